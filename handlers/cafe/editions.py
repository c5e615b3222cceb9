"""Editions: an organiser opens one, neighbours host their tables, one card gathers them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.cafe.feature import CafeAct, cafe
from handlers.cafe.hosting import invite_form
from handlers.kernel.events import CommandEvent, JobTick
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Ask, Refused, Reply, Say, Show
from messages import cafe as screen
from messages import words
from messages.model import Button, Message, MomentText, Topic
from storage.area import Area
from storage.cafe import CafeEdition, CafeState
from storage.cafe.editions import EDITIONS_OPEN
from storage.outbox import DedupKey, occurrence_of
from storage.people import Member

A_YEAR = timedelta(days=366)
"""How far ahead a day may be chosen."""

EVENING = time(19)
"""When tables of the Fête des voisins are usually set."""


@cafe.on_press(screen.ShowEditions)
async def show_editions(press: screen.ShowEditions, turn: Interaction) -> Reply:
    area = await _organised_area(press.area, turn)
    opened = [
        await edition_facts(each, area, turn)
        for each in await turn.store.cafes.open_editions(area.id)
    ]
    return Show(screen.editions_screen(area.id, area.name, opened))


@cafe.on_press(screen.BeginEdition)
async def begin_edition(press: screen.BeginEdition, turn: Interaction) -> Reply:
    """The summer has its days; the day of the Fête is asked, the usual one offered."""
    area = await _organised_area(press.area, turn)
    first, last = screen.usual_days(press.kind, _today(area, turn))
    if press.kind is screen.EditionKind.NEIGHBOURS:
        return Ask(screen.EditionForm, {"area": area.id, "day": first.isoformat()})
    return Show(screen.edition_preview(await _planned(press.kind, first, last, area, turn)))


@cafe.on_form(screen.EditionForm)
async def choose_day(form: screen.EditionForm, turn: Interaction) -> Reply:
    """Shown before it hangs; of one that hangs already, the day changes at once."""
    area = await _organised_area(form.area, turn)
    if form.edition:
        return await _move(form.edition, form.day, turn)
    kind = screen.EditionKind.NEIGHBOURS
    return Say(screen.edition_preview(await _planned(kind, form.day, form.day, area, turn)))


@cafe.on_press(screen.PublishEdition)
async def publish_edition(press: screen.PublishEdition, turn: Interaction) -> Reply:
    """Pressed twice, or by two organisers at once, it hangs once."""
    area = await _organised_area(press.area, turn)
    today = _today(area, turn)
    first, last = screen.usual_days(press.kind, today)
    if press.kind is screen.EditionKind.NEIGHBOURS:
        first = last = _day_to_come(press.day, today)
    opened = CafeEdition(
        area_id=area.id,
        kind=press.kind,
        year=first.year,
        first_on=first,
        last_on=last,
        opened_at=turn.now,
    )
    new = await turn.store.cafes.open_edition(opened)
    edition = await turn.store.cafes.edition_of(area.id, press.kind, first.year)
    if edition is None:
        raise Refused(words.gone())
    if new:
        facts = await edition_facts(edition, area, turn)
        await turn.publish_card(area, edition.card_name, screen.edition_card(facts))
        await _tell_area(edition, area, turn)
        turn.record_act(screen.EditionAct.OPENED, by=turn.member, area=area.id)
    elif edition.closed_at:
        # Closed too early: its card goes on.
        edition.first_on, edition.last_on, edition.closed_at = first, last, None
        await redraw_edition(edition, area, turn)
        turn.record_act(screen.EditionAct.OPENED, by=turn.member, area=area.id)
    return Show(await _screen_of(edition, turn), hint=words.cafe_edition_published())


@cafe.on_press(screen.ShowEdition)
async def show_edition(press: screen.ShowEdition, turn: Interaction) -> Reply:
    return Show(await _screen_of(await turn.store.cafes.get_edition(press.edition), turn))


@cafe.on_start_link(screen.EDITION_START)
async def follow_edition(command: CommandEvent, turn: Interaction) -> Reply:
    """Like a café's, its link works for anyone who was given it."""
    edition = await turn.store.cafes.edition_by_code(command.words.strip())
    if edition is None:
        raise Refused(words.cafe_edition_gone())
    return Say(await _screen_of(edition, turn))


@cafe.on_press(screen.HostTable)
async def host_table(press: screen.HostTable, turn: Interaction) -> Reply:
    """An invitation like any other, with the day of the Fête."""
    edition = await turn.store.cafes.get_edition(press.edition)
    if edition.closed_at:
        raise Refused(words.cafe_edition_gone())
    area = await turn.own_area(edition.area_id)
    if edition.first_on != edition.last_on:
        return await invite_form(area, turn)
    return await invite_form(
        area,
        turn,
        kind=screen.CafeKind.PICNIC,
        day=edition.first_on.isoformat(),
        hour=EVENING.isoformat("minutes"),
    )


@cafe.on_press(screen.MoveEdition)
async def ask_new_day(press: screen.MoveEdition, turn: Interaction) -> Reply:
    edition = await _own_edition(press.edition, turn)
    given = {"area": edition.area_id, "edition": edition.id, "day": edition.first_on.isoformat()}
    return Ask(screen.EditionForm, given)


async def _move(edition_id: int, day: date, turn: Interaction) -> Reply:
    """Its card follows at once; whoever hosts a table on the day of before is told."""
    edition = await _own_edition(edition_id, turn)
    if edition.kind != screen.EditionKind.NEIGHBOURS:
        raise Refused(words.gone())
    area = await turn.store.areas.get_area(edition.area_id)
    if day == edition.first_on:
        return Show(await _screen_of(edition, turn), hint=words.cafe_unchanged())
    before = await edition_facts(edition, area, turn)
    edition.first_on = edition.last_on = day
    await redraw_edition(edition, area, turn)
    await _tell_area(edition, area, turn)
    moved = await edition_facts(edition, area, turn)
    once = DedupKey(edition.card_name, CafeAct.CHANGED, occurrence_of(day))
    hosts = await turn.store.cafes.hosts_of([table.cafe for table in before.tables])
    for table in before.tables:
        if host := hosts.get(table.cafe):
            letter = screen.table_keeps_its_day(moved, table)
            await turn.notify_member(host, letter, once=once, until=table.starts.at)
    turn.record_act(screen.EditionAct.MOVED, by=turn.member, area=area.id)
    return Show(await _screen_of(edition, turn), hint=words.cafe_updated())


@cafe.on_press(screen.CloseEdition)
async def close_edition(press: screen.CloseEdition, turn: Interaction) -> Reply:
    edition = await _own_edition(press.edition, turn)
    area = await turn.store.areas.get_area(edition.area_id)
    if not press.sure:
        return Show(screen.close_edition_screen(await edition_facts(edition, area, turn)))
    edition.closed_at = turn.now
    await turn.withdraw_messages(edition.card_name)
    await redraw_edition(edition, area, turn)
    turn.record_act(screen.EditionAct.CLOSED, by=turn.member, area=area.id)
    return await show_editions(screen.ShowEditions(area=area.id), turn)


@cafe.every(minutes=1, when=EDITIONS_OPEN)
async def keep_editions(_: JobTick, context: JobContext) -> None:
    """Each card follows its tables, and has its last word the day after the last."""
    for edition in await context.store.cafes.open_editions():
        async with context.store.isolate_item("edition", edition.id):
            area = await context.store.areas.get_area(edition.area_id)
            if area.closed_at or _today(area, context) > edition.last_on:
                edition.closed_at = context.now
            await redraw_edition(edition, area, context)


@cafe.on_last_wall_lost
async def tell_where_no_wall_is(area: Area, context: JobContext) -> None:
    for edition in await context.store.cafes.open_editions(area.id):
        await _tell_area(edition, area, context)


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
            held = await context.store.cafes.count_held(area.id, begins, ends)
            shown = screen.edition_over(facts, held)
    await context.redraw_card(edition.card_name, shown)


async def edition_facts(
    edition: CafeEdition, area: Area, context: JobContext
) -> screen.EditionFacts:
    """What its card tells: cafés of those days that are still to come, none that is hidden."""
    cafes = context.store.cafes
    begins, ends = _window(edition, area)
    coming = await cafes.cafes_between(area.id, max(begins, context.now), ends)
    hidden = await context.hidden_cards(*(each.card_name for each in coming))
    shown = [
        each
        for each in coming
        if each.card_name not in hidden and each.state is CafeState.OPEN and each.place
    ]
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
                seated=seated.get(each.id, 0),
            )
            for each in shown
        ],
    )


async def _planned(
    kind: screen.EditionKind, first: date, last: date, area: Area, turn: Interaction
) -> screen.EditionFacts:
    """One that is not opened yet."""
    planned = CafeEdition(
        area_id=area.id,
        kind=kind,
        year=first.year,
        first_on=first,
        last_on=last,
        opened_at=turn.now,
    )
    return await edition_facts(planned, area, turn)


async def _tell_area(edition: CafeEdition, area: Area, context: JobContext) -> None:
    """Those who follow cafés and see no wall, once for each day it may be on."""
    walls = await context.store.areas.taking_cards(area.id)
    audience = await context.store.areas.topic_audience(area, Topic.CAFE, off_walls=bool(walls))
    letter = screen.edition_letter(await edition_facts(edition, area, context))
    once = DedupKey(edition.card_name, CafeAct.NEW, occurrence_of(edition.first_on))
    _, ends = _window(edition, area)
    await context.notify_many(audience, letter, once=once, until=ends)


async def _screen_of(edition: CafeEdition, turn: Interaction) -> Message:
    area = await turn.store.areas.get_area(edition.area_id)
    facts = await edition_facts(edition, area, turn)
    if edition.closed_at:
        return screen.edition_closed(facts)
    stranger = None
    if not any(area.id == own.id for _, own in await turn.own_areas()):
        label = words.cafe_join_area(area=area.name)
        stranger = Button(label=label, start=f"q_{area.code}", forward=False)
    organiser = await turn.organises_area(area.id)
    return screen.edition_screen(facts, organiser=organiser, stranger=stranger)


async def _organised_area(area_id: int, turn: Interaction) -> Area:
    await turn.require_organiser(area_id)
    return await turn.store.areas.get_area(area_id)


async def _own_edition(edition_id: int, turn: Interaction) -> CafeEdition:
    """The edition, locked, if they organise its area and it is open."""
    edition = await turn.store.cafes.get_edition(edition_id, lock=True)
    await turn.require_organiser(edition.area_id)
    if edition.closed_at:
        raise Refused(words.cafe_edition_gone())
    return edition


def _window(edition: CafeEdition, area: Area) -> tuple[datetime, datetime]:
    """Its days by the area's clocks."""
    zone = ZoneInfo(area.zone)
    after = edition.last_on + timedelta(days=1)
    return (
        datetime.combine(edition.first_on, time(), zone),
        datetime.combine(after, time(), zone),
    )


def _today(area: Area, context: JobContext) -> date:
    return context.now.astimezone(ZoneInfo(area.zone)).date()


def _day_to_come(ordinal: int, today: date) -> date:
    """A day that was chosen; a button can be forged, or be old."""
    if not today.toordinal() <= ordinal <= (today + A_YEAR).toordinal():
        raise Refused(words.form_past())
    return date.fromordinal(ordinal)
