"""The app's manifest, made from what the code does: commands, scopes, events and addresses."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from bot.settings import Settings
from bot.slack.drawing import DOOR, clip
from bot.slack.wording import plain_words
from handlers import FEATURES
from handlers.kernel.feature import Feature, ListedCommand
from messages import words
from messages.catalog import is_known
from messages.language import FALLBACK
from messages.model import Reader, Text

EVENTS_PATH, RETURN_PATH = "/slack/events", "/slack/oauth_redirect"
SHORTCUTS = {"cafe": "global", "aide": "global", "signaler": "message"}
"""Commands that have a shortcut, from anywhere or on a message; it is named like its command."""

METHODS: dict[str, tuple[str, ...]] = {
    "auth_test": (),
    "chat_delete": ("chat:write",),
    "chat_postEphemeral": ("chat:write",),
    "chat_postMessage": ("chat:write", "chat:write.public"),
    "chat_update": ("chat:write",),
    "conversations_info": ("channels:read", "groups:read"),
    "conversations_invite": ("channels:write.invites", "groups:write.invites"),
    # Taking somebody out needs a scope over whole channels: where it was not given, people do it.
    "conversations_kick": (),
    "conversations_members": ("channels:read", "groups:read"),
    "conversations_open": ("im:write",),
    "files_delete": ("files:write",),
    "files_info": ("files:read",),
    "files_upload_v2": ("files:write",),
    "oauth_v2_access": (),
    "pins_add": ("pins:write",),
    "pins_remove": ("pins:write",),
    "users_info": ("users:read",),
    "views_open": (),
    "views_publish": (),
    "views_update": (),
}
"""Every Web API method Palier calls, and the scopes each needs."""

EVENTS: dict[str, tuple[str, ...]] = {
    "app_home_opened": (),
    "app_mention": ("app_mentions:read",),
    "app_uninstalled": (),
    "channel_archive": ("channels:read",),
    "channel_deleted": ("channels:read",),
    "channel_left": ("channels:read",),
    "channel_rename": ("channels:read",),
    "channel_unarchive": ("channels:read",),
    "group_archive": ("groups:read",),
    "group_left": ("groups:read",),
    "group_rename": ("groups:read",),
    "group_unarchive": ("groups:read",),
    "member_joined_channel": ("channels:read", "groups:read"),
    "member_left_channel": ("channels:read", "groups:read"),
    "message.im": ("im:history",),
    "tokens_revoked": (),
    "user_change": ("users:read",),
}
"""Every event Palier hears, and the scopes each needs."""

RESERVED = frozenset(
    "active apps archive away call collapse dm dnd expand feed feedback help huddle invite join "
    "kick leave me msg mute open prefs remind remove rename search shortcuts shrug star status "
    "topic who".split()
)
"""Commands that are Slack's own; after the common door they are ours."""

WIDER = {
    "channels:write.invites": "channels:manage",
    "groups:write.invites": "groups:write",
}
"""Scopes that hold another one: apps made from an earlier manifest were granted these."""

LONGEST_COMMAND = 32
LONGEST_DESCRIPTION = 2000
LONGEST_SHORTCUT = 24
LONGEST_ABOUT = 140
LONGEST_LONG = 4000
MOST_COMMANDS = 50


def bot_scopes() -> Sequence[str]:
    """What Palier asks a workspace for: no more than it uses."""
    wanted = {"commands"}
    for needed in (*METHODS.values(), *EVENTS.values()):
        wanted.update(needed)
    return sorted(wanted)


def missing_scopes(granted: Collection[str]) -> Sequence[str]:
    """The scopes of the manifest without which something fails; wider ones do as well."""
    return [
        scope
        for scope in bot_scopes()
        if scope not in granted and WIDER.get(scope, scope) not in granted
    ]


def slash_commands(features: Iterable[Feature], reader: Reader) -> dict[str, str]:
    """The slash commands by name, each with its line; the common door first."""
    shown = {DOOR: plain_words(words.slack_command_palier(), reader)}
    for feature in features:
        for listed in feature.commands:
            if listed.menu and is_known(f"command-{listed.name}"):
                line = plain_words(Text(key=f"command-{listed.name}"), reader)
                shown |= dict.fromkeys(_names(listed), line)
    return dict(list(shown.items())[:MOST_COMMANDS])


def _names(listed: ListedCommand) -> list[str]:
    names = dict.fromkeys((listed.name, *listed.aliases.values()))
    return [name for name in names if name not in RESERVED and len(name) < LONGEST_COMMAND]


def app_shortcuts(features: Iterable[Feature], reader: Reader) -> list[dict[str, str]]:
    """The shortcuts whose commands there are."""
    listed = {command.name for feature in features for command in feature.commands}
    return [
        {
            "name": clip(plain_words(Text(key=f"slack-shortcut-{name}"), reader), LONGEST_SHORTCUT),
            "type": kind,
            "callback_id": name,
            "description": plain_words(Text(key=f"slack-shortcut-{name}-about"), reader),
        }
        for name, kind in SHORTCUTS.items()
        if name in listed
    ]


def build_manifest(
    features: tuple[Feature, ...],
    *,
    language: str = FALLBACK,
    public_url: str = "",
    socket_mode: bool = True,
    many: bool = False,
) -> dict[str, Any]:
    """The manifest to create the app from; `many` when any workspace may install it."""
    reader = Reader(language=language)
    request = {} if socket_mode else {"url": f"{public_url}{EVENTS_PATH}"}
    asked = {} if socket_mode else {"request_url": f"{public_url}{EVENTS_PATH}"}
    oauth: dict[str, Any] = {"scopes": {"bot": list(bot_scopes())}}
    if many:
        oauth["redirect_urls"] = [f"{public_url}{RETURN_PATH}"]
    return {
        "display_information": {
            "name": "Palier",
            "description": clip(plain_words(words.slack_about(), reader), LONGEST_ABOUT),
            "long_description": clip(plain_words(words.slack_about_long(), reader), LONGEST_LONG),
            "background_color": "#2f5d50",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Palier", "always_online": True},
            "shortcuts": app_shortcuts(features, reader),
            "slash_commands": [
                {
                    "command": f"/{name}",
                    "description": clip(line, LONGEST_DESCRIPTION),
                    **({"usage_hint": _hint(reader)} if name == DOOR else {}),
                    "should_escape": True,
                    **request,
                }
                for name, line in slash_commands(features, reader).items()
            ],
        },
        "oauth_config": oauth,
        "settings": {
            "event_subscriptions": {"bot_events": sorted(EVENTS), **asked},
            "interactivity": {"is_enabled": True, **asked},
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": False,
        },
    }


def manifest_json(settings: Settings, language: str = FALLBACK, *, plain: bool = False) -> str:
    """The manifest for these settings, as JSON; without a public address, for a socket.

    `plain` is for terminals that do not know every letter.
    """
    by_web = settings.slack_by_web and not settings.slack_app_token
    made = build_manifest(
        FEATURES,
        language=language,
        public_url=settings.public_url,
        socket_mode=not by_web,
        many=bool(settings.slack_client_id and settings.public_url),
    )
    return json.dumps(made, ensure_ascii=plain, indent=2)


def _hint(reader: Reader) -> str:
    return plain_words(words.slack_command_hint(), reader)
