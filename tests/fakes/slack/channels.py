"""Conversations: public and private channels, and the app's talk with each person."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .errors import Wire
from .messages import Message

if TYPE_CHECKING:
    from .people import Person
    from .workspace import Workspace


@dataclass(eq=False)
class Channel:
    """A conversation and who is in it, by user id; `person` makes it a direct one."""

    id: str
    workspace: "Workspace"
    name: str
    private: bool = False
    person: "Person | None" = None
    creator: str = ""
    created: int = 0
    topic: str = ""
    archived: bool = False
    members: dict[str, None] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    ephemeral: dict[str, Message] = field(default_factory=dict)
    pins: list[Message] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """Give what scopes and filters call it."""
        if self.person is not None:
            return "im"
        return "private_channel" if self.private else "public_channel"

    @property
    def scope(self) -> str:
        """Give the name of this kind of conversation in scopes."""
        return {"im": "im", "private_channel": "groups"}.get(self.kind, "channels")

    @property
    def shown_name(self) -> str:
        """Give the name payloads carry, which hides those of private ones."""
        names = {"im": "directmessage", "private_channel": "privategroup"}
        return names.get(self.kind, self.name)

    @property
    def has_app(self) -> bool:
        """Tell whether the app is in it."""
        return self.person is not None or self.workspace.bot_user in self.members

    @property
    def visible(self) -> bool:
        """Tell whether the app knows that it exists."""
        return self.has_app or not self.private

    def seen_by(self, user_id: str) -> Iterator[Message]:
        """Give the messages a person sees here, oldest first."""
        everything = [*self.messages.values(), *self.ephemeral.values()]
        for message in sorted(everything, key=lambda each: each.ts):
            if not message.deleted and message.only in (None, user_id):
                yield message

    def wire(self, *, members: bool = False) -> Wire:
        """Give the conversation object of the wire."""
        wire: Wire = {
            "id": self.id,
            "created": self.created,
            "is_archived": self.archived,
            "is_im": self.person is not None,
            "is_org_shared": False,
            "context_team_id": self.workspace.id,
        }
        if self.person is not None:
            return wire | {"user": self.person.id, "is_user_deleted": False, "priority": 0}
        wire |= {
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": not self.private,
            "is_group": self.private,
            "is_private": self.private,
            "is_mpim": False,
            "is_general": False,
            "is_member": self.has_app,
            "is_shared": False,
            "creator": self.creator,
            "topic": {"value": self.topic, "creator": self.creator, "last_set": 0},
            "purpose": {"value": "", "creator": "", "last_set": 0},
        }
        if members:
            wire["num_members"] = len(self.members)
        return wire
