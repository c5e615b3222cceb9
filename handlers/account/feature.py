"""The capability's routes."""

from handlers.kernel.feature import Feature

account = Feature("account", unlimited=True)
