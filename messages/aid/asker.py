"""What somebody who asks for a hand sees: the draft, who is ready, who comes, what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from messages import words
from messages.aid.buttons import (
    AddFile,
    AddNote,
    Amend,
    AskClose,
    Begin,
    Choose,
    Close,
    Discard,
    GiveAddress,
    Look,
    Mine,
    Publish,
    Reopen,
    Replace,
    ShareContact,
    StillNeeded,
    Weekly,
    Went,
    Write,
)
from messages.aid.card import Facts, need
from messages.aid.forms import Ending, Kind
from messages.model import Action, Button, Message, Rows, Text, When, button, message

PAID = (Kind.ERRANDS, Kind.MEDICINE, Kind.PRINT, Kind.REPAIRS, Kind.PETS)
"""Kinds of help for which money may change hands."""


@dataclass(frozen=True)
class Told:
    """What was told in confidence: for whom, a word to who helps, a file to print."""

    behalf: str
    note: str
    file: str


@dataclass(frozen=True)
class Coming:
    """Who comes, when, the word at the door, and what the two gave each other so far."""

    name: str
    when: When
    word: str
    address: str
    theirs: str
    mine: str


def draft(facts: Facts, told: Told, fitting: int) -> Message:
    """The request before anybody else sees it, and how many neighbours offered such help."""
    request = facts.request
    rows: list[tuple[Button, ...]] = [
        (button(words.aid_publish(fitting=fitting), Publish(request=request)),)
    ]
    if facts.kind is Kind.PRINT and not told.file:
        rows.append((button(words.aid_add_file(), AddFile(request=request)),))
    rows.append(
        (
            button(words.aid_amend(), Amend(request=request)),
            button(words.aid_discard(), Discard(request=request)),
        )
    )
    return message(
        words.aid_draft(),
        *need(facts),
        words.aid_ask_in(area=facts.area),
        *_told(told),
        words.aid_draft_fitting(fitting=fitting),
        rows=tuple(rows),
        confidence=facts.confidence() if _told(told) else None,
    )


def searching(
    facts: Facts, told: Told, ready: Sequence[tuple[int, str, When]], *first: Text
) -> Message:
    """While somebody is looked for: who said yes and when, each with a button to choose them."""
    request = facts.request
    lines = [*first, *need(facts), *_told(told)]
    lines += [words.aid_ready_line(name=name, moment=when) for _, name, when in ready]
    lines.append(words.aid_choose_one() if ready else words.aid_searching())
    rows: list[tuple[Button, ...]] = [
        (button(words.aid_choose(name=name), Choose(request=request, member=member)),)
        for member, name, _ in ready
    ]
    if not told.note:
        rows.append((button(words.aid_add_note(), AddNote(request=request)),))
    if facts.kind is Kind.PRINT and not told.file:
        rows.append((button(words.aid_add_file(), AddFile(request=request)),))
    rows.append((button(words.aid_close(), AskClose(request=request)),))
    rows.append((button(words.back(), Mine()),))
    return message(*lines, rows=tuple(rows), confidence=facts.confidence())


def expecting(facts: Facts, told: Told, coming: Coming, *first: Text) -> Message:
    """Once somebody was chosen: who, when, the word at the door, and how to reach each other."""
    request = facts.request
    lines = [
        *first,
        *need(facts),
        *_told(told),
        words.aid_expecting(name=coming.name, moment=coming.when),
        words.aid_word(word=coming.word),
        words.aid_word_asker(),
    ]
    if coming.address:
        lines.append(words.aid_address_given(address=coming.address))
    lines += shared(coming.theirs, coming.mine, coming.name)
    lines += advice(facts.kind)
    write = button(words.aid_write(name=coming.name), Write(request=request))
    rows: list[tuple[Button, ...]] = [(write,)]
    rows.append((button(words.aid_give_address(), GiveAddress(request=request)),))
    if not coming.mine:
        rows.append((button(words.aid_share_contact(), ShareContact(request=request)),))
    if facts.kind is Kind.PRINT:
        rows.append((button(words.aid_add_file(), AddFile(request=request)),))
    rows.append((button(words.aid_is_done(), Close(request=request, ending=Ending.DONE)),))
    rows.append((button(words.aid_replace(), Replace(request=request, sure=False)),))
    rows.append((button(words.aid_close(), AskClose(request=request)),))
    rows.append((button(words.back(), Mine()),))
    return message(*lines, rows=tuple(rows), confidence=facts.confidence())


def shared(theirs: str, mine: str, name: str) -> list[Text]:
    """The other's contact once both gave theirs; until then who still has to."""
    if theirs and mine:
        return [words.aid_contact(name=name, contact=theirs)]
    if mine:
        return [words.aid_contact_waits(name=name)]
    return [words.aid_contact_wanted(name=name)] if theirs else []


def advice(kind: Kind) -> list[Text]:
    """What both should know before money or a child changes hands."""
    if kind in PAID:
        return [words.aid_money()]
    return [words.aid_child()] if kind is Kind.CHILDCARE else []


def closed(facts: Facts, why: Text) -> Message:
    """A request that is over, and the way to ask again."""
    return message(
        *need(facts),
        why,
        rows=(
            (button(words.aid_reopen(), Reopen(request=facts.request)),),
            (button(words.back(), Mine()),),
        ),
    )


def closing(facts: Facts, *, helped: bool) -> Message:
    """Why it is closed; when somebody is on their way, they will be told."""
    among = [each for each in Ending if each is not Ending.NOBODY or not helped]
    rows: Rows = tuple(
        (button(Text(key=f"aid-ending-{each}"), Close(request=facts.request, ending=each)),)
        for each in among
    )
    lines = [words.aid_closing(), *need(facts)]
    if helped:
        lines.append(words.aid_closing_helped())
    return message(*lines, rows=(*rows, _back(facts)))


def replacing(facts: Facts, name: str) -> Message:
    yes = button(words.aid_replace_yes(), Replace(request=facts.request, sure=True))
    return message(words.aid_replace_sure(name=name), rows=((yes,), _back(facts)))


def still(facts: Facts, name: str) -> Message:
    """Is it still needed; or, with somebody chosen, is it done?"""
    request = facts.request
    question = words.aid_still_helped(name=name) if name else words.aid_still()
    yes = words.aid_still_not_yet() if name else words.aid_still_yes()
    return message(
        question,
        *need(facts),
        rows=(
            (button(yes, StillNeeded(request=request)),),
            (button(words.aid_is_done(), Close(request=request, ending=Ending.DONE)),),
            (
                button(
                    Text(key=f"aid-ending-{Ending.NOT_NEEDED}"),
                    Close(request=request, ending=Ending.NOT_NEEDED),
                ),
            ),
        ),
    )


def after(facts: Facts, name: str, *first: Text) -> Message:
    """How did it go, and shall the same neighbour say hello every week?"""
    request = facts.request
    return message(
        *first,
        words.aid_after_asker(name=name),
        rows=(
            went(request),
            (button(words.aid_weekly_yes(), Weekly(request=request, yes=True)),),
            (button(words.aid_reopen(), Reopen(request=request)),),
        ),
    )


def went(request: int) -> tuple[Button, ...]:
    return (
        button(words.aid_went_fine(), Went(request=request, fine=True)),
        button(words.aid_went_not_fine(), Went(request=request, fine=False)),
    )


def requests(
    asked: Sequence[tuple[Facts, Text]],
    helping: Sequence[tuple[Facts, Text]],
    more: Sequence[tuple[Text, Action]],
    areas: Sequence[tuple[int, str]],
) -> Message:
    """What one asked for and said yes to, each a button; hellos; and the way to ask."""
    lines = [words.aid_list() if asked or helping else words.aid_list_none()]
    lines += [words.aid_list_line(request=facts.label, stage=stage) for facts, stage in asked]
    if helping:
        lines.append(words.aid_list_helping())
        lines += [words.aid_list_line(request=each.label, stage=stage) for each, stage in helping]
    rows = [(button(facts.label, Look(request=facts.request)),) for facts, _ in (*asked, *helping)]
    rows += [(button(label, action),) for label, action in more]
    if len(areas) == 1:
        rows.append((button(words.aid_new(), Begin(area=areas[0][0])),))
    else:
        rows += [(button(words.aid_new_in(area=name), Begin(area=area)),) for area, name in areas]
    return message(*lines, rows=tuple(rows))


def which_area(areas: Sequence[tuple[int, str]]) -> Message:
    rows = tuple((button(words.aid_in_area(area=name), Begin(area=area)),) for area, name in areas)
    return message(words.aid_which_area(), rows=rows)


def alarmed(area: int) -> Message:
    """The way to ask, for who just read whom to call."""
    return message(words.aid_once_called(), rows=((button(words.aid_new(), Begin(area=area)),),))


def discarded() -> Message:
    return message(words.aid_discarded())


def _told(told: Told) -> list[Text]:
    lines = []
    if told.behalf:
        lines.append(words.aid_behalf(name=told.behalf))
    if told.note:
        lines.append(words.aid_note_kept(note=told.note))
    if told.file:
        lines.append(words.aid_file_kept(name=told.file))
    return lines


def _back(facts: Facts) -> tuple[Button, ...]:
    return (button(words.back(), Look(request=facts.request)),)
