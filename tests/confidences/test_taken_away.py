"""A door code, an address or a contact is taken off other people's screens once it has served."""

from datetime import UTC, date, datetime, time

import pytest

from messages import words
from messages.account.actions import EraseMe
from messages.aid import AidAddressForm, ShareContactForm, WriteToOtherForm
from messages.cafe import CafeKind as CafeKind
from messages.cafe import HomeAddressForm, InviteForm
from messages.heat.levels.level import HeatLevel
from messages.model import Text
from tests import features
from tests.aid import asks, can_come, offers
from tests.heat.watch import at, climbs_to_chloe, enrols, pairs, turns

CODE, CONTACT = "3e, frappez fort", "Lise, 06 39 98 01 02"
GONE = words.confidence_taken_away()


@pytest.fixture
def palier():
    return features.named("account", "aid", "area", "cafe", "heat", "intents")


def reads(who, *secrets):
    """What of this somebody can still read in their private talk."""
    # Typed addresses hold a joiner so that they are no links.
    screen = [shown.words.replace("\u2060", "") for shown in who.screen]
    return [each for each in secrets if any(each in words for words in screen)]


@pytest.fixture
async def visited(world, area, bao, chloe, driss, organiser):
    """Bao does not answer; Chloé is on her way and knows how to come in."""
    await enrols(bao, contact=CONTACT, access=CODE)
    await pairs(bao, chloe)
    await pairs(bao, driss)
    await turns(world, area, HeatLevel.ORANGE)
    await climbs_to_chloe(world, area, chloe)
    assert reads(chloe, CODE, CONTACT) == [CODE, CONTACT]
    return bao


async def test_who_is_fine_takes_the_door_code_back(world, visited, chloe):
    await visited.presses(Text(key="watch-say-fine"))
    assert reads(chloe, CODE, CONTACT) == []
    assert chloe.told(GONE)
    assert chloe.told(words.watch_clear_fine(name="Bao"))


async def test_who_leaves_takes_everything_along(world, visited, chloe):
    await visited.forges(EraseMe())
    assert reads(chloe, CODE, CONTACT) == []
    assert reads(visited, CODE, CONTACT) == []


async def test_what_the_organisers_were_told_goes_too(world, area, visited, chloe, organiser):
    await chloe.presses(Text(key="nudge-outcome-silent"))
    assert reads(organiser, CONTACT) == [CONTACT]
    assert reads(chloe, CONTACT) == [CONTACT]
    await visited.presses(Text(key="watch-say-fine"))
    assert reads(organiser, CODE, CONTACT) == []
    assert reads(chloe, CODE, CONTACT) == []


async def test_the_visitor_who_says_how_it_was_keeps_what_is_said_back(world, visited, chloe):
    await chloe.presses(Text(key="nudge-outcome-fine"))
    assert chloe.told(Text(key="nudge-said-fine"))
    assert reads(chloe, CODE, CONTACT) == []
    await world.passes(minutes=5)
    assert chloe.told(Text(key="nudge-said-fine"))


async def test_the_end_of_the_season_takes_the_rest(world, visited, chloe):
    await world.comes(datetime(2026, 10, 15, 12, tzinfo=UTC))
    assert reads(chloe, CODE, CONTACT) == []
    assert reads(visited, CODE, CONTACT) == []


async def test_what_helpers_were_told_goes_when_it_is_done(world, ana, bao, belleville):
    secrets = ("Du pain et du lait", "12 rue Rébeval", "06 39 98 01 02", "bao@example.org")
    await offers(bao)
    await asks(ana, fitting=1, note="Du pain et du lait, s’il vous plaît")
    await can_come(bao)
    await ana.presses(words.aid_choose(name="Bao"))
    await ana.presses(words.aid_give_address())
    await ana.fills(AidAddressForm, address="12 rue Rébeval, 3e")
    await ana.presses(words.aid_write(name="Bao"))
    await ana.fills(WriteToOtherForm, words="Sonnez deux fois")
    await ana.presses(words.aid_share_contact())
    await ana.fills(ShareContactForm, contact="06 39 98 01 02")
    await bao.presses(words.aid_share_contact())
    await bao.fills(ShareContactForm, contact="bao@example.org")
    assert reads(bao, *secrets[:3], "Sonnez deux fois") == [*secrets[:3], "Sonnez deux fois"]
    assert reads(ana, "bao@example.org")
    await bao.presses(words.aid_is_done())
    assert bao.told(words.aid_after_helper(name="Ana"))
    await world.passes(minutes=1)
    assert reads(bao, *secrets, "Sonnez deux fois") == []
    assert reads(ana, *secrets, "Sonnez deux fois") == []
    assert bao.told(words.aid_after_helper(name="Ana"))


@pytest.fixture
async def at_anas(world, ana, bao, belleville):
    """A coffee at Ana's home tomorrow; Bao is coming and knows where."""
    await ana.says("/cafe")
    await ana.fills(
        InviteForm,
        kind=CafeKind.HOME,
        day=date(2026, 7, 2),
        hour=time(15),
        place="Métro Belleville",
    )
    await ana.fills(HomeAddressForm, address="27 rue des Cascades, code 12B4")
    await ana.presses(words.cafe_publish())
    await bao.presses(words.cafe_join(), on=belleville)
    await world.comes(at(belleville.area, 15, 30))
    assert reads(bao, "27 rue des Cascades") == ["27 rue des Cascades"]
    return ana


@pytest.mark.every_world
@pytest.mark.parametrize(
    "ending", ["over", "called off", "not coming", "guest leaves", "host leaves"]
)
async def test_a_homes_address_goes_with_the_cafe(world, at_anas, bao, belleville, ending):
    match ending:
        case "over":
            await world.comes(at(belleville.area, 19, days=2))
        case "called off":
            await at_anas.presses(words.cafe_call_off())
            await at_anas.presses(words.cafe_call_off_yes())
        case "not coming":
            await bao.presses(words.cafe_decline(), on=belleville)
        case "guest leaves":
            await bao.forges(EraseMe())
        case "host leaves":
            await at_anas.forges(EraseMe())
    assert reads(bao, "27 rue des Cascades", "12B4") == []
