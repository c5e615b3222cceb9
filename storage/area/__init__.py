"""Neighbourhoods, who belongs to them, the walls they are read on, and who waits for one."""

from storage.area.belonging import BESIDE, Belonging
from storage.area.tables import Alias, Area, JoinRequest, Membership, Role, Waiting, Wall
from storage.area.waiting import WaitingList, kin
from storage.area.walls import Walls


class Areas(Belonging, Walls, WaitingList):
    """Every query about neighbourhoods, over one transaction's session."""


__all__ = [
    "BESIDE",
    "Alias",
    "Area",
    "Areas",
    "JoinRequest",
    "Membership",
    "Role",
    "Waiting",
    "Wall",
    "kin",
]
