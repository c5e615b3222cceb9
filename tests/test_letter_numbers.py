"""A letter that is gone while it is carried, or was set aside, leaves its number to no other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.clock import ManualClock
from bot.outbox_worker import OutboxWorker
from bot.sending_pace import UNBOUND
from messages import words
from messages.model import message
from storage.database import Database, Store
from storage.outbox import DedupKey, OutboxMessage
from storage.people import Account, Member
from storage.quarantine import ItemKind
from tests.worlds import NOON

WARNING = DedupKey("area:1", "heat")


class Phone:
    """Says what is sent, and lets something happen while the first is under way."""

    name = "x"

    def __init__(self) -> None:
        self.said: list[str] = []
        self.meanwhile: Awaitable[None] | None = None

    async def send_message(self, to: Any, said: Any, reader: Any) -> str:
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile:
            await meanwhile
        self.said.append(to.chat)
        return str(len(self.said))


def letter(chat: str, **more: Any) -> OutboxMessage:
    said = message(words.form_yes()).model_dump_json()
    return OutboxMessage(platform="x", chat=chat, body=said, due_at=NOON, **more)


@pytest.fixture
async def people(database: Database) -> list[int]:
    """Two accounts of people who write to Palier."""
    there = [Member(name=name, joined_at=NOON, seen_at=NOON) for name in ("Ana", "Bao")]
    async with database.transaction() as store:
        for each in there:
            chat = each.name.lower()
            account = Account(member_id=each.id, platform="x", user=chat, chat=chat)
            await store.people.add_member(each, account)
    return [each.id for each in there]


async def erased(store: Store, ana: int, bao: int) -> None:
    await store.leaving.erase_member(ana)


async def merged(store: Store, ana: int, bao: int) -> None:
    """Bao was told the same already: of two letters under one key one can stay."""
    await store.linking.merge_members(bao, ana)


async def taken_back(store: Store, ana: int, bao: int) -> None:
    assert await store.outbox.withdraw_messages(WARNING.subject, member_id=ana) == 1


async def kept_long_enough(store: Store, ana: int, bao: int) -> None:
    assert await store.leaving.delete_expired_rows(NOON + timedelta(minutes=1))


@pytest.mark.parametrize("gone", [erased, merged, taken_back, kept_long_enough])
async def test_what_is_promised_while_a_letter_under_way_goes_is_sent(
    database: Database,
    people: list[int],
    gone: Callable[[Store, int, int], Awaitable[None]],
) -> None:
    ana, bao = people
    phone, clock = Phone(), ManualClock(NOON)
    worker = OutboxWorker(database, phone, clock, pace=UNBOUND)  # type: ignore[arg-type]  # a phone
    ends = NOON + timedelta(seconds=30)
    async with database.transaction() as store:
        told = letter("bao", member_id=bao, settled_at=NOON)
        await store.outbox.enqueue_message(told.under(WARNING))
        carried = letter("ana", member_id=ana, expires_at=ends)
        await store.outbox.enqueue_message(carried.under(WARNING))

    async def meanwhile() -> None:
        async with database.transaction() as store:
            await gone(store, ana, bao)
            await store.outbox.enqueue_message(letter("wall", place="wall"))

    phone.meanwhile = meanwhile()
    await worker.deliver()
    clock.advance(timedelta(minutes=5))
    await worker.deliver()
    assert phone.said == ["ana", "wall"]


async def test_what_is_promised_after_one_that_was_set_aside_expired_is_sent(
    database: Database,
) -> None:
    clock = ManualClock(NOON)
    phone = Phone()
    worker = OutboxWorker(database, phone, clock, pace=UNBOUND)  # type: ignore[arg-type]  # a phone
    async with database.transaction() as store:
        first = letter("wall", place="wall", expires_at=NOON)
        await store.outbox.enqueue_message(first)
        await store.quarantine.set_aside(ItemKind.LETTER, str(first.id), "torn", NOON)
        assert await store.outbox.drop_expired(NOON, 9) == 1
        await store.outbox.enqueue_message(letter("wall", place="wall"))
    await worker.deliver()
    assert phone.said == ["wall"]
