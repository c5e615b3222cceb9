"""Copies of cards that nobody knows of: a process was killed before it noted what it had hung."""

from __future__ import annotations

import logging
from collections import OrderedDict

from bot.dispatcher import Dispatcher
from bot.slack.adapter import COPY
from bot.slack.reading import Payload, PayloadSource, first_action
from bot.slack.workspaces import NAME, SlackWorkspaces

log = logging.getLogger(__name__)

MOST = 10_000


class CopyAdoption:
    """Takes the copy whose button was pressed into those that are kept in step.

    A copy that is known is looked up once: later presses on it ask nothing.
    """

    def __init__(self, dispatcher: Dispatcher, workspaces: SlackWorkspaces) -> None:
        self._dispatcher, self._workspaces = dispatcher, workspaces
        self._known = OrderedDict[tuple[str, str, str], None]()

    async def adopt_pressed(self, source: PayloadSource, body: Payload) -> None:
        """Keep the pressed message in step from now on, if it shows one of this channel's cards.

        Whatever goes wrong with that, the press itself is answered; the next one tries again.
        """
        try:
            await self._adopt(source, body)
        except Exception:
            log.warning("copy not adopted", exc_info=True)

    async def _adopt(self, source: PayloadSource, body: Payload) -> None:
        key, pressed = (source.team, source.channel, source.message), _pressed_in(body)
        message = body.get("message") or {}
        if key in self._known or not (source.channel and source.message and pressed):
            return
        workspace = await self._workspaces.workspace_of(source.team)
        if message.get("bot_id") != workspace.bot_id:
            return
        name = f"{source.channel}:{source.message}"
        now = self._dispatcher.clock.now()
        async with self._dispatcher.database.transaction() as store:
            known = await store.outbox.adopt_message(
                (NAME, source.team, source.channel), source.message, pressed, now,
                beside=(f"{COPY}{name}", name),
            )  # fmt: skip
        if known:
            self._known[key] = None
            while len(self._known) > MOST:
                self._known.popitem(last=False)


def _pressed_in(body: Payload) -> str:
    """What was pressed, if the message as Slack has it shows such a button: nobody made it up."""
    value = str(first_action(body).get("value") or "")
    shown = (
        str(element.get("value") or "")
        for block in (body.get("message") or {}).get("blocks") or ()
        for element in block.get("elements") or ()
        if block.get("type") == "actions"
    )
    return value if value in shown else ""
