"""What a payload means: the neutral event in it, who did it and where."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.slack.drawing import ENTRANCE
from bot.slack.workspaces import NAME
from handlers.kernel.events import (
    AttachmentEvent,
    CommandEvent,
    Event,
    IntentEvent,
    PointedMessage,
    WordsEvent,
)
from messages.intents import Intent
from messages.typed import clean_line, clean_words

Payload = Mapping[str, Any]

SLASHED = re.compile(r"/[a-z_]{1,32}")
MARKED = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
PRIVATE_TALK, MENTION = "im", "app_mention"
SPOKEN = ("", "file_share", "thread_broadcast")
"""Subtypes of messages that somebody wrote; others report edits, deletions and arrivals."""


@dataclass(frozen=True)
class PayloadSource:
    """Where a payload comes from, and what on Slack waits for an answer to it.

    `message` is the one whose button was pressed, `written` one that somebody wrote; in a `thread`
    they are answered there. Only they see an `ephemeral` message, and only the act's own address
    can change it. Who `mentioned` Palier named it in a channel.
    """

    team: str
    user: str
    called: str = ""
    channel: str = ""
    message: str = ""
    trigger: str = ""
    receipt: str = ""
    home: Payload | None = field(default=None, repr=False)
    pressed: bool = False
    ephemeral: bool = False
    written: str = ""
    thread: str = ""
    mentioned: bool = False
    response_url: str = field(default="", repr=False)

    @property
    def order_key(self) -> str:
        """Whose turn it is."""
        return f"{self.team}:{self.user}"

    @property
    def reply_address(self) -> dict[str, Any]:
        """What another process needs to answer; a window or a home is not held open for it."""
        if self.home is not None:
            return {}
        return {
            "channel": self.channel,
            "message": self.message,
            "pressed": self.pressed,
            "thread": self.thread,
            "mentioned": self.mentioned,
        }

    def thread_in(self, channel: str) -> str:
        """The thread in which they are answered, if that is where it is."""
        return self.thread if channel == self.channel else ""

    def in_private(self) -> PayloadSource:
        """The same, with nothing of the place where it happened."""
        return PayloadSource(
            self.team, self.user, self.called, trigger=self.trigger, receipt=self.receipt
        )


def typed_words(text: str) -> str:
    """What somebody typed, out of Slack's own marks for links, people and the characters <>&."""

    def unmark(hit: re.Match[str]) -> str:
        target, label = hit[1], hit[2]
        if label:
            return label
        return target.removeprefix("mailto:").removeprefix("tel:")

    typed = MARKED.sub(unmark, text)
    return clean_words(typed.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def receipt_name(team: str, name: str) -> str:
    """The name under which a delivery counts once."""
    return f"{NAME}:{team}:{name}"


def command_event(body: Payload, commands: Collection[str], door: str) -> Event:
    """A slash command; behind the common door one may follow, with a slash or not, or words."""
    name = str(body.get("command") or "").removeprefix("/").lower()
    words = typed_words(str(body.get("text") or ""))
    if name != door:
        return CommandEvent(name, words)
    if not words:
        return CommandEvent(ENTRANCE)
    first, _, rest = words.partition(" ")
    typed_as = clean_line(first).lower()
    wanted = typed_as.removeprefix("/")
    if wanted == ENTRANCE:
        return start_event(rest.strip(), commands)
    known = wanted in commands or SLASHED.fullmatch(typed_as)
    return CommandEvent(wanted, rest.strip()) if known else WordsEvent(words)


def typed_event(words: str, commands: Collection[str], door: str) -> Event:
    """Words said to Palier; a command written out, as behind a blank, is that command."""
    first, _, rest = words.partition(" ")
    if not SLASHED.fullmatch(first.lower()):
        return WordsEvent(words)
    name = first.lower().removeprefix("/")
    if name == door:
        return command_event({"command": first, "text": rest}, commands, door)
    if name == ENTRANCE:
        return start_event(rest.strip(), commands)
    return CommandEvent(name, rest.strip()) if name in commands else WordsEvent(words)


def start_event(payload: str, commands: Collection[str]) -> CommandEvent:
    """A start link's payload, which may also be the name of a command."""
    return CommandEvent(payload) if payload in commands else CommandEvent(ENTRANCE, payload)


def pointed_message(body: Payload, address: str) -> PointedMessage | None:
    """The message a shortcut was used on, in the workspace at that address; not what it says."""
    message, channel = body.get("message") or {}, channel_of(body)
    ts = str(body.get("message_ts") or message.get("ts") or "")
    if not ts or not channel:
        return None
    link = address and f"{address.rstrip('/')}/archives/{channel}/p{ts.replace('.', '')}"
    if link and (thread := str(message.get("thread_ts") or "")):
        link += f"?thread_ts={thread}&cid={channel}"
    author = "" if message.get("bot_id") else str(message.get("user") or "")
    return PointedMessage(ts, link, author)


def first_action(body: Payload) -> Payload:
    """The button that was pressed; empty when none was."""
    found: Payload = next(iter(body.get("actions") or ()), {})
    return found


def of_command(body: Payload) -> PayloadSource:
    """A slash command's."""
    team = str(body.get("team_id") or "")
    trigger = str(body.get("trigger_id") or "")
    return PayloadSource(
        team=team,
        user=str(body.get("user_id") or ""),
        called=str(body.get("user_name") or ""),
        channel=str(body.get("channel_id") or ""),
        trigger=trigger,
        receipt=receipt_name(team, trigger),
        response_url=str(body.get("response_url") or ""),
    )


def of_interaction(body: Payload) -> PayloadSource:
    """A press, a submitted modal or a shortcut."""
    user, container = body.get("user") or {}, body.get("container") or {}
    team = str((body.get("team") or {}).get("id") or user.get("team_id") or "")
    view = body.get("view") or {}
    trigger = str(body.get("trigger_id") or "")
    action = first_action(body)
    channel = (body.get("channel") or {}).get("id") or container.get("channel_id") or ""
    return PayloadSource(
        team=team,
        user=str(user.get("id") or ""),
        called=str(user.get("name") or user.get("username") or ""),
        channel=str(channel),
        message=str(container.get("message_ts") or ""),
        trigger=trigger,
        receipt=receipt_name(team, trigger or f"{user.get('id')}:{action.get('action_ts')}"),
        home=view if view.get("type") == "home" else None,
        thread=_thread_of(container) or _thread_of(body.get("message") or {}),
        pressed=bool(action),
        ephemeral=bool(container.get("is_ephemeral")),
        response_url=str(body.get("response_url") or ""),
    )


def of_event(body: Payload) -> PayloadSource:
    """An event's; some name nobody."""
    event = body.get("event") or {}
    team, spoken = str(body.get("team_id") or ""), event.get("type") in ("message", MENTION)
    user = event.get("user") or ""
    return PayloadSource(
        team=team,
        user=str(user.get("id") if isinstance(user, dict) else user),
        channel=channel_of(event),
        receipt=receipt_name(team, str(body.get("event_id") or "")),
        written=str(event.get("ts") or "") if event.get("type") == "message" else "",
        thread=_thread_of(event) if spoken else "",
    )


def of_mention(body: Payload) -> PayloadSource:
    """Palier named in a channel; once, however often the message is edited afterwards."""
    source, ts = of_event(body), (body.get("event") or {}).get("ts")
    receipt = receipt_name(source.team, f"mention:{source.channel}:{ts}")
    return replace(source, mentioned=True, receipt=receipt)


def _thread_of(message: Payload) -> str:
    """The thread a message stands in; the one that begins it does not."""
    thread = str(message.get("thread_ts") or "")
    return "" if thread == str(message.get("ts") or message.get("message_ts") or "") else thread


def channel_of(event: Payload) -> str:
    """The channel an event speaks of; some give its id, some the channel itself."""
    channel = event.get("channel") or ""
    return str(channel.get("id") if isinstance(channel, dict) else channel)


def mention_event(
    event: Payload, bot_user: str, commands: Collection[str], door: str
) -> Event | None:
    """What is said to Palier by its name; the name alone greets. None when nobody says it."""
    if event.get("bot_id") or not event.get("user"):
        return None
    words = _words_to(bot_user, event)
    return typed_event(words, commands, door) if words else IntentEvent(Intent.GREET)


def _words_to(bot_user: str, event: Payload) -> str:
    """What was written, without the name of the one it is written to."""
    written = str(event.get("text") or "")
    name = re.compile(rf"<@{re.escape(bot_user)}(?:\|[^<>]*)?>[,:]?")
    if not name.search(written):
        return typed_words(written)
    return " ".join(typed_words(name.sub(" ", written)).split())


def message_event(
    event: Payload, bot_user: str, commands: Collection[str], door: str
) -> Event | None:
    """What somebody wrote or sent in private; None when nobody speaks to Palier there."""
    if event.get("channel_type") != PRIVATE_TALK or event.get("bot_id") or not event.get("user"):
        return None
    if str(event.get("subtype") or "") not in SPOKEN:
        return None
    if words := _words_to(bot_user, event):
        return typed_event(words, commands, door)
    files = event.get("files") or ()
    return AttachmentEvent(_kind(files[0])) if files else None


def _kind(file: Payload) -> str:
    kind = str(file.get("mimetype") or "").partition("/")[0]
    return {"image": "photo", "video": "video", "audio": "voice"}.get(kind, "document")


def well_formed(body: Payload) -> bool:
    """Whether a payload has the shape that all of its kind have, so that it can be told apart."""
    if "event" in body and not isinstance(body["event"], dict):
        return False
    actions = body.get("actions") or []
    return isinstance(actions, list) and all(
        isinstance(action, dict) and isinstance(action.get("action_id"), str) for action in actions
    )


def payload_name(body: object) -> str:
    """What Slack itself calls a payload; it says nothing of whom it is from."""
    known = body if isinstance(body, dict) else {}
    names = (known.get(each) for each in ("event_id", "trigger_id", "type"))
    return next((name[:64] for name in names if isinstance(name, str) and name), "-")
