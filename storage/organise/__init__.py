"""What organisers do: the journal, codes, areas being declared, walls being bound, reports."""

from storage.organise.code_queries import OneTimeCodeQueries
from storage.organise.queries import OrganisingQueries
from storage.organise.removals import LAPSES as REMOVAL_LAPSES
from storage.organise.removals import (
    OUT_LONG,
    STAYS_OUT,
    AppealState,
    Removal,
    RemovalQueries,
    RemovalState,
)
from storage.organise.removals import UNANSWERED as REMOVAL_UNANSWERED
from storage.organise.report_queries import ReportQueries, unsaid_for
from storage.organise.tables import AbuseReport, AreaDraft, JournalEntry, MemberMute, OneTimeCode


class OrganiserQueries(OrganisingQueries, OneTimeCodeQueries, ReportQueries, RemovalQueries):
    """Queries for organisers, and for nobody else, over one transaction's session."""


__all__ = [
    "OUT_LONG",
    "REMOVAL_LAPSES",
    "REMOVAL_UNANSWERED",
    "STAYS_OUT",
    "AbuseReport",
    "AppealState",
    "AreaDraft",
    "JournalEntry",
    "MemberMute",
    "OneTimeCode",
    "OrganiserQueries",
    "Removal",
    "RemovalState",
    "unsaid_for",
]
