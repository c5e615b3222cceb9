"""Somebody to go along to where it is cool, a fan: helping hands that hot days ask for."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update
from sqlmodel import col

from bot.action_limit import ACTIONS_A_MINUTE
from messages import words
from messages.aid import AidKind, AskHelpForm, HelpOfferForm, Urgency
from messages.heat.announcements.actions import AskForHelpToday, ReportVisit
from messages.heat.announcements.needs import need_rows
from messages.heat.checkins import notices
from messages.heat.checkins.actions import (
    CheckAnswer,
    CheckCause,
    CheckEnding,
    ReportCheck,
    RoomWarmth,
    ShowVisitCard,
    WarmthHour,
)
from messages.heat.checkins.check_card import SHORTCUTS, HeatNeed, VisitOutcome
from messages.model import Button, Text, unpack_action
from storage.aid import HelpRequest, RequestState
from storage.area import Area, Membership
from tests.heat.hot_days import NONE, ORANGE, turns
from tests.heat.hot_days import at as hour_of
from tests.heat.watch import at, checks, climbs_to_chloe, jumps
from tests.worlds import Neighbour, Wall, World

pytestmark = pytest.mark.also("aid")

FINE, NEED = (Text(key=f"watch-say-{each.value}") for each in (CheckAnswer.FINE, CheckAnswer.NEED))
OVER = Text(key=f"watch-warm-{RoomWarmth.OVER_31.value}")
ESCORT, FAN = Text(key="aid-kind-escort"), Text(key="aid-kind-fan")


async def asked_for(world: World) -> list[HelpRequest]:
    async with world.database.transaction() as store:
        found = await store.session.execute(select(HelpRequest))
        return list(found.scalars())


async def offers(helper: Neighbour, kind: AidKind) -> None:
    await helper.says("/proposer")
    await helper.fills(HelpOfferForm, kinds=(kind,))


@pytest.mark.every_world
async def test_somebody_to_go_along_is_asked_for_by_two_presses_and_nothing_else_is_told(
    world: World, area: Area, belleville: Wall, watched: Neighbour, chloe: Neighbour
) -> None:
    await offers(chloe, AidKind.ESCORT)
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    await watched.presses(OVER)
    await watched.presses(words.nudge_need_escort())
    assert watched.sees(words.aid_draft())
    assert watched.sees(words.aid_card_head(kind=ESCORT))
    assert not watched.sees(words.aid_draft_rest()), "there is nothing that they do not see"
    assert not chloe.told(words.aid_card_head(kind=ESCORT)), "nobody is asked yet"

    await watched.presses(words.aid_publish(fitting=1))
    assert chloe.told(words.aid_card_head(kind=ESCORT)) == 1
    [held] = await asked_for(world)
    assert (held.kind, held.urgency, held.state) == (
        AidKind.ESCORT, Urgency.TODAY, RequestState.OPEN,
    )  # fmt: skip
    assert (held.note, held.behalf, held.address) == (None, None, None)
    shown = [each.words for each in (*chloe.screen, *belleville.screen) if "31" in each.words]
    assert shown == [], "how warm it is at somebody's place is nobody's business"


@pytest.mark.every_world
async def test_a_fan_is_lent(
    world: World, area: Area, watched: Neighbour, chloe: Neighbour, driss: Neighbour
) -> None:
    await offers(driss, AidKind.FAN)
    await jumps(world, at(area, 10))
    await watched.presses(NEED)
    await watched.presses(words.nudge_need_fan())
    assert watched.sees(words.aid_loan())
    await watched.presses(words.aid_publish(fitting=1))
    assert driss.told(words.aid_card_head(kind=FAN)) == 1
    await driss.presses(Text(key="aid-soon-now"))
    await watched.presses(words.aid_choose(name="Driss"))
    assert watched.sees(words.aid_loan())
    assert driss.sees(words.aid_loan())


async def test_pressed_twice_it_is_one_request(
    world: World, area: Area, watched: Neighbour
) -> None:
    await jumps(world, at(area, 10))
    for _ in range(4):
        await watched.forges(AskForHelpToday(area=area.id, need=HeatNeed.ESCORT))
        assert watched.sees(words.aid_draft())
    assert len(await asked_for(world)) == 1
    await watched.forges(AskForHelpToday(area=area.id, need=HeatNeed.FAN))
    assert len(await asked_for(world)) == 2


@pytest.mark.every_world
async def test_what_neighbours_were_asked_for_today_is_shown_and_not_asked_again(
    world: World, area: Area, watched: Neighbour, chloe: Neighbour
) -> None:
    await offers(chloe, AidKind.ESCORT)
    await jumps(world, at(area, 10))
    await watched.forges(AskForHelpToday(area=area.id, need=HeatNeed.ESCORT))
    await watched.presses(words.aid_publish(fitting=1))
    await watched.forges(AskForHelpToday(area=area.id, need=HeatNeed.ESCORT))
    assert watched.sees(words.aid_asked_today())
    assert not watched.offered(words.aid_publish(fitting=1))
    await chloe.presses(Text(key="aid-soon-now"))
    await watched.presses(words.aid_choose(name="Chloé"))
    await watched.forges(AskForHelpToday(area=area.id, need=HeatNeed.ESCORT))
    assert watched.sees(words.aid_asked_today())
    assert len(await asked_for(world)) == 1

    await watched.says("/aide")
    await watched.fills(AskHelpForm, kind=AidKind.ESCORT, urgency=Urgency.TODAY, behalf="Mme R.")
    assert watched.sees(words.aid_draft()), "for somebody else it is another"
    await watched.says("/aide")
    await watched.fills(AskHelpForm, kind=AidKind.ESCORT, urgency=Urgency.TODAY, note="Le soir.")
    assert len(await asked_for(world)) == 3, "what is added is not lost"
    world.clock.at = at(area, 10, days=2)
    await watched.forges(AskForHelpToday(area=area.id, need=HeatNeed.ESCORT))
    assert not watched.sees(words.aid_asked_today())


async def test_who_looks_in_asks_for_what_is_missing_from_the_check_card(
    world: World, area: Area, bao: Neighbour
) -> None:
    await turns(world, area, ORANGE, NONE)
    await world.comes(hour_of(12, 10))
    await bao.presses(words.nudge_knock())
    await bao.presses(words.nudge_card_open())
    await bao.presses(words.nudge_card_onward())
    await bao.presses(words.nudge_need_fan())
    assert bao.asked(AskHelpForm)
    assert await asked_for(world) == [], "for whom, and do they agree?"
    async with world.database.transaction() as store:
        assert await store.nudges.visits_of(bao.member_id, world.clock.now().date()) == []
    await bao.fills(AskHelpForm, behalf="Mme R.")
    assert bao.sees(words.aid_card_head(kind=FAN))
    [held] = await asked_for(world)
    assert (held.kind, held.behalf, held.proxied) == (AidKind.FAN, "Mme R.", True)


@pytest.mark.every_world
async def test_a_buddy_asks_for_who_was_silent_and_the_check_goes_on(
    world: World, area: Area, watched: Neighbour, chloe: Neighbour
) -> None:
    await climbs_to_chloe(world, area, chloe)
    await chloe.presses(words.watch_card())
    await chloe.presses(words.nudge_card_onward())
    told = len(watched.screen)
    await chloe.presses(words.nudge_need_escort())
    assert chloe.asked(AskHelpForm)
    assert await asked_for(world) == [], "nobody said yet that they agree"
    [check] = await checks(world)
    assert (check.ended_at, check.outcome) == (None, None)
    assert len(watched.screen) == told
    await chloe.fills(AskHelpForm, behalf="Bao")
    assert chloe.sees(words.aid_card_head(kind=ESCORT))
    assert [each.behalf for each in await asked_for(world)] == ["Bao"]


async def test_for_whom_they_do_not_say_themselves_nothing_is_written(
    world: World, area: Area, watched: Neighbour, chloe: Neighbour
) -> None:
    await climbs_to_chloe(world, area, chloe)
    await chloe.forges(ReportCheck(check=(await checks(world))[0].id, found=VisitOutcome.NEEDS))
    assert chloe.asked(AskHelpForm)
    assert await asked_for(world) == []
    [check] = await checks(world)
    assert check.outcome is CheckEnding.NEEDS


async def test_a_shortcut_is_no_all_clear_for_somebody_who_is_not_well_at_all(
    world: World, area: Area, watched: Neighbour, chloe: Neighbour
) -> None:
    await jumps(world, at(area, 10))
    await watched.presses(Text(key=f"watch-say-{CheckAnswer.NOW.value}"))
    await chloe.presses(words.watch_go())
    await chloe.presses(words.watch_card())
    await chloe.presses(words.nudge_card_onward())
    for shortcut in (words.nudge_need_fan(), words.nudge_need_escort()):
        await chloe.forges(ShowVisitCard(check=(await checks(world))[0].id, questions=True))
        await chloe.presses(shortcut)
        assert chloe.sees(words.danger_call())
        [check] = await checks(world)
        assert (check.ended_at, check.cause) == (None, CheckCause.NOW)
    over = Text(key=f"watch-clear-{CheckEnding.NEEDS.value}", args={"name": "Bao"})
    assert not chloe.sees(over)


def test_only_an_outcome_reports() -> None:
    buttons = [each for row in notices.visit_card(7, questions=True).rows for each in row]
    for button in buttons:
        reports = isinstance(unpack_action(button.press), ReportCheck | ReportVisit)
        assert reports == (button.label.key.startswith("nudge-outcome-")), button.label
    shortcuts = {words.nudge_need_fan().key, words.nudge_need_escort().key}
    assert shortcuts <= {each.label.key for each in buttons}


async def test_what_was_found_is_kept_though_no_more_may_be_asked_for(
    world: World, area: Area, watched: Neighbour, chloe: Neighbour
) -> None:
    await climbs_to_chloe(world, area, chloe)
    for kind in (AidKind.PETS, AidKind.PRINT, AidKind.OTHER):
        await chloe.says("/aide")
        await chloe.fills(AskHelpForm, kind=kind, urgency=Urgency.WEEK)
    await world.passes(minutes=2)
    await chloe.forges(ReportCheck(check=(await checks(world))[0].id, found=VisitOutcome.NEEDS))
    await chloe.fills(AskHelpForm, kind=AidKind.ESCORT, behalf="Bao")
    assert chloe.sees(words.aid_too_many(count=3))
    [check] = await checks(world)
    assert check.outcome is CheckEnding.NEEDS


async def test_what_was_found_is_kept_however_much_was_done_in_that_minute(
    world: World, area: Area, watched: Neighbour, chloe: Neighbour
) -> None:
    await climbs_to_chloe(world, area, chloe)
    await chloe.says("/aide")
    await chloe.fills(AskHelpForm, kind=AidKind.PETS, urgency=Urgency.WEEK)
    await chloe.presses(words.aid_publish(fitting=0))
    for _ in range(ACTIONS_A_MINUTE + 1):
        await chloe.says("/aide chat")
    [check] = await checks(world)
    await chloe.forges(ReportCheck(check=check.id, found=VisitOutcome.NEEDS))
    assert not chloe.sees(words.too_many_actions(count=ACTIONS_A_MINUTE))
    [check] = await checks(world)
    assert check.outcome is CheckEnding.NEEDS


async def test_a_buddy_who_lives_elsewhere_is_asked_as_usual_and_led_there(
    world: World, area: Area, watched: Neighbour, chloe: Neighbour
) -> None:
    await climbs_to_chloe(world, area, chloe)
    other = await world.declares("Ménilmontant", lat=48.866, lon=2.39)
    async with world.database.transaction() as store:
        await store.session.execute(
            update(Membership)
            .where(col(Membership.member_id) == chloe.member_id)
            .values(area_id=other.id)
        )
    await chloe.presses(words.watch_card())
    await chloe.presses(words.nudge_card_onward())
    await chloe.presses(words.nudge_need_escort())
    assert chloe.asked(AskHelpForm)
    await chloe.fills(AskHelpForm, behalf="Bao")
    assert chloe.sees(words.area_join_first(area=area.name))


async def test_nobody_asks_in_a_neighbourhood_of_others(
    world: World, area: Area, watched: Neighbour
) -> None:
    other = await world.declares("Ménilmontant", lat=48.866, lon=2.39)
    await watched.forges(AskForHelpToday(area=other.id, need=HeatNeed.ESCORT))
    assert await asked_for(world) == []


def test_each_shortcut_is_a_kind_of_helping_hand_and_stands_wherever_one_is_needed() -> None:
    assert {AidKind(need.value) for need in SHORTCUTS} == {AidKind.ESCORT, AidKind.FAN}
    asks = {button.press for row in need_rows(1) for button in row}
    assert len(asks) == len(HeatNeed)

    def offered(rows: tuple[tuple[Button, ...], ...]) -> set[str]:
        return {button.press for row in rows for button in row}

    assert asks <= offered(notices.needing_reply(7, 1).rows)
    for warmth in RoomWarmth:
        said = notices.warmth_reply(7, 1, warmth, WarmthHour.DAY, late=False)
        shown = offered(said.rows) & asks
        assert len(shown) == (0 if warmth is RoomWarmth.UNDER_26 else len(SHORTCUTS))
