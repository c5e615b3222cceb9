"""What was promised and is not yet delivered: letters, cards on walls, and who carries them."""

from storage.outbox.card_queries import CardQueries
from storage.outbox.chat_queries import ChatQueries
from storage.outbox.dedup import DedupKey, occurrence_of
from storage.outbox.message_queries import OutboxMessageQueries, take_back, under_acts, under_key
from storage.outbox.tables import (
    Card,
    CardCopy,
    ClaimedCopy,
    MessageRecipient,
    OutboxAction,
    OutboxLease,
    OutboxMessage,
    Priority,
    WhisperRecipient,
    echo_of,
)
from storage.outbox.whisper_queries import ASIDE, WhisperQueries


class OutboxQueries(OutboxMessageQueries, CardQueries, ChatQueries, WhisperQueries):
    """Every query of the outbox, over one transaction's session."""


__all__ = [
    "ASIDE",
    "Card",
    "CardCopy",
    "ClaimedCopy",
    "DedupKey",
    "MessageRecipient",
    "OutboxAction",
    "OutboxLease",
    "OutboxMessage",
    "OutboxQueries",
    "Priority",
    "WhisperRecipient",
    "echo_of",
    "occurrence_of",
    "take_back",
    "under_acts",
    "under_key",
]
