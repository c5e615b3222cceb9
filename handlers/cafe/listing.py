"""Finding cafés and one's own answers again: /cafes, start links, sharing into any chat."""

from __future__ import annotations

from handlers.cafe.feature import Meeting, cafe, host_view, meeting
from handlers.kernel import Command, Copied, Menu, Refused, Reply, Say, Searched, Share, Show, Turn
from messages import cafe as screen
from messages import words
from messages.model import Action, Button, Message, Text
from storage.cafe import Answer, Coming, State
from storage.outbox import Posting

MINE = {
    Coming.GOING: words.cafe_mine_going,
    Coming.MAYBE: words.cafe_mine_maybe,
    Coming.NO: words.cafe_mine_no,
    Coming.WAITING: words.cafe_mine_waiting,
    Coming.OFFERED: words.cafe_mine_offered,
}


@cafe.command("cafes", menu=Menu.PRIVATE)
async def upcoming(_: Command, turn: Turn) -> Reply:
    return Say(await _agenda(turn))


@cafe.pressed(screen.Agenda)
async def back_to_list(_: screen.Agenda, turn: Turn) -> Reply:
    return Show(await _agenda(turn))


@cafe.pressed(screen.Look)
async def look(press: screen.Look, turn: Turn) -> Reply:
    return Show(await _view(press.cafe, turn))


@cafe.started("c_")
async def follow_link(command: Command, turn: Turn) -> Reply:
    """A café's link works for anyone who was given it."""
    found = await turn.store.cafes.by_code(command.words.strip())
    if found is None or found.state is State.DRAFT:
        raise Refused(words.cafe_over())
    return Say(await _view(found.id, turn))


@cafe.heard(Searched)
async def share(search: Searched, turn: Turn) -> Reply:
    """Public cafés of the member's areas, to be shared into any chat; homes stay at home."""
    if turn.newcomer:
        # Typing our name in some chat is no reason to be known.
        await turn.erase(turn.member)
        return Share(())
    wanted = search.words.strip().casefold()
    cards = []
    coming = await turn.store.cafes.coming_up(turn.member.id, turn.now)
    covered = await turn.covered(*(each.card for each in coming))
    for each in coming:
        if each.card in covered:
            continue
        found = await meeting(each.id, turn, lock=False)
        facts = found.facts
        if facts.shareable and (not wanted or wanted in (facts.code, facts.place.casefold())):
            title = words.cafe_list_item(moment=facts.when, place=facts.place)
            cards.append((facts.code, title, screen.card(facts)))
    return Share(tuple(cards))


@cafe.heard(Copied)
async def follow_copy(copied: Copied, turn: Turn) -> Reply:
    """A shared copy is kept in step with the others."""
    found = await turn.store.cafes.by_code(copied.card_code)
    if found is None:
        return None
    area = await turn.store.areas.get(found.area_id)
    await turn.store.outbox.copy(
        Posting(
            card=found.card,
            platform=turn.account.platform,
            workspace=turn.account.workspace,
            chat=f"inline:{copied.message}",
            language=turn.member.language,
            zone=area.zone,
            message=copied.message,
            due_at=turn.now,
        )
    )
    return None


async def _agenda(turn: Turn) -> Message:
    items: list[tuple[Text, Action]] = [
        (words.cafe_list_draft(place=each.place), screen.Look(cafe=each.id))
        for each in await turn.store.cafes.drafts(turn.member.id)
    ]
    coming = await turn.store.cafes.coming_up(turn.member.id, turn.now)
    covered = await turn.covered(*(each.card for each in coming))
    for each in coming:
        if each.card in covered and each.host_id != turn.member.id:
            continue
        found = await meeting(each.id, turn, lock=False)
        label = words.cafe_list_item(moment=found.facts.when, place=found.facts.place)
        items.append((label, screen.Look(cafe=each.id)))
    if items and not await turn.areas():
        # A guest from elsewhere, who was given a card.
        return screen.agenda(items)
    return screen.agenda(items, screen.Propose(area=(await turn.home()).id))


async def _view(cafe_id: int, turn: Turn) -> Message:
    """The café as this person may see it: host, confirmed guest, neighbour or stranger."""
    found = await meeting(cafe_id, turn, lock=False)
    if found.cafe.host_id == turn.member.id:
        return await host_view(found, turn)
    if found.cafe.state is State.DRAFT:
        raise Refused(words.cafe_not_yours())
    if not found.cafe.open_at(turn.now):
        return found.card() if found.cafe.state is not State.OPEN else screen.over(found.facts)
    mine = await turn.store.cafes.answer(cafe_id, turn.member.id)
    if mine is None and await turn.covered(found.cafe.card):
        raise Refused(words.cafe_covered())
    return screen.view(
        found.facts,
        _answer(mine),
        address=_address(found, mine, turn),
        guest=bool(mine and mine.guest),
        area=await _invite_to_area(found, turn),
    )


def _answer(mine: Answer | None) -> Text:
    if mine is None:
        return words.cafe_mine_none()
    if mine.coming is Coming.GOING and mine.guest:
        return words.cafe_mine_going_guest(name=mine.guest)
    return MINE[mine.coming]()


def _address(found: Meeting, mine: Answer | None, turn: Turn) -> str:
    """A home's address, for a confirmed guest in the last 24 hours, in private only."""
    confirmed = mine is not None and mine.coming is Coming.GOING
    if not confirmed or not turn.scene.private or not found.cafe.within_a_day(turn.now):
        return ""
    return found.cafe.address or ""


async def _invite_to_area(found: Meeting, turn: Turn) -> Button | None:
    if any(area.id == found.area.id for _, area in await turn.areas()):
        return None
    label = words.cafe_join_area(area=found.area.name)
    return Button(label=label, start=f"q_{found.area.code}", forward=False)
