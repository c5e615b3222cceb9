"""The morning digest: an organiser's day ahead, where there is anything to say."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from messages import words
from messages.area import SetTopic, SwitchPlace
from messages.heat.levels import wording
from messages.heat.levels.level import HeatDay, HeatLevel, HeatSource, HeatState
from messages.model import MomentText, Topic
from messages.organise.report_views import covered_message
from storage.area import MemberRole
from tests.aid import asks
from tests.cafe import PARIS, SATURDAY, at, drafts, invites
from tests.heat.watch import enrols, turns


def hour(moment):
    return MomentText(at=moment, zone="Europe/Paris", show="hour")


HEAD = words.organise_morning_head(area="Belleville")


async def test_an_organiser_reads_in_the_morning_what_the_day_brings(
    world, ana, bao, chloe, organiser
):
    await invites(ana)
    await asks(bao)
    await world.comes(at(SATURDAY, 8, 44))
    assert not organiser.told(HEAD)
    await world.comes(at(SATURDAY, 8, 46))
    assert organiser.told(HEAD) == 1
    assert organiser.sees(
        words.organise_morning_cafe(hour=hour(at(SATURDAY, 15)), place="Aux Folies")
    )
    assert organiser.offered(words.organise_morning_look())
    assert not any(each.told(HEAD) for each in (ana, bao, chloe))
    await world.comes(at(SATURDAY, 12))
    assert organiser.told(HEAD) == 1
    await organiser.presses(words.organise_morning_look())
    assert organiser.sees(words.organise_area_head(name="Belleville", town="Paris 20e"))


async def test_what_waits_for_somebody_is_a_number(world, area, bao, ana, organiser):
    await enrols(bao)
    await turns(world, area, HeatLevel.RED)
    await world.comes(_morning(world, 20))
    await asks(ana)
    await world.comes(_morning(world, 8, 50, days=1))
    assert organiser.told(HEAD) == 1
    assert organiser.sees(words.organise_morning_needs(count=1))
    assert organiser.sees(words.organise_morning_checks(count=1))
    red = HeatState(HeatLevel.RED, HeatDay.TODAY, _morning(world, 8).date(), HeatSource.ORGANISER)
    assert organiser.sees(words.heat_today(level=wording.level_words(red)))
    await organiser.presses(words.watch_waiting())
    assert organiser.sees(words.watch_waiting_head(area="Belleville"))


async def test_a_hidden_card_and_a_meeting_that_began_are_left_out(world, ana, bao, organiser):
    await invites(ana, hour=time(8), place="Chez Prune")
    await invites(bao, place="Le Zorba")
    async with world.database.transaction() as store:
        (cafe,) = await store.cafes.hosted_cafes(bao.member_id)
        hidden = covered_message().model_dump_json()
        await store.outbox.hide_card(f"cafe:{cafe}", hidden, world.clock.now())
    await world.comes(at(SATURDAY, 9))
    assert not organiser.told(HEAD)


async def test_an_empty_morning_says_nothing(world, ana, organiser):
    await drafts(ana)
    await world.comes(at(SATURDAY, 12))
    assert not organiser.told(HEAD)


async def test_who_switched_it_off_reads_none(world, area, ana, organiser):
    gus = await world.joins("Gus", "fr", area, role=MemberRole.ORGANISER)
    await invites(ana)
    await organiser.forges(
        SetTopic(area=area.id, topic=Topic.DIGEST, on=False, under=SwitchPlace.LETTER)
    )
    await world.comes(at(SATURDAY, 12))
    assert not organiser.told(HEAD)
    assert gus.told(HEAD) == 1
    await gus.presses(words.area_topic_stop(topic=words.area_topic_digest()))
    await world.comes(at(SATURDAY, 13))
    assert gus.sees(words.area_topic_digest())


async def test_only_who_organises_has_a_switch_for_it(world, bao, organiser):
    switch = words.area_topic_on(topic=words.area_topic_digest())
    for who in (bao, organiser):
        await who.says("/quartier")
        await who.presses(words.area_open(area="Belleville"))
        assert who.sees(words.area_topic_on(topic=words.area_topic_heat()))
        assert bool(who.sees(switch)) is (who is organiser)


async def test_it_is_morning_by_the_areas_own_clocks(world, ana):
    island = await world.declares("Le Chaudron", zone="Indian/Reunion", town="97411")
    gus = await world.joins("Gus", "fr", island, role=MemberRole.ORGANISER)
    await world.hangs(island, "Le Chaudron", "fr")
    await turns(world, island, HeatLevel.RED)
    there = ZoneInfo("Indian/Reunion")
    tomorrow = world.clock.now().astimezone(there).date() + timedelta(days=1)
    await world.comes(datetime.combine(tomorrow, time(8, 46), there))
    assert gus.told(words.organise_morning_head(area="Le Chaudron")) == 1


@pytest.mark.every_world
async def test_a_late_start_writes_it_and_a_very_late_one_does_not(world, ana, organiser):
    await invites(ana)
    await world.comes(at(SATURDAY, 8))
    await world.is_down(hours=1, minutes=5)
    assert organiser.told(HEAD) == 1
    await invites(ana, day=SATURDAY + timedelta(days=1))
    await world.comes(at(SATURDAY + timedelta(days=1), 8))
    await world.is_down(hours=3)
    assert organiser.told(HEAD) == 1


def _morning(world, hour_, minute=0, days=0):
    day = world.clock.now().astimezone(PARIS).date() + timedelta(days=days)
    return datetime.combine(day, time(hour_, minute), PARIS)
