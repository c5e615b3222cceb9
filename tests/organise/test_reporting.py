"""Saying in private that something on a wall is wrong: cards, messages, strangers, forgeries."""

from __future__ import annotations

import pytest

from messages import words
from messages.organise.report_actions import (
    AppealJudgement,
    ComplainForm,
    JudgeReport,
    PointAtCard,
    ReportJudgement,
    ReportReason,
)
from storage.area import Area
from storage.cafe import Cafe
from storage.organise import AbuseReport, MemberMute
from storage.people import Account
from tests.cafe import invites
from tests.organise import reports, rows, why
from tests.worlds import Neighbour, Wall, World


async def test_a_card_is_reported_in_two_taps_and_its_organisers_learn_why_and_not_who(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    await reports(bao, belleville, word="Il demande 20 €.")

    assert bao.sees(words.organise_report_thanks(name="Belleville"))
    assert bao.sees(words.organise_report_money())
    assert organiser.sees(why(ReportReason.MONEY))
    assert organiser.sees(words.organise_reported_word(word="Il demande 20 €."))
    assert organiser.sees("Aux Folies")
    assert organiser.offered(words.organise_judge_hide())
    assert organiser.offered(words.organise_judge_hide_and_mute())
    assert not organiser.sees("Bao")
    assert not ana.sees(words.organise_author_appeal())
    assert "Aux Folies" in belleville.card.words


async def test_a_message_of_a_neighbour_is_reported_by_its_link_and_its_words_are_not_kept(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    name = await ana.writes("Quetzalcoatl vend des montres", belleville)
    await reports(bao, belleville, name, ReportReason.INSULT)

    assert organiser.sees(why(ReportReason.INSULT))
    assert organiser.offered(words.organise_reported_link())
    assert organiser.offered(words.organise_judge_mute())
    assert not organiser.offered(words.organise_judge_hide())
    (report,) = await rows(world, AbuseReport)
    assert report.link.startswith("https://")
    assert report.author_id == ana.member_id
    assert "Quetzalcoatl" not in str(report.model_dump())


async def test_nobody_in_the_group_sees_that_somebody_reports(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    before = belleville.screen
    await reports(bao, belleville)
    assert belleville.screen == before


@pytest.mark.every_world
async def test_in_private_one_chooses_among_the_cards_of_ones_neighbourhoods(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, driss: Neighbour
) -> None:
    await invites(ana)
    elsewhere = await world.declares("Charonne")
    charonne = await world.hangs(elsewhere, "Charonne")
    zoe = await world.joins("Zoé", "fr", elsewhere)
    await invites(zoe, place="Chez Zoé")
    assert "Chez Zoé" in charonne.card.words

    await driss.says("/report")
    assert driss.sees(words.organise_report_choose())
    assert driss.sees(words.organise_report_how())
    assert [each for each in driss.buttons if "Ana" in each]
    assert not [each for each in driss.buttons if "Zoé" in each]
    await driss.presses(next(each for each in driss.buttons if "Ana" in each))
    await driss.fills(ComplainForm, what=ReportReason.OTHER)
    assert driss.sees(words.organise_report_thanks(name="Belleville"))
    assert organiser.sees(why(ReportReason.OTHER))


async def test_ones_own_card_is_not_offered_and_not_taken(
    world: World, belleville: Wall, ana: Neighbour
) -> None:
    await invites(ana)
    await ana.says("/signaler")
    assert ana.sees(words.organise_report_none())
    await ana.points("/signaler", belleville.card.name, belleville)
    assert ana.sees(words.organise_report_own())
    assert await rows(world, AbuseReport) == []


async def test_one_person_counts_once_however_often_they_report(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    await reports(bao, belleville)
    for _ in range(3):
        await bao.points("/signaler", belleville.card.name, belleville)
        assert bao.sees(words.organise_report_already())
    assert len(await rows(world, AbuseReport)) == 1
    assert organiser.told(why(ReportReason.MONEY)) == 1


async def test_three_neighbours_hide_a_card_everywhere_and_its_author_is_told_why(
    world: World, belleville: Wall, english_wall: Wall, organiser: Neighbour,
    ana: Neighbour, bao: Neighbour, chloe: Neighbour, driss: Neighbour,
) -> None:  # fmt: skip
    await invites(ana)
    await reports(bao, belleville)
    await reports(chloe, belleville, what=ReportReason.INSULT)
    assert belleville.shows("Aux Folies")
    await reports(driss, english_wall)

    for wall in (belleville, english_wall):
        assert wall.shows(words.organise_card_covered())
        assert wall.cards == []
    assert ana.sees(why(ReportReason.MONEY))
    assert ana.sees(why(ReportReason.INSULT))
    assert ana.offered(words.organise_appeal())
    for name in ("Bao", "Chloé", "Driss"):
        assert not ana.sees(name)
    assert organiser.sees(words.organise_reported_covered())


async def test_what_happens_to_a_hidden_card_is_seen_when_it_is_back(
    world: World, belleville: Wall, organiser: Neighbour,
    ana: Neighbour, bao: Neighbour, chloe: Neighbour, driss: Neighbour,
) -> None:  # fmt: skip
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    for who in (bao, chloe, driss):
        await reports(who, belleville)
    assert belleville.shows(words.organise_card_covered())
    await bao.says("/cafes")
    assert not [each for each in bao.buttons if "Aux Folies" in each]
    await ana.says("/cafes")
    assert [each for each in ana.buttons if "Aux Folies" in each]

    await bao.presses(words.cafe_plus_one(), on=belleville) if belleville.cards else None
    await organiser.presses(words.organise_judge_leave())
    assert belleville.shows("Aux Folies")
    assert belleville.shows(words.cafe_card_coming(seated=1))
    assert belleville.cards


async def test_strangers_are_heard_but_do_not_hide_a_card(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    elsewhere = await world.declares("Charonne")
    await reports(bao, belleville)
    for name in ("Léa", "Max", "Noé"):
        await reports(await world.joins(name, "fr", elsewhere), belleville)
    assert belleville.shows("Aux Folies")
    assert organiser.told(why(ReportReason.MONEY)) == 1
    assert organiser.told(words.organise_reported_count(count=4)) == 1


@pytest.mark.every_world
async def test_somebody_palier_never_met_reports_too(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour
) -> None:
    await invites(ana)
    lea = await world.arrives("Léa")
    await lea.points("/signaler", belleville.card.name, belleville)
    if not lea.asked(ComplainForm):
        # Telegram lets Palier write to nobody first: they follow the link.
        (report,) = await rows(world, AbuseReport)
        await lea.presses(words.telegram_open(), on=belleville)
        assert report.what == ""
    await lea.fills(ComplainForm, what=ReportReason.DANGER)
    assert lea.sees(words.organise_report_danger())
    assert organiser.sees(why(ReportReason.DANGER))


async def test_in_a_group_of_no_neighbourhood_there_is_nobody_to_tell(
    world: World, bao: Neighbour, admin: Neighbour
) -> None:
    chat = await world.group("Les mots croisés")
    loose = Wall(world, await world.declares("Nulle part"), 0, chat, "fr")
    lea = await world.joins("Léa", "fr")
    name = await bao.writes("Bonjour", loose)
    await lea.points("/signaler", name, loose)
    assert lea.sees(words.organise_report_elsewhere())
    assert await rows(world, AbuseReport) == []


async def test_a_card_that_is_gone_is_reported_no_more(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await bao.forges(PointAtCard(kind="cafe", key=42))
    assert bao.sees(words.gone())
    await invites(ana)
    (cafe,) = await rows(world, Cafe)
    await world.is_down(days=6)
    await bao.forges(PointAtCard(kind="cafe", key=cafe.id))
    assert bao.sees(words.gone())
    assert await rows(world, AbuseReport) == []


async def test_nobody_reports_a_card_of_a_neighbourhood_that_is_not_theirs_by_a_forged_button(
    world: World, belleville: Wall, ana: Neighbour
) -> None:
    await invites(ana)
    (cafe,) = await rows(world, Cafe)
    zoe = await world.joins("Zoé", "fr", await world.declares("Charonne"))
    await zoe.forges(PointAtCard(kind="cafe", key=cafe.id))
    assert zoe.sees(words.gone())
    assert await rows(world, AbuseReport) == []


@pytest.mark.every_world
async def test_a_strange_link_or_button_says_nothing_in_somebody_elses_name(
    world: World, belleville: Wall, organiser: Neighbour,
    ana: Neighbour, bao: Neighbour, chloe: Neighbour,
) -> None:  # fmt: skip
    await invites(ana)
    await reports(bao, belleville)
    (report,) = await rows(world, AbuseReport)

    for payload in ("sig_", "sig_zz", "sig_!", f"sig_{report.id}"):
        if payload != "sig_!" or world.platform == "neutral":
            await chloe.opens(payload)
            assert chloe.sees(words.gone())
    for who in (chloe, ana, bao):
        await who.forges(JudgeReport(report=report.id, judgement=ReportJudgement.MUTED))
        assert who.sees(words.organise_not_yours())
    await chloe.forges(AppealJudgement(report=report.id))
    assert chloe.sees(words.gone())
    await organiser.forges(JudgeReport(report=7, judgement=ReportJudgement.LEFT))
    assert organiser.sees(words.gone())
    assert await rows(world, MemberMute) == []


async def test_hostile_words_stay_words(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    said = "<b>@here</b> *gras* { $name } <!channel> [x](http://x.example)"
    await reports(bao, belleville, word=said)
    assert organiser.sees(words.organise_reported_word(word=said))


async def test_what_was_pointed_at_and_never_said_is_forgotten(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    await bao.points("/signaler", belleville.card.name, belleville)
    assert bao.asked(ComplainForm)
    assert len(await rows(world, AbuseReport)) == 1
    await world.passes(days=3)
    assert await rows(world, AbuseReport) == []
    assert organiser.told(words.organise_reported_link()) == 0


async def test_an_author_who_asks_for_their_data_does_not_learn_who_reported(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    await reports(bao, belleville, word="Il demande 20 €.")
    async with world.database.transaction() as store:
        of_author = await store.leaving.export_member(ana.member_id)
        of_reporter = await store.leaving.export_member(bao.member_id)
    (hers,), (his,) = of_author["report"], of_reporter["report"]
    assert hers.data["what"] == "money"
    assert hers.data.keys().isdisjoint({"by_id", "word"})
    assert hers.values.keys().isdisjoint({"by_id", "word"})
    assert his.data["by_id"] == bao.member_id
    assert his.data["word"] == "Il demande 20 €."


async def test_a_reporter_who_leaves_takes_their_name_along_and_the_report_stays(
    world: World, belleville: Wall, organiser: Neighbour, ana: Neighbour, bao: Neighbour
) -> None:
    await invites(ana)
    await reports(bao, belleville, word="Il demande 20 €.")
    async with world.database.transaction() as store:
        await store.leaving.erase_member(bao.member_id)
    (report,) = await rows(world, AbuseReport)
    assert (report.by_id, report.word, report.what) == (None, None, "money")
    await organiser.presses(words.organise_judge_leave())
    assert organiser.sees(words.organise_judged())
    assert len(await rows(world, Account)) == 2


async def test_whose_card_it_is_follows_who_took_the_invitation_over(
    world: World, area: Area, belleville: Wall, organiser: Neighbour,
    ana: Neighbour, bao: Neighbour, chloe: Neighbour,
) -> None:  # fmt: skip
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    await ana.presses(words.cafe_hand_over())
    await ana.presses(words.cafe_name(name="Bao"))
    await bao.presses(words.cafe_take_over())
    await reports(chloe, belleville)
    (report,) = await rows(world, AbuseReport)
    assert report.author_id == bao.member_id
