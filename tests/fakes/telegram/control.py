"""A door for another process: call anything of the server, a chat or a person by name, in JSON.

`POST /control` takes `{"on": …, "call": …, "args": […], "kwargs": {…}}` and answers
`{"result": …}`, or 400 with `{"error": …}`. `on` is absent for the server, else a reference;
references stand in arguments too: `{"person": name}`, `{"chat": title}`, `{"bot": username}`,
`{"message": [chat reference, id]}`, where a private chat is `{"private": name}`. Naming an
attribute instead of a method reads it.
"""

import dataclasses
import inspect
from typing import Any

from aiohttp import web

from .accounts import Account
from .bots import BotAccount
from .chats import Chat
from .errors import Wire
from .messages import Message, Shown
from .server import TelegramServer


class ControlledServer(TelegramServer):
    """The server with its door open."""

    def add_routes(self, app: web.Application) -> None:
        """Open the door."""
        super().add_routes(app)
        app.router.add_post("/control", self._control)

    async def _control(self, request: web.Request) -> web.Response:
        wish: Wire = await request.json()
        try:
            target = self._find(wish["on"]) if "on" in wish else self
            found = getattr(target, wish["call"])
            if callable(found):
                args = [self._find(arg) for arg in wish.get("args", ())]
                named = {name: self._find(arg) for name, arg in wish.get("kwargs", {}).items()}
                found = found(*args, **named)
                if inspect.isawaitable(found):
                    found = await found
            return web.json_response({"result": self._say(found)})
        except (AssertionError, AttributeError, KeyError, TypeError, ValueError, OSError) as error:
            return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)

    def _find(self, wish: Any) -> Any:
        match wish:
            case {"person": name}:
                return self._one([p for p in self.people.values() if p.name == name], wish)
            case {"bot": username}:
                return self._one([b for b in self.bots.values() if b.username == username], wish)
            case {"private": name}:
                return self.private(self.first_bot, self._find({"person": name}))
            case {"chat": title}:
                chats = [c for c in self.chats.values() if title in (c.title, c.id)]
                return self._one([c for c in chats if c.migrated_to is None], wish)
            case {"message": [chat, message_id]}:
                return self._find(chat).messages[message_id]
        return wish

    def _one(self, found: list[Any], wish: Wire) -> Any:
        if len(found) != 1:
            raise KeyError(f"{len(found)} answer to {wish}")
        return found[0]

    def _say(self, value: Any) -> Any:
        match value:
            case Message() | Shown():
                message = value.message if isinstance(value, Shown) else value
                return {"message": [self._say(message.chat), message.id], **self._fields(value)}
            case Chat():
                if value.person is not None:
                    return {"private": value.person.name}
                return {"chat": value.title, "id": value.id}
            case Account():
                return {"person": value.name, "id": value.id}
            case BotAccount():
                return {"bot": value.username, "id": value.id, "token": value.token}
            case bytes():
                return len(value)
            case dict():
                return {str(key): self._say(inner) for key, inner in value.items()}
            case list() | tuple() | set() | frozenset():
                return [self._say(inner) for inner in value]
            case None | str() | int() | float():
                return value
        return self._fields(value) if dataclasses.is_dataclass(value) else str(value)

    def _fields(self, value: Any) -> Wire:
        if isinstance(value, Message):
            return {"text": value.text}
        names = [field.name for field in dataclasses.fields(value)]
        return {
            name: self._say(getattr(value, name))
            for name in names
            if not name.startswith("_") and name not in ("message", "query")
        }
