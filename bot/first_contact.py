"""Who comes for the first time: in which language they are answered, and asked once about it."""

from __future__ import annotations

from dataclasses import replace

from handlers.kernel.events import EventScene, EventSender
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Reply, Say, Show
from messages.account.views import language_question
from messages.catalog import spoken_language
from messages.language import FALLBACK, DefaultLanguage
from storage.database import Store
from storage.people import LanguageDoubt


async def first_language(
    store: Store, sender: EventSender, scene: EventScene, default: DefaultLanguage | None
) -> tuple[str, LanguageDoubt]:
    """Their own; else that of the wall they are on, the operator's, or the one all areas share."""
    if spoken := spoken_language(sender.language):
        return spoken, LanguageDoubt.NONE
    doubt = LanguageDoubt.UNASKED if sender.language else LanguageDoubt.NONE
    if not scene.private:
        wall = await store.areas.find_wall(sender.platform, sender.workspace, scene.chat)
        if wall and spoken_language(wall.language):
            return wall.language, doubt
    if default:
        return default.tag, doubt
    around = {area.language for area in await store.areas.open_areas()}
    return (around.pop() if len(around) == 1 else FALLBACK), doubt


def ask_language_once(reply: Reply, turn: Interaction) -> Reply:
    """The reply; where their language is not spoken, with the question in all that are, once."""
    if turn.member.language_doubt != LanguageDoubt.UNASKED or not turn.scene.private:
        return reply
    if not isinstance(reply, Say | Show):
        return reply
    turn.member.language_doubt = LanguageDoubt.ASKED
    return replace(reply, message=language_question(reply.message))
