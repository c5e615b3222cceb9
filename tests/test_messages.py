"""Everything Palier can say is drawn, in every language and mood, and fits where it is shown."""

from __future__ import annotations

import string
from collections.abc import Iterator
from enum import StrEnum
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram import drawing
from messages import samples, words
from messages.catalog import (
    CLOSE,
    HANDFUL,
    OPEN,
    SentenceRoom,
    nearest_language,
    paragraphs,
    plain_words,
    render_text,
)
from messages.form import AnswerContext, LineField, LongField, UnclearAnswer
from messages.language import LANGUAGES, LanguageProfile
from messages.model import (
    Action,
    Button,
    LanguageName,
    Message,
    Reader,
    StaleAction,
    message,
    to_base36,
    unpack_action,
)
from messages.samples import AWKWARD, SampleMessage
from messages.typed import UNSEEN, clean_line, clean_words
from tests.every import holds_for_every
from tests.worlds import NOON

MESSAGE, LABEL, CALLBACK, PAYLOAD, SHARED = 4096, 64, 64, 64, 256
"""What Telegram grants: characters, characters, bytes, characters, characters."""

READERS = [Reader(language=language) for language in LANGUAGES]
SAMPLES = samples.all_samples()


class Page(HTMLParser):
    """HTML as somebody reads it: words, and the tags that drew them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.tags = "", set[str]()
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(f"{tag} {attrs}" if attrs else tag)


def named(sample: SampleMessage) -> str:
    return f"{sample.name}-{sample.mood.name}"


def buttons(drawn: Message) -> Iterator[Button]:
    for row in drawn.rows:
        yield from row


def test_samples_cover_more_than_a_handful() -> None:
    assert len(samples.all_screens()) > 20
    assert {mood.name for mood in samples.MOODS} == {sample.mood.name for sample in SAMPLES}


each_reader = pytest.mark.parametrize("reader", READERS, ids=lambda reader: str(reader.language))


@each_reader
def test_what_is_said_fits_and_leaves_no_marks(reader: Reader) -> None:
    def fits(sample: SampleMessage) -> None:
        said = [
            "".join(span.words for span in spans) for spans in paragraphs(sample.message, reader)
        ]
        assert all(each.strip() for each in said), f"an empty line: {said}"
        assert drawing.length("\n".join(said)) <= MESSAGE
        assert not any(mark in each for each in said for mark in (OPEN, CLOSE))
        for each in buttons(sample.message):
            label = plain_words(each.label, reader)
            assert label.strip()
            if sample.mood is not AWKWARD:
                assert drawing.length(label) <= LABEL, repr(label)

    holds_for_every(SAMPLES, fits, named)


@each_reader
def test_telegram_shows_the_same_words_and_nobody_elses_markup(reader: Reader) -> None:
    def shows_the_same(sample: SampleMessage) -> None:
        page = Page(drawing.body(sample.message, reader))
        lines = paragraphs(sample.message, reader.on_platform("telegram"))
        assert page.words == "\n".join("".join(span.words for span in spans) for spans in lines)
        assert page.tags <= {"b"}

    holds_for_every(SAMPLES, shows_the_same, named)


def test_every_button_does_one_thing_that_fits() -> None:
    holds_for_every(SAMPLES, buttons_fit, named)


def buttons_fit(sample: SampleMessage) -> None:
    for each in buttons(sample.message):
        does = [what for what in (each.press, each.url, each.start, each.share) if what]
        assert len(does) == 1, each
        assert len(each.press.encode()) <= CALLBACK
        assert unpack_action(each.press or "stale").pack_action() == (each.press or "stale")
        assert len(each.start) <= PAYLOAD
        assert set(each.start) <= set(string.ascii_letters + string.digits + "_-")
        assert len(each.share) <= SHARED
        assert not each.url or each.url.startswith("https://")
    keyboard = drawing.keyboard(sample.message.rows, READERS[0], "palier_bot")
    assert keyboard is None or all(len(row) <= 8 for row in keyboard.inline_keyboard)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: str(reader.language))
def test_no_label_is_cut_beside_another_on_a_phone(reader: Reader) -> None:
    """Two to a row, Telegram shows some eighteen characters of each."""
    for sample in SAMPLES:
        if drawn := drawing.keyboard(sample.message.rows, reader, "palier_bot"):
            said = [[key.text for key in row] for row in drawn.inline_keyboard]
            assert sum(map(len, said)) == len(list(buttons(sample.message))), named(sample)
            for row in said:
                assert len(row) == 1 or max(map(len, row)) * len(row) <= 36, (named(sample), row)


def test_every_button_value_fits_and_comes_back() -> None:
    def comes_back(action: Action) -> None:
        widest = action.pack_action()
        assert len(widest.encode()) <= CALLBACK
        assert unpack_action(widest) == action

    holds_for_every(samples.all_actions(), comes_back, lambda action: str(action.tag))


@pytest.mark.parametrize("form", samples.all_forms(), ids=lambda form: str(form.__name__))
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: str(reader.language))
def test_every_offered_answer_is_read_back(form: Any, reader: Reader) -> None:
    """What a button offers, the question takes, as a value and as words."""
    asked = AnswerContext(reader, NOON)
    for field in form.questions():
        for offer in field.kind.offered_answers(asked):
            label = (
                offer.label if isinstance(offer.label, str) else plain_words(offer.label, reader)
            )
            taken = field.kind.read_answer(offer.value, asked)
            assert label.strip()
            assert drawing.length(label) <= LABEL
            echoed = field.kind.echo_answer(taken.value, asked) if not taken.spill else ""
            assert echoed != offer.value or label == offer.value


@pytest.mark.parametrize("form", samples.all_forms(), ids=lambda form: str(form.__name__))
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: str(reader.language))
def test_a_form_s_title_does_not_ask_what_its_question_asks(form: Any, reader: Reader) -> None:
    """Both stand in one message."""
    title = plain_words(form.title(), reader)
    assert not title.endswith("?")
    for field in form.questions():
        assert not plain_words(field.question, reader).startswith(title)


# --- values that travel


class Shade(StrEnum):
    LIGHT = "light"
    DARK = "dark"


class Probe(Action, tag="probe"):
    number: int
    shade: Shade
    on: bool
    word: str


class LaterProbe(Action, tag="probe.later"):
    """One that said less in an older Palier."""

    number: int
    day: int = 0


@given(
    number=st.integers(1 - 2**53, 2**53 - 1),
    shade=st.sampled_from(Shade),
    on=st.booleans(),
    word=st.text(st.characters(exclude_characters=":", exclude_categories=["Cs"])),
)
def test_button_values_come_back_as_they_left(
    number: int, shade: Shade, on: bool, word: str
) -> None:
    probe = Probe(number=number, shade=shade, on=on, word=word)
    assert unpack_action(probe.pack_action()) == probe


@given(st.integers(min_value=2**53))
def test_a_number_that_no_key_can_have_is_stale(number: int) -> None:
    assert unpack_action(f"probe:{to_base36(number)}:light:1:x") == StaleAction()


@given(st.text())
def test_a_forged_value_is_stale_or_an_action_and_never_an_error(forged: str) -> None:
    assert isinstance(unpack_action(forged), Action)


@given(st.sampled_from([each.pack_action() for each in samples.all_actions()]), st.text(max_size=5))
def test_a_value_tampered_with_is_never_an_error(packed: str, more: str) -> None:
    for forged in (packed + more, more + packed, packed + ":" + more, packed.replace(":", more)):
        assert isinstance(unpack_action(forged), Action)


def test_a_button_that_lacks_what_was_added_since_means_what_it_meant() -> None:
    assert unpack_action("probe.later:7") == LaterProbe(number=7)
    assert unpack_action("probe.later:7:3") == LaterProbe(number=7, day=3)
    assert unpack_action("probe.later") == StaleAction()
    assert unpack_action("probe.later:7:3:3") == StaleAction()


@pytest.mark.parametrize(
    "old", ["", "stale", "tea.pour:1", "probe", "probe:1", "probe:zz:light:2:x"]
)
def test_a_button_of_another_palier_is_stale(old: str) -> None:
    assert unpack_action(old) == StaleAction()


# --- what people typed


@given(st.text(min_size=1))
def test_what_people_type_stays_what_it_is(typed: str) -> None:
    """Whatever was kept of typed words is read letter by letter, in one span, never as markup."""
    kept = clean_words(typed)
    spans = render_text(words.form_echo(answer=kept), READERS[0])
    assert not kept or kept in [UNSEEN.sub("", span.words) for span in spans if span.bold]
    page = Page(drawing.body(message(words.form_echo(answer=kept)), READERS[0]))
    assert page.words == "".join(span.words for span in spans)
    assert page.tags <= {"b"}


@given(st.text())
def test_cleaning_is_done_once_and_leaves_nothing_unseen(typed: str) -> None:
    kept = clean_words(typed)
    assert clean_words(kept) == kept
    assert not UNSEEN.search(kept)
    assert kept == kept.strip()
    assert "\n" not in clean_line(typed)


UNSEEN_BLOCKS = (
    *range(0x2000, 0x2010), *range(0x2028, 0x2030), *range(0x205F, 0x2070), *range(0xFE00, 0xFE10),
    *range(0x180B, 0x1810), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE01F0),
    *range(0xFFF0, 0xFFFC), *range(0x20), *range(0x7F, 0xA1),
    0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x1680, 0x17B4, 0x17B5, 0x2800, 0x3000, 0x3164,
    0xFEFF, 0xFFA0, 0x1D159, 0x16FE4, 0x1BCA0,
)  # fmt: skip
"""Code points that show nothing: those Unicode lets a font leave out, and blanks by other names."""


@pytest.mark.parametrize("sign", ["{}", "{}{}", " {} ", "{}\u0301", "\u200d{}\ufe0f"])
def test_what_shows_nothing_is_nothing(sign: str) -> None:
    """Neither a name nor words: whoever types it is asked again."""
    asked = AnswerContext(READERS[0], NOON)
    for point in UNSEEN_BLOCKS:
        typed = sign.replace("{}", chr(point))
        assert clean_line(typed) == "", hex(point)
    for field in (LineField(), LongField()):
        with pytest.raises(UnclearAnswer, match="form-empty"):
            field.read_answer(sign.replace("{}", "\u3164"), asked)


def test_a_blank_between_words_is_a_blank() -> None:
    assert clean_line("Anne\u3164Marie\u2800") == "Anne Marie"
    assert clean_line("❤️ 👩🏽‍🌾 é") == "❤️ 👩🏽‍🌾 é"


@given(st.text(st.sampled_from("ab \t\n\u00a0\u202e\ue000\u0000é"), max_size=12))
def test_words_survive_cleaning(typed: str) -> None:
    letters = [letter for letter in typed if letter in "abé"]
    assert [letter for letter in clean_words(typed) if letter in "abé"] == letters


def test_a_text_survives_the_outbox() -> None:
    for sample in SAMPLES:
        assert Message.model_validate_json(sample.message.model_dump_json()) == sample.message


@pytest.mark.parametrize(
    ("reader", "called"), [("fr", ("français", "anglais")), ("en", ("French", "English"))]
)
def test_a_language_is_called_as_its_reader_calls_it(reader: str, called: tuple[str, ...]) -> None:
    said = [
        plain_words(
            words.kit_in_language(language=LanguageName(language=each)), Reader(language=reader)
        )
        for each in ("fr", "en")
    ]
    assert [line.rpartition(" ")[2] for line in said] == [*called]


OWN_NAME = {"account-speak"}
"""Where each language stands under its own name: whoever looks for it reads no other."""


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.language)
def test_only_who_chooses_their_own_language_reads_its_own_name(reader: Reader) -> None:
    """Whoever reads that a card is "en Français" was not told so in a language."""
    profile = LanguageProfile.of_language(reader.language)
    strange = {
        name
        for each in LANGUAGES
        if (name := LanguageProfile.of_language(each).name) != profile.name_of(each)
    }
    wrong = {
        f"{named(sample)}: {text.key}"
        for sample in SAMPLES
        for text in (
            *sample.message.body,
            *(button.label for row in sample.message.rows for button in row),
        )
        if text.key not in OWN_NAME and strange & set(plain_words(text, reader).split())
    }
    assert strange
    assert wrong == set()


def test_a_language_nobody_names_is_called_by_its_code() -> None:
    assert LanguageProfile.of_language("fr").name_of("x-palier") == "x-palier"


def test_an_unknown_language_reads_french() -> None:
    assert nearest_language("pt-BR") == nearest_language(None) == "fr"
    assert nearest_language("en-GB") == "en"


def test_a_sentence_is_said_with_those_it_refers_to_however_far_they_stand() -> None:
    others = "".join(f"other-{number} = {{ $count }}\n" for number in range(3 * HANDFUL))
    source = f"""# A remark = no sentence.
greeting = Hello {{ who }},
    welcome.
    .formal = Good day
{others}who = you of {{ -house }}
-house = the house
"""
    room = SentenceRoom(source, LanguageProfile.of_language("en"))
    assert room.format("greeting", {}) == ("Hello you of the house,\nwelcome.", [])
    assert room.format("greeting.formal", {}) == ("Good day", [])
    assert room.format(f"other-{2 * HANDFUL}", {"count": 3}) == ("3", [])
    assert room.has_message("who")
    assert not room.has_message("A remark")
    with pytest.raises(LookupError):
        room.format("nobody", {})


def test_a_file_without_sentences_says_nothing() -> None:
    assert not SentenceRoom("# Later.\n", LanguageProfile.of_language("fr")).has_message("Later")
