"""What is remembered of printed sheets: the codes of slips, and how many of each in an area."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import delete, select
from sqlmodel import Field, col

from storage.query import QueryGroup
from storage.retention import RetentionPolicy, Table, days_kept
from storage.types import UtcInstant, foreign_key, new_code

LENGTH = 5

# What the eye or the ear takes for something else counts as one sign; codes have the second.
ALIKE = str.maketrans("o01liuv2589", "qqjjjwwzsbg")


def fold_code(typed: str) -> str:
    """A slip's code as it is kept, whatever was put between its signs or mistaken for one."""
    signs = "".join(each for each in typed.casefold() if each.isalnum())
    return signs.translate(ALIKE)


def slip_code() -> str:
    """A speakable code without any sign that could be another."""
    while (code := new_code(LENGTH)) != fold_code(code):
        pass
    return code


class PrintedSlip(Table, table=True):
    """One printing of letterbox slips: the code on them, and nothing that people write there."""

    __tablename__ = "slip"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=days_kept(365),
        since="printed_at",
        member="member_id",
        on_erase="blank",
        blank=("member_id",),
    )

    code: str = Field(default_factory=slip_code, primary_key=True)
    area_id: int = foreign_key("area.id")
    member_id: int | None = foreign_key("member.id", nullable=True)
    printed_at: datetime = Field(sa_type=UtcInstant)


class PrintCount(Table, table=True):
    """How often a sheet was printed in an area; by whom is not kept."""

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=None, because="its area")

    area_id: int = foreign_key("area.id", index=False, primary_key=True)
    sheet: str = Field(primary_key=True)
    count: int = 0


class AreaLogo(Table, table=True):
    """What stands on an area's sheets as the logo of its town; by whom it was given is not kept."""

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(keep=None, because="its area")

    area_id: int = foreign_key("area.id", index=False, primary_key=True)
    # A PNG that was drawn here, of no more than its picture.
    content: bytes = Field(repr=False)
    given_at: datetime = Field(sa_type=UtcInstant)


class KitQueries(QueryGroup):
    async def area_logo(self, area_id: int) -> bytes:
        """The PNG that an area's sheets bear; empty when none was given."""
        logo = await self.session.get(AreaLogo, area_id)
        return logo.content if logo else b""

    async def keep_logo(self, logo: AreaLogo) -> None:
        """From now on the area's sheets bear this one."""
        fresh = self.upsert_into(AreaLogo).values(logo.model_dump())
        await self.session.execute(
            fresh.on_conflict_do_update(
                index_elements=[col(AreaLogo.area_id)],
                set_={"content": fresh.excluded.content, "given_at": fresh.excluded.given_at},
            )
        )

    async def forget_logo(self, area_id: int) -> bool:
        """The area's sheets bear none any more; whether they did."""
        return bool(
            await self.count_touched(delete(AreaLogo).where(col(AreaLogo.area_id) == area_id))
        )

    async def new_slip(self, area_id: int, member_id: int, now: datetime) -> PrintedSlip:
        """A printing of slips under a code nobody has."""
        while True:
            slip = PrintedSlip(area_id=area_id, member_id=member_id, printed_at=now)
            if await self.count_touched(
                self.upsert_into(PrintedSlip).values(slip.model_dump()).on_conflict_do_nothing()
            ):
                return slip

    async def slip_by_code(self, typed: str) -> PrintedSlip | None:
        """The slip by its code as somebody typed it."""
        return await self.session.get(PrintedSlip, fold_code(typed))

    async def count_print(self, area_id: int, sheet: str) -> None:
        """One more of a sheet was printed in an area."""
        await self.session.execute(
            self.upsert_into(PrintCount)
            .values(area_id=area_id, sheet=sheet, count=1)
            .on_conflict_do_update(
                index_elements=[col(PrintCount.area_id), col(PrintCount.sheet)],
                set_={"count": col(PrintCount.count) + 1},
            )
        )

    async def print_counts(self, area_id: int) -> dict[str, int]:
        """How often each sheet was printed in an area."""
        result = await self.session.execute(
            select(col(PrintCount.sheet), col(PrintCount.count))
            .where(col(PrintCount.area_id) == area_id)
            .order_by(col(PrintCount.sheet))
        )
        return {row[0]: row[1] for row in result}
