"""Every sheet can be printed, read aloud and read from afar, whatever was typed for it."""

from __future__ import annotations

from itertools import pairwise, product
from urllib.parse import parse_qs, urlsplit

import pytest

from handlers.kit.printing import LINKED
from messages.heat_hotline import HeatLineHours
from messages.kit import InkUse, KitSheet, PosterService, SheetOrder, print_sheet
from messages.kit.contents import sheet_contents
from messages.kit.typeface import printable_signs, printable_words
from messages.language import LANGUAGES
from messages.model import Link, Reader
from tests.kit.paper import A4, accessible, codes_on, column, pages, tight, words_on

PHONE = "06 39 98 01 20"
LINK = Link(url="https://t.me/palier_bot?start=q_p423rmz7w9", shown="t.me/palier_bot")
LARGEST = 100_000

HOSTILE = (
    '#read("/etc/passwd")',
    '<img src="https://example.org/x.png">',
    "$x$ *gras* _italique_ `code` @ref <label>",
    "#{ panic() } // commentaire /* et */",
    '", "name": "autre',
    "\\u{202e} \\n #sys.inputs",
    "Mot" * 100,
    "Pneumono" * 7 + "abcd",
    "Łucja Ğüneş-Ñandú Œuvré",
    "Олександра Ковальчук",
    "عمر الفاروق بن عبد الرحمن",
    "Nguyễn Thị Ánh",
)


def order(
    sheet: KitSheet,
    ink: InkUse = InkUse.COLOUR,
    language: str = "fr",
    zone: str = "Europe/Paris",
    **given: object,
) -> SheetOrder:
    usual: dict[str, object] = {
        "country": "FR",
        "area": "Belleville",
        "name": "Anaïs",
        "contact": PHONE,
        "when": "le soir",
        "back": "boîte Diallo",
        "can": tuple(PosterService),
        "code": "k7rmz",
        "link": LINK,
    }
    reader = Reader(language=language, zone=zone)
    return SheetOrder(sheet=sheet, ink=ink, reader=reader, **usual | given)  # type: ignore[arg-type]  # checked by pydantic


EVERY = list(product(KitSheet, InkUse, LANGUAGES))


@pytest.mark.parametrize(("sheet", "ink", "language"), EVERY)
def test_every_sheet_is_light_accessible_and_has_its_pages(
    sheet: KitSheet, ink: InkUse, language: str
) -> None:
    made = print_sheet(order(sheet, ink, language), dots=40)
    assert pages(made.pdf) == [A4] * (2 if sheet is KitSheet.DIRECTORY else 1)
    assert accessible(made.pdf)
    assert len(made.pdf) < LARGEST
    assert made.png.startswith(b"\x89PNG")
    assert "kit-" not in words_on(made.pdf)


@pytest.mark.parametrize("sheet", [KitSheet.POSTER, KitSheet.SLIPS])
@pytest.mark.parametrize("typed", HOSTILE)
def test_what_was_typed_is_printed_as_it_is(sheet: KitSheet, typed: str) -> None:
    made = print_sheet(order(sheet, name=typed, contact=typed, when=typed, back=typed), dots=40)
    assert pages(made.pdf) == [A4]
    said = tight(words_on(made.pdf))
    assert letters(typed) <= letters(said)
    if typed.isascii():
        assert tight(typed) in said


@pytest.mark.parametrize(
    ("name", "contact"),
    [
        (
            "Anne-Marguerite Éléonore Rochefoucauld",
            f"{PHONE} ou bien le soir au 01 99 00 12 34 (répondeur)",
        ),
        (
            "Marguerite-Éléonore de La Rochefoucauld-",
            "marguerite-eleonore.delarochefoucauld-montbel@example.org.fr",
        ),
        ("Anaïs", PHONE),
    ],
)
@pytest.mark.parametrize("ink", InkUse)
def test_no_line_of_a_poster_s_contact_stands_on_another(
    name: str, contact: str, ink: InkUse
) -> None:
    when = "Tous les jours de la semaine, de neuf heures du matin à huit"
    made = print_sheet(order(KitSheet.POSTER, ink, name=name, contact=contact, when=when), dots=20)
    lines = column(made.pdf, "Contactez-moi")
    assert len(lines) >= 4
    for (above, _), (below, size) in pairwise(lines):
        assert above - below > size * 0.9


def letters(words: str) -> set[str]:
    """Which signs there are: scripts that join or turn around come out of a file in any order."""
    return set(tight(printable_words(words)).casefold()) - set("\u0640")


def test_three_hundred_signs_everywhere_break_no_sheet() -> None:
    for sheet in KitSheet:
        long = "W" * 300
        link = Link(url=LINK.url, shown=f"t.me/{'p' * 100}")
        given = {"name": long, "contact": long, "when": long, "back": long, "area": long}
        made = print_sheet(order(sheet, link=link, **given), dots=40)
        assert pages(made.pdf) == [A4] * (2 if sheet is KitSheet.DIRECTORY else 1)


def test_signs_no_font_has_leave_their_place_to_be_filled_by_hand() -> None:
    assert printable_words("Zoë 👩🏽‍🌾") == "Zoë"
    assert printable_words("王小明") == ""
    assert printable_words("ﬁn") == "fin"
    made = print_sheet(order(KitSheet.POSTER, name="王小明 👩🏽‍🌾", contact="☎"), dots=40)
    assert "J’habite le quartier" in words_on(made.pdf)


def test_every_sign_said_to_be_printable_is() -> None:
    signs = "".join(sorted(each for each in printable_signs() if not each.isspace()))
    for start in range(0, len(signs), 30):
        some = " ".join(signs[start : start + 30])
        assert pages(print_sheet(order(KitSheet.POSTER, name=some, when=some), dots=10).pdf) == [A4]


@pytest.mark.parametrize("sheet", LINKED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_leads_to_the_neighbourhood_and_its_link_is_printed(
    sheet: KitSheet, language: str
) -> None:
    made = print_sheet(order(sheet, language=language), dots=100)
    (read,) = set(codes_on(made.png))
    assert parse_qs(urlsplit(read).query) == {"start": ["q_p423rmz7w9"]}
    assert LINK.shown in words_on(made.pdf)


def test_without_a_link_there_is_no_code_but_a_way() -> None:
    for sheet in LINKED:
        made = print_sheet(order(sheet, link=None), dots=100)
        assert codes_on(made.png) == []
        assert "cherchez « Palier »" in words_on(made.pdf)


def test_the_poster_has_a_number_on_every_strip() -> None:
    said = words_on(print_sheet(order(KitSheet.POSTER), dots=40).pdf)
    assert said.count(PHONE) == 9
    assert said.count("Anaïs") >= 9


def test_whoever_gives_no_number_prints_none() -> None:
    without = words_on(print_sheet(order(KitSheet.POSTER, contact=""), dots=40).pdf)
    assert "Téléphone" in without
    assert "06" not in without


def test_each_slip_carries_the_code_it_comes_back_by() -> None:
    said = tight(words_on(print_sheet(order(KitSheet.SLIPS), dots=40).pdf))
    assert said.count("K7RMZ") == 3
    assert said.count("boîteDiallo") == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_says_whom_to_call_and_that_palier_is_no_emergency_service(
    language: str,
) -> None:
    for sheet in KitSheet:
        said = words_on(print_sheet(order(sheet, language=language), dots=10).pdf)
        assert all(number in said for number in ("15", "18", "112", "114")), sheet
        assert "Palier n’est pas un service d’urgence" in said or "not an emergency" in said


def test_abroad_no_french_number_is_printed() -> None:
    for sheet in KitSheet:
        said = words_on(
            print_sheet(order(sheet, country="BE", zone="Europe/Brussels"), dots=10).pdf
        )
        assert "112" in said
        assert not any(each in said for each in ("SAMU", "114", "0 800", "17 ou", "15 ou"))


@pytest.mark.parametrize(("typed", "said"), [("", "en journée"), ("9-19", "de 9 h à 19 h")])
def test_the_advice_for_the_heat_says_when_the_line_answers(typed: str, said: str) -> None:
    asked = order(KitSheet.HEAT, heat_line=HeatLineHours.parse_hours(typed))
    printed_words = words_on(print_sheet(asked, dots=10).pdf)
    assert tight(f"{said} : 0 800 06 66 66") in tight(printed_words)


def test_a_directory_is_printed_empty() -> None:
    drawn = str(sheet_contents(order(KitSheet.DIRECTORY)))
    assert "Anaïs" not in drawn
    assert PHONE not in drawn
