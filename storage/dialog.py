"""Half-filled forms: the next answer may be taken by any process, after any restart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from pydantic import BaseModel, TypeAdapter
from pydantic import Field as PydanticField
from sqlalchemy import delete, true, update
from sqlmodel import Field, col

from storage.query import QueryGroup
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import SealedText, UtcInstant, foreign_key, primary_key

PATIENCE = timedelta(days=2)
DEEP = 3
"""Forms that may wait behind another at most."""


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
    # JSON: the forms that this one interrupted, the last of them first.
    interrupted: str | None = Field(default=None, sa_type=SealedText, nullable=True)


class InterruptedForm(BaseModel):
    """A form that waits behind another one."""

    form: str
    given: str = PydanticField(repr=False)
    asking: str
    touched_at: datetime

    @classmethod
    def of(cls, row: FormDialog) -> InterruptedForm:
        return cls(form=row.form, given=row.given, asking=row.asking, touched_at=row.touched_at)


_INTERRUPTED = TypeAdapter(list[InterruptedForm])


def read_interrupted(row: FormDialog) -> list[InterruptedForm]:
    """What waits behind a form and is not too old; nothing where nobody can read it."""
    try:
        waiting = _INTERRUPTED.validate_json(row.interrupted or "[]")
    except ValueError:
        return []
    return [each for each in waiting if each.touched_at > row.touched_at - PATIENCE]


def pack_interrupted(waiting: Sequence[InterruptedForm]) -> str | None:
    """The forms that wait behind another, for its row."""
    kept = list(waiting[:DEEP])
    return _INTERRUPTED.dump_json(kept).decode() if kept else None


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
        await self.session.execute(self.replacing(ShownButtons), shown.model_dump())

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

    async def held_command(self, held_id: int, member_id: int) -> HeldCommand | None:
        """The command for whoever said it; None when it is gone, or somebody else's."""
        held = await self.session.get(HeldCommand, held_id)
        return held if held is not None and held.member_id == member_id else None

    async def let_go(self, held_id: int, member_id: int) -> HeldCommand | None:
        """The command, once, for whoever said it; None when it is gone."""
        held = await self.held_command(held_id, member_id)
        if held is None:
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
        """Start a form in the place of whatever waited."""
        await self.session.execute(self.replacing(FormDialog), dialog.model_dump())

    async def end_dialog(self, account_id: int, form: str = "") -> None:
        """The form is over: the one it interrupted waits again, and is still to be shown.

        With the tag of a `form` nothing ends while another waits.
        """
        held = await self.dialog_of(account_id)
        if held and form and held.form != form:
            return
        await self.drop_dialogs(account_id)
        waiting = read_interrupted(held) if held else []
        if held and waiting:
            first, *others = waiting
            again = FormDialog(
                account_id=account_id,
                form=first.form,
                given=first.given,
                asking=first.asking,
                shown=False,
                touched_at=held.touched_at,
                interrupted=pack_interrupted(others),
            )
            await self.begin_dialog(again)

    async def drop_dialogs(self, account_id: int) -> None:
        """Give up the form that waits, with all that it interrupted."""
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
