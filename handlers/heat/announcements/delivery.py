"""The one way a message about the heat reaches somebody: once, not too often, not against them.

Caps, quiet hours, the switch, pauses and "not today" are held here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from handlers.kernel.interaction import JobContext
from messages.heat.announcements import views as nudging
from messages.heat.announcements.actions import HeatAnswer
from messages.heat.levels.level import HeatLevel
from messages.model import Message
from storage.area import Area
from storage.heat.announcements.queries import NudgeAnswer
from storage.outbox import DedupKey, MessageRecipient, Priority
from storage.people import Member

A_DAY = {HeatLevel.RED: 3}
"""Messages a day to a member, by level; one where nothing is said."""

ASKED_FOR = 3
"""Messages a day to somebody who asked for them."""


class TellingReason(StrEnum):
    """Why somebody is told.

    A message to an `AUDIENCE` obeys the switch, pauses and "not today", and ends with both ways
    out. To who `ORGANISES` the area it obeys pauses and "not today" alone. Who `ASKED` for it is
    told three times a day at most, and has a way out of their own. Nothing but its key and quiet
    hours holds back an `ALARM`, nor does it count: somebody waits for it. Who `PROMISED` a visit is
    asked how it went in the same way, whatever else they heard that day.
    """

    AUDIENCE = "audience"
    ASKED = "asked"
    ORGANISES = "organises"
    ALARM = "alarm"
    PROMISED = "promised"


@dataclass(frozen=True)
class HeatOccasion:
    """What is told when: the area's day on which it is said, the level, and once under which key.

    `about` is the day whose answers count, when it is not the day itself; a `reminder` is not
    sent to who answered, and one for the `checked` reaches whoever asked to be checked, whatever
    their switch says. After `until` it is not worth telling.
    """

    day: date
    level: HeatLevel
    once: DedupKey
    reason: TellingReason = TellingReason.AUDIENCE
    about: date | None = None
    reminder: bool = False
    priority: Priority | None = None
    until: datetime | None = None
    checked: bool = False

    def takes_room_of(self, once: DedupKey) -> bool:
        """Whether an earlier letter of the day takes this one's room: never a milder one."""
        if self.reason is not TellingReason.AUDIENCE:
            return True
        return any(level.key_word == once.act for level in HeatLevel if level >= self.level)

    @property
    def message_days(self) -> tuple[date, ...]:
        return (self.day, self.about or self.day)

    @property
    def daily_cap(self) -> int | None:
        """How many of its kind a member may be told that day."""
        match self.reason:
            case TellingReason.AUDIENCE:
                return A_DAY.get(self.level, 1)
            case TellingReason.ASKED:
                return ASKED_FOR
        return None

    @property
    def message_priority(self) -> Priority:
        """Red leaves before orange, orange before everything else but danger; only red wakes."""
        if self.priority is not None:
            return self.priority
        ranks = {HeatLevel.RED: Priority.RED, HeatLevel.ORANGE: Priority.ORANGE}
        return ranks.get(self.level, Priority.HEAT)


def day_subject(reason: TellingReason, day: date) -> str:
    """What a day's messages have as their subject: what one was told that day, and why."""
    return f"heat:{reason}:{day.isoformat()}"


def day_key(reason: TellingReason, day: date, level: HeatLevel, moment: str) -> DedupKey:
    """The key of one of a day's messages. Areas are left out: who has two of them is told once."""
    return DedupKey(day_subject(reason, day), level.key_word, moment)


def alarm_key(
    subject: str, act: str, day: date, level: HeatLevel, which: str = "", about: int | None = None
) -> DedupKey:
    """The key of an alarm, which is taken back by what it is about: once a day, level and time."""
    occurrence = ":".join(filter(None, (day.isoformat(), level.key_word, which)))
    return DedupKey(subject, act, occurrence, "" if about is None else str(about))


async def send_heat_message(
    context: JobContext,
    area: Area,
    member: Member,
    message: Message,
    *,
    day: date,
    level: HeatLevel,
    once: DedupKey,
    reason: TellingReason = TellingReason.AUDIENCE,
    about: date | None = None,
    reminder: bool = False,
    priority: Priority | None = None,
    until: datetime | None = None,
) -> bool:
    """Promise one member a message about the heat; False when it is held back.

    Once per key and person, whatever restarts and however many areas they have: what may come
    several times a day (one step of a ladder, say) needs an occurrence of its own.
    """
    occasion = HeatOccasion(day, level, once, reason, about, reminder, priority, until)
    return bool(await send_heat_messages(context, area, [member], message, occasion))


async def send_heat_messages(
    context: JobContext,
    area: Area,
    members: Sequence[Member],
    message: Message,
    occasion: HeatOccasion,
) -> int:
    """The same message to many, in a few statements; how many are told."""
    if not members:
        return 0
    ids = [member.id for member in members]
    told = await context.store.outbox.keys_told(occasion.once.subject, ids)
    willing = await _allowed_recipients(context, area, members, occasion)
    if occasion.reason in (TellingReason.AUDIENCE, TellingReason.ORGANISES):
        about, switch = (
            occasion.message_days[-1].toordinal(),
            occasion.reason is TellingReason.AUDIENCE,
        )
        message = nudging.with_endings(message, area.id, about, occasion.level, switch=switch)
    message = message.in_country(area.territory)
    body, accounts = message.model_dump_json(), await context.store.outbox.reachable_accounts(ids)
    letters, haste = [], occasion.message_priority
    for member in members:
        before, account = told.get(member.id, []), accounts.get(member.id)
        counted = sum(occasion.takes_room_of(once) for once in before)
        full = occasion.daily_cap is not None and counted >= occasion.daily_cap
        if member.id not in willing or occasion.once in before or full or account is None:
            continue
        due = context.now if haste.wakes else member.wakes_at(context.now)
        if occasion.until and due >= occasion.until:
            continue
        letters.append(
            MessageRecipient(
                member_id=member.id,
                platform=account.platform,
                workspace=account.workspace,
                chat=account.chat or "",
                language=member.language,
                zone=member.zone,
                due_at=due,
            )
        )
    await context.store.outbox.enqueue_for_many(
        letters, body=body, priority=haste, once=occasion.once, expires_at=occasion.until
    )
    if message.confidence:
        to = [letter.member_id for letter in letters]
        await context.store.confidences.promise_all(
            occasion.once, to, message.confidence, context.now
        )
    return len(letters)


async def _allowed_recipients(
    context: JobContext, area: Area, members: Sequence[Member], occasion: HeatOccasion
) -> set[int]:
    """Who may be told, as far as they have a say in it."""
    if occasion.reason not in (TellingReason.AUDIENCE, TellingReason.ORGANISES):
        return {member.id for member in members}
    ids = [member.id for member in members]
    answers = await context.store.nudges.nudge_answers(occasion.message_days, ids)
    off = {member.id for member in members if member.paused_at(context.now)}
    if occasion.reason is TellingReason.AUDIENCE:
        nudges = context.store.nudges
        off |= await nudges.switched_off(area.id, ids, but_checked=occasion.checked)
    return {
        member.id
        for member in members
        if member.id not in off
        and not any(_answer_stops(answer, occasion) for answer in answers.get(member.id, []))
    }


def _answer_stops(answer: NudgeAnswer, occasion: HeatOccasion) -> bool:
    """Whether what somebody answered spares them this; "not today" does not cover a worse level."""
    if answer.answer is HeatAnswer.NOT_TODAY:
        return answer.level >= occasion.level
    return occasion.reminder and answer.on == occasion.day
