"""What an announcement may give away, and how it fits every platform."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from handlers.broadcast.revealing import doubts_in, reject_private_data
from handlers.kernel.replies import Refused
from messages import words
from messages.broadcast.actions import LONGEST, BroadcastDoubt, BroadcastForm, BroadcastKind
from messages.broadcast.card import BroadcastFacts, broadcast_card, broadcast_letter
from messages.catalog import paragraphs
from messages.model import Message, Reader
from storage.area import Area
from tests.broadcast import drafts
from tests.worlds import Neighbour, Wall, World


def area(**given: Any) -> Area:
    return Area(
        name="Belleville", town="75120", town_name="Paris 20e", lat=48.87, lon=2.38,
        declared_at=datetime(2026, 6, 30, tzinfo=UTC), **given,
    )  # fmt: skip


SHOWN = {"numbers": "Mairie : 01 43 15 20 20", "duty_number": "0143152021"}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Coupure d’eau mardi de 9 h à 12 h, rue de la Mare.", []),
        ("Une question ? La mairie : 01 43 15 20 20.", []),
        ("Une question ? +33 1 43 15 20 21.", []),
        ("Canicule info service : 0 800 06 66 66.", []),
        ("Appelez le 112.", []),
        ("Appelez Jeanne au 06 12 34 56 78.", [BroadcastDoubt.PHONE]),
        ("Mairie 01 43 15 20 20, ou Jeanne 06 12 34 56 78", [BroadcastDoubt.PHONE]),
        ("Écrivez à jeanne.martin@example.org", [BroadcastDoubt.EMAIL]),
        ("Collecte au 12 rue de la Mare.", [BroadcastDoubt.ADDRESS]),
    ],
)
def test_a_town_s_number_passes_and_a_person_s_is_asked_about(
    text: str, asked: list[BroadcastDoubt]
) -> None:
    assert doubts_in(text, [area(**SHOWN)]) == asked


@pytest.mark.parametrize(
    "text",
    [
        "Une cagnotte : FR76 3000 6000 0112 3456 7890 189",
        "Donnez sur paypal.me/voisins",
        "Le code de la porte est le A4512.",
    ],
)
def test_accounts_wallets_and_codes_are_stopped(text: str) -> None:
    with pytest.raises(Refused):
        reject_private_data(text, [area()])


@pytest.mark.every_world
async def test_what_is_asked_about_is_published_by_who_says_that_it_is_public(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    text = "Renseignements au 06 12 34 56 78."
    await drafts(organiser, text)
    assert organiser.sees(words.broadcast_doubt_phone())
    assert not organiser.offered(words.broadcast_send())
    await organiser.presses(words.broadcast_send_sure())
    assert belleville.shows(words.broadcast_text(text=text))


async def test_a_stopped_text_can_be_written_again(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    await drafts(organiser, "Donnez sur paypal.me/voisins")
    assert organiser.sees(words.form_reveals_wallet())
    assert not belleville.screen


async def test_a_sign_of_danger_in_it_is_no_cry(
    world: World, belleville: Wall, organiser: Neighbour
) -> None:
    await organiser.says("/annonce")
    await organiser.fills(BroadcastForm, text="En cas de malaise, appelez le 15.")
    assert organiser.sees(words.broadcast_preview())


LONGEST_TEXT = ("Réunion à la salle des fêtes, venez ! " * 40)[:LONGEST]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("idiom", ["telegram", "slack", "stairwell"])
@pytest.mark.parametrize("draw", [broadcast_card, broadcast_letter])
def test_the_longest_is_whole_on_every_platform(language: str, idiom: str, draw: Any) -> None:
    """Telegram takes 4,096 characters, a paragraph of Slack 3,000."""
    moment = datetime(2026, 6, 30, tzinfo=UTC)
    facts = BroadcastFacts(
        1, BroadcastKind.WATER, LONGEST_TEXT, 1, "B" * 60, "Europe/Paris", moment, moment
    )
    shown: Message = draw(facts)
    said = paragraphs(shown, Reader(language=language, idiom=idiom))
    lengths = [sum(len(span.words) for span in spans) for spans in said]
    assert any(LONGEST_TEXT in "".join(span.words for span in spans) for spans in said)
    assert max(lengths) <= 3000
    assert sum(lengths) <= 4096
