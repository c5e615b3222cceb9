"""Organisers look up who needs somebody: by name whom they were told of, else as a number."""

from messages import words
from messages.heat.checkins.actions import CheckAnswer, ShowUnanswered
from messages.heat.levels.level import HeatLevel
from messages.model import MomentText, Text
from storage.area import MemberRole
from tests.heat.watch import at, checks, enrols, jumps, turns

FINE, CALL, NOW_ = (
    Text(key=f"watch-say-{each.value}")
    for each in (CheckAnswer.FINE, CheckAnswer.CALL, CheckAnswer.NOW)
)


async def looks_up(organiser) -> None:
    await organiser.says("/canicule")
    await organiser.presses(words.heat_manage())
    await organiser.presses(words.watch_waiting())


def since(hour, show="hour"):
    return MomentText(at=hour, zone="Europe/Paris", show=show)


async def test_who_waits_is_a_number_until_organisers_are_told(
    world, area, watched, chloe, driss, organiser
):
    await looks_up(organiser)
    assert organiser.sees(words.watch_waiting_none())
    for hour, minute in ((10, 0), (10, 45), (12, 0), (12, 20)):
        await jumps(world, at(area, hour, minute))
    await looks_up(organiser)
    assert organiser.sees(words.watch_waiting_others(count=1))
    assert not organiser.sees(words.watch_waiting_none())
    assert not organiser.sees("Bao")
    await jumps(world, at(area, 14))
    await looks_up(organiser)
    assert organiser.sees(words.watch_waiting_silence(name="Bao", since=since(at(area, 10))))
    assert organiser.sees(words.watch_waiting_free())
    assert organiser.sees(words.watch_not_me())
    assert not organiser.sees(words.watch_waiting_others(count=1))


async def test_whoever_looks_them_up_goes_by_a_press_and_it_is_over_for_all(
    world, area, watched, chloe, driss, organiser
):
    for hour, minute in ((10, 0), (10, 45), (12, 0), (12, 20), (14, 0)):
        await jumps(world, at(area, hour, minute))
    await looks_up(organiser)
    await organiser.presses(words.watch_waiting_go(name="Bao"))
    assert organiser.sees(words.watch_go_thanks(name="Bao"))
    assert chloe.sees(words.watch_taken(name="Bao", who="Farida"))
    await looks_up(organiser)
    assert organiser.sees(words.watch_waiting_goes(name="Farida"))
    await watched.presses(FINE)
    await looks_up(organiser)
    assert organiser.sees(words.watch_waiting_none())


async def test_who_waits_for_a_call_waits_since_they_asked_for_it(world, area, bao, organiser):
    await enrols(bao)
    await turns(world, area, HeatLevel.ORANGE)
    await jumps(world, at(area, 10))
    world.clock.at = at(area, 10, 30)
    await bao.presses(CALL)
    await world.passes(minutes=5)
    await looks_up(organiser)
    assert organiser.sees(words.watch_waiting_call(name="Bao", since=since(at(area, 10, 30))))


async def test_the_morning_after_the_day_is_said_too(world, area, watched, chloe, organiser):
    for hour, minute in ((10, 0), (10, 45), (12, 0), (12, 20), (14, 0)):
        await jumps(world, at(area, hour, minute))
    await jumps(world, at(area, 8, 45, days=2))
    await looks_up(organiser)
    asked = since(at(area, 10), "moment")
    assert organiser.sees(words.watch_waiting_silence(name="Bao", since=asked))


async def test_a_person_stands_there_once_and_a_silence_is_not_over_before_somebody_says_so(
    world, area, watched, chloe, organiser
):
    for day in (1, 2):
        for hour, minute in ((10, 0), (10, 45), (12, 0), (12, 20), (14, 0)):
            await jumps(world, at(area, hour, minute, days=day))
    assert len([each for each in await checks(world) if each.ended_at is None]) == 1
    await looks_up(organiser)
    asked = words.watch_waiting_silence(name="Bao", since=since(at(area, 10), "moment"))
    assert organiser.sees(asked)
    assert not organiser.sees(words.watch_waiting_others(count=1))
    await jumps(world, at(area, 8, 50, days=4))
    await looks_up(organiser)
    assert not organiser.sees(words.watch_waiting_none())
    await watched.presses(FINE)
    await looks_up(organiser)
    assert organiser.sees(words.watch_waiting_none())


async def test_a_courtesy_question_of_the_days_after_makes_nobody_wait(
    world, area, watched, organiser
):
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    await turns(world, area, HeatLevel.NONE)
    await jumps(world, at(area, 10, days=2))
    assert watched.sees(words.watch_ask_after(name="Bao"))
    await looks_up(organiser)
    assert organiser.sees(words.watch_waiting_none())


async def test_an_organiser_who_asked_to_be_checked_does_not_wait_for_themselves(
    world, area, organiser
):
    gus = await world.joins("Gus", "fr", area, role=MemberRole.ORGANISER)
    await enrols(organiser)
    await turns(world, area, HeatLevel.ORANGE)
    for hour, minute in ((10, 0), (10, 45), (12, 0), (12, 20), (14, 0)):
        await jumps(world, at(area, hour, minute))
    await looks_up(organiser)
    assert organiser.sees(words.watch_waiting_none())
    await looks_up(gus)
    assert gus.sees(words.watch_waiting_silence(name="Farida", since=since(at(area, 10))))


async def test_who_is_not_well_stands_before_who_is_silent(world, area, bao, chloe, organiser):
    await enrols(bao)
    await enrols(chloe)
    await turns(world, area, HeatLevel.ORANGE)
    for hour, minute in ((10, 0), (10, 45), (12, 0), (12, 20), (14, 0)):
        await jumps(world, at(area, hour, minute))
    await chloe.presses(NOW_)
    await world.passes(minutes=1)
    await looks_up(organiser)
    shown = next(each for each in organiser.screen if "Bao" in each.words and "Chlo" in each.words)
    assert shown.words.index("Chlo") < shown.words.index("Bao")


async def test_the_counts_of_the_day_lead_there(world, area, watched, organiser):
    for hour, minute in ((10, 0), (10, 45), (12, 0), (12, 20), (14, 0), (20, 30)):
        await jumps(world, at(area, hour, minute))
    await organiser.presses(words.watch_waiting())
    assert organiser.sees(words.watch_waiting_head(area="Belleville"))


async def test_nobody_but_organisers_looks_it_up(world, area, watched, chloe, organiser):
    for hour, minute in ((10, 0), (10, 45), (12, 0)):
        await jumps(world, at(area, hour, minute))
    await chloe.forges(ShowUnanswered(area=area.id))
    assert not chloe.sees(words.watch_waiting_head(area="Belleville"))
    await world.passes(minutes=1)
