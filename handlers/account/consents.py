"""What a member agreed to: listed, and taken back one by one."""

from __future__ import annotations

from handlers.account.feature import account
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Reply, Show
from messages.account.actions import ShowConsents
from messages.account.consent_views import ConsentPurpose, consents_screen
from messages.aid.actions import HelloStop, ShowMyRequests, StopOffer
from messages.area.actions import ShowMyAreas
from messages.heat.announcements.actions import SetWilling, ShowNicknames
from messages.heat.captains.actions import EndCaptaincy, NameCaptain
from messages.heat.checkins.actions import (
    AnswerEvenings,
    OfferAsBuddy,
    PartFromBuddy,
    ShowEnrolment,
    StopChecks,
)
from messages.heat.duty.actions import AnswerDuty
from messages.model import Action
from storage.people import HotEvenings

Given = dict[ConsentPurpose, Action]


@account.on_press(ShowConsents)
async def show_consents(_: ShowConsents, turn: Interaction) -> Reply:
    areas = await turn.own_areas()
    given: Given = {}
    if any(tie.wants_topic(topic) for tie, _ in areas for topic in tie.topics):
        given[ConsentPurpose.TOPICS] = ShowMyAreas()
    given |= await _given_to_helpers(turn)
    given |= await _given_for_checks(turn)
    given |= await _given_for_hot_days(areas[0][1].id if areas else 0, turn)
    return Show(consents_screen(given))


async def _given_to_helpers(turn: Interaction) -> Given:
    me, given = turn.member.id, Given()
    if await turn.store.aid.helper_profile(me):
        given[ConsentPurpose.OFFER] = StopOffer()
    hellos = [
        hello
        for hello in await turn.store.aid.hellos_of(me)
        if (hello.helper_agrees if hello.helper_id == me else hello.asker_agrees)
    ]
    if hellos:
        alone = len(hellos) == 1
        given[ConsentPurpose.HELLO] = HelloStop(hello=hellos[0].id) if alone else ShowMyRequests()
    return given


async def _given_for_checks(turn: Interaction) -> Given:
    """On being checked on, and on looking in on somebody."""
    me, given = turn.member.id, Given()
    if enrolment := await turn.store.checkins.enrolment_of(me):
        given[ConsentPurpose.CHECKS] = StopChecks(sure=False)
        if enrolment.share:
            given[ConsentPurpose.SHARE] = ShowEnrolment()
        if enrolment.duty_mail:
            given[ConsentPurpose.DUTY] = AnswerDuty(yes=False)
    if turn.member.evenings == HotEvenings.AGREED:
        given[ConsentPurpose.EVENINGS] = AnswerEvenings(yes=False)
    if await turn.store.checkins.buddy_offer(me):
        given[ConsentPurpose.BUDDY_OFFER] = OfferAsBuddy(on=False)
    pairs = [pair for pair, _ in await turn.store.checkins.watched_by(me) if pair.agreed_at]
    if pairs:
        alone = len(pairs) == 1
        given[ConsentPurpose.BUDDY] = (
            PartFromBuddy(buddy=pairs[0].id, sure=False) if alone else ShowEnrolment()
        )
    return given


async def _given_for_hot_days(area: int, turn: Interaction) -> Given:
    me, given = turn.member.id, Given()
    if await turn.store.nudges.willing_visitor(me):
        given[ConsentPurpose.WILLING] = SetWilling(area=area, yes=False)
    if await turn.store.nudges.nicknames_of(me):
        given[ConsentPurpose.NICKNAMES] = ShowNicknames(area=area)
    if captain := await turn.store.captains.captain_of(me):
        given[ConsentPurpose.CAPTAIN] = EndCaptaincy()
        if captain.named:
            given[ConsentPurpose.CAPTAIN_NAME] = NameCaptain(yes=False)
    return given
