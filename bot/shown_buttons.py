"""Which buttons hang last in a private chat: who types the label of one means it."""

from __future__ import annotations

from datetime import datetime

from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, Notice, Say, Show
from messages.model import Message, Rows
from storage.database import Store
from storage.dialog import ShownButtons
from storage.outbox import OutboxMessage


async def remember_buttons(reply: object, turn: Interaction) -> None:
    """Keep the buttons of a reply; a form, or a message that took the place of one, ends them."""
    scene, account = turn.scene, turn.account
    if not scene.private:
        return
    where = account.platform, account.workspace, scene.chat
    match reply:
        case Say(Message(rows=rows)) | Show(Message(rows=rows)) | Notice(rows=rows) if rows:
            await _keep_shown(turn.store, where, turn.member.id, rows, turn.now)
        case Show() | Ask():
            await turn.store.dialogs.forget_shown(*where)


async def remember_letter(
    letter: OutboxMessage, message: Message, store: Store, now: datetime
) -> None:
    """Keep the buttons of a letter that arrived in somebody's private chat."""
    member = letter.member_id
    if message.rows and member and member in await store.people.members_by_id({member}):
        where = letter.platform, letter.workspace, letter.chat
        await _keep_shown(store, where, member, message.rows, now)


async def _keep_shown(
    store: Store, where: tuple[str, str, str], member: int, rows: Rows, now: datetime
) -> None:
    platform, workspace, chat = where
    await store.dialogs.note_shown(
        ShownButtons(
            platform=platform,
            workspace=workspace,
            chat=chat,
            member_id=member,
            buttons=Message(body=(), rows=rows).model_dump_json(),
            shown_at=now,
        )
    )
