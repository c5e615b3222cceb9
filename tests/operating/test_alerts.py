"""The example alerts and the dashboard, read against what a running Palier really tells."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from bot.clock import SystemClock
from bot.metrics import names, page
from storage.database import Database
from storage.heat.levels.sources import SOURCES
from storage.heat.levels.tables import SourceHealth
from tests.fakes.telegram import TelegramServer
from tests.operating.promql import Expression, NotAnExpression, Selector, read_expression
from tests.operating.scraped import Scrape, lives, watched

OPERATIONS = Path(__file__).parents[2] / "docs" / "operations"
RULES = OPERATIONS / "alerts.yml"
BOARD = OPERATIONS / "dashboard.json"
OF_PROMETHEUS = {"job", "instance"}
"""Labels that whoever scrapes puts there."""

KNOWN_TO_PROMETHEUS = {"up": {"job": "palier"}}


class Read(NamedTuple):
    """One expression and the labels that are quoted of its result."""

    where: str
    expression: str
    quoted: set[str]


def alerts() -> list[dict[str, Any]]:
    groups = yaml.safe_load(RULES.read_text("utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]


def panels() -> list[dict[str, Any]]:
    return [each for each in json.loads(BOARD.read_text("utf-8"))["panels"] if "targets" in each]


def read_alerts() -> Iterator[Read]:
    for rule in alerts():
        said = " ".join(rule["annotations"].values())
        quoted = set(re.findall(r"\{\{ \$labels\.(\w+) \}\}", said))
        yield Read(rule["alert"], rule["expr"], quoted)


def read_panels() -> Iterator[Read]:
    for panel in panels():
        for target in panel["targets"]:
            expression = target["expr"].replace("$__rate_interval", "5m").replace("$job", "palier")
            quoted = set(re.findall(r"\{\{(\w+)\}\}", target["legendFormat"]))
            yield Read(panel["title"], expression, quoted)


EVERYTHING = [*read_alerts(), *read_panels()]


# --- the files by themselves


def test_every_alert_says_what_it_is_and_what_it_means() -> None:
    told = alerts()
    assert len({rule["alert"] for rule in told}) == len(told)
    for rule in told:
        assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}, rule["alert"]
        assert set(rule["annotations"]) == {"summary", "description"}, rule["alert"]
        assert rule["labels"]["severity"] in {"page", "ticket"}
        assert re.fullmatch(r"\d+[smh]", rule.get("for", "1m"))
        for text in rule["annotations"].values():
            assert text[-1] in ".?", rule["alert"]
            left = re.sub(r"\{\{ (\$labels\.\w+|\$value( \| humanize(Duration)?)?) \}\}", "", text)
            assert "{" not in left, text


def test_the_dashboard_shows_each_panel_once_and_in_its_own_place() -> None:
    board = json.loads(BOARD.read_text("utf-8"))
    everything = board["panels"]
    assert len({each["id"] for each in everything}) == len(everything)
    taken: set[tuple[int, int]] = set()
    for each in everything:
        place = each["gridPos"]
        assert place["x"] + place["w"] <= 24
        cells = {
            (place["x"] + right, place["y"] + down)
            for right in range(place["w"])
            for down in range(place["h"])
        }
        assert not cells & taken, each["title"]
        taken |= cells
    for each in panels():
        assert each["description"]
        assert each["datasource"]["uid"] == "${datasource}"
    assert {each["name"] for each in board["templating"]["list"]} == {"datasource", "job"}


@pytest.mark.parametrize("read", EVERYTHING, ids=lambda read: read.where)
def test_every_expression_can_be_read(read: Read) -> None:
    found = read_expression(read.expression)
    assert found.selectors
    told = {*OF_PROMETHEUS, *_labels_of(found)}
    assert read.quoted <= (told if found.by is None else found.by), read


def _labels_of(found: Expression) -> set[str]:
    known = {each.name: set(each.labels) for each in names.ALL}
    return set().union(*(known.get(each.name, set()) for each in found.selectors))


@pytest.mark.parametrize(
    "wrong",
    [
        "palier_queue_due{kind=red}",
        "palier_queue_due{kind=}",
        "palier_queue_due[5m]",
        "rate(palier_events_total)",
        "rate(palier_events_total[5])",
        "sum by platform (palier_lease_held)",
        "sum by (platform) palier_lease_held",
        "maximum(palier_queue_due)",
        "palier_queue_due >",
        "palier_queue_due > 1 2",
        "topk(palier_queue_due)",
        "histogram_quantile(0.9, sum by (platform) (rate(palier_answer_seconds_bucket[5m])))",
        "(palier_queue_due",
        "sum(rate(palier_events_total[5m])",
    ],
)
def test_what_is_no_expression_is_refused(wrong: str) -> None:
    with pytest.raises(NotAnExpression):
        read_expression(wrong)


# --- against what is told


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


async def asks_sources(database: Database) -> None:
    """Every source was asked, as in summer."""
    now = SystemClock().now()
    async with database.transaction() as store:
        for rules in SOURCES:
            store.session.add(
                SourceHealth(
                    source=rules.source,
                    place="x",
                    asked_at=now,
                    read_at=now - timedelta(minutes=9),
                    next_at=now + timedelta(hours=1),
                )
            )


@pytest.fixture
async def told(
    server: TelegramServer,
    sqlite_url: Callable[[Path], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Scrape:
    """What Palier tells after some life."""
    monkeypatch.setattr(page, "KEEPS", 0.0)
    async with watched(server, sqlite_url(tmp_path)) as parts:
        await asks_sources(parts.database)
        return await lives(server, parts)


def missing(selector: Selector, series: dict[str, list[dict[str, str]]]) -> Iterator[str]:
    """What a selector asks for that nothing there has."""
    if selector.name in KNOWN_TO_PROMETHEUS:
        asked = {label: value for label, _, value in selector.matchers}
        if asked != KNOWN_TO_PROMETHEUS[selector.name]:
            yield f"{selector.name}: {asked}"
        return
    if selector.name not in series:
        yield selector.name
        return
    for label, how, value in selector.matchers:
        if label in OF_PROMETHEUS:
            continue
        there = {each.get(label) for each in series[selector.name]}
        for one in value.split("|") if "~" in how else [value]:
            if one not in there:
                yield f'{selector.name}{{{label}="{one}"}}'


async def test_alerts_and_dashboard_read_what_palier_tells(told: Scrape) -> None:
    series = told.series()
    for read in EVERYTHING:
        found = read_expression(read.expression)
        for selector in found.selectors:
            assert list(missing(selector, series)) == [], read.where
        for _, by, selectors in found.aggregated:
            for selector in selectors:
                labels = set().union(*(each.keys() for each in series.get(selector.name, [])))
                assert by <= labels | OF_PROMETHEUS, read.where


def test_a_source_is_late_for_an_alert_only_once_it_was_due_again() -> None:
    late = {
        (value, float(rule["expr"].rpartition(">")[2]))
        for rule in alerts()
        for selector in read_expression(rule["expr"]).selectors
        if selector.name == names.HEAT_AGE.name
        for _, _, one_or_more in selector.matchers
        for value in one_or_more.split("|")
    }
    assert {source for source, _ in late} == {each.source.value for each in SOURCES}
    for each in SOURCES:
        [seconds] = [seconds for source, seconds in late if source == each.source.value]
        assert each.every.total_seconds() * 1.5 <= seconds <= 10 * 3600


def test_what_is_the_same_in_every_process_is_never_added_up() -> None:
    shared = {each.name for each in names.SHARED}
    own = {each.name for each in (*names.COUNTERS, names.LEASE)}
    own |= {f"{each.name}_bucket" for each in names.HISTOGRAMS}
    for read in EVERYTHING:
        for how, _, selectors in read_expression(read.expression).aggregated:
            read_names = {each.name for each in selectors}
            assert not (read_names & shared and how in {"sum", "count", "avg"}), read.where
            assert not (read_names & own and how in {"max", "min"}), read.where


def test_every_number_that_may_be_an_alert_has_one_and_every_number_is_shown() -> None:
    watched_by_alerts = {
        selector.name
        for read in read_alerts()
        for selector in read_expression(read.expression).selectors
    }
    shown = {
        re.sub(r"_bucket$", "", selector.name)
        for read in read_panels()
        for selector in read_expression(read.expression).selectors
    }
    assert {each.name for each in names.ALL} <= shown
    for each in (names.DATABASE_UP, names.LEASE, names.CONNECTED, names.QUEUE_OLDEST,
                 names.HEAT_AGE, names.QUARANTINED, names.JOB_LATE, names.BUILD):  # fmt: skip
        assert each.name in watched_by_alerts
