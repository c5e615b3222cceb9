"""What an update means: the neutral event in it, who did it and where."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from telegram import (
    Chat,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
    MessageEntity,
    Update,
    User,
)
from telegram.constants import ChatID

from bot.chat.kept_replies import KeptReply
from handlers.kernel.events import (
    AttachmentEvent,
    CardCopiedEvent,
    CommandEvent,
    Event,
    EventScene,
    EventSender,
    IncomingEvent,
    JoinRequestEvent,
    LocationEvent,
    PersonSharedEvent,
    PointedMessage,
    ReachabilityEvent,
    SearchEvent,
    WallMovedEvent,
    WallSeenEvent,
    WordsEvent,
)
from messages.form import FileReference
from messages.model import unpack_action
from messages.typed import clean_line, clean_words, shorten_typed

NAME = "telegram"
INLINE = "inline"
LONGEST_NAME = 64
ENTRANCE = "start"
UNANSWERED = (ReachabilityEvent, WallMovedEvent, CardCopiedEvent, SearchEvent)
"""What nobody waits for a message about; a search shows what is found at once, or not at all."""

KEPT = ("query", "topic", "written", "living", "keyboard")
WANTED = [
    Update.MESSAGE,
    Update.CALLBACK_QUERY,
    Update.MY_CHAT_MEMBER,
    Update.CHAT_JOIN_REQUEST,
    Update.INLINE_QUERY,
    Update.CHOSEN_INLINE_RESULT,
]
PRESENT = {ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER}
WORDLESS = (
    "sticker photo voice video video_note audio document contact animation poll dice story venue "
    "game invoice"
).split()


@dataclass(frozen=True)
class TelegramArrival:
    """An incoming event, and what on Telegram waits for an answer to it.

    `written` is the message somebody wrote, as opposed to one whose button they pressed, and
    `written_at` when, as Telegram dates it. Of the form that it completes, `living` is the message
    that asked last, or a `keyboard` did.
    """

    incoming: IncomingEvent
    query: str = ""
    topic: str = ""
    written: str = ""
    written_at: datetime | None = None
    attachment: FileReference | None = field(default=None, repr=False)
    living: str = ""
    keyboard: bool = False

    @property
    def is_private(self) -> bool:
        return self.incoming.scene.private

    @property
    def pressed(self) -> bool:
        return bool(self.query)

    def was_written_before(self, message: str, edited_at: datetime | None) -> bool:
        # Of the messages of a chat a later one has the higher number; edits are dated to a second.
        if message.isdecimal() and self.written.isdecimal() and int(self.written) < int(message):
            return True
        return bool(edited_at and self.written_at and self.written_at < edited_at)

    @property
    def private_chat(self) -> str:
        """Where the person alone is written to."""
        incoming = self.incoming
        if incoming.scene.private:
            return incoming.scene.chat
        return incoming.sender.chat or incoming.sender.user

    def with_address(self, **asked_by: Any) -> TelegramArrival:
        """The same, with all that another process needs to answer it."""
        arrival = replace(self, **asked_by)
        incoming = arrival.incoming
        if isinstance(incoming.event, UNANSWERED):
            return arrival
        address = {name: getattr(arrival, name) for name in KEPT}
        address |= {"scene": asdict(incoming.scene), "leads": may_lead_private(incoming.event)}
        if isinstance(incoming.event, CommandEvent):
            address["command"] = incoming.event.name
        return replace(arrival, incoming=replace(incoming, address=address))

    @classmethod
    def without_event(cls, kept: KeptReply, receipt: str) -> TelegramArrival:
        """What waits for a kept reply, on whatever event it came."""
        to, address = kept.to, kept.to.address
        by = EventSender(to.platform, to.user, "", kept.reader.language, to.workspace, to.chat)
        silent = WallSeenEvent("", "", present=False)
        event = CommandEvent(address.get("command", ENTRANCE)) if address["leads"] else silent
        incoming = IncomingEvent(event, by, EventScene(**address["scene"]), receipt)
        return cls(incoming, **{name: address[name] for name in KEPT})


def may_lead_private(event: Event) -> bool:
    """Whether a line on the wall may lead into private: not where Palier may say nothing."""
    return not isinstance(event, WallSeenEvent) or (event.present and event.may_post)


def is_for_palier(update: Update, username: str, commands: Collection[str]) -> bool:
    """Whether an update is meant for Palier at all: talk among neighbours is not.

    Of the commands in a group only those are that Palier knows, and that name no other bot.
    """
    message = update.message
    if message is None:
        return True
    if message.chat.type == Chat.PRIVATE:
        return message.from_user is not None and not message.from_user.is_bot
    if message.migrate_to_chat_id:
        return True
    return (
        message.from_user is not None
        and not (message.from_user.is_bot or message.sender_chat or _is_forwarded(message))
        and _for_us(message, username, commands)
    )


@dataclass(frozen=True)
class UnsignedCommand:
    """A command in a group by nobody known: as the group by an admin of it, or as a channel."""

    command: CommandEvent
    chat: str
    topic: str
    written: str
    as_group: bool


def unsigned_command(
    update: Update, username: str, commands: Collection[str]
) -> UnsignedCommand | None:
    """The command that somebody wrote under a chat's name; what Telegram forwards is none."""
    message = update.message
    if message is None or message.chat.type == Chat.PRIVATE or message.sender_chat is None:
        return None
    named = _command(message)
    if named is None or _is_forwarded(message) or not _for_us(message, username, commands):
        return None
    return UnsignedCommand(
        CommandEvent(named[0], named[2]),
        str(message.chat.id),
        str(message.message_thread_id) if message.is_topic_message else "",
        str(message.message_id),
        as_group=message.sender_chat.id == message.chat.id,
    )


def _is_forwarded(message: Message) -> bool:
    """Whether Telegram itself put it there, as it does with what a group's channel posts."""
    by = message.from_user
    return bool(message.is_automatic_forward or (by and by.id == ChatID.SERVICE_CHAT))


def _for_us(message: Message, username: str, commands: Collection[str]) -> bool:
    named = _command(message)
    return named is not None and named[1].lower() in ("", username.lower()) and named[0] in commands


def _command(message: Message) -> tuple[str, str, str] | None:
    """Name, bot addressed and words of a message that is a command."""
    first = message.entities[0] if message.entities else None
    if not message.text or not first or first.type != MessageEntity.BOT_COMMAND or first.offset:
        return None
    # A command is ASCII: its length in UTF-16 units is its length in characters.
    name, _, bot = message.text[1 : first.length].partition("@")
    return name.lower(), bot, clean_words(message.text[first.length :])


def order_key(update: Update) -> str:
    """Whose turn it is: the person's, else the chat's."""
    if update.effective_user:
        return str(update.effective_user.id)
    return str(update.effective_chat.id) if update.effective_chat else "-"


def read_update(update: Update, bot_id: int, commands: Collection[str]) -> TelegramArrival | None:
    """The event in an update, None when it holds nothing Palier answers.

    `commands` are names a start link may carry instead of a payload.
    """
    receipt = f"{NAME}:{bot_id}:{update.update_id}"
    if query := update.callback_query:
        message = query.message
        if message:
            scene = _scene(message.chat, str(message.message_id))
        else:
            scene = EventScene(INLINE, private=False, message=query.inline_message_id or "")
        incoming = IncomingEvent(
            unpack_action(query.data or ""),
            event_sender(query.from_user, scene.private),
            scene,
            receipt,
        )
        return TelegramArrival(incoming, query.id)
    if member := update.my_chat_member:
        return TelegramArrival(_standing(member, receipt))
    if knock := update.chat_join_request:
        link = knock.invite_link.invite_link if knock.invite_link else ""
        by = event_sender(knock.from_user, private=False, chat=str(knock.user_chat_id))
        scene = EventScene(str(knock.user_chat_id))
        return TelegramArrival(
            IncomingEvent(JoinRequestEvent(str(knock.chat.id), link), by, scene, receipt)
        )
    if search := update.inline_query:
        by = event_sender(search.from_user, private=False)
        words = clean_line(search.query)
        scene = EventScene(INLINE, private=False)
        return TelegramArrival(IncomingEvent(SearchEvent(words), by, scene, receipt), search.id)
    if chosen := update.chosen_inline_result:
        if not chosen.inline_message_id:
            return None
        by = event_sender(chosen.from_user, private=False)
        scene = EventScene(INLINE, private=False, message=chosen.inline_message_id)
        copied = CardCopiedEvent(chosen.result_id, chosen.inline_message_id)
        return TelegramArrival(IncomingEvent(copied, by, scene, receipt))
    return _message(update.message, receipt, commands) if update.message else None


def _message(message: Message, receipt: str, commands: Collection[str]) -> TelegramArrival | None:
    user, topic = message.from_user, ""
    if message.is_topic_message:
        topic = str(message.message_thread_id)
    scene = _scene(message.chat, topic=topic)
    if user is None:
        return None
    event: Event | None
    if message.migrate_to_chat_id:
        event = WallMovedEvent(str(message.chat.id), str(message.migrate_to_chat_id))
    else:
        event = _event(message, commands)
    if event is None:
        return None
    by = event_sender(user, scene.private)
    return TelegramArrival(
        IncomingEvent(event, by, scene, receipt),
        topic=topic,
        written=str(message.message_id),
        written_at=message.date,
        attachment=_attachment(message),
    )


def _event(message: Message, commands: Collection[str]) -> Event | None:
    if named := _command(message):
        name, _, words = named
        if name == "start" and words in commands:
            return CommandEvent(words)
        return CommandEvent(name, words, _pointed(message))
    if message.text:
        return WordsEvent(clean_words(message.text))
    if message.location:
        return LocationEvent(message.location.latitude, message.location.longitude)
    if message.users_shared and (picked := message.users_shared.users):
        return PersonSharedEvent(str(picked[0].user_id), clean_line(picked[0].first_name or ""))
    what = next((each for each in WORDLESS if getattr(message, each)), None)
    return AttachmentEvent(what, clean_words(message.caption or "")) if what else None


def _pointed(message: Message) -> PointedMessage | None:
    """The message on a wall that this one answers; of its words nothing is read.

    Whatever is written in a topic answers the line that opened it.
    """
    to = message.reply_to_message
    if to is None or message.chat.type == Chat.PRIVATE or to.forum_topic_created:
        return None
    by = to.from_user
    # Channels and anonymous admins write under a user of Telegram's; a shared card is not theirs
    # who shared it.
    person = by and not (by.is_bot or to.sender_chat or to.via_bot)
    return PointedMessage(str(to.message_id), to.link or "", str(by.id) if by and person else "")


def _attachment(message: Message) -> FileReference | None:
    """The file in a message; of a photo, its largest size."""
    if document := message.document:
        size, name = document.file_size or 0, clean_line(document.file_name or "")
        return FileReference(ref=document.file_id, name=name[:120], size=size)
    if message.photo:
        photo = message.photo[-1]
        return FileReference(ref=photo.file_id, name="photo.jpg", size=photo.file_size or 0)
    return None


def _standing(member: ChatMemberUpdated, receipt: str) -> IncomingEvent:
    """Whether Palier may write to a person, or what it may do on a wall."""
    now, chat = member.new_chat_member, member.chat
    scene = _scene(chat)
    present = now.status in PRESENT or (isinstance(now, ChatMemberRestricted) and now.is_member)
    by = event_sender(member.from_user, scene.private)
    if scene.private:
        return IncomingEvent(ReachabilityEvent(present), by, scene, receipt)
    rights = now if isinstance(now, ChatMemberAdministrator) else None
    channel = chat.type == Chat.CHANNEL
    if channel:
        may_post = bool(rights and rights.can_post_messages)
        may_pin = bool(rights and rights.can_edit_messages)
    else:
        may_post = now.can_send_messages if isinstance(now, ChatMemberRestricted) else present
        may_pin = bool(rights and rights.can_pin_messages)
    seen = WallSeenEvent(
        str(chat.id),
        shorten_typed(clean_line(chat.title or ""), 128),
        present,
        may_post=present and may_post,
        may_pin=may_pin,
        may_invite=bool(rights and rights.can_invite_users),
    )
    return IncomingEvent(seen, by, scene, receipt)


def _scene(chat: Chat, message: str = "", topic: str = "") -> EventScene:
    private = chat.type == Chat.PRIVATE
    return EventScene(str(chat.id), private=private, message=message, topic=topic)


def event_sender(user: User, private: bool, chat: str | None = None) -> EventSender:
    """The person, by the first of their names that shows; their chat has their own number."""
    names = map(clean_line, (user.first_name, user.last_name or "", user.username or ""))
    name = shorten_typed(next(filter(None, names), ""), LONGEST_NAME)
    return EventSender(
        platform=NAME,
        user=str(user.id),
        name=name,
        language=user.language_code or "",
        chat=str(user.id) if private else chat,
        called=f"@{user.username}" if user.username else name,
    )
