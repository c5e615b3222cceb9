"""What stands on each sheet, worded: plain strings that the sheets' sources lay out."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from typing import Any

from messages import words
from messages.catalog import holds_there, plain_words
from messages.isolation import ISOLATES, isolate_pieces
from messages.kit import advice
from messages.kit.actions import KitSheet, PosterService
from messages.kit.logo import logo_as_svg
from messages.kit.order import CoolLine, SheetOrder
from messages.kit.typeface import printable_name, printable_words
from messages.language import LanguageProfile
from messages.model import Text

Said = Callable[[Text], str]

MOST_COOL = 12
"""Cool places that are looked at: no sheet has room for more."""

QUIET = 4
"""Modules that stay white around a code (ISO/IEC 18004)."""

BETWEEN_DIGITS = re.compile(r"(?<=\d) +(?=\d)")
"""Where a number that is written in groups is not to be broken."""

TONES = {
    KitSheet.ERRANDS: "door",
    KitSheet.MONEY: "money",
    KitSheet.HEAT: "heat",
    KitSheet.LOBBY: "heat",
}


def sheet_contents(order: SheetOrder) -> dict[str, Any]:
    """Everything a sheet's source asks for."""

    reader = order.reader.in_country(order.country)

    def said(text: Text) -> str:
        return plain_words(text, reader)

    drawn = {
        "ink": order.ink.value,
        "lang": order.reader.language,
        "dir": LanguageProfile.of_language(order.reader.language).direction,
        "tone": TONES.get(order.sheet, "kit"),
        **_emergency_numbers(order, said),
        **_sheet_link(order, said),
        **_from_the_town(order, said),
        **_cool_places(order, said),
        **SHEETS[order.sheet](order, said),
    }
    kept = ISOLATES if drawn["dir"] == "rtl" else frozenset()
    return {
        name: value if name in ("qr", "logo") else _printable_value(value, kept)
        for name, value in drawn.items()
    }


def _typed_words(typed: str, order: SheetOrder) -> str:
    """What somebody typed, by itself on its line; numbers in it stay in their order.

    Nothing where a letter would be missing: the sheet has a line to write on instead.
    """
    typed = printable_name(typed)
    if not LanguageProfile.of_language(order.reader.language).from_the_right:
        return typed
    return "".join(words for words, _ in isolate_pieces([(typed, False)]))


def _printable_value(value: Any, kept: frozenset[str]) -> Any:
    """The same with every string reduced to what the fonts can print, and signs of direction."""
    match value:
        case str():
            return printable_words(value, kept)
        case dict():
            return {name: _printable_value(each, kept) for name, each in value.items()}
        case list():
            return [_printable_value(each, kept) for each in value]
    return value


def _emergency_numbers(order: SheetOrder, said: Said) -> dict[str, str]:
    return {
        "emergency": said(words.kit_emergency()),
        "not_emergency": said(words.kit_no_emergency()),
    }


def _sheet_link(order: SheetOrder, said: Said) -> dict[str, Any]:
    if order.link is None:
        place = printable_name(order.area)
        find = words.kit_find(area=place) if place else words.kit_find_nameless()
        return {"qr": "", "find": said(find)}
    place, drawn = printable_name(order.area), io.BytesIO()
    scan = words.kit_scan(area=place) if place else words.kit_scan_nameless()
    # Loaded with the first code: eight megabytes that few programmes need at their start.
    import segno

    code = segno.make(order.link.url, error="m", micro=False)
    code.save(drawn, kind="svg", border=0, omitsize=True)
    return {
        "qr": drawn.getvalue().decode(),
        "qr_quiet": QUIET / code.symbol_size(border=0)[0],
        "qr_alt": said(words.kit_scan_alt(shown=order.link.shown)),
        "shown": _typed_words(order.link.shown, order),
        "scan": said(scan),
    }


def _from_the_town(order: SheetOrder, said: Said) -> dict[str, str]:
    return {
        "numbers_title": said(words.kit_print_numbers()),
        "numbers": _typed_words(BETWEEN_DIGITS.sub("\u00a0", order.numbers), order),
        "logo": logo_as_svg(order.logo) if order.logo else "",
        "logo_alt": said(words.kit_print_logo(area=printable_name(order.area))),
        "stamp": said(words.kit_print_stamp()),
    }


def _cool_places(order: SheetOrder, said: Said) -> dict[str, Any]:
    """The nearest cool places, and in words how many more there are behind each of them."""
    return {
        "cool_title": said(words.kit_print_cool()),
        "cool": [
            {"name": _typed_words(place.name, order), "rest": _beside_name(place, said)}
            for place in order.cool[:MOST_COOL]
        ],
        "cool_more": [
            said(words.kit_print_cool_more(count=left)) if left else ""
            for left in range(len(order.cool), -1, -1)
        ][: MOST_COOL + 1],
    }


def _beside_name(place: CoolLine, said: Said) -> str:
    """Address and hours, as far as they are known."""
    hours = place.hours
    if hours and place.address:
        return said(words.kit_print_cool_both(address=place.address, hours=hours))
    if hours:
        return said(words.kit_print_cool_hours(hours=hours))
    return said(words.kit_print_cool_address(address=place.address)) if place.address else ""


def _listed_texts(texts: Sequence[Text], said: Said) -> list[str]:
    return [said(sentence) for sentence in texts]


def _poster_contents(order: SheetOrder, said: Said) -> dict[str, Any]:
    name = printable_name(order.name)
    lead = (
        words.kit_print_poster_lead(name=name) if name else words.kit_print_poster_lead_nameless()
    )
    return {
        "title": said(words.kit_print_poster()),
        "lead": said(lead),
        "can": said(words.kit_print_poster_can()),
        "services": _listed_texts([Text(key=f"kit-can-{service}") for service in order.can], said),
        "call": said(words.kit_print_poster_call()),
        "by_hand": said(words.kit_print_poster_by_hand()),
        "strip": said(words.kit_print_poster_strip()),
        "safety": said(words.kit_print_poster_safety()),
        "name": _typed_words(name, order),
        "contact": _typed_words(order.contact, order),
        "when": _typed_words(order.when, order),
        "when_by_hand": bool(order.when.strip()),
    }


def _slips_contents(order: SheetOrder, said: Said) -> dict[str, Any]:
    name, back = printable_name(order.name), printable_name(order.back)
    by_hand = not back and bool(order.back.strip() or (order.name.strip() and not name))
    if back:
        lead = words.kit_print_slips_lead_back(back=back)
    elif by_hand:
        lead = words.kit_print_slips_lead_by_hand()
    elif name:
        lead = words.kit_print_slips_lead(name=name)
    else:
        lead = words.kit_print_slips_lead_nameless()
    call = words.kit_print_slips_call(name=name) if name else words.kit_print_slips_call_nameless()
    lines = (
        words.kit_print_slips_name(),
        words.kit_print_slips_door(),
        words.kit_print_slips_when(),
    )
    return {
        "title": said(words.kit_print_slips()),
        "lead": said(lead),
        "by_hand": by_hand,
        "needs": _listed_texts(
            [Text(key=f"kit-need-{service}") for service in PosterService], said
        ),
        "lines": _listed_texts(lines, said),
        "or_call": said(call) if order.contact.strip() else "",
        "contact": _typed_words(order.contact, order),
        "code_is": said(words.kit_print_slips_code()),
        "code": _typed_words(order.code.upper(), order),
    }


def _board_contents(order: SheetOrder, said: Said) -> dict[str, Any]:
    columns = (
        words.kit_print_board_what(),
        words.kit_print_board_when(),
        words.kit_print_board_who(),
        words.kit_print_board_done(),
    )
    return {
        "title": said(words.kit_print_board()),
        "lead": said(words.kit_print_board_lead()),
        "needs": said(words.kit_print_board_needs()),
        "offers": said(words.kit_print_board_offers()),
        "columns": _listed_texts(columns, said),
        "careful": said(words.kit_print_board_careful()),
    }


def _directory_contents(order: SheetOrder, said: Said) -> dict[str, Any]:
    columns = (
        words.kit_print_directory_who(),
        words.kit_print_directory_door(),
        words.kit_print_directory_phone(),
        words.kit_print_directory_can(),
    )
    numbers = (
        words.kit_print_directory_caretaker(),
        words.kit_print_directory_town(),
        words.kit_print_directory_pharmacy(),
        words.kit_print_directory_doctor(),
    )
    return {
        "title": said(words.kit_print_directory()),
        "lead": said(words.kit_print_directory_lead()),
        "columns": _listed_texts(columns, said),
        "keep": said(words.kit_print_directory_keep()),
        "useful": said(words.kit_print_directory_useful()),
        "numbers": _listed_texts(numbers, said),
    }


def _advice_contents(order: SheetOrder, said: Said) -> dict[str, Any]:
    sheet = advice.SHEETS[order.sheet](order.heat_line)
    reader = order.reader.in_country(order.country)
    return {
        "title": said(sheet.title),
        "lead": said(sheet.lead),
        "more": " ".join(said(each) for each in sheet.more if holds_there(each, reader)),
        "sections": [
            {
                "title": said(section.title),
                "items": _listed_texts(section.items, said),
                "then": said(section.then) if section.then else "",
                "strong": section.strong,
            }
            for section in sheet.sections
        ],
    }


def _lobby_contents(order: SheetOrder, said: Said) -> dict[str, Any]:
    columns = (
        words.kit_print_lobby_who(),
        words.kit_print_lobby_floor(),
        words.kit_print_lobby_hour(),
        words.kit_print_lobby_knocks(),
    )
    return {
        "title": said(words.kit_print_lobby()),
        "lead": said(words.kit_print_lobby_lead()),
        "columns": _listed_texts(columns, said),
        "discreet": said(words.kit_print_lobby_discreet()),
        "take_down": said(words.kit_print_lobby_take_down()),
        "signs": said(words.kit_print_lobby_signs()),
    }


def _flyer_contents(order: SheetOrder, said: Said) -> dict[str, Any]:
    lines = (
        words.kit_print_flyer_cafe(),
        words.kit_print_flyer_hand(),
        words.kit_print_flyer_heat(),
    )
    if order.edition:
        # One flyer as large as the page.
        return {
            "large": True,
            "title": said(order.edition.title),
            "place": _typed_words(order.area, order),
            "scan": said(words.kit_print_edition_scan()),
            "lead": said(order.edition.day),
            "lines": _listed_texts(order.edition.lines, said),
            "free": said(words.kit_print_edition_free()),
        }
    return {
        "large": False,
        "title": said(words.kit_print_flyer()),
        "place": _typed_words(order.area, order),
        "scan": said(words.kit_print_flyer_scan()),
        "lead": said(words.kit_print_flyer_lead()),
        "lines": _listed_texts(lines, said),
        "free": said(words.kit_print_flyer_free()),
    }


SHEETS: dict[KitSheet, Callable[[SheetOrder, Said], dict[str, Any]]] = {
    KitSheet.POSTER: _poster_contents,
    KitSheet.SLIPS: _slips_contents,
    KitSheet.BOARD: _board_contents,
    KitSheet.DIRECTORY: _directory_contents,
    KitSheet.ERRANDS: _advice_contents,
    KitSheet.MONEY: _advice_contents,
    KitSheet.HEAT: _advice_contents,
    KitSheet.LOBBY: _lobby_contents,
    KitSheet.FLYER: _flyer_contents,
}
