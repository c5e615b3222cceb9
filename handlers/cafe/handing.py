"""Handing a café over to a guest, who must accept."""

from __future__ import annotations

from handlers.cafe.feature import (
    CafeAct,
    LoadedCafe,
    cafe,
    fill_seats,
    host_view,
    load_cafe,
    redraw_cafe,
    tell_everyone,
)
from handlers.cafe.hosting import cafe_hosted_by, change_form
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, Refused, Reply, Show
from messages import cafe as screen
from messages import words
from messages.model import ConfidencePurpose, message
from storage.cafe import Attendance


@cafe.on_press(screen.HandCafeOver)
async def hand_over(press: screen.HandCafeOver, turn: Interaction) -> Reply:
    loaded = await cafe_hosted_by(press.cafe, turn)
    guests = await turn.store.cafes.list_answers(press.cafe, (Attendance.GOING,))
    apart = {block.other_id for block in await turn.store.blocks.blocks_of(turn.member.id)}
    heirs = [(member.id, member.name) for _, member in guests if member.id not in apart]
    return Show(screen.heirs_screen(loaded.cafe_facts, heirs))


@cafe.on_press(screen.HandCafeTo)
async def hand_to(press: screen.HandCafeTo, turn: Interaction) -> Reply:
    loaded = await cafe_hosted_by(press.cafe, turn)
    guests = await turn.store.cafes.list_answers(press.cafe, (Attendance.GOING,))
    heir = next((member for _, member in guests if member.id == press.member), None)
    if heir is None or not loaded.cafe.open_at(turn.now):
        raise Refused(words.gone())
    asked = Show(message(words.cafe_hand_over_asked(name=heir.name)))
    if await turn.store.blocks.is_blocked(turn.member.id, heir.id):
        # It is as if they had not answered.
        return asked
    loaded.cafe.heir_id = heir.id
    letter = screen.cafe_notice(
        loaded.cafe_facts,
        words.cafe_hand_over_ask(host=turn.member.name),
        rows=screen.heir_choice(loaded.cafe_facts),
    )
    once = loaded.dedup_key(CafeAct.HEIR, turn.now)
    await turn.notify_member(heir, letter, once=once, until=loaded.cafe.starts_at)
    return asked


@cafe.on_press(screen.TakeCafeOver)
async def take_over(press: screen.TakeCafeOver, turn: Interaction) -> Reply:
    """The one who was asked becomes the host; their guest's seat is free again."""
    loaded = await load_cafe(press.cafe, turn)
    if loaded.cafe.heir_id != turn.member.id or not loaded.cafe.open_at(turn.now):
        raise Refused(words.cafe_take_over_late())
    host, loaded.cafe.heir_id = loaded.host, None
    once = loaded.dedup_key(CafeAct.HOST, turn.now)
    name = turn.member.name
    if not press.yes:
        if host:
            told = screen.cafe_notice(loaded.cafe_facts, words.cafe_take_over_refused(name=name))
            await turn.notify_member(host, told, once=once)
        return Show(message(words.cafe_take_over_declined()))
    if loaded.at_home and await turn.is_new_author(turn.member, loaded.area):
        raise Refused(words.organise_first_no_home())
    loaded.cafe.host_id, loaded.cafe.address = turn.member.id, None
    if loaded.at_home:
        # What was true at the home of whoever invited before.
        loaded.cafe.access = []
    # What waits names the host of before: it is said anew.
    stale = CafeAct.EVE, CafeAct.SOON, CafeAct.CHANGED, CafeAct.ADDRESS
    await turn.withdraw_messages(loaded.cafe.card_name, *stale)
    await turn.end_confidence(ConfidencePurpose.CAFE, loaded.cafe.id)
    await turn.store.cafes.forget_answer(loaded.cafe.id, turn.member.id)
    await turn.store.session.flush()
    loaded = await fill_seats(await load_cafe(press.cafe, turn), turn)
    await turn.store.outbox.set_card_author(loaded.cafe.card_name, turn.member.id)
    await redraw_cafe(loaded, turn)
    if host:
        told = screen.cafe_notice(loaded.cafe_facts, words.cafe_taken_over_told(name=name))
        await turn.notify_member(host, told, once=once)
    told = screen.cafe_notice(loaded.cafe_facts, words.cafe_new_host(name=name))
    await tell_everyone(loaded, told, turn, once=once)
    if loaded.at_home:
        return _ask_whose_home(loaded)
    return Show(await host_view(loaded, turn), hint=words.cafe_taken_over())


def _ask_whose_home(loaded: LoadedCafe) -> Ask:
    """Where one meets now: the card names the corner of a home that is no longer the host's."""
    given = change_form(loaded).as_prefill()
    asked = {name: given.pop(name) for name in ("kind", "place", "access")}
    hidden = {name: given.pop(name) for name in ("area", "cafe")}
    return Ask(
        screen.ChangeCafeForm, {**hidden, **asked}, said=given, why=words.cafe_recheck_host()
    )
