"""What neighbours type in a "When?" field, as somebody judged it who has not read the code."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from messages.dates import DateNotUnderstood, DateReading, read_moment
from messages.form import AnswerContext, DayField, UnclearAnswer
from messages.model import Reader
from tests.dates.test_phrases import PARIS, said

NOW = datetime(2026, 12, 30, 18, 40, tzinfo=PARIS)


def _written(moments: Any) -> frozenset[str]:
    """The table's days and hours as the readings are written."""
    listed = moments if isinstance(moments, list) else [moments]
    return frozenset(str(each).replace("T", " ")[:16] for each in listed)


@dataclass(frozen=True)
class JudgedPhrase:
    """A row of the table: what may be taken, what is to be asked, or that nothing is to come."""

    say: str
    lang: str
    at: frozenset[str] = frozenset()
    ask: frozenset[str] = frozenset()
    refuse: bool = False
    ask_ok: bool = False
    refuse_ok: bool = False

    def judge(self) -> str:
        """What comes of it: right, asked, refused or wrong.

        An hour without a day is what the form makes of it: it asks for the day, with the days
        on which that hour comes next to press. A choice that is right but for its hour is right
        as well: the hour is asked next.
        """
        match read_moment(self.say, self.lang, NOW):
            case DateReading(day=date()) as reading if self.at:
                return "right" if said(reading) in self.at else f"wrong: took {said(reading)}"
            case DateReading(day=date()) as reading:
                return f"wrong: took {said(reading)}"
            case DateNotUnderstood(choices=choices) if not choices or any(
                each.day for each in choices
            ):
                return self._judge_choices({said(each) for each in choices})
        return self._judge_choices(_days_offered(self.say, self.lang))

    def _judge_choices(self, offered: set[str]) -> str:
        if self.refuse:
            return "right" if not offered or self.ask_ok else f"wrong: offered {offered}"
        days = {each[:10] for each in offered}
        meant = self.at | self.ask
        if meant & offered or {each for each in meant if len(each) == 10} & days:
            return "right" if self.ask else "asked"
        return "refused, which is fair" if self.refuse_ok else "refused"


def _days_offered(words: str, language: str) -> set[str]:
    try:
        DayField(hour="hour").read_answer(words, AnswerContext(Reader(language=language), NOW))
    except UnclearAnswer as puzzle:
        return {each.value.replace("T", " ") for each in puzzle.choices}
    raise AssertionError(f"a day was taken of an hour: {words}")


def table() -> list[JudgedPhrase]:
    rows = tomllib.loads(Path(__file__).with_name("judged.toml").read_text("utf-8"))["date"]
    return [
        JudgedPhrase(
            **{
                key: row[key]
                for key in ("say", "lang", "refuse", "ask_ok", "refuse_ok")
                if key in row
            },
            at=_written(row.get("at", [])),
            ask=_written(row.get("ask", [])),
        )
        for row in rows
    ]


def test_no_judged_phrase_is_read_wrongly_and_few_that_are_clear_are_refused() -> None:
    judged = {(each.say, each.lang): each.judge() for each in table()}
    assert len(judged) > 400
    assert {phrase: verdict for phrase, verdict in judged.items() if "wrong" in verdict} == {}
    refused = [phrase for phrase, verdict in judged.items() if verdict == "refused"]
    clear = sum(1 for each in table() if each.at)
    assert len(refused) < 0.05 * clear, refused
    counted = Counter(verdict for verdict in judged.values())
    assert counted["right"] > 0.75 * counted.total(), counted
