"""What somebody who helps sees: the question, the answer to it, the way there, and after."""

from __future__ import annotations

from dataclasses import dataclass

from messages import words
from messages.aid.asker import advice, shared, went
from messages.aid.buttons import (
    GiveUp,
    HelpAgain,
    Helped,
    Look,
    Mine,
    NotThis,
    Ready,
    ShareContact,
    TakeFile,
    Took,
    Weekly,
    Write,
)
from messages.aid.card import Facts, need
from messages.aid.forms import Soon, Spent
from messages.area import topic_button
from messages.model import Button, Message, Rows, Text, Topic, When, button, message


@dataclass(frozen=True)
class Going:
    """To whom, when, the word to say at the door, and what was given so far."""

    name: str
    when: When
    word: str
    note: str
    address: str
    theirs: str
    mine: str
    file: str


def answers(facts: Facts) -> Rows:
    """When one would come; or never for this request."""
    request = facts.request
    soon = (Soon.NOW, Soon.TODAY, Soon.TOMORROW)
    late = (Soon.TODAY, Soon.TOMORROW, Soon.LATER)
    times = [
        button(Text(key=f"aid-soon-{each}"), Ready(request=request, soon=each))
        for each in (soon if facts.urgency.soon else late)
    ]
    no = button(words.aid_not_this(), NotThis(request=request))
    return ((times[0],), tuple(times[1:]), (no,))


def ask(facts: Facts, why: Text, area: int) -> Message:
    """The question to one neighbour, with the switch that ends such questions."""
    off = topic_button(area, Topic.AID)
    return message(
        why,
        *need(facts),
        words.aid_ask_in(area=facts.area),
        words.aid_ask_when(),
        rows=(*answers(facts), (off,)),
    )


def look(facts: Facts, mine: Text) -> Message:
    """The request as a neighbour finds it by its code or from the wall."""
    return message(
        *need(facts), words.aid_ask_in(area=facts.area), mine, rows=(*answers(facts), _back())
    )


def passed_on(facts: Facts, when: When) -> Message:
    """The yes was passed on: nobody sets out before they are chosen."""
    no = button(words.aid_ready_no_more(), NotThis(request=facts.request))
    return message(
        words.aid_ready_noted(moment=when), words.aid_ready_wait(), *need(facts), rows=((no,),)
    )


def going(facts: Facts, way: Going, *first: Text) -> Message:
    """For the one who was chosen, and nobody else."""
    request = facts.request
    lines = [
        *first,
        *need(facts),
        words.aid_going(name=way.name, moment=way.when),
        words.aid_word(word=way.word),
        words.aid_word_helper(),
    ]
    if way.note:
        lines.append(words.aid_note_for_you(note=way.note))
    if way.address:
        lines += [words.aid_address_for_you(address=way.address), words.aid_address_discreet()]
    lines += shared(way.theirs, way.mine, way.name)
    lines += advice(facts.kind)
    rows: list[tuple[Button, ...]] = [
        (button(words.aid_write(name=way.name), Write(request=request)),)
    ]
    if not way.mine:
        rows.append((button(words.aid_share_contact(), ShareContact(request=request)),))
    if way.file:
        rows.append((button(words.aid_take_file(), TakeFile(request=request)),))
    rows.append((button(words.aid_is_done(), Helped(request=request)),))
    rows.append((button(words.aid_give_up(), GiveUp(request=request, sure=False)),))
    rows.append(_back())
    return message(*lines, rows=tuple(rows), confidence=facts.confidence())


def giving_up(facts: Facts) -> Message:
    yes = button(words.aid_give_up_yes(), GiveUp(request=facts.request, sure=True))
    back = button(words.back(), Look(request=facts.request))
    return message(words.aid_give_up_sure(), *need(facts), rows=((yes,), (back,)))


def after(facts: Facts, name: str, *first: Text) -> Message:
    """How did it go, would you help again, how long did it take, and a hello every week?"""
    request = facts.request
    return message(
        *first,
        words.aid_after_helper(name=name),
        rows=(
            went(request),
            tuple(
                button(Text(key=f"aid-spent-{each}"), Took(request=request, spent=each))
                for each in Spent
            ),
            (
                button(words.aid_again_yes(), HelpAgain(yes=True)),
                button(words.aid_again_pause(), HelpAgain(yes=False)),
            ),
            (button(words.aid_weekly_yes(), Weekly(request=request, yes=True)),),
        ),
    )


def line(facts: Facts, *said: Text, rows: Rows = ()) -> Message:
    """A short word about a request to somebody who has to do with it."""
    return message(*said, *need(facts), rows=rows)


def _back() -> tuple[Button, ...]:
    return (button(words.back(), Mine()),)
