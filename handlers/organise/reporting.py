"""Saying in private that something on a wall is wrong; three neighbours hide a card."""

from __future__ import annotations

from datetime import timedelta

from handlers.kernel import (
    Ask,
    Command,
    Context,
    Hint,
    Menu,
    Pointed,
    Refused,
    Reply,
    Say,
    Tick,
    Turn,
)
from handlers.organise.feature import organise
from messages import words
from messages.model import Action, Message, Text, base36, unfold
from messages.organise import reports as screens
from messages.organise.reports import Reported
from messages.organise.trouble import Complain, PointAt, Trouble
from storage.area import Area
from storage.errors import Missing
from storage.organise import Report
from storage.outbox import Card, Priority
from storage.people import Member

HIDING = 3
"""How many neighbours hide a card by reporting it, until organisers have looked."""

SHOWN = 10
UNSAID = timedelta(days=2)
"""How long what was pointed at waits for its reason."""

AGAIN = "sig_"


@organise.command(
    "signaler", menu=Menu.PRIVATE | Menu.GROUP, discreet=True, impersonal=True, en="report"
)
async def report(command: Command, turn: Turn) -> Reply:
    """The message pointed at; without one, a choice among the cards of one's areas."""
    if command.at:
        return await _ask(await _pointed(command.at, turn), turn)
    return Say(screens.choose(await _cards(turn)))


async def _pointed(at: Pointed, turn: Turn) -> Report:
    """A message on a wall: a card's copy is the card, whichever wall it hangs on."""
    account, chat = turn.account, turn.scene.chat
    platform, workspace = account.platform, account.workspace
    wall = await turn.store.areas.wall(platform, workspace, chat)
    if wall is None or wall.area_id is None or wall.closed_at:
        raise Refused(words.organise_report_elsewhere())
    found = Report(
        area_id=wall.area_id,
        wall_id=wall.id,
        subject=f"{platform}/{workspace}/{chat}/{at.message}",
        link=at.link,
        by_id=turn.member.id,
        at=turn.now,
    )
    card = await turn.store.outbox.card_at(platform, workspace, chat, at.message)
    if card:
        found.subject, found.card, found.author_id = card.name, True, card.author_id
    elif at.author:
        known = await turn.store.people.by_account(platform, workspace, at.author)
        found.author_id = known[0].id if known else None
    return found


async def _cards(turn: Turn) -> list[tuple[Text, Action]]:
    """Others' cards in one's areas, newest first."""
    mine = [area.id for _, area in await turn.areas()]
    found: list[tuple[Text, Action]] = []
    for card in await turn.store.outbox.live_in(mine, SHOWN):
        kind, _, key = card.name.partition(":")
        if card.author_id == turn.member.id or card.instead or not key.isdecimal():
            continue
        label, *more = body(card)
        if more:
            label = words.organise_report_card(first=label, second=more[0])
        found.append((label, PointAt(kind=kind, key=int(key))))
    return found


@organise.pressed(PointAt)
async def point_at(action: PointAt, turn: Turn) -> Reply:
    card = await turn.store.outbox.card(f"{action.kind}:{action.key}")
    mine = [area.id for _, area in await turn.areas()]
    if card is None or not card.live or card.area_id not in mine:
        raise Missing("Card", action.key)
    found = Report(
        area_id=card.area_id,
        subject=card.name,
        card=True,
        author_id=card.author_id,
        by_id=turn.member.id,
        at=turn.now,
    )
    return await _ask(found, turn)


@organise.started(AGAIN)
async def ask_again(command: Command, turn: Turn) -> Reply:
    """Whoever could not be written to when they pointed is asked once they have come."""
    try:
        found = await turn.store.organisation.report(unfold(command.words))
    except ValueError:
        raise Refused(words.gone()) from None
    return await _ask(_own(found, turn), turn)


async def _ask(found: Report, turn: Turn) -> Reply:
    if found.author_id == turn.member.id:
        raise Refused(words.organise_report_own())
    kept = await turn.store.organisation.point(found)
    if kept.what:
        raise Refused(_known_already(kept))
    return Ask(Complain, {"report": kept.id}, again=f"{AGAIN}{base36(kept.id)}")


@organise.submitted(Complain)
async def complain(form: Complain, turn: Turn) -> Reply:
    """Keep what is wrong, tell those who answer for the area, hide what three reported."""
    told = _own(await turn.store.organisation.report(form.report, lock=True), turn)
    if told.what:
        return Hint(_known_already(told))
    card = await turn.store.outbox.card(told.subject, lock=True)
    if told.card and card is None:
        raise Missing("Card", told.subject)
    told.what, told.word, told.at = form.what.value, form.word or None, turn.now
    await turn.store.session.flush()
    area = await turn.store.areas.get(told.area_id)
    against = await turn.store.organisation.neighbours_against(told.subject, area.id)
    if card and card.instead is None and against >= HIDING:
        await turn.store.outbox.cover(card.name, screens.covered().model_dump_json(), turn.now)
        seen = await reported(told, area, turn)
        said = screens.covered_letter(told.id, seen.about, area.name, seen.what)
        await tell_author(told, said, turn, once=f"report:{told.id}:covered")
    if len(await turn.store.organisation.open_on(told.subject)) <= HIDING:
        said = screens.reported(await reported(told, area, turn))
        await tell_judges(told, said, turn, once=f"report:{told.id}")
    return Say(screens.thanks(area.name, form.what))


def _own(found: Report, turn: Turn) -> Report:
    """The report, for who pointed at it; buttons and links can be forged."""
    if found.by_id != turn.member.id:
        raise Refused(words.gone())
    return found


def _known_already(found: Report) -> Text:
    return words.organise_judged_already() if found.judged else words.organise_report_already()


@organise.every(hours=1)
async def drop_unsaid(_: Tick, context: Context) -> None:
    await context.store.organisation.drop_pointed(context.now - UNSAID)


# --- what others of this capability show and tell


def body(card: Card) -> tuple[Text, ...]:
    """What a card says, covered or not."""
    return Message.model_validate_json(card.body).body


async def about(found: Report, context: Context) -> Text:
    """What was reported, in a few words."""
    if found.card:
        card = await context.store.outbox.card(found.subject)
        return body(card)[0] if card else words.organise_report_gone()
    walls = await context.store.organisation.walls({found.wall_id} if found.wall_id else set())
    return words.organise_report_message(title="".join(each.title for each in walls.values()))


async def reported(found: Report, area: Area, context: Context) -> Reported:
    """What its judges see: every open report of the thing, or all when it was judged before."""
    organisation = context.store.organisation
    told = await organisation.open_on(found.subject) or await organisation.told_on(found.subject)
    card = await context.store.outbox.card(found.subject) if found.card else None
    return Reported(
        report=found.id,
        area=area.id,
        name=area.name,
        about=await about(found, context),
        what=[Trouble(each) for each in dict.fromkeys(each.what for each in told)],
        said=[each.word for each in told if each.word],
        count=len(told),
        card=body(card) if card else (),
        covered=bool(card and card.instead),
        link=next((each.link for each in told if each.link), ""),
        author=found.author_id is not None,
    )


async def judges(found: Report, context: Context) -> list[Member]:
    """Who decides: those who answer for the area, without the author while there is another."""
    team = await context.responsible(found.area_id)
    others = [each for each in team if each.id != found.author_id] or [
        each for each in await context.store.organisation.admins() if each.id != found.author_id
    ]
    return others or team


async def tell_judges(found: Report, said: Message, context: Context, *, once: str) -> None:
    for member in await judges(found, context):
        await context.tell(member, said, once=once, priority=Priority.AID)


async def tell_author(found: Report, said: Message, context: Context, *, once: str) -> None:
    """A word to whoever published it, if Palier knows them."""
    for member in (await context.store.people.named({found.author_id})).values():
        await context.tell(member, said, once=once, priority=Priority.AID)
