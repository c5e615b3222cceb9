"""The neutral world: no platform at all, what people do goes straight to the dispatcher."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.dispatcher import EventOutcome
from bot.platform import ChatAddress, ChatPlatform, RefusalMeaning, Undeliverable
from handlers.kernel.events import (
    CommandEvent,
    Event,
    EventScene,
    EventSender,
    IncomingEvent,
    LocationEvent,
    PointedMessage,
    ReachabilityEvent,
    WordsEvent,
)
from handlers.kernel.replies import Ask, CallService, MoveToPrivate, Notice, Say, Send, Share, Show
from messages.catalog import paragraphs, plain_words
from messages.form import AnswerContext, Form, fill_form
from messages.model import (
    Action,
    Button,
    Confidence,
    Document,
    Message,
    Reader,
    Text,
    message,
    unpack_action,
)
from storage.confidences import MessagePlace
from storage.outbox import OutboxAction
from tests.worlds.neighbour import Neighbour, Wall, as_said
from tests.worlds.outside import Signposts
from tests.worlds.shown import Shown, said_twice
from tests.worlds.world import World


@dataclass
class Chat:
    """What was written somewhere, by name of message, and what lies behind each label."""

    shown: dict[str, Shown] = field(default_factory=dict)
    behind: dict[str, dict[str, Button]] = field(default_factory=dict)

    files: dict[str, bytes] = field(default_factory=dict)
    written: int = 0

    def write(
        self,
        name: str,
        said: Message,
        reader: Reader,
        document: str = "",
        *,
        picture: bool = False,
    ) -> str:
        """Put a message up, or change it."""
        self.written += not name
        name = name or str(self.written)
        assert not (twice := said_twice(said.body, reader)), twice
        words = "\n".join(
            "".join(span.words for span in spans) for spans in paragraphs(said, reader)
        )
        behind = {plain_words(each.label, reader): each for row in said.rows for each in row}
        self.shown[name] = Shown(name, words, tuple(behind), document, picture)
        self.behind[name] = behind
        return name


class Walls:
    """The platform's half: what the courier speaks to."""

    name = "neutral"

    def __init__(self) -> None:
        self.chats: defaultdict[str, Chat] = defaultdict(Chat)
        self.errands: list[tuple[OutboxAction, str, str]] = []
        self.closed: set[str] = set()
        self.deleted: set[tuple[str, str]] = set()
        self.refusing: dict[str, list[RefusalMeaning | None]] = {}

    async def send_message(self, to: ChatAddress, message: Message, reader: Reader) -> str:
        self._reach(to)
        left = self.refusing.get(to.chat) or [None]
        means = left.pop(0) if len(left) > 1 else left[0]
        if means:
            raise Undeliverable(means, means=means)
        return self.chats[to.chat].write("", message, reader)

    async def edit_message(
        self, to: ChatAddress, posted: str, message: Message, reader: Reader
    ) -> None:
        self._reach(to)
        if (to.chat, posted) in self.deleted:
            raise Undeliverable("no such message", means=RefusalMeaning.TARGET)
        self.chats[to.chat].write(posted, message, reader)

    async def act_on_chat(self, errand: OutboxAction, to: ChatAddress, subject: str) -> None:
        self._reach(to)
        self.errands.append((errand, to.chat, subject))

    async def whisper_message(
        self, to: ChatAddress, user: str, message: Message, reader: Reader
    ) -> None:
        self._reach(to)
        self.chats[f"{to.chat}:{user}"].write("", message, reader)

    def _reach(self, to: ChatAddress) -> None:
        if to.chat in self.closed:
            raise Undeliverable("blocked", chat_gone=True)


class Drawer:
    """Files people sent, by reference."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    async def fetch_file(self, platform: str, ref: str) -> bytes:
        return self.kept[ref]


class NeutralWorld(World):
    platform = "neutral"

    def __init__(self, *around: Any) -> None:
        super().__init__(*around)
        self.walls = Walls()
        self.files, self.links = Drawer(), Signposts()
        self._toasts: defaultdict[str, str] = defaultdict(str)
        self._asked: dict[str, tuple[type[Form], Mapping[str, Any]]] = {}
        self._alarmed: set[str] = set()
        self._received = 0
        self._written: list[str] = []
        self.may_take_off = True
        self.standing: list[str] = []

    async def connect(self) -> ChatPlatform:
        return self.walls

    async def person(self, name: str, language: str, *, started: bool) -> tuple[str, str]:
        return f"user-{name}", f"talk-{name}"

    async def group(self, title: str) -> str:
        return f"wall-{title}"

    def screen(self, chat: str) -> list[Shown]:
        return list(self.walls.chats[chat].shown.values())

    def handed(self, chat: str) -> dict[str, bytes]:
        return self.walls.chats[chat].files

    def toast(self, who: Neighbour) -> str:
        return self._toasts.pop(who.user, "")

    async def says(self, who: Neighbour, words: str, on: Wall | None) -> None:
        if words.startswith("/"):
            name, _, rest = words.removeprefix("/").partition(" ")
            command: Event = CommandEvent(name, rest)
            if on and self.dispatcher.must_be_hidden(CommandEvent(name, rest)):
                if not self.may_take_off:
                    command = self.dispatcher.exposed_event(
                        CommandEvent(name, rest), f"said-{len(self.standing)}"
                    )
                    self.standing.append(words)
            elif on:
                self.standing.append(words)
            await self._handle(who, command, on)
        elif on is None:
            await self._handle(who, WordsEvent(words))

    async def writes(self, who: Neighbour, words: str, on: Wall) -> str:
        self._written.append(who.user)
        return f"written-{len(self._written)}"

    async def points(self, who: Neighbour, command: str, message: str, on: Wall) -> None:
        kind, _, number = message.partition("-")
        author = self._written[int(number) - 1] if kind == "written" else ""
        at = PointedMessage(message, f"https://neutral.example/{message}", author)
        await self._handle(who, CommandEvent(command.removeprefix("/"), at=at), on)

    async def presses(self, who: Neighbour, shown: Shown, label: str, on: Wall | None) -> None:
        chat = self.walls.chats[on.chat if on else who.chat]
        button = chat.behind[shown.name][label]
        if button.press:
            await self._handle(who, unpack_action(button.press), on, shown.name)
        elif button.start:
            await self.opens(who, button.start)
        else:
            self._toasts[who.user] = button.url or button.share

    async def forges(self, who: Neighbour, action: Action, on: Wall | None) -> None:
        await self._handle(who, unpack_action(action.pack_action()), on, "forged")

    def refuses(self, chat: str, means: RefusalMeaning, times: int | None = None) -> None:
        once = [means] * (times or 1)
        self.walls.refusing[chat] = [*once, None] if times else [*once]

    def deletes(self, who: Neighbour, shown: Shown) -> None:
        self.walls.deleted.add((who.chat, shown.name))
        del self.walls.chats[who.chat].shown[shown.name]

    def relents(self) -> None:
        self.walls.refusing.clear()

    async def shares(self, who: Neighbour, lat: float, lon: float) -> None:
        await self._handle(who, LocationEvent(lat, lon))

    async def opens(self, who: Neighbour, payload: str) -> None:
        await self._handle(who, CommandEvent("start", payload))

    async def blocks(self, who: Neighbour, blocked: bool) -> None:
        (self.walls.closed.add if blocked else self.walls.closed.discard)(who.chat)
        await self._handle(who, ReachabilityEvent(not blocked))

    def asks(self, who: Neighbour, form: type[Form]) -> bool:
        return who.user in self._asked and self._asked[who.user][0] is form

    async def fills(self, who: Neighbour, form: type[Form], said: Mapping[str, str]) -> None:
        given = self._asked[who.user][1]
        kept = {
            each.name: as_said(given[each.name]) for each in form.questions() if each.name in given
        }
        asked = AnswerContext(who.reader, self.clock.now())
        sent = fill_form(form, given, {**kept, **said}, asked)
        if sent.form:
            await self._handle(who, sent.form, alarmed=who.user in self._alarmed)
        else:
            self.walls.chats[who.chat].write("", message(*sent.wrong.values()), who.reader)

    async def _handle(
        self,
        who: Neighbour,
        event: Event,
        on: Wall | None = None,
        pressed: str = "",
        *,
        alarmed: bool = False,
    ) -> None:
        self._received += 1
        sender = EventSender(
            self.platform, who.user, who.name, who.language, chat=who.chat, called=who.name
        )
        scene = EventScene(on.chat if on else who.chat, private=on is None, message=pressed)
        receipt = f"{self.platform}:{self._received}"
        incoming = IncomingEvent(event, sender, scene, receipt, alarmed)
        outcome = await self.dispatcher.handle_event(incoming)
        if outcome.alarm:
            await self._write(who, outcome.alarm, outcome)
        (self._alarmed.add if outcome.alarm else self._alarmed.discard)(who.user)
        if isinstance(event, Form) and not outcome.refused:
            self._asked.pop(who.user, None)
        await self._reply(who, scene, outcome)

    async def _reply(self, who: Neighbour, scene: EventScene, outcome: EventOutcome) -> None:
        match outcome.reply:
            case Say(said):
                await self._write(who, said, outcome)
            case Show(said, hint):
                await self._show(who, said, hint, scene, outcome)
            case Notice(text, rows=rows) if rows:
                await self._write(who, message(text, rows=rows), outcome)
            case Notice(text):
                self._pop_up(who, text, outcome.reader)
            case Ask(form) as ask:
                self._asked[who.user] = form, ask.filled
                asked = [each.question for each in form.questions() if each.name not in ask.said]
                why = [ask.why] if ask.why else []
                await self._write(who, message(*why, form.title(), *asked), outcome)
            case Send(document, picture):
                if picture:
                    self._hand(who, picture, outcome.reader, picture=True)
                name = self._hand(who, document, outcome.reader, picture=document.shown)
                await self._remember(who, name, document.confidence, outcome)
            case MoveToPrivate(payload, text):
                self._pop_up(who, text, outcome.reader)
                await self.opens(who, payload)
            case Share() | CallService() | None:
                pass

    async def _show(
        self,
        who: Neighbour,
        said: Message,
        hint: Text | None,
        scene: EventScene,
        outcome: EventOutcome,
    ) -> None:
        await self._write(who, said, outcome, scene.message if scene.private else "")
        if hint:
            # Where nothing pops up, it stands above what is shown.
            assert not (twice := said_twice((hint, *said.body), outcome.reader)), twice
            self._pop_up(who, hint, outcome.reader)

    async def _write(
        self, who: Neighbour, said: Message, outcome: EventOutcome, over: str = ""
    ) -> None:
        name = self.walls.chats[who.chat].write(over, said, outcome.reader)
        again = outcome.to is not None and outcome.to.was_confidential
        await self._remember(who, name, said.confidence, outcome, again=again)

    async def _remember(
        self,
        who: Neighbour,
        name: str,
        told: Confidence | None,
        outcome: EventOutcome,
        *,
        again: bool = False,
    ) -> None:
        place = MessagePlace(self.platform, "", who.chat, name)
        await self.dispatcher.confidences.record_spoken(
            place, told, outcome.reader, outcome.to, again=again
        )

    def _hand(self, who: Neighbour, document: Document, reader: Reader, *, picture: bool) -> str:
        chat = self.walls.chats[who.chat]
        caption = message(*document.said)
        chat.files[document.name] = document.content
        return chat.write("", caption, reader, "" if picture else document.name, picture=picture)

    def _pop_up(self, who: Neighbour, text: Text, reader: Reader) -> None:
        self._toasts[who.user] = plain_words(text, reader)
