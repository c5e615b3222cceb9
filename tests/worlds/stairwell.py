"""The world on the local page: its own server and state, spoken to as the page's script does."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from aiohttp import ClientSession, FormData, web

from bot.platform import ChatPlatform, RefusalMeaning
from bot.stairwell.clock import SandboxClock
from bot.stairwell.conversation import SandboxConversation
from bot.stairwell.form import SandboxForm
from bot.stairwell.platform import SandboxPlatform
from bot.stairwell.server import TYPED, PageControls, SandboxServer
from bot.stairwell.state import SandboxChat, SandboxPerson, SandboxPost, SandboxState
from bot.stairwell.weather import SandboxWeather
from bot.stairwell.wording import paragraphs, plain_words
from messages.form import Form
from messages.model import Action, Reader
from tests.worlds.neighbour import Neighbour, Wall
from tests.worlds.shown import Shown
from tests.worlds.world import World


class StairwellWorld(World):
    """For stories about the page; nobody there can be blocked, refused or pointed at."""

    platform = "stairwell"

    def __init__(self, *around: Any) -> None:
        super().__init__(*around)
        self.state = SandboxState([], [], self.clock.now(), SandboxWeather(self.clock.now))
        self._page = SandboxPlatform(self.state)
        self.files = self.links = self._page
        self._toasts: defaultdict[str, str] = defaultdict(str)
        self._runner: web.AppRunner | None = None

    async def open(self) -> None:
        self._browser = ClientSession()
        await super().open()

    async def close(self) -> None:
        await super().close()
        await self._browser.close()
        await self._hang_up()

    async def connect(self) -> ChatPlatform:
        await self._hang_up()
        conversation = SandboxConversation(self.state, self.dispatcher, self._deliver)
        clock = SandboxClock(self.clock, self.ticker, self._deliver, self.state)
        controls = PageControls(_nobody_changes, _nobody_changes, _nobody_changes)
        server = SandboxServer(self.state, conversation, clock, self.features, controls)
        self._runner = web.AppRunner(server.app(), access_log=None)
        await self._runner.setup()
        door = web.TCPSite(self._runner, "127.0.0.1", 0)
        await door.start()
        self._url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self._page

    async def _hang_up(self) -> None:
        if self._runner:
            await self._runner.cleanup()

    async def _deliver(self) -> int:
        return await self.courier.deliver()

    async def settle(self) -> None:
        await super().settle()
        self.state.now = self.clock.now()

    # --- people and groups

    async def person(self, name: str, language: str, *, started: bool) -> tuple[str, str]:
        person = SandboxPerson(f"user-{len(self.state.people)}", name, language)
        self.state.people[person.user] = person
        self.state.chats[person.chat] = SandboxChat(person.chat, name, "", person.user)
        return person.user, person.chat

    async def group(self, title: str) -> str:
        name = f"wall-{len(self.state.chats)}"
        self.state.chats[name] = SandboxChat(name, title, "fr", wall=True)
        return name

    def _written(self, chat: str) -> list[SandboxPost]:
        return [post for post in self.state.chats[chat].posts.values() if not post.author]

    def screen(self, chat: str) -> list[Shown]:
        return [_shown(post) for post in self._written(chat)]

    def handed(self, chat: str) -> dict[str, bytes]:
        documents = [post.document for post in self._written(chat) if post.document]
        return {each.name: each.content for each in documents}

    def toast(self, who: Neighbour) -> str:
        return self._toasts.pop(who.user, "")

    # --- acts

    async def says(self, who: Neighbour, words: str, on: Wall | None) -> None:
        sheet = self._sheet(who)
        if on or words.startswith("/") or sheet is None:
            chat = on.chat if on else who.chat
            await self._post(who, f"chats/{chat}/words", {"words": words})
            return
        await self._send(who, sheet, "/words", {TYPED: words, **sheet.said})

    async def presses(self, who: Neighbour, shown: Shown, label: str, on: Wall | None) -> None:
        chat = on.chat if on else who.chat
        post = self.state.chats[chat].posts[shown.name]
        reader, rows = post.reader, post.message.rows if post.message else ()
        button = next(b for row in rows for b in row if plain_words(b.label, reader) == label)
        if button.start:
            await self.opens(who, button.start)
        elif button.press:
            body = {"post": post.id, "press": button.press}
            await self._post(who, f"chats/{chat}/press", body)

    async def forges(self, who: Neighbour, action: Action, on: Wall | None) -> None:
        body = {"post": "forged", "press": action.pack_action()}
        await self._post(who, f"chats/{on.chat if on else who.chat}/press", body)

    async def shares(self, who: Neighbour, lat: float, lon: float) -> None:
        await self._post(who, "point", {"lat": lat, "lon": lon})

    async def opens(self, who: Neighbour, payload: str) -> None:
        await self._post(who, "start", {"payload": payload})

    def asks(self, who: Neighbour, form: type[Form]) -> bool:
        sheet = self._sheet(who)
        return sheet is not None and sheet.form is form

    async def fills(self, who: Neighbour, form: type[Form], said: Mapping[str, str]) -> None:
        sheet = self._sheet(who)
        assert sheet is not None
        await self._send(who, sheet, "", {**sheet.said, **said})

    def _sheet(self, who: Neighbour) -> SandboxForm | None:
        return self.state.people[who.user].open_form

    async def _post(self, who: Neighbour, path: str, body: Mapping[str, Any]) -> None:
        await self._tell(who, path, json.dumps(body))

    async def _send(
        self, who: Neighbour, sheet: SandboxForm, path: str, boxes: Mapping[str, str]
    ) -> None:
        packed = FormData(default_to_multipart=True)
        for name, typed in boxes.items():
            packed.add_field(name, typed)
        await self._tell(who, f"forms/{sheet.id}{path}", packed)

    async def _tell(self, who: Neighbour, path: str, body: str | FormData) -> None:
        headers = {"Origin": self._url}
        url = f"{self._url}/{who.user}/{path}"
        async with self._browser.post(url, data=body, headers=headers) as answered:
            assert answered.status == 200, await answered.text()
            if hint := (await answered.json())["hint"]:
                self._toasts[who.user] = hint

    # --- what nobody can do on the page

    async def writes(self, who: Neighbour, words: str, on: Wall) -> str:
        raise NotImplementedError

    async def points(self, who: Neighbour, command: str, message: str, on: Wall) -> None:
        raise NotImplementedError

    async def blocks(self, who: Neighbour, blocked: bool) -> None:
        raise NotImplementedError

    def refuses(self, chat: str, means: RefusalMeaning, times: int | None = None) -> None:
        raise NotImplementedError

    def relents(self) -> None:
        raise NotImplementedError

    def deletes(self, who: Neighbour, shown: Shown) -> None:
        raise NotImplementedError


async def _nobody_changes(*_: object) -> int:
    """The page's own settings are no part of these stories."""
    raise NotImplementedError


def _shown(post: SandboxPost) -> Shown:
    reader = post.reader
    rows = post.message.rows if post.message else ()
    labels = tuple(plain_words(button.label, reader) for row in rows for button in row)
    words = plain_words(post.document.caption, reader) if post.document else _words(post, reader)
    return Shown(post.id, words, labels, post.document.name if post.document else "")


def _words(post: SandboxPost, reader: Reader) -> str:
    spoken = paragraphs(post.message, reader) if post.message else ()
    return "\n".join("".join(span.words for span in spans) for spans in spoken)
