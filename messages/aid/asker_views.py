"""What somebody who asks for a hand sees: the draft, who is ready, who comes, what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from messages import words
from messages.aid.actions import (
    AcceptWeeklyHello,
    AddNote,
    AmendRequest,
    AskClose,
    AttachFile,
    BeginRequest,
    ChooseHelper,
    CloseRequest,
    ConfirmGrownUp,
    DiscardRequest,
    GiveAidAddress,
    PublishRequest,
    ReopenRequest,
    ReplaceHelper,
    SayHowItWent,
    ShareContact,
    ShowMyRequests,
    ShowRequest,
    StillNeeded,
    WriteToOther,
)
from messages.aid.card import RequestFacts, need_lines
from messages.aid.forms import AidKind, ClosingChoice
from messages.blocks.actions import block_row, blocks_row
from messages.model import Action, Button, Message, MomentText, Rows, Text, message, press_button

PAID = (AidKind.ERRANDS, AidKind.MEDICINE, AidKind.PRINT, AidKind.REPAIRS, AidKind.PETS)
"""Kinds of help for which money may change hands."""


@dataclass(frozen=True)
class ConfidedDetails:
    """What was told in confidence: for whom, a word to who helps, a file to print."""

    behalf: str
    note: str
    file: str


@dataclass(frozen=True)
class ChosenHelper:
    """Who comes, when, the word at the door, and what the two gave each other so far."""

    member: int
    name: str
    when: MomentText
    word: str
    address: str
    theirs: str
    mine: str


def draft_screen(
    facts: RequestFacts, told: ConfidedDetails, fitting: int, *, walls: bool
) -> Message:
    """The request before anybody else sees it, and how many neighbours offered such help.

    `walls` is whether there is any: nobody is promised what will not be done.
    """
    request = facts.request
    rows: list[tuple[Button, ...]] = [
        (press_button(words.aid_publish(fitting=fitting), PublishRequest(request=request)),)
    ]
    if facts.kind is AidKind.PRINT and not told.file:
        rows.append((press_button(words.aid_add_file(), AttachFile(request=request)),))
    rows.append(
        (
            press_button(words.aid_amend(), AmendRequest(request=request)),
            press_button(words.aid_discard(), DiscardRequest(request=request)),
        )
    )
    confided = _confided_lines(told)
    return message(
        words.aid_draft(),
        *need_lines(facts),
        *((words.aid_draft_rest(), *confided) if confided else ()),
        words.aid_ask_in(area=facts.area),
        *([words.aid_loan()] if facts.kind.is_lent else []),
        *_who_is_asked(facts.kind, fitting, walls=walls),
        rows=tuple(rows),
        confidence=facts.confidence() if confided else None,
    )


def waiting_screen(facts: RequestFacts, until: MomentText) -> Message:
    """An organiser looks first: until when at the latest, and what may still be changed."""
    return message(
        words.organise_first_waits(name=facts.area, until=until),
        *need_lines(facts),
        rows=(
            (
                press_button(words.aid_amend(), AmendRequest(request=facts.request)),
                press_button(words.aid_discard(), DiscardRequest(request=facts.request)),
            ),
        ),
    )


def with_child_doubt(draft: Message, request: int) -> Message:
    """A draft that a child is spoken of in: who is asked therefore, and how to say otherwise."""
    grown_up = press_button(words.aid_no_child(), ConfirmGrownUp(request=request))
    return draft.model_copy(
        update={
            "body": (words.aid_child_doubt(), *draft.body),
            "rows": (*draft.rows[:1], (grown_up,), *draft.rows[1:]),
        }
    )


def _who_is_asked(kind: AidKind, fitting: int, *, walls: bool) -> tuple[Text, ...]:
    """Whom a draft will be shown to, in which order."""
    if not kind.on_walls:
        return words.aid_draft_known(), words.aid_draft_in_private(fitting=fitting)
    shown = words.aid_draft_fitting if walls else words.aid_draft_in_private
    return (shown(fitting=fitting),)


def searching_screen(
    facts: RequestFacts,
    told: ConfidedDetails,
    ready: Sequence[tuple[int, str, MomentText]],
    *first: Text,
) -> Message:
    """While somebody is looked for: who said yes and when, each with a button to choose them."""
    request = facts.request
    lines = [*first, *need_lines(facts), *_confided_lines(told)]
    lines += [words.aid_ready_line(name=name, moment=when) for _, name, when in ready]
    lines.append(words.aid_choose_one() if ready else words.aid_searching())
    rows: list[tuple[Button, ...]] = [
        (press_button(words.aid_choose(name=name), ChooseHelper(request=request, member=member)),)
        for member, name, _ in ready
    ]
    if not told.note:
        rows.append((press_button(words.aid_add_note(), AddNote(request=request)),))
    if facts.kind is AidKind.PRINT and not told.file:
        rows.append((press_button(words.aid_add_file(), AttachFile(request=request)),))
    rows.append((press_button(words.aid_close(), AskClose(request=request)),))
    if ready:
        rows.append(blocks_row())
    rows.append((press_button(words.back(), ShowMyRequests()),))
    return message(*lines, rows=tuple(rows), confidence=facts.confidence())


def expecting_screen(
    facts: RequestFacts, told: ConfidedDetails, coming: ChosenHelper, *first: Text
) -> Message:
    """Once somebody was chosen: who, when, the word at the door, and how to reach each other."""
    request = facts.request
    lines = [
        *first,
        *need_lines(facts),
        *_confided_lines(told),
        words.aid_expecting(name=coming.name, moment=coming.when),
        words.aid_word(word=coming.word),
        words.aid_word_asker(),
    ]
    if coming.address:
        lines.append(words.aid_address_given(address=coming.address))
    lines += contact_lines(coming.theirs, coming.mine, coming.name)
    lines += advice_lines(facts.kind)
    write = press_button(words.aid_write(name=coming.name), WriteToOther(request=request))
    rows: list[tuple[Button, ...]] = [(write,)]
    rows.append((press_button(words.aid_give_address(), GiveAidAddress(request=request)),))
    if not coming.mine:
        rows.append((press_button(words.aid_share_contact(), ShareContact(request=request)),))
    if facts.kind is AidKind.PRINT:
        attach = words.aid_replace_file() if told.file else words.aid_add_file()
        rows.append((press_button(attach, AttachFile(request=request)),))
    rows.append(
        (
            press_button(
                words.aid_is_done(), CloseRequest(request=request, ending=ClosingChoice.DONE)
            ),
        )
    )
    rows.append((press_button(words.aid_replace(), ReplaceHelper(request=request, sure=False)),))
    rows.append((press_button(words.aid_close(), AskClose(request=request)),))
    rows.append(block_row(coming.member, coming.name))
    rows.append((press_button(words.back(), ShowMyRequests()),))
    return message(*lines, rows=tuple(rows), confidence=facts.confidence())


def contact_lines(theirs: str, mine: str, name: str) -> list[Text]:
    """The other's contact once both gave theirs; until then who still has to."""
    if theirs and mine:
        return [words.aid_contact(name=name, contact=theirs)]
    if mine:
        return [words.aid_contact_waits(name=name)]
    return [words.aid_contact_wanted(name=name)] if theirs else []


def advice_lines(kind: AidKind) -> list[Text]:
    """What both should know before money, a child or a thing changes hands."""
    if kind in PAID:
        return [words.aid_money()]
    if kind.is_lent:
        return [words.aid_loan()]
    return [words.aid_child()] if kind is AidKind.CHILDCARE else []


def closed_screen(facts: RequestFacts, why: Text) -> Message:
    """A request that is over, and the way to ask again."""
    return message(
        *need_lines(facts),
        why,
        rows=(
            (press_button(words.aid_reopen(), ReopenRequest(request=facts.request)),),
            (press_button(words.back(), ShowMyRequests()),),
        ),
    )


def closing_screen(facts: RequestFacts, *, helped: bool) -> Message:
    """Why it is closed; when somebody is on their way, they will be told."""
    among = [choice for choice in ClosingChoice if choice is not ClosingChoice.NOBODY or not helped]
    rows: Rows = tuple(
        (
            press_button(
                Text(key=f"aid-ending-{choice}"), CloseRequest(request=facts.request, ending=choice)
            ),
        )
        for choice in among
    )
    lines = [words.aid_closing(), *need_lines(facts)]
    if helped:
        lines.append(words.aid_closing_helped())
    return message(*lines, rows=(*rows, _back_row(facts)))


def replacing_screen(facts: RequestFacts, name: str) -> Message:
    yes = press_button(words.aid_replace_yes(), ReplaceHelper(request=facts.request, sure=True))
    return message(words.aid_replace_sure(name=name), rows=((yes,), _back_row(facts)))


def still_needed_screen(facts: RequestFacts, name: str, helper: int) -> Message:
    """Is it still needed; or, with somebody chosen, is it done?"""
    request = facts.request
    question = words.aid_still_helped(name=name) if name else words.aid_still()
    yes = words.aid_still_not_yet() if name else words.aid_still_yes()
    return message(
        question,
        *need_lines(facts),
        rows=(
            (press_button(yes, StillNeeded(request=request)),),
            (
                press_button(
                    words.aid_is_done(), CloseRequest(request=request, ending=ClosingChoice.DONE)
                ),
            ),
            (
                press_button(
                    Text(key=f"aid-ending-{ClosingChoice.NOT_NEEDED}"),
                    CloseRequest(request=request, ending=ClosingChoice.NOT_NEEDED),
                ),
            ),
            *((block_row(helper, name),) if name else ()),
        ),
    )


def aftercare_screen(facts: RequestFacts, name: str, helper: int, *first: Text) -> Message:
    """How did it go, and shall the same neighbour say hello every week?"""
    request = facts.request
    return message(
        *first,
        words.aid_after_asker(name=name),
        rows=(
            went_answer(request),
            (press_button(words.aid_weekly_yes(), AcceptWeeklyHello(request=request, yes=True)),),
            (press_button(words.aid_reopen(), ReopenRequest(request=request)),),
            block_row(helper, name),
        ),
    )


def went_answer(request: int) -> tuple[Button, ...]:
    return (
        press_button(words.aid_went_fine(), SayHowItWent(request=request, fine=True)),
        press_button(words.aid_went_not_fine(), SayHowItWent(request=request, fine=False)),
    )


def requests_screen(
    asked: Sequence[tuple[RequestFacts, Text]],
    helping: Sequence[tuple[RequestFacts, Text]],
    more: Sequence[tuple[Text, Action]],
    areas: Sequence[tuple[int, str]],
) -> Message:
    """What one asked for and said yes to, each a button; hellos; and the way to ask."""
    lines = [words.aid_list() if asked or helping else words.aid_list_none()]
    lines += [
        words.aid_list_line(request=facts.request_label, stage=stage) for facts, stage in asked
    ]
    if helping:
        lines.append(words.aid_list_helping())
        lines += [
            words.aid_list_line(request=request_facts.request_label, stage=stage)
            for request_facts, stage in helping
        ]
    rows = [
        (press_button(facts.request_label, ShowRequest(request=facts.request)),)
        for facts, _ in (*asked, *helping)
    ]
    rows += [(press_button(label, action),) for label, action in more]
    if len(areas) == 1:
        rows.append((press_button(words.aid_new(), BeginRequest(area=areas[0][0])),))
    else:
        rows += [
            (press_button(words.aid_new_in(area=name), BeginRequest(area=area)),)
            for area, name in areas
        ]
    return message(*lines, rows=tuple(rows))


def which_area(areas: Sequence[tuple[int, str]]) -> Message:
    rows = tuple(
        (press_button(words.aid_in_area(area=name), BeginRequest(area=area)),)
        for area, name in areas
    )
    return message(words.aid_which_area(), rows=rows)


def emergency_screen(area: int) -> Message:
    """The way to ask, for who just read whom to call."""
    return message(
        words.aid_once_called(), rows=((press_button(words.aid_new(), BeginRequest(area=area)),),)
    )


def discarded_screen() -> Message:
    return message(words.aid_discarded())


def _confided_lines(told: ConfidedDetails) -> list[Text]:
    lines = []
    if told.behalf:
        lines.append(words.aid_behalf(name=told.behalf))
    if told.note:
        lines.append(words.aid_note_kept(note=told.note))
    if told.file:
        lines.append(words.aid_file_kept(name=told.file))
    return lines


def _back_row(facts: RequestFacts) -> tuple[Button, ...]:
    return (press_button(words.back(), ShowRequest(request=facts.request)),)
