"""The neighbourhood as the stairwell opens: two areas, five people, two walls, one other chat."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.stairwell.house import PLATFORM, ZONE, Chat, House, Person
from bot.stairwell.points import HOME, NEXT_DOOR
from bot.stairwell.porter import ELSEWHERE, Porter
from bot.stairwell.sky import Sky
from messages import words
from messages.aid import Kind as Help
from messages.cafe import Access, Kind, Publish, Rsvp
from messages.catalog import plain
from messages.model import Action, Reader
from storage.aid import Helper
from storage.area import Area, Membership, Role, Wall
from storage.database import Database
from storage.people import Account, Member
from storage.places import Gazetteer, fold

TOWN = "94034"  # Fresnes, Val-de-Marne
AREAS = {"Les Œillets": (HOME, ("Oeillets",)), "La Vallée-aux-Renards": (NEXT_DOOR, ("Renards",))}

NEWCOMER = "nadia"
HOST = "simone"
GUEST = "bao"
WALL = "wall-fr"
HELPS: dict[str, tuple[Help, ...]] = {
    GUEST: (Help.ERRANDS, Help.PRINT, Help.COMPANY),
    "grace": (Help.ERRANDS, Help.DEVICES, Help.PETS),
}
"""Who offers which help from the start, so that whoever asks sees somebody asked."""


def house(now: datetime, sky: Sky) -> House:
    """Five doors, a wall in each language, and a chat that is no wall yet."""
    people = [
        Person(NEWCOMER, "Nadia", newcomer=True),
        Person(HOST, "Simone"),
        Person(GUEST, "Bao"),
        Person("grace", "Grace", language="en"),
        Person("maryam", "Maryam", organiser=True),
    ]
    inside = {each.user for each in people} - {NEWCOMER}
    walls = [
        Chat(WALL, "Les Œillets", "fr", wall=True, inside=set(inside)),
        Chat("wall-en", "Les Œillets, in English", "en", wall=True, inside=set(inside)),
        Chat(
            ELSEWHERE,
            plain(words.stairwell_elsewhere_title(), Reader(language="fr")),
            "fr",
            inside={each.user for each in people},
        ),
    ]
    return House(people, walls, now, sky)


async def settle(database: Database, gazetteer: Gazetteer, there: House, now: datetime) -> None:
    """Declare the areas, bind the walls, make everybody known but the newcomer; two offer help."""
    town = gazetteer.get(TOWN)
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
            )
            for name, ((lat, lon), _) in AREAS.items()
        ]
        store.session.add_all(areas)
        await store.session.flush()
        for area in areas:
            names = (area.name, *AREAS[area.name][1])
            store.areas.declare(area, {fold(each): each for each in names})
        await store.session.flush()
        home = areas[0]
        for person in there.people.values():
            if person.newcomer:
                continue
            member = Member(
                name=person.name,
                language=person.language,
                zone=ZONE,
                joined_at=now,
                seen_at=now,
            )
            account = Account(
                member_id=member.id, platform=PLATFORM, user=person.user, chat=person.chat
            )
            await store.people.add(member, account)
            role = Role.ORGANISER if person.organiser else Role.MEMBER
            store.session.add_all(
                Membership(
                    member_id=member.id,
                    area_id=area.id,
                    role=role,
                    home=area is home,
                    joined_at=now,
                )
                for area in (areas if person.organiser else [home])
            )
            if helps := HELPS.get(person.user):
                await store.session.flush()
                helper = Helper(
                    member_id=member.id, kinds=[kind.value for kind in helps], offered_at=now
                )
                await store.aid.offer(helper, [home.id])
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


async def open_doors(porter: Porter, there: House, now: datetime) -> None:
    """All greet Palier, the host invites to a café and a neighbour says yes, as anybody would."""
    host, guest = there.people[HOST], there.people[GUEST]
    for person in there.people.values():
        if not person.newcomer:
            await porter.say(person, there.chats[person.chat], "/start")
    await porter.say(host, there.chats[host.chat], "/cafe")
    if host.sheet is None:
        return
    said = {
        "kind": Kind.CAFE,
        "day": _saturday(now).isoformat(),
        "hour": "15:00",
        "place": plain(words.stairwell_seed_place(), host.reader),
        "seats": "4",
        "access": f"{Access.STEP_FREE},{Access.TOILETS}",
        "note": plain(words.stairwell_seed_note(), host.reader),
    }
    await porter.fill_in(host, host.sheet.id, said, {})
    await _press(porter, there, host, there.chats[host.chat], Publish)
    await _press(porter, there, guest, there.chats[WALL], Rsvp)


async def _press(
    porter: Porter, there: House, person: Person, chat: Chat, action: type[Action]
) -> None:
    """Press the first button of that kind in the chat's latest message."""
    post = list(chat.posts.values())[-1]
    buttons = [each for row in (post.message.rows if post.message else ()) for each in row]
    for each in buttons:
        if each.press.startswith(f"{action.tag}:"):
            await porter.press(person, chat, post.id, each.press)
            return


def _saturday(now: datetime) -> date:
    """The coming Saturday, or the one after it when it is too close for reminders."""
    today = now.astimezone(ZoneInfo(ZONE)).date()
    return today + timedelta(days=(5 - today.weekday() - 2) % 7 + 2)
