"""Updates that are broken, odd, or of a Telegram to come: a table by name."""

# ruff: noqa: E501 (a table is read by rows)

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from tests.fakes.telegram import Chat, Person, TelegramServer

Wire = dict[str, Any]
MISSING = object()
WHO: Wire = {"id": 777000123, "is_bot": False, "first_name": "Zoé", "language_code": "fr"}
TALK: Wire = {"id": 777000123, "type": "private", "first_name": "Zoé"}
WORDS: Wire = {"message_id": 9, "date": 1781517600, "chat": TALK, "from": WHO, "text": "bonjour"}
ANONYMOUS: Wire = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


def nested(depth: int) -> Any:
    """Lists in lists."""
    inner: Any = []
    for _ in range(depth):
        inner = [inner]
    return inner


def answering(depth: int) -> Wire:
    """A message that answers to one that answers to one."""
    inner = deepcopy(WORDS)
    for _ in range(depth):
        inner = {**WORDS, "reply_to_message": inner}
    return inner


def but(whole: Wire, **changes: Any) -> Wire:
    """The same with other values; `MISSING` takes one out; `a__b` goes one deeper."""
    changed = deepcopy(whole)
    for path, value in changes.items():
        place, *steps = changed, *path.split("__")
        *down, last = steps
        for step in down:
            place = place[step]
        last = "from" if last == "from_" else last
        if value is MISSING:
            place.pop(last, None)
        else:
            place[last] = value
    return changed


MESSAGES: dict[str, Any] = {
    "null": None,
    "a list": [],
    "words": "bonjour",
    "a number": 4,
    "empty": {},
    "without number": but(WORDS, message_id=MISSING),
    "without date": but(WORDS, date=MISSING),
    "without chat": but(WORDS, chat=MISSING),
    "from nobody": but(WORDS, from_=MISSING),
    "numbered by words": but(WORDS, message_id="neuf"),
    "dated by words": but(WORDS, date="hier"),
    "before time": but(WORDS, date=-1),
    "after time": but(WORDS, date=10**18),
    "dated null": but(WORDS, date=None),
    "in a chat of words": but(WORDS, chat="ici"),
    "in an empty chat": but(WORDS, chat={}),
    "in a chat of a kind to come": but(WORDS, chat__type="moon"),
    "in a chat without kind": but(WORDS, chat__type=MISSING),
    "in a chat without number": but(WORDS, chat__id=MISSING),
    "in a chat numbered by words": but(WORDS, chat__id="douze"),
    "in a chat numbered null": but(WORDS, chat__id=None),
    "in chat zero": but(WORDS, chat__id=0),
    "in a chat beyond numbers": but(WORDS, chat__id=2**70),
    "from a list": but(WORDS, from_=[]),
    "from one without number": {**WORDS, "from": {"is_bot": False, "first_name": "Z"}},
    "from one without name": {**WORDS, "from": {"id": 5, "is_bot": False}},
    "from one named null": {**WORDS, "from": {**WHO, "first_name": None}},
    "from one named by a number": {**WORDS, "from": {**WHO, "first_name": 7}},
    "from one with a negative number": {**WORDS, "from": {**WHO, "id": -5}},
    "from one with an endless name": {**WORDS, "from": {**WHO, "first_name": "Z" * 100_000}},
    "from one of a language to come": {**WORDS, "from": {**WHO, "language_code": "tlh-Latn-x"}},
    "from one whose language is a list": {**WORDS, "from": {**WHO, "language_code": ["fr"]}},
    "from a bot": {**WORDS, "from": {**WHO, "is_bot": True}},
    "text null": but(WORDS, text=None),
    "text a number": but(WORDS, text=12),
    "text a list": but(WORDS, text=["bonjour"]),
    "text empty": but(WORDS, text=""),
    "text endless": but(WORDS, text="très " * 20_000),
    "text half a letter": but(WORDS, text="a\ud83d"),
    "text with nothing in it": but(WORDS, text="\u200b\u2060"),
    "text with a zero": but(WORDS, text="a\x00b"),
    "a command with a zero": but(WORDS, text="/start a\x00b"),
    "a command of half letters": but(WORDS, text="/start \udc00\udc00"),
    "a command with a word too many": but(WORDS, text="/start " + "x" * 5000),
    "a command for another bot": but(WORDS, text="/start@other_bot"),
    "entities null": but(WORDS, entities=None),
    "entities words": but(WORDS, entities="gras"),
    "entities before the text": but(WORDS, entities=[{"type": "bot_command", "offset": -4, "length": 3}]),
    "entities after the text": but(WORDS, entities=[{"type": "bot_command", "offset": 400, "length": 300}]),
    "entities of a kind to come": but(WORDS, entities=[{"type": "hologram", "offset": 0, "length": 3}]),
    "entities without place": but(WORDS, entities=[{"type": "bold"}]),
    "answers two hundred deep": answering(200),
    "lists three hundred deep": {**WORDS, "hologram": nested(300)},
    "answers to nothing": but(WORDS, reply_to_message=None),
    "a thing to come": but(WORDS, text=MISSING, hologram={"depth": 3}),
    "nothing at all in it": but(WORDS, text=MISSING),
    "a die": but(WORDS, text=MISSING, dice={"emoji": "🎲", "value": 6}),
    "a die without face": but(WORDS, text=MISSING, dice={}),
    "a place off the globe": but(WORDS, text=MISSING, location={"latitude": 999, "longitude": -999}),
    "a place nowhere": but(WORDS, text=MISSING, location={"latitude": None, "longitude": None}),
    "a place in words": but(WORDS, text=MISSING, location={"latitude": "nord", "longitude": "est"}),
    "a place without numbers": but(WORDS, text=MISSING, location={}),
    "a place that is no number": but(WORDS, text=MISSING, location={"latitude": float("nan"), "longitude": float("inf")}),
    "a venue without place": but(WORDS, text=MISSING, venue={"title": "x"}),
    "a contact without number": but(WORDS, text=MISSING, contact={"first_name": "x"}),
    "a document without file": but(WORDS, text=MISSING, document={}),
    "a document null": but(WORDS, text=MISSING, document=None),
    "no photo in photos": but(WORDS, text=MISSING, photo=[]),
    "photos null": but(WORDS, text=MISSING, photo=None),
    "a poll without question": but(WORDS, text=MISSING, poll={}),
    "a story": but(WORDS, text=MISSING, story={"chat": TALK, "id": 3}),
    "a gift": but(WORDS, text=MISSING, gift={"gift": {}}),
    "a giveaway": but(WORDS, text=MISSING, giveaway={}),
    "a payment": but(WORDS, text=MISSING, successful_payment={}),
    "a checklist": but(WORDS, text=MISSING, checklist={"title": "x", "tasks": []}),
    "web app data": but(WORDS, text=MISSING, web_app_data={"data": "{", "button_text": ""}),
    "nobody new": but(WORDS, text=MISSING, new_chat_members=[]),
    "new ones null": but(WORDS, text=MISSING, new_chat_members=None),
    "a nameless one left": but(WORDS, text=MISSING, left_chat_member={}),
    "moved to words": but(WORDS, text=MISSING, migrate_to_chat_id="ailleurs"),
    "moved from nowhere": but(WORDS, text=MISSING, migrate_from_chat_id=0),
    "moved to itself": but(WORDS, text=MISSING, migrate_to_chat_id=777000123),
    "a pin of what is gone": but(WORDS, text=MISSING, pinned_message={"message_id": 3, "chat": TALK, "date": 0}),
    "forwarded": but(WORDS, text="/start", forward_origin={"type": "hidden_user", "date": 1, "sender_user_name": "Z"}),
    "forwarded from a kind to come": but(WORDS, forward_origin={"type": "moon", "date": 1}),
    "via a bot": but(WORDS, via_bot={**ANONYMOUS, "id": 42}),
    "in a topic of words": but(WORDS, message_thread_id="fil", is_topic_message=True),
}  # fmt: skip
"""What a `message` may hold."""

PRESSES: dict[str, Callable[[Wire], None]] = {
    "null data": lambda press: press.update(data=None),
    "no data": lambda press: press.pop("data"),
    "empty data": lambda press: press.update(data=""),
    "data a number": lambda press: press.update(data=5),
    "data a list": lambda press: press.update(data=["x"]),
    "data of noise": lambda press: press.update(data="%%%\x07::;;"),
    "endless data": lambda press: press.update(data="x" * 10_000),
    "half a letter": lambda press: press.update(data="c.rsvp:\ud800"),
    "a zero": lambda press: press.update(data="c.\x00"),
    "an action to come": lambda press: press.update(data="hologram.open:1:2"),
    "a tag alone": lambda press: press.update(data=press["data"].split(":")[0]),
    "a tag and noise": lambda press: press.update(data=press["data"].split(":")[0] + ":é:é"),
    "arguments too many": lambda press: press.update(data=press["data"] + ":1:2:3:4"),
    "arguments cut": lambda press: press.update(data=press["data"][:-2]),
    "message null": lambda press: press.update(message=None),
    "message a list": lambda press: press.update(message=[]),
    "message that is gone": lambda press: press.update(
        message={key: press["message"][key] for key in ("message_id", "chat")} | {"date": 0}
    ),
    "message without chat": lambda press: press["message"].pop("chat"),
    "message without number": lambda press: press["message"].pop("message_id"),
    "an inline message of noise": lambda press: press.update(inline_message_id="?", message=None),
    "a game": lambda press: press.update(game_short_name="x", data=None),
    "no chat instance": lambda press: press.pop("chat_instance"),
    "keyboard null": lambda press: press["message"].update(reply_markup=None),
    "keyboard of noise": lambda press: press["message"].update(reply_markup={"inline_keyboard": 3}),
    "buttons without label": lambda press: press["message"].update(
        reply_markup={"inline_keyboard": [[{"callback_data": "x"}]]}
    ),
}
"""What can be wrong with a press whose sender and number are whole: it is answered."""

MEMBER: Wire = {"user": WHO, "status": "member"}
SEEN: Wire = {
    "chat": {"id": -1009990001, "type": "supergroup", "title": "x"}, "from": WHO, "date": 1,
    "old_chat_member": {"user": WHO, "status": "left"}, "new_chat_member": MEMBER,
}  # fmt: skip
OTHERS: dict[str, Wire] = {
    "of a kind to come": {"telepathy": {"from": WHO}},
    "empty": {},
    "two at once": {"message": WORDS, "edited_message": WORDS},
    "channel post": {"channel_post": but(SEEN, text="/cafe", message_id=4, sender_chat={"id": -100999, "type": "channel", "title": "x"})},
    "channel post null": {"channel_post": None},
    "edited": {"edited_message": but(WORDS, edit_date=2, text="/start")},
    "edited null": {"edited_message": None},
    "edited channel post": {"edited_channel_post": {"message_id": 4}},
    "business connection": {"business_connection": {"id": "b", "user": WHO, "user_chat_id": 5, "date": 1, "is_enabled": True}},
    "business message": {"business_message": but(WORDS, business_connection_id="b")},
    "edited business message": {"edited_business_message": but(WORDS, business_connection_id="b")},
    "deleted business messages": {"deleted_business_messages": {"business_connection_id": "b", "chat": TALK, "message_ids": [1]}},
    "reaction": {"message_reaction": {"chat": TALK, "message_id": 1, "date": 1, "user": WHO, "old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": "👍"}]}},
    "reaction of a kind to come": {"message_reaction": {"chat": TALK, "message_id": 1, "date": 1, "old_reaction": [], "new_reaction": [{"type": "aura"}]}},
    "reaction count": {"message_reaction_count": {"chat": TALK, "message_id": 1, "date": 1, "reactions": None}},
    "poll": {"poll": {"id": "p"}},
    "poll answer": {"poll_answer": {"poll_id": "p", "option_ids": []}},
    "boost": {"chat_boost": {"chat": TALK, "boost": {}}},
    "removed boost": {"removed_chat_boost": {"chat": TALK}},
    "paid media": {"purchased_paid_media": {"from": WHO, "paid_media_payload": "x"}},
    "checkout": {"pre_checkout_query": {"id": "1", "from": WHO}},
    "shipping": {"shipping_query": {"id": "1", "from": WHO}},
    "chosen result": {"chosen_inline_result": {"result_id": 5}},
    "inline query from nobody": {"inline_query": {"id": "1", "query": "", "offset": ""}},
    "inline query null": {"inline_query": {"id": "1", "from": WHO, "query": None, "offset": ""}},
    "inline query endless": {"inline_query": {"id": "1", "from": WHO, "query": "x" * 9999, "offset": "?"}},
    "press from nobody": {"callback_query": {"id": "1", "chat_instance": "1", "data": "x"}},
    "press without number": {"callback_query": {"from": WHO, "chat_instance": "1", "data": "x"}},
    "press null": {"callback_query": None},
    "press words": {"callback_query": "x"},
    "my place null": {"my_chat_member": None},
    "my place without chat": {"my_chat_member": but(SEEN, chat=MISSING)},
    "my place given by nobody": {"my_chat_member": but(SEEN, from_=MISSING)},
    "my place of a kind to come": {"my_chat_member": but(SEEN, new_chat_member__status="ghost")},
    "my place null now": {"my_chat_member": but(SEEN, new_chat_member=None)},
    "my place without before": {"my_chat_member": but(SEEN, old_chat_member=MISSING)},
    "another's place without user": {"chat_member": but(SEEN, new_chat_member__user=MISSING)},
    "a knock without date": {"chat_join_request": {"chat": SEEN["chat"], "from": WHO, "user_chat_id": 5}},
    "a knock from nobody": {"chat_join_request": {"chat": SEEN["chat"], "date": 1}},
    "a knock at no door": {"chat_join_request": {"from": WHO, "date": 1, "user_chat_id": 5}},
    "a knock null": {"chat_join_request": None},
    "managed bot": {"managed_bot": {"user": WHO, "bot": ANONYMOUS}},
}  # fmt: skip
"""Updates that are no message, and no whole press."""


def table(server: TelegramServer, wall: Chat) -> dict[str, Wire]:
    """Every broken update that needs no press, by name."""
    group = {**wall.wire()}
    found = {f"message {name}": {"message": body} for name, body in MESSAGES.items()}
    found |= {f"update {name}": body for name, body in OTHERS.items()}
    anonymous = {**WORDS, "chat": group, "from": ANONYMOUS, "sender_chat": group, "text": "/cafe"}
    found["message of an anonymous administrator"] = {"message": anonymous}
    linked = {**anonymous, "is_automatic_forward": True, "from": {**ANONYMOUS, "id": 777000}}
    found["message forwarded by Telegram itself"] = {"message": linked}
    moved = {**WORDS, "chat": group, "text": None, "migrate_to_chat_id": None}
    found["message of a wall that moved nowhere"] = {"message": moved}
    return found


def pressed(person: Person, under: Any, data: str) -> Iterator[tuple[str, Any, Wire]]:
    """Every broken press: its name, the press that waits for an answer, the update to bring."""
    mailbox = person.server.first_bot.mailbox
    for name, spoil in PRESSES.items():
        query = person.press(under, data)
        update = deepcopy(mailbox.pending.pop(max(mailbox.pending)))
        update.pop("update_id")
        spoil(update["callback_query"])
        yield f"press with {name}", query, update
