"""Organisers look up who still waits: those they were told of by name, the others as a number."""

from messages import words
from messages.heat.level import Level
from messages.heat.watch import Said, Unanswered
from messages.model import Text, When
from tests.heat.watch import at, enrols, jumps, turns

FINE, CALL = (Text(key=f"watch-say-{each.value}") for each in (Said.FINE, Said.CALL))


async def looks_up(organiser) -> None:
    await organiser.says("/canicule")
    await organiser.presses(words.heat_manage())
    await organiser.presses(words.watch_waiting())


def since(hour, show="hour"):
    return When(at=hour, zone="Europe/Paris", show=show)


async def test_who_waits_is_a_number_until_organisers_are_told(
    world, area, watched, chloe, driss, organiser
):
    await looks_up(organiser)
    assert organiser.sees(words.watch_waiting_none())
    for hour, minute in ((10, 0), (10, 45), (12, 0), (12, 20)):
        await jumps(world, at(area, hour, minute))
    await looks_up(organiser)
    assert organiser.sees(words.watch_waiting_others(count=1))
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
    assert chloe.sees(words.watch_somebody_goes(name="Bao", who="Farida"))
    await looks_up(organiser)
    assert organiser.sees(words.watch_waiting_goes(name="Farida"))
    await watched.presses(FINE)
    await looks_up(organiser)
    assert organiser.sees(words.watch_waiting_none())


async def test_who_waits_for_a_call_waits_since_they_asked_for_it(world, area, bao, organiser):
    await enrols(bao)
    await turns(world, area, Level.ORANGE)
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


async def test_the_counts_of_the_day_lead_there(world, area, watched, organiser):
    for hour, minute in ((10, 0), (10, 45), (12, 0), (12, 20), (14, 0), (20, 30)):
        await jumps(world, at(area, hour, minute))
    await organiser.presses(words.watch_waiting())
    assert organiser.sees(words.watch_waiting_head(area="Belleville"))


async def test_nobody_but_organisers_looks_it_up(world, area, watched, chloe, organiser):
    for hour, minute in ((10, 0), (10, 45), (12, 0)):
        await jumps(world, at(area, hour, minute))
    await chloe.forges(Unanswered(area=area.id))
    assert not chloe.sees(words.watch_waiting_head(area="Belleville"))
    await world.passes(minutes=1)
