"""The command `palier`: run, check, back up, or open the stairwell."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bot import logs
from bot.settings import Settings, SettingsError, read_settings
from bot.terminal import careful_output, knows_every_letter
from bot.wrong_setting import operator_reader, refuse_installation
from messages import words
from messages.catalog import plain_words
from messages.language import LANGUAGES

log = logging.getLogger("palier")

HELP = {
    "run": "serve neighbours; without a token, open the stairwell (this is what happens unsaid)",
    "check": "say in plain words what is missing or wrong",
    "backup": "copy the database into one file, and the key elsewhere",
    "restore": "put a backup in the place of the database; Palier must be stopped",
    "move": "copy everything into another database, empty so far; Palier must be stopped",
    "rotate-key": "seal everything with a new key; Palier must be stopped",
    "forget-sealed": "after a lost key, give up what nobody can read any more",
    "manifest": "print the manifest to make a Slack app from",
    "preview": "write one page with every card, form and sheet into a folder",
    "privacy": "print a register of processing (GDPR, article 30) from the tables themselves",
    "places": "read cool places of a neighbourhood from a town's file",
    "stairwell": "open the local page on which everything can be tried",
}
KEPT = {
    "backup": ("folder", "backups", "the folder for the backup", "the folder for the key"),
    "restore": ("file", None, "the backup", "the key it was made with, if another is in use"),
}
"""Commands about backups: what they are given, unsaid what, and the key."""


PAPERS = {"manifest", "privacy"}
"""Commands that print something for somebody else to read, in a language."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; 0 when all is well, 1 when not, 2 for a wrong setting."""
    given = _parser().parse_args(argv)
    given.what = given.what or "run"
    try:
        with careful_output():
            return _obey(given)
        return 0
    except SettingsError as wrong:
        return _refuse(wrong, wait=getattr(given, "wait", False))
    except KeyboardInterrupt:
        return 0
    except Exception as error:
        if broken := refuse_installation(error):
            return _refuse(broken)
        # An error's own words may quote what people typed, or the token.
        log.exception("stopped by an error")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="palier", description=__doc__)
    commands = parser.add_subparsers(dest="what", metavar="command")
    made = {name: commands.add_parser(name, help=said) for name, said in HELP.items()}
    made["run"].add_argument(
        "--wait", action="store_true", help="after a wrong setting, wait to be stopped"
    )
    made["manifest"].add_argument("--language", choices=LANGUAGES, help="of what it says to people")
    made["privacy"].add_argument("--language", choices=LANGUAGES, help="in which it is written")
    made["check"].add_argument("--retry", action="store_true", help="try again what was set aside")
    made["preview"].add_argument("folder", type=Path, help="an empty or new folder")
    made["move"].add_argument("url", help="the other database's address; - reads it from input")
    _add_places_arguments(made["places"])
    for name, (what, unsaid, typed, key) in KEPT.items():
        optional = "?" if unsaid else None
        made[name].add_argument(what, type=Path, nargs=optional, default=unsaid, help=typed)
        made[name].add_argument("--key", type=Path, help=key)
    return parser


def _add_places_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=["import"], help="read a file")
    parser.add_argument("file", type=Path, help="a GeoJSON or CSV file")
    parser.add_argument("--area", required=True, help="the neighbourhood, by a name or its number")
    column = "what a column says, such as name=Nom, for all that are to be read"
    parser.add_argument("--column", action="append", default=[], metavar="WHAT=COLUMN", help=column)
    parser.add_argument("--yes", action="store_true", help="update the list without a question")
    gone = "take off what the file names no more"
    parser.add_argument("--remove-gone", action="store_true", help=gone)


def _obey(given: argparse.Namespace) -> int:
    settings = read_settings()
    logs.start_logging(settings.log_level, settings.log_format)
    if given.what == "run":
        settings.check_combination()
        if _has_platform(settings):
            _upgrade_in_process(settings)
    if given.what == "preview":
        from bot.preview.writing import write_preview

        return write_preview(given.folder)
    return asyncio.run(_run_command(given, settings))


def _refuse(wrong: SettingsError, *, wait: bool = False) -> int:
    """Say what is wrong; where a container would start again and again, wait to be stopped."""
    ends = {signal.SIGTERM, signal.SIGINT}
    if wait:
        signal.pthread_sigmask(signal.SIG_BLOCK, ends)
    print(wrong, file=sys.stderr)
    if wait:
        print(plain_words(words.settings_holding(), operator_reader()), file=sys.stderr, flush=True)
        signal.sigwait(ends)
    return 2


def _has_platform(settings: Settings) -> bool:
    """Whether there is a platform to serve; otherwise the stairwell opens."""
    return bool(settings.telegram_bot_token or settings.on_slack)


def _upgrade_in_process(settings: Settings) -> None:
    """Bring the database up to date in a process of its own, which takes Alembic's memory along.

    What goes wrong there goes wrong again, and is said, where the database is opened to be used.
    """
    if hasattr(os, "fork"):
        if child := os.fork():
            os.waitpid(child, 0)
            return
        try:
            _upgrade(settings)
        finally:
            os._exit(0)


def _upgrade(settings: Settings) -> None:
    from bot.database_opening import reach_database

    async def climb() -> None:
        async with reach_database(settings):
            pass

    with suppress(Exception):
        asyncio.run(climb())


async def _run_command(given: argparse.Namespace, settings: Settings) -> int:
    # Each way loads only what it needs.
    if given.what == "check":
        from bot.check import run_checks

        return await run_checks(settings, retry=given.retry)
    if given.what in KEPT:
        return await _run_backup(given, settings)
    if given.what == "move":
        from bot.moving import move_database

        return await move_database(settings, given.url)
    if given.what == "rotate-key":
        from bot.key_rotation import rotate_key

        return await rotate_key(settings)
    if given.what == "forget-sealed":
        from bot.lost_key import forget_sealed

        return await forget_sealed(settings)
    if given.what == "places":
        from bot.places_import import import_places

        return await import_places(settings, given)
    if given.what in PAPERS:
        return await _print_paper(given, settings)
    if given.what == "stairwell" or not _has_platform(settings):
        from bot import stairwell
        from bot.database_fault import try_database_file

        if "database_url" in settings.model_fields_set:
            # Not used yet: what is wrong with it is said before it is needed.
            try_database_file(settings.database_url)
        await stairwell.serve_sandbox(settings)
        return 0
    from bot.app import run_application

    await run_application(settings)
    return 0


async def _print_paper(given: argparse.Namespace, settings: Settings) -> int:
    from bot.default_language import default_language_of_files

    language = given.language or await default_language_of_files(settings)
    if given.what == "privacy":
        from bot.privacy_register import print_register

        return print_register(settings, language)
    from bot.slack.manifest import manifest_json

    print(manifest_json(settings, language, plain=not knows_every_letter()))
    return 0


async def _run_backup(given: argparse.Namespace, settings: Settings) -> int:
    if given.what == "backup":
        from bot.backup import back_up

        return await back_up(settings, given.folder, given.key)
    from bot.restoring import restore_backup

    return await restore_backup(settings, given.file, given.key)


if __name__ == "__main__":
    sys.exit(main())
