"""Somebody goes, cannot go, finds nobody, or worries."""

from messages import words
from messages.aid import AskHelpForm
from messages.heat.checkins.actions import (
    AnswerCheck,
    AnswerGoing,
    CheckAnswer,
    CheckEnding,
    ReportCheck,
)
from messages.heat.checkins.check_card import VisitOutcome
from messages.model import Text
from storage.area import MemberRole
from tests.heat.watch import at, checks, climbs_to_chloe, jumps, silence

FINE, CALL, NEED, NOW_, AWAY = (Text(key=f"watch-say-{each.value}") for each in CheckAnswer)


async def test_the_first_buddy_cannot_so_the_second_is_asked_at_once_and_goes(
    world, area, watched, chloe, driss, organiser
):
    for hour, minute in ((10, 0), (10, 45), (12, 0)):
        await jumps(world, at(area, hour, minute))
    await chloe.presses(words.watch_cannot())
    assert chloe.sees(words.watch_cannot_noted())
    assert driss.sees(silence(at(area, 10)))
    await driss.presses(words.watch_go())
    assert driss.sees(words.watch_access(access="3e, frappez fort"))
    assert driss.sees(words.watch_door())
    assert watched.sees(words.watch_comes(who="Driss"))
    await driss.presses(Text(key="nudge-outcome-fine"))
    assert chloe.sees(words.watch_clear_fine(name="Bao"))
    await jumps(world, at(area, 18))
    assert not organiser.told(silence(at(area, 10)))


async def test_when_neither_can_go_the_organisers_hear_at_once(
    world, area, watched, chloe, driss, organiser
):
    for hour, minute in ((10, 0), (10, 45), (12, 0)):
        await jumps(world, at(area, hour, minute))
    await chloe.presses(words.watch_cannot())
    await driss.presses(words.watch_cannot())
    assert organiser.sees(silence(at(area, 10)))
    await organiser.presses(words.watch_take())
    assert organiser.sees(words.watch_access(access="3e, frappez fort"))


async def test_of_an_organiser_who_goes_and_gives_up_the_others_hear_and_not_that_one(
    world, area, belleville, watched, chloe, driss, organiser
):
    other = await world.joins("Gus", "fr", area, role=MemberRole.ORGANISER)
    for hour, minute in ((10, 0), (10, 45), (12, 0)):
        await jumps(world, at(area, hour, minute))
    for buddy in (chloe, driss):
        await buddy.presses(words.watch_cannot())
    assert other.told(silence(at(area, 10))) == organiser.told(silence(at(area, 10))) == 1
    await organiser.presses(words.watch_take())
    await other.presses(words.watch_cannot())
    assert not other.told(silence(at(area, 10)))
    before = organiser.told(silence(at(area, 10)))  # Telegram answers in confidence below a letter
    await organiser.forges(AnswerGoing(check=(await checks(world))[0].id, yes=False))
    assert watched.sees(words.watch_not_coming(who="Farida"))
    assert other.told(silence(at(area, 10))) == 1, "nobody goes any more"
    assert organiser.told(silence(at(area, 10))) == before, "who gives up knows it"


async def test_who_goes_and_is_not_heard_of_again_is_no_end(
    world, area, watched, chloe, driss, organiser
):
    for hour, minute in ((10, 0), (10, 45), (12, 0)):
        await jumps(world, at(area, hour, minute))
    await chloe.presses(words.watch_go())
    await jumps(world, at(area, 12, 20))
    assert not driss.told(silence(at(area, 10)))
    await jumps(world, at(area, 14))
    assert organiser.sees(words.watch_goes(name="Chloé"))


async def test_nobody_opens_so_organisers_hear_and_the_door_is_explained(
    world, area, watched, chloe, organiser
):
    await climbs_to_chloe(world, area, chloe)
    await chloe.presses(Text(key="nudge-outcome-silent"))
    assert chloe.sees(Text(key="nudge-said-silent"))
    assert chloe.sees(words.watch_contact(contact="Lise, 06 39 98 01 02"))
    assert organiser.sees(silence(at(area, 10)))
    [check] = await checks(world)
    assert check.ended_at is None


async def test_a_call_opens_no_door_and_what_is_over_gives_no_number(world, area, watched, chloe):
    contact = words.watch_contact(contact="Lise, 06 39 98 01 02")
    await jumps(world, at(area, 10))
    await watched.presses(CALL)
    await chloe.presses(words.watch_call())
    assert chloe.sees(contact)
    assert not chloe.sees("frappez fort")
    await chloe.presses(Text(key="nudge-outcome-fine"))
    await chloe.forges(ReportCheck(check=(await checks(world))[0].id, found=VisitOutcome.SILENT))
    assert chloe.sees(Text(key="nudge-said-silent"))
    assert not chloe.sees(contact)


async def test_who_worries_reads_what_to_do_and_is_not_left_alone(
    world, area, watched, chloe, driss, organiser
):
    await climbs_to_chloe(world, area, chloe)
    await chloe.presses(Text(key="nudge-outcome-worrying"))
    assert chloe.sees(words.danger_call())
    assert organiser.sees(words.watch_worried(name="Bao", who="Chloé"))
    await chloe.presses(Text(key="nudge-outcome-fine"))
    assert organiser.sees(words.watch_clear_fine(name="Bao"))


async def test_whatever_organisers_know_already_they_hear_of_a_silent_door_and_of_worry(
    world, area, watched, chloe, organiser
):
    await climbs_to_chloe(world, area, chloe)
    await jumps(world, at(area, 12, 20))
    await jumps(world, at(area, 14))
    assert organiser.sees(words.watch_goes(name="Chloé"))
    await chloe.presses(Text(key="nudge-outcome-silent"))
    assert organiser.told(words.watch_in_vain(name="Bao", who="Chloé")) == 1
    await chloe.presses(Text(key="nudge-outcome-worrying"))
    assert organiser.told(words.watch_worried(name="Bao", who="Chloé")) == 1
    await chloe.presses(Text(key="nudge-outcome-silent"))
    assert chloe.sees(words.danger_call()), "somebody is not well behind that door"


async def test_again_this_evening_is_remembered(world, area, watched, chloe):
    await climbs_to_chloe(world, area, chloe)
    await chloe.presses(Text(key="nudge-outcome-again"))
    await jumps(world, at(area, 18, 59))
    assert not chloe.told(words.watch_again(name="Bao"))
    await jumps(world, at(area, 19))
    assert chloe.told(words.watch_again(name="Bao")) == 1


async def test_what_a_buddy_sees_is_needed_becomes_a_helping_hand(world, area, watched, chloe):
    await climbs_to_chloe(world, area, chloe)
    await chloe.presses(Text(key="nudge-outcome-needs"))
    assert chloe.asked(AskHelpForm)
    assert [each.outcome for each in await checks(world)] == [CheckEnding.NEEDS]


async def test_whoever_wants_no_visits_is_left_in_peace_and_may_resume(world, area, watched, chloe):
    await climbs_to_chloe(world, area, chloe)
    await chloe.presses(Text(key="nudge-outcome-refuses"))
    assert watched.sees(words.watch_stopped_for(who="Chloé"))
    await jumps(world, at(area, 19))
    assert len(await checks(world)) == 1
    await watched.says("/veiller")
    await watched.presses(words.watch_resume())
    assert watched.sees(words.watch_on())


async def test_the_check_card_shows_signs_before_questions(world, area, watched, chloe):
    await climbs_to_chloe(world, area, chloe)
    await chloe.presses(words.watch_card())
    assert chloe.sees(words.danger_call())
    await chloe.presses(words.nudge_card_onward())
    assert chloe.sees(words.nudge_card_head())


async def test_strangers_can_neither_look_nor_report(world, area, watched, chloe):
    await climbs_to_chloe(world, area, chloe)
    lin = await world.joins("Lin", "fr", area)
    [check] = await checks(world)
    for forged in (
        AnswerGoing(check=check.id, yes=True),
        ReportCheck(check=check.id, found=VisitOutcome.FINE),
        AnswerCheck(check=check.id, said=CheckAnswer.FINE),
    ):
        await lin.forges(forged)
        assert lin.sees(words.gone())
    assert (await checks(world))[0].ended_at is None
