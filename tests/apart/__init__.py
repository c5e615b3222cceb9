"""Stories of two of whom one keeps away from the other: what ends, what stays, what nobody sees."""

from __future__ import annotations

from messages import words
from messages.blocks.actions import AskToBlock
from storage.blocks import PersonalBlock
from storage.people import Member
from tests.worlds import Neighbour, World


async def keeps_apart(one: Neighbour, other: Neighbour, *, warn: bool = False) -> None:
    """One who knows the other presses the button by which nobody brings them together again."""
    await one.forges(AskToBlock(member=other.member_id))
    await one.presses(words.block_yes_warn() if warn else words.block_yes())
    assert one.sees(words.block_noted())


async def has_kept_apart(
    world: World, one: Neighbour, other: Neighbour, *, warn: bool = False
) -> None:
    """They said so long ago, wherever they had met."""
    async with world.database.transaction() as store:
        called = (await store.session.get_one(Member, other.member_id)).name
        block = PersonalBlock(
            member_id=one.member_id,
            other_id=other.member_id,
            called=called,
            warn=warn,
            since=world.clock.now(),
        )
        await store.blocks.add_block(block)


def transcript(who: Neighbour) -> list[tuple[str, tuple[str, ...]]]:
    """Everything that stands in somebody's talk with Palier, with its buttons."""
    return [(shown.words, shown.buttons) for shown in who.screen]


__all__ = ["has_kept_apart", "keeps_apart", "transcript"]
