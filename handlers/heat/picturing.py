"""The days ahead as a picture, drawn while no transaction is open."""

from __future__ import annotations

from functools import partial

from handlers.heat.feature import heat
from handlers.heat.viewing import ahead, limits
from handlers.kernel import Inquire, Made, Outside, Refused, Reply, Send, Turn
from messages import words
from messages.heat.asked import Picture
from messages.heat.chart import Chart, draw
from messages.model import Document


@heat.pressed(Picture)
async def picture(action: Picture, turn: Turn) -> Reply:
    area = await turn.store.areas.get(action.area)
    sky = await turn.store.heat.sky(turn.now)
    days = ahead(area, sky)
    if not days:
        raise Refused(words.heat_picture_none(area=area.name))
    chart = Chart(area.name, days, limits(area, sky), turn.reader)

    async def make(outside: Outside) -> Made:
        content = await outside.maker.make(partial(draw, chart))
        caption = words.heat_picture_caption(area=area.name)
        return Made(
            Document(
                name="temperatures.png",
                media_type="image/png",
                content=content,
                caption=caption,
                shown=True,
            ),
            action,
        )

    return Inquire(make)


@heat.heard(Made, asked_for=Picture)
async def hand_over(event: Made, turn: Turn) -> Reply:
    return Send(event.document)
