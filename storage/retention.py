"""How long a row lives and how a member leaves it: said by every table, kept by one daily job."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar, Literal

from sqlmodel import SQLModel

Leaving = Literal["delete", "blank", "nothing of theirs"]


@dataclass(frozen=True)
class RetentionPolicy:
    """A table's promise.

    `keep` counts from the moment in column `since`; None keeps the row as long as what it
    belongs to (`because` says what that is). `member` names the column that points to a person;
    on leaving their rows are deleted, or the columns of `blank` are emptied. Columns of
    `owner_only` are shown to that person alone, not to others whom the row names. Whoever a column
    of `unseen_by` names is not even shown that there is a row; it goes with them by its key.
    """

    keep: timedelta | None
    since: str = ""
    because: str = ""
    member: str = ""
    on_erase: Leaving = "nothing of theirs"
    blank: tuple[str, ...] = ()
    owner_only: tuple[str, ...] = ()
    unseen_by: tuple[str, ...] = ()


class Table(SQLModel):
    """What all tables share: a custody."""

    # A row is written and read without its validator: sixty that nobody asks are not built.
    model_config = {"defer_build": True}

    retention: ClassVar[RetentionPolicy]


def days_kept(count: int) -> timedelta:
    return timedelta(days=count)
