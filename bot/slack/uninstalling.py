"""A workspace that removed Palier: its token, its walls and the people known only there go."""

from __future__ import annotations

import asyncio
import logging

from sqlalchemy.exc import SQLAlchemyError

from bot.dispatcher import Dispatcher
from bot.slack.adapter import SlackPlatform
from bot.slack.people import SlackPeople
from bot.slack.reading import PayloadSource
from bot.slack.workspaces import NAME
from handlers.kernel.events import (
    EventOrigin,
    EventScene,
    EventSender,
    IncomingEvent,
    WallSeenEvent,
)
from messages.account.actions import EraseMe
from storage.errors import AlreadyDone

log = logging.getLogger(__name__)


class WorkspaceRemoval:
    """Erases a workspace."""

    def __init__(self, dispatcher: Dispatcher, slack: SlackPlatform, people: SlackPeople) -> None:
        self._dispatcher, self._slack, self._people = dispatcher, slack, people
        # Slack tells a removal as two events, which must not forget the same person twice.
        self._one = asyncio.Lock()

    async def remove_workspace(self, source: PayloadSource) -> None:
        """Forget the token at once, then everybody, each as if they had asked for it.

        Who has another account stays, without this one.
        """
        async with self._one:
            await self._leave(source)

    async def _leave(self, source: PayloadSource) -> None:
        database, now = self._dispatcher.database, self._dispatcher.clock.now()
        self._slack.workspaces.forget_workspace(source.team)
        self._people.forget_workspace(source.team)
        try:
            async with database.transaction() as store:
                await store.people.record_update(source.receipt, now)
                await store.installations.delete_installation(NAME, source.team)
                known = await store.installations.workspace_accounts(NAME, source.team)
                walls = await store.installations.workspace_walls(NAME, source.team)
                alone = [
                    account
                    for account in known
                    if len(await store.people.accounts_of(account.member_id)) == 1
                ]
                for each in known:
                    if each not in alone:
                        await store.session.delete(each)
        except AlreadyDone:
            return
        for account in alone:
            async with database.transaction() as store:
                if not await store.people.member_by_account(NAME, source.team, account.user):
                    continue
            sender = EventSender(NAME, account.user, "", "", source.team, account.chat)
            scene = EventScene(account.chat or account.user)
            receipt = f"{source.receipt}:{account.user}"
            await self._dispatcher.handle_event(IncomingEvent(EraseMe(), sender, scene, receipt))
        for chat in walls:
            # Whoever is left and answers for the area is on another platform.
            gone = WallSeenEvent(chat, "", present=False, may_post=False)
            try:
                await self._dispatcher.take_finding(EventOrigin(NAME, source.team), gone)
            except (OSError, SQLAlchemyError):
                # Found out again by the next thing that is sent there.
                log.exception("wall not closed workspace=%s", source.team)
        log.info("workspace removed workspace=%s people=%s", source.team, len(known))
