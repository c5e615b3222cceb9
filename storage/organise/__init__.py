"""What organisers do: the journal, codes, areas being declared, walls being bound, reports."""

from storage.organise.codes import Codes
from storage.organise.organising import Organising
from storage.organise.reports import Reports
from storage.organise.tables import Draft, Entry, Mute, OneTimeCode, Report


class Organisation(Organising, Codes, Reports):
    """Queries for organisers, and for nobody else, over one transaction's session."""


__all__ = ["Draft", "Entry", "Mute", "OneTimeCode", "Organisation", "Report"]
