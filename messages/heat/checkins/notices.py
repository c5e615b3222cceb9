"""What is written about a check: to who is asked, to buddies, to organisers, and its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from messages import danger, words
from messages.heat.announcements.brevity import LONGEST, NAME, longest_length, shorten_name
from messages.heat.announcements.needs import need_rows, shortcut_rows
from messages.heat.checkins import check_card as checkcard
from messages.heat.checkins.actions import (
    AnswerCheck,
    AnswerGoing,
    AskForChecked,
    CheckAnswer,
    CheckCause,
    CheckEnding,
    CheckMoment,
    CheckPace,
    ReportCheck,
    RoomWarmth,
    ShowEnrolment,
    ShowVisitCard,
    TakeOver,
    TellWarmth,
    WarmthHour,
)
from messages.heat.checkins.check_card import SHORTCUTS, VisitOutcome
from messages.heat.cool.views import find_button
from messages.heat.duty.actions import HandToTown, MissTown
from messages.heat.levels.actions import ManageAreaHeat
from messages.model import (
    Button,
    Confidence,
    ConfidencePurpose,
    Filling,
    Message,
    MomentText,
    Rows,
    Text,
    looked_at,
    message,
    press_button,
)

OVER_31_AT = {
    WarmthHour.MORNING: words.watch_warm_said_over31,
    WarmthHour.DAY: words.watch_warm_said_over31_later,
    WarmthHour.NIGHT: words.watch_warm_said_over31_night,
}

UNCUT = 1000
"""Characters of a name that is left as it is."""

NUMBERS_BESIDE = 60
"""Characters of the town's numbers that stand beside the one of its people on duty."""


@dataclass(frozen=True)
class CheckFacts:
    """What is said about one check: of whom, since when, and why somebody is told."""

    check: int
    name: str
    asked: MomentText
    cause: CheckCause
    owner: int | None = None

    @property
    def confidence(self) -> Confidence:
        """What is told of it goes with its end."""
        return Confidence(purpose=ConfidencePurpose.CHECK, subject=self.check, owner=self.owner)


def check_question(
    check: int, name: str, moment: CheckMoment, pace: CheckPace, *, heard: bool = True
) -> Message:
    """The question with its five answers; where nobody would hear of a silence, that too."""
    if pace is CheckPace.AFTER:
        head = words.watch_ask_after(name=name)
    else:
        head = Text(key=f"watch-ask-{moment.part_of_day}", args={"name": name})
    lines = [head] if heard else [head, words.watch_nobody_to_tell()]
    return message(*lines, words.watch_not_me(), rows=(*check_answers(check), _settings_row()))


def check_reminder(check: int, name: str) -> Message:
    """Asked again in other words."""
    return message(
        words.watch_remind(name=name),
        words.watch_not_me(),
        rows=(*check_answers(check), _settings_row()),
    )


def check_answers(check: int, *but: CheckAnswer) -> Rows:
    """A button for each answer."""
    return tuple(
        (
            press_button(
                Text(key=f"watch-say-{answer.value}"), AnswerCheck(check=check, said=answer)
            ),
        )
        for answer in CheckAnswer
        if answer not in but
    )


def _settings_row() -> tuple[Button, ...]:
    return (press_button(words.watch_open(), ShowEnrolment()),)


def check_noted(check: int, answer: CheckAnswer, *then: Text) -> Message:
    """What happens after an answer; another one may follow."""
    lines = [Text(key=f"watch-said-{answer.value}"), *then, words.watch_not_me()]
    return message(*lines, rows=check_answers(check, answer))


def fine_reply(check: int) -> Message:
    """After a good answer one more tap may follow: how warm it is at their place."""
    noted = check_noted(check, CheckAnswer.FINE, words.watch_warm_ask())
    return noted.model_copy(update={"rows": (*_warmth_rows(check), *noted.rows)})


def _warmth_rows(check: int, *but: RoomWarmth) -> Rows:
    return tuple(
        (
            press_button(
                Text(key=f"watch-warm-{warmth.value}"), TellWarmth(check=check, warmth=warmth)
            ),
        )
        for warmth in RoomWarmth
        if warmth not in but
    )


def warmth_reply(
    check: int | None, area: int, warmth: RoomWarmth, hour: WarmthHour, *, late: bool
) -> Message:
    """What to do now about how warm it is at somebody's place; other answers may follow.

    Under a question of another day, or a forgotten one, it is said that this is about now. In the
    morning there is still time to go out before 11:00; by night hardly anything is open.
    """
    lines = [Text(key=f"watch-warm-said-{warmth.value}")]
    if warmth is RoomWarmth.OVER_31:
        lines = [OVER_31_AT[hour](), words.watch_warm_no_fan()]
    # What to do tonight is long, and speaks of now by itself.
    if late and (warmth, hour) != (RoomWarmth.OVER_31, WarmthHour.NIGHT):
        lines.insert(0, words.watch_warm_late())
    rows: Rows = ()
    if warmth is not RoomWarmth.UNDER_26:
        lines.append(words.nudge_faint())
        rows = ((find_button(area),), *shortcut_rows(area))
    if check is not None:
        rows = (*rows, *check_answers(check, CheckAnswer.FINE), *_warmth_rows(check, warmth))
    return message(*lines, words.watch_not_me(), rows=rows)


def which_warmth(check: int) -> Message:
    """Degrees that may be either of two answers: which is it?"""
    return message(words.watch_warm_which(), words.watch_not_me(), rows=_warmth_rows(check))


def needing_reply(check: int, area: int, *then: Text) -> Message:
    """Whom to call in danger, then the way to a helping hand, and who calls meanwhile."""
    lines = [words.watch_not_me(), Text(key="watch-said-need"), *then]
    return message(*lines, rows=(*need_rows(area), *check_answers(check, CheckAnswer.NEED)))


def alarmed_reply(check: int, *then: Text) -> Message:
    """Whom to call first, what to do meanwhile, and who was told."""
    rows = check_answers(check, CheckAnswer.NOW, CheckAnswer.AWAY)
    return message(*danger.emergency_lines(), words.watch_meanwhile(), *then, rows=rows)


def why_told(facts: CheckFacts) -> tuple[Text, ...]:
    """Why somebody is told, and what they are asked to do."""
    match facts.cause:
        case CheckCause.NOW:
            return (*danger.emergency_lines(), words.watch_told_now(name=facts.name))
        case CheckCause.CALL:
            return (words.watch_told_call(name=facts.name),)
        case CheckCause.SILENCE:
            return (
                words.watch_told_silence(name=facts.name, hour=facts.asked),
                words.watch_told_do(),
            )


def going_rows(facts: CheckFacts) -> Rows:
    """I go, or I cannot."""
    yes = words.watch_call() if facts.cause is CheckCause.CALL else words.watch_go()
    return (
        (
            press_button(yes, AnswerGoing(check=facts.check, yes=True)),
            press_button(words.watch_cannot(), AnswerGoing(check=facts.check, yes=False)),
        ),
    )


def takeover_rows(facts: CheckFacts) -> Rows:
    """For organisers: answer for it until it is over, or not."""
    return (
        (
            press_button(words.watch_take(), TakeOver(check=facts.check)),
            press_button(words.watch_cannot(), AnswerGoing(check=facts.check, yes=False)),
        ),
        (press_button(words.duty_town_takes(), HandToTown(check=facts.check)),),
    )


def still_no_news(
    facts: CheckFacts,
    *,
    organises: bool,
    taker: Text | None,
    goes: str,
    numbers: str,
    own: bool,
    duty: str = "",
    country: str = "",
) -> Message:
    """To who was told before: nothing was heard since; whoever took it over says how it ended.

    Where there is no room names are cut, then who is on duty stands for the town's other numbers.
    """
    args: dict[str, Filling] = {"name": facts.name, "since": facts.asked}
    head = Text(key=f"watch-still-{facts.cause.value}", args=args)
    if own:
        return message(
            head, words.watch_how_ended(), words.watch_not_me(), rows=outcome_rows(facts.check)
        )
    rows = takeover_rows(facts) if organises else going_rows(facts)
    said = message(head)
    for most, others in ((UNCUT, numbers), (NAME, numbers), (NAME, "" if duty else numbers)):
        head = Text(key=head.key, args={**args, "name": shorten_name(facts.name, most)})
        lines = [head, *_who_takes(taker, shorten_name(goes, most), organises=organises)]
        lines += [] if taker else town_lines(others, duty)
        said = message(*lines, words.watch_not_me(), rows=() if taker else rows)
        said = said.in_country(country)
        if longest_length(said) <= LONGEST:
            break
    return said


def _who_takes(taker: Text | None, goes: str, *, organises: bool) -> list[Text]:
    if taker:
        return [taker]
    if goes:
        return [words.watch_goes(name=goes)]
    return [words.watch_take_ask()] if organises else []


def town_lines(numbers: str, duty: str) -> list[Text]:
    """Whom to call at the town: who is on duty alone where both would be too much to read."""
    lines = [words.duty_number(number=duty)] if duty else []
    if numbers and not (duty and len(numbers) > NUMBERS_BESIDE):
        lines.append(words.watch_numbers(numbers=numbers))
    return lines


def taken_notice(taker: Text, without: int | None = None) -> Message:
    """To everybody told: who answers for it now; of the check `without` anybody here, a way out."""
    if without is None:
        return message(taker)
    rows = (*outcome_rows(without), (_town_missed_button(without),))
    return message(taker, words.duty_town_ask(), words.watch_not_me(), rows=rows)


def _town_missed_button(check: int) -> Button:
    return press_button(words.duty_town_missing(), MissTown(check=check))


def town_not_coming(instead: Text) -> Message:
    """To the person: the town does not come after all, and who was asked instead."""
    return message(words.duty_town_not_coming(), instead, words.watch_not_me())


def town_not_going(facts: CheckFacts, *, organises: bool) -> Message:
    """To those who believed that the town takes care of it: nobody does yet."""
    rows = takeover_rows(facts) if organises else going_rows(facts)
    return message(words.duty_town_not_going(name=facts.name), words.watch_not_me(), rows=rows)


def town_missed(facts: CheckFacts) -> Message:
    """To who said that the town does not come: the others know, and they may go themselves."""
    rows = takeover_rows(facts)
    return message(words.duty_town_missed(name=facts.name), words.watch_not_me(), rows=rows)


def town_coming() -> Message:
    """To the person: the town takes care of them."""
    return message(words.duty_town_comes())


def town_noted(facts: CheckFacts) -> Message:
    """To who said that the town takes it over: the others know, and how it ended is asked."""
    rows = (*outcome_rows(facts.check), (_town_missed_button(facts.check),))
    return message(words.duty_town_noted(), words.watch_not_me(), rows=rows)


def how_did_it_end(facts: CheckFacts, since: MomentText, *, town: bool = False) -> Message:
    """To whoever took it over, until they say so."""
    cannot = press_button(words.watch_cannot(), AnswerGoing(check=facts.check, yes=False))
    took = words.duty_town_took_over if town else words.watch_took_over
    cannot = _town_missed_button(facts.check) if town else cannot
    return message(
        took(name=facts.name, since=since),
        words.watch_how_ended(),
        words.watch_not_me(),
        rows=(*outcome_rows(facts.check), (cannot,)),
    )


def buddy_notice(facts: CheckFacts) -> Message:
    return message(*why_told(facts), words.watch_not_me(), rows=going_rows(facts))


def contact_notice(facts: CheckFacts, contact: str) -> Message:
    """Nobody goes yet: whom else to ring."""
    return message(
        words.watch_contact_now(name=facts.name),
        words.watch_contact(contact=contact),
        words.watch_not_me(),
        rows=going_rows(facts),
        confidence=facts.confidence,
    )


@dataclass(frozen=True)
class TriedSoFar:
    """How many were told, who goes, whom else to ring, who rang in vain; where that is."""

    told: int
    going: str = ""
    contact: str = ""
    numbers: str = ""
    in_vain: str = ""
    country: str = ""
    duty: str = ""
    mailed: bool = False


FULL, NO_COUNT, SHORT_NAMES, NO_HINT, NUMBERS_ALONE, NO_MAIL, DUTY_ALONE = range(7)
"""What is given up where there is no room, one after the other: how many were told, full names,
where a number could be noted, what to do where there is somebody to ring, that the town knows, and
its other numbers."""


def organisers_notice(facts: CheckFacts, tried: TriedSoFar) -> Message:
    """Everything tried so far, who rang in vain, and the town's numbers, as briefly as it must.

    What to do about danger comes before that, however long it is.
    """
    for terse in range(FULL, DUTY_ALONE):
        notice = _everything_tried(facts, tried, terse)
        if longest_length(notice) <= LONGEST:
            return notice
    return _everything_tried(facts, tried, DUTY_ALONE)


def _everything_tried(facts: CheckFacts, tried: TriedSoFar, terse: int) -> Message:
    most = NAME if terse >= SHORT_NAMES else UNCUT
    facts = replace(facts, name=shorten_name(facts.name, most))
    reasons = why_told(facts)
    lines = [*(reasons[:1] if facts.cause is CheckCause.SILENCE else reasons)]
    if terse < NO_COUNT:
        lines.append(words.watch_told_count(count=tried.told))
    if tried.going:
        lines.append(words.watch_goes(name=shorten_name(tried.going, most)))
    if tried.in_vain:
        in_vain = shorten_name(tried.in_vain, most)
        lines.append(words.watch_in_vain(name=facts.name, who=in_vain))
    if terse < NUMBERS_ALONE or not (tried.contact or tried.numbers or tried.duty):
        lines.append(words.watch_organisers_do())
    if tried.contact:
        lines.append(words.watch_contact(contact=tried.contact))
    others = "" if tried.duty and terse >= DUTY_ALONE else tried.numbers
    lines += town_lines(others, tried.duty)
    if tried.mailed and terse < NO_MAIL:
        lines.append(words.duty_mailed())
    if not (tried.numbers or tried.duty) and terse < NO_HINT:
        lines.append(words.watch_no_numbers())
    rows, confidence = takeover_rows(facts), facts.confidence
    said = message(*lines, words.watch_not_me(), rows=rows, confidence=confidence)
    return said.in_country(tried.country)


def worried_notice(facts: CheckFacts, by: str, numbers: str, duty: str = "") -> Message:
    """Somebody is there and worries."""
    lines = [words.watch_worried(name=facts.name, who=by), *town_lines(numbers, duty)]
    return message(*danger.emergency_lines(), *lines, rows=takeover_rows(facts))


def going_notice(facts: CheckFacts, access: str, contact: str, *first: Text) -> Message:
    """For whoever goes: how to come in, whom else to ring, when to call for help."""
    lines = [*first, words.watch_go_thanks(name=facts.name)]
    if access:
        lines.append(words.watch_access(access=access))
    if contact:
        lines.append(words.watch_contact(contact=contact))
    lines += [words.watch_door(), words.watch_not_me()]
    rows = ((press_button(words.watch_card(), ShowVisitCard(check=facts.check, questions=False)),),)
    return message(*lines, rows=(*rows, *outcome_rows(facts.check)), confidence=facts.confidence)


def outcome_rows(check: int) -> Rows:
    return checkcard.outcome_rows(_report_of(check))


def _report_of(check: int) -> dict[VisitOutcome, ReportCheck]:
    return {outcome: ReportCheck(check=check, found=outcome) for outcome in VisitOutcome}


def visit_card(check: int, *, questions: bool) -> Message:
    """The check card: signs of danger first, then what to ask."""
    if questions:
        needs = {need: AskForChecked(check=check, need=need) for need in SHORTCUTS}
        return checkcard.questions_lines(
            ShowVisitCard(check=check, questions=False), _report_of(check), needs
        )
    return checkcard.signs_lines(ShowVisitCard(check=check, questions=True))


def reported_reply(facts: CheckFacts, outcome: VisitOutcome, contact: str, numbers: str) -> Message:
    """What is said back after an outcome, and what may still be reported."""
    if outcome is VisitOutcome.WORRYING:
        return checkcard.worrying_lines(*outcome_rows(facts.check))
    lines = [*checkcard.outcome_reply(outcome, numbers=numbers)]
    if facts.cause is CheckCause.NOW and outcome is not VisitOutcome.FINE:
        lines = [*danger.emergency_lines(), *lines]
    if outcome is VisitOutcome.SILENT:
        if contact:
            lines.append(words.watch_contact(contact=contact))
        confidence = facts.confidence if contact else None
        lines.append(words.watch_not_me())
        return message(*lines, rows=outcome_rows(facts.check), confidence=confidence)
    return message(*lines)


def check_over(name: str) -> Message:
    """Somebody comes too late to help, which is good news."""
    return message(words.watch_over(name=name))


def check_all_clear(name: str, ended: CheckEnding) -> Message:
    """The end, for everybody who was told."""
    return message(
        Text(key=f"watch-clear-{ended.value}", args={"name": name}), words.watch_thanks()
    )


def check_answered(name: str) -> Message:
    """To whoever knew of the silence: it is over, somebody else calls."""
    return message(words.watch_clear_call(name=name), words.watch_thanks())


def said_fine(name: str) -> Message:
    return message(words.watch_fine(name=name))


def cannot_reply(facts: CheckFacts, numbers: str, *, others: bool, duty: str = "") -> Message:
    """Somebody else is asked; who is the last one reads that nobody is, and whom to turn to."""
    lines = [words.watch_cannot_noted()]
    if not others:
        lines = [words.watch_cannot_last(name=facts.name), words.watch_organisers_do()]
        lines += town_lines(numbers, duty)
    return message(*lines, rows=((going_rows(facts)[0][0],),))


def somebody_goes(name: str, who: str) -> Message:
    """So that two do not go unknowingly."""
    return message(words.watch_somebody_goes(name=name, who=who))


def coming_notice(who: str, cause: CheckCause) -> Message:
    """To the person: who comes or calls."""
    said = words.watch_calls if cause is CheckCause.CALL else words.watch_comes
    return message(said(who=who))


def not_coming(who: str, cause: CheckCause, instead: Text) -> Message:
    """To the person: who does not come or call after all, and who was asked instead."""
    said = words.watch_not_calling if cause is CheckCause.CALL else words.watch_not_coming
    return message(said(who=who), instead, words.watch_not_me())


def not_going(facts: CheckFacts, who: str, *, organises: bool) -> Message:
    """To those who believed that somebody goes: nobody does yet."""
    return message(
        words.watch_not_going(name=facts.name, who=who),
        words.watch_not_me(),
        rows=takeover_rows(facts) if organises else going_rows(facts),
    )


def look_in_again(facts: CheckFacts) -> Message:
    """It is evening: look in again."""
    rows = ((press_button(words.watch_card(), ShowVisitCard(check=facts.check, questions=False)),),)
    return message(
        words.watch_again(name=facts.name),
        words.watch_not_me(),
        rows=(*rows, *outcome_rows(facts.check)),
    )


def still_hot(names: tuple[str, ...]) -> Message:
    """To a buddy, once a day after the heat."""
    return message(words.watch_still_hot(names=names))


@dataclass(frozen=True)
class UnansweredPerson:
    """Somebody who still waits: since when, for what, and who said they would go."""

    check: int
    name: str
    since: MomentText
    cause: CheckCause
    going: str
    town: bool = False


def unanswered_screen(
    area: int, name: str, waiting: Sequence[UnansweredPerson], more: int, others: int
) -> Message:
    """Who needs somebody in an area, with a way to look after each.

    `more` are not shown, and of the `others` one was not told yet: numbers.
    """
    lines = [words.watch_waiting_head(area=name)]
    for person in waiting:
        args: dict[str, Filling] = {"name": person.name, "since": person.since}
        goes = _who_goes(person)
        lines += [Text(key=f"watch-waiting-{person.cause.value}", args=args), goes]
    if more:
        lines.append(words.watch_waiting_more(count=more))
    if others:
        lines.append(words.watch_waiting_others(count=others))
    if not (waiting or others):
        lines.append(words.watch_waiting_none())
    rows = [
        (press_button(words.watch_waiting_go(name=person.name), TakeOver(check=person.check)),)
        for person in waiting
    ]
    back = (press_button(words.back(), ManageAreaHeat(area=area)),)
    confidence = looked_at(area) if waiting else None
    return message(*lines, words.watch_not_me(), rows=(*rows, back), confidence=confidence)


def _who_goes(person: UnansweredPerson) -> Text:
    if person.town:
        return words.duty_town_waiting()
    return (
        words.watch_waiting_goes(name=person.going) if person.going else words.watch_waiting_free()
    )


def stopped_for(who: str) -> Message:
    """To the person: a neighbour says that they want no more questions."""
    return message(words.watch_stopped_for(who=who), rows=(_settings_row(),))
