"""Danger comes first wherever words arrive: no form that waits swallows it, and none is lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from bot.emergency import PICKED, takes_emergency
from bot.stairwell.form import SandboxForm
from handlers import FEATURES
from handlers.kernel.events import CommandEvent
from handlers.kernel.feature import Feature
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, Reply
from messages import words
from messages.aid.forms import AskHelpForm
from messages.cafe import CafeKind, InviteForm
from messages.catalog import plain_words
from messages.form import (
    AnswerContext,
    ChoiceField,
    CountField,
    DayField,
    FileField,
    FileReference,
    Form,
    FormField,
    HiddenField,
    HourField,
    PersonField,
    SeveralField,
    YesNoField,
)
from messages.model import Reader
from tests.cafe import SATURDAY
from tests.worlds import WORLDS, Neighbour, NeutralWorld, SlackWorld, TelegramWorld, Wall, World
from tests.worlds.neighbour import as_said
from tests.worlds.world import NOON

PHRASES = ("ma voisine ne respire plus", "she is not breathing")
FORMS = [each for each in Form.known.values() if each.__module__.startswith("messages.")]
opening = Feature("opening")


@opening.command("open")
async def open_form(command: CommandEvent, turn: Interaction) -> Reply:
    form = Form.known[command.words]
    return Ask(form, hidden(form))


def hidden(form: type[Form]) -> dict[str, Any]:
    """What whoever asks gives along with a form."""
    made: Mapping[Any, Any] = {int: 1, bool: False, date: date(2026, 7, 4), str: "fr"}
    return {
        name: made[form.model_fields[name].annotation]
        for name, each in form.fields().items()
        if isinstance(each.kind, HiddenField)
    }


def sample(field: FormField) -> str:
    """A plain answer to a question."""
    match field.kind:
        case ChoiceField(among=among):
            return str(next(iter(among)).value)
        case SeveralField(among=among):
            return str(next(iter(among)).value)
        case YesNoField():
            return "false"
        case CountField(least=least):
            return str(least)
        case DayField():
            return SATURDAY.isoformat()
        case HourField():
            return "15:00"
        case FileField():
            return FileReference(ref="a", name="plan.json", size=10).model_dump_json()
    return "Marie"


def samples(form: type[Form]) -> dict[str, str]:
    return {each.name: sample(each) for each in form.questions() if each.required}


@pytest.fixture
def palier() -> tuple[Feature, ...]:
    return (*FEATURES, opening)


def new(who: Neighbour, before: set[str]) -> list[str]:
    return [shown.words for shown in who.screen if shown.name not in before]


@pytest.mark.every_world
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.tag)
async def test_no_form_swallows_words_of_danger(
    world: World, bao: Neighbour, form: type[Form]
) -> None:
    """Every question of every form, wherever it can be typed at.

    Each form hears French and English, from one platform to the next.
    """
    phrase = PHRASES[(FORMS.index(form) + WORLDS.index(type(world))) % len(PHRASES)]
    swallows = {
        NeutralWorld: _neutral_swallows, TelegramWorld: _telegram_swallows,
        SlackWorld: _slack_swallows,
    }[type(world)]  # fmt: skip
    for field in form.questions():
        await bao.says(f"/open {form.tag}")
        assert bao.asked(form)
        await swallows(world, bao, form, field, phrase)


async def _neutral_swallows(
    world: Any, who: Neighbour, form: type[Form], field: FormField, phrase: str
) -> None:
    try:
        field.kind.read_answer(phrase, AnswerContext(who.reader, NOON))
    except ValueError:
        return  # whoever picks an answer types none
    before = {shown.name for shown in who.screen}
    await who.fills(form, **(samples(form) | {field.name: phrase}))
    assert new(who, before)[0].startswith(plain_words(words.danger_call(), who.reader))
    assert who.asked(form) or takes_emergency(field)


async def _telegram_swallows(
    world: Any, who: Neighbour, form: type[Form], field: FormField, phrase: str
) -> None:
    for earlier in form.questions():
        if earlier.name == field.name:
            break
        if isinstance(earlier.kind, SeveralField):
            await world._tick(who, form, earlier, as_said([sample(earlier)]))
        elif earlier.required:
            somebody = f"person:{who.user} {who.name}"
            answer = somebody if isinstance(earlier.kind, PersonField) else sample(earlier)
            await world._answer(who, form, earlier, answer)
        else:
            await world._choose(who, form, words.form_skip())
        await world.settle()
    seen = world._question(who, form)
    if plain_words(field.question, who.reader) not in seen.text:
        return  # answered together with an earlier one
    before = {shown.name for shown in who.screen}
    await who.says(phrase)
    said = new(who, before)
    assert said[0].startswith(plain_words(words.danger_call(), who.reader)), said
    if not takes_emergency(field):
        assert plain_words(field.question, who.reader) in said[-1], said
        assert who.asked(form)
        assert len(said) <= 3, said


async def _slack_swallows(
    world: Any, who: Neighbour, form: type[Form], field: FormField, phrase: str
) -> None:
    if isinstance(field.kind, (*PICKED, DayField, HourField, CountField)):
        return  # Slack's own pickers take no words
    before = {shown.name for shown in who.screen}
    await who.fills(form, **(samples(form) | {field.name: phrase}))
    if takes_emergency(field) and not who.asked(form):
        assert new(who, before)[0].startswith(plain_words(words.danger_call(), who.reader))
        return
    modal = world._who(who).modal
    assert who.asked(form)
    assert plain_words(words.danger_call(), who.reader).replace("*", "") in modal.text.replace(
        "*", ""
    )
    assert phrase in modal.fields.values(), "what was typed is kept"
    await world._who(who).submits()
    await world._hear()
    after = world._who(who).modal
    gone = after is None or not after.title or after.title != modal.title
    assert gone or after.errors, "sent again it is meant"


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.tag)
def test_a_sheet_of_the_stairwell_says_whom_to_call_and_keeps_what_was_typed(
    form: type[Form], phrase: str
) -> None:
    reader = Reader(language="fr")
    for field in form.questions():
        if isinstance(field.kind, PICKED):
            continue
        sheet = SandboxForm("sheet", form, hidden(form))
        said = samples(form) | {field.name: phrase}
        taken = sheet.answer(said, AnswerContext(reader, NOON))
        stays = sheet.alarm(said, reader)
        assert stays != (takes_emergency(field) and taken is not None)
        if stays:
            assert sheet.trouble == words.danger_call()
            assert sheet.said[field.name] == phrase
            assert not sheet.alarm(said, reader), "sent again it is meant"


# --- stories


@pytest.fixture
def voisine() -> str:
    return "ma voisine ne respire plus"


@pytest.mark.every_world
async def test_the_day_of_a_walk_is_no_answer_to_somebody_who_does_not_breathe(
    world: World, bao: Neighbour, belleville: Wall, voisine: str
) -> None:
    await bao.says("/cafe")
    if isinstance(world, TelegramWorld):
        await world._choose(bao, InviteForm, words.cafe_kind_walk())
        await world.settle()
    await bao.says(voisine)
    assert bao.told(words.danger_call()) == 1
    assert not bao.sees(words.form_day_unread())
    assert bao.asked(InviteForm)
    if isinstance(world, SlackWorld):
        return  # the modal stands open beside the talk
    kind = {} if isinstance(world, TelegramWorld) else {"kind": CafeKind.WALK}
    await bao.fills(
        InviteForm, **kind, day=SATURDAY, hour="15:00", place="Aux Folies", note="À bientôt."
    )
    await bao.presses(words.cafe_publish())
    assert belleville.shows("Aux Folies")


async def test_a_form_forgotten_two_days_ago_swallows_nothing(
    world: World, bao: Neighbour, voisine: str
) -> None:
    await bao.says("/cafe")
    await world.passes(days=2)
    await bao.says(voisine)
    assert bao.told(words.danger_call()) == 1
    assert bao.asked(InviteForm)


@pytest.mark.every_world
async def test_what_was_meant_after_all_is_one_tap_away(
    world: World, bao: Neighbour, belleville: Wall
) -> None:
    """A play may be about somebody who breathes no more."""
    said = "Théâtre : il ne respire plus"
    await bao.says("/cafe")
    answers = {
        "kind": CafeKind.OTHER, "day": SATURDAY, "hour": "15:00", "place": "Mairie", "note": said,
    }  # fmt: skip
    await bao.fills(InviteForm, **answers)
    assert bao.asked(InviteForm)
    if isinstance(world, TelegramWorld):
        await bao.presses(words.form_keep(answer=said))
    else:
        await bao.fills(InviteForm, **answers)
    await bao.presses(words.cafe_publish())
    assert belleville.shows(said)


async def test_a_request_that_speaks_of_danger_goes_on_once_whom_to_call_was_said(
    world: World, bao: Neighbour, voisine: str
) -> None:
    await bao.says("/aide")
    await bao.fills(AskHelpForm, kind="company", urgency="now", note=voisine)
    assert bao.told(words.danger_call()) == 1
    assert bao.offered(words.aid_publish(fitting=0))


async def test_a_command_with_words_of_danger_leaves_the_form_where_it_is(
    world: World, bao: Neighbour, voisine: str
) -> None:
    await bao.says("/cafe")
    await bao.says(f"/moi {voisine}")
    assert bao.told(words.danger_call()) == 1 or bao.sees(words.danger_call())
    assert bao.asked(InviteForm)


async def test_on_a_wall_only_who_wrote_of_danger_reads_whom_to_call(
    world: World, bao: Neighbour, belleville: Wall, voisine: str
) -> None:
    await bao.says(f"/aide {voisine}", on=belleville)
    assert bao.sees(words.danger_call()) or bao.told(words.danger_call())
    assert not any("15" in shown.words for shown in belleville.screen)


@pytest.mark.parametrize(
    ("said", "cries"),
    [
        ("help me please", True),
        ("AIDEZ MOI VITE", True),
        ("mia nonna non respira", True),
        ("elle a avalé des médicaments", True),
        ("help me please with my shopping", False),
        ("je passe au Secours populaire", False),
    ],
)
async def test_a_cry_reads_whom_to_call_and_who_asks_for_a_hand_does_not(
    world: World, bao: Neighbour, said: str, cries: bool
) -> None:
    await bao.says("/aide")
    await bao.fills(AskHelpForm, kind="company", urgency="now", note=said)
    assert bao.told(words.danger_call()) == cries
    assert bao.offered(words.aid_publish(fitting=0))


@pytest.mark.every_world
async def test_the_words_under_a_photo_are_words(world: World, bao: Neighbour) -> None:
    if not isinstance(world, TelegramWorld):
        return
    await bao.says("/cafe")
    await world._who(bao).sends_photo(None, caption="elle est inconsciente")
    await world._hear()
    await world.settle()
    assert bao.told(words.danger_call()) == 1
    assert bao.asked(InviteForm)


@pytest.mark.provokes_errors
async def test_whom_to_call_is_said_without_a_database(
    world: World, bao: Neighbour, voisine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any, **__: Any) -> Any:
        raise ConnectionError("the database is away")

    monkeypatch.setattr(world.dispatcher.database, "transaction", away)
    await bao.world.says(bao, voisine, None)
    # Where they live cannot be looked up: 112 stands first.
    assert bao.told(plain_words(words.danger_call(), Reader(language=bao.language))) == 1


async def test_abroad_the_number_is_112(world: World) -> None:
    ponta = await world.declares(
        "Ponta Delgada", country="PT", zone="Atlantic/Azores", language="en"
    )
    rita = await world.joins("Rita", "en", ponta)
    await rita.says("my neighbour is unconscious")
    there = Reader(language="en", zone="Atlantic/Azores")
    assert rita.told(plain_words(words.danger_call(), there)) == 1
    assert not rita.told("114")


@pytest.mark.every_world
async def test_abroad_no_letter_names_a_french_number(world: World) -> None:
    ponta = await world.declares(
        "Ponta Delgada", country="PT", zone="Atlantic/Azores", language="en"
    )
    await world.hangs(ponta, "Baixa", "en")
    rita, nuno = [await world.joins(each, "en", ponta) for each in ("Rita", "Nuno")]
    await nuno.says("/aid")
    await nuno.fills(
        AskHelpForm, kind="company", urgency="now", note="my neighbour is not breathing"
    )
    await nuno.presses(words.aid_publish(fitting=0))
    await rita.says("/area")
    await rita.says("/checkin")
    for who in (rita, nuno):
        assert who.screen
        assert not any(number in shown.words for shown in who.screen for number in ("114", " 18 "))
