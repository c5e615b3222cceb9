"""Half-filled forms: the next answer may be taken by any process, after any restart."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from sqlalchemy import delete, true, update
from sqlmodel import Field, col

from storage.query import QueryGroup
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import SealedText, UtcInstant, foreign_key, primary_key

PATIENCE = timedelta(days=2)


class FormDialog(Table, table=True):
    """One account's form in progress: what was given so far, and what is being asked."""

    __tablename__ = "dialog"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(2), since="touched_at", member="account_id", on_erase="delete"
    )

    account_id: int = foreign_key("account.id", index=False, primary_key=True)
    form: str
    # JSON: answers by field, and the answer being echoed; sealed, since it may hold an address.
    given: str = Field(sa_type=SealedText)
    asking: str
    message: str = ""
    # Whether the question was seen to arrive: words are no answer to one that was not.
    shown: bool = Field(default=True, sa_column_kwargs={"server_default": true()})
    touched_at: datetime = Field(sa_type=UtcInstant)


class HeldCommand(Table, table=True):
    """A command said where everybody reads it, held until its author says that it is gone there."""

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(1), since="said_at", member="member_id", on_erase="delete"
    )

    id: int = primary_key()
    member_id: int = foreign_key("member.id")
    name: str
    # It may say who somebody is.
    words: str = Field(sa_type=SealedText)
    said_at: datetime = Field(sa_type=UtcInstant)


class ShownButtons(Table, table=True):
    """The buttons under what was last said in a private chat: their labels may be typed."""

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(1), since="shown_at", member="member_id", on_erase="delete"
    )

    platform: str = Field(primary_key=True)
    workspace: str = Field(primary_key=True)
    chat: str = Field(primary_key=True)
    member_id: int = foreign_key("member.id")
    # JSON: the buttons; sealed, since a label may name somebody.
    buttons: str = Field(sa_type=SealedText)
    shown_at: datetime = Field(sa_type=UtcInstant)


class FormDialogQueries(QueryGroup):
    async def note_shown(self, shown: ShownButtons) -> None:
        """Remember the buttons of a chat instead of those before."""
        fresh = self.upsert_into(ShownButtons).values(shown.model_dump())
        keys = ("platform", "workspace", "chat")
        others = {
            name: fresh.excluded[name] for name in ShownButtons.model_fields if name not in keys
        }
        await self.session.execute(
            fresh.on_conflict_do_update(
                index_elements=[col(getattr(ShownButtons, key)) for key in keys], set_=others
            )
        )

    async def forget_shown(self, platform: str, workspace: str, chat: str) -> None:
        """No buttons hang there any more that could be meant."""
        await self.session.execute(
            delete(ShownButtons).where(
                col(ShownButtons.platform) == platform,
                col(ShownButtons.workspace) == workspace,
                col(ShownButtons.chat) == chat,
            )
        )

    async def shown_in(self, platform: str, workspace: str, chat: str) -> ShownButtons | None:
        """The buttons that hang last in a chat, if it is known which."""
        return await self.session.get(
            ShownButtons, (platform, workspace, chat), populate_existing=True
        )

    async def hold(self, held: HeldCommand) -> None:
        """Keep a command for later."""
        self.session.add(held)
        await self.session.flush()

    async def let_go(self, held_id: int, member_id: int) -> HeldCommand | None:
        """The command, once, for whoever said it; None when it is gone."""
        held = await self.session.get(HeldCommand, held_id)
        if held is None or held.member_id != member_id:
            return None
        self.session.expunge(held)
        await self.session.execute(delete(HeldCommand).where(col(HeldCommand.id) == held_id))
        return held

    async def dialog_of(self, account_id: int, *, lock: bool = False) -> FormDialog | None:
        """The account's form as it is now; locked until the transaction ends when asked."""
        return await self.session.get(
            FormDialog, account_id, with_for_update=lock or None, populate_existing=lock
        )

    async def begin_dialog(self, dialog: FormDialog) -> None:
        """Start a form; another one left unfinished by the account is given up."""
        fresh = self.upsert_into(FormDialog).values(dialog.model_dump())
        others = {
            name: fresh.excluded[name] for name in FormDialog.model_fields if name != "account_id"
        }
        await self.session.execute(
            fresh.on_conflict_do_update(index_elements=[col(FormDialog.account_id)], set_=others)
        )

    async def end_dialog(self, account_id: int) -> None:
        held = await self.dialog_of(account_id)
        if held:
            self.session.expunge(held)
        await self.session.execute(
            delete(FormDialog).where(col(FormDialog.account_id) == account_id)
        )

    async def mark_shown(self, account_id: int, message: str, touched_at: datetime) -> None:
        """The question of that moment hangs in this message."""
        await self.session.execute(
            update(FormDialog)
            .where(
                col(FormDialog.account_id) == account_id, col(FormDialog.touched_at) == touched_at
            )
            .values(message=message, shown=True)
            .execution_options(synchronize_session=False)
        )
