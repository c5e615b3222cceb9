"""What the two who meet tell each other at night: heard at once when it is for the night."""

import pytest

from messages import words
from messages.aid import AidAddressForm, ArrivalHourForm, ShareContactForm, WriteToOtherForm
from tests.aid import Urgency, asks, at, awake, offers


async def meet_at_night(world, ana, bao):
    """Ana needs somebody now; Bao is awake, and comes. At eleven both would sleep."""
    await offers(bao)
    await awake(world, bao)
    await world.comes(at(23))
    await asks(ana, fitting=1, urgency=Urgency.NOW)
    await bao.presses(words.aid_soon_now())
    await ana.presses(words.aid_choose(name="Bao"))


async def writes(who, to, said):
    await who.presses(words.aid_write(name=to))
    await who.fills(WriteToOtherForm, words=said)


async def test_what_the_two_write_while_one_is_on_the_way_arrives_at_night(
    world, ana, bao, belleville
):
    await meet_at_night(world, ana, bao)
    await writes(bao, "Ana", "Je suis en bas")
    assert ana.told("Je suis en bas") == 1
    await bao.presses(words.aid_share_contact())
    await bao.fills(ShareContactForm, contact="bao@example.org")
    assert ana.told(words.aid_contact_wanted(name="Bao")) >= 1

    await world.comes(at(2, 30, day=31))
    await writes(bao, "Ana", "Me voilà rentré")
    assert not ana.told("Me voilà rentré"), "three hours later nobody is on the way"
    await world.comes(at(8, 40, day=31))
    assert ana.told("Me voilà rentré") == 1


async def test_who_would_sleep_before_setting_out_hears_what_is_for_the_night(
    world, ana, bao, belleville
):
    """Bao comes at six in the morning, before he would look at what was written."""
    await offers(bao)
    await asks(ana, fitting=1)
    await bao.presses(words.aid_soon_tomorrow())
    await bao.fills(ArrivalHourForm, hour="06:00")
    await ana.presses(words.aid_choose(name="Bao"))
    await world.comes(at(23))
    await writes(ana, "Bao", "La sonnette ne marche pas")
    assert bao.told("La sonnette ne marche pas") == 1
    await ana.presses(words.aid_give_address())
    await ana.fills(AidAddressForm, address="12 rue Rébeval")
    assert bao.told("12 rue Rébeval") == 1


@pytest.mark.every_world
@pytest.mark.parametrize("said", ["La sonnette ne marche pas", "Elle ne répond plus"])
async def test_what_is_for_the_afternoon_waits_for_the_morning_unless_it_is_danger(
    world, ana, bao, belleville, said
):
    await offers(bao)
    await asks(ana, fitting=1)
    await bao.presses(words.aid_soon_tomorrow())
    await bao.fills(ArrivalHourForm, hour="17:30")
    await ana.presses(words.aid_choose(name="Bao"))
    await world.comes(at(23))
    await writes(ana, "Bao", said)
    danger = "répond" in said
    assert bao.told(said) == int(danger)
    await world.comes(at(8, 40, day=31))
    assert bao.told(said) == 1
