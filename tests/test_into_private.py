"""Commands that are for private talk alone: in a group they lead there, and do nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import SQLModel, select

from handlers import FEATURES
from handlers.kernel import CommandEvent, EventScene, EventSender, IncomingEvent, MoveToPrivate
from messages import words
from tests.worlds import Neighbour, Wall, World

ACCOUNT = words.account_in_private()
WAYS = {
    "start": ("", words.area_come()),
    "help": ("", words.area_come()),
    "quartier": ("quartier", words.area_come()),
    "proposer": ("proposer", words.aid_offer_in_private()),
    "aides": ("aides", words.aid_offer_in_private()),
    "veiller": ("veiller", words.watch_in_private()),
    "kit": ("kit", words.kit_in_private()),
    "papier": ("papier_", words.kit_slip_in_private()),
    "moi": ("moi", ACCOUNT),
    "settings": ("moi", ACCOUNT),
    "pause": ("pause", ACCOUNT),
    "privacy": ("privacy", ACCOUNT),
    "stop": ("moi", ACCOUNT),
    "lier": ("lier", words.link_in_private()),
    "orga": ("orga", words.organise_in_private()),
}
PRIVATE = [listed for each in FEATURES for listed in each.commands if listed.private_only]
TYPED = [
    (listed.name, also) for listed in PRIVATE for also in (listed.name, *listed.aliases.values())
]


async def everything(world: World) -> dict[str, list[Any]]:
    """All that is kept, but for which updates were answered."""
    async with world.database.transaction() as store:
        return {
            table.name: sorted(map(repr, await store.session.execute(select(table))))
            for table in SQLModel.metadata.sorted_tables
            if table.name != "receipt"
        }


async def typed(world: World, who: Neighbour, command: CommandEvent, group: Wall) -> Any:
    """What is answered when somebody types a command in a group."""
    sender = EventSender(
        world.platform, who.user, who.name, who.language, world.workspace, who.chat, who.name
    )
    receipt = f"{world.platform}:typed:{command.name}"
    incoming = IncomingEvent(command, sender, EventScene(group.chat, private=False), receipt)
    return (await world.dispatcher.handle_event(incoming)).reply


def test_every_way_into_private_is_known() -> None:
    assert {each.name for each in PRIVATE} == set(WAYS)


@pytest.mark.parametrize(("name", "said"), TYPED)
async def test_in_a_group_it_leads_into_private_and_changes_nothing(
    world: World, belleville: Wall, organiser: Neighbour, name: str, said: str
) -> None:
    await organiser.says("/quartier")
    before = await everything(world)

    reply = await typed(world, organiser, CommandEvent(said), belleville)

    assert reply == MoveToPrivate(*WAYS[name])
    assert await everything(world) == before


async def test_the_code_of_a_slip_is_taken_along(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    reply = await typed(world, organiser, CommandEvent("papier", "K7 MZ"), belleville)
    assert reply == MoveToPrivate("papier_k7mz", words.kit_slip_in_private())


async def test_who_organises_nothing_is_refused_on_the_spot(
    world: World, belleville: Wall, bao: Neighbour
) -> None:
    reply = await typed(world, bao, CommandEvent("orga"), belleville)
    assert reply.text == words.organise_only()


async def test_who_has_no_area_is_told_to_choose_one_first(world: World, belleville: Wall) -> None:
    stranger = await world.joins("Lin", "fr")
    for name in ("proposer", "aides"):
        reply = await typed(world, stranger, CommandEvent(name), belleville)
        assert reply.text == words.area_first()
