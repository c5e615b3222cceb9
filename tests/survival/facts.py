"""What must be true of a street once its last Palier has come to rest."""

from __future__ import annotations

import asyncio
import time
from collections import Counter, defaultdict

from sqlalchemy import func, select
from sqlmodel import col

from bot.telegram import drawing
from handlers.cafe.feature import Meeting
from messages.cafe import Reply, Rsvp
from messages.model import Reader, unpack
from storage.cafe import Answer, Coming, State
from storage.database import Database, Store
from storage.outbox import Card, Letter, Posting
from storage.people import Account
from tests.survival.street import SETTLE_WITHIN, Street
from tests.telegram_server import Chat, Message
from tests.telegram_server.entities import formatted

MEANS = {
    Reply.GOING: {Coming.GOING, Coming.WAITING},
    Reply.MAYBE: {Coming.MAYBE},
    Reply.NO: {Coming.NO},
}


async def settled(street: Street, database: Database) -> None:
    """Wait until everybody is answered and nothing is left to carry."""
    ends = time.monotonic() + SETTLE_WITHIN
    while rest := await _unsettled(street, database):
        assert time.monotonic() < ends, f"{rest}: see {street.log}"
        for press in street.pressed:
            if press.forgotten:
                press.again()
        await asyncio.sleep(0.1)


async def _unsettled(street: Street, database: Database) -> str:
    if silent := sum(not press.answered for press in street.pressed):
        return f"{silent} presses without answer"
    async with database.transaction() as store:
        behind = select(func.count()).select_from(Posting).join(Card)
        behind = behind.where(col(Posting.version) < col(Card.version))
        if copies := (await store.session.execute(behind)).scalar_one():
            return f"{copies} copies behind their card"
        waiting = select(func.count()).where(col(Letter.settled_at).is_(None))
        if letters := (await store.session.execute(waiting)).scalar_one():
            return f"{letters} letters not carried"
    return ""


async def check(street: Street, database: Database) -> int:
    """Hold the street against its database; how many copies hang on its walls beside the kept."""
    async with database.transaction() as store:
        meetings = [await drawn(cafe, store) for cafe in street.published]
        repeats = sum(
            [_hang_right(street, wall, await _kept(wall, store)) for wall in street.walls]
        )
        for meeting in meetings:
            assert meeting.cafe.state is State.OPEN, "published, says Palier; a draft, the facts"
            assert meeting.tally.seated <= meeting.cafe.seats
            await _shows_the_facts(street, meeting, store)
        await _answers_are_kept(street, store)
        failed = select(col(Letter.failure)).where(col(Letter.failure).is_not(None))
        assert list((await store.session.execute(failed)).scalars()) == []
    assert not street.server.faults
    return repeats


async def drawn(cafe_id: int, store: Store) -> Meeting:
    """The café as its facts are now."""
    cafe, area, host = await store.cafes.whole(cafe_id)
    return Meeting(cafe, area, host, await store.cafes.tally(cafe_id))


async def _kept(wall: Chat, store: Store) -> dict[str, str | None]:
    """The message that is each card's copy on a wall, as far as the database knows."""
    postings = select(Posting).where(col(Posting.chat) == str(wall.id))
    return {each.card: each.message for each in (await store.session.execute(postings)).scalars()}


def _hang_right(street: Street, wall: Chat, kept: dict[str, str | None]) -> int:
    """Every published café hangs here; a copy more only where a kill fell on its sending.

    The answer: how many such copies there are. A chat is sent one thing at a time, so that a
    Palier that is killed leaves at most one message on a wall which no database knows of.
    """
    hung: defaultdict[str, list[int]] = defaultdict(list)
    copies = [message for message in wall.messages.values() if message.from_bot]
    for place, message in enumerate(copies):
        hung[f"cafe:{_cafe(message)}"].append(place)
    assert hung.keys() == kept.keys() == {f"cafe:{cafe}" for cafe in street.published}
    lives = _lives(street, wall)
    assert len(lives) == len(copies)
    repeats = 0
    for card, places in hung.items():
        unknown = [place for place in places if str(copies[place].id) != kept[card]]
        assert len(unknown) == len(places) - 1, f"{card} has no copy that the database knows"
        for place in unknown:
            assert lives[place] not in lives[place + 1 :], f"{card} hangs twice without a kill"
            assert lives[place] != lives.total, f"{card} hangs twice without a kill"
        repeats += len(unknown)
    return repeats


class Lives(list[int]):
    """In which life of Palier each message was sent, of so many in `total`."""

    total = 0


def _lives(street: Street, wall: Chat) -> Lives:
    """A life begins by asking Telegram who one is."""
    lives = Lives()
    for call in street.server.calls:
        if call.method == "getMe":
            lives.total += 1
        elif call.method == "sendMessage" and call.params["chat_id"] == wall.id:
            assert call.refusal is None
            lives.append(lives.total)
    return lives


def _cafe(message: Message) -> int:
    """Which café a card on a wall invites to."""
    actions = [unpack(each.data) for row in message.buttons() for each in row if each.data]
    return next(action.cafe for action in actions if isinstance(action, Rsvp))


async def _shows_the_facts(street: Street, meeting: Meeting, store: Store) -> None:
    """Every copy the database knows reads as a card drawn from the facts now."""
    card = await store.session.get_one(Card, meeting.cafe.card)
    assert card.body == meeting.card().model_dump_json()
    chats = {str(wall.id): wall for wall in street.walls}
    postings = select(Posting).where(col(Posting.card) == card.name)
    copies = list((await store.session.execute(postings)).scalars())
    assert Counter(copy.chat for copy in copies) == Counter(chats.keys())
    for copy in copies:
        reader = Reader(language=copy.language, zone=copy.zone)
        text, _ = formatted(drawing.body(meeting.card(), reader), "HTML", None)
        assert chats[copy.chat].messages[int(copy.message or 0)].text == text


async def _answers_are_kept(street: Street, store: Store) -> None:
    """What somebody was told is noted is in the facts."""
    accounts = (await store.session.execute(select(Account))).scalars()
    members = {int(account.user): account.member_id for account in accounts}
    rows = (await store.session.execute(select(Answer))).scalars()
    facts = {(row.cafe_id, row.member_id): row.coming for row in rows}
    told = {
        (cafe, members[user]): MEANS[press.action.reply]
        for (cafe, user), press in street.answers.items()
        if isinstance(press.action, Rsvp)
    }
    lost = {pair for pair, means in told.items() if facts.get(pair) not in means}
    assert not lost
    assert facts.keys() == told.keys()
