"""What ends by itself: lists on 15 October, and what somebody leaves or merges behind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from handlers.heat.checkins.buddies import end_pair
from handlers.heat.checkins.commands import remove_enrolment
from handlers.heat.checkins.promises import release_visitor
from handlers.heat.duty.mailing import mail_news
from handlers.heat.feature import heat
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import JobContext
from messages.heat.checkins import views as screens
from messages.heat.duty.actions import DutyNews
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
    last, coming = ending_season(context.now)
    if await context.store.checkins.erase_lists(last):
        await context.store.confidences.end_overdue(context.now)
    if coming:
        await tell_of_the_end(await context.store.checkins.enrolled_before(coming), coming, context)


def ending_season(now: datetime) -> tuple[datetime, datetime | None]:
    """The last end of a season, and the next one from a week before it on."""
    year = now.astimezone(PARIS).year
    end = _local_midnight(year, END)
    if now >= end:
        return end, None
    return _local_midnight(year - 1, END), end if now >= _local_midnight(year, NOTICE) else None


async def tell_of_the_end(members: Sequence[Member], end: datetime, context: JobContext) -> None:
    """Who is on a list hears once that it is erased then, however many lists they are on."""
    for member in members:
        await context.notify_member(
            member,
            screens.season_end_notice(),
            once=DedupKey("season", "notice", occurrence_of(end.astimezone(PARIS).year)),
            priority=Priority.DIGEST,
            until=end,
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


@heat.on_removal
async def end_checks_on_removal(member: Member, area_id: int, context: JobContext) -> None:
    """Who was taken out of an area is checked on there no more, and is nobody's buddy there."""
    checkins, areas = context.store.checkins, context.store.areas
    tie = await areas.membership(member.id, area_id)
    if tie and tie.home and await checkins.enrolment_of(member.id):
        await remove_enrolment(member, context)
    for pair, other in await checkins.watched_by(member.id):
        if await areas.membership(other.id, area_id):
            await end_pair(await checkins.get_buddy(pair.id), context, by=member)


@heat.on_merge
async def settle_checks_on_merge(kept: Member, gone: Member, context: JobContext) -> None:
    """One enrolment, the kept one's; nobody is their own buddy."""
    checkins = context.store.checkins
    if await checkins.enrolment_of(kept.id) and await checkins.enrolment_of(gone.id):
        # The town hears the end of what is forgotten: the kept one is asked by their own check.
        for check in await checkins.open_checks_of(gone.id):
            await mail_news(check, DutyNews.OVER, context)
        await checkins.delete_enrolment(gone.id)
    for one, other in ((kept, gone), (gone, kept)):
        pair = await checkins.buddy_pair(one.id, other.id)
        if pair:
            await checkins.end_buddy(pair.id)
