"""One check with all that is looked up for it, and the letters that go out about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal
from zoneinfo import ZoneInfo

from handlers.heat.announcements.delivery import (
    TellingReason,
    alarm_key,
    day_key,
    send_heat_message,
)
from handlers.heat.checkins.escalation_policy import ORGANISERS, QUESTION, wakes_people
from handlers.heat.duty.mailing import mail_news
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused
from messages import words
from messages.heat.checkins import notices as letters
from messages.heat.checkins.actions import CheckCause, CheckEnding, CheckPace, TakeoverAct
from messages.heat.duty.actions import DutyNews
from messages.heat.levels.level import HeatLevel
from messages.model import ConfidencePurpose, Message, MomentText
from storage.area import Area
from storage.heat import today_in
from storage.heat.checkins.queries import CheckIn, CheckInEnrolment, CheckInRecipient
from storage.outbox import DedupKey, Priority, occurrence_of
from storage.people import Member


class CheckAct(StrEnum):
    """What letters say of a check: the question to who is asked, the alarm to who is told, …"""

    ASK = "ask"
    TOLD = "told"
    GOING = "going"
    LOST = "lost"
    AGAIN = "again"
    STOP = "stop"
    CLEAR = "clear"
    FINE = "fine"


@dataclass(frozen=True)
class LoadedCheckIn:
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

    def facts_at(self, now: datetime) -> letters.CheckFacts:
        """What is said about it at that moment: of another day, the day too."""
        facts, since = self.check_facts, self.check.called_at or self.check.asked_at
        today = since.astimezone(ZoneInfo(self.area.zone)).date() == today_in(self.area, now)
        show: Literal["hour", "moment"] = "hour" if today else "moment"
        return replace(facts, asked=MomentText(at=since, zone=self.area.zone, show=show))

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
        return wakes_people(self.check)

    @property
    def untold_buddies(self) -> list[Member]:
        """Buddies who do not know yet."""
        know = {member.id for _, member in self.told}
        return [buddy for buddy in self.buddies if buddy.id not in know]

    def is_asleep(self, member: Member, now: datetime) -> bool:
        """Whether they are left alone at that hour; they may have agreed to evenings."""
        return not self.may_wake and member.quiet_at(now) and not member.agreed_to(now)

    def recipient_of(self, member_id: int) -> CheckInRecipient | None:
        """How somebody was told."""
        return next((told for told, member in self.told if member.id == member_id), None)

    def as_organiser(self, member: Member | None) -> Member | None:
        """Somebody, where they act as an organiser: the journal names no buddy."""
        if member is None:
            return None
        told = self.recipient_of(member.id)
        took = self.check.taken_at is not None and self.check.going_id == member.id
        return member if took or (told and told.step >= ORGANISERS) else None

    async def name_of(self, member_id: int | None, context: JobContext) -> str:
        people = await context.store.people.members_by_id({member_id} if member_id else set())
        return people[member_id].name if member_id in people else ""


async def check_told_to(check_id: int, turn: Interaction) -> LoadedCheckIn:
    """The check, for those who were told about it and nobody else."""
    check = await turn.store.checkins.lock_check(check_id)
    if check is None:
        raise Refused(words.gone())
    loaded = await load_check(check, turn)
    if loaded.recipient_of(turn.member.id) is None:
        raise Refused(words.gone())
    return loaded


async def load_check(check: CheckIn, context: JobContext) -> LoadedCheckIn:
    """All about a check; a buddy who wants no more that day is not turned to, but in danger."""
    store = context.store
    paired = await store.checkins.buddies_of(check.member_id)
    spared = set[int]()
    if check.cause is not CheckCause.NOW:
        ids = [member.id for _, member in paired]
        spared = await store.nudges.spared_on(check.on, ids, LEVELS[check.pace])
    return LoadedCheckIn(
        check,
        await store.people.get_member(check.member_id),
        await store.areas.get_area(check.area_id),
        await store.checkins.enrolment_of(check.member_id),
        [member for buddy, member in paired if buddy.agreed_at and member.id not in spared],
        await store.checkins.people_told(check.id),
    )


GOOD_NEWS = (CheckAct.FINE, CheckAct.AGAIN)
"""What waits for the end of quiet hours, whatever was agreed to."""

LEVELS = {
    CheckPace.ORANGE: HeatLevel.ORANGE,
    CheckPace.RED: HeatLevel.RED,
    CheckPace.AFTER: HeatLevel.NONE,
}


def check_key(check: CheckIn, act: CheckAct, which: str = "", about: int | None = None) -> DedupKey:
    """The key of a letter about a check."""
    return alarm_key(check.key_subject, act, check.on, LEVELS[check.pace], which, about)


def question_key(check: CheckIn, again: str = "") -> DedupKey:
    """The key of the question as one of the day's messages; a later one asks the check again."""
    which = ":".join(filter(None, (str(check.id), again)))
    return day_key(TellingReason.ASKED, check.on, LEVELS[check.pace], which)


async def write_about_check(
    loaded: LoadedCheckIn,
    to: Member,
    message: Message,
    once: DedupKey,
    context: JobContext,
    *,
    wake: bool = False,
) -> bool:
    """A letter about a check; it wakes people up where the check is pressing."""
    return await _enqueue_check_message(
        loaded, to, message, once, context, TellingReason.ALARM, wake=wake
    )


async def ask_how_they_are(
    loaded: LoadedCheckIn, message: Message, context: JobContext, *, wake: bool, again: str = ""
) -> None:
    """The question counts among the day's messages, but none of those takes its place."""
    to, check = loaded.member, loaded.check
    which = ":".join(filter(None, (str(QUESTION), again)))
    among = {
        TellingReason.ASKED: question_key(check, again),
        TellingReason.ALARM: check_key(check, CheckAct.ASK, which),
    }
    for reason, once in among.items():
        if await _enqueue_check_message(loaded, to, message, once, context, reason, wake=wake):
            return


async def _enqueue_check_message(
    loaded: LoadedCheckIn,
    to: Member,
    message: Message,
    once: DedupKey,
    context: JobContext,
    reason: TellingReason,
    *,
    wake: bool,
) -> bool:
    priority = Priority.DANGER if loaded.may_wake or wake else None
    calling = reason is TellingReason.ALARM and once.act not in GOOD_NEWS
    # What rings in the evening alone is not worth ringing in the night.
    rings = wake and not loaded.may_wake and to.evening_at(context.now)
    return await send_heat_message(
        context,
        loaded.area,
        to,
        message,
        day=loaded.check.on,
        level=LEVELS[loaded.check.pace],
        once=once,
        reason=reason,
        priority=priority,
        until=to.evening_ends(context.now) if rings else None,
        evening=priority is None and calling and to.agreed_to(context.now),
    )


async def withdraw_question(check: CheckIn, context: JobContext) -> None:
    """A question that nobody has read yet is not asked any more."""
    keys = question_key(check), question_key(check, check.moment)
    await context.withdraw_messages(
        keys[0].subject, keys[0].act, occurrences=[once.occurrence for once in keys]
    )
    await context.withdraw_messages(check.key_subject, CheckAct.ASK)


def step_key(check: CheckIn, step: int | str, about: int | None = None) -> DedupKey:
    """The key of what is told at a step, or besides; told again once somebody asked for it."""
    called = occurrence_of(check.called_at or 0)
    return check_key(check, CheckAct.TOLD, f"{step}:{called}", about)


async def tell_recipient(
    loaded: LoadedCheckIn,
    to: Member,
    message: Message,
    step: int,
    context: JobContext,
    *,
    once: DedupKey | None = None,
) -> bool:
    """Tell somebody in their turn, and remember that they know; False if no letter can."""
    once = once or step_key(loaded.check, step)
    if not await write_about_check(loaded, to, message, once, context):
        told = await context.store.outbox.keys_told(once.subject, [to.id])
        if once not in told.get(to.id, []):
            return False
    before = loaded.recipient_of(to.id)
    cannot = before is not None and before.cannot
    step = before.step if before else step
    knows = CheckInRecipient(check_id=loaded.check.id, member_id=to.id, step=step, cannot=cannot)
    await context.store.checkins.record_told(knows)
    return True


async def finish_checks(
    member: Member, ended: CheckEnding, context: JobContext, *, by: Member | None = None
) -> list[LoadedCheckIn]:
    """End everything that is open about somebody; whoever was told hears that it is over."""
    over = []
    cleared = {member.id, by.id if by else 0}
    for check in await context.store.checkins.open_checks_of(member.id):
        loaded = await load_check(check, context)
        organiser = loaded.as_organiser(by)
        if check.taken_at or organiser:
            # How it ended is known as long as the check is.
            note, on = TakeoverAct.ENDED, str(check.id)
            context.record_act(note, by=organiser, area=check.area_id, on=on)
        check.outcome, check.ended_at = ended, context.now
        check.next_at = check.going_id = None
        await withdraw_question(check, context)
        await mail_news(check, DutyNews.OVER, context)
        for _, other in loaded.told:
            # What nobody has read needs no end.
            heard = await context.store.checkins.withdraw_check_messages(
                check.key_subject, CheckAct.TOLD, other.id
            )
            if other.id not in cleared and heard:
                once = check_key(check, CheckAct.CLEAR, occurrence_of(context.now))
                await write_about_check(
                    loaded, other, letters.check_all_clear(member.name, ended), once, context
                )
                cleared.add(other.id)
        # Told as urgently as the alarm; why it was one is nobody's business any more.
        check.cause, check.called_at, check.answered = CheckCause.SILENCE, None, False
        await context.end_confidence(ConfidencePurpose.CHECK, check.id)
        over.append(loaded)
    await context.store.session.flush()
    return over
