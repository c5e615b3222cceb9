"""Inviting: form, preview, publication, and what a host may change afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.cafe.feature import (
    Meeting,
    announce,
    cafe,
    fill_seats,
    host_view,
    meeting,
    tell_area,
    tell_everyone,
)
from handlers.kernel import (
    Ask,
    Command,
    Context,
    Hint,
    Menu,
    Refused,
    Reply,
    Say,
    Show,
    Tick,
    Turn,
    must_be_discreet,
)
from messages import cafe as screen
from messages import dates, words
from messages.model import Purpose, message
from storage.area import Area
from storage.cafe import Cafe, State
from storage.people import Member

MOST_AT_ONCE = 5
DRAFTS_LAST = timedelta(days=2)


@cafe.command("cafe", menu=Menu.PRIVATE | Menu.GROUP)
async def propose(_: Command, turn: Turn) -> Reply:
    await turn.home()
    areas = [area for _, area in await turn.areas()]
    if not turn.scene.private:
        account = turn.account
        wall = await turn.store.areas.wall(account.platform, account.workspace, turn.scene.chat)
        areas = [area for area in areas if wall and area.id == wall.area_id] or areas
    if len(areas) == 1:
        return await _ask(areas[0], turn)
    return Say(screen.which_area([(area.id, area.name) for area in areas]))


@cafe.pressed(screen.Propose)
async def propose_in(press: screen.Propose, turn: Turn) -> Reply:
    return await _ask(await own_area(press.area, turn), turn)


async def _ask(area: Area, turn: Turn) -> Reply:
    await turn.must_not_be_muted(area.id)
    if await turn.store.cafes.under_way(turn.member.id, turn.now) >= MOST_AT_ONCE:
        raise Refused(words.cafe_too_many(count=MOST_AT_ONCE))
    return Ask(screen.Invite, {"area": area.id})


@cafe.submitted(screen.Invite)
async def draft(form: screen.Invite, turn: Turn) -> Reply:
    """Keep the invitation as a draft and show it to its host."""
    area = await own_area(form.area, turn)
    _for_all_to_read(form, area)
    invitation = Cafe(
        area_id=area.id,
        host_id=turn.member.id,
        kind=form.kind,
        starts_at=_moment(form, area, turn.now),
        place=form.place,
        seats=form.seats,
        note=form.note,
        access=list(form.access),
        created_at=turn.now,
    )
    turn.store.cafes.add(invitation)
    await turn.store.session.flush()
    return await _next_step(invitation.id, turn)


async def _next_step(cafe_id: int, turn: Turn) -> Reply:
    """A home's address first, then the preview."""
    found = await meeting(cafe_id, turn)
    if found.lacks_address:
        return Ask(screen.Home, {"cafe": cafe_id})
    return Say(await host_view(found, turn))


@cafe.pressed(screen.GiveAddress)
async def ask_address(press: screen.GiveAddress, turn: Turn) -> Reply:
    await _unfinished(press.cafe, turn)
    return Ask(screen.Home, {"cafe": press.cafe})


@cafe.submitted(screen.Home)
async def keep_address(form: screen.Home, turn: Turn) -> Reply:
    found = await _unfinished(form.cafe, turn)
    found.cafe.address = form.address
    if found.cafe.state is State.OPEN:
        found.cafe.revision += 1
        await turn.end_confidence(Purpose.CAFE, found.cafe.id, but=turn.member.id)
        return Hint(words.cafe_address_kept())
    return Say(await host_view(found, turn))


@cafe.pressed(screen.Publish)
async def publish(press: screen.Publish, turn: Turn) -> Reply:
    found = await hosted(press.cafe, turn)
    if found.cafe.state is State.CANCELLED:
        raise Refused(words.cafe_cancelled())
    if found.cafe.starts_at <= turn.now:
        raise Refused(words.cafe_over())
    if found.lacks_address:
        return Ask(screen.Home, {"cafe": press.cafe})
    walls = len(await turn.store.areas.taking_cards(found.area.id))
    if found.cafe.state is State.DRAFT:
        await own_area(found.area.id, turn)
        await turn.must_not_be_muted(found.area.id)
        found.cafe.state = State.OPEN
        walls = await announce(found, turn)
    return Show(screen.published(found.facts, walls))


@cafe.pressed(screen.Discard)
async def discard(press: screen.Discard, turn: Turn) -> Reply:
    found = await hosted(press.cafe, turn)
    if found.cafe.state is not State.DRAFT:
        return Show(await host_view(found, turn))
    await turn.store.cafes.drop(press.cafe)
    return Show(message(words.cafe_discarded()))


@cafe.pressed(screen.Amend)
async def amend(press: screen.Amend, turn: Turn) -> Reply:
    found = await _unfinished(press.cafe, turn)
    at = found.cafe.starts_at.astimezone(ZoneInfo(found.area.zone))
    before = screen.Change(
        area=found.area.id,
        cafe=found.cafe.id,
        kind=found.facts.kind,
        day=at.date(),
        hour=at.time(),
        place=found.cafe.place,
        seats=found.cafe.seats,
        access=tuple(found.facts.access),
        note=found.cafe.note,
    )
    return Ask(screen.Change, before.again())


@cafe.submitted(screen.Change)
async def change(form: screen.Change, turn: Turn) -> Reply:
    """Change the invitation; everyone who answered is told, and may take their answer back."""
    found = await _unfinished(form.cafe, turn)
    _for_all_to_read(form, found.area)
    if found.tally.seated > form.seats:
        raise Refused(words.cafe_too_few_seats(seated=found.tally.seated), field="seats")
    invitation = found.cafe
    new = {
        "kind": str(form.kind),
        "starts_at": _moment(form, found.area, turn.now),
        "place": form.place,
        "seats": form.seats,
        "access": [str(each) for each in form.access],
        "note": form.note,
    }
    changed = {name for name, value in new.items() if getattr(invitation, name) != value}
    for name in changed:
        setattr(invitation, name, new[name])
    if form.kind is not screen.Kind.HOME:
        invitation.address = None
    if invitation.state is State.DRAFT:
        return await _next_step(invitation.id, turn)
    if not changed:
        return Hint(words.cafe_unchanged())
    if changed - {"seats"}:
        invitation.revision += 1
        card = invitation.card
        stale = (f"{card}:{kind}:" for kind in ("eve", "soon", "address", "changed"))
        await turn.withdraw(*stale)
        await turn.end_confidence(Purpose.CAFE, invitation.id, but=turn.member.id)
        if await turn.withdraw(f"{card}:new"):
            await tell_area(found, words.cafe_new(), turn, once=f"{card}:new")
        if await turn.withdraw(f"{card}:nudge"):
            invitation.nudged = False
    found = await fill_seats(found, turn)
    await turn.redraw(invitation.card, found.card())
    if changed - {"seats"}:
        said = screen.letter(
            found.facts,
            words.cafe_changed(host=turn.member.name),
            then=[words.cafe_changed_still()],
            rows=screen.still(found.facts),
        )
        once = f"{invitation.card}:changed:{invitation.revision}"
        await tell_everyone(found, said, turn, once=once)
    if found.lacks_address:
        return Ask(screen.Home, {"cafe": invitation.id})
    return Hint(words.cafe_updated())


@cafe.pressed(screen.CallOff)
async def call_off(press: screen.CallOff, turn: Turn) -> Reply:
    found = await hosted(press.cafe, turn)
    if found.cafe.state is State.CANCELLED:
        return Show(message(words.cafe_call_off_done()))
    if not found.cafe.open_at(turn.now):
        raise Refused(words.cafe_over())
    if not press.sure:
        return Show(screen.call_off(found.facts))
    await cancel(found, turn)
    return Show(message(words.cafe_call_off_done()))


async def cancel(found: Meeting, context: Context) -> None:
    """Call a café off: everyone is told, every card says so."""
    found.cafe.state, found.cafe.address = State.CANCELLED, None
    found.cafe.revision += 1
    await context.withdraw(f"{found.cafe.card}:")
    await context.end_confidence(Purpose.CAFE, found.cafe.id)
    said = screen.letter(found.facts, words.cafe_called_off())
    await tell_everyone(found, said, context, once=f"{found.cafe.card}:off")
    await context.redraw(found.cafe.card, found.card())


@cafe.every(hours=1)
async def drop_drafts(_: Tick, context: Context) -> None:
    await context.store.cafes.drop_drafts(context.now - DRAFTS_LAST)


@cafe.leaving
async def call_off_hosted(member: Member, context: Context) -> None:
    """Somebody leaves: what they invited to is called off, no card bears their name or words."""
    for invitation in await context.store.cafes.drafts(member.id):
        await context.store.cafes.drop(invitation.id)
    for cafe_id in await context.store.cafes.hosted(member.id):
        found = await meeting(cafe_id, context)
        if found.cafe.host_id != member.id:
            continue
        found = replace(found, host=None)
        found.cafe.place = found.cafe.note = ""
        if found.cafe.open_at(context.now):
            await cancel(found, context)
        else:
            await context.redraw(found.cafe.card, found.card())


def _for_all_to_read(form: screen.Invite, area: Area) -> None:
    home = form.kind is screen.Kind.HOME
    must_be_discreet(area.country, home=home, place=form.place, note=form.note)


def _moment(form: screen.Invite, area: Area, now: datetime) -> datetime:
    moment = dates.moment(form.day, form.hour, ZoneInfo(area.zone))
    if not isinstance(moment, datetime):
        raise Refused(words.form_date_no_such_hour(), field="hour")
    if moment <= now:
        raise Refused(words.form_past(), field="hour")
    return moment


async def own_area(area_id: int, turn: Turn) -> Area:
    """The area, if this person still belongs to it."""
    for _, area in await turn.areas():
        if area.id == area_id:
            return area
    await turn.home()
    raise Refused(words.gone())


async def _unfinished(cafe_id: int, turn: Turn) -> Meeting:
    """The café, if this person hosts it and it can still change."""
    found = await hosted(cafe_id, turn)
    if found.cafe.state is State.CANCELLED:
        raise Refused(words.cafe_cancelled())
    if found.cafe.state is not State.DRAFT and not found.cafe.open_at(turn.now):
        raise Refused(words.cafe_over())
    return found


async def hosted(cafe_id: int, turn: Turn) -> Meeting:
    """The café, if this person hosts it; a button can be forged."""
    found = await meeting(cafe_id, turn)
    if found.cafe.host_id != turn.member.id:
        raise Refused(words.cafe_not_yours())
    return found
