"""A workspace that removed Palier: its token, its walls and the people known only there go."""

from __future__ import annotations

import asyncio
import logging

from bot.dispatcher import Dispatcher
from bot.slack.adapter import Slack
from bot.slack.people import People
from bot.slack.reading import Source
from bot.slack.workspaces import NAME
from handlers.kernel import Incoming, Origin, Scene, Sender, WallSeen
from messages.account.asked import Erase
from storage.errors import Duplicate

log = logging.getLogger(__name__)


class Leaving:
    """Erases a workspace."""

    def __init__(self, dispatcher: Dispatcher, slack: Slack, people: People) -> None:
        self._dispatcher, self._slack, self._people = dispatcher, slack, people
        # Slack tells a removal as two events, which must not forget the same person twice.
        self._one = asyncio.Lock()

    async def leave(self, source: Source) -> None:
        """Forget the token at once, then everybody, each as if they had asked for it.

        Who has another account stays, without this one.
        """
        async with self._one:
            await self._leave(source)

    async def _leave(self, source: Source) -> None:
        database, now = self._dispatcher.database, self._dispatcher.clock.now()
        self._slack.workspaces.drop(source.team)
        self._people.forget(source.team)
        try:
            async with database.transaction() as store:
                await store.people.receive(source.receipt, now)
                await store.installations.remove(NAME, source.team)
                known = await store.installations.accounts(NAME, source.team)
                walls = await store.installations.walls(NAME, source.team)
                alone = [
                    each for each in known if len(await store.people.accounts(each.member_id)) == 1
                ]
                for each in known:
                    if each not in alone:
                        await store.session.delete(each)
        except Duplicate:
            return
        for each in alone:
            async with database.transaction() as store:
                if not await store.people.by_account(NAME, source.team, each.user):
                    continue
            sender = Sender(NAME, each.user, "", "", source.team, each.chat)
            scene = Scene(each.chat or each.user)
            receipt = f"{source.receipt}:{each.user}"
            await self._dispatcher.handle(Incoming(Erase(), sender, scene, receipt))
        for chat in walls:
            # Whoever is left and answers for the area is on another platform.
            gone = WallSeen(chat, "", present=False, may_post=False)
            await self._dispatcher.notice(Origin(NAME, source.team), gone)
        log.info("workspace removed workspace=%s people=%s", source.team, len(known))
