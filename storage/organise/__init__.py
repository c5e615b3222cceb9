"""What organisers do: the journal, codes, areas being declared, walls being bound, reports."""

from storage.organise.code_queries import OneTimeCodeQueries
from storage.organise.journal_queries import JournalQueries
from storage.organise.queries import OrganisingQueries
from storage.organise.report_queries import ReportQueries, unsaid_for
from storage.organise.tables import AbuseReport, AreaDraft, JournalEntry, MemberMute, OneTimeCode


class OrganiserQueries(OrganisingQueries, JournalQueries, OneTimeCodeQueries, ReportQueries):
    """Queries for organisers, and for nobody else, over one transaction's session."""


__all__ = [
    "AbuseReport",
    "AreaDraft",
    "JournalEntry",
    "MemberMute",
    "OneTimeCode",
    "OrganiserQueries",
    "unsaid_for",
]
