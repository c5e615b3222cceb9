"""What is kept about a member: shown, handed over, erased when asked or when its time is over."""

from __future__ import annotations

from datetime import timedelta

from handlers.account.feature import account
from handlers.account.page import account_page
from handlers.kernel.events import CommandEvent, IntentEvent, JobTick
from handlers.kernel.feature import CommandMenu, CommandSection
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import MoveToPrivate, Reply, Say, Send, Show
from messages import words
from messages.account import views as screens
from messages.account.actions import AskToLeave, EraseMe, ExportMyData
from messages.account.export import export_document
from messages.intents import Intent
from messages.model import Message, MomentText
from messages.organise.succession_views import what_hangs_on_them
from storage.area import MemberRole
from storage.confidences import TOLD_STILL
from storage.outbox import Priority

AFTER = timedelta(days=1)
"""How long guests' names and home addresses outlive the café's beginning."""


@account.on_press(ExportMyData)
async def export_my_data(action: ExportMyData, turn: Interaction) -> Reply:
    held = await turn.store.leaving.export_member(turn.member.id)
    return Send(export_document(held, turn.reader, turn.now))


@account.command(
    "stop",
    menu=CommandMenu.PRIVATE,
    discreet=True,
    private_only=MoveToPrivate("moi", words.account_in_private()),
    section=CommandSection.ACCOUNT,
)
async def ask_to_stop(command: CommandEvent, turn: Interaction) -> Reply:
    return Say(await _leaving_screen(turn))


@account.on_intent(Intent.LEAVE)
async def leave_in_words(_: IntentEvent, turn: Interaction) -> Reply:
    """A question, whatever was written."""
    return Say(await _leaving_screen(turn))


@account.on_press(AskToLeave)
async def confirm_leaving(action: AskToLeave, turn: Interaction) -> Reply:
    return Show(await _leaving_screen(turn))


async def _leaving_screen(turn: Interaction) -> Message:
    """With what hangs on this person alone."""
    admins = await turn.store.organisation.list_admins() if turn.member.admin else []
    alone = [
        area.name
        for tie, area in await turn.own_areas()
        if tie.role is MemberRole.ORGANISER and len(await turn.store.areas.organisers(area.id)) == 1
    ]
    last = [each.id for each in admins] == [turn.member.id]
    return screens.leaving_screen(what_hangs_on_them(last_admin=last, alone_in=", ".join(alone)))


@account.on_press(EraseMe)
async def erase_me(action: EraseMe, turn: Interaction) -> Reply:
    """Erase at once; an old button pressed by somebody new shows them their page instead."""
    if turn.newcomer:
        return Show(await account_page(turn))
    await turn.erase_member(turn.member)
    return Show(screens.erased_screen())


@account.every(minutes=1, when=TOLD_STILL)
async def take_confidences_away(_: JobTick, context: JobContext) -> None:
    """Messages whose purpose is over tell nothing any more, whatever ended it."""
    await context.store.confidences.end_overdue(context.now)


@account.every(days=1)
async def apply_retention(tick: JobTick, context: JobContext) -> None:
    """Delete what has been kept long enough; warn the long silent, and forget the warned."""
    leaving = context.store.leaving
    for member in await leaving.idle_members_to_erase(context.now):
        await context.erase_member(member)
    for member in await leaving.idle_members_to_warn(context.now):
        async with context.store.isolate_item("member", member.id):
            member.warned_at = context.now
            end = MomentText(at=leaving.ends_at(member, context.now), zone=member.zone, show="day")
            await context.notify_member(
                member, screens.idle_warning(member.name, end), priority=Priority.DIGEST
            )
    await context.store.cafes.forget_guests(context.now - AFTER)
    await leaving.delete_expired_rows(context.now)
