"""The page a mail's link opens: the town says that it takes somebody over, by a button."""

from __future__ import annotations

import re
from html import escape

from aiohttp import web

from bot.dispatcher import Dispatcher
from handlers.heat.duty.services import TownAnsweredEvent
from handlers.kernel.events import EventOrigin
from messages import words
from messages.catalog import plain_words
from messages.heat.duty.actions import DutyNews
from messages.heat.duty.mail import short_number
from messages.model import Reader, Text
from storage.database import Database, Store

PATH = "/duty/{code}"
CODE = re.compile(r"[a-z0-9]{20,40}", re.ASCII)

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Content-Security-Policy": "default-src 'none'; form-action 'self'; frame-ancestors 'none'",
}


def add_duty_page(site: web.Application, database: Database, dispatcher: Dispatcher) -> None:
    """Open the page. Looking changes nothing: mail programmes look at every link."""

    async def look(request: web.Request) -> web.Response:
        return await _page_of(request, database, answered=False)

    async def answer(request: web.Request) -> web.Response:
        await dispatcher.take_finding(EventOrigin("mail"), TownAnsweredEvent(_code_in(request)))
        return await _page_of(request, database, answered=True)

    site.router.add_get(PATH, look)
    site.router.add_post(PATH, answer)


def _code_in(request: web.Request) -> str:
    code = request.match_info["code"]
    if not CODE.fullmatch(code):
        raise web.HTTPNotFound
    return code


async def _page_of(request: web.Request, database: Database, *, answered: bool) -> web.Response:
    code = _code_in(request)
    async with database.transaction() as store:
        said, asks, reader = await _standing(store, code, answered=answered)
    title = escape(plain_words(words.duty_page_title(), reader))
    button = escape(plain_words(words.duty_page_button(), reader))
    form = f'<form method="post"><button>{button}</button></form>' if asks else ""
    page = (
        f'<!doctype html><html lang="{escape(reader.language)}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><h1>{title}</h1><p>{escape(plain_words(said, reader))}</p>{form}"
    )
    return web.Response(text=page, content_type="text/html", headers=HEADERS)


async def _standing(store: Store, code: str, *, answered: bool) -> tuple[Text, bool, Reader]:
    """How it stands, whether it still asks, in whose language."""
    row = await store.duty.mail_by_code(code)
    if row is None:
        return words.duty_page_over(), False, Reader()
    area = await store.areas.get_area(row.area_id)
    reader = Reader(language=area.language, zone=area.zone, country=area.territory)
    check = await store.checkins.lock_check(row.check_id) if row.check_id else None
    if check is None or check.ended_at or row.says is DutyNews.OVER:
        return words.duty_page_over(), False, reader
    if check.taken_at:
        return (words.duty_page_done() if answered else words.duty_page_taken()), False, reader
    number = str(short_number(row.id))
    return words.duty_page_ask(number=number, area=area.name), True, reader
