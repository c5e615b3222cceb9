"""Languages: which there are, and what each of them brings as data in its folder."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Literal, Self

from babel import Locale
from babel.core import UnknownLocaleError
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from messages.folding import without_accents
from messages.isolation import isolate_commands

FOLDER = Path(__file__).parent

FALLBACK = "fr"
"""What somebody reads whose language has no folder; catalogues are compared with this one."""

LANGUAGES = tuple(sorted(path.parent.name for path in FOLDER.glob("*/language.toml")))
"""Every language Palier speaks, by the name of its folder."""

IN_TURN = (FALLBACK, *(language for language in LANGUAGES if language != FALLBACK))
"""The same, in the order in which one thing is said in all of them."""


@dataclass(frozen=True)
class DefaultLanguage:
    """What an operator says is read by those whose language is not known or not spoken."""

    tag: str


class LanguageDataError(ValueError):
    """A language's file is not what it must be: the message names the file, the key and why."""


class DataTable(BaseModel):
    """A part of a language's data."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class LanguageTable(DataTable):
    """A data file that stands in the folder of every language."""

    file: ClassVar[str] = ""
    known: ClassVar[list[type[LanguageTable]]] = []
    kept: ClassVar[dict[tuple[str, str], LanguageTable]] = {}

    def __init_subclass__(cls, *, file: str, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.file = file
        LanguageTable.known.append(cls)

    @classmethod
    def of_language(cls, language: str) -> Self:
        """What the language has there, read once."""
        kept = LanguageTable.kept.get((language, cls.file))
        return kept if isinstance(kept, cls) else cls._read_once(language)

    @classmethod
    def of_everybody(cls) -> tuple[Self, ...]:
        """What every language has there, and languages that are understood without being spoken."""
        spoken = tuple(cls.of_language(language) for language in LANGUAGES)
        return (*spoken, cls.of_language("")) if (FOLDER / cls.file).exists() else spoken

    @classmethod
    def read_table(cls, folder: Path) -> Self:
        """The file of a folder; `LanguageDataError` for one that is missing or wrong."""
        where = f"{folder.name}/{cls.file}"
        try:
            return cls.model_validate(tomllib.loads((folder / cls.file).read_text("utf-8")))
        except FileNotFoundError:
            raise LanguageDataError(f"{folder.name}: {cls.file} is missing") from None
        except tomllib.TOMLDecodeError as wrong:
            raise LanguageDataError(f"{where}: {wrong}") from None
        except ValidationError as wrong:
            lines = (
                f"{where}: {'.'.join(map(str, error['loc']))}: {error['msg']}"
                for error in wrong.errors()
            )
            raise LanguageDataError("\n".join(lines)) from None

    @classmethod
    def _read_once(cls, language: str) -> Self:
        read = LanguageTable.kept[language, cls.file] = cls.read_table(FOLDER / language)
        return read


class Typography(DataTable):
    """Signs whose blank in the catalogues is one that does not break, and how wide that one is."""

    narrow_before: str = ""
    wide_before: str = ""
    wide_after: str = ""
    units: tuple[str, ...] = ()
    """What stays on the line of the number before it: an hour, a degree, a length."""

    def set_in_type(self, source: str) -> str:
        """The catalogue with its blanks as they are printed."""
        if signs := re.escape(self.narrow_before):
            source = re.sub(rf"(?<=\S) (?=[{signs}])", "\u202f", source)
        if signs := re.escape(self.wide_after):
            source = re.sub(rf"(?<=[{signs}]) (?=\S)", "\u00a0", source)
        if signs := re.escape(self.wide_before):
            source = re.sub(rf"(?<=\S) (?=[{signs}])", "\u00a0", source)
        if units := "|".join(map(re.escape, self.units)):
            source = re.sub(rf"(?<=[0-9}}]) (?=(?:{units})(?![\w’]))", "\u00a0", source)
            source = re.sub(r"(?<=[0-9]\u00a0h) (?=[0-9])", "\u00a0", source)
        return source


class NameJoining(DataTable):
    """What a language makes of a word that meets a name: "d’Anne", "du Havre", "aux Œillets"."""

    elided: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    contracted: dict[str, str] = {}

    def join_name(self, before: str, name: str, *, place: bool) -> tuple[str, str]:
        """What stands before the name, and the name; a place's article may go into the word."""
        word = before[:-1].rpartition(" ")[2]
        if not name or not before.endswith(" "):
            return before, name
        kept, lead = before[: len(before) - 1 - len(word)], word[:1].isupper()
        article, _, rest = name.partition(" ")
        if place and rest and (both := self.contracted.get(f"{word} {article}".casefold())):
            return f"{kept}{both.capitalize() if lead else both} ", rest
        if word.casefold() in self.elided and self._is_open(name):
            return f"{kept}{word[:-1]}’", name
        return before, name

    def _is_open(self, name: str) -> bool:
        """Whether the name begins with a vowel, as it is said."""
        typed = without_accents(name).replace("œ", "oe").replace("æ", "ae")
        first = re.match(r"[^\W\d_]+", typed)
        if first is None:
            return False
        word = first[0]
        if word.startswith("h"):
            return word in self.silent
        glide = word[0] == "y" and word[1:2] in {"a", "e", "i", "o", "u", ""}
        return word[0] in "aeiouy" and not glide


class LanguageProfile(LanguageTable, file="language.toml"):
    """What a language is called, how it is written, and which rules of Unicode's it follows."""

    name: str
    locale: str
    direction: Literal["ltr", "rtl"]
    between_names: str
    typography: Typography = Typography()
    joining: NameJoining = NameJoining()

    @field_validator("locale")
    @classmethod
    def _is_known(cls, locale: str) -> str:
        try:
            Locale.parse(locale)
        except UnknownLocaleError as unknown:
            raise ValueError(str(unknown)) from None
        return locale

    @property
    def tag(self) -> str:
        """The locale as the web writes it (BCP 47)."""
        return self.locale.replace("_", "-")

    @property
    def from_the_right(self) -> bool:
        """Whether it is written from right to left."""
        return self.direction == "rtl"

    def name_of(self, language: str) -> str:
        """What a language is called in this one; its own name where Unicode knows no other."""
        if called := Locale.parse(self.locale).languages.get(language):
            return str(called)
        return LanguageProfile.of_language(language).name if language in LANGUAGES else language

    def name_of_country(self, country: str) -> str:
        """What a country is called in this language; its code where Unicode knows no name."""
        return str(Locale.parse(self.locale).territories.get(country, country))

    def set_in_type(self, source: str) -> str:
        """A catalogue as it is shown: what is typed or dialled in it keeps its own direction."""
        if self.from_the_right:
            source = isolate_commands(source)
        return self.typography.set_in_type(source)
