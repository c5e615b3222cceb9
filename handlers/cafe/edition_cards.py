"""The one card of an edition: what it shows, who is told of it, and how it follows its tables."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.cafe.feature import CafeAct, cafe
from handlers.kernel.events import JobTick
from handlers.kernel.interaction import JobContext
from messages import cafe as screen
from messages.model import MomentText, Topic
from storage.area import Area
from storage.cafe import CafeEdition
from storage.cafe.editions import EDITIONS_OPEN
from storage.outbox import DedupKey, occurrence_of
from storage.people import Member


@cafe.every(minutes=1, when=EDITIONS_OPEN)
async def keep_editions(_: JobTick, context: JobContext) -> None:
    """Each card follows its tables, and has its last word the day after the last."""
    for edition in await context.store.cafes.open_editions():
        async with context.store.isolate_item("edition", edition.id):
            area = await context.store.areas.get_area(edition.area_id)
            if area.closed_at or today_there(area, context) > edition.last_on:
                edition.closed_at = context.now
            await redraw_edition(edition, area, context)


@cafe.on_last_wall_lost
async def tell_where_no_wall_is(area: Area, context: JobContext) -> None:
    for edition in await context.store.cafes.open_editions(area.id):
        await tell_of_edition(edition, area, context)


@cafe.on_erase
async def forget_tables_on_erase(member: Member, context: JobContext) -> None:
    """The tables of whoever leaves are called off: no card of all keeps their words."""
    for edition in await context.store.cafes.open_editions():
        area = await context.store.areas.get_area(edition.area_id)
        await redraw_edition(edition, area, context)


async def redraw_edition(edition: CafeEdition, area: Area, context: JobContext) -> None:
    """Its card comes to show the tables as they are; it is edited only where it changes."""
    await context.store.session.flush()
    facts = await edition_facts(edition, area, context)
    shown = screen.edition_card(facts)
    if edition.closed_at:
        begins, ends = _window(edition, area)
        shown = screen.edition_closed(facts)
        if ends <= context.now:
            held = await context.store.cafes.count_tables_held(area.id, begins, ends)
            shown = screen.edition_over(facts, held)
    await context.redraw_card(edition.card_name, shown)


async def edition_facts(
    edition: CafeEdition, area: Area, context: JobContext
) -> screen.EditionFacts:
    """What its card tells: cafés of those days from today on, none that is hidden.

    Who comes late to the Fête finds the tables that have begun.
    """
    cafes = context.store.cafes
    begins, ends = _window(edition, area)
    today = datetime.combine(today_there(area, context), time(), ZoneInfo(area.zone))
    coming = await cafes.tables_between(area.id, max(begins, today), ends)
    hidden = await context.hidden_cards(*(each.card_name for each in coming))
    shown = [each for each in coming if each.card_name not in hidden and each.place]
    seated = await cafes.count_seated([each.id for each in shown])
    return screen.EditionFacts(
        edition=edition.id,
        code=edition.code,
        kind=screen.EditionKind(edition.kind),
        area=area.id,
        area_name=area.name,
        zone=area.zone,
        first_on=edition.first_on,
        last_on=edition.last_on,
        tables=[
            screen.TableFacts(
                cafe=each.id,
                starts=MomentText(at=each.starts_at, zone=area.zone),
                place=each.place,
                note=each.note,
                seated=seated.get(each.id, 0) if each.came is None else each.came,
            )
            for each in shown
        ],
    )


async def tell_of_edition(edition: CafeEdition, area: Area, context: JobContext) -> None:
    """Those who follow cafés and see no wall, once unless its days change."""
    walls = await context.store.areas.taking_cards(area.id)
    audience = await context.store.areas.topic_audience(area, Topic.CAFE, off_walls=bool(walls))
    letter = screen.edition_letter(await edition_facts(edition, area, context))
    once = DedupKey(edition.card_name, CafeAct.NEW, occurrence_of(edition.opened_at))
    _, ends = _window(edition, area)
    await context.notify_many(audience, letter, once=once, until=ends)


def _window(edition: CafeEdition, area: Area) -> tuple[datetime, datetime]:
    """Its days by the area's clocks."""
    zone = ZoneInfo(area.zone)
    after = edition.last_on + timedelta(days=1)
    return (
        datetime.combine(edition.first_on, time(), zone),
        datetime.combine(after, time(), zone),
    )


def today_there(area: Area, context: JobContext) -> date:
    return context.now.astimezone(ZoneInfo(area.zone)).date()
