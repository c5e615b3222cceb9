"""What cafés do with Telegram's own means: cards shared into any chat, silence at night."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import date, time
from pathlib import Path

import pytest

from handlers.kernel.feature import Feature
from messages import words
from messages.cafe import ChangeCafeForm
from storage.database import Database
from storage.places import Gazetteer
from tests.cafe import SATURDAY, at, invites, invites_home
from tests.fakes.telegram.inline import InlineResult
from tests.worlds import Neighbour, Wall
from tests.worlds.telegram import TelegramWorld


@pytest.fixture
async def world(
    tmp_path: Path,
    sqlite_url: Callable[[Path], str],
    palier: tuple[Feature, ...],
    gazetteer: Gazetteer,
) -> AsyncIterator[TelegramWorld]:
    database = Database(sqlite_url(tmp_path))
    world = TelegramWorld(database, palier, gazetteer)
    await world.open()
    yield world
    await world.close()
    await database.close()


async def test_a_card_shared_into_another_chat_stays_in_step(
    world: TelegramWorld, ana: Neighbour, bao: Neighbour, belleville: Wall
) -> None:
    await invites(ana)
    phone = world.server.people[int(ana.user)]
    choir = world.server.group("La chorale", phone)

    [result] = await finds(world, ana, "")
    copy = await phone.chooses(result, choir)
    await world.settle()
    await bao.presses(words.cafe_join(), on=belleville)

    assert "One person is coming" in phone.screen(choir)[-1].text
    assert copy.inline_id


async def test_a_home_is_never_offered_to_other_chats(
    world: TelegramWorld, ana: Neighbour, belleville: Wall
) -> None:
    await invites_home(ana)

    assert await finds(world, ana, "") == []


async def test_an_invitation_at_night_makes_no_sound(
    world: TelegramWorld, ana: Neighbour, belleville: Wall
) -> None:
    await world.comes(at(date(2026, 6, 30), 23))
    await invites(ana)
    await world.comes(at(date(2026, 7, 1), 10))
    await invites(ana, day=SATURDAY, hour=time(17))

    sent = [call.params for call in world.server.called("sendMessage")]
    wall = [params for params in sent if str(params["chat_id"]) == belleville.chat]
    assert [bool(params.get("disable_notification")) for params in wall] == [True, False]


async def test_a_stranger_who_only_types_the_bots_name_is_not_kept(
    world: TelegramWorld, belleville: Wall
) -> None:
    stranger = await world.arrives("Zoé")

    assert await finds(world, stranger, "caf") == []

    async with world.database.transaction() as store:
        assert not await store.people.member_by_account("telegram", "", stranger.user)


async def test_a_change_that_was_refused_is_seen_again_before_anybody_is_told(
    world: TelegramWorld, ana: Neighbour, bao: Neighbour, belleville: Wall
) -> None:
    lines = {field.name: field.line for field in ChangeCafeForm.questions()}
    await invites(ana, hour=time(10))
    await bao.presses(words.cafe_join(), on=belleville)
    await ana.presses(words.cafe_amend())
    for line, typed in (("place", "Le Zorba"), ("day", "30 June")):
        await ana.presses(lines[line])
        await ana.says(typed)
    await ana.presses(words.form_yes())

    await ana.presses(words.cafe_publish_change())
    assert ana.sees(words.form_past()), "it is noon"

    await ana.presses(words.form_back())
    assert ana.sees("Le Zorba")
    await ana.presses(lines["day"])
    await ana.says("5 July")
    await ana.presses(words.form_yes())
    assert not bao.told(words.cafe_changed(host="Ana")), "the host has not seen it whole"
    await ana.presses(words.cafe_publish_change())

    assert ana.sees(words.cafe_updated())
    assert bao.told(words.cafe_changed(host="Ana")) == 1
    assert belleville.shows("Le Zorba")


async def finds(world: TelegramWorld, who: Neighbour, typed: str) -> list[InlineResult]:
    """What somebody is offered when they type the bot's name in any chat."""
    phone = world.server.people[int(who.user)]
    async with asyncio.TaskGroup() as group:
        offered = group.create_task(phone.types_inline(typed))
        await asyncio.sleep(0)
        await world.settle()
    return offered.result()
