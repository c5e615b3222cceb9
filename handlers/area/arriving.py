"""Arriving: the first words, the question where one lives, and every way to answer it."""

from __future__ import annotations

from handlers.area import belonging, choosing, matching, search
from handlers.area.cells import allowed_cell
from handlers.area.feature import (
    AT_ONCE,
    any_area_open,
    area,
    area_choice,
    areas_and_waiting,
    first_step_buttons,
    membership_place,
    membership_places,
    own_membership_in,
)
from handlers.kernel.events import (
    CommandEvent,
    IntentEvent,
    LocatedEvent,
    LocationEvent,
    PlaceWordsEvent,
)
from handlers.kernel.feature import CommandMenu
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, CallService, MoveToPrivate, Refused, Reply, Say, Show
from messages import words
from messages.area import (
    AskWhere,
    ChooseTown,
    FindAreaForm,
    JoinArea,
    JoinWaitingList,
    LeaveWaitingList,
    ListAreas,
    LookElsewhere,
    RejectLink,
    ShowMoreTowns,
)
from messages.area import finding_views as finding
from messages.area import membership_views as screens
from messages.area.actions import AREA_START, WAITING_START, town_code, town_slug
from messages.intents import Intent
from messages.model import Message
from messages.typed import clean_line
from storage.area import MemberRole
from storage.places import PlaceDoubt, Town, fold_name
from storage.places.coordinates import read_coordinates
from storage.places.gazetteer import LONGEST
from storage.places.vocabulary import LIVING

MINE = "quartier"
"""The start payload that leads to one's own areas."""


@area.command("start", impersonal=True, private_only=MoveToPrivate("start", words.area_come()))
async def start_command(event: CommandEvent, turn: Interaction) -> Reply:
    if event.words == MINE:
        return Say(await areas_and_waiting(turn))
    return Say(await _arrival_screen(turn))


@area.command(
    "help",
    menu=CommandMenu.PRIVATE | CommandMenu.GROUP,
    impersonal=True,
    private_only=MoveToPrivate("help", words.area_come()),
)
async def help_command(event: CommandEvent, turn: Interaction) -> Reply:
    return Say(await _help_screen(turn))


async def _help_screen(turn: Interaction) -> Message:
    own = await turn.own_areas()
    return screens.help_screen(then=first_step_buttons(own[0][1]) if own else ())


@area.on_start_link(AREA_START)
async def follow_link(event: CommandEvent, turn: Interaction) -> Reply:
    """A link that leads to one area joins it at once, and says so."""
    found = await turn.store.areas.area_by_code(event.words.strip().lower())
    if found is None:
        return Say(finding.with_line_before(words.area_link_over(), await _arrival_screen(turn)))
    held = await own_membership_in(turn, found.id)
    if held:
        return Say(screens.area_settings(await membership_place(turn, *held), words.area_already()))
    fresh = not await turn.own_areas()
    texts = [words.area_joined_by_link(area=found.name, town=found.town_name)]
    if fresh:
        texts.append(words.area_kept())
    return Say(await belonging.join_area(turn, found, *texts, home=fresh, by_link=True))


@area.on_start_link(WAITING_START)
async def follow_town_link(event: CommandEvent, turn: Interaction) -> Reply:
    """A link that leads to those who wait in a town, or to what has opened there since."""
    town = turn.gazetteer.town_by_code(town_code(event.words.strip().lower()))
    if town is None:
        return Say(finding.with_line_before(words.area_link_over(), await _arrival_screen(turn)))
    if await turn.own_areas():
        return Say(_moving_to(town))
    return Say(
        finding.with_line_before(words.area_kept(), await search.in_town(town, turn, home=True))
    )


async def _arrival_screen(turn: Interaction) -> Message:
    """What somebody finds on arriving, for the first time or again."""
    own = await membership_places(turn)
    if own:
        home = await turn.home_area()
        return screens.welcome_back(own, then=first_step_buttons(home))
    waits = await turn.store.areas.waiting_entry(turn.member.id)
    if waits:
        return await areas_and_waiting(turn)
    listed, here = await any_area_open(turn), await turn.area_around()
    if here:
        return finding.entrance_screen(area_choice(here), listed=listed)
    return finding.welcome_screen(listed=listed)


@area.on_intent(Intent.GREET)
async def greet_back(_: IntentEvent, turn: Interaction) -> Reply:
    """Whoever is new is asked where they live; a neighbour, what they would like."""
    own = await membership_places(turn)
    if not own:
        return Say(await _arrival_screen(turn))
    then = first_step_buttons(await turn.home_area())
    return Say(screens.welcome_back(own, words.intents_hello(), then=then))


@area.on_intent(Intent.MENU)
async def show_menu(_: IntentEvent, turn: Interaction) -> Reply:
    return Say(await _arrival_screen(turn))


@area.on_intent(Intent.HELP)
async def help_in_words(_: IntentEvent, turn: Interaction) -> Reply:
    return Say(await _help_screen(turn))


@area.on_intent(Intent.AREA)
async def areas_in_words(_: IntentEvent, turn: Interaction) -> Reply:
    return Say(await areas_and_waiting(turn))


@area.on_event(PlaceWordsEvent)
async def read_place(event: PlaceWordsEvent, turn: Interaction) -> Reply:
    """A place for somebody new, perhaps a move for a member."""
    if point := read_coordinates(event.words):
        return Say(await _place_of_point(point, turn))
    if await turn.own_areas():
        clear = event.clear and len(event.words) <= LONGEST
        meant = await _clear_move_offer(event.words, turn) if clear else None
        return Say(meant) if meant else None
    if event.clear and not await _is_place(event.words, turn):
        return None
    service = await search.by_words(event.words, turn, home=True)
    if service is None:
        listed = await any_area_open(turn)
        return Say(
            finding.not_found(choosing.why_nothing(event.words, turn), home=True, listed=listed)
        )
    return service if isinstance(service, CallService) else Say(service)


async def _is_place(typed: str, turn: Interaction) -> bool:
    """Whether the words say that they are a place: "I live in", a number, a name and no more."""
    phrase = fold_name(matching.without_greeting(typed[:LONGEST]))
    living = LIVING.match(phrase)
    if (living and living.end()) or any(sign.isdigit() for sign in phrase):
        return True
    if phrase and matching.areas_named_exactly(phrase, await turn.store.areas.aliases()):
        return True
    matches = turn.gazetteer.search_towns(phrase, limit=1)
    return bool(matches.towns) and matches.exact and not matches.rest


async def _clear_move_offer(typed: str, turn: Interaction) -> Message | None:
    """The offer to move to the one area or town that the words name as a whole, or add it."""
    phrase = fold_name(typed)
    held = {each.id for _, each in await turn.own_areas()}
    areas = {each.id: each for each in await turn.store.areas.open_areas()}
    aliases = await turn.store.areas.aliases()
    named = (
        [each for each in matching.areas_named_exactly(phrase, aliases) if each in areas]
        if phrase
        else []
    )
    if len(named) == 1:
        (only,) = named
        if only in held:
            return None
        return finding.moving_offer(
            words.area_pick(area=areas[only].name, town=areas[only].town_name),
            JoinArea(area=only, home=True),
            JoinArea(area=only, home=False),
        )
    matches = turn.gazetteer.search_towns(typed, limit=1)
    former = matches.doubt is PlaceDoubt.FORMER
    if named or matches.rest or not matches.towns or not (matches.exact or former):
        return None
    if matches.total > 1 or former:
        return finding.moving_offer(clean_line(typed), AskWhere(home=True), AskWhere(home=False))
    return _moving_to(matches.towns[0])


def _moving_to(town: Town) -> Message:
    """A town in which somebody may live now, or which they may add."""
    return finding.moving_offer(
        finding.town_named(choosing.town_choice(town)),
        ChooseTown(town=town_slug(town.code), home=True),
        ChooseTown(town=town_slug(town.code), home=False),
    )


@area.on_event(LocationEvent)
async def see_point(event: LocationEvent, turn: Interaction) -> Reply:
    return Say(await _place_of_point((event.lat, event.lon), turn))


async def _place_of_point(point: tuple[float, float], turn: Interaction) -> Message:
    """A (lat, lon) point is where somebody new lives; a member is asked what it means."""
    if await turn.own_areas():
        return await search.point_in_passing(point, turn)
    return await search.by_point(point, turn, home=True)


@area.on_press(AskWhere)
async def ask_where(event: AskWhere, turn: Interaction) -> Reply:
    return Ask(FindAreaForm, {"home": event.home})


@area.on_form(FindAreaForm)
async def find_area(event: FindAreaForm, turn: Interaction) -> Reply:
    if point := event.where.shared_point or read_coordinates(event.where.words):
        return Say(await search.by_point(point, turn, home=event.home))
    service = await search.by_words(event.where.words, turn, home=event.home)
    if service is None:
        raise Refused(choosing.why_nothing(event.where.words, turn), field="where")
    return service if isinstance(service, CallService) else Say(service)


@area.on_event(LocatedEvent, asked_for=FindAreaForm)
async def take_location(event: LocatedEvent, turn: Interaction) -> Reply:
    home = isinstance(event.asked_for, FindAreaForm) and event.asked_for.home
    if event.spot is None:
        return Say(await search.street_not_found(event, turn, home=home))
    town = turn.gazetteer.town_by_code(event.spot.town_code) if event.spot.town_code else None
    if town is None:
        matches = turn.gazetteer.search_towns(event.words, limit=1)
        town = matches.towns[0] if matches.total == 1 else None
    return Say(await search.by_point((event.spot.lat, event.spot.lon), turn, home=home, town=town))


@area.on_press(ListAreas)
async def list_areas(event: ListAreas, turn: Interaction) -> Reply:
    town = _town_of_button(event.town, turn) if event.town else None
    return Show(await search.list_areas(town, turn, page=event.page, home=event.home))


@area.on_press(ChooseTown)
async def choose_town(event: ChooseTown, turn: Interaction) -> Reply:
    return Show(await search.in_town(_town_of_button(event.town, turn), turn, home=event.home))


@area.on_press(ShowMoreTowns)
async def more_towns(event: ShowMoreTowns, turn: Interaction) -> Reply:
    page = max(0, min(event.page, search.CANDIDATES // AT_ONCE - 1))
    matches = turn.gazetteer.search_towns(event.words, limit=search.CANDIDATES)
    return Show(await choosing.which_town(matches, event.words, turn, page=page, home=event.home))


@area.on_press(LookElsewhere)
async def look_elsewhere(event: LookElsewhere, turn: Interaction) -> Reply:
    """None of the proposed areas: the same words as a town."""
    message = await search.by_words(event.words, turn, home=event.home, elsewhere=True)
    if isinstance(message, Message):
        return Show(message)
    return Show(finding.where_question(home=event.home, listed=await any_area_open(turn)))


@area.on_press(JoinWaitingList)
async def join_waiting_list(event: JoinWaitingList, turn: Interaction) -> Reply:
    town = _town_of_button(event.town, turn)
    return Show(
        await search.put_on_waiting_list(town, allowed_cell(event.cell), turn, home=event.home)
    )


@area.on_press(LeaveWaitingList)
async def stop_waiting(event: LeaveWaitingList, turn: Interaction) -> Reply:
    town = _town_of_button(event.town, turn)
    await turn.store.areas.stop_waiting(turn.member.id, town.code)
    text = words.area_waits_no_more(town=town.name)
    return Show(finding.with_line_before(text, await areas_and_waiting(turn)))


@area.on_press(RejectLink)
async def not_mine(event: RejectLink, turn: Interaction) -> Reply:
    """The link led somebody astray: back to the question."""
    held = await own_membership_in(turn, event.area)
    if held and held[0].role is MemberRole.MEMBER:
        await turn.store.areas.leave_area(turn.member.id, event.area)
        await turn.stand_down(turn.member, area_id=event.area)
        texts = [words.area_left(area=held[1].name)]
    else:
        texts = []
    home = not await turn.store.areas.memberships(turn.member.id)
    return Show(finding.where_question(*texts, home=home, listed=await any_area_open(turn)))


def _town_of_button(named: str, turn: Interaction) -> Town:
    """The town a button names."""
    town = turn.gazetteer.town_by_code(town_code(named))
    if town is None:
        raise Refused(words.gone())
    return town
