"""What every button of a helping hand means."""

from __future__ import annotations

from messages.aid.forms import ArrivalChoice, ClosingChoice, TimeTaken
from messages.journal import JournalAct
from messages.model import Action


class AidJournalAct(JournalAct):
    """What the journal knows organisers to do about a helping hand."""

    CHOSE = "aid_chose"
    ASKED = "aid_asked"


class BeginRequest(Action, tag="ad.new"):
    area: int


class BeginRequestFor(Action, tag="ad.for"):
    """Ask for a neighbour who agreed: a slip of theirs came back."""

    area: int


class ShowMyRequests(Action, tag="ad.all"):
    pass


class ShowAreaNeeds(Action, tag="ad.area"):
    """What is under way in an area, for its organisers."""

    area: int


class ShowRequest(Action, tag="ad.see"):
    request: int


class PublishRequest(Action, tag="ad.pub"):
    request: int


class DiscardRequest(Action, tag="ad.drop"):
    request: int


class AmendRequest(Action, tag="ad.edit"):
    request: int


class ConfirmGrownUp(Action, tag="ad.adult"):
    """Whoever is to be accompanied is no child, though one is spoken of."""

    request: int


class AttachFile(Action, tag="ad.file"):
    request: int


class AddNote(Action, tag="ad.note"):
    request: int


class SayReady(Action, tag="ad.yes"):
    request: int
    soon: ArrivalChoice


class DeclineRequest(Action, tag="ad.no"):
    request: int


class ChooseHelper(Action, tag="ad.pick"):
    request: int
    member: int


class WriteToOther(Action, tag="ad.say"):
    request: int


class GiveAidAddress(Action, tag="ad.home"):
    request: int


class ShareContact(Action, tag="ad.tel"):
    request: int


class TakeFile(Action, tag="ad.take"):
    request: int


class GiveUpHelping(Action, tag="ad.cant"):
    request: int
    sure: bool


class ReplaceHelper(Action, tag="ad.swap"):
    """Who asked would rather have somebody else come."""

    request: int
    sure: bool


class AskClose(Action, tag="ad.end"):
    request: int


class CloseRequest(Action, tag="ad.over"):
    request: int
    ending: ClosingChoice


class MarkHelped(Action, tag="ad.did"):
    """The helper says it is done."""

    request: int


class ClaimHelped(Action, tag="ad.mine"):
    """It was said to be done before the helper was due, and it was done by them."""

    request: int


class ReopenRequest(Action, tag="ad.redo"):
    request: int


class StillNeeded(Action, tag="ad.still"):
    request: int


class SayHowItWent(Action, tag="ad.went"):
    request: int
    fine: bool


class HelpAgain(Action, tag="ad.more"):
    yes: bool


class SayTimeTaken(Action, tag="ad.took"):
    request: int
    spent: TimeTaken


class AcceptWeeklyHello(Action, tag="ad.week"):
    request: int
    yes: bool


class HelloDone(Action, tag="ad.hi"):
    hello: int


class HelloWrite(Action, tag="ad.hisay"):
    hello: int


class HelloStop(Action, tag="ad.histop"):
    hello: int


class ShowMyOffer(Action, tag="ad.offer"):
    pass


class ChangeOffer(Action, tag="ad.change"):
    pass


class SetDuty(Action, tag="ad.duty"):
    on: bool


class StopOffer(Action, tag="ad.retire"):
    pass
