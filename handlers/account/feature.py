"""The capability's routes."""

from handlers.kit import Feature

feature = Feature("account")
