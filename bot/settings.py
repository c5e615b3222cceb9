"""Everything an operator can set, from the environment or a file named .env."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from messages.heat_hotline import HeatLineHours

BAN = "https://data.geopf.fr/geocodage"
VIGILANCE = "https://public-api.meteofrance.fr/public/DPVigilance/v1"
METEOALARM = "https://feeds.meteoalarm.org/api/v1/warnings"
OPENMETEO = "https://api.open-meteo.com/v1"


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    if url and (parts.scheme not in {"http", "https"} or not parts.hostname):
        raise ValueError("must be an address that begins with https://, or empty")
    return url.rstrip("/")


def _database_address(url: str) -> str:
    try:
        parsed = make_url(url)
    except ArgumentError:
        parsed = None
    if parsed is None or parsed.get_backend_name() not in {"sqlite", "postgresql", "postgres"}:
        raise ValueError("must look like sqlite:///data/palier.db or postgresql://user@host/palier")
    if parsed.get_backend_name() == "sqlite" and not parsed.database:
        raise ValueError("must name a file, as in sqlite:///data/palier.db")
    return url


def _check_token(token: str) -> str:
    number, _, rest = token.partition(":")
    if token and not (number.isdigit() and len(rest) >= 30):
        raise ValueError("must be the token BotFather gave, as in 123456789:AbC...")
    return token


def _check_prefix(*prefixes: str) -> Callable[[str], str]:
    def check(token: str) -> str:
        if token and not token.startswith(prefixes):
            raise ValueError(f"must begin with {' or '.join(prefixes)}, or be empty")
        return token

    return check


def _check_key(key: str) -> str:
    for each in key.split():
        try:
            Fernet(each)
        except ValueError:
            raise ValueError(
                "must be 32 bytes in base64, as in a key file Palier made; or empty"
            ) from None
    return key


def _check_hours(typed: str) -> str:
    try:
        HeatLineHours.parse_hours(typed)
    except ValueError:
        raise ValueError("must be two hours of the day, as in 9-19 or 8:30-19; or empty") from None
    return typed


WebAddress = Annotated[str, AfterValidator(_web_address)]


class Settings(BaseSettings):
    """What Palier is told about the world outside."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=False, extra="ignore"
    )

    telegram_bot_token: Annotated[str, AfterValidator(_check_token)] = Field(
        default="",
        repr=False,
        description="The token BotFather gave the bot; empty, Palier opens the stairwell to try.",
    )
    telegram_api_url: WebAddress = Field(
        default="https://api.telegram.org",
        description="Where the Bot API answers; change it for a Bot API server of your own.",
    )
    slack_bot_token: Annotated[str, AfterValidator(_check_prefix("xoxb-"))] = Field(
        default="",
        repr=False,
        description="The bot token of a Slack app made from `palier manifest`; empty, no Slack.",
    )
    slack_app_token: Annotated[str, AfterValidator(_check_prefix("xapp-"))] = Field(
        default="",
        repr=False,
        description="The app token for a socket to Slack, which needs no public address.",
    )
    slack_signing_secret: str = Field(
        default="",
        repr=False,
        description="What Slack signs its requests to PUBLIC_URL with; empty, it brings none.",
    )
    slack_client_id: str = Field(
        default="",
        description="The Slack app's client, to let many workspaces install Palier; empty, one.",
    )
    slack_client_secret: str = Field(
        default="",
        repr=False,
        description="The secret of that client, needed with it.",
    )
    slack_api_url: WebAddress = Field(
        default="https://slack.com/api",
        description="Where Slack's Web API answers; change it only to try Palier without Slack.",
    )
    database_url: Annotated[str, AfterValidator(_database_address)] = Field(
        default="sqlite:///data/palier.db",
        repr=False,
        description="What Palier remembers: a SQLite file, or postgresql://user:password@host/name.",
    )
    public_url: WebAddress = Field(
        default="",
        description="The https address of Palier, for platforms to bring updates; empty, it asks.",
    )
    geocoder_ban_url: WebAddress = Field(
        default=BAN,
        description="Who finds street addresses in France; empty, addresses are not searched.",
    )
    geocoder_nominatim_url: WebAddress = Field(
        default="",
        description="A Nominatim that finds addresses in other countries; empty, none is asked.",
    )
    heat_vigilance_key: str = Field(
        default="",
        repr=False,
        description="A key for Météo-France's DPVigilance; empty, France's warnings at MeteoAlarm.",
    )
    heat_vigilance_url: WebAddress = Field(
        default=VIGILANCE,
        description="Where DPVigilance answers, asked only with a key.",
    )
    heat_meteoalarm_url: WebAddress = Field(
        default=METEOALARM,
        description="Where MeteoAlarm lists countries' official warnings; empty, none are read.",
    )
    heat_openmeteo_url: WebAddress = Field(
        default=OPENMETEO,
        description="Where Open-Meteo tells temperatures, free if not for profit; empty, none.",
    )
    heat_night_abroad: Annotated[float, Field(ge=0, le=50)] = Field(
        default=20.0,
        description="Where no authority has thresholds: how many degrees make a night hot.",
    )
    heat_day_abroad: Annotated[float, Field(ge=0, le=60)] = Field(
        default=35.0,
        description="Where no authority has thresholds: how many degrees make a day hot.",
    )
    heat_line_hours: Annotated[str, AfterValidator(_check_hours)] = Field(
        default="",
        description="When France's line for heat advice answers, as in 9-19; empty, by day.",
    )
    secret_key: Annotated[str, AfterValidator(_check_key)] = Field(
        default="",
        repr=False,
        description="What seals addresses at rest; empty, a key file beside the database.",
    )
    host: str = Field(
        default="127.0.0.1",
        description="The network address Palier listens on; 0.0.0.0 inside a container.",
    )
    port: Annotated[int, Field(ge=0, le=65535)] = Field(
        default=8080,
        description="The port Palier listens on.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO",
        description="How much the log says: DEBUG, INFO, WARNING or ERROR; never words.",
    )

    @property
    def on_slack(self) -> bool:
        return bool(self.slack_bot_token or self.slack_client_id)

    @property
    def slack_by_web(self) -> bool:
        """Whether Slack may bring requests to Palier's own address."""
        return bool(self.public_url and self.slack_signing_secret)

    def check_combination(self) -> None:
        """Raise `SettingsError` for settings that are good alone and not together."""
        if self.slack_bot_token and not (self.slack_app_token or self.slack_by_web):
            raise SettingsError(
                "SLACK_APP_TOKEN: needed beside SLACK_BOT_TOKEN, "
                "unless PUBLIC_URL and SLACK_SIGNING_SECRET are set."
            )
        if self.slack_client_id and not (self.slack_client_secret and self.slack_by_web):
            raise SettingsError(
                "SLACK_CLIENT_ID: needs SLACK_CLIENT_SECRET, SLACK_SIGNING_SECRET and PUBLIC_URL."
            )

    @property
    def key_file(self) -> Path:
        """Where the key lies when none is set: beside the database."""
        url = make_url(self.database_url)
        beside = Path(url.database or "").parent if url.get_backend_name() == "sqlite" else "data"
        return Path(beside) / "palier.key"

    @property
    def database_marker(self) -> Path:
        """Where it is noted which database is ours: beside the key."""
        return self.key_file.with_name("palier.database")


class SettingsError(Exception):
    """A setting cannot be used; the message is one sentence that names it, not its value."""


def read_settings(env_file: Path | None = Path(".env")) -> Settings:
    """The settings as they are now, or `SettingsError`."""
    try:
        return Settings(_env_file=env_file)
    except ValidationError as refusal:
        first = refusal.errors(include_input=False, include_url=False)[0]
        name = str(first["loc"][0]).upper()
        why = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{name}: {why[:1].lower()}{why[1:].rstrip('.')}.") from None


def env_example() -> str:
    """The text of `.env.example`: every setting with its sentence and what it is when absent."""
    parts = ["# Copy this file to .env and fill in what you need; everything may stay as it is."]
    for name, field in Settings.model_fields.items():
        parts.append(f"# {field.description}\n{name.upper()}={field.default}")
    return "\n\n".join(parts) + "\n"
