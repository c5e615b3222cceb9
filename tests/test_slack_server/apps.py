"""A small app on the real slack-bolt, by Socket Mode and by HTTP."""

import html
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import SlackServer, Workspace

Body = dict[str, Any]


def plain(text: str) -> Body:
    return {"type": "plain_text", "text": text}


def button(label: str, value: str = "v", **more: Any) -> Body:
    return {"type": "button", "text": plain(label), "action_id": label, "value": value, **more}


def actions(*buttons: Body, **more: Any) -> Body:
    return {"type": "actions", "elements": [*buttons], **more}


def section(text: str) -> Body:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def question(block_id: str, label: str, kind: str = "plain_text_input", **more: Any) -> Body:
    optional = {"optional": True} if more.pop("optional", False) else {}
    element = {"type": kind, "action_id": "answer", **more}
    return {
        "type": "input", "block_id": block_id, "label": plain(label), "element": element,
        **optional,
    }  # fmt: skip


def option(label: str, value: str) -> Body:
    return {"text": plain(label), "value": value}


def modal(*blocks: Body, title: str = "Un café", **more: Any) -> Body:
    return {
        "type": "modal", "callback_id": "cafe", "title": plain(title), "submit": plain("Proposer"),
        "blocks": [*blocks], **more,
    }  # fmt: skip


CAFE = modal(
    question("place", "Lieu", max_length=20),
    question("seats", "Places", "number_input", is_decimal_allowed=False, min_value="1"),
    question("day", "Jour", "datepicker", optional=True),
    question(
        "kind", "Genre", "static_select",
        options=[option("Café", "cafe"), option("Thé", "tea")], optional=True,
    ),
    notify_on_close=True,
)  # fmt: skip


class Listening(AsyncApp):
    """An app that keeps what it was told."""

    seen: list[Body]


def app_for(server: SlackServer, workspace: Workspace) -> Listening:
    """An app that answers to whatever a neighbour does."""
    app = Listening(
        client=AsyncWebClient(workspace.token, base_url=server.api_url, timeout=5),
        signing_secret=server.app.signing_secret,
    )
    listen(app)
    return app


def listen(app: Listening) -> None:
    seen = app.seen = []

    async def command(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        if body["text"] == "bonjour":
            await ack("Bonjour *vous*")
            return
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=CAFE | {
            "private_metadata": body["channel_id"],
        })  # fmt: skip

    async def submitted(ack: AsyncAck, view: Body, client: AsyncWebClient) -> None:
        values = view["state"]["values"]
        place = values["place"]["answer"]["value"]
        match place:
            case "nulle part":
                await ack(response_action="errors", errors={"place": "Ce lieu n'existe pas."})
            case "ailleurs":
                view = modal(section("Vous êtes sûr ?"), title="Sûr ?")
                await ack(response_action="update", view=view)
            case "plus loin":
                await ack(response_action="push", view=modal(section("Loin ?"), title="Loin ?"))
            case "fini":
                await ack(response_action="clear")
            case _:
                await ack()
                await client.chat_postMessage(
                    channel=view["private_metadata"],
                    text=f"Café : {html.escape(place)}",
                    blocks=[
                        section(f"Café : *{html.escape(place)}*"),
                        actions(button("Je viens", "7")),
                    ],
                )

    async def pressed(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        seen.append(body)
        await client.chat_update(
            channel=body["channel"]["id"], ts=body["message"]["ts"], text="Complet",
            blocks=[section("Complet")],
        )  # fmt: skip
        await client.chat_postEphemeral(
            channel=body["channel"]["id"], user=body["user"]["id"], text="Noté",
            blocks=[section("Noté"), actions(button("Effacer"))],
        )  # fmt: skip

    async def erased(ack: AsyncAck, respond: AsyncRespond) -> None:
        await ack()
        await respond(delete_original=True)

    async def home(event: Body, client: AsyncWebClient) -> None:
        blocks = [section("Bienvenue"), actions(button("Proposer un café"))]
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    async def propose(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=CAFE)

    async def remember(body: Body) -> None:
        seen.append(body)

    async def closed(ack: AsyncAck, body: Body) -> None:
        await ack()
        seen.append(body)

    app.command("/palier")(command)
    app.view("cafe")(submitted)
    app.view_closed("cafe")(closed)
    app.action("Je viens")(pressed)
    app.action("Effacer")(erased)
    app.action("Proposer un café")(propose)
    app.shortcut("help")(propose)
    app.shortcut("report")(propose)
    app.event("app_home_opened")(home)
    app.event({"type": "message"})(remember)
    for name in (
        "member_joined_channel member_left_channel channel_left channel_archive channel_rename "
        "group_left group_archive group_rename app_uninstalled tokens_revoked user_change"
    ).split():
        app.event(name)(remember)


@asynccontextmanager
async def by_socket(server: SlackServer, app: AsyncApp, sockets: int = 1) -> AsyncIterator[None]:
    handlers = []
    for _ in range(sockets):
        handler = AsyncSocketModeHandler(app, server.app.app_token, ping_interval=0.2)
        await handler.connect_async()  # type: ignore[no-untyped-call] # slack_bolt leaves it so
        handlers.append(handler)
    await server.post.sockets.connected(sockets)
    try:
        yield
    finally:
        for handler in handlers:
            await handler.close_async()  # type: ignore[no-untyped-call] # slack_bolt leaves it so


@asynccontextmanager
async def by_http(server: SlackServer, app: AsyncApp) -> AsyncIterator[str]:
    runner = web.AppRunner(app.web_app(), access_log=None, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    server.request_url = f"{address}/slack/events"
    try:
        yield address
    finally:
        await runner.cleanup()


@asynccontextmanager
async def listening(
    server: SlackServer, workspace: Workspace, way: str
) -> AsyncIterator[Listening]:
    app = app_for(server, workspace)
    async with by_socket(server, app) if way == "socket" else by_http(server, app):
        yield app


async def refused(call: Awaitable[Any], error: str, words: str = "") -> None:
    with pytest.raises(SlackApiError) as refusal:
        await call
    assert refusal.value.response["error"] == error
    assert words in str(refusal.value.response.data)
