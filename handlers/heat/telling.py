"""The one way a message about the heat reaches somebody: once, not too often, not against them.

Caps, quiet hours, the switch, pauses and "not today" are held here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from handlers.kernel import Context
from messages.heat import nudging
from messages.heat.level import Level
from messages.heat.pressed import Answer
from messages.model import Message
from storage.area import Area
from storage.heat.nudges import Nudge
from storage.outbox import Addressee, Priority
from storage.people import Member

PREFIX = "heat:told"
"""What the `once` of messages to an audience begins with."""

A_DAY = {Level.RED: 3}
"""Messages a day to a member, by level; one where nothing is said."""

ASKED_FOR = 3
"""Messages a day to somebody who asked for them."""


class Reason(StrEnum):
    """Why somebody is told.

    A message to an `AUDIENCE` obeys the switch, pauses and "not today", and ends with both ways
    out. To who `ORGANISES` the area it obeys pauses and "not today" alone. Who `ASKED` for it is
    told three times a day at most, and has a way out of their own. Nothing but `once` and quiet
    hours holds back an `ALARM`, nor does it count: somebody waits for it. Who `PROMISED` a visit is
    asked how it went in the same way, whatever else they heard that day.
    """

    AUDIENCE = "audience"
    ASKED = "asked"
    ORGANISES = "organises"
    ALARM = "alarm"
    PROMISED = "promised"


@dataclass(frozen=True)
class Occasion:
    """What is told when: the area's day on which it is said, the level, the moment of that day.

    `about` is the day whose answers count, when it is not the day itself; a `reminder` is not
    sent to who answered, and one for the `checked` reaches whoever asked to be checked, whatever
    their switch says. After `until` it is not worth telling.
    """

    day: date
    level: Level
    moment: str
    reason: Reason = Reason.AUDIENCE
    about: date | None = None
    reminder: bool = False
    priority: Priority | None = None
    until: datetime | None = None
    checked: bool = False

    @property
    def once(self) -> str:
        """Areas are left out: who has two of them is told once."""
        return f"{self.prefix}:{self.level.word}:{self.moment}"

    @property
    def prefix(self) -> str:
        kind = PREFIX if self.reason is Reason.AUDIENCE else f"heat:{self.reason}"
        return f"{kind}:{self.day.isoformat()}"

    def fills(self, once: str) -> bool:
        """Whether an earlier letter of the day takes this one's room: never a milder one."""
        if self.reason is not Reason.AUDIENCE:
            return True
        word = once.removeprefix(f"{self.prefix}:").partition(":")[0]
        return any(each.word == word for each in Level if each >= self.level)

    @property
    def days(self) -> tuple[date, ...]:
        return (self.day, self.about or self.day)

    @property
    def most(self) -> int | None:
        """How many of its kind a member may be told that day."""
        match self.reason:
            case Reason.AUDIENCE:
                return A_DAY.get(self.level, 1)
            case Reason.ASKED:
                return ASKED_FOR
        return None

    @property
    def haste(self) -> Priority:
        """Red leaves before orange, orange before everything else but danger; only red wakes."""
        if self.priority is not None:
            return self.priority
        ranks = {Level.RED: Priority.RED, Level.ORANGE: Priority.ORANGE}
        return ranks.get(self.level, Priority.HEAT)


async def tell_of_heat(
    context: Context,
    area: Area,
    member: Member,
    said: Message,
    *,
    day: date,
    level: Level,
    moment: str,
    reason: Reason = Reason.AUDIENCE,
    about: date | None = None,
    reminder: bool = False,
    priority: Priority | None = None,
    until: datetime | None = None,
) -> bool:
    """Promise one member a message about the heat; False when it is held back.

    Once per day, level, moment and person, whatever restarts and however many areas they have: a
    moment that may come several times a day (one step of a ladder, say) needs a name of its own.
    """
    occasion = Occasion(day, level, moment, reason, about, reminder, priority, until)
    return bool(await tell_all(context, area, [member], said, occasion))


async def tell_all(
    context: Context, area: Area, members: Sequence[Member], said: Message, occasion: Occasion
) -> int:
    """The same message to many, in a few statements; how many are told."""
    if not members:
        return 0
    ids = [member.id for member in members]
    told = await context.store.outbox.promised(occasion.prefix, ids)
    willing = await _not_held_back(context, area, members, occasion)
    if occasion.reason in (Reason.AUDIENCE, Reason.ORGANISES):
        about, switch = occasion.days[-1].toordinal(), occasion.reason is Reason.AUDIENCE
        said = nudging.ending(said, area.id, about, occasion.level, switch=switch)
    body, accounts = said.model_dump_json(), await context.store.outbox.reachable(ids)
    letters, haste = [], occasion.haste
    for member in members:
        before, account = told.get(member.id, []), accounts.get(member.id)
        counted = sum(occasion.fills(once) for once in before)
        full = occasion.most is not None and counted >= occasion.most
        if member.id not in willing or occasion.once in before or full or account is None:
            continue
        due = context.now if haste.wakes else member.wakes_at(context.now)
        if occasion.until and due >= occasion.until:
            continue
        letters.append(
            Addressee(
                member_id=member.id,
                platform=account.platform,
                workspace=account.workspace,
                chat=account.chat or "",
                language=member.language,
                zone=member.zone,
                due_at=due,
            )
        )
    await context.store.outbox.put_all(
        letters, body=body, priority=haste, once=occasion.once, expires_at=occasion.until
    )
    if said.confidence:
        to = [each.member_id for each in letters]
        await context.store.confidences.promise_all(occasion.once, to, said.confidence, context.now)
    return len(letters)


async def _not_held_back(
    context: Context, area: Area, members: Sequence[Member], occasion: Occasion
) -> set[int]:
    """Who may be told, as far as they have a say in it."""
    if occasion.reason not in (Reason.AUDIENCE, Reason.ORGANISES):
        return {member.id for member in members}
    ids = [member.id for member in members]
    answers = await context.store.nudges.answers(occasion.days, ids)
    off = {member.id for member in members if member.paused_at(context.now)}
    if occasion.reason is Reason.AUDIENCE:
        nudges = context.store.nudges
        off |= await nudges.switched_off(area.id, ids, but_checked=occasion.checked)
    return {
        member.id
        for member in members
        if member.id not in off
        and not any(_stops(each, occasion) for each in answers.get(member.id, []))
    }


def _stops(answer: Nudge, occasion: Occasion) -> bool:
    """Whether what somebody answered spares them this; "not today" does not cover a worse level."""
    if answer.answer is Answer.NOT_TODAY:
        return answer.level >= occasion.level
    return occasion.reminder and answer.on == occasion.day
