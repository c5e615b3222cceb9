"""Setting aside what could not be worked on: logged whole, kept for `palier check`, left alone."""

from __future__ import annotations

import logging

from bot.clock import Clock
from bot.logs import error_causes
from storage.database import Database
from storage.quarantine import ItemKind

log = logging.getLogger(__name__)


class UnreadableRow(Exception):
    """A row holds what cannot be read: sealed with another key, or of a kind nobody knows."""


async def set_aside(
    database: Database, clock: Clock, kind: ItemKind, key: str, fault: BaseException
) -> None:
    """Log what went wrong with this one thing and leave it alone from now on; never raises."""
    name = key.replace(" ", "_")
    log.error("set aside kind=%s key=%s", kind.value, name, exc_info=fault)
    try:
        async with database.transaction() as store:
            await store.quarantine.set_aside(kind, key, error_causes(fault), clock.now())
    except Exception:
        log.exception("not noted as set aside kind=%s key=%s", kind.value, name)
