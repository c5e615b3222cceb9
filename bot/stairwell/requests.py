"""What the page may send, and nothing else."""

from __future__ import annotations

from typing import TypeVar

from aiohttp import web
from pydantic import BaseModel, ConfigDict, Field, ValidationError

LARGEST_WORDS = 4096

B = TypeVar("B", bound="Body")


class Body(BaseModel):
    """What the page sends; anything else is refused."""

    model_config = ConfigDict(extra="forbid")


class Words(Body):
    """Typed words."""

    words: str = Field(max_length=LARGEST_WORDS)


class Press(Body):
    """A button, under the post that carried it."""

    post: str = Field(max_length=40)
    press: str = Field(max_length=200)


class Start(Body):
    """What a start link carries."""

    payload: str = Field(max_length=64)


class PointAt(Body):
    """A point, in WGS 84 degrees."""

    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)


class Thing(Body):
    """What kind of thing was sent."""

    what: str = Field(pattern="^(sticker|photo|voice)$")


class Language(Body):
    """A language Palier speaks."""

    language: str = Field(pattern="^(fr|en)$")


class Until(Body):
    """Where the clock should stand."""

    until: str = Field(max_length=40)


class Levels(Body):
    """How hot it is today and tomorrow."""

    today: str = Field(pattern="^(none|yellow|orange|red)$")
    tomorrow: str = Field(pattern="^(none|yellow|orange|red)$")


class Code(Body):
    """Which card to share."""

    code: str = Field(max_length=64)


class Presence(Body):
    """Whether Palier is in a chat from now on."""

    present: bool


async def read(request: web.Request, kind: type[B]) -> B:
    """The request's body; anything unexpected is a bad request."""
    try:
        return kind.model_validate_json(await request.read())
    except ValidationError:
        raise web.HTTPBadRequest from None
