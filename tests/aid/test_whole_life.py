"""One helping hand from the question to the last word."""

import pytest

from messages import words
from messages.aid import AidAddressForm, AidKind, ShareContactForm, WriteToOtherForm
from messages.model import Text
from tests.aid import asks, can_come, offers, request
from tests.traces import left, logged

CONFIDENTIAL = (
    "Du pain et du lait",
    "12 rue Rébeval",
    "Rebeca",
    "J’arrive dans dix minutes",
    "06 39 98 01 02",
    "bao@example.org",
)


@pytest.mark.every_world
@pytest.mark.also("cafe", "organise")
async def test_a_hand_is_asked_for_given_and_done(world, ana, bao, chloe, driss, belleville):
    with logged() as log:
        await from_the_question_to_the_last_word(world, ana, bao, chloe, driss)
    assert await left(world.database, *CONFIDENTIAL) == []
    assert [each for each in CONFIDENTIAL if each in log.getvalue()] == []


async def from_the_question_to_the_last_word(world, ana, bao, chloe, driss):
    await offers(bao)
    await offers(chloe)

    await asks(ana, fitting=2, behalf="Rebeca", note="Du pain et du lait, s’il vous plaît")
    assert ana.sees(words.aid_published())
    assert bao.offered(words.aid_not_this())
    assert chloe.offered(words.aid_not_this())
    assert not driss.screen
    assert "pain" not in "".join(shown.words for shown in (*bao.screen, *chloe.screen))

    await can_come(bao)
    assert bao.sees(words.aid_ready_wait())
    assert ana.offered(words.aid_choose(name="Bao"))
    await can_come(chloe, "18:00")

    await ana.presses(words.aid_choose(name="Bao"))
    held = await request(world)
    assert held.word
    assert bao.sees(words.aid_chosen())
    assert bao.sees("Du pain et du lait")
    assert bao.sees(held.word)
    assert ana.sees(held.word)
    assert bao.sees(words.aid_money())
    assert chloe.sees(words.aid_thanked())
    assert not chloe.told("Du pain")

    await ana.presses(words.aid_give_address())
    await ana.fills(AidAddressForm, address="12 rue Rébeval, 3e")
    assert bao.sees("12 rue Rébeval")

    await bao.presses(words.aid_write(name="Rebeca"))
    await bao.fills(WriteToOtherForm, words="J’arrive dans dix minutes")
    assert ana.sees("J’arrive dans dix minutes")

    await ana.presses(words.aid_share_contact())
    await ana.fills(ShareContactForm, contact="06 39 98 01 02")
    assert not bao.told("06 39 98 01 02")
    await bao.presses(words.aid_share_contact())
    await bao.fills(ShareContactForm, contact="bao@example.org")
    assert bao.sees("06 39 98 01 02")
    assert ana.sees("bao@example.org")

    await bao.presses(words.aid_is_done())
    assert ana.sees(words.aid_done_by_helper(name="Bao"))
    assert bao.sees(words.aid_after_helper(name="Rebeca"))
    held = await request(world)
    assert (held.note, held.address, held.contact, held.word) == (None,) * 4


async def test_nobody_offers_so_the_wall_hears_at_once(ana, bao, belleville, english_wall):
    await asks(ana, kind=AidKind.PETS)

    for wall in (belleville, english_wall):
        assert wall.shows(words.aid_card_open())
        assert wall.shows(words.aid_card_head(kind=Text(key="aid-kind-pets")))
    await bao.presses(words.aid_card_can(), on=belleville)
    await can_come(bao)
    await ana.presses(words.aid_choose(name="Bao"))
    assert belleville.shows(words.aid_card_helped())

    await ana.presses(words.aid_is_done())
    assert belleville.shows(words.aid_card_done())
