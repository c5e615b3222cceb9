"""What a friendly stop catches in words for everybody, and what it lets through."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages import words
from messages.cafe import Change, Home, Invite, Kind
from messages.discreet import Reveal, reveals
from messages.model import Text
from tests.cafe import SATURDAY, drafts, invites
from tests.worlds import Neighbour, Wall

CAUGHT = {
    Reveal.PHONE: (
        "Appelez-moi au 06 12 34 56 78",
        "0612345678",
        "06.12.34.56.78",
        "06/12/34/56/78 le soir",
        "tél : 06-12-34-56-78",
        "+33 6 12 34 56 78",
        "+33 (0)6 12 34 56 78",
        "0033612345678",
        "0 6 1 2 3 4 5 6 7 8",
        "０６１２３４５６７８",
        "call 020 7946 0958",
        "+44 20 7946 0958",
        "0471 23 45 67",
    ),
    Reveal.ACCOUNT: (
        "FR14 2004 1010 0505 0001 3M02 606",
        "mon IBAN : FR1420041010050500013M02606 merci à tous",
        "GB82 WEST 1234 5698 7654 32",
        "de89370400440532013000",
    ),
    Reveal.WALLET: (
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        "https://paypal.me/quelquun",
    ),
    Reveal.CODE: (
        "digicode 12A34",
        "Code : 4589B",
        "le code de la porte est 4589",
        "code d’entrée A1984",
        "The door code is 1984#",
        "gate code: 2468",
    ),
    Reveal.ADDRESS: (
        "12 rue Rébeval",
        "12 bis, rue Rébeval",
        "au 7 de la rue Pasteur",
        "4ter impasse des Lilas",
        "3e étage à gauche",
        "appt 12",
        "12 Baker Street",
        "Flat 3",
        "2nd floor",
    ),
}
PASSED = (
    "Angle Rébeval et Belleville",
    "Aux Folies",
    "Chacun apporte un gâteau pour 6 personnes.",
    "Samedi 04/07/2026 à 15 h, puis le 11/07/2026",
    "le 04-07-26 de 10 h à 12 h 30",
    "Rendez-vous à 15h30, métro ligne 11",
    "Il reste 2 places sur 10",
    "75020 Paris, code postal 75020",
    "Le code couleur : 3 rubans verts",
    "Les enfants de 3 à 12 ans",
    "Bus 20, 26, 96 et 60",
    "1 500 marches en 3 cours de yoga",
    "FR14 2004 1010 0505 0001 3M02 607",
    "Room for 6, from 3 to 5 pm",
    "RER B, AB12 and a long walk after that",
    "Parking gratuit, 100 m plus loin",
)


@pytest.mark.parametrize(
    ("said", "what"), [(said, what) for what, each in CAUGHT.items() for said in each]
)
def test_what_only_some_should_have_is_caught(said: str, what: Reveal) -> None:
    assert what in reveals(said)


@pytest.mark.parametrize("said", PASSED)
def test_what_anybody_may_read_passes(said: str) -> None:
    assert reveals(said) == []


@given(st.text(), st.text(alphabet="0123456789 .-/+()ABab", max_size=60))
def test_no_words_are_too_much(words: str, digits: str) -> None:
    assert set(reveals(words + digits)) <= set(Reveal)


@pytest.mark.parametrize("what", [Reveal.PHONE, Reveal.ACCOUNT, Reveal.WALLET, Reveal.CODE])
async def test_an_invitation_that_says_too_much_is_stopped_and_nothing_is_lost(
    ana: Neighbour, belleville: Wall, what: Reveal
) -> None:
    await drafts(ana, note=CAUGHT[what][0])
    assert ana.sees(Text(key=f"form-reveals-{what}"))
    assert not ana.offered(words.cafe_publish())
    assert ana.asked(Invite)
    await ana.fills(
        Invite, kind=Kind.CAFE, day=SATURDAY, hour=time(15), place="Aux Folies", note="À bientôt."
    )
    await ana.presses(words.cafe_publish())
    assert belleville.shows("À bientôt.")


async def test_a_home_is_told_by_its_street_corner_and_a_bistro_by_its_number(
    ana: Neighbour, bao: Neighbour, belleville: Wall
) -> None:
    await invites(bao, place="Aux Folies, 8 rue de Belleville")
    assert belleville.shows("8 rue de Belleville")

    await drafts(ana, kind=Kind.HOME, place="12 rue Rébeval")
    assert ana.sees(words.form_reveals_address())
    assert ana.asked(Invite)
    assert not ana.asked(Home)


async def test_a_change_that_says_too_much_is_stopped_too(ana: Neighbour, belleville: Wall) -> None:
    await invites(ana)
    await ana.presses(words.cafe_amend())
    await ana.fills(Change, note="06 12 34 56 78")
    assert ana.sees(words.form_reveals_phone())
    assert belleville.shows("Aux Folies")
    assert not belleville.shows("06 12")
