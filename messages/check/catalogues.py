"""What catalogues promise each other: the same keys and variables, sentences set in type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fluent.syntax import ast, visitor
from fluent_compiler.bundle import FluentBundle

from messages import accessors
from messages.catalog import COMMAND_PREFIX, COMMON, compile_source
from messages.language import FALLBACK, LanguageDataError, LanguageProfile, LanguageTable

# The visitor's method names are the library's.
# ruff: noqa: N802

PLATFORM = "link-on-"
"""How keys begin that name a platform; a sentence may have an attribute for each."""

PLURALS = {"zero", "one", "two", "few", "many", "other"}
Problems = Iterator[str]


class PatternCollector(visitor.Visitor):
    """What the sentences of one message are made of."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.variants: list[str] = []

    def visit_TextElement(self, node: ast.TextElement) -> None:
        self.words.append(node.value)

    def visit_Variant(self, node: ast.Variant) -> None:
        if isinstance(node.key, ast.Identifier):
            self.variants.append(node.key.name)
        self.generic_visit(node)


@dataclass
class Catalogue:
    """One language: its messages by key, the file of each, and what could not be read."""

    language: str
    messages: dict[str, ast.Message] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    unreadable: list[str] = field(default_factory=list)

    def message_at(self, key: str) -> str:
        return f"{self.language}/{self.files[key]}: {key}"

    def variables_of(self, key: str) -> dict[str, str]:
        return accessors.message_variables(self.messages[key])

    def idioms_of(self, key: str) -> list[str]:
        """The platforms that have a wording of their own for the sentence."""
        attributes = (attribute.id.name for attribute in self.messages[key].attributes)
        return [attribute for attribute in attributes if not names_command(key, attribute)]


def read_catalogues(folder: Path) -> list[Catalogue]:
    """Every language below the folder, the reference first."""
    languages = sorted({path.parent.name for path in folder.glob("*/*.ftl")})
    languages.sort(key=lambda each: each != FALLBACK)
    return [_read_catalogue(folder / language) for language in languages]


def _read_catalogue(folder: Path) -> Catalogue:
    catalogue = Catalogue(folder.name)
    for source in sorted(folder.glob("*.ftl")):
        for entry in accessors.parse_source(source.read_text("utf-8")).body:
            if isinstance(entry, ast.Junk):
                line = (entry.content or "").strip().splitlines()[0]
                catalogue.unreadable.append(f"{folder.name}/{source.name}: cannot read {line!r}")
            elif isinstance(entry, ast.Message):
                key = entry.id.name
                if key in catalogue.messages:
                    catalogue.unreadable.append(
                        f"{folder.name}/{source.name}: {key} is there twice"
                    )
                catalogue.messages[key], catalogue.files[key] = entry, source.name
    return catalogue


def compile_catalogue(catalogue: Catalogue, folder: Path) -> dict[str, FluentBundle]:
    """A language's files by name, each compiled by itself as it is when something is said."""
    profile = LanguageProfile.read_table(folder / catalogue.language)
    return {
        name: compile_source((folder / catalogue.language / name).read_text("utf-8"), profile)
        for name in set(catalogue.files.values())
    }


def check_agreement(catalogues: list[Catalogue]) -> Problems:
    """Every language says the same things, with the same variables."""
    reference, *others = catalogues
    for other in others:
        for key in reference.messages.keys() - other.messages.keys():
            yield f"{other.language}: {key} is missing"
        for key in other.messages.keys() - reference.messages.keys():
            yield f"{other.message_at(key)} is not in {reference.language}"
        for key in reference.messages.keys() & other.messages.keys():
            ours, theirs = reference.variables_of(key), other.variables_of(key)
            if ours.keys() != theirs.keys():
                there = f"{other.message_at(key)} has {sorted(theirs)}"
                yield f"{there}, {reference.language} {sorted(ours)}"


def check_writing(catalogue: Catalogue) -> Problems:
    """Sentences are set in type, bold is closed, and only numbers select."""
    for key, message in catalogue.messages.items():
        collector = PatternCollector()
        collector.visit(message)
        if any("'" in words for words in collector.words):
            yield f"{catalogue.message_at(key)} has a straight apostrophe: ’"
        if message.value is None and not _only_names(message):
            yield f"{catalogue.message_at(key)} says nothing"
        if sum(words.count("*") for words in collector.words) % 2:
            yield f"{catalogue.message_at(key)} opens bold without closing it"
        if wrong := set(collector.variants) - PLURALS:
            yield f"{catalogue.message_at(key)} selects on {sorted(wrong)}: only numbers select"


def _only_names(message: ast.Message) -> bool:
    """Whether it gives a command that no menu shows its name, and says nothing."""
    return any(
        names_command(message.id.name, attribute.id.name) for attribute in message.attributes
    )


def names_command(key: str, attribute: str) -> bool:
    """Whether the attribute is what people type for a command."""
    return key.startswith(COMMAND_PREFIX) and attribute == "name"


def check_idioms(catalogues: list[Catalogue]) -> Problems:
    """What platforms word in their own way, those there are do, in every language."""
    reference, *others = catalogues
    there = {key.removeprefix(PLATFORM) for key in reference.messages if key.startswith(PLATFORM)}
    for catalogue in catalogues:
        for key in catalogue.messages:
            for idiom in set(catalogue.idioms_of(key)) - there:
                yield f"{catalogue.message_at(key)}.{idiom} is read by nobody"
    for other in others:
        for key in reference.messages.keys() & other.messages.keys():
            ours, theirs = set(reference.idioms_of(key)), set(other.idioms_of(key))
            for idiom in (ours ^ theirs) & there:
                lacks = other if idiom in ours else reference
                yield f"{lacks.message_at(key)}.{idiom} is missing"


def check_rooms(catalogue: Catalogue) -> Problems:
    """A sentence stands in the file its key begins with, where the catalogue looks for it."""
    names = {name.removesuffix(".ftl") for name in catalogue.files.values()}
    for key, name in catalogue.files.items():
        first = key.split("-")[0]
        wanted = f"{first if first in names else COMMON}.ftl"
        if name != wanted:
            yield f"{catalogue.message_at(key)} belongs in {wanted}"


def check_meaning(catalogue: Catalogue, bundles: Mapping[str, FluentBundle]) -> Problems:
    """Functions, terms and attributes that are called exist, and every sentence can be said."""
    for bundle in bundles.values():
        for key, error in bundle.check_messages():
            yield f"{catalogue.message_at(str(key).partition('.')[0])}: {error}"


def check_tables(catalogue: Catalogue, folder: Path) -> Problems:
    """Every data file of a language is there, and holds what it must."""
    for kind in LanguageTable.known:
        try:
            kind.read_table(folder / catalogue.language)
        except LanguageDataError as wrong:
            yield from str(wrong).splitlines()
