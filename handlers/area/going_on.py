"""What somebody wanted before they had a neighbourhood: one press joins, and then it goes on."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.area import belonging
from handlers.area.feature import (
    any_area_open,
    area,
    area_choice,
    membership_place,
    own_membership_in,
)
from handlers.kernel.continuing import answer_instead
from handlers.kernel.events import AreaMissingEvent, CommandEvent, Event, WordsEvent
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Notice, Refused, Reply, Show
from messages import words
from messages.area import JoinToGoOn
from messages.area import finding_views as finding
from messages.area import membership_views as screens
from messages.area.actions import GO_ON_START, fits_button
from messages.model import Action, Message, Text, from_base36, to_base36, unpack_action
from storage.area import Area
from storage.dialog import HeldCommand
from storage.outbox import Priority

OFFERED = 3
"""Areas up to which all are offered to somebody who may live in any of them."""

COMMAND, HELD = "c-", "h-"
"""How the wish of a button begins: a command, words that are held, else what a button does."""

BETWEEN, AS_PART = ":", "|"
"""What stands between the fields of a button, and what stands for it in one of them."""


@area.on_event(AreaMissingEvent)
async def show_way_in(event: AreaMissingEvent, turn: Interaction) -> Reply:
    """The neighbourhoods that may be theirs, and how to look for another."""
    wish, here = await _pack_wish(event.wanted, turn), await turn.area_around()
    if event.area is not None:
        here = await turn.store.areas.get_area(event.area)
    if here:
        return _way_into(here, wish, event.why)
    near = [area_choice(each) for each in await _likely_areas(turn)]
    rows = finding.ways_in(near, wish, listed=await any_area_open(turn))
    return Notice(words.area_first(), refusal=True, rows=rows)


def _way_into(found: Area, wish: str, why: Text | None = None) -> Notice:
    """The neighbourhood it is for, or on whose wall they stand; a link leads to the same button."""
    rows = finding.ways_in([area_choice(found)], wish, listed=True)
    again = f"{GO_ON_START}{found.code}_{'' if AS_PART in wish else wish}"
    why = why or words.area_join_first(area=found.name)
    return Notice(why, refusal=True, rows=rows, again=again)


@area.on_start_link(GO_ON_START)
async def follow_way_in(event: CommandEvent, turn: Interaction) -> Reply:
    """The same button, for who could not be shown it on the wall."""
    code, _, wish = event.words.partition("_")
    found = await turn.store.areas.area_by_code(code.lower())
    if found is None or found.closed_at:
        return await turn.go_on_with(CommandEvent("start"))
    return _way_into(found, wish)


async def _likely_areas(turn: Interaction) -> Sequence[Area]:
    """Those whose walls are in their workspace, or all; none where there are too many."""
    opened, at = await turn.store.areas.open_areas(), turn.account
    around = await turn.store.areas.areas_in_workspace(at.platform, at.workspace)
    for found in ([each for each in opened if each.id in around], opened):
        if 0 < len(found) <= OFFERED:
            return found
    return ()


@area.on_press(JoinToGoOn)
async def join_to_go_on(press: JoinToGoOn, turn: Interaction) -> Reply:
    """A home for who has none, an added neighbourhood for others; then what they wanted."""
    found = await turn.store.areas.get_area(press.area)
    if found.closed_at:
        raise Refused(words.area_closed(area=found.name))
    held = await own_membership_in(turn, found.id)
    joined = None if held else await _join(found, turn)
    wanted = await _unpack_wish(press.wish, turn)
    if wanted is None:
        known = held and screens.area_settings(
            await membership_place(turn, *held), words.area_already()
        )
        return Show(joined or known or Message(body=()))
    if joined:
        await turn.notify_member(turn.member, joined, priority=Priority.URGENT)
    return answer_instead(wanted)


async def _join(found: Area, turn: Interaction) -> Message:
    own, wall = await turn.own_areas(), await turn.wall_here()
    text = (
        words.area_added(area=found.name, town=found.town_name)
        if own
        else words.area_joined(area=found.name)
    )
    joined = await belonging.join_area(turn, found, text, home=not own)
    if wall and wall.area_id == found.id:
        await turn.store.areas.note_on_wall(
            turn.member.id, wall.platform, wall.workspace, wall.chat
        )
    return joined


async def _pack_wish(wanted: Event, turn: Interaction) -> str:
    """What was wanted, as a button carries it; words are held here, by a number."""
    match wanted:
        case CommandEvent(name=name, words="", at=None):
            return f"{COMMAND}{name}"
        case CommandEvent(name=name, words=said, at=None):
            return await _hold_words(name, said, turn)
        case WordsEvent(words=said):
            return await _hold_words("", said, turn)
        case Action():
            packed = wanted.pack_action()
            wish = packed.replace(BETWEEN, AS_PART)
            fits = fits_button(JoinToGoOn(area=2**53 - 1, wish=wish))
            return wish if fits and AS_PART not in packed else ""
    return ""


async def _hold_words(name: str, said: str, turn: Interaction) -> str:
    held = HeldCommand(member_id=turn.member.id, name=name, words=said, said_at=turn.now)
    await turn.store.dialogs.hold(held)
    return f"{HELD}{to_base36(held.id)}"


async def _unpack_wish(wish: str, turn: Interaction) -> Event | None:
    """What goes on; None where nothing was wanted, or nobody answers it any more."""
    wanted: Event | None = None
    if wish.startswith(COMMAND):
        wanted = CommandEvent(wish.removeprefix(COMMAND))
    elif wish.startswith(HELD):
        wanted = await _held_by(wish.removeprefix(HELD), turn)
    elif wish:
        wanted = unpack_action(wish.replace(AS_PART, BETWEEN))
    return wanted if wanted and turn.serves(wanted) else None


async def _held_by(number: str, turn: Interaction) -> Event | None:
    """The words, which stay for their day: what goes on may fail, and be wanted again."""
    try:
        held = await turn.store.dialogs.held_command(from_base36(number), turn.member.id)
    except ValueError:
        return None
    if held is None:
        return None
    return CommandEvent(held.name, held.words) if held.name else WordsEvent(held.words)
