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
        ('for "Mrs R." escort today', RequestLine("Mrs R.", AidKind.ESCORT, Urgency.TODAY)),
        ("lend a fan today", RequestLine("", AidKind.FAN, Urgency.TODAY)),
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
        (
            "réparer mon ventilateur",
            RequestLine("", AidKind.REPAIRS, None, "réparer mon ventilateur"),
        ),
        (
            "m'accompagner au parc aujourd'hui",
            RequestLine("", AidKind.ESCORT, Urgency.TODAY, "m'accompagner au parc"),
        ),
        ("courses demain", RequestLine("", AidKind.ERRANDS, Urgency.WEEK, "courses demain")),
        (f'pour "{"M" * 50}" courses', RequestLine("", AidKind.ERRANDS, None, "M" * 50)),
    ],
)
def test_what_is_not_understood_is_kept_as_a_word_to_who_helps(said, understood):
    assert read_request_line(said, "fr") == understood


@pytest.mark.parametrize(
    "said",
    [
        "accompagner mes enfants à l'école", "accompagner ma fille chez le dentiste aujourd'hui",
        "m'accompagner avec le bébé", "accompany my son to school", "go with me and the kids",
    ],
)  # fmt: skip
def test_a_child_who_is_accompanied_is_minded(said):
    """Only by somebody who is known."""
    assert read_request_line(said, "fr").kind is AidKind.CHILDCARE


@pytest.mark.parametrize(
    "said",
    [
        "quelqu'un peut accompagner ma petite-fille au parc aujourd'hui ?",
        "accompagner mon petit-fils à la piscine",
        "accompagner Léo à l'école aujourd'hui",
        "accompagner mes deux filles à l'école",
        "accompagner l'enfant de ma voisine au parc",
        "accompagner notre fils chez le médecin",
        "accompagner mon garçon au judo demain",
        "accompagner mon neveu",
        "accompagner mon ado au train",
        "accompagner ma gamine au parc",
        "besoin d'un accompagnement scolaire",
        "accompagnement de mes petits-enfants au parc",
        "accompagner Léo, 7 ans, à la piscine",
        "accompagner Zoé (4 ans et demi) chez mamie",
        "accompagner Tom au collège",
        "accompagner une fillette aujourd’hui",
        "accompagner la crèche",
        "accompagner ma puce à la danse",
        "accompagner mes jumelles",
        "accompagner ma filleule",
        "accompagner Inès au centre aéré",
        "pour « ma petite-fille » accompagnement aujourd'hui",
        "accompagner un élève jusqu’au bus",
        "accompagner la nièce de ma voisine",
        "can someone accompany my grandson to the park today?",
        "accompany my little girl today",
        "accompany my two sons to the pool",
        "someone to accompany Tom to school",
        "accompany my neighbour's son",
        "accompany my nephew to the bus",
        "escort for my niece today",
        "accompany the boys to football",
        "accompany our daughter's friend",
        "accompany my teenager",
        "accompany Mia, a 6-year-old, to the dentist",
        "accompany Mia to nursery",
        "accompany my grandkids to the station",
        "accompany a toddler",
        "accompany my youngest son",
    ],
)
@pytest.mark.parametrize("spoken", ["fr", "en"])
def test_who_may_be_a_child_is_no_matter_for_any_helper(said, spoken):
    assert read_request_line(said, spoken).kind in (None, AidKind.CHILDCARE)


@pytest.mark.parametrize(
    "said",
    [
        "m'accompagner chez le médecin aujourd'hui", "accompagner ma voisine de 88 ans au parc",
        "accompagner mon mari à l'hôpital", "accompagner son voisin au marché",
        "accompagne-moi à la bibliothèque" , "accompagner ma mère demain à 11 h",
        "j'ai besoin d'accompagnement pour aller à la mairie", "m’accompagner au cours de cuisine",
        "accompany me to the library today", "accompany my husband, 81 years old, to the clinic",
        "go with me to an appointment at 10", "accompany my aunt to church on Sunday",
    ],
)  # fmt: skip
def test_who_is_no_child_is_accompanied_by_any_helper(said):
    assert read_request_line(said, "fr").kind is AidKind.ESCORT


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (
            AidKind.REPAIRS,
            [
                "mon ventilateur est tombé en panne", "mon ventilo ne marche plus aujourd'hui",
                "mon ventilateur ne marche plus, quelqu'un peut le réparer ?",
                "le ventilateur fait un bruit bizarre", "my fan broke, can someone fix it?",
                "my fan stopped working", "the fan doesn't work", "mend my fan",
            ],
        ),
        (
            AidKind.PETS,
            [
                "accompagner mon chien chez le véto", "accompagner mon chat chez le vétérinaire",
                "quelqu'un peut accompagner mon lapin ?", "accompany my dog to the vet",
            ],
        ),
        (
            None,
            [
                "looking for a fan of chess", "fan club", "fan mail", "I am a big fan of yours",
                "qui a mon ventilateur ?", "who has my fan?", "I am a football fan",
                "prêter un ventilateur, le mien est en panne", "my fan is broken, lend me a fan",
                "go with me to the coffee on Saturday", "come with me to the pub",
                "venir avec moi boire un verre", "quelqu'un peut me prêter 50 euros",
                "est-ce que je peux prêter ma clé à un inconnu ?",
            ],
        ),
        (
            AidKind.FAN,
            [
                "me prêter un ventilateur", "qui a un ventilateur à prêter ?", "borrow a fan",
                "besoin d'un ventilateur", "l’emprunt d'un ventilateur", "a fan for tonight",
            ],
        ),
    ],
)  # fmt: skip
def test_a_fan_and_somebody_to_go_along_are_what_the_whole_line_says(kind, lines):
    for said in lines:
        read = read_request_line(said, "fr")
        assert read.kind is kind, said


def test_a_hand_that_hot_days_ask_for_is_said_in_one_line():
    assert read_request_line('pour "Mme R." accompagnement aujourd\'hui', "fr") == RequestLine(
        "Mme R.", AidKind.ESCORT, Urgency.TODAY
    )
    for said in ("ventilateur aujourd'hui", "emprunter un ventilateur aujourd'hui"):
        assert read_request_line(said, "fr") == RequestLine("", AidKind.FAN, Urgency.TODAY)


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


@pytest.mark.parametrize(
    "said",
    [
        "j’ai besoin de quelqu’un pour mes courses demain", "pour mes courses demain",
        "j'ai besoin d'aide pour mes courses", "aide pour les courses", "pour mon ordinateur",
        "quelqu’un pour le chien ?", "pour porter mes courses",
        "quelqu'un pour monter mes courses ?",
        "pour changer une ampoule", "besoin d’un coup de main pour notre ordinateur demain",
        "qui peut aider pour la lessive et les courses demain", "pour bricoler mon évier",
        "I need somebody for my shopping tomorrow", "help for our shopping", "for the dog today",
        "someone for the garden tomorrow", "for carrying my shopping today", "for a repair today",
    ],
)  # fmt: skip
def test_a_thing_after_for_is_nobodys_name(said: str) -> None:
    for spoken in ("fr", "en"):
        read = read_request_line(said, spoken)
        assert read.behalf == "", read
        assert " ".join(read.note.split()) in ("", " ".join(said.split())) or read.note in said, (
            read
        )


@pytest.mark.parametrize(
    ("said", "behalf"),
    [
        ("pour jeanne courses demain", "jeanne"), ("pour ma mère courses demain", "ma mère"),
        ("courses pour Jeanne demain", "Jeanne"), ("pour mme r courses", "mme r"),
        ("pour ma voisine courses aujourd’hui", "ma voisine"),
        ("pour le voisin courses", "le voisin"),
        ("for my mother errands today", "my mother"), ("for lin errands", "lin"),
        ("for the neighbour errands today", "the neighbour"),
    ],
)  # fmt: skip
def test_somebody_after_for_is(said: str, behalf: str) -> None:
    assert read_request_line(said, "fr").behalf == behalf
