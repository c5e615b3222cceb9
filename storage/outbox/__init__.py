"""What was promised and is not yet delivered: letters, cards on walls, and who carries them."""

from storage.outbox.cards import Cards
from storage.outbox.chats import Chats
from storage.outbox.letters import Letters
from storage.outbox.tables import (
    Addressee,
    Card,
    Carrier,
    Errand,
    Letter,
    Parcel,
    Posting,
    Priority,
)


class Outbox(Letters, Cards, Chats):
    """Every query of the outbox, over one transaction's session."""


__all__ = [
    "Addressee",
    "Card",
    "Carrier",
    "Errand",
    "Letter",
    "Outbox",
    "Parcel",
    "Posting",
    "Priority",
]
