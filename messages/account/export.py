"""Everything held about a member as one page that any browser opens, and as data below it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from urllib.parse import quote

from messages import words
from messages.account.export_values import (
    ExportedRow,
    dialog_lines,
    is_for_machines,
    value_lines,
)
from messages.catalog import is_known, plain_words
from messages.model import Document, MomentText, Reader, Text

Held = Mapping[str, Sequence[ExportedRow]]
"""Rows by table."""

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
            yield "<dl>"
            for label, line in _lines_of_row(table, row, reader):
                yield f"<dt>{escape(label)}</dt>"
                yield f'<dd dir="auto">{escape(line)}</dd>'
            yield "</dl>"
    data = json.dumps(
        {table: [row.data for row in rows] for table, rows in held.items()},
        ensure_ascii=False,
        indent=1,
    )
    link = f"data:application/json;charset=utf-8,{quote(data)}"
    download = say(words.account_export_download())
    yield f'<p><a download="palier.json" href="{link}">{download}</a></p>'
    yield f"<details><summary>{say(words.account_export_data())}</summary>"
    yield f'<pre id="data">{escape(data)}</pre></details></body></html>'


def _lines_of_row(table: str, row: ExportedRow, reader: Reader) -> Iterator[tuple[str, str]]:
    """What a row says to people: a label and words, line by line."""
    if table == "dialog":
        yield from dialog_lines(row.values, reader)
        return
    for column, value in row.values.items():
        if is_for_machines(table, column):
            continue
        for line in value_lines(table, column, value, reader):
            yield plain_words(_plain_name("field", column, table), reader), line


def _plain_name(kind: str, name: str, table: str = "") -> Text:
    """A table or a column in plain words; its own name while nobody has worded it."""
    for key in (f"account-{kind}-{table}-{name}", f"account-{kind}-{name}"):
        if is_known(key):
            return Text(key=key)
    return words.account_as_named(name=name.replace("_", " "))
