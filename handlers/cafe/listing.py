"""Finding cafés and one's own answers again: /cafes, start links, sharing into any chat."""

from __future__ import annotations

from handlers.cafe.feature import LoadedCafe, cafe, host_view, load_cafe
from handlers.kernel.events import CardCopiedEvent, CommandEvent, SearchEvent
from handlers.kernel.feature import CommandMenu
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Refused, Reply, Say, Share, Show
from messages import cafe as screen
from messages import words
from messages.model import Action, Button, Message, Text
from messages.public_address import PublicAddress
from storage.cafe import Attendance, CafeAnswer, CafeState
from storage.outbox import CardCopy

MINE = {
    Attendance.GOING: words.cafe_mine_going,
    Attendance.MAYBE: words.cafe_mine_maybe,
    Attendance.NO: words.cafe_mine_no,
    Attendance.WAITING: words.cafe_mine_waiting,
    Attendance.OFFERED: words.cafe_mine_offered,
}


@cafe.command("cafes", menu=CommandMenu.PRIVATE)
async def cafes_command(_: CommandEvent, turn: Interaction) -> Reply:
    return Say(await agenda_screen(turn))


@cafe.on_press(screen.ShowAgenda)
async def back_to_list(_: screen.ShowAgenda, turn: Interaction) -> Reply:
    return Show(await agenda_screen(turn))


@cafe.on_press(screen.ShowCafe)
async def show_cafe(press: screen.ShowCafe, turn: Interaction) -> Reply:
    return Show(await _cafe_screen(press.cafe, turn))


@cafe.on_start_link("c_")
async def follow_link(command: CommandEvent, turn: Interaction) -> Reply:
    """A café's link works for anyone who was given it."""
    found = await turn.store.cafes.cafe_by_code(command.words.strip())
    if found is None or found.state is CafeState.DRAFT:
        raise Refused(words.cafe_over())
    return Say(await _cafe_screen(found.id, turn))


@cafe.on_event(SearchEvent)
async def share_cafes(search: SearchEvent, turn: Interaction) -> Reply:
    """Public cafés of the member's areas, to be shared into any chat; homes stay at home."""
    if turn.newcomer:
        # Typing our name in some chat is no reason to be known.
        await turn.erase_member(turn.member)
        return Share(())
    wanted = search.words.strip().casefold()
    cards = []
    coming = await turn.store.cafes.upcoming_cafes(turn.member.id, turn.now)
    covered = await turn.hidden_cards(*(each.card_name for each in coming))
    for each in coming:
        if each.card_name in covered:
            continue
        loaded = await load_cafe(each.id, turn, lock=False)
        facts = loaded.cafe_facts
        if facts.is_shareable and (not wanted or wanted in (facts.code, facts.place.casefold())):
            title = words.cafe_list_item(moment=facts.start_words, place=facts.place)
            cards.append((facts.code, title, screen.cafe_card(facts)))
    return Share(tuple(cards))


@cafe.on_event(CardCopiedEvent)
async def keep_shared_copy(copied: CardCopiedEvent, turn: Interaction) -> Reply:
    """A shared copy is kept in step with the others."""
    found = await turn.store.cafes.cafe_by_code(copied.card_code)
    if found is None:
        return None
    area = await turn.store.areas.get_area(found.area_id)
    await turn.store.outbox.keep_copy(
        CardCopy(
            card=found.card_name,
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


async def agenda_screen(turn: Interaction) -> Message:
    """The cafés to come, and one's own drafts."""
    items: list[tuple[Text, Action]] = [
        (words.cafe_list_draft(place=draft.place), screen.ShowCafe(cafe=draft.id))
        for draft in await turn.store.cafes.cafe_drafts(turn.member.id)
    ]
    coming = await turn.store.cafes.upcoming_cafes(turn.member.id, turn.now)
    covered = await turn.hidden_cards(*(each.card_name for each in coming))
    for each in coming:
        if each.card_name in covered and each.host_id != turn.member.id:
            continue
        loaded = await load_cafe(each.id, turn, lock=False)
        label = words.cafe_list_item(
            moment=loaded.cafe_facts.start_words, place=loaded.cafe_facts.place
        )
        items.append((label, screen.ShowCafe(cafe=each.id)))
    items += [
        (words.cafe_recurring_item(place=each.place), screen.ShowRecurring(recurring=each.id))
        for each in await turn.store.cafes.recurring_of(turn.member.id)
    ]
    calendar = bool(turn.find_setting(PublicAddress))
    if items and not await turn.own_areas():
        # A guest from elsewhere, who was given a card.
        return screen.agenda_screen(items, calendar=calendar)
    area = (await turn.home_area()).id
    return screen.agenda_screen(items, area, calendar=calendar)


async def _cafe_screen(cafe_id: int, turn: Interaction) -> Message:
    """The café as this person may see it: host, confirmed guest, neighbour or stranger."""
    loaded = await load_cafe(cafe_id, turn, lock=False)
    if loaded.cafe.host_id == turn.member.id:
        return await host_view(loaded, turn)
    if loaded.cafe.state is CafeState.DRAFT:
        raise Refused(words.cafe_not_yours())
    await turn.require_not_removed(loaded.area)
    if not loaded.cafe.open_at(turn.now):
        return (
            loaded.wall_card()
            if loaded.cafe.state is not CafeState.OPEN
            else screen.past_card(loaded.cafe_facts)
        )
    mine = await turn.store.cafes.get_answer(cafe_id, turn.member.id)
    if mine is None and await turn.hidden_cards(loaded.cafe.card_name):
        raise Refused(words.cafe_covered())
    return screen.cafe_screen(
        loaded.cafe_facts,
        _own_answer(mine),
        address=await _address_for_guest(loaded, mine, turn),
        guest=bool(mine and mine.guest),
        area=await _invite_to_area(loaded, turn),
        host=loaded.host.id if loaded.host and turn.scene.private else 0,
    )


def _own_answer(mine: CafeAnswer | None) -> Text:
    if mine is None:
        return words.cafe_mine_none()
    if mine.coming is Attendance.GOING and mine.guest:
        return words.cafe_mine_going_guest(name=mine.guest)
    return MINE[mine.coming]()


async def _address_for_guest(loaded: LoadedCafe, mine: CafeAnswer | None, turn: Interaction) -> str:
    """A home's address, for a confirmed guest in the last 24 hours, in private only.

    Never between two of whom one keeps away from the other: it is as if none had been given.
    """
    confirmed = loaded.at_home and mine is not None and mine.coming is Attendance.GOING
    if not confirmed or not turn.scene.private or not loaded.cafe.within_a_day(turn.now):
        return ""
    if await turn.store.blocks.is_blocked(loaded.cafe.host_id, turn.member.id):
        return ""
    return loaded.cafe.address or ""


async def _invite_to_area(loaded: LoadedCafe, turn: Interaction) -> Button | None:
    if any(area.id == loaded.area.id for _, area in await turn.own_areas()):
        return None
    label = words.cafe_join_area(area=loaded.area.name)
    return Button(label=label, start=f"q_{loaded.area.code}", forward=False)
