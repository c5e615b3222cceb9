"""Where somebody's door is: its code, its floor and flat, the number of a house."""

from __future__ import annotations

import re

CODE = re.compile(
    r"(?:\bdigicode\b|\bpin\b|\b(?:door|gate|entry|access|building|lock ?box|key ?box)[ -]code\b"
    r"|\b(?:tür|haus|tor|zugangs)-?code\b|\bclave\b|\bc[oó]d(?:igo|ice)\b(?! (?:postale?|fiscale))"
    r"|\bcode\b(?!s?[ ](?:postal|promo|civil|couleur)))"
    r"[^\d.;!?\n]{0,25}?(?<!\w)(?=[^\s]*\d\S*\d)[\dab*#]{3,8}\b",
    re.IGNORECASE,
)
ORDINAL = r"(?:\d{1,2} ?(?:ers?|re|[eè]me|e|nde?|°|st|nd|rd|th|\.°|\.))"
FIRSTS = (
    "premier|deuxi[eè]me|troisi[eè]me|quatri[eè]me|cinqui[eè]me|sixi[eè]me|dernier"
    "|first|second|third|fourth|fifth|sixth|top|ground|primo|secondo|terzo|quarto|quinto|ultimo"
    "|primeiro|segundo|terceiro|primer|tercer|cuarto|ersten?|zweiten?|dritten?|vierten?|obersten?"
)
SIDES = (
    r"gauche|droite|gche|dte|dr|esq(?:uerdo|uerda)?|dto|dta|direito|izq(?:uierda)?|dcha|derecha"
    r"|links|rechts|destra|sinistra|dx|sx"
)
FLOOR = re.compile(
    # A floor.
    rf"(?<![\w.,:/]){ORDINAL}[ -]?(?:étage|etage|floor|piano|andar|piso|planta|stock(?:werk)?|og\b"
    r"|obergeschoss|verdieping)\b"
    r"|(?<![\w.,:/])\d{1,2} (?:étage|etage|floor|og)\b"
    rf"|\b(?:{FIRSTS})[ -](?:étage|etage|floor|piano|andar|piso|planta|stock(?:werk)?|verdieping)\b"
    r"|\b(?:étage|etage|floor|piano|andar|piso|planta|stockwerk) ?:? ?(?:n\.?[°o]\.? ?)?\d{1,2}\b"
    r"(?![h:€.,]\d)"
    rf"|(?<![\w.,:/]){ORDINAL} ?étg?\b"
    r"|\brez[- ]de[- ]chauss[ée]e\b|(?:\bau |, ?)rdc\b|\brdc (?:gauche|droite|g|d)\b"
    r"|\bpiano (?:terra|rialzato)\b|\br/c\b"
    r"|\br[ée]s[- ]do[- ]ch[ãa]o\b|\berdgeschoss\b|\bdachgeschoss\b|\bhinterhaus\b"
    r"|\bEG (?:links|rechts)\b"
    # A side of the landing, or a door beside an ordinal: "3º esq", "2e gauche", "2.º B".
    rf"|(?<![\w.,:/])\d{{1,2}} ?(?:e|er|[eè]me|\.?°|\.)? ?(?:{SIDES})\b\.?"
    r"|(?<![\w.,:/])\d{1,2}\.?° ?[A-Ha-h]\b",
    re.IGNORECASE,
)
"""A floor or a side of its landing, by number or in words."""

DWELLING = re.compile(
    # A flat, a door, a stair, a building.
    r"\b(?:apt|appt?s?|appartements?|apartment|apartamento|apto|appartamento|logement|wohnung|whg|flat"
    r"|unit|interno|int|puerta|pta|porta|portes?|portal|escaleras?|esc|scala|escaliers?|stairs?|bloco"
    r"|bte|fra[cç][aã]o)\b\.?"
    r" ?:? ?(?:n\.?[°o]\.? ?|no\.? ?|num\.? ?)?\d{1,4} ?[a-z]?\b(?![h:€])"
    r"|\b(?:interphone|citofono|telefonillo|campainha|sonnette|buzzer|doorbell|klingel)\b"
    r"|\b(?:sonne[zr]|sonner|klingeln|klingle|suonare|ring) (?:chez|à|au nom|bei|the bell|bell)\b"
    r"|\bbei [^\W\d_]+ (?:klingeln|läuten)\b",
    re.IGNORECASE,
)
LETTERED = re.compile(
    r"\b(?:[Aa]ppt?|[Aa]ppartement|[Aa]partment|[Ff]lat|[Ee]scalier|[Ee]sc\.?|[Ss]cala|[Ee]scalera"
    r"|[Bb]âtiment|[Bb]atiment|[Bb][âa]t\.?|[Pp]orte|[Pp]uerta|[Bb]ajo|[Bb]loco) [A-H]\b(?!['’])"
    r"|\b[Bb](?:âtiment|atiment|[âa]t)\b\.? ?\d{1,3}\b"
    r"|\b(?:[Ii]mmeuble|[Ii]mm\.|[Tt]our) [A-H]\b(?!['’])"
)
"""A flat, a stair or a building that is named by a capital letter."""

STAIRWELL = re.compile(
    r"\b(?:escaliers?|esc|stair(?:s|well|case)?|scala|escaleras?|bloco|b[âa]t(?:iment)?|building"
    r"|block|immeuble|imm|tour|tower|entrée|entrance|hall|cage)\b\.?"
    r" ?(?:n\.?[°o]\.? ?|no\.? ?)?(?:\d{1,3}[a-z]?|[a-z])\b(?!['’])",
    re.IGNORECASE,
)
"""A stair or a building that many doors share, by its letter or number."""

INNER = re.compile(
    r"\b(?:doors?|porte|puerta|porta|tür|flat|apt|appt?) ?(?:n\.?[°o]\.? ?|no\.? ?)?\d+"
    r"|\b(?:étages?|etages?|floors?|landing|palier|piano|piso|andar|stockwerk|obergeschoss)\b"
    rf"|(?<!\w)(?:\d{{1,2}} ?(?:ers?|re|[eè]me|e|nde?|°|st|nd|rd|th)) ?(?:g|d|{SIDES})\b"
    rf"|(?<!\w)(?:[a-z]|\d{{1,3}}[a-z]?),? (?:{SIDES})\b"
    r"|\b(?:rdc|rez|basement|sous-sol|ground floor)\b|[#*]\d|\d[#*]",
    re.IGNORECASE,
)
"""What stands behind a stair's letter: a floor, a side of the landing, a door."""

MARKED = re.compile(
    r"(?<![\w-])(?:[a-z] ?\d{2,4}|[a-z]\d[\w]*|\d{1,4}[a-z]+\d\w*|\d{3,4}[e-z])\b", re.IGNORECASE
)
"""A flat or a code of letters and digits: "B34", "45B12"; a house is "12 bis" or "12b"."""

WAYS = (
    "rue|avenue|av|boulevard|bd|bld|place|impasse|all[ée]e|chemin|quai|passage|square|sente|ruelle"
    "|faubourg|esplanade|venelle|villa|cit[ée]|route|sentier|montée|chauss[ée]e|cour|clos|hameau"
    "|traverse|parvis|lotissement|r[ée]sidence|rond-point|bvd|blvd|boul|rte"
    r"|r(?=\.? (?:d|l['’])|\. )|(?:ch|imp|sq|all|pass|fbg|r[ée]s)(?=\. )"
    r"|(?:pl|lot)(?=\. (?:d|l['’]))"
)
NAMED_WAYS = (
    f"{WAYS}|via|viale|vicolo|corso|piazza|piazzale|largo|strada|salita|lungo\\w+|rua|avenida|avda"
    "|travessa|tv|pra[cç]a|beco|cal[cç]ada|estrada|alameda|quinta|calle|c/|plaza|pza|paseo|carrer"
    "|camino|ronda|glorieta|ul|straat|v[.]le|p[.]z?za|p[.]le|l[.]go|c[.]so|trav|estr"
    r"|(?:v|str|c|lg|pç|pza|cl)(?=\. )"
)
ROADS = "street|road|rd|avenue|ave|lane|crescent|terrace"
CAPITAL_ROADS = "St|Street|Road|Lane|Close|Drive|Court|Gardens|Way|Place|Square|Mews|Row|Grove|Hill"
COUNTED = (
    "min(?:ute)?s?|hours?|miles?|km|m|people|persons?|more|other|big|small|last|next|first|new|old"
    "|community|tennis|p[.]?m|a[.]?m|of|to|from|and|or|in|on|at|by"
)
NOT_BEFORE = (
    r"(?<![\w:.,/])(?<!bus )(?<!ligne )(?<!métro )(?<!metro )(?<!tram )(?<!line )(?<!n° )(?<!no )"
)
NUMBER = r"(?!(?:1[789]|20)\d\d\b)\d{1,4}"
SUFFIX = r"(?: ?(?:bis|ter|quater)\b| ?[a-dA-D]\b)?"
AFTER_WAY = re.compile(
    rf"(?<![\w-])(?:{NAMED_WAYS})\.? (?:(?:de|du|des|del|della|da|do|di|d|l|la|le|les|am|an|der)"
    r"(?:['’]| |$) ?){0,2}$",
    re.IGNORECASE,
)
BEFORE_ROAD = re.compile(
    rf"\.?(?:[ -][^\W\d_][\w'’.]*){{0,4}}?[ -](?:{ROADS}|{CAPITAL_ROADS}"
    r"|stra(?:ß|ss)e|str|platz|weg|allee|gasse|straat|laan|plein)\b",
    re.IGNORECASE,
)
STREET_AFTER = re.compile(
    rf"(?:{NOT_BEFORE}){NUMBER}{SUFFIX} ?,? (?:de la |de l['’]|du |des |de )?(?:{WAYS})\b\.?"
    rf"|{NOT_BEFORE}{NUMBER}[a-d]? (?:(?!(?:{COUNTED})\b)[^\W\d]+ ){{1,3}}(?:{ROADS})\b",
    re.IGNORECASE,
)
CAPITAL_STREET_AFTER = re.compile(
    rf"{NOT_BEFORE}{NUMBER}[a-d]? (?:[A-Z][\w'’]+ ){{1,3}}(?:{CAPITAL_ROADS})\b"
    rf"|{NOT_BEFORE}{NUMBER}{SUFFIX},? cours (?:de la |de l['’]|du |des |de )?[A-Z]"
)
# What may follow a house's number: the end, a town, its postcode; no thing counted, no hour.
AFTER = (
    r"(?![\d])(?! ?(?:h|:|€|%|°|/)\d?)(?!\.\d)"
    r"(?= ?$| ?[;.)!?\n]| ?, ?(?!\d)| ?-(?!\d)| \d{4,5}\b| [A-ZÀ-Ý](?!\w* ?(?:uhr))"
    r"| (?:bis|ter|bus|bte|bo[iî]te|[a-dA-D]\b|en|em|in|a|à|di|bei|near|interno|int|scala|piano"
    r"|puerta|pta|piso|porta|esc|appt?|int\.)\b)"
)
NOT_NOUN = r"(?! (?:Uhr|EUR|Euro|Personen|Leute|Plätze|Min|Gäste|Juillet|Août|Mai|Juin)\b)"
NAME_WORD = r"(?:[^\W\d_][\w'’.-]*|\d{1,2}(?= (?:de )?[^\W\d_]))"
TIMELY = frozenset(
    "à a as às alle las ore um ab at from until till vers dès de du des entre pour jusqu'à"
    " jusqu’à le il el am den the dia día giorno lundi mardi mercredi jeudi vendredi samedi"
    " dimanche bus ligne line tram lunedì martedì sabato domenica sábado domingo lunes martes"
    " jueves viernes samstag sonntag et and y e und ou or per for para für d'ici d’ici del dal"
    " do".split()
)
"""Words after which a number is an hour, a day or a bus."""

STREET_BEFORE = re.compile(
    rf"(?<![\w-])(?i:{NAMED_WAYS})\.?(?P<name>(?: {NAME_WORD}){{1,7}}),?"
    rf" (?i:n\.?[°o]\.? ?|num\.? ?|numero |número )?{NUMBER} ?[a-dA-D]?(?:/[A-Za-z\d]{{1,2}})?"
    rf"{AFTER}{NOT_NOUN}"
)
GERMANIC = re.compile(
    r"(?<!\w)(?:[^\W\d_][\w-]*(?i:str\.|straße|strasse|gasse|weg|allee|platz|ufer|damm|ring|straat|laan"
    r"|plein|kade|gracht|dreef|steenweg)|(?:Am|An der|Im|In der|Zur|Zum|Auf der)"
    r" (?!Samstag|Sonntag|Montag|Dienstag|Mittwoch|Donnerstag|Freitag)[A-ZÄÖÜ]\w+"
    r"|Straße (?:der|des|am) [A-ZÄÖÜ]\w+)"
    rf" {NUMBER} ?[a-dA-D]?{AFTER}{NOT_NOUN}"
)
OWN_WAYS = (
    "cour|passage|villa|cit[ée]|clos|hameau|lotissement|r[ée]sidence|all[ée]e|impasse|cortile|patio"
)
"""Ways that neighbours may call after one of them, without a sign that says so."""

PUBLIC_WAY = re.compile(
    rf"(?:{NUMBER}{SUFFIX},? )?(?!(?:{OWN_WAYS})\b)(?:{NAMED_WAYS})\b\.? ?[^\W\d_].*"
    rf"|(?:{NUMBER}{SUFFIX},? )?[^\W\d_]\S*(?: [^\W\d_]\S*)* (?:{ROADS}|{CAPITAL_ROADS})\.?"
    r"|[^\W\d_][\w-]*(?:str\.|stra(?:ß|ss)e|gasse|weg|allee|platz|straat|laan|plein)"
    r"(?: \d+ ?[a-d]?)?",
    re.IGNORECASE,
)
"""All of it is a street's name, be it that of a person: a sign there says so."""

SHARED_WORDS = frozenset(
    "escalier escaliers esc stair stairs stairwell staircase scala escalera bloco bloc bat bât"
    " batiment bâtiment building block immeuble imm tour tower entrée entree entrance hall cage"
    " cour cours passage villa cité cite résidence residence allée allee impasse court yard house"
    " n no numéro numero number le la les l de du des d the of et and bis ter nord sud est ouest"
    " north south east west principal principale front back main".split()
)
"""Words that name a stair or a building by its letter, its number or its side, and nobody."""

GERMANIC_LOWER = re.compile(
    rf"(?<!\w)(?i:[^\W\d_]+(?:str\.|straße|strasse|gasse|steenweg|straat)) ?{NUMBER} ?[a-d]?"
    rf"{AFTER}{NOT_NOUN}"
)
PUBLIC = re.compile(
    r"\b(?:caf[ée]s?|bars?|bistro(?:t|quet)?s?|brasserie|restaurants?|resto|pub|tea ?room"
    r"|salon de th[ée]|crêperie|boulangerie|p[âa]tisserie|bakery|librairie|bookshop"
    r"|biblioth[eè]que|m[ée]diath[eè]que|library|biblioteca|\w*bibliothek|mairie|town hall"
    r"|city hall|municipio|ayuntamiento|câmara|rathaus|ccas|parc|park|jardins?|garden|giardino"
    r"|jardim|jardín|square|gare|station|stazione|estación|bahnhof|église|church|chiesa|igreja"
    r"|iglesia|kirche|temple|mosqu[ée]e|synagogue|école|school|scuola|escola|escuela|schule"
    r"|collège|lycée|maison (?:de quartier|des associations|pour tous|du projet)"
    r"|centre (?:social|culturel|commercial|d['’]animation)|community cent(?:re|er)"
    r"|centro (?:sociale|civico|social|cultural|cívico)"
    r"|salle (?:des f[êe]tes|polyvalente|municipale|paroissiale)|village hall|hall|salón"
    r"|mus[ée]e|museum|museo|museu|th[ée][âa]tre|theatre|teatro|cin[ée]ma|cine|kino|march[ée]"
    r"|market|mercato|mercado|pharmacie|hôpital|hospital|gymnase|piscine|stade|boulodrome"
    r"|foyer|ehpad|local (?:associatif|commun)|tiers[- ]lieu|ressourcerie|épicerie|laverie"
    r"|pasticceria|trattoria|osteria|gelateria|pizzeria|panadería|padaria|pastelaria"
    r"|confeitaria|bäckerei|konditorei|gasthaus|gasthof|biergarten|nachbarschaftshaus"
    r"|bürgerhaus|hôtel|hotel|bocciodromo|bibliobus|kiosque)\b",
    re.IGNORECASE,
)
SIGNBOARD = re.compile(
    r"(?:^|[(:,.] ?|\b(?:rdv|rendez-vous|meet|on se retrouve) )"
    r"(?:[Aa]ux?|[ÀàAa] la|[ÀàAa] l['’]|[Ll]es?|[Ll]a|[Ll]['’]|[Tt]he"
    r"|[Aa]t [Tt]he|[Ii]l|[Zz]um|[Zz]ur|[Oo]|[Ee]l) ?"
    r"(?!(?:Rue|Avenue|Place|Via|Famille|Résidence|Maison)\b)[A-ZÀ-Ý][\w'’-]+"
    r"(?: [\w'’-]+){0,4} ?[,(-] ?"
)
"""A house known by its name, as inns are: "Aux Folies, 8 rue…", not "Simone, 8 rue…"."""

UNITS = {
    "fr": "un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze"
    "|seize",
    "en": "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen",
}
TENS = {
    "fr": "vingt|trente|quarante|cinquante|soixante(?:[ -]dix)?|quatre[ -]vingts?(?:[ -]dix)?|cent",
    "en": "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:(?:a|one) )?hundred",
}
SPELT = {
    each: rf"(?:(?:{tens})(?:(?: et | and |[ -])(?:{UNITS[each]}|{tens})){{0,2}}"
    rf"|(?:dix[ -](?:sept|huit|neuf))|(?:{UNITS[each]}))"
    for each, tens in TENS.items()
}
"""Numbers of houses in words, in each language."""

# "Douze rue des Lilas", "deux, impasse du Puits"; not "trois rues plus loin" or "deux places".
SPELT_AFTER = re.compile(
    rf"(?<![\w-]){SPELT['fr']}(?: (?:bis|ter|quater))? ?,? (?:de la |du )?"
    rf"(?:{WAYS})\b\.? (?:de la |de l['’]|du |des |de |d['’])?(?-i:[A-ZÀ-Ý])"
    rf"|(?<![\w-]){SPELT['fr']}(?: (?:bis|ter|quater))? ?,? (?:rue|avenue|boulevard|impasse"
    r"|all[ée]e|chemin|quai|ruelle|venelle)\b (?:de la |de l['’]|du |des |de |d['’])\w"
    rf"|(?<![\w-]){SPELT['en']} (?-i:(?:[A-Z][\w'’]+ ){{1,3}})(?:{ROADS})\b"
    rf"|(?<![\w-]){SPELT['en']} (?-i:(?:[A-Z][\w'’]+ ){{1,3}}(?:{CAPITAL_ROADS})\b)",
    re.IGNORECASE,
)
# "Rue des Lilas douze", "Oak Avenue seven", and the number first with a comma: "7, Oak Avenue".
ENGLISH_NAME = r"(?:[A-Z][\w'’]+ ){1,3}"
ENGLISH_ROAD = rf"(?:{CAPITAL_ROADS}|Avenue|Ave|Rd|Crescent|Terrace)\b\.?"
ROAD_BEFORE = re.compile(
    rf"(?<![\w-])(?!(?:The|A|Corner) ){ENGLISH_NAME}{ENGLISH_ROAD},? (?:[Nn]o\.? ?|[Nn]umber )?"
    rf"(?:{NUMBER}[a-dA-D]?"
    r"(?! ?(?:am|pm|a\.m|p\.m|o['’]clock|people|persons|min|th|st|nd|rd)\b)"
    rf"{AFTER}|(?i:{SPELT['en']})\b(?= ?$| ?[.;,)!?]))"
)
COMMA_ROAD = re.compile(rf"{NOT_BEFORE}{NUMBER}[a-d]? ?, ?{ENGLISH_NAME}{ENGLISH_ROAD}")
WAY_BEFORE = re.compile(
    rf"(?<![\w-])(?i:{WAYS})\b\.?(?: (?!(?:à|vers|dès|pour|et)\b){NAME_WORD}){{1,6}}"
    rf"(?<! à)(?<! vers)(?<! dès)(?<! de)(?<! des)(?<! du)(?<! les),? (?:au |num[ée]ro )?"
    rf"(?i:{SPELT['fr']})(?= ?$| ?[.;)!?])"
)

STREETS = (
    STREET_AFTER, CAPITAL_STREET_AFTER, GERMANIC, GERMANIC_LOWER,
    SPELT_AFTER, ROAD_BEFORE, COMMA_ROAD, WAY_BEFORE,
)  # fmt: skip


def holds_code(words: str) -> bool:
    """Whether a code that opens a door stands there."""
    return CODE.search(words) is not None


def holds_dwelling(words: str) -> bool:
    """Whether a floor, a flat, a stair or a bell stands there: nobody meets in public at one."""
    return bool(FLOOR.search(words) or DWELLING.search(words) or LETTERED.search(words))


def holds_inner_door(words: str) -> bool:
    """Whether more is told than a stair or a building that many doors share."""
    if FLOOR.search(words) or INNER.search(words):
        return True
    rest = STAIRWELL.sub(" ", words)
    return bool(DWELLING.search(rest) or LETTERED.search(rest) or MARKED.search(rest))


def names_shared_place(part: str) -> bool:
    """Whether nobody's name can stand there: a public way, or words for stairs and buildings."""
    if PUBLIC_WAY.fullmatch(part):
        return True
    tokens = re.findall(r"[^\W_]+", part)
    return all(
        each.lower() in SHARED_WORDS or len(each) == 1 or each[0].isdigit() for each in tokens
    )


def follows_way(words: str) -> bool:
    """Whether the words end as a street's name begins: "12 rue du", "avenue"."""
    return AFTER_WAY.search(words) is not None


def names_road(words: str) -> bool:
    """Whether the words go on as a road's name, until its end: "Martin Luther King Street"."""
    return BEFORE_ROAD.match(words) is not None


def holds_stairwell(words: str) -> bool:
    """Whether a stair or a building that many doors share is named there."""
    return STAIRWELL.search(words) is not None


def gives_house_number(words: str) -> bool:
    """Whether a house is named by its street and number."""
    return any(street.search(words) for street in STREETS) or any(
        hit["name"].split()[-1].casefold() not in TIMELY for hit in STREET_BEFORE.finditer(words)
    )


def holds_house_number(words: str) -> bool:
    """Whether a house's number stands there, and no public place that it may belong to."""
    return gives_house_number(words) and not (PUBLIC.search(words) or SIGNBOARD.search(words))
