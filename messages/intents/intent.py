"""What somebody may want who types words that answer no question."""

from __future__ import annotations

from enum import StrEnum


class Intent(StrEnum):
    """One thing that typed words may ask for; capabilities declare which of them they serve."""

    GREET = "greet"
    THANK = "thank"
    HELP = "help"
    CANCEL = "cancel"
    MENU = "menu"
    INVITE = "invite"
    WISH = "wish"
    CAFES = "cafes"
    ASK = "ask"
    REQUESTS = "requests"
    OFFER = "offer"
    HEAT = "heat"
    AREA = "area"
    SETTINGS = "settings"
    LANGUAGE = "language"
    PAUSE = "pause"
    AVOID = "avoid"
    LEAVE = "leave"
    KIT = "kit"
    ANNOUNCE = "announce"


COURTESIES = frozenset({Intent.GREET, Intent.THANK})
"""What stands beside a wish without being one."""

WORDY = frozenset({Intent.ASK})
"""Those of which the rest of the words is a part: it goes to whoever helps."""
