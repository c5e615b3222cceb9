"""The town takes over and does not come, or somebody worries: it can be taken back, and is told."""

from __future__ import annotations

import pytest

from handlers.heat.feature import heat
from handlers.kernel.interaction import JobContext
from messages import words
from messages.heat.checkins.actions import (
    AnswerGoing,
    CheckAnswer,
    CheckCause,
    ReportCheck,
    TakenVia,
    TakeOver,
    TakeoverAct,
)
from messages.heat.checkins.check_card import VisitOutcome
from messages.heat.duty.actions import DutyNews, MissTown
from messages.model import Text
from storage.area import MemberRole
from storage.errors import DatabaseAway
from storage.heat.duty import DutyMail
from tests.heat.test_duty import (
    BOX,
    acts,
    agrees,
    at,
    bao_agrees,
    checks,
    climbs,
    has_box,
    jumps,
    on_duty,
    rows,
    server,
)
from tests.heat.test_duty_page import ASKS, TAKES, link_in, page
from tests.heat.test_takeover import rests
from tests.heat.watch import enrols
from tests.worlds import NOON

__all__ = ["bao_agrees", "on_duty", "page", "server"]

NOW = Text(key=f"watch-say-{CheckAnswer.NOW}")
OTHER = "autre@ailleurs.example"


async def takes(world, area, page, server):
    """The ladder is climbed, and the town takes over by its link."""
    await climbs(world, area)
    answer = await page.post(link_in(server.mails[0]), data=TAKES)
    await world.settle()
    return await answer.text()


async def finds(world, who, outcome):
    await who.forges(ReportCheck(check=(await checks(world))[0].id, found=outcome))
    await world.settle()


async def test_the_town_does_not_come_and_the_calls_begin_again(
    world, area, page, bao_agrees, chloe, organiser, server
):
    gus = await world.joins("Gus", "fr", area, role=MemberRole.ORGANISER)
    await takes(world, area, page, server)
    await organiser.presses(words.duty_town_missing())
    assert organiser.sees(words.duty_town_missed(name="Bao"))
    [check] = await checks(world)
    assert (check.taken_at, check.taken_via, check.going_id) == (None, None, None)
    for who in (chloe, gus):
        assert who.told(words.duty_town_not_going(name="Bao")) == 1
    assert bao_agrees.sees(words.duty_town_not_coming())
    await jumps(world, at(area, 14, 2))
    assert ["Nom : Bao" in each.text for each in server.mails] == [True, True]
    assert ASKS in await (await page.get(link_in(server.mails[1]))).text()
    await gus.presses(words.watch_take())
    assert [act for act, _ in await acts(world)] == [
        TakeoverAct.TAKEN_BY_TOWN, TakeoverAct.GIVEN_BACK, TakeoverAct.TAKEN,
    ]  # fmt: skip


async def test_no_buddy_says_for_the_town_that_it_does_not_come(
    world, area, page, bao_agrees, chloe, server
):
    await takes(world, area, page, server)
    await chloe.forges(MissTown(check=(await checks(world))[0].id))
    assert chloe.sees(words.gone())
    await chloe.forges(AnswerGoing(check=(await checks(world))[0].id, yes=True))
    [check] = await checks(world)
    assert (check.taken_via, check.going_id) == (TakenVia.TOWN, None)
    assert chloe.told(words.duty_town_taken(name="Bao")) == 2


@pytest.mark.every_world
@pytest.mark.parametrize("by_link", [True, False])
async def test_an_old_i_cannot_takes_nothing_back_from_the_town(
    world, area, page, bao_agrees, chloe, organiser, server, by_link
):
    """Whoever said so for it: others are asked how it ended, and may say that it does not come."""
    gus = await world.joins("Gus", "fr", area, role=MemberRole.ORGANISER)
    if by_link:
        await takes(world, area, page, server)
    else:
        await climbs(world, area)
        await organiser.presses(words.duty_town_takes())
    check_id = (await checks(world))[0].id
    for who in (organiser, chloe):
        await who.forges(AnswerGoing(check=check_id, yes=False))
        assert who.sees(words.duty_town_taken(name="Bao"))
        assert not who.sees(words.watch_cannot_noted())
    [check] = await checks(world)
    assert (check.taken_via, check.going_id) == (TakenVia.TOWN, None)
    assert not bao_agrees.told(words.watch_not_coming(who="Farida"))
    assert not gus.told(words.watch_not_going(name="Bao", who="Farida"))
    assert [act for act, _ in await acts(world)] == [TakeoverAct.TAKEN_BY_TOWN]
    await jumps(world, at(area, 14, 2))
    assert len(server.mails) == 1, "the town hears nothing that is not so"
    await jumps(world, at(area, 17, 30))
    await jumps(world, at(area, 8, 30, days=2))
    assert gus.told(words.watch_how_ended()) == 1
    await gus.presses(words.duty_town_missing())
    assert (await checks(world))[0].taken_via is None


async def test_an_organiser_takes_it_over_from_the_town(
    world, area, page, bao_agrees, organiser, server
):
    await takes(world, area, page, server)
    await organiser.forges(TakeOver(check=(await checks(world))[0].id))
    [check] = await checks(world)
    assert (check.going_id, check.taken_via) == (organiser.member_id, TakenVia.ORGANISERS)
    await jumps(world, at(area, 14, 2))
    assert "quelqu’un s’en charge" in server.mails[-1].text


async def test_nobody_opens_while_the_town_is_counted_on(
    world, area, page, bao_agrees, chloe, organiser, server
):
    await takes(world, area, page, server)
    await finds(world, chloe, VisitOutcome.SILENT)
    [check] = await checks(world)
    assert (check.going_id, check.taken_at) == (chloe.member_id, None)
    assert organiser.told(words.watch_in_vain(name="Bao", who="Chloé")) == 1
    await jumps(world, at(area, 14, 2))
    assert len(server.mails) == 2


async def test_where_nobody_can_be_asked_how_it_ended_it_is_asked_as_soon_as_somebody_can(
    world, area, page, bao_agrees, organiser, server
):
    await takes(world, area, page, server)
    await rests(world, organiser)
    async with world.database.transaction() as store:
        (await store.checkins.lock_check((await checks(world))[0].id)).next_at = at(area, 15)
    await jumps(world, at(area, 15, 1))
    await rests(world, organiser, on=False)
    await jumps(world, at(area, 15, 5))
    assert organiser.sees(words.watch_how_ended())
    assert organiser.offered(words.duty_town_missing())


async def test_a_programme_that_posts_to_every_link_takes_nothing_over(
    world, area, page, bao_agrees, server
):
    await climbs(world, area)
    answer = await page.post(link_in(server.mails[0]))
    assert (answer.status, ASKS in await answer.text()) == (400, True)
    assert (await checks(world))[0].taken_at is None


@pytest.mark.parametrize("outcome", [VisitOutcome.WORRYING, VisitOutcome.SILENT])
async def test_who_worries_at_a_silent_door_leaves_it_a_silence_for_the_town(
    world, area, bao_agrees, organiser, server, outcome
):
    await climbs(world, area)
    await finds(world, organiser, outcome)
    await jumps(world, at(area, 14, 3))
    assert len(server.mails) == 1, "it was told a moment ago"
    await jumps(world, at(area, 18, 5))
    assert ["Nom : Bao" in each.text for each in server.mails] == [True, True]
    await bao_agrees.presses(NOW)
    await jumps(world, at(area, 18, 7))
    assert "a répondu" in server.mails[-1].text
    assert "terminé" not in server.mails[-1].text
    await jumps(world, at(area, 21))
    assert len(server.mails) == 3, "who spoke is not silent"


async def test_who_spoke_before_somebody_worries_is_not_silent(
    world, area, bao_agrees, chloe, organiser, server
):
    await climbs(world, area, 3)
    await bao_agrees.presses(Text(key=f"watch-say-{CheckAnswer.FINE}"))
    await finds(world, chloe, VisitOutcome.WORRYING)
    assert [each.cause for each in await checks(world)] == [CheckCause.NOW]
    await jumps(world, at(area, 16))
    assert server.mails == []


async def test_who_gives_it_back_has_the_town_told_although_another_organiser_is_there(
    world, area, page, bao_agrees, organiser, server
):
    await world.joins("Gus", "fr", area, role=MemberRole.ORGANISER)
    await climbs(world, area)
    path = link_in(server.mails[0])
    await organiser.presses(words.watch_take())
    await jumps(world, at(area, 14, 2))
    assert "Quelqu’un s’en charge déjà" in await (await page.post(path, data=TAKES)).text()
    await organiser.forges(AnswerGoing(check=(await checks(world))[0].id, yes=False))
    await jumps(world, at(area, 14, 4))
    assert "Nom : Bao" in server.mails[-1].text
    async with world.database.transaction() as store:
        [row] = await store.duty.mails_about((await checks(world))[0].id)
        row.says = DutyNews.TAKEN
    assert ASKS in await (await page.get(path)).text()
    answer = await page.post(path, data=TAKES, allow_redirects=False)
    assert (answer.status, (await checks(world))[0].taken_via) == (303, TakenVia.TOWN)


async def test_what_could_not_be_noted_is_not_said_to_be(
    world, area, page, bao_agrees, server, monkeypatch
):
    await climbs(world, area)
    path = link_in(server.mails[0])

    async def fails(*_):
        raise DatabaseAway

    with monkeypatch.context() as patch:
        patch.setattr(world.dispatcher, "take_finding", fails)
        answer = await page.post(path, data=TAKES)
    said = await answer.text()
    assert (answer.status, "pas" in said, "button" in said) == (503, True, True)
    assert "C’est noté" in await (await page.post(path, data=TAKES)).text()


async def test_pressed_again_and_again_the_town_reads_it_once(
    world, area, bao_agrees, chloe, driss, server
):
    await climbs(world, area, 4)
    for minute, who in ((25, chloe), (30, chloe), (35, driss), (40, chloe)):
        await finds(world, who, VisitOutcome.SILENT)
        await jumps(world, at(area, 12, minute))
    await jumps(world, at(area, 15))
    await finds(world, chloe, VisitOutcome.SILENT)
    await jumps(world, at(area, 15, 2))
    assert len(server.mails) == 1


async def test_a_press_does_not_hide_that_the_mails_fail(
    world, area, bao_agrees, chloe, organiser, server
):
    await server.closes()
    await climbs(world, area)
    for minute in range(1, 9):
        await finds(world, chloe, VisitOutcome.SILENT)
        await jumps(world, at(area, 14, minute))
    assert organiser.told(words.duty_mail_stuck(mail=BOX)) == 1
    await server.opens()


async def test_a_box_that_comes_back_is_asked_about_again(world, area, bao_agrees, server):
    for minute, mail in ((0, OTHER), (10, BOX), (20, OTHER)):
        await has_box(world, area, mail=mail)
        await jumps(world, at(area, 9, minute))
    assert bao_agrees.told(words.duty_question(mail=OTHER)) == 2
    await agrees(bao_agrees)
    await climbs(world, area)
    assert [each.recipients for each in server.mails] == [(OTHER,)]


@pytest.mark.parametrize("gone", ["box", "server"])
async def test_what_may_not_be_told_any_more_organisers_hear_with_the_number(
    world, area, bao_agrees, organiser, server, gone
):
    await server.closes()
    await climbs(world, area)
    if gone == "box":
        await has_box(world, area, mail=OTHER)
    else:
        world.posting = None
        await world.restarts()
    await jumps(world, at(area, 14, 3))
    await jumps(world, at(area, 14, 6))
    assert organiser.told(words.duty_mail_dropped()) == 1
    assert organiser.sees(words.duty_mail_call_number(name="Bao", number="01 40 33 07 08"))
    await server.opens()


async def test_the_link_of_a_wrong_old_box_is_dead(world, area, page, bao_agrees, server):
    await climbs(world, area)
    await has_box(world, area, mail=OTHER)
    path = link_in(server.mails[0])
    assert "terminé" in await (await page.post(path, data=TAKES)).text()
    assert (await checks(world))[0].taken_at is None


async def test_an_alarm_after_a_silence_is_no_end_for_the_town(
    world, area, page, bao_agrees, chloe, server
):
    await climbs(world, area)
    await bao_agrees.presses(NOW)
    await jumps(world, at(area, 14, 2))
    assert "demandez aux personnes qui organisent" in server.mails[-1].text
    assert "a répondu" in await (await page.get(link_in(server.mails[0]))).text()
    await chloe.forges(ReportCheck(check=(await checks(world))[0].id, found=VisitOutcome.FINE))
    await jumps(world, at(area, 14, 4))
    assert "c’est terminé" in server.mails[-1].text
    assert await rows(world) == []


async def test_two_accounts_that_become_one_end_what_the_town_was_told(
    world, area, bao_agrees, chloe, server
):
    await climbs(world, area)
    await enrols(chloe)
    async with world.database.transaction() as store:
        now, merges = world.clock.now(), tuple(heat.merge_hooks)
        context = JobContext(now, store, world.gazetteer, merge_hooks=merges)
        kept, gone = [await store.people.get_member(each.member_id) for each in (chloe, bao_agrees)]
        await context.merge_members(kept, gone)
    await jumps(world, at(area, 14, 2))
    assert "c’est terminé" in server.mails[-1].text
    assert await rows(world) == []


def test_a_mail_that_was_not_tried_counts_for_nothing():
    row = DutyMail(area_id=1, mail=BOX, says=DutyNews.SILENT, said_at=NOON)
    row.begin_saying(DutyNews.SILENT, NOON, "step")
    row.begin_carrying(NOON)
    row.lay_back()
    assert (row.attempts, row.tried_at, row.next_at) == (0, None, NOON)
