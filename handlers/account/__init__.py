"""A member and what is known about them: their page, their pause, their leaving."""

from handlers.account import blocks, exposed_commands, leaving, linking, page
from handlers.account.feature import account

__all__ = ["account", "blocks", "exposed_commands", "leaving", "linking", "page"]
