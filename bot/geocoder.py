"""Street addresses through geopy: BAN at the Géoplateforme for France, Nominatim elsewhere."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

from geopy.adapters import AdapterHTTPError, AioHTTPAdapter
from geopy.exc import (
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderRateLimited,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from geopy.extra.rate_limiter import AsyncRateLimiter
from geopy.geocoders import BANFrance, Nominatim

from storage.places import GeocodedSpot, PlacesSilent
from storage.places.spot import UNSERVED, Kind, Reason

TIMEOUT = 5.0
"""Seconds one request may take."""

PATIENCE = 10.0
"""Seconds a person may wait in all, our own queue included."""

BAN_DELAY = 0.05
NOMINATIM_DELAY = 1.0
"""Seconds between two requests: 50 a second allowed by the Géoplateforme, one by Nominatim."""

LEAST_SCORE = 0.5
"""Score of BAN (0 to 1) under which its answer is a guess."""

SHORTEST, LONGEST = 3, 200
"""Characters of a question, as BAN allows them."""

_POSTCODE = re.compile(r"(?:f\W?)?\d[\d\s]*", re.IGNORECASE)
_BAN_KINDS: Mapping[str, Kind] = {
    "housenumber": "house",
    "street": "street",
    "locality": "street",
    "municipality": "town",
}


def silence_geopy() -> None:
    """Keep geopy quiet: it logs addresses and coordinates, even in warnings."""
    logger = logging.getLogger("geopy")
    logger.setLevel(logging.CRITICAL + 1)
    logger.propagate = False


silence_geopy()


class _BanAdapter(AioHTTPAdapter):  # type: ignore[misc]  # geopy ships no types
    """Refuses an answer that is not BAN's, which geopy would take for "nothing found"."""

    async def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        """Return the decoded FeatureCollection."""
        answer = await super().get_json(url, timeout=timeout, headers=headers)
        if not isinstance(answer, dict) or not isinstance(answer.get("features"), list):
            raise GeocoderParseError("no features")
        return answer


class _NominatimAdapter(AioHTTPAdapter):  # type: ignore[misc]  # geopy ships no types
    """Refuses an answer that is not Nominatim's list of places."""

    async def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        """Return the decoded list."""
        answer = await super().get_json(url, timeout=timeout, headers=headers)
        if not isinstance(answer, list):
            raise GeocoderParseError("no list")
        return answer


class _GeocodingService:
    """One geocoder behind its own limiter, which remembers how long it asked to be left alone."""

    def __init__(
        self,
        geocoder: Any,
        delay: float,
        read: Callable[[Mapping[str, Any]], tuple[Kind, str | None, float]],
    ) -> None:
        self._geocoder = geocoder
        self._read = read
        self._ask: Callable[..., Awaitable[Any]] = AsyncRateLimiter(
            geocoder.geocode, min_delay_seconds=delay, max_retries=0, swallow_exceptions=False
        )
        self._blocked_until = 0.0

    async def find_spot(self, words: str, **options: Any) -> GeocodedSpot | None:
        """Return the best spot; PlacesSilent carries no cause, whose message would hold words."""
        now = asyncio.get_running_loop().time()
        if now < self._blocked_until:
            raise PlacesSilent("limited", self._blocked_until - now)
        answer, silence = await self._answer(words, options)
        if silence:
            if silence.reason == "limited" and silence.retry_after:
                self._blocked_until = now + silence.retry_after
            raise silence
        return answer

    async def _answer(
        self, words: str, options: dict[str, Any]
    ) -> tuple[GeocodedSpot | None, PlacesSilent | None]:
        """Ask once and return either what was found or why nothing was said."""
        try:
            async with asyncio.timeout(PATIENCE):
                location = await self._ask(words, timeout=TIMEOUT, **options)
            if location is None:
                return None, None
            kind, town, score = self._read(location.raw)
            spot = GeocodedSpot(
                float(location.latitude), float(location.longitude), kind, town, score
            )
        except TimeoutError as error:
            # Without geopy's hand in it, it is our patience that ended while the call still queued.
            return None, PlacesSilent(
                _silence_reason(error) if isinstance(error, GeopyError) else "limited"
            )
        except GeocoderRateLimited as error:
            return None, PlacesSilent("limited", error.retry_after)
        except GeopyError as error:
            if _refuses_words(error):
                return None, None
            return None, PlacesSilent(_silence_reason(error))
        except (KeyError, IndexError, TypeError, ValueError, AttributeError):
            return None, PlacesSilent("broken")
        return (spot if score >= LEAST_SCORE else None), None

    async def close(self) -> None:
        """Close the connections."""
        await self._geocoder.__aexit__(None, None, None)


class Geocoder:
    """Finds typed street addresses; what it is asked and answers stays in memory.

    `ban_url` and `nominatim_url` are base addresses such as
    "https://data.geopf.fr/geocodage"; None leaves that geocoder out.
    """

    def __init__(self, ban_url: str | None, nominatim_url: str | None, user_agent: str) -> None:
        self._ban = ban_url and _GeocodingService(
            BANFrance(adapter_factory=_BanAdapter, user_agent=user_agent, **_split_url(ban_url)),
            BAN_DELAY,
            _read_ban,
        )
        self._nominatim = nominatim_url and _GeocodingService(
            Nominatim(
                adapter_factory=_NominatimAdapter,
                user_agent=user_agent,
                **_split_url(nominatim_url),
            ),
            NOMINATIM_DELAY,
            _read_nominatim,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections of every geocoder."""
        for service in (self._ban, self._nominatim):
            if service:
                await service.close()

    def covers_country(self, country: str) -> bool:
        """Tell whether addresses of that country (ISO 3166 code) can be asked for at all."""
        return bool(self._nominatim or (self._ban and country.upper() == "FR"))

    async def find_address(self, words: str, *, country: str = "FR") -> GeocodedSpot | None:
        """Return the spot that `words` name in that country, or None when nothing was found.

        Raises PlacesSilent when the geocoder gave no answer: `timeout`, `limited`, `refused`
        (unreachable or 5xx), `broken` (an answer that is not a geocoder's) or `unserved` (there is
        none for the country).
        """
        words = " ".join(words.encode(errors="ignore").decode().split())
        if not SHORTEST <= len(words) <= LONGEST or not words[0].isalnum():
            return None
        if self._ban and country.upper() == "FR":
            return None if _POSTCODE.fullmatch(words) else await self._ban.find_spot(words, limit=1)
        if self._nominatim:
            return await self._nominatim.find_spot(
                words, limit=1, addressdetails=True, country_codes=country.lower() or None
            )
        raise PlacesSilent(UNSERVED)


def _split_url(url: str) -> dict[str, Any]:
    """Turn a base address into geopy's scheme, domain (with its path) and proxies."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
        raise ValueError("a geocoder's address looks like https://data.geopf.fr/geocodage")
    where: dict[str, Any] = {
        "scheme": parts.scheme,
        "domain": (parts.netloc + parts.path).rstrip("/"),
    }
    if proxy_bypass(parts.hostname):
        where["proxies"] = {}
    return where


def _read_ban(raw: Mapping[str, Any]) -> tuple[Kind, str | None, float]:
    """Read kind, INSEE code and score of a feature."""
    facts = raw["properties"]
    return _BAN_KINDS[facts["type"]], facts.get("citycode"), float(facts["score"])


def _read_nominatim(raw: Mapping[str, Any]) -> tuple[Kind, str | None, float]:
    """Read the kind of a place; Nominatim gives no match score, what it returns counts in full."""
    address = raw.get("address", {})
    if "house_number" in address:
        return "house", None, 1.0
    return ("street" if "road" in address else "town"), None, 1.0


def _http_status(error: BaseException) -> int | None:
    """Return the HTTP status behind one of geopy's errors."""
    cause = error.__cause__
    return cause.status_code if isinstance(cause, AdapterHTTPError) else None


def _refuses_words(error: GeopyError) -> bool:
    """Tell a question the geocoder could not parse from a failure to answer."""
    return isinstance(error, GeocoderQueryError) and _http_status(error) in {400, 413, 414}


def _silence_reason(error: BaseException) -> Reason:
    """Name the silence; geopy calls 503 and 504 time-outs, here they are refusals."""
    status = _http_status(error)
    if status == 402:
        return "limited"
    if status is not None and status != 408:
        return "refused"
    if isinstance(error, GeocoderTimedOut):
        return "timeout"
    return "refused" if isinstance(error, GeocoderUnavailable) else "broken"
