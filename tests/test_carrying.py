"""What is promised is carried, whatever stops halfway, goes, or moves; on both databases."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlmodel import col

from bot.carrier_lease import HOLD
from bot.outbox_worker import LEASE, OutboxWorker
from bot.platform import ChatMoved, RetryLater, Undeliverable
from bot.retry_delays import GIVE_UP, LONGEST_PATIENCE, REFUSALS
from bot.sending_pace import SendingPace
from bot.storage_check import kept_findings
from messages import words
from messages.model import message
from storage.area import Wall
from storage.outbox import CardCopy, DedupKey, OutboxLease, OutboxMessage, Priority
from storage.people import Account
from tests.street import NEIGHBOURS, Slate, Street, street, to
from tests.worlds import NOON

__all__ = ["street"]


async def test_a_letter_outlives_a_crash_and_a_rate_limit(street: Street) -> None:
    troubles: list[BaseException] = [asyncio.CancelledError(), RetryLater(30)]

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
    street.clock.advance(LEASE)
    await street.courier().deliver()
    assert "m0" not in street.slate.letters, "told to wait"
    street.clock.advance(timedelta(seconds=31))
    await street.courier().deliver()
    street.clock.advance(timedelta(hours=1))
    await street.courier().deliver()
    assert street.slate.letters.count("m0") == 1
    assert len(await street.settled()) == 1


async def _killed(courier: OutboxWorker) -> None:
    """Carry like a process that is killed with the call on the wire."""
    await courier.deliver()
    raise asyncio.CancelledError


async def test_when_a_carrier_dies_another_takes_over_within_seconds(street: Street) -> None:
    async with street.database.transaction() as store:
        assert await store.outbox.hold_lease("bot", "one", NOON, NOON + HOLD)
        assert not await store.outbox.hold_lease("bot", "two", NOON, NOON + HOLD)
    later = NOON + HOLD
    async with street.database.transaction() as store:
        assert await store.outbox.hold_lease("bot", "two", later, later + HOLD)
        assert not await store.outbox.hold_lease("bot", "one", later, later + HOLD)
        await store.outbox.release_lease("bot", "two", later)
        assert await store.outbox.hold_lease("bot", "one", later, later + HOLD)


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
        first, *_ = await store.outbox.claim_messages("x", NOON, LEASE, 1)
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
    await street.writes(*(to(0, once=DedupKey("word", "said", f"{n}")) for n in range(6)))
    await street.courier().deliver()
    assert (most, street.slate.letters.count("m0")) == (1, 6)


async def test_a_letter_past_its_time_is_never_sent(street: Street) -> None:
    await street.writes(to(0, expires_at=NOON + timedelta(hours=1)))
    street.clock.advance(timedelta(hours=2))
    await street.courier().deliver()
    assert "m0" not in street.slate.letters


async def test_many_letters_past_their_time_are_gone_before_the_lease_is(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each look walks past those that are left: they are dropped look by look, a few at once."""
    monkeypatch.setattr("bot.outbox_worker.EXPIRED", 10)
    late = NOON + timedelta(hours=1)
    await street.writes(
        *(to(0, once=DedupKey("word", "said", f"{n}"), expires_at=late) for n in range(35))
    )
    street.clock.advance(timedelta(hours=2))
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        running = group.create_task(street.courier().run())
        while await street.all(OutboxMessage):
            continue
        running.cancel()
    assert "m0" not in street.slate.letters


async def test_promised_twice_under_one_name_is_sent_once(street: Street) -> None:
    member = street.members[0].id
    await asyncio.gather(
        *(
            street.writes(to(0, member_id=member, once=DedupKey("word", "reminder")))
            for _ in range(4)
        )
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
            street.clock.advance(LEASE)
    assert street.slate.letters.count("m1") == 1
    assert [each.chat for each in await street.settled()] == ["m1"]
    [(good, told), *_] = await kept_findings(street.database, retry=True)
    assert (good, told.key) == (False, "check-aside")

    street.slate.trouble = None
    street.clock.advance(LEASE)
    await street.courier().deliver()
    assert street.slate.letters.count("m0") == 1, "tried again, it arrives whole"


async def test_a_letter_given_up_is_kept_a_week_and_no_longer(
    street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(chat: str) -> None:
        raise ConnectionError("no route")

    street.slate.trouble = fails
    await street.writes(to(0))
    with caplog.at_level(logging.CRITICAL):
        for _ in range(12):
            await street.courier().deliver()
            street.clock.advance(LEASE)
    async with street.database.transaction() as store:
        assert await store.outbox.drop_expired(street.clock.now(), 10) == 0
        later = street.clock.now() + timedelta(days=8)
        assert await store.outbox.drop_expired(later, 10) == 1


@pytest.mark.parametrize("kind", [ConnectionError, Undeliverable])
async def test_a_letter_that_keeps_failing_goes_to_the_other_account(
    street: Street, caplog: pytest.LogCaptureFixture, kind: type[Exception]
) -> None:
    member = street.members[0].id
    async with street.database.transaction() as store:
        store.session.add(
            Account(member_id=member, platform="x", user="second", chat="second", preferred=False)
        )

    async def fails(chat: str) -> None:
        if chat == "m0":
            raise kind("no route")

    street.slate.trouble = fails
    await street.writes(to(0, member_id=member))
    with caplog.at_level(logging.CRITICAL):
        for _ in range(2 * REFUSALS):
            await street.courier().deliver()
            street.clock.advance(LONGEST_PATIENCE)
    assert "second" in street.slate.letters
    assert "m0" not in street.slate.letters


async def test_two_accounts_that_fail_do_not_play_ball(
    street: Street, caplog: pytest.LogCaptureFixture
) -> None:
    member = street.members[0].id
    async with street.database.transaction() as store:
        store.session.add(
            Account(member_id=member, platform="x", user="second", chat="second", preferred=False)
        )
    tried = list[str]()

    async def fails(chat: str) -> None:
        if chat in ("m0", "second"):
            tried.append(chat)
            raise ConnectionError("no route")

    street.slate.trouble = fails
    await street.writes(to(0, member_id=member))
    with caplog.at_level(logging.CRITICAL):
        for _ in range(40):
            await street.courier().deliver()
            street.clock.advance(LEASE)
    assert tried == ["m0"] * GIVE_UP + ["second"] * GIVE_UP


async def test_while_the_whole_bot_must_wait_its_carrier_keeps_the_lease(street: Street) -> None:
    """Or another process would send what this one still holds in its hands."""
    refused = asyncio.Event()

    async def flood(chat: str) -> None:
        refused.set()
        raise RetryLater(300, whole=True)

    street.slate.trouble = flood
    await street.writes(*(to(n) for n in range(NEIGHBOURS)))
    pace = SendingPace(overall=5, person=0, wall=0)
    courier = OutboxWorker(street.database, street.slate, street.clock, pace=pace)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        running = group.create_task(courier.run())
        await refused.wait()
        street.clock.advance(HOLD)
        while (await street.all(OutboxLease))[0].until <= street.clock.now():
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
    street.clock.advance(LEASE)
    await street.courier().deliver()
    assert street.slate.letters.count("m0") == 10


@pytest.mark.provokes_errors
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
            raise ChatMoved("bb")

    street.slate.trouble = moved
    await street.writes(to(0, chat="b", place="b"))
    for _ in range(3):
        await street.courier().deliver()
        street.clock.advance(LEASE)
    assert street.slate.shown.keys() == {"a", "bb", "c", "d"}
    assert {each.chat for each in await street.all(CardCopy)} == {"a", "bb", "c", "d"}
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
            select(func.count())
            .select_from(OutboxMessage)
            .where(col(OutboxMessage.body).is_not(None))
        )
        assert left.scalar_one() == 0
