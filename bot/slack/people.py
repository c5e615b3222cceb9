"""Who somebody is on Slack: first name, language and private talk, looked up once in a while."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from dataclasses import dataclass

from bot.platform import Later, Undeliverable
from bot.slack.errors import translated
from bot.slack.workspaces import NAME, Workspace
from handlers.kernel import Sender
from messages.typed import one_line, shorten

log = logging.getLogger(__name__)

LASTS = 3600.0
"""Seconds a profile is believed."""

MOST = 10_000
LONGEST_NAME = 64


@dataclass(frozen=True)
class _Profile:
    name: str
    language: str
    chat: str | None
    until: float


class People:
    """Profiles of those who speak to Palier, in memory only."""

    def __init__(self) -> None:
        self._profiles: OrderedDict[tuple[str, str], _Profile] = OrderedDict()

    async def sender(self, workspace: Workspace, user: str, called: str = "") -> Sender:
        """The person; by the name the payload `called` them when Slack does not tell more."""
        key = workspace.id, user
        now = asyncio.get_running_loop().time()
        profile = self._profiles.get(key)
        if profile is None or profile.until < now:
            (name, language), chat = await asyncio.gather(
                self._look_up(workspace, user), self._private(workspace, user)
            )
            profile = _Profile(name, language, chat, now + LASTS if name and chat else now)
            self._profiles[key] = profile
            self._profiles.move_to_end(key)
            while len(self._profiles) > MOST:
                self._profiles.popitem(last=False)
        name = profile.name or shorten(one_line(called), LONGEST_NAME) or user
        return Sender(NAME, user, name, profile.language, workspace.id, profile.chat, called=name)

    def changed(self, team: str, user: str) -> None:
        """Somebody's profile changed: ask again when they next speak."""
        self._profiles.pop((team, user), None)

    def forget(self, team: str) -> None:
        """Forget everybody of a workspace."""
        for key in [each for each in self._profiles if each[0] == team]:
            del self._profiles[key]

    async def _look_up(self, workspace: Workspace, user: str) -> tuple[str, str]:
        try:
            with translated():
                found = await workspace.client.users_info(user=user, include_locale=True)
        except (Later, Undeliverable) as trouble:
            log.info("profile not read user=%s kind=%s", user, type(trouble).__name__)
            return "", ""
        person = found.get("user") or {}
        profile = person.get("profile") or {}
        names = (profile.get("first_name"), profile.get("display_name"), person.get("real_name"))
        name = next((one_line(each) for each in names if each and one_line(each)), "")
        return shorten(name, LONGEST_NAME), str(person.get("locale") or "")

    async def _private(self, workspace: Workspace, user: str) -> str | None:
        try:
            with translated():
                opened = await workspace.client.conversations_open(users=user)
        except (Later, Undeliverable) as trouble:
            log.info("no private talk user=%s kind=%s", user, type(trouble).__name__)
            return None
        return str(opened["channel"]["id"])
