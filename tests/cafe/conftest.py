"""Cafés need no more of Palier than this, and a story in which days pass is told faster so."""

import pytest

from handlers.kernel.feature import Feature
from tests import features


@pytest.fixture
def palier(request: pytest.FixtureRequest) -> tuple[Feature, ...]:
    return features.named("account", "area", "cafe", "intents", *features.also(request))
