"""A week told as HEAT.md wants it, written by hand: what the judge must find nothing wrong with.

Nothing of Palier runs here. Each mistake that tests make in this record must be found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.summer.record import (
    DAY,
    MINUTE,
    NONE,
    ORANGE,
    RED,
    UNKNOWN,
    YELLOW,
    Arrival,
    Colour,
    Person,
    Pinned,
    Pressed,
    Quarter,
    Record,
    Span,
)

PARIS, ROME = ZoneInfo("Europe/Paris"), ZoneInfo("Europe/Rome")
NORTH = Quarter(1, "Les Lilas", "75", PARIS, "wall-1")
SOUTH = Quarter(2, "Sous-Bois", "69", PARIS, "wall-2")
ABROAD = Quarter(3, "Bolognina", "IT008", ROME, "wall-3", "IT")
ISLAND = Quarter(4, "Bas de la Rivière", "974", PARIS, "wall-4", official=False)
QUARTERS = (NORTH, SOUTH, ABROAD, ISLAND)

BEGIN, END = datetime(2026, 7, 5, 12, tzinfo=PARIS), datetime(2026, 7, 15, 12, tzinfo=PARIS)
YEAR_LONG: Span = (datetime(2026, 1, 1, tzinfo=PARIS), datetime(2026, 12, 31, tzinfo=PARIS))

OLGA = Person(1, "Olga", (NORTH,), organises=True)
MALO = Person(2, "Malo", (NORTH,))
DINA = Person(3, "Dina", (NORTH, SOUTH), "en")
VERA = Person(4, "Vera", (NORTH,), willing=True)
BAO = Person(5, "Bao", (NORTH,), "en")
CLEO = Person(6, "Cléo", (NORTH,))
PAUL = Person(7, "Paul", (NORTH,), paused=(YEAR_LONG,))
WIM = Person(8, "Wim", (ABROAD,), "en")
CARLA = Person(9, "Carla", (ABROAD,), organises=True)
ALBERTINE = Person(
    10, "Albertine", (NORTH,), shares=True, enrolled=[YEAR_LONG], buddies=[BAO.id, CLEO.id]
)
CASIMIR = Person(11, "Casimir", (NORTH,), enrolled=[YEAR_LONG], buddies=[MALO.id])
SOLANGE = Person(12, "Solange", (NORTH,), admin=True, heat=False)
INES = Person(13, "Inès", (ISLAND,))
PEOPLE = (INES, OLGA, MALO, DINA, VERA, BAO, CLEO, PAUL, WIM, CARLA, ALBERTINE, CASIMIR, SOLANGE)


def july(day: int, hour: str = "00:00", zone: ZoneInfo = PARIS) -> datetime:
    at = datetime.strptime(hour, "%H:%M").replace(tzinfo=zone)
    return at.replace(year=2026, month=7, day=day)


LEVELS: dict[str, dict[int, Colour]] = {
    NORTH.name: {7: YELLOW, 8: ORANGE, 9: RED, 10: RED, 11: ORANGE},
    SOUTH.name: {8: RED, 9: ORANGE},
    ABROAD.name: {8: ORANGE},
    ISLAND.name: {},
}


class Told:
    """What is known: a day's level a day before; abroad, red from 11:20 on the ninth."""

    silent = (july(12, "11:00", ROME), july(13, "11:00", ROME))

    def level(self, quarter: Quarter, on: date, now: datetime) -> Colour:
        if quarter is ABROAD and self.silent[0] <= now < self.silent[1]:
            return UNKNOWN
        if quarter is ABROAD and on == date(2026, 7, 9):
            return RED if now >= july(9, "11:20", ROME) else ORANGE
        known = on - DAY <= now.astimezone(quarter.zone).date() and on.month == 7
        return LEVELS[quarter.name].get(on.day, NONE) if known else NONE

    def changes(self, quarter: Quarter, on: date) -> list[datetime]:
        if quarter is ABROAD and on == date(2026, 7, 9):
            return [july(9, "11:20", ROME)]
        return []

    def notice(self, quarter: Quarter, at: datetime) -> timedelta:
        return timedelta(minutes=6)

    def is_set(self, quarter: Quarter, now: datetime) -> bool:
        return False

    def silences(self, quarter: Quarter) -> list[Span]:
        return [self.silent] if quarter is ABROAD else []


COLOURS = {
    "fr": {
        YELLOW: "vigilance jaune canicule",
        ORANGE: "alerte canicule (vigilance orange)",
        RED: "alerte canicule extrême (vigilance rouge)",
    },
    "en": {
        YELLOW: "yellow heat warning",
        ORANGE: "heatwave alert (orange)",
        RED: "extreme heatwave alert (red)",
    },
}
LEAVE = {"fr": ("Pas aujourd'hui", "Arrêter la chaleur"), "en": ("Not today", "Stop heat")}
NUDGE = {
    "fr": ("Je frappe", "J'appelle", "Où fait-il frais ?", *LEAVE["fr"]),
    "en": ("I'll knock", "I'll call", "Where is it cool?", *LEAVE["en"]),
}
FEEL = {
    "fr": ("Ça va", "Fatigue : appelez-moi", "Ça ne va pas du tout", *LEAVE["fr"]),
    "en": ("I am fine", "Tired: call me", "Not well at all", *LEAVE["en"]),
}
GO = {
    "fr": ("J'y vais", "Je ne peux pas", *LEAVE["fr"]),
    "en": ("I'll go", "I can't", *LEAVE["en"]),
}
CARE = {
    "fr": (
        "À qui direz-vous bonjour ? Buvez, mouillez votre peau, volets fermés. La nuit reste"
        " à 24 °C."
        "\nMalaise, confusion, fièvre : le 15 ou le 112. Conseils : 0 800 06 66 66."
    ),
    "en": (
        "Who will you look in on? Drink, wet your skin, close the shutters. The night stays"
        " at 24 °C."
        "\nFaint, confused, fever: call 15 or 112. Advice: 0 800 06 66 66."
    ),
    "abroad": (
        "Who will you look in on? Drink, wet your skin, close the shutters. The night stays"
        " at 24 °C."
        "\nFaint, confused, fever: call 112. Source: meteoalarm.org"
    ),
}


class Ideal:
    """Writes the record, line by line of the protocol."""

    def __init__(self) -> None:
        self.record = Record(list(QUARTERS), {each.id: each for each in PEOPLE}, Told(), BEGIN, END)
        self.heat = [OLGA, MALO, DINA, VERA, BAO, CLEO, ALBERTINE, CASIMIR]

    def tell(self, who: Person, at: datetime, words: str, buttons: tuple[str, ...] = ()) -> None:
        self.record.arrivals.append(Arrival(at, who.chat, words, buttons, who.language))

    def press(self, who: Person, at: datetime, meant: str, about: Person | None = None) -> None:
        self.record.pressed.append(Pressed(at, who.id, meant, about.id if about else 0))

    def write(self) -> Record:
        self._yellow()
        for day in (8, 9, 10, 11):
            self._eve(day)
            self._day(day)
        self._abroad()
        self._island()
        self._visit()
        self._walls()
        self._end()
        self._albertine()
        self._casimir()
        self.record.arrivals.sort(key=lambda each: each.at)
        self.record.pressed.sort(key=lambda each: each.at)
        return self.record

    # --- announcements

    def _named(self, who: Person, on: int, when: str) -> str:
        lines = []
        for quarter in who.quarters:
            if level := LEVELS[quarter.name].get(on, NONE):
                lines.append(f"{quarter.name}, {when}: {COLOURS[who.language][level]}.")
        return "\n".join(lines)

    def _yellow(self) -> None:
        at = july(6, "18:00")
        act = "Un geste : dites bonjour à quelqu'un. Un conseil : buvez."
        for who in (VERA, ALBERTINE, CASIMIR):
            self.tell(who, at, f"{self._named(who, 7, 'demain')}\n{act}", NUDGE["fr"])
        for hour in ("10:00", "17:30"):
            for who in (ALBERTINE, CASIMIR):
                self._question(who, july(7, hour))
                self.press(who, july(7, hour) + 9 * MINUTE, "fine")
                if who is ALBERTINE:
                    self._says_fine(july(7, hour) + 9 * MINUTE)

    def _eve(self, on: int) -> None:
        at = july(on - 1, "18:00")
        for who in self.heat:
            when = "demain" if who.language == "fr" else "tomorrow"
            if named := self._named(who, on, when):
                self.tell(who, at, f"{named}\n{CARE[who.language]}", NUDGE[who.language])

    def _day(self, on: int) -> None:
        red = LEVELS[NORTH.name][on] is RED
        for hour in ("09:00", "20:30"):
            self.tell(OLGA, july(on, hour), "Les Lilas : 3 ont répondu, 1 sans réponse, 2 besoins.")
        if red:
            for hour in ("09:00", "14:00"):
                for who in self.heat:
                    # Vera has answered by the afternoon of the ninth.
                    if not (who is VERA and (on, hour) == (9, "14:00")):
                        self._today(who, july(on, hour), on)
        else:
            self._orange(on)

    def _orange(self, on: int) -> None:
        """Dina's other area is red on the eighth; thanks are due where no eve is."""
        if on == 8:
            for hour in ("09:00", "14:00"):
                self._today(DINA, july(on, hour), on)
        for who in self.heat if on == 11 else ():
            if who in (ALBERTINE, CASIMIR):
                continue
            words = "Merci : 2 personnes attendent encore une visite."
            if who.language == "en":
                words = "Thank you: 2 people still wait for a visit."
            when = "aujourd'hui" if who.language == "fr" else "today"
            named = self._named(who, on, when)
            self.tell(who, july(on, "10:30"), f"{named}\n{words}", NUDGE[who.language])

    def _today(self, who: Person, at: datetime, on: int) -> None:
        words = {
            "fr": "Restez chez vous ; plus de 31 °C : allez au frais. Malaise : le 15 ou le 112.",
            "en": "Stay inside; over 31 °C: go somewhere cool. Faint: call 15 or 112.",
        }[who.language]
        when = "aujourd'hui" if who.language == "fr" else "today"
        self.tell(who, at, f"{self._named(who, on, when)}\n{words}", NUDGE[who.language])

    def _abroad(self) -> None:
        care = CARE["abroad"]
        for who in (WIM, CARLA):
            language = who.language
            when, level = ("tomorrow", "en") if language == "en" else ("demain", "fr")
            words = care if language == "en" else (
                "À qui direz-vous bonjour ? Buvez, mouillez la peau, volets fermés. Nuit : 24 °C."
                "\nMalaise, confusion, fièvre : le 112. Source : meteoalarm.org"
            )  # fmt: skip
            colours = {"en": "orange heat warning", "fr": "avertissement orange"}
            for day in (7, 8):
                self.tell(
                    who, july(day, "18:00", ROME),
                    f"Bolognina, {when}: {colours[level]}.\n{words}", NUDGE[language],
                )  # fmt: skip
            thanks = {
                "fr": "Bolognina, aujourd'hui : avertissement orange. Merci : 1 visite attend.",
                "en": "Bolognina, today: orange heat warning. Thank you: 1 visit waits.",
            }
            self.tell(
                who, july(9, "10:30", ROME), thanks[language] + " meteoalarm.org", NUDGE[language]
            )
            self._abroad_red(who, "11:23")
            self._abroad_red(who, "14:00")
            self._abroad_red(who, "19:00")
        for hour in ("09:00", "20:30"):
            for day in (8, 9):
                self.tell(CARLA, july(day, hour, ROME), "Bolognina : 1 a répondu, 0 sans réponse.")
        for who in (WIM, CARLA):
            over = "the heat is over. Thank you: 1 visit. A café?"
            if who.language == "fr":
                over = "les chaleurs sont passées. Merci : 1 visite. Un café ?"
            self.tell(who, july(10, "10:00", ROME), f"Bolognina: {over}")
        self.tell(
            CARLA, july(12, "11:25", ROME), "Bolognina : niveau inconnu, MeteoAlarm ne répond pas."
        )

    def _abroad_red(self, who: Person, hour: str) -> None:
        words = {
            "fr": "Bolognina, aujourd'hui : avertissement rouge.\nRestez chez vous ; plus de 31 °C"
            " : allez au frais. Malaise : le 112. meteoalarm.org",
            "en": "Bolognina, today: red heat warning.\nStay inside; over 31 °C: go somewhere cool."
            " Faint: call 112. meteoalarm.org",
        }[who.language]
        self.tell(who, july(9, hour, ROME), words, NUDGE[who.language])

    def _island(self) -> None:
        words = (
            "Bas de la Rivière, demain : forte chaleur possible, à titre indicatif. Dites bonjour."
        )
        self.tell(INES, july(8, "18:00"), words, NUDGE["fr"])

    def _visit(self) -> None:
        """Vera knocks somewhere, and says in the evening how it went."""
        at = july(9, "09:10")
        self.record.pressed.append(Pressed(at, VERA.id, "knock", 0, at.date(), RED))
        self.tell(VERA, july(9, "19:30"), "Comment s'est passée votre visite ?", LEAVE["fr"])

    def _walls(self) -> None:
        for quarter in (NORTH, SOUTH, ABROAD):
            for on in range(6, 15):
                known = [Told().level(quarter, date(2026, 7, on + n), july(on, "18:00"))
                         for n in (0, 1)]  # fmt: skip
                if max(known) <= NONE:
                    continue
                lines = [f"Chaleur : {quarter.name}"]
                for n, level in enumerate(known):
                    lines.append(f"{on + n} juillet : {COLOURS['fr'].get(level, 'calme')}")
                words = "\n".join(lines)
                at = july(on, "18:00", quarter.zone)
                self.record.arrivals.append(Arrival(at, quarter.wall, words, subject="card"))
            hot = sorted(LEVELS[quarter.name])
            up, down = july(hot[0] - 1, "18:00"), july(12 if quarter is NORTH else 10, "10:00")
            self.record.pins += [
                Pinned(up, quarter.wall, "card", True),
                Pinned(down, quarter.wall, "card", False),
            ]

    def _end(self) -> None:
        for who in self.heat:
            for quarter, day in ((NORTH, 12), (SOUTH, 10)):
                if quarter in who.quarters:
                    words = "les chaleurs sont passées. Merci : 5 visites. Un café ?"
                    if who.language == "en":
                        words = "the heat is over. Thank you: 5 visits. A café?"
                    self.tell(who, july(day, "10:00"), f"{quarter.name}: {words}")
        for day in (12, 13, 14):
            for who in (ALBERTINE, CASIMIR, BAO, CLEO, MALO):
                about = " Albertine" if who in (BAO, CLEO) else ""
                words = "Walls stay hot. Ask after" if who.language == "en" else "Les murs restent"
                self.tell(who, july(day, "10:00"), f"{words}{about} chauds.", LEAVE[who.language])

    # --- those who asked to be checked

    def _question(self, who: Person, at: datetime, *, again: bool = False) -> None:
        words = (
            "Pas encore de nouvelles : comment vous sentez-vous ?" if again else "Comment ça va ?"
        )
        self.tell(who, at, words, FEEL["fr"])

    def _says_fine(self, at: datetime) -> None:
        self.tell(BAO, at, "Albertine says: I am fine.", LEAVE["en"])
        self.tell(CLEO, at, "Albertine dit : ça va.", LEAVE["fr"])

    def _silence(self, who: Person, at: datetime, about: Person) -> None:
        if who.organises or who.admin:
            self.tell(
                who, at, f"{about.name} n'a pas répondu. Téléphonez, puis la mairie. Danger : 112.",
                ("Je m'en occupe",),
            )  # fmt: skip
        elif who.language == "en":
            self.tell(
                who, at, f"{about.name} has not answered. Ring, then knock. Danger: 15 or 112.",
                GO["en"],
            )  # fmt: skip
        else:
            self.tell(
                who, at, f"{about.name} n'a pas répondu. Sonnez, puis frappez. Danger : 15 ou 112.",
                GO["fr"],
            )  # fmt: skip

    def _still(self, people: Iterable[Person], at: datetime, about: Person) -> None:
        for who in people:
            if who.language == "en":
                words, go = f"Still no news of {about.name} since 10:00. Danger: 112.", GO["en"]
            else:
                words, go = f"Toujours aucune nouvelle de {about.name}. Danger : 112.", GO["fr"]
            organises = who.organises or who.admin
            self.tell(who, at, words, ("Je m'en occupe",) if organises else go)

    def _all_clear(self, people: Iterable[Person], at: datetime, about: Person) -> None:
        for who in people:
            words = "All clear: there is news of" if who.language == "en" else "Fin de l'alerte :"
            self.tell(who, at, f"{words} {about.name}.", LEAVE[who.language])

    def _albertine(self) -> None:
        def ask(day: int, hour: str) -> None:
            return self._question(ALBERTINE, july(day, hour))

        # The eighth, orange: silent all day.
        ask(8, "10:00")
        self._question(ALBERTINE, july(8, "10:45"), again=True)
        self._silence(BAO, july(8, "12:00"), ALBERTINE)
        self._silence(CLEO, july(8, "12:20"), ALBERTINE)
        self._silence(OLGA, july(8, "14:00"), ALBERTINE)
        ask(8, "17:30")
        self._still((BAO, CLEO, OLGA), july(8, "17:30"), ALBERTINE)
        self._question(ALBERTINE, july(8, "18:00"), again=True)
        # The ninth, red: fine.
        ask(9, "09:00")
        self._still((BAO, CLEO, OLGA), july(9, "09:00"), ALBERTINE)
        self.press(ALBERTINE, july(9, "09:20"), "fine")
        self._all_clear((BAO, CLEO, OLGA), july(9, "09:20"), ALBERTINE)
        for hour in ("14:00", "19:00"):
            ask(9, hour)
            self.press(ALBERTINE, july(9, hour) + 5 * MINUTE, "fine")
            self._says_fine(july(9, hour) + 5 * MINUTE)
        self._albertine_red(ask)
        for hour in ("10:00", "17:30"):
            ask(11, hour)
            self.press(ALBERTINE, july(11, hour) + 5 * MINUTE, "fine")
            self._says_fine(july(11, hour) + 5 * MINUTE)

    def _albertine_red(self, ask: Callable[[int, str], None]) -> None:
        """The tenth, red: silent until an organiser takes it over."""
        ask(10, "09:00")
        self._question(ALBERTINE, july(10, "09:30"), again=True)
        self._silence(BAO, july(10, "10:00"), ALBERTINE)
        self.press(BAO, july(10, "10:05"), "cannot", ALBERTINE)
        self._silence(CLEO, july(10, "10:05"), ALBERTINE)
        self._silence(OLGA, july(10, "11:00"), ALBERTINE)
        self._still((OLGA,), july(10, "13:00"), ALBERTINE)
        ask(10, "14:00")
        self._still((BAO, CLEO, OLGA), july(10, "14:00"), ALBERTINE)
        self._question(ALBERTINE, july(10, "14:30"), again=True)
        for hour in ("16:00", "18:00"):
            self._still((OLGA,), july(10, hour), ALBERTINE)
        ask(10, "19:00")
        self._still((BAO, CLEO, OLGA), july(10, "19:00"), ALBERTINE)
        self.press(OLGA, july(10, "19:10"), "take_over", ALBERTINE)
        self._question(ALBERTINE, july(10, "19:30"), again=True)
        self.press(OLGA, july(10, "19:40"), "out_fine", ALBERTINE)
        self._all_clear((BAO, CLEO), july(10, "19:40"), ALBERTINE)

    def _casimir(self) -> None:
        """Answers always, and lets nobody be told; one evening he asks for a call."""
        red = ("09:00", "14:00", "19:00")
        asked = {8: ("10:00", "17:30"), 9: red, 10: red, 11: ("10:00", "17:30")}
        for day, hours in asked.items():
            for hour in hours:
                self._question(CASIMIR, july(day, hour))
                calls = (day, hour) == (11, "17:30")
                self.press(CASIMIR, july(day, hour) + 7 * MINUTE, "tired" if calls else "fine")
        self.tell(
            MALO,
            july(11, "17:37"),
            "Casimir demande qu'on l'appelle. Danger : 15 ou 112.",
            GO["fr"],
        )
        self.press(MALO, july(11, "17:45"), "out_fine", CASIMIR)


def ideal() -> Record:
    """The week, as it should be."""
    return Ideal().write()
