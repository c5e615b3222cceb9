"""Keeping apart needs the capabilities in which people meet, and no others."""

import pytest

from handlers.kernel.feature import Feature
from tests import features


@pytest.fixture
def palier(request: pytest.FixtureRequest) -> tuple[Feature, ...]:
    named = ("account", "aid", "area", "cafe", "intents", *features.also(request))
    return features.named(*named)
