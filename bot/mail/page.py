"""The page a mail's link opens: the town says that it takes somebody over, by a button."""

from __future__ import annotations

import logging
import re
from base64 import b64encode
from hashlib import sha256
from html import escape

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.dispatcher import Dispatcher
from handlers.heat.duty.services import TownAnsweredEvent
from handlers.heat.duty.standing import MailStanding, mail_standing
from handlers.kernel.events import EventOrigin
from messages import words
from messages.catalog import plain_words
from messages.heat.duty.mail import short_number
from messages.model import Reader, Text
from storage.database import Database, Store
from storage.errors import DatabaseAway

log = logging.getLogger(__name__)

PATH = "/duty/{code}"
CODE = re.compile(r"[a-z0-9]{20,40}", re.ASCII)
MEANT = "takes"
"""The form's hidden field: what programmes send to every link holds none of it."""

STYLE = """
:root { --paper: #fffaf2; --ink: #2d241c; --key: #9a3b1b; --on-key: #fff8ef; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #231d19; --ink: #f4eadd; --key: #f0a47c; --on-key: #2a150b; }
}
html { color-scheme: light dark; background: var(--paper); color: var(--ink); }
html { font: 1.25rem/1.5 system-ui, sans-serif; }
body { max-width: 36rem; margin: 0 auto; padding: 1.5rem 1rem; }
h1 { font-size: 1rem; margin: 0; }
button {
  width: 100%; min-height: 3.5rem; padding: .5rem 1rem; border: 0; border-radius: .6rem;
  background: var(--key); color: var(--on-key); font: inherit; font-weight: bold; cursor: pointer;
}
button:focus-visible { outline: 3px solid; outline-offset: 3px; }
"""
"""Read on a phone, in a hurry: the question is large, and so is the one thing to press."""

STYLE_MARK = b64encode(sha256(STYLE.encode()).digest()).decode()
"""By which a browser knows this style, and takes no other."""

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{STYLE_MARK}'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
}


def add_duty_page(site: web.Application, database: Database, dispatcher: Dispatcher) -> None:
    """Open the page. Looking changes nothing: mail programmes look at every link."""

    async def look(request: web.Request) -> web.Response:
        said, asks, reader = await _read_standing(database, _code_in(request))
        return _page_of(said, reader, asks=asks)

    async def answer(request: web.Request) -> web.Response:
        code, reader = _code_in(request), Reader()
        try:
            meant = bool((await request.post()).get(MEANT))
        except ValueError:
            meant = False  # No form at all.
        try:
            if meant:
                await dispatcher.take_finding(EventOrigin("mail"), TownAnsweredEvent(code))
            said, asks, reader = await _read_standing(database, code)
        except (DatabaseAway, OSError, SQLAlchemyError) as fault:
            log.warning("answer of a town not noted fault=%s", type(fault).__name__)
            said, asks = words.duty_page_not_noted(), True
        if meant and not asks:
            # Looked at again, it is not sent again.
            return web.Response(status=303, headers={**HEADERS, "Location": code})
        said = words.duty_page_not_noted() if meant else said
        status = (503 if meant else 400) if asks else 200
        return _page_of(said, reader, asks=asks, status=status)

    site.router.add_get(PATH, look)
    site.router.add_post(PATH, answer)


def _code_in(request: web.Request) -> str:
    code = request.match_info["code"]
    if not CODE.fullmatch(code):
        raise web.HTTPNotFound
    return code


def _page_of(said: Text, reader: Reader, *, asks: bool, status: int = 200) -> web.Response:
    title = escape(plain_words(words.duty_page_title(), reader))
    button = escape(plain_words(words.duty_page_button(), reader))
    hidden = f'<input type="hidden" name="{MEANT}" value="1">'
    form = f'<form method="post">{hidden}<button>{button}</button></form>' if asks else ""
    page = (
        f'<!doctype html><html lang="{escape(reader.language)}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style>"
        f"<h1>{title}</h1><p>{escape(plain_words(said, reader))}</p>{form}"
    )
    return web.Response(text=page, content_type="text/html", headers=HEADERS, status=status)


async def _read_standing(database: Database, code: str) -> tuple[Text, bool, Reader]:
    """How it stands, whether it still asks, in whose language."""
    async with database.transaction() as store:
        return await _standing(store, code)


SAID = {
    MailStanding.TOWN: words.duty_page_done,
    MailStanding.TAKEN: words.duty_page_taken,
    MailStanding.ANSWERED: words.duty_page_answered,
    MailStanding.OVER: words.duty_page_over,
}


async def _standing(store: Store, code: str) -> tuple[Text, bool, Reader]:
    row = await store.duty.mail_by_code(code)
    if row is None:
        return words.duty_page_over(), False, Reader()
    area = await store.areas.get_area(row.area_id)
    reader = Reader(language=area.language, zone=area.zone, country=area.territory)
    check = await store.checkins.lock_check(row.check_id) if row.check_id else None
    standing = mail_standing(row, check, area)
    if standing is MailStanding.ASKS:
        number = str(short_number(row.id))
        return words.duty_page_ask(number=number, area=area.name), True, reader
    return SAID[standing](), False, reader
