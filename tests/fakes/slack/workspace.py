"""A workspace: its people, its channels, and what the app may do there."""

from typing import TYPE_CHECKING

from .app import NEEDED
from .channels import Channel
from .errors import Wire
from .messages import Message
from .people import Person

if TYPE_CHECKING:
    from .world import World


class Workspace:
    """One Slack workspace; `token` is the bot's while the app is installed."""

    def __init__(self, server: "World", name: str, domain: str, *, installed: bool) -> None:
        self.server = server
        self.name = name
        self.domain = domain
        self.id = server.new_id("T")
        self.bot_user = server.new_id("U")
        self.bot_id = server.new_id("B")
        self.token = ""
        self.scopes: set[str] = set()
        self.installed = False
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self._direct: dict[str, Channel] = {}
        if installed:
            self.install(server.app.scopes)

    def __repr__(self) -> str:
        return f"{self.name} ({self.id})"

    # --- who and where

    def person(self, name: str, locale: str = "fr-FR", tz: str = "Europe/Paris") -> Person:
        """Let somebody join the workspace."""
        person = Person(self, self.server.new_id("U"), name, locale, tz)
        self.people[person.id] = person
        return person

    def channel(
        self, name: str, *people: Person, private: bool = False, app: bool = False
    ) -> Channel:
        """Open a channel; the first of the people made it, the app is in it if wanted."""
        creator = people[0].id if people else self.bot_user
        channel = self.new_channel(name, creator, private=private)
        channel.members = {person.id: None for person in people}
        if app:
            channel.members[self.bot_user] = None
        return channel

    def new_channel(self, name: str, creator: str, *, private: bool) -> Channel:
        """Make an empty channel."""
        channel = Channel(
            self.server.new_id("C"), self, name, private, creator=creator,
            created=self.server.now(),
        )  # fmt: skip
        self.channels[channel.id] = channel
        return channel

    def direct(self, person: Person) -> Channel:
        """Give the app's talk with a person."""
        if person.id not in self._direct:
            channel = Channel(
                self.server.new_id("D"), self, "directmessage", True, person,
                created=self.server.now(),
            )  # fmt: skip
            channel.members = {person.id: None, self.bot_user: None}
            self._direct[person.id] = self.channels[channel.id] = channel
        return self._direct[person.id]

    def name_of(self, thing: str) -> str:
        """Give the name of a person, of the app or of a channel, by id."""
        if thing == self.bot_user:
            return self.server.app.name
        if thing in self.people:
            return self.people[thing].name
        channel = self.channels.get(thing)
        return channel.name if channel else thing

    def bot_wire(self) -> Wire:
        """Give the bot as a user of the wire."""
        name = self.server.app.name
        return {
            "id": self.bot_user, "team_id": self.id, "name": name.lower(), "deleted": False,
            "real_name": name, "is_bot": True, "is_app_user": False, "updated": 0,
            "tz": "America/Los_Angeles", "tz_label": "Pacific Standard Time", "tz_offset": -28800,
            "profile": {
                "real_name": name, "display_name": "", "bot_id": self.bot_id,
                "api_app_id": self.server.app.id,
            },
        }  # fmt: skip

    # --- what the app may do

    def install(self, scopes: set[str]) -> None:
        """Grant the app these scopes, under a fresh token if it has none."""
        if not self.installed:
            self.token = self.server.new_token(self)
        self.scopes = set(scopes)
        self.installed = True

    def narrows(self, *scopes: str) -> None:
        """Take scopes away, as when installed before the app asked for them."""
        self.scopes -= set(scopes)

    def uninstalls(self) -> None:
        """Remove the app: the token dies, the app leaves, and is told."""
        self._tell_revoked()
        self.announce("app_uninstalled", {}, always=True)
        self._leave()

    def revokes(self) -> None:
        """Revoke the bot's token; the app is told."""
        self._tell_revoked()
        self._leave()

    def _tell_revoked(self) -> None:
        tokens = {"oauth": [], "bot": [self.bot_user]}
        self.announce("tokens_revoked", {"tokens": tokens}, always=True)

    def _leave(self) -> None:
        self.server.revoked.add(self.token)
        self.server.tokens.pop(self.token, None)
        self.installed = False
        for channel in self.channels.values():
            if channel.person is None:
                channel.members.pop(self.bot_user, None)

    # --- what happens

    def add_message(self, message: Message) -> Message:
        """Write a message, and tell the app what it may hear."""
        channel = message.channel
        if message.only is not None:
            channel.ephemeral[message.ts] = message
        else:
            channel.messages[message.ts] = message
            event = message.wire()
            if message.files:
                event["subtype"] = "file_share"
            self.announce_message(channel, event)
            mentioned = f"<@{self.bot_user}>" in message.text
            if mentioned and channel.person is None and channel.has_app and not message.bot_id:
                about = {"channel": channel.id, "event_ts": message.ts}
                self.announce("app_mention", {**message.wire(), **about})
        self.server.changed.beat()
        return message

    def announce_message(self, channel: Channel, event: Wire) -> None:
        """Tell the app of a message where it is and may read."""
        kind = {"im": "im", "groups": "group"}.get(channel.scope, "channel")
        name = "message." + {"im": "im", "group": "groups"}.get(kind, "channels")
        if channel.has_app:
            about = {"channel": channel.id, "channel_type": kind, "event_ts": self.server.new_ts()}
            self.announce("message", {**event, **about}, name=name)

    def announce_channel(self, channel: Channel, what: str, event: Wire) -> None:
        """Tell the app what became of a channel: `channel_…`, or `group_…` for a private one."""
        if channel.visible:
            self.announce(f"{'group' if channel.private else 'channel'}_{what}", event)

    def announce(
        self, kind: str, event: Wire, *, name: str | None = None, always: bool = False
    ) -> None:
        """Tell the app of an event it subscribed to and was granted."""
        name = name or kind
        needed = NEEDED.get(name)
        if not self.installed or name not in self.server.app.events:
            return
        if not always and needed is not None and needed not in self.scopes:
            return
        self.server.post.announce(self, {**event, "type": kind})

    def change_member(self, channel: Channel, user_id: str, *, by: str, present: bool) -> None:
        """Move a user in or out, and tell the app as Slack does."""
        heard = channel.has_app
        if (user_id in channel.members) == present:
            return
        if present:
            channel.members[user_id] = None
        else:
            channel.members.pop(user_id)
        event = {
            "user": user_id, "channel": channel.id, "team": self.id,
            "channel_type": "G" if channel.private else "C", "event_ts": self.server.new_ts(),
        }  # fmt: skip
        if present:
            if channel.has_app:
                invited = {} if by == user_id else {"inviter": by}
                self.announce("member_joined_channel", {**event, **invited})
        elif user_id == self.bot_user:
            left = {"channel": channel.id, "actor_id": by, "event_ts": event["event_ts"]}
            self.announce(f"{'group' if channel.private else 'channel'}_left", left)
        elif heard:
            self.announce("member_left_channel", event)
        self.server.changed.beat()
