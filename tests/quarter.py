"""One neighbourhood on Telegram and on Slack at once: its two walls, and how one acts on each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlmodel import select

from bot.app import Application
from bot.chat.forms.question import TICKED
from bot.clock import ManualClock
from messages import words
from messages.catalog import plain_words
from messages.model import Reader, Text
from storage.aid import HelperResponse, HelperStatus, HelpRequest
from storage.area import Area, MemberRole, Membership, Wall
from storage.outbox import OutboxMessage
from storage.people import Account, Member
from tests.fakes.slack import Channel
from tests.fakes.slack import Person as OnSlack
from tests.fakes.telegram import Chat
from tests.fakes.telegram import Person as OnTelegram
from tests.fakes.telegram import Shown as Seen


def fr(text: Text) -> str:
    """As those who read French see it."""
    return plain_words(text, Reader(language="fr"))


def en(text: Text) -> str:
    return plain_words(text, Reader(language="en"))


def key(name: str) -> str:
    return fr(Text(key=name))


@dataclass
class Quarter:
    """One neighbourhood on two platforms: its organiser there, its helpers here, its two walls."""

    parts: Application
    clock: ManualClock
    farida: OnSlack
    channel: Channel
    helpers: list[OnTelegram]
    group: Chat

    async def settle(self) -> None:
        """The neighbourhood, as everybody joined it before the story begins."""
        now, workspace = self.clock.now(), self.farida.workspace
        area = Area(
            name="Belleville", town="75120", town_name="Paris 20e", lat=48.87, lon=2.38,
            declared_at=now,
        )  # fmt: skip
        talk = workspace.direct(self.farida).id
        people = [("Farida", MemberRole.ORGANISER, "slack", workspace.id, self.farida.id, talk)]
        for each in self.helpers:
            people.append(
                (each.name, MemberRole.MEMBER, "telegram", "", str(each.id), str(each.id))
            )
        hung = [("telegram", "", str(self.group.id), "fr")]
        hung.append(("slack", workspace.id, self.channel.id, "en"))
        async with self.parts.database.transaction() as store:
            store.session.add(area)
            await store.session.flush()
            for platform, place, chat, language in hung:
                wall = Wall(
                    area_id=area.id, platform=platform, workspace=place, chat=chat,
                    language=language,
                )  # fmt: skip
                store.session.add(wall)
            for name, role, platform, place, user, chat in people:
                member = Member(name=name, joined_at=now, seen_at=now)
                account = Account(
                    member_id=member.id, platform=platform, workspace=place, user=user, chat=chat
                )
                await store.people.add_member(member, account)
                lives = Membership(
                    member_id=member.id, area_id=area.id, role=role, home=True, joined_at=now
                )
                store.session.add(lives)

    async def passes(self, **time: float) -> None:
        """Time goes on, and Palier's own ticker strikes."""
        self.clock.advance(timedelta(**time))

    async def hangs(self, said: Text) -> None:
        """Both walls come to show this, each in its language."""
        await self.helpers[0].sees(fr(said), self.group, timeout=10)
        await self.farida.sees(en(said), self.channel, timeout=10)

    async def request(self) -> HelpRequest:
        async with self.parts.database.transaction() as store:
            return (await store.session.execute(select(HelpRequest))).scalar_one()

    async def standing(self, name: str) -> HelperStatus | None:
        """How a helper stands to the request."""
        async with self.parts.database.transaction() as store:
            named = select(HelperResponse).join(Member).where(Member.name == name)
            found = (await store.session.execute(named)).scalar_one_or_none()
            return found.standing if found else None

    async def carried(self) -> None:
        """Every promised letter has arrived."""
        async with asyncio.timeout(20):
            while True:
                async with self.parts.database.transaction() as store:
                    letters = (await store.session.execute(select(OutboxMessage))).scalars().all()
                if all(each.settled_at for each in letters):
                    assert [each.failure for each in letters if each.failure] == []
                    return
                await asyncio.sleep(0.1)


async def answers(person: OnTelegram, question: Text, said: str) -> None:
    """Answer the question a form asks: by its button, its key, or in one's own words."""
    seen = await person.sees(fr(question))
    if said in seen.labels:
        await person.presses(seen, said)
    else:
        await person.says(None, said)


def offering(label: str) -> Callable[[Any], bool]:
    """Whether what is shown offers this to press."""
    return lambda shown: label in shown.labels


async def offers_errands(helper: OnTelegram) -> Seen:
    """Offer to run errands, at any time; what one then sees of it."""
    errands, chosen = key("aid-kind-errands"), fr(words.form_done())
    await helper.says(None, "/proposer")
    seen = await helper.sees(fr(words.aid_offer_kinds()))
    await helper.presses(seen, errands)
    await helper.presses(await helper.sees(offering(TICKED + errands)), chosen)
    await answers(helper, words.aid_offer_slots(), chosen)
    await answers(helper, words.aid_offer_monthly(), fr(words.form_skip()))
    return await helper.sees(fr(words.aid_offer_kept()))


async def writes(person: OnSlack, button: Text, title: Text, question: Text, said: str) -> None:
    """Press a button on Slack and fill in the one line its form asks for."""
    label = fr(button)
    await person.clicks(await person.sees(offering(label)), label)
    asked = await person.is_asked(fr(title))
    await person.fills(asked, {fr(question): said})
    sent = await person.submits(asked)
    assert sent.errors == {}


async def tells(person: OnTelegram, button: Text, question: Text, said: str) -> None:
    """Press a button on Telegram and answer the one question its form asks."""
    label = fr(button)
    await person.presses(await person.sees(offering(label)), label)
    await answers(person, question, said)
