"""Messages as Telegram keeps them, and as a person's screen shows them."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from .errors import Wire

if TYPE_CHECKING:
    from .bots import BotAccount
    from .chats import Chat


class Sender(Protocol):
    """Whoever can be the author of a message: a person or a bot."""

    @property
    def id(self) -> int:
        """Give the user id."""

    @property
    def name(self) -> str:
        """Give the first name."""

    def user(self) -> Wire:
        """Give the User object of the wire."""


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button: its label and the one thing it does."""

    label: str
    data: str | None = None
    url: str | None = None
    raw: Wire = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Toast:
    """What a person gets for a press: a toast, an alert, or a page that opens."""

    text: str = ""
    alert: bool = False
    url: str | None = None


@dataclass(eq=False)
class Message:
    """One message; `content` holds the keys of the wire that say what it is."""

    id: int
    chat: "Chat"
    sender: Sender | None
    date: int
    content: Wire
    markup: Wire | None = None
    thread_id: int | None = None
    reply_to: "Message | None" = None
    via_bot: "BotAccount | None" = None
    inline_id: str | None = None
    service: str | None = None
    silent: bool = False
    protected: bool = False
    edits: int = 0
    edited_at: int | None = None
    deleted: bool = False

    @property
    def text(self) -> str:
        """Give the text, or the caption under a file, without markup."""
        return str(self.content.get("text", self.content.get("caption", "")))

    @property
    def from_bot(self) -> bool:
        """Tell whether a bot wrote it, in its name or in its channel's."""
        return self.sender is not None and bool(self.sender.user()["is_bot"])

    def buttons(self) -> list[list[Button]]:
        """Give the inline keyboard, row by row."""
        rows = (self.markup or {}).get("inline_keyboard", [])
        return [
            [Button(b["text"], b.get("callback_data"), b.get("url"), b) for b in row]
            for row in rows
        ]

    def wire(self, *, shallow: bool = False) -> Wire:
        """Give the Message object of the wire; a shallow one leaves out what it answers to."""
        wire: Wire = {"message_id": self.id, "date": self.date, "chat": self.chat.wire()}
        if self.chat.type == "channel":
            wire["sender_chat"] = self.chat.wire()
        elif self.sender is not None:
            wire["from"] = self.sender.user()
        if self.thread_id is not None:
            wire |= {"message_thread_id": self.thread_id, "is_topic_message": True}
        if self.edited_at is not None:
            wire["edit_date"] = self.edited_at
        if self.via_bot is not None:
            wire["via_bot"] = self.via_bot.user()
        if self.protected:
            wire["has_protected_content"] = True
        if self.reply_to is not None and not shallow:
            wire["reply_to_message"] = self.reply_to.wire(shallow=True)
        if self.markup is not None and "inline_keyboard" in self.markup:
            wire["reply_markup"] = self.markup
        return wire | self.content

    def callback_wire(self) -> Wire:
        """Give the message under a pressed button; one that is gone is inaccessible."""
        if self.deleted:
            return {"message_id": self.id, "chat": self.chat.wire(), "date": 0}
        return self.wire()


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as a person sees it now: plain words, marks, buttons, files."""

    id: int
    sender: str
    from_bot: bool
    text: str
    entities: tuple[Wire, ...]
    buttons: tuple[tuple[Button, ...], ...]
    keyboard: tuple[tuple[str, ...], ...]
    edits: int
    document: str | None
    photo: bool
    location: tuple[float, float] | None
    silent: bool
    protected: bool
    thread_id: int | None
    reply_to: int | None
    service: str | None
    message: Message = field(compare=False, repr=False)

    @property
    def labels(self) -> list[str]:
        """Give the labels of all inline buttons, in reading order."""
        return [button.label for row in self.buttons for button in row]

    def button(self, label_or_data: str) -> Button:
        """Give the button with this label or these data; without one, fail with what is there."""
        for button in (button for row in self.buttons for button in row):
            if label_or_data in (button.label, button.data):
                return button
        raise AssertionError(f"no button {label_or_data!r} among {self.labels} of {self.text!r}")


def show(message: Message) -> Shown:
    """Draw a message as it is at this moment."""
    content, markup = message.content, message.markup or {}
    document, place = content.get("document"), content.get("location")
    return Shown(
        id=message.id,
        sender=message.sender.name if message.sender else message.chat.title,
        from_bot=message.from_bot or message.via_bot is not None,
        text=message.text,
        entities=tuple(content.get("entities") or content.get("caption_entities") or ()),
        buttons=tuple(map(tuple, message.buttons())),
        keyboard=tuple(
            tuple(key if isinstance(key, str) else key["text"] for key in row)
            for row in markup.get("keyboard", ())
        ),
        edits=message.edits,
        document=document["file_name"] if document else None,
        photo="photo" in content,
        location=(place["latitude"], place["longitude"]) if place else None,
        silent=message.silent,
        protected=message.protected,
        thread_id=message.thread_id,
        reply_to=message.reply_to.id if message.reply_to else None,
        service=message.service,
        message=message,
    )
