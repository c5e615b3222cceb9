"""Channels as walls: Palier put there or taken away, the channel renamed or put aside."""

from __future__ import annotations

from dataclasses import replace

from bot.dispatcher import Dispatcher
from bot.slack.adapter import SlackPlatform
from bot.slack.reading import Payload, PayloadSource, channel_of
from bot.slack.workspaces import NAME
from handlers.kernel.events import Event, EventOrigin, WallRefused, WallSeenEvent
from messages.organise.actions import WallObstacle

JOINED = "member_joined_channel"
LEFT = ("channel_left", "group_left", "channel_deleted", "group_deleted")
ARCHIVED = ("channel_archive", "group_archive")
KICKED = "member_left_channel"
RENAMED = ("channel_rename", "group_rename")
BACK = ("channel_unarchive", "group_unarchive")


class ChannelEvents:
    """Reads what happened to a channel, and who answers for it."""

    def __init__(self, slack: SlackPlatform, dispatcher: Dispatcher) -> None:
        self._slack, self._dispatcher = slack, dispatcher

    async def read_event(
        self, source: PayloadSource, event: Payload
    ) -> tuple[PayloadSource, Event] | None:
        """The event and who did it; for one that names nobody, who bound the wall.

        What nobody known here did is handed over as found out by Palier itself.
        """
        kind, channel = event.get("type"), channel_of(event)
        if not channel:
            return None
        if kind in (JOINED, KICKED):
            workspace = await self._slack.workspaces.workspace_of(source.team)
            if event.get("user") != workspace.bot_user:
                return None
        if kind == JOINED:
            by = replace(source, user=str(event.get("inviter") or ""))
            by = by if by.user else await self._responsible(source, channel)
            return (by, await self._present(source, channel)) if by.user else None
        if kind not in (KICKED, *LEFT, *ARCHIVED, *RENAMED, *BACK):
            return None
        by = replace(source, user=str(event.get("actor_id") or source.user))
        if not by.user or kind == KICKED:
            by = await self._responsible(source, channel)
        happened: Event = WallSeenEvent(channel, "", present=False, may_post=False)
        if kind in (*RENAMED, *BACK):
            happened = await self._present(source, channel)
        elif kind in ARCHIVED:
            happened = WallRefused(channel, WallObstacle.ARCHIVED)
        if by.user:
            return by, happened
        await self._dispatcher.take_finding(EventOrigin(NAME, source.team), happened)
        return None

    async def _present(self, source: PayloadSource, channel: str) -> WallSeenEvent:
        title = await self._slack.channel_title(source.team, channel)
        return WallSeenEvent(channel, title, present=True, may_pin=True, may_invite=True)

    async def _responsible(self, source: PayloadSource, channel: str) -> PayloadSource:
        """Whoever bound the wall, as they are known in this workspace."""
        async with self._dispatcher.database.transaction() as store:
            wall = await store.areas.find_wall(NAME, source.team, channel)
            accounts = (
                await store.people.accounts_of(wall.bound_by) if wall and wall.bound_by else []
            )
        here = [account.user for account in accounts if account.workspace == source.team]
        return replace(source, user=here[0] if here else "")
