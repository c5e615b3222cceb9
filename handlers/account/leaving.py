"""What is kept about a member: shown, handed over, erased when asked or when its time is over."""

from __future__ import annotations

from datetime import timedelta

from handlers.account.feature import account
from handlers.account.page import page
from handlers.kernel import Come, Command, Context, Menu, Reply, Say, Send, Show, Tick, Turn
from messages import words
from messages.account import screens
from messages.account.asked import Erase, Export, Leave, Privacy
from messages.account.export import document
from messages.model import Message, When
from storage.aid import Hour, Request
from storage.area import JoinRequest, Waiting
from storage.cafe import LINKS_LAST, Cafe
from storage.custody import Table
from storage.dialog import Dialog
from storage.leaving import NOTICE
from storage.organise import Entry, Report
from storage.outbox import Letter, Priority
from storage.people import Member

AFTER = timedelta(days=1)
"""How long guests' names and home addresses outlive the café's beginning."""


@account.command("privacy", impersonal=True)
async def privacy(command: Command, turn: Turn) -> Reply:
    if not turn.scene.private:
        return Come("privacy", words.account_in_private())
    return Say(_privacy())


@account.started("privacy")
async def came(command: Command, turn: Turn) -> Reply:
    return Say(_privacy())


@account.pressed(Privacy)
async def see_privacy(action: Privacy, turn: Turn) -> Reply:
    return Show(_privacy())


def _privacy() -> Message:
    """The promises as the tables make them."""
    return screens.privacy(
        screens.Keeping(
            cafes=_months(Cafe),
            links=LINKS_LAST.days,
            requests=_days(Request),
            hours=_months(Hour),
            accounts=_months(Member),
            journal=_months(Entry),
            waiting=_months(Waiting),
            reports=_months(Report),
            knocks=_days(JoinRequest),
            letters=_days(Letter),
            forms=_days(Dialog),
            notice=NOTICE.days,
        )
    )


def _days(table: type[Table]) -> int:
    return table.custody.keep.days if table.custody.keep else 0


def _months(table: type[Table]) -> int:
    return round(_days(table) * 12 / 365.25)


@account.pressed(Export)
async def export(action: Export, turn: Turn) -> Reply:
    held = await turn.store.leaving.export(turn.member.id)
    return Send(document(held, turn.reader, turn.now))


@account.command("stop", menu=Menu.PRIVATE, discreet=True)
async def stop(command: Command, turn: Turn) -> Reply:
    if not turn.scene.private:
        return Come("moi", words.account_in_private())
    return Say(screens.leave())


@account.pressed(Leave)
async def leave(action: Leave, turn: Turn) -> Reply:
    return Show(screens.leave())


@account.pressed(Erase)
async def erase(action: Erase, turn: Turn) -> Reply:
    """Erase at once; an old button pressed by somebody new shows them their page instead."""
    if turn.newcomer:
        return Show(await page(turn))
    await turn.erase(turn.member)
    return Show(screens.erased())


@account.every(minutes=1)
async def take_confidences_away(_: Tick, context: Context) -> None:
    """Messages whose purpose is over tell nothing any more, whatever ended it."""
    await context.store.confidences.sweep(context.now)


@account.every(days=1)
async def keep_promises(tick: Tick, context: Context) -> None:
    """Delete what has been kept long enough; warn the long silent, and forget the warned."""
    leaving = context.store.leaving
    for member in await leaving.to_forget(context.now):
        await context.erase(member)
    for member in await leaving.to_warn(context.now):
        async with context.store.one_of_many("member", member.id):
            member.warned_at = context.now
            end = When(at=leaving.ends_at(member, context.now), zone=member.zone, show="day")
            await context.tell(member, screens.idle(member.name, end), priority=Priority.DIGEST)
    await context.store.cafes.forget_guests(context.now - AFTER)
    await leaving.expire(context.now)
