"""A member and what is known about them: their page, their pause, their leaving."""

from handlers.account import consents, exposed_commands, leaving, linking, page, promises
from handlers.account.feature import account

__all__ = ["account", "consents", "exposed_commands", "leaving", "linking", "page", "promises"]
