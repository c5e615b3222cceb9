"""One check with all that is looked up for it, and the letters that go out about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.heat.announcements.delivery import HeatOccasion, TellingReason, send_heat_message
from handlers.heat.checkins.escalation_policy import ORGANISERS
from handlers.kernel import JobContext
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import CheckCause, CheckEnding, CheckPace
from messages.heat.levels.level import HeatLevel
from messages.model import ConfidencePurpose, Message, MomentText
from storage.area import Area
from storage.heat import today_in
from storage.heat.checkins.queries import CheckIn, CheckInEnrolment, CheckInRecipient
from storage.outbox import Priority
from storage.people import Member

ASK, TOLD = "ask:", "told:"
"""What the names of letters begin with: to who is asked, and to who is told."""


@dataclass(frozen=True)
class CheckInView:
    """A check, whose it is, where, and who was told so far."""

    check: CheckIn
    member: Member
    area: Area
    enrolment: CheckInEnrolment | None
    buddies: Sequence[Member]
    told: Sequence[tuple[CheckInRecipient, Member]]

    @property
    def check_facts(self) -> letters.CheckFacts:
        asked = MomentText(at=self.check.asked_at, zone=self.area.zone, show="hour")
        check, member = self.check, self.member
        return letters.CheckFacts(check.id, member.name, asked, check.cause, member.id)

    @property
    def contact_line(self) -> str:
        return (self.enrolment and self.enrolment.contact) or ""

    def contact_at_time(self, now: datetime) -> str:
        """Whom else to ring, as long as the check is open, on its day."""
        today = self.check.ended_at is None and self.check.on == today_in(self.area, now)
        return self.contact_line if today else ""

    @property
    def access_words(self) -> str:
        """How to come in, for whoever comes: a call needs no door."""
        comes = self.check.cause is not CheckCause.CALL
        return (comes and self.enrolment and self.enrolment.access) or ""

    @property
    def may_wake(self) -> bool:
        """Whether people may be woken up."""
        return self.check.pace is CheckPace.RED or self.check.cause is CheckCause.NOW

    @property
    def untold_buddies(self) -> list[Member]:
        """Buddies who do not know yet."""
        know = {member.id for _, member in self.told}
        return [each for each in self.buddies if each.id not in know]

    def buddies_asleep(self, now: datetime) -> bool:
        """Whether a buddy who does not know yet is left alone at that hour."""
        return any(self.is_asleep(each, now) for each in self.untold_buddies)

    def is_asleep(self, member: Member, now: datetime) -> bool:
        """Whether they are left alone at that hour."""
        return member.quiet_at(now) and not self.may_wake

    def recipient_of(self, member_id: int) -> CheckInRecipient | None:
        """How somebody was told."""
        return next((told for told, member in self.told if member.id == member_id), None)

    async def name_of(self, member_id: int | None, context: JobContext) -> str:
        people = await context.store.people.members_by_id({member_id} if member_id else set())
        return people[member_id].name if member_id in people else ""


async def load_check(check: CheckIn, context: JobContext) -> CheckInView:
    """All about a check."""
    store = context.store
    return CheckInView(
        check,
        await store.people.get_member(check.member_id),
        await store.areas.get_area(check.area_id),
        await store.checkins.enrolment_of(check.member_id),
        [
            member
            for buddy, member in await store.checkins.buddies_of(check.member_id)
            if buddy.agreed_at
        ],
        await store.checkins.people_told(check.id),
    )


LEVELS = {
    CheckPace.ORANGE: HeatLevel.ORANGE,
    CheckPace.RED: HeatLevel.RED,
    CheckPace.AFTER: HeatLevel.NONE,
}


def check_dedup_name(check: CheckIn, what: str, reason: TellingReason = TellingReason.ALARM) -> str:
    """The name of a letter about a check."""
    return HeatOccasion(
        check.on, LEVELS[check.pace], f"{check.id}:{what}", reason=reason
    ).dedup_name


async def write_about_check(
    found: CheckInView,
    to: Member,
    said: Message,
    what: str,
    context: JobContext,
    *,
    wake: bool = False,
) -> bool:
    """A letter about a check; it wakes people up where the check is pressing."""
    return await _enqueue_check_message(
        found, to, said, what, context, TellingReason.ALARM, wake=wake
    )


async def ask_how_they_are(
    found: CheckInView, said: Message, context: JobContext, *, wake: bool
) -> None:
    """The question counts among the day's messages, but none of those takes its place."""
    to = found.member
    for reason in (TellingReason.ASKED, TellingReason.ALARM):
        if await _enqueue_check_message(found, to, said, f"{ASK}0", context, reason, wake=wake):
            return


async def _enqueue_check_message(
    found: CheckInView,
    to: Member,
    said: Message,
    what: str,
    context: JobContext,
    reason: TellingReason,
    *,
    wake: bool,
) -> bool:
    pressing = found.may_wake or wake
    return await send_heat_message(
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


async def withdraw_question(check: CheckIn, context: JobContext) -> None:
    """A question that nobody has read yet is not asked any more."""
    await context.withdraw_messages(
        *(
            check_dedup_name(check, ASK, reason)
            for reason in (TellingReason.ASKED, TellingReason.ALARM)
        )
    )


def step_dedup_name(check: CheckIn, step: int | str) -> str:
    """The name of what is told at a step, or besides; told again once somebody asked for it."""
    called = check.called_at.timestamp() if check.called_at else 0
    return f"{TOLD}{step}:{called:.0f}"


async def tell_recipient(
    found: CheckInView, to: Member, said: Message, step: int, context: JobContext, *, what: str = ""
) -> bool:
    """Tell somebody in their turn, and remember that they know; False if no letter can."""
    what = what or step_dedup_name(found.check, step)
    if not await write_about_check(found, to, said, what, context):
        name = check_dedup_name(found.check, what)
        if not await context.store.outbox.dedup_names_of(name, [to.id]):
            return False
    before = found.recipient_of(to.id)
    cannot = before is not None and before.cannot
    step = before.step if before else step
    told = CheckInRecipient(check_id=found.check.id, member_id=to.id, step=step, cannot=cannot)
    await context.store.checkins.record_told(told)
    return True


async def tell_check_organisers(
    found: CheckInView, said: Message, context: JobContext, *, what: str, but: int = 0
) -> int:
    """Tell everybody who answers for the area; the admins where nobody else can be told."""
    store = context.store
    for people in (
        await context.responsible_members(found.area.id),
        await store.organisation.list_admins(),
    ):
        told = [
            await tell_recipient(found, each, said, ORGANISERS, context, what=what)
            for each in people
            if each.id not in (found.member.id, but)
        ]
        if any(told):
            return sum(told)
    return 0


async def finish_checks(
    member: Member, ended: CheckEnding, context: JobContext, *, by: Member | None = None
) -> list[CheckInView]:
    """End everything that is open about somebody; whoever was told hears that it is over."""
    over = []
    cleared = {member.id, by.id if by else 0}
    for check in await context.store.checkins.open_checks_of(member.id):
        found = await load_check(check, context)
        check.outcome, check.ended_at = ended, context.now
        check.next_at = check.going_id = None
        await withdraw_question(check, context)
        for _, other in found.told:
            # What nobody has read needs no end.
            heard = await context.store.checkins.withdraw_check_messages(
                check_dedup_name(check, TOLD), other.id
            )
            if other.id not in cleared and heard:
                what = f"clear:{context.now.timestamp():.0f}"
                await write_about_check(
                    found, other, letters.check_all_clear(member.name, ended), what, context
                )
                cleared.add(other.id)
        # Told as urgently as the alarm; why it was one is nobody's business any more.
        check.cause, check.called_at = CheckCause.SILENCE, None
        await context.end_confidence(ConfidencePurpose.CHECK, check.id)
        over.append(found)
    await context.store.session.flush()
    return over
