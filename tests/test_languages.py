"""A language is a folder: two that nobody speaks are added, and everything is said in them.

One is longer by a third than the language it is made of; the other is written from right to left.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.slack.manifest import LONGEST_SHORTCUT, SHORTCUTS
from messages import samples
from messages.check.lengths import LABEL, SAMPLE, TITLE
from messages.isolation import LRI, PDI, isolate_commands
from messages.language import FOLDER
from tests.languages.inspecting import brackets_wrong, turned_around, words_of_others
from tests.languages.inventing import EVER_LONGER, INVENTED, invent_language, reword

ROOT = FOLDER.parent
TAKEN = ("bot", "handlers", "storage", "messages", "tests")
BUNDLED = Path("storage", "places", "places.sqlite")
LIMITS = {
    **{form.title().key: TITLE for form in samples.all_forms()},
    **{f"slack-shortcut-{name}": LONGEST_SHORTCUT for name in SHORTCUTS},
    **dict.fromkeys(("area-list-in", "organise-see-door", "watch-part"), LABEL - len(SAMPLE) - 1),
    "account-erase": LABEL,
    "link-prefer": (LABEL - len(SAMPLE)) // 2,  # a name stands in its middle
}
"""Sentences that platforms grant few signs in every language: a translator finds shorter words."""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house, to which nothing but two folders of `messages` was added."""
    copy = tmp_path_factory.mktemp("house")
    for name in TAKEN:
        left_out = shutil.ignore_patterns("__pycache__", BUNDLED.name)
        shutil.copytree(ROOT / name, copy / name, ignore=left_out)
    (copy / BUNDLED).symlink_to(ROOT / BUNDLED)
    for language in INVENTED:
        invent_language(language, copy / "messages" / "en", LIMITS)
    return copy


def test_everything_is_said_in_a_language_that_is_only_a_folder(tree: Path) -> None:
    """Whole, in order, with nobody else's words, within limits; checked like every other."""
    languages = [each.folder for each in INVENTED]
    told = subprocess.run(
        [sys.executable, "-m", "tests.languages", *languages],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    *wrong, looked_at = told.stdout.splitlines()
    assert wrong == []
    assert int(looked_at.split()[0]) > 5000


# --- what is looked for is found


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("‹Ñó›", True),
        ("‹Ñó ‹ýéš››", True),
        ("‹Ñó", False),
        ("Ñó›", False),
        ("‹Ñó› ‹ýéš›", False),
        ("Non", False),
        ("", False),
    ],
)
def test_a_sentence_without_a_bracket_is_found(said: str, right: bool) -> None:
    assert (list(brackets_wrong(said)) == []) is right


def test_a_sentence_that_nobody_translated_is_found() -> None:
    calendar = frozenset({"Monday"})
    assert (
        list(words_of_others("‹Ñó Monday /link 3:30 pm https://t.me/x SLACK_TOKEN›", calendar))
        == []
    )
    assert list(words_of_others("‹Ñó personne›", calendar)) != []


@pytest.mark.parametrize(
    ("said", "right"),
    [
        (f"‹ب {LRI}06 39 98 01 20{PDI}›", True),
        (f"‹ب {LRI}/link{PDI} ب›", True),
        ("‹ب 06 39 98 01 20›", False),
        ("‹ب /link ب›", False),
        (f"‹ب {LRI}06 39›", False),
        (f"‹ب 12{PDI}›", False),
    ],
)
def test_a_number_that_would_be_turned_around_is_found(
    monkeypatch: pytest.MonkeyPatch, said: str, right: bool
) -> None:
    monkeypatch.setattr("tests.languages.inspecting.is_from_the_right", lambda _: True)
    assert (list(turned_around(said, "ar")) == []) is right


def test_an_invented_language_is_longer_by_what_it_says_and_keeps_what_is_typed() -> None:
    said = "Write /link 12 to Palier, or open https://palier.example/x: no SLACK_BOT_TOKEN."
    longer = reword(said, EVER_LONGER)
    assert len(longer) >= len(said) * 1.35
    for kept in ("/link", "12", "https://palier.example/x:", "SLACK_BOT_TOKEN"):
        assert kept in longer.split(" ") or f"{kept}." in longer


def test_a_catalogue_from_the_right_keeps_commands_and_numbers_in_order() -> None:
    source = "call-12 = ب 0 800 06 66 66 أو /link { $n }\n    .name = x-1 2\n"
    isolated = isolate_commands(source)
    assert f"ب {LRI}0 800 06 66 66{PDI} أو {LRI}/link{PDI} {{ $n }}" in isolated
    assert isolated.startswith("call-12 = ")
