"""What helping hands cost, counted in statements and read from the database's own plan."""

import pytest
from sqlalchemy import event, select

from messages.aid import ArrivalChoice, DeclineRequest, PublishRequest, SayReady, WeekSlot
from storage.aid import HelpRequest
from tests.aid.test_races import ASKER, landing
from tests.worlds import NOON

__all__ = ["landing"]

READY = 13
"""Who presses; the request with its people; membership; the standing and its change; whether the
two keep apart; the letter, and that it is told in confidence; whether the message that changes was;
which buttons they see."""

NOT_THIS = 8


@pytest.fixture
def counted(landing):
    """What is asked of the first process's database from now on, but for beginnings."""
    statements = []

    def note(_, __, statement, parameters, *___):
        if not statement.startswith("BEGIN"):
            statements.append((statement, parameters))

    engine = landing.databases[0].engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


async def test_a_yes_and_a_no_cost_so_many_statements(landing, counted):
    await landing.does(ASKER, PublishRequest(request=landing.request))
    for who in (1, 2, 3):
        counted.clear()
        await landing.does(who, SayReady(request=landing.request, soon=ArrivalChoice.NOW))
        assert len(counted) <= READY, [each[0] for each in counted]
    counted.clear()
    await landing.does(4, DeclineRequest(request=landing.request))
    assert len(counted) <= NOT_THIS, [each[0] for each in counted]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("again", [False, True])
async def test_a_wave_is_chosen_by_one_walk_along_one_index(landing, counted, again):
    async with landing.databases[0].transaction() as store:
        [request] = (await store.session.execute(select(HelpRequest))).scalars()
        seen = await store.aid.helpers_to_ask(request, NOON, 4)
        counted.clear()
        free = (WeekSlot.MORNING,)
        await store.aid.helpers_to_ask(
            request, NOON, 60, free=free, after=seen[-1] if again else None
        )
        statement, parameters = counted[0]
        connection = await store.session.connection()
        plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        steps = [row[3] for row in plan]

    assert any("SEARCH offer USING" in each and "ix_offer_turn" in each for each in steps), steps
    assert not any("TEMP B-TREE" in each for each in steps), steps
    assert not any(each.startswith("SCAN") for each in steps), steps
