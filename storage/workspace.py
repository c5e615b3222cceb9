"""Workspaces that installed Palier by themselves, and the key each of them gave it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import delete, select
from sqlmodel import Field, col

from storage.area import Wall
from storage.custody import Custody, Table
from storage.people import Account
from storage.query import Query
from storage.types import Instant, Sealed


class Installation(Table, table=True):
    """One workspace's token, sealed; it says nothing about who installed it."""

    custody: ClassVar[Custody] = Custody(
        keep=None, because="the workspace, until Palier is removed from it"
    )

    platform: str = Field(primary_key=True)
    workspace: str = Field(primary_key=True)
    name: str = ""
    token: str = Field(sa_type=Sealed)
    installed_at: datetime = Field(sa_type=Instant)


class Installations(Query):
    async def of(self, platform: str, workspace: str) -> Installation | None:
        return await self.session.get(Installation, (platform, workspace))

    async def keep(self, installation: Installation) -> None:
        """Keep a workspace's token; a new installation replaces the one before."""
        await self.remove(installation.platform, installation.workspace)
        self.session.add(installation)
        await self.session.flush()

    async def remove(self, platform: str, workspace: str) -> None:
        held = await self.of(platform, workspace)
        if held:
            self.session.expunge(held)
        await self.session.execute(
            delete(Installation).where(
                col(Installation.platform) == platform, col(Installation.workspace) == workspace
            )
        )

    async def every(self, platform: str) -> list[Installation]:
        return await self.all(
            select(Installation)
            .where(col(Installation.platform) == platform)
            .order_by(col(Installation.workspace))
        )

    async def accounts(self, platform: str, workspace: str) -> list[Account]:
        """Everybody known from a workspace."""
        return await self.all(
            select(Account).where(
                col(Account.platform) == platform, col(Account.workspace) == workspace
            )
        )

    async def walls(self, platform: str, workspace: str) -> list[str]:
        """The chats of a workspace's open walls."""
        return await self.all(
            select(col(Wall.chat)).where(
                col(Wall.platform) == platform,
                col(Wall.workspace) == workspace,
                col(Wall.closed_at).is_(None),
            )
        )
