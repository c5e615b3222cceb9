"""What organisers do: the journal, codes, areas being declared, walls being bound, reports."""

from storage.organise.codes import OneTimeCodeQueries
from storage.organise.organising import OrganisingQueries
from storage.organise.reports import ReportQueries
from storage.organise.tables import AbuseReport, AreaDraft, JournalEntry, MemberMute, OneTimeCode


class OrganiserQueries(OrganisingQueries, OneTimeCodeQueries, ReportQueries):
    """Queries for organisers, and for nobody else, over one transaction's session."""


__all__ = [
    "AbuseReport",
    "AreaDraft",
    "JournalEntry",
    "MemberMute",
    "OneTimeCode",
    "OrganiserQueries",
]
