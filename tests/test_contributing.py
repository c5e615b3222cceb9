"""Whoever follows CONTRIBUTING word for word has a capability that answers on every platform."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
FILE = re.compile(
    r"^ +`(?P<path>[\w/.]+)`\n\n +```\w+\n(?P<text>.*?)^ +```$", re.DOTALL | re.MULTILINE
)
TAKEN = ("bot", "handlers", "storage", "messages", "tests", "pyproject.toml")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house to which the page's lines were added, each at the end of its file."""
    copy = tmp_path_factory.mktemp("house")
    for name in TAKEN:
        here = ROOT / name
        if here.is_dir():
            # What is compiled stays valid; what another process is just compiling is half a file.
            shutil.copytree(here, copy / name, ignore=shutil.ignore_patterns("*.pyc.*"))
        else:
            shutil.copy(here, copy / name)
    for found in FILE.finditer(PAGE):
        path = copy / found["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(re.sub("^   ", "", found["text"], flags=re.MULTILINE))
    return copy


def runs(tree: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command], cwd=tree, capture_output=True, text=True, check=False
    )


def test_the_page_leads_to_a_greeting_on_every_platform(tree: Path) -> None:
    assert len(FILE.findall(PAGE)) == 7
    stale = runs(tree, "-m", "messages.accessors", "--check")
    assert stale.returncode == 1
    assert "make words" in stale.stderr
    assert runs(tree, "-m", "messages.accessors").returncode == 0

    alone = runs(tree, "-m", "handlers.check")
    assert alone.returncode == 1
    assert "handlers/bonjour is not in FEATURES: name it in handlers/__init__.py" in alone.stdout

    registry = tree / "handlers" / "__init__.py"
    text = registry.read_text("utf-8")
    text = text.replace(
        "from handlers.cafe import cafe\n",
        "from handlers.bonjour import bonjour\nfrom handlers.cafe import cafe\n",
    )
    registry.write_text(re.sub(r"(FEATURES = \(.*)\)", r"\1, bonjour)", text), "utf-8")
    for check in ("handlers.check", "messages.check"):
        done = runs(tree, "-m", check)
        assert done.returncode == 0, done.stdout
    told = runs(tree, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_bonjour.py")
    assert "3 passed" in told.stdout, told.stdout
