"""What each method of the Bot API does here, by name."""

from . import chats, editing, files, inviting, profile, queries, receiving, sending
from .registry import METHODS

__all__ = [
    "METHODS", "chats", "editing", "files", "inviting", "profile", "queries", "receiving",
    "sending",
]  # fmt: skip
