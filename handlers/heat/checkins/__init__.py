"""Who asked to be checked on, each check, and who is turned to when nobody answers."""

from handlers.heat.checkins import (
    answers,
    apart,
    buddies,
    check_card,
    commands,
    evenings,
    jobs,
    promises,
    takeover,
    visits,
    waiting_list,
    warmth,
)

__all__ = [
    "answers",
    "apart",
    "buddies",
    "check_card",
    "commands",
    "evenings",
    "jobs",
    "promises",
    "takeover",
    "visits",
    "waiting_list",
    "warmth",
]
