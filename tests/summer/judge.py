"""Every judge together: what had to be read, worked out from HEAT.md and the script alone."""

from __future__ import annotations

from tests.summer.areas import AreaJudge
from tests.summer.record import Record
from tests.summer.silence import SilenceJudge
from tests.summer.telling import TellingJudge
from tests.summer.verdict import Verdict
from tests.summer.words import WordsJudge


def judge(record: Record) -> Verdict:
    """Announcements, silences and words."""
    verdict = Verdict()
    for each in (TellingJudge, AreaJudge, SilenceJudge, WordsJudge):
        verdict += each(record).judge()
    return verdict
