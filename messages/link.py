"""Joining one's accounts: the code, the question before, the accounts one has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from messages import words
from messages.model import Action, Message, MomentText, Text, message, press_button


class ShowAccounts(Action, tag="ln.see"):
    pass


class NewLinkCode(Action, tag="ln.new"):
    pass


class JoinAccounts(Action, tag="ln.join"):
    code: str


class PreferAccount(Action, tag="ln.pref"):
    account: int


class PartAccount(Action, tag="ln.part"):
    account: int
    sure: bool


def code_screen(code: str, until: MomentText) -> Message:
    return message(
        words.link_code(code=code),
        words.link_code_how(code=code, until=until),
        words.link_code_warning(),
        rows=((press_button(words.back(), ShowAccounts()),),),
    )


def join_question(name: str, platform: Text, code: str) -> Message:
    """Before two accounts become one, the person sees with whom."""
    return message(
        words.link_sure(name=name, platform=platform),
        words.link_sure_warning(),
        rows=(
            (press_button(words.link_yes(), JoinAccounts(code=code)),),
            (press_button(words.close(), ShowAccounts()),),
        ),
    )


def accounts_screen(held: Sequence[tuple[int, Text, bool, bool]]) -> Message:
    """One's accounts: key, platform, whether it is written to first, whether it answers here."""
    lines = [words.link_title()]
    rows = []
    for key, platform, preferred, here in held:
        said = words.link_first if preferred else words.link_then
        lines.append(said(platform=platform))
        row = []
        if not preferred:
            row.append(
                press_button(words.link_prefer(platform=platform), PreferAccount(account=key))
            )
        if len(held) > 1 and not here:
            row.append(
                press_button(
                    words.link_part(platform=platform), PartAccount(account=key, sure=False)
                )
            )
        if row:
            rows.append(tuple(row))
    rows.append((press_button(words.link_new(), NewLinkCode()),))
    return message(*lines, rows=tuple(rows))


def part_question(account: int, platform: Text) -> Message:
    return message(
        words.link_part_sure(platform=platform),
        rows=(
            (press_button(words.link_part_yes(), PartAccount(account=account, sure=True)),),
            (press_button(words.back(), ShowAccounts()),),
        ),
    )


def platform_name(name: str) -> Text:
    """The platform as people call it."""
    return Text(key=f"link-on-{name}")


@dataclass(frozen=True)
class HeldAccount:
    """One of somebody's accounts, as its platform shows it; `workspace` is one's name there."""

    platform: str
    workspace: str = ""
    called: str = ""

    @property
    def label(self) -> Text:
        on = platform_name(self.platform)
        if self.workspace:
            on = words.link_account_in(platform=on, workspace=self.workspace)
        return words.link_account(account=on, called=self.called) if self.called else on


def account_labels(held: Sequence[HeldAccount]) -> list[Text]:
    """A label for each that no other has: those that look alike are numbered."""
    alike = Counter(held)
    seen: Counter[HeldAccount] = Counter()
    labels = list[Text]()
    for account in held:
        seen[account] += 1
        label = account.label
        if alike[account] > 1:
            label = words.link_account_number(account=label, number=seen[account])
        labels.append(label)
    return labels
