"""One bad letter, card or row: it is set aside with its reason, and everybody else is served."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select, text
from sqlmodel import col

from bot.logs import error_causes
from bot.outbox_worker import LEASE
from bot.supervising import keep_running
from storage.outbox import CardCopy, OutboxMessage
from storage.types import vault
from tests.street import HELLO, Street, street, to

pytestmark = pytest.mark.provokes_errors

__all__ = ["street"]

SEALED_ELSEWHERE = Fernet(Fernet.generate_key()).encrypt(b"{}")

BROKEN_LETTERS: dict[str, str] = {
    "another priority": "priority = 99",
    "an errand of no kind": "errand = 'dance'",
    "a member's clock nowhere": "zone = 'Mars/Olympus'",
    "no language": "language = ''",
    "no words": "body = NULL",
}
BROKEN_BODIES: tuple[Any, ...] = (
    SEALED_ELSEWHERE, b"", b"\xff", "", "{", "[]", "null", "5", '{"body": 5}', '{"body": []',
    '{"body": [{"key": 5}]}', '{"rows": "x"}',
)  # fmt: skip
BROKEN_CARDS = ("", "{", "[]", "null", "5", "x" * 5000, '{"body": 5}', '{"rows": [[{}]]}')


async def held(street: Street) -> dict[tuple[str, str], str]:
    async with street.database.transaction() as store:
        return {
            (each.kind.value, each.key): each.reason for each in await store.quarantine.held_items()
        }


async def hangs(street: Street, name: str, body: str) -> None:
    async with street.database.transaction() as store:
        await store.outbox.create_card(name, body, street.clock.now())
        await store.outbox.keep_copy(
            CardCopy(
                card=name,
                platform="x",
                chat=f"on-{name}",
                language="fr",
                zone="Europe/Paris",
                due_at=street.clock.now(),
            )
        )


@pytest.mark.parametrize("body", BROKEN_BODIES, ids=map(str, range(len(BROKEN_BODIES))))
async def test_a_letter_nobody_can_read_is_set_aside_and_the_others_leave(
    street: Street, body: Any
) -> None:
    await street.writes(to(0), to(1), to(2))
    sealed = vault.seal(body) if isinstance(body, str) else body
    async with street.database.transaction() as store:
        await store.session.execute(
            text("UPDATE letter SET body = :body WHERE chat = 'm0'").bindparams(body=sealed)
        )
    await street.courier().deliver()
    assert street.slate.letters.count("m1") == street.slate.letters.count("m2") == 1
    assert [kind for kind, _ in await held(street)] == ["letter"]
    street.clock.advance(LEASE * 2)
    assert await street.courier().deliver() == 0, "it is left alone"


@pytest.mark.parametrize("change", BROKEN_LETTERS.values(), ids=BROKEN_LETTERS)
async def test_a_row_nobody_can_load_is_set_aside_and_the_others_leave(
    street: Street, change: str
) -> None:
    await street.writes(to(0), to(1), to(2))
    async with street.database.transaction() as store:
        await store.session.execute(text(f"UPDATE letter SET {change} WHERE chat = 'm0'"))
    for _ in range(3):
        await street.courier().deliver()
        street.clock.advance(LEASE)
    assert street.slate.letters.count("m1") == street.slate.letters.count("m2") == 1


@pytest.mark.parametrize("body", BROKEN_CARDS, ids=lambda body: repr(body)[:20])
async def test_a_card_that_cannot_be_drawn_is_set_aside_until_it_is_drawn_anew(
    street: Street, body: str
) -> None:
    good = HELLO.model_dump_json()
    await street.courier().deliver()
    await hangs(street, "bad", good)
    await hangs(street, "good", good)
    async with street.database.transaction() as store:
        await store.session.execute(
            text("UPDATE card SET body = :body WHERE name = 'bad'").bindparams(body=body)
        )
    for _ in range(4):
        await street.courier().deliver()
        street.clock.advance(timedelta(seconds=5))
    assert list(await held(street)) == [("card", "bad@1")]
    assert "on-good" in street.slate.shown
    assert "on-bad" not in street.slate.shown
    async with street.database.transaction() as store:
        await store.outbox.redraw_card("bad", good, street.clock.now())
    for _ in range(4):
        await street.courier().deliver()
        street.clock.advance(timedelta(seconds=5))
    assert "on-bad" in street.slate.shown


async def test_what_is_set_aside_is_tried_again_when_asked(street: Street) -> None:
    await street.writes(to(0, body="{"))
    await street.courier().deliver()
    [(_, key)] = await held(street)
    async with street.database.transaction() as store:
        assert await store.quarantine.release_all() == 1
        letter = await store.session.get(OutboxMessage, int(key))
        assert letter
        letter.body = HELLO.model_dump_json()
    street.clock.advance(LEASE * 2)
    await street.courier().deliver()
    assert street.slate.letters.count("m0") == 1
    assert await held(street) == {}


async def test_a_row_of_no_known_kind_hides_no_other(street: Street) -> None:
    """Jobs walk rows: one that cannot be read must not stop the walk."""
    await street.writes(to(0), to(1), to(2))
    async with street.database.transaction() as store:
        await store.session.execute(text("UPDATE letter SET priority = 99 WHERE chat = 'm1'"))
    async with street.database.transaction() as store:
        found = await store.people.all_rows(select(OutboxMessage).order_by(col(OutboxMessage.chat)))
    assert [each.chat for each in found] == ["m0", "m2"]


async def test_a_part_that_fails_begins_again_and_ends_no_other(street: Street) -> None:
    stop, began = asyncio.Event(), 0

    async def fails() -> None:
        nonlocal began
        began += 1
        if began == 1:
            raise RuntimeError("secret words")

    async with asyncio.timeout(10):
        await keep_running("ticker", fails, stop, street.database, street.clock)
    assert began == 2
    reasons = await held(street)
    assert "RuntimeError" in reasons["presence", "ticker"]
    assert "secret" not in reasons["presence", "ticker"]


async def test_a_part_that_only_fails_does_not_hold_up_a_stop(street: Street) -> None:
    stop, began = asyncio.Event(), 0
    stop.set()

    async def fails() -> None:
        nonlocal began
        began += 1
        raise RuntimeError

    async with asyncio.timeout(10):
        await keep_running("intake", fails, stop, street.database, street.clock)
    assert began == 1


def test_the_log_opens_groups_of_errors() -> None:
    try:
        raise ExceptionGroup("many", [ValueError("a"), ValueError("b"), KeyError("c")])
    except ExceptionGroup as group:
        told = error_causes(group)
    assert told.startswith("ExceptionGroup[")
    assert "2xValueError" in told
    assert "KeyError" in told
