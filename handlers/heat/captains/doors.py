"""How many doors captains tried: a number that goes into their area's sum of the day."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from handlers.heat.captains.page import own_captaincy
from handlers.heat.feature import heat
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, Refused, Reply, Say, Show
from messages import words
from messages.heat.captains import views as screens
from messages.heat.captains.actions import (
    MOST_DOORS,
    CountDoors,
    DoorsForm,
    TakeBackDoors,
    TellDoors,
    TypeDoors,
)
from storage.area import Area
from storage.heat import today_in
from storage.heat.captains import StairwellCaptain

TOLD_UNTIL = time(12)
"""Until when yesterday's doors are still counted, by the area's clocks."""


@heat.on_press(CountDoors)
async def ask_doors(press: CountDoors, turn: Interaction) -> Reply:
    _, _, on = await _counting(press.day, turn)
    return Say(screens.doors_question(on.toordinal()))


@heat.on_press(TellDoors)
async def tell_doors(press: TellDoors, turn: Interaction) -> Reply:
    """A day's number, which counts once however often it is pressed."""
    return await _count(press.day, press.doors, turn)


@heat.on_press(TypeDoors)
async def type_doors(press: TypeDoors, turn: Interaction) -> Reply:
    _, _, on = await _counting(press.day, turn)
    return Ask(DoorsForm, {"day": on.toordinal(), "more": press.more})


@heat.on_form(DoorsForm)
async def keep_typed_doors(form: DoorsForm, turn: Interaction) -> Reply:
    return await _count(form.day, form.doors, turn, more=form.more)


async def _count(day: int, doors: int, turn: Interaction, *, more: bool = False) -> Reply:
    captain, area, on = await _counting(day, turn)
    if not 0 <= doors <= MOST_DOORS:
        raise Refused(words.gone())
    told = captain.counted_on == on
    if told and not more:
        return Say(screens.doors_known(day))
    captain.counted_on = on
    await _add(area, on, doors, turn)
    return Say(screens.doors_counted(day, doors, more=told))


@heat.on_press(TakeBackDoors)
async def take_back_doors(press: TakeBackDoors, turn: Interaction) -> Reply:
    """The number was a wrong one: it is asked for again."""
    captain, area, on = await _counting(press.day, turn)
    if captain.counted_on != on or not 0 <= press.doors <= MOST_DOORS:
        raise Refused(words.gone())
    captain.counted_on = None
    await _add(area, on, -press.doors, turn)
    return Show(screens.doors_question(press.day))


async def _add(area: Area, on: date, doors: int, turn: Interaction) -> None:
    """The sum begins with its day, whenever the first number came."""
    begins = datetime.combine(on, time(), ZoneInfo(area.zone))
    await turn.store.captains.add_doors(area.id, on, doors, begins)


async def _counting(day: int, turn: Interaction) -> tuple[StairwellCaptain, Area, date]:
    """Whose doors, in which area, and the day if it still counts; a button can be forged."""
    captain = await own_captaincy(turn)
    area = await turn.own_area(captain.area_id, words.captain_not())
    today = today_in(area, turn.now)
    early = turn.now.astimezone(ZoneInfo(area.zone)).time() < TOLD_UNTIL
    if day not in (today.toordinal(), today.toordinal() - early):
        raise Refused(words.captain_doors_over())
    return captain, area, date.fromordinal(day)
