"""What letters say of a request, and which of them are taken back when."""

from __future__ import annotations

from enum import StrEnum


class AidAct(StrEnum):
    """What letters say of a request."""

    ASK = "ask"
    READY = "ready"
    UNREADY = "unready"
    WAITS = "waits"
    LATE = "late"
    CHOSEN = "chosen"
    FOUND = "found"
    THANKED = "thanked"
    REPLACED = "replaced"
    LOST = "lost"
    LEFT = "left"
    DOWN = "down"
    ORGANISERS = "organisers"
    SAID = "said"
    DANGER = "danger"
    ADDED = "added"
    ADDRESS = "address"
    CONTACT = "contact"
    STILL = "still"
    SILENT = "silent"
    AFTER = "after"
    NOT_FINE = "not_fine"
    OVER = "over"
    OFF = "off"
    GONE = "gone"
    RETURNED = "returned"
    ALONE = "alone"
    OUT = "out"


SETTLED_BY_CHOICE = (
    AidAct.READY, AidAct.WAITS, AidAct.STILL, AidAct.LOST, AidAct.LEFT, AidAct.UNREADY,
    AidAct.ORGANISERS,
)  # fmt: skip
UNDONE_BY_CHOICE = (
    AidAct.OFF, AidAct.OVER, AidAct.THANKED, AidAct.REPLACED, AidAct.LATE, AidAct.GONE,
)  # fmt: skip
UNDONE_BY_LOSS = (
    AidAct.CHOSEN, AidAct.FOUND, AidAct.STILL, AidAct.SAID, AidAct.ADDRESS, AidAct.CONTACT,
    AidAct.ADDED,
)  # fmt: skip
"""What waits to be told, and is no longer so once one is chosen, or is lost."""

CONCERNS_NO_MORE = (
    AidAct.READY, AidAct.UNREADY, AidAct.WAITS, AidAct.ORGANISERS, AidAct.STILL, AidAct.SAID,
    AidAct.ADDRESS, AidAct.CONTACT, AidAct.ADDED, AidAct.CHOSEN, AidAct.FOUND, AidAct.LOST,
    AidAct.LEFT,
)  # fmt: skip
"""What need not be told any more once a request is closed."""
