"""A first café in a small town, from arriving to the morning after, in two languages."""

from datetime import date, time

import pytest

from messages import words
from messages.cafe import CafeKind, InviteForm
from storage.area import Area, AreaAlias, MemberRole
from storage.places import fold_name
from tests.cafe import at
from tests.worlds import Neighbour, World

TOWN = {
    "town": "01093",
    "town_name": "Châtillon-sur-Chalaronne",
    "lat": 46.1197,
    "lon": 4.9577,
}
MARKET = "Le Champ de Foire"
SATURDAY = date(2026, 7, 4)


async def opened(world: World) -> Area:
    """The neighbourhood, with the name the old people use for it."""
    area = await world.declares(MARKET, **TOWN)
    async with world.database.transaction() as store:
        store.session.add(AreaAlias(area_id=area.id, name="La Halle", folded=fold_name("La Halle")))
    return area


@pytest.mark.every_world
async def test_a_first_café_from_arrival_to_the_morning_after(world: World) -> None:
    area = await opened(world)
    wall = await world.hangs(area, "Les voisins du Champ de Foire", "fr")
    english = await world.hangs(area, "Market place neighbours", "en")
    await world.joins("Odile", "fr", area, role=MemberRole.ORGANISER)

    # Lucienne arrives by a postcode that ten communes share, Kate by a point on the map;
    # Marcel by the name old people use, Ruth by the link on a poster. Nobody waits for another.
    lucienne, kate = await world.arrives("Lucienne", "fr"), await world.arrives("Kate", "en")
    marcel, ruth = await world.arrives("Marcel", "fr"), await world.arrives("Ruth", "en")
    await lucienne.says("/start")
    await kate.says("/start")
    assert lucienne.sees(words.area_where())
    assert kate.sees("Where do you live?")
    await lucienne.says("01400")
    assert lucienne.sees(words.area_which_town())
    await kate.shares(46.1199, 4.9580)
    await marcel.says("la halle")
    await lucienne.presses("Châtillon-sur-Chalaronne (01)")
    for newcomer in (lucienne, kate, marcel):
        await newcomer.presses(words.area_yes(area=MARKET))
        assert newcomer.sees(words.area_joined(area=MARKET))
    await ruth.opens(f"q_{area.code}")
    assert ruth.sees(words.area_joined_by_link(area=MARKET, town=area.town_name))

    # Lucienne invites; it hangs on both walls, each in its language.
    await lucienne.says("/cafe")
    await lucienne.fills(
        InviteForm,
        kind=CafeKind.CAFE,
        day=SATURDAY,
        hour=time(15),
        place="Café de la Halle",
        seats=6,
    )
    await lucienne.presses(words.cafe_publish())
    assert wall.shows("samedi 4 juillet à 15 h")
    assert english.shows("Saturday 4 July at 3 pm")

    # Eight want to come, six have a seat, two wait.
    more = [
        await world.joins(name, "fr", area) for name in ("Ali", "Berthe", "Cyr", "Diane", "Eve")
    ]
    guests: list[Neighbour] = [kate, marcel, ruth, *more]
    for number, guest in enumerate(guests):
        await guest.presses(words.cafe_join(), on=english if number % 2 else wall)
    for guest in guests[:6]:
        assert guest.told(words.cafe_noted_waiting()) == 0
    for waiting in guests[6:]:
        assert waiting.sees(words.cafe_noted_waiting())
    for each in (wall, english):
        assert each.shows(words.cafe_card_coming(seated=6))
        assert each.shows(words.cafe_card_free(free=0))
        assert each.shows(words.cafe_card_waiting(waiting=2))

    # Marcel cannot come after all: Diane, who asked first, has his seat and is told.
    await marcel.presses(words.cafe_decline(), on=wall)
    assert guests[6].sees(words.cafe_promoted())
    assert not guests[7].told(words.cafe_promoted())

    # The evening before, Palier is restarted at the very hour; everyone is reminded once.
    await world.comes(at(date(2026, 7, 3), 17, 50))
    await world.is_down(minutes=15)
    await world.restarts()
    await world.passes(hours=2)
    assert kate.told(words.cafe_reminder_eve()) == 1
    assert marcel.told(words.cafe_reminder_eve()) == 0
    assert lucienne.told(words.cafe_host_eve(seated=6)) == 1

    # The morning after, Lucienne is asked; the card rests without buttons on every wall.
    await world.comes(at(date(2026, 7, 5), 9, 20))
    assert lucienne.told(words.cafe_after()) == 1
    for each in (wall, english):
        assert each.shows(words.cafe_card_over(seated=6))
        assert not each.screen[0].buttons
