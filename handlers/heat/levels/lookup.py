"""How an area's heat is looked up for a screen."""

from __future__ import annotations

from handlers.kernel.interaction import Interaction
from messages.heat.announcements import views as nudging
from messages.heat.levels import views as screens
from messages.heat.levels.level import HeatDay, HeatState
from messages.model import Action, Message
from messages.organise.actions import ShowArea
from storage.area import Area
from storage.heat import HeatSnapshot, names_regions


async def heat_screen(area: Area, turn: Interaction) -> Message:
    """What anybody sees, with an organiser's way to set the level."""
    seen = await heat_view(area, turn)
    others = [(each.id, each.name) for _, each in await turn.own_areas() if each.id != area.id]
    shown = screens.heat_screen(seen, others, organiser=await turn.organises_area(area.id))
    cool = await turn.store.nudges.cool_places(area.id)
    willing = await turn.store.nudges.willing_visitor(turn.member.id)
    private = turn.scene.private
    return nudging.with_acts(shown, area.id, cool, willing=willing, private=private)


async def heat_settings_screen(
    area: Area, turn: Interaction, back: Action | None = None
) -> Message:
    """An organiser's screen; its way back is the organisers' page, unless another is given."""
    chosen = await turn.store.heat.weather_region(area.id)
    place = (await turn.store.heat.load_snapshot(turn.now)).place_of_area(area)
    region = screens.RegionView(
        place.names if place.regions else (),
        chosen.name if chosen else "",
        by_name=names_regions(area.country) or (bool(place.feed) and not place.is_placed),
    )
    shown = screens.manage_screen(
        await heat_view(area, turn), back or ShowArea(area=area.id), region
    )
    return nudging.with_cool(shown, area.id)


async def heat_view(area: Area, turn: Interaction) -> screens.HeatView:
    """All there is to show about an area's heat."""
    sky = await turn.store.heat.load_snapshot(turn.now)
    states = [sky.state_of(area, day) for day in HeatDay]
    today, tomorrow = [await _authors(state, turn) for state in states]
    return screens.HeatView(
        area.id,
        area.name,
        area.zone,
        turn.now,
        area.territory,
        states[0],
        states[1],
        (today, tomorrow),
        days_ahead(area, sky),
        limits_ahead(area, sky),
    )


async def _authors(state: HeatState, turn: Interaction) -> tuple[str, ...]:
    """Who set a level and who agreed, by name; empty for who has left."""
    ids = [each for each in (state.set_by, state.agreed_by) if each]
    people = await turn.store.people.members_by_id(set(ids))
    return tuple(people[each].name if each in people else "" for each in ids)


def days_ahead(area: Area, sky: HeatSnapshot) -> tuple[screens.DayAhead, ...]:
    """The days ahead, as far as temperatures are known."""
    return tuple(
        screens.DayAhead(day.on, round(day.low), round(day.high))
        for day in sky.forecast_days(area)
        if day.low is not None and day.high is not None
    )


def limits_ahead(area: Area, sky: HeatSnapshot) -> screens.HeatLimits | None:
    """What the days ahead are held against."""
    held = sky.thresholds_of(area)
    if held is None:
        return None
    known = sky.place_of_area(area).vigilance_department
    return screens.HeatLimits(
        round(held.night), round(held.day), known.name if known else "", round(held.felt)
    )
