"""What the page may send, and nothing else."""

from __future__ import annotations

from typing import TypeVar

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from messages.language import LANGUAGES

LARGEST_WORDS = 4096

B = TypeVar("B", bound="RequestBody")


class RequestBody(BaseModel):
    """What the page sends; anything else is refused."""

    model_config = ConfigDict(extra="forbid")


class WordsBody(RequestBody):
    """Typed words."""

    words: str = Field(max_length=LARGEST_WORDS)


class PressBody(RequestBody):
    """A button, under the post that carried it."""

    post: str = Field(max_length=40)
    press: str = Field(max_length=200)


class StartBody(RequestBody):
    """What a start link carries."""

    payload: str = Field(max_length=64)


class PointBody(RequestBody):
    """A point, in WGS 84 degrees."""

    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)


class ThingBody(RequestBody):
    """What kind of thing was sent."""

    what: str = Field(pattern="^(sticker|photo|voice)$")


class LanguageBody(RequestBody):
    """A language Palier speaks."""

    language: str

    @field_validator("language")
    @classmethod
    def _is_spoken(cls, language: str) -> str:
        if language not in LANGUAGES:
            raise ValueError
        return language


class ClockBody(RequestBody):
    """Where the clock should stand."""

    until: str = Field(max_length=40)


class LevelsBody(RequestBody):
    """How hot it is today and tomorrow."""

    today: str = Field(pattern="^(none|yellow|orange|red)$")
    tomorrow: str = Field(pattern="^(none|yellow|orange|red)$")


class CardCodeBody(RequestBody):
    """Which card to share."""

    code: str = Field(max_length=64)


class PresenceBody(RequestBody):
    """Whether Palier is in a chat from now on."""

    present: bool


async def read_body(request: web.Request, kind: type[B]) -> B:
    """The request's body; anything unexpected is a bad request."""
    try:
        return kind.model_validate_json(await request.read())
    except ValidationError:
        raise web.HTTPBadRequest from None
