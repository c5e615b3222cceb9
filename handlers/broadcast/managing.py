"""The way in: the command, what stands and waits, one of them as one may see it, taking back."""

from __future__ import annotations

from handlers.broadcast.feature import (
    broadcast,
    load_broadcast,
    may_decide,
    must_organise,
    sight_of,
)
from handlers.broadcast.publishing import withdraw_broadcast
from handlers.broadcast.viewing import (
    asked_view,
    known_here,
    list_screen,
    preview,
    review,
    standing,
)
from handlers.broadcast.writing import ask_what
from handlers.kernel.events import CommandEvent, IntentEvent
from handlers.kernel.feature import CommandMenu, CommandSection
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import MoveToPrivate, Refused, Reply, Say, Show
from messages import words
from messages.broadcast import views as screens
from messages.broadcast.actions import (
    EVERYWHERE,
    LONGEST,
    ShowBroadcast,
    ShowBroadcasts,
    WithdrawBroadcast,
)
from messages.intents import Intent
from messages.model import Message
from messages.typed import clean_words, shorten_typed
from storage.area import Area


@broadcast.command(
    "annonce",
    menu=CommandMenu.ORGANISERS,
    discreet=True,
    private_only=MoveToPrivate("annonce", words.broadcast_in_private()),
    requires=must_organise,
    section=CommandSection.ORGANISING,
)
async def annonce_command(command: CommandEvent, turn: Interaction) -> Reply:
    """With words after it, these are what is to be announced."""
    typed = shorten_typed(clean_words(command.words), LONGEST)
    if typed:
        return await ask_what(EVERYWHERE, turn, typed)
    return await _way_in(None, turn)


@broadcast.on_intent(Intent.ANNOUNCE)
async def announce_in_words(_: IntentEvent, turn: Interaction) -> Reply:
    await must_organise(turn)
    return await _way_in(None, turn)


@broadcast.on_start_link("annonce")
async def open_link(_: CommandEvent, turn: Interaction) -> Reply:
    await must_organise(turn)
    return await _way_in(None, turn)


@broadcast.on_press(ShowBroadcasts)
async def show_broadcasts(press: ShowBroadcasts, turn: Interaction) -> Reply:
    if press.area == EVERYWHERE:
        await must_organise(turn)
        return await _shown(None, turn)
    await turn.require_organiser(press.area)
    return await _shown(await turn.store.areas.get_area(press.area), turn)


async def _way_in(area: Area | None, turn: Interaction) -> Reply:
    """The list; straight to the question where there is nothing on it."""
    if await known_here(area, turn):
        return Say(await list_screen(area, turn))
    return await ask_what(area.id if area else EVERYWHERE, turn)


async def _shown(area: Area | None, turn: Interaction) -> Reply:
    found = await _way_in(area, turn)
    return Show(found.message) if isinstance(found, Say) else found


@broadcast.on_press(ShowBroadcast)
async def show_broadcast(press: ShowBroadcast, turn: Interaction) -> Reply:
    return Show(await _seen_by(press.broadcast, turn))


async def _seen_by(broadcast_id: int, turn: Interaction) -> Message:
    """To its author the draft, to others what they may answer, change or take back."""
    loaded = await load_broadcast(broadcast_id, turn)
    row, mine = loaded.row, loaded.row.proposer_id == turn.member.id
    if not await may_decide(turn, loaded):
        turn.refuse_permission()
    if row.proposed and mine:
        return await (asked_view if row.asked_at else preview)(loaded, turn)
    if row.asked_at and row.proposer_id:
        author = await turn.store.people.get_member(row.proposer_id)
        return await review(loaded, author.name, turn)
    if not row.stands:
        raise Refused(words.gone())
    return await standing(loaded, turn)


@broadcast.on_press(WithdrawBroadcast)
async def withdraw(press: WithdrawBroadcast, turn: Interaction) -> Reply:
    """Whoever answers for one of the areas may take it back, everywhere."""
    loaded = await load_broadcast(press.broadcast, turn)
    if not await may_decide(turn, loaded):
        turn.refuse_permission()
    if not loaded.row.stands:
        raise Refused(words.gone())
    if not press.sure:
        question = screens.withdraw_question(await sight_of(loaded, turn, proposed=False))
        return Show(question.in_country(loaded.areas[0].territory))
    await withdraw_broadcast(loaded, turn.member, turn)
    return Show(await list_screen(None, turn, words.broadcast_withdrawn_done()))
