"""How payloads reach Palier: through a socket it opens, or brought to its web address."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import Any

from aiohttp import ClientError, web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackClientError
from slack_sdk.signature import SignatureVerifier

from bot.connection import PlatformConnection
from bot.platform import Undeliverable
from bot.slack.installing import INSTALL, RETURN
from bot.slack.manifest import EVENTS_PATH
from bot.slack.payload_router import SlackPayloadRouter
from bot.slack.reading import payload_name, well_formed
from bot.slack.workspaces import SlackWorkspaces

log = logging.getLogger(__name__)

ANY = re.compile("")
PAUSE = 5.0
"""Seconds between two attempts to open the socket."""


class SlackApp(AsyncApp):
    """Bolt's app, which can also tell whether Slack signed something before anybody reads it."""

    def __init__(self, signing_secret: str, **given: Any) -> None:
        super().__init__(signing_secret=signing_secret, **given)
        self._verifier = SignatureVerifier(signing_secret)

    def is_signed(self, body: bytes, request: web.Request) -> bool:
        """Whether Slack signed this body."""
        try:
            return self._verifier.is_valid(
                body.decode(),
                request.headers.get("X-Slack-Request-Timestamp", "0"),
                request.headers.get("X-Slack-Signature", ""),
            )
        except (ValueError, TypeError, OverflowError):
            return False

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        """Bolt's, for payloads that it can tell apart; others are refused as they are."""
        if not well_formed(req.body):
            log.warning("misshapen payload name=%s", payload_name(req.body))
            return BoltResponse(status=400)
        return await super().async_dispatch(req)


def bolt_app(
    workspaces: SlackWorkspaces, conversation: SlackPayloadRouter, signing_secret: str = ""
) -> SlackApp:
    """Bolt's app over our conversation: it checks signatures and finds the kind of a payload."""

    async def authorize(team_id: str | None, enterprise_id: str | None) -> Any:
        try:
            workspace = await workspaces.workspace_of(team_id or "")
        except Undeliverable:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=workspace.id,
            bot_user_id=workspace.bot_user,
            bot_id=workspace.bot_id,
            bot_token=workspace.client.token,
        )

    app = SlackApp(
        # Without a name Bolt reads the source of everybody who called to find one.
        name="bolt",
        client=workspaces.make_client(),
        # Without a secret only the socket brings payloads, and Slack vouches for those.
        signing_secret=signing_secret or "-",
        authorize=authorize,
    )
    app.command(ANY)(conversation.take_command)
    app.block_action(ANY)(conversation.take_press)
    app.view(ANY)(conversation.take_submission)
    app.shortcut(ANY)(conversation.take_shortcut)
    app.event(ANY)(conversation.take_event)

    @app.error
    async def failed(error: Exception, body: Any) -> None:
        await conversation.set_aside(body, error)

    return app


def add_routes(site: web.Application, app: SlackApp, flow: AsyncOAuthFlow | None) -> None:
    """Open the doors for Slack, and for those who install Palier where that is offered."""

    async def take(request: web.Request) -> web.Response:
        body = await request.read()
        if not app.is_signed(body, request):
            return web.Response(status=401)
        try:
            brought = AsyncBoltRequest(
                body=body.decode(),
                query=request.query_string,
                headers=request.headers,  # type: ignore[arg-type]  # as Bolt's own adapter does
            )
            answer = await app.async_dispatch(brought)
        except Exception:
            # Bolt raises whatever it stumbles over; what Slack signed is not Slack's every day.
            log.exception("unreadable payload")
            return web.Response(status=400)
        return await to_aiohttp_response(answer)

    site.router.add_post(EVENTS_PATH, take)
    if flow is None:
        return

    async def install(request: web.Request) -> web.Response:
        bolt = await to_bolt_request(request)
        return await to_aiohttp_response(await flow.handle_installation(bolt))

    async def come_back(request: web.Request) -> web.Response:
        bolt = await to_bolt_request(request)
        return await to_aiohttp_response(await flow.handle_callback(bolt))

    site.router.add_get(INSTALL, install)
    site.router.add_get(RETURN, come_back)


async def hold_socket(
    app: AsyncApp,
    workspaces: SlackWorkspaces,
    app_token: str,
    stop: asyncio.Event,
    connection: PlatformConnection,
) -> None:
    """Hold Slack's socket open until told to stop."""
    handler: Any = AsyncSocketModeHandler(app, app_token, web_client=workspaces.make_client())
    try:
        while not stop.is_set():
            try:
                await handler.connect_async()
                log.info("started by=socket")
                break
            except (SlackClientError, ClientError, TimeoutError, OSError) as trouble:
                log.warning("no socket kind=%s wait=%g", type(trouble).__name__, PAUSE)
                connection.note_lost()
                await _wait_or_stop(stop, PAUSE)
        while not stop.is_set():
            # The library opens it again by itself.
            if await handler.client.is_connected():
                connection.note_open()
            else:
                connection.note_lost()
            await _wait_or_stop(stop, PAUSE)
    finally:
        await handler.close_async()


async def _wait_or_stop(stop: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        pass
