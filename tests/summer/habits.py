"""What people do about what they read: they press buttons, by their labels, sooner or later."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Protocol

from tests.summer.reading import OF_A_SILENCE, Kind, Reader, Reading, label_of
from tests.summer.record import Arrival, Person

NUDGES = ("knock", "call", "not_here", "not_today")
OUTCOMES = ("out_fine", "out_again", "out_silent", "out_worrying")


class Phone(Protocol):
    """Through which they do it."""

    def later(self, who: Person, wait: timedelta, arrival: Arrival, meant: str) -> None:
        """Press, after a while, what means that under a message."""
        ...

    def reports(self, who: Person, wait: timedelta, meant: str, about: str) -> None:
        """Say, after a while, how it went, wherever the buttons for it stand by then."""
        ...


class Habits:
    """Everybody's, the same for the same seed."""

    def __init__(self, chance: Random, phone: Phone, reader: Reader) -> None:
        self.chance, self.phone, self.reader = chance, phone, reader

    def react(self, who: Person, arrival: Arrival) -> Reading:
        """Read a message; whoever it moves does something about it later."""
        reading = self.reader.read(arrival)
        if arrival.answered or arrival.edited:
            return reading
        if reading.kind is Kind.QUESTION:
            self._question(who, reading)
        elif reading.kind in OF_A_SILENCE:
            self._call(who, reading)
        elif label_of(arrival, "knock"):
            self._nudge(who, reading)
        elif reading.kind is Kind.HOW and self.chance.random() < 0.5:
            self.phone.reports(who, self._minutes(1, 60), self._outcome(), "")
        return reading

    def _minutes(self, least: int, most: int) -> timedelta:
        return timedelta(minutes=self.chance.randint(least, most), seconds=30)

    def _outcome(self) -> str:
        return self.chance.choices(OUTCOMES, (8, 1, 2, 1))[0]

    def _question(self, who: Person, reading: Reading) -> None:
        """Nearly half stay silent; some answer late, when others have been told."""
        least, most = self.chance.choice(((2, 40), (2, 40), (50, 110), (125, 170)))
        meant = self.chance.choices(("fine", "tired", "now"), (14, 1, 1))[0]
        if self.chance.random() < 0.55 and label_of(reading.arrival, meant):
            self.phone.later(who, self._minutes(least, most), reading.arrival, meant)

    def _call(self, who: Person, reading: Reading) -> None:
        """Some go and say how it was, some cannot, some do not look at their phone."""
        does = self.chance.choices(("go", "cannot", "nothing"), (4, 3, 5))[0]
        if does == "go" and (who.organises or who.admin):
            does = "take_over"
        if does == "nothing" or not label_of(reading.arrival, does):
            return
        wait = self._minutes(1, 15)
        self.phone.later(who, wait, reading.arrival, does)
        if does != "cannot" and self.chance.random() < 0.8 and reading.about:
            wait += self._minutes(5, 40)
            self.phone.reports(who, wait, self._outcome(), reading.about[0])

    def _nudge(self, who: Person, reading: Reading) -> None:
        if self.chance.random() < who.answers:
            meant = self.chance.choices(NUDGES, (4, 4, 2, 2))[0]
            if label_of(reading.arrival, meant):
                self.phone.later(who, self._minutes(1, 150), reading.arrival, meant)
