"""What the system and the terminal answer wrongly: a sentence, in letters the terminal knows."""

from __future__ import annotations

import errno
import io
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from asyncpg import PostgresError

from bot import app, wrong_setting
from bot.app import _listen
from bot.database_fault import SilentDatabase, refuse_database
from bot.database_opening import remember_database
from bot.health import WaitingDoor
from bot.settings import Settings, SettingsError
from bot.stairwell import HIGHEST_PORT, Sandbox
from bot.terminal import careful_output, knows_every_letter
from bot.wrong_setting import explain_trouble, refuse_installation
from messages import words
from messages.catalog import plain_words
from messages.language import LANGUAGES
from messages.model import Reader
from storage.errors import DatabaseAway
from storage.places import Gazetteer
from tests.operating.folder import NOON

ROOT = Path(__file__).parents[2]

ANSWERS = """
    EACCES EPERM EROFS ENOSPC EDQUOT EISDIR ENOTDIR ENOENT ENAMETOOLONG ELOOP EIO EMFILE
""".split()


@pytest.mark.parametrize("answer", ANSWERS)
def test_whatever_the_system_answers_there_is_a_sentence(answer: str) -> None:
    number, path = getattr(errno, answer), Path("palier.db")
    said = [
        explain_trouble(path, OSError(number, "said")),
        refuse_database(f"sqlite:///{path}", OSError(number, "")).why,
    ]
    for each in said:
        for language in LANGUAGES:
            assert str(path) in plain_words(each, Reader(language=language))


@pytest.mark.parametrize("number", [5, 6, 8, 10, 11, 13, 14, 26, 1])
def test_whatever_sqlite_answers_there_is_a_sentence(number: int, tmp_path: Path) -> None:
    error = sqlite3.OperationalError("said")
    error.sqlite_errorcode = number
    said = refuse_database(f"sqlite:///{tmp_path}/palier.db", error)
    assert str(said).startswith("DATABASE_URL: ")
    assert "palier.db" in str(said)


@pytest.mark.parametrize(
    ("host", "port", "name"),
    [("192.0.2.1", 0, "HOST"), ("nowhere.invalid", 0, "HOST"), ("127.0.0.1", None, "PORT")],
)
async def test_where_palier_cannot_listen_is_said(host: str, port: int | None, name: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings = Settings(
            _env_file=None,
            host=host,
            port=taken.getsockname()[1] if port is None else port,
            public_url="https://palier.example.org" if port is None else "",
        )
        runner = web.AppRunner(web.Application())
        await runner.setup()
        with pytest.raises(SettingsError, match=f"^{name}: "):
            await _listen(runner, settings)
        await runner.cleanup()


@pytest.mark.parametrize("state", ["missing", "folder", "garbage"])
def test_a_file_of_palier_s_own_is_named(
    state: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wrong_setting, "ROOT", tmp_path)
    places = tmp_path / "storage" / "places.sqlite"
    places.parent.mkdir()
    if state == "folder":
        places.mkdir()
    elif state == "garbage":
        places.write_bytes(b"no database")
    with pytest.raises(OSError, match=r"places\.sqlite") as error:
        Gazetteer(places)
    refusal = refuse_installation(error.value)
    assert str(refusal).startswith(f"{places}: ")
    assert refuse_installation(OSError(errno.ENOENT, "", str(tmp_path / "data" / "x"))) is None


def test_without_words_the_file_that_holds_them_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*_: object) -> str:
        raise FileNotFoundError(errno.ENOENT, "No such file", "settings.ftl")

    monkeypatch.setattr(wrong_setting, "plain_words", lost)
    said = str(SettingsError("PORT", words.settings_unprintable()))
    assert said == "PORT: settings.ftl: No such file"


async def test_a_server_that_was_used_before_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """After a power cut it may come up later; where none was used, the setting is wrong."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(app, "DATABASE_WAIT", 0)
    tried: list[int] = []

    @asynccontextmanager
    async def opens(settings: Settings) -> AsyncIterator[str]:
        tried.append(1)
        if len(tried) % 3:
            raise refuse_database(settings.database_url, ConnectionRefusedError())
        yield "the database"

    monkeypatch.setattr(app, "open_database", opens)
    settings = Settings(_env_file=None, database_url="postgresql://palier@127.0.0.1:9/palier")
    opened: list[int] = []

    class Door(WaitingDoor):
        async def open(self) -> None:
            opened.append(len(tried))

    door = Door("127.0.0.1", 0)
    async with AsyncExitStack() as stack:
        with pytest.raises(SettingsError, match=r"^DATABASE_URL: "):
            await app._open_patiently(settings, stack, door)
        assert not opened
        remember_database(settings.database_marker, "known")
        tried.clear()
        assert await app._open_patiently(settings, stack, door) == "the database"
        assert len(tried) == 3
        assert opened == [1, 2]  # Whoever looks after Palier hears that it lives.


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("28P01", "password"),
        ("28000", "password"),
        ("3D000", "createdb palier"),
        ("42501", "tables"),
        ("25006", "read"),
    ],
)
def test_what_a_server_refuses_for_good_is_told_from_silence(
    state: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en")
    error = DatabaseAway()
    error.__cause__ = PostgresError.new({"C": state, "M": "said"})
    refusal = refuse_database("postgresql://u:s3cret@h/palier", error)
    assert said in str(refusal)
    assert not isinstance(refusal, SilentDatabase)
    error.__cause__ = PostgresError.new({"C": "57P03", "M": "starting up"})
    assert isinstance(refuse_database("postgresql://h/palier", error), SilentDatabase)


async def test_the_sandbox_looks_for_no_port_beyond_the_last() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", HIGHEST_PORT))
        taken.listen()
        with pytest.raises(SettingsError, match=r"^PORT: "):
            async with Sandbox(at=NOON, port=HIGHEST_PORT, features=()):
                pass


async def test_without_a_temporary_folder_the_sandbox_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(SettingsError, match=r"^TMPDIR: "):
        async with Sandbox(at=NOON, features=()):
            pass


# --- the terminal


def test_a_full_disk_or_a_reader_who_leaves_is_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w") as full, monkeypatch.context() as here:
        here.setattr(sys, "stdout", full)
        with pytest.raises(SettingsError, match=r"^stdout: "), careful_output():
            sys.stdout.write("said\n")
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as left, monkeypatch.context() as here:
        here.setattr(sys, "stdout", left)
        with careful_output():
            sys.stdout.write("said\n")


def test_a_terminal_that_knows_few_letters_is_written_to(monkeypatch: pytest.MonkeyPatch) -> None:
    with io.TextIOWrapper(io.BytesIO(), "ascii") as few, monkeypatch.context() as here:
        here.setattr(sys, "stdout", few)
        assert not knows_every_letter()
        with careful_output():
            sys.stdout.write("l’été : « déjà » — 東\n")
        few.seek(0)
        assert few.read() == 'l\'ete : "\u0020deja\u0020" - ?\n'


def test_a_process_says_one_sentence_and_ends_with_two() -> None:
    around = {"PYTHONPATH": str(ROOT), "LANG": "fr_FR.UTF-8", "PYTHONIOENCODING": "latin-1"}
    told = {**around, "TELEGRAM_BOT_TOKEN": "s3cret"}
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "check"], env=told, capture_output=True, timeout=60
    )
    assert ended.returncode == 2
    assert ended.stderr.decode("latin-1").startswith("TELEGRAM_BOT_TOKEN: doit être")
    assert ended.stderr.count(b"\n") == 1
