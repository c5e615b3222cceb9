"""What is read in one line: a name, what for, by when, in any order; no word is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.aid import AidKind, Urgency
from messages.aid.request_line import RequestLine, read_request_line

MRS_R = RequestLine("Mme R.", AidKind.ERRANDS, Urgency.TODAY)


@pytest.mark.parametrize(
    "said",
    [
        'pour "Mme R." courses aujourd’hui',
        "pour « Mme R. » aujourd'hui courses",
        "courses pour “Mme R.” aujourd’hui",
        "courses aujourd’hui pour „Mme R.“",
        'aujourd’hui pour "Mme R." des courses, svp',
        'aujourd’hui, courses, pour "Mme R."',
        '"Mme R." AUJOURDHUI COURSES',
        "pour Mme R. courses aujourd’hui",
        "courses pour Mme R. aujourd’hui",
        "courses aujourd’hui pour Mme R.",
        "aujourd’hui pour Mme R. courses",
        'pour "Mme R. courses aujourd’hui',
    ],
)
def test_a_name_a_need_and_a_day_in_any_order(said):
    assert read_request_line(said, "fr") == MRS_R


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ('for "Mrs R." errands today', RequestLine("Mrs R.", AidKind.ERRANDS, Urgency.TODAY)),
        ("today groceries for Mrs R.", RequestLine("Mrs R.", AidKind.ERRANDS, Urgency.TODAY)),
        ("repairs this week please", RequestLine("", AidKind.REPAIRS, Urgency.WEEK)),
        ("dog no hurry", RequestLine("", AidKind.PETS, Urgency.ANYTIME)),
    ],
)
def test_english_is_read_as_well(said, understood):
    assert read_request_line(said, "en") == understood
    assert read_request_line(said, "fr") == understood


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ("", RequestLine()),
        ("bonjour", RequestLine(note="bonjour")),
        ("pour aller chercher du fil", RequestLine(note="pour aller chercher du fil")),
        ("courses pour moi", RequestLine(kind=AidKind.ERRANDS)),
        ("ma mère", RequestLine(note="ma mère")),
        (
            "ramener le chat de Mme R. maintenant",
            RequestLine("", AidKind.PETS, Urgency.NOW, "ramener le chat de Mme R."),
        ),
        ("courses demain", RequestLine("", AidKind.ERRANDS, Urgency.WEEK, "courses demain")),
        (f'pour "{"M" * 50}" courses', RequestLine("", AidKind.ERRANDS, None, "M" * 50)),
    ],
)
def test_what_is_not_understood_is_kept_as_a_word_to_who_helps(said, understood):
    assert read_request_line(said, "fr") == understood


WORDS = st.lists(
    st.sampled_from(
        'pour for Mme R. courses errands aujourd’hui today chien Zoé " « » “ ” ; , . demain '
        "des urgent pain lait le ma mère moi".split(" ")
    )
    | st.text(max_size=12),
    max_size=12,
)


@given(WORDS, st.sampled_from(["fr", "en"]))
def test_no_line_breaks_the_reading_and_no_word_that_says_something_is_lost(said, spoken):
    typed = " ".join(said)
    found = read_request_line(typed, spoken)
    kept = f"{found.behalf} {found.note}"
    for word in ("pain", "lait", "Zoé", "mère"):
        assert kept.count(word) == typed.count(word)
    assert len(found.behalf) <= 40
