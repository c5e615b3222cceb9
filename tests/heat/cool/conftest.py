"""What stories about cool places need."""

import pytest

from tests.heat.cool import CHURCH, LIBRARY, PARK, knows


@pytest.fixture
async def cool(world, area):
    """A library, a park and a church, on a Wednesday in July."""
    await knows(world, area, LIBRARY, PARK, CHURCH)
    return area
