"""Updates arrive, calls fail and limits bite as they do on the real wire."""

import asyncio
import json
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
import telegram
from aiohttp import web
from telegram import (
    Bot,
    Update,
)
from telegram.error import (
    Conflict,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from tests.fakes.telegram import Chat, FloodLimits, Person, TelegramServer
from tests.test_telegram_server.bots import (
    Library,
    application,
    bot_for,
    raw,
    refused,
)


async def test_trouble_comes_on_demand(
    server: TelegramServer, lea: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with bot_for(server, timeout=0.2) as bot:

        async def write() -> None:
            await bot.send_message(lea.id, "a")

        server.breaks("too_many_requests", retry_after=7)
        with pytest.raises(RetryAfter) as flood:
            await write()
        assert flood.value._retry_after.total_seconds() == 7
        server.breaks("server_error", chat=lea)
        await refused(write(), NetworkError, "Internal Server Error")
        server.breaks("bad_gateway", "sendMessage")
        await refused(write(), NetworkError, "Bad Gateway")
        server.breaks("timeout")
        await refused(write(), TimedOut, "Timed out")
        server.breaks("reset")
        await refused(write(), NetworkError, "httpx")
        assert lea.screen()[1:] == []
        lost = server.breaks("answer_lost")
        await refused(write(), NetworkError, "httpx")
        await lost.happened()
        server.breaks("garbage")
        with pytest.raises(TelegramError, match="Invalid server response") as unread:
            await write()
        assert not isinstance(unread.value, NetworkError)
        assert len(lea.screen()) == 3, "a lost answer was taken, and so was a spoiled one"
        endless = server.breaks("server_error", "getMe", times=None)
        await write()
        await refused(bot.get_me(), NetworkError, "Internal")
        endless.end()
        await bot.get_me()
        server.latency = 0.5
        await refused(write(), TimedOut, "Timed out")
        assert len(lea.screen()) == 5, "a slow answer is an answer to a call that was taken"


async def test_flood_control_counts_every_window(
    server: TelegramServer, lea: Person, mur: Chat
) -> None:
    server.limits = FloodLimits(per_second=10, private_burst=2, per_group=3)
    answers = [await raw(server, "sendMessage", chat_id=lea.id, text="a") for _ in range(3)]
    assert [answer["status"] for answer in answers] == [200, 200, 429]
    assert answers[2]["parameters"] == {"retry_after": 1}
    assert answers[2]["description"] == "Too Many Requests: retry after 1"
    answers = [await raw(server, "sendMessage", chat_id=mur.id, text="a") for _ in range(4)]
    assert [answer["status"] for answer in answers] == [200, 200, 200, 429]
    assert 58 <= answers[3]["parameters"]["retry_after"] <= 60
    card = answers[0]["result"]["message_id"]
    edit = await raw(server, "editMessageText", chat_id=mur.id, message_id=card, text="b")
    assert edit["status"] == 429
    server.limits = FloodLimits(per_second=5)
    walls = [server.group(str(n), lea, bots=[server.first_bot]) for n in range(6)]
    answers = [await raw(server, "sendMessage", chat_id=wall.id, text="a") for wall in walls]
    assert [answer["status"] for answer in answers] == [200] * 5 + [429]
    assert server.limits.breaches == 1


async def test_a_second_poller_ends_the_first(server: TelegramServer, bot: Bot) -> None:
    async with asyncio.TaskGroup() as group:
        first = group.create_task(refused(bot.get_updates(timeout=5), Conflict, "other getUpd"))
        await asyncio.sleep(0.05)
        second = group.create_task(raw(server, "getUpdates", timeout=5))
        await first
        await server.person("Léa").opens()
    assert len(second.result()["result"]) == 1


async def test_updates_stay_until_a_higher_offset_confirms_them(
    server: TelegramServer, lea: Person, bot: Bot
) -> None:
    await lea.says(None, "un")
    first, second = await bot.get_updates()
    assert await bot.get_updates(offset=first.update_id + 1) == (second,)
    assert await bot.get_updates(offset=second.update_id + 1, timeout=0) == ()
    assert await bot.get_updates(allowed_updates=["callback_query"]) == ()
    await lea.says(None, "deux")
    assert await bot.get_updates() == ()


async def test_a_breach_closes_its_window_until_the_wait_is_over() -> None:
    limits = FloodLimits(penalty=30)
    assert [limits.wait_for(1, 5), limits.wait_for(1, 5)] == [0, 31]
    limits.private_window = 0
    assert limits.wait_for(1, 5) == 31
    assert limits.wait_for(1, 6) == 0


@asynccontextmanager
async def webhook(app: Library, secret: str) -> AsyncIterator[tuple[str, web.BaseRunner]]:
    """Give an address, and what to set up for somebody to listen there."""

    async def take(request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != secret:
            raise web.HTTPForbidden
        await app.update_queue.put(Update.de_json(await request.json(), app.bot))
        return web.Response()

    receiver = web.Application()
    receiver.router.add_post("/hook", take)
    runner = web.AppRunner(receiver)
    await runner.setup()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}/hook", runner
    finally:
        await runner.cleanup()


async def test_a_webhook_is_told_the_secret_and_asked_again_until_it_takes(
    server: TelegramServer,
) -> None:
    lea, mailbox = server.person("Léa"), server.first_bot.mailbox
    async with (
        application(server) as app,
        bot_for(server) as bot,
        webhook(app, "s3cret") as (url, runner),
    ):
        await bot.set_webhook(url, secret_token="s3cret", allowed_updates=["message"])
        with pytest.raises(Conflict, match="webhook is active"):
            await bot.get_updates()
        await lea.opens("early")
        while not mailbox.deliveries:
            await server.changed.wait(0.05)
        told = await bot.get_webhook_info()
        assert told.last_error_message == "Connection failed: ClientConnectorError"
        await web.TCPSite(runner, "127.0.0.1", int(url.split(":")[2].split("/")[0])).start()
        await lea.sees("early")
        await server.quiet()
        ids, statuses = zip(*mailbox.deliveries, strict=True)
        assert (len(set(ids)), set(statuses)) == (1, {0, 200})
        assert [update.update_id for update in app.bot_data["seen"]] == [ids[0]]
        await bot.set_webhook(url, secret_token="stolen")
        await lea.opens("forged")
        with pytest.raises(TimeoutError, match="1 updates"):
            await server.quiet(0.2)
        assert mailbox.deliveries[-1][1] == 403
        await bot.delete_webhook(drop_pending_updates=True)
        assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_an_unknown_token_is_refused(server: TelegramServer) -> None:
    with pytest.raises(telegram.error.InvalidToken):
        async with Bot("123:abc", base_url=f"{server.url}/bot"):
            pass


async def test_another_process_can_act_for_the_people() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakes.telegram", "--token", "77:abc",
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    told = json.loads(await process.stdout.readline())
    assert told["tokens"] == ["77:abc"]

    async def act(call: str, *args: Any, on: Any = None, **kwargs: Any) -> Any:
        wish = {"call": call, "args": args, "kwargs": kwargs} | ({"on": on} if on else {})
        async with session.post(f"{told['url']}/control", json=wish) as answer:
            body = await answer.json()
            return body["result"] if answer.status == 200 else body

    async with aiohttp.ClientSession() as session:
        lea = await act("person", "Léa")
        await act("opens", "p_1", on=lea)
        mur = await act("group", "Le mur", lea)
        await act("adds_bot", mur, on=lea)
        data = {"chat_id": str(mur["id"]), "text": "<b>Café</b>", "parse_mode": "HTML"}
        async with session.post(f"{told['url']}/bot77:abc/sendMessage", data=data) as answer:
            assert answer.status == 200
        [shown] = await act("screen", mur, on=lea)
        assert shown["text"] == "Café"
        assert (await act("calls"))[0]["method"] == "sendMessage"
        assert "nobody answered" in (await act("forges", shown, "x", on=lea, timeout=0.05))["error"]
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0


async def test_a_fault_fails_the_test_that_made_it() -> None:
    with pytest.raises(AssertionError, match="unknown parameter txet"):
        async with TelegramServer() as server:
            await raw(server, "sendMessage", chat_id=1, text="a", txet="b")


async def test_quiet_waits_for_a_call_under_way_and_for_an_outbox(
    server: TelegramServer, lea: Person, bot: Bot
) -> None:
    await bot.get_updates(offset=2**40)
    server.latency = 0.2
    letters = ["un"]
    server.watch(lambda: letters == ["un"])
    async with asyncio.TaskGroup() as group:
        group.create_task(bot.send_message(lea.id, letters[0]))
        group.create_task(server.quiet()).add_done_callback(lambda _: letters.append("quiet"))
        await lea.sees("un")
        assert letters == ["un"]
        letters.clear()
    assert letters == ["quiet"]
