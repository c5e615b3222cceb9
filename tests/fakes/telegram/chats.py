"""Chats and who is in them: members, rights, invite links, join requests, topics, pins."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .errors import Wire
from .messages import Message, Sender, Shown, show

if TYPE_CHECKING:
    from .accounts import Account
    from .bots import BotAccount

RIGHTS = (
    "can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members "
    "can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories "
    "can_delete_stories can_send_welcome_messages"
).split()
GROUP_RIGHTS = ["can_pin_messages"]
SUPERGROUP_RIGHTS = ["can_pin_messages", "can_manage_topics"]
CHANNEL_RIGHTS = ["can_post_messages", "can_edit_messages"]
PERMISSIONS = (
    "can_send_messages can_send_audios can_send_documents can_send_photos can_send_videos "
    "can_send_video_notes can_send_voice_notes can_send_polls can_send_other_messages "
    "can_add_web_page_previews can_invite_users"
).split()
JOIN_REQUEST_SECONDS = 300


@dataclass(slots=True)
class Member:
    """One user's place in a chat: status on the wire, and rights when an administrator."""

    user: Sender
    status: str
    rights: frozenset[str] = frozenset()

    @property
    def present(self) -> bool:
        """Tell whether the user is in the chat."""
        return self.status in ("creator", "administrator", "member", "restricted")


@dataclass(eq=False, slots=True)
class InviteLink:
    """A way into a chat, made by a bot."""

    url: str
    chat: "Chat"
    creator: "BotAccount"
    name: str | None = None
    join_request: bool = False
    expire_date: int | None = None
    member_limit: int | None = None

    def wire(self) -> Wire:
        """Give the ChatInviteLink object of the wire."""
        wire: Wire = {
            "invite_link": self.url,
            "creator": self.creator.user(),
            "creates_join_request": self.join_request,
            "is_primary": False,
            "is_revoked": False,
        }
        optional = {
            "name": self.name, "expire_date": self.expire_date, "member_limit": self.member_limit,
        }  # fmt: skip
        return wire | {key: value for key, value in optional.items() if value is not None}


@dataclass(eq=False)
class Chat:
    """A private chat between a bot and a person, a group, a supergroup or a channel."""

    id: int
    type: str
    title: str
    username: str | None = None
    forum: bool = False
    bot: "BotAccount | None" = None
    person: "Account | None" = None
    started: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    permissions: set[str] = field(default_factory=lambda: set(PERMISSIONS))
    requests: dict[int, float] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    pins: list[Message] = field(default_factory=list)
    migrated_to: "Chat | None" = None
    last_bot: "BotAccount | None" = None
    last_message_id: int = 0

    def wire(self) -> Wire:
        """Give the Chat object of the wire."""
        if self.person is not None:
            return {"id": self.id, "type": "private", "first_name": self.person.name}
        wire: Wire = {"id": self.id, "type": self.type, "title": self.title}
        if self.username:
            wire["username"] = self.username
        if self.forum:
            wire["is_forum"] = True
        return wire

    @property
    def kind(self) -> str:
        """Give the chat's kind as refusals word it."""
        return {"group": "group chat", "supergroup": "supergroup chat"}.get(
            self.type, f"{self.type} chat"
        )

    @property
    def pinned(self) -> list[Shown]:
        """Give the pinned messages, newest first."""
        return [show(message) for message in reversed(self.pins) if not message.deleted]

    def member(self, user: Sender) -> Member:
        """Give a user's place, which is `left` for a stranger."""
        return self.members.get(user.id) or Member(user, "left")

    def may(self, user: Sender, right: str) -> bool:
        """Tell whether a user holds an administrator's right here."""
        member = self.member(user)
        return member.status == "creator" or right in member.rights

    def administers(self, user: Sender) -> bool:
        """Tell whether a user is the owner or an administrator."""
        return self.member(user).status in ("creator", "administrator")

    def rights_here(self) -> list[str]:
        """List the administrator's rights this kind of chat knows."""
        extra = {"group": GROUP_RIGHTS, "supergroup": SUPERGROUP_RIGHTS}
        return RIGHTS + extra.get(self.type, CHANNEL_RIGHTS)

    def member_wire(self, member: Member) -> Wire:
        """Give the ChatMember object of the wire."""
        wire: Wire = {"user": member.user.user(), "status": member.status}
        if member.status == "creator":
            wire["is_anonymous"] = False
        elif member.status == "administrator":
            wire |= {"can_be_edited": False, "is_anonymous": False}
            wire |= {right: right in member.rights for right in self.rights_here()}
        elif member.status == "kicked":
            wire["until_date"] = 0
        return wire

    def topic(self, name: str) -> int:
        """Open a topic and give its thread id."""
        self.last_message_id += 1
        self.topics[self.last_message_id] = name
        return self.last_message_id
