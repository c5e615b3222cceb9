"""Every file Palier reads or writes, in every state but the right one, met by every command."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.database_fault import try_database_file
from storage.types import vault
from tests.conftest import KEY
from tests.operating.folder import ENTRIES, FILES, furnish, obey

ROOT = Path(__file__).parents[2]
FINE = ""
"""Not refused: the state is harmless, or what the command does not need."""


def _remove(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def missing(path: Path) -> None:
    _remove(path)


def misspelt(path: Path) -> None:
    path.rename(path.with_name(f"{path.name}.txt")) if path.exists() else None


def latin1(path: Path) -> None:
    _fill(path, "# café\n".encode("latin-1"))


def utf16(path: Path) -> None:
    _fill(path, "PORT=1\n".encode("utf-16"))


def marked(path: Path) -> None:
    """With the mark that some editors put at the beginning of UTF-8."""
    before = path.read_bytes() if path.is_file() else b""
    _fill(path, b"\xef\xbb\xbf" + before)


def garbage(path: Path) -> None:
    _fill(path, bytes(range(255, 0, -1)) * 8)


def other_kind(path: Path) -> None:
    """A folder where a file is needed, or the other way round."""
    was_folder = path.is_dir()
    _remove(path)
    path.write_bytes(b"") if was_folder else path.mkdir()


def _fill(path: Path, raw: bytes) -> None:
    if path.is_dir():
        _remove(path)
    path.write_bytes(raw)


STATES: dict[str, Callable[[Path], None]] = {
    each.__name__: each for each in (missing, misspelt, latin1, utf16, marked, garbage, other_kind)
}

# What is refused, and by which name: of each file, its states, with the commands that need it.
ALL = tuple(ENTRIES)
USERS = ("run", "check", "forget-sealed", "backup", "places")
OPENERS = ("run", "check", "places")
TABLE: dict[tuple[str, str], tuple[tuple[str, ...], str]] = {
    ("settings", "missing"): ((), FINE),  # everything may stay as it is
    ("settings", "misspelt"): (ALL, ".env.txt: "),
    ("settings", "latin1"): (ALL, ".env: "),
    ("settings", "utf16"): (ALL, ".env: "),
    ("settings", "marked"): ((), FINE),
    ("settings", "garbage"): (ALL, ".env: "),
    ("settings", "other_kind"): (ALL, ".env: "),
    ("database", "missing"): (USERS, "DATABASE_URL: "),
    ("database", "misspelt"): (USERS, "DATABASE_URL: "),
    ("database", "latin1"): (USERS, "DATABASE_URL: "),
    ("database", "utf16"): (USERS, "DATABASE_URL: "),
    ("database", "marked"): (USERS, "DATABASE_URL: "),
    ("database", "garbage"): (USERS, "DATABASE_URL: "),
    ("database", "other_kind"): (USERS, "DATABASE_URL: "),  # restore puts it aside
    ("journal", "missing"): ((), FINE),
    ("journal", "misspelt"): ((), FINE),
    ("journal", "latin1"): ((), FINE),  # SQLite passes over what is no journal of its own
    ("journal", "utf16"): ((), FINE),
    ("journal", "marked"): ((), FINE),
    ("journal", "garbage"): ((), FINE),
    ("journal", "other_kind"): (USERS, "DATABASE_URL: "),
    ("key", "missing"): (OPENERS, "SECRET_KEY: "),  # forget-sealed is for that
    ("key", "misspelt"): (OPENERS, "SECRET_KEY: "),
    ("key", "latin1"): (OPENERS, "SECRET_KEY: "),
    ("key", "utf16"): (OPENERS, "SECRET_KEY: "),
    ("key", "marked"): (OPENERS, "SECRET_KEY: "),
    ("key", "garbage"): (OPENERS, "SECRET_KEY: "),
    ("key", "other_kind"): ((*OPENERS, "forget-sealed"), "SECRET_KEY: "),
    ("marker", "missing"): ((), FINE),  # it is written again
    ("marker", "misspelt"): ((), FINE),
    ("marker", "latin1"): ((), FINE),
    ("marker", "utf16"): ((), FINE),
    ("marker", "marked"): ((), FINE),
    ("marker", "garbage"): ((), FINE),
    ("marker", "other_kind"): ((*OPENERS, "forget-sealed"), "palier.database: "),
    ("data folder", "missing"): (("backup",), "DATABASE_URL: "),
    ("data folder", "misspelt"): (("backup",), "DATABASE_URL: "),
    ("data folder", "other_kind"): ((*USERS, "restore"), "DATABASE_URL: "),
    ("backup folder", "missing"): ((), FINE),  # it is made
    ("backup folder", "misspelt"): ((), FINE),
    ("backup folder", "other_kind"): (("backup",), "backups: "),
    ("backup", "missing"): (("restore",), "kept/palier.db: "),
    ("backup", "misspelt"): (("restore",), "kept/palier.db: "),
    ("backup", "latin1"): (("restore",), "kept/palier.db: "),
    ("backup", "utf16"): (("restore",), "kept/palier.db: "),
    ("backup", "marked"): (("restore",), "kept/palier.db: "),
    ("backup", "garbage"): (("restore",), "kept/palier.db: "),
    ("backup", "other_kind"): (("restore",), "kept/palier.db: "),
    ("kept key", "missing"): (("restore",), "SECRET_KEY: "),
    ("kept key", "misspelt"): (("restore",), "SECRET_KEY: "),
    ("kept key", "latin1"): (("restore",), "SECRET_KEY: "),
    ("kept key", "utf16"): (("restore",), "SECRET_KEY: "),
    ("kept key", "marked"): (("restore",), "SECRET_KEY: "),
    ("kept key", "garbage"): (("restore",), "SECRET_KEY: "),
    ("kept key", "other_kind"): (("restore",), "SECRET_KEY: "),
    ("cool places", "missing"): (("places",), "cool.csv: "),
    ("cool places", "misspelt"): (("places",), "cool.csv: "),
    ("cool places", "latin1"): ((), FINE),  # towns export so, and it is read
    ("cool places", "utf16"): ((), FINE),
    ("cool places", "marked"): ((), FINE),
    ("cool places", "garbage"): (("places",), "cool.csv: "),
    ("cool places", "other_kind"): (("places",), "cool.csv: "),
}
DENIED: dict[str, tuple[tuple[str, ...], str]] = {
    "settings": (ALL, ".env: "),
    "database": (USERS, "DATABASE_URL: "),
    "journal": (USERS, "DATABASE_URL: "),
    "key": ((*OPENERS, "forget-sealed"), "SECRET_KEY: "),
    "marker": ((*OPENERS, "forget-sealed"), "palier.database: "),
    "data folder": ((*USERS, "restore"), "DATABASE_URL: "),
    "backup folder": (("backup",), "backups"),
    "backup": (("restore",), "kept/palier.db: "),
    "kept key": (("restore",), "SECRET_KEY: "),
    "cool places": (("places",), "cool.csv: "),
}
"""What is refused when the file or folder belongs to another account."""

FOLDERS = ("data folder", "backup folder")
LETTERS = ("latin1", "utf16", "marked", "garbage")


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return furnish(tmp_path_factory.mktemp("operator"))


@pytest.fixture
def folder(furnished: Path, tmp_path: Path) -> Iterator[Path]:
    yield shutil.copytree(furnished, tmp_path / "palier")
    vault.open(KEY)


def test_every_file_has_its_line_for_every_state() -> None:
    cells = {(file, state) for file in FILES for state in STATES}
    assert set(TABLE) == {
        (file, state) for file, state in cells if file not in FOLDERS or state not in LETTERS
    }
    assert set(DENIED) == set(FILES)


@pytest.mark.parametrize(("file", "state"), TABLE)
def test_what_is_wrong_with_a_file_is_said_in_one_sentence(
    folder: Path, file: str, state: str
) -> None:
    entries, name = TABLE[file, state]
    STATES[state](folder / FILES[file])
    said = set()
    for number, entry in enumerate(entries):
        outcome = obey(ENTRIES[entry], folder, ("fr", "en")[number % 2])
        outcome.must_refuse(name, entry)
        said.add(outcome.said)
    assert len(said) > 1 or len(entries) < 2


@pytest.mark.parametrize(
    ("file", "state"), [each for each, (entries, _) in TABLE.items() if not entries]
)
def test_what_is_harmless_stops_nobody(folder: Path, file: str, state: str) -> None:
    if (file, state) == ("settings", "missing"):
        (folder / ".env").unlink()
        assert obey(["manifest"], folder).code == 0
        return
    STATES[state](folder / FILES[file])
    assert obey(["backup", "backups"], folder).code == 0
    assert len(list((folder / "backups").glob("palier-*.db"))) == 1
    assert "good: the database answers" in obey(["check"], folder).out


def test_what_belongs_to_another_account_is_said_in_one_sentence(furnished: Path) -> None:
    """Really under another account where the tests run as root; else what nobody may read."""
    with tempfile.TemporaryDirectory(prefix="palier-operator-") as made:
        place = Path(made)
        place.chmod(0o755)
        shutil.copytree(furnished, place / "loading")
        cases = []
        for number, (file, (entries, name)) in enumerate(DENIED.items()):
            shutil.copytree(furnished, place / str(number))
            for entry in entries:
                cases.append([str(number), FILES[file], entry, name])
        shutil.copytree(furnished, place / "closed")
        cases += [["closed", "data/", each, "DATABASE_URL: "] for each in USERS]
        answer = subprocess.run(
            [sys.executable, "-m", "tests.operating.stranger", made],
            input=json.dumps(cases),
            capture_output=True,
            text=True,
            cwd=ROOT,
            timeout=100,
        )
        _open_again(place)
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout) == []


def _open_again(place: Path) -> None:
    """What nobody may read can be deleted."""
    for each in place.iterdir():
        for known in ("", "data", "backups", "kept"):
            (each / known).chmod(0o700) if (each / known).is_dir() else None


@pytest.mark.parametrize("entry", ["run", "stairwell", "check"])
@pytest.mark.parametrize("beyond", ["/proc/nope/x.db", "{tmp}/a-file/x.db", "{tmp}"])
def test_a_database_that_cannot_be_is_refused_without_a_token_too(
    entry: str, beyond: str, tmp_path: Path
) -> None:
    """The stairwell needs none, but whoever named one means to use it."""
    (tmp_path / "a-file").touch()
    (tmp_path / ".env").write_text("GEOCODER_BAN_URL=\nHEAT_METEOALARM_URL=\nHEAT_OPENMETEO_URL=\n")
    address = f"sqlite:///{beyond.format(tmp=tmp_path)}"
    obey([entry], tmp_path, DATABASE_URL=address).must_refuse("DATABASE_URL", entry)


@pytest.mark.parametrize(
    "argv",
    [
        *(ENTRIES[entry] for entry in USERS),
        ["move", "sqlite:///elsewhere/palier.db"],
        ["rotate-key"],
    ],
    ids=lambda argv: argv[0],
)
def test_a_newer_paliers_database_is_left_alone_by_every_command(
    argv: list[str], folder: Path
) -> None:
    with closing(sqlite3.connect(folder / "data" / "palier.db")) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
        file.commit()
    before = (folder / "data" / "palier.db").read_bytes()
    obey(argv, folder).must_refuse("DATABASE_URL", argv[0])
    assert (folder / "data" / "palier.db").read_bytes() == before


def test_trying_a_database_leaves_nothing_and_touches_no_other(tmp_path: Path) -> None:
    try_database_file(f"sqlite:///{tmp_path}/data/deep/palier.db")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "palier.db").write_bytes(b"kept")
    try_database_file(f"sqlite:///{tmp_path}/data/palier.db")
    assert (tmp_path / "data" / "palier.db").read_bytes() == b"kept"
