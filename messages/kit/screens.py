"""What somebody sees while they choose a sheet, and when a slip comes back."""

from __future__ import annotations

from collections.abc import Sequence

from messages import words
from messages.aid.buttons import BeginFor
from messages.catalog import names
from messages.kit.asked import Browse, Choose, Found, Ink, Print, Sheet
from messages.model import Button, Message, Text, button, message


def kit(
    area: int, name: str, language: str, elsewhere: Sequence[tuple[int, str]], *, turned: bool
) -> Message:
    """Every sheet for an area; `elsewhere` are the member's other areas."""
    lines = [words.kit_title(area=name), words.kit_what()]
    if turned:
        lines.append(words.kit_now_in(language=names()[language]))
    rows: list[tuple[Button, ...]] = [
        (button(_called(sheet), Choose(area=area, language=language, sheet=sheet)),)
        for sheet in Sheet
    ]
    rows += [
        (button(words.kit_in_language(language=own), Browse(area=area, language=each)),)
        for each, own in names().items()
        if each != language
    ]
    rows += [
        (button(words.kit_for_area(area=other), Browse(area=key, language=language)),)
        for key, other in elsewhere
    ]
    return message(*lines, rows=(*rows, (button(words.kit_found(), Found()),)))


def inks(area: int, language: str, sheet: Sheet) -> Message:
    """What a sheet is, and the two ways to print it; the poster and the slips are asked for."""
    rows = tuple(
        (
            button(
                Text(key=f"kit-ink-{ink}"),
                Print(area=area, language=language, sheet=sheet, ink=ink),
            ),
        )
        for ink in Ink
    )
    about = () if sheet in (Sheet.POSTER, Sheet.SLIPS) else (Text(key=f"kit-about-{sheet}"),)
    back = (button(words.back(), Browse(area=area, language=language)),)
    return message(_called(sheet), *about, words.kit_which_ink(), rows=(*rows, back))


def slip(key: int, area: str) -> Message:
    """What stands on a slip that somebody found in their letterbox, and the way to pass it on."""
    return message(
        words.kit_slip(area=area),
        words.kit_slip_reads(),
        words.kit_slip_next(),
        rows=((button(words.kit_slip_pass_on(), BeginFor(area=key)),),),
    )


def caption(sheet: Sheet, *, gaps: bool) -> Text:
    """The line that goes with a finished sheet; `gaps` where something could not be printed."""
    if sheet is Sheet.SLIPS:
        return words.kit_ready_slips()
    return words.kit_ready_gaps() if gaps else words.kit_ready()


def _called(sheet: Sheet) -> Text:
    return Text(key=f"kit-sheet-{sheet}")
