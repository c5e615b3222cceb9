"""What a member does on hot days: an act, the check card, notes to oneself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from messages import words
from messages.aid import AskHelpForm
from messages.catalog import paragraphs, plain_words, say_when
from messages.heat.announcements import notices as announcing
from messages.heat.announcements.actions import AnswerNudge, HeatAnswer, NicknameForm, SetWilling
from messages.heat.announcements.brevity import LONGEST
from messages.heat.announcements.notices import HeatDayCounts, RedDayPart, SpokenArea
from messages.heat.captains.numbers import DoorsTried
from messages.heat.captains.views import with_doors
from messages.heat.checkins import check_card as checkcard
from messages.heat.checkins.check_card import HeatNeed, VisitOutcome
from messages.heat.levels.level import HeatDay, HeatLevel, HeatSource, HeatState
from messages.heat_hotline import HeatLineHours
from messages.language import LANGUAGES
from messages.model import Message, MomentText, Reader, StaleAction
from storage.area import Area
from storage.heat import is_official
from tests.heat.hot_days import NONE, ORANGE, RED, YELLOW, at, told, turns
from tests.heat.watch import enrols
from tests.test_linking import links
from tests.worlds import NOON, Neighbour, Wall, World


async def test_ill_knock_brings_the_card_and_the_question_in_the_evening(
    world: World, area: Area, bao: Neighbour
) -> None:
    await turns(world, area, NONE, ORANGE, NONE)
    await world.comes(at(18, 1))
    await bao.presses(words.nudge_knock())
    assert bao.sees(words.nudge_noted_knock())
    await world.comes(at(19, 25, days=1))
    assert not bao.told(words.nudge_how())
    await world.comes(at(19, 31, days=1))
    assert bao.sees(words.nudge_how())
    assert bao.sees(words.nudge_faint())
    assert bao.offered(words.nudge_not_today())
    await bao.presses(words.nudge_card_open())
    assert bao.sees(words.nudge_card_head())
    await bao.presses(words.nudge_card_signs_again())
    assert bao.sees(words.nudge_card_signs())
    await bao.presses(words.nudge_card_onward())
    await bao.presses(words.nudge_outcome_again())
    assert bao.sees(words.nudge_said_again())


async def test_who_is_asked_three_times_how_they_are_is_asked_how_it_went_too(
    world: World, area: Area, bao: Neighbour
) -> None:
    """On a red day: what they promised somebody is no message too many."""
    await enrols(bao)
    await bao.forges(SetWilling(area=area.id, yes=True))
    await turns(world, area, NONE, RED, NONE)
    await world.comes(at(18, 1))
    await bao.presses(words.nudge_knock())
    for hour in (9, 14, 19):
        await world.comes(at(hour, 1, days=1))
        await bao.presses(words.watch_say_fine())
    await world.comes(at(19, 31, days=1))
    assert bao.told(words.nudge_how()) == 1


async def test_an_answer_for_today_leaves_tomorrows_alert_on_its_way(
    world: World, area: Area, bao: Neighbour
) -> None:
    async with world.database.transaction() as store:
        member = await store.people.get_member(bao.member_id)
        member.quiet_from, member.quiet_until = time(17), time(20)
    await turns(world, area, YELLOW, ORANGE)
    await world.comes(at(18, 1))
    today = NOON.date().toordinal()
    for answer in (HeatAnswer.AWAY, HeatAnswer.NOT_TODAY):
        await bao.forges(AnswerNudge(area=area.id, day=today, level=YELLOW, answer=answer))
    await world.comes(at(20, 1))
    assert bao.told(words.nudge_eve_who()) == 1


async def test_who_has_said_how_it_went_is_not_asked_in_the_evening(
    world: World, area: Area, bao: Neighbour
) -> None:
    await turns(world, area, ORANGE, NONE)
    await world.comes(at(12, 10))
    await bao.presses(words.nudge_call())
    await bao.presses(words.nudge_card_open())
    await bao.presses(words.nudge_card_onward())
    await bao.presses(words.nudge_outcome_silent())
    assert bao.sees(words.nudge_said_silent())
    await world.comes(at(21))
    assert not bao.told(words.nudge_how())


async def test_worrying_says_what_to_do_now_and_whom_to_call_first(
    world: World, area: Area, bao: Neighbour
) -> None:
    await turns(world, area, ORANGE, NONE)
    await world.comes(at(12, 10))
    await bao.presses(words.nudge_knock())
    await bao.presses(words.nudge_card_open())
    assert bao.sees(words.danger_call())
    await bao.presses(words.nudge_card_onward())
    await bao.presses(words.nudge_outcome_worrying())
    assert bao.sees(words.danger_call())
    assert bao.sees(words.nudge_card_meanwhile())


async def test_needs_something_becomes_a_helping_hand(
    world: World, area: Area, bao: Neighbour
) -> None:
    await turns(world, area, ORANGE, NONE)
    await world.comes(at(12, 10))
    await bao.presses(words.nudge_knock())
    await bao.presses(words.nudge_card_open())
    await bao.presses(words.nudge_card_onward())
    await bao.presses(words.nudge_outcome_needs())
    assert bao.asked(AskHelpForm)


async def test_who_needs_it_themselves_reads_whom_to_call_and_asks_for_a_hand(
    world: World, area: Area, bao: Neighbour
) -> None:
    await turns(world, area, ORANGE, NONE)
    await world.comes(at(12, 10))
    await bao.presses(words.nudge_need())
    assert bao.sees(words.danger_call())
    await bao.presses(words.nudge_need_aid())
    assert bao.asked(AskHelpForm)


async def test_the_level_and_needing_it_oneself_lead_to_being_checked(
    world: World, area: Area, bao: Neighbour
) -> None:
    await bao.says("/canicule")
    await bao.presses(words.watch_begin())
    assert bao.sees(words.watch_what_nobody()), "nobody organises here"
    await turns(world, area, ORANGE, NONE)
    await world.comes(at(12, 10))
    await bao.presses(words.nudge_need())
    await bao.presses(words.watch_begin())
    assert bao.sees(words.watch_what_nobody()), "nobody organises here"


async def test_one_answers_on_the_wall_too_and_a_past_day_takes_no_answer(
    world: World, area: Area, belleville: Wall, bao: Neighbour
) -> None:
    await turns(world, area, ORANGE, NONE)
    await world.passes(minutes=5)
    await bao.presses(words.nudge_away(), on=belleville)
    assert bao.sees(words.nudge_noted_away())
    day = NOON.date().toordinal() - 1
    await bao.forges(
        AnswerNudge(area=area.id, day=day, level=HeatLevel.RED, answer=HeatAnswer.KNOCK)
    )
    assert bao.sees(words.nudge_over())


async def test_nicknames_are_ones_own_sealed_and_gone_in_october(
    world: World, area: Area, ana: Neighbour, bao: Neighbour
) -> None:
    await turns(world, area, ORANGE, NONE)
    await world.comes(at(12, 10))
    await bao.presses(words.nudge_knock())
    await bao.presses(words.nudge_nicknames())
    await bao.presses(words.nudge_nickname_add())
    await bao.fills(NicknameForm, name="Mme R., 3e")
    assert bao.sees("Mme R., 3e")
    await ana.presses(words.nudge_knock())
    await ana.presses(words.nudge_nicknames())
    assert not ana.told("Mme R., 3e")
    async with world.database.engine.connect() as connection:
        kept = (await connection.execute(text("SELECT name FROM nickname"))).scalar_one()
    assert b"Mme R." not in bytes(kept)
    world.clock.at = datetime(2026, 10, 14, 22, tzinfo=ZoneInfo(area.zone))
    await world.strike()
    await _keeps(world, bao, 1)
    world.clock.at = datetime(2026, 10, 16, 9, tzinfo=ZoneInfo(area.zone))
    await world.strike()
    await _keeps(world, bao, 0)


async def _keeps(world: World, who: Neighbour, count: int) -> None:
    async with world.database.transaction() as store:
        assert len(await store.nudges.nicknames_of(who.member_id)) == count


@pytest.mark.every_world
async def test_a_nickname_is_erased_by_a_press(world: World, area: Area, bao: Neighbour) -> None:
    await turns(world, area, ORANGE, NONE)
    await world.comes(at(12, 10))
    await bao.presses(words.nudge_call())
    await bao.presses(words.nudge_nicknames())
    await bao.presses(words.nudge_nickname_add())
    await bao.fills(NicknameForm, name="M. B.")
    await bao.presses(words.nudge_nickname_drop(name="M. B."))
    await _keeps(world, bao, 0)


async def test_two_accounts_of_one_person_answer_as_one(
    world: World, area: Area, ana: Neighbour, bao: Neighbour
) -> None:
    await turns(world, area, ORANGE, NONE)
    await world.comes(at(12, 10))
    for each, answer in ((ana, words.nudge_knock()), (bao, words.nudge_away())):
        await each.forges(SetWilling(area=area.id, yes=True))
        await each.presses(answer)
    await links(ana, bao)
    async with world.database.transaction() as store:
        assert await store.nudges.willing_visitor(ana.member_id)
        counted = await store.nudges.count_answers(area.id, NOON.date())
    assert counted == {HeatAnswer.KNOCK: 1}


FORBIDDEN = ("frail", "fragile", "ill", "alone", "isolated", "vulnerable", "disab", "age", "health")


async def test_nothing_tells_that_anybody_is_frail_ill_or_alone(
    world: World, area: Area, bao: Neighbour, ana: Neighbour
) -> None:
    await turns(world, area, ORANGE, RED, NONE)
    await world.comes(at(12, 10))
    await bao.presses(words.nudge_knock())
    await bao.presses(words.nudge_card_open())
    await bao.presses(words.nudge_card_onward())
    await bao.presses(words.nudge_outcome_worrying())
    await ana.presses(words.nudge_need())
    async with world.database.engine.connect() as connection:
        for table in ("visit", "nudge", "willing", "nickname", "announcement", "episode"):
            rows = await connection.execute(text(f'SELECT * FROM "{table}"'))
            columns = list(rows.keys())
            names = {word for key in columns for word in key.split("_")}
            assert not names & set(FORBIDDEN), table
            for row in rows:
                stored = [each for each in row if isinstance(each, str)]
                assert not [each for each in stored if any(bad == each for bad in FORBIDDEN)]
    assert await told(world, ana)


PLACE = SpokenArea(
    1,
    "Belleville-Ménilmontant nord",
    "FR",
    "bibliothèque, église Notre-Dame, cinéma Le Zèbre",
    "mairie 01 43 15 20 20, CCAS 3975",
)

LONG = SpokenArea(
    1,
    "Saint-Germain-de-la-Grange-aux-Belles et Sainte-Marthe-d’en-",
    "FR",
    "bibliothèque Couronnes-Naguib-Mahfouz, église Saint-Germain.",
    "mairie 01 43 15 20 20, CCAS 01 40 31 35 00, gardien 06 12 34",
    {7: "Marie-Antoinette Françoise de La Rochefoucauld-Montmorency-Tardi"},
    HeatLineHours(opens=time(8, 30), closes=time(19, 30)),
)
"""As long as everything may be."""

ISSUED = MomentText(at=NOON - timedelta(days=2), zone="UTC")
SERVICE = "Republic Hydrometeorological Service of Serbia"


def _all(
    source: HeatSource, place: SpokenArea, official: HeatLevel = HeatLevel.UNKNOWN
) -> dict[str, Message]:
    """Every announcement, with a level of that source, and the check card.

    What is published is some days old; above what was set there may be an `official` level.
    """

    def state(level: HeatLevel, service: str = SERVICE) -> HeatState:
        return HeatState(
            level,
            HeatDay.TOMORROW,
            NOON.date(),
            source,
            official=is_official(source),
            issued_at=ISSUED.at,
            set_by=7,
            service=service,
            official_level=official,
            official_source=HeatSource.VIGILANCE,
        )

    yellow, orange, red = (
        state(each) for each in (HeatLevel.YELLOW, HeatLevel.ORANGE, HeatLevel.RED)
    )
    night = replace(place, night=27)
    beside = replace(place, name=f"{place.name[:-2]} sud")
    abroad = state(HeatLevel.YELLOW, "Servizio Meteorologico dell’Aeronautica Militare")
    several = replace(night, named=((place, orange), (beside, red), (place, abroad)))
    report = {each: StaleAction() for each in VisitOutcome}
    needs = {each: StaleAction() for each in HeatNeed}
    return {
        "prepare": announcing.prepare_notice(place, willing=False),
        "yellow eve": announcing.yellow_eve(place, yellow),
        "eve": announcing.eve_notice(place, orange, first=False),
        "first eve": announcing.eve_notice(place, yellow, first=True),
        "thanks": announcing.thanks_notice(place, orange, 12, 13),
        "red eve": announcing.red_eve(place, red),
        **{f"red {part}": announcing.red_day_notice(place, red, part) for part in RedDayPart},
        "eve, the night": announcing.eve_notice(night, orange, first=False),
        "first eve, the night": announcing.eve_notice(night, yellow, first=True),
        "red eve, the night": announcing.red_eve(night, red),
        "late": announcing.late_notice(night, orange),
        "late, red": announcing.late_notice(night, red),
        "late, looked after": announcing.late_notice(night, orange, checked=True),
        "several, eve": announcing.eve_notice(several, orange, first=False),
        "several, red eve": announcing.red_eve(several, red),
        "several, late": announcing.late_notice(several, red),
        "several, thanks": announcing.thanks_notice(several, orange, 12, 13),
        "several, clear": announcing.all_clear_notice(
            several, orange, 120, announcing.still_hot_elsewhere(beside, orange)
        ),
        "several, unknown": announcing.ended_unknown(
            several, 120, announcing.still_hot_elsewhere(beside, orange)
        ),
        **{
            f"several, red {part}": announcing.red_day_notice(several, red, part)
            for part in RedDayPart
        },
        "eve, looked after": announcing.eve_notice(place, orange, first=False, checked=True),
        "thanks, looked after": announcing.thanks_notice(place, orange, 12, 13, checked=True),
        "red, looked after": announcing.red_eve(place, red, checked=True),
        "how": announcing.how_was_it(1),
        "how, a captain": with_doors(announcing.how_was_it(1), 740_000, asked=True),
        "clear": announcing.all_clear_notice(place, orange, 120, doors=DoorsTried(250, more=True)),
        "several, clear, doors": announcing.all_clear_notice(
            several, orange, 120, doors=DoorsTried(250, more=True)
        ),
        "counts": announcing.counts_notice(
            place, orange, HeatDayCounts(12, 3, 4, 1200, 5, 12, 9, 3, 3, DoorsTried(None))
        ),
        "card, yellow": announcing.heat_card(place, yellow, yellow),
        "card, rising": announcing.heat_card(place, orange, red),
        "card, red": announcing.heat_card(place, red, red),
        "signs": checkcard.signs_lines(StaleAction()),
        "questions": checkcard.questions_lines(StaleAction(), report, needs),
        "worrying": checkcard.worrying_lines(),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "source",
    [HeatSource.VIGILANCE, HeatSource.METEOALARM, HeatSource.ORGANISER, HeatSource.OPENMETEO],
)
@pytest.mark.parametrize(
    "place", [PLACE, LONG, replace(LONG, country="IT")], ids=["usual", "long", "abroad"]
)
def test_announcements_are_short_and_only_official_levels_are_alerts(
    language: str, source: HeatSource, place: SpokenArea
) -> None:
    for name, said in _all(source, place).items():
        lines = paragraphs(said, Reader(language=language))
        words_said = "\n".join("".join(span.words for span in spans) for spans in lines)
        assert len(words_said) <= LONGEST, f"{name}: {len(words_said)}\n{words_said}"
        if not is_official(source):
            assert "alerte canicule" not in words_said.casefold(), name
            assert "heatwave alert" not in words_said.casefold(), name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", [PLACE, LONG], ids=["usual", "long"])
def test_where_a_level_was_lowered_everything_announced_says_both_and_is_short(
    language: str, place: SpokenArea
) -> None:
    red = plain_words(words.heat_colour_red(), Reader(language=language))
    for name, said in _all(HeatSource.ORGANISER, place, HeatLevel.RED).items():
        reader = Reader(language=language, country=said.country)
        read = "\n".join(plain_words(each, reader) for each in said.body)
        assert len(read.replace("*", "")) <= LONGEST, f"{name}: {read}"
        about = set(name.replace(",", "").split()) & {"eve", "thanks", "late", "counts", "clear"}
        if about or name == "card, yellow":
            assert red in read, f"{name}: {read}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", [PLACE, LONG], ids=["usual", "long"])
def test_the_eve_and_the_card_say_which_service_when_and_where_the_latest_is(
    language: str, place: SpokenArea
) -> None:
    for name, said in _all(HeatSource.METEOALARM, place).items():
        if not {"eve", "late", "card"} & set(name.replace(",", "").split()):
            continue
        reader = Reader(language=language, country=said.country)
        read = "\n".join(plain_words(each, reader) for each in said.body)
        assert "Republic" in read, f"{name}: {read}"
        assert "meteoalarm.org" in read, f"{name}: {read}"
        assert say_when(ISSUED, language) in read, f"{name}: {read}"
        if "yellow" not in name and "card" not in name:
            assert "112" in read, f"{name}: {read}"


def test_a_name_gives_way_before_a_list_does_and_only_where_it_must() -> None:
    orange = HeatState(
        HeatLevel.ORANGE, HeatDay.TODAY, NOON.date(), HeatSource.VIGILANCE, official=True
    )
    few = replace(LONG, cool="église", heat_line=None)
    many = replace(LONG, cool="bibliothèque, église")
    said = _words(announcing.thanks_notice(few, orange, 2, 0))
    assert LONG.name in said
    assert few.cool in said
    said = _words(
        announcing.red_day_notice(many, replace(orange, level=HeatLevel.RED), RedDayPart.NOON)
    )
    assert "*Saint" not in said
    assert "Saint-Germain-de-la-Gra…" in said
    assert many.cool in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", [replace(PLACE, name="Belleville"), LONG], ids=["short", "long"])
def test_the_eve_of_an_alert_has_room_for_the_night_and_the_line_for_advice(
    language: str, place: SpokenArea
) -> None:
    for level in (HeatLevel.ORANGE, HeatLevel.RED):
        state = HeatState(level, HeatDay.TOMORROW, NOON.date(), HeatSource.VIGILANCE, official=True)
        compose = announcing.eve_notice if level is HeatLevel.ORANGE else announcing.red_eve
        given = {"first": False} if level is HeatLevel.ORANGE else {}
        said = compose(replace(place, night=24), state, **given)
        lines = paragraphs(said, Reader(language=language))
        read = "\n".join("".join(span.words for span in spans) for spans in lines)
        assert "0 800 06 66 66" in read
        assert place is LONG or "24 °C" in read.replace("\u00a0", " ")


@pytest.mark.parametrize("level", [HeatLevel.ORANGE, HeatLevel.RED])
def test_who_belongs_to_two_areas_reads_an_alert_by_its_official_name(level: HeatLevel) -> None:
    alert = HeatState(
        level, HeatDay.TOMORROW, NOON.date(), HeatSource.VIGILANCE, official=True, issued_at=NOON
    )
    first = replace(PLACE, name="Les Œillets", night=24, numbers="")
    second = replace(first, id=2, name="La Vallée-aux-Renards")
    both = replace(first, named=((first, alert), (second, alert)))
    for said in (announcing.red_eve(both, alert), announcing.late_notice(both, alert)):
        headline = plain_words(said.body[0], Reader())
        assert headline.startswith("Les Œillets, La Vallée-aux-Renards,")
        official = (
            words.heat_official_red_brief()
            if level is HeatLevel.RED
            else words.heat_official_orange_brief()
        )
        assert plain_words(official, Reader()).rstrip(".") in headline


def test_the_line_for_advice_is_open_by_day_or_at_the_hours_that_are_set() -> None:
    red = HeatState(HeatLevel.RED, HeatDay.TODAY, NOON.date(), HeatSource.VIGILANCE, official=True)
    assert "0 800 06 66 66, en journée." in _words(announcing.heat_card(PLACE, red, red))
    hours = HeatLineHours.parse_hours("9-19:30")
    said = _words(announcing.heat_card(replace(PLACE, heat_line=hours), red, red))
    assert "0 800 06 66 66, de 9 h à 19 h 30." in said.replace("\u00a0", " ")


def _words(said: Message) -> str:
    reader = Reader(country=said.country)
    return "\n".join(plain_words(each, reader) for each in said.body)
