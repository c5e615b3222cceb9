"""One person, several accounts: joined by a short-lived code, parted again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handlers.account.feature import account
from handlers.kernel.events import CommandEvent
from handlers.kernel.feature import CommandMenu, CommandSection
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import MoveToPrivate, Refused, Reply, Say, Show
from messages import link as screens
from messages import words
from messages.model import Message, MomentText, Text
from storage.people import Account, Member

LASTS = timedelta(minutes=15)
GRANT = "link:"


@account.command(
    "lier",
    menu=CommandMenu.PRIVATE,
    discreet=True,
    impersonal=True,
    private_only=MoveToPrivate("lier", words.link_in_private()),
    section=CommandSection.ACCOUNT,
)
async def link_command(command: CommandEvent, turn: Interaction) -> Reply:
    code = command.words.strip().lower()
    if not code:
        return Say(await _new_linking_code(turn))
    other, theirs = await _member_behind_code(code, turn)
    return Say(
        screens.join_question(other.name, (await _account_labels([theirs], turn))[theirs.id], code)
    )


@account.on_start_link("lier")
async def open_linking_link(_: CommandEvent, turn: Interaction) -> Reply:
    return Say(await _new_linking_code(turn))


@account.on_press(screens.ShowAccounts)
async def show_accounts(_: screens.ShowAccounts, turn: Interaction) -> Reply:
    return Show(await _accounts_screen(turn))


@account.on_press(screens.NewLinkCode)
async def new_code(_: screens.NewLinkCode, turn: Interaction) -> Reply:
    return Show(await _new_linking_code(turn))


@account.on_press(screens.JoinAccounts)
async def join_accounts(press: screens.JoinAccounts, turn: Interaction) -> Reply:
    """The account that made the code stays the person; this one's everything joins it."""
    kept, _ = await _member_behind_code(press.code, turn)
    await turn.store.organisation.spend_code(press.code, turn.now)
    kept.admin = kept.admin or turn.member.admin
    await turn.merge_members(kept, turn.member)
    turn.member = await turn.store.people.get_member(kept.id)
    return Show(await _accounts_screen(turn), hint=words.link_done())


@account.on_press(screens.PreferAccount)
async def prefer_account(press: screens.PreferAccount, turn: Interaction) -> Reply:
    mine = await _own_account(press.account, turn)
    hint = words.link_preferred(platform=await _account_label(mine, turn))
    await turn.store.linking.prefer_account(mine)
    return Show(await _accounts_screen(turn), hint=hint)


@account.on_press(screens.PartAccount)
async def part_account(press: screens.PartAccount, turn: Interaction) -> Reply:
    mine = await _own_account(press.account, turn)
    platform = await _account_label(mine, turn)
    if mine.id == turn.account.id:
        raise Refused(words.gone())
    if not press.sure:
        return Show(screens.part_question(mine.id, platform))
    person = turn.member
    alone = Member(
        name=person.name,
        language=person.language,
        zone=person.zone,
        joined_at=turn.now,
        seen_at=turn.now,
    )
    await turn.store.linking.part_account(mine, alone)
    await turn.store.areas.keep_out_too(person.id, alone.id)
    await turn.store.linking.prefer_account(turn.account)
    return Show(await _accounts_screen(turn), hint=words.link_parted(platform=platform))


@account.on_erase
async def revoke_code(member: Member, context: JobContext) -> None:
    """Nobody joins somebody who left; a code bears their number."""
    await context.store.organisation.revoke_codes(f"{GRANT}{member.id}")


async def _new_linking_code(turn: Interaction) -> Message:
    code = await turn.store.organisation.new_code(f"{GRANT}{turn.member.id}", turn.now, LASTS)
    until = MomentText(at=turn.now + LASTS, zone=turn.member.zone, show="hour")
    return screens.code_screen(code, until)


async def _member_behind_code(code: str, turn: Interaction) -> tuple[Member, Account]:
    """Whoever made the code, while it is good."""
    grant = await turn.store.organisation.peek_code(code, turn.now)
    if grant is None or not grant.startswith(GRANT):
        raise Refused(words.link_wrong())
    other = await turn.store.people.get_member(int(grant.removeprefix(GRANT)))
    if other.id == turn.member.id:
        raise Refused(words.link_same())
    return other, (await turn.store.people.accounts_of(other.id))[0]


async def _accounts_screen(turn: Interaction) -> Message:
    """The first in order is the one that letters go to."""
    held = await turn.store.people.accounts_of(turn.member.id)
    labels = await _account_labels(held, turn)
    return screens.accounts_screen(
        [(each.id, labels[each.id], each is held[0], each.id == turn.account.id) for each in held]
    )


async def _account_label(account: Account, turn: Interaction) -> Text:
    """The account as it is told from the person's others."""
    held = await turn.store.people.accounts_of(account.member_id)
    return (await _account_labels(held, turn))[account.id]


async def _account_labels(held: Sequence[Account], turn: Interaction) -> dict[int, Text]:
    """What each account is called among these: numbers follow the keys, not the preference."""
    ordered = sorted(held, key=lambda each: each.id)
    shown = []
    for each in ordered:
        installed = await turn.store.installations.installation_of(each.platform, each.workspace)
        space = installed.name if installed else ""
        shown.append(screens.HeldAccount(each.platform, space, each.called))
    labels = screens.account_labels(shown)
    return {each.id: label for each, label in zip(ordered, labels, strict=True)}


async def _own_account(account_id: int, turn: Interaction) -> Account:
    for each in await turn.store.people.accounts_of(turn.member.id):
        if each.id == account_id:
            return each
    raise Refused(words.gone())
