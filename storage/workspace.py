"""Workspaces that installed Palier by themselves, and the key each of them gave it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import delete, select
from sqlmodel import Field, col

from storage.area import Wall
from storage.people import Account
from storage.query import QueryGroup
from storage.retention import RetentionPolicy, Table
from storage.types import SealedText, UtcInstant


class WorkspaceInstallation(Table, table=True):
    """One workspace's token, sealed; it says nothing about who installed it."""

    __tablename__ = "installation"

    retention: ClassVar[RetentionPolicy] = RetentionPolicy(
        keep=None, because="the workspace, until Palier is removed from it"
    )

    platform: str = Field(primary_key=True)
    workspace: str = Field(primary_key=True)
    name: str = ""
    token: str = Field(sa_type=SealedText)
    installed_at: datetime = Field(sa_type=UtcInstant)


class InstallationQueries(QueryGroup):
    async def installation_of(self, platform: str, workspace: str) -> WorkspaceInstallation | None:
        return await self.session.get(WorkspaceInstallation, (platform, workspace))

    async def save_installation(self, installation: WorkspaceInstallation) -> None:
        """Keep a workspace's token; a new installation replaces the one before."""
        await self.delete_installation(installation.platform, installation.workspace)
        self.session.add(installation)
        await self.session.flush()

    async def delete_installation(self, platform: str, workspace: str) -> None:
        held = await self.installation_of(platform, workspace)
        if held:
            self.session.expunge(held)
        await self.session.execute(
            delete(WorkspaceInstallation).where(
                col(WorkspaceInstallation.platform) == platform,
                col(WorkspaceInstallation.workspace) == workspace,
            )
        )

    async def all_installations(self, platform: str) -> list[WorkspaceInstallation]:
        return await self.all_rows(
            select(WorkspaceInstallation)
            .where(col(WorkspaceInstallation.platform) == platform)
            .order_by(col(WorkspaceInstallation.workspace))
        )

    async def workspace_accounts(self, platform: str, workspace: str) -> list[Account]:
        """Everybody known from a workspace."""
        return await self.all_rows(
            select(Account).where(
                col(Account.platform) == platform, col(Account.workspace) == workspace
            )
        )

    async def workspace_walls(self, platform: str, workspace: str) -> list[str]:
        """The chats of a workspace's open walls."""
        return await self.all_rows(
            select(col(Wall.chat)).where(
                col(Wall.platform) == platform,
                col(Wall.workspace) == workspace,
                col(Wall.closed_at).is_(None),
            )
        )
