"""Announcements need no more of Palier than this, and a story in which days pass is faster so."""

import pytest

from handlers.kernel.feature import Feature
from tests import features


@pytest.fixture
def palier(request: pytest.FixtureRequest) -> tuple[Feature, ...]:
    needed = ("account", "area", "broadcast", "organise", "intents")
    return features.named(*needed, *features.also(request))
