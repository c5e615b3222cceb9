"""The systemd service: its keys against systemd, and against what Palier does and is told."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from bot import app
from bot.__main__ import _parser
from bot.settings import Settings
from bot.slack import workspaces
from bot.telegram import adapter, intake
from tests.fakes.telegram import TelegramServer
from tests.test_app import environment

ROOT = Path(__file__).parents[2]
UNIT = ROOT / "docs" / "operations" / "palier.service"


def keys() -> dict[str, list[str]]:
    """What the service says, each key with all its values."""
    told = defaultdict(list)
    for line in UNIT.read_text("utf-8").splitlines():
        if line and line[0] not in "#[":
            key, _, value = line.partition("=")
            told[key].append(value)
    return told


KEYS = keys()


def only(key: str) -> str:
    [value] = KEYS[key]
    return value


def test_what_it_starts_is_what_an_installation_makes() -> None:
    program, *argv = only("ExecStart").split()
    folder = Path(program).parents[2]
    assert Path(program).relative_to(folder) == Path(".venv/bin/palier")
    assert re.search(r"^VENV \?= \.venv$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert 'palier = "bot.__main__:main"' in (ROOT / "pyproject.toml").read_text()
    given = _parser().parse_args(argv)
    assert given.what == "run"
    assert not given.wait  # systemd itself tells 2 from 1.
    assert only("Documentation").split() == [
        f"file://{folder}/docs/guide.{language}.md" for language in ("en", "fr")
    ]


def test_what_it_writes_is_in_the_one_folder_it_may_write_to() -> None:
    assert only("ProtectSystem") == "strict"
    assert "ReadWritePaths" not in KEYS
    assert only("WorkingDirectory") == f"%S/{only('StateDirectory')}"
    untold = Settings(_env_file=None)
    for path in untold.key_file, untold.database_marker:
        assert not path.is_absolute()
    assert untold.database_url.startswith("sqlite:///data/")
    assert only("StateDirectoryMode") == "0700"
    assert only("UMask") == "0077"


def test_it_is_stopped_more_patiently_than_anything_under_way_may_take() -> None:
    patience = int(only("TimeoutStopSec"))
    answering = intake.LAST_WORDS + intake.LAST_OFFSET + app.LAST_WORDS
    # A call that was just begun: a free connection, the way there, and the answer.
    telegram = 2 * adapter.READ_TIMEOUT + 5 + 5
    assert patience > max(answering, telegram, workspaces.TIMEOUT)
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text())
    assert patience >= int(compose["services"]["palier"]["stop_grace_period"].rstrip("s"))
    assert "KillSignal" not in KEYS  # SIGTERM, as Palier expects.


def test_it_tries_again_what_may_mend_and_nothing_else() -> None:
    assert only("Restart") == "on-failure"
    assert only("RestartPreventExitStatus") == "2"
    assert only("StartLimitIntervalSec") == "0"


def test_it_can_see_whether_who_holds_a_lease_still_lives() -> None:
    assert not {"ProtectProc", "ProcSubset", "PrivatePIDs"} & KEYS.keys()


def test_it_is_no_administrator() -> None:
    assert only("User") == "palier"
    assert only("NoNewPrivileges") == "yes"
    assert only("CapabilityBoundingSet") == ""


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_guide_tells_how_to_install_it_as_it_is(language: str) -> None:
    guide = (ROOT / "docs" / f"guide.{language}.md").read_text("utf-8")
    state = f"/var/lib/{only('StateDirectory')}"
    account = only("User")
    assert f"(operations/{UNIT.name})" in guide
    assert f"sudo cp {UNIT.relative_to(ROOT)} /etc/systemd/system/" in guide
    assert re.search(rf"^sudo useradd --system --home-dir {state} .*{account}$", guide, re.M)
    program = only("ExecStart").split()[0]
    assert f"sudo -u {account} sh -c 'cd {state} && {program} check'" in guide
    assert f"cd {state} && {program} backup backups" in guide
    assert only("EnvironmentFile").removeprefix("-") in guide


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd on this machine")
def test_systemd_knows_every_key_and_calls_it_safe(tmp_path: Path) -> None:
    unit = tmp_path / UNIT.name
    program = only("ExecStart").split()[0]
    unit.write_text(UNIT.read_text("utf-8").replace(program, sys.executable), "utf-8")
    verified = subprocess.run(
        ["systemd-analyze", "verify", str(unit)], capture_output=True, text=True
    )
    ours = [line for line in verified.stderr.splitlines() if UNIT.name in line]
    assert (verified.returncode, ours) == (0, [])
    judged = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", "--threshold=20", str(unit)],
        capture_output=True,
        text=True,
        env={**os.environ, "SYSTEMD_PAGER": "cat"},
    )
    assert judged.returncode == 0, judged.stdout.splitlines()[-1:]


async def test_started_as_the_service_does_it_writes_there_alone_and_stops_in_time(
    tmp_path: Path,
) -> None:
    """With nothing around it but what systemd gives, and `.env` in its folder."""
    state, elsewhere = tmp_path / "state", tmp_path / "elsewhere"
    for folder in state, elsewhere:
        folder.mkdir(mode=0o700)
    async with TelegramServer() as server:
        told = environment(server, state)
        names = [name.upper() for name in Settings.model_fields if name.upper() in told]
        lines = [f"{name}={told[name]}\n" for name in names if name != "DATABASE_URL"]
        (state / ".env").write_text("".join(lines), "utf-8")
        around = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "TMPDIR": str(elsewhere)}
        argv = only("ExecStart").split()[1:]
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *argv, cwd=state, env=around,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            umask=int(only("UMask"), 8),
        )  # fmt: skip
        try:
            ana = server.person("Ana")
            await ana.opens()
            await ana.sees(lambda shown: shown.text, timeout=60)
            process.send_signal(signal.SIGTERM)
            async with asyncio.timeout(int(only("TimeoutStopSec"))):
                assert await process.wait() == 0
        finally:
            if process.returncode is None:
                process.kill()
    written = {path.relative_to(state) for path in state.rglob("*") if path.is_file()}
    assert {path.parts[0] for path in written} == {".env", "data"}
    assert {path.stat().st_mode & 0o077 for path in (state / "data").rglob("*")} == {0}
    assert list(elsewhere.rglob("*")) == []
