"""What keeps Palier from starting: a setting or file that cannot be used, in one sentence."""

from __future__ import annotations

import errno
import os
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from messages import words
from messages.catalog import nearest_language, plain_words
from messages.model import Reader, Text

ROOT = Path(__file__).parent.parent
OURS = ("bot", "handlers", "storage", "messages")
"""Where the files lie that Palier brings along."""

LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where the language of a terminal stands, in the order in which POSIX asks them."""


class SettingsError(Exception):
    """A setting or a file cannot be used: one sentence that names it, and never its value.

    It is worded where it is shown, in the language of whoever keeps Palier.
    """

    def __init__(self, subject: str, why: Text) -> None:
        super().__init__(subject)
        self.subject, self.why = subject, why

    def __str__(self) -> str:
        try:
            why = plain_words(self.why, operator_reader())
        except OSError as broken:  # no words are left to say it in
            why = f"{broken.filename}: {broken.strerror}"
        return f"{self.subject}: {why}"


class SettingRefused(ValueError):
    """Why a value is none that its setting can have."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.key)
        self.why = why


def operator_reader() -> Reader:
    """Whoever reads the terminal, in the language of its locale."""
    spoken = next(filter(None, map(os.environ.get, LOCALE)), "")
    return Reader(language=nearest_language(re.split(r"[^a-z]", spoken.lower())[0]))


def refuse_file(subject: str, path: Path, error: BaseException) -> SettingsError:
    """The sentence for a file or folder, from what the system answered when it was asked for."""
    return SettingsError(subject, explain_trouble(path, error))


def refuse_door(
    host: str, port: int, error: OSError, names: tuple[str, str] = ("HOST", "PORT")
) -> SettingsError:
    """Why Palier cannot listen where it is told to, by the settings of these names."""
    of_host, of_port = names
    match error.errno:
        case errno.EADDRINUSE:
            return SettingsError(of_port, words.settings_port_taken(port=str(port)))
        case errno.EACCES | errno.EPERM:
            denied = words.settings_port_denied(account=_account(), port=str(port))
            return SettingsError(of_port, denied)
    return SettingsError(of_host, words.settings_host_elsewhere(host=host))


def explain_trouble(path: Path, error: BaseException) -> Text:
    """What is wrong with a file, as far as the system's answer tells."""
    where = str(path)
    for cause in causes(error):
        if isinstance(cause, UnicodeError):
            return words.settings_file_encoding(path=where)
        if isinstance(cause, sqlite3.Error):
            return _explain_sqlite(where, cause)
        if isinstance(cause, OSError) and cause.errno is not None:
            return _explain_errno(where, cause.errno)
    return words.settings_file_other(path=where)


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it came from, that which knows most last."""
    exceptions: list[BaseException] = []
    while error is not None and error not in exceptions:
        exceptions.append(error)
        error = getattr(error, "orig", None) or error.__cause__ or error.__context__
    yield from reversed(exceptions)


def _explain_errno(where: str, number: int) -> Text:
    match number:
        case errno.EACCES | errno.EPERM:
            return words.settings_file_denied(path=where, account=_account())
        case errno.EROFS:
            return words.settings_file_readonly(path=where)
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return words.settings_file_full(path=where)
        case errno.EISDIR:
            return words.settings_file_folder(path=where)
        case errno.ENOTDIR | errno.EEXIST:
            return words.settings_file_no_folder(path=where)
        case errno.ENOENT:
            return words.settings_file_missing(path=where)
    return words.settings_file_other(path=where)


def _explain_sqlite(where: str, error: sqlite3.Error) -> Text:
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return words.settings_database_damaged(path=where)
        case sqlite3.SQLITE_FULL:
            return words.settings_file_full(path=where)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return words.settings_database_busy(path=where)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return words.settings_file_denied(path=where, account=_account())
    return words.settings_file_other(path=where)


def _account() -> str:
    """Under which account Palier runs, as the system names it."""
    try:
        import pwd

        return pwd.getpwuid(os.geteuid()).pw_name
    except (ImportError, AttributeError, KeyError):
        return str(getattr(os, "geteuid", int)())


def refuse_installation(error: BaseException) -> SettingsError | None:
    """The sentence for a file that belongs to Palier itself and is missing or cannot be read."""
    for cause in causes(error):
        name = cause.filename if isinstance(cause, OSError) else None
        if isinstance(name, str) and any(Path(name).is_relative_to(ROOT / our) for our in OURS):
            return SettingsError(name, words.settings_installed_file(path=Path(name).name))
    return None
