"""Sharing a card into a conversation one chooses, from the button under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.chat.reply_channel import SharedCard
from bot.slack import drawing
from bot.slack.drawing import Block, plain_text
from bot.slack.modal import ANSWER, LONGEST_OPTION, LONGEST_TITLE
from bot.slack.wording import plain_words
from handlers.kernel.replies import Share
from messages import words
from messages.model import Message, Reader

SHARE = "share"
CARD, WHERE = "card", "where"
MOST_CARDS = 100


def share_view(wanted: str, cards: Sequence[SharedCard], reader: Reader) -> Block:
    """Which card, when there are several, and where."""
    blocks: list[Block] = []
    if len(cards) > 1:
        options = [
            {"text": plain_text(plain_words(title, reader), LONGEST_OPTION), "value": code}
            for code, title, _ in cards[:MOST_CARDS]
        ]
        element = {"type": "static_select", "action_id": ANSWER, "options": options}
        blocks.append(_input(CARD, plain_words(words.slack_share_card(), reader), element))
    else:
        blocks += drawing.blocks(cards[0][2].model_copy(update={"rows": ()}), reader)
    where = {
        "type": "conversations_select",
        "action_id": ANSWER,
        "default_to_current_conversation": True,
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    blocks.append(_input(WHERE, plain_words(words.slack_share_where(), reader), where))
    return {
        "type": "modal",
        "callback_id": SHARE,
        "title": plain_text(plain_words(words.slack_share_title(), reader), LONGEST_TITLE),
        "submit": plain_text(plain_words(words.slack_share(), reader), LONGEST_TITLE),
        "close": plain_text(plain_words(words.form_cancel(), reader), LONGEST_TITLE),
        "private_metadata": wanted,
        "blocks": blocks,
    }


def chosen_card(share: Share, state: Mapping[str, Any]) -> tuple[str, Message] | None:
    """The card that was chosen, by its code; None when it is gone."""
    picked = ((state.get(CARD) or {}).get(ANSWER) or {}).get("selected_option") or {}
    cards = {code: card for code, _, card in share.cards}
    code = str(picked.get("value") or next(iter(cards), ""))
    return (code, cards[code]) if code in cards else None


def chosen_channel(state: Mapping[str, Any]) -> str:
    """The conversation that was chosen."""
    return str(((state.get(WHERE) or {}).get(ANSWER) or {}).get("selected_conversation") or "")


def _input(name: str, label: str, element: Block) -> Block:
    return {
        "type": "input",
        "block_id": name,
        "label": plain_text(label, drawing.LONGEST_LABEL),
        "element": element,
    }
