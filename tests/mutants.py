"""Shows that the tests can fail: `python -m tests.mutants [--name …]` makes one line wrong a time.

Each mutant of `mutants.toml` is made in a copy of the tree; the test that is named must fail there,
and so must the summer's judge where it is said to see it (`judged = "july"`, or `"autumn"`).
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
MUTANTS = tomllib.loads((ROOT / "tests" / "mutants.toml").read_text("utf-8"))["mutant"]


def copied(folder: Path) -> Path:
    """The tree as git knows it, with what is changed in it."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    tree = folder / "palier"
    for name in filter(None, listed.stdout.decode().split("\0")):
        target = tree / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
    return tree


JUDGED_BY = "pytest -q tests/test_summer.py -k '{} and (silent or everybody or every_other)'"
"""What people would have read in those weeks, judged by the protocol alone."""


def verdict(tree: Path, mutant: dict[str, str]) -> str:
    """Whether the mutant was killed; why not, when the line is no more or the test cannot run."""
    file = tree / mutant["file"]
    whole = file.read_text()
    if whole.count(mutant["old"]) != 1:
        return f"stale: {mutant['old']!r} stands {whole.count(mutant['old'])} times"
    file.write_text(whole.replace(mutant["old"], mutant["new"]))
    try:
        said = _run_test(tree, mutant["killed_by"])
        if said == "killed" and "judged" in mutant:
            said = _run_test(tree, JUDGED_BY.format(mutant["judged"]))
            return said if said == "killed" else f"the judge: {said}"
        return said
    finally:
        file.write_text(whole)


def _run_test(tree: Path, command: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    words = [sys.executable, "-m", *shlex.split(command)]
    done = subprocess.run(words, cwd=tree, env=environment, capture_output=True, check=False)
    if b"\nERROR " in done.stdout:
        return "not run: it could not be lived"
    return {0: "survived", 1: "killed"}.get(done.returncode, f"not run: exit {done.returncode}")


def main() -> int:
    """Read the command line and try; 1 when one survived."""
    parser = argparse.ArgumentParser(prog="tests.mutants", description=__doc__)
    parser.add_argument("--name", default="", help="only those whose name holds this")
    wishes = parser.parse_args()
    verdicts = []
    with tempfile.TemporaryDirectory() as folder:
        tree = copied(Path(folder))
        for mutant in MUTANTS:
            if wishes.name in mutant["name"]:
                verdicts.append(verdict(tree, mutant))
                sys.stdout.write(f"{mutant['name']}: {verdicts[-1]}\n")
                sys.stdout.flush()
    return any(each != "killed" for each in verdicts)


if __name__ == "__main__":
    sys.exit(main())
