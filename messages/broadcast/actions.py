"""What organisers press and fill in to announce something, and what the journal calls it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from messages.form import ChoiceField, Form, HiddenField, LineField, LongField
from messages.journal import JournalAct
from messages.model import Action

LONGEST = 800
"""Characters of an announcement: it is read whole on a phone, and on no platform cut."""

EVERYWHERE = 0
"""No area's key: all those one organises."""


class BroadcastKind(StrEnum):
    """Whether it is news, or which danger it warns of."""

    NEWS = "news"
    GAS = "gas"
    FIRE = "fire"
    FLOOD = "flood"
    WATER = "water"
    STORM = "storm"
    DANGER = "danger"

    @property
    def is_danger(self) -> bool:
        return self is not BroadcastKind.NEWS


class BroadcastDoubt(StrEnum):
    """What may be a service's or a public place's: whoever publishes it says so."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"


class BroadcastAct(JournalAct):
    """What the journal knows of announcements."""

    ANNOUNCED = "broadcast"
    WARNED = "broadcast_danger"
    ASKED = "broadcast_asked"
    CONFIRMED = "broadcast_confirmed"
    REFUSED = "broadcast_refused"
    LAPSED = "broadcast_lapsed"
    EDITED = "broadcast_edited"
    WITHDRAWN = "broadcast_withdrawn"
    TRIED = "broadcast_tried"


class BroadcastForm(Form, tag="broadcast.new"):
    area: Annotated[int, HiddenField()]
    text: Annotated[str, LongField(LONGEST, takes_emergency=True)]
    kind: Annotated[BroadcastKind, ChoiceField(BroadcastKind, "broadcast-kind")] = (
        BroadcastKind.NEWS
    )


class AmendBroadcastForm(Form, tag="broadcast.edit"):
    broadcast: Annotated[int, HiddenField()]
    text: Annotated[str, LongField(LONGEST, takes_emergency=True)]


class RefuseBroadcastForm(Form, tag="broadcast.refuse"):
    broadcast: Annotated[int, HiddenField()]
    edition: Annotated[int, HiddenField()]
    why: Annotated[str, LineField(200, takes_emergency=True)]


class ShowBroadcasts(Action, tag="bc.all"):
    """What stands and waits in an area, or wherever one organises; a new one where nothing does."""

    area: int = EVERYWHERE


class BeginBroadcast(Action, tag="bc.new"):
    """Write one for an area; for the first of one's own, unless one is named."""

    area: int = EVERYWHERE


class ShowBroadcast(Action, tag="bc.see"):
    broadcast: int


class ChooseBroadcastAreas(Action, tag="bc.where"):
    broadcast: int
    page: int = 0


class SetBroadcastArea(Action, tag="bc.area"):
    broadcast: int
    area: int
    on: bool
    page: int = 0


class AmendBroadcast(Action, tag="bc.edit"):
    broadcast: int


class SendBroadcast(Action, tag="bc.go", weighty=True):
    """Publish it, or ask a second person; `sure` that what it gives away is for everybody."""

    broadcast: int
    edition: int
    sure: bool = False


class TryBroadcast(Action, tag="bc.try"):
    broadcast: int


class UnaskBroadcast(Action, tag="bc.wait"):
    broadcast: int


class DropBroadcast(Action, tag="bc.drop"):
    broadcast: int


class ConfirmBroadcast(Action, tag="bc.yes", weighty=True):
    broadcast: int
    edition: int


class RefuseBroadcast(Action, tag="bc.no"):
    broadcast: int
    edition: int


class WithdrawBroadcast(Action, tag="bc.back", weighty=True):
    broadcast: int
    sure: bool = False
