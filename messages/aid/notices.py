"""What is written about a helping hand to people who did not ask at that moment."""

from __future__ import annotations

from collections.abc import Sequence

from messages import words
from messages.aid.actions import (
    AcceptWeeklyHello,
    ChooseHelper,
    HelloDone,
    HelloStop,
    HelloWrite,
    ShowAreaNeeds,
    ShowRequest,
    WriteToOther,
)
from messages.aid.card import RequestFacts, need_lines
from messages.aid.helper_views import answer_rows
from messages.blocks.actions import block_row
from messages.model import (
    Confidence,
    ConfidencePurpose,
    Message,
    MomentText,
    Rows,
    Text,
    message,
    press_button,
)
from messages.organise.actions import ShowArea


def helper_ready_notice(
    facts: RequestFacts, member: int, name: str, when: MomentText, *first: Text
) -> Message:
    """To who asked: somebody can come then."""
    request = facts.request
    return message(
        *first,
        words.aid_ready_line(name=name, moment=when),
        *need_lines(facts),
        words.aid_ready_choose(),
        rows=(
            (
                press_button(
                    words.aid_choose(name=name), ChooseHelper(request=request, member=member)
                ),
            ),
            (press_button(words.aid_see(), ShowRequest(request=request)),),
            block_row(member, name),
        ),
        confidence=facts.confidence(member),
    )


def relayed_words(
    facts: RequestFacts, name: str, typed: str, owner: int, *, named: bool = True
) -> Message:
    """What the other of the two, who owns the words, wrote, passed on; perhaps not `named`."""
    see = press_button(words.aid_see(), ShowRequest(request=facts.request))
    answer = press_button(words.aid_write(name=name), WriteToOther(request=facts.request))
    return message(
        words.aid_said(name=name, request=facts.request_label),
        words.aid_said_words(words=typed),
        rows=((answer,), (see,), *((block_row(owner, name),) if named else ())),
        confidence=facts.confidence(owner),
    )


def request_notice(facts: RequestFacts, *lines: Text) -> Message:
    """A word about a request, and the way to it."""
    see = press_button(words.aid_see(), ShowRequest(request=facts.request))
    return message(*lines, *need_lines(facts), rows=((see,),))


def confidence_notice(facts: RequestFacts, owner: int, *lines: Text) -> Message:
    """Its owner's address or contact, for one person's eyes."""
    see = press_button(words.aid_see(), ShowRequest(request=facts.request))
    return message(*lines, rows=((see,),), confidence=facts.confidence(owner))


def last_word(facts: RequestFacts, *lines: Text) -> Message:
    """A word about a request that asks for nothing more."""
    return message(*lines, *need_lines(facts))


def unfound_notice(facts: RequestFacts, numbers: str, *first: Text, area: int) -> Message:
    """Nobody was found: the organisers, with the town's own numbers."""
    lines = [*first, *need_lines(facts), words.aid_ask_in(area=facts.area)]
    lines.append(words.aid_numbers(numbers=numbers) if numbers else words.aid_numbers_none())
    return message(*lines, rows=((press_button(words.aid_see_needs(), ShowAreaNeeds(area=area)),),))


def organiser_request_notice(
    facts: RequestFacts, ready: Sequence[tuple[int, str, MomentText]], area: int, *, may_help: bool
) -> Message:
    """Who said yes, to choose for who asked; nothing that was told in confidence."""
    lines = [words.aid_ready_line(name=name, moment=when) for _, name, when in ready]
    rows: Rows = tuple(
        (
            press_button(
                words.aid_choose(name=name), ChooseHelper(request=facts.request, member=member)
            ),
        )
        for member, name, _ in ready
    )
    rows += answer_rows(facts) if may_help else ()
    back = (press_button(words.back(), ShowAreaNeeds(area=area)),)
    text = words.aid_choose_one() if ready else words.aid_stage_open()
    return message(*need_lines(facts), *lines, text, rows=(*rows, back))


def not_fine_notice(
    facts: RequestFacts, name: str, typed: str, owner: int, *, asker: str, helper: str
) -> Message:
    """To the organisers alone: one of the two, who owns the words, says that it went badly.

    Who asked and who helped are both named, as far as they are still known.
    """
    lines = [words.aid_not_fine_told(name=name, request=facts.request_label)]
    if asker:
        lines.append(words.aid_not_fine_asker(name=asker))
    if helper:
        lines.append(words.aid_not_fine_helper(name=helper))
    if typed:
        lines.append(words.aid_said_words(words=typed))
    confidence = Confidence(purpose=ConfidencePurpose.REVIEW, subject=facts.request, owner=owner)
    return message(*lines, words.aid_not_fine_next(), confidence=confidence)


def area_needs_screen(
    area: int, name: str, open_: Sequence[tuple[RequestFacts, Text, Text]], numbers: str
) -> Message:
    """What is under way in an area, for its organisers: what, since when, at which point."""
    lines = [words.aid_needs(area=name) if open_ else words.aid_needs_none(area=name)]
    lines += [
        words.aid_needs_line(request=facts.request_label, age=age, stage=stage)
        for facts, age, stage in open_
    ]
    if numbers:
        lines.append(words.aid_numbers(numbers=numbers))
    rows: Rows = tuple(
        (press_button(facts.request_label, ShowRequest(request=facts.request)),)
        for facts, _, _ in open_
    )
    return message(*lines, rows=(*rows, (press_button(words.back(), ShowArea(area=area)),)))


def weekly_asked(facts: RequestFacts, name: str, other: int) -> Message:
    """The other of the two would like a weekly hello."""
    request = facts.request
    return message(
        words.aid_weekly_asked(name=name),
        rows=(
            (
                press_button(words.aid_weekly_yes(), AcceptWeeklyHello(request=request, yes=True)),
                press_button(words.aid_weekly_no(), AcceptWeeklyHello(request=request, yes=False)),
            ),
            block_row(other, name),
        ),
    )


def weekly_begun(hello: int, name: str, other: int) -> Message:
    rows = (*_stop_row(hello), block_row(other, name))
    return message(words.aid_weekly_begun(name=name), rows=rows)


def weekly_hello(hello: int, name: str, other: int) -> Message:
    """To the helper, once a week."""
    return message(
        words.aid_hello(name=name),
        rows=(
            (
                press_button(words.aid_hello_done(), HelloDone(hello=hello)),
                press_button(words.aid_write(name=name), HelloWrite(hello=hello)),
            ),
            *_stop_row(hello),
            block_row(other, name),
        ),
    )


def hello_words(hello: int, name: str, typed: str, owner: int) -> Message:
    """What the other of the two, who owns the words, wrote."""
    return message(
        words.aid_hello_said(name=name),
        words.aid_said_words(words=typed),
        rows=(
            (press_button(words.aid_write(name=name), HelloWrite(hello=hello)),),
            *_stop_row(hello),
            block_row(owner, name),
        ),
        confidence=Confidence(purpose=ConfidencePurpose.HELLO, subject=hello, owner=owner),
    )


def _stop_row(hello: int) -> Rows:
    return ((press_button(words.aid_hello_stop(), HelloStop(hello=hello)),),)
