"""From words in a private talk to whoever serves what they ask for; what is unclear is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.intents.feature import intents
from handlers.intents.labels import pressed_by_words
from handlers.kernel.events import AttachmentEvent, IntentEvent, PlaceWordsEvent, WordsEvent
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Reply, Say, Show
from messages import words
from messages.intents import Intent
from messages.intents import views as screens
from messages.intents.actions import FollowIntent
from messages.intents.moments import pack_moment, unpack_moment
from messages.model import message

if TYPE_CHECKING:
    from messages.intents.reading import IntentReading


@intents.on_event(WordsEvent)
async def understand_words(event: WordsEvent, turn: Interaction) -> Reply:
    """A label that hangs there, a wish, a place; else what is nearest is asked about."""
    if pressed := await pressed_by_words(event.words, turn):
        return await turn.go_on_with(pressed)
    reading = _read_words(event.words, turn)
    if reading.sure:
        return await turn.go_on_with(_intent_event(reading.sure, event.words, reading))
    place = await turn.go_on_with(PlaceWordsEvent(event.words, clear=True))
    if place is not None:
        return place
    if reading.likely:
        return Say(screens.ask_which(reading.likely, pack_moment(reading.moment)))
    nearest = await turn.go_on_with(PlaceWordsEvent(event.words, clear=False))
    return nearest or Say(screens.unclear_screen())


@intents.on_press(FollowIntent)
async def follow_intent(press: FollowIntent, turn: Interaction) -> Reply:
    """Yes, that was meant."""
    event = IntentEvent(press.intent, moment=unpack_moment(press.moment))
    answered = await turn.go_on_with(event)
    return Show(answered.message) if isinstance(answered, Say) else answered


@intents.on_event(AttachmentEvent)
async def see_attachment(event: AttachmentEvent, turn: Interaction) -> Reply:
    """What came with words is what the words say; alone it is told kindly what can be done."""
    if event.caption:
        reading = _read_words(event.caption, turn)
        if reading.sure:
            return await turn.go_on_with(_intent_event(reading.sure, event.caption, reading))
    home = bool(await turn.own_areas())
    return Say(screens.attachment_screen() if home else screens.attachment_before())


@intents.on_intent(Intent.THANK)
async def take_thanks(_: IntentEvent, turn: Interaction) -> Reply:
    return Say(message(words.intents_thanked()))


@intents.on_intent(Intent.CANCEL)
async def nothing_to_cancel(_: IntentEvent, turn: Interaction) -> Reply:
    """Nothing waits for an answer: a form would have taken the word."""
    return Say(screens.nothing_open())


def _intent_event(intent: Intent, typed: str, reading: IntentReading) -> IntentEvent:
    return IntentEvent(
        intent,
        typed,
        reading.plain,
        reading.moment,
        reading.tells_more,
        reading.until,
        reading.denied,
    )


def _read_words(typed: str, turn: Interaction) -> IntentReading:
    """What the words want, of what anybody here can do."""
    # Brought in where words are read: a Palier that nobody wrote to does without its weight.
    from messages.intents.reading import read_intent

    local = turn.now.astimezone(ZoneInfo(turn.member.zone))
    read = read_intent(typed, turn.reader.language, local)

    def served(intent: Intent | None) -> bool:
        return intent is not None and turn.serves(IntentEvent(intent))

    return replace(
        read,
        sure=read.sure if served(read.sure) else None,
        likely=tuple(each for each in read.likely if served(each)),
    )
