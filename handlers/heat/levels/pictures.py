"""The days ahead as a picture, drawn while no transaction is open."""

from __future__ import annotations

from functools import partial

from handlers.heat.feature import heat
from handlers.heat.levels.lookup import days_ahead, limits_ahead
from handlers.kernel.events import DocumentMadeEvent
from handlers.kernel.interaction import Interaction
from handlers.kernel.ports import Services
from handlers.kernel.replies import CallService, Refused, Reply, Send
from messages import words
from messages.heat.levels.actions import ShowForecast
from messages.heat.levels.chart import ForecastChart, draw_chart
from messages.model import Document


@heat.on_press(ShowForecast)
async def draw_forecast(action: ShowForecast, turn: Interaction) -> Reply:
    area = await turn.store.areas.get_area(action.area)
    sky = await turn.store.heat.load_snapshot(turn.now)
    days = days_ahead(area, sky)
    if not days:
        raise Refused(words.heat_picture_none(area=area.name))
    chart = ForecastChart(area.name, days, limits_ahead(area, sky), turn.reader)

    async def make(outside: Services) -> DocumentMadeEvent:
        content = await outside.maker.make_document(partial(draw_chart, chart))
        caption = words.heat_picture_caption(area=area.name)
        return DocumentMadeEvent(
            Document(
                name="temperatures.png",
                media_type="image/png",
                content=content,
                caption=caption,
                shown=True,
            ),
            action,
        )

    return CallService(make)


@heat.on_event(DocumentMadeEvent, asked_for=ShowForecast)
async def hand_over_picture(event: DocumentMadeEvent, turn: Interaction) -> Reply:
    return Send(event.document)
