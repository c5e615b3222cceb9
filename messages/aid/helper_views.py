"""What somebody who helps sees: the question, the answer to it, the way there, and after."""

from __future__ import annotations

from dataclasses import dataclass

from messages import words
from messages.aid.actions import (
    AcceptWeeklyHello,
    ClaimHelped,
    DeclineRequest,
    GiveUpHelping,
    HelpAgain,
    MarkHelped,
    SayReady,
    SayTimeTaken,
    ShareContact,
    ShowMyRequests,
    ShowRequest,
    TakeFile,
    WriteToOther,
)
from messages.aid.asker_views import advice_lines, contact_lines, went_answer
from messages.aid.card import RequestFacts, need_lines
from messages.aid.forms import ArrivalChoice, TimeTaken
from messages.area import topic_button
from messages.blocks.actions import block_row
from messages.model import Button, Message, MomentText, Rows, Text, Topic, message, press_button


@dataclass(frozen=True)
class HelperDetails:
    """To whom, when, the word to say at the door, and what was given so far.

    `asker` is who asked, where it is they whom the name stands for.
    """

    asker: int
    name: str
    when: MomentText
    word: str
    note: str
    address: str
    theirs: str
    mine: str
    file: str


def answer_rows(facts: RequestFacts) -> Rows:
    """When one would come; or never for this request."""
    request = facts.request
    soon = (ArrivalChoice.NOW, ArrivalChoice.TODAY, ArrivalChoice.TOMORROW)
    late = (ArrivalChoice.TODAY, ArrivalChoice.TOMORROW, ArrivalChoice.LATER)
    times = [
        press_button(Text(key=f"aid-soon-{choice}"), SayReady(request=request, soon=choice))
        for choice in (soon if facts.urgency.is_today else late)
    ]
    no = press_button(words.aid_not_this(), DeclineRequest(request=request))
    return ((times[0],), tuple(times[1:]), (no,))


def ask_helper(facts: RequestFacts, why: Text, area: int) -> Message:
    """The question to one neighbour, with the switch that ends such questions."""
    off = topic_button(area, Topic.AID)
    return message(
        why,
        *need_lines(facts),
        words.aid_ask_in(area=facts.area),
        words.aid_ask_when(),
        rows=(*answer_rows(facts), (off,)),
    )


def request_screen(facts: RequestFacts, mine: Text) -> Message:
    """The request as a neighbour finds it by its code or from the wall."""
    return message(
        *need_lines(facts),
        words.aid_ask_in(area=facts.area),
        mine,
        rows=(*answer_rows(facts), _back_row()),
    )


def yes_passed_on(facts: RequestFacts, when: MomentText) -> Message:
    """The yes was passed on: nobody sets out before they are chosen."""
    no = press_button(words.aid_ready_no_more(), DeclineRequest(request=facts.request))
    return message(
        words.aid_ready_noted(moment=when),
        words.aid_ready_wait(),
        *need_lines(facts),
        rows=((no,),),
    )


def going_screen(facts: RequestFacts, way: HelperDetails, *first: Text) -> Message:
    """For the one who was chosen, and nobody else."""
    request = facts.request
    lines = [
        *first,
        *need_lines(facts),
        words.aid_going(name=way.name, moment=way.when),
        words.aid_word(word=way.word),
        words.aid_word_helper(),
    ]
    if way.note:
        lines.append(words.aid_note_for_you(note=way.note))
    if way.address:
        lines += [words.aid_address_for_you(address=way.address), words.aid_address_discreet()]
    lines += contact_lines(way.theirs, way.mine, way.name)
    lines += advice_lines(facts.kind)
    rows: list[tuple[Button, ...]] = [
        (press_button(words.aid_write(name=way.name), WriteToOther(request=request)),)
    ]
    if not way.mine:
        rows.append((press_button(words.aid_share_contact(), ShareContact(request=request)),))
    if way.file:
        rows.append((press_button(words.aid_take_file(), TakeFile(request=request)),))
    rows.append((press_button(words.aid_is_done(), MarkHelped(request=request)),))
    rows.append((press_button(words.aid_give_up(), GiveUpHelping(request=request, sure=False)),))
    if way.asker:
        rows.append(block_row(way.asker, way.name))
    rows.append(_back_row())
    return message(*lines, rows=tuple(rows), confidence=facts.confidence())


def giving_up_screen(facts: RequestFacts) -> Message:
    yes = press_button(words.aid_give_up_yes(), GiveUpHelping(request=facts.request, sure=True))
    back = press_button(words.back(), ShowRequest(request=facts.request))
    return message(words.aid_give_up_sure(), *need_lines(facts), rows=((yes,), (back,)))


def helper_aftercare(facts: RequestFacts, name: str, asker: int, *first: Text) -> Message:
    """How did it go, would you help again, how long did it take, and a hello every week?"""
    request = facts.request
    return message(
        *first,
        words.aid_after_helper(name=name),
        rows=(
            went_answer(request),
            tuple(
                press_button(
                    Text(key=f"aid-spent-{taken}"), SayTimeTaken(request=request, spent=taken)
                )
                for taken in TimeTaken
            ),
            (
                press_button(words.aid_again_yes(), HelpAgain(yes=True)),
                press_button(words.aid_again_pause(), HelpAgain(yes=False)),
            ),
            (press_button(words.aid_weekly_yes(), AcceptWeeklyHello(request=request, yes=True)),),
            *((block_row(asker, name),) if asker else ()),
        ),
    )


def done_early(facts: RequestFacts, name: str, asker: int) -> Message:
    """Who was still to come need not set out; if they did it themselves, they say so."""
    mine = press_button(words.aid_done_early_mine(), ClaimHelped(request=facts.request))
    rows = ((mine,), *((block_row(asker, name),) if asker else ()))
    return message(words.aid_done_early(name=name), *need_lines(facts), rows=rows)


def request_line(facts: RequestFacts, *texts: Text, rows: Rows = ()) -> Message:
    """A short word about a request to somebody who has to do with it."""
    return message(*texts, *need_lines(facts), rows=rows)


def _back_row() -> tuple[Button, ...]:
    return (press_button(words.back(), ShowMyRequests()),)
