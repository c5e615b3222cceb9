"""`python -m storage.migrations "add a table"` writes the step from the last one to the models."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic.command import revision
from alembic.config import Config

from storage.database import Database
from storage.migrations import HEAD, run_alembic, upgrade_database


async def write(message: str) -> None:
    """Compare the models with a database of the last step, and write what differs."""
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'palier.sqlite'}")
        if HEAD:
            await upgrade_database(database)
        await run_alembic(database, lambda config: _write(config, message))
        await database.close()


def _write(config: Config, message: str) -> None:
    revision(config, message, autogenerate=True)


if __name__ == "__main__":
    asyncio.run(write(" ".join(sys.argv[1:])))
