"""What must be true of a street once its last Paliers have come to rest."""

from __future__ import annotations

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import func, select
from sqlmodel import col

from messages import words
from messages.cafe import AnswerCafe
from messages.model import unpack_action
from storage.aid import HelpRequest
from storage.aid import RequestState as Aid
from storage.cafe import Attendance, CafeAnswer
from storage.database import Database, Store
from storage.outbox import Card, CardCopy, OutboxMessage
from storage.people import Account
from tests.fakes.telegram import Chat, Message, Person
from tests.survival.residents import ANSWERS, code
from tests.survival.stage import beginning
from tests.survival.street import Street

MEANS = dict(
    zip(
        ANSWERS,
        ({Attendance.GOING, Attendance.WAITING}, {Attendance.MAYBE}, {Attendance.NO}),
        strict=True,
    )
)  # fmt: skip
ASKED = beginning(words.aid_ask_you())
SETTLE_WITHIN = 60.0
MARGIN = 1.0
"""Seconds around a kill in which what was under way may be said again."""


@dataclass(frozen=True)
class Sent:
    """One message as Palier sent it, and when."""

    text: str
    at: float
    message: Message


async def settled(database: Database) -> str:
    """Wait until nothing is left to carry; what is left after all."""
    ends = time.monotonic() + SETTLE_WITHIN
    while rest := await _unsettled(database):
        if time.monotonic() > ends:
            return rest
        await asyncio.sleep(0.1)
    return ""


async def _unsettled(database: Database) -> str:
    async with database.transaction() as store:
        behind = select(func.count()).select_from(CardCopy).join(Card)
        behind = behind.where(col(CardCopy.version) < col(Card.version))
        if copies := (await store.session.execute(behind)).scalar_one():
            return f"{copies} copies stay behind their card"
        waiting = select(func.count()).where(col(OutboxMessage.settled_at).is_(None))
        if letters := (await store.session.execute(waiting)).scalar_one():
            return f"{letters} letters are not carried"
    return ""


async def judged(street: Street, database: Database) -> list[str]:
    """Everything that is not as it must be; nothing when all is well."""
    wrong = [*street.noted.faults]
    if rest := await settled(database):
        wrong.append(rest)
    async with database.transaction() as store:
        wrong += await _cafes(street, store)
        wrong += await _answers(street, store)
        wrong += await _requests(street, store)
        failed = select(col(OutboxMessage.failure)).where(col(OutboxMessage.failure).is_not(None))
        wrong += [
            f"a letter failed: {each}" for each in (await store.session.execute(failed)).scalars()
        ]
    wrong += [*_welcomes(street), *_repeats(street)]
    wrong += [f"a correct bot never sends: {each}" for each in street.stage.server.faults]
    for process in (*street.stage.former, *street.stage.processes):
        # One that is asked to stop before it listens to signals ends by the signal.
        if process.ended_by_itself and process.ended.result() != -15:
            wrong.append(f"a Palier ended by itself: exit {process.ended.result()}")
    errors = Counter(line.split(" at=")[1][:160] for line in street.stage.said("error", "critical"))
    return wrong + [f"{count} × in the log: {line}" for line, count in errors.items()]


# --- cafés, answers, requests


def _cards(wall: Chat) -> Iterator[tuple[int, Message]]:
    """The cards of cafés on a wall, each with its café."""
    for message in wall.messages.values():
        if message.from_bot and not message.deleted:
            datas = [each.data for row in message.buttons() for each in row if each.data]
            found = [
                action for action in map(unpack_action, datas) if isinstance(action, AnswerCafe)
            ]
            if found:
                yield found[0].cafe, message


async def _cafes(street: Street, store: Store) -> list[str]:
    """What was said to be published hangs on every wall, and every copy shows the same facts."""
    wrong = []
    for wall in street.stage.walls:
        shown = " ".join(message.text for _, message in _cards(wall))
        wrong += [
            f"{place} is published, and does not hang on {wall.title}"
            for place in street.noted.cafes
            if place not in shown
        ]
    copies: defaultdict[int, set[str]] = defaultdict(set)
    for wall in street.stage.walls:
        kept = select(col(CardCopy.message)).where(col(CardCopy.chat) == str(wall.id))
        known = {str(each) for each in (await store.session.execute(kept)).scalars()}
        for cafe, message in _cards(wall):
            if str(message.id) in known:
                copies[cafe].add(message.text)
    wrong += [f"copies of café {cafe} differ" for cafe, texts in copies.items() if len(texts) > 1]
    for cafe, texts in copies.items():
        tally = await store.cafes.count_attendance(cafe)
        seated = {
            0: beginning(words.cafe_card_coming(seated=0)),
            1: "Une personne vient.",
        }.get(tally.seated, f"{tally.seated} personnes viennent.")
        if not all(seated in text for text in texts):
            wrong.append(
                f"café {cafe} has {tally.seated} coming, and its card shows another number"
            )
    return wrong


async def _answers(street: Street, store: Store) -> list[str]:
    """What somebody was told is noted is in the facts."""
    members = await store.session.execute(select(CafeAnswer))
    facts = {(row.cafe_id, row.member_id): row.coming for row in members.scalars()}
    accounts = await _members(store)
    return [
        f"{label!r} of {user} to café {cafe} was noted, and is {facts.get((cafe, accounts[user]))}"
        for (cafe, user), label in street.noted.answers.items()
        if facts.get((cafe, accounts[user])) not in MEANS[label]
    ]


async def _members(store: Store) -> dict[int, int]:
    accounts = (await store.session.execute(select(Account))).scalars()
    return {int(account.user): account.member_id for account in accounts}


async def _requests(street: Street, store: Store) -> list[str]:
    """What was said to be on its way is asked."""
    rows = (await store.session.execute(select(HelpRequest))).scalars()
    kept = {row.code.upper(): row.state for row in rows}
    return [
        f"request {code} was on its way, and is {kept.get(code)}"
        for code in street.noted.requests
        if kept.get(code, Aid.DRAFT) is Aid.DRAFT
    ]


# --- said once, or again only where a kill fell on it


def _sent(street: Street, chat: Chat) -> list[Sent]:
    """What Palier sent into a chat, in order."""
    calls = [
        call.at
        for call in street.stage.server.calls
        if call.method == "sendMessage" and call.params.get("chat_id") == chat.id
        and call.refusal is None
    ]  # fmt: skip
    messages = [each for each in chat.messages.values() if each.from_bot and each.service is None]
    return [
        Sent(str(message.content.get("text", "")), at, message)
        for message, at in zip(messages, calls, strict=False)
    ]


def _again(street: Street, times: list[float]) -> bool:
    """Something was sent again although nobody was killed, and no reply was late, between."""
    excuses = [each.at for each in street.endings if not each.graceful] + street.stage.late()
    return any(
        not any(first - MARGIN <= at <= second + MARGIN for at in excuses)
        for first, second in pairwise(times)
    )


def _welcomes(street: Street) -> list[str]:
    """Whoever arrived was greeted once, and heard what is kept."""
    hello, wrong = beginning(words.area_hello()), []
    for person in street.noted.welcomed:
        times = [each.at for each in _sent(street, person.chat_with(None)) if hello in each.text]
        if _again(street, times):
            moments = ", ".join(f"{each - street.began:.1f}" for each in times)
            wrong.append(f"{person.name} was welcomed without a kill between: at {moments}")
    return wrong


def _repeats(street: Street) -> list[str]:
    """Cards hang, and helpers are asked, once."""
    wrong = []
    for wall in street.stage.walls:
        when = {each.message.id: each.at for each in _sent(street, wall)}
        hung: defaultdict[int, list[float]] = defaultdict(list)
        for cafe, message in _cards(wall):
            hung[cafe].append(when.get(message.id, 0.0))
        for cafe, times in hung.items():
            if _again(street, times):
                wrong.append(f"café {cafe} hangs {len(times)} times on {wall.title} without a kill")
    for person in street.stage.neighbours:
        wrong += _asked_again(street, person)
    return wrong


def _asked_again(street: Street, person: Person) -> list[str]:
    asked: defaultdict[str, list[float]] = defaultdict(list)
    for each in _sent(street, person.chat_with(None)):
        if ASKED in each.text and "Code" in each.text:
            asked[code(each.text)].append(each.at)
    return [
        f"{person.name} was asked {len(times)} times for {wanted} without a kill between"
        for wanted, times in asked.items()
        if _again(street, times)
    ]
