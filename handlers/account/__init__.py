"""A member and what is known about them: their page, their pause, their leaving."""

from handlers.account import (
    blocks,
    consents,
    exposed_commands,
    leaving,
    linking,
    page,
    promises,
)
from handlers.account.feature import account

__all__ = [
    "account",
    "blocks",
    "consents",
    "exposed_commands",
    "leaving",
    "linking",
    "page",
    "promises",
]
