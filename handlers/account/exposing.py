"""Commands read by everybody on a wall that should not be: told privately, held if they name."""

from __future__ import annotations

from handlers.account.feature import account
from handlers.kernel import Command, Exposed, Refused, Reply, Say, Turn, go_on
from messages import words
from messages.account import screens
from messages.account.asked import CarryOn
from storage.dialog import HeldCommand
from storage.outbox import Priority


@account.heard(Exposed)
async def stands_there(event: Exposed, turn: Turn) -> Reply:
    """Nothing is done with a name that everybody reads; the rest is done, and its author told."""
    command = event.command
    if event.names:
        held = HeldCommand(
            member_id=turn.member.id, name=command.name, words=command.words, said_at=turn.now
        )
        await turn.store.dialogs.hold(held)
        return Say(screens.names_in_public(held.id))
    once = f"exposed:{turn.scene.chat}:{event.message}"
    said = screens.stands_in_public(command.name)
    await turn.tell(turn.member, said, once=once, priority=Priority.URGENT)
    return go_on(command)


@account.pressed(CarryOn)
async def carry_on(action: CarryOn, turn: Turn) -> Reply:
    """Its author says that it is gone from there: it is done, in private."""
    held = await turn.store.dialogs.let_go(action.held, turn.member.id)
    if held is None:
        raise Refused(words.gone())
    return go_on(Command(held.name, held.words))
