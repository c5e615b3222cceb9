"""The app as its page at Slack describes it: secrets, scopes, commands, subscriptions."""

import re
from dataclasses import dataclass, field
from typing import Any

SCOPES = frozenset(
    "commands chat:write im:write im:history users:read channels:read channels:manage "
    "channels:join groups:read groups:write files:read files:write pins:write".split()
)
EVENTS = frozenset(
    "app_home_opened message.im member_joined_channel member_left_channel channel_left "
    "channel_archive channel_unarchive channel_rename channel_deleted group_left group_archive "
    "group_unarchive group_rename group_deleted app_uninstalled tokens_revoked "
    "user_change".split()
)
# What an app must be granted to hear of an event; others need nothing.
NEEDED = {
    "message.im": "im:history", "message.channels": "channels:history",
    "message.groups": "groups:history", "app_mention": "app_mentions:read",
    "member_joined_channel": "channels:read", "member_left_channel": "channels:read",
    "channel_left": "channels:read", "channel_archive": "channels:read",
    "channel_unarchive": "channels:read", "channel_rename": "channels:read",
    "channel_deleted": "channels:read", "group_left": "groups:read",
    "group_archive": "groups:read", "group_unarchive": "groups:read",
    "group_rename": "groups:read", "group_deleted": "groups:read", "user_change": "users:read",
    "team_join": "users:read",
}  # fmt: skip
# The longest texts of a manifest, by section and field.
LONGEST = {
    "display_information": {"name": 35, "description": 140, "long_description": 4000},
    "bot_user": {"display_name": 80},
    "slash_commands": {"command": 32, "description": 2000, "usage_hint": 1000},
    "shortcuts": {"name": 24, "description": 150, "callback_id": 255},
}  # fmt: skip


@dataclass(eq=False)
class App:
    """One app; `commands` and `shortcuts` are None while anything goes."""

    id: str
    client_id: str
    client_secret: str
    signing_secret: str
    app_token: str
    verification_token: str
    name: str = "Palier"
    scopes: set[str] = field(default_factory=lambda: set(SCOPES))
    events: set[str] = field(default_factory=lambda: set(EVENTS))
    commands: dict[str, bool] | None = None
    shortcuts: dict[str, str] | None = None
    redirect_urls: list[str] = field(default_factory=list)

    def follow(self, manifest: dict[str, Any]) -> None:
        """Become what a manifest says, when Slack would take it."""
        problems = check_manifest(manifest)
        assert not problems, f"Slack takes no such manifest: {problems}"
        features, settings = manifest.get("features", {}), manifest.get("settings", {})
        oauth = manifest.get("oauth_config", {})
        self.scopes = set(oauth.get("scopes", {}).get("bot", ()))
        self.redirect_urls = list(oauth.get("redirect_urls", ()))
        self.events = set(settings.get("event_subscriptions", {}).get("bot_events", ()))
        self.commands = {
            each["command"]: bool(each.get("should_escape"))
            for each in features.get("slash_commands", ())
        }
        self.shortcuts = {
            each["callback_id"]: each["type"] for each in features.get("shortcuts", ())
        }
        self.name = features.get("bot_user", {}).get("display_name", self.name)


def check_manifest(manifest: dict[str, Any]) -> list[str]:
    """List what Slack refuses in a manifest: lengths, unknown events, scopes that are missing."""
    features, settings = manifest.get("features", {}), manifest.get("settings", {})
    scopes = set(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", ()))
    commands, shortcuts = features.get("slash_commands", []), features.get("shortcuts", [])
    sections = {
        "display_information": [manifest.get("display_information", {})],
        "bot_user": [features.get("bot_user", {})],
        "slash_commands": commands,
        "shortcuts": shortcuts,
    }
    problems = [
        f"{section}: {field} is longer than {longest}: {each[field]}"
        for section, fields in LONGEST.items()
        for each in sections[section]
        for field, longest in fields.items()
        if len(each.get(field, "")) > longest
    ]
    problems += [
        f"no command: {each['command']}"
        for each in commands
        if not re.fullmatch(r"/[\w-]+", each["command"])
        or each["command"].lower() != each["command"]
    ]
    if len(shortcuts) > 10:
        problems.append("more than 10 shortcuts")
    events = set(settings.get("event_subscriptions", {}).get("bot_events", ()))
    problems += [f"no event: {each}" for each in sorted(events - NEEDED.keys() - EVENTS)]
    problems += [
        f"{event} needs the scope {NEEDED[event]}"
        for event in sorted(events & NEEDED.keys())
        if NEEDED[event] not in scopes
    ]
    if (commands or shortcuts) and "commands" not in scopes:
        problems.append("commands and shortcuts need the scope commands")
    return problems
