"""How whoever brings something reads: known already, or somebody whose first word it is."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from bot.first_contact import first_language
from handlers.kernel.events import EventScene, EventSender
from messages.catalog import spoken_language
from messages.language import FALLBACK, DefaultLanguage
from messages.model import Reader
from storage.database import Database, Store
from storage.people import Member

log = logging.getLogger(__name__)


async def reader_of(store: Store, member: Member) -> Reader:
    """How a member reads: in their language, with what holds where they live."""
    country = await store.areas.home_territory(member.id)
    return Reader(language=member.language, zone=member.zone, country=country)


class ReaderLookup:
    """Finds in which language somebody is answered, whatever comes of what they brought."""

    def __init__(self, database: Database, settings: Iterable[object]) -> None:
        self._database = database
        said = (each for each in settings if isinstance(each, DefaultLanguage))
        self.default = next(said, None)

    def unseen(self, tag: str) -> Reader:
        """Where nothing can be looked up: as their platform says, else as the operator does."""
        default = self.default.tag if self.default else FALLBACK
        return Reader(language=spoken_language(tag) or default)

    async def find_in(self, store: Store, sender: EventSender, scene: EventScene) -> Reader:
        """As a member reads, or a newcomer would; nothing is kept."""
        whose = sender.platform, sender.workspace, sender.user
        if known := await store.people.member_by_account(*whose):
            return await reader_of(store, known[0])
        return await self.newcomer(store, sender, scene)

    async def newcomer(self, store: Store, sender: EventSender, scene: EventScene) -> Reader:
        """As somebody who is not known reads from their first word on."""
        language, _ = await first_language(store, sender, scene, self.default)
        return Reader(language=language)

    async def find(self, sender: EventSender, scene: EventScene) -> Reader:
        """The same for whoever holds no transaction; answered without a database too."""
        try:
            async with self._database.transaction() as store:
                return await self.find_in(store, sender, scene)
        except Exception as trouble:
            log.warning("reader not looked up kind=%s", type(trouble).__name__)
            return self.unseen(sender.language)
