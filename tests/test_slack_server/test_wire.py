"""Deliveries, sockets, signatures, limits and troubles are those of the real wire."""

import asyncio
import html
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import Channel, Person, SlackServer, Workspace
from tests.test_slack_server.apps import (
    actions,
    app_for,
    button,
    by_http,
    by_socket,
    listening,
    modal,
    option,
    question,
    refused,
    section,
)


@pytest.mark.parametrize("way", ["socket", "http"])
async def test_who_waits_three_seconds_is_told_so(
    server: SlackServer, quartier: Workspace, lea: Person, mur: Channel, way: str
) -> None:
    server.ack_seconds = 0.1
    async with listening(server, quartier, way) as app:
        woken = asyncio.Event()

        async def slow(ack: Any) -> None:
            await woken.wait()
            await ack("trop tard")

        app.command("/lent")(slow)
        assert await lea.commands("/lent", mur) is None
        woken.set()
        await lea.commands("/inconnu", mur)
        if way == "socket":
            while not server.post.sockets.late:
                await server.changed.wait(1)
        await server.quiet()
    unknown = "operation_timeout" if way == "socket" else "http_service_error"
    assert lea.timeouts == ["/lent: operation_timeout", f"/inconnu: {unknown}"]
    assert lea.screen(mur) == []


@pytest.mark.parametrize("way", ["socket", "http"])
async def test_an_event_nobody_takes_comes_four_times(
    server: SlackServer, quartier: Workspace, lea: Person, way: str
) -> None:
    server.ack_seconds = 0.05
    heard: list[tuple[str, str]] = []
    app = AsyncApp(
        client=AsyncWebClient(quartier.token, base_url=server.api_url),
        signing_secret=server.app.signing_secret,
    )

    @app.middleware
    async def listen(req: Any, next: Any) -> None:
        number = req.headers.get("x-slack-retry-num", ["0"])[0]
        heard.append((number, req.body["event_id"]))
        await next()

    async with by_socket(server, app) if way == "socket" else by_http(server, app):
        await lea.writes_to_app("Bonjour")
        await server.quiet()
    numbers, events = zip(*heard, strict=True)
    assert len(set(events)) == 1
    assert numbers == ("0", "1", "2", "3")


async def test_sockets_are_renewed_and_shared(
    server: SlackServer, quartier: Workspace, lea: Person, mur: Channel
) -> None:
    app = app_for(server, quartier)
    async with by_socket(server, app, sockets=2):
        for reason in ("warning", "refresh_requested"):
            opened = len(server.called("apps.connections.open"))
            await server.disconnects(reason)
            while len(server.called("apps.connections.open")) < opened + 2:
                await server.changed.wait(1)
            await server.quiet()
            await server.post.sockets.connected(2)
            assert await lea.commands("/palier bonjour", mur)
        assert len(server.post.sockets.open) == 2
    assert lea.timeouts == []


async def test_without_the_app_a_command_fails(
    server: SlackServer, quartier: Workspace, lea: Person
) -> None:
    server.ack_seconds = 0.05
    await lea.commands("/palier cafe")
    server.request_url = "http://127.0.0.1:9/slack/events"
    await lea.commands("/palier cafe")
    assert lea.timeouts == ["/palier: dispatch_failed"] * 2


async def test_forged_old_and_altered_requests_are_turned_away(
    server: SlackServer, quartier: Workspace, lea: Person, mur: Channel
) -> None:
    app = app_for(server, quartier)
    async with by_http(server, app):
        await server.verifies()
        await lea.writes_to_app("Bonjour")
        await server.quiet()
        for how in ("signature", "age", "body", "unsigned"):
            assert (await server.forges(how)).status == 401
        assert (await server.replays(age=400)).status == 401
        again = await server.replays()
        assert (again.status, again.error) == (200, None)
    first, second = app.seen
    assert first["event_id"] == second["event_id"]


async def test_trouble_comes_on_demand(
    server: SlackServer, quartier: Workspace, lea: Person, mur: Channel
) -> None:
    # Without slack_sdk's own second attempt after a lost connection.
    client = AsyncWebClient(quartier.token, base_url=server.api_url, retry_handlers=[])

    async def write() -> None:
        await client.chat_postMessage(channel=mur.id, text="a")

    server.breaks("too_many_requests", "chat.postMessage", channel=mur, retry_after=7)
    with pytest.raises(SlackApiError) as flood:
        await write()
    assert flood.value.response.headers["Retry-After"] == "7"
    server.breaks("server_error")
    await refused(write(), "internal_error")
    server.breaks("bad_gateway")
    with pytest.raises(SlackApiError, match="status: 502"):
        await write()
    server.breaks("reset")
    with pytest.raises(aiohttp.ClientError):
        await write()
    client.timeout = 0.2  # type: ignore[assignment] # slack_sdk says whole seconds, aiohttp takes any
    server.breaks("timeout")
    with pytest.raises(TimeoutError):
        await write()
    assert lea.screen(mur) == []
    lost = server.breaks("answer_lost")
    with pytest.raises(aiohttp.ClientError):
        await write()
    await lost.happened()
    server.breaks("garbage")
    with pytest.raises(SlackApiError, match="tru"):
        await write()
    server.latency = 0.5
    with pytest.raises(TimeoutError):
        await write()
    assert len(lea.screen(mur)) == 3, "these were taken, and their answers spoiled"


async def test_posts_are_counted_by_channel_and_methods_by_tier(
    server: SlackServer, lea: Person, mur: Channel, client: AsyncWebClient
) -> None:
    limits = server.floods(posts_window=0.3)
    await client.chat_postMessage(channel=mur.id, text="a")
    await client.chat_postMessage(channel=lea.place().id, text="a")
    with pytest.raises(SlackApiError) as flood:
        await client.chat_postMessage(channel=mur.id, text="b")
    assert (flood.value.response["error"], limits.breaches) == ("ratelimited", 1)
    assert flood.value.response.headers["Retry-After"] == "1"
    client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=1))
    await client.chat_postMessage(channel=mur.id, text="c")
    assert [shown.text for shown in lea.screen(mur)] == ["a", "c"]
    client.retry_handlers.pop()
    answers = [client.conversations_list() for _ in range(21)]
    for answer in answers[:-1]:
        await answer
    await refused(answers[-1], "ratelimited")


async def test_the_app_fills_a_menu_as_one_types(
    server: SlackServer, quartier: Workspace, lea: Person
) -> None:
    async with listening(server, quartier, "socket") as app:

        async def suggest(ack: Any, payload: dict[str, Any]) -> None:
            await ack(options=[option(payload["value"].title(), "69")])

        app.options("answer")(suggest)
        view = modal(question("town", "Ville", "external_select"))
        await app.client.views_open(trigger_id=server.new_trigger(lea), view=view)
        assert await lea.looks_up(lea.modal, "Ville", "lyon") == ["Lyon"]
        await lea.fills(lea.modal, {"Ville": "Lyon"})
        assert lea.modal
        assert lea.modal.fields == {"Ville": "Lyon"}


async def test_a_forged_press_arrives(
    server: SlackServer, quartier: Workspace, lea: Person, mur: Channel
) -> None:
    async with listening(server, quartier, "socket") as app:
        await app.client.chat_postMessage(
            channel=mur.id, text="a", blocks=[section("a"), actions(button("Je viens", "7"))]
        )
        await lea.forges(lea.last(mur), "Je viens", "8")
        await lea.sees("Complet", mur)
        await server.quiet()
        seen = app.seen[-1]
        assert seen["actions"][0]["value"] == "8"


async def test_a_thousand_calls_a_second_pass(
    server: SlackServer, quartier: Workspace, lea: Person, mur: Channel
) -> None:
    body = {"channel": mur.id, "text": "a", "blocks": [section(html.escape("<a>"))]}
    headers = {"Authorization": f"Bearer {quartier.token}"}
    loop = asyncio.get_running_loop()
    async with aiohttp.ClientSession(headers=headers) as session:

        async def write() -> None:
            async with session.post(f"{server.api_url}chat.postMessage", json=body) as answer:
                assert (await answer.json())["ok"]

        began = loop.time()
        for _ in range(10):
            await asyncio.gather(*(write() for _ in range(20)))
        assert loop.time() - began < 2, "200 calls, on a busy machine, client included"
    assert len(lea.screen(mur)) == 200
