"""Whom to call is shown for words of danger, typing errors included, and for no others."""

import pytest

from messages import danger

DANGER = (
    "Ma voisine a fait un malaise",
    "elle a un mallaise",
    "UN MALAIZE, VITE",
    "Il ne répond plus",
    "elle ne repond plus au telephone",
    "elle ne réponds plus",
    "Mme R. ne répond pas à la porte depuis hier",
    "elle n’ouvre pas sa porte",
    "il n'ouvre plus",
    "inconsciante dans l'entrée",
    "elle s'est évanouie",
    "il a perdu conaissance",
    "il respire mal",
    "j’ai du mal a respirer",
    "il a mal à la poitrine",
    "elle est tombée et ne peut pas se relever",
    "tombée dans l'escalier",
    "elle n’arrive plus a se relever",
    "je veux en finir",
    "en finir avec la vie",
    "j'ai envie de mourrir",
    "il y a une fuite de gaz",
    "ça sent, une odeur de gaz",
    "Au feu !",
    "un incendi au 3e",
    "un coup de chaleur je crois",
    "mon mari me frappe",
    "peut-être un AVC",
    "he is unconsious",
    "My neighbour does not respond",
    "she doesn't respond any more",
    "he collapsed in the hall",
    "she cant breathe",
    "she can’t breathe",
    "I think it is a heart atack",
    "he has fallen and hit his head",
    "she fell down the stairs",
    "I want to die",
    "there is a smell of gas",
    "the kitchen is on fire",
    "she took too many pills",
)
HARMLESS = (
    "",
    "Du pain et du lait, s’il vous plaît",
    "Voir le feu d’artifice ensemble",
    "Tourner à gauche au feu rouge",
    "un pot-au-feu à partager",
    "un ami malais vient dîner",
    "avant la tombée de la nuit",
    "la nuit est tombée et il fait froid",
    "j’étais mort de rire",
    "c’est à mourir de rire",
    "mon adresse est sur la boîte aux lettres",
    "des adresses de médecins",
    "couper une étoffe",
    "des haricots à l’étouffée",
    "un enfant épanoui",
    "je suis sans connaissances en informatique",
    "l’ordinateur ne répond plus",
    "mon imprimante ne répond plus",
    "pour en finir avec ces cartons",
    "poser un détecteur d’incendie",
    "elle désire une visite",
    "la boulangerie n’ouvre plus le lundi",
    "avec plaisir",
    "un coup de main pour le jardin",
    "le bébé ne dort plus",
    "quel délire ce match",
    "je prends connaissance du message",
    "I need help cooking for ten",
    "a delicious cake",
    "the hall needs to be painted",
    "Wednesday fits me",
    "please keep it on file",
    "I feel well and would like company",
    "I want to dye the curtains",
    "I want to tie the roses up",
    "being attached to the wall",
    "my computer is not responding",
    "I can’t get up early",
    "we choose a film",
    "hit me up on Sunday",
)


@pytest.mark.parametrize("said", DANGER)
def test_words_of_danger_are_heard(said: str) -> None:
    assert danger.heard(said)


@pytest.mark.parametrize("said", HARMLESS)
def test_words_of_every_day_raise_no_alarm(said: str) -> None:
    assert not danger.heard(said)
