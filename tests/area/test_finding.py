"""Somebody arrives and says where they live, in every way people do."""

import pytest

from handlers.kernel.events import (
    AttachmentEvent,
    EventScene,
    EventSender,
    IncomingEvent,
    WordsEvent,
)
from handlers.kernel.replies import Say
from messages import words
from messages.area import ChooseTown, FindAreaForm, JoinArea, JoinWaitingList, ShowMoreTowns
from messages.area import finding_views as finding
from messages.catalog import plain_words
from messages.model import Reader
from storage.area import Area
from storage.places import GeocodedSpot
from tests.area.conftest import FRESNES, happens, homes, member_id, names, waits
from tests.worlds import Neighbour, Streets, World

FRENCH = Reader()
IS_IT = words.area_is_it(area="Les Œillets", town="Fresnes")
YES = words.area_yes(area="Les Œillets")


async def test_a_newcomer_is_told_what_is_kept_and_asked_where_they_live(
    world: World, lea: Neighbour
) -> None:
    await lea.says("/start")
    assert lea.sees(words.area_kept())
    assert lea.sees(words.area_where())


async def test_a_newcomer_is_greeted_in_their_language(world: World) -> None:
    ann = await world.arrives("Ann", "en")
    await ann.says("/start")
    assert ann.sees("Where do you live?")


@pytest.mark.parametrize(
    "typed",
    ["les oeillets", "LES ŒILLETS", "Oeillets", "quartier des Œillets", "j'habite aux Oeillets"],
)
async def test_every_way_to_write_a_neighbourhood_finds_it(
    world: World, lea: Neighbour, oeillets: Area, typed: str
) -> None:
    await lea.says(typed)
    assert lea.sees(IS_IT)
    await lea.presses(YES)
    assert await homes(world, lea) == ["Les Œillets"]


async def test_an_alias_finds_the_neighbourhood_too(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.says("Peupleraie, Fresnes")
    assert lea.sees(IS_IT)


async def test_a_slip_in_an_alias_is_asked_about_never_taken(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.says("les oeilets")
    assert lea.sees(words.area_is_it_repaired(area="Les Œillets", town="Fresnes"))
    assert await homes(world, lea) == []


@pytest.mark.every_world
async def test_a_postcode_with_one_neighbourhood_proposes_it(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.says("94260")
    assert lea.sees(IS_IT)
    assert world.streets.asked == []


async def test_a_neighbourhood_beside_its_postcode_is_found_within_the_town(
    world: World, lea: Neighbour
) -> None:
    await world.declares("La Butte-aux-Cailles", town="75113", town_name="Paris 13e")
    other = await world.declares("Grange-Blanche", town="69388", town_name="Lyon 8e")
    await names(world, other, "Butte aux Cailles")
    await lea.says("75013 Butte-aux-Cailles")
    assert lea.sees(words.area_is_it(area="La Butte-aux-Cailles", town="Paris 13e"))


async def test_a_neighbourhood_of_paris_is_found_without_its_arrondissement(
    world: World, lea: Neighbour
) -> None:
    await world.declares("La Butte-aux-Cailles", town="75113", town_name="Paris 13e")
    await lea.says("Butte aux Cailles, Paris")
    assert lea.sees(words.area_is_it(area="La Butte-aux-Cailles", town="Paris 13e"))


async def test_a_name_in_two_towns_gives_two_buttons(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    twin = await world.declares("Centre", town="94038", town_name="L’Haÿ-les-Roses")
    await names(world, oeillets, "Centre")
    await lea.says("centre")
    assert lea.sees(words.area_which())
    await lea.presses(words.area_pick(area=twin.name, town=twin.town_name))
    assert await homes(world, lea) == ["Centre"]


async def test_four_communes_called_fresnes_are_four_buttons_and_no_guess(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.says("Fresnes")
    assert lea.sees(words.area_which_town())
    assert {"Fresnes (94)", "Fresnes (41)", "Fresnes (21)", "Fresnes (89)"} <= set(lea.buttons)
    assert await waits(world, lea) == []
    await lea.presses("Fresnes (94)")
    assert lea.sees(IS_IT)


async def test_a_neighbourhood_named_as_its_town_can_be_declined_for_another_town(
    world: World, lea: Neighbour
) -> None:
    await world.declares("Fresnes", **FRESNES)
    await lea.says("Fresnes")
    assert lea.sees(words.area_is_it(area="Fresnes", town="Fresnes"))
    await lea.presses(words.area_no())
    await lea.presses("Fresnes (41)")
    assert lea.sees(words.area_waiting(count=1, town="Fresnes"))
    assert [each.town for each in await waits(world, lea)] == ["41094"]


async def test_ten_communes_of_one_postcode_come_five_at_a_time(
    world: World, lea: Neighbour
) -> None:
    await lea.says("01400")
    first = set(lea.buttons)
    assert len(first) == 7
    await lea.presses(words.area_more_towns())
    assert len(set(lea.buttons) - first) == 5
    assert not lea.sees(words.area_narrow())


async def test_a_slip_in_a_town_is_asked_about(world: World, lea: Neighbour) -> None:
    await lea.says("Montpelier")
    assert lea.sees(words.area_town_repaired())
    assert await waits(world, lea) == []


async def test_a_hamlet_that_is_a_first_name_is_asked_about(world: World, lea: Neighbour) -> None:
    await lea.says("Bonjour, je suis Marie")
    assert lea.sees(words.area_town_is_it())
    assert await waits(world, lea) == []


async def test_a_region_is_no_town_and_says_so(world: World, lea: Neighbour) -> None:
    await lea.says("j'habite en Ardèche")
    assert lea.sees(words.area_wider())
    await lea.says("La Réunion")
    assert lea.sees(words.area_wider())
    assert lea.sees(words.area_town_is_it())
    assert await homes(world, lea) == []


async def test_the_town_of_somebody_else_is_asked_about(world: World, lea: Neighbour) -> None:
    await lea.says("ma fille habite à Fresnes 94")
    assert lea.sees(words.area_lives_there())
    assert await waits(world, lea) == []


async def test_a_greeting_does_not_hide_the_place(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.says("Bonjour, j'habite à Fresnes (94)")
    assert lea.sees(IS_IT)


async def test_a_street_named_as_a_neighbourhood_is_looked_up(
    world: World, lea: Neighbour, area: Area
) -> None:
    await lea.says("rue de Belleville, Paris")
    assert world.streets.asked == ["rue de Belleville, Paris"]


async def test_towns_with_a_neighbourhood_come_first(world: World, lea: Neighbour) -> None:
    await world.declares("Centre-bourg", town="89183", town_name="Fresnes")
    await lea.says("Fresnes")
    assert lea.buttons[0] == "Fresnes (89)"


async def test_a_name_far_abroad_is_asked_about(world: World, lea: Neighbour) -> None:
    await lea.says("Area Produttiva")
    assert lea.sees(words.area_town_is_it())
    assert await waits(world, lea) == []


async def test_several_neighbourhoods_of_a_town_are_buttons(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    for n in range(1, 7):
        await world.declares(f"Quartier {n}", **FRESNES)
    await lea.says("94260")
    assert lea.sees(words.area_which())
    await lea.presses(words.area_more_areas())
    await lea.presses("Quartier 6 (Fresnes)")
    assert await homes(world, lea) == ["Quartier 6"]


async def test_none_of_these_is_the_waiting_list_of_the_town(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await world.declares("Centre", **FRESNES)
    await lea.says("94260")
    await lea.presses(words.area_none_of_these())
    assert lea.sees(words.area_not_open(town="Fresnes"))
    assert [(each.town, each.cell) for each in await waits(world, lea)] == [("94034", "")]


async def test_neighbours_who_wait_are_counted_together(world: World, lea: Neighbour) -> None:
    await lea.says("94260")
    assert lea.sees(words.area_waiting(count=1, town="Fresnes"))
    noe = await world.arrives("Noé")
    await noe.says("94260")
    assert noe.sees(words.area_waiting(count=2, town="Fresnes"))
    await lea.says("/quartier")
    assert lea.sees(words.area_waiting(count=2, town="Fresnes"))
    await lea.presses(words.area_stop_waiting_in(town="Fresnes"))
    assert lea.sees(words.area_waits_no_more(town="Fresnes"))
    assert await waits(world, lea) == []


async def test_one_waits_for_a_home_in_one_place_only(world: World, lea: Neighbour) -> None:
    await lea.says("94260")
    await lea.says("34000")
    assert [each.town_name for each in await waits(world, lea)] == ["Montpellier"]


async def test_a_divided_city_is_too_large_to_wait_in(world: World, lea: Neighbour) -> None:
    await lea.says("Paris")
    assert lea.sees(words.area_which_arrondissement(town="Paris", example="75001"))
    assert await waits(world, lea) == []
    await lea.says("paris 13")
    assert [each.town for each in await waits(world, lea)] == ["75113"]


async def test_a_shared_point_inside_proposes_the_neighbourhood(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.shares(48.7563, 2.3222)
    assert lea.sees(words.area_point_in(area="Les Œillets", town="Fresnes"))
    await lea.presses(YES)
    assert await homes(world, lea) == ["Les Œillets"]


async def test_just_outside_is_asked_about(world: World, lea: Neighbour, oeillets: Area) -> None:
    await lea.shares(48.7623, 2.3222)
    assert lea.sees(words.area_point_near(area="Les Œillets", town="Fresnes"))


async def test_well_outside_waits_in_the_commune_of_the_point(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.shares(48.7653, 2.3222)
    (wait,) = await waits(world, lea)
    assert (wait.town, len(wait.cell)) == ("94034", 15)


@pytest.mark.every_world
async def test_overlapping_neighbourhoods_come_as_buttons_nearest_first(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await world.declares("Grand Fresnes", **FRESNES | {"radius": 3000, "lat": 48.758})
    await lea.shares(48.7553, 2.3222)
    assert lea.buttons[:2] == ("Les Œillets (Fresnes)", "Grand Fresnes (Fresnes)")


async def test_a_point_in_the_sea_asks_for_words(world: World, lea: Neighbour) -> None:
    await lea.shares(48.0, -20.0)
    assert lea.sees(words.area_point_nowhere())


async def test_a_street_is_looked_up_and_then_proposed(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    world.streets.has("12 rue Pasteur 94260 Fresnes", 48.7555, 2.322, town="94034")
    await lea.says("12 rue Pasteur 94260 Fresnes")
    assert world.streets.asked == ["12 rue Pasteur 94260 Fresnes"]
    assert lea.sees(words.area_point_in(area="Les Œillets", town="Fresnes"))


async def test_a_street_without_a_town_is_looked_up_in_the_only_one(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.says("12 rue Pasteur")
    assert world.streets.asked == ["12 rue Pasteur, Fresnes"]


async def test_a_street_without_a_town_is_not_guessed_among_several(
    world: World, lea: Neighbour, oeillets: Area, area: Area
) -> None:
    await lea.says("12 rue Pasteur")
    assert world.streets.asked == []
    assert lea.sees(words.area_not_found())


async def test_a_silent_geocoder_is_told_apart_from_an_unknown_street(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.says("12 rue Inconnue 94260 Fresnes")
    assert lea.sees(words.area_street_unknown())
    assert lea.sees(IS_IT)
    world.streets.silent = True
    await lea.says("12 rue Pasteur 94260 Fresnes")
    assert lea.sees(words.area_silent())
    assert lea.sees(IS_IT)


@pytest.mark.parametrize(
    "typed",
    [
        "a" * 4_000,
        "é " * 2_000,
        "😀😀",
        "<b>bonjour</b>",
        "{zzzz}",
        "مرحبا بالعالم",
        "\u202ezzyzx",
        "je ne sais pas",
        "'; DROP TABLE member; --",
        "ar.join:1:1",
    ],
)
async def test_words_that_are_no_place_are_answered_with_the_ways_to_say_one(
    world: World, lea: Neighbour, oeillets: Area, typed: str
) -> None:
    await lea.says(typed)
    assert lea.sees(words.area_not_found())
    assert await homes(world, lea) == []
    assert await waits(world, lea) == []
    assert world.streets.asked == []


@pytest.mark.parametrize("typed", ["", "   ", "\u200b", "a" * 5_000, "94260 " * 1_000])
async def test_words_no_platform_should_bring_are_answered_too(
    world: World, lea: Neighbour, oeillets: Area, typed: str
) -> None:
    outcome = await happens(world, lea, WordsEvent(typed))
    assert isinstance(outcome.reply, Say)
    assert outcome.reply.message == finding.not_found(
        words.area_not_found(), home=True, listed=True
    )


@pytest.mark.parametrize("typed", ["{braces}", "{ $fresne }", "\u202eenvers"])
async def test_words_that_hardly_are_a_place_are_only_asked_about(
    world: World, lea: Neighbour, oeillets: Area, typed: str
) -> None:
    await lea.says(typed)
    ways = words.area_town_repaired(), words.area_town_is_it(), words.area_which_town()
    assert any(lea.sees(each) for each in ways)
    assert await waits(world, lea) == []
    assert world.streets.asked == []


@pytest.mark.every_world
async def test_a_sticker_gets_one_clear_sentence(world: World, lea: Neighbour) -> None:
    outcome = await happens(world, lea, AttachmentEvent("sticker"))
    assert isinstance(outcome.reply, Say)
    assert [plain_words(each, FRENCH) for each in outcome.reply.message.body] == [
        plain_words(words.intents_attachment_before(), FRENCH)
    ]


async def test_the_form_finds_a_place_as_words_do(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.says("/start")
    await lea.presses(words.area_ask())
    await lea.fills(FindAreaForm, where="tuileries")
    assert lea.sees(IS_IT)


async def test_the_form_stays_open_until_a_place_is_found(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.says("/start")
    await lea.presses(words.area_ask())
    await lea.fills(FindAreaForm, where="je ne sais pas")
    assert lea.sees(words.area_not_found())
    await lea.fills(FindAreaForm, where=(48.7553, 2.3222))
    assert lea.sees(words.area_point_in(area="Les Œillets", town="Fresnes"))


async def test_forged_buttons_change_nothing_that_is_not_ours_to_keep(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.says("/start")
    await lea.forges(JoinArea(area=12345, home=True))
    await lea.forges(ChooseTown(town="99999", home=True))
    await lea.forges(ShowMoreTowns(words="saint", page=10_000, home=True))
    assert await homes(world, lea) == []
    await lea.forges(JoinWaitingList(town="94034", cell="8b1fb4662b0dfff", home=True))
    (wait,) = await waits(world, lea)
    assert wait.cell == "", "a fine cell would be an address"


async def test_an_unfinished_question_survives_a_restart(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.says("/start")
    await world.restarts()
    await lea.says("tuileries")
    await world.restarts()
    await lea.presses(YES)
    assert await homes(world, lea) == ["Les Œillets"]
    assert await member_id(world, lea)


class Killed(BaseException):
    """The process ends here."""


class Deadly(Streets):
    """A geocoder that Palier does not survive asking."""

    async def find_address(self, words: str, *, country: str = "FR") -> GeocodedSpot | None:
        raise Killed


@pytest.mark.every_world
async def test_a_street_asked_for_when_palier_was_killed_is_answered_after_it(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    """The platform brings the words again; asking half-way was no answer."""
    known, world.streets = world.streets, Deadly()
    await world.restarts()
    sender = EventSender(
        world.platform, lea.user, lea.name, lea.language, world.workspace, lea.chat
    )
    incoming = IncomingEvent(
        WordsEvent("12 rue Pasteur 94260 Fresnes"), sender, EventScene(lea.chat), "killed"
    )
    with pytest.raises(Killed):
        await world.dispatcher.handle_event(incoming)

    world.streets = known
    await world.restarts()

    assert (await world.dispatcher.handle_event(incoming)).reply
    assert (await world.dispatcher.handle_event(incoming)).reply is None


# --- names that mean more or less than one town


@pytest.mark.every_world
async def test_a_former_commune_is_asked_about_before_its_town_is_taken(
    world: World, lea: Neighbour
) -> None:
    await lea.says("Hellemmes")
    assert lea.sees(words.area_now_part_of(name="Hellemmes-Lille", town="Lille"))
    assert lea.sees(words.area_town_is_it())
    assert await waits(world, lea) == []
    await lea.presses("Lille (59)")
    assert [each.town for each in await waits(world, lea)] == ["59350"]


async def test_a_member_who_names_a_former_commune_is_offered_to_look_for_it(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.says("94260")
    await lea.presses(YES)
    await lea.says("Seynod")
    assert lea.sees(words.area_offer(place="Seynod"))
    assert await homes(world, lea) == ["Les Œillets"]


@pytest.mark.every_world
async def test_of_two_places_in_one_sentence_neither_is_taken(world: World, lea: Neighbour) -> None:
    await lea.says("Vitry-sur-Seine ou Ivry-sur-Seine")
    assert lea.sees(words.area_several_places())
    assert await waits(world, lea) == []
    await lea.presses("Ivry-sur-Seine (94)")
    assert [each.town for each in await waits(world, lea)] == ["94041"]


@pytest.mark.parametrize(
    "typed",
    ["J'habite les Œillets et je travaille à Vincennes", "les Œillets ou Vincennes"],
)
async def test_a_neighbourhood_beside_another_town_is_proposed_not_the_town(
    world: World, lea: Neighbour, oeillets: Area, typed: str
) -> None:
    await lea.says(typed)
    assert lea.sees(IS_IT)
    assert await waits(world, lea) == []


async def test_where_somebody_works_is_not_where_they_live(world: World, lea: Neighbour) -> None:
    await lea.says("je travaille à Vincennes")
    assert lea.sees(words.area_lives_there())
    assert await waits(world, lea) == []


@pytest.mark.parametrize("typed", ["97150 Marigot", "97133 Saint-Barthélemy", "Nouméa"])
async def test_islands_without_a_map_are_said_to_be_so(
    world: World, lea: Neighbour, typed: str
) -> None:
    await lea.says(typed)
    place = {"9715": "Saint-Martin", "9713": "Saint-Barthélemy"}.get(typed[:4], "Nouméa")
    assert lea.sees(words.area_unmapped(place=place))
    assert await waits(world, lea) == []


async def test_an_arrondissement_without_its_city_asks_which_city(
    world: World, lea: Neighbour
) -> None:
    await lea.says("13e arrondissement")
    assert lea.sees(words.area_which_city())
    await lea.presses("Marseille 13e Arrondissement (13)")
    assert [each.town for each in await waits(world, lea)] == ["13213"]


async def test_the_code_of_a_whole_city_asks_which_arrondissement(
    world: World, lea: Neighbour
) -> None:
    await lea.says("75000")
    assert lea.sees(words.area_which_arrondissement(town="Paris", example="75001"))
    assert await waits(world, lea) == []


async def test_a_code_and_a_name_that_disagree_are_both_offered(
    world: World, lea: Neighbour
) -> None:
    await lea.says("66130 Saarbrücken")
    assert lea.sees(words.area_code_elsewhere())
    assert "Saarbrücken (Allemagne)" in lea.buttons
    assert await waits(world, lea) == []


async def test_a_town_abroad_is_said_with_its_country_as_the_reader_calls_it(world: World) -> None:
    for language, called in {"fr": "Geneva (Suisse)", "en": "Geneva (Switzerland)"}.items():
        who = await world.arrives(called, language)
        await who.says("Genève")
        assert called in who.buttons
    assert not any(mark in label for label in who.buttons for mark in ("(GE)", "(CH)"))


async def test_towns_abroad_of_one_name_are_said_with_the_city_they_are_near(
    world: World, lea: Neighbour
) -> None:
    await lea.says("Newport")
    assert "Newport (Royaume-Uni, près de Cardiff)" in lea.buttons
    assert len(set(lea.buttons)) == len(lea.buttons)


async def test_whoever_moves_abroad_reads_the_country(
    world: World, lea: Neighbour, oeillets: Area
) -> None:
    await lea.says("les oeillets")
    await lea.presses(YES)
    await lea.says("Genève")
    assert lea.sees(words.area_offer(place="Geneva (Suisse)"))


async def test_an_address_in_a_former_commune_is_looked_up(world: World, lea: Neighbour) -> None:
    area = await world.declares(
        "Fives", town="59350", town_name="Lille", lat=50.6330, lon=3.0890, radius=800
    )
    world.streets.has("12 rue Pierre Legrand, Hellemmes", 50.6331, 3.0891, town="59350")
    await lea.says("12 rue Pierre Legrand, Hellemmes")
    assert lea.sees(words.area_point_in(area=area.name, town="Lille"))


async def test_an_address_in_a_former_commune_that_is_not_found_asks_for_its_town(
    world: World, lea: Neighbour
) -> None:
    await lea.says("12 rue Inconnue, Hellemmes")
    assert lea.sees(words.area_street_unknown())
    assert lea.sees(words.area_now_part_of(name="Hellemmes-Lille", town="Lille"))
    assert await waits(world, lea) == []
