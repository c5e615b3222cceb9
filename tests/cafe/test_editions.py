"""One card for all the tables of a summer, or of the Fête des voisins."""

from datetime import date, time, timedelta

import pytest

from messages import cafe as screen
from messages import words
from messages.account.actions import EraseMe
from messages.cafe import EditionForm, EditionKind, usual_days
from messages.catalog import plain_words
from messages.model import MomentText, Reader, Text, message
from storage.cafe import Cafe, CafeEdition, CafeState
from storage.organise import JournalEntry
from tests.cafe import CafeKind, at, invites, invites_home, reads_wall
from tests.cafe.wishing import rows
from tests.kit.paper import words_on
from tests.worlds import Sight, Wall
from tests.worlds.shown import sight

pytestmark = pytest.mark.also("organise", "kit")

FRIDAY = date(2027, 5, 28)
SUMMER, NEIGHBOURS = EditionKind.SUMMER, EditionKind.NEIGHBOURS
DAY = timedelta(days=1)
JULY_4 = date(2026, 7, 4)


def named(kind: EditionKind) -> Text:
    return Text(key=f"cafe-edition-{kind}")


def head(kind: EditionKind) -> Text:
    return words.cafe_edition_head(edition=named(kind), area="Belleville")


async def opens(who, kind: EditionKind = SUMMER, day: date | None = None) -> None:
    """An organiser opens an edition, as the panel offers it."""
    await who.says("/orga")
    await who.presses(words.cafe_editions_see())
    await who.presses(words.cafe_edition_open(edition=named(kind)))
    if kind is NEIGHBOURS:
        await who.fills(EditionForm, day=day or FRIDAY)
    await who.presses(words.cafe_publish())


def table(starts, place: str = "Aux Folies", seated: int = 0) -> Text:
    moment = MomentText(at=starts, zone="Europe/Paris")
    return words.cafe_edition_table(moment=moment, place=place, seated=seated)


def hangs(text: Text, wall: Wall) -> Sight:
    """Whether any card of the wall says it."""
    return sight(text, wall.reader, [each.words for each in wall.screen])


def test_the_fete_is_on_the_last_friday_of_may_and_the_summer_has_its_days() -> None:
    fridays = [usual_days(NEIGHBOURS, date(year, 1, 1))[0] for year in (2026, 2027, 2028, 2029)]
    assert fridays == [date(2026, 5, 29), FRIDAY, date(2028, 5, 26), date(2029, 5, 25)]
    assert usual_days(NEIGHBOURS, date(2026, 5, 30)) == (FRIDAY, FRIDAY)
    assert usual_days(SUMMER, date(2026, 9, 21)) == (date(2026, 6, 21), date(2026, 9, 21))
    assert usual_days(SUMMER, date(2026, 9, 22))[0] == date(2027, 6, 21)


@pytest.mark.every_world
async def test_one_card_gathers_the_tables_of_the_summer(world, ana, bao, organiser, belleville):
    await opens(organiser)
    await world.passes(minutes=5)
    assert belleville.shows(head(SUMMER))
    assert belleville.shows(words.cafe_edition_no_table())

    await bao.presses(words.cafe_edition_host(), on=belleville)
    day, hour = JULY_4, time(15)
    meeting = {"kind": CafeKind.CAFE, "day": day, "hour": hour, "place": "Aux Folies"}
    await bao.fills(screen.InviteForm, **meeting, note="Chacun apporte un gâteau.")
    await bao.presses(words.cafe_publish())
    await ana.presses(words.cafe_join(), on=belleville)
    await world.passes(minutes=10)

    assert hangs(table(at(day, 15), seated=1), belleville)
    assert hangs(words.cafe_edition_note(note="Chacun apporte un gâteau."), belleville)


async def test_the_day_of_the_fete_is_offered_and_may_be_another(world, organiser, belleville):
    await opens(organiser, NEIGHBOURS, date(2026, 9, 11))

    (edition,) = await rows(world, CafeEdition)
    assert (edition.first_on, edition.last_on) == (date(2026, 9, 11), date(2026, 9, 11))
    assert belleville.shows(head(NEIGHBOURS))


async def test_whoever_hosts_a_table_of_the_fete_has_its_day(world, bao, organiser, belleville):
    await opens(organiser, NEIGHBOURS, date(2026, 9, 11))
    await bao.presses(words.cafe_edition_host(), on=belleville)
    await bao.fills(
        screen.InviteForm,
        kind=CafeKind.PICNIC,
        day=date(2026, 9, 11),
        hour=time(19),
        place="Cour du 12",
    )
    await bao.presses(words.cafe_publish())
    await world.passes(minutes=5)

    assert hangs(table(at(date(2026, 9, 11), 19), "Cour du 12"), belleville)


async def test_nothing_hangs_before_it_was_seen_and_published(world, organiser, belleville):
    await organiser.says("/orga")
    await organiser.presses(words.cafe_editions_see())
    await organiser.presses(words.cafe_edition_open(edition=named(SUMMER)))
    assert organiser.sees(words.cafe_preview())
    assert not belleville.cards
    assert not await rows(world, CafeEdition)


async def test_pressed_twice_or_by_another_organiser_it_hangs_once(world, organiser, belleville):
    await opens(organiser)
    again = screen.PublishEdition(area=belleville.area.id, kind=SUMMER, day=0)
    await organiser.forges(again)
    await world.passes(minutes=5)

    assert len(belleville.cards) == 1
    assert [each.act for each in await rows(world, JournalEntry)] == [screen.EditionAct.OPENED]
    await organiser.forges(screen.PublishEdition(area=belleville.area.id, kind=NEIGHBOURS, day=1))
    assert organiser.sees(words.form_past())


async def test_only_who_organises_opens_moves_or_closes(world, bao, organiser, belleville):
    area = belleville.area.id
    await opens(organiser, NEIGHBOURS)
    (edition,) = await rows(world, CafeEdition)
    for action in (
        screen.ShowEditions(area=area),
        screen.BeginEdition(area=area, kind=SUMMER),
        screen.PublishEdition(area=area, kind=SUMMER, day=FRIDAY.toordinal()),
        screen.MoveEdition(edition=edition.id),
        screen.CloseEdition(edition=edition.id, sure=True),
    ):
        await bao.forges(action)
        assert bao.sees(words.organise_not_yours()), action
    assert await rows(world, CafeEdition) == [edition]


async def test_its_link_shows_every_table_and_a_stranger_the_way_in(
    world, ana, bao, organiser, belleville
):
    await opens(organiser)
    for n in range(10):
        who = (ana, bao)[n % 2]
        await invites(who, day=JULY_4 + n * DAY, place=f"Table {n}")
    await world.passes(minutes=5)
    card = next(each for each in belleville.cards if "Petits Cafés" in each.words)
    assert plain_words(words.cafe_edition_more(count=2), belleville.reader) in card.words

    (edition,) = await rows(world, CafeEdition)
    await bao.says(f"/start e_{edition.code}")
    assert sum("Table" in label for label in bao.buttons) == 10
    assert not bao.offered(words.cafe_edition_close())
    eve = await world.joins("Ève", "fr", await world.declares("Charonne", lat=48.856, lon=2.4))
    await eve.says(f"/start e_{edition.code}")
    assert eve.offered(words.cafe_join_area(area="Belleville"))
    assert not eve.offered(words.cafe_edition_host())
    await eve.forges(screen.HostTable(edition=edition.id))
    assert not eve.asked(screen.InviteForm)


async def test_a_table_called_off_leaves_the_card_and_no_address_is_on_it(
    world, ana, bao, organiser, belleville
):
    await opens(organiser)
    await invites_home(ana)
    await invites(bao)
    await world.passes(minutes=5)
    at_home = "angle Rébeval et Belleville"
    card = _card_of(belleville)
    assert at_home in card
    assert "12 rue Rébeval" not in card

    await bao.presses(words.cafe_call_off())
    await bao.presses(words.cafe_call_off_yes())
    await world.passes(minutes=5)
    assert "Aux Folies" not in _card_of(belleville)
    await ana.forges(EraseMe())
    assert at_home not in _card_of(belleville), "at once"


async def test_when_the_day_changes_the_hosts_of_the_former_day_are_told(
    world, ana, bao, organiser, belleville
):
    friday, sunday = date(2026, 9, 11), date(2026, 9, 13)
    await opens(organiser, NEIGHBOURS, friday)
    await invites(bao, day=friday)
    await organiser.says("/orga")
    await organiser.presses(words.cafe_editions_see())
    await organiser.presses(named(NEIGHBOURS))
    await organiser.presses(words.cafe_edition_move())
    await organiser.fills(EditionForm, day=sunday)
    await world.passes(minutes=5)

    stays = words.cafe_edition_table_stays(
        moment=MomentText(at=at(friday, 15), zone="Europe/Paris"), place="Aux Folies"
    )
    assert bao.told(stays) == 1
    assert not ana.told(stays)
    assert "Aux Folies" not in _card_of(belleville, NEIGHBOURS)


async def test_who_reads_no_wall_is_told_privately_and_each_once(
    world, ana, bao, organiser, belleville
):
    await reads_wall(belleville, bao)
    await opens(organiser)
    await world.passes(minutes=10)

    assert ana.told(head(SUMMER)) == 1
    assert not bao.told(head(SUMMER))


async def test_the_day_after_the_last_the_card_says_how_many_tables(
    world, ana, bao, organiser, belleville
):
    day = date(2026, 7, 3)
    await opens(organiser, NEIGHBOURS, day)
    await invites(bao, day=day)
    await invites(ana, day=day, place="Le Relais")
    await world.comes(at(day + DAY, 8))

    assert hangs(words.cafe_edition_over(count=2), belleville)
    (edition,) = await rows(world, CafeEdition)
    await bao.forges(screen.HostTable(edition=edition.id))
    assert bao.sees(words.cafe_edition_gone())


async def test_a_card_that_was_taken_down_says_so_and_may_hang_again(world, organiser, belleville):
    await opens(organiser)
    await organiser.says("/orga")
    await organiser.presses(words.cafe_editions_see())
    await organiser.presses(named(SUMMER))
    await organiser.presses(words.cafe_edition_close())
    await organiser.presses(words.cafe_edition_close_yes())
    await world.passes(minutes=5)
    assert belleville.shows(words.cafe_edition_closed())

    await opens(organiser)
    await world.passes(minutes=5)

    assert len(belleville.cards) == 1
    assert belleville.shows(words.cafe_edition_no_table())


@pytest.mark.every_world
async def test_its_poster_comes_from_the_kit(world, organiser, belleville):
    await opens(organiser, NEIGHBOURS)
    await organiser.presses(words.cafe_edition_poster())

    assert organiser.document == "palier-affiche.pdf"
    printed = words_on(organiser.files["palier-affiche.pdf"])
    for said in (named(NEIGHBOURS), words.kit_print_edition_host()):
        assert printed.count(plain_words(said, Reader(language="fr"))) == 1
    assert "vendredi 28 mai" in printed.replace("\u00a0", " ")


async def test_a_hidden_invitation_stands_on_no_card(world, bao, organiser, belleville):
    await opens(organiser)
    await invites(bao)
    await world.passes(minutes=5)
    assert "Aux Folies" in _card_of(belleville)
    async with world.database.transaction() as store:
        cafe_id = (await store.cafes.hosted_cafes(bao.member_id))[0]
        hidden = message(words.cafe_covered()).model_dump_json()
        await store.outbox.hide_card(f"cafe:{cafe_id}", hidden, world.clock.now())
    await world.passes(minutes=5)

    assert "Aux Folies" not in _card_of(belleville)


def _card_of(wall, kind: EditionKind = SUMMER) -> str:
    title = plain_words(head(kind), wall.reader)
    return next(each.words for each in wall.cards if title in each.words)


async def test_on_the_evening_itself_the_tables_stay_on_the_card(
    world, ana, bao, organiser, belleville
):
    day = date(2026, 7, 3)
    await opens(organiser, NEIGHBOURS, day)
    await invites(bao, day=day, hour=time(19))
    await ana.presses(words.cafe_join(), on=belleville)
    await world.comes(at(day, 19, 30))
    assert hangs(table(at(day, 19), seated=1), belleville)

    await world.comes(at(day, 23, 30))
    assert hangs(table(at(day, 19), seated=1), belleville)


async def test_a_table_that_did_not_take_place_is_not_said_to_have_been_held(
    world, ana, bao, organiser, belleville
):
    days = [date(2026, 9, 18), date(2026, 9, 19)]
    await opens(organiser)
    for day, outcome in zip(
        days, (screen.CafeOutcome.NOT_YET, screen.CafeOutcome.FEW), strict=True
    ):
        await invites(bao, day=day)
        await world.comes(at(day + DAY, 10))
        await bao.presses(Text(key=f"cafe-after-{outcome}"))
    await world.comes(at(date(2026, 9, 22), 8))

    assert hangs(words.cafe_edition_over(count=1), belleville)


async def test_a_day_that_was_changed_by_mistake_and_put_right_is_told_again(
    world, ana, organiser, belleville
):
    friday, sunday = date(2026, 9, 11), date(2026, 9, 13)
    await opens(organiser, NEIGHBOURS, friday)
    for day in (sunday, friday):
        await world.passes(minutes=10)
        await moves(organiser, day)
    await world.passes(minutes=10)

    assert [ana.told(on(day)) for day in (friday, sunday)] == [2, 1]


async def test_what_waits_for_the_morning_tells_the_day_as_it_is_then(
    world, ana, organiser, belleville
):
    friday, sunday = date(2026, 9, 11), date(2026, 9, 13)
    await world.comes(at(JULY_4, 23))
    await opens(organiser, NEIGHBOURS, friday)
    await moves(organiser, sunday)
    await world.comes(at(JULY_4 + DAY, 10))

    assert [ana.told(on(day)) for day in (friday, sunday)] == [0, 1]


async def test_opened_again_with_another_day_it_is_told_again(world, ana, organiser, belleville):
    friday, sunday = date(2026, 9, 11), date(2026, 9, 13)
    await opens(organiser, NEIGHBOURS, friday)
    await world.passes(minutes=10)
    (edition,) = await rows(world, CafeEdition)
    await organiser.forges(screen.CloseEdition(edition=edition.id, sure=True))
    await opens(organiser, NEIGHBOURS, sunday)
    await world.passes(minutes=10)

    assert [ana.told(on(day)) for day in (friday, sunday)] == [1, 1]


@pytest.mark.every_world
async def test_a_summer_of_many_tables_is_turned_page_by_page(
    world, ana, bao, organiser, belleville
):
    await opens(organiser)
    async with world.database.transaction() as store:
        for n in range(130):
            store.cafes.add_cafe(
                Cafe(
                    area_id=belleville.area.id,
                    host_id=ana.member_id,
                    kind=CafeKind.CAFE,
                    starts_at=at(JULY_4, 10) + n * timedelta(hours=12),
                    place=f"Table {n}.",
                    seats=6,
                    state=CafeState.OPEN,
                    created_at=world.clock.now(),
                )
            )
    (edition,) = await rows(world, CafeEdition)
    await bao.says(f"/start e_{edition.code}")
    seen = []
    for _ in range(6):
        seen += [label for label in bao.buttons if "Table " in label]
        await bao.presses(words.cafe_edition_after())
    seen += [label for label in bao.buttons if "Table " in label]

    assert len(set(seen)) == 130
    assert not bao.offered(words.cafe_edition_after())
    await bao.presses(words.cafe_edition_before())
    assert bao.offered(words.cafe_edition_after())
    assert bao.offered(words.cafe_edition_host())


def on(day: date) -> Text:
    """The line that says its day."""
    return words.cafe_edition_on(day=MomentText(at=at(day, 12), zone="Europe/Paris", show="day"))


async def moves(who, day: date) -> None:
    """An organiser changes the day of the Fête."""
    await who.says("/orga")
    await who.presses(words.cafe_editions_see())
    await who.presses(named(NEIGHBOURS))
    await who.presses(words.cafe_edition_move())
    await who.fills(EditionForm, day=day)
