"""The neighbourhood as the stairwell opens: two areas, five people, walls, one other chat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.stairwell.conversation import ELSEWHERE, SandboxConversation
from bot.stairwell.points import HOME, NEXT_DOOR
from bot.stairwell.state import (
    PLATFORM,
    ZONE,
    SandboxChat,
    SandboxPerson,
    SandboxState,
    other_language,
)
from bot.stairwell.weather import SandboxWeather
from bot.stairwell.wording import plain_words
from messages import words
from messages.aid import AidKind as Help
from messages.cafe import AnswerCafe, CafeAccess, CafeKind, PublishCafe
from messages.catalog import language_names
from messages.language import FALLBACK, IN_TURN
from messages.model import Action, Reader, Text
from storage.aid import HelperProfile
from storage.area import Area, MemberRole, Membership, Wall
from storage.database import Database, Store
from storage.heat.checkins.tables import Buddy, CheckInEnrolment
from storage.heat.cool import CoolPlace
from storage.people import Account, HotEvenings, Member
from storage.places import Gazetteer, fold_name

SECOND = timedelta(seconds=1)
TOWN = "94034"  # Fresnes, Val-de-Marne
AREAS = {"Les Œillets": (HOME, ("Oeillets",)), "La Vallée-aux-Renards": (NEXT_DOOR, ("Renards",))}

COOL_PLACES = {
    "library": ((48.7570, 2.3215), "Tu-Sa 10:00-19:00", False),
    "church": ((48.7541, 2.3262), "Mo-Su 08:00-20:00", False),
    "park": ((48.7585, 2.3290), "24/7", True),
}
"""Where it is cool from the start: a point, hours, whether one walks there in the shade."""

NEWCOMER = "nadia"
HOST = "simone"
GUEST = "bao"
WALL = f"wall-{FALLBACK}"
HELPS: dict[str, tuple[Help, ...]] = {
    GUEST: (Help.ERRANDS, Help.PRINT, Help.COMPANY),
    "grace": (Help.ERRANDS, Help.DEVICES, Help.PETS),
}
"""Who offers which help from the start, so that whoever asks sees somebody asked."""

BUDDIES = (GUEST, "grace")
"""Who looks in on the host on hot days: she asked to be checked on, and they agreed."""


def chat_titles(language: str) -> dict[str, str]:
    """What chats are called that belong to nobody and follow the page's language."""
    reader = Reader(language=language)
    return {ELSEWHERE: plain_words(words.stairwell_elsewhere_title(), reader)}


def seed_state(now: datetime, weather: SandboxWeather) -> SandboxState:
    """Five doors, a wall in each language, and a chat that is no wall yet."""
    people = [
        SandboxPerson(NEWCOMER, "Nadia", newcomer=True),
        SandboxPerson(HOST, "Simone"),
        SandboxPerson(GUEST, "Bao"),
        SandboxPerson("grace", "Grace", language=other_language(FALLBACK), other_tongued=True),
        SandboxPerson("maryam", "Maryam", organiser=True),
    ]
    inside = {person.user for person in people} - {NEWCOMER}
    walls = [
        *(
            SandboxChat(
                f"wall-{each}",
                plain_words(
                    words.stairwell_seed_wall(language=language_names()[each]),
                    Reader(language=each),
                ),
                each,
                wall=True,
                inside=set(inside),
            )
            for each in IN_TURN
        ),
        SandboxChat(
            ELSEWHERE,
            chat_titles(FALLBACK)[ELSEWHERE],
            FALLBACK,
            inside={person.user for person in people},
        ),
    ]
    return SandboxState(people, walls, now, weather)


async def seed_database(
    database: Database, gazetteer: Gazetteer, there: SandboxState, now: datetime
) -> None:
    """Declare the areas, bind the walls, make everybody known but the newcomer; two offer help."""
    town = gazetteer.town_by_code(TOWN)
    if town is None:
        raise RuntimeError("the bundled places do not know Fresnes")
    async with database.transaction() as store:
        areas = [
            Area(
                name=name,
                town=town.code,
                town_name=town.name,
                lat=lat,
                lon=lon,
                zone=town.zone,
                declared_at=now,
                numbers=plain_words(words.stairwell_seed_numbers(), Reader()),
            )
            for name, ((lat, lon), _) in AREAS.items()
        ]
        store.session.add_all(areas)
        await store.session.flush()
        for area in areas:
            names = (area.name, *AREAS[area.name][1])
            store.areas.add_area(area, {fold_name(each): each for each in names})
        await store.session.flush()
        home = areas[0]
        store.session.add_all(_cool_place(name, home, now) for name in COOL_PLACES)
        for person in there.people.values():
            if not person.newcomer:
                await _add_neighbour(person, areas if person.organiser else [home], store, now)
        await _pair_buddies(store, now)
        store.session.add_all(
            Wall(
                area_id=home.id,
                platform=PLATFORM,
                chat=chat.name,
                title=chat.title,
                language=chat.language,
                may_pin=True,
                may_invite=True,
            )
            for chat in there.chats.values()
            if chat.wall
        )


async def _pair_buddies(store: Store, now: datetime) -> None:
    """The host asked to be checked on on hot days, and two neighbours agreed to look in."""
    await store.session.flush()
    checked, *buddies = [
        known[0].id
        for user in (HOST, *BUDDIES)
        if (known := await store.people.member_by_account(PLATFORM, "", user))
    ]
    await store.checkins.save_enrolment(
        CheckInEnrolment(member_id=checked, asks_from=now, since=now, share=True)
    )
    await store.session.flush()
    store.session.add_all(
        Buddy(member_id=checked, buddy_id=buddy, since=now + rank * SECOND, agreed_at=now)
        for rank, buddy in enumerate(buddies)
    )


def _cool_place(name: str, area: Area, now: datetime) -> CoolPlace:
    """A cool place of the opening, as its words and its point have it."""
    (lat, lon), hours, shady = COOL_PLACES[name]
    said = {
        part: plain_words(Text(key=f"stairwell-cool-{name}{part}"), Reader())
        for part in ("", "-address")
    }
    return CoolPlace(
        area_id=area.id,
        name=said[""],
        address=said["-address"],
        hours=hours,
        lat=lat,
        lon=lon,
        shady=shady,
        changed_at=now,
    )


async def _add_neighbour(
    person: SandboxPerson, areas: Sequence[Area], store: Store, now: datetime
) -> None:
    """Make somebody a member of these areas, their home first, with what they offer."""
    member = Member(
        name=person.name,
        language=person.language,
        zone=ZONE,
        joined_at=now,
        seen_at=now,
        # Said before the opening: whoever looks on first reads of cafés, and is asked nothing.
        evenings=HotEvenings.AGREED,
    )
    account = Account(member_id=member.id, platform=PLATFORM, user=person.user, chat=person.chat)
    await store.people.add_member(member, account)
    role = MemberRole.ORGANISER if person.organiser else MemberRole.MEMBER
    store.session.add_all(
        Membership(
            member_id=member.id,
            area_id=area.id,
            role=role,
            home=area is areas[0],
            joined_at=now,
        )
        for area in areas
    )
    if helps := HELPS.get(person.user):
        await store.session.flush()
        helper = HelperProfile(
            member_id=member.id, kinds=[kind.value for kind in helps], offered_at=now
        )
        await store.aid.save_offers(helper, [areas[0].id])


async def play_opening(
    conversation: SandboxConversation, there: SandboxState, now: datetime
) -> None:
    """All greet Palier, the host invites to a café and a neighbour says yes, as anybody would."""
    host, guest = there.people[HOST], there.people[GUEST]
    for person in there.people.values():
        if not person.newcomer:
            await conversation.take_words(person, there.chats[person.chat], "/start")
    await conversation.take_words(host, there.chats[host.chat], "/cafe")
    if host.open_form is None:
        return
    said = {
        "kind": CafeKind.CAFE,
        "day": _saturday(now).isoformat(),
        "hour": "15:00",
        "place": plain_words(words.stairwell_seed_place(), host.reader),
        "seats": "4",
        "access": f"{CafeAccess.STEP_FREE},{CafeAccess.TOILETS}",
    }
    await conversation.take_form(host, host.open_form.id, said, {})
    await _press(conversation, there, host, there.chats[host.chat], PublishCafe)
    await _press(conversation, there, guest, there.chats[WALL], AnswerCafe)


async def _press(
    conversation: SandboxConversation,
    there: SandboxState,
    person: SandboxPerson,
    chat: SandboxChat,
    action: type[Action],
) -> None:
    """Press the first button of that kind in the chat's latest message."""
    post = list(chat.posts.values())[-1]
    buttons = [button for row in (post.message.rows if post.message else ()) for button in row]
    for button in buttons:
        if button.press.startswith(f"{action.tag}:"):
            await conversation.take_press(person, chat, post.id, button.press)
            return


def _saturday(now: datetime) -> date:
    """The coming Saturday, or the one after it when it is too close for reminders."""
    today = now.astimezone(ZoneInfo(ZONE)).date()
    return today + timedelta(days=(5 - today.weekday() - 2) % 7 + 2)
