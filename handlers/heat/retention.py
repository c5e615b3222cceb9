"""What ends by itself: lists on 15 October, and what somebody leaves or merges behind."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from handlers.heat.checkins.buddies import end_pair
from handlers.heat.checkins.commands import remove_enrolment
from handlers.heat.checkins.promises import release_visitor
from handlers.heat.feature import heat
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import JobContext
from messages.heat.checkins import views as screens
from storage.heat.checkins import due
from storage.outbox import DedupKey, Priority, occurrence_of
from storage.people import Member

END = (10, 15)
"""Month and day on which every list is erased, by the clocks of Paris."""

NOTICE = (10, 8)
PARIS = ZoneInfo("Europe/Paris")


@heat.every(hours=1, when=due.LISTED)
async def end_season(_: JobTick, context: JobContext) -> None:
    """A week before, everybody on a list hears of it; on the day the lists are gone."""
    year = context.now.astimezone(PARIS).year
    last = _local_midnight(year, END) if context.now >= _local_midnight(year, END) else None
    if await context.store.checkins.erase_lists(last or _local_midnight(year - 1, END)):
        await context.store.confidences.end_overdue(context.now)
    if last is None and context.now >= _local_midnight(year, NOTICE):
        until = _local_midnight(year, END)
        for member in await context.store.checkins.enrolled_before(until):
            await context.notify_member(
                member,
                screens.season_end_notice(),
                once=DedupKey("season", "notice", occurrence_of(year)),
                priority=Priority.DIGEST,
                until=until,
            )


def _local_midnight(year: int, day: tuple[int, int]) -> datetime:
    return datetime.combine(date(year, *day), time(), PARIS)


@heat.on_erase
async def settle_checks_on_erase(member: Member, context: JobContext) -> None:
    """Nobody waits for them, or counts on them, without knowing."""
    checkins = context.store.checkins
    if await checkins.enrolment_of(member.id):
        await remove_enrolment(member, context)
    for check_id in await checkins.open_checks_told_to(member.id):
        await release_visitor(check_id, member, context)
    for pair, _ in await checkins.watched_by(member.id):
        await end_pair(await checkins.get_buddy(pair.id), context, by=member)
    await checkins.cancel_buddy_request(member.id)


@heat.on_merge
async def settle_checks_on_merge(kept: Member, gone: Member, context: JobContext) -> None:
    """One enrolment, the kept one's; nobody is their own buddy."""
    checkins = context.store.checkins
    if await checkins.enrolment_of(kept.id) and await checkins.enrolment_of(gone.id):
        await checkins.delete_enrolment(gone.id)
    for one, other in ((kept, gone), (gone, kept)):
        pair = await checkins.buddy_pair(one.id, other.id)
        if pair:
            await checkins.end_buddy(pair.id)
