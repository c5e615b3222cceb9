"""Settings written almost right: each is refused in a sentence that names it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.near_names import nearest_setting
from bot.settings import Settings, SettingsError, env_example, read_settings
from bot.wrong_setting import LOCALE, operator_reader
from messages import words
from storage.types import vault
from tests.conftest import KEY
from tests.operating.folder import ENV, TOKEN, obey

ROOT = Path(__file__).parents[2]
KNOWN = [name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """No setting of this machine counts."""
    for name in (*KNOWN, *LOCALE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    yield
    vault.open(KEY)


def refused(raw: str | bytes) -> str:
    """What is said of a file with these words."""
    Path(".env").write_bytes(raw.encode() if isinstance(raw, str) else raw)
    with pytest.raises(SettingsError) as refusal:
        read_settings()
    said = str(refusal.value)
    assert "\n" not in said
    assert TOKEN not in said
    assert "s3cret" not in said
    return said


# --- names


def near_misses(name: str) -> Iterator[str]:
    """What hurried hands make of a setting's name."""
    yield name.replace("_", "-") if "_" in name else f"{name}S"
    yield name.replace("_", "") if "_" in name else f"{name[0]}{name[2]}{name[1]}{name[3]}"
    if len(name) > 7:
        middle = len(name) // 2
        yield name[:middle] + name[middle + 1 :]
        yield name[:middle] + name[middle + 1] + name[middle] + name[middle + 2 :]
        yield f"PALIER_{name}"
        yield f"{name}_"


@pytest.mark.parametrize("name", KNOWN)
def test_every_setting_s_near_misses_are_refused(name: str) -> None:
    for typed in {each for each in near_misses(name) if each not in KNOWN}:
        assert refused(f"{typed}=1\n").startswith(f"{typed}: "), typed
        assert nearest_setting(typed.lower(), KNOWN) in KNOWN


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("TELEGRAM_TOKEN", "TELEGRAM_BOT_TOKEN"),
        ("BOT_TOKEN", "BOT_TOKEN"),
        ("TELEGRAM", "TELEGRAM_"),
        ("TOKEN", "TOKEN"),
        ("TELEGRAM_BOT_TOKN", "TELEGRAM_BOT_TOKEN"),
        ("TELEGRAM_BOT_TOKEN_PROD", "TELEGRAM_BOT_TOKEN"),
        ("SLACK_TOKEN", "SLACK_"),
        ("DATABASE", "DATABASE_URL"),
        ("DATABASE_URI", "DATABASE_URL"),
        ("SECRET", "SECRET_KEY"),
        ("PROT", "PORT"),
        ("LOGLEVEL", "LOG_LEVEL"),
        ("telegram_token", "TELEGRAM_BOT_TOKEN"),
    ],
)
def test_a_near_miss_is_told_what_was_meant(typed: str, meant: str) -> None:
    said = refused(f"# ours\n{typed}={TOKEN}\n")
    assert said.upper().startswith(f"{typed.upper()}: ")
    assert meant in said.partition(": ")[2]
    assert "2" in said


@pytest.mark.parametrize("typed", ["JETON", "TG", "MY_BOT"])
def test_a_token_under_any_other_name_is_refused(typed: str) -> None:
    assert refused(f"{typed}={TOKEN}\n").startswith(f"{typed}: ")


def test_names_of_others_are_nobody_s_near_miss(monkeypatch: pytest.MonkeyPatch) -> None:
    others = """
        HOSTNAME HOSTTYPE LOGNAME LANGUAGE LANG TZ PATH PWD HOME USER SHELL TERM DISPLAY MAIL SHLVL
        PALIER_PORT PALIER_SERVICE_HOST POSTGRES_PASSWORD POSTGRES_USER POSTGRES_PORT PGHOST PGPORT
        COMPOSE_PROJECT_NAME SSH_AUTH_SOCK XDG_RUNTIME_DIR CLIENT_ID API_URL KEY URL TOKEN DEBUG
        TELEGRAM_API_ID TELEGRAM_API_HASH SLACK_WEBHOOK_URL GITHUB_TOKEN SECRET_KEY_BASE HTTP_PROXY
        DJANGO_SECRET_KEY REDIS_URL SMTP_HOST SMTP_PORT MYSQL_HOST JOURNAL_STREAM INVOCATION_ID
    """.split()
    for each in others:
        monkeypatch.setenv(each, "1")
    assert read_settings().telegram_bot_token == ""
    for each in ("TELEGRAM_TOKEN", "TELEGRAM_BOT_TOKN", "DATABASE_URI", "PALIER_DATABASE_URL"):
        monkeypatch.setenv(each, "s3cret")
        with pytest.raises(SettingsError, match=f"^{each}: "):
            read_settings()
        monkeypatch.delenv(each)


# --- lines


@pytest.mark.parametrize(
    ("typed", "line", "name"),
    [
        (f"TELEGRAM_BOT_TOKEN {TOKEN}\n", "1", "TELEGRAM_BOT_TOKEN"),
        (f"TELEGRAM_BOT_TOKEN: {TOKEN}\n", "1", ""),
        (f"\n\n{TOKEN}\n", "3", ""),
        (f'TELEGRAM_BOT_TOKEN="{TOKEN}\n', "1", "TELEGRAM_BOT_TOKEN"),
        (f"TELEGRAM_BOT_TOKEN='{TOKEN}\n", "1", "TELEGRAM_BOT_TOKEN"),
        (f'TELEGRAM_BOT_TOKEN="{TOKEN}\nSECRET_KEY="s3cret"\n', "1", "TELEGRAM_BOT_TOKEN"),
        (f'NOTE="mine\nTELEGRAM_BOT_TOKEN={TOKEN}\nOTHER="\n', "1", ""),
        (f'PORT=1\nTELEGRAM_BOT_TOKEN="{TOKEN}" s3cret\n', "2", "TELEGRAM_BOT_TOKEN"),
        ("PORT\n", "1", "PORT"),
        (f"TELEGRAM BOT TOKEN={TOKEN}\n", "1", ""),
        ("export\n", "1", ""),
    ],
)
def test_a_line_that_says_nothing_is_refused_with_its_number(
    typed: str, line: str, name: str
) -> None:
    said = refused(typed)
    assert said.startswith(f".env, {name}: " if name else ".env")
    assert re.search(rf"\b{line}\b", said.partition(": ")[2])


def test_a_setting_written_twice_is_refused_when_both_cannot_be_meant() -> None:
    assert refused(f"TELEGRAM_BOT_TOKEN={TOKEN}\nPORT=1\nTELEGRAM_BOT_TOKEN=\n").startswith(
        "TELEGRAM_BOT_TOKEN: "
    )
    Path(".env").write_text("PORT=1\nPORT=1\nOTHER=1\nOTHER=2\n")
    assert read_settings().port == 1


def test_what_refers_to_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "DATABASE_URL=postgresql://palier:${POSTGRES_PASSWORD}@host/palier\n"
    assert refused(url).startswith("DATABASE_URL: ")
    Path(".env").write_text(f"POSTGRES_PASSWORD=x\n{url}")
    assert read_settings().database_url == "postgresql://palier:x@host/palier"


def test_what_is_usual_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_bytes(
        b"\xef\xbb\xbf# ours \xc3\xa9\r\n\r\nexport TELEGRAM_BOT_TOKEN = '" + TOKEN.encode() + b"'"
        b" # the bot\r\nlog_level=info\r\nHOST='::1'\r\nTZ=Europe/Paris\r\n"
    )
    settings = read_settings()
    assert settings.telegram_bot_token == TOKEN
    assert (settings.log_level, settings.host) == ("INFO", "::1")
    Path(".env").write_text(env_example())
    assert read_settings() == Settings(_env_file=None)


@pytest.mark.parametrize("name", [".env.txt", "env", ".ENV", ".env.example", "_env", ".env.env"])
def test_settings_in_a_file_of_nearly_that_name_are_not_passed_over(name: str) -> None:
    Path(name).write_text(env_example())
    assert read_settings() == Settings(_env_file=None)
    Path(name).write_text(ENV)
    with pytest.raises(SettingsError, match=f"^{re.escape(name)}: "):
        read_settings()
    Path(".env").write_text("PORT=1\n")
    if not Path(".ENV").samefile(".env") if Path(".ENV").exists() else True:
        assert read_settings().port == 1


# --- values


@pytest.mark.parametrize("name", KNOWN)
def test_no_setting_takes_what_cannot_be_seen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for value in ("\udcff", "1\x00"[:1] + "\u200b1", "1\x1b[0m", "a\u00a0b"):
        monkeypatch.setenv(name, value)
        with pytest.raises(SettingsError, match=f"^{name}: "):
            read_settings()


# What a value must not be, for every setting: a setting without a line fails the test.
WRONG = {
    "TELEGRAM_BOT_TOKEN": [
        "123456789",
        f'"{TOKEN}"',
        f"{TOKEN} s3cret",
        f"“{TOKEN}”",
        f"bot{TOKEN}",
    ],
    "TELEGRAM_API_URL": ["s3cret", "https://", "http://x:abc", "https://[::1", '"https://x"'],
    "SLACK_BOT_TOKEN": ["xapp-1", "xoxb-", "xoxb-1 2", '"xoxb-1"'],
    "SLACK_APP_TOKEN": ["xoxb-1", "xapp-", "xapp-é"],
    "SLACK_SIGNING_SECRET": ["s3 cret", '"s3cret"', "sécret"],
    "SLACK_CLIENT_ID": ["1 2", "“1.2”"],
    "SLACK_CLIENT_SECRET": ["s3 cret", "'s3cret'"],
    "SLACK_API_URL": ["ftp://s3cret"],
    "DATABASE_URL": [
        *("", "s3cret", "mysql://s3cret@h/x", "sqlite://", "sqlite:///:memory:"),
        *("sqlite://data/palier.db", "postgresql://u:s3cret@h:port/x"),
    ],
    "PUBLIC_URL": ["palier.example.org", "https://a b"],
    "GEOCODER_BAN_URL": ["s3cret"],
    "GEOCODER_NOMINATIM_URL": ["s3cret"],
    "HEAT_VIGILANCE_KEY": ["s3 cret", '"s3cret"'],
    "HEAT_VIGILANCE_URL": ["s3cret"],
    "HEAT_METEOALARM_URL": ["s3cret"],
    "HEAT_OPENMETEO_URL": ["s3cret"],
    "HEAT_NIGHT_ABROAD": ["", "20,5", "nan", "inf", "51"],
    "HEAT_DAY_ABROAD": ["warm", "-1"],
    "HEAT_LINE_HOURS": ["19-9", "9"],
    "SMTP_URL": [
        *("s3cret", "smtp://", "https://s3cret@h", "smtp://h", "smtp://u:s3cret@h"),
        *("smtp://u@h?from=a@b.fr", "smtp://h:0?from=a@b.fr", "smtp://h:x?from=a@b.fr"),
        *("smtp://h/s3cret?from=a@b.fr", "smtp://h?from=s3cret", "smtp://h?to=a@b.fr"),
        *("smtp://h?from=a@b.fr&from=c@d.fr", "smtp://é:s3cret@h?from=a@b.fr"),
        *("smtp://h?from=a@b.fr%0ABcc:c@d.fr", "smtp://u:s3cret@é?from=a@b.fr"),
    ],
    "DEFAULT_LANGUAGE": ["xx", "français"],
    "SECRET_KEY": ["s3cret", KEY[:-2], f"{KEY} s3cret"],
    "HOST": ["", "http://0.0.0.0", "localhost:8080", "300.1.1.1", "a b", "1.2.3"],
    "PORT": ["", "s3cret", "70000", "-1", "80.5"],
    "METRICS_LISTEN": ["s3cret", "on", "0", "70000", "127.0.0.1", "300.1.1.1:9464", "::1:9464"],
    "LOG_LEVEL": ["", "LOUD"],
    "LOG_FORMAT": ["", "s3cret", "yaml"],
}


def test_every_setting_has_wrong_values() -> None:
    assert set(WRONG) == set(KNOWN)


@pytest.mark.parametrize("name", WRONG)
def test_a_value_that_cannot_be_meant_is_refused(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for value in WRONG[name]:
        monkeypatch.setenv(name, value)
        with pytest.raises(SettingsError, match=f"^{name}: ") as refusal:
            read_settings()
        assert "s3cret" not in str(refusal.value)


def test_an_accent_in_a_mail_server_s_password_has_its_own_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SMTP_URL", "smtps://u%40b.fr:s%C3%A9same@h")
    with pytest.raises(SettingsError) as refusal:
        read_settings()
    assert refusal.value.why == words.settings_mail_credentials()


@pytest.mark.parametrize("name", ["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_CLIENT_SECRET"])
def test_half_of_slack_does_not_open_the_sandbox(name: str) -> None:
    Path(".env").write_text(f"{name}={'xapp-1' if 'APP' in name else 'x'}\n")
    for entry in (["run"], ["check"]):
        obey(entry, Path()).must_refuse(f"{name}: ")


def test_the_sentence_is_in_the_language_of_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for locale, spoken in [
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "en.UTF-8"}, "en"),
        ({"LANG": "en_US", "LC_MESSAGES": "fr_CA@euro"}, "fr"),
        ({"LANG": "C.UTF-8"}, "fr"),
        ({}, "fr"),
    ]:
        with monkeypatch.context() as here:
            for name, value in locale.items():
                here.setenv(name, value)
            assert operator_reader().language == spoken
