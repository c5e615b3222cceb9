"""Words and patterns by which people say where they live, all folded."""

import re

DIVIDED = {"paris": "751{:02}", "lyon": "6938{}", "marseille": "132{:02}"}
"""Cities with municipal arrondissements, and the code of the n-th."""

PARENTS = {"75056": ("paris", 20), "69123": ("lyon", 9), "13055": ("marseille", 16)}
"""Communes that are divided: their name and how many arrondissements they have."""

ROMAN = {
    numeral: number
    for number, numeral in enumerate(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), 1
    )
}
_NTH = r"(?P<{0}>\d{{1,2}})\s*(?:ers?|e|ere|nde?|i?e?mes?|st|rd|th)?"
_CITY = r"\b(?P<{0}>paris|lyon|marseille)\b"
_QUARTER = r"(?:\s+arr(?:ondissement|dt)?|\s+ardt)?\b"
CITY_FIRST = re.compile(
    _CITY.format("city")
    + r"\s+(?:le\s+|cedex\s+)?(?:"
    + _NTH.format("number")
    + r"|(?P<roman>[ivx]{2,5}))"
    + _QUARTER
)
NUMBER_FIRST = re.compile(
    r"\b(?P<number>\d{1,2})\s*(?:er|e|ere|nde?|i?e?me|st|rd|th)"
    + _QUARTER
    + r"(?:\s+(?:de|a|of|in))?\s+"
    + _CITY.format("city")
)
NTH_ALONE = re.compile(r"^" + _NTH.format("number") + _QUARTER)
LIVING = re.compile(
    r"^(?:(?:je|j|nous|on|i|we)\s+)?"
    r"(?:(?:habite|habitons|vis|vivons|viens|suis|sommes|loge|reside|live|m|am|stay)\s+)?"
    r"(?:(?:a|au|aux|de|du|en|dans|sur|vers|pres|in|at|near|from)\s+)?"
    r"(?:(?:la\s+)?(?:ville|commune|town|city|village)\s+(?:de|du|des|d|of)\s+)?"
)
BOUND = frozenset("de du des d la le les l rue avenue av boulevard bd place pl chemin".split())
"""Words after which a town's name belongs to a street or a square."""

STREETS = frozenset(
    "rue avenue av boulevard bd bld place pl chemin allee impasse quai cours square passage villa "
    "faubourg fbg route rte porte pont sentier ruelle street road lane".split()
)
TALK = frozenset(
    "je tu il elle nous vous on ne pas plus sais sait savez quoi que qui oui non merci bonjour "
    "bonsoir salut coucou aide aidez voila rien personne comment pourquoi est ca cela peut etre "
    "i you he she we they to me my do don not no yes know what who how why hello hi thanks thank "
    "please help nothing maybe chez moi perdu perdue lost home is it this that meet ok stop "
    "start".split()
)
"""Words of conversation: beside them a name is chance."""

CHANCE = frozenset(
    "demain hier aujourd hui mairie centre gare ville village maison quartier rue place cafe le la "
    "les l de du menu annuler retour suivant tomorrow today cancel back next".split()
)
"""Words that are a slip away from some village: alone they are not taken for it."""

TO = frozenset("a au aux in at".split())
"""Words that announce a place, however small."""

FILLERS = frozenset("a au aux en dans vers pres in at near cedex france".split())
