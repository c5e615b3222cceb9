"""What the people of a survival do, each at their own pace, by what they see on their screens."""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bot.action_limit import ACTIONS_A_MINUTE
from messages import words
from messages.aid import AskHelpForm
from messages.cafe import AnswerCafe, InviteForm
from messages.catalog import plain_words
from messages.form import Form
from messages.model import Text, unpack_action
from tests.fakes.telegram import Person, Shown
from tests.fakes.telegram.messages import Toast, show
from tests.survival.stage import FR, Stage, beginning, fr

SYLLABLES = (
    "ba be bi bo ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro ta te ti to".split()
)
ANSWERS = tuple(fr(each) for each in (words.cafe_join(), words.cafe_maybe(), words.cafe_decline()))
KINDS = tuple(fr(Text(key=f"cafe-kind-{kind}")) for kind in ("cafe", "walk", "garden", "picnic"))
NEEDS = tuple(
    fr(Text(key=f"aid-kind-{kind}")) for kind in ("errands", "company", "pets", "repairs")
)
WHEN = tuple(fr(Text(key=f"aid-urgency-{when}")) for when in ("now", "today", "week"))
CANCEL, SKIP, DONE, YES = (
    fr(Text(key=f"form-{each}")) for each in ("cancel", "skip", "done", "yes")
)  # fmt: skip
CHANGE = fr(words.form_change())
ALREADY = "Vous avez déjà"
"""Who has as much under way as one may is told so instead of being asked."""
PUBLISH = tuple(fr(words.aid_publish(fitting=many))[:8] for many in (0, 1, 2))
NOT_READY = fr(words.aid_not_ready())
TOO_OFTEN = fr(words.too_many_actions(count=ACTIONS_A_MINUTE))[:30]
LOOK_EVERY = 0.05


def code(shown: str) -> str:
    """The five letters of a request, wherever they are shown."""
    found = re.search(r"Code\W+(\w{5})\b", shown)
    return found[1] if found else ""


def _heard(said: str, heard: list[Toast]) -> bool:
    return any(said in each.text for each in heard)


def _spoken(heard: list[Toast]) -> bool:
    return any(each.text for each in heard)


@dataclass
class Wait:
    """Somebody did something and looks at their screen."""

    who: Person
    what: str
    heard: list[Toast] = field(default_factory=list)
    since: float = field(default_factory=time.monotonic)


@dataclass
class Noted:
    """What people were told is so, to be held against the facts."""

    cafes: dict[str, Person] = field(default_factory=dict)
    answers: dict[tuple[int, int], str] = field(default_factory=dict)
    requests: dict[str, Person] = field(default_factory=dict)
    chosen: dict[str, Person] = field(default_factory=dict)
    welcomed: list[Person] = field(default_factory=list)
    joined: list[Person] = field(default_factory=list)
    ends: set[str] = field(default_factory=set)
    levels: int = 0
    acts: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass
class Resident:
    """Somebody who does one thing after the other, and waits each time until it shows."""

    stage: Stage
    person: Person
    noted: Noted
    waits: dict[int, Wait]
    chance: random.Random
    taken: set[str]

    # --- acts

    async def until(
        self, what: str, seen: Callable[[], Any], heard: list[Toast] | None = None
    ) -> Any:
        """Wait for a sight as long as it takes; whoever judges sees who waits for what."""
        self.waits[id(self)] = Wait(self.person, what, heard if heard is not None else [])
        try:
            while not (found := seen()):  # noqa: ASYNC110 (people look; nothing rings)
                await asyncio.sleep(LOOK_EVERY)
            return found
        finally:
            del self.waits[id(self)]

    async def says(self, said: str) -> int:
        """Type words; the number of the message that holds them."""
        self.noted.acts += 1
        return (await self.person.says(None, said)).id

    async def presses(
        self,
        shown: Shown,
        label: str,
        effect: Callable[[], Any],
        what: str,
        *,
        word: bool = False,
        heard: list[Toast] | None = None,
    ) -> Any:
        """Press in private, and wait for what it changes, or for a `word` over the button.

        Press again, after acting too often. What is said over the button is added to `heard`.
        """
        data = next(b.data for row in shown.buttons for b in row if b.label == label)
        assert data
        told = [] if heard is None else heard
        while True:
            self.noted.acts += 1
            heard = self.person.press(shown.message, data).answers
            refused = partial(_heard, TOO_OFTEN, heard)
            pressed = f"{what}: after pressing {label!r}"
            said = partial(_spoken, heard) if word else bool

            def done(no: Callable[[], bool] = refused, said: Callable[[], bool] = said) -> Any:
                return no() or said() or effect()

            found = await self.until(pressed, done, heard)
            if not refused():
                await self.until(f"{what}: the spinner of {label!r}", partial(bool, heard))
                told += heard
                return found
            await asyncio.sleep(1)

    def newest(self) -> Iterator[Shown]:
        """What Palier wrote in private, newest first."""
        for message in reversed(self.person.chat_with(None).messages.values()):
            if message.from_bot and not message.deleted and message.service is None:
                yield show(message)

    def find(self, wanted: Text | str, label: Text | str = "", after: int = 0) -> Shown | None:
        """The newest message of Palier's that says this, with this button if one is wanted."""
        said = wanted if isinstance(wanted, str) else beginning(wanted)
        button = label if isinstance(label, str) else beginning(label)
        for shown in self.newest():
            labelled = not button or any(each.startswith(button) for each in shown.labels)
            if shown.from_bot and shown.id > after and said in shown.text and labelled:
                return shown
        return None

    def talk(self, since: int) -> str:
        """What was said in private from that message on, by its last words."""
        lines = []
        for message in self.person.chat_with(None).messages.values():
            if message.id >= since and not message.deleted:
                edits = f" (edited {message.edits} times)" if message.edits else ""
                who = "Palier" if message.from_bot else "they"
                lines.append(f"{message.id} {who}: {message.text[-60:]!r}{edits}")
        return "; ".join(lines)

    # --- forms

    def question(self, form: type[Form], after: int = 0) -> tuple[str, Shown] | None:
        """The question in front of them, if it is one of this form's, and what it asks for."""
        for shown in self.newest():
            if shown.id <= after:
                return None
            ways = [*shown.labels, *(key for row in shown.keyboard for key in row)]
            if shown.from_bot and CANCEL in ways and fr(form.title()) in shown.text:
                if CHANGE in shown.labels:
                    return "echo", shown
                for each in form.questions():
                    if plain_words(each.question, FR) in shown.text:
                        return each.name, shown
        return None

    async def fills(
        self, form: type[Form], answers: dict[str, tuple[str, ...]], done: Text, after: int
    ) -> Shown:
        """Answer what is asked until the form is done, by press and by words; the last screen."""

        def look() -> tuple[Any, ...]:
            now = self.question(form, after)
            return (now[0], now[1].id, now[1].text, now[1].labels) if now else ()

        def finished() -> Shown | None:
            found = self.find(done, after=after)
            # What an earlier form ended with may be said again.
            return None if found and found.text in self.noted.ends else found

        await self.until(f"{form.__name__}: the first question", look)
        while not (found := finished()):
            before, asked = look(), self.question(form, after)
            if not asked:
                await self.until(f"{form.__name__}: its end", lambda: finished() or look())
                continue
            changed = partial(self._changed, finished, look, before)
            await self._answers(form.__name__, *asked, answers, changed)
        self.noted.ends.add(found.text)
        return found

    @staticmethod
    def _changed(
        finished: Callable[[], Any], look: Callable[[], Any], before: tuple[Any, ...]
    ) -> bool:
        """The form is done, or asks something else."""
        return bool(finished()) or look() not in ((), before)

    async def _answers(
        self,
        title: str,
        name: str,
        shown: Shown,
        answers: dict[str, tuple[str, ...]],
        changed: Callable[[], Any],
    ) -> None:
        """One answer to one question."""
        what = f"{title}.{name}"
        if CHANGE in shown.labels:
            await self.presses(shown, YES, changed, f"{what} confirmed")
            return
        offered = [each for each in answers.get(name, ()) if each in shown.labels]
        if not answers.get(name):
            ways = [each for each in (DONE, SKIP) if each in shown.labels]
            offered = ways or [each for each in shown.labels if each != CANCEL][:3]
        if offered and (self.chance.random() < 0.6 or not answers.get(name)):
            await self.presses(shown, self.chance.choice(offered), changed, what)
            return
        said = self.chance.choice(answers[name])
        await self.says(said)
        await self.until(f"{what}: after typing {said!r}", changed)

    # --- what people come for

    async def arrives(self) -> None:
        """Open the bot for the first time, be welcomed, say where one lives."""
        self.noted.acts += 1
        await self.person.opens()
        await self.until(
            "welcome", lambda: self.find(words.area_hello()) and self.find(words.area_kept())
        )
        self.noted.welcomed.append(self.person)
        await self.says("Belleville")
        yes = beginning(words.area_yes(area=""))
        shown = await self.until("is it this area", lambda: self.find("", yes))
        label = next(each for each in shown.labels if each.startswith(yes))
        await self.presses(shown, label, lambda: self.find(words.area_joined(area="")), "joining")
        self.noted.joined.append(self.person)

    def word(self) -> str:
        """Two words nobody has used."""
        while True:
            word = "".join(self.chance.choices(SYLLABLES, k=4)).capitalize()
            if word not in self.taken:
                self.taken.add(word)
                return word

    async def invites(self) -> None:
        """Publish a café; it is noted once Palier says so."""
        place, note = f"Square {self.word()}", f"Avec {self.word()}"
        said = await self.says("/cafe")
        await self.until(
            "Invite: asked",
            lambda: (
                self.question(InviteForm, said)
                or self.find(words.area_first(), after=said)
                or self.find(ALREADY, after=said)
            ),
        )
        if self.find(ALREADY, after=said):
            return
        answers = {
            "kind": KINDS, "day": ("samedi", "dimanche", "samedi 15 h"),
            "hour": ("15:00", "10 h 30"),
            "place": (place,), "seats": ("4", "6", "8"), "note": (note,),
        }  # fmt: skip
        shown = await self.fills(InviteForm, answers, words.cafe_preview(), said)
        if place not in shown.text:
            self.noted.faults.append(
                f"{self.person.name}: {place} is not on the preview: {self.talk(said)}"
            )
            return
        publish = fr(words.cafe_publish())
        walls = len(self.stage.walls)
        done = beginning(words.cafe_published(walls=walls))
        await self.presses(
            shown, publish, lambda: self.find(done, after=said), f"publishing {place}"
        )
        self.noted.cafes[place] = self.person

    async def answers(self) -> None:
        """Answer a card that hangs on a wall; the toast has words."""
        wall = self.chance.choice(self.stage.walls)
        cards = [each for each in self.person.screen(wall) if ANSWERS[0] in each.labels]
        if not cards:
            await asyncio.sleep(0.2)
            return
        shown = self.chance.choice(cards[-4:])
        button = shown.button(self.chance.choice(ANSWERS))
        assert button.data
        self.noted.acts += 1
        query = self.person.press(shown.message, button.data)
        await self.until(f"a toast for {button.label!r} on a wall", lambda: query.answers)
        toast = query.answers[0]
        if not toast.text and not toast.url:
            self.noted.faults.append(
                f"{self.person.name}: {button.label!r} is answered with nothing"
            )
        elif toast.text.startswith(("C’est noté", "C’est complet")):
            action = unpack_action(button.data)
            assert isinstance(action, AnswerCafe)
            self.noted.answers[action.cafe, self.person.id] = button.label

    async def asks(self) -> None:
        """Ask for a hand; noted once Palier says that it is on its way."""
        said = await self.says("/aide")
        await self.until(
            "AskHelp: asked",
            lambda: self.question(AskHelpForm, said) or self.find(ALREADY, after=said),
        )
        if not self.question(AskHelpForm, said):
            return
        note = f"Porte {self.word()}"
        answers = {"kind": NEEDS, "urgency": WHEN, "behalf": (), "note": (note,)}
        shown = await self.fills(AskHelpForm, answers, words.aid_draft(), said)
        wanted = code(shown.text)
        label = next(each for each in shown.labels if each.startswith(PUBLISH))
        sent = beginning(words.aid_published())
        await self.presses(shown, label, lambda: self.find(sent, after=said), f"asking {wanted}")
        self.noted.requests[wanted] = self.person

    async def minds(self) -> None:
        """Look after what came: helpers who can, requests one could help with."""
        now = fr(words.aid_soon_now())
        choose = beginning(words.aid_choose(name=""))
        for shown in reversed(self.person.screen()):
            label = next((each for each in shown.labels if each.startswith((now, choose))), None)
            key = f"{self.person.id}:{shown.id}:{label}"
            if not label or key in self.taken or not shown.from_bot:
                continue
            self.taken.add(key)
            before = self._signature()
            heard: list[Toast] = []
            await self.presses(
                shown, label, lambda before=before: self._signature() != before, "minding",
                word=True, heard=heard,
            )  # fmt: skip
            if label.startswith(choose):
                await self.until(
                    "somebody comes, or no longer can",
                    lambda heard=heard: self.find("vient") or _heard(NOT_READY, heard),
                    heard,
                )
            return

    def _signature(self) -> tuple[Any, ...]:
        return tuple((each.id, each.text, tuple(each.labels)) for each in self.person.screen())

    async def sets_the_level(self) -> None:
        """An organiser says how hot it is."""
        level = self.chance.choice(["orange", "jaune", "fin"])
        said = await self.says(f"/canicule {level}")
        await self.until(f"/canicule {level}", lambda: self.find("", after=said))
        self.noted.levels += 1
        await asyncio.sleep(0.5)

    # --- a life

    async def lives(
        self, *habits: Callable[[Resident], Awaitable[None]], ends: Callable[[], bool]
    ) -> None:
        """One thing after the other until the street is told to end."""
        while not ends():
            await self.chance.choice(habits)(self)
            await asyncio.sleep(self.chance.uniform(0, 0.05))
