"""What the guide says about backups is done as it stands there, twice, in a shell."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from bot.__main__ import main
from storage.types import vault
from tests.conftest import KEY
from tests.operating.folder import furnish, standing_in

ROOT = Path(__file__).parents[2]
SECTIONS = {
    "en": ("## Backing up", "## Restoring", "## Upgrading"),
    "fr": ("## Sauvegarder", "## Restaurer", "## Mettre à jour"),
}
EXAMPLE = "palier-2026-11-22-030000.db"
PALIER = f"""#!{sys.executable} -IS
import json, os, socket, sys
asked = json.dumps([os.getcwd(), *sys.argv[1:]]).encode()
with socket.socket(socket.AF_UNIX) as line:
    line.connect(os.environ["LINE"])
    socket.send_fds(line, [asked], [0, 1, 2])
    sys.exit(int(line.recv(9)))
"""
"""The command, done in this process: loading all of Palier for each would take minutes."""

DOCKER = """#!/bin/sh
# Docker Compose, as far as the guide uses it: the volume is a folder, its commands run in it.
case "$2" in up|stop) exit 0;; esac
while [ "$1" != palier ]; do shift; done
shift
cd "$VOLUME" || exit 1
[ "$1 $2 $3" = "python -m bot" ] && { shift 3; exec "$PALIER" "$@"; }
[ "$1" = restore ] && exec "$PALIER" "$@"
exec "$@"
"""


def commands(language: str, section: int) -> list[str]:
    """The shell's lines of a section: those for a machine, then those for a container."""
    guide = (ROOT / "docs" / f"guide.{language}.md").read_text("utf-8")
    begins, ends = SECTIONS[language][section], SECTIONS[language][section + 1]
    part = guide[guide.index(f"\n{begins}\n") : guide.index(f"\n{ends}\n")]
    lines = "\n".join(re.findall(r"^```sh\n(.*?)^```$", part, re.MULTILINE | re.DOTALL))
    return [re.sub(r"\s+#.*", "", line) for line in lines.splitlines() if line]


def test_both_guides_say_the_same_commands() -> None:
    for section in (0, 1):
        assert commands("en", section) == commands("fr", section)


def shell(folder: Path, line: str) -> None:
    """Do one line as it stands."""
    address = folder / "line"
    around = {
        "LINE": str(address),
        "PATH": f"{folder}/shims:{os.environ['PATH']}",
        "PALIER": str(folder / ".venv/bin/palier"),
        "VOLUME": str(folder / "volume"),
        "LANG": "en",
    }
    with socket.socket(socket.AF_UNIX) as door, ThreadPoolExecutor(1) as thread:
        address.unlink(missing_ok=True)
        door.bind(str(address))
        door.listen()
        door.settimeout(0.05)
        done = thread.submit(
            subprocess.run, ["sh", "-ec", line], cwd=folder, env=around, capture_output=True
        )
        while not done.done():
            with suppress(TimeoutError):
                answer_command(door)
    assert done.result().returncode == 0, (line, done.result().stderr)


def answer_command(door: socket.socket) -> None:
    """Take one command from the shell, with its input and outputs, and tell how it ended."""
    line, _ = door.accept()
    with line:
        asked, fds, _, _ = socket.recv_fds(line, 2**16, 3)
        place, *argv = json.loads(asked)
        with (
            os.fdopen(fds[0]) as given,
            os.fdopen(fds[1], "w") as out,
            os.fdopen(fds[2], "w") as err,
            pytest.MonkeyPatch.context() as here,
        ):
            for name, stream in {"stdin": given, "stdout": out, "stderr": err}.items():
                here.setattr(sys, name, stream)
            with standing_in(Path(place), "en", {}):
                code = main(argv)
        line.send(str(code).encode())


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A machine on which Palier runs in its folder, and in a container."""
    furnish(tmp_path)
    for name in ("backups", "kept"):
        shutil.rmtree(tmp_path / name)
    shutil.copytree(tmp_path / "data", tmp_path / "volume" / "data")
    for name, words in {".venv/bin/palier": PALIER, "shims/docker": DOCKER}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(words)
        path.chmod(0o755)
    yield tmp_path
    vault.open(KEY)


@pytest.mark.parametrize("place", ["machine", "container"])
def test_backup_and_restoration_are_done_twice_as_the_guide_says(folder: Path, place: str) -> None:
    inside = place == "container"
    data = folder / ("volume/data" if inside else "data")
    sealed = {name: (data / name).read_bytes() for name in ("palier.key", "palier.database")}
    chosen = [
        [
            line
            for line in commands("en", section)
            if ("docker" in line or "mkdir" in line) == inside
            and not line.startswith(("0 3", "find"))
            and not line.endswith(" check")  # it asks the network
        ]
        for section in (0, 1)
    ]
    assert all(chosen)
    for _ in range(2):
        for line in chosen[0]:
            shell(folder, line)
        made = max((folder / "backups").glob("palier-2*.db"))
        shutil.copy(made, folder / "backups" / EXAMPLE)
        shutil.rmtree(data)
        if inside:  # a new machine's volume, with the key in the settings for once
            data.mkdir()
            shutil.copy(folder / "safe/palier.key", data)
        for _ in range(2):
            for line in chosen[1]:
                shell(folder, line)
        assert {name: (data / name).read_bytes() for name in sealed} == sealed
    assert (folder / "safe/palier.key").read_bytes() == sealed["palier.key"]
