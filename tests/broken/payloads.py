"""What Slack never sends, or not yet: a table by name, each row a body and its content type."""

# ruff: noqa: E501 (a table is read by rows)

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any
from urllib.parse import urlencode

from tests.broken.updates import MISSING, nested
from tests.fakes.slack import Person

Wire = dict[str, Any]
Body = tuple[bytes, str]
JSON, FORM = "application/json", "application/x-www-form-urlencoded"


def event(who: Person, what: Any, **around: Any) -> Body:
    """An event as Slack wraps it, with parts taken out or put in."""
    app, workspace = who.server.app, who.workspace
    whole: Wire = {
        "token": app.verification_token, "team_id": workspace.id, "api_app_id": app.id,
        "event": what, "type": "event_callback", "event_id": who.server.new_id("Ev"),
        "event_time": who.server.now(),
        "authorizations": [
            {"enterprise_id": None, "team_id": workspace.id, "user_id": workspace.bot_user,
             "is_bot": True, "is_enterprise_install": False}
        ],
    }  # fmt: skip
    return json.dumps(changed(whole, around)).encode(), JSON


def changed(whole: Wire, around: Wire) -> Wire:
    result = deepcopy(whole)
    for key, value in around.items():
        if value is MISSING:
            result.pop(key, None)
        else:
            result[key] = value
    return result


def act(who: Person, kind: str, **parts: Any) -> Body:
    """An interaction, with parts taken out or put in."""
    return urlencode({"payload": json.dumps(changed(who.base(kind), parts))}).encode(), FORM


def command(who: Person, **parts: Any) -> Body:
    """A slash command, with parts taken out or put in."""
    place, workspace, app = who.place(None), who.workspace, who.server.app
    whole: Wire = {
        "token": app.verification_token, "team_id": workspace.id, "team_domain": workspace.domain,
        "channel_id": place.id, "channel_name": place.shown_name, "user_id": who.id,
        "user_name": who.username, "command": "/palier", "text": "cafes", "api_app_id": app.id,
        "response_url": who.server.new_response_url(who.me, place),
        "trigger_id": who.server.new_trigger(who.me),
    }  # fmt: skip
    return urlencode(changed(whole, parts)).encode(), FORM


def events(who: Person) -> dict[str, Body]:
    said: Wire = {
        "type": "message", "channel": who.place(None).id, "channel_type": "im", "user": who.id,
        "text": "bonjour", "ts": who.server.new_ts(),
    }  # fmt: skip
    odd: dict[str, Any] = {
        "to come": {"type": "telepathy_received", "user": who.id},
        "without type": {"user": who.id},
        "null": None,
        "a list": [],
        "words": "message",
        "words from nobody": changed(said, {"user": MISSING}),
        "words from null": changed(said, {"user": None}),
        "words from a list": changed(said, {"user": [who.id]}),
        "words nowhere": changed(said, {"channel": MISSING}),
        "words in null": changed(said, {"channel": None}),
        "no words": changed(said, {"text": MISSING}),
        "words null": changed(said, {"text": None}),
        "words a number": changed(said, {"text": 4}),
        "words endless": changed(said, {"text": "très " * 20_000}),
        "words of half a letter": changed(said, {"text": "a\ud83d"}),
        "words with a zero": changed(said, {"text": "a\x00b"}),
        "words of a subtype to come": changed(said, {"subtype": "hologram"}),
        "words without moment": changed(said, {"ts": MISSING}),
        "words with files null": changed(said, {"files": None, "subtype": "file_share"}),
        "words with a file of nothing": changed(said, {"files": [{}], "subtype": "file_share"}),
        "lists three hundred deep": changed(said, {"blocks": nested(300)}),
        "home of nobody": {"type": "app_home_opened", "tab": "home"},
        "home of a tab to come": {"type": "app_home_opened", "user": who.id, "tab": "hologram"},
        "joined nowhere": {"type": "member_joined_channel", "user": who.id},
        "nobody joined": {"type": "member_joined_channel", "channel": "C0"},
        "nobody left": {"type": "member_left_channel", "channel": None, "user": None},
        "renamed nothing": {"type": "channel_rename", "channel": "C0"},
        "archived nothing": {"type": "channel_archive"},
        "deleted null": {"type": "channel_deleted", "channel": None},
        "changed words": {"type": "user_change", "user": "U1"},
        "changed nobody": {"type": "user_change", "user": {}},
        "a team joined by words": {"type": "team_join", "user": "U1"},
        "tokens null": {"type": "tokens_revoked", "tokens": None},
        "reaction": {"type": "reaction_added", "user": who.id, "reaction": "x", "item": {}},
    }
    made = {f"event {name}": event(who, what) for name, what in odd.items()}
    return made | {
        "event without team": event(who, said, team_id=MISSING),
        "event of another team": event(who, said, team_id="T999"),
        "event without number": event(who, said, event_id=MISSING),
        "event authorized null": event(who, said, authorizations=None),
        "event authorized for nobody": event(who, said, authorizations=[]),
        "event of another app": event(who, said, api_app_id="A999"),
        "event of a type to come": event(who, said, type="hologram_callback"),
        "event without event": event(who, said, event=MISSING),
        "verification without challenge": event(who, said, type="url_verification"),
        "uninstalled by another team": event(who, {"type": "app_uninstalled"}, team_id="T999"),
    }


def interactions(who: Person) -> dict[str, Body]:
    button: Wire = {"type": "button", "action_id": "hologram", "block_id": "b", "value": "x"}
    metadata = {"cut": '{"form": "cafe', "words": "words", "null": None, "a list": "[]"}
    view: Wire = {
        "id": "V1", "type": "modal", "callback_id": "hologram", "state": {"values": {}},
        "private_metadata": "", "blocks": [], "hash": "1.a", "title": {"type": "plain_text", "text": "x"},
    }  # fmt: skip
    container = {"type": "message", "channel_id": "C0", "message_ts": "1.1"}
    made = {
        "press without actions": act(who, "block_actions"),
        "press of no actions": act(who, "block_actions", actions=[]),
        "press of actions null": act(who, "block_actions", actions=None),
        "press without name": act(who, "block_actions", actions=[{"type": "button"}]),
        "press to come": act(who, "block_actions", actions=[button], container=container),
        "press without place": act(who, "block_actions", actions=[button]),
        "press by nobody": act(who, "block_actions", actions=[button], user=MISSING),
        "press by null": act(who, "block_actions", actions=[button], user=None),
        "press in no team": act(who, "block_actions", actions=[button], team=None),
        "press without trigger": act(who, "block_actions", actions=[button], trigger_id=MISSING),
        "act to come": act(who, "hologram_opened"),
        "act without type": act(who, "x", type=MISSING),
        "form without view": act(who, "view_submission"),
        "form null": act(who, "view_submission", view=None),
        "form to come": act(who, "view_submission", view=view, response_urls=[]),
        "form without state": act(who, "view_submission", view=changed(view, {"state": MISSING})),
        "form of state null": act(who, "view_submission", view=changed(view, {"state": {"values": None}})),
        "form of values of words": act(who, "view_submission", view=changed(view, {"state": {"values": {"a": "b"}}})),
        "closed to come": act(who, "view_closed", view=view, is_cleared=False),
        "closed nothing": act(who, "view_closed"),
        "shortcut to come": act(who, "shortcut", callback_id="hologram"),
        "shortcut without name": act(who, "shortcut"),
        "message shortcut on nothing": act(who, "message_action", callback_id="report"),
        "suggestion to come": act(who, "block_suggestion", action_id="hologram", value="x"),
        "suggestion without words": act(who, "block_suggestion"),
    }  # fmt: skip
    for value in (None, "", "%%%", "cf.rsvp", "cf.rsvp:-4:x", "x" * 9000, "a\ud800", "\x00", 4, []):
        named = changed(button, {"value": value, "action_id": "cf.rsvp"})
        made[f"press of value {value!r:.12}"] = act(
            who, "block_actions", actions=[named], container=container
        )
    for name, held in metadata.items():
        for callback in ("form", "cafe.invite", "hologram"):
            wire = changed(view, {"private_metadata": held, "callback_id": callback})
            made[f"form {callback} of metadata {name}"] = act(
                who, "view_submission", view=wire, response_urls=[]
            )
    return made


def bodies(who: Person) -> dict[str, Body]:
    """Everything signed as Slack signs it."""
    parts = ("command", "text", "user_id", "channel_id", "trigger_id", "team_id", "response_url")
    commands = {f"command without {part}": command(who, **{part: MISSING}) for part in parts}
    return {
        **events(who),
        **interactions(who),
        **commands,
        "command to come": command(who, command="/hologram"),
        "command of endless words": command(who, text="x" * 100_000),
        "command with a zero": command(who, text="start a\x00b"),
        "command by a stranger": command(who, user_id="U0STRANGER"),
        "command in no channel": command(who, channel_id="C0NOWHERE"),
        "nothing": (b"", FORM),
        "nothing of JSON": (b"", JSON),
        "noise": (b"\xff\xfe\x00", FORM),
        "noise of JSON": (b"\xff\xfe\x00", JSON),
        "a list": (b"[1, 2]", JSON),
        "a number": (b"4", JSON),
        "null": (b"null", JSON),
        "cut": (b'{"type": "event_', JSON),
        "lists without end": (b"[" * 50_000, JSON),
        "a payload that is no JSON": (b"payload=%7B%22type", FORM),
        "a payload null": (b"payload=null", FORM),
        "a payload of a list": (b"payload=[]", FORM),
        "no payload": (b"a=b", FORM),
        "of a kind to come": (b"hologram", "application/hologram"),
        "of no kind": (b"{}", ""),
    }


FORGED: dict[str, dict[str, str]] = {
    "unsigned": {},
    "signed by another": {"X-Slack-Signature": "v0=" + "0" * 64},
    "signed with letters of elsewhere": {"X-Slack-Signature": "v0=é"},
    "signed with nothing": {"X-Slack-Signature": ""},
    "signed long ago": {"X-Slack-Request-Timestamp": "12"},
    "signed at words": {"X-Slack-Request-Timestamp": "hier"},
    "signed at nothing": {"X-Slack-Request-Timestamp": ""},
    "signed after time": {"X-Slack-Request-Timestamp": "9" * 40},
}
"""What is wrong with the signature of an otherwise good command."""
