"""What Slack brings and how it is answered: forged, twice, too late, from many workspaces."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest

from bot.platform import ChatAddress, RefusalMeaning, RetryLater, Undeliverable
from messages import words
from messages.catalog import plain_words
from messages.model import Message, Reader, Text, message
from storage.outbox import OutboxAction
from storage.people import Account, Member
from tests.cafe import SATURDAY, at, invites
from tests.worlds import Neighbour, Wall
from tests.worlds.slack import SlackWorld

FRENCH = Reader(language="fr")
HOSTILE = "<!channel> *gras* `x` <@U1> & <https://evil.example|ici>"


async def people(world: SlackWorld) -> int:
    async with world.database.transaction() as store:
        return len(await store.installations.workspace_accounts("slack", world.workspace))


@pytest.mark.parametrize("how", ["signature", "body", "age", "unsigned"])
async def test_what_slack_did_not_sign_is_turned_away(
    world: SlackWorld, ana: Neighbour, belleville: Wall, how: str
) -> None:
    await invites(ana)
    before = belleville.screen
    ack = await world.server.forges(how)  # type: ignore[arg-type]  # one of the literals
    await world.settle()
    assert ack.status in (401, 403)
    assert belleville.screen == before


async def test_slack_may_ask_whether_we_are_there(world: SlackWorld) -> None:
    await world.server.verifies()


async def test_words_told_twice_are_answered_once(world: SlackWorld, belleville: Wall) -> None:
    lea = await world.arrives("Léa", "fr")
    await lea.says("/palier start")
    told = len(lea.screen)
    await lea.says("94260")
    after = len(lea.screen)
    assert after > told
    await world.server.replays(world.server.post.deliveries[-1])
    await world.settle()
    assert len(lea.screen) == after


async def test_a_press_told_twice_counts_once(
    world: SlackWorld, ana: Neighbour, bao: Neighbour, belleville: Wall
) -> None:
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    calls = len(world.server.calls)
    await world.server.replays()
    await world.settle()
    assert [each.method for each in world.server.calls[calls:]] == []


async def test_hostile_names_and_words_stay_words(
    world: SlackWorld, belleville: Wall, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    mallory = await world.joins(HOSTILE, "fr", belleville.area)
    await invites(mallory, place="<!here> _Folies_ *ici*")
    channel = world.quartier.channels[belleville.chat]
    seen = next(iter(world.quartier.people.values())).screen(channel)[-1]
    assert "<!here> _Folies_ *ici*" in seen.text
    assert seen.broadcasts == []
    assert all(kind in ("bold", "link") for kind, _ in seen.marks)
    assert "<!" not in seen.message.text
    ours = [each.getMessage() for each in caplog.records if each.name.startswith("bot.")]
    assert not [each for each in ours if "Folies" in each or "channel>" in each]


async def test_a_wait_slack_asks_for_is_obeyed(world: SlackWorld, belleville: Wall) -> None:
    world.server.breaks("too_many_requests", "chat.postMessage", retry_after=7)
    with pytest.raises(RetryLater) as patience:
        await world.slack.send_message(address(world, belleville), says("bonjour"), FRENCH)
    assert patience.value.seconds == 7
    await world.slack.send_message(address(world, belleville), says("bonjour"), FRENCH)


@pytest.mark.parametrize("kind", ["server_error", "bad_gateway", "reset", "garbage"])
async def test_a_troubled_slack_is_tried_again_later(
    world: SlackWorld, belleville: Wall, kind: str
) -> None:
    world.server.breaks(kind, "chat.postMessage")  # type: ignore[arg-type]  # one of the literals
    with pytest.raises(RetryLater):
        await world.slack.send_message(address(world, belleville), says("bonjour"), FRENCH)


async def test_a_channel_put_aside_and_a_message_deleted_are_told_apart(
    world: SlackWorld, ana: Neighbour, belleville: Wall
) -> None:
    to = address(world, belleville)
    with pytest.raises(Undeliverable) as gone:
        await world.slack.edit_message(to, "1.000001", says("bonjour"), FRENCH)
    assert not gone.value.chat_gone
    world.quartier.channels[belleville.chat].archived = True
    with pytest.raises(Undeliverable) as gone:
        await world.slack.send_message(to, says("bonjour"), FRENCH)
    assert gone.value.means is RefusalMeaning.ARCHIVED
    assert not gone.value.chat_gone, "it may be brought back"


async def test_at_night_a_wall_waits_for_the_morning_and_people_are_answered(
    world: SlackWorld, ana: Neighbour, belleville: Wall
) -> None:
    await world.comes(at(SATURDAY - timedelta(days=2), 23))
    await invites(ana)
    assert belleville.screen == []
    await ana.says("/cafes")
    assert ana.screen
    organiser = await world.joins("Farida", "fr", belleville.area)
    await organiser.says("/moi")
    assert organiser.screen
    await world.comes(at(SATURDAY - timedelta(days=1), 8, 40))
    assert belleville.card


async def test_a_stranger_at_home_is_greeted_and_nothing_is_kept(world: SlackWorld) -> None:
    lea = await world.arrives("Léa", "fr")
    person = world.quartier.people[lea.user]
    await person.opens_home()
    await world.settle()
    assert person.home
    assert plain_words(words.slack_home_start(), FRENCH) in person.home.labels
    assert await people(world) == 0


async def test_the_shortcut_opens_an_invitation(world: SlackWorld, ana: Neighbour) -> None:
    person = world.quartier.people[ana.user]
    await person.uses_shortcut("cafe")
    await world.settle()
    assert person.modal


async def test_one_door_leads_everywhere(
    world: SlackWorld, bao: Neighbour, belleville: Wall
) -> None:
    await bao.says("/palier moi")
    assert "Bao" in bao.screen[-1].words
    await bao.says("/palier me")
    assert len(bao.screen) == 2
    await bao.says("/palier moi", on=belleville)
    assert len(bao.screen) == 2
    assert "Bao" in bao.toast
    assert belleville.screen == []


async def test_behind_the_door_words_are_words_and_a_wrong_command_brings_help(
    world: SlackWorld,
) -> None:
    lea = await world.arrives("Léa")
    await lea.says("/palier 94260 Fresnes")
    assert "Fresnes" in lea.screen[-1].words
    await lea.says("/palier /chocolat")
    assert lea.sees(words.area_help())


async def test_palier_brought_into_a_channel_greets_and_its_leaving_is_noticed(
    world: SlackWorld, organiser: Neighbour, belleville: Wall
) -> None:
    person = world.quartier.people[organiser.user]
    square = world.quartier.channel("le-square", person)
    await person.adds_app(square)
    await world.settle()
    async with world.database.transaction() as store:
        wall = await store.areas.find_wall("slack", world.workspace, square.id)
        assert wall
        assert wall.title == "#le-square"
        assert wall.area_id == belleville.area.id
        assert wall.join_link.endswith(f"/archives/{square.id}")
    assert person.screen(square)
    assert await world.slack.act_on_chat(OutboxAction.INVITE, address(world, belleville), "x")
    world.quartier.channels[belleville.chat].private = True
    assert (
        await world.slack.act_on_chat(OutboxAction.INVITE, address(world, belleville), "x") is None
    )
    await person.removes_app(square)
    await world.settle()
    async with world.database.transaction() as store:
        wall = await store.areas.find_wall("slack", world.workspace, square.id)
        assert wall
        assert wall.closed_at


async def test_a_café_is_shared_into_another_channel_and_kept_in_step(
    world: SlackWorld, ana: Neighbour, bao: Neighbour, belleville: Wall
) -> None:
    await invites(ana)
    person = world.quartier.people[ana.user]
    garden = world.quartier.channel("le-jardin", person)
    label = plain_words(words.cafe_share(), Reader(language="en"))
    shown = next(each for each in reversed(person.screen()) if label in each.labels)
    await person.clicks(shown, label)
    await world.settle()
    await person.fills(None, {"where": garden.id})
    assert not (await person.submits()).errors
    await world.settle()
    copy = person.last(garden)
    assert "Aux Folies" in copy.text
    await bao.presses(words.cafe_join(), on=belleville)
    await world.passes(minutes=1)
    assert person.last(garden).text != copy.text
    private = world.quartier.channel("entre-nous", person, private=True)
    await person.clicks(person.screen()[-1], label)
    await world.settle()
    await person.fills(None, {"where": private.id})
    told = plain_words(words.slack_share_first_invite(), Reader(language="en"))
    assert list((await person.submits()).errors.values()) == [told]


async def test_who_left_the_workspace_is_not_written_to_until_they_are_back(
    world: SlackWorld, ana: Neighbour
) -> None:
    for blocked in (True, False):
        await (ana.blocks() if blocked else ana.unblocks())
        async with world.database.transaction() as store:
            (account,) = await store.people.accounts_of(ana.member_id)
            assert bool(account.blocked_at) == blocked


async def test_members_are_let_into_the_channel_of_their_area(
    world: SlackWorld, belleville: Wall
) -> None:
    lea = await world.joins("Léa", "fr", belleville.area)
    channel = world.quartier.channels[belleville.chat]
    del channel.members[lea.user]
    await lea.says("/quartier")
    await lea.presses(words.area_open(area="Belleville"))
    await lea.presses(words.area_door(title="Les voisins de Belleville"))
    assert lea.user in channel.members


async def test_a_workspace_that_removes_palier_is_forgotten(
    world: SlackWorld, ana: Neighbour, bao: Neighbour, belleville: Wall
) -> None:
    async with world.database.transaction() as store:
        elsewhere = {"platform": "telegram", "user": "7", "chat": "7"}
        store.session.add(Account(member_id=bao.member_id, preferred=False, **elsewhere))
    await invites(ana)
    world.quartier.uninstalls()
    await world.settle()
    assert await people(world) == 0
    async with world.database.transaction() as store:
        assert await store.session.get(Member, ana.member_id) is None
        assert await store.session.get(Member, bao.member_id)
        assert await store.areas.area_walls(belleville.area.id) == []
        written = await store.organisation.journal_entries(belleville.area.id)
        assert "closed" in {entry.act for entry in written}


def address(world: SlackWorld, wall: Wall) -> ChatAddress:
    return ChatAddress(wall.chat, world.workspace)


def says(word: str) -> Message:
    return message(Text(key="organise-hello", args={"name": word}))
