"""What people do and see, in the words a story is told in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import TYPE_CHECKING, Any

from messages.catalog import plain_words
from messages.form import Form, PersonAnswer, PlaceAnswer
from messages.model import Action, Reader, Text
from storage.area import Area
from tests.worlds.shown import Shown, Sight, even, sight

if TYPE_CHECKING:
    from tests.worlds.world import World


class Neighbour:
    """Somebody with a phone in their hand; every act is settled before it returns."""

    def __init__(
        self,
        world: World,
        name: str,
        language: str,
        user: str,
        chat: str,
        member_id: int | None = None,
    ) -> None:
        self.world, self.name, self.language = world, name, language
        self.user, self.chat, self._member_id = user, chat, member_id
        self.toast = ""
        # In which language they are answered, where it is not their own.
        self.reads = ""
        # Where they live, as Palier knows it: nowhere, until they have a neighbourhood.
        self.country = ""
        self._before: dict[str, Shown] = {}
        self._fresh: list[Shown] = []

    def __repr__(self) -> str:
        return self.name

    @property
    def reader(self) -> Reader:
        return Reader(
            language=self.reads or self.language, idiom=self.world.platform, country=self.country
        )

    @property
    def member_id(self) -> int:
        """The key of a member who joined before the story."""
        assert self._member_id is not None, f"{self} has arrived during the story"
        return self._member_id

    # --- acts

    async def says(self, words: str, on: Wall | None = None) -> None:
        """Write to Palier in private, or on a wall."""
        await self.world.says(self, words, on)
        await self.world.settle()

    async def writes(self, words: str, on: Wall) -> str:
        """Say something to the others on a wall; gives the message's name there."""
        name = await self.world.writes(self, words, on)
        await self.world.settle()
        return name

    async def points(self, command: str, message: str, on: Wall) -> None:
        """Say a command about a message on a wall."""
        await self.world.points(self, command, message, on)
        await self.world.settle()

    async def presses(self, label: Text | str, on: Wall | None = None) -> None:
        """Press the newest button of that label, in private or on a wall."""
        reader = on.reader if on else self.reader
        words = label if isinstance(label, str) else plain_words(label, reader)
        there = self.world.screen(on.chat if on else self.chat)
        for shown in reversed(there):
            for there_is in shown.buttons:
                if even(there_is) == even(words):
                    await self.world.presses(self, shown, there_is, on)
                    await self.world.settle()
                    return
        offered = [shown.buttons for shown in there if shown.buttons]
        raise AssertionError(f"{self} finds no button {words!r} among {offered}")

    async def forges(self, action: Action, on: Wall | None = None) -> None:
        """Press a button of their own making, or one a month old."""
        await self.world.forges(self, action, on)
        await self.world.settle()

    async def fills(self, form: type[Form], **answers: Any) -> None:
        """Answer the form in front of them; questions without an answer are skipped."""
        assert self.world.asks(self, form), (
            f"{self} is not asked for {form.__name__}: {self._fresh}"
        )
        unknown = answers.keys() - {field.name for field in form.questions()}
        assert not unknown, f"{form.__name__} does not ask for {sorted(unknown)}"
        said = {name: as_said(value) for name, value in answers.items() if value is not None}
        await self.world.fills(self, form, said)
        await self.world.settle()

    def deletes(self, wanted: Text) -> None:
        """Delete the newest message that says this; Palier is not told."""
        found = [each for each in self.screen if sight(wanted, self.reader, [each.words])]
        self.world.deletes(self, found[-1])

    async def shares(self, lat: float, lon: float) -> None:
        """Share a point on the map in private."""
        await self.world.shares(self, lat, lon)
        await self.world.settle()

    async def opens(self, payload: str = "") -> None:
        """Follow a start link."""
        await self.world.opens(self, payload)
        await self.world.settle()

    async def blocks(self) -> None:
        """Block Palier."""
        await self.world.blocks(self, blocked=True)
        await self.world.settle()

    async def unblocks(self) -> None:
        """Let Palier in again."""
        await self.world.blocks(self, blocked=False)
        await self.world.settle()

    # --- sights

    @property
    def screen(self) -> list[Shown]:
        """The private talk with Palier, oldest first."""
        return self.world.screen(self.chat)

    @property
    def buttons(self) -> tuple[str, ...]:
        """The labels under what they last saw."""
        return tuple(label for shown in self._fresh for label in shown.buttons)

    @property
    def document(self) -> str:
        """The name of the file they last got."""
        return next((shown.document for shown in reversed(self._fresh) if shown.document), "")

    @property
    def pictured(self) -> bool:
        """A picture came with what they last got."""
        return any(shown.picture for shown in self._fresh)

    @property
    def files(self) -> dict[str, bytes]:
        """Every file in their private talk, by name."""
        return self.world.handed(self.chat)

    def sees(self, wanted: Text | str) -> Sight:
        """What last appeared or changed before their eyes, toasts included, says this."""
        seen = [shown.words for shown in self._fresh] + [self.toast] * bool(self.toast)
        return sight(wanted, self.reader, seen)

    def offered(self, label: Text | str) -> Sight:
        """There is such a button in their private talk."""
        labels = [label for shown in self.screen for label in shown.buttons]
        return sight(label, self.reader, labels)

    def asked(self, form: type[Form]) -> bool:
        """This form is in front of them."""
        return self.world.asks(self, form)

    def told(self, wanted: Text | str) -> int:
        """How many messages in their private talk say this."""
        return sum(bool(sight(wanted, self.reader, [shown.words])) for shown in self.screen)

    def look(self) -> None:
        """Notice what is new since the last look."""
        screen = {shown.name: shown for shown in self.screen}
        changed = [each for name, each in screen.items() if self._before.get(name) != each]
        toast = self.world.toast(self)
        if changed or toast:
            self._fresh, self.toast = changed, toast
        self._before = screen


@dataclass(frozen=True)
class Wall:
    """A neighbourhood's group or channel, as everybody in it sees it."""

    world: World
    area: Area
    id: int
    chat: str
    language: str

    @property
    def reader(self) -> Reader:
        return Reader(
            language=self.language,
            zone=self.area.zone,
            idiom=self.world.platform,
            country=self.area.territory,
        )

    @property
    def screen(self) -> list[Shown]:
        return self.world.screen(self.chat)

    @property
    def cards(self) -> list[Shown]:
        """The messages with buttons, oldest first."""
        return [shown for shown in self.screen if shown.buttons]

    @property
    def card(self) -> Shown:
        """The newest card."""
        assert self.cards, f"no card hangs here: {self.screen}"
        return self.cards[-1]

    def shows(self, wanted: Text | str) -> Sight:
        """The newest message here says this, in the wall's language."""
        return sight(wanted, self.reader, [shown.words for shown in self.screen[-1:]])


def as_said(value: Any) -> str:
    """An answer as pickers and buttons send it; words stay what they are."""
    match value:
        case PlaceAnswer(shared_point=(lat, lon)) | (float(lat), float(lon)):
            return f"geo:{lat},{lon}"
        case {"lat": float(lat), "lon": float(lon)}:
            return f"geo:{lat},{lon}"
        case PersonAnswer(user=user, name=name) | {"user": str(user), "name": str(name)}:
            return f"person:{user} {name}".strip()
        case PlaceAnswer(words=said) | {"words": said}:
            return str(said)
        case dict():
            return json.dumps(value)
        case list() | tuple() | set() | frozenset():
            return ",".join(_each(value))
    return _single(value)


def _single(value: Any) -> str:
    match value:
        case Enum():
            return str(value.value)
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
    return str(value)


def _each(values: Any) -> Iterator[str]:
    yield from (as_said(value) for value in values)
