"""Commands read by everybody on a wall that should not be: told privately, held if they name."""

from __future__ import annotations

from handlers.account.feature import account
from handlers.kernel.continuing import answer_instead
from handlers.kernel.events import CommandEvent, ExposedCommand
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Refused, Reply, Say
from messages import words
from messages.account import views as screens
from messages.account.actions import CarryOn
from storage.dialog import HeldCommand
from storage.outbox import DedupKey, Priority


@account.on_event(ExposedCommand)
async def answer_exposed_command(event: ExposedCommand, turn: Interaction) -> Reply:
    """Nothing is done with a name that everybody reads; the rest is done, and its author told."""
    command = event.command
    if event.names:
        held = HeldCommand(
            member_id=turn.member.id, name=command.name, words=command.words, said_at=turn.now
        )
        await turn.store.dialogs.hold(held)
        return Say(screens.names_in_public(held.id))
    once = DedupKey(f"chat:{turn.scene.chat}", "exposed", event.message)
    message = screens.stands_in_public(command.name)
    await turn.notify_member(turn.member, message, once=once, priority=Priority.URGENT)
    return answer_instead(command)


@account.on_press(CarryOn)
async def carry_out_held_command(action: CarryOn, turn: Interaction) -> Reply:
    """Its author says that it is gone from there: it is done, in private."""
    held = await turn.store.dialogs.let_go(action.held, turn.member.id)
    if held is None:
        raise Refused(words.gone())
    return answer_instead(CommandEvent(held.name, held.words))
