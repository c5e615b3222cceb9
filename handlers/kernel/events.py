"""What can happen to Palier, whatever the platform it happened on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from handlers.kernel.ports import FoundPerson
from messages.dates import DateReading
from messages.form import Form
from messages.intents import Intent
from messages.model import Action, Document, Message, Text
from messages.organise.actions import WallObstacle, WallRight
from storage.outbox import DedupKey
from storage.places import GeocodedSpot


@dataclass(frozen=True)
class PointedMessage:
    """A message on a wall that somebody points at; what it says is not brought along.

    `link` leads there, `author` is the platform's name for whoever wrote it, when it was a person.
    """

    message: str
    link: str = ""
    author: str = ""


@dataclass(frozen=True)
class CommandEvent:
    """A slash command, by its French name, the words after it, and the message it is about."""

    name: str
    words: str = ""
    at: PointedMessage | None = None


@dataclass(frozen=True)
class ExposedCommand:
    """A command that stands on a wall for everybody to read, and could not be taken off.

    `message` is where it stands; with `names`, its words may say who somebody is.
    """

    command: CommandEvent = field(repr=False)
    message: str
    names: bool


@dataclass(frozen=True)
class WordsEvent:
    """Words said to Palier, in a private talk or by its name, that answer no question."""

    words: str = field(repr=False)


@dataclass(frozen=True)
class IntentEvent:
    """What typed words ask for, with the day or hour in them; `plain` are the words spelt out.

    They may tell more than that, or `until` when it lasts; what is `denied` in them is left out of
    `plain`. Without words, a button asked for it.
    """

    intent: Intent
    words: str = field(default="", repr=False)
    plain: str = field(default="", repr=False)
    moment: DateReading | None = None
    tells_more: bool = False
    until: DateReading | None = None
    denied: bool = False


@dataclass(frozen=True)
class PlaceWordsEvent:
    """Words that may name a place; a `clear` one alone is wanted, or whatever they come nearest to.

    Whoever finds none replies nothing.
    """

    words: str = field(repr=False)
    clear: bool


@dataclass(frozen=True)
class AreaMissingEvent:
    """Somebody wanted that who is of no neighbourhood, or not of the one it is for, and `why` not.

    Without an `area` it is for any.
    """

    wanted: Event = field(repr=False)
    area: int | None = None
    why: Text | None = None


@dataclass(frozen=True)
class LocationEvent:
    """A point shared on a map; it lives in memory only."""

    lat: float = field(repr=False)
    lon: float = field(repr=False)


@dataclass(frozen=True)
class PersonSharedEvent:
    """Somebody picked among those the platform knows, by its own name for them."""

    user: str
    name: str = field(default="", repr=False)


@dataclass(frozen=True)
class AttachmentEvent:
    """Something that is neither words nor a place: a sticker, a photo, a voice note."""

    what: str
    caption: str = field(default="", repr=False)


@dataclass(frozen=True)
class SearchEvent:
    """Words typed after the bot's name in any chat, to share a card there."""

    words: str


@dataclass(frozen=True)
class CardCopiedEvent:
    """A shared card now hangs in some chat, under a name the platform gave it."""

    card_code: str
    message: str


@dataclass(frozen=True)
class JoinRequestEvent:
    """Somebody asks to be let onto a wall; `link` is the invitation they followed."""

    wall_chat: str
    link: str = ""


@dataclass(frozen=True)
class WallSeenEvent:
    """Palier was put on a wall, taken off it, or given other rights there."""

    chat: str
    title: str
    present: bool
    may_post: bool = True
    may_pin: bool = False
    may_invite: bool = False


@dataclass(frozen=True)
class WallMovedEvent:
    """A chat goes on under another address."""

    chat: str
    to: str


@dataclass(frozen=True)
class WallRefused:
    """A wall keeps Palier from something people may allow again: cards, unless `right` says what.

    `topic` is the one that was spoken to. Refused once may be a moment's whim; `again` is no more.
    """

    chat: str
    why: WallObstacle
    right: WallRight = WallRight.POST
    topic: str = ""
    again: bool = False


@dataclass(frozen=True)
class WallAcceptsAgain:
    """A wall that had refused cards took one."""

    chat: str


@dataclass(frozen=True)
class WallPeopleEvent:
    """Who is on a wall, as the platform names them; nobody of them need be known.

    They were `asked_for` in words of whoever asked.
    """

    chat: str
    asked_for: str
    users: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True)
class MessageFailed:
    """What was promised under this key will not arrive: where it was to go takes nothing.

    `member` is whom it was for, if it was for one.
    """

    once: DedupKey
    member: int | None


@dataclass(frozen=True)
class ReachabilityEvent:
    """Somebody blocked Palier in private, or let it in again."""

    reachable: bool


class ServiceEvent:
    """What came of asking the outside; a capability may have kinds of its own.

    `asked_for` is the submitted form or the press that waits for it.
    """

    asked_for: Form | Action | None


@dataclass(frozen=True)
class LocatedEvent(ServiceEvent):
    """A geocoder's answer to an inquiry: a place, nothing, or silence (`silent` says which).

    `asked_for` is the submitted form that waits for it; without one, it is where somebody lives.
    """

    words: str = field(repr=False)
    spot: GeocodedSpot | None = None
    silent: str = ""
    asked_for: Form | None = field(default=None, repr=False)


@dataclass(frozen=True)
class FileFetchedEvent(ServiceEvent):
    """The bytes of a file, and the form they came with or the press that asked for them.

    `silent` says why there are none, as in `LocatedEvent`.
    """

    content: bytes = field(repr=False)
    asked_for: Form | Action = field(repr=False)
    silent: str = ""


@dataclass(frozen=True)
class PersonFoundEvent(ServiceEvent):
    """Whether Palier may write first to somebody who was picked in a form."""

    person: FoundPerson = field(repr=False)
    asked_for: Form = field(repr=False)


@dataclass(frozen=True)
class DocumentMadeEvent(ServiceEvent):
    """A document is made, perhaps with a picture of it, for whichever form or button asked."""

    document: Document = field(repr=False)
    asked_for: Form | Action = field(repr=False)
    picture: Document | None = field(default=None, repr=False)


@dataclass(frozen=True)
class ContinuationEvent:
    """A job goes on in a transaction of its own, after others had their turn.

    `left` is the work it has left.
    """

    left: Any = field(repr=False)


@dataclass(frozen=True)
class JobTick:
    """A job's moment has come."""

    job: str
    due: datetime


Event = (
    CommandEvent
    | ExposedCommand
    | Action
    | Form
    | WordsEvent
    | IntentEvent
    | PlaceWordsEvent
    | AreaMissingEvent
    | LocationEvent
    | PersonSharedEvent
    | AttachmentEvent
    | SearchEvent
    | CardCopiedEvent
    | JoinRequestEvent
    | WallSeenEvent
    | WallMovedEvent
    | WallRefused
    | WallAcceptsAgain
    | WallPeopleEvent
    | MessageFailed
    | ReachabilityEvent
    | ServiceEvent
    | ContinuationEvent
)


@dataclass(frozen=True)
class EventSender:
    """Who did it, as their platform names them; `chat` is where they can be answered in private.

    `called` is how their account is shown there: a user name where there is one.
    """

    platform: str
    user: str
    name: str
    language: str
    workspace: str = ""
    chat: str | None = None
    called: str = ""


@dataclass(frozen=True)
class EventScene:
    """Where it happened; `message` is the one whose button was pressed.

    `topic` is the part of a group in which it was, where groups have such.
    """

    chat: str
    private: bool = True
    message: str = ""
    topic: str = ""


@dataclass(frozen=True)
class EventOrigin:
    """The platform, and the workspace there, on which something was found out by nobody's hand."""

    platform: str
    workspace: str = ""


@dataclass(frozen=True)
class IncomingEvent:
    """One event as it reaches the bot; `receipt` names the delivery, so that it counts once.

    `alarmed` says that whom to call in danger was already said for these words; `alarm` says it
    with the reply. `address` is where the answer goes, in the adapter's own words; without one no
    reply is kept for the case that it cannot be said.
    """

    event: Event
    sender: EventSender
    scene: EventScene
    receipt: str
    alarmed: bool = False
    alarm: Message | None = field(default=None, repr=False)
    address: Mapping[str, Any] | None = field(default=None, repr=False)


def intent_route(intent: Intent) -> str:
    """The name under which the capability is declared that serves an intent."""
    return f"intent:{intent.value}"


def is_fleeting(event: Event) -> bool:
    """Whether nothing of it may be written down, nor of what is answered."""
    return isinstance(event, Action) and event.fleeting


def route_key(event: Event) -> str:
    """The name under which an event's handler is declared; an answer for a form goes by both."""
    match event:
        case ServiceEvent(asked_for=(Form() | Action()) as cause):
            return f"{type(event).__name__}:{cause.tag}"
        case CommandEvent(name=name):
            return f"/{name}"
        case IntentEvent(intent=intent):
            return intent_route(intent)
        case Action() | Form():
            return event.tag
        case _:
            return type(event).__name__
