"""A night and a red day told to the minute on every platform, while Palier stops and starts."""

from collections import Counter
from datetime import timedelta

import pytest

from messages import words
from messages.heat.checkins.actions import AnswerEvenings, CheckAnswer
from messages.heat.levels.level import HeatLevel
from messages.model import MomentText, Text
from storage.area import MemberRole
from tests.heat.watch import at, checks, jumps, silence, turns

ASKED = {
    "morning": words.watch_ask_morning(name="Bao"),
    "afternoon": words.watch_ask_afternoon(name="Bao"),
    "evening": words.watch_ask_evening(name="Bao"),
    "again": words.watch_remind(name="Bao"),
}


def still(area, since, show):
    shown = MomentText(at=since, zone=area.zone, show=show)
    return words.watch_still_silence(name="Bao", since=shown)


class Witness:
    """Counts what everybody was told, and that nothing else came and nothing came twice."""

    def __init__(self, world, area, said, **people):
        self.world, self.area, self.people = world, area, people
        self.sentences = ASKED | said
        self.told = Counter()

    async def comes(self, hour, minute=0, *, days=1, **read):
        """That minute and the one before it, each lived by two processes.

        The first one is killed when everything is promised and nothing has left.
        """
        due = at(self.area, hour, minute, days=days)
        for moment in (due - timedelta(minutes=1), due):
            await self.world.restarts()
            self.world.clock.at = moment
            await self.world.ticker.run_due_jobs()
            await self.world.restarts()
            await jumps(self.world, moment)
            if moment == due:
                self.told.update(read.items())
            for name, what in self.everything():
                was = self.people[name].told(self.sentences[what])
                assert was == self.told[name, what], (moment.isoformat(), name, what)

    def everything(self):
        """Whoever could be told, and whatever could be told to them."""
        for what in self.sentences:
            among = ["bao"] if what in ASKED else set(self.people) - {"bao"}
            yield from ((name, what) for name in among)


@pytest.mark.every_world
async def test_an_orange_night_is_told_until_somebody_takes_over(
    world, area, watched, chloe, driss, organiser
):
    gus = await world.joins("Gus", "en", area, role=MemberRole.ORGANISER)
    for who in (organiser, gus):
        await who.forges(AnswerEvenings(yes=True))
    asked = at(area, 17, 30)
    said = {"told": silence(asked), "still": still(area, asked, "moment")}
    people = {"bao": watched, "chloe": chloe, "driss": driss, "organiser": organiser, "gus": gus}
    seen = Witness(world, area, said, **people)
    await seen.comes(17, 30, bao="evening")
    await seen.comes(18, bao="again")
    await seen.comes(18, 30, chloe="told")
    await seen.comes(18, 50, driss="told")
    await seen.comes(20, organiser="told", gus="told")
    for hour in (21, 23):
        await seen.comes(hour)
    for hour in (0, 3, 8):
        await seen.comes(hour, days=2)
    await seen.comes(8, 30, days=2, organiser="still", gus="still")
    everybody = dict.fromkeys(("chloe", "driss", "organiser", "gus"), "still")
    await seen.comes(10, days=2, bao="morning", **everybody)
    await gus.presses(words.watch_take())
    for who in (chloe, driss, organiser):
        assert who.told(words.watch_taken(name="Bao", who="Gus")) == 1
    assert watched.sees(words.watch_comes(who="Gus"))
    await world.restarts()
    await jumps(world, at(area, 14, 1, days=2))
    assert gus.sees(words.watch_how_ended())
    await world.restarts()
    await gus.presses(Text(key="nudge-outcome-fine"))
    for who in (chloe, driss, organiser):
        assert who.told(words.watch_clear_fine(name="Bao")) == 1
    assert len(await checks(world)) == 1


@pytest.mark.every_world
async def test_a_red_day_is_told_from_9_to_23(world, area, watched, chloe, driss, organiser):
    await turns(world, area, HeatLevel.RED)
    said = {"told": silence(at(area, 9)), "still": still(area, at(area, 9), "hour")}
    people = {"bao": watched, "chloe": chloe, "driss": driss, "organiser": organiser}
    seen = Witness(world, area, said, **people)
    everybody = dict.fromkeys(("chloe", "driss", "organiser"), "still")
    await seen.comes(9, bao="morning")
    await seen.comes(9, 30, bao="again")
    await seen.comes(10, chloe="told")
    await seen.comes(10, 10, driss="told")
    await seen.comes(11, organiser="told")
    await seen.comes(13, organiser="still")
    await seen.comes(14, bao="afternoon", **everybody)
    for hour in (16, 18):
        await seen.comes(hour, organiser="still")
    await seen.comes(19, bao="evening", **everybody)
    await seen.comes(21, organiser="still")
    await organiser.presses(words.watch_take())
    for who in (chloe, driss):
        assert who.told(words.watch_taken(name="Bao", who="Farida")) == 1
    await world.restarts()
    await jumps(world, at(area, 23, 1))
    assert organiser.sees(words.watch_how_ended())
    await watched.presses(Text(key=f"watch-say-{CheckAnswer.FINE}"))
    for who in (chloe, driss, organiser):
        assert who.told(words.watch_clear_fine(name="Bao")) == 1
