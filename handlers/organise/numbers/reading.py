"""Numbers as a page, a picture and a file: for who organises the area, in private."""

from __future__ import annotations

from functools import partial

from handlers.kernel.events import CommandEvent, DocumentMadeEvent
from handlers.kernel.feature import CommandMenu, CommandSection
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.ports import Services
from handlers.kernel.replies import CallService, MoveToPrivate, Refused, Reply, Say, Send, Show
from handlers.organise.feature import (
    area_choices,
    area_of,
    must_organise_any,
    organise,
    organised_areas,
)
from messages import words
from messages.model import Document, Message
from messages.organise.numbers.actions import DrawNumbers, ExportNumbers, ShowNumbers
from messages.organise.numbers.chart import draw_numbers
from messages.organise.numbers.measures import AreaNumbers
from messages.organise.numbers.report import write_report
from messages.organise.numbers.views import choose_numbers, numbers_screen
from storage.area import Area
from storage.numbers import month_of


@organise.command(
    "chiffres",
    menu=CommandMenu.ORGANISERS,
    discreet=True,
    private_only=MoveToPrivate("chiffres", words.numbers_in_private()),
    requires=must_organise_any,
    section=CommandSection.ORGANISING,
)
async def numbers_command(_: CommandEvent, turn: Interaction) -> Reply:
    return Say(await _first_screen(turn))


@organise.on_start_link("chiffres")
async def open_numbers_link(_: CommandEvent, turn: Interaction) -> Reply:
    await must_organise_any(turn)
    return Say(await _first_screen(turn))


async def _first_screen(turn: Interaction) -> Message:
    areas = await organised_areas(turn)
    if not areas:
        raise Refused(words.numbers_no_area())
    if len(areas) == 1:
        return numbers_screen(await read_numbers(areas[0], turn))
    return choose_numbers(area_choices(areas))


async def read_numbers(area: Area, context: JobContext) -> AreaNumbers:
    """All three forms are made of this: what was published, of this year and the last."""
    year = month_of(area, context.now).year
    read = await context.store.numbers.published(area.id, year)
    until = read.until.month if read.until and read.until.year == year else 0
    return AreaNumbers(area.id, area.name, year, until, read.published)


async def _published_numbers(area_id: int, turn: Interaction) -> AreaNumbers:
    seen = await read_numbers(await area_of(turn, area_id), turn)
    if not seen.published:
        raise Refused(words.numbers_none_yet())
    return seen


@organise.on_press(ShowNumbers)
async def show_numbers(press: ShowNumbers, turn: Interaction) -> Reply:
    return Show(numbers_screen(await read_numbers(await area_of(turn, press.area), turn)))


@organise.on_press(DrawNumbers)
async def order_picture(press: DrawNumbers, turn: Interaction) -> Reply:
    seen, reader = await _published_numbers(press.area, turn), turn.reader

    async def make(outside: Services) -> DocumentMadeEvent:
        content = await outside.maker.make_document(partial(draw_numbers, seen, reader))
        caption = words.numbers_picture_caption(area=seen.name)
        return DocumentMadeEvent(
            Document(
                name="palier-numbers.png",
                media_type="image/png",
                content=content,
                caption=caption,
                shown=True,
            ),
            press,
        )

    return CallService(make)


@organise.on_event(DocumentMadeEvent, asked_for=DrawNumbers)
async def hand_over_numbers(event: DocumentMadeEvent, turn: Interaction) -> Reply:
    """Whoever stopped organising meanwhile gets nothing."""
    if isinstance(event.asked_for, DrawNumbers):
        await turn.require_organiser(event.asked_for.area)
    return Send(event.document)


@organise.on_press(ExportNumbers)
async def hand_over_file(press: ExportNumbers, turn: Interaction) -> Reply:
    seen = await _published_numbers(press.area, turn)
    return Send(
        Document(
            name=f"palier-{seen.year}.csv",
            media_type="text/csv",
            content=write_report(seen, turn.reader),
            caption=words.numbers_file_caption(area=seen.name),
        )
    )
