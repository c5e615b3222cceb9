"""What the town lends to a neighbourhood's sheets: numbers, a logo, room for its stamp."""

from __future__ import annotations

import json
import struct
import zlib
from itertools import product

import pytest
import typst
import zxingcpp

from handlers.kit.printing import LINKED, SEALED
from messages import words
from messages.kit import (
    BrowseSheets,
    DropLogo,
    GiveLogo,
    InkUse,
    KitSheet,
    LogoForm,
    LogoUnread,
    PrintSheet,
    print_sheet,
    redraw_logo,
)
from messages.kit.contents import sheet_contents
from messages.kit.logo import JPEG, PNG, WIDEST, picture_size
from messages.language import LANGUAGES
from storage.area import Area
from storage.organise import JournalEntry
from tests.kit.paper import A4, accessible, grey_of, pages, tight, words_on
from tests.kit.test_sheets import order
from tests.organise import rows
from tests.worlds import Neighbour, NeutralWorld, World
from tests.worlds.neutral import Drawer

NUMBERS = "Mairie : 01 99 00 12 34. Ligne des voisins : 01 99 00 56 78"


def drawn(width: int, height: int) -> bytes:
    """A picture of a dark shield, as a town might send it."""
    source = f"#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: rgb(20, 40, 120))"
    made = typst.compile({"main": source.encode()}, format="png", ppi=72.0)
    assert isinstance(made, bytes)
    return made


SHIELD = drawn(900, 450)


# --- numbers and room for a stamp


@pytest.mark.parametrize(("sheet", "language"), list(product(SEALED, LANGUAGES)))
def test_the_town_s_numbers_stand_on_the_sheet_whole(sheet: KitSheet, language: str) -> None:
    made = print_sheet(order(sheet, language=language, numbers=NUMBERS), dots=20)
    times = 3 if sheet is KitSheet.SLIPS else 1
    assert tight(words_on(made.pdf)).count(tight(NUMBERS)) == times
    assert pages(made.pdf) == [A4]


@pytest.mark.parametrize(("sheet", "ink"), list(product(SEALED, InkUse)))
def test_without_a_logo_there_is_room_for_a_stamp(sheet: KitSheet, ink: InkUse) -> None:
    bare = print_sheet(order(sheet, ink), dots=20)
    logo = print_sheet(order(sheet, ink, logo=redraw_logo(SHIELD)), dots=20)
    assert "Tampon" in words_on(bare.pdf)
    assert "Tampon" not in words_on(logo.pdf)
    assert accessible(logo.pdf)
    assert pages(logo.pdf) == [A4]
    assert len(logo.pdf) < 200_000


# --- codes as large as they should be


@pytest.mark.parametrize(
    ("sheet", "millimetres"),
    [
        (KitSheet.POSTER, 43),
        (KitSheet.BOARD, 43),
        (KitSheet.LOBBY, 25),
        (KitSheet.SLIPS, 20),
        (KitSheet.FLYER, 35),
    ],
)
def test_a_code_is_large_enough_to_be_scanned_from_where_the_sheet_hangs(
    sheet: KitSheet, millimetres: int
) -> None:
    width, height, grey = grey_of(print_sheet(order(sheet), dots=100).png)
    found = zxingcpp.read_barcodes(memoryview(grey).cast("B", (height, width)))
    assert found
    for each in found:
        corners = each.position
        across = (corners.top_right.x - corners.top_left.x) * 25.4 / 100
        assert abs(across - millimetres) < 1.5


def test_every_sheet_that_says_where_neighbours_are_leads_there() -> None:
    assert set(LINKED) >= set(SEALED)


# --- the logo's file


@pytest.mark.parametrize("size", [(40, 40), (900, 450), (450, 900)])
def test_a_logo_is_drawn_anew_and_no_larger_than_needed(size: tuple[int, int]) -> None:
    made = redraw_logo(drawn(*size))
    width, height = picture_size(made)
    assert max(width, height) <= 600
    assert abs(width * size[1] - height * size[0]) <= 2 * max(size)
    assert redraw_logo(made)


def chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def test_what_a_file_holds_beside_its_picture_is_not_kept() -> None:
    secret = chunk(b"tEXt", b"GPS\x00taken at 48.8715, 2.3857 by Farida")
    assert b"Farida" not in redraw_logo(SHIELD[:33] + secret + SHIELD[33:])


def segment(mark: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, mark, len(content) + 2) + content


def turned(orientation: int) -> bytes:
    """What a camera notes of how it was held, as TIFF writes it (Exif 2.32, 4.6.4)."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    return b"MM\x00*" + struct.pack(">IH", 8, 1) + entry + bytes(4)


def photograph(orientation: int, wide: int = 24, high: int = 12) -> bytes:
    """A grey JPEG of so many blocks of 8 by 8 dots, its left half dark (ITU T.81)."""
    bits, before = "", 0
    for at in range(wide * high):
        grey = -128 if at % wide < wide // 2 else 127
        step, before = grey - before, grey
        bits += "10" + format(step + 255 * (step < 0), "08b") if step else "0"
        bits += "0"
    bits += "1" * (-len(bits) % 8)
    drawn = bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))
    return (
        JPEG
        + segment(0xE1, b"Exif\x00\x00" + turned(orientation))
        + segment(0xDB, b"\x00" + bytes([8] * 64))
        + segment(0xC0, struct.pack(">BHHBBBB", 8, high * 8, wide * 8, 1, 1, 0x11, 0))
        + segment(0xC4, b"\x00" + bytes([1, 1, *[0] * 14]) + bytes([0, 8]))
        + segment(0xC4, b"\x10" + bytes([1, *[0] * 15]) + bytes([0]))
        + segment(0xDA, bytes([1, 1, 0, 0, 63, 0]))
        + drawn.replace(b"\xff", b"\xff\x00")
        + b"\xff\xd9"
    )


DARK = {1: "left", 2: "right", 3: "right", 4: "left", 5: "top", 6: "top", 7: "foot", 8: "foot"}


@pytest.mark.parametrize(("orientation", "side"), DARK.items())
def test_a_photograph_is_kept_as_it_was_held(orientation: int, side: str) -> None:
    width, height, grey = grey_of(redraw_logo(photograph(orientation)))
    assert (width, height) == ((192, 96) if orientation < 5 else (96, 192))
    inside = {
        "left": (width // 8, height // 2),
        "right": (7 * width // 8, height // 2),
        "top": (width // 2, height // 8),
        "foot": (width // 2, 7 * height // 8),
    }
    dark = {name for name, (x, y) in inside.items() if grey[y * width + x] < 64}
    light = {name for name, (x, y) in inside.items() if grey[y * width + x] > 192}
    opposite = {"left": "right", "right": "left", "top": "foot", "foot": "top"}[side]
    assert side in dark - light
    assert opposite in light - dark


def test_a_picture_that_says_how_it_is_turned_is_kept_so() -> None:
    told = SHIELD[:33] + chunk(b"eXIf", turned(6)) + SHIELD[33:]
    width, height = picture_size(redraw_logo(told))
    assert abs(height - 2 * width) <= 1


def header(width: int, height: int) -> bytes:
    return PNG + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))


@pytest.mark.parametrize(
    ("content", "sized"),
    [
        (b"", False),
        (b"GIF89a" + bytes(40), False),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", False),
        (PNG, False),
        (JPEG, False),
        (JPEG + b"\xff\xe0\x00\x10" + bytes(30), False),
        (SHIELD[:200], False),
        (header(200, 200), False),
        (header(30_000, 30_000), True),
        (header(WIDEST + 1, 100), True),
        (header(2_001, 2_000), True),
        (header(WIDEST, 1_000), False),
        (header(10, 10), True),
    ],
)
def test_no_file_but_a_picture_of_a_good_size_is_unpacked(content: bytes, sized: bool) -> None:
    with pytest.raises(LogoUnread) as refusal:
        redraw_logo(content)
    assert refusal.value.sized is sized


# --- giving it


def sent(world: World, content: bytes) -> str:
    assert isinstance(world, NeutralWorld)
    assert isinstance(world.files, Drawer)
    world.files.kept["logo"] = content
    return json.dumps({"ref": "logo", "name": "logo.png", "size": len(content)})


async def prints_board(who: Neighbour, area: Area) -> str:
    await who.forges(
        PrintSheet(area=area.id, language="fr", sheet=KitSheet.BOARD, ink=InkUse.SAVER)
    )
    return words_on(who.files[who.document])


async def test_an_organiser_s_logo_and_numbers_are_on_every_member_s_sheets(
    world: World, organiser: Neighbour, bao: Neighbour, area: Area
) -> None:
    async with world.database.transaction() as store:
        (await store.areas.get_area(area.id)).numbers = NUMBERS
    assert "Tampon" in await prints_board(bao, area)
    await organiser.says("/kit")
    await organiser.presses(words.kit_give_logo())
    await organiser.fills(LogoForm, picture=sent(world, SHIELD))
    assert organiser.sees(words.kit_logo_kept())
    assert organiser.offered(words.kit_change_logo())
    board = await prints_board(bao, area)
    assert "Tampon" not in board
    assert "01 99 00 56 78" in board
    await organiser.presses(words.kit_drop_logo())
    assert "Tampon" in await prints_board(bao, area)
    acts = {entry.act for entry in await rows(world, JournalEntry)}
    assert acts >= {"kit_logo", "kit_no_logo"}


async def test_a_file_that_is_no_picture_is_refused_and_the_logo_stays(
    world: World, organiser: Neighbour, area: Area
) -> None:
    await organiser.forges(GiveLogo(area=area.id))
    await organiser.fills(LogoForm, picture=sent(world, SHIELD))
    await organiser.forges(GiveLogo(area=area.id))
    await organiser.fills(LogoForm, picture=sent(world, b"%PDF-1.7"))
    assert organiser.sees(words.kit_logo_unread())
    assert organiser.asked(LogoForm)
    async with world.database.transaction() as store:
        assert await store.kit.area_logo(area.id)


async def test_only_organisers_give_or_take_a_logo(
    world: World, organiser: Neighbour, bao: Neighbour, area: Area
) -> None:
    await organiser.forges(GiveLogo(area=area.id))
    await organiser.fills(LogoForm, picture=sent(world, SHIELD))
    await bao.forges(BrowseSheets(area=area.id, language="fr"))
    assert not bao.offered(words.kit_change_logo())
    for press in (GiveLogo(area=area.id), DropLogo(area=area.id)):
        await bao.forges(press)
    assert not bao.asked(LogoForm)
    async with world.database.transaction() as store:
        assert await store.kit.area_logo(area.id)


# --- signs that no font has

UNPRINTABLE = {"chinese": "王小明", "georgian": "გიორგი", "emoji": "🌻", "half": "Ana 王"}


FIELDS = ("name", "contact", "when", "back", "area", "numbers")


@pytest.mark.parametrize("typed", UNPRINTABLE.values(), ids=UNPRINTABLE.keys())
def test_half_a_name_is_printed_nowhere(typed: str) -> None:
    for sheet in KitSheet:
        contents = sheet_contents(order(sheet, **dict.fromkeys(FIELDS, typed)))
        said = json.dumps(contents, ensure_ascii=False)
        assert not set(said) & set("王小明გიორ🌻")
        assert "Ana" not in said


@pytest.mark.parametrize("sheet", KitSheet)
def test_what_cannot_be_printed_leaves_its_line_on_every_sheet(sheet: KitSheet) -> None:
    made = print_sheet(order(sheet, **dict.fromkeys(FIELDS, "王小明")), dots=20)
    assert set(pages(made.pdf)) == {A4}
    assert accessible(made.pdf)


def test_slips_leave_a_line_where_to_bring_them_and_whom_to_call() -> None:
    data = {
        name: order(KitSheet.SLIPS, name=name, back=back, contact=contact)
        for name, back, contact in (("王小明", "", "王"), ("Bao", "王", ""))
    }
    for each in data.values():
        said = words_on(print_sheet(each, dots=20).pdf)
        assert said.count("rendez ce papier ici :") == 3
    both = words_on(print_sheet(data["王小明"], dots=20).pdf)
    assert both.count("Ou appelez :") == 3


# --- money


@pytest.mark.parametrize(
    ("language", "says"),
    [("fr", "entraide gratuite entre voisins"), ("en", "neighbours helping each other for free")],
)
def test_who_never_heard_of_palier_reads_what_it_is_before_what_it_never_does(
    language: str, says: str
) -> None:
    said = words_on(print_sheet(order(KitSheet.MONEY, language=language), dots=20).pdf)
    assert says in said
