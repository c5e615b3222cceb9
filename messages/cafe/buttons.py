"""What every button of a café means."""

from __future__ import annotations

from messages.cafe.forms import Outcome, Reply
from messages.model import Action


class Propose(Action, tag="cf.new"):
    area: int


class Agenda(Action, tag="cf.all"):
    pass


class Look(Action, tag="cf.see"):
    cafe: int


class Rsvp(Action, tag="cf.rsvp"):
    cafe: int
    reply: Reply


class PlusOne(Action, tag="cf.plus"):
    cafe: int


class Alone(Action, tag="cf.alone"):
    cafe: int


class Take(Action, tag="cf.take"):
    cafe: int


class Calendar(Action, tag="cf.ics"):
    cafe: int


class Publish(Action, tag="cf.pub"):
    cafe: int


class Discard(Action, tag="cf.drop"):
    cafe: int


class Amend(Action, tag="cf.edit"):
    cafe: int


class GiveAddress(Action, tag="cf.home"):
    cafe: int


class CallOff(Action, tag="cf.off"):
    cafe: int
    sure: bool


class HandOver(Action, tag="cf.hand"):
    cafe: int


class HandTo(Action, tag="cf.to"):
    cafe: int
    member: int


class TakeOver(Action, tag="cf.heir"):
    cafe: int
    yes: bool


class Held(Action, tag="cf.held"):
    cafe: int
    outcome: Outcome


class Again(Action, tag="cf.again"):
    cafe: int
    weeks: int
