"""What a café says by itself: sweeps over what is due, minus what was already told."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.cafe.feature import AHEAD, Meeting, cafe, meeting, tell_area, urgency
from handlers.kernel import Context, Tick
from messages import cafe as screen
from messages import words
from messages.model import Purpose
from storage.cafe import LINKS_LAST, Coming, State
from storage.outbox import Errand

EVE = time(18)
MORNING_AFTER = time(9)
SOON = timedelta(hours=2)
A_DAY = timedelta(hours=24)
LASTS = timedelta(hours=3)
FEW = 2


@cafe.every(minutes=1)
async def remind(_: Tick, context: Context) -> None:
    """Every café of the next two days: whatever is due for it and was not said yet."""
    for cafe_id in await context.store.cafes.starting(context.now, context.now + AHEAD):
        async with context.store.one_of_many("cafe", cafe_id):
            await _remind_of(await meeting(cafe_id, context), context)


async def _remind_of(found: Meeting, context: Context) -> None:
    if not found.cafe.open_at(context.now):
        return
    left = found.cafe.starts_at - context.now
    if context.now >= _eve(found):
        await _the_day_before(found, context)
    if left <= A_DAY:
        await _give_the_address(found, context)
        await _nudge(found, context)
    if left <= SOON:
        await _two_hours_before(found, context)


async def _the_day_before(found: Meeting, context: Context) -> None:
    """At 18:00: guests, those who hesitate, and the host; not who has answered since."""
    invitation, facts, eve = found.cafe, found.facts, _eve(found)
    once = f"{invitation.card}:eve:{invitation.starts_at.timestamp():.0f}"
    still = screen.still(facts)
    asked = screen.letter(facts, words.cafe_reminder_eve(), rows=still)
    hesitating = screen.letter(facts, words.cafe_reminder_maybe(), rows=still)
    among = (Coming.GOING, Coming.MAYBE)
    for answer, member in await context.store.cafes.answers(invitation.id, among):
        if answer.at < eve:
            said = hesitating if answer.coming is Coming.MAYBE else asked
            await context.tell(member, said, once=once, until=invitation.starts_at)
    if found.host and invitation.created_at < eve:
        count = words.cafe_host_eve(seated=found.tally.seated)
        said = screen.letter(facts, count, rows=screen.host_rows(facts))
        await context.tell(found.host, said, once=once, until=invitation.starts_at)


async def _give_the_address(found: Meeting, context: Context) -> None:
    """A home's address to confirmed guests; to later ones as they confirm."""
    invitation = found.cafe
    if not invitation.address:
        return
    said = screen.letter(
        found.facts,
        words.cafe_address_letter(address=invitation.address),
        then=[words.cafe_address_discreet()],
        confidence=found.facts.confidence,
    )
    once = f"{invitation.card}:address:{invitation.revision}"
    for _, member in await context.store.cafes.answers(invitation.id, (Coming.GOING,)):
        await context.tell(
            member,
            said,
            once=once,
            priority=urgency(member, found, context.now),
            until=invitation.starts_at,
        )


async def _nudge(found: Meeting, context: Context) -> None:
    """With fewer than two coming and seats free, the area hears of it once more."""
    invitation = found.cafe
    announced_early = invitation.created_at < invitation.starts_at - A_DAY
    if invitation.nudged or not announced_early or found.tally.seated >= FEW or found.free < 1:
        return
    if await context.covered(invitation.card):
        return
    invitation.nudged = True
    once = f"{invitation.card}:nudge"
    said = screen.nudge(found.facts)
    for wall in await context.store.areas.walls(found.area.id):
        until = invitation.starts_at
        await context.on_wall(wall, Errand.SAY, said=said, once=once, until=until)
    await tell_area(found, words.cafe_nudge(), context, once=once)


async def _two_hours_before(found: Meeting, context: Context) -> None:
    invitation = found.cafe
    once = f"{invitation.card}:soon:{invitation.starts_at.timestamp():.0f}"
    still = screen.still(found.facts)
    said = screen.letter(found.facts, words.cafe_reminder_soon(), rows=still)
    for answer, member in await context.store.cafes.answers(invitation.id, (Coming.GOING,)):
        if answer.at < invitation.starts_at - SOON:
            await context.tell(member, said, once=once, until=invitation.starts_at)


@cafe.every(minutes=5)
async def close(_: Tick, context: Context) -> None:
    """Three hours after the start the card keeps its words and loses its buttons."""
    over = context.now - LASTS
    for cafe_id in await context.store.cafes.past(over):
        async with context.store.one_of_many("cafe", cafe_id):
            found = await meeting(cafe_id, context)
            if found.cafe.state is State.OPEN and found.cafe.starts_at <= over:
                found.cafe.state, found.cafe.came = State.OVER, found.tally.seated
                found.cafe.address = None
                await context.store.cafes.forget_guests_of(cafe_id)
                await context.end_confidence(Purpose.CAFE, cafe_id)
                await context.redraw(found.cafe.card, found.card())


@cafe.every(minutes=5)
async def ask_how_it_went(_: Tick, context: Context) -> None:
    """The next morning the host is asked, and may start again with one tap."""
    for cafe_id in await context.store.cafes.lately(context.now - timedelta(days=3)):
        async with context.store.one_of_many("cafe", cafe_id):
            found = await meeting(cafe_id, context)
            morning = _at(found, MORNING_AFTER, days=1)
            if found.host is None or found.cafe.outcome or context.now < morning:
                continue
            until = morning + timedelta(days=2)
            once = f"{found.cafe.card}:after"
            await context.tell(found.host, screen.after(found.facts), once=once, until=until)


@cafe.every(hours=1)
async def forget_who_met(_: Tick, context: Context) -> None:
    """A week after it began only numbers are left of a café: no host, no guests, no place."""
    over = await context.store.cafes.long_over(context.now - LINKS_LAST)
    if over:
        await context.store.cafes.forget_who_met(over)
        for cafe_id in over:
            async with context.store.one_of_many("cafe", cafe_id):
                found = await meeting(cafe_id, context)
                await context.redraw(found.cafe.card, found.card())
                await context.store.outbox.hand(found.cafe.card, None)


def _eve(found: Meeting) -> datetime:
    return _at(found, EVE, days=-1)


def _at(found: Meeting, hour: time, *, days: int) -> datetime:
    """The given hour by the area's clocks, so many days from the café's day."""
    zone = ZoneInfo(found.area.zone)
    day = found.cafe.starts_at.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, hour, zone)
