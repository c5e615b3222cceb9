"""Each platform speaks in its own words: no sentence tells what only another can do."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from fluent.syntax import FluentSerializer

from bot.slack.drawing import DOOR
from bot.slack.manifest import slash_commands
from handlers import FEATURES
from messages import accessors, samples, words
from messages.catalog import plain_words
from messages.form import DayField, HourField
from messages.language import FALLBACK, FOLDER, LANGUAGES
from messages.model import Reader, Text

PLATFORMS = ("telegram", "slack", "stairwell")
LISTED = tomllib.loads((Path(__file__).parent / "idioms.toml").read_text("utf-8"))
BOT = Path(__file__).parent.parent / "bot"
COMMAND = re.compile(r"(?<![\w/<.:])/([a-z_]+)\b(?: ([a-z_]+))?")
"""A command in a sentence, and the word after it."""


def readers(platform: str) -> Iterator[Reader]:
    yield from (Reader(language=each, idiom=platform) for each in LANGUAGES)


def is_elsewhere(key: str, platform: str) -> bool:
    """Whether the platform never says it."""
    return any(
        key.startswith(start)
        for only, starts in LISTED["only"].items()
        if only != platform
        for start in starts
    )


@cache
def worded_apart() -> set[str]:
    """The keys that some platform words in its own way, or in which it has a word of its own."""
    serializer = FluentSerializer()
    return {
        entry.id.name
        for language in LANGUAGES
        for entry in accessors.catalogue_messages(language)
        if entry.attributes or f"${accessors.OWN}" in serializer.serialize_entry(entry)
    }


@cache
def sentences(platform: str) -> list[tuple[str, Reader, str]]:
    """Every sentence the platform may say, in every language."""
    counted = accessors.plural_variables()
    found = []
    for entry in accessors.catalogue_messages(FALLBACK):
        key = entry.id.name
        if entry.value is None or is_elsewhere(key, platform):
            continue
        names = accessors.message_variables(entry)
        counts = (0, 1, 12) if any((key, name) in counted for name in names) else (12,)
        for reader, count in product(readers(platform), counts):
            given = tuple((name, count if (key, name) in counted else "·") for name in names)
            as_worded = reader if key in worded_apart() else reader.on_platform("")
            found.append((key, reader, worded(key, given, as_worded)))
    return found


@cache
def worded(key: str, given: tuple[tuple[str, int | str], ...], reader: Reader) -> str:
    return plain_words(Text(key=key, args=dict(given)), reader)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_no_platform_says_what_only_another_can_do(platform):
    wrong = {
        f"{key} ({reader.language}): {said}"
        for key, reader, said in sentences(platform)
        for pattern in LISTED[platform][reader.language]
        if key not in LISTED["names"] and re.search(pattern, said, re.IGNORECASE)
    }
    assert wrong == set()


def test_what_is_listed_as_naming_another_still_does():
    """An exception that nothing needs any more would hide what comes later."""
    found = {
        key
        for platform in PLATFORMS
        for key, reader, said in sentences(platform)
        for pattern in LISTED[platform][reader.language]
        if re.search(pattern, said, re.IGNORECASE)
    }
    topics = {key for key in LISTED["names"] if key.startswith("organise-topic")}
    assert LISTED["names"].keys() - found - topics == {"organise-refuses-topic"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_a_calendar_or_a_clock_opens_nobody_is_told_to_write(language):
    reader = Reader(language=language, idiom="slack")
    for form in samples.all_forms():
        for field in form.questions():
            if isinstance(field.kind, DayField | HourField):
                said = plain_words(field.question, reader)
                for pattern in LISTED["pickers"][language]:
                    assert not re.search(pattern, said, re.IGNORECASE), (
                        f"{field.question.key}: {said}"
                    )


def spoken_names(language: str) -> set[str]:
    """What a language calls each command."""
    return {
        listed.aliases.get(language, listed.name) for each in FEATURES for listed in each.commands
    }


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_command_is_said_as_its_reader_can_type_it(platform):
    """In the reader's language; on Slack only what the workspace knows, or through the door."""
    known = set(slash_commands(FEATURES, Reader()))
    wrong = set()
    for key, reader, said in sentences(platform):
        names = spoken_names(reader.language)
        for name, after in COMMAND.findall(said):
            if key in LISTED["names"] or (name, platform) == ("invite", "slack"):
                continue
            through = name == DOOR and platform == "slack"
            typed = after if through else name
            if typed not in names or (platform == "slack" and not through and typed not in known):
                wrong.add(f"{key} ({reader.language}): {said}")
    assert wrong == set()


@pytest.mark.parametrize("platform", PLATFORMS)
def test_whatever_a_platform_draws_is_in_its_own_words(platform):
    """What came from the catalogue directly would forget the platform."""
    taken = {"plain_words", "render_text", "paragraphs"}
    for source in (BOT / platform).glob("*.py"):
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "messages.catalog":
                assert taken.isdisjoint(each.name for each in node.names), source


def test_a_group_is_a_channel_where_it_is_called_so():
    said = words.area_door_plain()
    assert plain_words(said, Reader()) == "Entrer dans le groupe du quartier"
    assert plain_words(said, Reader(idiom="slack")) == "Entrer dans le canal du quartier"
    assert plain_words(said, Reader(language="en", idiom="slack")).endswith("channel")


def test_an_announcement_is_worded_alike_everywhere():
    """How long it may be is measured once, for all."""
    for language in LANGUAGES:
        source = (FOLDER / language / "nudge.ftl").read_text("utf-8")
        assert f"$ {accessors.OWN}".replace(" ", "") not in source
        assert not re.search(r"^[ \t]+\.", source, re.MULTILINE)
