"""What is said about cool places: the nearest ones, and the organisers' list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from messages import words
from messages.catalog import plain_words
from messages.heat.announcements.brevity import LONGEST, longest_length
from messages.heat.cool.actions import (
    AddCoolPlace,
    ChangeCoolPlace,
    DropCoolPlace,
    DropCoolPlaceSurely,
    FindCoolPlace,
    ListCoolPlaces,
    SendCoolFile,
    ShowCoolPlace,
)
from messages.heat.cool.hours import DAY, WEEK, OpeningHours, unpack_hours
from messages.heat.cool.nearest import CoolMoment, ReachablePlace
from messages.heat.cool.place import CoolFacts
from messages.heat.levels.actions import ManageAreaHeat
from messages.model import Action, Button, Message, MomentText, Reader, Text, message, press_button

PAGE = 8
"""Places on a page of the list."""

HEADS = {
    CoolMoment.OPEN: words.cool_head_open,
    CoolMoment.LATER: words.cool_head_later,
    CoolMoment.UNKNOWN: words.cool_head_unknown,
    CoolMoment.CLOSED: words.cool_head_closed,
}


def find_button(area: int) -> Button:
    """Where is it cool? Stands under every alert."""
    return press_button(words.cool_find(), FindCoolPlace(area=area))


def answer_lines(
    found: Sequence[ReachablePlace], at: datetime, *, middle: str = ""
) -> tuple[Text, ...]:
    """The places found at that local moment, one a line; notes as long as they leave it short.

    They are near the `middle` of an area of that name, where nobody knows a nearer point.
    """
    first = (words.cool_from_middle(area=middle),) if middle else ()
    ends = (words.cool_way(),) if middle else (words.cool_way(), words.cool_forgotten())

    def composed(*, noted: bool) -> tuple[Text, ...]:
        numbered = enumerate(found, 1)
        lines = [_place_line(number, place, at, noted=noted) for number, place in numbered]
        return (*first, HEADS[found[0].moment](), *lines, *ends)

    said = composed(noted=True)
    return said if longest_length(message(*said)) <= LONGEST else composed(noted=False)


def _place_line(number: int, place: ReachablePlace, at: datetime, *, noted: bool) -> Text:
    facts, when, minutes = place.facts, _when_words(place, at), str(place.minutes)
    if facts.address:
        line = words.cool_place_line_address(
            number=str(number), name=facts.name, address=facts.address, minutes=minutes, when=when
        )
    else:
        line = words.cool_place_line(
            number=str(number), name=facts.name, minutes=minutes, when=when
        )
    if place.facts.shady:
        line = words.cool_then(first=line, then=words.cool_shady())
    return words.cool_then(first=line, then=facts.note) if noted and facts.note else line


def _when_words(place: ReachablePlace, at: datetime) -> Text:
    if place.moment is CoolMoment.UNKNOWN:
        return words.cool_unknown()
    if place.when is None:
        return words.cool_always()
    # Hours are told by the clocks of the place: the same figures, in no zone of anybody's.
    clock = place.when.replace(tzinfo=UTC)
    if place.moment is CoolMoment.OPEN and (place.when - at).days == 0:
        return words.cool_until(hour=MomentText(at=clock, zone="UTC", show="hour"))
    if place.moment is CoolMoment.OPEN:
        return words.cool_always()
    if place.moment is CoolMoment.LATER:
        return words.cool_opens(hour=MomentText(at=clock, zone="UTC", show="hour"))
    return words.cool_opens_day(moment=MomentText(at=clock, zone="UTC"))


def nearest_from_middle(area: int, lines: Sequence[Text]) -> Message:
    """What is near the middle of an area, where a street could not be looked up."""
    return message(*lines, rows=((find_button(area),),))


def no_places(line: str) -> Message:
    """Nobody has written down where it is cool, or in one line alone."""
    return message(words.nudge_cool(places=line) if line else words.cool_none())


# --- hours in brief


def hours_words(hours: OpeningHours | None) -> Text:
    """A week in brief: days in a row that are alike, and their hours."""
    if hours is None:
        return words.cool_hours_unknown()
    if hours.is_always:
        return words.cool_always()
    runs = [_run_words(*run) for run in hours.runs()]
    return _one_after_other(runs) if runs else words.cool_hours_closed()


def _run_words(first: int, last: int, spans: Sequence[tuple[int, int]]) -> Text:
    said = _one_after_other(
        [
            words.cool_hours_span(opens=_clock_words(opens), closes=_clock_words(closes))
            for opens, closes in spans
        ]
    )
    if (first, last) == (0, WEEK - 1):
        return words.cool_every_day(spans=said)
    if first == last:
        return words.cool_hours_day(day=_day_word(first), spans=said)
    return words.cool_hours_days(first=_day_word(first), last=_day_word(last), spans=said)


def _one_after_other(texts: Sequence[Text]) -> Text:
    said = texts[-1]
    for text in reversed(texts[:-1]):
        said = words.cool_also(first=text, then=said)
    return said


def _day_word(day: int) -> Text:
    return Text(key=f"cool-day-{day}")


def _clock_words(minutes: int) -> MomentText:
    at = datetime(2000, 1, 1, minutes % DAY // 60, minutes % 60, tzinfo=UTC)
    return MomentText(at=at, zone="UTC", show="hour")


# --- the list, for organisers


def places_screen(
    area: int, name: str, places: Sequence[tuple[int, str]], *, page: int, total: int
) -> Message:
    """An area's list, a page of it."""
    lines = [words.cool_list_head(area=name)]
    lines.append(words.cool_list_count(count=total) if total else words.cool_list_none())
    rows: list[tuple[Button, ...]] = [
        (press_button(_name_of(place), ShowCoolPlace(place=key)),) for key, place in places
    ]
    if (page + 1) * PAGE < total:
        more = ListCoolPlaces(area=area, page=page + 1)
        rows.append((press_button(words.cool_list_more(), more),))
    rows.append(
        (
            press_button(words.cool_list_add(), AddCoolPlace(area=area)),
            press_button(words.cool_list_import(), SendCoolFile(area=area)),
        )
    )
    back: Action = ListCoolPlaces(area=area) if page else ManageAreaHeat(area=area)
    return message(*lines, rows=(*rows, (press_button(words.back(), back),)))


def _name_of(name: str) -> Text:
    return words.cool_list_name(name=name)


def place_screen(
    area: int, place: int, facts: CoolFacts, *, imported: bool, sure: bool = False
) -> Message:
    """One place as everybody reads it; `sure` when it is about to be taken off."""
    lines = [words.cool_shown_name(name=facts.name)]
    if facts.address:
        lines.append(words.cool_shown_line(said=facts.address))
    opening = unpack_hours(facts.hours)
    known = words.cool_shown_hours(hours=hours_words(opening))
    lines.append(known if opening is not None else words.cool_shown_unknown())
    if facts.note:
        lines.append(words.cool_shown_line(said=facts.note))
    if facts.shady:
        lines.append(words.cool_shady())
    if imported:
        lines.append(words.cool_shown_imported())
    drop: tuple[Button, ...] = (press_button(words.cool_drop(), DropCoolPlace(place=place)),)
    if sure:
        lines.append(words.cool_drop_sure(name=facts.name))
        drop = (press_button(words.cool_drop_yes(), DropCoolPlaceSurely(place=place)),)
    return message(
        *lines,
        rows=(
            (press_button(words.cool_change(), ChangeCoolPlace(place=place)),),
            drop,
            (press_button(words.back(), ListCoolPlaces(area=area)),),
        ),
    )


def hours_typed(facts: CoolFacts, reader: Reader) -> str:
    """Hours as their reader would type them."""
    hours = facts.opening
    return plain_words(hours_words(hours), reader) if hours else ""
