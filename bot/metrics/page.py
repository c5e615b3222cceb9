"""`/metrics`, in Prometheus' own writing, at a door of its own: asked for by one setting."""

from __future__ import annotations

import logging
import platform
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from itertools import product
from typing import Any

from aiohttp import web
from prometheus_client.core import (
    CollectorRegistry,
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.exposition import choose_encoder
from prometheus_client.process_collector import ProcessCollector
from prometheus_client.utils import floatToGoString

from bot.clock import Clock, JobTicker
from bot.metrics import names
from bot.metrics.names import SECONDS, MetricName
from bot.metrics.reading import DatabaseReading, read_database
from bot.metrics.tally import TALLY, TimeSpread
from bot.metrics.version import running_version
from bot.runtime import PlatformRuntime
from bot.shared_look import SharedLook
from storage.database import Database
from storage.outbox.queue_queries import KINDS
from storage.quarantine import ItemKind

log = logging.getLogger(__name__)

PATIENCE, KEEPS = 2.0, 5.0
"""Seconds a monitor waits for the database, and for which what it told is told again."""

OUTCOMES = ("answered", "refused", "repeated", "failed", "not_kept")
CALL_RESULTS = ("ok", "refused", "too_many", "failed")
DELIVERY_RESULTS = ("sent", "put_off", "refused", "failed")
JOB_RESULTS = ("done", "taken", "failed")


class MetricsPage:
    """What one process tells a monitor."""

    def __init__(
        self,
        database: Database,
        runtimes: Iterable[PlatformRuntime],
        clock: Clock,
        ticker: JobTicker,
    ) -> None:
        self._runtimes, self._clock, self._ticker = tuple(runtimes), clock, ticker
        platforms = [runtime.name for runtime in self._runtimes]

        async def look() -> DatabaseReading:
            return await read_database(database, platforms, clock)

        self._look = SharedLook(look, patience=PATIENCE, keeps=KEEPS)
        TALLY.begin_at_zero(names.EVENTS, product(platforms, OUTCOMES))
        TALLY.begin_at_zero(names.CALLS, product(platforms, CALL_RESULTS))
        TALLY.begin_at_zero(names.DELIVERIES, product(platforms, KINDS, DELIVERY_RESULTS))
        TALLY.begin_at_zero(names.JOBS, product(ticker.job_lateness(), JOB_RESULTS))

    async def serve_metrics(self, request: web.Request) -> web.Response:
        """The page, in the form that was asked for."""
        reading = await self._look.result() or DatabaseReading()
        registry = CollectorRegistry()
        registry.register(
            _Told(
                [
                    *self._process_metrics(),
                    *_counted_metrics(),
                    *_shared_metrics(reading, self._clock.now()),
                ]
            )
        )
        ProcessCollector(registry=registry)
        encode, content_type = choose_encoder(request.headers.get("Accept", ""))
        return web.Response(body=encode(registry), headers={"Content-Type": content_type})

    async def close(self) -> None:
        await self._look.close()

    def _process_metrics(self) -> Iterator[Metric]:
        """What is read of this process."""
        version = {(running_version(), platform.python_version()): 1.0}
        yield _make_gauge(names.BUILD, version)
        by_name = {runtime.name: runtime for runtime in self._runtimes}
        held = {(name,): each.outbox_worker.lease_held.is_set() for name, each in by_name.items()}
        yield _make_gauge(names.LEASE, held)
        connected = {
            (name,): each.connection.opened and not each.connection.lost_for
            for name, each in by_name.items()
        }
        yield _make_gauge(names.CONNECTED, connected)
        refusing = {(name,): each.outbox_worker.refused_for for name, each in by_name.items()}
        yield _make_gauge(names.REFUSING, refusing)
        yield _make_gauge(
            names.JOB_LATE, {(job,): s for job, s in self._ticker.job_lateness().items()}
        )


class _Told:
    """What was read, as the library asks for it."""

    def __init__(self, metrics: list[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> Iterable[Metric]:
        return self._metrics

    def describe(self) -> Iterable[Metric]:
        return ()


def _counted_metrics() -> Iterator[Metric]:
    """What this process has counted."""
    for each in names.COUNTERS:
        counter = CounterMetricFamily(each.name, each.says, labels=each.labels)
        for labels, number in sorted(TALLY.counts_of(each).items()):
            counter.add_metric(labels, number)
        yield counter
    for each in names.HISTOGRAMS:
        histogram = HistogramMetricFamily(each.name, each.says, labels=each.labels)
        for labels, spread in sorted(TALLY.times_of(each).items(), key=lambda found: found[0]):
            histogram.add_metric(labels, _bucket_counts(spread), spread.total)
        yield histogram


def _bucket_counts(spread: TimeSpread) -> list[tuple[str, float]]:
    """How often it took no longer than each of the steps."""
    steps = [*map(floatToGoString, SECONDS), "+Inf"]
    return [(step, float(sum(spread.counts[: n + 1]))) for n, step in enumerate(steps)]


def _shared_metrics(reading: DatabaseReading, now: datetime) -> Iterator[Metric]:
    """What the database tells every process alike; nothing of it is told while it is away."""
    yield _make_gauge(names.DATABASE_UP, {(): reading.up})
    if not reading.up:
        return
    yield _make_gauge(names.DATABASE_TIME, {(): reading.seconds})
    depths = {
        (platform, depth.kind): depth
        for platform, queue in reading.queues.items()
        for depth in queue
    }
    yield _make_gauge(names.QUEUE_DUE, {labels: depth.due for labels, depth in depths.items()})
    ages = {labels: _seconds_since(depth.oldest, now) for labels, depth in depths.items()}
    yield _make_gauge(names.QUEUE_OLDEST, ages)
    kept = {(platform,): reading.updates[platform] for platform in reading.queues}
    yield _make_gauge(names.UPDATES_KEPT, kept)
    held = {(kind.value,): reading.quarantined.get(kind, 0) for kind in ItemKind}
    yield _make_gauge(names.QUARANTINED, held)
    read = {(each.source,): _seconds_since(each.read_at, now) for each in reading.sources}
    yield _make_gauge(names.HEAT_AGE, read)
    fails = {(each.source,): _seconds_since(each.failing_since, now) for each in reading.sources}
    yield _make_gauge(names.HEAT_FAILING, fails)


def _seconds_since(at: datetime | None, now: datetime) -> float:
    return max((now - at).total_seconds(), 0.0) if at else 0.0


def _make_gauge(metric: MetricName, values: Mapping[Any, float]) -> Metric:
    """A gauge, by its labels."""
    family = GaugeMetricFamily(metric.name, metric.says, labels=metric.labels)
    for labels, value in sorted(values.items()):
        family.add_metric(labels, float(value))
    return family


@asynccontextmanager
async def metrics_door(page: MetricsPage, host: str, port: int) -> AsyncIterator[None]:
    """The page at that address, as long as this lasts; `OSError` where nothing can listen there."""
    site = web.Application()
    site.router.add_get("/metrics", page.serve_metrics)
    runner = web.AppRunner(site, access_log=None, keepalive_timeout=KEEPS)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        log.info("metrics served port=%s", port)
        yield
    finally:
        await runner.cleanup()
        await page.close()
