"""Whom to call is shown for words of danger, typing errors included, and for no others."""

import re
import time
import tomllib
import unicodedata

import pytest

from messages import danger
from messages.catalog import FOLDER, LANGUAGES

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
SAID_IN_FRENCH = (
    "elle ne respire pas",
    "il ne respire pas bien depuis ce matin",
    "mon voisin ne se réveille pas",
    "on frappe et il se réveille pas",
    "elle ne se réveille plus",
    "il a perdu conscience",
    "elle a perdu connaissance",
    "il ne se relève pas",
    "il tombe et se relève pas",
    "elle ne se relève plus",
    "il est tombé dans la cour",
    "elle est tombée dans la baignoire",
    "il est tombé de son lit",
    "elle est tombée de sa chaise",
    "elle est par terre dans la cuisine",
    "elle reste par terre",
    "il ne bouge pas",
    "ça sent le gaz",
    "le couloir sent le gaz",
    "je vais me tuer",
    "elle parle de se tuer",
    "je crois que je vais mourir",
    "elle fait des malaises",
    "il s’est évanoui",
    "il s’évanouit souvent",
    "elle n’ouvre plus",
    "sa fille dit qu’on n’ouvre plus sa porte",
    "on n’ouvre plus la porte au troisième",
    "il est inconscient",
    "elle est inconsciente",
    "trouvé sans connaissance",
    "elle perd connaissance",
    "il ne respire plus",
    "bébé respire plus",
    "je n’arrive plus à respirer",
    "un arrêt cardiaque",
    "une crise cardiaque",
    "peut-être un infarctus",
    "une douleur dans la poitrine",
    "la bouche de travers",
    "elle ne bouge plus",
    "il s’étouffe",
    "le petit étouffe",
    "une hémorragie",
    "il saigne beaucoup",
    "elle perd du sang",
    "des convulsions",
    "il convulse",
    "une crise d’épilepsie",
    "il est tombé et saigne",
    "tombé par terre",
    "tombée par terre",
    "tombé dans l’escalier",
    "peut plus se relever",
    "elle n’arrive pas à se relever",
    "il parle de suicide",
    "elle veut se suicider",
    "il veut en finir",
    "j’ai envie d’en finir",
    "j’ai envie de mourir",
    "elle veut mourir",
    "je veux mourir",
    "il va mourir",
    "une overdose",
    "elle a pris trop de médicaments",
    "il a avalé trop de médicaments",
    "une intoxication",
    "le monoxyde de carbone",
    "un incendie",
    "brûlé gravement",
    "brûlée gravement",
    "il délire",
    "elle délire",
    "mon père ne me reconnaît plus",
    "des paroles incohérentes",
    "il me bat",
    "elle me bat",
    "quelqu’un me menace",
    "une agression dans le hall",
    "on m’a agressé",
    "elle a été agressée",
)
SAID_IN_ENGLISH = (
    "he won’t wake up",
    "she will not wake up",
    "he does not wake up",
    "she doesn’t wake up",
    "the baby isn’t breathing",
    "he fell in the bath",
    "he fell off a ladder",
    "she is lying on the floor",
    "I smell gas",
    "the cellar smells of gas",
    "she is not moving",
    "he isn’t moving",
    "she fainted",
    "he passed out",
    "he is unconscious",
    "she lost consciousness",
    "he is not responding",
    "she no longer responds",
    "she is not answering the door",
    "he does not answer the door",
    "he is not breathing",
    "she stopped breathing",
    "I cannot breathe",
    "he has trouble breathing",
    "she is struggling to breathe",
    "a heart attack",
    "a cardiac arrest",
    "he has chest pain",
    "stroke symptoms",
    "she is having a stroke",
    "he is choking",
    "she is bleeding heavily",
    "he is bleeding badly",
    "she is losing blood",
    "a seizure",
    "convulsions",
    "he fell and can’t stand",
    "she fell and cannot stand",
    "I can’t get up",
    "she cannot get up",
    "he speaks of suicide",
    "she is suicidal",
    "I will kill myself",
    "he wants to kill himself",
    "she wants to kill herself",
    "she wants to die",
    "an overdose",
    "he was poisoned",
    "carbon monoxide",
    "the house is on fire",
    "a gas leak",
    "he is badly burned",
    "a heat stroke",
    "heatstroke",
    "she is delirious",
    "she is not making sense",
    "he is not making sense",
    "my husband hits me",
    "he keeps hitting me",
    "he threatens me",
    "I am being attacked",
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


@pytest.mark.parametrize("said", [*DANGER, *SAID_IN_FRENCH, *SAID_IN_ENGLISH])
def test_words_of_danger_are_heard(said: str) -> None:
    assert danger.heard(said)


@pytest.mark.parametrize("said", HARMLESS)
def test_words_of_every_day_raise_no_alarm(said: str) -> None:
    assert not danger.heard(said)


def test_every_phrase_is_said_by_somebody() -> None:
    """A phrase that no sentence here says could be lost, or mistyped, and nobody would notice."""
    spoken = [plain(each) for each in (*DANGER, *SAID_IN_FRENCH, *SAID_IN_ENGLISH)]
    phrases = [
        plain(phrase)
        for language in LANGUAGES
        for phrase in tomllib.loads((FOLDER / language / "danger.toml").read_text())["phrases"]
    ]
    assert [each for each in phrases if not any(each in said for said in spoken)] == []


def plain(said: str) -> str:
    """Words without signs and capitals, each between blanks."""
    letters = unicodedata.normalize("NFKD", said.casefold())
    return " ".join(["", *re.findall(r"\w+", re.sub(r"[\u0300-\u036f]", "", letters)), ""])


@pytest.mark.parametrize("said", ["je veux mourir. {}", "{} je veux mourir"])
def test_in_endless_words_a_cry_is_heard_and_nobody_else_waits(said: str) -> None:
    endless = "très bien " * 20_000
    began = time.process_time()
    assert danger.heard(said.format(endless))
    assert not danger.heard(endless)
    # Read whole, these cost several seconds.
    assert time.process_time() - began < 1
