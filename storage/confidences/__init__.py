"""What was told in confidence by message, where it can be read, and until when."""

from storage.confidences.tables import LASTS, TOLD_STILL, ConfidentialMessage, MessagePlace
from storage.confidences.telling import ToldConfidenceQueries


class ConfidenceQueries(ToldConfidenceQueries):
    """From the promise to tell something in confidence to the message that no longer says it."""


__all__ = ["LASTS", "TOLD_STILL", "ConfidenceQueries", "ConfidentialMessage", "MessagePlace"]
