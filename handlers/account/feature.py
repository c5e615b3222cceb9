"""The capability's routes."""

from handlers.kernel import Feature

account = Feature("account")
