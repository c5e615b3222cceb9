"""Who lives in the stairwell and what hangs in its chats, in memory and pushed to every page."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.stairwell.drawing import draw_post, local_iso
from bot.stairwell.form import SandboxForm
from bot.stairwell.traces import ActRecorder, ActTrace
from bot.stairwell.weather import SandboxWeather
from messages.aid import AskHelpForm
from messages.cafe import AnswerCafe, PublishCafe
from messages.form import AnswerContext
from messages.language import FALLBACK, IN_TURN
from messages.model import Document, Message, Reader, Text
from storage.outbox import OutboxAction

PLATFORM = "stairwell"
ZONE, COUNTRY = "Europe/Paris", "FR"
FIRST_STEPS = (PublishCafe.tag, AnswerCafe.tag, "clock", AskHelpForm.tag)
"""What the page's first minute leads to, by the names of acts."""

# A page that lags so far behind reconnects and gets the whole state instead.
BACKLOG = 2000


@dataclass
class SandboxPerson:
    """Somebody behind a door; a newcomer is not known to Palier when the doors open.

    Everybody reads the page's language, except who is `other_tongued`.
    """

    user: str
    name: str
    language: str = FALLBACK
    organiser: bool = False
    newcomer: bool = False
    other_tongued: bool = False
    open_form: SandboxForm | None = None

    @property
    def chat(self) -> str:
        return f"talk-{self.user}"

    @property
    def reader(self) -> Reader:
        return Reader(language=self.language, zone=ZONE, country=COUNTRY)


@dataclass
class SandboxPost:
    """One thing in a chat: Palier's message or document, or what somebody did (`author`)."""

    id: str
    chat: str
    at: datetime
    reader: Reader
    author: str = ""
    words: str = ""
    note: Text | None = None
    message: Message | None = None
    document: Document | None = None
    pinned: bool = False
    edits: int = 0


@dataclass
class SandboxChat:
    """A private talk (`owner`), or a place where many read; a wall is one where Palier hangs."""

    name: str
    title: str
    language: str
    owner: str = ""
    wall: bool = False
    inside: set[str] = field(default_factory=set)
    posts: dict[str, SandboxPost] = field(default_factory=dict)


def other_language(language: str) -> str:
    """What whoever does not read the page's language reads."""
    return next((each for each in IN_TURN if each != language), language)


class SandboxState:
    """Every door and wall of the stairwell, and the pages that look at them."""

    def __init__(
        self,
        people: list[SandboxPerson],
        walls: list[SandboxChat],
        now: datetime,
        weather: SandboxWeather,
    ) -> None:
        self.people = {person.user: person for person in people}
        self.chats = {
            person.chat: SandboxChat(person.chat, person.name, "", person.user) for person in people
        }
        self.chats |= {wall.name: wall for wall in walls}
        self.files: dict[str, bytes] = {}
        self.now, self._weather = now, weather
        self.language, self.run = FALLBACK, uuid.uuid4().hex
        self.acts = ActRecorder(self.clock, self._act_done)
        self._pages: set[asyncio.Queue[dict[str, Any] | None]] = set()
        self._posted = 0
        self._shown = weather.shown_levels()

    def add_post(self, chat: str, reader: Reader, **shown: Any) -> SandboxPost:
        """Put something new into a chat."""
        self._posted += 1
        post = SandboxPost(f"p{self._posted}", chat, self.now, reader, **shown)
        self.chats[chat].posts[post.id] = post
        if not post.author:
            self.acts.note_post("added", chat, post.id)
        self.push_event({"kind": "post", "post": self.draw(post)})
        return post

    def ask_in_talk(self, person: SandboxPerson, why: Text | None = None) -> None:
        """Put into somebody's talk what the form in front of them asks next, if there is one."""
        if open_form := person.open_form:
            self.close_question(open_form)
            asked = AnswerContext(person.reader, self.now)
            question = open_form.typed.draw_question(asked, why)
            open_form.typed.post = self.add_post(person.chat, person.reader, message=question).id
            self.person_changed(person)

    def close_question(self, open_form: SandboxForm) -> None:
        """The question that was asked in the talk waits no more: its buttons go."""
        post = self.find_post(open_form.typed.post)
        if post and post.message and post.message.rows:
            post.message = post.message.model_copy(update={"rows": ()})
            self.push_event({"kind": "post", "post": self.draw(post)})

    def find_post(self, posted: str) -> SandboxPost | None:
        """The post of that name, in whichever chat it hangs."""
        return next(
            (chat.posts[posted] for chat in self.chats.values() if posted in chat.posts), None
        )

    def redraw_post(self, post: SandboxPost, message: Message, reader: Reader) -> None:
        """Redraw a post; one that already shows this is left alone."""
        if (post.message, post.reader) == (message, reader):
            return
        post.message, post.reader, post.document = message, reader, None
        post.edits += 1
        self.acts.note_post("changed", post.chat, post.id)
        self.push_event({"kind": "post", "post": self.draw(post)})

    def pin_post(self, post: SandboxPost, pinned: bool) -> None:
        post.pinned = pinned
        self.push_event({"kind": "post", "post": self.draw(post)})

    def admit_person(self, errand: OutboxAction, chat: SandboxChat, user: str) -> None:
        """Let somebody into a wall, or out of it."""
        if errand is OutboxAction.EXPEL:
            chat.inside.discard(user)
            self.push_event({"kind": "chat", "chat": self.draw_chat(chat)})
        if errand in (OutboxAction.ADMIT, OutboxAction.INVITE):
            chat.inside.add(user)
            self.push_event({"kind": "chat", "chat": self.draw_chat(chat)})

    def speak_language(self, language: str, titles: Mapping[str, str]) -> None:
        """The page, its people and what they have read are in another language from now on.

        `titles` are the names of chats that follow it; walls keep their own language.
        """
        self.language = language
        for person in self.people.values():
            person.language = other_language(language) if person.other_tongued else language
        for chat in self.chats.values():
            if not chat.wall and not chat.owner:
                chat.language, chat.title = language, titles.get(chat.name, chat.title)
            for post in chat.posts.values():
                owner = self.people.get(post.author or chat.owner)
                spoken = owner.language if owner else chat.language
                post.reader = post.reader.model_copy(update={"language": spoken})
        self.push_event(self.state())

    def _act_done(self, act: ActTrace) -> None:
        self.push_event({"kind": "act", "act": act.draw_act(), "steps": self.steps_done()})

    def steps_done(self) -> list[bool]:
        """Which of the first minute's steps somebody has taken."""
        return [step in self.acts.done for step in FIRST_STEPS]

    def person_changed(self, person: SandboxPerson) -> None:
        """Something about a person changed: their language, or the form before them."""
        self.push_event({"kind": "person", "person": self.draw_person(person)})

    def clock_moved(self, now: datetime, gone: float) -> None:
        """The hands of the clock stand elsewhere, that part of the way behind them."""
        self.now = now
        self.push_event({"kind": "clock", "clock": self.clock(), "gone": gone})
        self.heat_changed()

    def heat_changed(self) -> None:
        """It is as hot as the weather says."""
        if self._shown != self._weather.shown_levels():
            self._shown = self._weather.shown_levels()
            self.push_event({"kind": "heat", "heat": self._shown})

    def clock(self) -> str:
        return local_iso(self.now)

    def draw(self, post: SandboxPost) -> dict[str, Any]:
        """The post as the page draws it."""
        return {
            "id": post.id,
            "chat": post.chat,
            "at": local_iso(post.at),
            "author": post.author,
            "language": post.reader.language,
            "pinned": post.pinned,
            "edits": post.edits,
            **draw_post(post.words, post.note, post.message, post.document, post.reader, post.id),
        }

    def draw_chat(self, chat: SandboxChat) -> dict[str, Any]:
        return {
            "name": chat.name,
            "title": chat.title,
            "language": chat.language,
            "wall": chat.wall,
            "inside": sorted(chat.inside),
        }

    def draw_person(self, person: SandboxPerson) -> dict[str, Any]:
        return {
            "user": person.user,
            "name": person.name,
            "chat": person.chat,
            "language": person.language,
            "organiser": person.organiser,
            "sheet": person.open_form.draw(person.reader, self.now) if person.open_form else None,
        }

    def state(self) -> dict[str, Any]:
        """Everything a page must know to start, or to start again."""
        return {
            "kind": "state",
            "run": self.run,
            "language": self.language,
            "clock": self.clock(),
            "heat": self._shown,
            "people": [self.draw_person(person) for person in self.people.values()],
            "chats": [self.draw_chat(sandbox_chat) for sandbox_chat in self.chats.values()],
            "posts": [
                self.draw(post) for chat in self.chats.values() for post in chat.posts.values()
            ],
            "acts": [act.draw_act() for act in self.acts.latest],
            "steps": self.steps_done(),
        }

    def push_event(self, event: dict[str, Any]) -> None:
        """Push an event to every page."""
        for page in list(self._pages):
            try:
                page.put_nowait(event)
            except asyncio.QueueFull:
                self._pages.discard(page)
                page.get_nowait()
                page.put_nowait(None)

    @contextmanager
    def watch_events(self) -> Iterator[asyncio.Queue[dict[str, Any] | None]]:
        """Events from now on, the whole state first; None means that the page is cut off."""
        page: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue(BACKLOG)
        page.put_nowait(self.state())
        self._pages.add(page)
        try:
            yield page
        finally:
            self._pages.discard(page)

    def close(self) -> None:
        """Cut every page off."""
        for page in list(self._pages):
            self._pages.discard(page)
            if page.full():
                page.get_nowait()
            page.put_nowait(None)
