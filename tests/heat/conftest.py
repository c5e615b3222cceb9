"""The heat needs no more of Palier than this; and somebody to be checked on."""

import pytest

from messages.heat.levels.level import HeatLevel
from tests import features
from tests.heat.watch import enrols, pairs, turns


@pytest.fixture
def palier(request):
    return features.named("account", "area", "heat", "intents", *features.also(request))


@pytest.fixture
async def watched(world, area, bao, chloe, driss, organiser):
    """Bao is checked on; Chloé, then Driss look in on him; it is orange for three days."""
    async with world.database.transaction() as store:
        (await store.areas.get_area(area.id)).numbers = "01 40 33 01 02"
    await enrols(bao, contact="Lise, 06 39 98 01 02", access="3e, frappez fort")
    await pairs(bao, chloe)
    await pairs(bao, driss)
    await turns(world, area, HeatLevel.ORANGE)
    return bao
