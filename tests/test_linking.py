"""One neighbour on two messengers: one person, one message, one seat."""

import re

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from messages import words
from messages.catalog import plain_words
from messages.link import HeldAccount, JoinAccounts, account_labels
from messages.model import Reader
from storage.area import MemberRole, Membership
from storage.cafe import Attendance, CafeAnswer
from storage.people import Account, Member
from tests.cafe import invites
from tests.worlds import Neighbour, Wall, World


async def code_of(who: Neighbour, command: str = "/lier") -> str:
    """The code that somebody is given."""
    await who.says(command)
    found = re.search(r"/(?:lier|link) (\w+)", who.screen[-1].words)
    assert found, who.screen[-1]
    return found[1]


async def links(first: Neighbour, second: Neighbour) -> None:
    """Make two accounts one, from the first one's code."""
    code = await code_of(first)
    await second.says(f"/lier {code}")
    await second.presses(words.link_yes())


async def members(world: World) -> int:
    async with world.database.transaction() as store:
        return len(list((await store.session.execute(select(Member))).scalars()))


async def test_two_accounts_become_one_person(
    world: World, bao: Neighbour, chloe: Neighbour, belleville: Wall
) -> None:
    before = await members(world)

    code = await code_of(bao)
    await chloe.says(f"/lier {code}")
    assert chloe.sees("Bao")
    await chloe.presses(words.link_yes())

    assert chloe.sees(words.link_done())
    assert await members(world) == before - 1


@pytest.mark.every_world
async def test_a_code_is_good_once_and_not_for_long(
    world: World, bao: Neighbour, chloe: Neighbour, driss: Neighbour
) -> None:
    code = await code_of(bao)
    await chloe.says(f"/lier {code}")
    await chloe.presses(words.link_yes())
    await driss.says(f"/link {code}")
    assert driss.sees(words.link_wrong())

    late = await code_of(bao)
    await world.passes(minutes=20)
    await driss.says(f"/link {late}")
    assert driss.sees(words.link_wrong())
    await driss.forges(JoinAccounts(code=late))
    assert driss.sees(words.link_wrong())


async def test_ones_own_code_joins_nothing(bao: Neighbour) -> None:
    await bao.says(f"/lier {await code_of(bao)}")

    assert bao.sees(words.link_same())


async def test_the_stronger_answer_counts_and_no_seat_is_doubled(
    world: World, ana: Neighbour, bao: Neighbour, chloe: Neighbour, driss: Neighbour,
    belleville: Wall,
) -> None:  # fmt: skip
    await invites(ana, seats=2)
    for guest in (bao, chloe, driss):
        await guest.presses(words.cafe_join(), on=belleville)
    assert belleville.shows(words.cafe_card_waiting(waiting=1))

    await links(bao, chloe)

    assert driss.told(words.cafe_promoted()) == 1
    assert belleville.shows(words.cafe_card_coming(seated=2))
    async with world.database.transaction() as store:
        answers = list((await store.session.execute(select(CafeAnswer))).scalars())
    assert sorted(each.coming for each in answers) == [Attendance.GOING, Attendance.GOING]


async def test_maybe_here_and_yes_there_is_yes(
    ana: Neighbour, bao: Neighbour, chloe: Neighbour, belleville: Wall
) -> None:
    await invites(ana)
    await bao.presses(words.cafe_maybe(), on=belleville)
    await chloe.presses(words.cafe_join(), on=belleville)

    await links(bao, chloe)

    assert belleville.shows(words.cafe_card_coming(seated=1))


async def test_a_host_who_answered_under_another_account_takes_no_seat(
    bao: Neighbour, chloe: Neighbour, belleville: Wall
) -> None:
    await invites(bao)
    await chloe.presses(words.cafe_join(), on=belleville)

    await links(chloe, bao)

    assert belleville.shows(words.cafe_card_coming(seated=0))


async def test_the_person_is_told_once_wherever_they_prefer(
    world: World, ana: Neighbour, bao: Neighbour, chloe: Neighbour, belleville: Wall
) -> None:
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    await links(bao, chloe)

    await ana.presses(words.cafe_call_off())
    await ana.presses(words.cafe_call_off_yes())

    assert bao.told(words.cafe_called_off()) + chloe.told(words.cafe_called_off()) == 1


async def test_when_the_first_cannot_be_reached_the_other_is(
    world: World, ana: Neighbour, bao: Neighbour, chloe: Neighbour, belleville: Wall
) -> None:
    await invites(ana)
    await bao.presses(words.cafe_join(), on=belleville)
    await links(bao, chloe)
    await bao.blocks()

    await ana.presses(words.cafe_call_off())
    await ana.presses(words.cafe_call_off_yes())

    assert chloe.told(words.cafe_called_off()) == 1


async def test_a_role_is_kept_and_there_is_one_home(
    world: World, bao: Neighbour, organiser: Neighbour, belleville: Wall
) -> None:
    await links(bao, organiser)

    async with world.database.transaction() as store:
        held = (await store.session.execute(
            select(Membership).where(Membership.member_id == bao.member_id)
        )).scalars().all()  # fmt: skip
    assert [(each.role, each.home) for each in held] == [(MemberRole.ORGANISER, True)]


async def test_an_admin_who_types_the_code_stays_one(
    world: World, bao: Neighbour, admin: Neighbour
) -> None:
    await links(bao, admin)

    async with world.database.transaction() as store:
        assert (await store.people.get_member(bao.member_id)).admin


async def test_accounts_part_again(
    world: World, bao: Neighbour, chloe: Neighbour, belleville: Wall
) -> None:
    await links(bao, chloe)
    before = await members(world)

    await bao.says("/lier")
    await bao.presses(words.back())
    await bao.presses(next(each for each in bao.buttons if each.startswith("Séparer")))
    await bao.presses(words.link_part_yes())

    assert await members(world) == before + 1
    async with world.database.transaction() as store:
        accounts = (await store.session.execute(select(Account))).scalars().all()
    assert all(each.preferred for each in accounts)


async def test_nobody_parts_or_prefers_the_accounts_of_others(
    world: World, bao: Neighbour, chloe: Neighbour
) -> None:
    from messages.link import PartAccount, PreferAccount

    async with world.database.transaction() as store:
        [theirs] = await store.people.accounts_of(chloe.member_id)

    for forged in (PartAccount(account=theirs.id, sure=True), PreferAccount(account=theirs.id)):
        await bao.forges(forged)
        assert bao.sees(words.gone())


async def preferred(world: World) -> list[bool]:
    async with world.database.transaction() as store:
        found = (await store.session.execute(select(Account))).scalars().all()
    return sorted(each.preferred for each in found)


async def test_joined_accounts_have_one_that_is_written_to_and_it_can_be_chosen_in_moi(
    world: World, ana: Neighbour, bao: Neighbour, chloe: Neighbour, belleville: Wall
) -> None:
    await links(bao, chloe)
    assert await preferred(world) == [False, True, True]  # Ana's, and one of the two

    for first, other in ((chloe, bao), (bao, chloe)):
        await other.says("/moi")
        await other.presses(words.link_accounts())
        [label] = [each for each in other.buttons if each.startswith("M’écrire d’abord")]
        assert first.name in label
        await other.presses(label)
        assert await preferred(world) == [False, True, True]
        await invites(ana)
        await first.presses(words.cafe_join(), on=belleville)
        before = first.told(words.cafe_called_off())
        await ana.presses(words.cafe_call_off())
        await ana.presses(words.cafe_call_off_yes())
        assert first.told(words.cafe_called_off()) == before + 1


async def test_accounts_of_one_platform_are_told_apart(
    world: World, bao: Neighbour, chloe: Neighbour
) -> None:
    await links(bao, chloe)
    await bao.says("/lier")
    await bao.presses(words.back())

    lines = bao.screen[-1].words
    assert "Bao" in lines
    assert "Chloé" in lines
    labels = [each for each in bao.buttons if each.startswith("Séparer")]
    assert len(set(labels)) == len(labels) == 1
    assert "Chloé" in labels[0]


def test_accounts_that_look_alike_are_numbered() -> None:
    twice = [HeldAccount("telegram", called="Marie")] * 2
    labels = [plain_words(each, Reader()) for each in account_labels(twice)]
    assert labels == ["Telegram (Marie), n° 1", "Telegram (Marie), n° 2"]
    apart = [HeldAccount("slack", space, "Marie") for space in ("Mairie", "Voisins")]
    assert [plain_words(each, Reader()) for each in account_labels(apart)] == [
        "Slack, Mairie (Marie)", "Slack, Voisins (Marie)"
    ]  # fmt: skip


async def test_the_database_takes_no_second_account_that_is_written_to_first(
    world: World, bao: Neighbour
) -> None:
    with pytest.raises(IntegrityError):
        async with world.database.transaction() as store:
            store.session.add(Account(member_id=bao.member_id, platform="x", user="second"))
