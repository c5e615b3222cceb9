"""Neighbourhoods, who belongs to them, the walls they are read on, and who waits for one."""

from storage.area.membership_queries import BESIDE, MembershipQueries, members_joined_before
from storage.area.removals import LAPSES as REMOVAL_LAPSES
from storage.area.removals import (
    OUT_LONG,
    STAYS_OUT,
    AppealState,
    Removal,
    RemovalQueries,
    RemovalState,
)
from storage.area.removals import UNANSWERED as REMOVAL_UNANSWERED
from storage.area.tables import (
    Area,
    AreaAlias,
    JoinRequest,
    MemberRole,
    Membership,
    WaitingEntry,
    Wall,
)
from storage.area.waiting_queries import WaitingListQueries, related_towns
from storage.area.wall_queries import WallQueries


class AreaQueries(MembershipQueries, WallQueries, WaitingListQueries, RemovalQueries):
    """Every query about neighbourhoods, over one transaction's session."""


__all__ = [
    "BESIDE",
    "OUT_LONG",
    "REMOVAL_LAPSES",
    "REMOVAL_UNANSWERED",
    "STAYS_OUT",
    "AppealState",
    "Area",
    "AreaAlias",
    "AreaQueries",
    "JoinRequest",
    "MemberRole",
    "Membership",
    "Removal",
    "RemovalState",
    "WaitingEntry",
    "Wall",
    "members_joined_before",
    "related_towns",
]
