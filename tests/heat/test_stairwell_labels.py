"""What a stairwell may be called: what many doors share, and nothing that leads to one of them."""

from __future__ import annotations

import pytest

from messages.form.kinds import AnswerContext, LineField, UnclearAnswer
from messages.heat.captains.actions import may_name_somebody, names_somebody
from messages.model import Reader
from tests.worlds import NOON

FIELD = LineField(40, public=True, names_house=True, names_stairwell=True)
ASKED = AnswerContext(reader=Reader(zone="Europe/Paris"), now=NOON)

STOP = """
Immeuble 3e étage
12 rue des Lilas, escalier 3e étage
Bâtiment 2e droite
Escalier 4 gauche
Escalier B gauche
Building 5 floor
Escalera 3º izq
entrance 2 door 14
stairwell A, flat 3
stairwell B, second floor
12 rue des Lilas, B34
12 rue des Lilas, 45B12
12 rue des Lilas, code 4512
12 rue des Lilas, appt 12
12 rue des Lilas, porte 12
escalier B, rdc
escalier B, palier 2
bâtiment C, 4e étage
bâtiment C, 2e gauche
hall 06 12 34 56 78
escalier 06 39 98 01 02
06 39 98 01 02
Chez Mme Dupont
chez Paul
12 rue des Lilas, Mme Durand
Escalier de Mme Durand
escalier M. Durand
Mme.Durand
Mme R.
M. Durand
M Durand
Dr Martin
Docteur Martin
12 rue des Lilas (Dr Martin)
Veuve Durand
famille Nguyen
Monsieur et madame Petit
The Smiths
12 Oak Street, the Browns
The Smith family
Mrs Brown
Mrs Brown, 12 Oak Street
Frau Müller
Herr Schmidt
Familie Müller
Signora Rossi
Famiglia Rossi
Señora García
Sra. Silva
""".strip().splitlines()

ASKED_ABOUT = """
Durand
Lilas
cour de Mme Durand
12 rue des Lilas, cour de Mme Durand
cour Madame Durand
passage Durand
villa Dupont
Cité Véron
escalier Durand
immeuble Nguyen
hall Petit
12 rue des Lilas, Durand
les Martin
Les Lilas
The Willows
12 Oak Street, Smith
""".strip().splitlines()
"""A sign may say so, or it is a neighbour."""

SURE = """
escalier B
12 rue des Lilas
12 bis rue des Lilas, bâtiment C
12, RUE DES LILAS – escalier b
12 rue Durand, escalier 2
rue Madame
rue du Dr Roux
cour du 4
immeuble A
hall 3
12 Oak Street, stairwell B
Doctor Lane
Via Signora
Lindenstraße 12
escalier de la cour
""".strip().splitlines()

PASS = """
escalier B
escalier 2
escalier M
Escalier M, 12 rue des Lilas
12 rue des Lilas
12 bis rue des Lilas
12b rue des Lilas
12 rue des Lilas, escalier B
12, RUE DES LILAS – escalier b
12 rue des Lilas, bâtiment C
Bâtiment C
Bâtiment 3
bât. D
immeuble A
Tour 4
hall 3
hall B
cage C
entrée 2
cour du 4
la cour du 12
Cité Véron
Place Krasinski
Marché aux fleurs
rue Madame
12 rue Monsieur-le-Prince
rue du Dr Roux
8 rue du Docteur Roux
place du Docteur Martin
avenue du Professeur Calmette
rue Mademoiselle
allée de la Veuve
Résidence des Tilleuls
Les Lilas
impasse du Puits
stairwell A
stair 2
block C
Building 5
entrance 2
12 Oak Street
12 Lilac Street, stairwell B
Dr Martin Luther King Street
Doctor Lane
The Gardens
The Willows
The Old Mill
Via Signora
scala B
escalera 2
Lindenstraße 12
""".strip().splitlines()


def passes(label: str) -> bool:
    """Whether it may stand: no door, no number, nobody."""
    try:
        FIELD.read_answer(label, ASKED)
    except UnclearAnswer:
        return False
    return not names_somebody(label)


@pytest.mark.parametrize("label", STOP)
def test_what_leads_to_a_door_or_to_somebody_is_stopped(label: str) -> None:
    assert not passes(label)


@pytest.mark.parametrize("label", ASKED_ABOUT)
def test_what_may_be_somebody_s_name_is_asked_about(label: str) -> None:
    assert may_name_somebody(label)


@pytest.mark.parametrize("label", SURE)
def test_of_a_street_a_stair_or_a_building_nothing_is_asked(label: str) -> None:
    assert not may_name_somebody(label)


@pytest.mark.parametrize("label", PASS)
def test_what_many_doors_share_passes(label: str) -> None:
    assert passes(label)
