"""The list of mutants stays true: each stands for one line that is still there."""

from __future__ import annotations

import pytest

from tests.mutants import MUTANTS, ROOT


def test_there_are_twenty_at_least() -> None:
    assert len({mutant["name"] for mutant in MUTANTS}) >= 20


@pytest.mark.parametrize("mutant", MUTANTS, ids=[mutant["name"] for mutant in MUTANTS])
def test_its_line_stands_once(mutant: dict[str, str]) -> None:
    source = (ROOT / mutant["file"]).read_text("utf-8")
    assert source.count(mutant["old"]) == 1
    assert mutant["new"] != mutant["old"]


def test_the_judge_of_the_summer_is_shown_twelve() -> None:
    judged = [mutant for mutant in MUTANTS if "judged" in mutant]
    assert len(judged) >= 12
    assert {mutant["judged"] for mutant in judged} <= {"july", "autumn"}
