"""A capability of the tests' own: it remembers what it heard and answers in every possible way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum
from typing import Annotated

from handlers.kernel.events import (
    AttachmentEvent,
    CardCopiedEvent,
    CommandEvent,
    Event,
    JoinRequestEvent,
    LocatedEvent,
    LocationEvent,
    ReachabilityEvent,
    SearchEvent,
    WallMovedEvent,
    WallSeenEvent,
    WordsEvent,
)
from handlers.kernel.feature import CommandMenu, Feature
from handlers.kernel.interaction import Interaction
from handlers.kernel.ports import Services
from handlers.kernel.replies import (
    Ask,
    CallService,
    MoveToPrivate,
    Notice,
    Refused,
    Reply,
    Say,
    Send,
    Share,
    Show,
)
from messages import words
from messages.cafe import CafeAccess, CafeKind
from messages.form import (
    ChoiceField,
    CountField,
    DayField,
    FileField,
    FileReference,
    Form,
    HiddenField,
    HourField,
    LineField,
    LongField,
    PlaceAnswer,
    PlaceField,
    SeveralField,
    YesNoField,
)
from messages.model import Action, Button, Document, Message, Text, looked_at, message, press_button


class How(StrEnum):
    """Every way to answer a press."""

    SAY = "say"
    SHOW = "show"
    HINT = "hint"
    LONG_HINT = "long"
    REFUSE = "refuse"
    COME = "come"
    ASK = "ask"
    SEND = "send"
    NOTHING = "nothing"
    FAULT = "fault"
    GUARDED = "guarded"


class Press(Action, tag="desk.press"):
    how: How


# The questions are worded by the café's catalogue, and by whatever the form's own happens to say.
class Invite(Form, tag="desk.invite", stem="cafe-invite"):
    area: Annotated[int, HiddenField()]
    kind: Annotated[CafeKind, ChoiceField(CafeKind, "cafe-kind")]
    day: Annotated[date, DayField(hour="hour")]
    hour: Annotated[time, HourField(day="day")]
    place: Annotated[PlaceAnswer, PlaceField()]
    seats: Annotated[int, CountField(1, 40, usual=(4, 6, 8))] = 6
    access: Annotated[tuple[CafeAccess, ...], SeveralField(CafeAccess, "cafe-access")] = ()
    note: Annotated[str, LongField(300)] = ""


class Guest(Form, tag="desk.guest", stem="cafe-guest"):
    name: Annotated[str, LineField(40)]


class Paper(Form, tag="desk.paper", stem="form"):
    change: Annotated[bool, YesNoField()]
    point: Annotated[FileReference, FileField(1000)]

    @classmethod
    def title(cls) -> Text:
        return words.form_done()


def says(something: str) -> Message:
    return message(words.cafe_card_note(note=something))


BUTTONS = tuple((press_button(words.form_yes(), Press(how=how)),) for how in How)
CARD = message(words.form_echo(answer="<b>Café</b> & *co*"), rows=BUTTONS)


@dataclass
class Desk:
    """What was heard, in order; `holds` keep the outside waiting, `refuses` counts refusals."""

    heard: list[Event] = field(default_factory=list)
    holds: dict[str, asyncio.Event] = field(default_factory=dict)
    refuses: dict[str, int] = field(default_factory=dict)
    fails: int = 0
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    feature: Feature = field(default_factory=lambda: Feature("desk"))

    def __post_init__(self) -> None:
        route = self.feature
        route.command("start")(self.greet)
        route.command("cafe", menu=CommandMenu.PRIVATE | CommandMenu.GROUP)(self.card)
        route.command("help", menu=CommandMenu.PRIVATE | CommandMenu.GROUP)(self.note)
        route.commands[-1] = replace(route.commands[-1], aliases={"en": "help_me"})
        route.command("orga", menu=CommandMenu.ORGANISERS)(self.note)
        route.command("inviter")(self.invite)
        route.command("changer")(self.edit)
        route.command("papier")(self.paper)
        route.command("invité")(self.note)
        route.command("chercher")(self.inquire)
        route.on_start_link("p_")(self.poster)
        route.on_press(Press)(self.press)
        for form in (Invite, Guest, Paper):
            route.on_form(form)(self.submitted)
        for kind in (WordsEvent, LocationEvent, AttachmentEvent, LocatedEvent):
            route.on_event(kind)(self.note)
        for quiet in (ReachabilityEvent, WallMovedEvent, CardCopiedEvent):
            route.on_event(quiet)(self.silent)
        route.on_event(WallSeenEvent)(self.note)
        route.on_event(JoinRequestEvent)(self.note)
        route.on_event(SearchEvent)(self.share)

    async def remember(self, event: Event, turn: Interaction) -> None:
        self.heard.append(event)

    def of(self, kind: type[Event]) -> list[Event]:
        return [each for each in self.heard if isinstance(each, kind)]

    async def greet(self, command: CommandEvent, turn: Interaction) -> Reply:
        await self.remember(command, turn)
        return Say(says(f"bonjour {turn.member.name} {command.words}"))

    async def poster(self, command: CommandEvent, turn: Interaction) -> Reply:
        await self.remember(command, turn)
        return Say(says(f"affiche {command.words}"))

    async def card(self, command: CommandEvent, turn: Interaction) -> Reply:
        await self.remember(command, turn)
        return Say(CARD)

    async def note(self, event: Event, turn: Interaction) -> Reply:
        await self.remember(event, turn)
        return Say(says(_shown(event)))

    async def silent(self, event: Event, turn: Interaction) -> Reply:
        await self.remember(event, turn)
        return None

    async def invite(self, command: CommandEvent, turn: Interaction) -> Reply:
        return Ask(Invite, {"area": 7})

    async def edit(self, command: CommandEvent, turn: Interaction) -> Reply:
        before = Invite(
            area=7,
            kind=CafeKind.WALK,
            day=date(2026, 6, 20),
            hour=time(15),
            place=PlaceAnswer(words="le kiosque"),
            access=(CafeAccess.TOILETS,),
            note="avec un gâteau",
        )
        return Ask(Invite, before.as_prefill())

    async def paper(self, command: CommandEvent, turn: Interaction) -> Reply:
        return Ask(Paper)

    async def inquire(self, command: CommandEvent, turn: Interaction) -> Reply:
        async def question(outside: Services) -> Event:
            self.asked.set()
            if hold := self.holds.get(turn.member.name):
                await hold.wait()
            return LocatedEvent(command.words)

        return CallService(question)

    async def submitted(self, form: Form, turn: Interaction) -> Reply:
        if self.fails:
            self.fails -= 1
            raise RuntimeError("the roof fell in on " + str(form))
        await self.remember(form, turn)
        for name, times in self.refuses.items():
            if times:
                self.refuses[name] -= 1
                self.heard.pop()
                raise Refused(words.form_past(), field=name)
        return Say(says("merci"))

    async def share(self, search: SearchEvent, turn: Interaction) -> Reply:
        await self.remember(search, turn)
        if search.words == "rien":
            return Share(())
        return Share((("c0de", words.form_echo(answer=search.words), CARD),))

    async def press(self, action: Press, turn: Interaction) -> Reply:
        await self.remember(action, turn)
        answers: dict[How, Callable[[], Reply]] = {
            How.SAY: lambda: Say(says("dit")),
            How.SHOW: lambda: Show(says("montré"), hint=words.form_done()),
            How.HINT: lambda: Notice(words.form_done()),
            How.LONG_HINT: lambda: Notice(words.form_echo(answer="très " * 100)),
            How.REFUSE: lambda: Notice(words.form_past(), refusal=True),
            How.COME: lambda: MoveToPrivate("p_abc", words.form_done()),
            How.ASK: lambda: Ask(Guest),
            How.SEND: lambda: Send(Document(
                name="affiche.pdf", media_type="application/pdf", content=b"%PDF-",
                caption=words.form_done(),
            )),
            How.NOTHING: lambda: None,
            How.GUARDED: lambda: Show(message(words.form_done(), confidence=looked_at(1))),
        }  # fmt: skip
        if action.how is How.FAULT:
            raise RuntimeError("the roof fell in")
        return answers[action.how]()


def _shown(event: Event) -> str:
    match event:
        case WordsEvent(said) | LocatedEvent(said):
            return f"entendu {said}"
        case CommandEvent(name, said):
            return f"/{name} {said}"
        case AttachmentEvent(what):
            return f"reçu {what}"
    return type(event).__name__


LINKS = message(
    words.form_done(),
    rows=((Button(label=words.form_yes(), start="p_1"), Button(label=words.form_no(), share="c")),),
)
