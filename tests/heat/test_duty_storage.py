"""What is kept of mails to the town, on both databases: no word, and who still has to be asked."""

from __future__ import annotations

from datetime import timedelta

from messages.heat.checkins.actions import CheckMoment, CheckPace
from messages.heat.duty.actions import DutyNews
from storage.area import Membership
from storage.database import Database, Store
from storage.heat.checkins.tables import CheckIn, CheckInEnrolment
from storage.heat.duty import AT_ONCE, LEASE, LONGEST_WAIT, DutyMail
from storage.people import Account, Member
from tests.heat.test_storage import NOW, TODAY, area

BOX = "permanence@mairie.example"


async def silent_person(store: Store, box: str = BOX) -> CheckIn:
    here = area(duty_mail=box)
    bao = Member(name="Bao", joined_at=NOW, seen_at=NOW)
    store.session.add_all([here, bao])
    await store.session.flush()
    store.session.add_all(
        [
            Account(member_id=bao.id, platform="neutral", user="bao", chat="talk-bao"),
            Membership(member_id=bao.id, area_id=here.id, home=True, joined_at=NOW),
            CheckInEnrolment(member_id=bao.id, asks_from=NOW, since=NOW),
        ]
    )
    check = CheckIn(
        member_id=bao.id, area_id=here.id, on=TODAY, moment=CheckMoment.MORNING,
        pace=CheckPace.ORANGE, asked_at=NOW, step_at=NOW,
    )  # fmt: skip
    store.session.add(check)
    await store.session.flush()
    return check


async def test_one_row_for_each_box_brought_until_it_arrives(database: Database) -> None:
    async with database.transaction() as store:
        check = await silent_person(store)
        row = await store.duty.mail_of(check, BOX, NOW)
        row.begin_saying(DutyNews.SILENT, NOW)
        await store.session.flush()
        assert (await store.duty.mail_of(check, BOX, NOW)).id == row.id
    async with database.transaction() as store:
        [due] = await store.duty.due_mails(NOW)
        held = await store.duty.lock_mail(due)
        assert held is not None
        held.begin_carrying(NOW)
        waits = []
        for _ in range(9):
            held.put_off(NOW)
            assert held.next_at is not None
            waits.append((held.next_at - NOW) // timedelta(minutes=1))
            held.begin_carrying(NOW)
        assert waits == [1, 2, 4, 8, 15, 15, 15, 15, 15]
        assert held.failing_since == NOW
        assert LONGEST_WAIT > LEASE
    async with database.transaction() as store:
        assert await store.duty.due_mails(NOW) == [], "it is under way"
        assert await store.duty.due_mails(NOW + LEASE) == [due]
        found = await store.duty.mail_by_code(held.code)
        assert found is not None
        await store.checkins.delete_enrolment(check.member_id)
    async with database.transaction() as store:
        left = await store.duty.lock_mail(due)
        assert left is not None
        assert left.check_id is None, "who was told can still be told that it is over"
        await store.duty.forget_mail(left)
        assert await store.duty.lock_mail(due) is None


async def test_who_was_not_asked_of_a_box_is_found_until_they_are(database: Database) -> None:
    async with database.transaction() as store:
        check = await silent_person(store)
        [(enrolment, member, here)] = await store.duty.unasked_of_duty(AT_ONCE)
        assert (enrolment.member_id, member.name, here.duty_mail) == (check.member_id, "Bao", BOX)
        enrolment.duty_asked = BOX
        await store.session.flush()
        assert await store.duty.unasked_of_duty(AT_ONCE) == []
        here.duty_mail = "autre@mairie.example"
        await store.session.flush()
        assert len(await store.duty.unasked_of_duty(AT_ONCE)) == 1
        here.duty_mail = ""
        await store.session.flush()
        assert await store.duty.unasked_of_duty(AT_ONCE) == []


def test_a_secret_is_not_to_be_guessed() -> None:
    codes = {
        DutyMail(area_id=1, mail=BOX, says=DutyNews.SILENT, said_at=NOW).code for _ in range(99)
    }
    assert len(codes) == 99
    assert {len(each) for each in codes} == {26}
