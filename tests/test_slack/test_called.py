"""Palier answers to its name: in a channel, in a thread, behind a blank, after the common door."""

from __future__ import annotations

import pytest

from bot.slack.drawing import DOOR, ENTRANCE
from bot.slack.reading import typed_event
from handlers import FEATURES
from handlers.kernel.events import CommandEvent, WordsEvent
from messages import words
from messages.cafe import InviteForm
from messages.catalog import plain_words
from messages.model import Text
from tests.fakes.slack import Channel, Person, Shown
from tests.worlds import Neighbour, SlackWorld, Wall

NAME = "@Palier"
COMMANDS = sorted(
    {
        name
        for feature in FEATURES
        for listed in feature.commands
        for name in (listed.name, *listed.aliases.values())
    }
)


@pytest.fixture
def channel(world: SlackWorld, belleville: Wall) -> Channel:
    return world.quartier.channels[belleville.chat]


def person(who: Neighbour) -> Person:
    assert isinstance(who.world, SlackWorld)
    return who.world.quartier.people[who.user]


def worded(text: Text, who: Neighbour) -> str:
    return plain_words(text, who.reader)


def reads(who: Neighbour) -> str:
    """All that Palier says to somebody, wherever they read it, with the labels under it."""
    assert isinstance(who.world, SlackWorld)
    places = [each for each in who.world.quartier.channels.values() if who.user in each.members]
    seen = [each for place in places for each in person(who).screen(place) if each.from_app]
    return "\n".join(line for each in seen for line in (each.text, *each.labels))


async def calls(
    who: Neighbour, said: str, where: Channel, thread: str | None = None
) -> list[Shown]:
    """Write to Palier by its name; what they alone read there afterwards."""
    before = {each.ts for each in person(who).screen(where)}
    await person(who).writes(where, said, thread=thread)
    await who.world.settle()
    return [each for each in person(who).screen(where) if each.from_app and each.ts not in before]


async def test_the_name_alone_opens_the_entrance_for_one_pair_of_eyes(
    world: SlackWorld, belleville: Wall, channel: Channel, ana: Neighbour, bao: Neighbour
) -> None:
    [shown] = await calls(bao, NAME, channel)
    assert shown.ephemeral
    assert worded(words.intents_hello(), bao) in shown.text
    assert worded(words.area_invite(), bao) in shown.labels
    assert not any(each.from_app for each in person(ana).screen(channel))
    assert bao.screen == []


async def test_somebody_new_finds_the_neighbourhood_s_door_there(
    world: SlackWorld, channel: Channel
) -> None:
    lin = await world.arrives("Lin")
    [shown] = await calls(lin, f"{NAME} bonjour", channel)
    assert worded(words.area_here(area="Belleville"), lin) in shown.text
    await person(lin).clicks(shown, worded(words.area_join(area="Belleville"), lin))
    await world.settle()
    assert worded(words.area_joined(area="Belleville"), lin) in reads(lin)


@pytest.mark.parametrize("said", ["{} help", "Bonjour {} help", "{} /help", "{}, help !"])
async def test_words_after_the_name_are_understood(
    world: SlackWorld, channel: Channel, bao: Neighbour, said: str
) -> None:
    [shown] = await calls(bao, said.format(NAME), channel)
    assert shown.ephemeral
    assert bao.screen == []


async def test_what_asks_questions_goes_on_in_private(
    world: SlackWorld, channel: Channel, bao: Neighbour
) -> None:
    [shown] = await calls(bao, f"{NAME} je voudrais inviter à un café samedi 15h", channel)
    assert shown.ephemeral
    assert shown.text == worded(words.slack_in_private(), bao)
    assert bao.sees(InviteForm.title())
    assert bao.sees("1")


async def test_danger_is_answered_before_everything(
    world: SlackWorld, channel: Channel, bao: Neighbour
) -> None:
    shown = await calls(bao, f"{NAME} ma voisine ne respire plus", channel)
    assert worded(words.danger_call(), bao) in shown[0].text
    assert all(each.ephemeral for each in shown)


async def test_a_mention_is_answered_once_however_often_it_is_told(
    world: SlackWorld, channel: Channel, bao: Neighbour
) -> None:
    [shown] = await calls(bao, NAME, channel)
    [mention] = [each for each in channel.messages.values() if each.user == bao.user]
    for _ in range(2):
        again = {**mention.wire(), "channel": channel.id, "event_ts": world.server.new_ts()}
        world.quartier.announce("app_mention", again | {"edited": {"user": bao.user, "ts": "1.2"}})
        await world.settle()
    assert [each for each in person(bao).screen(channel) if each.from_app] == [shown]


async def test_other_bots_and_words_without_the_name_are_not_heard(
    world: SlackWorld, channel: Channel, bao: Neighbour
) -> None:
    assert await calls(bao, "help", channel) == []
    robot = {"user": bao.user, "bot_id": "B1", "text": f"<@{world.quartier.bot_user}>", "ts": "1.1"}
    world.quartier.announce("app_mention", robot | {"channel": channel.id})
    await world.settle()
    assert not any(each.from_app for each in person(bao).screen(channel))


async def test_in_a_thread_the_answer_stands_in_it(
    world: SlackWorld, channel: Channel, ana: Neighbour, bao: Neighbour
) -> None:
    first = await person(ana).writes(channel, "Qui vient samedi ?")
    [shown] = await calls(bao, f"{NAME} help", channel, thread=first.ts)
    assert shown.thread_ts == first.ts
    [refused] = await calls(bao, f"{NAME} inviter à un café samedi 15h", channel, thread=first.ts)
    assert refused.thread_ts == first.ts
    assert all(each.thread_ts is None for each in person(bao).screen() if each.from_app)


async def test_a_reply_in_a_thread_of_the_private_talk_is_answered_in_it(
    world: SlackWorld, bao: Neighbour
) -> None:
    mine = person(bao)
    first = await mine.writes_to_app("menu")
    await world.settle()
    for said in ("help", "/cafes", "inviter à un café samedi 15h", "annuler", "/kit"):
        before = {each.ts for each in mine.screen()}
        await mine.writes(None, said, thread=first.ts)
        await world.settle()
        new = [each for each in mine.screen() if each.from_app and each.ts not in before]
        assert new, said
        assert {each.thread_ts for each in new} == {first.ts}, said
    await mine.clicks(mine.last(), mine.last().labels[0])
    await world.settle()
    assert mine.last().thread_ts == first.ts
    await mine.writes_to_app("help")
    await world.settle()
    assert mine.last().thread_ts is None


async def test_where_the_thread_is_gone_the_answer_stands_beside_it(
    world: SlackWorld, bao: Neighbour
) -> None:
    mine = person(bao)
    await mine.writes(None, "help", thread="1700000000.000100")
    await world.settle()
    assert mine.last().thread_ts is None
    assert bao.sees(words.area_help())


def test_behind_a_blank_a_command_is_that_command() -> None:
    for name in COMMANDS:
        for typed in (f"/{name} a b", f"/{name.upper()}  a b", f"/{DOOR} {name} a b"):
            meant = typed_event(typed, COMMANDS, DOOR)
            assert meant == CommandEvent(name, "a b"), typed
    for typed in ("/nothing", "/ moi", "moi", "/", "//moi", "/moi-même"):
        assert typed_event(typed, COMMANDS, DOOR) == WordsEvent(typed)
    assert typed_event(f"/{DOOR}", COMMANDS, DOOR) == CommandEvent(ENTRANCE)


async def test_words_after_a_command_behind_a_blank_go_with_it(
    world: SlackWorld, bao: Neighbour
) -> None:
    await person(bao).writes_to_app(" /moi")
    await world.settle()
    assert bao.offered(words.account_leave())
    await person(bao).writes_to_app(" /aide courses demain, au deuxième étage")
    await world.settle()
    assert bao.sees("deuxième étage")
    await person(bao).writes_to_app(" /palier stop")
    await world.settle()
    assert bao.offered(words.account_erase())


@pytest.mark.parametrize("inside", [True, False], ids=["channel", "private"])
async def test_the_common_door_knows_help_and_stop(
    world: SlackWorld, channel: Channel, bao: Neighbour, inside: bool
) -> None:
    where = channel if inside else None
    await person(bao).commands(f"/{DOOR} help", where)
    await world.settle()
    assert worded(words.area_help(), bao) in reads(bao)
    await person(bao).commands(f"/{DOOR} stop", where)
    await world.settle()
    assert worded(words.account_erase(), bao) in reads(bao)


@pytest.mark.parametrize("said", ["help", "aide", "cafe", "Café", "@Palier aide", "aide !"])
async def test_one_word_in_private_is_understood_by_members_and_by_who_is_new(
    world: SlackWorld, belleville: Wall, bao: Neighbour, said: str
) -> None:
    lin = await world.arrives("Lin")
    for who in (bao, lin):
        await person(who).writes_to_app(said)
        await world.settle()
        assert who.sees(words.area_help()) or who.sees(words.intents_which()), who
        assert not who.sees(words.area_not_found())
