"""What happens when two things happen at once, or stop halfway, on both databases."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text, update
from sqlmodel import col

from bot.clock import SetClock
from bot.courier import HOLD, LEASE, UNBOUND, Courier, Pace
from bot.dispatcher import Dispatcher, Outcome
from bot.maker import ThreadMaker
from bot.platform import Address, Later, Moved, Undeliverable
from handlers.kernel import Command, Event, Hint, Incoming, Outside, Scene, Searched, Sender, Tick
from messages import words
from messages.cafe import Calendar, Kind, Look, Reply, Rsvp
from messages.model import Message, Reader, message
from storage.area import Area, Membership, Wall
from storage.cafe import Answer, Cafe, Coming, State
from storage.database import Database
from storage.outbox import Card, Carrier, Errand, Letter, Posting, Priority
from storage.people import Account, Member
from storage.places import Gazetteer
from tests import features
from tests.conftest import unhurried
from tests.kettle import kettle
from tests.worlds import NOON, Signposts, Streets
from tests.worlds.neutral import Drawer

NEIGHBOURS = 8
WALLS = ("a", "b", "c", "d")
HELLO = message(words.form_point())


@dataclass
class Slate:
    """A platform that only writes down, after `trouble` had its say."""

    name: str = "x"
    letters: list[str] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)
    edits: Counter[str] = field(default_factory=Counter)
    trouble: Callable[[str], Awaitable[None]] | None = None

    async def send(self, to: Address, message: Message, reader: Reader) -> str:
        await self._happens(to)
        self.letters.append(to.chat)
        self.shown[to.chat] = message.model_dump_json()
        return "1"

    async def edit(self, to: Address, posted: str, message: Message, reader: Reader) -> None:
        await self._happens(to)
        self.edits[to.chat] += 1
        self.shown[to.chat] = message.model_dump_json()

    async def act(self, errand: Errand, to: Address, subject: str) -> None:
        await self._happens(to)

    async def _happens(self, to: Address) -> None:
        await asyncio.sleep(0)
        if self.trouble:
            await self.trouble(to.chat)


@dataclass
class Street:
    """Eight neighbours around a café, four walls, and two processes on one database."""

    databases: list[Database]
    dispatchers: list[Dispatcher]
    clock: SetClock
    slate: Slate
    cafe: int
    members: list[Member]
    receipts: int = 0

    def courier(self, slate: Slate | None = None) -> Courier:
        """Another courier, in the first process and in the second by turns."""
        self.databases.reverse()
        return Courier(self.databases[0], slate or self.slate, self.clock, pace=UNBOUND)

    @property
    def database(self) -> Database:
        return self.databases[0]

    @property
    def dispatcher(self) -> Dispatcher:
        """The first process and the second by turns."""
        self.dispatchers.reverse()
        return self.dispatchers[0]

    async def answers(self, who: int, reply: Reply = Reply.GOING) -> Outcome:
        self.receipts += 1
        sender = Sender("x", f"u{who}", "n", "fr", chat=f"m{who}")
        press = Rsvp(cafe=self.cafe, reply=reply)
        scene = Scene("a", private=False, message="1")
        return await self.dispatcher.handle(Incoming(press, sender, scene, f"r{self.receipts}"))

    async def seats(self, count: int) -> None:
        async with self.database.transaction() as store:
            await store.session.execute(update(Cafe).values(seats=count))

    async def all(self, table: type[Any]) -> list[Any]:
        async with self.database.transaction() as store:
            return list((await store.session.execute(select(table))).scalars())

    async def writes(self, *letters: Letter) -> None:
        async with self.database.transaction() as store:
            for each in letters:
                await store.outbox.put(each)

    async def settled(self) -> list[Letter]:
        return [each for each in await self.all(Letter) if each.settled_at]


def to(who: int, due: datetime = NOON, **given: Any) -> Letter:
    usual = {"platform": "x", "chat": f"m{who}", "body": HELLO.model_dump_json()}
    return Letter(due_at=due, **usual | given)


@pytest.fixture
async def street(
    database: Database, database_url: str, gazetteer: Gazetteer
) -> AsyncIterator[Street]:
    area = Area(
        name="Belleville",
        town="75120",
        town_name="Paris 20e",
        lat=48.87,
        lon=2.38,
        declared_at=NOON,
    )
    members = [Member(id=n + 1, name="n", joined_at=NOON, seen_at=NOON) for n in range(NEIGHBOURS)]
    cafe = Cafe(
        area_id=area.id, kind=Kind.CAFE, starts_at=NOON + timedelta(days=3), place="Aux Folies",
        seats=1, state=State.OPEN, created_at=NOON,
    )  # fmt: skip
    async with database.transaction() as store:
        store.session.add_all([area, *members])
        await store.session.flush()
        for n, member in enumerate(members):
            store.session.add(
                Account(member_id=member.id, platform="x", user=f"u{n}", chat=f"m{n}")
            )
            store.session.add(Membership(member_id=member.id, area_id=area.id, joined_at=NOON))
        walls = [
            Wall(id=n + 1, area_id=area.id, platform="x", chat=each) for n, each in enumerate(WALLS)
        ]
        store.session.add_all([*walls, cafe])
        await store.session.flush()
        await store.outbox.hang(cafe.card, HELLO.model_dump_json(), NOON)
        for wall in walls:
            await store.outbox.post(cafe.card, wall, area, NOON)
    clock = SetClock(NOON)
    outside = Outside(Streets(), Drawer(), Signposts(), ThreadMaker())
    databases = [database, unhurried(Database(database_url))]
    capabilities = (*features.named("cafe"), kettle)
    dispatchers = [Dispatcher(each, capabilities, outside, gazetteer, clock) for each in databases]
    yield Street(databases, dispatchers, clock, Slate(), cafe.id, members)
    for each in databases:
        await each.close()


# --- two at once


async def test_the_last_seat_is_given_once_to_eight_neighbours(street: Street) -> None:
    outcomes = await asyncio.gather(*(street.answers(n) for n in range(NEIGHBOURS)))
    assert all(isinstance(each.reply, Hint) for each in outcomes)
    comings = Counter(each.coming for each in await street.all(Answer))
    assert comings == {Coming.GOING: 1, Coming.WAITING: NEIGHBOURS - 1}


async def test_a_flurry_of_answers_is_one_edit_on_each_wall(street: Street) -> None:
    await street.seats(40)
    await street.courier().deliver()
    for reply in (Reply.GOING, Reply.NO, Reply.GOING, Reply.MAYBE):
        await asyncio.gather(*(street.answers(n, reply) for n in range(NEIGHBOURS)))
    await street.courier().deliver()
    assert street.slate.edits == dict.fromkeys(WALLS, 1)


async def test_one_delivery_arriving_twice_at_once_counts_once(street: Street) -> None:
    sender = Sender("x", "u0", "n", "fr", chat="m0")
    press = Incoming(Rsvp(cafe=street.cafe, reply=Reply.GOING), sender, Scene("a"), "same")
    outcomes = await asyncio.gather(*(street.dispatcher.handle(press) for _ in range(4)))
    assert [each.reply is None for each in outcomes].count(False) == 1


async def test_somebody_new_who_presses_twice_at_once_is_one_member(street: Street) -> None:
    sender = Sender("x", "new", "n", "fr", chat="new")
    press = Rsvp(cafe=street.cafe, reply=Reply.GOING)
    presses = [Incoming(press, sender, Scene("a", private=False), f"new{n}") for n in range(4)]
    outcomes = await asyncio.gather(*(street.dispatcher.handle(each) for each in presses))
    assert not any(isinstance(o.reply, Hint) and o.reply.text.key == "fault" for o in outcomes)
    assert [each.user for each in await street.all(Account)].count("new") <= 1


async def test_a_tick_is_worked_once_by_four_processes(street: Street) -> None:
    tick = Tick("kettle.sing", NOON)
    worked = await asyncio.gather(*(street.dispatcher.tick(tick) for _ in range(4)))
    assert sorted(worked) == [False, False, False, True]
    assert await street.dispatcher.tick(Tick("kettle.sing", NOON + timedelta(minutes=5)))
    assert not await street.dispatcher.tick(tick), "an older moment is not worked after a newer one"


async def test_a_kept_seat_taken_at_the_last_moment_is_not_passed_on(street: Street) -> None:
    """The sweep has seen the offer lapse; its café is locked by the one who takes the seat."""
    offer = Answer(
        cafe_id=street.cafe, member_id=1, coming=Coming.OFFERED, at=NOON, offered_until=NOON
    )
    async with street.database.transaction() as store:
        store.session.add(offer)
    async with asyncio.TaskGroup() as group, street.databases[0].transaction() as store:
        await store.cafes.whole(street.cafe)
        await store.cafes.keep(
            offer.model_copy(update={"coming": Coming.GOING, "offered_until": None})
        )
        sweep = group.create_task(street.dispatchers[1].tick(Tick("cafe.pass_on", NOON)))
        await asyncio.wait([sweep], timeout=0.5)
        assert not sweep.done(), "the sweep waits for the café"
    assert sweep.result()
    [answer] = await street.all(Answer)
    assert answer.coming is Coming.GOING


async def test_no_reminder_of_a_café_that_is_called_off_meanwhile(street: Street) -> None:
    async with street.database.transaction() as store:
        store.session.add(Answer(cafe_id=street.cafe, member_id=1, coming=Coming.GOING, at=NOON))
    street.clock.pass_by(timedelta(days=2, hours=23))
    tick = Tick("cafe.remind", street.clock.now())
    async with asyncio.TaskGroup() as group, street.databases[0].transaction() as store:
        cafe, _, _ = await store.cafes.whole(street.cafe)
        reminding = group.create_task(street.dispatchers[1].tick(tick))
        await asyncio.wait([reminding], timeout=0.5)
        cafe.state = State.CANCELLED
    assert reminding.result()
    assert not await street.all(Letter)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_whoever_looks_at_a_café_waits_for_nobody(street: Street) -> None:
    """SQLite has one lock for all; PostgreSQL must not make readers queue behind answers."""
    sender = Sender("x", "u0", "n", "fr", chat="m0")
    looks: tuple[Event, ...] = (
        Command("cafes"),
        Command("start", "c_code"),
        Look(cafe=street.cafe),
        Calendar(cafe=street.cafe),
        Searched(""),
    )
    async with street.database.transaction() as store:
        (await store.cafes.whole(street.cafe))[0].code = "code"
    async with asyncio.timeout(10), street.databases[0].transaction() as store:
        await store.cafes.whole(street.cafe)
        for n, event in enumerate(looks):
            incoming = Incoming(event, sender, Scene("m0"), f"look{n}")
            assert not (await street.dispatcher.handle(incoming)).refused


async def test_the_draft_of_another_host_has_no_calendar_file(street: Street) -> None:
    async with street.database.transaction() as store:
        (await store.cafes.whole(street.cafe))[0].state = State.DRAFT
    sender = Sender("x", "u0", "n", "fr", chat="m0")
    press = Incoming(Calendar(cafe=street.cafe), sender, Scene("m0"), "calendar")
    assert (await street.dispatcher.handle(press)).refused


async def test_two_couriers_never_carry_one_letter(street: Street) -> None:
    await street.writes(*(to(n % NEIGHBOURS, once=f"{n}") for n in range(60)))
    await asyncio.gather(*(street.courier().deliver() for _ in range(4)))
    await street.courier().deliver()
    assert Counter(chat for chat in street.slate.letters if chat.startswith("m")).total() == 60
    assert len(await street.settled()) == 60


async def test_copies_agree_however_answers_and_couriers_interleave(street: Street) -> None:
    await street.seats(40)

    async def carries(courier: Courier) -> None:
        for _ in range(12):
            await courier.deliver()
            await asyncio.sleep(0)

    for reply in (Reply.GOING, Reply.MAYBE, Reply.GOING):
        await asyncio.gather(
            *(carries(street.courier()) for _ in range(3)),
            *(street.answers(n, reply) for n in range(NEIGHBOURS)),
        )
        street.clock.pass_by(LEASE)
        await street.courier().deliver()
        [card] = await street.all(Card)
        walls = {chat: shown for chat, shown in street.slate.shown.items() if chat in WALLS}
        assert walls == dict.fromkeys(WALLS, card.body)


async def test_a_card_is_clean_once_its_copies_agree(street: Street) -> None:
    """A card left dirty would be looked at for ever."""
    for reply in (Reply.GOING, Reply.MAYBE) * 5:
        await street.answers(0, reply)
        await street.courier().deliver()
        [card] = await street.all(Card)
        assert card.dirty_at is None


async def test_an_answer_given_while_a_copy_is_hung_reaches_that_copy(street: Street) -> None:
    async def answered_meanwhile(chat: str) -> None:
        street.slate.trouble = None
        await street.answers(0)

    street.slate.trouble = answered_meanwhile
    await street.courier().deliver()
    [card] = await street.all(Card)
    assert {street.slate.shown[each] for each in WALLS} == {card.body}


# --- carried, whatever happens


async def test_a_letter_outlives_a_crash_and_a_rate_limit(street: Street) -> None:
    troubles: list[BaseException] = [asyncio.CancelledError(), Later(30)]

    async def fails(chat: str) -> None:
        if chat == "m0" and troubles:
            raise troubles.pop(0)

    street.slate.trouble = fails
    await street.writes(to(0))
    first = street.courier()
    with pytest.raises(asyncio.CancelledError):
        async with asyncio.timeout(5):
            await _killed(first)
    await street.courier().deliver()
    assert "m0" not in street.slate.letters, "leased: nobody else sends it meanwhile"
    street.clock.pass_by(LEASE)
    await street.courier().deliver()
    assert "m0" not in street.slate.letters, "told to wait"
    street.clock.pass_by(timedelta(seconds=31))
    await street.courier().deliver()
    street.clock.pass_by(timedelta(hours=1))
    await street.courier().deliver()
    assert street.slate.letters.count("m0") == 1
    assert len(await street.settled()) == 1


async def _killed(courier: Courier) -> None:
    """Carry like a process that is killed with the call on the wire."""
    await courier.deliver()
    raise asyncio.CancelledError


async def test_when_a_carrier_dies_another_takes_over_within_seconds(street: Street) -> None:
    async with street.database.transaction() as store:
        assert await store.outbox.lease("bot", "one", NOON, NOON + HOLD)
        assert not await store.outbox.lease("bot", "two", NOON, NOON + HOLD)
    later = NOON + HOLD
    async with street.database.transaction() as store:
        assert await store.outbox.lease("bot", "two", later, later + HOLD)
        assert not await store.outbox.lease("bot", "one", later, later + HOLD)
        await store.outbox.release("bot", "two", later)
        assert await store.outbox.lease("bot", "one", later, later + HOLD)


async def test_of_two_processes_one_carries_and_the_other_stands_by(street: Street) -> None:
    one, two = Slate(), Slate()
    await street.writes(*(to(n) for n in range(NEIGHBOURS)))
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        running = [group.create_task(street.courier(each).run()) for each in (one, two)]
        resting = 0
        while resting < 20:  # looks, so that nobody is stopped in the middle of a transaction
            resting += len(await street.settled()) == NEIGHBOURS
        for each in running:
            each.cancel()
    assert {bool(one.shown), bool(two.shown)} == {True, False}


async def test_danger_leaves_before_a_cup_of_tea(street: Street) -> None:
    await street.writes(
        to(0, priority=Priority.DIGEST),
        to(1, priority=Priority.CAFE),
        to(2, priority=Priority.DANGER),
    )
    async with street.database.transaction() as store:
        first, *_ = await store.outbox.claim_letters("x", NOON, LEASE, 1)
    assert first.chat == "m2"
    await street.courier().deliver()
    letters = [chat for chat in street.slate.letters if chat.startswith("m")]
    assert letters == ["m1", "m0"]


async def test_one_chat_hears_one_thing_at_a_time_in_order(street: Street) -> None:
    speaking: Counter[str] = Counter()
    most = 0

    async def slowly(chat: str) -> None:
        nonlocal most
        speaking[chat] += 1
        most = max(most, speaking[chat])
        await asyncio.sleep(0.002)
        speaking[chat] -= 1

    street.slate.trouble = slowly
    await street.writes(*(to(0, once=f"{n}") for n in range(6)))
    await street.courier().deliver()
    assert (most, street.slate.letters.count("m0")) == (1, 6)


async def test_a_letter_past_its_time_is_never_sent(street: Street) -> None:
    await street.writes(to(0, expires_at=NOON + timedelta(hours=1)))
    street.clock.pass_by(timedelta(hours=2))
    await street.courier().deliver()
    assert "m0" not in street.slate.letters


async def test_many_letters_past_their_time_are_gone_before_the_lease_is(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each look walks past those that are left: they are dropped look by look, a few at once."""
    monkeypatch.setattr("bot.courier.EXPIRED", 10)
    late = NOON + timedelta(hours=1)
    await street.writes(*(to(0, once=f"{n}", expires_at=late) for n in range(35)))
    street.clock.pass_by(timedelta(hours=2))
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        running = group.create_task(street.courier().run())
        while await street.all(Letter):
            continue
        running.cancel()
    assert "m0" not in street.slate.letters


async def test_promised_twice_under_one_name_is_sent_once(street: Street) -> None:
    member = street.members[0].id
    await asyncio.gather(
        *(street.writes(to(0, member_id=member, once="reminder")) for _ in range(4))
    )
    await street.courier().deliver()
    assert street.slate.letters.count("m0") == 1


async def test_a_letter_that_keeps_failing_is_given_up_and_others_leave(
    street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(chat: str) -> None:
        if chat == "m0":
            raise ConnectionError("no route")

    street.slate.trouble = fails
    await street.writes(to(0), to(1))
    with caplog.at_level(logging.CRITICAL):
        for _ in range(12):
            await street.courier().deliver()
            street.clock.pass_by(LEASE)
    assert street.slate.letters.count("m1") == 1
    [given_up] = [each for each in await street.settled() if each.chat == "m0"]
    assert given_up.failure == "fault"


async def test_while_the_whole_bot_must_wait_its_carrier_keeps_the_lease(street: Street) -> None:
    """Or another process would send what this one still holds in its hands."""
    refused = asyncio.Event()

    async def flood(chat: str) -> None:
        refused.set()
        raise Later(300, whole=True)

    street.slate.trouble = flood
    await street.writes(*(to(n) for n in range(NEIGHBOURS)))
    pace = Pace(overall=5, person=0, wall=0)
    courier = Courier(street.database, street.slate, street.clock, pace=pace)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        running = group.create_task(courier.run())
        await refused.wait()
        street.clock.pass_by(HOLD)
        while (await street.all(Carrier))[0].until <= street.clock.now():
            continue
        running.cancel()


async def test_waiting_in_line_is_no_failed_attempt(
    street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    """The tenth letter to one chat fails for the first time: it is tried again."""
    troubles = [ConnectionError("no route")]

    async def fails(chat: str) -> None:
        if street.slate.letters.count("m0") == 9 and troubles:
            raise troubles.pop()

    street.slate.trouble = fails
    await street.writes(*(to(0) for _ in range(10)))
    with caplog.at_level(logging.CRITICAL):
        await street.courier().deliver()
    street.clock.pass_by(LEASE)
    await street.courier().deliver()
    assert street.slate.letters.count("m0") == 10


async def test_a_letter_that_cannot_be_read_is_not_quoted_in_the_log(
    street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    """Written by another version of Palier, say."""
    await street.writes(to(0, body='{"body": [], "address": "12 rue Pasteur"}'))
    with caplog.at_level(logging.ERROR):
        await street.courier().deliver()
    assert "letter failed" in caplog.text
    assert "Pasteur" not in caplog.text


# --- chats that go


async def test_when_one_account_is_dead_the_letter_goes_to_the_other(street: Street) -> None:
    member = street.members[0].id
    async with street.database.transaction() as store:
        store.session.add(
            Account(member_id=member, platform="x", user="second", chat="second", preferred=False)
        )
    await street.writes(to(0, member_id=member))

    async def blocked(chat: str) -> None:
        if chat == "m0":
            raise Undeliverable("blocked", chat_gone=True)

    street.slate.trouble = blocked
    await street.courier().deliver()
    assert "second" in street.slate.letters
    [letter] = await street.settled()
    assert letter.failure is None
    accounts = {each.chat: each.blocked_at for each in await street.all(Account)}
    assert accounts["m0"] == NOON
    assert accounts["second"] is None


async def test_a_wall_that_is_gone_is_closed_and_the_others_go_on(street: Street) -> None:
    async def gone(chat: str) -> None:
        if chat == "b":
            raise Undeliverable("kicked", chat_gone=True)

    street.slate.trouble = gone
    await street.courier().deliver()
    assert street.slate.shown.keys() == {"a", "c", "d"}
    [wall] = [each for each in await street.all(Wall) if each.chat == "b"]
    assert (wall.closed_at, wall.may_post) == (NOON, False)


async def test_a_chat_that_moved_is_followed(street: Street) -> None:
    async def moved(chat: str) -> None:
        if chat == "b":
            raise Moved("bb")

    street.slate.trouble = moved
    await street.writes(to(0, chat="b", place="b"))
    for _ in range(3):
        await street.courier().deliver()
        street.clock.pass_by(LEASE)
    assert street.slate.shown.keys() == {"a", "bb", "c", "d"}
    assert {each.chat for each in await street.all(Posting)} == {"a", "bb", "c", "d"}
    assert "bb" in {each.chat for each in await street.all(Wall)}
    [letter] = await street.settled()
    assert letter.chat == "bb"


# --- what the database keeps


def kept(folder: Path) -> bytes:
    """Everything SQLite wrote; empty on PostgreSQL, where the column's type is asked instead."""
    return b"".join(each.read_bytes() for each in folder.iterdir())


async def test_sealed_letters_cannot_be_read_in_the_file(street: Street, tmp_path: Path) -> None:
    secret = message(words.form_echo(answer="12 rue Rébeval"))
    await street.writes(to(0, body=secret.model_dump_json()))
    async with street.database.transaction() as store:
        body = await store.session.execute(text("SELECT body FROM letter"))
        assert "Rébeval".encode() not in body.scalar_one()
    assert "Rébeval".encode() not in kept(tmp_path)
    await street.courier().deliver()
    assert "Rébeval" in street.slate.shown["m0"]


async def test_settled_letters_are_shredded(street: Street) -> None:
    await street.writes(to(0))
    await street.courier().deliver()
    async with street.database.transaction() as store:
        left = await store.session.execute(
            select(func.count()).select_from(Letter).where(col(Letter.body).is_not(None))
        )
        assert left.scalar_one() == 0
