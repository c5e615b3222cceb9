"""What somebody sees while they choose a sheet, and when a slip comes back."""

from __future__ import annotations

from collections.abc import Sequence

from messages import words
from messages.aid.actions import BeginRequestFor
from messages.kit.actions import (
    BrowseSheets,
    ChooseSheet,
    DropLogo,
    FoundSlip,
    GiveLogo,
    InkUse,
    KitSheet,
    PrintSheet,
)
from messages.language import IN_TURN
from messages.model import Button, LanguageName, Message, Text, message, press_button


def kit_screen(
    area: int,
    name: str,
    language: str,
    elsewhere: Sequence[tuple[int, str]],
    *,
    turned: bool,
    logo: bool | None = None,
) -> Message:
    """Every sheet for an area; `elsewhere` are the member's other areas.

    Who organises it is told whether its sheets bear a `logo`.
    """
    lines = [words.kit_title(area=name), words.kit_what()]
    if turned:
        lines.append(words.kit_now_in(language=LanguageName(language=language)))
    rows: list[tuple[Button, ...]] = [
        (press_button(_sheet_name(sheet), ChooseSheet(area=area, language=language, sheet=sheet)),)
        for sheet in KitSheet
    ]
    rows += [
        (
            press_button(
                words.kit_in_language(language=LanguageName(language=each)),
                BrowseSheets(area=area, language=each),
            ),
        )
        for each in IN_TURN
        if each != language
    ]
    rows += [
        (press_button(words.kit_for_area(area=other), BrowseSheets(area=key, language=language)),)
        for key, other in elsewhere
    ]
    if logo is not None:
        rows.append(_logo_buttons(area, logo=logo))
    return message(*lines, rows=(*rows, (press_button(words.kit_found(), FoundSlip()),)))


def _logo_buttons(area: int, *, logo: bool) -> tuple[Button, ...]:
    give = words.kit_change_logo() if logo else words.kit_give_logo()
    drop = (press_button(words.kit_drop_logo(), DropLogo(area=area)),) if logo else ()
    return (press_button(give, GiveLogo(area=area)), *drop)


def ink_screen(area: int, language: str, sheet: KitSheet) -> Message:
    """What a sheet is, and the two ways to print it; the poster and the slips are asked for."""
    rows = tuple(
        (
            press_button(
                Text(key=f"kit-ink-{ink}"),
                PrintSheet(area=area, language=language, sheet=sheet, ink=ink),
            ),
        )
        for ink in InkUse
    )
    about = () if sheet in (KitSheet.POSTER, KitSheet.SLIPS) else (Text(key=f"kit-about-{sheet}"),)
    back = (press_button(words.back(), BrowseSheets(area=area, language=language)),)
    return message(_sheet_name(sheet), *about, words.kit_which_ink(), rows=(*rows, back))


def slip_screen(key: int, area: str) -> Message:
    """What stands on a slip that somebody found in their letterbox, and the way to pass it on."""
    return message(
        words.kit_slip(area=area),
        words.kit_slip_reads(),
        words.kit_slip_next(),
        rows=((press_button(words.kit_slip_pass_on(), BeginRequestFor(area=key)),),),
    )


def sheet_caption(sheet: KitSheet, *, gaps: bool) -> Text:
    """The line that goes with a finished sheet; `gaps` where something could not be printed."""
    if sheet is KitSheet.SLIPS:
        return words.kit_ready_slips_gaps() if gaps else words.kit_ready_slips()
    return words.kit_ready_gaps() if gaps else words.kit_ready()


def _sheet_name(sheet: KitSheet) -> Text:
    return Text(key=f"kit-sheet-{sheet}")
