"""The heat: its level, what is announced, who asked to be checked on, what neighbours do."""

from handlers.heat import announcements, checkins, cooling, levels, retention
from handlers.heat.feature import heat

__all__ = ["announcements", "checkins", "cooling", "heat", "levels", "retention"]

# What is announced comes before what follows from it; looking again comes last.
heat.run_in_order(
    announcements.jobs.announce_due,
    checkins.jobs.escalate_due,
    checkins.promises.notice_who_is_gone,
    checkins.evenings.ask_evenings,
    announcements.cafe_guard.guard_cafes,
    retention.end_season,
    levels.jobs.watch_heat,
    announcements.answers.forget_nicknames,
)
