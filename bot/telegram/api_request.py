"""Calls to Telegram whose answers are looked at before the library makes objects of them."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from telegram.request import HTTPXRequest

HTTP_OK, HTTP_ELSEWHERE = 200, 300


class ApiRequest(HTTPXRequest):
    """The library's request; what says that all is well and holds no result is a bad gateway's."""

    async def do_request(
        self, url: str, method: str, *given: Any, **more: Any
    ) -> tuple[int, bytes]:
        code, payload = await super().do_request(url, method, *given, **more)
        if method != "POST":
            return code, payload
        answer = _object(payload)
        if HTTP_OK <= code < HTTP_ELSEWHERE:
            holds = answer.get("result") is not None
            return (code, payload) if holds else (HTTPStatus.BAD_GATEWAY, b"{}")
        return code, payload if answer else b"{}"


def _object(payload: bytes) -> dict[str, Any]:
    """The JSON object that an answer is; empty when it is none."""
    try:
        loads = json.loads(payload)
    except (ValueError, RecursionError):
        return {}
    return loads if isinstance(loads, dict) else {}
