"""Where Palier is found from outside, for whoever says an address of its own."""

from __future__ import annotations

from messages.model import FrozenValue


class PublicAddress(FrozenValue):
    """The operator's word that pages are served to all at this `url`, without a last slash."""

    url: str
