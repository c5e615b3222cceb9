"""`palier forget-sealed`: after a lost key, give up what nobody can read any more."""

from __future__ import annotations

import sys
from contextlib import suppress

from bot.clock import SystemClock
from bot.database_opening import reach_database, remember_database
from bot.settings import Settings
from bot.wrong_setting import operator_reader, refuse_file
from messages import words
from messages.catalog import plain_words
from storage.keys import KeyBroken, KeyMissing, make_key, read_key
from storage.sealed_values import forget_unreadable
from storage.types import vault


async def forget_sealed(settings: Settings) -> int:
    """Empty whatever the key at hand does not open, in every table; what opens stays.

    Without a key a new one is made: the one way to go on with a database whose key is lost.
    """
    reader = operator_reader()
    async with reach_database(settings) as database:
        vault.open(*(settings.secret_key.split() or _key_or_new(settings).split()))
        async with database.transaction() as store:
            lost = await forget_unreadable(store)
            name = (await store.identity.give_name(SystemClock().now())).name
            await store.quarantine.release_all()
    remember_database(settings.database_marker, name)
    for table, count in sorted(lost.items()):
        sys.stdout.write(
            plain_words(words.check_sealed_forgotten(table=table, count=count), reader) + "\n"
        )
    text = words.check_sealed_forgotten_all() if lost else words.check_sealed_nothing_forgotten()
    sys.stdout.write(plain_words(text, reader) + "\n")
    return 0


def _key_or_new(settings: Settings) -> str:
    path = settings.key_file
    try:
        try:
            return read_key(path)
        except KeyMissing:
            return make_key(path)
        except KeyBroken:
            with suppress(FileNotFoundError):
                path.replace(path.with_name(f"{path.name}.broken"))
            return make_key(path)
    except OSError as error:
        raise refuse_file("SECRET_KEY", path, error) from None
