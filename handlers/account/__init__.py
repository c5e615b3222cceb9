"""A member and what is known about them: their page, their pause, their leaving."""

from handlers.account import exposing, leaving, linking, page
from handlers.account.feature import account

__all__ = ["account", "exposing", "leaving", "linking", "page"]
