"""The file named .env, read strictly: whatever in it would be passed over in silence is refused."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from dotenv.parser import Binding, parse_stream
from dotenv.variables import Variable, parse_variables

from bot.near_names import nearest_setting, plain_name
from bot.wrong_setting import SettingsError, refuse_file
from messages import words

LONGEST = 2**20
"""Bytes beyond which a file holds no settings."""

TOKEN_LIKE = re.compile(r"(?:[0-9]{6,}:[\w-]{30,}|xoxb-\S+|xapp-\S+)", re.ASCII)
"""What only Telegram or Slack hands out: under whatever name, it was meant for Palier."""

MISNAMED = frozenset({"env", "envtxt", "envenv", "envexample", "envexampletxt", "evn", "nev"})
"""Letters of names that are nearly `.env`."""


def settings_in_file(path: Path, known: Collection[str]) -> dict[str, str]:
    """What the file says, by name in capitals; `SettingsError` for what cannot be meant.

    A file that is not there says nothing.
    """
    typed = _read_text(path)
    found: dict[str, str] = {}
    lines: dict[str, int] = {}
    for binding in parse_stream(io.StringIO(typed)):
        line = binding.original.line + _blank_lines(binding.original.string)
        if binding.error or (binding.key and binding.value is None):
            raise _unread_line(path, line, binding, known)
        if not binding.key or binding.value is None:
            continue
        name = binding.key.upper()
        _check_name(path, line, name, binding.value, known)
        value = _fill_in(name, binding.value, found)
        if name in known and found.get(name, value) != value:
            why = words.settings_said_twice(
                path=str(path), first=str(lines[name]), second=str(line)
            )
            raise SettingsError(name, why)
        found[name], lines[name] = value, line
    return found


def refuse_near_miss(names: Collection[str], known: Collection[str]) -> None:
    """Refuse a variable of the environment that is nearly one of ours, and does nothing."""
    for name in sorted(names):
        if meant := nearest_setting(name, known, ours=False):
            raise SettingsError(plain_name(name), words.settings_near_miss(meant=meant))


def find_misnamed_file(path: Path, known: Collection[str]) -> None:
    """Refuse to go on without settings where they were written into a file nearly named `.env`."""
    for each in _listed(path.parent):
        letters = re.sub(r"[^a-z]", "", each.name.lower())
        if each.name == path.name or letters not in MISNAMED or not each.is_file():
            continue
        try:
            tokens = TOKEN_LIKE.search(_read_text(each))
        except SettingsError:
            continue
        if tokens:
            raise SettingsError(str(each), words.settings_misnamed(path=str(path)))


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _read_text(path: Path) -> str:
    """The file's words; a mark of UTF-8 at their beginning is none of them."""
    try:
        with path.open("rb") as file:
            raw = file.read(LONGEST + 1)
        typed = raw.decode("utf-8-sig")
        if "\0" in typed or len(raw) > LONGEST:
            raise UnicodeDecodeError("utf-8", raw[:1], 0, 1, "no settings")
    except FileNotFoundError:
        if path.is_symlink():
            raise SettingsError(str(path), words.settings_link_broken()) from None
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise refuse_file(str(path), path, error) from None
    return typed


def _blank_lines(passage: str) -> int:
    """How many lines a passage has before its first word."""
    return passage[: len(passage) - len(passage.lstrip())].count("\n")


def _unread_line(path: Path, line: int, binding: Binding, known: Collection[str]) -> SettingsError:
    """Why a line says nothing; a name is told where it is one of ours, and never anything else."""
    passage = binding.original.string.strip()
    first = re.split(r"[=\s]", passage.removeprefix("export").strip(), maxsplit=1)[0]
    meant = nearest_setting(first, known) or (first.upper() if first.upper() in known else "")
    subject = f"{path}, {meant}" if meant else str(path)
    if re.search(r"=\s*['\"]", passage):
        return SettingsError(subject, words.settings_quote_open(line=str(line)))
    if "=" in passage:
        return SettingsError(subject, words.settings_line_unread(line=str(line)))
    return SettingsError(subject, words.settings_no_equals(line=str(line)))


def _check_name(path: Path, line: int, name: str, value: str, known: Collection[str]) -> None:
    """Refuse what would do nothing: a name nearly ours, or one that a value swallowed."""
    for swallowed in re.findall(r"^\s*(?:export\s+)?([\w.-]+)\s*=", value, re.MULTILINE):
        if "\n" in value and (swallowed.upper() in known or nearest_setting(swallowed, known)):
            subject = f"{path}, {name}" if name in known else str(path)
            raise SettingsError(subject, words.settings_quote_open(line=str(line)))
    if name in known:
        return
    if meant := nearest_setting(name, known):
        raise SettingsError(
            plain_name(name), words.settings_near_miss_line(line=str(line), meant=meant)
        )
    if TOKEN_LIKE.fullmatch(value.strip()):
        raise SettingsError(plain_name(name), words.settings_token_elsewhere(line=str(line)))


def _fill_in(name: str, value: str, before: Mapping[str, str]) -> str:
    """The value with what it refers to; refused where that is not there."""
    told = {**os.environ, **before}
    for part in parse_variables(value):
        if isinstance(part, Variable) and part.default is None and part.name not in told:
            raise SettingsError(name, words.settings_refers_to_nothing(other=part.name))
    return "".join(part.resolve(told) for part in parse_variables(value))
