"""Messages as Slack keeps them, and as a person's screen shows them."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .blocks import elements_of, listed, marks, read, read_text
from .errors import Wire

if TYPE_CHECKING:
    from .channels import Channel


@dataclass(frozen=True, slots=True)
class Button:
    """One thing to click or choose: its label, where it sits, and what it carries."""

    label: str
    value: str | None = None
    url: str | None = None
    block_id: str = ""
    element: Wire = field(default_factory=dict, compare=False, repr=False)
    option: Wire | None = field(default=None, compare=False, repr=False)


def buttons_of(blocks: list[Wire]) -> list[list[Button]]:
    """Give what can be clicked, block by block; menus give a button for each option."""
    rows = []
    for block in blocks:
        row: list[Button] = []
        for element in elements_of(block):
            if element["type"] == "button":
                row.append(
                    Button(
                        element["text"]["text"], element.get("value"), element.get("url"),
                        block["block_id"], element,
                    )
                )  # fmt: skip
            elif "options" in element or "option_groups" in element:
                row += [
                    Button(
                        option["text"]["text"], option["value"], option.get("url"),
                        block["block_id"], element, option,
                    )
                    for option in listed(element)
                ]  # fmt: skip
        if row and block["type"] != "input":
            rows.append(row)
    return rows


@dataclass(eq=False)
class Message:
    """One message; an ephemeral one is for `only`, and the app can not name it again."""

    ts: str
    channel: "Channel"
    user: str
    bot_id: str | None
    text: str
    blocks: list[Wire] = field(default_factory=list)
    files: list[Wire] = field(default_factory=list)
    thread_ts: str | None = None
    only: str | None = None
    edits: int = 0
    edited_at: str | None = None
    deleted: bool = False
    attachments: list[Wire] = field(default_factory=list)
    metadata: Wire | None = None

    def wire(self) -> Wire:
        """Give the message object of the wire."""
        workspace = self.channel.workspace
        wire: Wire = {
            "type": "message", "user": self.user, "ts": self.ts, "text": self.text,
            "team": workspace.id,
        }  # fmt: skip
        if self.bot_id is not None:
            wire |= {"bot_id": self.bot_id, "app_id": workspace.server.app.id}
        if self.edited_at is not None:
            wire["edited"] = {"user": self.user, "ts": self.edited_at}
        optional = {
            "blocks": self.blocks, "files": self.files, "thread_ts": self.thread_ts,
            "attachments": self.attachments, "metadata": self.metadata,
        }  # fmt: skip
        return wire | {key: value for key, value in optional.items() if value}


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as a person sees it now: plain words, marks, buttons, files."""

    ts: str
    sender: str
    from_app: bool
    text: str
    notification: str
    marks: tuple[tuple[str, str], ...]
    buttons: tuple[tuple[Button, ...], ...]
    files: tuple[str, ...]
    edits: int
    ephemeral: bool
    thread_ts: str | None
    message: Message = field(compare=False, repr=False)

    @property
    def labels(self) -> list[str]:
        """Give the labels of all that can be clicked, in reading order."""
        return [button.label for row in self.buttons for button in row]

    @property
    def broadcasts(self) -> list[str]:
        """List whom it calls at once: here, channel, everyone."""
        return [words for kind, words in self.marks if kind == "broadcast"]

    def button(self, label_or_value: str) -> Button:
        """Give the button with this label or value; without one, fail with what is there."""
        return find_button(self.buttons, label_or_value, self.text)


def find_button(rows: tuple[tuple[Button, ...], ...], wanted: str, where: str) -> Button:
    """Give the button with a label or value; without one, fail with what is there."""
    for button in (button for row in rows for button in row):
        if wanted in (button.label, button.value):
            return button
    labels = [button.label for row in rows for button in row]
    raise AssertionError(f"no button {wanted!r} among {labels} of {where!r}")


def show(message: Message) -> Shown:
    """Draw a message as it is at this moment."""
    workspace = message.channel.workspace
    names = workspace.name_of
    if message.blocks:
        text, found = read(message.blocks, names), marks(message.blocks, names)
    else:
        text, found = read_text(message.text, names)
    return Shown(
        ts=message.ts,
        sender=names(message.user),
        from_app=message.bot_id is not None,
        text=text,
        notification=read_text(message.text, names)[0],
        marks=tuple(found),
        buttons=tuple(map(tuple, buttons_of(message.blocks))),
        files=tuple(each["name"] for each in message.files),
        edits=message.edits,
        ephemeral=message.only is not None,
        thread_ts=message.thread_ts,
        message=message,
    )
