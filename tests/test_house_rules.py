"""The rules of the house that no linter knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
FLOORS = ("bot", "handlers", "storage", "messages")


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def test_nobody_commits_but_the_edge() -> None:
    """The database, and the driver that does for it what is asked."""
    edge = {ROOT / "storage" / "database.py", ROOT / "storage" / "inline_sqlite.py"}
    elsewhere = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources("bot", "handlers", "storage")
        if path not in edge
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in {"commit", "rollback"}
    ]
    assert elsewhere == []


def test_every_silenced_rule_says_why() -> None:
    silence = re.compile(
        r"#\s*(?:noqa(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?|type:\s*ignore(?:\[[\w, -]+\])?)"
        r"(?P<reason>.*)"
    )
    unexplained = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources(*FLOORS, "tests")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if (found := silence.search(line)) and not re.search(r"[a-z]{2}", found["reason"])
    ]
    assert unexplained == []


def test_what_runs_is_what_was_checked() -> None:
    run, checked = (
        dict(
            re.findall(r"^([a-z0-9-]+)(?:\[\w,]+)?==(\S+)", (ROOT / name).read_text(), re.MULTILINE)
        )
        for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert run
    assert run.items() <= checked.items()


def test_locks_bind_to_no_registry() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        lock = (ROOT / name).read_text()
        assert "://" not in lock
        assert lock.count("==") <= lock.count("--hash=")
