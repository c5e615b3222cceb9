"""Updates nobody could have sent: each is set aside once, and everybody else is answered."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import count
from typing import Any

import aiohttp
import pytest

from bot.app import Application
from bot.telegram.reading import WANTED
from bot.telegram.webhook import PATH, SECRET_HEADER, webhook_secret
from storage.quarantine import ItemKind
from tests.fakes.telegram import Person, TelegramServer
from tests.test_telegram.conftest import Runs, opens
from tests.test_telegram.desk import Desk

NOTHINGS: tuple[Any, ...] = ("x", 5, True, [], [1], {}, {"id": "x"}, None)
CHATS: tuple[Any, ...] = ("x", 5, [], {}, {"id": "x", "type": "private"}, {"id": 1, "type": 9})
USERS: tuple[Any, ...] = ("x", 5, [], {}, {"id": "x", "is_bot": "no", "first_name": 5})
DATES: tuple[Any, ...] = ("x", -(10**18), 10**18, [], {}, 1.5, None)
MESSAGE = {
    "message_id": 5,
    "date": 1_780_000_000,
    "chat": {"id": 999, "type": "private", "first_name": "Eve"},
    "from": {"id": 999, "is_bot": False, "first_name": "Eve"},
    "text": "bonjour",
}
PRESS = {"id": "1", "from": MESSAGE["from"], "chat_instance": "1", "data": "x", "message": MESSAGE}


def broken() -> Iterator[tuple[str, Any]]:
    """Every kind of update Palier asks for, each part of it broken in turn."""
    for kind in WANTED:
        yield from ((kind, nothing) for nothing in NOTHINGS)
    yield from (("message", MESSAGE | {"chat": chat}) for chat in CHATS)
    yield from (("message", MESSAGE | {"from": user}) for user in USERS)
    yield from (("message", MESSAGE | {"date": date}) for date in DATES)
    yield from (("message", MESSAGE | {"text": text}) for text in NOTHINGS)
    yield from (("message", MESSAGE | {"entities": each}) for each in (*NOTHINGS, [{"type": 5}]))
    yield from (
        ("message", MESSAGE | {"location": each}) for each in (*NOTHINGS, {"latitude": "x"})
    )
    yield from (("message", MESSAGE | {"document": each}) for each in NOTHINGS)
    yield from (("message", MESSAGE | {"message_id": each}) for each in NOTHINGS)
    yield from (("callback_query", PRESS | {"message": each}) for each in NOTHINGS)
    yield from (("callback_query", PRESS | {"from": each}) for each in USERS)
    yield from (("callback_query", PRESS | {"data": each}) for each in NOTHINGS)
    yield "message", MESSAGE | {"reply_to_message": nested(60)}


def nested(depth: int) -> dict[str, Any]:
    return MESSAGE | ({"reply_to_message": nested(depth - 1)} if depth else {})


async def held(parts: Application) -> dict[str, str]:
    async with parts.database.transaction() as store:
        found = await store.quarantine.held_items()
    assert {each.kind for each in found} <= {ItemKind.UPDATE}
    return {each.key: each.reason for each in found}


@pytest.mark.provokes_errors
async def test_an_update_that_cannot_be_read_is_set_aside_and_its_batch_is_answered(
    server: TelegramServer, desk: Desk, parts: Application, ana: Person
) -> None:
    number = server.first_bot.mailbox.put("message", "x")
    await ana.says(None, "et moi ?")
    await ana.sees("entendu et moi")
    await server.quiet()
    assert server.first_bot.mailbox.pending == {}
    assert list(await held(parts)) == [str(number)]


@pytest.mark.provokes_errors
async def test_of_all_kinds_of_broken_updates_none_keeps_anybody_waiting(
    server: TelegramServer, desk: Desk, parts: Application, ana: Person
) -> None:
    mailbox = server.first_bot.mailbox
    kinds = list(broken())
    assert len(kinds) > 100
    for number, (kind, payload) in enumerate(kinds):
        mailbox.put(kind, payload)
        if number % 20 == 0:
            await ana.says(None, f"mot {number}")
            await ana.sees(f"entendu mot {number}")
    await ana.says(None, "toujours là")
    await ana.sees("entendu toujours là")
    await server.quiet()
    assert mailbox.pending == {}
    assert await held(parts)


async def test_what_is_no_update_is_passed_over(
    server: TelegramServer, desk: Desk, parts: Application, ana: Person
) -> None:
    """An answer without numbers, or no list at all, is no reason to stop asking."""
    pending = server.first_bot.mailbox.pending
    numbers = count(800_000_000)
    for strange in (5, "x", None, [], {"update_id": next(numbers)}):
        pending[next(numbers)] = strange  # type: ignore[assignment]  # that is the point
    await ana.says(None, "et moi ?")
    await ana.sees("entendu et moi")


@pytest.mark.provokes_errors
async def test_a_webhook_refuses_what_it_cannot_read_once(
    server: TelegramServer, desk: Desk, runs: Runs
) -> None:
    async with runs(webhook=True) as parts:
        ana = await opens(server, "Ana")
        number = server.first_bot.mailbox.put("message", "x")
        await ana.says(None, "et moi ?")
        await ana.sees("entendu et moi")
        await server.quiet()
        told = [status for name, status in server.first_bot.mailbox.deliveries if name == number]
        assert told == [400, 200]
        assert list(await held(parts)) == [str(number)]


MALFORMED = (
    b"",
    b"[1, {",
    b"[]",
    b"5",
    b"null",
    b'"x"',
    b"{}",
    b"\xff\xfe\x00",
    b'{"update_id": "x"}',
    b'{"update_id": true}',
    b'{"update_id": -1}',
    b'{"update_id": 1e999}',
    b'{"update_id": 7, "message": "x"}',
    b'{"update_id": 7, "message": [[]]}',
    b'{"update_id": 7, "callback_query": 5}',
    b'{"update_id": ' + b"9" * 6000 + b"}",
    b"[" * 200_000,
    b'{"a":' * 200_000,
    b'{"update_id": 7, "x": "' + b"x" * 2**21 + b'"}',
)


@pytest.mark.provokes_errors
async def test_malformed_words_at_the_door_are_a_bad_request(
    server: TelegramServer, desk: Desk, runs: Runs
) -> None:
    async with runs(webhook=True) as parts, aiohttp.ClientSession() as session:
        ana = await opens(server, "Ana")
        url = parts.settings.public_url + PATH
        headers = {SECRET_HEADER: webhook_secret(server.token)}
        for body in MALFORMED:
            async with session.post(url, data=BytesIO(body), headers=headers) as answer:
                assert answer.status == (413 if len(body) > 2**20 else 400), body[:40]
            await ana.says(None, f"et moi {len(body)} ?")
            await ana.sees(f"entendu et moi {len(body)}")


async def test_a_secret_in_other_letters_is_a_wrong_secret(
    server: TelegramServer, desk: Desk, runs: Runs
) -> None:
    async with runs(webhook=True) as parts, aiohttp.ClientSession() as session:
        await opens(server, "Ana")
        url = parts.settings.public_url + PATH
        for wrong in ("é" * 64, "", " ", "x" * 4000):
            async with session.post(url, data=b"{}", headers={SECRET_HEADER: wrong}) as answer:
                assert answer.status == 403
