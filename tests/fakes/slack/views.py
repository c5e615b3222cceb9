"""Views: modals in a pile and the App Home, what is filled in, and how they look."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .blocks import elements_of, marks, read
from .errors import Wire
from .messages import Button, buttons_of, find_button

if TYPE_CHECKING:
    from .people import Person

PILE = 3
# Where a state keeps what was filled in, by the element's type.
KEPT = {
    "datepicker": "selected_date", "timepicker": "selected_time",
    "datetimepicker": "selected_date_time", "radio_buttons": "selected_option",
    "checkboxes": "selected_options", "static_select": "selected_option",
    "external_select": "selected_option", "users_select": "selected_user",
    "channels_select": "selected_channel", "conversations_select": "selected_conversation",
    "multi_static_select": "selected_options", "multi_external_select": "selected_options",
    "multi_users_select": "selected_users", "multi_channels_select": "selected_channels",
    "multi_conversations_select": "selected_conversations", "file_input": "files",
    "rich_text_input": "rich_text_value",
}  # fmt: skip
STATELESS = ("button", "overflow", "image")


def kept(element: Wire) -> str:
    """Give the key a state keeps an element's value under."""
    return KEPT.get(element["type"], "value")


def state_of(element: Wire) -> Wire:
    """Give what an element says before anybody touched it."""
    key = kept(element)
    initial = element.get(key.replace("selected", "initial"), element.get("initial_value"))
    if initial is None and key.endswith("s"):
        initial = []
    return {"type": element["type"], key: initial}


@dataclass(eq=False)
class View:
    """One view before somebody's eyes; `state` is what its fields say, by block and action."""

    id: str
    person: "Person"
    wire: Wire
    hash: str
    root: "View | None" = None
    previous: "View | None" = None
    state: dict[str, dict[str, Wire]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    updates: int = 0

    def __post_init__(self) -> None:
        self.draw(self.wire)

    def draw(self, wire: Wire) -> None:
        """Show other blocks; a field that keeps its ids keeps what was filled in."""
        before, self.state, self.wire, self.errors = self.state, {}, wire, {}
        for block in wire["blocks"]:
            for element in elements_of(block):
                if element["type"] in STATELESS:
                    continue
                block_id, action_id = block["block_id"], element["action_id"]
                fresh = state_of(element)
                old = before.get(block_id, {}).get(action_id)
                same = old if old and old["type"] == fresh["type"] else fresh
                self.state.setdefault(block_id, {})[action_id] = same

    def show_wire(self) -> Wire:
        """Give the view object of the wire."""
        server, workspace = self.person.workspace.server, self.person.workspace
        optional = {
            key: self.wire.get(key)
            for key in (("title", "submit", "close") if self.wire["type"] == "modal" else ())
        }
        return {
            "id": self.id, "team_id": workspace.id, "type": self.wire["type"],
            "blocks": self.wire["blocks"], **optional,
            "private_metadata": self.wire.get("private_metadata", ""),
            "callback_id": self.wire.get("callback_id", ""),
            "external_id": self.wire.get("external_id", ""),
            "state": {"values": self.state}, "hash": self.hash,
            "clear_on_close": self.wire.get("clear_on_close", False),
            "notify_on_close": self.wire.get("notify_on_close", False),
            "root_view_id": (self.root or self).id,
            "previous_view_id": self.previous.id if self.previous else None,
            "app_id": server.app.id, "app_installed_team_id": workspace.id,
            "bot_id": workspace.bot_id,
        }  # fmt: skip

    def inputs(self) -> list[Wire]:
        """Give the blocks people fill in."""
        return [block for block in self.wire["blocks"] if block["type"] == "input"]


@dataclass(frozen=True, slots=True)
class ShownView:
    """A view as a person sees it now: words, fields by label, what is wrong with them, buttons."""

    title: str
    text: str
    fields: dict[str, Any]
    errors: dict[str, str]
    options: dict[str, tuple[str, ...]]
    buttons: tuple[tuple[Button, ...], ...]
    marks: tuple[tuple[str, str], ...]
    submit: str | None
    close: str | None
    view: View = field(compare=False, repr=False)

    @property
    def labels(self) -> list[str]:
        """Give the labels of all that can be clicked, in reading order."""
        return [button.label for row in self.buttons for button in row]

    def button(self, label_or_value: str) -> Button:
        """Give the button with this label or value; without one, fail with what is there."""
        return find_button(self.buttons, label_or_value, self.title or self.text)


def label_of(block: Wire) -> str:
    """Give a field's label."""
    return str(block["label"]["text"])


def plain_value(state: Wire) -> Any:
    """Give what a field says: words, a day, an hour, labels of what was chosen."""
    value = next(value for key, value in state.items() if key != "type")
    if isinstance(value, dict) and "text" in value:
        return value["text"]["text"]
    if isinstance(value, list):
        return [
            each["text"]["text"] if isinstance(each, dict) and "text" in each
            else each["name"] if isinstance(each, dict) else each
            for each in value
        ]  # fmt: skip
    return value


def show_view(view: View) -> ShownView:
    """Draw a view as it is at this moment."""
    wire, names = view.wire, view.person.workspace.name_of
    labels = {block["block_id"]: label_of(block) for block in view.inputs()}
    rows = buttons_of([{**b, "type": "actions", "elements": [b["element"]]} for b in view.inputs()])
    options: dict[str, tuple[str, ...]] = {}
    for row in rows:
        options[labels[row[0].block_id]] = tuple(button.label for button in row)
    return ShownView(
        title=wire.get("title", {}).get("text", ""),
        text=read(wire["blocks"], names),
        fields={
            label_of(b): plain_value(view.state[b["block_id"]][b["element"]["action_id"]])
            for b in view.inputs()
        },
        errors={labels.get(block_id, block_id): text for block_id, text in view.errors.items()},
        options=options,
        buttons=tuple(map(tuple, buttons_of(wire["blocks"]))),
        marks=tuple(marks(wire["blocks"], names)),
        submit=wire["submit"]["text"] if "submit" in wire else None,
        close=wire["close"]["text"] if "close" in wire else None,
        view=view,
    )
