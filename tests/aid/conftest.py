"""Helping hands need no more of Palier than this, and days pass faster so."""

import pytest

from handlers.kernel.feature import Feature
from tests import features


@pytest.fixture
def palier(request: pytest.FixtureRequest) -> tuple[Feature, ...]:
    return features.named("account", "aid", "area", "intents", *features.also(request))
