"""Inviting: form, preview, publication, and what a host may change afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.cafe.feature import (
    CafeAct,
    LoadedCafe,
    cafe,
    fill_seats,
    host_view,
    load_cafe,
    publish_cafe,
    redraw_cafe,
    tell_area,
    tell_everyone,
)
from handlers.cafe.first_cards import CARD_KIND, submitted_cafe
from handlers.cafe.gathered import (
    count_wishers_in,
    let_gathering_wait,
    let_wishes_wait,
    prepare_draft,
)
from handlers.cafe.repeating import reject_reworded, said_too_often, tell_of_repeated
from handlers.kernel.events import CommandEvent, JobTick
from handlers.kernel.feature import CommandMenu
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.personal_data import reject_personal_data
from handlers.kernel.rechecking import ask_outlived
from handlers.kernel.replies import Ask, Notice, Refused, Reply, Say, Show
from messages import cafe as screen
from messages import dates, words
from messages.model import ConfidencePurpose, MomentText, message
from storage.area import Area
from storage.cafe import Cafe, CafeState, due
from storage.people import Member

MOST_AT_ONCE = 5
DRAFTS_LAST = timedelta(days=2)


@cafe.command("cafe", menu=CommandMenu.PRIVATE | CommandMenu.GROUP)
async def cafe_command(_: CommandEvent, turn: Interaction) -> Reply:
    areas = await turn.areas_here()
    if len(areas) == 1:
        return await invite_form(areas[0], turn)
    return Say(screen.which_area([(area.id, area.name) for area in areas]))


@cafe.on_press(screen.ProposeCafe)
async def propose_in(press: screen.ProposeCafe, turn: Interaction) -> Reply:
    return await invite_form(await turn.own_area(press.area), turn)


async def invite_form(area: Area, turn: Interaction, **given: str) -> Ask:
    """The form, with what is known of the answers."""
    await turn.require_unmuted(area.id)
    await _reject_too_many(turn)
    return Ask(screen.InviteForm, {"area": area.id, **given})


async def _reject_too_many(turn: Interaction, filled: screen.InviteForm | None = None) -> None:
    """Refuse one more than somebody may invite to at once; a form that is filled stays."""
    if await turn.store.cafes.count_cafes_of(turn.member.id, turn.now) >= MOST_AT_ONCE:
        last = filled.questions()[-1].name if filled else ""
        raise Refused(words.cafe_too_many(count=MOST_AT_ONCE), last, again=filled is not None)


@cafe.on_form(screen.InviteForm)
async def draft_cafe(form: screen.InviteForm, turn: Interaction) -> Reply:
    """Keep the invitation as a draft and show it to its host."""
    area = await turn.own_area(form.area)
    await _reject_too_many(turn, form)
    _for_all_to_read(form, area)
    invitation = Cafe(
        area_id=area.id,
        host_id=turn.member.id,
        kind=form.kind,
        starts_at=_moment_of_form(form, area, turn.now),
        place=form.place,
        seats=form.seats,
        note=form.note,
        access=list(form.access),
        created_at=turn.now,
    )
    turn.store.cafes.add_cafe(invitation)
    await turn.store.session.flush()
    if form.gathering:
        await prepare_draft(form.gathering, invitation, turn)
    return await _next_step(invitation.id, turn)


async def _next_step(cafe_id: int, turn: Interaction, before: str | None = None) -> Reply:
    """A home's address first, with that of before to keep, then the preview."""
    loaded = await load_cafe(cafe_id, turn)
    if loaded.lacks_address:
        return _ask_for_address(cafe_id, before)
    return Say(await host_view(loaded, turn))


def _ask_for_address(cafe_id: int, before: str | None = None) -> Ask:
    return Ask(screen.HomeAddressForm, {"cafe": cafe_id, **({"address": before} if before else {})})


@cafe.on_press(screen.GiveHomeAddress)
async def ask_address(press: screen.GiveHomeAddress, turn: Interaction) -> Reply:
    await _changeable_cafe(press.cafe, turn)
    return Ask(screen.HomeAddressForm, {"cafe": press.cafe})


@cafe.on_form(screen.HomeAddressForm)
async def keep_address(form: screen.HomeAddressForm, turn: Interaction) -> Reply:
    loaded = await _changeable_cafe(form.cafe, turn)
    if loaded.cafe.address == form.address:
        return Show(await host_view(loaded, turn), hint=words.cafe_unchanged())
    loaded.cafe.address = form.address
    series = loaded.recurring
    same_home = (
        loaded.at_home
        and series
        and (series.kind, series.place) == (loaded.cafe.kind, loaded.cafe.place)
    )
    if series and same_home and not series.address:
        series.address = form.address
    if loaded.cafe.state is CafeState.OPEN:
        loaded.cafe.revision += 1
        await turn.end_confidence(ConfidencePurpose.CAFE, loaded.cafe.id, but=turn.member.id)
        return Notice(words.cafe_address_kept())
    return Say(await host_view(loaded, turn))


@cafe.on_press(screen.PublishCafe)
async def publish_draft(press: screen.PublishCafe, turn: Interaction) -> Reply:
    loaded = await cafe_hosted_by(press.cafe, turn)
    if loaded.cafe.state is CafeState.CANCELLED:
        raise Refused(words.cafe_cancelled())
    if loaded.cafe.starts_at <= turn.now:
        raise Refused(words.cafe_over())
    if loaded.lacks_address:
        return Ask(screen.HomeAddressForm, {"cafe": press.cafe})
    walls = len(await turn.store.areas.taking_cards(loaded.area.id))
    if loaded.cafe.state is CafeState.DRAFT:
        await turn.own_area(loaded.area.id)
        await turn.require_unmuted(loaded.area.id)
        if await said_too_often(loaded.cafe.note, loaded, turn):
            await tell_of_repeated(loaded.area, turn)
            return Show(screen.said_again_screen(loaded.cafe_facts))
        submitted = submitted_cafe(loaded, turn.member, turn)
        if until := await turn.waits_for_glance(submitted):
            await let_gathering_wait(loaded.cafe.id, until, turn)
            latest = MomentText(at=until, zone=turn.member.zone)
            return Show(screen.waiting_screen(loaded.cafe_facts, loaded.area.name, latest))
        loaded.cafe.state = CafeState.OPEN
        loaded = await count_wishers_in(loaded, turn)
        walls = await publish_cafe(loaded, turn)
    return Show(screen.published_screen(loaded.cafe_facts, walls))


@cafe.on_press(screen.DiscardCafe)
async def discard_draft(press: screen.DiscardCafe, turn: Interaction) -> Reply:
    loaded = await cafe_hosted_by(press.cafe, turn)
    if loaded.cafe.state is not CafeState.DRAFT:
        return Show(await host_view(loaded, turn))
    await turn.store.cafes.delete_cafe(press.cafe)
    return Show(message(words.cafe_discarded()))


@cafe.on_press(screen.AmendCafe)
async def ask_amendment(press: screen.AmendCafe, turn: Interaction) -> Reply:
    loaded = await _changeable_cafe(press.cafe, turn)
    is_out = loaded.cafe.state is CafeState.OPEN
    send = words.cafe_publish_change() if is_out else words.form_save()
    return Ask(screen.ChangeCafeForm, change_form(loaded).as_prefill(), review=send)


def change_form(loaded: LoadedCafe) -> screen.ChangeCafeForm:
    """The café as the form in which it is changed."""
    at = loaded.cafe.starts_at.astimezone(ZoneInfo(loaded.area.zone))
    return screen.ChangeCafeForm(
        area=loaded.area.id,
        cafe=loaded.cafe.id,
        kind=loaded.cafe_facts.kind,
        day=at.date(),
        hour=at.time(),
        place=loaded.cafe.place,
        seats=loaded.cafe.seats,
        access=tuple(loaded.cafe_facts.access),
        note=loaded.cafe.note,
    )


@cafe.on_form(screen.ChangeCafeForm)
async def change_cafe(form: screen.ChangeCafeForm, turn: Interaction) -> Reply:
    """Change the invitation; everyone who answered is told, and may take their answer back."""
    loaded = await _changeable_cafe(form.cafe, turn)
    _for_all_to_read(form, loaded.area)
    if loaded.tally.seated > form.seats:
        raise Refused(words.cafe_too_few_seats(seated=loaded.tally.seated), field="seats")
    before, invitation, address = change_form(loaded), loaded.cafe, loaded.cafe.address
    if doubt := ask_outlived(before, form):
        return doubt
    if invitation.state is CafeState.OPEN:
        await reject_reworded(before, form, loaded, turn)
    changed = _take_over(form, loaded, turn.now)
    if form.moves(before):
        # Asked for again: the address of the old place leads nobody there.
        invitation.address = None
    if invitation.state is CafeState.DRAFT:
        return await _next_step(invitation.id, turn, address)
    if not changed:
        return Show(await host_view(loaded, turn), hint=words.cafe_unchanged())
    others_concerned = bool(changed - {"seats"})
    if others_concerned:
        await _revise_cafe(loaded, turn)
    loaded = await fill_seats(loaded, turn)
    await redraw_cafe(loaded, turn)
    if others_concerned:
        await _tell_of_change(loaded, turn)
    if loaded.lacks_address:
        return _ask_for_address(invitation.id, address)
    return Show(await host_view(loaded, turn), hint=words.cafe_updated())


def _take_over(form: screen.ChangeCafeForm, loaded: LoadedCafe, now: datetime) -> set[str]:
    """Write a changed form into its café; the names of what is not as it was."""
    new = {
        "kind": str(form.kind),
        "starts_at": _moment_of_form(form, loaded.area, now),
        "place": form.place,
        "seats": form.seats,
        "access": [str(access) for access in form.access],
        "note": form.note,
    }
    changed = {name for name, value in new.items() if getattr(loaded.cafe, name) != value}
    for name in changed:
        setattr(loaded.cafe, name, new[name])
    if form.kind is not screen.CafeKind.HOME:
        loaded.cafe.address = None
    return changed


async def _revise_cafe(loaded: LoadedCafe, turn: Interaction) -> None:
    """What was said of the café before is taken back, and what is still to be said is said anew."""
    invitation = loaded.cafe
    invitation.revision += 1
    card = invitation.card_name
    stale = CafeAct.EVE, CafeAct.SOON, CafeAct.ADDRESS, CafeAct.CHANGED
    await turn.withdraw_messages(card, *stale)
    await turn.end_confidence(ConfidencePurpose.CAFE, invitation.id, but=turn.member.id)
    if await turn.withdraw_messages(card, CafeAct.NEW):
        await tell_area(loaded, words.cafe_new(), turn, once=loaded.dedup_key(CafeAct.NEW))
    if await turn.withdraw_messages(card, CafeAct.NUDGE):
        invitation.nudged = False


async def _tell_of_change(loaded: LoadedCafe, turn: Interaction) -> None:
    letter = screen.cafe_notice(
        loaded.cafe_facts,
        words.cafe_changed(host=turn.member.name),
        then=[words.cafe_changed_still()],
        rows=screen.still_coming_row(loaded.cafe_facts),
    )
    once = loaded.dedup_key(CafeAct.CHANGED, loaded.cafe.revision)
    await tell_everyone(loaded, letter, turn, once=once)


@cafe.on_press(screen.CallOffCafe)
async def call_off(press: screen.CallOffCafe, turn: Interaction) -> Reply:
    loaded = await cafe_hosted_by(press.cafe, turn)
    recurring = loaded.recurring.id if loaded.recurring else None
    if loaded.cafe.state is CafeState.CANCELLED:
        return Show(screen.called_off_screen(recurring))
    if not loaded.cafe.open_at(turn.now):
        raise Refused(words.cafe_over())
    if not press.sure:
        return Show(screen.call_off_screen(loaded.cafe_facts))
    await cancel_cafe(loaded, turn)
    return Show(screen.called_off_screen(recurring))


async def cancel_cafe(loaded: LoadedCafe, context: JobContext) -> None:
    """Call a café off: everyone is told, every card says so."""
    loaded.cafe.state, loaded.cafe.address = CafeState.CANCELLED, None
    loaded.cafe.revision += 1
    await context.withdraw_messages(loaded.cafe.card_name)
    await context.end_confidence(ConfidencePurpose.CAFE, loaded.cafe.id)
    letter = screen.cafe_notice(loaded.cafe_facts, words.cafe_called_off())
    await tell_everyone(loaded, letter, context, once=loaded.dedup_key(CafeAct.OFF))
    await redraw_cafe(loaded, context)
    await let_wishes_wait(loaded.cafe.id, context)


@cafe.every(hours=1, when=due.cafe_drafts_older_than(DRAFTS_LAST))
async def drop_drafts(_: JobTick, context: JobContext) -> None:
    held = await context.store.organisation.first_card_keys(CARD_KIND)
    await context.store.cafes.delete_cafe_drafts(context.now - DRAFTS_LAST, but=held)


@cafe.on_erase
async def call_off_hosted(member: Member, context: JobContext) -> None:
    """Somebody leaves: what they invited to is called off, no card bears their name or words."""
    for invitation in await context.store.cafes.cafe_drafts(member.id):
        await context.store.cafes.delete_cafe(invitation.id)
    for cafe_id in await context.store.cafes.hosted_cafes(member.id):
        loaded = await load_cafe(cafe_id, context)
        if loaded.cafe.host_id != member.id:
            continue
        loaded = replace(loaded, host=None)
        loaded.cafe.place = loaded.cafe.note = ""
        if loaded.cafe.open_at(context.now):
            await cancel_cafe(loaded, context)
        else:
            await redraw_cafe(loaded, context)


def _for_all_to_read(form: screen.InviteForm, area: Area) -> None:
    home = form.kind is screen.CafeKind.HOME
    reject_personal_data(area.country, home=home, place=form.place, note=form.note)


def _moment_of_form(form: screen.InviteForm, area: Area, now: datetime) -> datetime:
    moment = dates.instant_of(form.day, form.hour, ZoneInfo(area.zone))
    if not isinstance(moment, datetime):
        raise Refused(words.form_date_no_such_hour(), field="hour")
    if moment <= now:
        raise Refused(words.form_past(), field="hour")
    return moment


async def _changeable_cafe(cafe_id: int, turn: Interaction) -> LoadedCafe:
    """The café, if this person hosts it and it can still change."""
    loaded = await cafe_hosted_by(cafe_id, turn)
    if loaded.cafe.state is CafeState.CANCELLED:
        raise Refused(words.cafe_cancelled())
    if loaded.cafe.state is not CafeState.DRAFT and not loaded.cafe.open_at(turn.now):
        raise Refused(words.cafe_over())
    return loaded


async def cafe_hosted_by(cafe_id: int, turn: Interaction) -> LoadedCafe:
    """The café, if this person hosts it; a button can be forged."""
    loaded = await load_cafe(cafe_id, turn)
    if loaded.cafe.host_id != turn.member.id:
        raise Refused(words.cafe_not_yours())
    return loaded
