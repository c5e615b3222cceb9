"""Taking somebody out of an area: what the second organiser, the member and the others read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from messages import words
from messages.model import (
    Button,
    Confidence,
    ConfidencePurpose,
    Message,
    MomentText,
    Text,
    looked_at,
    message,
    press_button,
)
from messages.organise.actions import OrganiserAct, ShowTeam
from messages.organise.member_actions import (
    AppealRemoval,
    DecideRemoval,
    LiftRemoval,
    RemovalOutcome,
    RemovalReason,
    ReviewRemoval,
    ShowMembers,
    ShowRemoval,
    ShowRemovals,
)
from messages.organise.shown_facts import back_button


@dataclass(frozen=True)
class RemovalFacts:
    """One removal, as those who decide see it; never who proposed it, nor who reported what.

    `acts` are what the journal says about what the member published: (when, which act).
    """

    removal: int
    area: int
    name: str
    who: str
    reason: RemovalReason
    note: str
    until: MomentText
    acts: Sequence[tuple[MomentText, OrganiserAct]] = field(default=())

    @property
    def confidence(self) -> Confidence:
        """That somebody may be removed, and why."""
        return Confidence(purpose=ConfidencePurpose.REMOVAL, subject=self.removal)


def _reason_words(seen: RemovalFacts) -> list[Text]:
    lines = [words.removal_reason(why=Text(key=f"removal-why-{seen.reason.value}"))]
    if seen.note:
        lines.append(words.removal_note(note=seen.note))
    return lines


def _journal_words(seen: RemovalFacts) -> list[Text]:
    if not seen.acts:
        return [words.removal_acts_none()]
    lines = [words.removal_acts()]
    lines += [
        words.removal_act(moment=moment, act=Text(key=f"organise-act-{act.value}"))
        for moment, act in seen.acts
    ]
    return lines


def removal_notice(seen: RemovalFacts) -> Message:
    """To whoever may be the second: why, what the journal says, and the two buttons."""
    yes, no = (DecideRemoval(removal=seen.removal, agrees=each) for each in (True, False))
    return message(
        words.removal_asked(who=seen.who, name=seen.name),
        *_reason_words(seen),
        *_journal_words(seen),
        words.removal_means(),
        words.removal_until(until=seen.until),
        rows=(
            (press_button(words.removal_agree(), yes),),
            (press_button(words.removal_disagree(), no),),
            back_button(ShowRemovals(area=seen.area)),
        ),
        confidence=seen.confidence,
    )


def removal_over_notice(seen: RemovalFacts, what: Text) -> Message:
    """To whoever might have decided: there is nothing left to press."""
    return message(
        what, rows=(back_button(ShowRemovals(area=seen.area)),), confidence=seen.confidence
    )


def removal_proposed_screen(seen: RemovalFacts) -> Message:
    """To who proposed it."""
    return message(
        words.removal_proposed(who=seen.who, until=seen.until),
        rows=(back_button(ShowMembers(area=seen.area)),),
        confidence=seen.confidence,
    )


def nobody_second_screen(key: int, who: str, *, organises: bool) -> Message:
    """There is nobody who could be the second: what to do instead."""
    text = words.removal_needs_admin(who=who) if organises else words.removal_needs_second(who=who)
    return message(
        text,
        rows=(
            (press_button(words.organise_see_team(), ShowTeam(area=key)),),
            back_button(ShowMembers(area=key)),
        ),
        confidence=looked_at(key),
    )


def outcome_notice(seen: RemovalFacts, outcome: RemovalOutcome) -> Message:
    """To who proposed it: removed, refused or lapsed."""
    return message(
        Text(key=f"removal-outcome-{outcome.value}", args={"who": seen.who, "name": seen.name}),
        confidence=seen.confidence,
    )


def removed_letter(seen: RemovalFacts, *, checked: bool) -> Message:
    """To the member: what was decided and why, what it means, and how to ask again, once.

    Who was `checked` on on hot days is not any more, and should not wait for it.
    """
    return message(
        words.removal_out(name=seen.name),
        *_reason_words(seen),
        words.removal_out_means(until=seen.until),
        *([words.removal_out_checks()] if checked else []),
        words.removal_out_appeal(),
        rows=((press_button(words.organise_appeal(), AppealRemoval(removal=seen.removal)),),),
        confidence=seen.confidence,
    )


def appeal_notice(seen: RemovalFacts) -> Message:
    """To those who look again: two others have decided, the member asks to reconsider."""
    lift, uphold = (ReviewRemoval(removal=seen.removal, lift=each) for each in (True, False))
    return message(
        words.removal_appeal_asked(who=seen.who, name=seen.name),
        *_reason_words(seen),
        *_journal_words(seen),
        rows=(
            (press_button(words.removal_lift(who=seen.who), lift),),
            (press_button(words.organise_uphold(), uphold),),
            back_button(ShowRemovals(area=seen.area)),
        ),
        confidence=seen.confidence,
    )


def upheld_letter(seen: RemovalFacts) -> Message:
    """To the member: others looked again, and it stays."""
    return message(words.removal_upheld(name=seen.name, until=seen.until))


def lifted_letter(name: str, code: str) -> Message:
    """To the member: they may come back, by the area's own link."""
    return message(
        words.removal_lifted(name=name),
        rows=((Button(label=words.organise_join(name=name), start=f"q_{code}", forward=False),),),
    )


def by_hand_notice(seen: RemovalFacts, title: str) -> Message:
    """To organisers: Palier may not take somebody out of a group itself."""
    return message(words.removal_by_hand(who=seen.who, title=title), confidence=seen.confidence)


def removals_screen(
    key: int,
    name: str,
    proposed: Sequence[tuple[int, str]],
    out: Sequence[tuple[int, str, MomentText]],
) -> Message:
    """What waits for a second organiser, and who is out, given as (removal, name, until when)."""
    lines = [words.removal_list(name=name, count=len(out))]
    rows: list[tuple[Button, ...]] = [
        (press_button(words.removal_decide(who=who), ShowRemoval(removal=removal)),)
        for removal, who in proposed
    ]
    for removal, who, until in out:
        lines.append(words.removal_list_line(who=who, until=until))
        rows.append((press_button(words.removal_lift(who=who), LiftRemoval(removal=removal)),))
    return message(
        *lines, rows=(*rows, back_button(ShowMembers(area=key))), confidence=looked_at(key)
    )
