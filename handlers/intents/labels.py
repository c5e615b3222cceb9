"""A button whose label was typed instead of pressed."""

from __future__ import annotations

from datetime import timedelta

from handlers.kernel.events import CommandEvent, Event
from handlers.kernel.interaction import Interaction
from messages.catalog import plain_words
from messages.form import SpokenAnswer, fold_answer, is_spoken, spoken_answers
from messages.model import Action, Button, Message, unpack_action

HANGS = timedelta(days=1)
"""How long the buttons last shown may be meant by words."""

NEAR = 6
"""Letters of a label from which one may be wrong, and of its beginning that stands for it."""

BEGINNING = 4


async def pressed_by_words(typed: str, turn: Interaction) -> Event | None:
    """What the button does that the words name; None when they name none, or several."""
    account, scene = turn.account, turn.scene
    shown = await turn.store.dialogs.shown_in(account.platform, account.workspace, scene.chat)
    if shown is None or turn.now - shown.shown_at > HANGS:
        return None
    reader = turn.reader.on_platform(account.platform)
    hanging = Message.model_validate_json(shown.buttons)
    labels = {
        fold_answer(plain_words(button.label, reader)): button
        for row in hanging.rows
        for button in row
        if button.press or button.start
    }
    folded = fold_answer(typed)
    if folded not in labels and (told := _meant_besides(typed, hanging)):
        return told
    meant = _button_named(folded, labels)
    if meant is None:
        return None
    return unpack_action(meant.press) if meant.press else CommandEvent("start", meant.start)


def _meant_besides(typed: str, hanging: Message) -> Action | None:
    """What the words mean to a button without being its label."""
    pressed = (unpack_action(button.press) for row in hanging.rows for button in row)
    return next((told for each in pressed if (told := each.meant_by(typed))), None)


def _button_named(typed: str, labels: dict[str, Button]) -> Button | None:
    """The only button of that label, or of one that begins so, or is one slip away."""
    if not typed or typed in labels:
        return labels.get(typed)
    light = {label: button for label, button in labels.items() if not _is_weighty(button)}
    for found in (
        [label for label in light if _says_so(typed, label)],
        # Where something is asked that cannot be taken back, a no leads back.
        [label for label in light if len(light) < len(labels) and _turns_back(typed, label)],
        [label for label in light if len(typed) >= BEGINNING and label.startswith(f"{typed} ")],
        [label for label in light if _is_near(typed, label)],
    ):
        if len(found) == 1:
            return light[found[0]]
    return None


def _says_so(typed: str, label: str) -> bool:
    """Whether a yes or a no is typed, and the label begins with one."""
    meant = spoken_answers(typed) & {SpokenAnswer.YES, SpokenAnswer.NO}
    return bool(meant) and is_spoken(label.partition(" ")[0], *meant)


def _turns_back(typed: str, label: str) -> bool:
    """Whether a no is typed, and the label is the way back."""
    meant = spoken_answers(typed) & {SpokenAnswer.NO, SpokenAnswer.CANCEL}
    return bool(meant) and is_spoken(label, SpokenAnswer.BACK)


def _is_near(typed: str, label: str) -> bool:
    if min(len(typed), len(label)) < NEAR or typed[0] != label[0]:
        return False
    # Brought in where a label hangs that was hardly missed: it is large.
    from rapidfuzz.distance import OSA

    return OSA.distance(typed, label, score_cutoff=1) <= 1


def _is_weighty(button: Button) -> bool:
    kind = Action.known.get(button.press.partition(":")[0])
    return kind is not None and kind.weighty
