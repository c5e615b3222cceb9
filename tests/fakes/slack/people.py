"""People: where they go, what they see and wait for."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import parse_qs, urlsplit

import aiohttp

from .channels import Channel
from .errors import Wire
from .filling import Filling
from .messages import Shown, show
from .views import ShownView, View, show_view

if TYPE_CHECKING:
    from .workspace import Workspace

Sight = TypeVar("Sight")


class Person(Filling):
    """Somebody with Slack on their screen."""

    def __init__(
        self, workspace: "Workspace", user_id: str, name: str, locale: str, tz: str
    ) -> None:
        super().__init__(workspace, user_id, name, locale, tz)
        self.views: list[View] = []
        self.home_view: View | None = None
        self._found = {}
        self.me = self

    # --- channels

    async def adds_app(self, channel: Channel) -> None:
        """Invite the app into a channel."""
        bot = self.workspace.bot_user
        self.workspace.change_member(self.place(channel), bot, by=self.id, present=True)

    async def removes_app(self, channel: Channel) -> None:
        """Put the app out of a channel."""
        bot = self.workspace.bot_user
        self.workspace.change_member(self.place(channel), bot, by=self.id, present=False)

    async def joins(self, channel: Channel) -> None:
        """Join a channel, as anybody may a public one."""
        assert not channel.private, f"{self.name} can not see that channel"
        self.workspace.change_member(channel, self.id, by=self.id, present=True)

    async def leaves(self, channel: Channel) -> None:
        """Leave a channel."""
        self.workspace.change_member(self.place(channel), self.id, by=self.id, present=False)

    async def archives(self, channel: Channel, *, archived: bool = True) -> None:
        """Archive a channel, or bring it back; the bot is not put back in by that."""
        self.place(channel).archived = archived
        what = "archive" if archived else "unarchive"
        self.workspace.announce_channel(channel, what, {"channel": channel.id, "user": self.id})

    async def renames(self, channel: Channel, name: str) -> None:
        """Rename a channel."""
        self.place(channel).name = name
        about = {"id": channel.id, "name": name, "created": channel.created}
        self.workspace.announce_channel(channel, "rename", {"channel": about})

    # --- oneself

    async def changes(
        self, *, name: str | None = None, locale: str | None = None, tz: str | None = None
    ) -> None:
        """Change name, language or zone."""
        self.name, self.locale = name or self.name, locale or self.locale
        self.real_name, self.tz = name or self.real_name, tz or self.tz
        self.workspace.announce("user_change", {"user": self.wire(locale=True)})

    async def is_deactivated(self) -> None:
        """Lose their account."""
        self.deleted = True
        self.workspace.announce("user_change", {"user": self.wire(locale=True)})

    async def opens_home(self, tab: str = "home") -> None:
        """Open the app's Home, or its Messages tab."""
        event: Wire = {"user": self.id, "channel": self.place().id, "tab": tab}
        if tab == "home" and self.home_view is not None:
            event["view"] = self.home_view.show_wire()
        self.workspace.announce("app_home_opened", event)

    async def reloads(self) -> None:
        """Reload Slack: what was shown to this person alone is lost."""
        for channel in self.workspace.channels.values():
            for ts in [ts for ts, each in channel.ephemeral.items() if each.only == self.id]:
                del channel.ephemeral[ts]

    async def installs(self, url: str) -> int:
        """Install the app from its page and agree to all; gives the status of its last page."""
        async with aiohttp.ClientSession() as session:
            async with session.get(url, allow_redirects=False) as page:
                link = page.headers.get("Location") or _authorize_link(await page.text())
                # By hand: these are for https alone, which a loopback is not.
                cookie = "; ".join(f"{name}={each.value}" for name, each in page.cookies.items())
            asked = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
            code = self.server.grant(self, asked)
            target = asked.get("redirect_uri") or self.server.app.redirect_urls[0]
            answer = {"code": code, "state": asked.get("state", "")}
            async with session.get(target, params=answer, headers={"Cookie": cookie}) as page:
                return page.status

    # --- sights

    @property
    def home(self) -> ShownView | None:
        """Give the app's Home as this person sees it."""
        return show_view(self.home_view) if self.home_view else None

    def screen(self, channel: Channel | None = None) -> list[Shown]:
        """List what this person sees in a channel now, oldest first."""
        return [show(message) for message in self.place(channel).seen_by(self.id)]

    def last(self, channel: Channel | None = None) -> Shown:
        """Give the app's last message on the screen."""
        shown = [message for message in self.screen(channel) if message.from_app]
        assert shown, f"the app has not written to {self.name} here"
        return shown[-1]

    async def sees(
        self,
        wanted: str | Callable[[Shown], Any],
        channel: Channel | None = None,
        *,
        timeout: float = 5,
    ) -> Shown:
        """Wait for a message of the app that holds a text or meets a condition; newest first."""
        found = await self._waits(
            lambda: next(
                (
                    shown
                    for shown in reversed(self.screen(channel))
                    if shown.from_app
                    and (wanted in shown.text if isinstance(wanted, str) else wanted(shown))
                ),
                None,
            ),
            timeout,
        )
        if found is None:
            texts = [shown.text for shown in self.screen(channel)[-5:]]
            raise AssertionError(f"{self.name} does not see {wanted!r}, but {texts}")
        return found

    async def is_asked(self, title: str = "", *, timeout: float = 5) -> ShownView:
        """Wait for a modal with this in its title."""
        found = await self._waits(
            lambda: shown if (shown := self.modal) and title in shown.title else None, timeout
        )
        if found is None:
            there = self.modal.title if self.modal else "nothing"
            raise AssertionError(f"{self.name} is not asked {title!r}, but {there!r}")
        return found

    async def sees_home(self, text: str = "", *, timeout: float = 5) -> ShownView:
        """Wait for the app's Home to hold a text."""
        found = await self._waits(
            lambda: shown if (shown := self.home) and text in shown.text else None, timeout
        )
        if found is None:
            there = self.home.text if self.home else "nothing"
            raise AssertionError(f"{self.name}'s Home does not hold {text!r}, but {there!r}")
        return found

    async def _waits(self, look: Callable[[], Sight | None], timeout: float) -> Sight | None:
        ends = asyncio.get_running_loop().time() + timeout
        while (found := look()) is None:
            if (left := ends - asyncio.get_running_loop().time()) <= 0:
                return None
            await self.server.changed.wait(left)
        return found


def _authorize_link(page: str) -> str:
    start = page.index("https://slack.com/oauth/v2/authorize")
    return page[start : page.index('"', start)].replace("&amp;", "&")
