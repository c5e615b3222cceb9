"""Who is told of a silence and at which minute, read off the protocol's table and nothing else.

It knows nothing of Palier: minutes are counted from the midnight that begins the story's first
day, and a process is always on time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

DAY = 24 * 60
WAKING, BEDTIME = 8 * 60 + 30, 21 * 60
EVENING, LATEST = 17 * 60, 23 * 60
LAST_CALL = 22 * 60 + 30
"""On orange days nothing that could be said before the night falls into it."""

QUESTIONS = {"orange": (10 * 60, 17 * 60 + 30), "red": (9 * 60, 14 * 60, 19 * 60), "none": ()}
MORNING, AFTERNOON = (45, 120, 140, 240), (30, 60, 80, 150)
"""Orange: asked again, first buddy, second one or the contact, organisers, after the question."""

RED = (30, 60, 70, 120)
AGAIN = {"orange": 4 * 60, "red": 2 * 60}


@dataclass(frozen=True)
class Someone:
    """Whom one may turn to: when they sleep, and whether they agreed to evenings until 23:00."""

    name: str
    sleeps: tuple[int, int] = (BEDTIME, WAKING)
    evenings: bool = True
    away: tuple[int, int] | None = None
    blocked: bool = False

    def is_there(self, now: int) -> bool:
        """Whether they can be written to at all."""
        return not self.blocked and not (self.away and self.away[0] <= now < self.away[1])

    def reads(self, now: int, level: str) -> bool:
        """Whether what is written now is read now: red does not wait for anybody to wake up."""
        clock, (bed, rise) = now % DAY, self.sleeps
        sleeps = bed <= clock < rise if bed <= rise else clock >= bed or clock < rise
        agreed = self.evenings and EVENING <= clock < LATEST
        return self.is_there(now) and (level == "red" or not sleeps or agreed)

    def wakes(self, now: int) -> bool:
        """Whether quiet hours are over for them."""
        return self.is_there(now) and now % DAY == self.sleeps[1]


@dataclass(frozen=True)
class Silence:
    """A story: the level over time, who is there, and what people do about it."""

    levels: tuple[tuple[int, str], ...]
    buddies: tuple[Someone, ...] = ()
    organisers: tuple[Someone, ...] = ()
    admins: tuple[Someone, ...] = ()
    contact: bool = False
    goes: tuple[int, str] | None = None
    taken: tuple[int, str] | None = None
    answered: int | None = None
    until: int = DAY
    every: int = 1

    def level(self, now: int) -> str:
        return max((each for each in self.levels if each[0] <= now), default=(0, "none"))[1]


NEWS = ("told", "still", "contact", "ended?")
"""What whoever reads it knows from then on; unread, it is taken back once it is over."""

Told = tuple[int, str, str]
"""At which minute who reads what."""


@dataclass
class Climb:
    """A silence as it is followed: the steps that are due, and who was told."""

    story: Silence
    asked: int | None = None
    step: int = 0
    due: int | None = None
    taken_at: int = 0
    pace: str = "orange"
    told: list[str] = field(default_factory=list)
    waiting: list[tuple[str, str]] = field(default_factory=list)
    read: list[Told] = field(default_factory=list)

    def live(self) -> list[Told]:
        """Every minute of the story, in order."""
        for now in range(0, self.story.until, self.story.every):
            self._wake(now)
            if self.story.answered == now:
                self._clear(now)
                return self.read
            self._take_over(now)
            self._rise(now)
            if self.asked is not None and self.due is not None and self.due <= now:
                self._climb(now)
            if now % DAY in QUESTIONS[self.story.level(now)]:
                self._ask(now)
        return self.read

    # --- what happens

    def _ask(self, now: int) -> None:
        """The question's hour: a silence that goes on is asked again, and the told hear of it."""
        self.read.append((now, "C", "asked"))
        level = self.story.level(now)
        if self.asked is None:
            self.asked, self.pace, self.step, self.taken_at = now, level, 0, now
            self.due = now + self._column(now)[0]
            return
        self.pace = level
        everybody = list(self.told)
        if self.step >= 4 and not self._taken(now):
            everybody += [each.name for each in self._answering(now)]
        for each in dict.fromkeys(everybody):
            self._write(self._person(each), now, "still")
        if self.step >= 4:
            self.due, self.taken_at = now + AGAIN[self.pace], now
        elif self.due is not None:
            column, step = self._column(now), self.step
            waits = column[step] - (column[step - 1] if step else 0)
            self.due = min(self.due, self.taken_at + waits)

    def _rise(self, now: int) -> None:
        """From the moment it is red, an open check goes on at red's pace."""
        if self.asked is None or self.pace == "red" or self.story.level(now) != "red":
            return
        self.pace = "red"
        if self.step >= 4:
            self.due = min(self.due or now, max(now, self.taken_at + AGAIN["red"]))
        else:
            self.due = min(self.due or now, max(now, self.asked + RED[self.step]))

    def _climb(self, now: int) -> None:
        """The step that is due; whoever is not there is not waited for."""
        if self.step >= 4:
            self._again(now)
            return
        self.step += 1
        match self.step:
            case 1:
                self.read.append((now, "C", "again"))
            case 2:
                self._buddies(now, contact=False)
            case 3 if not self._goes(now):
                self._buddies(now, contact=self.story.contact)
            case 4:
                self._organisers(now)
        self.taken_at = now
        self.due = self._next(now)

    def _buddies(self, now: int, *, contact: bool) -> None:
        """The next buddy who reads it; where nobody does, at once whoever comes after them."""
        left = [each for each in self.story.buddies if each.name not in self.told]
        for each in left:
            if each.is_there(now):
                self._write(each, now, "told")
            if each.reads(now, self.pace):
                return
        if contact and (heard := [n for n in self.told if self._person(n).reads(now, self.pace)]):
            for name in heard:
                self._write(self._person(name), now, "contact")
        elif left or (contact and self.step == 3):
            self.step = 4
            self._organisers(now)

    def _organisers(self, now: int) -> None:
        for each in self._answering(now):
            self._write(each, now, "told")

    def _again(self, now: int) -> None:
        """Organisers again, as soon as one of them reads it; or who took it over is asked.

        "Every 4 h by day": on orange nobody hears again at night, whether they sleep or not.
        """
        if self.pace != "red" and not WAKING <= now % DAY < LATEST:
            return
        taker = self._taken(now)
        if taker:
            if not taker.reads(now, self.pace):
                return
            self._write(taker, now, "ended?")
        else:
            there = self._answering(now)
            if there and not any(each.reads(now, self.pace) for each in there):
                return
            for each in there:
                self._write(each, now, "still")
        self.taken_at = now
        self.due = self._next(now)

    def _take_over(self, now: int) -> None:
        if self.story.taken and self.story.taken[0] == now and self.asked is not None:
            taker = self.story.taken[1]
            for name in self.told:
                if name != taker:
                    self._write(self._person(name), now, "took")
            self.step, self.due, self.taken_at = 4, now + AGAIN[self.pace], now

    def _clear(self, now: int) -> None:
        """All clear to everybody who has read of it; what was not read yet is taken back."""
        self.waiting = [each for each in self.waiting if each[1] not in NEWS]
        heard = {name for _, name, what in self.read if what in NEWS}
        for name in self.told:
            if name in heard:
                self._write(self._person(name), now, "clear")

    # --- whom

    def _answering(self, now: int) -> list[Someone]:
        """Organisers who are there; the admins too where none of them reads it now."""
        there = [each for each in self.story.organisers if each.is_there(now)]
        if not any(each.reads(now, self.pace) for each in there):
            there += [each for each in self.story.admins if each.is_there(now)]
        return there

    def _person(self, name: str) -> Someone:
        story = self.story
        everybody = (*story.buddies, *story.organisers, *story.admins)
        return next(each for each in everybody if each.name == name)

    def _taken(self, now: int) -> Someone | None:
        taken = self.story.taken
        return self._person(taken[1]) if taken and taken[0] <= now else None

    def _goes(self, now: int) -> bool:
        return self.story.goes is not None and self.story.goes[0] <= now

    # --- time

    def _column(self, now: int) -> tuple[int, ...]:
        if self.pace == "red":
            return RED
        return AFTERNOON if now % DAY >= EVENING else MORNING

    def _next(self, now: int) -> int:
        if self.step >= 4:
            return now + AGAIN[self.pace]
        column = self._column(self.last_question(now))
        due = now + column[self.step] - column[self.step - 1]
        if self.pace == "red" or now % DAY >= LATEST:
            return due
        return min(due, max(now - now % DAY + LAST_CALL, now + 1))

    def last_question(self, now: int) -> int:
        """When C was last asked."""
        return max(at for at, who, what in self.read if (who, what) == ("C", "asked") and at <= now)

    # --- letters

    def _write(self, who: Someone, now: int, what: str) -> None:
        """A letter, read at once or on waking; a newer one takes an unread one's place."""
        if not who.is_there(now):
            return
        news = what in NEWS
        heard = any(name == who.name and told in NEWS for _, name, told in self.read)
        if what == "still" and not heard:
            what = "told"  # who has read nothing yet reads all of it
        if news and who.name not in self.told:
            self.told.append(who.name)
        if news:
            self.waiting = [e for e in self.waiting if e[0] != who.name or e[1] not in NEWS]
        if who.reads(now, self.pace):
            self.read.append((now, who.name, what))
        else:
            self.waiting.append((who.name, what))

    def _wake(self, now: int) -> None:
        """Letters wait for the end of quiet hours."""
        for name, what in list(self.waiting):
            if self._person(name).wakes(now):
                self.waiting.remove((name, what))
                self.read.append((now, name, what))


def read_of(story: Silence) -> Iterator[Told]:
    """Everything that is read, minute by minute."""
    yield from sorted(Climb(story).live())
