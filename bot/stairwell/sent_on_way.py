"""What Palier wrote while the clock moved: at which hours, and to whom."""

from __future__ import annotations

from datetime import datetime

from bot.stairwell.state import ZONE, SandboxState
from bot.stairwell.traces import ActTrace
from bot.stairwell.wording import plain_words
from messages import words
from messages.language import LanguageProfile
from messages.model import MomentText, Reader, Text

MOMENTS = 6
"""How many of them are named; of a longer way, the last."""


def sent_on_way(act: ActTrace, state: SandboxState, reader: Reader) -> Text:
    """One line for whoever moved the clock; the messages hang in the talks and on the walls."""
    told = dict[datetime, dict[str, None]]()
    for change, chat, post_id in act.posts:
        post = state.find_post(post_id)
        if change == "added" and post:
            told.setdefault(post.at, {})[state.chats[chat].title] = None
    if not told:
        return words.stairwell_clock_quiet()
    between = LanguageProfile.of_language(reader.language).between_names
    named = [
        plain_words(
            words.stairwell_sent_at(
                hour=MomentText(at=at, zone=ZONE, show="hour"), whom=between.join(whom)
            ),
            reader,
        )
        for at, whom in told.items()
    ]
    shown = ["…"] * (len(named) > MOMENTS) + named[-MOMENTS:]
    return words.stairwell_clock_told(sent=" · ".join(shown))
