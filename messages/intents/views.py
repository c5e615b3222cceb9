"""What is said to words that were understood in part, or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from messages import words
from messages.intents.actions import FollowIntent
from messages.intents.intent import Intent
from messages.model import Button, Message, Rows, Text, message, press_button

USUAL = (Intent.INVITE, Intent.ASK, Intent.HELP)
"""What most people came for."""

BEFORE = (Intent.AREA, Intent.LANGUAGE, Intent.HELP)
"""The same, before they have a neighbourhood."""


def intent_button(intent: Intent, moment: str = "") -> Button:
    """Begins what is wanted."""
    return press_button(_wish_words(intent), FollowIntent(intent=intent, moment=moment))


def _wish_words(intent: Intent) -> Text:
    return Text(key=f"intents-do-{intent.value}")


def ask_which(likely: Sequence[Intent], moment: str) -> Message:
    """Is it that? With the way to everything else."""
    offered = [intent for intent in likely if intent is not Intent.HELP]
    if len(likely) == 1:
        (only,) = likely
        yes = press_button(words.form_yes(), FollowIntent(intent=only, moment=moment))
        other = press_button(words.intents_other(), FollowIntent(intent=Intent.HELP))
        return message(words.intents_is_it(wish=_wish_words(only)), rows=((yes,), (other,)))
    rows = [(intent_button(each, moment),) for each in (*offered, Intent.HELP)]
    return message(words.intents_which(), rows=tuple(rows))


def unclear_screen() -> Message:
    """Not understood: one line, and what most people came for."""
    return message(words.intents_unclear(), rows=usual_rows())


def nothing_open() -> Message:
    """Somebody wants to stop what did not begin."""
    return message(words.intents_nothing_open(), rows=usual_rows())


def attachment_screen() -> Message:
    """A picture, a voice, a sticker: nobody can look at it or listen here."""
    return message(words.intents_attachment(), rows=usual_rows())


def attachment_before() -> Message:
    """The same, to somebody whose neighbourhood is not known."""
    return message(words.intents_attachment_before(), rows=_rows_of(BEFORE))


def usual_rows() -> Rows:
    """What most people came for, a button each."""
    return _rows_of(USUAL)


def _rows_of(offered: Sequence[Intent]) -> Rows:
    return tuple((intent_button(intent),) for intent in offered)
