"""Who would be told of a silence, and until when in the evening: what `/veiller` may promise."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.kernel.interaction import JobContext
from messages import dates
from messages.heat.checkins import views as screens
from messages.heat.checkins.views import BuddyPair, StandingBy, WhoIsTold
from messages.model import Text
from storage.area import MemberRole
from storage.people import EVENINGS, HotEvenings, Member


async def buddy_pairs(member: Member, context: JobContext) -> tuple[BuddyPair, ...]:
    """Somebody's buddies, and until when each may be written to, in the reader's words."""
    paired = await context.store.checkins.buddies_of(member.id)
    return tuple(
        BuddyPair(
            buddy.id,
            other.name,
            buddy.agreed_at is not None,
            _bedtime(other, member.language),
            other.evenings == HotEvenings.AGREED,
        )
        for buddy, other in paired
    )


def _bedtime(buddy: Member, language: str) -> str | None:
    """When they are left alone; none where they have no quiet hours."""
    if buddy.quiet_from == buddy.quiet_until:
        return None
    return dates.say_hour(buddy.quiet_from, language)


async def who_is_told(member: Member, context: JobContext) -> WhoIsTold:
    """Who is there to be told of somebody's silence: who can be written to, and does not rest."""
    buddies = [
        other for buddy, other in await context.store.checkins.buddies_of(member.id)
        if buddy.agreed_at
    ]  # fmt: skip
    organisers = await _organisers_at_home(member, context)
    admins = await context.store.organisation.list_admins()
    people = {each.id for each in (*buddies, *organisers, *admins)}
    reachable = await context.store.outbox.reachable_accounts(people)

    def there(among: Sequence[Member]) -> list[Member]:
        return [
            each for each in among
            if each.id in reachable and each.id != member.id and not each.paused_at(context.now)
        ]  # fmt: skip

    return WhoIsTold(
        bool(there(buddies)),
        _standing_by(there(organisers), there(admins)),
        _standing_by(
            [each for each in there(organisers) if _has_evenings(each)],
            [each for each in there(admins) if _has_evenings(each)],
        ),
    )


async def evening_team(area_id: int, context: JobContext) -> StandingBy:
    """Who answers for an area and may be written to until 23:00, if anybody."""
    organisers = await context.store.areas.organisers(area_id)
    admins = await context.store.organisation.list_admins()
    people = {each.id for each in (*organisers, *admins) if _has_evenings(each)}
    reachable = await context.store.outbox.reachable_accounts(people)
    there = {
        each.id
        for each in (*organisers, *admins)
        if each.id in reachable and not each.paused_at(context.now)
    }
    return _standing_by(
        [each for each in organisers if each.id in there],
        [each for each in admins if each.id in there],
    )


async def _organisers_at_home(member: Member, context: JobContext) -> list[Member]:
    areas = await context.store.areas.memberships(member.id)
    return await context.store.areas.organisers(areas[0][1].id) if areas else []


def _standing_by(organisers: Sequence[Member], admins: Sequence[Member]) -> StandingBy:
    if organisers:
        return StandingBy.ORGANISERS
    return StandingBy.ADMINS if admins else StandingBy.NOBODY


def _has_evenings(member: Member) -> bool:
    """Whether they may be written to until 23:00, by consent or because they are awake."""
    if member.evenings == HotEvenings.AGREED or member.quiet_from == member.quiet_until:
        return True
    return member.quiet_until < member.quiet_from and member.quiet_from >= EVENINGS[1]


async def evening_words(member: Member, context: JobContext) -> list[Text]:
    """Who would be told when, in the evening of a hot day."""
    pairs = await buddy_pairs(member, context)
    return screens.evening_lines(pairs, await who_is_told(member, context))


async def is_counted_on(member: Member, context: JobContext) -> bool:
    """Whether a silence may be told to them: buddies, organisers, admins."""
    if member.admin or await context.store.checkins.watched_by(member.id):
        return True
    return any(
        held.role is MemberRole.ORGANISER
        for held, _ in await context.store.areas.memberships(member.id)
    )
