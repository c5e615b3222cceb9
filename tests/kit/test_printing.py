"""Asking for a sheet: by buttons, by a form, and what is handed over."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel, col, select

from messages import words
from messages.kit import (
    ChooseSheet,
    InkUse,
    KitSheet,
    PosterForm,
    PosterService,
    PrintSheet,
    SlipsForm,
)
from messages.model import LanguageName
from storage.area import Area
from storage.numbers import AreaNumber, CountedAs
from tests.kit.paper import codes_on, pages, words_on
from tests.worlds import Neighbour, NeutralWorld, SlackWorld, TelegramWorld, Wall, World

PHONE = "06 39 98 01 20"
ENGLISH = LanguageName(language="en")


@pytest.mark.every_world
async def test_a_poster_comes_as_a_picture_and_as_a_file_to_print(
    world: World, bao: Neighbour
) -> None:
    await bao.says("/kit")
    assert bao.sees(words.kit_what())
    await bao.presses(words.kit_sheet_poster())
    await bao.fills(
        PosterForm,
        name="Bao",
        can=[PosterService.ERRANDS, PosterService.PETS],
        when="le soir",
        contact=PHONE,
    )
    assert bao.pictured
    assert bao.sees(words.kit_ready())
    assert bao.document == "palier-affiche.pdf"
    said = words_on(bao.files["palier-affiche.pdf"])
    assert "Je m’appelle Bao" in said
    assert said.count(PHONE) == 9
    assert "faire vos courses" in said
    assert "bricolage" not in said
    assert bao.files["palier-affiche.png"].startswith(b"\x89PNG")


@pytest.mark.every_world
async def test_the_poster_leads_to_the_neighbourhood_by_the_best_link_there_is(
    world: World, bao: Neighbour, area: Area
) -> None:
    await order_poster(bao)
    links = {
        TelegramWorld: f"https://t.me/palier_bot?start=q_{area.code}",
        NeutralWorld: f"https://palier.example/q_{area.code}",
    }
    (read,) = codes_on(bao.files["palier-affiche.png"])
    if isinstance(world, SlackWorld):
        assert read.startswith("https://")
        assert "/archives/" in read
    else:
        assert read == links[type(world)]


@pytest.mark.every_world
async def test_with_no_link_anywhere_the_poster_names_palier_instead(
    world: World, bao: Neighbour
) -> None:
    world.links = Nowhere()
    await world.restarts()
    await order_poster(bao)
    assert codes_on(bao.files["palier-affiche.png"]) == []
    assert "cherchez « Palier »" in words_on(bao.files["palier-affiche.pdf"])


async def test_the_name_is_there_already_and_a_number_is_up_to_each(bao: Neighbour) -> None:
    await bao.says("/kit")
    await bao.presses(words.kit_sheet_poster())
    await bao.fills(PosterForm)
    said = words_on(bao.files["palier-affiche.pdf"])
    assert "Je m’appelle Bao" in said
    assert "Téléphone" in said


async def test_a_number_given_for_a_sheet_is_kept_nowhere(
    world: World, bao: Neighbour, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await order_poster(bao)
    kept = [
        f"{name}: {row}"
        for name, rows in (await everything(world)).items()
        for row in rows
        if PHONE in str(row) or PHONE.replace(" ", "") in str(row)
    ]
    assert kept == []
    ours = [each.getMessage() for each in caplog.records if each.name.startswith("bot")]
    assert not any(PHONE in each for each in ours)


async def test_sheets_that_need_no_words_are_printed_by_two_presses(
    bao: Neighbour, area: Area
) -> None:
    for sheet, called, name in (
        (words.kit_sheet_directory(), words.kit_ink_saver(), "palier-annuaire.pdf"),
        (words.kit_sheet_heat(), words.kit_ink_colour(), "palier-conseils-chaleur.pdf"),
        (words.kit_sheet_lobby(), words.kit_ink_saver(), "palier-canicule-entree.pdf"),
    ):
        await bao.says("/kit")
        await bao.presses(sheet)
        await bao.presses(called)
        assert bao.document == name
        assert pages(bao.files[name])


async def test_saving_ink_is_another_print(bao: Neighbour) -> None:
    drawn = []
    for ink in (words.kit_ink_colour(), words.kit_ink_saver()):
        await bao.says("/kit")
        await bao.presses(words.kit_sheet_money())
        await bao.presses(ink)
        drawn.append(bao.files["palier-conseils-argent.png"])
    assert drawn[0] != drawn[1]


async def test_a_sheet_may_be_printed_in_another_language(bao: Neighbour) -> None:
    await bao.says("/kit")
    await bao.presses(words.kit_in_language(language=ENGLISH))
    assert bao.sees(words.kit_now_in(language=ENGLISH))
    await bao.presses(words.kit_sheet_money())
    await bao.presses(words.kit_ink_colour())
    assert "Money between us" in words_on(bao.files["palier-advice-money.pdf"])
    assert bao.sees(words.kit_ready())


@pytest.mark.every_world
async def test_whoever_lives_in_two_neighbourhoods_prints_for_either(world: World) -> None:
    here, there = await world.declares("Belleville"), await world.declares("Jourdain")
    await world.hangs(here, "Belleville")
    await world.hangs(there, "Jourdain")
    paul = await world.joins("Paul", "fr", here, there)
    await paul.says("/kit")
    await paul.presses(words.kit_for_area(area="Jourdain"))
    assert paul.sees(words.kit_title(area="Jourdain"))
    await paul.presses(words.kit_sheet_poster())
    await paul.fills(PosterForm)
    assert "Jourdain" in words_on(paul.files["palier-affiche.pdf"])


async def test_what_cannot_be_printed_is_said(bao: Neighbour) -> None:
    await bao.says("/kit")
    await bao.presses(words.kit_sheet_poster())
    await bao.fills(PosterForm, name="Bao 🎈")
    assert bao.sees(words.kit_ready_gaps())


async def test_a_name_is_no_source_code(bao: Neighbour) -> None:
    await bao.says("/kit")
    await bao.presses(words.kit_sheet_poster())
    await bao.fills(PosterForm, name='#read("/etc/passwd")', when="<img src=x> $x$")
    said = words_on(bao.files["palier-affiche.pdf"])
    assert '#read("/etc/passwd")' in said
    assert "<img src=x> $x$" in said


@pytest.mark.every_world
async def test_too_long_a_name_is_refused_and_nothing_is_lost(bao: Neighbour) -> None:
    await bao.says("/kit")
    await bao.presses(words.kit_sheet_slips())
    await bao.fills(SlipsForm, name="B" * 300)
    if not isinstance(bao.world, SlackWorld):  # which counts as one types
        assert bao.sees(words.form_too_long(limit=40, length=300))
    assert bao.files == {}
    await bao.fills(SlipsForm, name="Bao", back="boîte 3")
    assert "boîte 3" in words_on(bao.files["palier-papiers.pdf"])


@pytest.mark.every_world
async def test_asked_for_on_a_wall_the_kit_comes_in_private(
    bao: Neighbour, belleville: Wall
) -> None:
    before = len(belleville.screen)
    await bao.says("/kit", on=belleville)
    assert bao.sees(words.kit_what())
    assert len(belleville.screen) == before


async def test_the_kit_is_for_those_who_belong_somewhere(world: World, belleville: Wall) -> None:
    stranger = await world.arrives("Zoé")
    await stranger.says("/kit")
    assert stranger.sees(words.area_first())


async def test_nobody_prints_for_a_neighbourhood_they_are_not_in(
    world: World, bao: Neighbour
) -> None:
    other = await world.declares("Jourdain")
    chosen = ChooseSheet(area=other.id, language="fr", sheet=KitSheet.BOARD)
    printed = PrintSheet(area=other.id, language="fr", sheet=KitSheet.BOARD, ink=InkUse.SAVER)
    for forged in (chosen, printed):
        await bao.forges(forged)
        assert bao.sees(words.kit_not_yours())
    assert bao.files == {}


@pytest.mark.every_world
async def test_a_poster_without_its_form_is_not_printed(bao: Neighbour, area: Area) -> None:
    await bao.forges(
        PrintSheet(area=area.id, language="xx", sheet=KitSheet.POSTER, ink=InkUse.SAVER)
    )
    assert bao.sees(words.gone())
    assert bao.files == {}


async def test_prints_are_counted_without_names(world: World, bao: Neighbour, area: Area) -> None:
    await order_poster(bao)
    await order_poster(bao)
    await bao.says("/kit")
    await bao.presses(words.kit_sheet_board())
    await bao.presses(words.kit_ink_saver())
    async with world.database.transaction() as store:
        assert await store.kit.print_counts(area.id) == {"board": 1, "poster": 2}
    assert {"area_id", "sheet", "count"} == set(
        SQLModel.metadata.tables["printcount"].columns.keys()
    )


async def test_organisers_read_no_sheet_that_was_just_made(
    world: World, bao: Neighbour, organiser: Neighbour, area: Area
) -> None:
    """It is in the numbers of its month, and before in nothing that they see."""
    await organiser.says("/orga")
    before = organiser.screen[-1].words
    await order_poster(bao)
    await organiser.says("/orga")
    assert organiser.screen[-1].words == before
    async with world.database.transaction() as store:
        kept = await store.numbers.all_rows(
            select(AreaNumber).where(col(AreaNumber.measure) == CountedAs.KITS)
        )
        assert [(each.amount, each.since) for each in kept] == [(1, None)]


async def test_a_sheet_is_made_beside_everybodys_turns(world: World, bao: Neighbour) -> None:
    """Nothing is locked while paper is laid out: somebody else is answered meanwhile."""
    seen: list[bool] = []

    class Slow:
        async def make_document(self, work: Any) -> Any:
            async with asyncio.timeout(5), world.database.transaction() as store:
                seen.append(bool(await store.kit.print_counts(0) == {}))
            return await asyncio.to_thread(work)

    world.maker = Slow()
    await world.restarts()
    await order_poster(bao)
    assert seen == [True]
    assert bao.document == "palier-affiche.pdf"


async def order_poster(who: Neighbour) -> None:
    await who.says("/kit")
    await who.presses(words.kit_sheet_poster())
    await who.fills(PosterForm, contact=PHONE)


class Nowhere:
    """No platform has an address."""

    async def opening_link(self, payload: str, walls: object) -> None:
        return None


async def everything(world: World) -> dict[str, list[Any]]:
    """Every row as the database keeps it."""
    async with world.database.engine.connect() as connection:
        return {
            name: list(await connection.execute(text(f'SELECT * FROM "{name}"')))
            for name in SQLModel.metadata.tables
        }
