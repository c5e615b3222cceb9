"""What Alembic runs for every step; the connection comes from `storage.migrations`."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.operations.ops import MigrationScript
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

import storage.database  # noqa: F401 (it knows every table)

connection: Connection = context.config.attributes["connection"]


def render(kind: str, thing: Any, context: AutogenContext) -> str | Literal[False]:
    """Write our own column types as what the database holds: a step outlives them."""
    if kind != "type" or not isinstance(thing, TypeDecorator):
        return False
    if isinstance(thing, AutoString):
        return "sa.String()"
    held = thing.load_dialect_impl(connection.dialect)
    return f"sa.{held!r}"


def number(context: MigrationContext, revision: Any, directives: list[MigrationScript]) -> None:
    """Number steps in order, so that the last file is the newest; write none that does nothing."""
    [script] = directives
    if script.upgrade_ops and script.upgrade_ops.is_empty():
        directives.clear()
        return
    script.rev_id = f"{int(context.get_current_revision() or 0) + 1:04}"


context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    render_item=render,
    process_revision_directives=number,
)
with context.begin_transaction():
    context.run_migrations()
