"""Handing a café over to a guest, who must accept."""

from __future__ import annotations

from handlers.cafe.feature import cafe, fill_seats, host_view, meeting, tell_everyone
from handlers.cafe.hosting import hosted
from handlers.kernel import Ask, Refused, Reply, Show, Turn
from messages import cafe as screen
from messages import words
from messages.model import Purpose, message
from storage.cafe import Coming


@cafe.pressed(screen.HandOver)
async def hand_over(press: screen.HandOver, turn: Turn) -> Reply:
    found = await hosted(press.cafe, turn)
    guests = await turn.store.cafes.answers(press.cafe, (Coming.GOING,))
    return Show(screen.heirs(found.facts, [(member.id, member.name) for _, member in guests]))


@cafe.pressed(screen.HandTo)
async def hand_to(press: screen.HandTo, turn: Turn) -> Reply:
    found = await hosted(press.cafe, turn)
    guests = await turn.store.cafes.answers(press.cafe, (Coming.GOING,))
    heir = next((member for _, member in guests if member.id == press.member), None)
    if heir is None or not found.cafe.open_at(turn.now):
        raise Refused(words.gone())
    found.cafe.heir_id = heir.id
    said = screen.letter(
        found.facts,
        words.cafe_hand_over_ask(host=turn.member.name),
        rows=screen.heir_choice(found.facts),
    )
    once = f"{found.cafe.card}:heir:{turn.now.timestamp():.0f}"
    await turn.tell(heir, said, once=once, until=found.cafe.starts_at)
    return Show(message(words.cafe_hand_over_asked(name=heir.name)))


@cafe.pressed(screen.TakeOver)
async def take_over(press: screen.TakeOver, turn: Turn) -> Reply:
    """The one who was asked becomes the host; their guest's seat is free again."""
    found = await meeting(press.cafe, turn)
    if found.cafe.heir_id != turn.member.id or not found.cafe.open_at(turn.now):
        raise Refused(words.cafe_take_over_late())
    host, found.cafe.heir_id = found.host, None
    once = f"{found.cafe.card}:host:{turn.now.timestamp():.0f}"
    name = turn.member.name
    if not press.yes:
        if host:
            told = screen.letter(found.facts, words.cafe_take_over_refused(name=name))
            await turn.tell(host, told, once=once)
        return Show(message(words.cafe_noted_no()))
    found.cafe.host_id, found.cafe.address = turn.member.id, None
    await turn.withdraw(f"{found.cafe.card}:address:")
    await turn.end_confidence(Purpose.CAFE, found.cafe.id)
    await turn.store.cafes.forget(found.cafe.id, turn.member.id)
    await turn.store.session.flush()
    found = await fill_seats(await meeting(press.cafe, turn), turn)
    await turn.store.outbox.hand(found.cafe.card, turn.member.id)
    await turn.redraw(found.cafe.card, found.card())
    if host:
        told = screen.letter(found.facts, words.cafe_taken_over_told(name=name))
        await turn.tell(host, told, once=once)
    told = screen.letter(found.facts, words.cafe_new_host(name=name))
    await tell_everyone(found, told, turn, once=once)
    if found.lacks_address:
        return Ask(screen.Home, {"cafe": found.cafe.id})
    return Show(await host_view(found, turn), hint=words.cafe_taken_over())
