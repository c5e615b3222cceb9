"""What a café says by itself: sweeps over what is due, minus what was already told."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.cafe.feature import cafe, meeting, tell_area
from handlers.kit import Context, Tick
from messages import cafe as screen
from messages import words
from storage.area import Area
from storage.cafe import Cafe, Coming, State
from storage.outbox import Errand

EVE = time(18)
MORNING_AFTER = time(9)
SOON = timedelta(hours=2)
A_DAY = timedelta(hours=24)
LASTS = timedelta(hours=3)
FEW = 2


@cafe.every(minutes=1)
async def remind_the_day_before(_: Tick, context: Context) -> None:
    """At 18:00 the day before: guests, those who hesitate, and the host."""
    for invitation, area in await _starting(context, timedelta(hours=48)):
        eve = _eve(invitation, area)
        if context.now < eve:
            continue
        found = await meeting(invitation.id, context)
        once = f"{invitation.card}:eve:{invitation.starts_at.timestamp():.0f}"
        until, facts = invitation.starts_at, found.facts
        still = screen.still(facts)
        hesitating = screen.letter(facts, words.cafe_reminder_maybe(), rows=still)
        asked = screen.letter(facts, words.cafe_reminder_eve(), rows=still)
        among = (Coming.GOING, Coming.MAYBE)
        for answer, member in await context.store.cafes.answers(invitation.id, among):
            if answer.at < eve:
                said = hesitating if answer.coming is Coming.MAYBE else asked
                await context.tell(member, said, once=once, until=until)
        if found.host and invitation.created_at < eve:
            count = words.cafe_host_eve(seated=found.tally.seated)
            said = screen.letter(facts, count, rows=screen.host_rows(facts))
            await context.tell(found.host, said, once=once, until=until)


@cafe.every(minutes=1)
async def remind_two_hours_before(_: Tick, context: Context) -> None:
    for invitation, _area in await _starting(context, SOON):
        found = await meeting(invitation.id, context)
        once = f"{invitation.card}:soon:{invitation.starts_at.timestamp():.0f}"
        until, facts = invitation.starts_at, found.facts
        said = screen.letter(facts, words.cafe_reminder_soon(), rows=screen.still(facts))
        for answer, member in await context.store.cafes.answers(invitation.id, (Coming.GOING,)):
            if answer.at < invitation.starts_at - SOON:
                await context.tell(member, said, once=once, until=until)


@cafe.every(minutes=1)
async def give_the_address(_: Tick, context: Context) -> None:
    """A home's address to confirmed guests, 24 hours before; to later ones as they confirm."""
    for invitation, _area in await _starting(context, A_DAY):
        if not invitation.address:
            continue
        found = await meeting(invitation.id, context)
        said = screen.letter(
            found.facts,
            words.cafe_address_letter(address=invitation.address),
            then=[words.cafe_address_discreet()],
            guarded=True,
        )
        once = f"{invitation.card}:address:{invitation.revision}"
        for _answer, member in await context.store.cafes.answers(invitation.id, (Coming.GOING,)):
            await context.tell(member, said, once=once, until=invitation.starts_at)


@cafe.every(minutes=5)
async def nudge_when_few_come(_: Tick, context: Context) -> None:
    """24 hours before with fewer than two coming, the area hears of it once more."""
    for invitation, area in await _starting(context, A_DAY):
        announced_early = invitation.created_at < invitation.starts_at - A_DAY
        found = await meeting(invitation.id, context)
        if found.tally.seated >= FEW or not announced_early or invitation.nudged:
            continue
        invitation.nudged = True
        once = f"{invitation.card}:nudge"
        said = screen.nudge(found.facts)
        for wall in await context.store.areas.walls(area.id):
            await context.on_wall(wall, Errand.SAY, said=said, once=once)
        await tell_area(found, words.cafe_nudge(), context, once=once)


@cafe.every(minutes=5)
async def close(_: Tick, context: Context) -> None:
    """Three hours after the start the card keeps its words and loses its buttons."""
    for invitation in await context.store.cafes.past(context.now - LASTS):
        found = await meeting(invitation.id, context)
        found.cafe.state = State.OVER
        await context.redraw(invitation.card, found.card())


@cafe.every(minutes=5)
async def ask_how_it_went(_: Tick, context: Context) -> None:
    """The next morning the host is asked, and may start again with one tap."""
    for invitation, area in await context.store.cafes.lately(context.now - timedelta(days=3)):
        morning = _at(invitation.starts_at, area, MORNING_AFTER, days=1)
        found = await meeting(invitation.id, context)
        if found.host is None or invitation.outcome or context.now < morning:
            continue
        until = morning + timedelta(days=2)
        once = f"{invitation.card}:after"
        await context.tell(found.host, screen.after(found.facts), once=once, until=until)


async def _starting(context: Context, within: timedelta) -> list[tuple[Cafe, Area]]:
    return await context.store.cafes.starting(context.now, context.now + within)


def _eve(invitation: Cafe, area: Area) -> datetime:
    return _at(invitation.starts_at, area, EVE, days=-1)


def _at(moment: datetime, area: Area, hour: time, *, days: int) -> datetime:
    """The given hour by the area's clocks, so many days from the moment's day."""
    day = moment.astimezone(ZoneInfo(area.zone)).date() + timedelta(days=days)
    return datetime.combine(day, hour, ZoneInfo(area.zone))
