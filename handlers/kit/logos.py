"""The town's logo on an area's sheets: given by an organiser, drawn anew, taken away."""

from __future__ import annotations

from functools import partial

from handlers.kernel.events import DocumentMadeEvent, Event, FileFetchedEvent
from handlers.kernel.files import GONE, fetch_sent_file
from handlers.kernel.interaction import Interaction
from handlers.kernel.ports import Services
from handlers.kernel.replies import Ask, CallService, Refused, Reply, Show
from handlers.kit.choosing import sheets_screen
from handlers.kit.feature import kit
from messages import words
from messages.kit import DropLogo, GiveLogo, KitAct, LogoForm, LogoUnread, redraw_logo
from messages.kit.logo import MOST_DOTS, NARROWEST, WIDEST
from messages.model import Document
from storage.kit import AreaLogo

UNREAD, SIZED = "unread", "sized"
REFUSALS = {
    UNREAD: words.kit_logo_unread(),
    SIZED: words.kit_logo_sized(least=NARROWEST, most=WIDEST, millions=MOST_DOTS // 1_000_000),
    GONE: words.kit_logo_gone(),
}
"""What will not do the next time either."""


@kit.on_press(GiveLogo)
async def ask_logo(press: GiveLogo, turn: Interaction) -> Reply:
    await turn.require_organiser(press.area)
    return Ask(LogoForm, {"area": press.area})


@kit.on_form(LogoForm)
async def fetch_logo(form: LogoForm, turn: Interaction) -> Reply:
    await turn.require_organiser(form.area)
    platform = turn.account.platform
    return CallService(lambda outside: _draw_logo(outside, platform, form))


async def _draw_logo(outside: Services, platform: str, form: LogoForm) -> Event:
    """The picture alone, drawn anew; what else stood in the file is left outside."""
    fetched = await fetch_sent_file(outside, platform, form.picture.ref, form)
    if fetched.silent:
        return fetched
    try:
        drawn = await outside.maker.make_document(partial(redraw_logo, fetched.content))
    except LogoUnread as why:
        return FileFetchedEvent(b"", asked_for=form, silent=SIZED if why.sized else UNREAD)
    picture = Document(
        name="logo.png", media_type="image/png", content=drawn, caption=words.kit_logo_kept()
    )
    return DocumentMadeEvent(picture, form)


@kit.on_event(FileFetchedEvent, asked_for=LogoForm)
async def refuse_logo(event: FileFetchedEvent, _: Interaction) -> Reply:
    why = REFUSALS.get(event.silent, words.kit_logo_silent())
    raise Refused(why, field="picture", again=event.silent not in REFUSALS)


@kit.on_event(DocumentMadeEvent, asked_for=LogoForm)
async def keep_logo(event: DocumentMadeEvent, turn: Interaction) -> Reply:
    form = event.asked_for
    if not isinstance(form, LogoForm):
        return None
    await turn.require_organiser(form.area)
    area = await turn.store.areas.get_area(form.area)
    logo = AreaLogo(area_id=area.id, content=event.document.content, given_at=turn.now)
    await turn.store.kit.keep_logo(logo)
    turn.record_act(KitAct.LOGO, by=turn.member, area=area.id)
    screen = await sheets_screen(area, turn.member.language, turn)
    return Show(screen, words.kit_logo_kept())


@kit.on_press(DropLogo)
async def drop_logo(press: DropLogo, turn: Interaction) -> Reply:
    await turn.require_organiser(press.area)
    area = await turn.store.areas.get_area(press.area)
    if await turn.store.kit.forget_logo(area.id):
        turn.record_act(KitAct.NO_LOGO, by=turn.member, area=area.id)
    screen = await sheets_screen(area, turn.member.language, turn)
    return Show(screen, words.kit_logo_dropped())
