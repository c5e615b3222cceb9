"""Nobody is asked for money on a wall; a coffee paid at the counter is no such question."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from messages import words
from messages.cafe import CafeKind, ChangeCafeForm, InviteForm
from messages.personal_data import RevealKind, find_reveals
from tests.cafe import SATURDAY, invites
from tests.worlds import Neighbour, Wall, World

LINES = [
    line.split("\t")
    for line in (Path(__file__).parent / "paying.tsv").read_text("utf-8").splitlines()
]
"""A language, "money" or "-", and the words."""


@pytest.mark.parametrize(("language", "what", "said"), LINES)
def test_who_asks_for_money_is_stopped_and_nobody_else(language: str, what: str, said: str) -> None:
    assert (RevealKind.MONEY in find_reveals(said)) == (what == "money")


def test_the_table_is_long_and_speaks_both_languages() -> None:
    kinds = {(language, what) for language, what, _ in LINES}
    assert kinds == {(language, what) for language in ("fr", "en") for what in ("money", "-")}
    for language, what in kinds:
        assert sum(line[:2] == [language, what] for line in LINES) >= 30


@pytest.mark.every_world
@pytest.mark.parametrize(
    "said", ["5 € de participation, ou un virement", "Send me 5 euros by PayPal"]
)
async def test_an_invitation_that_asks_for_money_is_stopped_and_nothing_is_lost(
    world: World, bao: Neighbour, belleville: Wall, said: str
) -> None:
    await bao.says("/cafe")
    answers = {"kind": CafeKind.CAFE, "day": SATURDAY, "hour": time(15), "place": "Aux Folies"}
    await bao.fills(InviteForm, **answers, note=said)
    assert bao.sees(words.form_reveals_money())
    assert bao.asked(InviteForm), "what was typed is still there"
    await bao.fills(InviteForm, **answers, note="Chacun paie son café au comptoir")
    await bao.presses(words.cafe_publish())
    assert belleville.shows("au comptoir")


async def test_a_change_asks_for_no_money_either(ana: Neighbour, belleville: Wall) -> None:
    await invites(ana)
    await ana.presses(words.cafe_amend())
    await ana.fills(ChangeCafeForm, note="Donations welcome")
    assert ana.sees(words.form_reveals_money())
    assert not belleville.shows("Donations")
