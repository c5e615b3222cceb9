"""The capability's routes."""

from handlers.kernel import Feature

account = Feature("account", unlimited=True)
