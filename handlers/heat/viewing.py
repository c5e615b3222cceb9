"""How an area's heat is looked up for a screen."""

from __future__ import annotations

from handlers.kernel import Turn
from messages.heat import nudging, screens
from messages.heat.level import Day
from messages.model import Message
from storage.area import Area
from storage.heat import FEEDS, FRANCE, Sky, departments


async def showing(area: Area, turn: Turn) -> Message:
    """What anybody sees, with an organiser's way to set the level."""
    seen = await sight(area, turn)
    others = [(each.id, each.name) for _, each in await turn.areas() if each.id != area.id]
    shown = screens.heat(seen, others, organiser=await turn.organises(area.id))
    cool = await turn.store.nudges.cool(area.id)
    willing = await turn.store.nudges.willing(turn.member.id)
    private = turn.scene.private
    return nudging.with_acts(shown, area.id, cool, willing=willing, private=private)


async def managing(area: Area, turn: Turn) -> Message:
    """An organiser's screen."""
    region = await turn.store.heat.region(area.id)
    regional = FEEDS.get(area.country, FRANCE) != FRANCE
    shown = screens.manage(
        await sight(area, turn), region=region.name if region else "", regional=regional
    )
    return nudging.with_cool(shown, area.id)


async def sight(area: Area, turn: Turn) -> screens.Sight:
    """All there is to show about an area's heat."""
    sky = await turn.store.heat.sky(turn.now)
    states = [sky.state(area, day) for day in Day]
    people = await turn.store.people.named({each.set_by for each in states if each.set_by})
    names = [people[each.set_by].name if each.set_by in people else "" for each in states]
    return screens.Sight(
        area.id,
        area.name,
        area.zone,
        turn.now,
        area.country != "FR",
        states[0],
        states[1],
        (names[0], names[1]),
        ahead(area, sky),
        limits(area, sky),
    )


def ahead(area: Area, sky: Sky) -> tuple[screens.Ahead, ...]:
    """The days ahead, as far as temperatures are known."""
    return tuple(
        screens.Ahead(each.on, round(each.low), round(each.high))
        for each in sky.days(area)
        if each.low is not None and each.high is not None
    )


def limits(area: Area, sky: Sky) -> screens.Limits | None:
    """What the days ahead are held against."""
    found = sky.days(area, 1)
    if not found:
        return None
    known = departments().get(sky.place(area).department)
    return screens.Limits(round(found[0].night), round(found[0].day), known.name if known else "")
