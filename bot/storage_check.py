"""What `palier check` says of the key and of what was set aside."""

from __future__ import annotations

from bot.telegram.checking import Finding
from messages import words
from messages.model import Text
from storage.database import Database
from storage.quarantine import QuarantinedItem
from storage.sealed_values import count_unreadable

MOST = 20
"""The most things set aside that are told one by one."""


async def kept_findings(database: Database, *, retry: bool) -> list[Finding]:
    """Whether everything can be read, and what was set aside."""
    async with database.transaction() as store:
        held = await store.quarantine.held_items()
        lost = await count_unreadable(store)
        if retry:
            await store.quarantine.release_all()
    found = [(False, _told_item(item)) for item in held[:MOST]]
    if len(held) > MOST:
        found.append((False, words.check_aside_more(count=len(held) - MOST)))
    if held and retry:
        found.append((True, words.check_aside_retried(count=len(held))))
    if lost:
        found.append((False, words.check_unreadable(count=lost.total())))
    return found or [(True, words.check_nothing_aside())]


def _told_item(item: QuarantinedItem) -> Text:
    kind = Text(key=f"check-aside-{item.kind.value}")
    since = f"{item.since:%Y-%m-%d %H:%M} UTC"
    return words.check_aside(
        kind=kind, key=item.key, since=since, attempts=item.attempts, reason=item.reason
    )
