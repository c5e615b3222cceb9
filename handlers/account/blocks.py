"""Somebody would rather not have to do with another: noted in silence, kept, and taken back."""

from __future__ import annotations

from handlers.account.feature import account
from handlers.kernel.events import IntentEvent
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Refused, Reply, Say, Show
from messages import words
from messages.blocks import views as screens
from messages.blocks.actions import AskToBlock, Block, ShowBlocks, Unblock
from messages.intents import Intent
from messages.model import Message, Text
from storage.blocks import PersonalBlock
from storage.people import Member

SHOWN = 10
"""People to choose from on one screen."""


@account.on_press(ShowBlocks)
async def show_blocks(_: ShowBlocks, turn: Interaction) -> Reply:
    return _in_private(await _blocks_screen(turn), turn)


@account.on_intent(Intent.AVOID)
async def blocks_in_words(_: IntentEvent, turn: Interaction) -> Reply:
    return Say(await _blocks_screen(turn))


@account.on_press(AskToBlock)
async def ask_to_block(press: AskToBlock, turn: Interaction) -> Reply:
    name = await _name_of(press.member, turn)
    return _in_private(screens.block_question(press.member, name), turn)


@account.on_press(Block)
async def block(press: Block, turn: Interaction) -> Reply:
    """What the two had agreed ends as always, before anything is kept apart."""
    name = await _name_of(press.member, turn)
    if await turn.store.blocks.get_block(turn.member.id, press.member) is None:
        await turn.keep_apart(turn.member, await turn.store.people.get_member(press.member))
    await turn.store.blocks.add_block(
        PersonalBlock(
            member_id=turn.member.id,
            other_id=press.member,
            called=name,
            warn=press.warn,
            since=turn.now,
        )
    )
    return _in_private(await _blocks_screen(turn, words.block_noted()), turn)


@account.on_press(Unblock)
async def unblock(press: Unblock, turn: Interaction) -> Reply:
    await turn.store.blocks.end_block(turn.member.id, press.member)
    return _in_private(await _blocks_screen(turn, words.block_undone()), turn)


@account.on_merge
async def settle_blocks_on_merge(kept: Member, gone: Member, context: JobContext) -> None:
    """Nobody keeps away from themselves; what one account kept apart, the other does too."""
    blocks = context.store.blocks
    await blocks.end_blocks_between(kept.id, gone.id)
    for one, twin in ((kept, gone), (gone, kept)):
        kept_off = {each.other_id for each in await blocks.blocks_of(one.id)}
        keep_off = set(await blocks.blockers_of(one.id))
        others = await context.store.people.members_by_id(kept_off | keep_off)
        for key in sorted(kept_off & others.keys()):
            await context.keep_apart(twin, others[key])
        for key in sorted(keep_off & others.keys()):
            await context.keep_apart(others[key], twin)


async def _blocks_screen(turn: Interaction, *first: Text) -> Message:
    apart = [
        (each.other_id, str(each.called or ""))
        for each in await turn.store.blocks.blocks_of(turn.member.id)
    ]
    kept = {key for key, _ in apart}
    known = sorted(
        (name.casefold(), key, name)
        for key, name in (await turn.acquaintances_of(turn.member)).items()
        if key not in kept
    )
    return screens.blocks_screen(apart, [(key, name) for _, key, name in known[:SHOWN]], *first)


async def _name_of(member_id: int, turn: Interaction) -> str:
    """Under which name they were shown; nobody learns another's name by a forged button."""
    known = await turn.store.blocks.get_block(turn.member.id, member_id)
    if known is not None:
        return str(known.called or "")
    people = await turn.acquaintances_of(turn.member)
    if member_id not in people:
        raise Refused(words.gone())
    return people[member_id]


def _in_private(shown: Message, turn: Interaction) -> Reply:
    """Nobody else reads it, wherever the button hung."""
    if not turn.scene.private:
        raise Refused(words.gone())
    return Show(shown)
