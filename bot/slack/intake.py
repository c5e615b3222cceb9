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
from slack_sdk.errors import SlackClientError

from bot.platform import Undeliverable
from bot.slack.conversation import Conversation
from bot.slack.installing import INSTALL, RETURN
from bot.slack.manifest import EVENTS_PATH
from bot.slack.workspaces import Workspaces

log = logging.getLogger(__name__)

ANY = re.compile("")
PAUSE = 5.0
"""Seconds between two attempts to open the socket."""


def application(
    workspaces: Workspaces, conversation: Conversation, signing_secret: str = ""
) -> AsyncApp:
    """Bolt's app over our conversation: it checks signatures and finds the kind of a payload."""

    async def authorize(team_id: str | None, enterprise_id: str | None) -> Any:
        try:
            found = await workspaces.of(team_id or "")
        except Undeliverable:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=found.id,
            bot_user_id=found.bot_user,
            bot_id=found.bot_id,
            bot_token=found.client.token,
        )

    app = AsyncApp(
        # Without a name Bolt reads the source of everybody who called to find one.
        name="bolt",
        client=workspaces.client(),
        # Without a secret only the socket brings payloads, and Slack vouches for those.
        signing_secret=signing_secret or "-",
        authorize=authorize,
    )
    app.command(ANY)(conversation.command)
    app.block_action(ANY)(conversation.press)
    app.view(ANY)(conversation.submit)
    app.shortcut(ANY)(conversation.shortcut)
    app.event(ANY)(conversation.event)

    @app.error
    async def failed(error: Exception) -> None:
        log.error("payload failed", exc_info=error)

    return app


def add_routes(site: web.Application, app: AsyncApp, flow: AsyncOAuthFlow | None) -> None:
    """Open the doors for Slack, and for those who install Palier where that is offered."""

    async def take(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(request)))

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


async def listen(
    app: AsyncApp, workspaces: Workspaces, app_token: str, stop: asyncio.Event
) -> None:
    """Hold Slack's socket open until told to stop."""
    handler: Any = AsyncSocketModeHandler(app, app_token, web_client=workspaces.client())
    try:
        while not stop.is_set():
            try:
                await handler.connect_async()
                log.info("started by=socket")
                break
            except (SlackClientError, ClientError, TimeoutError, OSError) as trouble:
                log.warning("no socket kind=%s wait=%g", type(trouble).__name__, PAUSE)
                await _either(stop, PAUSE)
        await stop.wait()
    finally:
        await handler.close_async()


async def _either(stop: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await stop.wait()
    except TimeoutError:
        pass
