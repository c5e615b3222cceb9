"""The kinds of values a setting may have, each with the sentence for what is none of them."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from pydantic import AfterValidator, BeforeValidator
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.mail.server import MailServer, UnspeakableCredentials
from bot.wrong_setting import SettingRefused
from messages import words
from messages.heat_hotline import HeatLines
from messages.language import LANGUAGES

BOT_TOKEN = re.compile(r"[0-9]+:[\w-]{30,}", re.ASCII)
HOST_NAME = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", re.ASCII | re.IGNORECASE)
BACKENDS = {"sqlite", "postgresql", "postgres"}
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOG_FORMATS = ("text", "json")


def clean_value(value: Any) -> Any:
    """A value without the blanks around it; refused where it holds what nobody can have typed."""
    if not isinstance(value, str):
        return value
    value = value.strip()
    if not value.isprintable():
        raise SettingRefused(words.settings_unprintable())
    return value


def _spoken(language: str) -> str:
    if language and language.lower() not in LANGUAGES:
        raise SettingRefused(words.settings_no_language(languages=", ".join(LANGUAGES)))
    return language.lower()


def _web_address(url: str) -> str:
    try:
        parts = urlsplit(url)
        wrong = parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0
        # A path is written behind it.
        wrong = wrong or bool(parts.query or parts.fragment)
    except ValueError:
        wrong = True
    if url and (wrong or re.search(r"[\s\"'«»“”]", url)):
        raise SettingRefused(words.settings_no_address())
    return url.rstrip("/")


def _database_address(url: str) -> str:
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except (ArgumentError, ValueError):
        raise SettingRefused(words.settings_no_database()) from None
    if backend not in BACKENDS:
        raise SettingRefused(words.settings_no_database())
    if backend == "sqlite" and (parsed.host or parsed.database in {None, "", ":memory:"}):
        raise SettingRefused(words.settings_no_database_file())
    return url


def _bot_token(token: str) -> str:
    if token and not BOT_TOKEN.fullmatch(token):
        raise SettingRefused(words.settings_no_bot_token())
    return token


def _key(key: str) -> str:
    for each in key.split():
        try:
            Fernet(each)
        except ValueError:
            raise SettingRefused(words.settings_no_key()) from None
    return key


def _hours(typed: str) -> str:
    try:
        HeatLines.parse_lines(typed)
    except ValueError:
        raise SettingRefused(words.settings_no_hours()) from None
    return typed


def _secret(value: str) -> str:
    if re.search(r"[^\x21-\x7e]|[\"']", value):
        raise SettingRefused(words.settings_no_secret())
    return value


def _mail_server(url: str) -> str:
    try:
        if url:
            MailServer.from_url(url)
    except UnspeakableCredentials:
        raise SettingRefused(words.settings_mail_credentials()) from None
    except ValueError:
        raise SettingRefused(words.settings_no_mail_server()) from None
    return url


def _host(host: str) -> str:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        if not HOST_NAME.fullmatch(host) or re.fullmatch(r"[0-9.]+", host):
            raise SettingRefused(words.settings_no_host()) from None
    return host


def split_listening(typed: str) -> tuple[str, int]:
    """The address and port of `host:port`; a port alone is this machine's own."""
    host, _, port = typed.rpartition(":")
    bare = host.removeprefix("[").removesuffix("]") if host.startswith("[") else host
    if not re.fullmatch(r"[0-9]{1,5}", port, re.ASCII) or not 0 < int(port) < 2**16:
        raise SettingRefused(words.settings_no_door())
    if typed.startswith(":") or (":" in host and bare == host):
        raise SettingRefused(words.settings_no_door())
    return bare or "127.0.0.1", int(port)


def _listening(typed: str) -> str:
    if typed:
        try:
            _host(split_listening(typed)[0])
        except SettingRefused:
            raise SettingRefused(words.settings_no_door()) from None
    return typed


def check_log_level(value: Any) -> Any:
    """How much the log says, in capitals or not."""
    return _one_of(LOG_LEVELS, str(value).upper())


def check_log_format(value: Any) -> Any:
    """How the log is written, in capitals or not."""
    return _one_of(LOG_FORMATS, str(value).lower())


def _one_of(known: Sequence[str], value: str) -> str:
    if value not in known:
        raise SettingRefused(words.settings_not_listed(known=", ".join(known)))
    return value


def begins_with(prefix: str) -> AfterValidator:
    """A token of Slack's, known by how it begins; or none."""

    def check(token: str) -> str:
        if token and not re.fullmatch(rf"{prefix}[\x21-\x7e]+", token):
            raise SettingRefused(words.settings_no_slack_token(prefix=prefix))
        return token

    return AfterValidator(check)


def between(low: int, high: int, kind: type[float]) -> BeforeValidator:
    """A number between two others."""

    def check(value: Any) -> float:
        try:
            number = kind(value)
        except (TypeError, ValueError):
            number = kind(low - 1)
        if not low <= number <= high:
            raise SettingRefused(words.settings_no_number(low=str(low), high=str(high)))
        return number

    return BeforeValidator(check)


WebAddress = Annotated[str, AfterValidator(_web_address)]
MailServerAddress = Annotated[str, AfterValidator(_mail_server)]
DatabaseAddress = Annotated[str, AfterValidator(_database_address)]
BotToken = Annotated[str, AfterValidator(_bot_token)]
SpokenLanguage = Annotated[str, AfterValidator(_spoken)]
SealingKey = Annotated[str, AfterValidator(_key)]
OpeningHours = Annotated[str, AfterValidator(_hours)]
SecretText = Annotated[str, AfterValidator(_secret)]
ListeningAddress = Annotated[str, AfterValidator(_listening)]
ListeningHost = Annotated[str, AfterValidator(_host)]
ListeningPort = Annotated[int, between(0, 65535, int)]
