"""What typed words ask for: read offline, by a table that stands in each language's folder."""

from messages.intents.intent import COURTESIES, Intent
from messages.intents.reading import IntentReading, read_intent

__all__ = ["COURTESIES", "Intent", "IntentReading", "read_intent"]
