"""What a command prints reaches whoever started it, whatever letters their terminal knows."""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from bot.wrong_setting import SettingsError
from messages import words

NEAREST = "palier.nearest"
ALIKE = str.maketrans("’‘“”«»–—", '\'\'""""--')


def nearest_letters(error: UnicodeError) -> tuple[str, int]:
    """What is like the letters a terminal does not know."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unknown = error.object[error.start : error.end].translate(ALIKE)
    plain = unicodedata.normalize("NFKD", unknown).encode("ascii", "ignore").decode()
    return plain or "?", error.end


codecs.register_error(NEAREST, nearest_letters)


@contextmanager
def careful_output() -> Iterator[None]:
    """Print no letter that ends the command, and do not lose in silence what was printed.

    `SettingsError` where it cannot be written; whoever reads no further is not told more.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123  # for good
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=NEAREST)
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _read_no_further()
    except OSError as error:
        if error.filename is not None or error.errno is None:
            raise
        _read_no_further()
        raise SettingsError("stdout", words.settings_output()) from None


def knows_every_letter() -> bool:
    """Whether what is printed may hold any letter there is."""
    return (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "") in {"utf8", ""}


def _read_no_further() -> None:
    """What is still to be printed goes nowhere, so that the end does not stumble over it."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123  # by its number
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
