"""A little HTML by hand: elements whose attributes and words cannot be mistaken for markup."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


class Markup(str):
    """Words that are markup already."""

    __slots__ = ()


def element(tag: str, *inside: str, **attributes: str) -> Markup:
    """One element; what is put in is escaped, unless it is markup. `class_` is written `class`."""
    told = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
    )
    return Markup(f"<{tag}{told}>{join_markup(inside)}</{tag}>")


def join_markup(parts: Iterable[str]) -> Markup:
    """One after another."""
    return Markup(
        "".join(each if isinstance(each, Markup) else escape(each, quote=False) for each in parts)
    )


def button_rows(rows: Iterable[Iterable[str]]) -> Markup:
    """Rows of buttons: nothing happens here, so they are no buttons to whoever tabs along."""
    drawn = [
        element("div", *(element("span", each, class_="key") for each in row), class_="row")
        for row in rows
    ]
    return element("div", *drawn, class_="keys") if drawn else Markup("")
