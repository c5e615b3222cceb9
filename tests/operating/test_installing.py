"""Palier installed as an operator does it: from elsewhere, after a bad start, in a container."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "handlers", "storage", "messages")


def brought_along(folder: Path) -> set[str]:
    """Every file of the packages, code and data."""
    return {
        str(each.relative_to(folder))
        for name in PACKAGES
        for each in (folder / name).rglob("*")
        if each.is_file() and "__pycache__" not in each.parts
    }


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where `pip install` put Palier, from a copy that is gone since."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("site")
    ignore = shutil.ignore_patterns("__pycache__")
    for name in PACKAGES:
        shutil.copytree(ROOT / name, source / name, ignore=ignore)
    for name in ("pyproject.toml", "requirements.in", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, source)
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index"]
    done = subprocess.run(
        [*pip, "--no-build-isolation", "--target", str(target), str(source)],
        capture_output=True,
        text=True,
        cwd=target,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr
    shutil.rmtree(source)
    return target


def test_an_installation_brings_every_file(installed: Path) -> None:
    assert brought_along(ROOT) - brought_along(installed) == set()


def test_the_command_works_from_anywhere(installed: Path, tmp_path: Path) -> None:
    around = {"PYTHONPATH": str(installed), "LANG": "en", "PATH": "/usr/bin:/bin"}
    command = installed / "bin" / "palier"
    done = subprocess.run([command, "manifest"], env=around, cwd=tmp_path, capture_output=True)
    assert json.loads(done.stdout)["display_information"]["name"] == "Palier"
    assert list(tmp_path.iterdir()) == []


# --- make


def make(*asked: str, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", *asked, f"PYTHON={python}"], capture_output=True, text=True, cwd=ROOT, timeout=110
    )


def test_a_half_made_environment_is_made_again(tmp_path: Path) -> None:
    """As Debian leaves it where `python3-venv` is missing: a Python, and no pip."""
    half, stamp = tmp_path / ".venv", tmp_path / ".venv" / "made"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(half)], check=True)
    for name in ("installed", "left-over"):
        (half / name).touch()
    done = make(f"VENV={half}", str(stamp))
    assert done.returncode == 0, done.stderr
    assert stamp.exists()
    assert not (half / "left-over").exists()
    pip = subprocess.run([half / "bin" / "python", "-m", "pip", "--version"], capture_output=True)
    assert pip.returncode == 0
    assert make("-q", f"VENV={half}", str(stamp)).returncode == 0
    (half / "bin" / "python").unlink()
    assert make("-q", f"VENV={half}", str(stamp)).returncode == 1


def test_a_missing_module_is_named_with_its_package(tmp_path: Path) -> None:
    poor = tmp_path / "python3"
    poor.write_text(
        f'#!/bin/sh\ncase "$*" in *venv*) exit 1;; *) exec {sys.executable} "$@";; esac\n'
    )
    poor.chmod(0o755)
    done = make(f"VENV={tmp_path}/.venv", f"{tmp_path}/.venv/made", python=str(poor))
    assert done.returncode
    assert "python3-venv" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_installing_shows_how_far_it_is_and_makes_the_command(tmp_path: Path) -> None:
    said = make("-n", f"VENV={tmp_path}/.venv", "install").stdout
    [fetching] = [line for line in said.splitlines() if "--require-hashes" in line]
    assert not re.search(r"\s(-q|--quiet)\b", fetching)
    [ours] = [line for line in said.splitlines() if line.endswith("-e .")]
    assert "--no-index" in ours


# --- the container and the service


class Well(BaseHTTPRequestHandler):
    def do_GET(self) -> None:  # the library's name
        self.send_response(200 if self.path == "/health" else 404)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Nothing is logged."""


def test_the_container_asks_the_port_that_was_set_whether_all_is_well() -> None:
    asked = re.search(r"^HEALTHCHECK .* CMD (\[.*\])$", (ROOT / "Dockerfile").read_text(), re.M)
    assert asked
    _, *command = json.loads(asked[1])
    with HTTPServer(("127.0.0.1", 0), Well) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        for port, code in (server.server_port, 0), (1, 1):
            around = {"PORT": str(port)}
            done = subprocess.run([sys.executable, *command], env=around, capture_output=True)
            assert done.returncode == code
        server.shutdown()


def test_after_a_wrong_setting_the_container_waits_and_the_service_stays_down() -> None:
    [command] = re.findall(r"^CMD (\[.*\])$", (ROOT / "Dockerfile").read_text(), re.M)
    around = {"LANG": "en", "TELEGRAM_BOT_TOKEN": "x", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", *json.loads(command)], env=around, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr
        said = [process.stderr.readline().decode() for _ in range(2)]
        assert said[0].startswith("TELEGRAM_BOT_TOKEN: ")
        assert process.poll() is None
        process.terminate()
        assert process.wait(20) == 2
        assert process.stderr.read() == b""
