"""One person, several accounts: joined by a short-lived code, parted again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handlers.account.feature import account
from handlers.kernel import Come, Command, Context, Menu, Refused, Reply, Say, Show, Turn
from messages import link as screens
from messages import words
from messages.model import Message, Text, When
from storage.people import Account, Member

LASTS = timedelta(minutes=15)
GRANT = "link:"


@account.command("lier", menu=Menu.PRIVATE, discreet=True, impersonal=True, en="link")
async def link(command: Command, turn: Turn) -> Reply:
    if not turn.scene.private:
        return Come("lier", words.link_in_private())
    code = command.words.strip().lower()
    if not code:
        return Say(await _code(turn))
    other, theirs = await _other(code, turn)
    return Say(screens.sure(other.name, (await _labels([theirs], turn))[theirs.id], code))


@account.started("lier")
async def came(_: Command, turn: Turn) -> Reply:
    return Say(await _code(turn))


@account.pressed(screens.Accounts)
async def see(_: screens.Accounts, turn: Turn) -> Reply:
    return Show(await _accounts(turn))


@account.pressed(screens.NewCode)
async def new_code(_: screens.NewCode, turn: Turn) -> Reply:
    return Show(await _code(turn))


@account.pressed(screens.Join)
async def join(press: screens.Join, turn: Turn) -> Reply:
    """The account that made the code stays the person; this one's everything joins it."""
    kept, _ = await _other(press.code, turn)
    await turn.store.organisation.spend(press.code, turn.now)
    kept.admin = kept.admin or turn.member.admin
    await turn.merge(kept, turn.member)
    turn.member = await turn.store.people.get(kept.id)
    return Show(await _accounts(turn), hint=words.link_done())


@account.pressed(screens.Prefer)
async def prefer(press: screens.Prefer, turn: Turn) -> Reply:
    mine = await _mine(press.account, turn)
    hint = words.link_preferred(platform=await _label(mine, turn))
    await turn.store.linking.prefer(mine)
    return Show(await _accounts(turn), hint=hint)


@account.pressed(screens.Part)
async def part(press: screens.Part, turn: Turn) -> Reply:
    mine = await _mine(press.account, turn)
    platform = await _label(mine, turn)
    if mine.id == turn.account.id:
        raise Refused(words.gone())
    if not press.sure:
        return Show(screens.part(mine.id, platform))
    person = turn.member
    alone = Member(
        name=person.name,
        language=person.language,
        zone=person.zone,
        joined_at=turn.now,
        seen_at=turn.now,
    )
    await turn.store.linking.part(mine, alone)
    await turn.store.linking.prefer(turn.account)
    return Show(await _accounts(turn), hint=words.link_parted(platform=platform))


@account.leaving
async def revoke_code(member: Member, context: Context) -> None:
    """Nobody joins somebody who left; a code bears their number."""
    await context.store.organisation.revoke(f"{GRANT}{member.id}")


async def _code(turn: Turn) -> Message:
    code = await turn.store.organisation.new_code(f"{GRANT}{turn.member.id}", turn.now, LASTS)
    until = When(at=turn.now + LASTS, zone=turn.member.zone, show="hour")
    return screens.code(code, until)


async def _other(code: str, turn: Turn) -> tuple[Member, Account]:
    """Whoever made the code, while it is good."""
    grant = await turn.store.organisation.peek(code, turn.now)
    if grant is None or not grant.startswith(GRANT):
        raise Refused(words.link_wrong())
    other = await turn.store.people.get(int(grant.removeprefix(GRANT)))
    if other.id == turn.member.id:
        raise Refused(words.link_same())
    return other, (await turn.store.people.accounts(other.id))[0]


async def _accounts(turn: Turn) -> Message:
    """The first in order is the one that letters go to."""
    held = await turn.store.people.accounts(turn.member.id)
    labels = await _labels(held, turn)
    return screens.accounts(
        [(each.id, labels[each.id], each is held[0], each.id == turn.account.id) for each in held]
    )


async def _label(account: Account, turn: Turn) -> Text:
    """The account as it is told from the person's others."""
    held = await turn.store.people.accounts(account.member_id)
    return (await _labels(held, turn))[account.id]


async def _labels(held: Sequence[Account], turn: Turn) -> dict[int, Text]:
    """What each account is called among these: numbers follow the keys, not the preference."""
    ordered = sorted(held, key=lambda each: each.id)
    shown = []
    for each in ordered:
        installed = await turn.store.installations.of(each.platform, each.workspace)
        space = installed.name if installed else ""
        shown.append(screens.HeldAccount(each.platform, space, each.called))
    labels = screens.account_labels(shown)
    return {each.id: label for each, label in zip(ordered, labels, strict=True)}


async def _mine(account_id: int, turn: Turn) -> Account:
    for each in await turn.store.people.accounts(turn.member.id):
        if each.id == account_id:
            return each
    raise Refused(words.gone())
