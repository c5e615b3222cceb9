"""The promises of `/privacy` as a page, for whoever has not begun to talk to Palier yet."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from aiohttp import web

from bot.page_language import page_language
from handlers.account.promises import privacy_promises
from messages import words
from messages.account.privacy_page import PRIVACY_PATH
from messages.catalog import Spans, language_names, paragraphs, plain_words
from messages.language import IN_TURN, LanguageProfile
from messages.model import Reader

STYLE_PATH = f"{PRIVACY_PATH}.css"
STYLE = """\
:root { --paper: #fffaf2; --ink: #2d241c; --link: #9a3b1b; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #231d19; --ink: #f4eadd; --link: #f0a47c; }
}
html { color-scheme: light dark; background: var(--paper); color: var(--ink); }
html { font: 1.125rem/1.6 system-ui, sans-serif; }
body { max-width: 38rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.25; }
p { margin: 0 0 1rem; overflow-wrap: anywhere; }
nav ul { display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; margin: 0; padding: 0; }
nav a { display: inline-block; padding: .5rem 0; color: var(--link); }
nav a[aria-current] { font-weight: bold; }
a:focus-visible { outline: 3px solid; outline-offset: 3px; }
"""
"""Lines that are not long, letters that are not small, the reader's own lamp."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
    "Vary": "Accept-Language",
}


def add_privacy_page(site: web.Application) -> None:
    """Serve it in the reader's language, or in the one asked for: `/privacy?language=en`."""

    async def look(request: web.Request) -> web.Response:
        page = "".join(_page_parts(page_language(request)))
        return web.Response(text=page, content_type="text/html", headers=HEADERS)

    async def style(_: web.Request) -> web.Response:
        return web.Response(text=STYLE, content_type="text/css", headers=HEADERS)

    site.router.add_get(PRIVACY_PATH, look)
    site.router.add_get(STYLE_PATH, style)


def _page_parts(language: str) -> Iterator[str]:
    reader, profile = Reader(language=language), LanguageProfile.of_language(language)
    head, *rest = paragraphs(privacy_promises(), reader)
    title = escape(plain_words(words.account_privacy_title(), reader))
    yield f'<!doctype html><html lang="{escape(profile.tag)}" dir="{profile.direction}"><head>'
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<title>{title}</title><link rel="stylesheet" href="{STYLE_PATH}"></head><body>'
    label = escape(plain_words(words.account_privacy_languages(), reader))
    yield f'<nav aria-label="{label}"><ul>'
    for each in IN_TURN:
        here = ' aria-current="page"' if each == language else ""
        named = escape(language_names()[each])
        yield f'<li><a href="{PRIVACY_PATH}?language={each}" lang="{each}" hreflang="{each}"{here}>'
        yield f"{named}</a></li>"
    yield f"</ul></nav><main><h1>{_drawn(head, heading=True)}</h1>"
    yield "".join(f"<p>{_drawn(each)}</p>" for each in rest)
    yield "</main></body></html>"


def _drawn(spans: Spans, *, heading: bool = False) -> str:
    drawn = []
    for span in spans:
        said = escape(span.words)
        drawn.append(f"<strong>{said}</strong>" if span.bold and not heading else said)
    return "".join(drawn)
