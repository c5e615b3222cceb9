"""Everything Slack knows: the app, workspaces, triggers, response urls, files, views."""

import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic, time  # noqa: TID251 (Slack has its own clock)
from typing import TYPE_CHECKING

from tests.fakes.pulse import Pulse

from .app import App
from .errors import Refusal, Wire
from .post import Post
from .views import View
from .workspace import Workspace

if TYPE_CHECKING:
    from .channels import Channel
    from .messages import Message
    from .people import Person

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


@dataclass(eq=False, slots=True)
class Trigger:
    """What lets the app open a modal for somebody, once and soon."""

    id: str
    person: "Person"
    view: View | None
    born: float
    started: float = field(default_factory=monotonic)
    used: bool = False


@dataclass(eq=False, slots=True)
class ResponseUrl:
    """A way to answer an act for half an hour, five times."""

    id: str
    person: "Person"
    channel: "Channel"
    message: "Message | None"
    born: float
    uses: int = 0


@dataclass(eq=False, slots=True)
class File:
    """One file: who brought it, and where it is shared."""

    id: str
    workspace: Workspace
    user: str
    name: str
    mime_type: str
    content: bytes | None = None
    title: str = ""
    complete: bool = False
    shares: list["Message"] = field(default_factory=list)

    def wire(self, url: str) -> Wire:
        """Give the file object of the wire."""
        address = f"{url}/files-pri/{self.workspace.id}-{self.id}"
        wire: Wire = {
            "id": self.id, "name": self.name, "title": self.title or self.name,
            "mimetype": self.mime_type, "filetype": self.name.rpartition(".")[2] or "text",
            "user": self.user, "user_team": self.workspace.id, "size": len(self.content or b""),
            "mode": "hosted", "is_external": False, "is_public": False, "editable": False,
            "url_private": f"{address}/{self.name}",
            "url_private_download": f"{address}/download/{self.name}",
            "channels": [], "groups": [], "ims": [], "shares": {},
        }  # fmt: skip
        for message in self.shares:
            channel = message.channel
            wire[{"im": "ims", "groups": "groups"}.get(channel.scope, "channels")].append(
                channel.id
            )
            kind = "private" if channel.private else "public"
            wire["shares"].setdefault(kind, {})[channel.id] = [{"ts": message.ts}]
        return wire


class World:
    """The state behind the wire; `clock` gives Unix seconds and may be replaced by a test's."""

    def __init__(self) -> None:
        self.clock: Callable[[], float] = time
        self.trigger_seconds = 3.0
        self.ack_seconds = 3.0
        self.response_seconds = 1800.0
        self.faults: list[str] = []
        self.changed = Pulse()
        self.workspaces: dict[str, Workspace] = {}
        self.tokens: dict[str, Workspace] = {}
        self.revoked: set[str] = set()
        self.codes: dict[str, tuple[Workspace, set[str], str, str]] = {}
        self.triggers: dict[str, Trigger] = {}
        self.response_urls: dict[str, ResponseUrl] = {}
        self.files: dict[str, File] = {}
        self.uploads: dict[str, int] = {}
        self.views: dict[str, View] = {}
        self._ids = itertools.count(1)
        self._last_ts = (0, 0)
        self._random = random.Random(2013)
        self.app = App(
            self.new_id("A"), f"{self._digits()}.{self._digits()}", self.secret(32),
            self.secret(32), f"xapp-1-{self.new_id('A')}-{self._digits()}-{self.secret(64)}",
            self.secret(24),
        )  # fmt: skip
        self.post = Post(self)

    @property
    def url(self) -> str:
        """Give the address without a slash."""
        raise NotImplementedError

    def _digits(self) -> str:
        return str(self._random.randrange(10**12, 10**13))

    def secret(self, length: int) -> str:
        """Give a secret of so many hexadecimal digits."""
        return f"{self._random.getrandbits(length * 4):0{length}x}"

    def new_id(self, kind: str) -> str:
        """Give an id unlike the others, of a kind told by its first letter."""
        number, tail = next(self._ids), ""
        while number or len(tail) < 3:
            number, place = divmod(number, len(LETTERS))
            tail = LETTERS[place] + tail
        return f"{kind}0{''.join(self._random.choices(LETTERS, k=6))}{tail}"

    def new_token(self, workspace: Workspace) -> str:
        """Give a bot's token of the real form."""
        token = f"xoxb-{self._digits()}-{self._digits()}-{self.secret(24)}"
        self.tokens[token] = workspace
        return token

    def now(self) -> int:
        """Give the second it is."""
        return int(self.clock())

    def new_ts(self) -> str:
        """Give a timestamp later than all before, though the clock stand still."""
        now = self.clock()
        this = (int(now), int(now % 1 * 1_000_000))
        if this <= self._last_ts:
            second, part = self._last_ts
            this = (second, part + 1) if part < 999_999 else (second + 1, 0)
        self._last_ts = this
        return f"{this[0]}.{this[1]:06}"

    def workspace(
        self, name: str = "Le quartier", domain: str = "quartier", *, installed: bool = True
    ) -> Workspace:
        """Found a workspace, with the app in it unless it is still to be installed."""
        workspace = Workspace(self, name, domain, installed=installed)
        self.workspaces[workspace.id] = workspace
        return workspace

    def new_trigger(self, person: "Person", view: View | None = None) -> str:
        """Let the app open a modal for somebody."""
        number = f"{self._digits()}.{self._digits()}.{self.secret(32)}"
        self.triggers[number] = Trigger(number, person, view, self.clock())
        return number

    def new_response_url(
        self, person: "Person", channel: "Channel", message: "Message | None" = None
    ) -> str:
        """Let the app answer an act."""
        key = f"{person.workspace.id}/{next(self._ids)}/{self.secret(24)}"
        self.response_urls[key] = ResponseUrl(key, person, channel, message, self.clock())
        return f"{self.url}/actions/{key}"

    def new_view(self, person: "Person", wire: Wire, over: View | None = None) -> View:
        """Make a view, over another of the same pile or on its own."""
        self.check_external_id(person.workspace, wire)
        root = (over.root or over) if over else None
        view = View(self.new_id("V"), person, wire, self.new_ts(), root, over)
        self.views[view.id] = view
        return view

    def open_view(self, person: "Person", wire: Wire, *, over: View | None = None) -> View:
        """Show a modal, over another or in place of all."""
        view = self.new_view(person, wire, over)
        if over is None:
            person.views.clear()
        person.views.append(view)
        self.changed.beat()
        return view

    def view_named(self, workspace: Workspace, external_id: str) -> View | None:
        """Find a view before somebody's eyes by the name the app gave it."""
        for view in self.views.values():
            seen = view in view.person.views or view is view.person.home_view
            named = view.wire.get("external_id") == external_id
            if seen and named and view.person.workspace is workspace:
                return view
        return None

    def check_external_id(self, workspace: Workspace, wire: Wire, view: View | None = None) -> None:
        """Refuse the name of another view."""
        if external := wire.get("external_id"):
            other = self.view_named(workspace, external)
            if other is not None and other is not view:
                raise Refusal("duplicate_external_id")

    def grant(self, person: "Person", asked: dict[str, str]) -> str:
        """Agree to what an install page asks for; gives the code for a token."""
        assert asked.get("client_id") == self.app.client_id, f"another app asks: {asked}"
        scopes = set(filter(None, asked.get("scope", "").split(",")))
        if excess := scopes - self.app.scopes:
            self.faults.append(f"the install page asks for more than the app: {sorted(excess)}")
        code = f"{self._digits()}.{self._digits()}.{self.secret(64)}"
        redirect = asked.get("redirect_uri", "")
        self.codes[code] = (person.workspace, scopes, person.id, redirect)
        return code

    def keep_file(
        self, workspace: Workspace, user: str, name: str, mime_type: str, content: bytes | None
    ) -> File:
        """Keep a file, or a place for one to come."""
        file = File(self.new_id("F"), workspace, user, name, mime_type, content)
        file.complete = content is not None
        self.files[file.id] = file
        return file
