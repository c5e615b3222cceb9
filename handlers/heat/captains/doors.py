"""How many doors captains tried: a number that goes into their area's sum of the day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.heat.announcements.moments import TOLD_UNTIL
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
from messages.model import Message
from storage.area import Area
from storage.heat import today_in
from storage.heat.captains import DoorsTold


@heat.on_press(CountDoors)
async def ask_doors(press: CountDoors, turn: Interaction) -> Reply:
    area, on = await _counting(press.day, turn)
    return Say(_question(area, on, turn))


@heat.on_press(TellDoors)
async def tell_doors(press: TellDoors, turn: Interaction) -> Reply:
    """A day's number, which counts once however often it is pressed."""
    return await _count(press.day, press.doors, turn)


@heat.on_press(TypeDoors)
async def type_doors(press: TypeDoors, turn: Interaction) -> Reply:
    _, on = await _counting(press.day, turn)
    return Ask(DoorsForm, {"day": on.toordinal(), "more": press.more})


@heat.on_form(DoorsForm)
async def keep_typed_doors(form: DoorsForm, turn: Interaction) -> Reply:
    return await _count(form.day, form.doors, turn, more=form.more)


async def _count(day: int, doors: int, turn: Interaction, *, more: bool = False) -> Reply:
    area, on = await _counting(day, turn)
    if not 0 <= doors <= MOST_DOORS:
        raise Refused(words.gone())
    captains = turn.store.captains
    told = await captains.doors_told(turn.member.id, on)
    if told is None:
        until = datetime.combine(on + timedelta(days=1), TOLD_UNTIL, ZoneInfo(area.zone))
        fresh = DoorsTold(
            member_id=turn.member.id, on=on, area_id=area.id, doors=str(doors), until=until
        )
        await captains.save_told(fresh)
        await _add(area, on, doors, turn, captains=1)
    elif more:
        await _count_more(told, doors, turn)
    else:
        return Say(screens.doors_known(day))
    return Say(screens.doors_counted(day, doors))


async def _count_more(told: DoorsTold, doors: int, turn: Interaction) -> None:
    """So many beside those that they told already, in the area for which they told them."""
    if told.number is not None:
        if told.number + doors > MOST_DOORS:
            most = MOST_DOORS - told.number
            raise Refused(words.form_out_of_range(least=0, most=most), field="doors")
        told.doors = str(told.number + doors)
    await _add(await turn.store.areas.get_area(told.area_id), told.on, doors, turn)


@heat.on_press(TakeBackDoors)
async def take_back_doors(press: TakeBackDoors, turn: Interaction) -> Reply:
    """What they told of that day was wrong, all of it: it is asked for again."""
    area, on = await _counting(press.day, turn)
    told = await turn.store.captains.doors_told(turn.member.id, on)
    if told is None or told.number is None:
        raise Refused(words.gone())
    there = await turn.store.areas.get_area(told.area_id)
    await _add(there, on, -told.number, turn, captains=-1)
    await turn.store.captains.forget_told(told)
    return Show(_question(area, on, turn))


async def _add(area: Area, on: date, doors: int, turn: Interaction, *, captains: int = 0) -> None:
    """The sum begins with its day, whenever the first number came."""
    begins = datetime.combine(on, time(), ZoneInfo(area.zone))
    await turn.store.captains.add_doors(area.id, on, doors, begins, captains=captains)


def _question(area: Area, on: date, turn: Interaction) -> Message:
    return screens.doors_question(on.toordinal(), yesterday=on < today_in(area, turn.now))


async def _counting(day: int, turn: Interaction) -> tuple[Area, date]:
    """In which area, and the day if it still counts; a button can be forged."""
    captain = await own_captaincy(turn)
    area = await turn.home_area()
    if captain.area_id != area.id:
        raise Refused(words.captain_not())
    today = today_in(area, turn.now)
    early = turn.now.astimezone(ZoneInfo(area.zone)).time() < TOLD_UNTIL
    if day not in (today.toordinal(), today.toordinal() - early):
        raise Refused(words.captain_doors_over())
    return area, date.fromordinal(day)
