"""Half-filled forms: the next answer may be taken by any process, after any restart."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from sqlalchemy import delete
from sqlmodel import Field, col

from storage.custody import Custody, Table, days
from storage.query import Query
from storage.types import Instant, Sealed, refers

PATIENCE = timedelta(days=2)


class Dialog(Table, table=True):
    """One account's form in progress: what was given so far, and what is being asked."""

    custody: ClassVar[Custody] = Custody(
        keep=days(2), since="touched_at", member="account_id", leaving="delete"
    )

    account_id: int = refers("account.id", index=False, primary_key=True)
    form: str
    # JSON: answers by field, and the answer being echoed; sealed, since it may hold an address.
    given: str = Field(sa_type=Sealed)
    asking: str
    message: str = ""
    touched_at: datetime = Field(sa_type=Instant)


class Dialogs(Query):
    async def of(self, account_id: int) -> Dialog | None:
        return await self.session.get(Dialog, account_id)

    async def begin(self, dialog: Dialog) -> None:
        """Start a form; another one left unfinished by the account is given up."""
        await self.end(dialog.account_id)
        self.session.add(dialog)
        await self.session.flush()

    async def end(self, account_id: int) -> None:
        held = await self.of(account_id)
        if held:
            self.session.expunge(held)
        await self.session.execute(delete(Dialog).where(col(Dialog.account_id) == account_id))
