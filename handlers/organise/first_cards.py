"""Organisers look at a first card: publish it, or say why not; the author may ask once more."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Notice, Refused, Reply, Show
from handlers.organise.feature import area_of, organise
from handlers.organise.first_card_waits import (
    FirstCardAct,
    digest_of,
    forget,
    let_it_out,
    lookers_at,
    update_lookers,
    waiting_view,
)
from messages import words
from messages.model import Message, message
from messages.organise import first_card_views as screens
from messages.organise.actions import OrganiserAct
from messages.organise.first_card_actions import (
    AppealFirstCard,
    AskWhyNot,
    DeclineFirstCard,
    PublishFirstCard,
    ReconsiderFirstCard,
    SeeFirstCard,
    ShowFirstCards,
    SwitchFirstCards,
)
from storage.area import Area
from storage.organise import FirstCard
from storage.outbox import DedupKey, Priority

ASKED, UPHELD = "asked", "upheld"
"""Where an appeal stands; one that is granted publishes the card."""


@dataclass(frozen=True)
class OpenFirstCard:
    """A first card somebody may decide about, in its area, as it is now."""

    card: FirstCard
    area: Area
    shown: Message


@organise.on_press(ShowFirstCards)
async def show_first_cards(action: ShowFirstCards, turn: Interaction) -> Reply:
    return Show(await _first_cards(await area_of(turn, action.area), turn))


@organise.on_press(SwitchFirstCards)
async def switch_first_cards(action: SwitchFirstCards, turn: Interaction) -> Reply:
    """Have first cards looked at, or no more; what waits already goes on waiting for an answer."""
    area = await area_of(turn, action.area)
    if area.glance_first != action.on:
        area.glance_first = action.on
        if action.on:
            await turn.store.organisation.count_known_authors(area.id)
        act = OrganiserAct.FIRST_ON if action.on else OrganiserAct.FIRST_OFF
        turn.record_act(act, by=turn.member, area=area.id)
    return Show(await _first_cards(area, turn))


async def _first_cards(area: Area, turn: Interaction) -> Message:
    waiting = []
    for card in await turn.store.organisation.waiting_first_cards(area.id):
        shown = await turn.card_kinds[card.kind].shown(card.key, turn)
        if shown and card.member_id != turn.member.id:
            waiting.append((card.id, shown.body[0], card.asked_at))
    return screens.first_cards_screen(
        area.id, area.name, waiting, on=area.glance_first, zone=area.zone
    )


async def _to_decide(card_id: int, turn: Interaction, *, appealed: bool = False) -> OpenFirstCard:
    """The card, for who may decide; gone once it is decided, or there is nothing to publish."""
    card = await turn.store.organisation.lock_first_card(card_id)
    if card is None or (card.appeal == ASKED) != appealed or not (card.waits or appealed):
        raise Refused(words.organise_judged_already())
    area = await area_of(turn, card.area_id)
    if card.member_id == turn.member.id:
        raise Refused(words.organise_judge_own())
    shown = await turn.card_kinds[card.kind].shown(card.key, turn)
    if shown is None:
        raise Refused(words.organise_first_gone())
    return OpenFirstCard(card, area, shown)


@organise.on_press(SeeFirstCard)
async def see_first_card(action: SeeFirstCard, turn: Interaction) -> Reply:
    return Show(_as_it_is_now(await _to_decide(action.card, turn)))


def _as_it_is_now(found: OpenFirstCard, *, changed: bool = False) -> Message:
    """What is read now is what a press publishes."""
    found.card.shown = digest_of(found.shown)
    first = [words.organise_first_changed()] if changed else []
    seen = waiting_view(found.card, found.area, found.shown.body)
    return screens.glance_notice(seen, *first)


@organise.on_press(PublishFirstCard)
async def publish_first_card(action: PublishFirstCard, turn: Interaction) -> Reply:
    """It goes out, unless it says something else than what was read."""
    found = await _to_decide(action.card, turn)
    if found.card.shown != digest_of(found.shown):
        return Show(_as_it_is_now(found, changed=True))
    return await _publish(found, turn, OrganiserAct.FIRST_SEEN)


async def _publish(found: OpenFirstCard, turn: Interaction, act: OrganiserAct) -> Reply:
    card, area = found.card, found.area
    out = await let_it_out(card, turn)
    if out:
        held = await turn.store.areas.membership(card.member_id, area.id)
        if held:
            held.glanced = True
        turn.record_act(act, by=turn.member, area=area.id, on=card.card_name)
    said = words.organise_first_settled() if out else words.organise_first_gone()
    await forget(card, said, turn, but=turn.member.id)
    done = words.organise_first_published() if out else words.organise_first_gone()
    return Show(await _first_cards(area, turn), done)


@organise.on_press(AskWhyNot)
async def ask_why_not(action: AskWhyNot, turn: Interaction) -> Reply:
    found = await _to_decide(action.card, turn)
    return Show(screens.why_not_screen(waiting_view(found.card, found.area, found.shown.body)))


@organise.on_press(DeclineFirstCard)
async def decline_first_card(action: DeclineFirstCard, turn: Interaction) -> Reply:
    """It does not go out; its author reads why, keeps the draft, and may ask once more."""
    found = await _to_decide(action.card, turn)
    card, area = found.card, found.area
    card.out_at = None
    card.why, card.asked_at = action.why.value, turn.now
    author = await turn.store.people.get_member(card.member_id)
    letter = screens.declined_letter(card.id, area.name, action.why)
    once = DedupKey(card.key_subject, FirstCardAct.DECLINED)
    await turn.notify_member(author, letter, once=once, priority=Priority.AID)
    notice = screens.decided_notice(waiting_view(card, area), words.organise_first_settled())
    await update_lookers(card, notice, turn, over=True, but=turn.member.id)
    card.widen_at = None
    act = OrganiserAct.FIRST_DECLINED
    turn.record_act(act, by=turn.member, area=area.id, on=card.card_name, why=action.why.value)
    return Show(await _first_cards(area, turn), words.organise_judged())


@organise.on_press(AppealFirstCard)
async def appeal_first_card(action: AppealFirstCard, turn: Interaction) -> Reply:
    """The author asks, once, that somebody looks again; while nobody does, it stays a draft."""
    card = await turn.store.organisation.lock_first_card(action.card)
    if card is None or card.member_id != turn.member.id or not card.why:
        raise Refused(words.gone())
    if card.appeal:
        return Notice(words.organise_appeal_already())
    shown = await turn.card_kinds[card.kind].shown(card.key, turn)
    if shown is None:
        raise Refused(words.gone())
    card.appeal, card.shown = ASKED, digest_of(shown)
    area = await turn.store.areas.get_area(card.area_id)
    notice = screens.first_card_appeal(waiting_view(card, area, shown.body))
    once = DedupKey(card.key_subject, FirstCardAct.APPEAL)
    for member in await lookers_at(card, turn):
        await turn.update_told(member, notice, once=once, priority=Priority.AID)
    return Notice(words.organise_appeal_sent())


@organise.on_press(ReconsiderFirstCard)
async def reconsider_first_card(action: ReconsiderFirstCard, turn: Interaction) -> Reply:
    """Publish it after all, or let the decision stand; the first organiser's answer counts."""
    found = await _to_decide(action.card, turn, appealed=True)
    card, area = found.card, found.area
    if action.lift and card.shown != digest_of(found.shown):
        card.shown = digest_of(found.shown)
        changed = screens.first_card_appeal(waiting_view(card, area, found.shown.body))
        return Show(changed, words.organise_first_changed())
    if action.lift:
        return await _publish(found, turn, OrganiserAct.LIFTED)
    card.appeal = UPHELD
    author = await turn.store.people.get_member(card.member_id)
    once = DedupKey(card.key_subject, FirstCardAct.UPHELD)
    letter = message(words.organise_first_upheld(name=area.name))
    await turn.notify_member(author, letter, once=once, priority=Priority.AID)
    notice = screens.decided_notice(waiting_view(card, area), words.organise_first_settled())
    act = FirstCardAct.APPEAL
    await update_lookers(card, notice, turn, act=act, over=True, but=turn.member.id)
    turn.record_act(OrganiserAct.UPHELD, by=turn.member, area=area.id, on=card.card_name)
    return Show(await _first_cards(area, turn), words.organise_judged())
