"""The app as its page at Slack describes it: secrets, scopes, commands, subscriptions."""

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
        """Become what a manifest says."""
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
        missing = {NEEDED[e] for e in self.events if e in NEEDED} - self.scopes
        assert not missing, f"the manifest's events need the scopes {sorted(missing)}"
        assert not self.commands or "commands" in self.scopes, "commands need the scope commands"
