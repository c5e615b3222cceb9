"""What each method of the Web API does here, by name."""

from . import auth, chat, conversations, files, pins, users, views
from .registry import METHODS

__all__ = ["METHODS", "auth", "chat", "conversations", "files", "pins", "users", "views"]
