"""The file that keeps the key: made once, whole, and readable by its owner only."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cryptography.fernet import Fernet


class KeyMissing(Exception):
    """There is no key file."""


class KeyBroken(Exception):
    """The key file holds no key: it is empty, cut short, or something else."""


def read_key(path: Path) -> str:
    """The key kept in the file, or several with blanks between; else `KeyMissing` or `KeyBroken`.

    `OSError` where there may be one that cannot be read: then none is made in its place.
    """
    try:
        key = path.read_bytes().decode("ascii").strip()
        for each in key.split() or [""]:
            Fernet(each)
    except FileNotFoundError:
        raise KeyMissing from None
    except ValueError:
        raise KeyBroken from None
    return key


def make_key(path: Path) -> str:
    """Keep a new key in the file; of two that do so at once, both get the first one's."""
    with suppress(FileExistsError):
        write_once(path, Fernet.generate_key().decode() + "\n")
    return read_key(path)


def write_once(path: Path, words: str) -> None:
    """Put the file there whole, for its owner only; `FileExistsError` where it is already."""
    with _whole_file(path, words) as fresh:
        _name(fresh, path)


def replace_file(path: Path, words: str) -> None:
    """Put the file there whole, for its owner only, in the place of another: one or the other."""
    with _whole_file(path, words) as fresh:
        fresh.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextmanager
def _whole_file(path: Path, words: str) -> Iterator[Path]:
    """The words in a file beside the path, under a name of its own for as long as this lasts."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        written = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(written, "w", encoding="ascii") as file:
            file.write(words)
            file.flush()
            os.fsync(file.fileno())
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)


def _name(fresh: Path, path: Path) -> None:
    """Give a whole file its name, without replacing another; some disks know no links."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError from None
        fresh.replace(path)
