"""Editions: an organiser opens one, neighbours host their tables, one card gathers them."""

from __future__ import annotations

from datetime import date, time, timedelta

from handlers.cafe.edition_cards import (
    edition_facts,
    redraw_edition,
    tell_of_edition,
    today_there,
)
from handlers.cafe.feature import CafeAct, cafe
from handlers.cafe.hosting import invite_form
from handlers.kernel.events import CommandEvent
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, Refused, Reply, Say, Show
from messages import cafe as screen
from messages import words
from messages.model import Button, Message
from storage.area import Area
from storage.cafe import CafeEdition
from storage.outbox import DedupKey, occurrence_of

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
    first, last = screen.usual_days(press.kind, today_there(area, turn))
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
    today = today_there(area, turn)
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
        await tell_of_edition(edition, area, turn)
        turn.record_act(screen.EditionAct.OPENED, by=turn.member, area=area.id)
    elif edition.closed_at:
        # Closed too early: its card goes on.
        if (edition.first_on, edition.last_on) != (first, last):
            edition.first_on, edition.last_on, edition.opened_at = first, last, turn.now
        edition.closed_at = None
        await redraw_edition(edition, area, turn)
        await tell_of_edition(edition, area, turn)
        turn.record_act(screen.EditionAct.OPENED, by=turn.member, area=area.id)
    return Show(await _screen_of(edition, turn), hint=words.cafe_edition_published())


@cafe.on_press(screen.ShowEdition)
async def show_edition(press: screen.ShowEdition, turn: Interaction) -> Reply:
    edition = await turn.store.cafes.get_edition(press.edition)
    return Show(await _screen_of(edition, turn, page=press.page))


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
    edition.opened_at = turn.now
    # What waits for the morning names the day of before.
    await turn.withdraw_messages(edition.card_name, CafeAct.NEW)
    await redraw_edition(edition, area, turn)
    await tell_of_edition(edition, area, turn)
    moved = await edition_facts(edition, area, turn)
    once = DedupKey(edition.card_name, CafeAct.CHANGED, occurrence_of(turn.now))
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


async def _screen_of(edition: CafeEdition, turn: Interaction, *, page: int = 0) -> Message:
    area = await turn.store.areas.get_area(edition.area_id)
    facts = await edition_facts(edition, area, turn)
    if edition.closed_at:
        return screen.edition_closed(facts)
    stranger = None
    if not any(area.id == own.id for _, own in await turn.own_areas()):
        label = words.cafe_join_area(area=area.name)
        stranger = Button(label=label, start=f"q_{area.code}", forward=False)
    organiser = await turn.organises_area(area.id)
    return screen.edition_screen(facts, organiser=organiser, stranger=stranger, page=page)


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


def _day_to_come(ordinal: int, today: date) -> date:
    """A day that was chosen; a button can be forged, or be old."""
    if not today.toordinal() <= ordinal <= (today + A_YEAR).toordinal():
        raise Refused(words.form_past())
    return date.fromordinal(ordinal)
