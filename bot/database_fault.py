"""What a database that cannot be opened suffers from, in a sentence that names it."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sqlalchemy import make_url, text

from bot.wrong_setting import SettingsError, causes, explain_trouble, refuse_file
from messages import words
from messages.model import Text
from storage.database import Database
from storage.database_presence import BESIDE

log = logging.getLogger(__name__)

NAME = "DATABASE_URL"


class SilentDatabase(SettingsError):
    """The database's server does not answer, now: it may later, without anybody's doing."""


def refuse_database(url: str, error: BaseException) -> SettingsError:
    """Why the database cannot be opened, from what was answered when it was tried."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _refuse_sqlite(Path(parsed.database or ""), error)
    for cause in causes(error):
        state = getattr(cause, "sqlstate", None)
        if isinstance(state, str) and (why := _explain_state(state, parsed.database or "")):
            return SettingsError(NAME, why)
    if not any(isinstance(exception, OSError) for exception in causes(error)):
        log.error("database not reached", exc_info=error)
    return SilentDatabase(NAME, words.settings_database_silent())


def try_database_file(url: str) -> None:
    """Refuse a SQLite file that could not be used there; nothing is left behind by the try."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return
    path = Path(parsed.database or "")
    made = [folder for folder in path.absolute().parents if not _is_seen(folder)]
    new = not _is_seen(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise refuse_database(url, error) from None
    finally:
        with suppress(OSError):
            if new:
                path.unlink()
            for folder in made:
                folder.rmdir()


def _explain_state(state: str, name: str) -> Text | None:
    """What a server's SQLSTATE says of the setting; nothing where the trouble is the server's."""
    match state:
        case "28000" | "28P01":
            return words.settings_database_refused()
        case "3D000":
            return words.settings_database_unknown(name=name)
        case "42501":
            return words.settings_database_rights()
        case "25006":
            return words.settings_database_readonly()
    return None


def _refuse_sqlite(path: Path, error: BaseException) -> SettingsError:
    """The sentence for the file, the folder or the journal that is in the way."""
    for each in _needed(path):
        if _is_seen(each) and not os.access(each, _use_of(each)):
            readonly = os.access(each, os.R_OK) and _is_readonly(each)
            number = errno.EROFS if readonly else errno.EACCES
            return refuse_file(NAME, each, OSError(number, ""))
    if _is_seen(path) and path.is_dir():
        return refuse_file(NAME, path, OSError(errno.EISDIR, ""))
    folder = next(parent for parent in path.absolute().parents if _is_seen(parent))
    if not path.parent.is_dir():
        at = folder if not folder.is_dir() else path.parent
        number = errno.ENOTDIR if at == folder else 0
        return refuse_file(NAME, at, OSError(number, "") if number else error)
    return SettingsError(NAME, explain_trouble(path, error))


def _use_of(path: Path) -> int:
    return os.R_OK | os.W_OK | (os.X_OK if path.is_dir() else 0)


def _needed(path: Path) -> Iterator[Path]:
    yield path.parent
    yield from (path.with_name(path.name + ending) for ending in BESIDE)


def _is_seen(path: Path) -> bool:
    """Whether something is there, as far as one is let to look."""
    try:
        return path.exists()
    except OSError:
        return False


def _is_readonly(path: Path) -> bool:
    return bool(os.statvfs(path).f_flag & os.ST_RDONLY)


async def refuse_letters(database: Database) -> None:
    """Refuse a server's database that does not keep every letter people write."""
    if database.engine.dialect.name != "postgresql":
        return
    async with database.engine.connect() as connection:
        encoding = str((await connection.execute(text("SHOW server_encoding"))).scalar_one())
    if encoding != "UTF8":
        raise SettingsError(NAME, words.settings_database_letters(encoding=encoding))
