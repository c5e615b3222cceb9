"""The capability's routes."""

from handlers.kit import Feature

account = Feature("account")
