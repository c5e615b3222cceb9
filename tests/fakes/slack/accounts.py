"""An account: who somebody is in a workspace, where they are, what they write."""

import html
import re
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from .channels import Channel
from .errors import Wire
from .messages import Message

if TYPE_CHECKING:
    from .people import Person
    from .workspace import Workspace
    from .world import World

TEXT_LENGTH = 40_000


class Account:
    """A user who is no bot; where a channel may be left out, it is their talk with the app."""

    me: "Person"

    def __init__(
        self, workspace: "Workspace", user_id: str, name: str, locale: str, tz: str
    ) -> None:
        self.workspace = workspace
        self.id = user_id
        self.name = name
        self.real_name = name
        self.locale = locale
        self.tz = tz
        self.deleted = False
        self.robot = False
        self.admin = False
        self.timeouts: list[str] = []

    def __repr__(self) -> str:
        return f"{self.name} ({self.id})"

    @property
    def server(self) -> "World":
        """Give the world this person lives in."""
        return self.workspace.server

    @property
    def username(self) -> str:
        """Give the name as old payloads carry it."""
        return re.sub(r"[^a-z0-9._-]", "", self.name.lower()) or self.id.lower()

    def user(self) -> Wire:
        """Give the user as interactions carry them."""
        return {
            "id": self.id, "username": self.username, "name": self.username,
            "team_id": self.workspace.id,
        }  # fmt: skip

    def wire(self, *, locale: bool = False) -> Wire:
        """Give the user object of the wire."""
        offset = datetime.fromtimestamp(self.server.clock(), ZoneInfo(self.tz)).utcoffset()
        wire: Wire = {
            "id": self.id, "team_id": self.workspace.id, "name": self.username,
            "deleted": self.deleted, "real_name": self.real_name, "tz": self.tz,
            "tz_label": self.tz, "tz_offset": int(offset.total_seconds() if offset else 0),
            "is_admin": self.admin, "is_owner": False, "is_primary_owner": False,
            "is_restricted": False, "is_ultra_restricted": False, "is_bot": self.robot,
            "is_app_user": False, "updated": self.server.now(),
            "profile": {
                "real_name": self.real_name, "real_name_normalized": self.real_name,
                "display_name": self.name, "display_name_normalized": self.name,
                "team": self.workspace.id,
            },
        }  # fmt: skip
        return wire | ({"locale": self.locale} if locale else {})

    def place(self, channel: Channel | None = None) -> Channel:
        """Give a channel this person is in, or their talk with the app."""
        if channel is None:
            return self.workspace.direct(self.me)
        assert self.id in channel.members, f"{self.name} is not in #{channel.name}"
        return channel

    def escaped(self, text: str) -> str:
        """Give what is typed as the wire carries it: escaped, people and channels by id."""
        text = html.escape(text, quote=False)
        names = {f"@{person.name}": f"<@{person.id}>" for person in self.workspace.people.values()}
        names[f"@{self.server.app.name}"] = f"<@{self.workspace.bot_user}>"
        for channel in self.workspace.channels.values():
            if channel.kind == "public_channel":
                names[f"#{channel.name}"] = f"<#{channel.id}|{channel.name}>"
        for name in sorted(names, key=len, reverse=True):
            text = re.sub(rf"(?<!\w){re.escape(html.escape(name))}(?!\w)", names[name], text)
        return text

    async def writes(
        self, channel: Channel | None, text: str, *, thread: str | None = None
    ) -> Message:
        """Write a text in a channel."""
        assert 0 < len(text.strip()) <= TEXT_LENGTH, "a client sends neither empty nor longer"
        place = self.place(channel)
        assert not place.archived, f"#{place.name} is archived"
        message = Message(
            self.server.new_ts(), place, self.id, None, self.escaped(text), thread_ts=thread
        )
        return self.workspace.add_message(message)

    async def writes_to_app(self, text: str) -> Message:
        """Write to the app in private."""
        return await self.writes(None, text)

    async def sends_file(
        self,
        content: bytes = b"document",
        name: str = "document.pdf",
        mime_type: str = "application/pdf",
        *,
        channel: Channel | None = None,
        text: str = "",
    ) -> Message:
        """Send a file, with words if wanted."""
        place = self.place(channel)
        file = self.server.keep_file(self.workspace, self.id, name, mime_type, content)
        message = Message(self.server.new_ts(), place, self.id, None, self.escaped(text))
        file.shares.append(message)
        message.files = [file.wire(self.server.url)]
        return self.workspace.add_message(message)

    async def edits(self, message: Message, text: str) -> None:
        """Change a text of their own."""
        assert message.user == self.id
        before = message.wire()
        message.text, message.edited_at = self.escaped(text), self.server.new_ts()
        message.edits += 1
        tell_change(message, before)

    async def deletes(self, message: Message) -> None:
        """Delete a message of their own."""
        assert message.user == self.id
        message.deleted = True
        tell_deletion(message)

    def shows_timeout(self, what: str, error: str) -> None:
        """Be shown that the app did not answer."""
        self.timeouts.append(f"{what}: {error}")
        self.server.changed.beat()


def tell_change(message: Message, before: Wire) -> None:
    """Tell the app, where it reads along, that a message was changed."""
    channel = message.channel
    event = {
        "type": "message", "subtype": "message_changed", "hidden": True, "message": message.wire(),
        "previous_message": before, "ts": channel.workspace.server.new_ts(),
    }  # fmt: skip
    channel.workspace.announce_message(channel, event)
    channel.workspace.server.changed.beat()


def tell_deletion(message: Message) -> None:
    """Tell the app, where it reads along, that a message was deleted."""
    channel = message.channel
    event = {
        "type": "message", "subtype": "message_deleted", "hidden": True,
        "deleted_ts": message.ts, "previous_message": message.wire(),
        "ts": channel.workspace.server.new_ts(),
    }  # fmt: skip
    channel.workspace.announce_message(channel, event)
    channel.workspace.server.changed.beat()
