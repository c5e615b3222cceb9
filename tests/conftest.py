"""The neighbourhood every story may count on: its databases, its worlds, its people."""

from __future__ import annotations

import asyncio
import gc
import itertools
import logging
import os
import re
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.wrong_setting import LOCALE
from handlers import FEATURES
from handlers.kernel import continuing as resting
from handlers.kernel.feature import Feature
from storage.area import Area, MemberRole
from storage.database import Database
from storage.inline_sqlite import use_inline_sqlite
from storage.migrations import upgrade_database
from storage.places import Gazetteer
from storage.types import vault
from tests import postgres
from tests.worlds import WORLDS, Neighbour, Wall, World

KEY = "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k="
vault.open(KEY)

# What is said to operators is in the language a test asks for, not in that of this machine.
for locale in LOCALE:
    os.environ.pop(locale, None)

names = itertools.count()

# Thousands of short lives: looking for cycles every few hundred objects costs a tenth of the time.
gc.set_threshold(200_000, 20, 20)

# In a story nobody else waits for their turn.
resting.BREATH = 0


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all-worlds", action="store_true", help="tell every story on every platform")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A story is told among plain objects; one that is marked for it, on every platform too."""
    chosen = [mark.args[0] for mark in metafunc.definition.iter_markers("parametrize")]
    named = {name for each in chosen for name in ([each] if isinstance(each, str) else each)}
    if "world_kind" in metafunc.fixturenames and "world_kind" not in named:
        everywhere = metafunc.definition.get_closest_marker("every_world")
        kinds = WORLDS if everywhere or metafunc.config.getoption("all_worlds") else WORLDS[:1]
        metafunc.parametrize("world_kind", kinds, ids=[str(kind.platform) for kind in kinds])


@pytest.fixture(autouse=True)
def no_error_is_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test claims, it is not green when Palier logged an error that nobody provoked."""
    if request.node.get_closest_marker("provokes_errors"):
        yield
        return
    errors = LoggedErrors(logging.ERROR)
    root = logging.getLogger()
    root.addHandler(errors)
    try:
        yield
    finally:
        root.removeHandler(errors)
    if errors.lines:
        pytest.fail("an ERROR was logged: " + " | ".join(errors.lines), pytrace=False)


OURS = ("bot", "handlers", "storage", "messages", "palier", "asyncio")
"""How the loggers begin whose errors count; a task that died unheard is told by asyncio's."""


class LoggedErrors(logging.Handler):
    """Keeps what was logged as an error."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        # What libraries log of connections cut off by a test's own end is no fault of Palier.
        if record.name.split(".")[0] in OURS:
            self.lines.append(f"{record.name}: {record.getMessage()}")


LONG = ("test_survival", "test_summer", "test_stairwell_browser", "test_stairwell", "test_moments")
"""Files that begin first: whoever is left with one at the end keeps everybody waiting."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: LONG.index(item.path.stem) if item.path.stem in LONG else len(LONG))


def create_tables(url: str) -> None:
    """Lay an empty database out as the models say (what migrations do is compared elsewhere)."""

    async def create() -> None:
        database = Database(url)
        await upgrade_database(database)
        await database.close()

    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(asyncio.run, create()).result()


def unhurried(database: Database) -> Database:
    """The database without its waits for the disk: durability is what tests do not need."""
    if database.engine.dialect.name == "sqlite":

        @event.listens_for(database.engine.sync_engine, "connect")
        def connect(connection: Any, _: Any) -> None:
            connection.cursor().execute("PRAGMA synchronous=OFF")

    return database


JOURNAL = re.compile(r'(UPDATE|DELETE FROM|REPLACE INTO|INSERT OR REPLACE INTO) "?entry"?( |$)')
JOURNAL_MAY = re.compile(
    r"UPDATE entry SET member_id=\S+ WHERE entry\.member_id = "
    r"|DELETE FROM entry WHERE entry\.at IS NOT NULL AND entry\.at < "
)
"""What a line of the journal may meet: its author leaves, or is one with another; its time."""


ANOTHER_LIFE = "another_life"
"""A statement of a test, not of Palier, that empties what was there before."""


def append_only(database: Database) -> Database:
    """The database, whose journal is only written on: whatever a story does, it fails otherwise."""

    @event.listens_for(database.engine.sync_engine, "before_cursor_execute")
    def watch(_: Any, __: Any, statement: str, ___: Any, context: Any, ____: Any) -> None:
        flat = " ".join(statement.split())
        if JOURNAL.match(flat) and not context.execution_options.get(ANOTHER_LIFE):
            assert JOURNAL_MAY.match(flat), flat

    return database


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, to be copied."""
    template = tmp_path_factory.mktemp("template") / "palier.sqlite"
    create_tables(f"sqlite:///{template}")
    return template


@pytest.fixture(scope="session")
def sqlite_url(sqlite_template: Path) -> Callable[[Path], str]:
    """Gives the URL of a fresh database in a folder."""

    def fresh(folder: Path) -> str:
        file = folder / f"palier-{next(names)}.sqlite"
        shutil.copy(sqlite_template, file)
        return f"sqlite:///{file}"

    return fresh


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[str]:
    with postgres.cluster() as url:
        yield url


@pytest.fixture(scope="session")
def postgresql_url(postgres_cluster: str) -> Callable[[Path], str]:
    """Gives the URL of a fresh database; the folder is not needed."""
    create_tables(postgres.fresh_database(postgres_cluster, "template_of_palier"))

    def fresh(_: Path) -> str:
        name = f"palier_{next(names)}"
        return postgres.fresh_database(postgres_cluster, name, "template_of_palier")

    return fresh


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A fresh database, on each of the two."""
    fresh: Callable[[Path], str] = request.getfixturevalue(f"{request.param}_url")
    return fresh(tmp_path)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = unhurried(Database(database_url))
    yield database
    await database.close()


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer() as gazetteer:
        yield gazetteer


@pytest.fixture
def palier() -> tuple[Feature, ...]:
    """Every capability; a test of one may override it."""
    return FEATURES


@pytest.fixture(scope="session")
def story_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where every story's database lies, one after another."""
    return tmp_path_factory.mktemp("stories") / "palier.sqlite"


@pytest.fixture(scope="session")
def story_engine(story_file: Path) -> Database:
    """One engine for all stories of a process: statements are compiled once, files come and go."""
    return append_only(use_inline_sqlite(unhurried(Database(f"sqlite:///{story_file}"))))


@pytest.fixture
async def story_database(
    story_engine: Database, story_file: Path, sqlite_template: Path
) -> AsyncIterator[Database]:
    for each in story_file.parent.iterdir():
        each.unlink()
    shutil.copy(sqlite_template, story_file)
    yield story_engine
    await story_engine.close()


@pytest.fixture
async def world(
    world_kind: type[World],
    story_database: Database,
    palier: tuple[Feature, ...],
    gazetteer: Gazetteer,
) -> AsyncIterator[World]:
    world = world_kind(story_database, palier, gazetteer)
    await world.open()
    try:
        yield world
    finally:
        await world.close()


@pytest.fixture
async def area(world: World) -> Area:
    return await world.declares("Belleville")


@pytest.fixture
async def belleville(world: World, area: Area) -> Wall:
    """The neighbourhood's wall, in French."""
    return await world.hangs(area, "Les voisins de Belleville", "fr")


@pytest.fixture
async def english_wall(world: World, area: Area) -> Wall:
    """A second wall of the same neighbourhood, in English."""
    return await world.hangs(area, "Belleville in English", "en")


@pytest.fixture
async def ana(world: World, belleville: Wall) -> Neighbour:
    return await world.joins("Ana", "en", belleville.area)


@pytest.fixture
async def bao(world: World, belleville: Wall) -> Neighbour:
    return await world.joins("Bao", "fr", belleville.area)


@pytest.fixture
async def chloe(world: World, belleville: Wall) -> Neighbour:
    return await world.joins("Chloé", "fr", belleville.area)


@pytest.fixture
async def driss(world: World, belleville: Wall) -> Neighbour:
    return await world.joins("Driss", "en", belleville.area)


@pytest.fixture
async def organiser(world: World, belleville: Wall) -> Neighbour:
    """Farida, who organises Belleville."""
    return await world.joins("Farida", "fr", belleville.area, role=MemberRole.ORGANISER)


@pytest.fixture
async def admin(world: World) -> Neighbour:
    """Solange, who runs this Palier and lives elsewhere."""
    return await world.joins("Solange", "fr", admin=True)
