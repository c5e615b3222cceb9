"""Commands whose answer belongs in private: in a group they are answered there, or lead there."""

from __future__ import annotations

from typing import Any

from sqlmodel import SQLModel, select

from handlers import FEATURES
from handlers.kernel.events import CommandEvent, EventScene, EventSender, IncomingEvent
from handlers.kernel.replies import MoveToPrivate, Notice, Say
from messages import words
from tests.worlds import Neighbour, Wall, World

ACCOUNT = words.account_in_private()
WAYS = {
    "start": ("start", words.area_come()),
    "help": ("help", words.area_come()),
    "quartier": ("quartier", words.area_come()),
    "proposer": ("proposer", words.aid_offer_in_private()),
    "aides": ("aides", words.aid_offer_in_private()),
    "veiller": ("veiller", words.watch_in_private()),
    "kit": ("kit", words.kit_in_private()),
    "frais": ("frais", words.cool_in_private()),
    "papier": ("papier_", words.kit_slip_in_private()),
    "moi": ("moi", ACCOUNT),
    "settings": ("moi", ACCOUNT),
    "pause": ("pause", ACCOUNT),
    "privacy": ("privacy", ACCOUNT),
    "stop": ("moi", ACCOUNT),
    "lier": ("lier", words.link_in_private()),
    "orga": ("orga", words.organise_in_private()),
    "annonce": ("annonce", words.broadcast_in_private()),
    "chiffres": ("chiffres", words.numbers_in_private()),
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


async def typed(
    world: World, who: Neighbour, command: CommandEvent, group: Wall | None, time: int = 0
) -> Any:
    """What is answered when somebody types a command in a group, or in private."""
    chat = who.chat if group is None else None
    sender = EventSender(
        world.platform, who.user, who.name, who.language, world.workspace, chat, who.name
    )
    receipt = f"{world.platform}:typed:{command.name}:{group is None}:{time}"
    scene = EventScene(group.chat, private=False) if group else EventScene(who.chat)
    return (
        await world.dispatcher.handle_event(IncomingEvent(command, sender, scene, receipt))
    ).reply


def test_every_way_into_private_is_known() -> None:
    assert {each.name for each in PRIVATE} == set(WAYS)


async def test_who_can_be_written_to_is_answered_as_if_it_were_typed_in_private(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    for _, said in TYPED:
        there = await typed(world, organiser, CommandEvent(said), belleville)
        alone = await typed(world, organiser, CommandEvent(said), None)
        assert type(there) is type(alone), said
        assert not isinstance(there, MoveToPrivate), said
        if isinstance(there, Say) and said not in ("lier", "link"):
            assert there == alone, said


async def test_who_cannot_be_written_to_is_led_into_private_and_nothing_changes(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    await organiser.says("/quartier")
    await organiser.blocks()
    # Whoever writes on a wall reads it: nothing else is known of them by then.
    await typed(world, organiser, CommandEvent(TYPED[0][1]), belleville, len(TYPED))
    before = await everything(world)

    for time, (name, said) in enumerate(TYPED):
        reply = await typed(world, organiser, CommandEvent(said), belleville, time)
        assert reply == MoveToPrivate(*WAYS[name]), said
    assert await everything(world) == before


async def test_every_way_leads_to_what_the_command_would_have_said(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    for name, (payload, _) in WAYS.items():
        led = await typed(world, organiser, CommandEvent("start", payload), None, time=len(name))
        assert not isinstance(led, MoveToPrivate | Notice), name
    helped = await typed(world, organiser, CommandEvent("start", "help"), None)
    assert helped == await typed(world, organiser, CommandEvent("help"), None)


async def test_the_code_of_a_slip_is_taken_along(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    await organiser.blocks()
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
        assert reply.text == words.area_join_first(area="Belleville")
