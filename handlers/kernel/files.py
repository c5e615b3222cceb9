"""Files people sent, fetched where they sent them."""

from __future__ import annotations

from handlers.kernel.events import FileFetchedEvent
from handlers.kernel.ports import FilesSilent, Services
from messages.form import Form
from messages.model import Action

GONE = "gone"
"""Why a file cannot be had at all; whatever else is wrong may be over soon."""


async def fetch_sent_file(
    outside: Services, platform: str, ref: str, asked_for: Form | Action
) -> FileFetchedEvent:
    """The bytes behind a reference, or why there are none."""
    try:
        content = await outside.files.fetch_file(platform, ref)
    except FilesSilent as silence:
        return FileFetchedEvent(b"", asked_for=asked_for, silent=silence.reason)
    return FileFetchedEvent(content, asked_for=asked_for)
