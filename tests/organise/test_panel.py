"""The first admin, the panel, demand and the journal."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.kernel.interaction import JobContext
from messages import words
from messages.catalog import plain_words
from messages.model import Action, MomentText
from messages.organise.actions import (
    EVERYWHERE,
    BeginDeclaring,
    BindWall,
    ChangeArea,
    DecideEntry,
    DraftLanguage,
    DropDraft,
    DropOutline,
    EditAreaForm,
    OfferRole,
    OpenArea,
    PostInvitation,
    RoleGrant,
    SetAdmission,
    ShowArea,
    ShowDemand,
    ShowDoor,
    ShowInvitation,
    ShowJournal,
    ShowPanel,
    ShowTeam,
    ShowWall,
    ShowWalls,
    WallLanguage,
)
from messages.organise.report_actions import ShowReports
from storage.area import Area, JoinRequest, MemberRole, WaitingEntry
from storage.organise import AreaDraft, OneTimeCode
from tests.organise import (
    code,
    declares,
    knocks,
    rows,
    the_wall,
)
from tests.worlds import Neighbour, World
from tests.worlds import Wall as Group

# --- the first admin


async def test_the_printed_code_makes_the_first_admin_once(world: World) -> None:
    printed = await code(world)
    ana, bao = await world.arrives("Ana"), await world.arrives("Bao")

    await ana.opens(f"admin_{printed}")
    assert ana.sees(words.organise_admin())

    await bao.says(f"/admin {printed}")
    assert bao.sees(words.organise_code_wrong())
    await bao.says("/orga")
    assert bao.sees(words.organise_only())


@pytest.mark.every_world
async def test_a_code_can_be_typed_in_capitals(world: World) -> None:
    printed = await code(world)
    ana = await world.arrives("Ana")
    await ana.says(f"/admin {printed.upper()} ")
    assert ana.sees(words.organise_admin())


async def test_a_wrong_a_used_and_an_old_code_read_the_same(world: World) -> None:
    printed = await code(world)
    ana = await world.arrives("Ana")
    await world.passes(days=2)
    for wrong in (printed, "abcdefghjkmn"):
        await ana.says(f"/admin {wrong}")
        assert ana.sees(words.organise_code_wrong())


async def test_a_code_for_one_right_gives_no_other(world: World, area: Area) -> None:
    invitation = await code(world, f"organiser:{area.id}")
    ana = await world.arrives("Ana")
    await ana.says(f"/admin {invitation}")
    assert ana.sees(words.organise_code_wrong())
    await ana.opens(f"org_{invitation}")
    assert ana.sees(words.organise_now_organiser(name="Belleville"))


# --- the panel


async def test_every_button_of_the_panel_is_refused_to_whoever_does_not_organise(
    world: World, area: Area, belleville: Group, bao: Neighbour, organiser: Neighbour
) -> None:
    await declares(organiser)
    (draft,) = await rows(world, AreaDraft)
    async with world.database.transaction() as store:
        request = JoinRequest(
            wall_id=belleville.id,
            user="x",
            member_id=organiser.member_id,
            asked_at=world.clock.now(),
        )
        store.session.add(request)
    forged: list[Action] = [
        ShowPanel(),
        BeginDeclaring(),
        ShowDemand(),
        ShowArea(area=area.id),
        ChangeArea(area=area.id),
        DropOutline(area=area.id),
        ShowInvitation(area=area.id),
        PostInvitation(wall=belleville.id),
        ShowWalls(area=area.id),
        ShowWall(wall=belleville.id),
        BindWall(wall=belleville.id, area=area.id),
        WallLanguage(wall=belleville.id, language="en"),
        ShowDoor(area=area.id),
        DecideEntry(request=request.id, admit=True),
        SetAdmission(area=area.id, by_organisers=True),
        ShowTeam(area=area.id),
        OfferRole(area=area.id, grant=RoleGrant.ORGANISER),
        ShowJournal(area=area.id),
        ShowJournal(area=EVERYWHERE),
        ShowReports(area=area.id),
        OpenArea(draft=draft.id),
        DropDraft(draft=draft.id),
        DraftLanguage(draft=draft.id, language="en"),
    ]
    for action in forged:
        await bao.forges(action)
        assert bao.sees(words.organise_not_yours()) or bao.sees(words.organise_only()), action
    assert [each.decided for each in await rows(world, JoinRequest)] == [None]
    assert [each.organisers_admit for each in await rows(world, Area)] == [False]
    assert not await rows(world, OneTimeCode)


async def test_an_organiser_of_one_area_is_refused_in_another(
    world: World, organiser: Neighbour
) -> None:
    elsewhere = await world.declares("Montreuil", town="93048", town_name="Montreuil")
    await organiser.forges(ShowTeam(area=elsewhere.id))
    assert organiser.sees(words.organise_not_yours())


@pytest.mark.every_world
async def test_a_form_sent_again_after_losing_the_role_is_refused(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await organiser.forges(ChangeArea(area=area.id))
    async with world.database.transaction() as store:
        membership = await store.areas.membership(organiser.member_id, area.id)
        assert membership
        membership.role = MemberRole.MEMBER
    await organiser.fills(EditAreaForm, name="Ailleurs")
    assert organiser.sees(words.organise_not_yours())
    assert [each.name for each in await rows(world, Area)] == ["Belleville"]


async def test_the_panel_asks_for_a_second_organiser_while_there_is_one(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await organiser.says("/orga")
    assert organiser.sees(words.organise_alone())
    await world.joins("Gaëlle", "fr", area, role=MemberRole.ORGANISER)
    await organiser.forges(ShowArea(area=area.id))
    assert organiser.sees(words.organise_organisers(count=2))


@pytest.mark.every_world
@pytest.mark.parametrize("enters", ["/orga", "link"])
async def test_whoever_organises_one_area_is_in_it_at_once(
    world: World, area: Area, organiser: Neighbour, enters: str
) -> None:
    await (organiser.opens("orga") if enters == "link" else organiser.says(enters))
    assert organiser.sees(words.organise_area_head(name="Belleville", town=area.town_name))
    await organiser.presses(words.back())
    assert organiser.sees(words.organise_panel_areas(count=1))
    assert organiser.offered(words.organise_declare())


async def test_whoever_organises_two_areas_chooses_one(world: World, area: Area) -> None:
    other = await world.declares("Jourdain")
    gaelle = await world.joins("Gaëlle", "fr", area, other, role=MemberRole.ORGANISER)
    await gaelle.says("/orga")
    assert gaelle.sees(words.organise_panel_areas(count=2))
    await gaelle.presses("Jourdain")
    assert gaelle.sees(words.organise_area_head(name="Jourdain", town=other.town_name))


@pytest.mark.every_world
async def test_the_panel_never_opens_on_a_wall(belleville: Group, organiser: Neighbour) -> None:
    await organiser.says("/orga", on=belleville)
    assert not belleville.shows(words.organise_panel_areas(count=1))


async def test_every_screen_of_the_panel_leads_back(area: Area, organiser: Neighbour) -> None:
    for action in (
        ShowArea(area=area.id),
        ShowInvitation(area=area.id),
        ShowWalls(area=area.id),
        ShowDoor(area=area.id),
        ShowTeam(area=area.id),
        ShowJournal(area=area.id),
        ShowReports(area=area.id),
        ShowDemand(),
    ):
        await organiser.forges(action)
        assert plain_words(words.back(), organiser.reader) in organiser.buttons, action


@pytest.mark.every_world
async def test_the_invitation_is_posted_in_the_group_once_a_day(
    world: World, belleville: Group, organiser: Neighbour
) -> None:
    lea = await world.arrives("Léa")
    await organiser.says("/orga")
    await organiser.presses(words.organise_see_link())
    (post,) = [label for label in organiser.buttons if label.startswith("Publier dans")]
    await organiser.presses(post)
    title = (await the_wall(world, belleville.chat)).title
    assert organiser.sees(words.organise_link_posted(title=title))
    assert belleville.shows(words.organise_link_text(name="Belleville"))
    await lea.presses(words.organise_join(name="Belleville"), belleville)
    assert lea.sees(words.area_joined_by_link(area="Belleville", town=belleville.area.town_name))

    hung = len(belleville.screen)
    await organiser.presses(post)
    assert organiser.sees(words.organise_link_posted_today(title=title))
    assert len(belleville.screen) == hung
    world.clock.advance(timedelta(days=1))
    await organiser.presses(post)
    assert len(belleville.screen) == hung + 1


async def test_the_invitation_waits_while_the_group_takes_nothing(
    world: World, belleville: Group, organiser: Neighbour
) -> None:
    async with world.database.transaction() as store:
        (await store.areas.get_wall(belleville.id)).refuses = "archived"
    await organiser.forges(ShowInvitation(area=belleville.area.id))
    assert not [label for label in organiser.buttons if label.startswith("Publier")]
    await organiser.forges(PostInvitation(wall=belleville.id))
    title = (await the_wall(world, belleville.chat)).title
    assert organiser.sees(words.organise_wall_refuses(title=title))
    assert belleville.screen == []


# --- demand and the journal


async def test_demand_is_counted_by_town_and_never_names_anybody(
    world: World, admin: Neighbour
) -> None:
    chloe, driss = await world.joins("Chloé", "fr"), await world.joins("Driss", "fr")
    async with world.database.transaction() as store:
        store.session.add_all(
            WaitingEntry(
                member_id=who.member_id, town="94034", town_name="Fresnes",
                cell="871fb4662ffffff", since=world.clock.now(),
            )
            for who in (chloe, driss)
        )  # fmt: skip
    await admin.forges(ShowDemand())
    assert admin.sees(words.organise_demand_town(town="Fresnes", count=2))
    assert not admin.sees("Chloé")
    assert not admin.sees("871fb")


async def test_the_journal_says_who_did_what_and_when(
    world: World, area: Area, belleville: Group, organiser: Neighbour
) -> None:
    chloe = await world.joins("Chloé", "fr")
    (request,) = await knocks(world, belleville, chloe)
    await organiser.forges(DecideEntry(request=request.id, admit=True))
    await organiser.forges(ShowJournal(area=area.id))
    moment = MomentText(at=world.clock.now(), zone=area.zone)
    assert organiser.sees(
        words.organise_journal_line(moment=moment, who="Farida", act=words.organise_act_admitted())
    )
    assert not organiser.sees("Chloé")


async def test_the_last_organisers_leaving_is_told_to_the_admins(
    world: World, area: Area, admin: Neighbour, organiser: Neighbour
) -> None:
    async with world.database.transaction() as store:
        context = JobContext(
            world.clock.now(), store, world.gazetteer,
            erase_hooks=tuple(leave for each in world.features for leave in each.erase_hooks),
        )  # fmt: skip
        await context.erase_member(await store.people.get_member(organiser.member_id))
    await world.settle()
    assert admin.told(words.organise_left(name="Belleville", count=0)) == 1


async def test_admins_read_the_journal_of_all_areas_and_organisers_theirs(
    world: World, area: Area, organiser: Neighbour
) -> None:
    solange = await world.arrives("Solange")
    await solange.says(f"/admin {await code(world)}")
    await solange.forges(ShowPanel())
    await solange.presses(words.organise_see_journal())
    assert solange.sees(words.organise_act_admin())
    await organiser.forges(ShowJournal(area=EVERYWHERE))
    assert organiser.sees(words.organise_not_yours())
    await organiser.forges(ShowJournal(area=area.id))
    assert organiser.sees(words.organise_journal_none())
