"""The catalogue check bites: each promise, broken on purpose, is named."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import pytest

from handlers.kernel import interaction, replies
from messages import check, model
from messages.catalog import say_when
from messages.check.__main__ import import_everything, main
from messages.check.code import SHOWN
from messages.form import ChoiceField, Form, LineField
from messages.language import FOLDER, LanguageProfile
from messages.model import MomentText


class Cup(StrEnum):
    TEA = "tea"


class Order(Form, tag="order"):
    cup: Annotated[Cup, ChoiceField(Cup, "cup")]
    name: Annotated[str, LineField()]


FORM = """
order-title = Commander
order-cup = Quelle tasse ?
order-name = À quel nom ?
cup-tea = Thé
"""

PLURAL = """
seats =
    { $n ->
        [0] aucune
        [one] une
       *[other] *{ $n }*
    }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two languages with their tables, and all that says what a table holds."""
    import_everything()
    for language in ("fr", "en"):
        (tmp_path / language).mkdir()
        for table in (FOLDER / language).glob("*.toml"):
            shutil.copy(table, tmp_path / language)
    return tmp_path


def wrong(folder: Path, fr: str, en: str | None = None, *forms: type[Form]) -> str:
    (folder / "fr" / "palier.ftl").write_text(fr, "utf-8")
    (folder / "en" / "palier.ftl").write_text(fr if en is None else en, "utf-8")
    return "\n".join(check.catalogue_problems(folder, forms))


def said(folder: Path, code: str, fr: str) -> str:
    handlers = folder / "handlers"
    handlers.mkdir()
    (handlers / "cafe.py").write_text(code, "utf-8")
    for language in ("fr", "en"):
        (folder / language / "cafe.ftl").write_text(fr, "utf-8")
    return "\n".join(check.catalogue_problems(folder, (), check.code_calls(folder, ["handlers"])))


def never_said(folder: Path, code: str, fr: str, *forms: type[Form]) -> list[str]:
    (folder / "handlers").mkdir(exist_ok=True)
    (folder / "handlers" / "cafe.py").write_text(code, "utf-8")
    (folder / "fr" / "cafe.ftl").write_text(fr, "utf-8")
    (catalogue,) = check.read_catalogues(folder)
    return list(check.check_unsaid(catalogue, forms, check.key_mentions(folder, ["handlers"])))


def test_sound_catalogues_pass(folder: Path) -> None:
    assert wrong(folder, FORM + PLURAL, None, Order) == ""


def test_our_own_catalogues_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0, capsys.readouterr().out
    assert "× 2 languages" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("fr", "en", "named"),
    [
        ("full = Complet {\n", "full = Full\n", "cannot read"),
        ("full = Complet\nfull = Plein\n", "full = Full\n", "full is there twice"),
        ("full = Complet\nfree = Libre\n", "full = Full\n", "en: free is missing"),
        ("full = Complet\n", "full = Full\nfree = Free\n", "free is not in fr"),
        ("full = { $n } places\n", "full = { $m } seats\n", "full has ['m'], fr ['n']"),
        ("full = { PLACES($n) }\n", "full = { $n }\n", "Unknown function: PLACES"),
        ("full = { -brand }\n", "full = Palier\n", "Unknown term: -brand"),
        ("full = { free.x }\nfree = Libre\n", "full = x\nfree = y\n", "Unknown attribute"),
        ("full = C'est complet\n", "full = Full\n", "straight apostrophe"),
        ("full = *Complet\n", "full = Full\n", "opens bold without closing it"),
        ("full =\n    .x = Complet\n", "full = Full\n", "says nothing"),
        (
            "full = { $kind ->\n    [tea] thé\n   *[other] autre\n }\n",
            "full = { $kind }\n",
            "selects on ['tea']",
        ),
    ],
)
def test_a_broken_promise_is_named(folder: Path, fr: str, en: str, named: str) -> None:
    assert named in wrong(folder, fr, en)


def test_a_sentence_in_the_wrong_file_is_named(folder: Path) -> None:
    (folder / "fr" / "cafe.ftl").write_text("full = Complet\n", "utf-8")
    assert "fr/cafe.ftl: full belongs in palier.ftl" in wrong(folder, "free = Libre\n")


def test_a_language_without_dates_is_named(folder: Path) -> None:
    (folder / "en" / "dates.toml").unlink()
    assert "en: dates.toml is missing" in wrong(folder, "full = Complet\n")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("Commander", "Commander quelque chose de chaud", "the title of Order has 24"),
        ("order-name = À quel nom ?\n", "", "order-name is missing, a question of Order"),
        ("cup-tea = Thé\n", "", "cup-tea is missing, an answer to Order"),
        ("Thé", "Thé" * 26, "an answer to Order has 75"),
    ],
)
def test_a_form_that_does_not_fit_is_named(folder: Path, old: str, new: str, named: str) -> None:
    assert named in wrong(folder, FORM.replace(old, new), None, Order)


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ('Text(key="cafe-empty")', "cafe.py:1: no catalogue has the key 'cafe-empty'"),
        ('Text(key=f"tea-{kind}")', "no catalogue has the key f'tea-{kind}'"),
        ('Text(key="cafe-full", args={"m": 1})', "cafe-full takes ['n'], not ['m']"),
        ('Text(key=f"cafe-{state}", args={"m": 1})', "cafe-full takes ['n'], not ['m']"),
        ('unclear_answer("cafe-full", m=1)', "cafe-full takes ['n'], not ['m']"),
        ('unclear_answer("cafe-fuller", n=1)', "no catalogue has the key 'cafe-fuller'"),
        ("Notice(words.cafe_full(n=1))", "a toast (handlers/cafe.py:1) has 200"),
        ("Refused(words.cafe_full(n=1))", "a toast (handlers/cafe.py:1) has 200"),
        ("Show(card, hint=words.cafe_full(n=1))", "a toast (handlers/cafe.py:1) has 200"),
        ("press_button(words.cafe_full(n=1), Rsvp())", "a button (handlers/cafe.py:1) has 40"),
        ("Button(label=words.cafe_full(n=1))", "a button (handlers/cafe.py:1) has 40"),
        ('cafe.command("cafe", menu=Menu.PRIVATE)', "command-cafe is missing"),
    ],
)
def test_what_the_code_says_wrongly_is_named(folder: Path, code: str, named: str) -> None:
    assert named in said(folder, code, f"cafe-full = {'plein ' * 40}{{ $n }}\n")


def test_what_shows_words_is_called_as_the_check_calls_it() -> None:
    """A class by another name would be checked no more, and nobody would notice."""
    assert [
        name
        for name in SHOWN
        if not any(hasattr(each, name) for each in (interaction, replies, model))
    ] == []


@pytest.mark.parametrize(
    "code",
    [
        'Text(key="cafe-full", args={"n": 1})',
        'Text(key=f"cafe-{state}", args={"n": 1})',
        'Text(key=f"cafe-{state}", args=args)',
        'unclear_answer("cafe-full", n=1)',
        "Notice(words.cafe_full(n=1))",
        'cafe.command("cafe")',
    ],
)
def test_what_the_code_says_rightly_passes(folder: Path, code: str) -> None:
    assert said(folder, code, "cafe-full = { $n } places\n") == ""


@pytest.mark.parametrize(
    "code",
    [
        "words.cafe_full_up()",
        'Text(key="cafe-full-up")',
        'Text(key=f"cafe-full-{how}")',
        "Show(page, hint=words.cafe_full_up)",
    ],
)
def test_a_sentence_the_code_says_stays(folder: Path, code: str) -> None:
    assert never_said(folder, code, "cafe-full-up = Complet\n") == []


@pytest.mark.parametrize(
    "code", ["", "words.cafe_full()", 'Text(key=f"cafe-{how}-door")', "cafe_full_up()"]
)
def test_a_sentence_nobody_says_is_named(folder: Path, code: str) -> None:
    assert never_said(folder, code, "cafe-full-up = Complet\n") == [
        "fr/cafe.ftl: cafe-full-up is never said"
    ]


def test_a_form_and_a_page_say_sentences_too(folder: Path) -> None:
    (folder / "handlers").mkdir()
    (folder / "handlers" / "index.html").write_text("<h1>[[order-hello]]</h1>")
    named = never_said(folder, "", FORM + "order-hello = Bonjour\norder-bye = Au revoir\n", Order)
    assert named == ["fr/cafe.ftl: order-bye is never said"]


def test_a_command_is_described_where_a_menu_shows_it(folder: Path) -> None:
    code = 'cafe.command("tea", menu=Menu.PRIVATE)\ncafe.command("cup")\nf"command-{name}"'
    named = never_said(folder, code, "command-tea = Un thé\ncommand-cup = Une tasse\n")
    assert named == ["fr/cafe.ftl: command-cup is never said"]


def test_french_punctuation_stays_on_the_line_of_its_word() -> None:
    source = "a = « Oui ; non : { $x } ? » !\n# d" + PLURAL
    set_in_type = LanguageProfile.of_language("fr").set_in_type(source)
    assert "«\u00a0Oui\u202f; non\u00a0: { $x }\u202f?\u00a0»\u202f!" in set_in_type
    assert set_in_type.partition("# d")[2] == source.partition("# d")[2]
    assert LanguageProfile.of_language("en").set_in_type(source) == source


def test_a_number_stays_on_the_line_of_its_unit() -> None:
    french, english = map(LanguageProfile.of_language, ("fr", "en"))
    said = french.set_in_type("a = 31 °C, de 8 h 30 à { $n } km, { $name } m’écrit, 3 minutes")
    assert said == (
        "a = 31\u00a0°C, de 8\u00a0h\u00a030 à { $n }\u00a0km, { $name } m’écrit, 3 minutes"
    )
    assert english.set_in_type("a = 9 am, { $n } m, 2 metres") == (
        "a = 9\u00a0am, { $n }\u00a0m, 2 metres"
    )


@pytest.mark.parametrize("show", ["hour", "moment"])
@pytest.mark.parametrize(
    ("language", "hour"), [("fr", "13\u00a0h\u00a030"), ("en", "1:30\u00a0pm")]
)
def test_an_hour_stays_on_one_line(show: Any, language: str, hour: str) -> None:
    when = MomentText(at=datetime(2026, 7, 4, 13, 30, tzinfo=UTC), zone="UTC", show=show)
    assert say_when(when, language).endswith(hour)


@pytest.mark.parametrize(
    ("fr", "en", "named"),
    [
        ("full = x\n    .name = plein\n", "full = x\n", "full.name is read by nobody"),
        ("command-tea = x\n", "command-tea = x\n    .nom = tea\n", "tea.nom is read by nobody"),
        ("command-tea = x\n", "command-tea = x\n    .name = Thé\n", "no platform takes /Thé"),
        (
            "command-tea = x\ncommand-cup = y\n    .name = bol\n",
            "command-tea = x\n    .name = bol\ncommand-cup = y\n",
            "command-tea.name: /bol is /cup already",
        ),
    ],
)
def test_a_name_that_is_no_command_s_own_is_named(
    folder: Path, fr: str, en: str, named: str
) -> None:
    assert named in wrong(folder, fr, en)


THERE = "link-on-slack = Slack\n"


@pytest.mark.parametrize(
    ("fr", "en", "named"),
    [
        ("full = x\n    .irc = y\n", "full = x\n    .irc = y\n", "full.irc is read by nobody"),
        ("full = x\n    .slack = y\n", "full = x\n", "en/palier.ftl: full.slack is missing"),
        ("full = x\n", "full = x\n    .slack = y\n", "fr/palier.ftl: full.slack is missing"),
    ],
)
def test_what_a_platform_words_in_its_own_way_it_does_in_every_language(
    folder: Path, fr: str, en: str, named: str
) -> None:
    assert named in wrong(folder, THERE + fr, THERE + en)
    assert wrong(folder, THERE + "full = x\n    .slack = y\n") == ""


def test_a_platform_s_own_wording_has_to_fit_too(folder: Path) -> None:
    own = f"{THERE}{FORM}".replace("Commander\n", f"Commander\n    .slack = {'oui ' * 9}\n")
    assert "the title of Order has 24" in wrong(folder, own, None, Order)


def test_a_command_in_no_menu_may_have_nothing_but_its_name(folder: Path) -> None:
    only_named = "command-cup =\n    .name = bol\n"
    assert never_said(folder, 'cafe.command("cup")', only_named) == []
    assert never_said(folder, 'cafe.command("tea")', only_named) == [
        "fr/cafe.ftl: command-cup is never said"
    ]
    (folder / "fr" / "cafe.ftl").unlink()
    assert wrong(folder, only_named) == ""


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("language.toml", 'locale = "en_GB"', 'locale = "xq"', "en/language.toml: locale: "),
        ("language.toml", '"ltr"', '"down"', "en/language.toml: direction: "),
        ("dates.toml", "halves_to = 12", "", "en/dates.toml: halves_to: Field required"),
        ("dates.toml", "{h} o'clock", "{hour} o'clock", "no slot is called ['hour']"),
        ("dates.toml", "days.in_days", "days.in_decades", "en/dates.toml: days.in_decades"),
        ("dates.toml", "{day} at {hour}", "{day}", "moment says {day} and {hour}"),
        ("aid.toml", "[kinds]", "[kinds", "en/aid.toml: "),
        ("aid.toml", "other = ", "others = ", "en/aid.toml: kinds.others"),
        (
            "aid.toml",
            'elderly = ["elderly neighbour", "older neighbour", "elderly"]',
            "",
            "nothing for ",
        ),
        ("places.toml", 'to = ["in", "at"]', "", "en/places.toml: words.to: Field required"),
        ("heat.toml", 'red = ["red"]', 'red = "red"', "en/heat.toml: levels.red: "),
    ],
)
def test_a_table_that_is_wrong_is_named_with_its_key(
    folder: Path, file: str, old: str, new: str, named: str
) -> None:
    table = folder / "en" / file
    text = table.read_text("utf-8")
    assert old in text
    table.write_text(text.replace(old, new), "utf-8")
    assert named in wrong(folder, "full = Complet\n")
