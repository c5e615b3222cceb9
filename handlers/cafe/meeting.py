"""Meeting somebody over a café: where a seat is free, and what can be done where none is."""

from __future__ import annotations

from datetime import timedelta

from handlers.cafe.feature import CafeAct, LoadedCafe, cafe, load_cafe
from handlers.cafe.hosting import invite_form
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Reply, Say
from messages import cafe as screen
from messages import words
from messages.catalog import plain_words
from storage.area import Area
from storage.outbox import DedupKey, occurrence_of

AHEAD = timedelta(days=60)
"""How far ahead a café is near enough to be waited for."""

MOST = 5
"""Cafés to choose from on one screen."""


@cafe.on_press(screen.ShowFreeSeats)
async def show_free_seats(press: screen.ShowFreeSeats, turn: Interaction) -> Reply:
    """The area's next cafés with a seat; to host one and to ask for one stand below."""
    area = await turn.own_area(press.area)
    offered = [
        (
            words.cafe_list_item(moment=each.cafe_facts.start_words, place=each.cafe.place),
            each.cafe.id,
        )
        for each in await _cafes_with_seats(area, turn)
    ]
    return Say(screen.free_seats_screen(area.id, area.name, offered))


async def _cafes_with_seats(area: Area, turn: Interaction) -> list[LoadedCafe]:
    """The first few that others host, and that are not hidden; of whom they may have to do with.

    Whom somebody keeps away from is not proposed to them; who is kept away sees what hangs there.
    """
    apart = {block.other_id for block in await turn.store.blocks.blocks_of(turn.member.id)}
    coming = await turn.store.cafes.cafes_between(area.id, turn.now, turn.now + AHEAD)
    hidden = await turn.hidden_cards(*(each.card_name for each in coming))
    found: list[LoadedCafe] = []
    for each in coming:
        mine = each.host_id == turn.member.id or each.host_id in apart
        if mine or each.card_name in hidden or len(found) == MOST:
            continue
        loaded = await load_cafe(each.id, turn, lock=False)
        if loaded.free_seats > 0:
            found.append(loaded)
    return found


@cafe.on_press(screen.ProposeCafeToMeet)
async def propose_to_meet(press: screen.ProposeCafeToMeet, turn: Interaction) -> Reply:
    """The form, with a word that says what it is for; nobody's reason to come stands there."""
    area = await turn.own_area(press.area)
    return await invite_form(area, turn, note=plain_words(words.cafe_meet_note(), turn.reader))


@cafe.on_press(screen.WishForCafe)
async def wish_for_cafe(press: screen.WishForCafe, turn: Interaction) -> Reply:
    """Who organises hears once a week that a café is wished for, never by whom."""
    area = await turn.own_area(press.area)
    told = await pass_wish_on(area, turn, but=turn.member.id)
    said = words.cafe_wish_passed() if told else words.cafe_wish_nobody()
    return Say(screen.wish_screen(area.id, said))


async def pass_wish_on(area: Area, context: JobContext, *, but: int | None = None) -> int:
    """How many who organise could be told; they read it once a week, whoever wishes."""
    year, week, _ = context.now.isocalendar()
    return await context.notify_responsible(
        area.id,
        screen.cafe_wish(area.id, area.name),
        once=DedupKey(area.key_subject, CafeAct.WISH, occurrence_of(year * 100 + week)),
        but=but,
    )
