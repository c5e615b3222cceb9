"""The peer: a café bot as a competent developer writes it in an afternoon.

python-telegram-bot's Application with its defaults, SQLModel on an asynchronous session. A press
looks the member up, finds or inserts the answer, counts the seats, commits and answers. It does
not redraw the card, recognise an update delivered twice, keep a waiting list, speak a second
language, survive being killed between the commit and the answer, or mind Telegram's limits.
"""

import os

from sqlalchemy import event
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel import Field, SQLModel, func, select
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes


class PeerMember(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    user: int = Field(unique=True)
    name: str


class PeerCafe(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    seats: int


class PeerAnswer(SQLModel, table=True):
    cafe_id: int = Field(foreign_key="peercafe.id", primary_key=True)
    member_id: int = Field(foreign_key="peermember.id", primary_key=True)
    coming: str


TABLES = [SQLModel.metadata.tables[name] for name in ("peermember", "peercafe", "peeranswer")]
engine = create_async_engine(os.environ.get("PEER_DATABASE", "sqlite+aiosqlite://"))

if os.environ.get("PEER_WAL"):

    @event.listens_for(engine.sync_engine, "connect")
    def connect(connection, _) -> None:  # type: ignore[no-untyped-def]  # the driver's own
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "busy_timeout=30000", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


async def pressed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Note the answer and say so."""
    query = update.callback_query
    assert query
    assert query.data
    _, cafe, coming = query.data.split(":")
    async with AsyncSession(engine, expire_on_commit=False) as session:
        people = select(PeerMember).where(PeerMember.user == query.from_user.id)
        member = (await session.exec(people)).first()
        if member is None:
            member = PeerMember(user=query.from_user.id, name=query.from_user.first_name)
            session.add(member)
            await session.flush()
        meeting = await session.get_one(PeerCafe, int(cafe))
        answer = await session.get(PeerAnswer, (meeting.id, member.id))
        taken = await session.exec(
            select(func.count())
            .select_from(PeerAnswer)
            .where(PeerAnswer.cafe_id == meeting.id, PeerAnswer.coming == "going")
        )
        held = answer is not None and answer.coming == "going"
        if coming == "going" and not held and taken.one() >= meeting.seats:
            await query.answer("Complet.", show_alert=True)
            return
        if answer is None:
            assert meeting.id
            assert member.id
            answer = PeerAnswer(cafe_id=meeting.id, member_id=member.id, coming=coming)
        answer.coming = coming
        session.add(answer)
        await session.commit()
    await query.answer("C’est noté.")


async def prepare(_: object) -> None:
    """Make the tables, and one café if there is none."""
    async with engine.begin() as connection:
        await connection.run_sync(SQLModel.metadata.create_all, tables=TABLES)
    async with AsyncSession(engine) as session:
        if await session.get(PeerCafe, 1) is None:
            session.add(PeerCafe(id=1, seats=40))
            await session.commit()


def main() -> None:
    """Poll until told to stop."""
    builder = Application.builder().token(os.environ["PEER_TOKEN"]).post_init(prepare)
    application = builder.base_url(f"{os.environ['PEER_API']}/bot").build()
    application.add_handler(CallbackQueryHandler(pressed))
    application.run_polling()


if __name__ == "__main__":
    main()
