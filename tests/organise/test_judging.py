"""What organisers make of reports: leave, hide, mute, and looking once more."""

from __future__ import annotations

import pytest

from handlers.organise.reporting import card_words
from messages import words
from messages.cafe import InviteForm
from messages.model import MomentText, Text
from messages.organise.actions import ShowArea, ShowJournal
from messages.organise.report_actions import (
    JudgeReport,
    ReconsiderJudgement,
    ReportJudgement,
    ReportReason,
    ShowReport,
    ShowReports,
)
from storage.area import Area, MemberRole
from storage.organise import AbuseReport, MemberMute
from tests.cafe import drafts, invites
from tests.organise import reports, rows, why
from tests.worlds import Neighbour, Wall, World


async def the_report(world: World) -> AbuseReport:
    (report,) = await rows(world, AbuseReport)
    assert isinstance(report, AbuseReport)
    return report


async def test_what_is_left_stays_and_only_the_reporter_hears_of_it(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    before = ana.screen
    await reports(bao, belleville)
    about = words.organise_ended_left(about=await title(world, belleville))

    await organiser.presses(words.organise_judge_leave())
    assert organiser.sees(words.organise_judged())
    assert bao.told(about) == 1
    assert ana.screen == before
    assert belleville.shows("Aux Folies")


async def title(world: World, wall: Wall) -> Text:
    """The first line of the newest card."""
    async with world.database.transaction() as store:
        card = await store.outbox.card_of_message(
            world.platform, world.workspace, wall.chat, wall.card.name
        )
    assert card
    return card_words(card)[0]


async def test_a_hidden_card_says_so_and_its_author_learns_why_and_may_ask_again(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    about = await title(world, belleville)
    await reports(bao, belleville, what=ReportReason.PRIVATE)
    await organiser.presses(words.organise_judge_hide())

    assert belleville.shows(words.organise_card_hidden())
    assert not belleville.cards
    assert ana.sees(words.organise_author_hidden(about=about, name="Belleville"))
    assert ana.sees(why(ReportReason.PRIVATE))
    assert bao.told(words.organise_ended_hidden(about=about)) == 1

    await ana.presses(words.organise_appeal())
    assert ana.sees(words.organise_appeal_sent())
    assert organiser.sees(words.organise_appeal_asked())
    await ana.presses(words.organise_appeal())
    assert ana.sees(words.organise_appeal_already())
    assert organiser.told(words.organise_appeal_asked()) == 1

    await organiser.presses(words.organise_lift())
    assert belleville.shows("Aux Folies")
    assert belleville.cards
    assert ana.sees(words.organise_author_back(about=about, name="Belleville"))


async def test_an_appeal_that_changes_nothing_is_answered_too_and_once(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    about = await title(world, belleville)
    await reports(bao, belleville)
    await organiser.presses(words.organise_judge_hide())
    await ana.presses(words.organise_appeal())
    await organiser.presses(words.organise_uphold())

    assert belleville.shows(words.organise_card_hidden())
    assert ana.told(words.organise_author_upheld(about=about, name="Belleville")) == 1
    await ana.presses(words.organise_appeal())
    assert ana.sees(words.organise_appeal_already())


async def test_an_author_may_ask_before_anybody_has_looked(
    world: World, belleville: Wall, organiser: Neighbour,
    ana: Neighbour, bao: Neighbour, chloe: Neighbour, driss: Neighbour,
) -> None:  # fmt: skip
    await invites(ana)
    for who in (bao, chloe, driss):
        await reports(who, belleville)
    await ana.presses(words.organise_appeal())
    assert organiser.sees(words.organise_appeal_asked())
    assert organiser.sees(words.organise_reported_count(count=3))
    await organiser.presses(words.organise_judge_leave())
    assert belleville.shows("Aux Folies")
    for who in (bao, chloe, driss):
        assert who.sees(words.organise_ended_left(about=await title(world, belleville)))


async def test_who_is_muted_publishes_nothing_there_for_seven_days(
    world: World, area: Area, belleville: Wall, organiser: Neighbour,
    ana: Neighbour, bao: Neighbour,
) -> None:  # fmt: skip
    await drafts(ana, place="Le Vieux Belleville")
    name = await ana.writes("Un virement et c’est réglé", belleville)
    await reports(bao, belleville, name)
    await organiser.presses(words.organise_judge_mute())
    (mute,) = await rows(world, MemberMute)
    until = MomentText(at=mute.until, zone="Europe/Paris")
    refusal = words.organise_muted(until=until)
    assert ana.offered(words.organise_appeal())

    await ana.presses(words.cafe_publish())
    assert ana.sees(refusal)
    await ana.says("/cafe")
    assert ana.sees(refusal)
    assert belleville.cards == []

    await world.passes(days=7, minutes=1)
    await ana.says("/cafe")
    assert ana.asked(InviteForm)


@pytest.mark.every_world
async def test_a_mute_holds_in_one_neighbourhood_and_ends_when_it_is_taken_back(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    charonne = await world.declares("Charonne")
    await world.hangs(charonne, "Charonne")
    zoe = await world.joins("Zoé", "fr", area, charonne)
    await zoe.says("/cafe")
    await zoe.presses(words.cafe_in_area(area="Belleville"))
    name = await zoe.writes("Un virement et c’est réglé", belleville)
    await reports(bao, belleville, name)
    await organiser.presses(words.organise_judge_mute())

    await zoe.says("/cafe")
    await zoe.presses(words.cafe_in_area(area="Belleville"))
    (mute,) = await rows(world, MemberMute)
    until = MomentText(at=mute.until, zone="Europe/Paris")
    assert zoe.sees(words.organise_muted(until=until))

    await zoe.presses(words.organise_appeal())
    await organiser.presses(words.organise_lift())
    assert await rows(world, MemberMute) == []


async def test_a_card_whose_author_is_muted_is_hidden_too(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    await reports(bao, belleville)
    await organiser.presses(words.organise_judge_hide_and_mute())
    assert belleville.shows(words.organise_card_hidden())
    assert len(await rows(world, MemberMute)) == 1


async def test_an_organiser_does_not_judge_themself_while_there_is_another(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    gilles = await world.joins("Gilles", "fr", area, role=MemberRole.ORGANISER)
    await invites(organiser)
    await reports(bao, belleville)
    report = await the_report(world)

    assert gilles.sees(why(ReportReason.MONEY))
    assert organiser.told(why(ReportReason.MONEY)) == 0
    await organiser.forges(ShowReports(area=area.id))
    assert organiser.sees(words.organise_reports(count=0))
    for forged in (
        JudgeReport(report=report.id, judgement=ReportJudgement.LEFT),
        ShowReport(report=report.id),
    ):
        await organiser.forges(forged)
        assert organiser.sees(words.organise_judge_own())
    await gilles.presses(words.organise_judge_hide())
    assert belleville.shows(words.organise_card_hidden())


async def test_an_organiser_who_is_alone_is_judged_by_an_admin_or_else_by_themself(
    world: World, area: Area, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    await invites(organiser)
    await reports(bao, belleville)
    assert organiser.sees(why(ReportReason.MONEY))
    solange = await world.joins("Solange", "fr", admin=True)
    report = await the_report(world)
    await organiser.forges(JudgeReport(report=report.id, judgement=ReportJudgement.LEFT))
    assert organiser.sees(words.organise_judge_own())
    await solange.forges(JudgeReport(report=report.id, judgement=ReportJudgement.HIDDEN))
    assert belleville.shows(words.organise_card_hidden())


async def test_admins_are_told_where_nobody_organises(
    world: World, belleville: Wall, admin: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    await reports(bao, belleville)
    assert admin.sees(why(ReportReason.MONEY))


async def test_the_first_of_two_organisers_decides_and_the_journal_says_so(
    world: World, area: Area, belleville: Wall, organiser: Neighbour,
    ana: Neighbour, bao: Neighbour,
) -> None:  # fmt: skip
    gilles = await world.joins("Gilles", "fr", area, role=MemberRole.ORGANISER)
    await invites(ana)
    await reports(bao, belleville)
    await organiser.presses(words.organise_judge_hide())
    assert gilles.sees(words.organise_judged_already())
    assert not gilles.offered(words.organise_judge_leave())
    (report,) = await rows(world, AbuseReport)
    await gilles.forges(JudgeReport(report=report.id, judgement=ReportJudgement.LEFT))
    assert gilles.sees(words.organise_judged_already())
    assert belleville.shows(words.organise_card_hidden())

    await ana.presses(words.organise_appeal())
    await organiser.presses(words.organise_uphold())
    assert gilles.sees(words.organise_judged_already())
    assert not gilles.offered(words.organise_lift())
    await gilles.forges(ReconsiderJudgement(report=report.id, lift=True))
    assert gilles.sees(words.organise_judged_already())

    await organiser.forges(ShowJournal(area=area.id))
    assert organiser.sees(words.organise_act_hid())
    assert organiser.sees(words.organise_act_upheld())
    assert not organiser.sees(words.organise_act_kept())
    assert not organiser.sees(words.organise_act_lifted())


async def test_the_panel_counts_what_waits_and_shows_the_oldest_first(
    world: World, area: Area, belleville: Wall, organiser: Neighbour,
    ana: Neighbour, bao: Neighbour, chloe: Neighbour,
) -> None:  # fmt: skip
    name = await ana.writes("Quetzalcoatl", belleville)
    await reports(bao, belleville, name, ReportReason.INSULT)
    await invites(ana)
    await reports(bao, belleville)
    await reports(chloe, belleville, word="Moi aussi.")

    await organiser.forges(ShowArea(area=area.id))
    await organiser.presses(words.organise_see_reports(count=2))
    assert organiser.sees(words.organise_reports(count=2))
    said = organiser.screen[-1].words
    message = said.index("message")
    assert message < said.index("Ana")
    label = next(each for each in organiser.buttons if "Ana" in each)
    await organiser.presses(label)
    assert organiser.sees(words.organise_reported_count(count=2))
    assert organiser.sees(words.organise_reported_word(word="Moi aussi."))
    assert not organiser.sees("Chloé")


async def test_a_message_cannot_be_hidden_nor_somebody_unknown_muted_by_a_forged_button(
    world: World, belleville: Wall, organiser: Neighbour, bao: Neighbour
) -> None:
    lea = await world.arrives("Léa")
    name = await lea.writes("Quetzalcoatl", belleville)
    await reports(bao, belleville, name)
    assert not organiser.offered(words.organise_judge_mute())
    report = await the_report(world)
    for judgement in (ReportJudgement.HIDDEN, ReportJudgement.MUTED):
        await organiser.forges(JudgeReport(report=report.id, judgement=judgement))
        assert organiser.sees(words.gone())
    await organiser.forges(JudgeReport(report=report.id, judgement=ReportJudgement.LEFT))
    about = words.organise_report_message(title="Les voisins de Belleville")
    assert bao.sees(words.organise_ended_left(about=about))


async def test_what_was_judged_is_not_reported_again_by_the_same_person(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    await reports(bao, belleville)
    await organiser.presses(words.organise_judge_leave())
    await bao.points("/signaler", belleville.card.name, belleville)
    assert bao.sees(words.organise_judged_already())
