"""A member's page: what they set, how they pause, take everything along, and leave."""

from __future__ import annotations

import html
import itertools
import json
import re
from datetime import UTC, datetime, time, timedelta

import pytest

from handlers.kernel.events import EventScene, EventSender, IncomingEvent, ReachabilityEvent
from handlers.kernel.replies import Send
from messages import words
from messages.account.actions import (
    EndPause,
    EraseMe,
    ExportMyData,
    PauseSpan,
    PauseUntilForm,
    QuietChoice,
    QuietHoursForm,
    RenameForm,
    SeePause,
    SetPause,
    SetQuiet,
    ShowMyPage,
    SpeakLanguage,
)
from messages.account.privacy_page import PrivacyPage
from messages.model import MomentText
from storage.cafe import Attendance, Cafe, CafeAnswer, CafeState
from storage.people import Member
from tests.worlds import Neighbour, World
from tests.worlds import Wall as Group

SATURDAY = datetime(2026, 7, 4, 6, 30, tzinfo=UTC)  # 8:30 in Paris
numbers = itertools.count()


async def kept(world: World, who: Neighbour) -> Member | None:
    async with world.database.transaction() as store:
        known = await store.people.member_by_account(world.platform, world.workspace, who.user)
        return known[0] if known else None


async def the_member(world: World, who: Neighbour) -> Member:
    member = await kept(world, who)
    assert member
    return member


# --- the page


@pytest.mark.every_world
async def test_the_page_shows_what_is_kept_and_lets_all_of_it_be_changed(
    world: World, bao: Neighbour
) -> None:
    await bao.says("/moi")
    assert bao.sees(words.account_head(name="Bao"))
    assert bao.sees(words.account_area(name="Belleville", on=4))
    assert bao.sees(words.account_kept())
    await bao.presses(words.account_change_name())
    await bao.fills(RenameForm, name="Bảo")
    assert bao.sees(words.account_head(name="Bảo"))


@pytest.mark.every_world
async def test_the_page_changes_language_at_once(world: World, bao: Neighbour) -> None:
    await bao.says("/settings")
    await bao.presses("English")
    assert (await the_member(world, bao)).language == "en"
    assert bao.sees("here is your page")
    await bao.forges(SpeakLanguage(language="xx"))
    assert (await the_member(world, bao)).language == "en"


@pytest.mark.every_world
async def test_a_wall_never_shows_somebodys_page(belleville: Group, bao: Neighbour) -> None:
    for command in ("/moi", "/pause", "/stop"):
        await bao.says(command, on=belleville)
        assert not belleville.shows(words.account_head(name="Bao"))
        assert not belleville.shows(words.account_pause_ask())
        assert not belleville.shows(words.account_leave_ask())


@pytest.mark.parametrize(
    ("chosen", "at", "quiet"),
    [
        (QuietChoice.USUAL, time(22), True),
        (QuietChoice.SHORT, time(22), False),
        (QuietChoice.LONG, time(8, 45), True),
        (QuietChoice.NEVER, time(3), False),
    ],
)
async def test_quiet_hours_are_chosen_by_one_button(
    world: World, bao: Neighbour, chosen: QuietChoice, at: time, quiet: bool
) -> None:
    await bao.forges(SetQuiet(quiet=chosen))
    member = await the_member(world, bao)
    moment = world.clock.now().replace(hour=at.hour, minute=at.minute)
    assert member.quiet_at(moment) is quiet


@pytest.mark.every_world
async def test_quiet_hours_can_be_typed(world: World, bao: Neighbour) -> None:
    await bao.says("/moi")
    await bao.presses(words.account_quiet())
    await bao.presses(words.account_quiet_other())
    await bao.fills(QuietHoursForm, start=time(22, 15), end=time(6))
    member = await the_member(world, bao)
    assert (member.quiet_from, member.quiet_until) == (time(22, 15), time(6))


# --- the pause


@pytest.mark.parametrize(
    ("span", "days"), [(PauseSpan.DAY, 1), (PauseSpan.WEEK, 7), (PauseSpan.MONTH, 30)]
)
async def test_a_pause_ends_on_a_morning(
    world: World, bao: Neighbour, span: PauseSpan, days: int
) -> None:
    await bao.forges(SetPause(span=span))
    member = await the_member(world, bao)
    morning = world.clock.now().replace(hour=8, minute=30, second=0) + timedelta(days=days)
    assert member.paused_until == morning
    assert bao.sees(words.account_paused(moment=MomentText(at=morning, zone="Europe/Paris")))


async def test_a_pause_can_be_typed_behind_the_command(world: World, bao: Neighbour) -> None:
    await bao.says("/pause samedi")
    assert (await the_member(world, bao)).paused_until == SATURDAY
    assert bao.sees(words.account_paused(moment=MomentText(at=SATURDAY, zone="Europe/Paris")))
    await bao.says("/pause hier")
    assert (await the_member(world, bao)).paused_until == SATURDAY


@pytest.mark.every_world
async def test_a_pause_until_one_of_two_fridays_is_chosen(world: World, bao: Neighbour) -> None:
    await bao.says("/pause vendredi prochain")
    assert (await the_member(world, bao)).paused_until is None
    friday = SATURDAY + timedelta(days=6)
    day = MomentText(at=friday, zone="Europe/Paris", show="day")
    await bao.presses(words.account_pause_until(day=day))
    assert (await the_member(world, bao)).paused_until == friday


@pytest.mark.every_world
async def test_a_pause_until_a_chosen_day_ends_early_when_asked(
    world: World, bao: Neighbour
) -> None:
    await bao.says("/pause")
    await bao.presses(words.account_pause_other())
    await bao.fills(PauseUntilForm, day=SATURDAY.date())
    assert (await the_member(world, bao)).paused_until == SATURDAY
    await bao.presses(words.account_end_pause())
    assert not (await the_member(world, bao)).paused_at(world.clock.now())
    await bao.forges(EndPause())
    assert bao.sees(words.account_head(name="Bao"))


async def test_a_pause_that_is_over_is_not_shown(world: World, bao: Neighbour) -> None:
    await bao.forges(SetPause(span=PauseSpan.DAY))
    world.clock.advance(timedelta(days=2))
    await bao.forges(SeePause())
    assert bao.sees(words.account_pause_ask())


# --- taking everything along


async def exported(world: World, who: Neighbour) -> tuple[str, dict[str, list[dict[str, object]]]]:
    """The page they were handed, and the data in it."""
    sender = EventSender(
        world.platform, who.user, who.name, who.language, world.workspace, who.chat
    )
    outcome = await world.dispatcher.handle_event(
        IncomingEvent(ExportMyData(), sender, EventScene(who.chat), f"export:{next(numbers)}")
    )
    assert isinstance(outcome.reply, Send)
    page = outcome.reply.document.content.decode()
    data = re.search(r'<pre id="data">(.*?)</pre>', page, re.DOTALL)
    assert data
    return page, json.loads(html.unescape(data[1]))


async def a_cafe(world: World, group: Group, host: Neighbour, *guests: Neighbour) -> Cafe:
    now = world.clock.now()
    cafe = Cafe(
        area_id=group.area.id, host_id=host.member_id, kind="home", seats=6,
        starts_at=now + timedelta(days=3), place="au coin de la rue Piat",
        address="27 rue des Cascades", state=CafeState.OPEN, created_at=now,
    )  # fmt: skip
    async with world.database.transaction() as store:
        store.session.add(cafe)
        await store.session.flush()
        store.session.add_all(
            CafeAnswer(
                cafe_id=cafe.id, member_id=guest.member_id, coming=Attendance.GOING,
                guest="Mamie <Rose>", at=now,
            )
            for guest in guests
        )  # fmt: skip
    return cafe


async def test_the_export_opens_sealed_words_for_their_author_and_for_nobody_else(
    world: World, belleville: Group, ana: Neighbour, bao: Neighbour
) -> None:
    await a_cafe(world, belleville, ana, bao)
    page, data = await exported(world, ana)
    assert data["cafe"][0]["address"] == "27 rue des Cascades"
    assert "27 rue des Cascades" in page
    assert "Mamie" not in page

    page, data = await exported(world, bao)
    assert data["answer"][0]["guest"] == "Mamie <Rose>"
    assert "27 rue des Cascades" not in page
    assert "<Rose>" not in page


async def test_the_export_reads_in_the_members_language(
    world: World, ana: Neighbour, bao: Neighbour
) -> None:
    assert "<h2>You</h2>" in (await exported(world, ana))[0]
    assert "<h2>Vous</h2>" in (await exported(world, bao))[0]


@pytest.mark.every_world
async def test_the_export_arrives_as_a_file(bao: Neighbour) -> None:
    await bao.says("/moi")
    await bao.presses(words.account_export())
    assert bao.document == "palier-2026-06-30.html"


# --- what is kept, in words


@pytest.mark.every_world
async def test_the_promises_in_words_are_the_promises_of_the_tables(bao: Neighbour) -> None:
    await bao.says("/privacy")
    assert bao.sees(
        words.account_privacy_long(cafes=12, letters=7, forms=2, knocks=30, waiting=18, journal=12)
    )
    assert bao.sees(words.account_privacy_idle(accounts=18, notice=30))
    assert bao.sees(words.account_privacy_heat(checks=7))
    assert not bao.offered(words.account_privacy_page()), "nobody but them reaches this Palier"


@pytest.mark.every_world
async def test_where_they_stand_for_everybody_a_button_leads_there(
    world: World, bao: Neighbour
) -> None:
    world.privacy_page = PrivacyPage("https://palier.example.org/")
    assert world.privacy_page.url == "https://palier.example.org/privacy"
    assert PrivacyPage("http://127.0.0.1:8080").url == "", "no platform takes such a button"
    await world.restarts()
    await bao.says("/privacy")
    assert bao.offered(words.account_privacy_page())


# --- leaving


async def test_leaving_offers_a_pause_first(world: World, bao: Neighbour) -> None:
    await bao.says("/stop")
    assert bao.sees(words.account_leave_ask())
    await bao.presses(words.account_only_pause())
    await bao.presses(words.account_pause_week())
    assert (await the_member(world, bao)).paused_until


async def test_whoever_leaves_is_forgotten_at_once_and_told_once(
    world: World, bao: Neighbour
) -> None:
    await bao.says("/stop")
    await bao.presses(words.account_erase())
    assert bao.sees(words.account_erased())
    assert bao.told(words.account_erased()) == 1
    assert await kept(world, bao) is None


async def test_guests_are_told_when_their_host_leaves(
    world: World, belleville: Group, ana: Neighbour, bao: Neighbour
) -> None:
    cafe = await a_cafe(world, belleville, ana, bao)
    before = len(bao.screen)
    await ana.forges(EraseMe())
    assert len(bao.screen) > before
    async with world.database.transaction() as store:
        left = await store.session.get(Cafe, cafe.id)
        assert left
        assert (left.host_id, left.address, left.state) == (None, None, CafeState.CANCELLED)


async def test_an_old_button_pressed_after_leaving_starts_anew(
    world: World, bao: Neighbour
) -> None:
    await bao.forges(EraseMe())
    await bao.forges(EraseMe())
    assert bao.sees(words.account_nowhere())
    await bao.forges(ShowMyPage())
    assert bao.sees(words.account_head(name="Bao"))


# --- out of reach


async def test_whoever_blocks_palier_is_remembered_as_out_of_reach(
    world: World, bao: Neighbour
) -> None:
    await bao.blocks()
    async with world.database.transaction() as store:
        (account,) = await store.people.accounts_of(bao.member_id)
        assert account.blocked_at
    await bao.unblocks()
    async with world.database.transaction() as store:
        (account,) = await store.people.accounts_of(bao.member_id)
        assert account.blocked_at is None


@pytest.mark.every_world
async def test_blocking_after_leaving_brings_nobody_back(world: World, bao: Neighbour) -> None:
    await bao.forges(EraseMe())
    for event in (ReachabilityEvent(False), ReachabilityEvent(True)):
        sender = EventSender(
            world.platform, bao.user, bao.name, bao.language, world.workspace, bao.chat
        )
        incoming = IncomingEvent(event, sender, EventScene(bao.chat), f"block:{next(numbers)}")
        await world.dispatcher.handle_event(incoming)
        assert await kept(world, bao) is None


# --- the long silent


@pytest.mark.every_world
async def test_the_long_silent_are_warned_once_and_stay_with_one_press(
    world: World, bao: Neighbour
) -> None:
    world.clock.advance(timedelta(days=517))
    await world.strike()
    assert "longtemps" not in "".join(shown.words for shown in bao.screen)
    await world.passes(days=4)
    warned = [shown for shown in bao.screen if "longtemps" in shown.words]
    assert len(warned) == 1
    await bao.presses(words.account_stay())
    world.clock.advance(timedelta(days=60))
    await world.strike()
    assert await kept(world, bao)


async def test_the_warned_who_stay_silent_leave_like_everybody_else(
    world: World, belleville: Group, ana: Neighbour, bao: Neighbour
) -> None:
    world.clock.advance(timedelta(days=600))
    await world.strike()
    assert await kept(world, bao)
    world.clock.advance(timedelta(days=29))
    await world.strike()
    assert await kept(world, bao)
    cafe = await a_cafe(world, belleville, ana, bao)
    world.clock.advance(timedelta(days=2))
    await world.strike()
    assert await kept(world, bao) is None
    async with world.database.transaction() as store:
        left = await store.session.get(Cafe, cafe.id)
        assert left
        assert left.state is CafeState.CANCELLED
