"""The page itself: one HTML file whose words are filled in for whoever looks at it."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.stairwell.points import POINTS
from bot.stairwell.wording import plain_words
from handlers.kernel.feature import CommandMenu, Feature
from messages import words
from messages.catalog import language_names
from messages.dates import say_day
from messages.language import IN_TURN, LANGUAGES, LanguageProfile
from messages.model import Reader, Text

STATIC = Path(__file__).parent / "static"
WORD = re.compile(r"\[\[([a-z-]+)\]\]")

WHOM = "{whom}"
"""Where the page's script puts the name of a neighbour or a wall."""

NAMED = {
    text.key: text
    for text in (
        words.stairwell_enlarge(whom=WHOM),
        words.stairwell_more(whom=WHOM),
        words.stairwell_on(whom=WHOM),
        words.stairwell_reads(whom=WHOM),
        words.stairwell_send_as(whom=WHOM),
        words.stairwell_send_on(whom=WHOM),
        words.stairwell_write_as(whom=WHOM),
        words.stairwell_write_on(whom=WHOM),
    )
}

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)


def render_page(spoken_language: str) -> str:
    """The whole page in one language."""
    reader = Reader(language=spoken_language)

    made = {
        "language": spoken_language,
        "direction": ' dir="rtl"'
        if LanguageProfile.of_language(spoken_language).from_the_right
        else "",
        "language-links": "\n    ".join(
            f'<a href="/?language={each}" lang="{each}" hreflang="{each}">'
            f"{html.escape(language_names()[each])}</a>"
            for each in IN_TURN
        ),
        "language-options": "".join(
            f'<option value="{each}" lang="{each}">{each}</option>' for each in IN_TURN
        ),
    }

    def fill(hit: re.Match[str]) -> str:
        if hit[1] in made:
            return made[hit[1]]
        return html.escape(plain_words(NAMED.get(hit[1], Text(key=hit[1])), reader))

    return WORD.sub(fill, (STATIC / "index.html").read_text("utf-8"))


def written_languages() -> dict[str, dict[str, str]]:
    """How each language is written: the web's name for its rules, its direction, a month's first.

    Browsers write "1 décembre".
    """
    profiles = {language: LanguageProfile.of_language(language) for language in LANGUAGES}
    return {
        each: {
            "locale": profile.tag,
            "direction": profile.direction,
            "first": _first_of_month(each),
        }
        for each, profile in profiles.items()
    }


def _first_of_month(language: str) -> str:
    said = say_day(date(2026, 6, 1), language).split()
    return next((word for word in said if word.startswith("1")), "")


def point_buttons() -> dict[str, list[dict[str, str | float]]]:
    """The points worth a button, by language."""
    return {
        language: [
            {
                "label": plain_words(point.label, Reader(language=language)),
                "lat": point.lat,
                "lon": point.lon,
            }
            for point in POINTS
        ]
        for language in LANGUAGES
    }


def command_buttons(features: Sequence[Feature]) -> dict[str, dict[str, list[str]]]:
    """The commands worth a button, by language: everybody's, a wall's, and organisers' own."""
    listed = [command for feature in features for command in feature.commands]
    flags = {
        "private": CommandMenu.PRIVATE,
        "group": CommandMenu.GROUP,
        "organisers": CommandMenu.ORGANISERS,
    }
    return {
        spoken_language: {
            name: [
                command.aliases.get(spoken_language, command.name)
                for command in listed
                if flag & command.menu
            ]
            for name, flag in flags.items()
        }
        for spoken_language in LANGUAGES
    }
