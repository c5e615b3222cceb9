"""In which language somebody reads a page who is nobody Palier knows."""

from __future__ import annotations

from aiohttp import web

from messages.catalog import nearest_language
from messages.language import LANGUAGES


def page_language(request: web.Request) -> str:
    """The page's language: the one asked for, else the browser's, else `FALLBACK`."""
    if (asked := request.query.get("language", "")) in LANGUAGES:
        return asked
    wanted = request.headers.get("Accept-Language", "").split(",")
    known = [
        each.split(";")[0].strip()
        for each in wanted
        if each.strip().lower().split(";")[0].split("-")[0] in LANGUAGES
    ]
    return nearest_language(known[0] if known else None)
