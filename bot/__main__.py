"""The command `palier`: run, check, or open the stairwell."""

from __future__ import annotations

import argparse
import asyncio
import logging
import multiprocessing
import sys
from collections.abc import Sequence
from contextlib import suppress

from bot import logs
from bot.settings import Settings, SettingsError, read_settings
from messages.language import FALLBACK, LANGUAGES

log = logging.getLogger("palier")

HELP = {
    "run": "serve neighbours; without a token, open the stairwell (this is what happens unsaid)",
    "check": "say in plain words what is missing or wrong",
    "forget-sealed": "after a lost key, give up what nobody can read any more",
    "manifest": "print the manifest to make a Slack app from",
    "stairwell": "open the local page on which everything can be tried",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; 0 when all is well, 1 when not, 2 for a wrong setting."""
    parser = argparse.ArgumentParser(prog="palier", description=__doc__)
    parser.add_argument("what", nargs="?", choices=tuple(HELP), default="run", help=_help())
    parser.add_argument(
        "--language", choices=LANGUAGES, default=FALLBACK, help="of what manifest says to people"
    )
    parser.add_argument(
        "--retry", action="store_true", help="with check: try again what was set aside"
    )
    given = parser.parse_args(argv)
    wish = given.what
    try:
        settings = read_settings()
        logs.start_logging(settings.log_level)
        if wish == "run" and _has_platform(settings):
            _upgrade_in_process(settings.database_url)
        return asyncio.run(_run_command(wish, settings, given.language, retry=given.retry))
    except SettingsError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 0
    except Exception:
        # An error's own words may quote what people typed, or the token.
        log.exception("stopped by an error")
        return 1


def _help() -> str:
    return "; ".join(f"{name}: {what}" for name, what in HELP.items())


def _has_platform(settings: Settings) -> bool:
    """Whether there is a platform to serve; otherwise the stairwell opens."""
    return bool(settings.telegram_bot_token or settings.on_slack)


def _upgrade_in_process(url: str) -> None:
    """Bring the database up to date in a process of its own, which takes Alembic's memory along.

    What goes wrong there goes wrong again, and is said, where the database is opened to be used.
    """
    if "fork" in multiprocessing.get_all_start_methods():
        child = multiprocessing.get_context("fork").Process(target=_upgrade, args=(url,))
        child.start()
        child.join()


def _upgrade(url: str) -> None:
    from storage.database import Database
    from storage.migrations import upgrade_database

    async def climb() -> None:
        database = Database(url)
        try:
            await upgrade_database(database)
        finally:
            await database.close()

    with suppress(Exception):
        asyncio.run(climb())


async def _run_command(wish: str, settings: Settings, language: str, *, retry: bool) -> int:
    # Each way loads only what it needs.
    if wish == "check":
        from bot.check import run_checks

        return await run_checks(settings, retry=retry)
    if wish == "forget-sealed":
        from bot.lost_key import forget_sealed

        return await forget_sealed(settings)
    if wish == "manifest":
        from bot.slack.manifest import manifest_json

        print(manifest_json(settings, language))
        return 0
    if wish == "stairwell" or not _has_platform(settings):
        from bot import stairwell

        await stairwell.serve_sandbox(settings)
        return 0
    from bot.app import run_application

    await run_application(settings)
    return 0


if __name__ == "__main__":
    sys.exit(main())
