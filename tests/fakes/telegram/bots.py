"""A bot's account: its token, its profile, its menus and its mailbox of updates."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .errors import Wire

if TYPE_CHECKING:
    from .updates import Mailbox

MenuKey = tuple[str, int, int, str]


@dataclass(eq=False)
class BotAccount:
    """One bot as BotFather made it, and what it told Telegram since."""

    id: int
    token: str
    username: str
    name: str
    privacy: bool = True
    inline: bool = True
    inline_feedback: bool = True
    menus: dict[MenuKey, list[Wire]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, Wire] = field(default_factory=dict)
    met: set[int] = field(default_factory=set)
    mailbox: "Mailbox" = field(init=False)

    def user(self) -> Wire:
        """Give the bot as others see it."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.names.get("", self.name),
            "username": self.username,
        }

    def me(self) -> Wire:
        """Give what getMe answers."""
        return {
            **self.user(),
            "can_join_groups": True,
            "can_read_all_group_messages": not self.privacy,
            "supports_inline_queries": self.inline,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    def link(self, payload: str) -> str:
        """Give the deep link that starts this bot with a payload."""
        return f"https://t.me/{self.username}?start={payload}"
