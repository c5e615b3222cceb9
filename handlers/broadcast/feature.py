"""The capability's routes, who may announce where, and an announcement as its people see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from handlers.broadcast.revealing import doubts_in
from handlers.kernel.feature import Feature
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused
from messages import words
from messages.broadcast.actions import BroadcastAct
from messages.broadcast.card import BroadcastFacts
from messages.broadcast.views import BroadcastSight
from messages.link import platform_name
from messages.model import MomentText
from storage.area import Area, MemberRole
from storage.broadcast import Broadcast, BroadcastArea
from storage.outbox import DedupKey, Priority
from storage.people import Member

broadcast = Feature("broadcast")

AGREE_WITHIN = timedelta(hours=24)
"""How long a second person is waited for."""


class ToldAct(StrEnum):
    """What letters say of an announcement."""

    NEWS = "news"
    ASKED = "asked"
    DECIDED = "decided"
    WARNED = "warned"
    TRIED = "tried"


@dataclass(frozen=True)
class LoadedBroadcast:
    """An announcement, locked, with its areas by name."""

    row: Broadcast
    places: tuple[tuple[BroadcastArea, Area], ...]

    @property
    def areas(self) -> tuple[Area, ...]:
        return tuple(area for _, area in self.places)

    @property
    def area_ids(self) -> list[int]:
        return [area.id for area in self.areas]

    @property
    def is_wide(self) -> bool:
        """Whether it is for more than one area: then it takes two."""
        return len(self.places) > 1

    @property
    def is_change(self) -> bool:
        """Whether what is proposed would change what neighbours read."""
        return self.row.published_at is not None

    def key(self, act: ToldAct, which: str = "") -> DedupKey:
        return DedupKey(self.row.key_subject, act, which)

    @property
    def priority(self) -> Priority:
        """A danger wakes people; news waits for the morning."""
        return Priority.URGENT if self.row.kind.is_danger else Priority.CAFE

    def note_act(self, act: BroadcastAct, context: JobContext, by: Member | None) -> None:
        """Write into the journal of every area, never what was written."""
        for area in self.areas:
            kind = self.row.kind.value
            context.record_act(act, by=by, area=area.id, on=str(self.row.id), why=kind)

    @property
    def until(self) -> MomentText:
        """Until when a second person may answer."""
        asked = self.row.asked_at or self.row.drafted_at
        return MomentText(at=asked + AGREE_WITHIN, zone=self.areas[0].zone)


async def organised_areas(turn: Interaction) -> list[Area]:
    """The open areas the person organises, home first; every one for an admin."""
    mine = [area for role, area in await turn.own_areas() if role.role is MemberRole.ORGANISER]
    if not turn.member.admin:
        return mine
    held = {area.id for area in mine}
    return mine + [each for each in await turn.store.areas.open_areas() if each.id not in held]


async def must_organise(turn: Interaction) -> None:
    if not await turn.organises_area():
        raise Refused(words.organise_only())


async def find_broadcast(broadcast_id: int, context: JobContext) -> LoadedBroadcast | None:
    """The announcement, whatever became of it."""
    found = await context.store.broadcasts.load_broadcast(broadcast_id)
    return LoadedBroadcast(found[0], tuple(found[1])) if found and found[1] else None


async def load_broadcast(broadcast_id: int, context: JobContext) -> LoadedBroadcast:
    """The announcement, if anybody may still need it."""
    loaded = await find_broadcast(broadcast_id, context)
    if loaded is None or loaded.row.ended_at or loaded.row.withdrawn_at:
        raise Refused(words.gone())
    return loaded


async def load_proposed(broadcast_id: int, turn: Interaction) -> LoadedBroadcast:
    """What one wrote oneself and nobody reads yet."""
    loaded = await load_broadcast(broadcast_id, turn)
    if not loaded.row.proposed or loaded.row.proposer_id != turn.member.id:
        raise Refused(words.gone())
    return loaded


async def may_decide(turn: Interaction, loaded: LoadedBroadcast) -> bool:
    """Whether they answer for one of the areas."""
    return any([await turn.organises_area(area.id) for area in loaded.areas])


async def organises_all(member: Member, loaded: LoadedBroadcast, context: JobContext) -> bool:
    """Whether somebody organises every area it is for, now."""
    if member.admin:
        return True
    held = await context.store.areas.memberships(member.id)
    theirs = {area.id for role, area in held if role.role is MemberRole.ORGANISER}
    return theirs.issuperset(loaded.area_ids)


def facts_in(
    loaded: LoadedBroadcast, area: Area, context: JobContext, *, proposed: bool = False
) -> BroadcastFacts:
    """What it tells in one area; as it would be now, if it is only `proposed`."""
    row = loaded.row
    text = row.proposed if proposed else row.text
    edited = context.now if proposed and loaded.is_change else row.edited_at
    published = row.published_at or context.now
    return BroadcastFacts(row.id, row.kind, text, area.id, area.name, area.zone, published, edited)


async def sight_of(
    loaded: LoadedBroadcast, context: JobContext, *, proposed: bool
) -> BroadcastSight:
    """All that those see who answer for it."""
    store, row = context.store.broadcasts, loaded.row
    walls = await store.walls_taking(loaded.area_ids)
    walled = {wall.area_id for wall in walls if wall.area_id}
    author = row.proposer_id if proposed else row.author_id
    readers = await store.count_readers(loaded.area_ids, walled, context.now, but=author)
    facts = facts_in(loaded, loaded.areas[0], context, proposed=proposed)
    return BroadcastSight(
        facts,
        row.edition,
        tuple(area.name for area in loaded.areas),
        readers,
        [(wall.title or wall.chat, platform_name(wall.platform)) for wall in walls],
        doubts_in(row.proposed, loaded.areas) if proposed else (),
        changes=loaded.is_change,
    )
