"""Announcements, person by person and day by day: who must have read what of which area, when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tests.summer.protocol import (
    ALERT,
    LATEST,
    MORNING_MESSAGE,
    RED_HOURS,
    Rule,
)
from tests.summer.reading import Kind, Reading
from tests.summer.record import (
    DAY,
    MINUTE,
    NONE,
    RED,
    UNKNOWN,
    Colour,
    Person,
    Quarter,
)
from tests.summer.verdict import Bench, Verdict, stamp

VISITS = ("knock", "call")
SLACK = timedelta(minutes=1)
BACK_OFF = timedelta(minutes=65)
"""How long a source that kept failing may be left alone."""


@dataclass(frozen=True)
class Slot:
    """A moment of the table for one person: `must` or may."""

    rule: Rule
    at: datetime
    until: datetime
    areas: tuple[tuple[Quarter, Colour], ...]
    must: bool = True


class TellingJudge(Bench):
    """Holds what people read of their areas against the protocol's table."""

    def judge(self) -> Verdict:
        for day in self.days():
            for who in self.record.people.values():
                if not who.admin and not self.calm(who, day):
                    self._person(who, day)
        return self.verdict

    def _person(self, who: Person, day: date) -> None:
        self._eve(who, day)
        self._today(who, day)
        self._clear(who, day)
        self._prepare(who, day)
        self._how(who, day)

    # --- who is told at all

    def _levels(self, who: Person, on: date, at: datetime) -> dict[Quarter, Colour]:
        """What is known of each of their areas, as far as services or organisers say it."""
        known = {each: self.level(each, on, at) for each in who.quarters if each.official}
        return {each: level for each, level in known.items() if level > NONE}

    def _hears(self, who: Person, quarter: Quarter, at: datetime) -> bool:
        """Members with the switch on, those who asked to be checked, organisers."""
        return who.heat or who.organises or (quarter is who.home and who.checked_at(at))

    # --- tomorrow

    def _eve(self, who: Person, day: date) -> None:
        at = who.home.at(day, "18:00")
        if not self.lived(at):
            return
        about = day + DAY
        hot = self._levels(who, about, at)
        named = {each: level for each, level in hot.items() if self._hears(who, each, at)}
        alerts = {each: level for each, level in named.items() if level in ALERT}
        eves = self.kinds(who, day, Kind.EVE)
        top = max(named.values(), default=NONE)
        spared = self.spared(who, (about,), at + MINUTE, top)
        if alerts:
            rule, must = Rule.EVE, True
        elif named and who.willing and who.heat:
            first = any(self.first_yellow(each, about) for each in named)
            rule, must = (Rule.FIRST_YELLOW if first else Rule.YELLOW_EVE), True
        elif who.checked_at(at) and named.get(who.home) and self.first_yellow(who.home, about):
            rule, must = Rule.FIRST_YELLOW, True
        else:
            rule, must = Rule.YELLOW_EVE, False
        if not alerts and RED in self._levels(who, day, at).values():
            # A tip is no alert: its day's three are those of the red day.
            must = False
        must = must and not spared
        slot = Slot(rule, at, self.record.until(at), tuple((alerts or named).items()), must)
        may = bool(alerts) or (bool(named) and (who.willing or who.organises))
        may = may or rule is Rule.FIRST_YELLOW
        self._hold_eve(who, slot, self._off_orders(eves, who), may=may)

    def _off_orders(self, eves: list[Reading], who: Person) -> list[Reading]:
        """Eves of areas whose heat is only worked out are held elsewhere."""
        loose = {each.name for each in who.quarters if not each.official}
        return [each for each in eves if not each.areas or not set(each.areas) <= loose]

    def _hold_eve(self, who: Person, slot: Slot, eves: list[Reading], *, may: bool) -> None:
        told = f"{who.name} ({who.home.name}) on {slot.at:%d %b}"
        starts, ends = self._window(who, slot)
        if not self.readable(who, slot.at):
            self._nothing(who, eves, Rule.PAUSE, told)
            return
        if not slot.must and not may:
            self._nothing(who, eves, Rule.UNCALLED, f"{slot.rule}: {told}")
            return
        if not eves:
            if slot.must and not self._sleeps_through(who, slot):
                self.find(slot.rule, f"missed: {told}")
                for quarter, level in slot.areas:
                    self.find(Rule.EVERY_AREA, f"{quarter.name}, {level.name}: {told}")
            return
        self.once(eves, f"eve to {told}")
        for each in eves:
            early, late = each.arrival.at < starts, each.arrival.at > ends
            when = stamp(each.arrival.at, who.home)
            self.hold(not early, Rule.UNCALLED, f"eve too early, {when}: {told}")
            self.hold(not late, slot.rule, f"late, {when}: {told}")
        self._names(who, slot, eves, told)

    def _nothing(self, who: Person, readings: list[Reading], rule: Rule, told: str) -> None:
        for each in self.sure(readings):
            if rule is Rule.PAUSE and who.has_blocked(each.arrival.at):
                continue
            when = stamp(each.arrival.at, who.home)
            self.find(rule, f"{each.kind} at {when} to {told}: {_short(each)}")

    def _names(self, who: Person, slot: Slot, readings: list[Reading], told: str) -> None:
        """Every area by its name, each with its level, home first."""
        said: dict[str, set[Colour]] = {}
        for each in readings:
            for name, levels in each.areas.items():
                said.setdefault(name, set()).update(levels)
        for quarter, level in slot.areas:
            if quarter.name not in said:
                self.find(Rule.EVERY_AREA, f"{quarter.name} is not named: {told}")
                self.find(Rule.AREA, f"{quarter.name} is not named: {told}")
            else:
                unsaid = slot.rule is Rule.THANKS and not said[quarter.name]
                self.hold(
                    unsaid or level in said[quarter.name],
                    Rule.LEVEL,
                    f"{quarter.name} is {level.name}, reads {_colours(said[quarter.name])}: {told}",
                )
        strange = set(said) - {each.name for each in who.quarters}
        self.hold(not strange, Rule.AREA, f"names {sorted(strange)}: {told}")
        home = [each for each, _ in slot.areas if each is who.home]
        if home and len(slot.areas) > 1:
            firsts = [next(iter(each.areas), "") for each in readings if len(each.areas) > 1]
            first = all(each == who.home.name for each in firsts)
            self.hold(first, Rule.ONE_MESSAGE, f"home is not first: {told}")

    def _window(self, who: Person, slot: Slot) -> tuple[datetime, datetime]:
        red = any(level is RED for _, level in slot.areas)
        if red or not who.sleeps(slot.at):
            return slot.at, slot.until
        return slot.at, self.record.until(who.wakes(slot.at))

    def _sleeps_through(self, who: Person, slot: Slot) -> bool:
        return who.sleeps(slot.at) and all(level is not RED for _, level in slot.areas)

    # --- today

    def _today(self, who: Person, day: date) -> None:
        slots = [*self._slots(who, day), *self._late_slots(who, day)]
        slots.sort(key=lambda each: each.at)
        came = self._off_orders(self.kinds(who, day, Kind.TODAY, Kind.THANKS), who)
        filed: dict[int, list[Reading]] = {}
        for each in came:
            found = [
                n
                for n, slot in enumerate(slots)
                if slot.at <= each.arrival.at <= slot.until + timedelta(hours=1)
            ]
            free = [n for n in found if n not in filed and each.arrival.at <= slots[n].until]
            if found:
                filed.setdefault((free or found)[-1], []).append(each)
            elif self.sure([each]):
                when = stamp(each.arrival.at, who.home)
                self.find(Rule.UNCALLED, f"{each.kind} at {when} to {who.name}: {_short(each)}")
        for n, slot in enumerate(slots):
            self._hold_slot(who, slot, filed.get(n, []))

    def _hold_slot(self, who: Person, slot: Slot, came: list[Reading]) -> None:
        told = f"{who.name} ({who.home.name}) at {stamp(slot.at, who.home)}"
        if not self.readable(who, slot.at):
            self._nothing(who, came, Rule.PAUSE, told)
            return
        if not came:
            must = slot.must and not self._sleeps_through(who, slot)
            if must and not self._asked_then(who, slot):
                self.find(slot.rule, f"missed: {told}")
            return
        self.once(came, told)
        _, ends = self._window(who, slot)
        for each in came:
            when = stamp(each.arrival.at, who.home)
            self.hold(each.arrival.at <= ends, slot.rule, f"late, {when}: {told}")
        if slot.must:
            self._names(who, slot, came, told)

    def _asked_then(self, who: Person, slot: Slot) -> bool:
        """Those who asked to be checked may read their question in its place."""
        day = slot.at.astimezone(who.home.zone).date()
        asked = self.kinds(who, day, Kind.QUESTION)
        return slot.rule is Rule.AT_ONCE and any(
            slot.at <= each.arrival.at <= slot.until for each in asked
        )

    def _slots(self, who: Person, day: date) -> list[Slot]:
        """The table's own hours."""
        slots = []
        for hour in RED_HOURS:
            at = who.home.at(day, hour)
            slot = self._red(who, day, at, hour)
            if slot and self.lived(at):
                slots.append(slot)
        at = who.home.at(day, "10:30")
        hot = self._levels(who, day, at)
        alerts = {each: level for each, level in hot.items() if level in ALERT}
        if alerts and RED not in alerts.values() and who.heat and self.lived(at):
            must = (
                not self._answered(who, day, at)
                and not who.checked_at(at)
                and not self._levels(who, day + DAY, who.home.at(day, "18:00"))
                and not self._clear_due(who, day)
            )
            slots.append(Slot(Rule.THANKS, at, self.record.until(at), tuple(alerts.items()), must))
        elif hot and who.willing and self.lived(at):
            slots.append(Slot(Rule.THANKS, at, self.record.until(at), tuple(hot.items()), False))
        return slots

    def _red(self, who: Person, day: date, at: datetime, hour: str) -> Slot | None:
        hot = self._levels(who, day, at)
        alerts = {
            each: level
            for each, level in hot.items()
            if level in ALERT and self._hears(who, each, at)
        }
        if RED not in alerts.values():
            return None
        # Whose cap is three has been asked three times.
        must = (who.heat or who.organises) and not who.checked_at(at)
        if hour == RED_HOURS[0]:
            must = must and not self.spared(who, (day,), at, RED)
        else:
            must = must and not self._answered(who, day, at)
            self._after_an_answer(who, day, at)
        if hour == RED_HOURS[2]:
            eve = self._levels(who, day + DAY, who.home.at(day, "18:00"))
            if RED in eve.values() and not who.organises and not who.checked_at(at):
                self._speaks_for(who, day, at)
            must = must and not any(level in ALERT for level in eve.values())
        return Slot(Rule.RED_DAY, at, self.record.until(at), tuple(alerts.items()), must)

    def _speaks_for(self, who: Person, day: date, at: datetime) -> None:
        came = [
            each
            for each in self.kinds(who, day, Kind.TODAY)
            if at <= each.arrival.at <= self.record.until(at)
        ]
        if self.kinds(who, day, Kind.EVE):
            told = f"{who.name} at {stamp(at, who.home)}"
            self.hold(not came, Rule.RED_FOLLOWS_RED, f"18:00 and 19:00 both: {told}")

    def _after_an_answer(self, who: Person, day: date, at: datetime) -> None:
        """Whoever has answered is not reminded; who organises has to know all the same."""
        if who.organises or not self.answers(who, day, at - 2 * MINUTE):
            return
        came = [
            each
            for each in self.kinds(who, day, Kind.TODAY)
            if at <= each.arrival.at <= self.record.until(at)
        ]
        changed = self.record.facts.changes(who.home, day)
        told = f"{who.name} at {stamp(at, who.home)}"
        self.hold(not came or bool(changed), Rule.ANSWERED, f"reminded: {told}")

    def _answered(self, who: Person, day: date, at: datetime) -> bool:
        """Whether an answer stops the day's reminders; one of these minutes leaves it open."""
        return bool(self.answers(who, day, self.record.until(at)))

    def _late_slots(self, who: Person, day: date) -> list[Slot]:
        """Orange or red of today, known after its morning message."""
        slots = []
        for quarter in who.quarters:
            for at in self.record.facts.changes(quarter, day) if quarter.official else ():
                after = self.level(quarter, day, at)
                before = self.level(quarter, day, at - MINUTE)
                if after not in ALERT or after <= before or not self.lived(at):
                    continue
                begins = quarter.at(day, MORNING_MESSAGE[after])
                if not begins < at <= quarter.at(day, LATEST[after]):
                    continue
                until = self.record.until(at + self.record.facts.notice(quarter, at))
                must = self._hears(who, quarter, at) and not self.spared(who, (day,), at, after)
                slots.append(Slot(Rule.AT_ONCE, at, until, ((quarter, after),), must))
        return slots

    # --- the end, and before it all

    def _over(self, quarter: Quarter, day: date) -> bool:
        """Whether an alert has ended: today and tomorrow are calm, yesterday was not."""
        at = quarter.at(day, "10:00")
        known = [self.level(quarter, day + n * DAY, at) for n in (0, 1)]
        if known[0] is not NONE or known[1] > NONE:
            return False
        before = day - DAY
        # Days of which nobody knew do not end what was going on.
        while (last := self._was(quarter, before)) is not NONE:
            if last in ALERT:
                return True
            before -= DAY
        return False

    def _was(self, quarter: Quarter, day: date) -> Colour:
        """What a day was, at noon or at its end: what was set may have run out in between."""
        noon = quarter.at(day, "12:00")
        known = self.level(quarter, day, noon) if noon >= self.record.begin else NONE
        last = self.last_known(quarter, day)
        return max(known, last) if max(known, last) > NONE else last

    def _found_again(self, over: list[Quarter], day: date, at: datetime) -> bool:
        """Whether a source that failed answers only since the hour before: it may be read later."""
        return any(self.level(each, day, at - BACK_OFF) is UNKNOWN for each in over)

    def _clear_due(self, who: Person, day: date) -> list[Quarter]:
        return [each for each in who.quarters if each.official and self._over(each, day)]

    def _clear(self, who: Person, day: date) -> None:
        at = who.home.at(day, "10:00")
        came = self.kinds(who, day, Kind.CLEAR)
        over = self._clear_due(who, day) if self.lived(at) else []
        told = f"{who.name} ({who.home.name}) on {at:%d %b}"
        if over and (who.heat or who.organises) and self.readable(who, at):
            ends = self.record.until(who.wakes(at))
            if not came:
                if not who.sleeps(at) and not self._found_again(over, day, at):
                    self.find(Rule.CLEAR, f"missed: {told}")
                return
            self.once(came, f"all clear to {told}")
            for each in came:
                in_time = at <= each.arrival.at <= ends
                when = stamp(each.arrival.at, who.home)
                self.hold(in_time, Rule.CLEAR, f"at {when}: {told}")
            slot = Slot(Rule.CLEAR, at, ends, tuple((each, NONE) for each in over))
            said = {name for each in came for name in each.areas}
            for quarter, _ in slot.areas:
                self.hold(quarter.name in said, Rule.AREA, f"{quarter.name}, all clear: {told}")
            return
        for each in self.sure(came):
            if any(not quarter.official for quarter in who.quarters) or (
                over and who.checked_at(at)
            ):
                continue
            now = each.arrival.at
            unknown = any(self.level(q, day, now) is UNKNOWN for q in who.quarters)
            rule = Rule.UNKNOWN if unknown else Rule.UNCALLED
            self.find(rule, f"all clear at {stamp(now, who.home)} to {told}: {_short(each)}")

    def _prepare(self, who: Person, day: date) -> None:
        at = who.home.at(day, "18:00")
        came = self.kinds(who, day, Kind.PREPARE)
        due = (day.month, day.day) in ((5, 15), (6, 1)) and who.home.country == "FR"
        due = due and who.home.official and who.heat and self.lived(at)
        told = f"{who.name} ({who.home.name}) on {at:%d %b}"
        if due and self.readable(who, at) and not who.sleeps(at):
            self.hold(bool(came), Rule.PREPARE, f"missed: {told}")
            self.once(came, f"prepare to {told}")
            for each in came:
                in_time = at <= each.arrival.at <= self.record.until(at)
                when = stamp(each.arrival.at, who.home)
                self.hold(in_time, Rule.PREPARE, f"at {when}: {told}")
        elif who.home.official and not due and who.home.country == "FR":
            self._nothing(who, came, Rule.UNCALLED, told)

    def _how(self, who: Person, day: date) -> None:
        begins, ends = who.home.at(day, "17:30"), who.home.at(day, "21:30")
        came = self.kinds(who, day, Kind.HOW)
        visits = [meant for meant, _ in self.answers(who, day, begins) if meant != "not_today"]
        promised = bool(visits) and visits[-1] in VISITS
        told = f"{who.name} on {begins:%d %b}"
        if promised and self.lived(ends) and self.readable(who, begins):
            reported = any(
                each.who == who.id and each.meant.startswith("out_")
                for each in self.record.pressed
                if each.at.astimezone(who.home.zone).date() == day
            )
            if not reported and not who.sleeps(ends - timedelta(hours=2)):
                in_time = [each for each in came if begins <= each.arrival.at <= ends]
                self.hold(bool(in_time), Rule.HOW_WENT, f"missed: {told}")
        elif not [meant for meant, _ in self.answers(who, day, ends) if meant in VISITS]:
            self._nothing(who, came, Rule.UNCALLED, told)


def _short(reading: Reading) -> str:
    return " / ".join(reading.arrival.words.splitlines())[:110]


def _colours(levels: set[Colour]) -> str:
    return ", ".join(each.name for each in sorted(levels)) or "none of them"
