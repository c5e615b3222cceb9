"""Hearing of neighbouring areas, and no longer."""

from datetime import date, time

import pytest

from messages import words
from messages.area import SetNeighbours
from messages.cafe import CafeKind, InviteForm
from tests.worlds import World


@pytest.mark.every_world
async def test_who_hears_of_the_area_next_door_can_stop_it_under_the_letter(world: World) -> None:
    here = await world.declares("Ménilmontant", lat=48.8665, lon=2.3905)
    there = await world.declares("Charonne", lat=48.8600, lon=2.3950)
    gil = await world.joins("Gil", "fr", here)
    host = await world.joins("Eva", "fr", there)
    await gil.forges(SetNeighbours(area=here.id, on=True))

    for day in (4, 5):
        await host.says("/cafe")
        await host.fills(
            InviteForm,
            kind=CafeKind.WALK,
            day=date(2026, 7, day),
            hour=time(15),
            place="Square Sorbier",
        )
        await host.presses(words.cafe_publish())
        if day == 4:
            assert gil.told(words.cafe_new()) == 1
            await gil.presses(words.area_topic_stop(topic=words.area_topic_cafe()))
            assert gil.sees(words.area_topic_is_off(topic=words.area_topic_cafe(), area="Charonne"))

    assert gil.told(words.cafe_new()) == 1
