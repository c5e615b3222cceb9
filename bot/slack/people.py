"""Who somebody is on Slack: first name, language and private talk, looked up once in a while."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from dataclasses import dataclass

from bot.platform import RetryLater, Undeliverable
from bot.slack.errors import translate_errors
from bot.slack.workspaces import NAME, SlackWorkspace
from handlers.kernel.events import EventSender
from messages.typed import clean_line, shorten_typed

log = logging.getLogger(__name__)

LASTS = 3600.0
"""Seconds a profile is believed."""

MOST = 10_000
LONGEST_NAME = 64


@dataclass(frozen=True)
class _SlackProfile:
    name: str
    language: str
    chat: str | None
    until: float


class SlackPeople:
    """Profiles of those who speak to Palier, in memory only."""

    def __init__(self) -> None:
        self._profiles: OrderedDict[tuple[str, str], _SlackProfile] = OrderedDict()

    async def find_sender(
        self, workspace: SlackWorkspace, user: str, called: str = ""
    ) -> EventSender:
        """The person; by the name the payload `called` them when Slack does not tell more."""
        key = workspace.id, user
        now = asyncio.get_running_loop().time()
        profile = self._profiles.get(key)
        if profile is None or profile.until < now:
            (name, language), chat = await asyncio.gather(
                self._look_up(workspace, user), self._private(workspace, user)
            )
            profile = _SlackProfile(name, language, chat, now + LASTS if name and chat else now)
            self._profiles[key] = profile
            self._profiles.move_to_end(key)
            while len(self._profiles) > MOST:
                self._profiles.popitem(last=False)
        name = profile.name or shorten_typed(clean_line(called), LONGEST_NAME) or user
        return EventSender(
            NAME, user, name, profile.language, workspace.id, profile.chat, called=name
        )

    def forget_profile(self, team: str, user: str) -> None:
        """Somebody's profile changed: ask again when they next speak."""
        self._profiles.pop((team, user), None)

    def forget_workspace(self, team: str) -> None:
        """Forget everybody of a workspace."""
        for key in [profile for profile in self._profiles if profile[0] == team]:
            del self._profiles[key]

    async def _look_up(self, workspace: SlackWorkspace, user: str) -> tuple[str, str]:
        try:
            with translate_errors():
                response = await workspace.client.users_info(user=user, include_locale=True)
        except (RetryLater, Undeliverable) as trouble:
            log.info("profile not read user=%s kind=%s", user, type(trouble).__name__)
            return "", ""
        person = response.get("user") or {}
        profile = person.get("profile") or {}
        names = (profile.get("first_name"), profile.get("display_name"), person.get("real_name"))
        name = next((clean_line(each) for each in names if each and clean_line(each)), "")
        return shorten_typed(name, LONGEST_NAME), str(person.get("locale") or "")

    async def _private(self, workspace: SlackWorkspace, user: str) -> str | None:
        try:
            with translate_errors():
                opened = await workspace.client.conversations_open(users=user)
        except (RetryLater, Undeliverable) as trouble:
            log.info("no private talk user=%s kind=%s", user, type(trouble).__name__)
            return None
        return str(opened["channel"]["id"])
