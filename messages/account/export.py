"""Everything held about a member as one page that any browser opens, and as data below it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any

from messages import words
from messages.catalog import is_known, plain_words
from messages.model import Document, MomentText, Reader, Text

Held = Mapping[str, Sequence[Mapping[str, Any]]]

STYLE = (
    "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.2rem 1rem;"
    "border-top:1px solid;padding-top:.5rem}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}"
    "pre{white-space:pre-wrap;overflow-wrap:anywhere}"
)


def export_document(held: Held, reader: Reader, now: datetime) -> Document:
    """The page as a file, worded for the reader."""
    return Document(
        name=f"palier-{now:%Y-%m-%d}.html",
        media_type="text/html",
        content="".join(_export_page(held, reader, now)).encode(),
        caption=words.account_export_caption(),
    )


def _export_page(held: Held, reader: Reader, now: datetime) -> Iterator[str]:
    def say(text: Text) -> str:
        return escape(plain_words(text, reader))

    title = say(words.account_export_title())
    made = say(words.account_export_made(moment=MomentText(at=now, zone=reader.zone)))
    yield f'<!doctype html><html lang="{reader.language}"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield f"<title>{title}</title><style>{STYLE}</style></head><body>"
    yield f"<h1>{title}</h1><p>{made}</p>"
    for table, rows in held.items():
        yield f"<h2>{say(_plain_name('held', table))}</h2>"
        for row in rows:
            shown = [(name, value) for name, value in row.items() if value not in (None, "", [])]
            yield "<dl>"
            for name, value in shown:
                yield f"<dt>{say(_plain_name('field', name))}</dt>"
                yield f'<dd dir="auto">{escape(_written_value(value))}</dd>'
            yield "</dl>"
    data = escape(json.dumps(held, ensure_ascii=False, indent=1))
    yield f"<details><summary>{say(words.account_export_data())}</summary>"
    yield f'<pre id="data">{data}</pre></details></body></html>'


def _plain_name(kind: str, name: str) -> Text:
    """A table or a column in plain words; its own name while nobody has worded it."""
    key = f"account-{kind}-{name}"
    if is_known(key):
        return Text(key=key)
    return words.account_as_named(name=name.replace("_", " "))


def _written_value(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
