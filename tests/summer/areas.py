"""What is told of areas: counts, walls and their pins, a source that is silent, orders."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tests.summer.protocol import ALERT, COUNTED, Rule
from tests.summer.reading import Kind, levels_in, says
from tests.summer.record import DAY, MINUTE, NONE, YELLOW, Arrival, Colour, Quarter
from tests.summer.verdict import Bench, Verdict, stamp


class AreaJudge(Bench):
    """Holds, area by area, what its organisers and its walls were told."""

    def judge(self) -> Verdict:
        for day in self.days():
            for quarter in self.record.quarters:
                if quarter.official:
                    self._counts(quarter, day)
                    self._wall(quarter, day)
                    self._pinned(quarter, day)
        self._unknown()
        self._orders()
        return self.verdict

    def _counts(self, quarter: Quarter, day: date) -> None:
        for hour in COUNTED:
            at = quarter.at(day, hour)
            if not self.lived(at) or self.level(quarter, day, at) not in ALERT:
                continue
            pace = self.level(quarter, day, at)
            for who in self.in_charge(quarter, at, pace) if self.organisers(quarter) else ():
                came = [
                    each
                    for each in self.kinds(who, day, Kind.COUNTS)
                    if at <= each.arrival.at <= self.record.until(at)
                ]
                told = f"{who.name} of {quarter.name} at {stamp(at, quarter)}"
                self.hold(bool(came), Rule.COUNTS, f"missed: {told}")
                if len(who.quarters) == 1:
                    self.once(came, f"counts to {told}")

    def _wall(self, quarter: Quarter, day: date) -> None:
        """A wall's card says at 18:00 what tomorrow is."""
        at = quarter.at(day, "18:00")
        there = self.level(quarter, day + DAY, at)
        if there < YELLOW or not self.lived(at):
            return
        until = self.record.until(at)
        shown = [each for each in self.on_walls[quarter.wall] if each.at <= until]
        said = bool(shown) and _tells_of(shown[-1], day + DAY, there)
        self.hold(said, Rule.YELLOW_WALL, f"{there.name}: {quarter.name} on {day:%d %b}")

    def _pinned(self, quarter: Quarter, day: date) -> None:
        """At noon of a hot day one card is on its pin; at noon of a calm one, none."""
        noon = quarter.at(day, "12:00")
        if not self.lived(noon):
            return
        there = self.level(quarter, day, noon)
        pins = [each for each in self.record.pins if each.wall == quarter.wall and each.at <= noon]
        up = sum({each.subject: each.up for each in pins}.values())
        told = f"{quarter.name} at noon of {day:%d %b}: {up} on a pin"
        calm = there is NONE and self.level(quarter, day + DAY, noon) is NONE
        if there > NONE:
            self.hold(up == 1, Rule.PINNED, told)
        elif calm:
            self.hold(up == 0, Rule.PINNED, told)

    def _unknown(self) -> None:
        """A list that stands still, or a service that is silent, is told to the organisers."""
        for quarter in self.record.quarters:
            for since, until in self.record.facts.silences(quarter):
                ends = since + timedelta(hours=3)
                if not self.lived(ends):
                    continue
                for who in self.in_charge(quarter, since, NONE):
                    told = [
                        each
                        for each in self.of_person[who.id]
                        if each.kind is Kind.UNKNOWN
                        and since <= each.arrival.at <= self.record.until(who.wakes(ends))
                    ]
                    what = f"{who.name} of {quarter.name} since {stamp(since, quarter)}"
                    self.hold(bool(told), Rule.UNKNOWN, f"not told: {what} until {until:%d %b}")

    def _orders(self) -> None:
        """What an organiser set ends with a word, a day before too; alone, it lowers nothing."""
        for order in self.record.orders:
            who, set_at = self.record.people[order.who], stamp(order.at, order.quarter)
            told = f"{who.name} of {order.quarter.name}, set {set_at}"
            if order.alone:
                answered = [
                    each
                    for each in self.readings
                    if each.arrival.chat == who.chat
                    and each.arrival.answered
                    and order.at <= each.arrival.at <= self.record.until(order.at)
                ]
                said = any(each.says("lowers") for each in answered)
                self.hold(said, Rule.LOWERING, f"asks nobody else: {told}")
                continue
            for at in (order.until - DAY, order.until) if order.until else ():
                ends = self.record.until(at + timedelta(minutes=30))
                came = [
                    each
                    for each in self.of_person[who.id]
                    if at - MINUTE <= each.arrival.at <= ends and each.says("order_ends")
                ]
                if self.lived(ends):
                    what = f"not told at {stamp(at, order.quarter)}: {told}"
                    self.hold(bool(came), Rule.OVERRIDE_ENDS, what)


def _tells_of(shown: Arrival, on: date, level: Colour) -> bool:
    """Whether a line of what hangs on a wall gives a day that level."""
    for line in shown.words.splitlines():
        named = says(line, shown.language, "tomorrow") or re.search(rf"\b{on.day}(er)?\b", line)
        if named and level in levels_in(line, shown.language):
            return True
    return False
