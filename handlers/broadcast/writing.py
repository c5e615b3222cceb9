"""Writing an announcement: the question, the preview, for which areas, and sending it off."""

from __future__ import annotations

from handlers.broadcast.agreeing import ask_second, stop_asking
from handlers.broadcast.feature import (
    LoadedBroadcast,
    ToldAct,
    broadcast,
    facts_in,
    load_broadcast,
    load_proposed,
    organised_areas,
    organises_all,
)
from handlers.broadcast.publishing import change_broadcast, publish_broadcast
from handlers.broadcast.revealing import doubts_in, reject_private_data
from handlers.broadcast.viewing import list_screen, preview, standing
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, Refused, Reply, Say, Show
from messages import words
from messages.broadcast import views as screens
from messages.broadcast.actions import (
    EVERYWHERE,
    AmendBroadcast,
    AmendBroadcastForm,
    BeginBroadcast,
    BroadcastAct,
    BroadcastForm,
    ChooseBroadcastAreas,
    DropBroadcast,
    SendBroadcast,
    SetBroadcastArea,
    TryBroadcast,
    UnaskBroadcast,
)
from messages.model import Message
from storage.broadcast import Broadcast
from storage.outbox import Priority, occurrence_of

A_PAGE = 8
"""Areas to choose from at once."""


@broadcast.on_press(BeginBroadcast)
async def begin_broadcast(press: BeginBroadcast, turn: Interaction) -> Reply:
    return await ask_what(press.area, turn)


async def ask_what(area_id: int, turn: Interaction, typed: str = "") -> Reply:
    """What is to be announced, in an area or in the first of one's own."""
    if area_id == EVERYWHERE:
        mine = await organised_areas(turn)
        if not mine:
            raise Refused(words.organise_only())
        area_id = mine[0].id
    await turn.require_organiser(area_id)
    await turn.require_unmuted(area_id)
    return Ask(BroadcastForm, {"area": area_id, "text": typed} if typed else {"area": area_id})


@broadcast.on_form(BroadcastForm)
async def write_broadcast(form: BroadcastForm, turn: Interaction) -> Reply:
    """Keep it as a draft that only its author sees."""
    await turn.require_organiser(form.area)
    area = await turn.store.areas.get_area(form.area)
    reject_private_data(form.text, [area])
    row = Broadcast(
        proposer_id=turn.member.id, kind=form.kind, proposed=form.text, drafted_at=turn.now
    )
    await turn.store.broadcasts.add_broadcast(row, area.id)
    return Say(await preview(await load_broadcast(row.id, turn), turn))


@broadcast.on_press(AmendBroadcast)
async def ask_text(press: AmendBroadcast, turn: Interaction) -> Reply:
    loaded = await _to_amend(press.broadcast, turn)
    text = loaded.row.proposed or loaded.row.text
    return Ask(AmendBroadcastForm, {"broadcast": loaded.row.id, "text": text})


async def _to_amend(broadcast_id: int, turn: Interaction) -> LoadedBroadcast:
    """One's own draft, or what stands where one organises and nobody else is changing."""
    loaded = await load_broadcast(broadcast_id, turn)
    mine = loaded.row.proposer_id == turn.member.id
    if not loaded.is_change and not mine:
        raise Refused(words.gone())
    if not await organises_all(turn.member, loaded, turn):
        turn.refuse_permission()
    if loaded.row.proposed and not mine:
        raise Refused(words.broadcast_change_waits())
    return loaded


@broadcast.on_form(AmendBroadcastForm)
async def amend_broadcast(form: AmendBroadcastForm, turn: Interaction) -> Reply:
    """Another text: who was asked about the former one is not asked any more."""
    loaded = await _to_amend(form.broadcast, turn)
    reject_private_data(form.text, loaded.areas)
    await stop_asking(loaded, turn)
    row = loaded.row
    row.proposed, row.proposer_id, row.edition = form.text, turn.member.id, row.edition + 1
    return Say(await preview(loaded, turn))


@broadcast.on_press(ChooseBroadcastAreas)
async def choose_areas(press: ChooseBroadcastAreas, turn: Interaction) -> Reply:
    loaded = await _own_draft(press.broadcast, turn)
    return Show(await _areas_page(loaded, press.page, turn))


async def _own_draft(broadcast_id: int, turn: Interaction) -> LoadedBroadcast:
    loaded = await load_proposed(broadcast_id, turn)
    if loaded.is_change or loaded.row.asked_at:
        raise Refused(words.gone())
    return loaded


async def _areas_page(loaded: LoadedBroadcast, page: int, turn: Interaction) -> Message:
    mine = await organised_areas(turn)
    page = max(0, min(page, (len(mine) - 1) // A_PAGE))
    chosen = set(loaded.area_ids)
    here = mine[page * A_PAGE : (page + 1) * A_PAGE]
    places = [(area.id, area.name, area.id in chosen) for area in here]
    after = page + 1 if len(mine) > (page + 1) * A_PAGE else None
    return screens.areas_screen(loaded.row.id, places, page, after)


@broadcast.on_press(SetBroadcastArea)
async def set_area(press: SetBroadcastArea, turn: Interaction) -> Reply:
    """For one area more or less; nobody announces where they do not organise."""
    loaded = await _own_draft(press.broadcast, turn)
    chosen = set(loaded.area_ids)
    if press.area == EVERYWHERE:
        after = {area.id for area in await organised_areas(turn)}
    elif press.on:
        await turn.require_organiser(press.area)
        after = chosen | {press.area}
    else:
        after = chosen - {press.area}
    if not after:
        raise Refused(words.broadcast_last_area())
    for area_id in sorted(chosen ^ after):
        await turn.store.broadcasts.set_area(loaded.row.id, area_id, on=area_id in after)
    if chosen != after:
        loaded.row.edition += 1
        await turn.store.session.flush()
    loaded = await load_broadcast(loaded.row.id, turn)
    if press.area == EVERYWHERE:
        return Show(await preview(loaded, turn))
    return Show(await _areas_page(loaded, press.page, turn))


@broadcast.on_press(SendBroadcast)
async def send_broadcast(press: SendBroadcast, turn: Interaction) -> Reply:
    """Publish it, or ask a second person where it is for more than one area."""
    loaded = await load_proposed(press.broadcast, turn)
    await _require_all(loaded, turn)
    if loaded.row.asked_at:
        raise Refused(words.gone())
    doubts = doubts_in(loaded.row.proposed, loaded.areas)
    if press.edition != loaded.row.edition or (doubts and not press.sure):
        return Show(await preview(loaded, turn), words.broadcast_text_changed())
    if loaded.is_wide:
        return Show(await ask_second(loaded, turn))
    if loaded.is_change:
        await change_broadcast(loaded, turn.member, turn)
        return Show(await standing(loaded, turn, words.broadcast_changed()))
    await publish_broadcast(loaded, turn.member, turn)
    return Show(await standing(loaded, turn, words.broadcast_sent()))


async def _require_all(loaded: LoadedBroadcast, turn: Interaction) -> None:
    """They organise every area it is for, and may publish there."""
    if not await organises_all(turn.member, loaded, turn):
        turn.refuse_permission()
    for area in loaded.areas:
        await turn.require_unmuted(area.id)


@broadcast.on_press(TryBroadcast)
async def try_broadcast(press: TryBroadcast, turn: Interaction) -> Reply:
    """An exercise: marked, to who organises the areas, and it leaves them for nobody else."""
    loaded = await load_proposed(press.broadcast, turn)
    await _require_all(loaded, turn)
    when = occurrence_of(turn.now)
    for area in loaded.areas:
        facts = facts_in(loaded, area, turn, proposed=True)
        played = screens.tried_card(facts), screens.tried_letter(facts)
        for member in await turn.store.areas.organisers(area.id):
            for number, message in enumerate(played):
                once = loaded.key(ToldAct.TRIED, f"{when}:{number}")
                message = message.in_country(area.territory)
                await turn.notify_member(member, message, once=once, priority=Priority.HEAT)
    loaded.note_act(BroadcastAct.TRIED, turn, turn.member)
    return Show(await preview(loaded, turn), words.broadcast_tried())


@broadcast.on_press(UnaskBroadcast)
async def unask(press: UnaskBroadcast, turn: Interaction) -> Reply:
    loaded = await load_proposed(press.broadcast, turn)
    await stop_asking(loaded, turn)
    return Show(await preview(loaded, turn), words.broadcast_unasked())


@broadcast.on_press(DropBroadcast)
async def drop_broadcast(press: DropBroadcast, turn: Interaction) -> Reply:
    """Give up a draft, or a change: then what stands stays."""
    loaded = await load_proposed(press.broadcast, turn)
    await stop_asking(loaded, turn)
    if loaded.is_change:
        loaded.row.proposed = ""
        return Show(await standing(loaded, turn, words.broadcast_kept_as_is()))
    await turn.store.broadcasts.drop_broadcast(loaded.row)
    return Show(await list_screen(None, turn, words.broadcast_dropped()))
