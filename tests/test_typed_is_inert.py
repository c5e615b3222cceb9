"""What people typed, in everything that can be said: no link of its own, no turned-round number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from bot.slack import drawing as slack
from bot.stairwell import drawing as stairwell
from bot.telegram import drawing as telegram
from messages import accessors, samples, words
from messages.calendar import CalendarEvent
from messages.catalog import ADDRESSES, NUMBERS, OURS, plain_words, render_text
from messages.isolation import ADDRESS, FSI, LRI, PDI, RIGHT_TO_LEFT
from messages.language import FALLBACK, LANGUAGES
from messages.model import Message, Reader, Text, message
from messages.samples import ArgumentMaker, SampleMood
from messages.typed import UNSEEN, clean_words
from tests.fakes.slack.content import live_parts
from tests.fakes.telegram.entities import found_links, parse_html
from tests.worlds import NOON

HARMLESS = "Zoé"
FARMER, ENGLAND, FRANCE, KEYCAP, BURNING = "👩🏽‍🌾", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇫🇷", "1️⃣", "❤️‍🔥"
EMOJI = (FARMER, ENGLAND, FRANCE, KEYCAP, BURNING)

HOSTILE = {
    "slack link": "<https://evil.example|ici>",
    "slack mentions": "<!channel> <@U1> <#C1> <!here>",
    "html": "<a href='https://evil.example'>ici</a>",
    "address": "https://evil.example/x?a=1",
    "plain address": "http://evil.example/x",
    "bare domain": "evil.example www.evil.example/a",
    "user and domain": "me@evil.example",
    "numbered host": "192.168.1.10/a 1.2.3.4",
    "mentions": "@everyone @marie_x",
    "command": "/start x/stop /stop@PalierBot",
    "tags": "#tag $USD",
    "schemes": "tg://resolve?domain=x mailto:me@evil.example tel:+33612345678",
    "phone": "+33612345678 06 12 34 56 78",
    "card": "4111 1111 1111 1111",
    "arabic": "سارة",
    "hebrew": "חנה 12",
    "arabic number": "سارة ٠٦ ١٢ ٣٤ ٥٦ ٧٨",
    "persian": "می‌خواهم 06 12",
    "overrides": "\u202eelleveB\u202c \u2066x \u2069\u2069 \u200f06 12\u061c",
    "emoji": " ".join(EMOJI),
    "everything": "سارة <https://evil.example|ici> @marie \u202e+33 6 12 34 56 78 👩🏽‍🌾",
}
AT_ONCE = {
    "links": " ".join(each for each in HOSTILE.values() if not RIGHT_TO_LEFT.search(each)),
    "directions": " ".join(each for each in HOSTILE.values() if RIGHT_TO_LEFT.search(each)),
}
"""All of them in two names: there are many screens."""

READERS = [Reader(language=each) for each in LANGUAGES]


def mood(typed: str) -> SampleMood:
    return SampleMood("hostile", (typed,), many=2, items=2, yes=True, choice=0)


def drawn(name: str, typed: str) -> Iterator[Message]:
    draw = samples.all_screens()[name]
    for given in ArgumentMaker(mood(typed)).make_arguments(draw):
        yield draw(**given)


def said(typed: str) -> Iterator[Text]:
    """Every sentence that takes what somebody typed, with it in every place."""
    numbers = accessors.plural_variables()
    for sentence in accessors.catalogue_messages(FALLBACK):
        key, given = sentence.id.name, accessors.message_variables(sentence)
        counts = {name for name in given if (key, name) in numbers}
        if given.keys() - counts:
            args = {name: 2 if name in counts else filling(name, typed) for name in given}
            yield Text(key=key, args=args)


def filling(name: str, typed: str) -> str:
    return "p423rmz7w9" if name in OURS else typed


def may_open(texts: Iterator[Text] | tuple[Text, ...]) -> Iterator[str]:
    """The addresses of places and notes."""
    for text in texts:
        for name, value in text.args.items():
            match value:
                case Text():
                    yield from may_open((value,))
                case str() if name in ADDRESSES:
                    yield from ADDRESS.findall(UNSEEN.sub("", value))


def may_dial(texts: tuple[Text, ...]) -> bool:
    return any(
        name in NUMBERS or (isinstance(value, Text) and may_dial((value,)))
        for text in texts
        for name, value in text.args.items()
    )


def on_telegram(shown: Message, reader: Reader) -> Counter[str]:
    text, given = parse_html(telegram.body(shown, reader))
    units = text.encode("utf-16-le")
    return Counter(
        units[each["offset"] * 2 : (each["offset"] + each["length"]) * 2].decode("utf-16-le")
        for each in found_links(text, given)
        if each["type"] not in ("phone_number", "bank_card") or not may_dial(shown.body)
    )


def on_slack(shown: Message, reader: Reader) -> Counter[str]:
    content = slack.drawn(shown, reader)
    # An address in a notification is one in the message too.
    return Counter(live_parts("", content["blocks"])) + Counter(
        each for each in live_parts(content["text"], []) if not each.startswith("https://")
    )


def told(shown: Message, reader: Reader) -> Iterator[str]:
    """Every run of words that is ordered by itself: lines, labels, notifications."""
    yield from telegram.body(shown, reader).split("\n")
    yield from slack.text(shown, reader).split("\n")
    for row in shown.rows:
        for each in row:
            yield telegram.line(each.label, reader, telegram.LONGEST_LABEL)
            yield slack.line(each.label, reader, slack.LONGEST_LABEL)
    for spans in stairwell.draw_post("", None, shown, None, reader, "")["paragraphs"]:
        yield "".join(span["words"] for span in spans)


def outside(line: str) -> str:
    """What stands in no isolate; every isolate that begins there ends there."""
    depth, kept = 0, ""
    for sign in line:
        if sign in (FSI, LRI):
            depth += 1
        elif sign == PDI:
            depth -= 1
            assert depth >= 0, f"closes what is not open: {line!r}"
        elif not depth:
            kept += sign
    assert depth == 0, f"left open: {line!r}"
    return kept


def check(shown: Message, usual: Message, reader: Reader) -> None:
    opened = Counter(may_open(shown.body))
    for live in (on_telegram, on_slack):
        if found := live(shown, reader) - opened:
            found -= live(usual, reader)
        assert not found, f"{live.__name__}: {dict(found)} in {shown.body}"
    for line in told(shown, reader):
        assert not re.search("[\u202a-\u202e\u200f\u061c]", line), repr(line)
        assert not RIGHT_TO_LEFT.search(outside(line)), repr(line)


@pytest.mark.parametrize("name", samples.all_screens())
def test_no_screen_lets_typed_words_out(name: str) -> None:
    for hostile in AT_ONCE.values():
        for shown, usual in zip(drawn(name, hostile), drawn(name, HARMLESS), strict=True):
            for reader in READERS:
                check(shown, usual, reader)


@pytest.mark.parametrize("hostile", AT_ONCE.values(), ids=AT_ONCE.keys())
def test_no_sentence_lets_typed_words_out(hostile: str) -> None:
    assert len(list(said(hostile))) > 300
    for text, usual in zip(said(hostile), said(HARMLESS), strict=True):
        for reader in READERS:
            check(message(text), message(usual), reader)


def test_the_variables_that_may_open_or_be_dialled_are_those_of_the_catalogue() -> None:
    used = {
        name
        for sentence in accessors.catalogue_messages(FALLBACK)
        for name in accessors.message_variables(sentence)
    }
    assert used >= ADDRESSES | NUMBERS | OURS


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: str(reader.language))
@pytest.mark.parametrize("name", ["سارة", "חנה"])
def test_a_number_beside_a_name_from_the_right_is_read_as_it_is_dialled(
    name: str, reader: Reader
) -> None:
    shown = plain_words(words.aid_contact(name=name, contact="06 12 34 56 78"), reader)
    assert f"{FSI}{name}{PDI}" in shown
    assert f"{LRI}06 12 34 56 78{PDI}" in shown


def test_where_all_is_written_from_the_left_nothing_unseen_is_added() -> None:
    shown = plain_words(words.aid_contact(name="Lise", contact="06 12 34 56 78"), READERS[0])
    assert not UNSEEN.search(shown)


def test_an_address_of_a_place_opens_whole_and_nothing_else_does() -> None:
    place = "Chez Lý, https://cafe.example/a?b=1. evil.example"
    links = [
        each for each in render_text(words.cafe_card_place(place=place), READERS[0]) if each.link
    ]
    assert [each.words for each in links] == ["https://cafe.example/a?b=1"]
    named = render_text(words.cafe_card_head(kind=words.cafe_kind_walk(), host=place), READERS[0])
    assert not any(each.link for each in named)


@pytest.mark.parametrize("emoji", EMOJI)
def test_an_emoji_stays_whole_when_it_is_cleaned_and_when_it_is_cut(emoji: str) -> None:
    assert clean_words(emoji) == emoji
    for clip in (telegram.clip, slack.clip):
        for limit in range(1, 40):
            kept = clip(emoji * 3, limit).removesuffix("…")
            assert kept == emoji * kept.count(emoji), limit


@pytest.mark.parametrize("limit", range(5, 60))
def test_words_that_are_cut_close_what_they_opened(limit: int) -> None:
    text = words.aid_contact(name="سارة بنت عبد الرحمن", contact="06 12 34 56 78 " * 3)
    for drawing in (telegram, slack):
        line = drawing.line(text, READERS[0], limit)
        assert not RIGHT_TO_LEFT.search(outside(line))
        assert len(line) <= limit


def test_a_calendar_opens_the_address_of_the_place_alone() -> None:
    from datetime import timedelta

    file = CalendarEvent(
        uid="x",
        title=words.cafe_kind_walk(),
        place="https://cafe.example",
        note="\u202eevil.example",
        starts_at=NOON,
        lasts=timedelta(hours=1),
        revision=0,
        cancelled=False,
    ).to_ics(READERS[0], NOON)
    written = file.decode()
    assert "LOCATION:https://cafe.example" in written
    assert "evil.\u2060example" in written
    assert "\u202e" not in written
