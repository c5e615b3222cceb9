"""Organisers read what the months brought, as a page, a picture and a file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select

from handlers.organise.numbers.closing import close_area
from messages import words
from messages.language import LANGUAGES
from messages.model import Reader
from messages.organise.numbers.actions import DrawNumbers, ExportNumbers, ShowNumbers
from messages.organise.numbers.chart import chart_data, draw_numbers
from messages.organise.numbers.measures import AreaNumbers, Measure, PublishedNumber
from messages.organise.numbers.report import write_report
from storage.aid import GivenHour
from storage.area import Area
from storage.cafe import Cafe, CafeState
from storage.heat.checkins.tables import CheckEnding, CheckIn, CheckMoment, CheckPace
from storage.numbers import AreaNumber, CountedAs, begin_of_month, month_of
from tests.worlds import Neighbour, World

FIVE = ("Ema", "Fin", "Gil", "Hoa", "Ivo")
SAMPLE = AreaNumbers(
    1,
    "Belleville",
    2026,
    11,
    [
        PublishedNumber(Measure.CAFES, 2026, 1, 3, 7),
        PublishedNumber(Measure.CAFES, 2026, 4, 4, 5),
        PublishedNumber(Measure.CAFES, 2026, 5, 11, 12),
        PublishedNumber(Measure.GUESTS, 2026, 1, 3, 31),
        PublishedNumber(Measure.GUESTS, 2026, 4, 4, 18),
        PublishedNumber(Measure.GUESTS, 2026, 5, 11, 64),
        PublishedNumber(Measure.CAFES, 2025, 2, 9, 6),
        PublishedNumber(Measure.GUESTS, 2025, 2, 9, 22),
        PublishedNumber(Measure.MET, 2026, 1, 2, 9),
        PublishedNumber(Measure.MEDIAN, 2026, 1, 2, 1),
        PublishedNumber(Measure.KITS, 2026, 3, 8, 40),
        PublishedNumber(Measure.HOURS, 2026, 1, 6, 15),
    ],
)


async def closes(world: World, area: Area, *months: int) -> None:
    """The ninth of these months of 2027 comes; the job's part alone."""
    for month in months:
        async with world.database.transaction() as store:
            now = datetime(2027, month, 9, 12, tzinfo=UTC)
            await close_area(await store.areas.get_area(area.id), store, now)


async def counts(world: World, area: Area, month: int, more: int) -> None:
    async with world.database.transaction() as store:
        now = datetime(2027, month, 15, 12, tzinfo=UTC)
        await store.numbers.count_in(area.id, month_of(area, now), CountedAs.KITS, more)


async def published(world: World, area: Area) -> list[tuple[str, int, int, int]]:
    async with world.database.transaction() as store:
        read = await store.numbers.published(area.id, 2027)
    return sorted(
        (each.measure.value, each.first, each.last, each.amount) for each in read.published
    )


@pytest.mark.every_world
async def test_an_organiser_reads_the_numbers_in_three_forms(
    world: World, area: Area, organiser: Neighbour
) -> None:
    now = world.clock.now()
    async with world.database.transaction() as store:
        here, before = await store.areas.get_area(area.id), now - timedelta(days=62)
        await close_area(here, store, before)
        await store.numbers.count_in(here.id, month_of(here, before), CountedAs.KITS, 1012)
        await close_area(here, store, now)
    await organiser.says("/chiffres")
    assert organiser.sees(words.numbers_head(name=area.name))
    assert organiser.sees("1012") or organiser.sees("1 012") or organiser.sees("1\u202f012")
    await organiser.presses(words.numbers_picture())
    assert organiser.pictured
    await organiser.presses(words.numbers_file())
    assert organiser.document.endswith(".csv")
    assert b";1012\r\n" in organiser.files[organiser.document]


@pytest.mark.parametrize("action", [ShowNumbers, DrawNumbers, ExportNumbers])
async def test_nobody_else_reads_them(
    world: World, area: Area, bao: Neighbour, action: type
) -> None:
    await bao.forges(action(area=area.id))
    assert bao.sees(words.organise_not_yours())
    assert bao.files == {}
    await bao.says("/chiffres")
    assert bao.sees(words.organise_only())


async def test_few_are_joined_with_the_months_after_them(world: World, area: Area) -> None:
    await closes(world, area, 1)
    for month, more in ((1, 3), (3, 4), (4, 8)):
        await counts(world, area, month, more)
    await closes(world, area, 2, 3)
    assert await published(world, area) == []
    await closes(world, area, 4)
    assert await published(world, area) == [("kits", 1, 3, 7)]
    await closes(world, area, 5)
    assert await published(world, area) == [("kits", 1, 3, 7), ("kits", 4, 4, 8)]
    async with world.database.transaction() as store:
        parts = select(AreaNumber).where(
            col(AreaNumber.since).is_(None), col(AreaNumber.measure) == CountedAs.KITS
        )
        assert await store.numbers.all_rows(parts) == []


async def test_a_month_is_closed_once_and_never_changes(world: World, area: Area) -> None:
    await closes(world, area, 1)
    await counts(world, area, 1, 6)
    await closes(world, area, 2)
    await counts(world, area, 1, 6)
    await closes(world, area, 2, 3)
    assert await published(world, area) == [("kits", 1, 1, 6)]


async def test_cafes_count_once_somebody_came(world: World, area: Area) -> None:
    await closes(world, area, 1)
    told = [(6, None), (3, "few"), (0, None), (9, "not_yet"), *[(4, "fine")] * 4]
    async with world.database.transaction() as store:
        for day, (came, outcome) in enumerate(told, 2):
            held = Cafe(area_id=area.id, kind="home", place="", seats=6, state=CafeState.OVER)
            held.starts_at = datetime(2027, 1, day, 15, tzinfo=UTC)
            held.created_at, held.came, held.outcome = held.starts_at, came, outcome
            store.session.add(held)
    await closes(world, area, 2)
    assert await published(world, area) == [("cafes", 1, 1, 6), ("guests", 1, 1, 25)]


async def test_checks_of_fewer_than_five_neighbours_are_not_shown(world: World, area: Area) -> None:
    """However often one of them answers."""
    await closes(world, area, 1)
    people = [await world.joins(name, "fr", area) for name in FIVE]
    for month, who in ((1, people[:1] * 9), (2, people)):
        async with world.database.transaction() as store:
            here = await store.areas.get_area(area.id)
            for day, each in enumerate(who, 10):
                at = datetime(2027, month, day, 9, tzinfo=UTC)
                check = CheckIn(
                    member_id=each.member_id,
                    area_id=area.id,
                    on=at.date(),
                    moment=CheckMoment.MORNING,
                    pace=CheckPace.ORANGE,
                    asked_at=at,
                    step_at=at,
                )
                store.session.add(check)
                await store.session.flush()
                lately = await store.checkins.count_answering(check, begin_of_month(here, at))
                await store.numbers.count_answered(here, at, lately)
                check.outcome, check.ended_at = CheckEnding.FINE, at
        await closes(world, area, month + 1)
        expected = [] if month == 1 else [("checks", 1, 2, 14)]
        assert await published(world, area) == expected


async def test_hours_are_a_sum_that_outlives_who_gave_them(world: World, area: Area) -> None:
    await closes(world, area, 1)
    people = [await world.joins(name, "fr", area) for name in FIVE]
    async with world.database.transaction() as store:
        for each in people:
            for day in (12, 13):
                at = datetime(2027, 1, day, tzinfo=UTC)
                store.session.add(GivenHour(member_id=each.member_id, minutes=60, at=at))
    await closes(world, area, 2)
    assert await published(world, area) == [("hours", 1, 1, 10)]
    await people[0].says("/stop")
    await people[0].presses(words.account_erase())
    await closes(world, area, 3)
    assert await published(world, area) == [("hours", 1, 1, 10)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_picture_and_file_say_the_same_numbers(language: str) -> None:
    reader = Reader(language=language)
    drawn = chart_data(SAMPLE, reader)
    rows = [row for panel in drawn["panels"] for row in panel["rows"]]
    bars = [int(bar["label"]) for row in rows for bar in row["bars"]]
    lines = write_report(SAMPLE, reader).decode().splitlines()[1:]
    listed = [line.rsplit(";", 1)[1] for line in lines]
    shown = sorted(each.amount for each in SAMPLE.published if each.measure is not Measure.MEDIAN)
    assert sorted(bars) == shown
    assert sorted(int(each) for each in listed if each.isdigit()) == shown
    assert len(drawn["waits"]) == 2
    assert draw_numbers(SAMPLE, reader).startswith(b"\x89PNG\r\n\x1a\n")


def test_a_spreadsheet_works_nothing_out() -> None:
    named = AreaNumbers(1, "=1+1", 2026, 3, SAMPLE.published)
    lines = write_report(named, Reader()).decode().splitlines()[1:]
    assert all(line.startswith("'=1+1;") for line in lines)
