"""What ends by itself: lists on 15 October, and what somebody leaves or merges behind."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from handlers.heat.buddies import end
from handlers.heat.feature import heat
from handlers.heat.promises import lose_visitor
from handlers.heat.watching import strike_off
from handlers.kernel import Context, Tick
from messages.heat import watch_screens as screens
from storage.outbox import Priority
from storage.people import Member

END = (10, 15)
"""Month and day on which every list is erased, by the clocks of Paris."""

NOTICE = (10, 8)
PARIS = ZoneInfo("Europe/Paris")


@heat.every(hours=1)
async def end_the_season(_: Tick, context: Context) -> None:
    """A week before, everybody on a list hears of it; on the day the lists are gone."""
    year = context.now.astimezone(PARIS).year
    last = _midnight(year, END) if context.now >= _midnight(year, END) else None
    if await context.store.checkins.wipe(last or _midnight(year - 1, END)):
        await context.store.confidences.sweep(context.now)
    if last is None and context.now >= _midnight(year, NOTICE):
        until = _midnight(year, END)
        for member in await context.store.checkins.listed(until):
            await context.tell(
                member,
                screens.notice(),
                once=f"heat:notice:{year}",
                priority=Priority.DIGEST,
                until=until,
            )


def _midnight(year: int, day: tuple[int, int]) -> datetime:
    return datetime.combine(date(year, *day), time(), PARIS)


@heat.leaving
async def leave(member: Member, context: Context) -> None:
    """Nobody waits for them, or counts on them, without knowing."""
    checkins = context.store.checkins
    if await checkins.of(member.id):
        await strike_off(member, context)
    for check_id in await checkins.touching(member.id):
        await lose_visitor(check_id, member, context)
    for pair, _ in await checkins.watched_by(member.id):
        await end(await checkins.buddy(pair.id), context, by=member)
    await checkins.unpair(member.id)


@heat.merging
async def one_person(kept: Member, gone: Member, context: Context) -> None:
    """One enrolment, the kept one's; nobody is their own buddy."""
    checkins = context.store.checkins
    if await checkins.of(kept.id) and await checkins.of(gone.id):
        await checkins.strike_off(gone.id)
    for one, other in ((kept, gone), (gone, kept)):
        pair = await checkins.pair(one.id, other.id)
        if pair:
            await checkins.part(pair.id)
