"""One check with all that is looked up for it, and the letters that go out about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.heat.ladder import ORGANISERS
from handlers.heat.telling import Occasion, Reason, tell_of_heat
from handlers.kernel import Context
from messages.heat import watch_letters as letters
from messages.heat.level import Level
from messages.heat.watch import Cause, Ended, Pace
from messages.model import Message, Purpose, When
from storage.area import Area
from storage.heat import today_in
from storage.heat.watch import CheckIn, Enrolment, Told
from storage.outbox import Priority
from storage.people import Member

ASK, TOLD = "ask:", "told:"
"""What the names of letters begin with: to who is asked, and to who is told."""


@dataclass(frozen=True)
class Watched:
    """A check, whose it is, where, and who was told so far."""

    check: CheckIn
    member: Member
    area: Area
    enrolment: Enrolment | None
    buddies: Sequence[Member]
    told: Sequence[tuple[Told, Member]]

    @property
    def facts(self) -> letters.Facts:
        asked = When(at=self.check.asked_at, zone=self.area.zone, show="hour")
        check, member = self.check, self.member
        return letters.Facts(check.id, member.name, asked, check.cause, member.id)

    @property
    def contact(self) -> str:
        return (self.enrolment and self.enrolment.contact) or ""

    def contact_at(self, now: datetime) -> str:
        """Whom else to ring, as long as the check is open, on its day."""
        today = self.check.ended_at is None and self.check.on == today_in(self.area, now)
        return self.contact if today else ""

    @property
    def access(self) -> str:
        """How to come in, for whoever comes: a call needs no door."""
        comes = self.check.cause is not Cause.CALL
        return (comes and self.enrolment and self.enrolment.access) or ""

    @property
    def pressing(self) -> bool:
        """Whether people may be woken up."""
        return self.check.pace is Pace.RED or self.check.cause is Cause.NOW

    @property
    def untold(self) -> list[Member]:
        """Buddies who do not know yet."""
        know = {member.id for _, member in self.told}
        return [each for each in self.buddies if each.id not in know]

    def asleep(self, now: datetime) -> bool:
        """Whether a buddy who does not know yet is left alone at that hour."""
        return any(self.sleeps(each, now) for each in self.untold)

    def sleeps(self, member: Member, now: datetime) -> bool:
        """Whether they are left alone at that hour."""
        return member.quiet_at(now) and not self.pressing

    def stands(self, member_id: int) -> Told | None:
        """How somebody was told."""
        return next((told for told, member in self.told if member.id == member_id), None)

    async def name_of(self, member_id: int | None, context: Context) -> str:
        people = await context.store.people.named({member_id} if member_id else set())
        return people[member_id].name if member_id in people else ""


async def watched(check: CheckIn, context: Context) -> Watched:
    """All about a check."""
    store = context.store
    return Watched(
        check,
        await store.people.get(check.member_id),
        await store.areas.get(check.area_id),
        await store.checkins.of(check.member_id),
        [
            member
            for buddy, member in await store.checkins.buddies(check.member_id)
            if buddy.agreed_at
        ],
        await store.checkins.told(check.id),
    )


LEVELS = {Pace.ORANGE: Level.ORANGE, Pace.RED: Level.RED, Pace.AFTER: Level.NONE}


def named(check: CheckIn, what: str, reason: Reason = Reason.ALARM) -> str:
    """The name of a letter about a check."""
    return Occasion(check.on, LEVELS[check.pace], f"{check.id}:{what}", reason=reason).once


async def write(
    found: Watched, to: Member, said: Message, what: str, context: Context, *, wake: bool = False
) -> bool:
    """A letter about a check; it wakes people up where the check is pressing."""
    return await _tell(found, to, said, what, context, Reason.ALARM, wake=wake)


async def put_question(found: Watched, said: Message, context: Context, *, wake: bool) -> None:
    """The question counts among the day's messages, but none of those takes its place."""
    to = found.member
    for reason in (Reason.ASKED, Reason.ALARM):
        if await _tell(found, to, said, f"{ASK}0", context, reason, wake=wake):
            return


async def _tell(
    found: Watched,
    to: Member,
    said: Message,
    what: str,
    context: Context,
    reason: Reason,
    *,
    wake: bool,
) -> bool:
    pressing = found.pressing or wake
    return await tell_of_heat(
        context,
        found.area,
        to,
        said,
        day=found.check.on,
        level=LEVELS[found.check.pace],
        moment=f"{found.check.id}:{what}",
        reason=reason,
        priority=Priority.DANGER if pressing else None,
    )


async def take_back(check: CheckIn, context: Context) -> None:
    """A question that nobody has read yet is not asked any more."""
    await context.withdraw(*(named(check, ASK, reason) for reason in (Reason.ASKED, Reason.ALARM)))


def told_at(check: CheckIn, step: int | str) -> str:
    """The name of what is told at a step, or besides; told again once somebody asked for it."""
    called = check.called_at.timestamp() if check.called_at else 0
    return f"{TOLD}{step}:{called:.0f}"


async def tell_one(
    found: Watched, to: Member, said: Message, step: int, context: Context, *, what: str = ""
) -> bool:
    """Tell somebody in their turn, and remember that they know; False if no letter can."""
    what = what or told_at(found.check, step)
    if not await write(found, to, said, what, context):
        name = named(found.check, what)
        if not await context.store.outbox.promised(name, [to.id]):
            return False
    before = found.stands(to.id)
    cannot = before is not None and before.cannot
    step = before.step if before else step
    told = Told(check_id=found.check.id, member_id=to.id, step=step, cannot=cannot)
    await context.store.checkins.tell(told)
    return True


async def tell_organisers(
    found: Watched, said: Message, context: Context, *, what: str, but: int = 0
) -> int:
    """Tell everybody who answers for the area; the admins where nobody else can be told."""
    store = context.store
    for people in (await context.responsible(found.area.id), await store.organisation.admins()):
        told = [
            await tell_one(found, each, said, ORGANISERS, context, what=what)
            for each in people
            if each.id not in (found.member.id, but)
        ]
        if any(told):
            return sum(told)
    return 0


async def finish(
    member: Member, ended: Ended, context: Context, *, by: Member | None = None
) -> list[Watched]:
    """End everything that is open about somebody; whoever was told hears that it is over."""
    over = []
    cleared = {member.id, by.id if by else 0}
    for check in await context.store.checkins.open_of(member.id):
        found = await watched(check, context)
        check.outcome, check.ended_at = ended, context.now
        check.next_at = check.going_id = None
        await take_back(check, context)
        for _, other in found.told:
            # What nobody has read needs no end.
            heard = await context.store.checkins.silence(named(check, TOLD), other.id)
            if other.id not in cleared and heard:
                what = f"clear:{context.now.timestamp():.0f}"
                await write(found, other, letters.clear(member.name, ended), what, context)
                cleared.add(other.id)
        # Told as urgently as the alarm; why it was one is nobody's business any more.
        check.cause, check.called_at = Cause.SILENCE, None
        await context.end_confidence(Purpose.CHECK, check.id)
        over.append(found)
    await context.store.session.flush()
    return over
