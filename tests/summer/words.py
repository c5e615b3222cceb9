"""Each message as a piece of text: what must stand in it, and what must not."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tests.summer.protocol import LONGEST, Rule
from tests.summer.reading import (
    ANNOUNCED,
    OF_A_SILENCE,
    Kind,
    Reading,
    french_facts,
    levels_in,
    offers,
)
from tests.summer.record import NONE, ORANGE, RED, YELLOW, Colour, Person, Quarter
from tests.summer.verdict import Bench, Verdict, stamp

HEAT = (*ANNOUNCED, Kind.COUNTS, Kind.HOW, Kind.PREPARE, Kind.CLEAR, Kind.WALLS, Kind.QUESTION)
FOR_ALL = (*ANNOUNCED, Kind.QUESTION, Kind.PREPARE)
"""What 'not today' and 'stop heat' stand under, with what buddies read of a silence."""


class WordsJudge(Bench):
    """Reads every message once more, word by word, as its reader would."""

    def judge(self) -> Verdict:
        for reading in self.readings:
            who = self.by_chat[reading.arrival.chat]
            self._anywhere(reading, who)
            if reading.arrival.answered:
                continue
            if reading.kind in ANNOUNCED:
                self._alert(reading, who)
            elif reading.kind in OF_A_SILENCE:
                self._step(reading, who)
            if reading.kind in FOR_ALL or (
                reading.kind in OF_A_SILENCE and not who.organises and not who.admin
            ):
                self._leave(reading, who)
            self._quiet(reading, who)
        self._caps()
        for quarter in self.record.quarters:
            for each in self.on_walls[quarter.wall]:
                named = [name for name in self.by_name if name in each.words]
                self.hold(not named, Rule.NO_NAMES, f"{named} on the wall of {quarter.name}")
        return self.verdict

    def _need(self, reading: Reading, who: Person, rule: Rule, *meanings: str) -> None:
        missing = [each for each in meanings if not reading.says(each)]
        self.hold(not missing, rule, f"without {', '.join(missing)}: {self._shown(reading, who)}")

    def _shown(self, reading: Reading, who: Person) -> str:
        text = " / ".join(reading.arrival.words.splitlines())
        return (
            f"{reading.kind} to {who.name} at {stamp(reading.arrival.at, who.home)}: {text[:150]}"
        )

    def _anywhere(self, reading: Reading, who: Person) -> None:
        words = reading.arrival.words
        abroad = all(each.country != "FR" for each in who.quarters)
        if abroad:
            french = french_facts(words)
            self.hold(not french, Rule.FRENCH, f"{french!r} abroad: {self._shown(reading, who)}")
        # What to do about danger comes first, however long the message becomes.
        if reading.kind in (*HEAT, Kind.SILENCE, Kind.STILL) and not reading.arrival.answered:
            long = len(words) > LONGEST
            self.hold(not long, Rule.SHORT, f"{len(words)}: {self._shown(reading, who)}")
            if reading.says("deaths"):
                self.find(Rule.DEATHS, self._shown(reading, who))

    def _alert(self, reading: Reading, who: Person) -> None:
        quarters = self.record.quarters if who.admin else who.quarters
        mine = [each for each in quarters if each.name in reading.areas]
        self.hold(bool(mine), Rule.AREA, self._shown(reading, who))
        levels = levels_in(reading.arrival.words, reading.arrival.language)
        denied = NONE in levels or (not levels and reading.kind is not Kind.TODAY)
        self.hold(not denied, Rule.NOT_GREEN, self._shown(reading, who))
        loose = bool(mine) and not any(each.official for each in mine)
        if loose and not self._ordered(reading, mine[0].name):
            self._need(reading, who, Rule.INDICATIVE, "indicative")
            self.hold(not reading.says("alert"), Rule.INDICATIVE, self._shown(reading, who))
            return
        top = max(reading.levels, default=NONE)
        if reading.kind is Kind.EVE and top >= ORANGE:
            self._eve(reading, who)
        if reading.kind is Kind.TODAY and top is RED:
            self._need(reading, who, Rule.DANGER, "emergency")
            self._need(reading, who, Rule.RED_INSIDE, "inside")
            hour = reading.arrival.at.astimezone(who.home.zone).hour
            if hour == 14:
                self._need(reading, who, Rule.RED_NOON, "over_31")
        if reading.kind is Kind.THANKS and top is ORANGE:
            self._need(reading, who, Rule.THANKS, "number")
        if top is YELLOW and reading.kind is Kind.EVE:
            asked = who.checked_at(reading.arrival.at)
            act = asked or reading.says("act") or reading.says("visit")
            self.hold(act, Rule.YELLOW_EVE, f"no act: {self._shown(reading, who)}")
        if top >= ORANGE and reading.kind is not Kind.THANKS:
            cool = offers(reading.arrival, "cool") or reading.says("cool")
            self.hold(cool, Rule.COOL, self._shown(reading, who))
        self._source(reading, who)

    def _ordered(self, reading: Reading, area: str) -> bool:
        """Whether an organiser set the level: it is theirs then, not worked out."""
        quarter = next(each for each in self.record.quarters if each.name == area)
        at = reading.arrival.at
        return self.level(quarter, at.astimezone(quarter.zone).date(), at) >= ORANGE

    def _eve(self, reading: Reading, who: Person) -> None:
        self._need(reading, who, Rule.SKIN, "drink", "wet", "shutters", "night")
        self._need(reading, who, Rule.DANGER, "confusion", "fever", "emergency")
        if who.home.country == "FR":
            self._need(reading, who, Rule.HEAT_LINE, "heat_line")
        if who.heat and not who.checked_at(reading.arrival.at):
            self._need(reading, who, Rule.EVE, "visit")
        degrees = "°" in reading.arrival.words and reading.says("night")
        self.hold(degrees, Rule.NIGHT_WARM, self._shown(reading, who))

    def _source(self, reading: Reading, who: Person) -> None:
        """Outside France what is warned of comes from MeteoAlarm, and says so."""
        if not all(each.country != "FR" for each in who.quarters):
            return
        if self.record.facts.is_set(who.home, reading.arrival.at):
            return
        named = (reading.arrival.words, *reading.arrival.links, *reading.arrival.buttons)
        there = any("meteoalarm" in each.casefold() for each in named)
        self.hold(there, Rule.SOURCE, self._shown(reading, who))

    def _step(self, reading: Reading, who: Person) -> None:
        """What buddies and organisers read of a silence: whom, what to do, whom to call."""
        self._need(reading, who, Rule.EMERGENCY, "emergency")
        # Whom else to ring is another request: its reader has been asked to go there.
        if reading.kind is Kind.SILENCE and reading.says("contact"):
            return
        if reading.kind is Kind.SILENCE and not (who.organises or who.admin):
            self._need(reading, who, Rule.FIRST_BUDDY, "ring", "knock")
            buttons = offers(reading.arrival, "go") and offers(reading.arrival, "cannot")
            self.hold(buttons, Rule.FIRST_BUDDY, f"buttons: {self._shown(reading, who)}")
        elif reading.kind is Kind.SILENCE:
            self._need(reading, who, Rule.ORGANISERS, "town_hall")
        if reading.kind in (Kind.SILENCE, Kind.STILL) and (who.organises or who.admin):
            # Once somebody has, they are asked how it ended, and the others read who it is.
            there = any(offers(reading.arrival, each) for each in ("take_over", "out_worrying"))
            there = there or reading.says("taken")
            self.hold(there, Rule.ORGANISERS_AGAIN, f"buttons: {self._shown(reading, who)}")

    def _leave(self, reading: Reading, who: Person) -> None:
        missing = [each for each in ("not_today", "stop") if not offers(reading.arrival, each)]
        if reading.kind is Kind.PREPARE:
            missing = [each for each in missing if each == "stop"]
        named = f"no {missing} among {reading.arrival.buttons}: {self._shown(reading, who)[:60]}"
        self.hold(not missing, Rule.NOT_TODAY, named)

    def _quiet(self, reading: Reading, who: Person) -> None:
        """Nothing in quiet hours, but red, what was agreed to, and who is not well at all."""
        at = reading.arrival.at
        if not who.sleeps(at) or reading.kind in (Kind.OTHER, Kind.CALLED, Kind.ALL_CLEAR):
            return
        if id(reading.arrival) in self.unsure or self._is_red(who, reading):
            return
        if reading.kind is Kind.GOES and self._heard_call(reading, who):
            return
        own = reading.kind is Kind.QUESTION and who.hour is not None
        agreed = reading.kind in (*OF_A_SILENCE, Kind.GOES, Kind.SAYS_FINE) and self.awake(
            who, at, NONE
        )
        duty = who.organises and self.awake(who, at, NONE)
        reminder = reading.kind is Kind.QUESTION
        if not (own or agreed or duty or reminder):
            self.find(Rule.QUIET, self._shown(reading, who))

    def _is_red(self, who: Person, reading: Reading) -> bool:
        """Whether it is red there, or the question that is open was one of a red day's."""
        at = reading.arrival.at
        if any(self._asked_on_red(self.by_name[each], at) for each in reading.about):
            return True
        about = [self.by_name[each].home for each in reading.about]
        for quarter in (*who.quarters, *about):
            day = at.astimezone(quarter.zone).date()
            known = [self.level(quarter, day, at)]
            if reading.kind is Kind.EVE:
                known += list(reading.levels)
            if RED in known:
                return True
        return False

    def _heard_call(self, reading: Reading, who: Person) -> bool:
        """Whether they were woken for somebody who is not well at all, and may be on their way."""
        at = reading.arrival.at
        return any(
            each.kind is Kind.CALLED
            and set(each.about) & set(reading.about)
            and at - timedelta(days=1) < each.arrival.at <= at
            for each in self.of_person[who.id]
        )

    def _asked_on_red(self, who: Person, at: datetime) -> bool:
        """Whether the newest question to somebody was asked on a red day: its ladder is red's."""
        asked = [
            each.arrival.at
            for each in self.of_person[who.id]
            if each.kind is Kind.QUESTION and each.arrival.at <= at
        ]
        if not asked:
            return False
        on = asked[-1].astimezone(who.home.zone).date()
        later = min(at, who.home.at(on, "23:59"))
        return any(self.level(who.home, on, each) is RED for each in (asked[-1], later))

    def _caps(self) -> None:
        """One private heat message a day, three on red; the eve of an alert is never dropped."""
        for (who_id, day), found in self.of_day.items():
            who = self.record.people[who_id]
            loose = not all(each.official for each in who.quarters)
            if loose or who.organises or who.checked_at(who.home.at(day, "12:00")):
                continue
            private = [e for e in self.sure(found) if e.kind in (*ANNOUNCED, Kind.CLEAR)]
            top = max(self._top(each, day) for each in who.quarters)
            most = 3 if top is RED else 1
            eves = [each for each in private if each.kind is Kind.EVE]
            alert_eve = any(level >= ORANGE for each in eves for level in each.levels)
            risen = any(
                self.level(q, day, at) >= ORANGE
                for q in who.quarters
                for at in self.record.facts.changes(q, day)
            )
            most += (alert_eve and top >= ORANGE) + risen
            told = f"{len(private)} to {who.name} ({who.home.name}) on {day:%d %b}, {top.name}"
            self.hold(len(private) <= most, Rule.CAP, told)

    def _top(self, quarter: Quarter, day: date) -> Colour:
        hours = ("06:30", "12:00", "17:00", "20:00")
        return max(self.level(quarter, day, quarter.at(day, hour)) for hour in hours)
