"""What is written about a check: to who is asked, to buddies, to organisers, and its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from messages import danger, words
from messages.heat import checkcard
from messages.heat.asked import Manage
from messages.heat.checkcard import Outcome
from messages.heat.pressed import AskForHelp
from messages.heat.watch import Answer, Card, Cause, Ended, Go, Moment, Open, Pace, Said, Tell
from messages.model import (
    Button,
    Confidence,
    Filling,
    Message,
    Purpose,
    Rows,
    Text,
    When,
    button,
    looked_at,
    message,
)


@dataclass(frozen=True)
class Facts:
    """What is said about one check: of whom, since when, and why somebody is told."""

    check: int
    name: str
    asked: When
    cause: Cause
    owner: int | None = None

    @property
    def confidence(self) -> Confidence:
        """What is told of it goes with its end."""
        return Confidence(purpose=Purpose.CHECK, subject=self.check, owner=self.owner)


def question(check: int, name: str, moment: Moment, pace: Pace) -> Message:
    """The question with its five answers."""
    if pace is Pace.AFTER:
        head = words.watch_ask_after(name=name)
    else:
        head = Text(key=f"watch-ask-{moment.value}", args={"name": name})
    return message(head, words.watch_not_me(), rows=(*answers(check), _settings()))


def reminder(check: int, name: str) -> Message:
    """Asked again in other words."""
    return message(
        words.watch_remind(name=name), words.watch_not_me(), rows=(*answers(check), _settings())
    )


def answers(check: int, *but: Said) -> Rows:
    """A button for each answer."""
    return tuple(
        (button(Text(key=f"watch-say-{each.value}"), Answer(check=check, said=each)),)
        for each in Said
        if each not in but
    )


def _settings() -> tuple[Button, ...]:
    return (button(words.watch_open(), Open()),)


def noted(check: int, said: Said, *then: Text) -> Message:
    """What happens after an answer; another one may follow."""
    lines = [Text(key=f"watch-said-{said.value}"), *then, words.watch_not_me()]
    return message(*lines, rows=answers(check, said))


def needing(check: int, area: int, *then: Text) -> Message:
    """Whom to call in danger, then the way to a helping hand, and who calls meanwhile."""
    way = (button(words.nudge_need_aid(), AskForHelp(area=area)),)
    lines = [words.watch_not_me(), Text(key="watch-said-need"), *then]
    return message(*lines, rows=(way, *answers(check, Said.NEED)))


def alarmed(check: int, *then: Text) -> Message:
    """Whom to call first, what to do meanwhile, and who was told."""
    rows = answers(check, Said.NOW, Said.AWAY)
    return message(*danger.first(), words.watch_meanwhile(), *then, rows=rows)


def why(facts: Facts) -> tuple[Text, ...]:
    """Why somebody is told, and what they are asked to do."""
    match facts.cause:
        case Cause.NOW:
            return (*danger.first(), words.watch_told_now(name=facts.name))
        case Cause.CALL:
            return (words.watch_told_call(name=facts.name),)
        case Cause.SILENCE:
            return (
                words.watch_told_silence(name=facts.name, hour=facts.asked),
                words.watch_told_do(),
            )


def going_rows(facts: Facts) -> Rows:
    """I go, or I cannot."""
    yes = words.watch_call() if facts.cause is Cause.CALL else words.watch_go()
    return (
        (
            button(yes, Go(check=facts.check, yes=True)),
            button(words.watch_cannot(), Go(check=facts.check, yes=False)),
        ),
    )


def to_buddy(facts: Facts) -> Message:
    return message(*why(facts), words.watch_not_me(), rows=going_rows(facts))


def contact(facts: Facts, contact: str) -> Message:
    """Nobody goes yet: whom else to ring."""
    return message(
        words.watch_contact_now(name=facts.name),
        words.watch_contact(contact=contact),
        words.watch_not_me(),
        rows=going_rows(facts),
        confidence=facts.confidence,
    )


def to_organisers(
    facts: Facts, told: int, going: str, contact: str, numbers: str, in_vain: str = ""
) -> Message:
    """Everything tried so far, who rang in vain, and the town's numbers."""
    reasons = why(facts)
    lines = [*(reasons[:1] if facts.cause is Cause.SILENCE else reasons)]
    lines.append(words.watch_told_count(count=told))
    if going:
        lines.append(words.watch_goes(name=going))
    if in_vain:
        lines.append(words.watch_in_vain(name=facts.name, who=in_vain))
    lines.append(words.watch_organisers_do())
    if contact:
        lines.append(words.watch_contact(contact=contact))
    lines.append(words.watch_numbers(numbers=numbers) if numbers else words.watch_no_numbers())
    return message(
        *lines, words.watch_not_me(), rows=going_rows(facts), confidence=facts.confidence
    )


def worried(facts: Facts, by: str, numbers: str) -> Message:
    """Somebody is there and worries."""
    lines = [words.watch_worried(name=facts.name, who=by)]
    if numbers:
        lines.append(words.watch_numbers(numbers=numbers))
    return message(*danger.first(), *lines, rows=going_rows(facts))


def going(facts: Facts, access: str, contact: str, *first: Text) -> Message:
    """For whoever goes: how to come in, whom else to ring, when to call for help."""
    lines = [*first, words.watch_go_thanks(name=facts.name)]
    if access:
        lines.append(words.watch_access(access=access))
    if contact:
        lines.append(words.watch_contact(contact=contact))
    lines += [words.watch_door(), words.watch_not_me()]
    rows = ((button(words.watch_card(), Card(check=facts.check, questions=False)),),)
    return message(*lines, rows=(*rows, *outcomes(facts.check)), confidence=facts.confidence)


def outcomes(check: int) -> Rows:
    return checkcard.outcomes(_report(check))


def _report(check: int) -> dict[Outcome, Tell]:
    return {each: Tell(check=check, found=each) for each in Outcome}


def card(check: int, *, questions: bool) -> Message:
    """The check card: signs of danger first, then what to ask."""
    if questions:
        return checkcard.questions(Card(check=check, questions=False), _report(check))
    return checkcard.signs(Card(check=check, questions=True))


def reported(facts: Facts, found: Outcome, contact: str, numbers: str) -> Message:
    """What is said back after an outcome, and what may still be reported."""
    if found is Outcome.WORRYING:
        return checkcard.worrying(*outcomes(facts.check))
    lines = [*checkcard.said_of(found, numbers=numbers)]
    if facts.cause is Cause.NOW and found is not Outcome.FINE:
        lines = [*danger.first(), *lines]
    if found is Outcome.SILENT:
        if contact:
            lines.append(words.watch_contact(contact=contact))
        confidence = facts.confidence if contact else None
        lines.append(words.watch_not_me())
        return message(*lines, rows=outcomes(facts.check), confidence=confidence)
    return message(*lines)


def over(name: str) -> Message:
    """Somebody comes too late to help, which is good news."""
    return message(words.watch_over(name=name))


def clear(name: str, ended: Ended) -> Message:
    """The end, for everybody who was told."""
    return message(
        Text(key=f"watch-clear-{ended.value}", args={"name": name}), words.watch_thanks()
    )


def answered(name: str) -> Message:
    """To whoever knew of the silence: it is over, somebody else calls."""
    return message(words.watch_clear_call(name=name), words.watch_thanks())


def fine(name: str) -> Message:
    return message(words.watch_fine(name=name))


def cannot(facts: Facts) -> Message:
    """Somebody else is asked."""
    return message(words.watch_cannot_noted(), rows=((going_rows(facts)[0][0],),))


def somebody_goes(name: str, who: str) -> Message:
    """So that two do not go unknowingly."""
    return message(words.watch_somebody_goes(name=name, who=who))


def coming(who: str, cause: Cause) -> Message:
    """To the person: who comes or calls."""
    said = words.watch_calls if cause is Cause.CALL else words.watch_comes
    return message(said(who=who))


def not_coming(who: str, cause: Cause, instead: Text) -> Message:
    """To the person: who does not come or call after all, and who was asked instead."""
    said = words.watch_not_calling if cause is Cause.CALL else words.watch_not_coming
    return message(said(who=who), instead, words.watch_not_me())


def not_going(facts: Facts, who: str) -> Message:
    """To those who believed that somebody goes: nobody does yet."""
    return message(
        words.watch_not_going(name=facts.name, who=who),
        words.watch_not_me(),
        rows=going_rows(facts),
    )


def again(facts: Facts) -> Message:
    """It is evening: look in again."""
    rows = ((button(words.watch_card(), Card(check=facts.check, questions=False)),),)
    return message(
        words.watch_again(name=facts.name),
        words.watch_not_me(),
        rows=(*rows, *outcomes(facts.check)),
    )


def still_hot(names: tuple[str, ...]) -> Message:
    """To a buddy, once a day after the heat."""
    return message(words.watch_still_hot(names=names))


@dataclass(frozen=True)
class Waiting:
    """Somebody who still waits: since when, for what, and who said they would go."""

    check: int
    name: str
    since: When
    cause: Cause
    going: str


def unanswered(area: int, name: str, waiting: Sequence[Waiting], more: int, others: int) -> Message:
    """Who needs somebody in an area, with a way to look after each.

    `more` are not shown, and of the `others` one was not told yet: numbers.
    """
    lines = [words.watch_waiting_head(area=name)]
    for each in waiting:
        args: dict[str, Filling] = {"name": each.name, "since": each.since}
        goes = (
            words.watch_waiting_goes(name=each.going) if each.going else words.watch_waiting_free()
        )
        lines += [Text(key=f"watch-waiting-{each.cause.value}", args=args), goes]
    if more:
        lines.append(words.watch_waiting_more(count=more))
    if others:
        lines.append(words.watch_waiting_others(count=others))
    if not (waiting or others):
        lines.append(words.watch_waiting_none())
    rows = [
        (button(words.watch_waiting_go(name=each.name), Go(check=each.check, yes=True)),)
        for each in waiting
    ]
    back = (button(words.back(), Manage(area=area)),)
    confidence = looked_at(area) if waiting else None
    return message(*lines, words.watch_not_me(), rows=(*rows, back), confidence=confidence)


def stopped_for(who: str) -> Message:
    """To the person: a neighbour says that they want no more questions."""
    return message(words.watch_stopped_for(who=who), rows=(_settings(),))
