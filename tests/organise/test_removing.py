"""Two organisers take a member out of an area, who reads why and may ask others to look again."""

from __future__ import annotations

import pytest
from sqlmodel import select

from bot.platform import RefusalMeaning, Undeliverable
from messages import words
from messages.model import Text
from messages.organise.member_actions import (
    AppealRemoval,
    BeginRemoval,
    DecideRemoval,
    LiftRemoval,
    RemovalForm,
    RemovalReason,
    ReviewRemoval,
    ShowMember,
    ShowRemovals,
)
from messages.organise.report_actions import ReportReason
from storage.aid import HelpRequest, RequestState
from storage.area import Area, JoinRequest, MemberRole, Removal, RemovalState
from storage.cafe import Attendance, CafeState
from storage.organise import JournalEntry
from storage.outbox import OutboxAction
from tests.aid import asks, found, offers
from tests.cafe import invites, invites_home
from tests.organise import code, knocks, reports, rows
from tests.worlds import Neighbour, NeutralWorld, SlackWorld, TelegramWorld, Wall, World
from tests.worlds.telegram import RIGHTS

NAME = "Belleville"
REASON = words.removal_reason(why=Text(key="removal-why-money"))
NOTE = "Plusieurs voisins l’ont dit"


@pytest.fixture
async def second(world: World, area: Area, organiser: Neighbour) -> Neighbour:
    """Gaëlle, who organises Belleville with Farida."""
    return await world.joins("Gaëlle", "en", area, role=MemberRole.ORGANISER)


async def proposes(
    who: Neighbour, whom: Neighbour, area: Area, reason: RemovalReason = RemovalReason.MONEY,
    note: str = NOTE,
) -> None:  # fmt: skip
    await who.forges(ShowMember(area=area.id, member=whom.member_id))
    await who.presses(words.removal_propose())
    await who.fills(RemovalForm, reason=reason, note=note or None)


async def the_removal(world: World) -> Removal:
    (removal,) = await rows(world, Removal)
    assert isinstance(removal, Removal)
    return removal


async def is_out(world: World, who: Neighbour, area: Area) -> bool:
    async with world.database.transaction() as store:
        gone = await store.areas.membership(who.member_id, area.id) is None
        assert gone is await store.areas.is_out(who.member_id, area.id)
        return gone


@pytest.mark.every_world
async def test_nothing_happens_until_a_second_organiser_agrees_and_then_they_read_why(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, second: Neighbour,
    bao: Neighbour,
) -> None:  # fmt: skip
    before = bao.screen
    await proposes(organiser, bao, area)
    assert organiser.sees("Bao")
    assert bao.screen == before
    assert not await is_out(world, bao, area)
    assert second.sees(words.removal_asked(who="Bao", name=NAME))
    assert second.sees(REASON)
    assert second.sees(words.removal_note(note=NOTE))
    assert second.sees(words.removal_acts_none())
    assert not second.sees("Farida"), "not who proposed it"

    await second.presses(words.removal_agree())
    assert await is_out(world, bao, area)
    assert bao.sees(words.removal_out(name=NAME))
    assert bao.sees(REASON)
    assert bao.sees(words.removal_out_appeal())
    for name in ("Farida", "Gaëlle"):
        assert not bao.sees(name)
    assert organiser.sees(words.removal_outcome_out(who="Bao", name=NAME))


async def test_the_one_who_proposes_is_never_the_second(
    world: World, area: Area, organiser: Neighbour, second: Neighbour, bao: Neighbour
) -> None:
    await proposes(organiser, bao, area)
    removal = await the_removal(world)
    await organiser.forges(DecideRemoval(removal=removal.id, agrees=True))
    assert organiser.sees(words.removal_second_only())
    await bao.forges(DecideRemoval(removal=removal.id, agrees=True))
    assert bao.sees(words.organise_not_yours())
    assert not await is_out(world, bao, area)
    assert (await the_removal(world)).state is RemovalState.PROPOSED


async def test_the_second_sees_what_the_journal_says_and_not_who_reported_it(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, second: Neighbour,
    ana: Neighbour, bao: Neighbour,
) -> None:  # fmt: skip
    await invites(ana)
    await reports(bao, belleville, what=ReportReason.MONEY, word="Elle m’a demandé un virement")
    await organiser.presses(words.organise_judge_hide())
    await proposes(organiser, ana, area)
    assert second.sees(Text(key="organise-act-hid"))
    for told in ("Bao", "virement", "Farida"):
        assert not second.sees(told)


async def test_a_refusal_changes_nothing_and_who_proposed_it_hears(
    world: World, area: Area, organiser: Neighbour, second: Neighbour, bao: Neighbour
) -> None:
    await proposes(organiser, bao, area)
    before = bao.screen
    await second.presses(words.removal_disagree())
    assert organiser.sees(words.removal_outcome_refused(who="Bao", name=NAME))
    assert bao.screen == before
    assert not await is_out(world, bao, area)
    await second.forges(DecideRemoval(removal=(await the_removal(world)).id, agrees=True))
    assert not await is_out(world, bao, area), "decided once"


async def test_what_nobody_answers_in_a_week_lapses(
    world: World, area: Area, organiser: Neighbour, second: Neighbour, bao: Neighbour
) -> None:
    await proposes(organiser, bao, area)
    await world.passes(days=6, hours=20)
    assert (await the_removal(world)).state is RemovalState.PROPOSED
    await world.passes(hours=6)
    assert (await the_removal(world)).state is RemovalState.LAPSED
    assert organiser.told(words.removal_outcome_lapsed(who="Bao", name=NAME)) == 1
    assert second.told(words.removal_over_lapsed(who="Bao", name=NAME)) == 1
    await second.forges(DecideRemoval(removal=(await the_removal(world)).id, agrees=True))
    assert not await is_out(world, bao, area)


async def test_where_one_organises_an_admin_is_the_second(
    world: World, area: Area, organiser: Neighbour, bao: Neighbour, admin: Neighbour
) -> None:
    await proposes(organiser, bao, area)
    await admin.presses(words.removal_agree())
    assert await is_out(world, bao, area)


async def test_where_nobody_could_be_the_second_it_says_what_to_do(
    world: World, area: Area, organiser: Neighbour, bao: Neighbour
) -> None:
    await organiser.forges(BeginRemoval(area=area.id, member=bao.member_id))
    assert organiser.sees(words.removal_needs_second(who="Bao"))
    assert organiser.offered(words.organise_see_team())
    assert not await rows(world, Removal)


async def test_about_who_organises_one_of_the_two_is_an_admin(
    world: World, area: Area, organiser: Neighbour, second: Neighbour, admin: Neighbour
) -> None:
    third = await world.joins("Hélène", "fr", area, role=MemberRole.ORGANISER)
    await proposes(organiser, second, area)
    await third.forges(DecideRemoval(removal=(await the_removal(world)).id, agrees=True))
    assert third.sees(words.removal_second_admin())
    assert not await is_out(world, second, area)
    await admin.presses(words.removal_agree())
    assert await is_out(world, second, area)


async def test_nobody_removes_themselves_nor_an_admin(
    world: World, area: Area, organiser: Neighbour, second: Neighbour
) -> None:
    await organiser.forges(BeginRemoval(area=area.id, member=organiser.member_id))
    assert organiser.sees(words.member_yourself())
    boss = await world.joins("Solange", "fr", area, admin=True)
    await organiser.forges(BeginRemoval(area=area.id, member=boss.member_id))
    assert organiser.sees(words.removal_no_admin(who="Solange"))
    assert not await rows(world, Removal)


async def test_two_are_needed_when_it_is_done(
    world: World, area: Area, organiser: Neighbour, second: Neighbour, bao: Neighbour
) -> None:
    """Whoever proposed it has lost the role meanwhile."""
    await proposes(organiser, bao, area)
    async with world.database.transaction() as store:
        held = await store.areas.membership(organiser.member_id, area.id)
        assert held
        held.role = MemberRole.MEMBER
    await second.presses(words.removal_agree())
    assert second.sees(words.removal_over_dropped(name=NAME))
    assert not await is_out(world, bao, area)


async def test_a_note_takes_nothing_personal(
    world: World, area: Area, organiser: Neighbour, second: Neighbour, bao: Neighbour
) -> None:
    await organiser.forges(BeginRemoval(area=area.id, member=bao.member_id))
    await organiser.fills(RemovalForm, reason=RemovalReason.MONEY, note="Il habite 06 12 34 56 78")
    assert not await rows(world, Removal)


async def test_what_was_theirs_ends_and_everybody_concerned_is_told(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, second: Neighbour,
    ana: Neighbour, bao: Neighbour, chloe: Neighbour,
) -> None:  # fmt: skip
    """Bao hosts, is guest at Ana's home, asks for a hand and gives one."""
    await invites(bao)
    await ana.presses(words.cafe_join(), belleville)
    await invites_home(chloe)
    await bao.presses(words.cafe_join(), belleville)
    await offers(bao)
    await found(ana, bao)
    await asks(bao)
    await proposes(organiser, bao, area)
    await second.presses(words.removal_agree())

    assert ana.told(words.cafe_called_off()) == 1
    async with world.database.transaction() as store:
        (hosted,) = await store.cafes.hosted_cafes(bao.member_id)
        assert (await store.cafes.cafe_with_people(hosted))[0].state is CafeState.CANCELLED
        (guest,) = await store.cafes.answered_cafes(bao.member_id, world.clock.now())
        answer = await store.cafes.get_answer(guest, bao.member_id)
        assert answer
        assert answer.coming is Attendance.NO
        requests = (await store.session.execute(select(HelpRequest))).scalars().all()
        standing = {each.asker_id: (each.state, each.helper_id) for each in requests}
    assert standing == {
        ana.member_id: (RequestState.OPEN, None),
        bao.member_id: (RequestState.CLOSED, None),
    }


async def test_no_way_leads_back_until_it_is_lifted(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, second: Neighbour,
    ana: Neighbour, bao: Neighbour,
) -> None:  # fmt: skip
    """Link, button, an organiser's link, the wall's door, a card that was forwarded."""
    await invites(ana)
    cafe_button = belleville.card.name
    await proposes(organiser, bao, area)
    await second.presses(words.removal_agree())
    out = words.removal_stays_out(name=NAME)
    await bao.opens(f"q_{area.code}")
    assert bao.sees(out)
    await bao.opens(f"org_{await code(world, f'organiser:{area.id}')}")
    assert bao.sees(out)
    await bao.presses(words.cafe_join(), belleville)
    assert bao.sees(out)
    assert cafe_button
    assert await is_out(world, bao, area)

    await organiser.forges(LiftRemoval(removal=(await the_removal(world)).id))
    assert organiser.sees(words.removal_lift_done(who="Bao"))
    assert bao.sees(words.removal_lifted(name=NAME))
    await bao.presses(words.organise_join(name=NAME))
    async with world.database.transaction() as store:
        assert await store.areas.membership(bao.member_id, area.id)


async def test_they_ask_once_and_others_than_the_two_look_again(
    world: World, area: Area, organiser: Neighbour, second: Neighbour, bao: Neighbour
) -> None:
    third = await world.joins("Hélène", "fr", area, role=MemberRole.ORGANISER)
    await proposes(organiser, bao, area)
    await second.presses(words.removal_agree())
    await bao.presses(words.organise_appeal())
    assert bao.sees(words.removal_appeal_sent())
    asked = words.removal_appeal_asked(who="Bao", name=NAME)
    assert third.sees(asked)
    assert not organiser.told(asked)
    assert not second.told(asked)
    removal = await the_removal(world)
    for one in (organiser, second):
        await one.forges(ReviewRemoval(removal=removal.id, lift=False))
        assert one.sees(words.removal_other_only())
    await third.presses(words.organise_uphold())
    assert bao.told(words.removal_out(name=NAME)) == 1
    await bao.forges(AppealRemoval(removal=removal.id))
    assert bao.sees(words.removal_appeal_already())
    assert await is_out(world, bao, area)


async def test_an_appeal_may_let_them_back_and_the_two_look_where_nobody_else_is(
    world: World, area: Area, organiser: Neighbour, second: Neighbour, bao: Neighbour
) -> None:
    await proposes(organiser, bao, area)
    await second.presses(words.removal_agree())
    await bao.presses(words.organise_appeal())
    await second.presses(words.removal_lift(who="Bao"))
    assert bao.sees(words.removal_lifted(name=NAME))
    assert organiser.told(words.removal_over_reviewed(name=NAME)) == 1
    async with world.database.transaction() as store:
        assert not await store.areas.is_out(bao.member_id, area.id)


async def test_after_a_year_they_may_come_back(
    world: World, area: Area, organiser: Neighbour, second: Neighbour, bao: Neighbour
) -> None:
    await proposes(organiser, bao, area)
    await second.presses(words.removal_agree())
    await world.passes(days=364)
    assert await is_out(world, bao, area)
    await world.passes(days=2)
    async with world.database.transaction() as store:
        assert not await store.areas.is_out(bao.member_id, area.id)


@pytest.mark.parametrize("world_kind", [NeutralWorld])
async def test_they_leave_the_walls_and_may_enter_again_once_it_is_lifted(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, second: Neighbour,
    bao: Neighbour,
) -> None:  # fmt: skip
    assert isinstance(world, NeutralWorld)
    await knocks(world, belleville, bao)
    await proposes(organiser, bao, area)
    await second.presses(words.removal_agree())
    assert world.walls.errands == [
        (OutboxAction.DECLINE, belleville.chat, bao.user),
        (OutboxAction.EXPEL, belleville.chat, bao.user),
    ]
    await organiser.forges(LiftRemoval(removal=(await the_removal(world)).id))
    assert world.walls.errands[-1] == (OutboxAction.READMIT, belleville.chat, bao.user)
    assert not await rows(world, JoinRequest)


@pytest.mark.parametrize("world_kind", [SlackWorld])
async def test_a_workspace_that_granted_more_has_them_taken_out_the_others_are_asked_to(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, second: Neighbour,
    bao: Neighbour, ana: Neighbour,
) -> None:  # fmt: skip
    assert isinstance(world, SlackWorld)
    members = world.quartier.channels[belleville.chat].members
    assert bao.user in members
    await proposes(organiser, bao, area)
    await second.presses(words.removal_agree())
    title = "Les voisins de Belleville"
    assert organiser.told(words.removal_by_hand(who="Bao", title=title)) == 1
    assert bao.user in members

    world.quartier.scopes |= {"channels:manage", "groups:write"}
    await proposes(organiser, ana, area)
    await second.presses(words.removal_agree())
    assert ana.user not in members
    assert not organiser.told(words.removal_by_hand(who="Ana", title=title))


@pytest.mark.parametrize("world_kind", [TelegramWorld])
async def test_on_telegram_they_are_banned_and_no_more_so_once_it_is_lifted(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, second: Neighbour,
    bao: Neighbour,
) -> None:  # fmt: skip
    assert isinstance(world, TelegramWorld)
    group, bot = world.server.chats[int(belleville.chat)], world.server.first_bot
    may_ban = (*RIGHTS, "can_restrict_members")
    group.members[bot.id] = world.server.bot_member(group, bot, may_ban)
    await proposes(organiser, bao, area)
    await second.presses(words.removal_agree())
    assert group.members[int(bao.user)].status == "kicked"
    await organiser.forges(LiftRemoval(removal=(await the_removal(world)).id))
    assert group.members[int(bao.user)].status == "left"


@pytest.mark.parametrize("world_kind", [NeutralWorld])
async def test_where_palier_may_not_take_them_out_organisers_are_asked_to(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, second: Neighbour,
    bao: Neighbour, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    assert isinstance(world, NeutralWorld)
    walls, act = world.walls, world.walls.act_on_chat

    async def refuse(errand: OutboxAction, to, subject: str) -> None:  # type: ignore[no-untyped-def]  # as the platform's
        if errand is OutboxAction.EXPEL:
            raise Undeliverable("not enough rights", means=RefusalMeaning.RIGHT)
        await act(errand, to, subject)

    monkeypatch.setattr(walls, "act_on_chat", refuse)
    await proposes(organiser, bao, area)
    await second.presses(words.removal_agree())
    await world.settle()
    by_hand = words.removal_by_hand(who="Bao", title="Les voisins de Belleville")
    assert organiser.told(by_hand) == 1
    assert second.told(by_hand) == 1
    async with world.database.transaction() as store:
        assert (await store.areas.get_wall(belleville.id)).takes_cards, "cards hang all the same"


async def test_who_leaves_for_good_takes_what_is_proposed_with_them(
    world: World, area: Area, organiser: Neighbour, second: Neighbour, bao: Neighbour
) -> None:
    await proposes(organiser, bao, area)
    removal = await the_removal(world)
    await bao.says("/stop")
    await bao.presses(words.account_erase())
    assert second.sees(words.removal_over_dropped(name=NAME))
    assert not await rows(world, Removal)
    await second.forges(DecideRemoval(removal=removal.id, agrees=True))
    assert second.sees(words.gone())


async def test_a_proposal_of_who_leaves_for_good_is_decided_by_nobody(
    world: World, area: Area, organiser: Neighbour, second: Neighbour, bao: Neighbour
) -> None:
    await proposes(organiser, bao, area)
    removal = await the_removal(world)
    await organiser.says("/stop")
    await organiser.presses(words.account_erase())
    assert second.told(words.removal_over_lapsed(who="Bao", name=NAME)) == 1
    await second.forges(DecideRemoval(removal=removal.id, agrees=True))
    assert not await is_out(world, bao, area)


async def test_every_act_of_it_stands_in_the_journal_and_names_nobody_it_is_about(
    world: World, area: Area, organiser: Neighbour, second: Neighbour, bao: Neighbour
) -> None:
    await proposes(organiser, bao, area)
    await second.presses(words.removal_agree())
    await organiser.forges(ShowRemovals(area=area.id))
    await organiser.presses(words.removal_lift(who="Bao"))
    entries = sorted(await rows(world, JournalEntry), key=lambda entry: entry.at)
    acts = [(entry.act, entry.member_id) for entry in entries]
    assert acts == [
        ("removal_proposed", organiser.member_id),
        ("removal_out", second.member_id),
        ("removal_lifted", organiser.member_id),
    ]


async def test_another_area_goes_on(
    world: World, area: Area, organiser: Neighbour, second: Neighbour
) -> None:
    charonne = await world.declares("Charonne")
    zoe = await world.joins("Zoé", "fr", area, charonne)
    await proposes(organiser, zoe, area)
    await second.presses(words.removal_agree())
    async with world.database.transaction() as store:
        held = await store.areas.membership(zoe.member_id, charonne.id)
        assert held
        assert held.home


async def test_the_list_of_members_is_for_who_organises_that_area(
    world: World, area: Area, organiser: Neighbour, second: Neighbour, bao: Neighbour
) -> None:
    far = await world.declares("Charonne")
    hugo = await world.joins("Hugo", "fr", far, role=MemberRole.ORGANISER)
    await hugo.forges(ShowMember(area=area.id, member=bao.member_id))
    assert hugo.sees(words.organise_not_yours())
    await hugo.forges(ShowMember(area=far.id, member=bao.member_id))
    assert hugo.sees(words.member_gone())
