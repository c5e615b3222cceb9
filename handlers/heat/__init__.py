"""The heat: its level, what is announced, who asked to be checked on, what neighbours do."""

from handlers.heat import announcements, captains, checkins, cooling, levels, retention
from handlers.heat.duty import consent, sending, taking
from handlers.heat.feature import heat

__all__ = [
    "announcements",
    "captains",
    "checkins",
    "consent",
    "cooling",
    "heat",
    "levels",
    "retention",
    "sending",
    "taking",
]

# What is announced comes before what follows from it; looking again comes last.
heat.run_in_order(
    announcements.jobs.announce_due,
    checkins.jobs.escalate_due,
    checkins.promises.notice_who_is_gone,
    sending.bring_mails,
    checkins.evenings.ask_evenings,
    consent.ask_duty,
    announcements.cafe_guard.guard_cafes,
    retention.end_season,
    levels.jobs.watch_heat,
    announcements.answers.forget_nicknames,
    captains.season.end_captaincies,
)
