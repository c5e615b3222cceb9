"""The one way a message about the heat reaches somebody: once, not too often, not against them.

Caps, quiet hours, the switch, pauses and "not today" are held here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from handlers.heat.announcements.moments import KNOWN, DaySlot
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


SEVERAL = ":"
"""What stands in a key between a moment's name and the areas that were named."""


class TellingReason(StrEnum):
    """Why somebody is told.

    A message to an `AUDIENCE` obeys the switch, pauses and "not today". To who `ORGANISES` the area
    it obeys pauses and "not today" alone. Who `ASKED` for it is told three times a day at most.
    Nothing but its key and quiet hours holds back an `ALARM`, nor does it count: somebody waits for
    it. Who `PROMISED` a visit is asked how it went, unless they are on pause, whatever else they
    heard that day. Each of them ends with both ways out.
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

    Of an announcement the `slot` says which of the day's it is, `today` how hot that day is, `area`
    for which one it is told, and `named` which it names at which level, where somebody has several.
    To readers `outside` that area it is none of theirs: what names no area was about another.

    It `stands_in` beside what admins read of areas that are none of theirs, if any of them is one.

    What is for the `evening` too is read in quiet hours by whoever agreed to that, until 23:00.
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
    slot: DaySlot = DaySlot.OWN
    today: HeatLevel = HeatLevel.NONE
    late: bool = False
    named: tuple[tuple[int, HeatLevel], ...] = ()
    area: int | None = None
    outside: bool = False
    evening: bool = False
    stands_in: bool = False

    def was_told(self, area_id: int, before: Sequence[DedupKey]) -> bool:
        """Whether they know: under this key, or in another message of the slot that named it."""
        if self.once in before:
            return True
        if self.slot is DaySlot.OWN:
            return False
        level = dict(self.named).get(area_id, self.level)
        return any(
            told.slot is self.slot and self._told_level(told, area_id) >= level
            for told in map(ToldMoment.from_key, before)
        )

    def is_too_much(self, before: Sequence[DedupKey]) -> bool:
        """Whether the day's messages are told. The eve's alert never is one too many.

        A day's number is that of its highest level. Where red follows red in an area, the eve's
        message stands for the evening's; a yellow day's tip takes no room of a red evening.
        """
        if self.reason is TellingReason.ASKED:
            return len(before) >= ASKED_FOR
        if self.slot is DaySlot.OWN or self.level is HeatLevel.NONE:
            return False
        told = [each for each in map(ToldMoment.from_key, before) if each.takes_room]
        eves = [each for each in told if each.slot is DaySlot.EVE]
        if self.slot is DaySlot.EVENING and any(
            self._told_level(each, self.area or 0) is HeatLevel.RED for each in eves
        ):
            return True
        if self.reason is TellingReason.ORGANISES or self.is_alert_eve:
            return False
        lived = [each for each in told if each not in eves]
        cap = A_DAY.get(max([self.today, *(each.level for each in lived)]), 1)
        if self.slot is DaySlot.EVE:
            return len(told) >= max(1, cap - 1)
        if self.late:
            # Nobody is kept from an alert by what is milder, or of the day after.
            return sum(each.level >= self.level for each in lived) >= cap
        return sum(each.level is not HeatLevel.YELLOW or cap == 1 for each in told) >= cap

    def _told_level(self, told: ToldMoment, area_id: int) -> HeatLevel:
        """At which level another message spoke of an area, as far as these readers are told."""
        return told.level_of(area_id) if told.named or not self.outside else HeatLevel.UNKNOWN

    @property
    def is_alert_eve(self) -> bool:
        return self.slot is DaySlot.EVE and self.level >= HeatLevel.ORANGE

    @property
    def message_days(self) -> tuple[date, ...]:
        return (self.day, self.about or self.day)

    def due_for(self, member: Member, now: datetime) -> datetime:
        """When somebody reads it who is told now."""
        awake = self.message_priority.wakes or (self.evening and member.agreed_to(now))
        return now if awake else member.wakes_at(now)

    @property
    def message_priority(self) -> Priority:
        """Red leaves before orange, orange before everything else but danger; only red wakes."""
        if self.priority is not None:
            return self.priority
        if self.evening:
            return Priority.ORANGE
        ranks = {HeatLevel.RED: Priority.RED, HeatLevel.ORANGE: Priority.ORANGE}
        return ranks.get(self.level, Priority.HEAT)


@dataclass(frozen=True)
class ToldMoment:
    """What a letter's key says: which of the day's messages it was, and what it named."""

    slot: DaySlot
    level: HeatLevel
    named: Mapping[int, HeatLevel]

    @classmethod
    def from_key(cls, once: DedupKey) -> ToldMoment:
        """The moment behind a key; one that is of no table has a slot of its own."""
        name, _, listed = once.occurrence.partition(SEVERAL)
        moment = KNOWN.get(name)
        named = {}
        for each in listed.split(",") if "=" in listed else ():
            area_id, _, there = each.partition("=")
            named[int(area_id)] = HeatLevel(int(there))
        level = HeatLevel[once.act.upper()]
        return cls(moment.slot if moment else DaySlot.OWN, level, named)

    @property
    def takes_room(self) -> bool:
        """Whether it counts among the day's messages: what is said at a date or an end does not."""
        return self.slot is not DaySlot.OWN and self.level.is_hot

    def level_of(self, area_id: int) -> HeatLevel:
        """At which level it named an area; one that names none was read by who has that one."""
        return self.named.get(area_id, HeatLevel.UNKNOWN) if self.named else self.level


def day_subject(reason: TellingReason, day: date) -> str:
    """What a day's messages have as their subject: what one was told that day, and why."""
    return f"heat:{reason}:{day.isoformat()}"


def day_key(
    reason: TellingReason,
    day: date,
    level: HeatLevel,
    moment: str,
    named: Sequence[tuple[int, HeatLevel]] = (),
) -> DedupKey:
    """The key of one of a day's messages; to who has several areas, with those that it `named`."""
    listed = ",".join(f"{area_id}={there.value}" for area_id, there in sorted(named))
    occurrence = f"{moment}{SEVERAL}{listed}" if named else moment
    return DedupKey(day_subject(reason, day), level.key_word, occurrence)


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
    evening: bool = False,
) -> bool:
    """Promise one member a message about the heat; False when it is held back.

    Once per key and person, whatever restarts and however many areas they have: what may come
    several times a day (one step of a ladder, say) needs an occurrence of its own.
    """
    occasion = HeatOccasion(
        day, level, once, reason, about, reminder, priority, until, evening=evening
    )
    return bool(await send_heat_messages(context, area, [member], message, occasion))


async def send_heat_messages(
    context: JobContext,
    area: Area,
    members: Sequence[Member],
    message: Message,
    occasion: HeatOccasion,
    *,
    checked: bool = False,
) -> int:
    """The same message to many, in a few statements; how many are told.

    `checked` when they are looked after: no more announcements is not yet no more questions.
    """
    if not members:
        return 0
    ids = [member.id for member in members]
    told = await _told_that_day(context, ids, occasion)
    willing = await _allowed_recipients(context, area, members, occasion)
    message = _with_ways_out(message, area, occasion, checked=checked)
    message = message.in_country(area.territory)
    body, accounts = message.model_dump_json(), await context.store.outbox.reachable_accounts(ids)
    letters, haste = [], occasion.message_priority
    for member in members:
        before, account = told.get(member.id, []), accounts.get(member.id)
        if member.id not in willing or account is None:
            continue
        if occasion.was_told(occasion.area or area.id, before) or occasion.is_too_much(before):
            continue
        due = occasion.due_for(member, context.now)
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


async def _told_that_day(
    context: JobContext, ids: Sequence[int], occasion: HeatOccasion
) -> dict[int, list[DedupKey]]:
    """What they were told under the same subject; who organises, as a neighbour too.

    Neighbours who have several areas may organise one of them, and know of the others by that.
    """
    told = await context.store.outbox.keys_told(occasion.once.subject, ids)
    other = BESIDE.get(occasion.reason)
    if other and (other is TellingReason.AUDIENCE or occasion.named or occasion.stands_in):
        beside = day_subject(other, occasion.day)
        for member_id, keys in (await context.store.outbox.keys_told(beside, ids)).items():
            told.setdefault(member_id, []).extend(keys)
    return told


BESIDE = {
    TellingReason.ORGANISES: TellingReason.AUDIENCE,
    TellingReason.AUDIENCE: TellingReason.ORGANISES,
}
"""Whose messages of a day are told to the same people."""


def _with_ways_out(
    message: Message, area: Area, occasion: HeatOccasion, *, checked: bool
) -> Message:
    """The message with "not today" and "stop heat" under it.

    Who answers a question or an alarm, has several areas or another part in it stops more by that
    than a switch, and reads what goes on.
    """
    day = occasion.message_days[-1].toordinal()
    if occasion.reason in (TellingReason.ASKED, TellingReason.ALARM):
        return nudging.with_answered_endings(message, area.id, day, occasion.level)
    plain = occasion.reason in (TellingReason.AUDIENCE, TellingReason.PROMISED)
    switch = plain and not checked and not occasion.named
    where = 0 if occasion.named else area.id
    return nudging.with_endings(message, area.id, day, occasion.level, switch=switch, where=where)


async def _allowed_recipients(
    context: JobContext, area: Area, members: Sequence[Member], occasion: HeatOccasion
) -> set[int]:
    """Who may be told, as far as they have a say in it."""
    if occasion.reason in (TellingReason.ASKED, TellingReason.ALARM):
        return {member.id for member in members}
    off = {member.id for member in members if member.paused_at(context.now)}
    if occasion.reason is TellingReason.PROMISED:
        return {member.id for member in members} - off
    ids = [member.id for member in members]
    answers = await context.store.nudges.nudge_answers(occasion.message_days, ids)
    if occasion.reason is TellingReason.AUDIENCE:
        nudges = context.store.nudges
        there = occasion.area or area.id
        off |= await nudges.switched_off(there, ids, but_checked=occasion.checked)
    return {
        member.id
        for member in members
        if member.id not in off
        and not any(_answer_stops(answer, occasion) for answer in answers.get(member.id, []))
    }


async def said_not_today(
    context: JobContext, ids: Sequence[int], occasion: HeatOccasion
) -> set[int]:
    """Who of them wants to hear nothing of this that day."""
    answers = await context.store.nudges.nudge_answers(occasion.message_days, ids)
    return {
        member_id
        for member_id, given in answers.items()
        for answer in given
        if answer.answer is HeatAnswer.NOT_TODAY and _answer_stops(answer, occasion)
    }


def _answer_stops(answer: NudgeAnswer, occasion: HeatOccasion) -> bool:
    """Whether what somebody answered spares them this.

    "Not today" covers no worse level, and no alert of the day after.
    """
    if answer.answer is HeatAnswer.NOT_TODAY:
        if occasion.is_alert_eve and answer.on != occasion.about:
            return False
        return answer.level >= occasion.level
    return occasion.reminder and answer.on == occasion.day
