"""Every metric by its name, with the sentence that says what it is; ids and names of people never.

The catalogue of words has none of them: who reads them reads Prometheus, and its language.
"""

from __future__ import annotations

from dataclasses import dataclass

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Where the histograms of seconds are divided."""

COUNTED_UP_TO = 5_000
"""The most that is counted of one kind that waits: beyond it, it is many."""


@dataclass(frozen=True)
class MetricName:
    """A metric, its labels and what it says."""

    name: str
    says: str
    labels: tuple[str, ...] = ()


# Counted by each process since its start. A job is a "task" there: `job` is Prometheus' own label.
EVENTS = MetricName(
    "palier_events_total",
    "Events of people taken in, by what came of them.",
    ("platform", "outcome"),
)
CALLS = MetricName(
    "palier_calls_total",
    "Calls of a platform's methods, by what came of them; too_many is its 429.",
    ("platform", "result"),
)
DELIVERIES = MetricName(
    "palier_deliveries_total",
    "Letters and drawings of cards brought to a chat, by kind and by what came of them.",
    ("platform", "kind", "result"),
)
JOBS = MetricName(
    "palier_jobs_total",
    "Moments of jobs struck here, by what came of them.",
    ("task", "result"),
)
COUNTERS = (EVENTS, CALLS, DELIVERIES, JOBS)

ANSWERS = MetricName(
    "palier_answer_seconds",
    "From an event taken in to its answer said, in seconds.",
    ("platform",),
)
CALL_TIMES = MetricName(
    "palier_call_seconds",
    "A call of a platform's method, in seconds; questions held open for updates are not counted.",
    ("platform",),
)
HISTOGRAMS = (ANSWERS, CALL_TIMES)

# Read of this process when somebody asks.
BUILD = MetricName("palier_build_info", "Always 1: the version that runs.", ("version", "python"))
LEASE = MetricName(
    "palier_lease_held", "1 while this process sends and polls for the bot.", ("platform",)
)
CONNECTED = MetricName(
    "palier_platform_connected",
    "1 while events of the platform find their way here, or to the process that asks for them.",
    ("platform",),
)
REFUSING = MetricName(
    "palier_platform_refusing_seconds",
    "Since when the platform asks for patience only, in seconds; 0 when it takes what is sent.",
    ("platform",),
)
JOB_LATE = MetricName(
    "palier_job_late_seconds",
    "How long a job's moment has been due and not struck here, in seconds.",
    ("task",),
)
HERE = (BUILD, LEASE, CONNECTED, REFUSING, JOB_LATE)

# Read from the database: the same in every process.
DATABASE_UP = MetricName("palier_database_up", "1 when the database answered in time.")
DATABASE_TIME = MetricName(
    "palier_database_seconds", "A round trip to the database, waiting for it included, in seconds."
)
QUEUE_DUE = MetricName(
    "palier_queue_due",
    f"What is due and not yet carried, counted up to {COUNTED_UP_TO:,} of each kind.",
    ("platform", "kind"),
)
QUEUE_OLDEST = MetricName(
    "palier_queue_oldest_seconds",
    "Since when what has waited longest of that kind is due, in seconds.",
    ("platform", "kind"),
)
UPDATES_KEPT = MetricName(
    "palier_updates_kept", "Updates kept here that wait for their answer.", ("platform",)
)
QUARANTINED = MetricName(
    "palier_quarantined", "What was set aside and is not worked on, by kind.", ("kind",)
)
HEAT_AGE = MetricName(
    "palier_heat_source_age_seconds",
    "Since when the place of which a heat source told longest ago was last read, in seconds.",
    ("source",),
)
HEAT_FAILING = MetricName(
    "palier_heat_source_failing_seconds",
    "Since when a heat source fails for some place, in seconds; 0 when it answers for all.",
    ("source",),
)
SHARED = (
    DATABASE_UP,
    DATABASE_TIME,
    QUEUE_DUE,
    QUEUE_OLDEST,
    UPDATES_KEPT,
    QUARANTINED,
    HEAT_AGE,
    HEAT_FAILING,
)

ALL = (*COUNTERS, *HISTOGRAMS, *HERE, *SHARED)
