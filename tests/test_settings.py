"""Settings: each with its sentence, and a wrong one named in a sentence."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.logs import FORMATTERS, JsonLogFormatter, LogFormatter, is_logged
from bot.settings import Settings, SettingsError, env_example, read_settings

ROOT = Path(__file__).parent.parent
TOKEN = "123456789:AAF-fake-token-of-the-tests-0123456789"


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of this machine counts."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_example_lists_every_setting_with_its_sentence() -> None:
    assert (ROOT / ".env.example").read_text("utf-8") == env_example()
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert field.description.endswith("."), name


def test_the_example_changes_nothing_when_copied_as_it_is(tmp_path: Path) -> None:
    env = tmp_path / ".env"
    env.write_text((ROOT / ".env.example").read_text("utf-8"), "utf-8")
    assert read_settings(env) == read_settings(None)


def test_settings_come_from_the_environment_before_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    env = tmp_path / ".env"
    env.write_text("PORT=9000\nHOST=0.0.0.0\nPOSTGRES_PASSWORD=x\n", "utf-8")
    monkeypatch.setenv("PORT", "9001")
    settings = read_settings(env)
    assert (settings.port, settings.host) == (9001, "0.0.0.0")


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///data/palier.db",
        "sqlite+aiosqlite:////data/palier.db",
        "postgresql://palier:pw@host/palier",
        "postgres://palier@host/palier",
        "postgresql+asyncpg://palier@host/palier",
    ],
)
def test_databases_may_be_named_with_or_without_driver(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    assert read_settings().database_url == url


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "not-a-s3cret"),
        ("TELEGRAM_API_URL", "s3cret.example.org"),
        ("DATABASE_URL", "mysql://root:s3cret@host/palier"),
        ("DATABASE_URL", "s3cret"),
        ("DATABASE_URL", "sqlite://"),
        ("PUBLIC_URL", "ftp://s3cret"),
        ("GEOCODER_BAN_URL", "s3cret"),
        ("GEOCODER_NOMINATIM_URL", "s3cret"),
        ("HEAT_VIGILANCE_URL", "s3cret"),
        ("HEAT_METEOALARM_URL", "s3cret"),
        ("HEAT_OPENMETEO_URL", "ftp://s3cret"),
        ("HEAT_NIGHT_ABROAD", "s3cret"),
        ("HEAT_DAY_ABROAD", "-300"),
        ("HEAT_LINE_HOURS", "s3cret"),
        ("HEAT_LINE_HOURS", "19-9"),
        ("HEAT_LINE_HOURS", "9-25"),
        ("HEAT_LINE_HOURS", "IT 9-19"),
        ("HEAT_LINE_HOURS", "FR 9-19, 8-18"),
        ("HEAT_LINE_HOURS", "9"),
        ("SECRET_KEY", "s3cret"),
        ("PORT", "s3cret"),
        ("PORT", "70000"),
        ("METRICS_LISTEN", "s3cret:x"),
        ("LOG_LEVEL", "s3cret"),
    ],
)
def test_a_wrong_value_is_said_in_one_sentence_that_names_the_setting(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    value: str,
) -> None:
    monkeypatch.setenv(name, value)
    assert main(["check"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{name}: ")
    assert err.count("\n") == 1
    assert "s3cret" not in err
    assert "Traceback" not in err


def test_the_token_is_in_no_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("DATABASE_URL", "postgresql://palier:s3cret@host/palier")
    monkeypatch.setenv("HEAT_VIGILANCE_KEY", "s3cret-key")
    settings = read_settings()
    assert TOKEN not in repr(settings)
    assert "s3cret" not in repr(settings)


def test_the_key_lies_beside_the_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/here/palier.db")
    assert read_settings().key_file == tmp_path / "here" / "palier.key"
    monkeypatch.setenv("DATABASE_URL", "postgresql://palier@host/palier")
    assert read_settings().key_file == Path("data/palier.key")


def test_an_unreadable_value_is_wrong_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "-1")
    with pytest.raises(SettingsError, match="PORT: "):
        read_settings()


def record(name: str, level: int, said: str, *args: object) -> logging.LogRecord:
    return logging.LogRecord(name, level, __file__, 1, said, args, None)


def test_the_log_is_made_of_keys_and_values() -> None:
    line = LogFormatter().format(
        record("bot.outbox_worker", logging.INFO, "chat gone letter=%s", 7)
    )
    assert line.endswith(' level=info at=bot.outbox_worker event="chat gone" letter=7')


def test_libraries_say_where_but_not_what() -> None:
    url = f"https://api.telegram.org/bot{TOKEN}/sendMessage"
    loud = record("httpx", logging.WARNING, "HTTP Request: POST %s", url)
    assert not is_logged(record("httpx", logging.INFO, "HTTP Request: POST %s", url))
    assert is_logged(loud)
    for each in FORMATTERS.values():
        assert TOKEN not in each().format(loud)


def test_an_errors_own_words_stay_out_of_the_log() -> None:
    try:
        try:
            raise KeyError("12 rue des Lilas")
        except KeyError as cause:
            raise ValueError("Madame Untel") from cause
    except ValueError as error:
        told = logging.LogRecord(
            "bot.app", logging.ERROR, __file__, 1, "failed", (), (type(error), error, None)
        )
    for each in FORMATTERS.values():
        line = each().format(told)
        assert "ValueError[tests.test_settings:" in line
        assert "<-KeyError[" in line
        assert "Untel" not in line
        assert "Lilas" not in line
        assert "\n" not in line


@pytest.mark.parametrize(
    "told",
    [
        record("bot.outbox_worker", logging.INFO, "chat gone letter=%s", 7),
        record("bot.app", logging.WARNING, 'a "quoted" event\nof two lines wait=%g', 2.5),
        record("httpx", logging.WARNING, "HTTP Request: POST %s", TOKEN),
    ],
)
def test_a_line_of_json_has_the_fields_of_a_line_of_text(told: logging.LogRecord) -> None:
    text, fields = LogFormatter().format(told), json.loads(JsonLogFormatter().format(told))
    pairs = re.fullmatch(r"(.*?) event=\"(.*)\"((?: \S+=\S+)*)", text)
    assert pairs
    around = dict(each.split("=", 1) for each in f"{pairs[1]}{pairs[3]}".split())
    assert fields == around | {"event": pairs[2]}


def test_the_whole_log_is_json_by_one_setting(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("LOG_FORMAT", "JSON")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/palier.db")
    (tmp_path / "palier.key").write_text("another's")
    before = logging.getLogger().handlers[:]
    try:
        assert main(["forget-sealed"]) == 0
        logging.getLogger("palier").warning("heard code=%s", "a1b2c3")
    finally:
        logging.getLogger().handlers[:] = before
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert {"event": "heard", "code": "a1b2c3"}.items() <= lines[-1].items()
