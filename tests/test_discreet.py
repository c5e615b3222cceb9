"""What a friendly stop catches in words for everybody, and what it lets through."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from bot.stairwell.form import SandboxForm
from handlers.kernel.events import CommandEvent, EventScene, EventSender, IncomingEvent
from messages import words
from messages.aid.forms import AskHelpForm
from messages.cafe import CafeKind, ChangeCafeForm, GuestForm, HomeAddressForm, InviteForm
from messages.catalog import plain_words
from messages.form import AnswerContext, Form, FormField, LineField, LongField, UnclearAnswer
from messages.model import Reader, Text
from messages.personal_data import RevealKind, find_reveals
from storage.outbox import Card
from tests.cafe import SATURDAY, drafts, invites
from tests.worlds import Neighbour, TelegramWorld, Wall, World
from tests.worlds.world import NOON

LINES = [
    (line.split("\t")[0], line.split("\t")[1], line.split("\t")[2])
    for line in (Path(__file__).parent / "revealing.tsv").read_text("utf-8").splitlines()
]
"""A country, what the words give away there ("-" for nothing), and the words."""

SAMPLES = {what: said for country, what, said in reversed(LINES) if country == "FR"}
HOUSE = "12 rue des Lilas"


@pytest.mark.parametrize(("country", "what", "said"), LINES)
def test_what_only_some_should_have_is_caught_and_nothing_else(
    country: str, what: str, said: str
) -> None:
    found = find_reveals(said, (country,))
    if what == "-":
        assert found == []
    else:
        assert what in found


def test_the_table_is_long_and_speaks_six_languages() -> None:
    assert len(LINES) >= 150
    assert {country for country, _, _ in LINES} >= {"FR", "GB", "IT", "PT", "ES", "DE"}
    assert {what for _, what, _ in LINES} == {*RevealKind, "-"}
    for country in ("FR", "GB", "IT", "PT", "ES", "DE"):
        assert {"phone", "address", "dwelling", "account", "-"} <= {
            what for where, what, _ in LINES if where == country
        }


@given(st.text(), st.text(alphabet="0123456789 .-/+()ABab", max_size=60))
def test_no_words_are_too_much(words: str, digits: str) -> None:
    assert set(find_reveals(words + digits, ("FR", "DE", "IT"))) <= set(RevealKind)


def test_a_number_is_known_where_it_is_dialled() -> None:
    assert find_reveals("912 345 678", ("PT",)) == [RevealKind.PHONE]
    assert find_reveals("912 345 678", ("GB",)) == []
    assert find_reveals("912 345 678", ("GB", "PT")) == [RevealKind.PHONE]


# --- at the question, on every platform

PUBLIC = [
    (form, each)
    for form in Form.known.values()
    if form.__module__.startswith("messages.")
    for each in form.questions()
    if isinstance(each.kind, LineField | LongField) and each.kind.public
]


def test_what_is_public_says_so() -> None:
    assert {f"{form.tag}.{each.name}" for form, each in PUBLIC} == {
        "account.name.name",
        "cafe.change.note",
        "cafe.change.place",
        "cafe.invite.note",
        "cafe.invite.place",
        "captain.stairwell.label",
        "cool.place.name",
        "cool.place.note",
        "nudge.cool.places",
        "organise.area.aliases",
        "organise.area.name",
        "organise.edit.aliases",
        "organise.edit.name",
        "organise.redraft.aliases",
        "organise.redraft.name",
        "organise.removal.note",
    }


NOT_ON_WALLS = {
    "for the one who was chosen": {
        "aid.address.address", "aid.again.behalf", "aid.amend.behalf", "aid.amend.note",
        "aid.ask.behalf", "aid.ask.note", "aid.ask_for.behalf", "aid.ask_for.note",
        "aid.contact.contact", "aid.note.note", "aid.write.words", "aid.write_hello.words",
        "cafe.guest.name", "cafe.home.address", "nudge.nickname.name",
        "watch.enrol.access", "watch.enrol.contact",
    },
    "for organisers, or for the town": {
        "aid.not_fine.words", "broadcast.refuse.why", "duty.consent.reach",
        "organise.edit.duty_mail", "organise.edit.duty_number", "organise.edit.numbers",
        "organise.report.word",
    },
    "for paper, where a number to call is meant": {
        "kit.poster.contact", "kit.poster.name", "kit.poster.when",
        "kit.slips.back", "kit.slips.contact", "kit.slips.name",
    },
    "read as something else, and kept as that": {
        "cool.columns.address", "cool.columns.hours", "cool.columns.lat", "cool.columns.lon",
        "cool.columns.name", "cool.columns.note", "cool.columns.point", "cool.place.hours",
        "heat.region.name", "kit.return.code", "organise.town.town",
    },
}  # fmt: skip
"""Free words that hang on no wall of a chat, and why; every other is public."""

OF_ORGANISERS = {"broadcast.edit.text", "broadcast.new.text"}
"""Hangs on walls; what it gives away is refused, or asked about where it may be a service's.

Told in tests/broadcast/test_revealing.py.
"""


def test_every_question_that_takes_free_words_is_public_or_hangs_nowhere() -> None:
    """A new question has to be thought about."""
    asked = {
        f"{form.tag}.{each.name}"
        for form in Form.known.values()
        if form.__module__.startswith("messages.")
        for each in form.questions()
        if isinstance(each.kind, LineField | LongField)
    }
    public = {f"{form.tag}.{each.name}" for form, each in PUBLIC}
    decided = [public, OF_ORGANISERS, *NOT_ON_WALLS.values()]
    assert asked == set().union(*decided)
    assert sum(map(len, decided)) == len(asked), "decided twice"


@pytest.mark.parametrize("what", list(RevealKind))
async def test_a_name_brought_along_that_gives_too_much_away_hangs_nowhere(
    world: World, belleville: Wall, what: RevealKind
) -> None:
    """Nobody typed it into a form: it is that of their account."""
    host = await world.joins("Rosa", "fr", belleville.area)
    host.user, host.name = f"{host.user}9", SAMPLES[what]
    sender = EventSender(
        world.platform, host.user, host.name, "fr", world.workspace, f"{host.chat}9"
    )
    scene = EventScene(sender.chat or "", private=True)
    await world.dispatcher.handle_event(
        IncomingEvent(CommandEvent("start"), sender, scene, f"first:{what}")
    )
    async with world.database.transaction() as store:
        known = await store.people.member_by_account(world.platform, world.workspace, host.user)
    assert known
    assert known[0].name == plain_words(words.account_nameless(), Reader(language="fr"))


@pytest.mark.parametrize("what", list(RevealKind))
@pytest.mark.parametrize(("form", "each"), PUBLIC, ids=lambda it: getattr(it, "name", None))
def test_a_public_question_stops_it_when_it_is_answered(
    form: type[Form], each: FormField, what: RevealKind
) -> None:
    """What each platform reads an answer with; a house's number may stand in an area's name."""
    asked = AnswerContext(Reader(), NOON)
    if what is RevealKind.ADDRESS and getattr(each.kind, "names_house", False):
        assert each.kind.read_answer(HOUSE, asked).value == HOUSE
        return
    with pytest.raises(UnclearAnswer) as stopped:
        each.kind.read_answer(SAMPLES[what], asked)
    assert stopped.value.why == Text(key=f"form-reveals-{what}")


@pytest.mark.every_world
@pytest.mark.parametrize(
    ("zone", "said"),
    [("Atlantic/Azores", "Ring me: 912 345 678"), ("Europe/Rome", "Tel 347 123 4567")],
)
async def test_the_stop_knows_the_country(world: World, zone: str, said: str) -> None:
    country = {"Atlantic/Azores": "PT", "Europe/Rome": "IT"}[zone]
    area = await world.declares("Baixa", zone=zone, country=country, language="en")
    wall = await world.hangs(area, "Baixa", "en")
    rita = await world.joins("Rita", "en", area)
    await rita.says("/cafe")
    answers = {"kind": CafeKind.WALK, "day": SATURDAY, "hour": time(15), "place": "Jardim"}
    await rita.fills(InviteForm, **answers, note=said)
    assert rita.sees(words.form_reveals_phone())
    assert rita.asked(InviteForm)
    assert not wall.cards


@pytest.mark.every_world
@pytest.mark.parametrize("kind", [CafeKind.WALK, CafeKind.GARDEN, CafeKind.CAFE])
@pytest.mark.parametrize(
    ("place", "what"),
    [("12 rue des Lilas, 3e étage", "dwelling"), ("12 rue des Lilas", "address")],
)
async def test_a_front_door_is_stopped_at_the_question_whatever_the_kind(
    world: World, bao: Neighbour, belleville: Wall, kind: CafeKind, place: str, what: str
) -> None:
    await bao.says("/cafe")
    await bao.fills(InviteForm, kind=kind, day=SATURDAY, hour=time(15), place=place)
    assert bao.sees(Text(key=f"form-reveals-{what}"))
    assert bao.asked(InviteForm)
    if isinstance(world, TelegramWorld):
        assert bao.sees(Text(key="cafe-invite-place")), "stopped at its own question"
    assert not bao.offered(words.cafe_publish())


def test_a_sheet_of_the_stairwell_stops_it_beside_the_question() -> None:
    sheet = SandboxForm("sheet", InviteForm, {"area": 1})
    said = {
        "kind": "walk", "day": SATURDAY.isoformat(), "hour": "15:00", "place": HOUSE, "note": "",
    }  # fmt: skip
    assert sheet.answer(said, AnswerContext(Reader(), NOON)) is None
    assert sheet.errors == {"place": words.form_reveals_address()}
    assert sheet.said["place"] == HOUSE


# --- what no question declared public reaches nobody


async def test_no_card_shows_words_that_no_question_declares_public(
    world: World, ana: Neighbour, bao: Neighbour, belleville: Wall
) -> None:
    """A café at home and a request, with a mark in every answer that can be typed."""
    marks: dict[str, tuple[type[Form], str]] = {}

    def marked(form: type[Form]) -> dict[str, str]:
        given = {}
        for each in form.questions():
            if isinstance(each.kind, LineField | LongField):
                given[each.name] = mark = f"Xx{len(marks)}xx"
                marks[mark] = (form, each.name)
        return given

    await ana.says("/cafe")
    invited = {"kind": CafeKind.HOME, "day": SATURDAY, "hour": time(15)}
    await ana.fills(InviteForm, **(marked(InviteForm) | invited))
    await ana.fills(HomeAddressForm, **marked(HomeAddressForm))
    await ana.presses(words.cafe_publish())
    await bao.presses(words.cafe_plus_one(), on=belleville)
    await bao.fills(GuestForm, **marked(GuestForm))
    await bao.says("/aide")
    await bao.fills(AskHelpForm, kind="company", urgency="now", **marked(AskHelpForm))
    await bao.presses(words.aid_publish(fitting=0))
    await world.passes(hours=1)

    async with world.database.transaction() as store:
        bodies = [each.body for each in (await store.session.execute(select(Card))).scalars()]
    shown = "\n".join([*map(str, bodies), *(each.words for each in belleville.screen)])
    seen = {where for mark, where in marks.items() if mark in shown}
    assert seen == {(InviteForm, "place"), (InviteForm, "note")}
    assert all((form, form.fields()[name]) in PUBLIC for form, name in seen)


# --- stories


@pytest.mark.parametrize("what", list(RevealKind))
async def test_an_invitation_that_says_too_much_is_stopped_and_nothing_is_lost(
    ana: Neighbour, belleville: Wall, what: RevealKind
) -> None:
    await drafts(ana, note=SAMPLES[what])
    assert ana.sees(Text(key=f"form-reveals-{what}"))
    assert not ana.offered(words.cafe_publish())
    assert ana.asked(InviteForm)
    await ana.fills(
        InviteForm,
        kind=CafeKind.CAFE,
        day=SATURDAY,
        hour=time(15),
        place="Aux Folies",
        note="À bientôt.",
    )
    await ana.presses(words.cafe_publish())
    assert belleville.shows("À bientôt.")


async def test_a_home_is_told_by_its_street_corner_and_a_bistro_by_its_number(
    ana: Neighbour, bao: Neighbour, belleville: Wall
) -> None:
    await invites(bao, place="Aux Folies, 8 rue de Belleville")
    assert belleville.shows("8 rue de Belleville")

    await drafts(ana, kind=CafeKind.HOME, place="12 rue Rébeval")
    assert ana.sees(words.form_reveals_address())
    assert ana.asked(InviteForm)
    assert not ana.asked(HomeAddressForm)


async def test_a_change_that_says_too_much_is_stopped_too(ana: Neighbour, belleville: Wall) -> None:
    await invites(ana)
    await ana.presses(words.cafe_amend())
    await ana.fills(ChangeCafeForm, note="06 12 34 56 78")
    assert ana.sees(words.form_reveals_phone())
    assert belleville.shows("Aux Folies")
    assert not belleville.shows("06 12")
