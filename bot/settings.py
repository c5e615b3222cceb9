"""Everything an operator can set, from the environment or a file named .env."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url

from bot.env_file import find_misnamed_file, refuse_near_miss, settings_in_file
from bot.setting_kinds import (
    BotToken,
    DatabaseAddress,
    ListeningAddress,
    ListeningHost,
    ListeningPort,
    MailServerAddress,
    OpeningHours,
    SealingKey,
    SecretText,
    SpokenLanguage,
    WebAddress,
    begins_with,
    between,
    check_log_format,
    check_log_level,
    clean_value,
    split_listening,
)
from bot.wrong_setting import SettingRefused, SettingsError
from messages import words

__all__ = ["Settings", "SettingsError", "env_example", "read_settings"]

BAN = "https://data.geopf.fr/geocodage"
VIGILANCE = "https://public-api.meteofrance.fr/public/DPVigilance/v1"
METEOALARM = "https://feeds.meteoalarm.org/api/v1/warnings"
OPENMETEO = "https://api.open-meteo.com/v1"

TOKENS = frozenset({"TELEGRAM_BOT_TOKEN", "SLACK_BOT_TOKEN", "SLACK_CLIENT_ID"})
"""Settings without any of which the stairwell opens."""


class Settings(BaseSettings):
    """What Palier is told about the world outside."""

    model_config = SettingsConfigDict(env_ignore_empty=False, extra="ignore")

    telegram_bot_token: BotToken = Field(
        default="",
        repr=False,
        description="The token BotFather gave the bot; empty, Palier opens the stairwell to try.",
    )
    telegram_api_url: WebAddress = Field(
        default="https://api.telegram.org",
        description="Where the Bot API answers; change it for a Bot API server of your own.",
    )
    slack_bot_token: Annotated[str, begins_with("xoxb-")] = Field(
        default="",
        repr=False,
        description="The bot token of a Slack app made from `palier manifest`; empty, no Slack.",
    )
    slack_app_token: Annotated[str, begins_with("xapp-")] = Field(
        default="",
        repr=False,
        description="The app token for a socket to Slack, which needs no public address.",
    )
    slack_signing_secret: SecretText = Field(
        default="",
        repr=False,
        description="What Slack signs its requests to PUBLIC_URL with; empty, it brings none.",
    )
    slack_client_id: SecretText = Field(
        default="",
        description="The Slack app's client, to let many workspaces install Palier; empty, one.",
    )
    slack_client_secret: SecretText = Field(
        default="",
        repr=False,
        description="The secret of that client, needed with it.",
    )
    slack_api_url: WebAddress = Field(
        default="https://slack.com/api",
        description="Where Slack's Web API answers; change it only to try Palier without Slack.",
    )
    database_url: DatabaseAddress = Field(
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
    heat_vigilance_key: SecretText = Field(
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
    heat_night_abroad: Annotated[float, between(0, 50, float)] = Field(
        default=20.0,
        description="Where no authority has thresholds: how many degrees make a night hot.",
    )
    heat_day_abroad: Annotated[float, between(0, 60, float)] = Field(
        default=35.0,
        description="Where no authority has thresholds: how many degrees make a day hot.",
    )
    heat_line_hours: OpeningHours = Field(
        default="",
        description="When a country's line for heat advice answers, as in FR 9-19; empty, by day.",
    )
    smtp_url: MailServerAddress = Field(
        default="",
        repr=False,
        description="The mail server for towns on duty, smtps://user:password@host; empty, none.",
    )
    default_language: SpokenLanguage = Field(
        default="",
        description="The language menus and manifest speak first, as in en; empty, the areas'.",
    )
    secret_key: SealingKey = Field(
        default="",
        repr=False,
        description="What seals addresses at rest; empty, a key file beside the database.",
    )
    host: ListeningHost = Field(
        default="127.0.0.1",
        description="The network address Palier listens on; 0.0.0.0 inside a container.",
    )
    port: ListeningPort = Field(
        default=8080,
        description="The port Palier listens on.",
    )
    metrics_listen: ListeningAddress = Field(
        default="",
        description="Where /metrics is read: a port, or host:port; empty, nobody reads it.",
    )
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(check_log_level)
    ] = Field(
        default="INFO",
        description="How much the log says: DEBUG, INFO, WARNING or ERROR; never words.",
    )
    log_format: Annotated[Literal["text", "json"], BeforeValidator(check_log_format)] = Field(
        default="text",
        description="How the log is written: text, or json for a collector; the same fields.",
    )

    @field_validator("*", mode="before")
    @classmethod
    def _clean(cls, value: Any) -> Any:
        return clean_value(value)

    @property
    def on_slack(self) -> bool:
        return bool(self.slack_bot_token or self.slack_client_id)

    @property
    def slack_by_web(self) -> bool:
        """Whether Slack may bring requests to Palier's own address."""
        return bool(self.public_url and self.slack_signing_secret)

    @property
    def metrics_door(self) -> tuple[str, int] | None:
        """The address and port at which metrics are read; None where nobody reads them."""
        return split_listening(self.metrics_listen) if self.metrics_listen else None

    def check_combination(self) -> None:
        """Raise `SettingsError` for settings that are good alone and not together."""
        if self.slack_bot_token and not (self.slack_app_token or self.slack_by_web):
            raise SettingsError("SLACK_APP_TOKEN", words.settings_needed_for_slack())
        if self.slack_client_id and not (self.slack_client_secret and self.slack_by_web):
            needed = ("SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET", "PUBLIC_URL")
            raise SettingsError("SLACK_CLIENT_ID", words.settings_needs(others=needed))
        for name in ("slack_app_token", "slack_signing_secret", "slack_client_secret"):
            if getattr(self, name) and not self.on_slack:
                raise SettingsError(name.upper(), words.settings_alone())

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


def read_settings(env_file: Path | None = Path(".env")) -> Settings:
    """The settings as they are now, or `SettingsError`; the environment wins over the file."""
    known = [name.upper() for name in Settings.model_fields]
    refuse_near_miss(os.environ, known)
    written = settings_in_file(env_file, known) if env_file else {}
    around = {name.upper() for name in os.environ}
    given = {name.lower(): value for name, value in written.items() if name not in around}
    if env_file and not (env_file.exists() or TOKENS & around):
        find_misnamed_file(env_file, known)
    try:
        return Settings(_env_file=None, **given)  # type: ignore[arg-type]  # checked by pydantic
    except ValidationError as refusal:
        first = refusal.errors(include_input=False, include_url=False)[0]
        refused = first.get("ctx", {}).get("error")
        why = refused.why if isinstance(refused, SettingRefused) else words.settings_unprintable()
        raise SettingsError(str(first["loc"][0]).upper(), why) from None


def env_example() -> str:
    """The text of `.env.example`: every setting with its sentence and what it is when absent."""
    parts = ["# Copy this file to .env and fill in what you need; everything may stay as it is."]
    for name, field in Settings.model_fields.items():
        parts.append(f"# {field.description}\n{name.upper()}={field.default}")
    return "\n\n".join(parts) + "\n"
