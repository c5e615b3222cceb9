"""Socket Mode: the app's open connections, envelopes and their acknowledgements."""

import asyncio
import json
import uuid
from collections.abc import Callable
from typing import Any, Literal

from aiohttp import WSMsgType, web

from tests.fakes.pulse import Pulse

from .errors import Wire

MOST = 10
Acked = Literal["yes", "late", "never sent"]
Reason = Literal["warning", "refresh_requested", "link_disabled", "too_many_websockets"]


class Sockets:
    """The app's connections; each envelope goes to one of them, in turn."""

    def __init__(self, fault: Callable[[str], None], changed: Pulse) -> None:
        self.open: list[web.WebSocketResponse] = []
        self.tickets: set[str] = set()
        self.late: list[Wire] = []
        self._fault = fault
        self._changed = changed
        self._turn = 0
        self._sent: dict[str, asyncio.Future[Any]] = {}

    def ticket(self) -> str:
        """Give a ticket that opens one connection."""
        ticket = str(uuid.uuid4())
        self.tickets.add(ticket)
        return ticket

    async def serve(self, request: web.Request, app_id: str) -> web.StreamResponse:
        """Serve one connection until either side ends it."""
        ticket = request.query.get("ticket", "")
        if ticket not in self.tickets:
            return web.Response(status=404)
        self.tickets.discard(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if len(self.open) >= MOST:
            await self._dismiss(socket, "too_many_websockets")
            return socket
        self.open.append(socket)
        await socket.send_json(
            {
                "type": "hello",
                "num_connections": len(self.open),
                "debug_info": {"host": "applink", "approximate_connection_time": 18060},
                "connection_info": {"app_id": app_id},
            }
        )
        self._changed.beat()
        try:
            async for message in socket:
                if message.type == WSMsgType.TEXT:
                    self._hear(message.data)
        finally:
            if socket in self.open:
                self.open.remove(socket)
            self._changed.beat()
        return socket

    def _hear(self, text: str) -> None:
        try:
            said = json.loads(text)
            acked = self._sent[said["envelope_id"]]
        except (ValueError, KeyError, TypeError):
            self._fault(f"an acknowledgement of nothing: {text:.300}")
            return
        if unknown := said.keys() - {"envelope_id", "payload"}:
            self._fault(f"unknown in an acknowledgement: {sorted(unknown)}")
        if acked.cancelled():
            self.late.append(said)
        elif acked.done():
            self._fault(f"acknowledged twice: {text:.300}")
        else:
            acked.set_result(said.get("payload"))
        self._changed.beat()

    async def send(self, envelope: Wire, seconds: float) -> tuple[Acked, Any]:
        """Send an envelope and wait for its acknowledgement, so many seconds in all."""
        loop = asyncio.get_running_loop()
        ends = loop.time() + seconds
        number = str(uuid.uuid4())
        acked: asyncio.Future[Any] = loop.create_future()
        sent = False
        while not acked.done():
            if (left := ends - loop.time()) <= 0:
                acked.cancel()
                return ("late" if sent else "never sent"), None
            if not sent and (socket := self._next()) is not None:
                self._sent[number] = acked
                try:
                    await socket.send_json({"envelope_id": number, **envelope})
                    sent = True
                except ConnectionError:
                    continue
            elif sent:
                await asyncio.wait([acked], timeout=left)
            else:
                await self._changed.wait(left)
        return "yes", acked.result()

    def _next(self) -> web.WebSocketResponse | None:
        alive = [socket for socket in self.open if not socket.closed]
        if not alive:
            return None
        self._turn += 1
        return alive[self._turn % len(alive)]

    async def disconnect(self, reason: Reason = "refresh_requested") -> None:
        """Ask every connection to be renewed; after a warning they last on."""
        for socket in [*self.open]:
            if reason != "warning":
                self.open.remove(socket)
            await self._dismiss(socket, reason)

    async def drop(self) -> None:
        """Break every connection without a word."""
        for socket in [*self.open]:
            self.open.remove(socket)
            await socket.close()

    async def connected(self, most: int = 1, timeout: float = 5) -> None:
        """Wait until so many connections are open."""
        async with asyncio.timeout(timeout):
            while len(self.open) < most:
                await self._changed.wait(timeout)

    async def _dismiss(self, socket: web.WebSocketResponse, reason: Reason) -> None:
        try:
            await socket.send_json(
                {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink"}}
            )
        except ConnectionError:
            return
        if reason == "too_many_websockets":
            await socket.close()

    async def close(self) -> None:
        """Close every connection."""
        for socket in [*self.open]:
            await socket.close()
