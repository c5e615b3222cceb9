"""Which three places one is sent to, how long that takes, and what the map shows of it."""

from datetime import datetime, timedelta

import pytest

from messages.heat.cool.map_layout import APART, HEIGHT, WIDTH, circle_ring, lay_out_map
from messages.heat.cool.nearest import CoolMoment, nearest_places
from messages.heat.cool.place import CoolFacts
from messages.heat.cool.place_map import PlaceMap, draw_place_map, map_data
from messages.language import LANGUAGES
from messages.model import Reader
from tests.heat.cool import CHURCH, HERE, LIBRARY, PARK, POOL

NOON = datetime.fromisoformat("2026-07-08T12:00")


def place(name: str, metres: float, hours: str = "24/7") -> CoolFacts:
    return CoolFacts(name=name, hours=hours, lat=HERE[0] + metres / 111_195, lon=HERE[1])


def names(found):
    return [each.facts.name for each in found]


def test_the_nearest_three_come_first():
    far = [place(str(metres), metres) for metres in (900, 100, 400, 650)]
    assert names(nearest_places(HERE, far, NOON)) == ["100", "400", "650"]


@pytest.mark.parametrize(("metres", "minutes"), [(0, 1), (38, 1), (40, 2), (380, 10), (400, 15)])
def test_minutes_are_those_of_slow_feet(metres, minutes):
    (found,) = nearest_places(HERE, [place("x", metres)], NOON)
    assert found.minutes == minutes


def test_open_comes_before_later_and_later_before_unknown():
    near = [
        place("unknown", 10, ""),
        place("later", 20, "Mo-Su 14:00-18:00"),
        place("closed", 5, "Mo-Su 08:00-11:00"),
        place("open", 900),
    ]
    found = nearest_places(HERE, near, NOON)
    assert names(found) == ["open", "later", "unknown"]
    assert found[1].when == NOON.replace(hour=14)


def test_what_closes_before_one_is_there_is_not_open():
    shut = place("shut", 400, "We 09:00-12:20")
    assert nearest_places(HERE, [shut], NOON)[0].moment is CoolMoment.CLOSED
    earlier = NOON - timedelta(minutes=6)
    assert nearest_places(HERE, [shut], earlier)[0].moment is CoolMoment.OPEN


def test_what_is_closed_for_today_is_said_only_when_there_is_nothing_else():
    closed = place("closed", 5, "Mo-Su 08:00-11:00")
    (found,) = nearest_places(HERE, [closed], NOON)
    assert (found.moment, found.when) == (CoolMoment.CLOSED, NOON.replace(day=9, hour=8))
    assert names(nearest_places(HERE, [closed, place("open", 900)], NOON)) == ["open"]
    assert nearest_places(HERE, [place("never", 5, "off")], NOON) == []


def test_nobody_is_sent_an_hour_away():
    assert nearest_places(HERE, [place("far", 5_100)], NOON) == []


def map_of(*places: CoolFacts, language: str = "fr", area: str = "Belleville") -> PlaceMap:
    found = nearest_places(HERE, places, NOON)
    ring = circle_ring(48.8715, 2.3857, 600)
    return PlaceMap(area, [ring], HERE, found, Reader(language=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_says_what_the_text_says(language):
    data = map_data(map_of(LIBRARY, PARK, CHURCH, language=language))
    assert len(data["dots"]) == 4
    shown = (PARK, LIBRARY, CHURCH)
    assert all(
        said.startswith(facts.name) for said, facts in zip(data["places"], shown, strict=True)
    )


def test_a_map_is_drawn_whatever_things_are_called():
    odd = CoolFacts(name="#[x] *b* $1 \\ \"'", lat=48.87, lon=2.386)
    assert draw_place_map(map_of(odd, POOL, area="#[y] $2")).startswith(b"\x89PNG")


def test_no_sign_covers_another_even_in_one_place():
    points = [HERE, HERE, HERE, (HERE[0] + 0.00001, HERE[1])]
    layout = lay_out_map(points, [circle_ring(*HERE, 600)])
    signs = [dot.sign for dot in layout.dots]
    for n, (x, y) in enumerate(signs):
        assert 0 < x < WIDTH
        assert 0 < y < HEIGHT
        for other in signs[:n]:
            assert ((x - other[0]) ** 2 + (y - other[1]) ** 2) ** 0.5 > APART - 0.5


def test_the_outline_is_seen_whole_unless_places_would_be_lost_in_it():
    points = [HERE, (HERE[0] + 0.003, HERE[1])]
    ring = lay_out_map(points, [circle_ring(*HERE, 600)]).rings[0]
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in ring)
    wide = lay_out_map(points, [circle_ring(*HERE, 9_000)])
    assert min(x for x, _ in wide.rings[0]) < 0
