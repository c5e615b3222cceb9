"""Being checked on, as one sees it oneself: what it is, one's own settings, one's buddies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from messages import words
from messages.blocks.actions import block_row, blocks_row
from messages.heat.checkins.actions import (
    AcceptBuddy,
    AnswerEvenings,
    AskBuddy,
    BeginEnrolment,
    ComeBack,
    EveningAnswer,
    GoAway,
    InviteBuddy,
    OfferAsBuddy,
    PartFromBuddy,
    PauseChecks,
    PickBuddy,
    ShowEnrolment,
    StopChecks,
)
from messages.heat.duty.views import DutyConsent, consent_lines, consent_rows
from messages.model import (
    Button,
    Confidence,
    ConfidencePurpose,
    Message,
    MomentText,
    Rows,
    Text,
    message,
    press_button,
)

MOST_BUDDIES = 2
"""How many look in on one person."""


class StandingBy(StrEnum):
    """Who is there to be told besides buddies: organisers, else the admins, else nobody."""

    ORGANISERS = "organisers"
    ADMINS = "admins"
    NOBODY = "nobody"


@dataclass(frozen=True)
class BuddyPair:
    """Somebody with whom one is paired, whether both have agreed, and until when they are told.

    `until` is the hour at which they are left alone on hot days; none where they never are.
    """

    buddy: int
    name: str
    agreed: bool
    until: str | None = None
    evenings: bool = False


@dataclass(frozen=True)
class WhoIsTold:
    """Whom a silence would be told to: buddies who can be written to, and who stands by.

    `evening` is who could still be told between bedtime and 23:00, after the buddies.
    """

    buddies: bool
    standing_by: StandingBy
    evening: StandingBy


@dataclass(frozen=True)
class EnrolmentPage:
    """One's own enrolment."""

    owner: int
    hour: str
    contact: str
    access: str
    share: bool
    paused: bool
    away: MomentText | None
    everything_paused: MomentText | None
    buddies: tuple[BuddyPair, ...]
    told: WhoIsTold
    duty: DutyConsent | None = None

    @property
    def confidence(self) -> Confidence:
        """The door code and who comes go with the enrolment."""
        return Confidence(purpose=ConfidencePurpose.ENROLMENT, subject=0, owner=self.owner)


class EveningConsent(StrEnum):
    """Whether whoever is counted on may be written to on evenings of hot days."""

    ASKED = "asked"
    AGREED = "agreed"
    REFUSED = "refused"


@dataclass(frozen=True)
class BuddyDuties:
    """For whom one is a buddy, and whether one offers to be."""

    pairs: tuple[BuddyPair, ...]
    offers: bool
    # What they said of evenings; none where they are asked nothing: nobody counts on them.
    evenings: EveningConsent | None = None


def promise_lines(told: WhoIsTold) -> tuple[Text, ...]:
    """What Palier does, and what it does not: nobody is promised who is not there."""
    return _what_is_done(told), words.watch_not_me(), words.watch_town(), words.watch_until()


def _what_is_done(told: WhoIsTold) -> Text:
    match told.standing_by:
        case StandingBy.ORGANISERS:
            return words.watch_what()
        case StandingBy.ADMINS:
            return words.watch_what_admins()
    return words.watch_what_buddies() if told.buddies else words.watch_what_nobody()


def enrolment_intro(helping: BuddyDuties, told: WhoIsTold) -> Message:
    """Before one asks for it."""
    rows = [(press_button(words.watch_begin(), BeginEnrolment()),), *_helping_rows(helping)]
    return message(
        words.watch_title(), *promise_lines(told), *_helping_lines(helping), rows=tuple(rows)
    )


def enrolment_screen(mine: EnrolmentPage, helping: BuddyDuties, *first: Text) -> Message:
    """Everything one set, and every way to change it."""
    lines = [words.watch_title(), *first, *_state_line(mine)]
    lines.append(words.watch_hour(hour=mine.hour) if mine.hour else words.watch_hour_usual())
    lines.append(
        words.watch_contact(contact=mine.contact) if mine.contact else words.watch_no_contact()
    )
    if mine.access:
        lines.append(words.watch_access(access=mine.access))
    lines.append(words.watch_shares() if mine.share else words.watch_shares_not())
    for pair in mine.buddies:
        said = words.watch_buddy if pair.agreed else words.watch_buddy_asked
        lines.append(said(name=pair.name))
    lines += _who_else(mine)
    if any(pair.agreed for pair in mine.buddies):
        lines += evening_lines(mine.buddies, mine.told)
    elif mine.told.evening is StandingBy.NOBODY is not mine.told.standing_by:
        lines.append(words.watch_then_nobody())
    lines += consent_lines(mine.duty)
    lines += [words.watch_not_me(), words.watch_town(), words.watch_until()]
    rows: list[tuple[Button, ...]] = [
        (press_button(words.watch_change(), BeginEnrolment()),),
        *_is_resting(mine),
        *consent_rows(mine.duty),
    ]
    if len(mine.buddies) < MOST_BUDDIES:
        rows.append(
            (
                press_button(words.watch_invite(), InviteBuddy()),
                press_button(words.watch_pick(), PickBuddy()),
            )
        )
    rows += [_part_row(pair) for pair in mine.buddies]
    rows += _helping_rows(helping)
    rows.append((press_button(words.watch_stop(), StopChecks(sure=False)),))
    return message(*lines, *_helping_lines(helping), rows=tuple(rows), confidence=mine.confidence)


def _who_else(mine: EnrolmentPage) -> list[Text]:
    """Who is told where there is no buddy; what was promised is taken back where nobody is."""
    if mine.told.standing_by is StandingBy.NOBODY and not mine.told.buddies:
        return [words.watch_no_buddy_nobody()]
    if mine.buddies:
        return []
    admins = mine.told.standing_by is StandingBy.ADMINS
    return [words.watch_no_buddy_admins() if admins else words.watch_no_buddy()]


def evening_lines(buddies: Sequence[BuddyPair], told: WhoIsTold) -> list[Text]:
    """Who is told when, in the evening of a hot day."""
    lines = [words.watch_plan_head(), *map(_until_words, filter(_has_agreed, buddies))]
    match told.evening:
        case StandingBy.ORGANISERS:
            return [*lines, words.watch_then_team()]
        case StandingBy.ADMINS:
            return [*lines, words.watch_then_admins()]
    late = any(pair.agreed and (pair.evenings or pair.until is None) for pair in buddies)
    return lines if late else [*lines, words.watch_then_nobody()]


def _has_agreed(pair: BuddyPair) -> bool:
    return pair.agreed


def _until_words(pair: BuddyPair) -> Text:
    if pair.evenings:
        return words.watch_until_evening(name=pair.name)
    if pair.until is None:
        return words.watch_until_always(name=pair.name)
    return words.watch_until_hour(name=pair.name, hour=pair.until)


def evening_plan(buddies: Sequence[BuddyPair], told: WhoIsTold) -> Message:
    """To who asked to be checked: who would be told when, now that it changed."""
    return message(
        *evening_lines(buddies, told), rows=((press_button(words.watch_open(), ShowEnrolment()),),)
    )


def evenings_question() -> Message:
    """To buddies and organisers who were never asked."""
    return message(
        words.watch_evenings_ask(),
        words.watch_evenings_else(),
        rows=(
            (press_button(words.watch_evenings_yes(), AnswerEvenings(yes=True)),),
            (press_button(words.watch_evenings_no(), AnswerEvenings(yes=False)),),
        ),
    )


def _state_line(mine: EnrolmentPage) -> list[Text]:
    """Whether questions are asked now."""
    if mine.paused:
        return [words.watch_paused()]
    if mine.away:
        return [words.watch_away(until=mine.away)]
    if mine.everything_paused:
        return [words.watch_all_paused(until=mine.everything_paused)]
    return [words.watch_on()]


def _is_resting(mine: EnrolmentPage) -> list[tuple[Button, ...]]:
    if mine.paused:
        return [(press_button(words.watch_resume(), PauseChecks(on=False)),)]
    if mine.away:
        return [(press_button(words.watch_back(), ComeBack()),)]
    return [
        (
            press_button(words.watch_pause(), PauseChecks(on=True)),
            press_button(words.watch_go_away(), GoAway()),
        )
    ]


def _part_row(pair: BuddyPair) -> tuple[Button, ...]:
    return (
        press_button(words.watch_part(name=pair.name), PartFromBuddy(buddy=pair.buddy, sure=False)),
    )


def _helping_lines(helping: BuddyDuties) -> list[Text]:
    lines = [words.watch_buddy_of(name=pair.name) for pair in helping.pairs]
    if helping.offers:
        lines.append(words.watch_offers())
    if helping.evenings is not None:
        lines.append(Text(key=f"watch-evenings-{helping.evenings}"))
    return lines


def _helping_rows(helping: BuddyDuties) -> list[tuple[Button, ...]]:
    label = words.watch_offer_stop() if helping.offers else words.watch_offer()
    rows = [
        *map(_part_row, helping.pairs),
        (press_button(label, OfferAsBuddy(on=not helping.offers)),),
    ]
    if helping.evenings is not None:
        yes = press_button(words.watch_evenings_yes(), AnswerEvenings(yes=True))
        no = press_button(words.watch_evenings_no(), AnswerEvenings(yes=False))
        known = {EveningConsent.AGREED: (no,), EveningConsent.REFUSED: (yes,)}
        rows.append(known.get(helping.evenings, (yes, no)))
    return rows


def helping_screen(helping: BuddyDuties, *first: Text) -> Message:
    """For somebody who asked for nothing themselves."""
    return message(
        words.watch_title(), *first, *_helping_lines(helping), rows=tuple(_helping_rows(helping))
    )


def stopping_screen() -> Message:
    return message(
        words.watch_stop_sure(),
        rows=(
            (press_button(words.watch_stop_yes(), StopChecks(sure=True)),),
            (press_button(words.back(), ShowEnrolment()),),
        ),
    )


def stopped_screen() -> Message:
    return message(
        words.watch_stopped(), rows=((press_button(words.watch_begin(), BeginEnrolment()),),)
    )


# Buddies.


def buddy_link(code: str, name: str) -> Message:
    """What one hands on to whom one would like as a buddy."""
    return message(
        words.watch_link(name=name),
        words.watch_link_how(),
        rows=(
            (Button(label=words.watch_link_open(name=name), start=f"w_{code}", forward=True),),
            (press_button(words.back(), ShowEnrolment()),),
        ),
    )


def pick_buddy_screen(offering: Sequence[tuple[int, str]]) -> Message:
    """Neighbours who offer to be a buddy."""
    rows: list[tuple[Button, ...]] = [
        (press_button(words.watch_pick_one(name=name), AskBuddy(member=member)),)
        for member, name in offering
    ]
    lines = [words.watch_pick_head() if offering else words.watch_pick_nobody()]
    if not offering:
        rows.append((press_button(words.watch_invite(), InviteBuddy()),))
    if offering:
        rows.append(blocks_row())
    return message(*lines, rows=(*rows, (press_button(words.back(), ShowEnrolment()),)))


def buddy_question(code: str, name: str, member: int) -> Message:
    """What somebody agrees to who becomes a buddy."""
    return message(
        words.watch_asked(name=name),
        words.watch_asked_what(),
        words.watch_asked_night(),
        words.watch_not_me(),
        rows=(
            (
                press_button(
                    words.watch_accept(),
                    AcceptBuddy(code=code, yes=True, evenings=EveningAnswer.YES),
                ),
            ),
            (
                press_button(
                    words.watch_accept_by_day(),
                    AcceptBuddy(code=code, yes=True, evenings=EveningAnswer.NO),
                ),
            ),
            (press_button(words.watch_refuse(), AcceptBuddy(code=code, yes=False)),),
            block_row(member, name),
        ),
    )


def buddy_agreed(name: str, member: int) -> Message:
    """To the new buddy."""
    return message(words.watch_agreed(name=name), rows=_page_rows(member, name))


def _page_rows(member: int, name: str) -> Rows:
    """The way to one's own page, and to have nothing more to do with the other of the two."""
    return ((press_button(words.watch_open(), ShowEnrolment()),), block_row(member, name))


def buddy_accepted(name: str, member: int, *evening: Text) -> Message:
    """To the person who has a buddy now; who is told in the evening, if it is not them."""
    return message(
        words.watch_accepted(name=name),
        *evening,
        rows=_page_rows(member, name),
    )


def buddy_refused(name: str) -> Message:
    """To the person whose question was answered with no."""
    return message(
        words.watch_refused(name=name), rows=((press_button(words.watch_open(), ShowEnrolment()),),)
    )


def buddy_declined() -> Message:
    return message(words.watch_declined())


def parting_screen(buddy: int, name: str, other: int | None) -> Message:
    return message(
        words.watch_part_sure(name=name),
        rows=(
            (press_button(words.watch_part_yes(), PartFromBuddy(buddy=buddy, sure=True)),),
            *((block_row(other, name),) if other and name else ()),
            (press_button(words.back(), ShowEnrolment()),),
        ),
    )


def parted_notice(name: str) -> Message:
    """To the other of the two."""
    return message(
        words.watch_parted(name=name), rows=((press_button(words.watch_open(), ShowEnrolment()),),)
    )


def season_end_notice() -> Message:
    """Before every list is erased."""
    return message(words.watch_notice(), words.watch_notice_next())
