"""The capability every handler of this folder registers with."""

from handlers.kernel import Feature

intents = Feature("intents")
