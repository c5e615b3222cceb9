"""What can be pressed and filled in about being checked on, and how each check stands."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Annotated

from messages.form import DayField, Form, HourField, LineField, LongField, YesNoField
from messages.heat.checkins.check_card import HeatNeed, VisitOutcome
from messages.journal import JournalAct
from messages.model import Action

EARLIEST, LATEST = time(6), time(12)
"""Between which hours the morning question may be asked."""

LONGEST_AWAY = 183


class CheckPace(StrEnum):
    """How fast a check is followed up: as on orange days, on red ones, or not at all."""

    ORANGE = "orange"
    RED = "red"
    AFTER = "after"


class CheckMoment(StrEnum):
    """When in the day the question is asked; early in the evening on orange days."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EARLY_EVENING = "early"
    EVENING = "evening"

    @property
    def part_of_day(self) -> str:
        """As which part of the day it is spoken of."""
        return CheckMoment.EVENING if self is CheckMoment.EARLY_EVENING else self.value


class CheckCause(StrEnum):
    """Why others are told: no answer came, a call is asked for, or somebody should come now."""

    SILENCE = "silence"
    CALL = "call"
    NOW = "now"


class CheckAnswer(StrEnum):
    """The five answers."""

    FINE = "fine"
    CALL = "call"
    NEED = "need"
    NOW = "now"
    AWAY = "away"


class RoomWarmth(StrEnum):
    """How warm it is at somebody's place, by the degrees from which to take care or to go out."""

    UNDER_26 = "under26"
    UP_TO_31 = "upto31"
    OVER_31 = "over31"


class WarmthHour(StrEnum):
    """When in the day it is asked what to do: before one should be out, after, or by night."""

    MORNING = "morning"
    DAY = "day"
    NIGHT = "night"


class EveningAnswer(StrEnum):
    """What a buddy who agrees says of evenings."""

    UNASKED = ""
    YES = "yes"
    NO = "no"


class CheckEnding(StrEnum):
    """How a check ended; nothing else of it is kept."""

    FINE = "fine"
    AGAIN = "again"
    NEEDS = "needs"
    AWAY = "away"
    STOP = "stop"


class TakenVia(StrEnum):
    """Where whoever takes a check over was told of it."""

    ORGANISERS = "organisers"
    TOWN = "town"


class TakeoverAct(JournalAct):
    """What the journal says of a check that was taken over."""

    TAKEN = "heat_taken"
    TAKEN_BY_TOWN = "heat_taken_by_town"
    GIVEN_BACK = "heat_given_back"
    ENDED = "heat_ended"


class EnrolForm(Form, tag="watch.enrol", lined=True):
    hour: Annotated[time | None, HourField((time(8), time(9), time(10), time(11)))] = None
    contact: Annotated[str, LineField(160, discreet=True)] = ""
    access: Annotated[str, LongField(200, discreet=True)] = ""
    share: Annotated[bool, YesNoField()] = False


class AwayUntilForm(Form, tag="watch.away"):
    day: Annotated[date, DayField(within=LONGEST_AWAY)]


class ShowEnrolment(Action, tag="wt.see"):
    pass


class BeginEnrolment(Action, tag="wt.new"):
    pass


class PauseChecks(Action, tag="wt.rest"):
    """No questions for now, or questions again."""

    on: bool


class GoAway(Action, tag="wt.away"):
    pass


class ComeBack(Action, tag="wt.back"):
    pass


class StopChecks(Action, tag="wt.stop"):
    sure: bool


class OfferAsBuddy(Action, tag="wt.off"):
    """Be somebody's buddy, or no longer offer it."""

    on: bool


class InviteBuddy(Action, tag="wt.link"):
    pass


class PickBuddy(Action, tag="wt.pick"):
    pass


class AskBuddy(Action, tag="wt.ask"):
    member: int


class AcceptBuddy(Action, tag="wt.yes"):
    """A buddy's consent to the person who gave them the code, by a link or by choosing them.

    And whether they may be written to in the evening; a button of an older Palier did not ask.
    """

    code: str
    yes: bool
    evenings: EveningAnswer = EveningAnswer.UNASKED


class AnswerEvenings(Action, tag="wt.eve"):
    """Whether one may be written to until 23:00 on hot days."""

    yes: bool


class PartFromBuddy(Action, tag="wt.end"):
    """One of two buddies ends it."""

    buddy: int
    sure: bool


class AnswerCheck(Action, tag="wt.ans"):
    check: int
    said: CheckAnswer


class TellWarmth(Action, tag="wt.warm", fleeting=True):
    """How warm it is at one's place, after a good answer: answered at once, and never kept."""

    check: int
    warmth: RoomWarmth

    def meant_by(self, typed: str) -> Action | None:
        """A number of degrees is the answer it stands for; one that is not clear is asked for."""
        # Brought in where words are read: what is pressed does without.
        from messages.heat.checkins.typed_warmth import read_warmth

        match read_warmth(typed):
            case RoomWarmth() as warmth:
                return TellWarmth(check=self.check, warmth=warmth)
            case unclear:
                return AskWarmth(check=self.check) if unclear else None


class AskWarmth(Action, tag="wt.ask_warm", fleeting=True):
    """Some degrees were typed, and it is not clear which of the three answers they are."""

    check: int


class ShowUnanswered(Action, tag="wt.wait"):
    """Who still waits in an area, for those who were told."""

    area: int


class AnswerGoing(Action, tag="wt.go"):
    check: int
    yes: bool


class TakeOver(Action, tag="wt.take"):
    """Answer for a check from now on, until one says how it ended."""

    check: int


class ReportCheck(Action, tag="wt.tell"):
    """How it was."""

    check: int
    found: VisitOutcome


class AskForChecked(Action, tag="wt.aid"):
    """A helping hand for whoever the check is about: it reports nothing, and ends nothing."""

    check: int
    need: HeatNeed


class ShowVisitCard(Action, tag="wt.card"):
    """The check card: its signs, or its questions."""

    check: int
    questions: bool
