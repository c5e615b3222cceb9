"""What is written about a helping hand to people who did not ask at that moment."""

from __future__ import annotations

from collections.abc import Sequence

from messages import words
from messages.aid.buttons import (
    Choose,
    HelloDone,
    HelloStop,
    HelloWrite,
    Look,
    Needs,
    Weekly,
    Write,
)
from messages.aid.card import Facts, need
from messages.aid.helper import answers
from messages.model import Confidence, Message, Purpose, Rows, Text, When, button, message
from messages.organise.asked import LookAt


def ready(facts: Facts, member: int, name: str, when: When, *first: Text) -> Message:
    """To who asked: somebody can come then."""
    request = facts.request
    return message(
        *first,
        words.aid_ready_line(name=name, moment=when),
        *need(facts),
        words.aid_ready_choose(),
        rows=(
            (button(words.aid_choose(name=name), Choose(request=request, member=member)),),
            (button(words.aid_see(), Look(request=request)),),
        ),
        confidence=facts.confidence(member),
    )


def said(facts: Facts, name: str, typed: str, owner: int) -> Message:
    """What the other of the two, who owns the words, wrote, passed on."""
    answer = button(words.aid_write(name=name), Write(request=facts.request))
    return message(
        words.aid_said(name=name, request=facts.label),
        words.aid_said_words(words=typed),
        rows=((answer,), (button(words.aid_see(), Look(request=facts.request)),)),
        confidence=facts.confidence(owner),
    )


def note(facts: Facts, *lines: Text) -> Message:
    """A word about a request, and the way to it."""
    see = button(words.aid_see(), Look(request=facts.request))
    return message(*lines, *need(facts), rows=((see,),))


def given(facts: Facts, owner: int, *lines: Text) -> Message:
    """Its owner's address or contact, for one person's eyes."""
    see = button(words.aid_see(), Look(request=facts.request))
    return message(*lines, rows=((see,),), confidence=facts.confidence(owner))


def last_word(facts: Facts, *lines: Text) -> Message:
    """A word about a request that asks for nothing more."""
    return message(*lines, *need(facts))


def to_organisers(facts: Facts, numbers: str, *first: Text, area: int) -> Message:
    """Nobody was found: the organisers, with the town's own numbers."""
    lines = [*first, *need(facts), words.aid_ask_in(area=facts.area)]
    lines.append(words.aid_numbers(numbers=numbers) if numbers else words.aid_numbers_none())
    return message(*lines, rows=((button(words.aid_see_needs(), Needs(area=area)),),))


def for_organisers(
    facts: Facts, ready: Sequence[tuple[int, str, When]], area: int, *, may_help: bool
) -> Message:
    """Who said yes, to choose for who asked; nothing that was told in confidence."""
    lines = [words.aid_ready_line(name=name, moment=when) for _, name, when in ready]
    rows: Rows = tuple(
        (button(words.aid_choose(name=name), Choose(request=facts.request, member=member)),)
        for member, name, _ in ready
    )
    rows += answers(facts) if may_help else ()
    back = (button(words.back(), Needs(area=area)),)
    said = words.aid_choose_one() if ready else words.aid_stage_open()
    return message(*need(facts), *lines, said, rows=(*rows, back))


def not_fine(facts: Facts, name: str, typed: str, owner: int) -> Message:
    """To the organisers alone: one of the two, who owns the words, says that it went badly."""
    lines = [words.aid_not_fine_told(name=name, request=facts.label)]
    if typed:
        lines.append(words.aid_said_words(words=typed))
    confidence = Confidence(purpose=Purpose.REVIEW, subject=facts.request, owner=owner)
    return message(*lines, words.aid_not_fine_next(), confidence=confidence)


def needs(area: int, name: str, open_: Sequence[tuple[Facts, Text, Text]], numbers: str) -> Message:
    """What is under way in an area, for its organisers: what, since when, at which point."""
    lines = [words.aid_needs(area=name) if open_ else words.aid_needs_none(area=name)]
    lines += [
        words.aid_needs_line(request=facts.label, age=age, stage=stage)
        for facts, age, stage in open_
    ]
    if numbers:
        lines.append(words.aid_numbers(numbers=numbers))
    rows: Rows = tuple((button(facts.label, Look(request=facts.request)),) for facts, _, _ in open_)
    return message(*lines, rows=(*rows, (button(words.back(), LookAt(area=area)),)))


def weekly_asked(facts: Facts, name: str) -> Message:
    """The other of the two would like a weekly hello."""
    request = facts.request
    return message(
        words.aid_weekly_asked(name=name),
        rows=(
            (
                button(words.aid_weekly_yes(), Weekly(request=request, yes=True)),
                button(words.aid_weekly_no(), Weekly(request=request, yes=False)),
            ),
        ),
    )


def weekly_begun(hello: int, name: str) -> Message:
    return message(words.aid_weekly_begun(name=name), rows=_stop(hello))


def hello(hello: int, name: str) -> Message:
    """To the helper, once a week."""
    return message(
        words.aid_hello(name=name),
        rows=(
            (
                button(words.aid_hello_done(), HelloDone(hello=hello)),
                button(words.aid_write(name=name), HelloWrite(hello=hello)),
            ),
            *_stop(hello),
        ),
    )


def hello_said(hello: int, name: str, typed: str, owner: int) -> Message:
    """What the other of the two, who owns the words, wrote."""
    return message(
        words.aid_hello_said(name=name),
        words.aid_said_words(words=typed),
        rows=((button(words.aid_write(name=name), HelloWrite(hello=hello)),), *_stop(hello)),
        confidence=Confidence(purpose=Purpose.HELLO, subject=hello, owner=owner),
    )


def _stop(hello: int) -> Rows:
    return ((button(words.aid_hello_stop(), HelloStop(hello=hello)),),)
