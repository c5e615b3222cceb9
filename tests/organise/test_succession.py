"""An area, and the whole Palier, never hang on one person."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update
from sqlmodel import col

from messages import words
from messages.organise.actions import ShowArea, ShowPanel, ShowTeam
from messages.organise.succession_actions import (
    AnswerAdmin,
    AnswerSilence,
    AskAdmin,
    ShowAdmins,
    StepDown,
    StillThere,
    StopAdmin,
)
from storage.area import Area, MemberRole, Membership
from storage.organise import JournalEntry, RoleQuestion
from storage.people import Member
from tests.organise import knocks, rows
from tests.worlds import Neighbour, Wall, World

NAME = "Belleville"
ASKED = words.team_still_there(name=NAME)


@pytest.fixture
async def second(world: World, area: Area, organiser: Neighbour) -> Neighbour:
    """Gaëlle, who organises Belleville with Farida."""
    return await world.joins("Gaëlle", "en", area, role=MemberRole.ORGANISER)


async def erases(who: Neighbour) -> None:
    await who.says("/stop")
    await who.presses(words.account_erase())


async def seen(world: World, who: Neighbour, days: float) -> None:
    """They were seen so many days ago."""
    await change(world, who, seen_at=world.clock.now() - timedelta(days=days))


async def change(world: World, who: Neighbour, **values: object) -> None:
    async with world.database.transaction() as store:
        await store.session.execute(
            update(Member).where(col(Member.id) == who.member_id).values(**values)
        )


async def waits(world: World, belleville: Wall) -> None:
    """Somebody knocks, and nobody answers for days."""
    dan = await world.joins("Dan", "fr")
    (request,) = await knocks(world, belleville, dan)
    async with world.database.transaction() as store:
        found, _ = await store.organisation.get_join_request(request.id)
        found.asked_at = world.clock.now() - timedelta(days=3)


async def role(world: World, who: Neighbour, area: Area) -> MemberRole | None:
    async with world.database.transaction() as store:
        held = await store.areas.membership(who.member_id, area.id)
        return held.role if held else None


# --- a silent organiser


@pytest.mark.every_world
async def test_the_longest_silent_is_asked_then_the_others_are_told_and_the_next_one_is_asked(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, second: Neighbour
) -> None:
    await waits(world, belleville)
    await seen(world, organiser, 20)
    await seen(world, second, 15)
    await world.passes(hours=7)
    assert organiser.told(ASKED) == 1
    assert not second.told(ASKED), "one after the other"

    await world.passes(days=13)
    assert not second.told(words.team_silent(who="Farida", name=NAME))
    await world.passes(days=2)
    assert second.told(words.team_silent(who="Farida", name=NAME)) == 1
    assert second.told(ASKED) == 1
    assert organiser.told(ASKED) == 1, "nobody is asked twice in one silence"
    assert await role(world, organiser, area) is MemberRole.ORGANISER, "nothing is taken away"


async def test_nobody_is_asked_while_nothing_waits_nor_before_fourteen_days_nor_on_pause(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, second: Neighbour
) -> None:
    await seen(world, organiser, 30)
    await seen(world, second, 13)
    await world.passes(hours=7)
    assert not organiser.told(ASKED), "nothing waits"
    await change(world, organiser, paused_until=world.clock.now() + timedelta(days=20))
    await waits(world, belleville)
    await world.passes(hours=7)
    assert not organiser.told(ASKED), "on pause"
    assert not second.told(ASKED), "heard of thirteen days ago"


async def test_who_answers_is_there_and_the_silence_begins_anew(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, second: Neighbour
) -> None:
    await waits(world, belleville)
    await seen(world, organiser, 20)
    await world.passes(hours=7)
    await organiser.presses(words.team_here())
    assert organiser.sees(words.team_welcome_back())
    await seen(world, second, 0)
    await world.passes(days=13)
    assert organiser.told(ASKED) <= 1
    assert not second.told(words.team_silent(who="Farida", name=NAME))


async def test_a_question_is_for_who_was_asked(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, second: Neighbour
) -> None:
    await waits(world, belleville)
    await seen(world, organiser, 20)
    await world.passes(hours=7)
    (question,) = await rows(world, RoleQuestion)
    await second.forges(AnswerSilence(question=question.id, answer=StillThere.HERE))
    assert second.sees(words.organise_not_yours())


async def test_stopping_leaves_a_member_and_tells_the_others(
    world: World, area: Area, organiser: Neighbour, second: Neighbour
) -> None:
    await organiser.forges(ShowTeam(area=area.id))
    await organiser.presses(words.team_stop())
    assert await role(world, organiser, area) is MemberRole.ORGANISER, "asked first"
    await organiser.presses(words.team_stop_yes())
    assert await role(world, organiser, area) is MemberRole.MEMBER
    assert second.told(words.organise_left(name=NAME, count=1)) == 1
    await organiser.forges(ShowArea(area=area.id))
    assert organiser.sees(words.organise_not_yours())


async def test_the_last_one_names_somebody_first(
    world: World, area: Area, organiser: Neighbour
) -> None:
    await organiser.forges(StepDown(area=area.id, sure=True))
    assert organiser.sees(words.team_stop_last(name=NAME))
    assert await role(world, organiser, area) is MemberRole.ORGANISER


# --- alone


async def test_who_organises_alone_hears_so_each_month_until_there_are_two(
    world: World, area: Area, organiser: Neighbour
) -> None:
    alone = words.team_alone(name=NAME)
    for month, told in ((8, 1), (9, 2)):
        await world.comes(datetime(2026, month, 1, 5, tzinfo=world.clock.now().tzinfo))
        await world.passes(days=3)
        assert organiser.told(alone) == told
    await world.joins("Gaëlle", "fr", area, role=MemberRole.ORGANISER)
    await world.comes(datetime(2026, 10, 1, 5, tzinfo=world.clock.now().tzinfo))
    await world.passes(days=3)
    assert organiser.told(alone) == 2


async def test_an_area_that_nobody_organises_is_told_to_the_admins(
    world: World, area: Area, belleville: Wall, admin: Neighbour
) -> None:
    await world.comes(datetime(2026, 8, 1, 5, tzinfo=world.clock.now().tzinfo))
    await world.passes(days=3)
    assert admin.told(words.team_nobody(name=NAME)) == 1


# --- the instance


@pytest.mark.every_world
async def test_an_admin_hands_over_by_name_and_only_then_stops(
    world: World, area: Area, organiser: Neighbour, admin: Neighbour
) -> None:
    await admin.forges(ShowAdmins())
    assert admin.sees(words.team_admins_alone())
    await admin.forges(StopAdmin(sure=True))
    assert admin.sees(words.team_admin_last())
    await admin.presses(words.team_admin_ask(who="Farida"))
    assert organiser.sees(words.team_admin_offer(who="Solange"))
    await organiser.presses(words.team_admin_yes())
    assert organiser.sees(words.team_admin_now())
    assert admin.sees(words.team_admin_accepted(who="Farida"))
    await admin.forges(StopAdmin())
    await admin.presses(words.team_stop_yes())
    assert admin.sees(words.team_admin_stopped())
    assert {each.name for each in await rows(world, Member) if each.admin} == {"Farida"}


async def test_a_no_is_told_and_nothing_changes(
    world: World, area: Area, organiser: Neighbour, admin: Neighbour
) -> None:
    await admin.forges(ShowAdmins())
    await admin.presses(words.team_admin_ask(who="Farida"))
    await organiser.presses(words.team_admin_no())
    assert admin.sees(words.team_admin_refused(who="Farida"))
    (question,) = await rows(world, RoleQuestion)
    await organiser.forges(AnswerAdmin(question=question.id, accepts=True))
    assert organiser.sees(words.team_admin_over())
    assert {each.name for each in await rows(world, Member) if each.admin} == {"Solange"}


async def test_only_an_admin_asks_and_only_who_was_asked_answers(
    world: World, area: Area, organiser: Neighbour, second: Neighbour, admin: Neighbour
) -> None:
    await organiser.forges(AskAdmin(member=organiser.member_id))
    assert organiser.sees(words.organise_not_yours())
    await admin.forges(AskAdmin(member=organiser.member_id))
    (question,) = await rows(world, RoleQuestion)
    await second.forges(AnswerAdmin(question=question.id, accepts=True))
    assert second.sees(words.organise_not_yours())
    await change(world, admin, admin=False)
    await change(world, second, admin=True)
    await organiser.presses(words.team_admin_yes())
    assert organiser.sees(words.team_admin_over()), "who asked is no admin any more"
    assert not [each for each in await rows(world, Member) if each.admin and each.name == "Farida"]


async def test_who_leaves_as_the_last_admin_reads_what_hangs_on_them(
    world: World, area: Area, organiser: Neighbour, admin: Neighbour
) -> None:
    await admin.says("/stop")
    assert admin.sees(words.team_leaving_admin())
    assert admin.offered(words.team_admins())
    await organiser.says("/stop")
    assert organiser.sees(words.team_leaving_areas(names=NAME))
    assert organiser.offered(words.organise_open_panel())


async def test_where_the_last_admin_is_gone_organisers_are_asked_one_after_the_other(
    world: World, area: Area, organiser: Neighbour, second: Neighbour, admin: Neighbour
) -> None:
    async with world.database.transaction() as store:
        eldest = await store.areas.membership(second.member_id, area.id)
        assert eldest
        eldest.joined_at = world.clock.now() - timedelta(days=400)
    await erases(admin)
    wanted = words.team_admin_wanted()
    assert second.told(wanted) == 1
    assert not organiser.told(wanted)

    await organiser.says("/orga")
    assert organiser.sees(NAME), "nothing breaks meanwhile"
    await world.passes(days=2)
    assert not organiser.told(wanted)
    await world.passes(days=2)
    assert organiser.told(wanted) == 1
    await organiser.presses(words.team_admin_yes())
    assert {each.name for each in await rows(world, Member) if each.admin} == {"Farida"}
    await second.presses(words.team_admin_yes())
    assert second.sees(words.team_admin_over())


async def test_a_no_asks_the_next_at_once(
    world: World, area: Area, organiser: Neighbour, second: Neighbour, admin: Neighbour
) -> None:
    await erases(admin)
    asked, other = (
        (organiser, second) if organiser.told(words.team_admin_wanted()) else (second, organiser)
    )
    await asked.presses(words.team_admin_no())
    assert other.told(words.team_admin_wanted()) == 1


async def test_who_is_asked_and_leaves_is_asked_no_more_and_nothing_of_them_stays(
    world: World, area: Area, organiser: Neighbour, second: Neighbour, admin: Neighbour
) -> None:
    """The longest-serving leaves while the question is open: the next hears of it."""
    async with world.database.transaction() as store:
        eldest = await store.areas.membership(second.member_id, area.id)
        assert eldest
        eldest.joined_at = world.clock.now() - timedelta(days=400)
    await erases(admin)
    await erases(second)
    await world.passes(hours=7)
    assert organiser.told(words.team_admin_wanted()) == 1
    assert [each.member_id for each in await rows(world, RoleQuestion)] == [organiser.member_id]


async def test_the_only_organiser_and_admin_leaves_and_nothing_breaks(
    world: World, area: Area, belleville: Wall, bao: Neighbour
) -> None:
    one = await world.joins("Inès", "fr", area, role=MemberRole.ORGANISER, admin=True)
    await erases(one)
    await bao.says("/cafes")
    await bao.forges(ShowPanel())
    assert bao.sees(words.organise_only())
    await world.passes(days=40)
    assert [each.role for each in await rows(world, Membership)] == [MemberRole.MEMBER]
    assert "left" in [each.act for each in await rows(world, JournalEntry)]
