"""Somebody would rather not meet another: how it is said, what stands on their page, undoing it."""

import pytest

from messages import words
from messages.account.actions import ExportMyData
from messages.blocks.actions import AskToBlock, Block, ShowBlocks, Unblock
from messages.catalog import plain_words
from messages.model import Text
from storage.blocks import PersonalBlock
from tests.aid import erases, found, offers
from tests.apart import has_kept_apart, keeps_apart, transcript
from tests.cafe import invites
from tests.test_linking import links


async def blocks(world):
    async with world.database.transaction() as store:
        rows = await store.session.execute(PersonalBlock.__table__.select())
        return {(row.member_id, row.other_id) for row in rows}


@pytest.mark.every_world
async def test_it_is_said_by_a_button_noted_in_silence_and_taken_back_on_ones_page(
    world, ana, bao, belleville
):
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    before = transcript(ana)
    await bao.says("/moi")
    await bao.presses(words.block_open())
    await bao.presses(words.block_ask(name="Ana"))
    assert bao.sees(words.block_sure(name="Ana"))
    await bao.presses(words.block_yes())
    assert bao.sees(words.block_noted())
    assert bao.sees(words.block_line(name="Ana"))
    assert await blocks(world) == {(bao.member_id, ana.member_id)}
    await world.passes(hours=1)
    assert transcript(ana) == before, "nobody is told"

    await bao.presses(words.block_undo(name="Ana"))
    assert bao.sees(words.block_undone())
    assert not await blocks(world)


@pytest.mark.every_world
async def test_it_is_said_in_words_too(ana, bao, belleville):
    await invites(ana)
    await bao.says("je ne veux plus croiser Ana")
    await bao.presses(words.block_ask(name="Ana"))
    await bao.presses(words.block_not())
    assert bao.sees(words.block_choose()), "nothing was said yet"


async def test_nothing_of_it_is_read_by_others_in_a_group(ana, bao, belleville):
    await invites(ana)
    for action in (
        ShowBlocks(),
        AskToBlock(member=ana.member_id),
        Block(member=ana.member_id, warn=False),
    ):
        await bao.forges(action, on=belleville)
        assert bao.sees(words.gone())
        assert not belleville.shows(words.block_title())
        assert not belleville.shows(words.block_sure(name="Ana"))


async def test_a_forged_button_tells_nobody_s_name(ana, bao, belleville):
    for action in (
        AskToBlock(member=ana.member_id),
        Block(member=ana.member_id, warn=True),
        AskToBlock(member=bao.member_id),
    ):
        await bao.forges(action)
        assert bao.sees(words.gone())
    await bao.forges(Unblock(member=ana.member_id))
    assert not bao.sees("Ana")


async def test_nobody_undoes_what_another_wished(world, ana, bao, belleville):
    await has_kept_apart(world, ana, bao)
    await bao.forges(Unblock(member=ana.member_id))
    assert await blocks(world) == {(ana.member_id, bao.member_id)}


async def test_the_name_stays_the_one_they_knew(world, ana, bao, belleville):
    await invites(ana)
    await keeps_apart(bao, ana)
    async with world.database.transaction() as store:
        (await store.people.get_member(ana.member_id)).name = "Anastasia"
    await bao.forges(Block(member=ana.member_id, warn=True))
    await bao.says("/moi")
    await bao.presses(words.block_open())
    assert bao.sees(words.block_line(name="Ana"))
    assert not bao.sees("Anastasia")


async def test_it_stands_in_ones_own_export_and_in_nobody_else_s(ana, bao, belleville):
    await invites(ana)
    await keeps_apart(bao, ana)
    for who, told in ((bao, True), (ana, False)):
        await who.forges(ExportMyData())
        [exported] = [file.decode() for file in who.files.values()]
        said = plain_words(Text(key="account-held-block"), who.reader)
        assert (said in exported, "&quot;block&quot;" in exported) == (told, told)


async def test_it_goes_with_either_of_the_two(world, ana, bao, chloe, belleville):
    await has_kept_apart(world, ana, bao)
    await has_kept_apart(world, bao, chloe)
    await has_kept_apart(world, chloe, ana)
    await erases(bao)
    assert await blocks(world) == {(chloe.member_id, ana.member_id)}
    await erases(chloe)
    assert not await blocks(world)


async def test_joined_accounts_keep_apart_what_one_of_them_did(world, ana, bao, chloe, belleville):
    """Also what the other of them had agreed ends; and nobody keeps away from themselves."""
    await offers(bao)
    await found(ana, bao)
    await has_kept_apart(world, chloe, bao)
    await has_kept_apart(world, chloe, ana)
    await links(ana, chloe)
    assert await blocks(world) == {(ana.member_id, bao.member_id)}
    assert bao.told(words.aid_replaced()) == 1


async def test_the_journal_and_the_log_know_nothing_of_it(
    world, ana, bao, organiser, belleville, caplog
):
    for ours in ("bot", "handlers", "storage"):
        caplog.set_level("DEBUG", logger=ours)
    await invites(ana)
    await keeps_apart(bao, ana)
    async with world.database.transaction() as store:
        assert await store.organisation.journal_entries(None) == []
    said = " ".join(
        record.getMessage()
        for record in caplog.records
        if record.name.split(".")[0] in ("bot", "handlers", "storage")
    )
    assert str(ana.member_id) not in said
    assert not organiser.told(words.block_noted())
