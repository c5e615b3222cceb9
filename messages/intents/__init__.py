"""What typed words ask for: read offline, by a table that stands in each language's folder."""

from messages.intents.intent import COURTESIES, Intent

__all__ = ["COURTESIES", "Intent"]
