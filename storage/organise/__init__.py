"""What organisers do: the journal, codes, areas being declared, walls being bound, reports."""

from storage.organise.code_queries import OneTimeCodeQueries
from storage.organise.first_card_queries import FIRST_CARDS_DUE, FirstCardQueries
from storage.organise.journal_queries import JournalQueries
from storage.organise.queries import OrganisingQueries
from storage.organise.report_queries import ReportQueries, unsaid_for
from storage.organise.role_questions import (
    NO_ADMIN,
    SILENCE,
    SILENT_AFTER,
    RoleAnswer,
    RoleAsked,
    RoleQuestion,
    RoleQuestionQueries,
)
from storage.organise.tables import (
    AbuseReport,
    AreaDraft,
    FirstCard,
    JournalEntry,
    MemberMute,
    OneTimeCode,
)


class OrganiserQueries(
    OrganisingQueries,
    JournalQueries,
    OneTimeCodeQueries,
    ReportQueries,
    FirstCardQueries,
    RoleQuestionQueries,
):
    """Queries for organisers, and for nobody else, over one transaction's session."""


__all__ = [
    "FIRST_CARDS_DUE",
    "NO_ADMIN",
    "SILENCE",
    "SILENT_AFTER",
    "AbuseReport",
    "AreaDraft",
    "FirstCard",
    "JournalEntry",
    "MemberMute",
    "OneTimeCode",
    "OrganiserQueries",
    "RoleAnswer",
    "RoleAsked",
    "RoleQuestion",
    "unsaid_for",
]
