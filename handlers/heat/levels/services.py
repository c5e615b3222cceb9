"""What the heat asks of the outside: weather services, and what they answered."""

from __future__ import annotations

from dataclasses import dataclass, field

from handlers.kernel.events import ServiceEvent
from handlers.kernel.ports import Services
from messages.form import Form
from storage.heat import (
    ABROAD,
    FetchPlace,
    HeatSource,
    HeatThresholds,
    SourceFacts,
    SourceReading,
    SourceSilence,
    WeatherSilent,
)


class WeatherServices:
    """Weather services in use, each by its key; none by itself, and levels are set by hand."""

    at_hand = False
    """Whether asking costs nobody anything, so that any moment of the year will do."""

    abroad = ABROAD
    """From how many degrees it is hot where no authority says so."""

    @property
    def sources(self) -> frozenset[HeatSource]:
        """The services in use."""
        return frozenset()

    async def fetch(self, source: HeatSource, place: FetchPlace) -> SourceFacts:
        """What a service says about a place, or `WeatherSilent`."""
        raise WeatherSilent(SourceSilence.REFUSED)


@dataclass(frozen=True)
class WeatherReadEvent(ServiceEvent):
    """What weather services answered; `sources` are those in use, whether asked or not.

    Those `at_hand` may be asked again at once.
    """

    findings: tuple[SourceReading, ...]
    sources: frozenset[HeatSource] = frozenset()
    abroad: HeatThresholds = ABROAD
    at_hand: bool = False
    asked_for: Form | None = field(default=None, repr=False)


def weather_services(outside: Services) -> WeatherServices:
    """Whoever may be asked about the weather; perhaps nobody."""
    return outside.find_service(WeatherServices) or WeatherServices()
