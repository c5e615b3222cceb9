"""Consent is given purpose by purpose, listed on one's own page, and taken back from there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from messages import words
from messages.account.consent_views import ConsentPurpose
from messages.aid import AidKind
from messages.area.actions import SetTopic
from messages.catalog import plain_words
from messages.heat.checkins.actions import EnrolForm
from messages.model import Text, Topic
from storage.aid import HelperProfile, WeeklyHello
from storage.heat.announcements.tables import PrivateNickname
from storage.heat.captains import StairwellCaptain
from storage.heat.checkins.tables import Buddy, CheckInEnrolment
from storage.people import HotEvenings
from storage.processing import PROCESSING, ProcessingPurpose
from tests.worlds import Neighbour, World
from tests.worlds import Wall as Group

Takes = Callable[["Consent"], Awaitable[None]]


@dataclass(frozen=True)
class Consent:
    """Bao in Belleville, who agreed to something, perhaps with Chloé."""

    world: World
    bao: Neighbour
    chloe: Neighbour
    wall: Group

    async def holds(self, *rows: Any) -> None:
        async with self.world.database.transaction() as store:
            for row in rows:
                store.session.add(row)
                await store.session.flush()

    def enrolment(self, **given: Any) -> CheckInEnrolment:
        now = self.world.clock.now()
        usual = {"member_id": self.bao.member_id, "asks_from": now, "since": now}
        return CheckInEnrolment(**usual | given)

    def captain(self, **given: Any) -> StairwellCaptain:
        return StairwellCaptain(
            member_id=self.bao.member_id, area_id=self.wall.area.id, label="12 rue Rébeval",
            since=self.world.clock.now(), **given,
        )  # fmt: skip

    async def looks_in_on_chloe(self) -> None:
        now, her = self.world.clock.now(), self.chloe.member_id
        await self.holds(
            replace_owner(self.enrolment(), her),
            Buddy(member_id=her, buddy_id=self.bao.member_id, since=now, agreed_at=now),
        )


def replace_owner(enrolment: CheckInEnrolment, owner: int) -> CheckInEnrolment:
    enrolment.member_id = owner
    return enrolment


async def topics(_: Consent) -> None:
    """Whoever joins follows them; each is a switch."""


async def offer(consent: Consent) -> None:
    helper = HelperProfile(
        member_id=consent.bao.member_id, kinds=[AidKind.ERRANDS],
        offered_at=consent.world.clock.now(),
    )  # fmt: skip
    async with consent.world.database.transaction() as store:
        await store.aid.save_offers(helper, [consent.wall.area.id])


async def hello(consent: Consent) -> None:
    await consent.holds(
        WeeklyHello(
            area_id=consent.wall.area.id, asker_id=consent.chloe.member_id,
            helper_id=consent.bao.member_id, asker_agrees=True, helper_agrees=True,
            due_at=consent.world.clock.now(),
        )
    )  # fmt: skip


async def checks(consent: Consent) -> None:
    await consent.holds(consent.enrolment())


async def share(consent: Consent) -> None:
    await consent.holds(consent.enrolment(share=True))


async def duty(consent: Consent) -> None:
    await consent.holds(consent.enrolment(duty_mail="ccas@mairie.example", duty_reach="2e gauche"))


async def evenings(consent: Consent) -> None:
    await consent.looks_in_on_chloe()
    async with consent.world.database.transaction() as store:
        member = await store.people.get_member(consent.bao.member_id)
        member.evenings = HotEvenings.AGREED


async def buddy(consent: Consent) -> None:
    await consent.looks_in_on_chloe()


async def buddy_offer(consent: Consent) -> None:
    now = consent.world.clock.now()
    async with consent.world.database.transaction() as store:
        await store.checkins.set_buddy_offer(consent.bao.member_id, now, on=True)


async def willing(consent: Consent) -> None:
    now = consent.world.clock.now()
    async with consent.world.database.transaction() as store:
        await store.nudges.set_willing(consent.bao.member_id, now, yes=True)


async def nicknames(consent: Consent) -> None:
    now = consent.world.clock.now()
    await consent.holds(PrivateNickname(member_id=consent.bao.member_id, name="Mme R.", since=now))


async def captain(consent: Consent) -> None:
    await consent.holds(consent.captain())


async def captain_name(consent: Consent) -> None:
    await consent.holds(consent.captain(named=True))


GIVES: dict[ConsentPurpose, Takes] = {
    ConsentPurpose.TOPICS: topics,
    ConsentPurpose.OFFER: offer,
    ConsentPurpose.HELLO: hello,
    ConsentPurpose.CHECKS: checks,
    ConsentPurpose.SHARE: share,
    ConsentPurpose.DUTY: duty,
    ConsentPurpose.EVENINGS: evenings,
    ConsentPurpose.BUDDY: buddy,
    ConsentPurpose.BUDDY_OFFER: buddy_offer,
    ConsentPurpose.WILLING: willing,
    ConsentPurpose.NICKNAMES: nicknames,
    ConsentPurpose.CAPTAIN: captain,
    ConsentPurpose.CAPTAIN_NAME: captain_name,
}


async def switches_off(consent: Consent) -> None:
    for topic in (Topic.CAFE, Topic.AID, Topic.HEAT, Topic.BROADCAST):
        await consent.bao.forges(SetTopic(area=consent.wall.area.id, topic=topic, on=False))


async def tells_buddies_nothing(consent: Consent) -> None:
    await consent.bao.presses(words.watch_change())
    await consent.bao.fills(EnrolForm, share="false")


def presses(label: Text) -> Takes:
    async def press(consent: Consent) -> None:
        await consent.bao.presses(label)

    return press


THEN: dict[ConsentPurpose, Takes] = {
    ConsentPurpose.TOPICS: switches_off,
    ConsentPurpose.CHECKS: presses(words.watch_stop_yes()),
    ConsentPurpose.SHARE: tells_buddies_nothing,
    ConsentPurpose.BUDDY: presses(words.watch_part_yes()),
    ConsentPurpose.NICKNAMES: presses(words.nudge_nickname_drop(name="Mme R.")),
}
"""What is pressed on the page to which the button leads, where it is not done at once."""


@pytest.fixture
def consent(world: World, bao: Neighbour, chloe: Neighbour, belleville: Group) -> Consent:
    return Consent(world, bao, chloe, belleville)


async def looks(who: Neighbour) -> None:
    """From one's own page to the list."""
    await who.says("/moi")
    await who.presses(words.account_consents())


def stands(purpose: ConsentPurpose, *, yes: bool) -> Text:
    said = words.account_consent_yes if yes else words.account_consent_no
    return said(purpose=Text(key=f"account-consent-{purpose}"))


@pytest.mark.parametrize("purpose", ConsentPurpose)
async def test_each_consent_is_listed_and_taken_back_from_one_s_own_page(
    consent: Consent, purpose: ConsentPurpose
) -> None:
    bao, stop = consent.bao, Text(key=f"account-consent-stop-{purpose}")
    if purpose is not ConsentPurpose.TOPICS:
        await looks(bao)
        assert bao.sees(stands(purpose, yes=False))
        assert not bao.offered(stop)
    await GIVES[purpose](consent)
    await looks(bao)
    assert bao.sees(stands(purpose, yes=True))
    await bao.presses(stop)
    if purpose in THEN:
        await THEN[purpose](consent)
    await looks(bao)
    assert bao.sees(stands(purpose, yes=False)), "and nothing but that press was needed"


@pytest.mark.every_world
async def test_the_list_is_read_everywhere_and_says_nothing_of_others(consent: Consent) -> None:
    await checks(consent)
    await hello(consent)
    await looks(consent.bao)
    for purpose in ConsentPurpose:
        given = purpose in (ConsentPurpose.TOPICS, ConsentPurpose.CHECKS, ConsentPurpose.HELLO)
        assert consent.bao.sees(stands(purpose, yes=given))
    assert not consent.bao.sees("Chloé")


async def test_what_was_only_suggested_is_no_consent(consent: Consent) -> None:
    now = consent.world.clock.now()
    await consent.holds(
        WeeklyHello(
            area_id=consent.wall.area.id, asker_id=consent.chloe.member_id,
            helper_id=consent.bao.member_id, asker_agrees=True, asked_at=now,
        ),
        replace_owner(consent.enrolment(), consent.chloe.member_id),
        Buddy(member_id=consent.chloe.member_id, buddy_id=consent.bao.member_id, since=now),
    )  # fmt: skip
    await looks(consent.bao)
    for purpose in (ConsentPurpose.HELLO, ConsentPurpose.BUDDY):
        assert consent.bao.sees(stands(purpose, yes=False))


BY_CONSENT = {
    ProcessingPurpose.AID: {
        "helper": ConsentPurpose.OFFER,
        "offer": ConsentPurpose.OFFER,
        "hello": ConsentPurpose.HELLO,
        "request": "asked for each time; closed by whoever asked",
        "approach": 'answered each time; taken back by "I cannot"',
        "question": "kept to ask less often",
        "hour": "told each time; seen by oneself alone",
    },
    ProcessingPurpose.CHECK: {
        "enrolment": ConsentPurpose.CHECKS,
        "buddy": ConsentPurpose.BUDDY,
        "buddyoffer": ConsentPurpose.BUDDY_OFFER,
        "checkin": ConsentPurpose.CHECKS,
        "told": ConsentPurpose.CHECKS,
        "dutymail": ConsentPurpose.DUTY,
    },
    ProcessingPurpose.HEAT: {
        "nudge": ConsentPurpose.TOPICS,
        "visit": ConsentPurpose.TOPICS,
        "nickname": ConsentPurpose.NICKNAMES,
        "willing": ConsentPurpose.WILLING,
        "captain": ConsentPurpose.CAPTAIN,
        "doorstold": ConsentPurpose.CAPTAIN,
        "doorcount": "a sum that is nobody's",
        "override": "an organiser's act",
    },
}
"""Under which consent each table of a purpose is kept, or why none is listed."""


@pytest.mark.parametrize("purpose", BY_CONSENT)
def test_every_table_kept_by_consent_is_under_one_that_can_be_taken_back(
    purpose: ProcessingPurpose,
) -> None:
    tables = {name for name, entry in PROCESSING.items() if entry.purpose is purpose}
    assert tables == BY_CONSENT[purpose].keys(), "a new table: name its consent, or why none"
    assert GIVES.keys() == set(ConsentPurpose)


def test_every_consent_has_short_words(consent: Consent) -> None:
    labels = [
        plain_words(Text(key=f"account-consent-stop-{purpose}"), consent.bao.reader)
        for purpose in ConsentPurpose
    ]
    assert len(set(labels)) == len(labels)
