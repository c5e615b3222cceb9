"""What every button of a helping hand means."""

from __future__ import annotations

from messages.aid.forms import Ending, Soon, Spent
from messages.model import Action


class Begin(Action, tag="ad.new"):
    area: int


class Mine(Action, tag="ad.all"):
    pass


class Needs(Action, tag="ad.area"):
    """What is under way in an area, for its organisers."""

    area: int


class Look(Action, tag="ad.see"):
    request: int


class Publish(Action, tag="ad.pub"):
    request: int


class Discard(Action, tag="ad.drop"):
    request: int


class Amend(Action, tag="ad.edit"):
    request: int


class AddFile(Action, tag="ad.file"):
    request: int


class AddNote(Action, tag="ad.note"):
    request: int


class Ready(Action, tag="ad.yes"):
    request: int
    soon: Soon


class NotThis(Action, tag="ad.no"):
    request: int


class Choose(Action, tag="ad.pick"):
    request: int
    member: int


class Write(Action, tag="ad.say"):
    request: int


class GiveAddress(Action, tag="ad.home"):
    request: int


class ShareContact(Action, tag="ad.tel"):
    request: int


class TakeFile(Action, tag="ad.take"):
    request: int


class GiveUp(Action, tag="ad.cant"):
    request: int
    sure: bool


class Replace(Action, tag="ad.swap"):
    """Who asked would rather have somebody else come."""

    request: int
    sure: bool


class AskClose(Action, tag="ad.end"):
    request: int


class Close(Action, tag="ad.over"):
    request: int
    ending: Ending


class Helped(Action, tag="ad.did"):
    """The helper says it is done."""

    request: int


class Reopen(Action, tag="ad.redo"):
    request: int


class StillNeeded(Action, tag="ad.still"):
    request: int


class Went(Action, tag="ad.went"):
    request: int
    fine: bool


class HelpAgain(Action, tag="ad.more"):
    yes: bool


class Took(Action, tag="ad.took"):
    request: int
    spent: Spent


class Weekly(Action, tag="ad.week"):
    request: int
    yes: bool


class HelloDone(Action, tag="ad.hi"):
    hello: int


class HelloWrite(Action, tag="ad.hisay"):
    hello: int


class HelloStop(Action, tag="ad.histop"):
    hello: int


class MyOffer(Action, tag="ad.offer"):
    pass


class ChangeOffer(Action, tag="ad.change"):
    pass


class SetDuty(Action, tag="ad.duty"):
    on: bool


class StopOffer(Action, tag="ad.retire"):
    pass
