"""The folder Palier runs in, furnished as after a first week; and commands given in it."""

from __future__ import annotations

import asyncio
import io
import logging
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.__main__ import main
from bot.database_opening import open_database
from bot.settings import Settings
from bot.wrong_setting import LOCALE
from storage.area import Area
from storage.people import Member

TOKEN = "123456789:AAF-fake-token-of-the-tests-0123456789"
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
ENV = f"""\
TELEGRAM_BOT_TOKEN={TOKEN}
TELEGRAM_API_URL=http://127.0.0.1:9
GEOCODER_BAN_URL=
HEAT_METEOALARM_URL=
HEAT_OPENMETEO_URL=
PORT=0
"""
FILES = {
    "settings": ".env",
    "database": "data/palier.db",
    "journal": "data/palier.db-wal",
    "key": "data/palier.key",
    "marker": "data/palier.database",
    "data folder": "data",
    "backup folder": "backups",
    "backup": "kept/palier.db",
    "kept key": "kept/palier.key",
    "cool places": "cool.csv",
}
"""Everything Palier reads or writes in the folder, each by its place."""

ENTRIES = {
    "run": ["run"],
    "check": ["check"],
    "manifest": ["manifest"],
    "forget-sealed": ["forget-sealed"],
    "backup": ["backup", "backups"],
    "restore": ["restore", "kept/palier.db", "--key", "kept/palier.key"],
    "places": ["places", "import", "cool.csv", "--area", "Belleville", "--yes"],
}
"""Every command that reads or writes there; the stairwell reads the settings alone."""


@dataclass(frozen=True)
class Outcome:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err

    def must_refuse(self, name: str, entry: str = "") -> None:
        """Two for a code, no trace, and one sentence that names what is wrong."""
        assert self.code == 2, self
        assert "Traceback" not in self.said, self
        assert TOKEN not in self.said, self
        lines = self.out.splitlines() if entry == "check" and self.out else self.err.splitlines()
        named = [line for line in lines if name.removesuffix(": ") in line]
        assert len(named) == 1, (name, self)
        assert entry == "check" or len(lines) == 1, self


def furnish(folder: Path) -> Path:
    """An operator's folder in which everything is right, and was used before."""
    (folder / ".env").write_text(ENV, "utf-8")
    asyncio.run(_use(folder))
    shutil.copytree(folder / "data", folder / "kept")
    (folder / "kept" / "palier.database").unlink()
    (folder / "backups").mkdir()
    (folder / "cool.csv").write_text("nom;lat;lon\nBibliothèque;48.872;2.386\n", "utf-8")
    return folder


async def _use(folder: Path) -> None:
    settings = Settings(_env_file=None, database_url=f"sqlite:///{folder}/data/palier.db")
    async with open_database(settings) as database, database.transaction() as store:
        store.session.add(Member(name="Ana", joined_at=NOON, seen_at=NOON))
        store.session.add(
            Area(
                name="Belleville", town="75120", town_name="Paris 20e", lat=48.8715, lon=2.3857,
                declared_at=NOON,
            )
        )  # fmt: skip


def obey(argv: Sequence[str], folder: Path, language: str = "en", **more: str) -> Outcome:
    """Give a command in the folder, in this process; what it changed around it is put back."""
    out, err = io.StringIO(), io.StringIO()
    with standing_in(folder, language, more), redirect_stdout(out), redirect_stderr(err):
        code = main(argv)
    return Outcome(code, out.getvalue(), err.getvalue())


@contextmanager
def standing_in(folder: Path, language: str, more: dict[str, str]) -> Iterator[None]:
    """Be in the folder, with no settings but these around, and nothing left behind."""
    before, stood = dict(os.environ), Path.cwd()
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    for name in list(os.environ):
        if name.lower() in Settings.model_fields or name in LOCALE:
            del os.environ[name]
    os.environ.update({"LANG": f"{language}_XX.UTF-8"}, **more)
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(stood)
        os.environ.clear()
        os.environ.update(before)
        root.handlers[:] = handlers
        root.setLevel(level)
