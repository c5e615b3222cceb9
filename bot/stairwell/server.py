"""The stairwell's web server: loopback only, its own page only, one stream of events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from aiohttp import web

from bot.page_language import page_language
from bot.privacy_page import add_privacy_page
from bot.stairwell.clock import MomentUnreachable, SandboxClock
from bot.stairwell.conversation import ELSEWHERE, SandboxConversation
from bot.stairwell.page import (
    POLICY,
    STATIC,
    command_buttons,
    point_buttons,
    render_page,
    written_languages,
)
from bot.stairwell.reply_channel import PageAnswer, hint_answer
from bot.stairwell.requests import (
    LARGEST_WORDS,
    CardCodeBody,
    ClockBody,
    LanguageBody,
    LevelsBody,
    PointBody,
    PresenceBody,
    PressBody,
    StartBody,
    ThingBody,
    WordsBody,
    read_body,
)
from bot.stairwell.sent_on_way import sent_on_way
from bot.stairwell.state import SandboxChat, SandboxPerson, SandboxState
from handlers.kernel.feature import Feature
from messages import words
from messages.heat.levels.level import HeatLevel
from messages.model import Reader

LARGEST_FILE = 1_000_000
LARGEST_REQUEST = LARGEST_FILE + 64_000
HEARTBEAT = 15

TYPED = "typed-words"
"""Under which name the words below a sheet come with it; no answer can be called so."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class PageControls:
    """What the page sets besides the clock; the heat tells how many messages it made."""

    speak: Callable[[SandboxPerson, str], Awaitable[None]]
    speak_page: Callable[[str], Awaitable[None]]
    heat_up: Callable[[HeatLevel, HeatLevel], Awaitable[int]]


class SandboxServer:
    """Answers the page's requests."""

    def __init__(
        self,
        state: SandboxState,
        conversation: SandboxConversation,
        clock: SandboxClock,
        features: tuple[Feature, ...],
        controls: PageControls,
    ) -> None:
        self._state, self._conversation, self._clock = state, conversation, clock
        self._controls = controls
        self._furniture = {
            "menus": command_buttons(features),
            "points": point_buttons(),
            "languages": written_languages(),
        }

    def app(self) -> web.Application:
        app = web.Application(middlewares=[guard_origin], client_max_size=LARGEST_REQUEST)
        app.add_routes(
            [
                web.get("/", self.index),
                web.get("/events", self.events),
                web.get("/documents/{post}", self.document),
                web.static("/static", STATIC),
                web.post("/clock", self.clock),
                web.post("/heat", self.heat),
                web.post("/language", self.speak_page),
                web.post("/{user}/chats/{chat}/words", self.words),
                web.post("/{user}/chats/{chat}/press", self.press),
                web.post("/{user}/chats/{chat}/knock", self.knock),
                web.post("/{user}/chats/{chat}/palier", self.palier),
                web.post("/{user}/start", self.start),
                web.post("/{user}/point", self.point),
                web.post("/{user}/thing", self.thing),
                web.post("/{user}/language", self.language),
                web.post("/{user}/forms/{form}", self.form),
                web.post("/{user}/forms/{form}/cancel", self.cancel),
                web.post("/{user}/forms/{form}/words", self.form_words),
                web.post("/{user}/search", self.search),
                web.post("/{user}/share", self.share),
            ]
        )
        add_privacy_page(app)
        return app

    async def index(self, request: web.Request) -> web.Response:
        return web.Response(text=render_page(page_language(request)), content_type="text/html")

    async def events(self, request: web.Request) -> web.StreamResponse:
        """The whole state, then every change, for as long as the page looks."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        protect_page(response)
        await response.prepare(request)
        with self._state.watch_events() as page_events, suppress(ConnectionResetError):
            while True:
                try:
                    event = await asyncio.wait_for(page_events.get(), HEARTBEAT)
                except TimeoutError:
                    await response.write(b": still here\n\n")
                    continue
                if event is None:
                    break
                if event["kind"] == "state":
                    event = event | self._furniture
                await response.write(f"data: {json.dumps(event)}\n\n".encode())
        return response

    async def document(self, request: web.Request) -> web.Response:
        post = self._state.find_post(request.match_info["post"])
        if post is None or post.document is None:
            raise web.HTTPNotFound
        response = web.Response(
            body=post.document.content, content_type=post.document.media_type.partition(";")[0]
        )
        response.headers["Content-Disposition"] = _attachment(post.document.name)
        return response

    async def clock(self, request: web.Request) -> web.Response:
        try:
            act = await self._clock.move_to((await read_body(request, ClockBody)).until)
        except MomentUnreachable:
            raise web.HTTPUnprocessableEntity from None
        reader = Reader(language=self._state.language)
        return _answer(hint_answer(sent_on_way(act, self._state, reader), reader))

    async def heat(self, request: web.Request) -> web.Response:
        body = await read_body(request, LevelsBody)
        today, tomorrow = HeatLevel[body.today.upper()], HeatLevel[body.tomorrow.upper()]
        made = await self._controls.heat_up(today, tomorrow)
        said = words.stairwell_heat_told(count=made) if made else words.stairwell_heat_noted()
        return _answer(hint_answer(said, Reader(language=self._state.language)))

    async def speak_page(self, request: web.Request) -> web.Response:
        body = await read_body(request, LanguageBody)
        await self._controls.speak_page(body.language)
        return _answer(PageAnswer())

    async def words(self, request: web.Request) -> web.Response:
        body = await read_body(request, WordsBody)
        return _answer(
            await self._conversation.take_words(
                self._person(request), self._chat(request), body.words
            )
        )

    async def press(self, request: web.Request) -> web.Response:
        body = await read_body(request, PressBody)
        return _answer(
            await self._conversation.take_press(
                self._person(request), self._chat(request), body.post, body.press
            )
        )

    async def knock(self, request: web.Request) -> web.Response:
        return _answer(
            await self._conversation.ask_to_join(self._person(request), self._chat(request))
        )

    async def palier(self, request: web.Request) -> web.Response:
        body = await read_body(request, PresenceBody)
        if request.match_info["chat"] != ELSEWHERE:
            raise web.HTTPNotFound
        return _answer(
            await self._conversation.invite_palier(
                self._person(request), self._chat(request), present=body.present
            )
        )

    async def start(self, request: web.Request) -> web.Response:
        body = await read_body(request, StartBody)
        return _answer(
            await self._conversation.take_start_link(self._person(request), body.payload)
        )

    async def point(self, request: web.Request) -> web.Response:
        body = await read_body(request, PointBody)
        return _answer(
            await self._conversation.take_point(self._person(request), body.lat, body.lon)
        )

    async def thing(self, request: web.Request) -> web.Response:
        body = await read_body(request, ThingBody)
        return _answer(await self._conversation.take_thing(self._person(request), body.what))

    async def language(self, request: web.Request) -> web.Response:
        body = await read_body(request, LanguageBody)
        await self._controls.speak(self._person(request), body.language)
        return _answer(PageAnswer())

    async def form(self, request: web.Request) -> web.Response:
        person, (said, files) = self._person(request), await _read_sheet(request)
        return _answer(
            await self._conversation.take_form(person, request.match_info["form"], said, files)
        )

    async def form_words(self, request: web.Request) -> web.Response:
        """Words typed in a talk, with the sheet as it stands above them."""
        person, (said, files) = self._person(request), await _read_sheet(request)
        typed = said.pop(TYPED, "")
        if len(typed) > LARGEST_WORDS:
            raise web.HTTPBadRequest
        sheet = request.match_info["form"]
        return _answer(
            await self._conversation.take_words_beside(person, sheet, typed, said, files)
        )

    async def cancel(self, request: web.Request) -> web.Response:
        person, sheet_id = self._person(request), request.match_info["form"]
        return _answer(self._conversation.cancel_form(person, sheet_id))

    async def search(self, request: web.Request) -> web.Response:
        body = await read_body(request, WordsBody)
        return _answer(await self._conversation.search_cards(self._person(request), body.words))

    async def share(self, request: web.Request) -> web.Response:
        body = await read_body(request, CardCodeBody)
        return _answer(await self._conversation.share_card(self._person(request), body.code))

    def _person(self, request: web.Request) -> SandboxPerson:
        person = self._state.people.get(request.match_info["user"])
        if person is None:
            raise web.HTTPNotFound
        return person

    def _chat(self, request: web.Request) -> SandboxChat:
        """A chat this person can see: a wall, or their own talk."""
        chat = self._state.chats.get(request.match_info["chat"])
        if chat is None or chat.owner not in ("", request.match_info["user"]):
            raise web.HTTPNotFound
        return chat


async def _read_sheet(
    request: web.Request,
) -> tuple[dict[str, str], dict[str, tuple[str, bytes]]]:
    """A form as the browser sends it: several ticks under one name are one answer."""
    said, files = dict[str, str](), dict[str, tuple[str, bytes]]()
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            content = value.file.read(LARGEST_FILE + 1)
            if value.filename:
                files[name] = (value.filename, content)
        elif isinstance(value, str):
            said[name] = f"{said[name]},{value}" if name in said else value
    return said, files


def _answer(answered: PageAnswer) -> web.Response:
    return web.json_response(asdict(answered))


def _attachment(name: str) -> str:
    plain = "".join(letter for letter in name if letter.isascii() and letter not in '"\\;\r\n')
    return f'attachment; filename="{plain}"'


@web.middleware
async def guard_origin(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Nobody but this machine's own page: a foreign Host or Origin is turned away."""
    if not _ours(request):
        raise web.HTTPForbidden
    try:
        response = await handler(request)
    except web.HTTPException as refusal:
        protect_page(refusal)
        raise
    if not response.prepared:
        protect_page(response)
    return response


def protect_page(response: web.StreamResponse) -> None:
    """Let the page load nothing from elsewhere, and nobody else load the page."""
    response.headers.update(
        {
            "Content-Security-Policy": POLICY,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "no-store",
        }
    )


def _ours(request: web.Request) -> bool:
    socket: Any = request.transport and request.transport.get_extra_info("sockname")
    port = socket[1] if socket else 0
    hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
    if request.host not in hosts:
        return False
    origin = request.headers.get("Origin")
    if request.method in ("GET", "HEAD"):
        return origin is None or origin == f"http://{request.host}"
    return origin == f"http://{request.host}"
