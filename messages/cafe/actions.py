"""What every button of a café means."""

from __future__ import annotations

from messages.cafe.forms import CafeOutcome, CafeReply, CafeRhythm, EditionKind, SlotAnswer
from messages.journal import JournalAct
from messages.model import Action


class ProposeCafe(Action, tag="cf.new"):
    area: int


class ProposeCafeAt(Action, tag="cf.at"):
    """With the day and hour that were typed, as `messages.intents.moments` packs them."""

    area: int
    moment: str


class ProposeCafeToMeet(Action, tag="cf.meet"):
    """With a word that says what it is for: to get to know each other."""

    area: int


class ShowFreeSeats(Action, tag="cf.free"):
    """Where somebody could be met: the area's next cafés with a seat."""

    area: int


class WishForCafe(Action, tag="cf.wish"):
    """Ask those who organise for a café, without being named."""

    area: int


class ShowAgenda(Action, tag="cf.all"):
    pass


class ShowCafe(Action, tag="cf.see"):
    cafe: int


class AnswerCafe(Action, tag="cf.rsvp"):
    cafe: int
    reply: CafeReply


class BringGuest(Action, tag="cf.plus"):
    cafe: int


class ComeAlone(Action, tag="cf.alone"):
    cafe: int


class TakeSeat(Action, tag="cf.take"):
    cafe: int


class GetCalendar(Action, tag="cf.ics"):
    cafe: int


class PublishCafe(Action, tag="cf.pub"):
    cafe: int


class DiscardCafe(Action, tag="cf.drop"):
    cafe: int


class AmendCafe(Action, tag="cf.edit"):
    cafe: int


class GiveHomeAddress(Action, tag="cf.home"):
    cafe: int


class CallOffCafe(Action, tag="cf.off"):
    cafe: int
    sure: bool


class HandCafeOver(Action, tag="cf.hand"):
    cafe: int


class HandCafeTo(Action, tag="cf.to"):
    cafe: int
    member: int


class TakeCafeOver(Action, tag="cf.heir"):
    cafe: int
    yes: bool


class ReportOutcome(Action, tag="cf.held"):
    cafe: int
    outcome: CafeOutcome


class RepeatCafe(Action, tag="cf.again"):
    cafe: int
    weeks: int


class OfferRhythms(Action, tag="cf.often"):
    cafe: int


class SetRhythm(Action, tag="cf.rhythm"):
    cafe: int
    rhythm: CafeRhythm


class ShowRecurring(Action, tag="cf.series"):
    recurring: int


class KeepRecurring(Action, tag="cf.keep"):
    recurring: int


class OfferCalendar(Action, tag="cf.feed"):
    """All of one's cafés as a calendar to subscribe to."""


class RenewCalendar(Action, tag="cf.feed+"):
    """Give it an address; the one before opens nothing any more."""


class EndCalendar(Action, tag="cf.feed-"):
    pass


class StopRecurring(Action, tag="cf.stop"):
    recurring: int


class ChooseWishTimes(Action, tag="cf.would"):
    """Say when in the week one would like a café; nobody else reads it."""

    area: int


class ShowWishes(Action, tag="cf.wishes"):
    pass


class KeepWish(Action, tag="cf.wkeep"):
    wish: int


class DropWish(Action, tag="cf.wdrop"):
    wish: int


class AnswerSlots(Action, tag="cf.slots"):
    gathering: int
    can: SlotAnswer


class LeadGathering(Action, tag="cf.lead"):
    """Would they invite, `at` that moment in seconds? A question of before asks no more."""

    gathering: int
    at: int
    yes: bool


class EditionAct(JournalAct):
    """What the journal knows organisers to do with an edition."""

    OPENED = "edition_opened"
    MOVED = "edition_moved"
    CLOSED = "edition_closed"


class ShowEditions(Action, tag="cf.eds"):
    area: int


class BeginEdition(Action, tag="cf.ednew"):
    area: int
    kind: EditionKind


class PublishEdition(Action, tag="cf.edpub"):
    """With the day that was chosen, as its ordinal."""

    area: int
    kind: EditionKind
    day: int


class ShowEdition(Action, tag="cf.ed"):
    edition: int
    page: int = 0


class HostTable(Action, tag="cf.table"):
    edition: int


class MoveEdition(Action, tag="cf.edday"):
    edition: int


class CloseEdition(Action, tag="cf.edend"):
    edition: int
    sure: bool
