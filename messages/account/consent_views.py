"""What a member agreed to, purpose by purpose, and how each is taken back."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from messages import words
from messages.account.actions import AskToLeave, ShowMyPage
from messages.model import Action, Message, Text, message, press_button


class ConsentPurpose(StrEnum):
    """What a member is asked about where it begins, each by itself."""

    TOPICS = "topics"
    OFFER = "offer"
    HELLO = "hello"
    CHECKS = "checks"
    SHARE = "share"
    DUTY = "duty"
    EVENINGS = "evenings"
    BUDDY = "buddy"
    BUDDY_OFFER = "buddy_offer"
    WILLING = "willing"
    NICKNAMES = "nicknames"
    CAPTAIN = "captain"
    CAPTAIN_NAME = "captain_name"


def consents_screen(given: Mapping[ConsentPurpose, Action]) -> Message:
    """Each purpose with how it stands; what was given has a button that takes it back."""
    lines = [words.account_consents_head()]
    for purpose in ConsentPurpose:
        said = words.account_consent_yes if purpose in given else words.account_consent_no
        lines.append(said(purpose=Text(key=f"account-consent-{purpose}")))
    lines.append(words.account_consents_all())
    rows = [
        (press_button(Text(key=f"account-consent-stop-{purpose}"), given[purpose]),)
        for purpose in ConsentPurpose
        if purpose in given
    ]
    rows.append((press_button(words.account_leave(), AskToLeave()),))
    return message(*lines, rows=(*rows, (press_button(words.back(), ShowMyPage()),)))
