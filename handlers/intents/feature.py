"""The capability every handler of this folder registers with."""

from handlers.kernel.feature import Feature

intents = Feature("intents")
