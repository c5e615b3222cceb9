"""What services really send: every trap of their payloads, and garbage."""

import json
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.weather.meteoalarm import read_feed
from bot.weather.openmeteo import read_outlook
from bot.weather.vigilance import read_map
from messages.heat.levels.level import HeatLevel
from storage.heat import (
    SourceSilence,
    TemperatureForecast,
    VigilanceMap,
    WarningFeed,
    WeatherSilent,
)

READERS = read_map, read_feed, read_outlook


def packed(said: Any) -> bytes:
    return json.dumps(said).encode()


# --- vigilance


def domain(code: str, **colours: int) -> dict[str, Any]:
    """A département's colours by phenomenon: `p6` is heat."""
    items = [
        {"phenomenon_id": name.removeprefix("p"), "phenomenon_max_color_id": colour}
        for name, colour in colours.items()
    ]
    worst = max(colours.values(), default=1)
    return {"domain_id": code, "max_color_id": worst, "phenomenon_items": items}


def period(term: str, *domains: dict[str, Any], day: int = 10) -> dict[str, Any]:
    begin = f"2026-07-{day:02}T04:00:00Z" if term == "J" else f"2026-07-{day:02}T22:00:00Z"
    ends = day if term == "J" else day + 1
    return {
        "echeance": term,
        "begin_validity_time": begin,
        "end_validity_time": f"2026-07-{ends:02}T22:00:00Z",
        "timelaps": {"domain_ids": list(domains)},
    }


def vigilance(*periods: dict[str, Any], **changed: Any) -> bytes:
    product = {
        "warning_type": "vigilance",
        "update_time": "2026-07-10T04:02:11Z",
        "global_max_color_id": "4",
        "periods": list(periods),
    }
    return packed({"product": product | changed, "meta": {}})


def heat_of(said: VigilanceMap, code: str) -> list[tuple[date, HeatLevel]]:
    return [(each.on, each.level) for each in said.colours[code]]


def test_today_and_tomorrow_are_read_by_the_clocks_of_paris() -> None:
    said = read_map(vigilance(period("J", domain("34", p6=3)), period("J1", domain("34", p6=4))))
    assert heat_of(said, "34") == [
        (date(2026, 7, 10), HeatLevel.ORANGE),
        (date(2026, 7, 11), HeatLevel.RED),
    ]
    assert said.issued_at == datetime(2026, 7, 10, 4, 2, 11, tzinfo=UTC)
    assert said.colours["34"][1].until == datetime(2026, 7, 11, 22, tzinfo=UTC)


def test_out_of_season_heat_is_absent_and_that_means_none() -> None:
    said = read_map(vigilance(period("J", domain("34", p1=1, p3=1))))
    assert heat_of(said, "34") == [(date(2026, 7, 10), HeatLevel.NONE)]


def test_a_phenomenons_id_is_a_string_and_its_colour_a_number() -> None:
    colours = domain("34", p6=2)
    colours["phenomenon_items"][0]["phenomenon_max_color_id"] = "2"
    with pytest.raises(WeatherSilent):
        read_map(vigilance(period("J", colours)))


def test_another_phenomenons_colour_is_no_heat() -> None:
    said = read_map(vigilance(period("J", domain("34", p3=4, p6=1, p2=3))))
    assert heat_of(said, "34") == [(date(2026, 7, 10), HeatLevel.NONE)]


def test_flooding_rivers_come_without_hours() -> None:
    floods = domain("34", p6=3)
    floods["phenomenon_items"].append(
        {"phenomenon_id": "4", "phenomenon_max_color_id": 1, "timelaps_items": []}
    )
    said = read_map(vigilance(period("J", floods)))
    assert heat_of(said, "34")[0][1] is HeatLevel.ORANGE


def test_before_six_there_is_today_only() -> None:
    said = read_map(vigilance(period("J", domain("34", p6=3))))
    assert [on for on, _ in heat_of(said, "34")] == [date(2026, 7, 10)]


def test_ten_is_the_aube_and_four_characters_are_a_coast() -> None:
    domains = [domain("3410", p6=4), domain("10", p6=2), domain("34", p6=1), domain("2A10", p6=4)]
    said = read_map(vigilance(period("J", *domains, domain("FRA", p6=4), domain("99", p6=4))))
    assert set(said.colours) == {"10", "34"}
    assert heat_of(said, "10")[0][1] is HeatLevel.YELLOW
    assert heat_of(said, "34")[0][1] is HeatLevel.NONE


@pytest.mark.parametrize("colour", [5, 7, 9, 400])
def test_a_colour_above_red_is_red(colour: int) -> None:
    said = read_map(vigilance(period("J", domain("34", p6=colour), domain("75", p6=1))))
    assert heat_of(said, "34")[0][1] is HeatLevel.RED
    assert heat_of(said, "75")[0][1] is HeatLevel.NONE


@pytest.mark.parametrize(
    "unreadable",
    [
        domain("34", p6=0),
        domain("34", p6=-1),
        domain("34", p6=True),
        {"domain_id": "34", "max_color_id": 3},
        {"domain_id": "34", "phenomenon_items": None},
        {"domain_id": "34", "phenomenon_items": [None]},
        {"domain_id": "34", "phenomenon_items": [{"phenomenon_id": "6"}]},
        {
            "domain_id": "34",
            "phenomenon_items": [{"phenomenon_id": "6", "phenomenon_max_color_id": "3"}],
        },
    ],
)
def test_a_colour_that_cannot_be_read_is_one_départements_unknown(unreadable: Any) -> None:
    said = read_map(vigilance(period("J", unreadable, domain("75", p6=3))))
    assert heat_of(said, "34")[0][1] is HeatLevel.UNKNOWN
    assert heat_of(said, "75")[0][1] is HeatLevel.ORANGE


def test_a_period_that_cannot_be_read_leaves_out_its_own_day() -> None:
    broken = period("J", domain("34", p6=1)) | {"begin_validity_time": "today"}
    said = read_map(vigilance(broken, None, period("J1", domain("34", p6=3))))  # type: ignore[arg-type]  # garbage
    assert heat_of(said, "34") == [(date(2026, 7, 11), HeatLevel.ORANGE)]


def test_polynesia_has_one_period_and_zones_of_which_the_worst_counts() -> None:
    zones = [domain("VIGI987", p1=1), domain("VIGI987-14", p6=3), domain("VIGI987-01", p6=1)]
    product = {"update_time": "2026-07-10T18:00:00Z", "timelaps": {"domain_ids": zones}}
    for said in (read_map(packed({"product": product})), read_map(packed(product))):
        assert said.follows_heat
        found = heat_of(said, "987")
        assert max(level for _, level in found) is HeatLevel.ORANGE
        assert {on for on, _ in found} == {date(2026, 7, 10), date(2026, 7, 11)}
    zones = [domain("VIGI987", p1=2, p9=3)]
    product = {"update_time": "2026-07-10T18:00:00Z", "timelaps": {"domain_ids": zones}}
    assert not read_map(packed(product)).follows_heat


@pytest.mark.parametrize(
    "broken",
    [
        vigilance(),
        vigilance(period("J")),
        vigilance(period("J", domain("3410", p6=4))),
        vigilance(period("J9", domain("34", p6=4))),
        vigilance(period("J", domain("34", p6=0))),
        vigilance(period("J", domain("34", p6=True))),
        vigilance(period("J", {"domain_id": "34", "max_color_id": 1})),
        vigilance(period("J", domain("34", p6=1)) | {"end_validity_time": "2026-07-09T22:00:00Z"}),
        vigilance(period("J", domain("34", p6=1)) | {"begin_validity_time": "2026-07-10T04:00"}),
        vigilance(period("J", domain("34", p6=1)), update_time="yesterday"),
        vigilance(period("J", domain("34", p6=1)), update_time="0001-01-01T00:00:00+14:00"),
        packed({"product": {"type_cdp": "cdp_textes", "text_bloc_items": []}}),
    ],
)
def test_a_broken_map_is_no_map(broken: bytes) -> None:
    with pytest.raises(WeatherSilent) as silence:
        read_map(broken)
    assert silence.value.reason is SourceSilence.BROKEN


# --- MeteoAlarm


def info(level: str, kind: str = "5; high-temperature", **changed: Any) -> dict[str, Any]:
    usual = {
        "language": "fr-FR",
        "event": "Vigilance orange canicule",
        "onset": "2026-07-10T06:00:00+02:00",
        "expires": "2026-07-11T00:00:00+02:00",
        "area": [
            {
                "areaDesc": "Paris",
                "geocode": [{"valueName": "NUTS3", "value": "FR101"}],
            }
        ],
        "parameter": [
            {"valueName": "awareness_level", "value": level},
            {"valueName": "awareness_type", "value": kind},
        ],
        "web": "https://vigilance.example.org/",
    }
    return usual | changed


def alert(*infos: dict[str, Any], **changed: Any) -> dict[str, Any]:
    usual = {
        "identifier": "2.49.0.1",
        "sent": "2026-07-10T05:58:00+02:00",
        "status": "Actual",
        "msgType": "Alert",
        "info": list(infos),
    }
    return {"alert": usual | changed, "uuid": "x"}


def feed(*alerts: dict[str, Any]) -> WarningFeed:
    return read_feed(packed({"warnings": list(alerts)}))


def levels(said: WarningFeed) -> list[tuple[str, HeatLevel]]:
    return [(each.code, each.level) for each in said.alerts]


ORANGE = "3; orange; Severe"
RED = "4; red; Extreme"


def test_a_heat_warning_is_read_with_its_region_and_its_hours() -> None:
    [found] = feed(alert(info(ORANGE))).alerts
    assert (found.code, found.name, found.level) == ("FR101", "Paris", HeatLevel.ORANGE)
    assert found.scheme == "NUTS3"
    assert found.onset == datetime(2026, 7, 10, 4, tzinfo=UTC)
    assert found.expires == datetime(2026, 7, 10, 22, tzinfo=UTC)
    assert found.url == "https://vigilance.example.org/"


@pytest.mark.parametrize("kind", ["5; high-temperature", "5; High-temperature", " 5 ;hot"])
def test_heat_is_known_by_its_number(kind: str) -> None:
    assert levels(feed(alert(info(ORANGE, kind)))) == [("FR101", HeatLevel.ORANGE)]


def test_a_storm_is_no_heat_whatever_its_colour() -> None:
    said = feed(alert(info(RED, "3; Thunderstorm")))
    assert said.alerts == ()
    assert said.total == 1
    assert said.regions == (("FR101", "Paris"),)


def test_fifteen_and_fifty_are_not_five() -> None:
    assert levels(feed(alert(info(RED, "15; x")), alert(info(RED, "50; x")))) == []


def test_a_green_all_clear_still_says_orange_elsewhere() -> None:
    """Its event speaks of orange, and it ends before it begins."""
    clear = info("1; green; Minor", responseType=["AllClear"], expires="2026-07-10T04:00:00+02:00")
    assert levels(feed(alert(clear, msgType="Update"))) == []


def test_what_expires_before_its_onset_is_dropped() -> None:
    assert levels(feed(alert(info(RED, expires="2026-07-10T06:00:00+02:00")))) == []


@pytest.mark.parametrize(
    "changed", [{"msgType": "Cancel"}, {"status": "Test"}, {"status": "Exercise"}]
)
def test_what_is_cancelled_or_an_exercise_is_dropped(changed: dict[str, str]) -> None:
    assert levels(feed(alert(info(RED), **changed))) == []


def test_a_cancelled_warning_goes_with_its_cancellation() -> None:
    reference = "vigilance@example.org,2.49.0.1,2026-07-10T05:58:00+02:00"
    cancel = alert(msgType="Cancel", identifier="2.49.0.2", references=reference)
    assert levels(feed(alert(info(RED)), cancel)) == []


def test_an_update_speaks_instead_of_what_it_replaces_where_it_speaks() -> None:
    def there(code: str) -> dict[str, Any]:
        return {"areaDesc": code, "geocode": [{"valueName": "NUTS3", "value": code}]}

    first = alert(info(RED, area=[there("FR101"), there("FR102")]))
    reference = "vigilance@example.org,2.49.0.1,2026-07-10T05:58:00+02:00"
    update = alert(
        info("1; green; Minor", area=[there("FR101")]),
        msgType="Update", identifier="2.49.0.2", references=reference,
    )  # fmt: skip
    assert levels(feed(first, update)) == [("FR102", HeatLevel.RED)]


def test_several_areas_and_one_text_per_language_are_one_warning_each() -> None:
    areas = [
        {"areaDesc": name, "geocode": [{"valueName": "EMMA_ID", "value": code}]}
        for code, name in (("AT701", "Innsbruck"), ("AT707", "Lienz"))
    ]
    german, english = (info(ORANGE, area=areas, language=each) for each in ("de-DE", "en-GB"))
    assert levels(feed(alert(german, english))) == [
        ("AT701", HeatLevel.ORANGE),
        ("AT707", HeatLevel.ORANGE),
    ]


def test_warnings_for_today_and_tomorrow_stand_side_by_side() -> None:
    tomorrow = info(RED, onset="2026-07-10T22:00:00+02:00", expires="2026-07-12T00:00:00+02:00")
    said = feed(alert(info(ORANGE)), alert(tomorrow, identifier="2.49.0.3"))
    assert [each for _, each in levels(said)] == [HeatLevel.ORANGE, HeatLevel.RED]


def test_a_page_that_is_no_web_page_is_not_linked() -> None:
    [found] = feed(alert(info(RED, web="javascript:alert(1)"))).alerts
    assert found.url == ""


@pytest.mark.parametrize("level", ["5; violet", "9; x"])
def test_a_level_above_red_is_red(level: str) -> None:
    assert levels(feed(alert(info(level)))) == [("FR101", HeatLevel.RED)]


def test_what_cannot_be_read_leaves_its_own_region_unknown() -> None:
    there = [{"areaDesc": "Gard", "geocode": [{"valueName": "NUTS3", "value": "FR812"}]}]
    said = feed(alert(info("orange", area=there)), alert(info(RED), identifier="2"))
    assert levels(said) == [("FR101", HeatLevel.RED)]
    assert [(each.scheme, each.code) for each in said.unread] == [("NUTS3", "FR812")]
    assert not said.unread_anywhere


@pytest.mark.parametrize(
    "lost",
    [
        None,
        {"alert": None},
        {"alert": {"status": "Actual", "msgType": "Alert"}},
        alert(info(RED, area=None), identifier="3"),
        alert(info(RED, area=[{"areaDesc": "x", "geocode": [{}]}]), identifier="3"),
        alert(None, identifier="3"),  # type: ignore[arg-type]  # garbage
    ],
)
def test_what_does_not_even_say_where_leaves_all_regions_in_doubt(lost: Any) -> None:
    said = feed(alert(info(ORANGE)), lost)
    assert levels(said) == [("FR101", HeatLevel.ORANGE)]
    assert said.unread_anywhere


UNTYPED = [{"valueName": "awareness_level", "value": ORANGE}]


def test_a_warning_that_does_not_say_of_what_leaves_its_region_unknown() -> None:
    said = feed(alert(info(ORANGE, "1; Wind")), alert(info(ORANGE, parameter=UNTYPED)))
    assert levels(said) == []
    assert [each.code for each in said.unread] == ["FR101"]
    renamed = [{"valueName": "kind", "value": "5"}, {"valueName": "colour", "value": ORANGE}]
    assert feed(alert(info(ORANGE, "1; Wind")), alert(info(ORANGE, parameter=renamed))).unread
    with pytest.raises(WeatherSilent):
        feed(alert(info(ORANGE, parameter=UNTYPED)))


def test_a_message_that_says_nothing_leaves_all_regions_in_doubt_unless_it_cancels() -> None:
    storm = alert(info(ORANGE, "1; Wind"))
    for info_lost in (None, []):
        assert feed(storm, alert(info=info_lost, identifier="lost")).unread_anywhere
    assert not feed(storm, alert(msgType="Cancel", identifier="gone")).unread_anywhere
    assert not feed(storm, alert(status="Test", identifier="drill")).unread_anywhere
    with pytest.raises(WeatherSilent):
        feed(alert())


def test_a_storm_that_cannot_be_read_leaves_the_heat_as_it_is() -> None:
    storm = info("?", "3; Thunderstorm", expires=None)
    said = feed(alert(storm), alert(info(ORANGE), identifier="2"))
    assert (said.unread, said.unread_anywhere) == ((), False)


def test_a_polygon_without_code_is_read_latitude_first() -> None:
    drawn = [{"areaDesc": "Somewhere", "polygon": "47.3,8.4 47.5,8.4 47.5,8.7 47.3,8.4"}]
    [found] = feed(alert(info(ORANGE, area=drawn))).alerts
    assert (found.code, found.rings[0][0], found.rings[0][2]) == ("", (8.4, 47.3), (8.7, 47.5))
    round_one = [{"areaDesc": "Somewhere", "circle": "47.4,8.5 20"}]
    [found] = feed(alert(info(ORANGE, area=round_one))).alerts
    assert max(lat for _, lat in found.rings[0]) == pytest.approx(47.4 + 20 / 111.195)


def test_a_list_knows_its_newest_message_whose_it_is_and_whether_it_changed() -> None:
    first = alert(info(ORANGE, senderName="Météo-France"))
    second = alert(info("2; yellow; x", "1; Wind"), identifier="2", sent="2026-07-10T08:00:00Z")
    said, more = feed(first), feed(first, second)
    assert (said.service, said.alerts[0].service) == ("Météo-France", "Météo-France")
    assert max(more.sent) == datetime(2026, 7, 10, 8, tzinfo=UTC)
    assert len(more.in_force) == 1, "wind and heat, at the same hours"
    assert said.mark == feed(first).mark != more.mark


@pytest.mark.parametrize("level", ["", "orange", "0; x", "-3; x"])
def test_a_heat_warning_without_a_readable_level_is_broken_not_green(level: str) -> None:
    with pytest.raises(WeatherSilent):
        feed(alert(info(level)))


def test_a_heat_warning_without_hours_is_broken_not_green() -> None:
    with pytest.raises(WeatherSilent):
        feed(alert(info(RED, expires=None)))


# --- Open-Meteo


def outlook(lows: list[Any], highs: list[Any], **changed: Any) -> bytes:
    days = [f"2026-07-{10 + n}" for n in range(len(lows))]
    daily = {
        "time": days,
        "temperature_2m_min": lows,
        "temperature_2m_max": highs,
        "apparent_temperature_max": highs,
    }
    return packed({"latitude": 48.9, "daily": daily | changed})


def test_the_last_days_may_have_no_values_yet() -> None:
    said = read_outlook(outlook([20.1, 21, None], [33.4, None, None]))
    assert [(each.on, each.low, each.high) for each in said.days] == [
        (date(2026, 7, 10), 20.1, 33.4)
    ]


@pytest.mark.parametrize(
    "broken",
    [
        outlook([None], [None]),
        outlook([20], [30, 31]),
        outlook(["20"], [30]),
        outlook([True], [30]),
        outlook([20], [999]),
        outlook([20], [float("nan")]),
        outlook([20], [30], time=["tomorrow"]),
        outlook([20], [30], time=[20260710]),
        packed({"error": True, "reason": "Daily API request limit exceeded."}),
        packed({"daily": {}}),
    ],
)
def test_a_broken_forecast_is_none(broken: bytes) -> None:
    with pytest.raises(WeatherSilent):
        read_outlook(broken)


# --- garbage

GARBAGE = [
    b"",
    b" ",
    b"null",
    b"[]",
    b"{}",
    b"0",
    b'"product"',
    b"<!doctype html><title>502 Bad Gateway</title>",
    b"\xff\xfe\x00",
    b"\x1f\x8b\x08\x00",
    b"[" * 100_000,
    b'{"product":' * 20_000,
    b"1" * 10_000,
    vigilance(period("J", domain("34", p6=3)))[:-30],
    packed({"warnings": [alert(info(RED))]})[:-10],
    packed({"warnings": [None]}),
    packed({"warnings": {"alert": 1}}),
    packed({"warnings": [{"alert": {"status": "Actual"}}]}),
]


@pytest.mark.parametrize("content", GARBAGE, ids=range(len(GARBAGE)))
@pytest.mark.parametrize("read", READERS)
def test_garbage_is_broken_and_nothing_else(read: Any, content: bytes) -> None:
    with pytest.raises(WeatherSilent) as silence:
        read(content)
    assert silence.value.reason is SourceSilence.BROKEN


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    | st.sampled_from(["J", "J1", "6", "34", "Actual", "Update", "2026-07-10T04:00:00Z"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            "product periods echeance timelaps domain_ids domain_id phenomenon_items warnings "
            "alert info area geocode value status msgType references daily time update_time".split()
        ),
        inner,
        max_size=5,
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150)
@given(st.binary(max_size=300) | VALUES.map(lambda each: json.dumps(each).encode()))
def test_whatever_comes_is_facts_or_silence(content: bytes) -> None:
    for read in READERS:
        with suppress(WeatherSilent):
            assert isinstance(read(content), VigilanceMap | WarningFeed | TemperatureForecast)


SOUND = {
    read_map: vigilance(period("J", domain("34", p6=3, p3=2)), period("J1", domain("34", p6=4))),
    read_feed: packed({"warnings": [alert(info(ORANGE)), alert(info(RED), identifier="y")]}),
    read_outlook: outlook([20.0, 21.0], [33.0, 34.0]),
}


@settings(max_examples=200)
@given(st.sampled_from(READERS), st.integers(0, 5000), st.integers(0, 255))
def test_a_byte_changed_on_the_way_is_never_an_error(read: Any, where: int, byte: int) -> None:
    content = bytearray(SOUND[read])
    content[where % len(content)] = byte
    with suppress(WeatherSilent):
        assert isinstance(read(bytes(content)), VigilanceMap | WarningFeed | TemperatureForecast)
