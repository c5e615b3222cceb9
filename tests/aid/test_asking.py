"""Asking for a hand: by a form or in one line, seen by others only as far as they need."""

import logging
from datetime import timedelta

import pytest
from sqlalchemy import select

from messages import words
from messages.aid import (
    AidNoteForm,
    AmendHelpForm,
    AskHelpForm,
    AttachFile,
    AttachFileForm,
    BeginRequest,
    PublishRequest,
    TakeFile,
)
from storage.aid import HelpRequest, RequestState
from tests.aid import AidKind, Urgency, asks, drafts, found, leaps, offers, request
from tests.worlds import NeutralWorld

FILE = '{"ref": "form-1", "name": "plan.json", "size": 12}'


async def rows(world):
    async with world.database.transaction() as store:
        return list((await store.session.execute(select(HelpRequest))).scalars())


# --- the draft


async def test_a_draft_is_seen_by_nobody_until_it_is_sent(world, ana, bao, organiser, belleville):
    await offers(bao)
    await drafts(ana, note="Porte bleue")

    assert ana.sees(words.aid_draft())
    assert ana.sees(words.aid_draft_fitting(fitting=1))
    assert not belleville.screen
    assert not bao.told(words.aid_ask_you())
    draft = await request(world)
    for curious in (bao, organiser):
        await curious.says(f"/aides {draft.code}")
        assert curious.sees(words.aid_not_yours())
        await curious.forges(PublishRequest(request=draft.id))
        assert curious.sees(words.aid_not_yours())
    assert (await request(world)).state is RequestState.DRAFT


async def test_a_word_about_one_person_does_not_go_with_another(world, ana):
    await drafts(ana, note="Elle entend mal.", behalf="Mme R.")
    await ana.presses(words.aid_amend())
    await ana.fills(AmendHelpForm, behalf="M. B.")

    assert ana.sees(words.aid_recheck_note())
    assert (await request(world)).behalf == "Mme R."
    await ana.fills(AmendHelpForm, note="Il sera au jardin.")

    held = await request(world)
    assert (held.behalf, held.note) == ("M. B.", "Il sera au jardin.")


@pytest.mark.every_world
async def test_a_draft_is_amended_and_keeps_what_is_not_changed(world, ana, belleville):
    await drafts(ana, note="Porte bleue", behalf="Mme R.")
    await ana.presses(words.aid_amend())
    await ana.fills(AmendHelpForm, urgency=Urgency.WEEK)

    held = await request(world)
    assert (held.urgency, held.kind, held.behalf, held.note) == (
        Urgency.WEEK, AidKind.ERRANDS, "Mme R.", "Porte bleue",
    )  # fmt: skip
    await ana.presses(words.aid_publish(fitting=0))
    await ana.forges(PublishRequest(request=held.id))
    assert len(belleville.screen) == 1
    assert "Mme R." not in belleville.screen[0].words


@pytest.mark.every_world
async def test_a_child_who_is_accompanied_is_shown_to_nobody_unknown(world, ana, belleville):
    await drafts(ana, kind=AidKind.ESCORT, note="Ma petite-fille va au parc.")
    assert ana.sees(words.aid_child_doubt())
    held = await request(world)
    assert (held.kind, held.note) == (AidKind.CHILDCARE, "Ma petite-fille va au parc.")
    await ana.presses(words.aid_publish(fitting=0))
    assert not belleville.screen


async def test_who_is_no_child_is_accompanied_by_anybody_once_that_was_said(world, ana):
    await drafts(ana, kind=AidKind.ESCORT, note="Ma fille m'attend là-bas.")
    await ana.presses(words.aid_no_child())
    assert not ana.sees(words.aid_child_doubt())
    assert (await request(world)).kind is AidKind.ESCORT
    await ana.presses(words.aid_amend())
    await ana.fills(AmendHelpForm, urgency=Urgency.WEEK)
    assert (await request(world)).kind is AidKind.ESCORT, "it was said already"


async def test_nor_does_amending_show_a_child_to_everybody(world, ana):
    await drafts(ana, kind=AidKind.ESCORT, note="À la mairie.")
    assert (await request(world)).kind is AidKind.ESCORT
    await ana.presses(words.aid_amend())
    await ana.fills(AmendHelpForm, note="Tom, 6 ans, va à la piscine.")
    assert ana.sees(words.aid_child_doubt())
    assert (await request(world)).kind is AidKind.CHILDCARE


async def test_a_word_about_a_child_afterwards_says_how_to_ask_for_one(world, ana):
    await drafts(ana, kind=AidKind.ESCORT)
    await ana.presses(words.aid_publish(fitting=0))
    await ana.presses(words.aid_add_note())
    await ana.fills(AidNoteForm, note="C'est pour mon petit-fils.")
    assert ana.sees(words.aid_child_ask_again())


async def test_a_child_in_a_sentence_is_asked_about(world, ana):
    await ana.says("/aide accompagner mon petit-fils au parc aujourd'hui")
    assert ana.asked(AskHelpForm)
    assert await rows(world) == []


async def test_a_discarded_draft_is_gone(world, ana, belleville):
    await drafts(ana)
    await ana.presses(words.aid_discard())

    assert ana.sees(words.aid_discarded())
    assert await rows(world) == []


async def test_a_forgotten_draft_goes_after_two_days(world, ana):
    await drafts(ana)
    await leaps(world, days=2, hours=2)

    assert await rows(world) == []


@pytest.mark.every_world
async def test_a_document_leaves_the_draft_that_is_no_longer_about_printing(world, ana):
    if isinstance(world, NeutralWorld):
        world.files.kept["form-1"] = b"%PDF"
    await drafts(ana, kind=AidKind.PRINT)
    await ana.presses(words.aid_add_file())
    await ana.fills(AttachFileForm, file=FILE)
    assert (await request(world)).file_ref
    await ana.presses(words.aid_amend())
    await ana.fills(AmendHelpForm, kind=AidKind.PETS)

    assert (await request(world)).file_ref is None


async def test_a_draft_by_night_tells_how_many_offered_though_they_sleep(world, ana, bao):
    await offers(bao)
    await world.passes(hours=10)
    await drafts(ana)

    assert ana.sees(words.aid_draft_fitting(fitting=1))


# --- where and how many


async def test_whoever_has_no_area_yet_is_asked_where_they_live(world, belleville):
    zoe = await world.arrives("Zoé")
    await zoe.says("/aide")
    assert zoe.sees(words.area_first())
    await zoe.says('/aide pour "Mme R." courses aujourd’hui')
    assert zoe.sees(words.area_first())
    await zoe.forges(BeginRequest(area=belleville.area.id))
    assert zoe.sees(words.area_first())
    assert await rows(world) == []


async def test_three_requests_at_once_are_enough(world, ana, belleville):
    for kind in (AidKind.PETS, AidKind.PRINT, AidKind.OTHER):
        await asks(ana, kind=kind)
    await ana.says("/aide")

    assert ana.sees(words.aid_too_many(count=3))
    assert not ana.asked(AskHelpForm)
    await ana.says("/aide courses aujourd’hui")
    assert ana.sees(words.aid_too_many(count=3))
    assert len(await rows(world)) == 3


async def test_reopening_is_no_way_around_the_three(world, ana, belleville):
    await asks(ana, kind=AidKind.PETS)
    await ana.presses(words.aid_close())
    await ana.presses(words.aid_ending_not_needed())
    for kind in (AidKind.PETS, AidKind.PRINT, AidKind.OTHER):
        await asks(ana, kind=kind)
    await ana.says("/aides")
    held = next(each for each in await rows(world) if each.state is RequestState.CLOSED)
    label = words.aid_label(kind=words.aid_kind_pets(), code=held.code.upper())
    await ana.presses(words.aid_list_closed(request=label))

    assert ana.sees(words.aid_too_many(count=3))


async def test_on_a_wall_only_who_asks_is_answered(world, ana, belleville):
    await ana.says("/aide courses aujourd’hui", on=belleville)

    assert ana.told(words.aid_draft()) == 1
    assert not any(shown.buttons for shown in belleville.screen)


@pytest.mark.every_world
async def test_for_somebody_else_with_two_areas_one_is_chosen(world, belleville):
    other = await world.declares("Ménilmontant", lat=48.8665, lon=2.3905)
    eva = await world.joins("Eva", "fr", belleville.area, other)
    await eva.says("/aide")
    assert eva.sees(words.aid_which_area())
    await eva.presses(words.aid_in_area(area="Ménilmontant"))
    await eva.fills(AskHelpForm, kind=AidKind.PETS, urgency=Urgency.WEEK)

    assert (await request(world)).area_id == other.id


# --- one line


async def test_a_phoned_in_need_is_typed_in_one_line(world, bao, organiser, belleville):
    await offers(bao)
    await organiser.says('/aide pour "Mme R." courses aujourd’hui')

    assert organiser.sees(words.aid_draft())
    assert organiser.sees(words.aid_behalf(name="Mme R."))
    await organiser.presses(words.aid_publish(fitting=1))
    assert bao.told(words.aid_ask_you()) == 1
    assert not bao.told("Mme R.")
    assert not belleville.screen


async def test_what_the_line_did_not_say_is_asked_and_the_rest_is_kept(world, bao, belleville):
    await bao.says('/aide pour "Mme R." courses chez Selim')
    assert bao.asked(AskHelpForm)
    await bao.fills(AskHelpForm, urgency=Urgency.WEEK)

    held = await request(world)
    assert (held.kind, held.behalf, held.note) == (AidKind.ERRANDS, "Mme R.", "courses chez Selim")


@pytest.mark.every_world
async def test_what_the_line_said_is_not_asked_again(world, bao, belleville):
    await bao.says("/aide pour Mme R. courses")
    assert bao.asked(AskHelpForm)
    # Where a form is shown whole, the answer stands in it.
    assert not bao.sees(words.aid_ask_kind())
    await bao.fills(AskHelpForm, urgency=Urgency.WEEK)

    held = await request(world)
    assert (held.kind, held.behalf) == (AidKind.ERRANDS, "Mme R.")


@pytest.mark.parametrize(
    "said",
    [
        "'; DROP TABLE request; -- courses aujourd’hui",
        "<b>courses</b> *aujourd’hui* {name} %s",
        '\u202ecourses\u202c aujourd’hui « » “ ” "',
        "courses aujourd’hui 🥐🥐🥐",
    ],
)
async def test_hostile_lines_harm_nothing(world, bao, belleville, caplog, said):
    await bao.says(f"/aide {said}")

    assert bao.asked(AskHelpForm) or bao.sees(words.aid_draft())
    assert not belleville.screen
    assert [each for each in caplog.records if each.levelno > logging.WARNING] == []


async def test_a_line_as_long_as_a_letter_is_refused_with_its_length(world, bao, caplog):
    await bao.says("/aide courses aujourd’hui " + "très " * 300)

    assert bao.sees("500")
    assert not bao.asked(AskHelpForm)
    assert await rows(world) == []
    assert [each for each in caplog.records if each.levelno > logging.WARNING] == []


# --- danger


async def test_whoever_writes_of_danger_reads_first_whom_to_call(world, ana, bao, belleville):
    await drafts(ana, note="Ma voisine a fait un mallaise")
    assert ana.sees(words.danger_call())
    await ana.presses(words.aid_publish(fitting=0))
    assert ana.sees(words.danger_call())

    await bao.says("elle ne repond plus")
    assert bao.sees(words.danger_call())


async def test_danger_in_a_line_that_lacks_something_comes_before_any_question(world, bao):
    await bao.says("/aide pour Mme R. elle est inconsciente")

    assert bao.sees(words.danger_call())
    assert bao.sees(words.danger_not_me())
    assert not bao.asked(AskHelpForm)
    await bao.presses(words.aid_new())
    assert bao.asked(AskHelpForm)


async def test_danger_in_the_name_is_danger(world, bao):
    await drafts(bao, behalf="Mme R. inconsciente")

    assert bao.sees(words.danger_call())


# --- a document to print


@pytest.mark.every_world
async def test_a_document_reaches_the_chosen_one_only(world, ana, bao, chloe, driss, belleville):
    if isinstance(world, NeutralWorld):
        world.files.kept["form-1"] = b"%PDF"
    await offers(bao, AidKind.PRINT)
    await drafts(ana, kind=AidKind.PRINT)
    await ana.presses(words.aid_add_file())
    await ana.fills(AttachFileForm, file=FILE)
    await ana.presses(words.aid_publish(fitting=1))
    held = await request(world)
    take = TakeFile(request=held.id)
    await bao.forges(take)
    assert bao.sees(words.aid_not_yours())
    await bao.presses(words.aid_soon_now())
    await ana.presses(words.aid_choose(name="Bao"))

    await bao.presses(words.aid_take_file())
    assert bao.document
    for other in (chloe, driss, ana):
        await other.forges(take)
        assert other.sees(words.aid_not_yours())
        assert not other.document

    await bao.presses(words.aid_is_done())
    await bao.forges(take)
    assert bao.sees(words.aid_not_yours())
    assert (await request(world)).file_ref is None


async def test_a_document_is_forgotten_after_two_days(world, ana, bao, belleville):
    await offers(bao, AidKind.PRINT)
    await found(ana, bao, kind=AidKind.PRINT)
    await ana.presses(words.aid_add_file())
    await ana.fills(AttachFileForm, file=FILE)
    assert bao.told(words.aid_added_for_you()) == 1
    world.clock.advance(timedelta(hours=48, minutes=1))

    await bao.forges(TakeFile(request=(await request(world)).id))
    assert bao.sees(words.aid_file_gone())
    await world.passes(hours=1)
    held = await request(world)
    assert (held.file_ref, held.file_name, held.file_at) == (None,) * 3


async def test_only_who_asks_for_a_print_may_send_a_document(world, ana, bao, belleville):
    await drafts(ana, kind=AidKind.PRINT)
    held = await request(world)
    await bao.forges(AttachFile(request=held.id))

    assert bao.sees(words.aid_not_yours())
    assert not bao.asked(AttachFileForm)
