"""Words that nobody asked for: what they mean, and which capability serves it."""

from handlers.intents.feature import intents
from handlers.intents.understanding import understand_words

__all__ = ["intents", "understand_words"]
