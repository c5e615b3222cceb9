"""How each platform lets one point at a message, and how it is kept from the others."""

from __future__ import annotations

import pytest

from messages import words
from messages.organise.report_actions import ComplainForm, ReportReason
from storage.organise import AbuseReport
from tests.cafe import invites
from tests.fakes.telegram.chats import Member
from tests.organise import reports, rows
from tests.worlds import Neighbour, Wall
from tests.worlds.slack import SlackWorld
from tests.worlds.telegram import TelegramWorld

on_telegram = pytest.mark.parametrize("world_kind", [TelegramWorld])
on_slack = pytest.mark.parametrize("world_kind", [SlackWorld])


def written(world: TelegramWorld, wall: Wall) -> list[str]:
    """What everybody in the group reads, neighbours' own words included."""
    chat = world.server.chats[int(wall.chat)]
    return [str(each.content.get("text")) for each in chat.messages.values() if not each.deleted]


@on_telegram
async def test_the_command_is_taken_off_the_group_before_others_read_it(
    world: TelegramWorld, belleville: Wall, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    before = written(world, belleville)
    for command in ("/signaler", "/report"):
        await bao.points(command, belleville.card.name, belleville)
        assert bao.asked(ComplainForm)
        assert written(world, belleville) == before


@on_telegram
async def test_without_the_right_to_delete_the_report_is_taken_all_the_same(
    world: TelegramWorld, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    group, bot = world.server.chats[int(belleville.chat)], world.server.first_bot
    group.members[bot.id] = world.server.bot_member(group, bot, ())
    await invites(ana)
    await reports(bao, belleville)
    assert bao.sees(words.organise_report_thanks(name="Belleville"))
    assert "/signaler" in written(world, belleville)


@on_telegram
async def test_the_link_of_a_message_leads_into_the_group(
    world: TelegramWorld, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    name = await ana.writes("Quetzalcoatl", belleville)
    await reports(bao, belleville, name)
    (report,) = await rows(world, AbuseReport)
    assert report.link == f"https://t.me/c/{belleville.chat.removeprefix('-100')}/{name}"


@on_telegram
async def test_whoever_never_spoke_to_palier_follows_a_link_to_the_same_question(
    world: TelegramWorld, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    await invites(ana)
    card = belleville.card.name
    lea, max_ = await world.arrives("Léa"), await world.arrives("Max")
    await lea.points("/signaler", card, belleville)
    await max_.presses(words.telegram_open(), on=belleville)
    assert max_.sees(words.gone())
    await lea.presses(words.telegram_open(), on=belleville)
    await lea.fills(ComplainForm, what=ReportReason.OTHER)
    assert lea.sees(words.organise_report_thanks(name="Belleville"))


@on_telegram
async def test_a_command_that_answers_nothing_offers_the_cards(
    world: TelegramWorld, belleville: Wall, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    await bao.says("/signaler", on=belleville)
    assert bao.sees(words.organise_report_choose())


@on_telegram
async def test_who_shared_a_card_or_wrote_as_a_bot_is_not_its_author(
    world: TelegramWorld, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    bot = world.server.bot("Météo")
    group = world.server.chats[int(belleville.chat)]
    group.members[bot.id] = Member(bot, "member")
    said = world.server.add_message(group, bot, {"text": "Il fait beau"})
    await reports(bao, belleville, str(said.id))
    (report,) = await rows(world, AbuseReport)
    assert report.author_id is None
    assert not organiser.offered(words.organise_judge_mute())


@on_slack
async def test_the_link_of_a_message_leads_into_the_channel_and_its_thread(
    world: SlackWorld, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    channel = world.quartier.channels[belleville.chat]
    person = world.quartier.people[ana.user]
    first = await person.writes(channel, "Bonjour")
    answer = await person.writes(channel, "Quetzalcoatl", thread=first.ts)
    await reports(bao, belleville, answer.ts)
    (report,) = await rows(world, AbuseReport)
    place = f"/archives/{channel.id}/p{answer.ts.replace('.', '')}"
    assert report.link.endswith(f"{place}?thread_ts={first.ts}&cid={channel.id}")
    assert report.author_id == ana.member_id
    assert "Quetzalcoatl" not in str(report.model_dump())


@on_slack
async def test_in_a_talk_of_two_there_is_nobody_to_tell(
    world: SlackWorld, belleville: Wall, bao: Neighbour
) -> None:
    person = world.quartier.people[bao.user]
    await bao.says("/cafes")
    await person.uses_shortcut("signaler", person.last())
    await world.settle()
    assert bao.sees(words.organise_report_elsewhere())
    assert await rows(world, AbuseReport) == []
