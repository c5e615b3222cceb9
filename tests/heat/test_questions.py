"""When the question is asked, of whom, and what is never known of them."""

import re
from datetime import time

from sqlalchemy import inspect, text

from messages import words
from messages.heat.checkins.actions import CheckAnswer
from messages.heat.levels.level import HeatLevel
from messages.model import Text
from storage.area import MemberRole
from tests.heat.watch import (
    at,
    checks,
    climbs_to_chloe,
    enrols,
    jumps,
    silence,
    told,
    turned_yellow_before,
    turns,
)

FINE, CALL, NEED, NOW_, AWAY = (Text(key=f"watch-say-{each.value}") for each in CheckAnswer)


async def test_ones_own_hour_is_kept_even_before_quiet_hours_end(world, area, bao):
    await enrols(bao, hour=time(7))
    await turns(world, area, HeatLevel.ORANGE)
    await jumps(world, at(area, 6, 59))
    assert not bao.told(words.watch_ask_morning(name="Bao"))
    await jumps(world, at(area, 7))
    assert bao.told(words.watch_ask_morning(name="Bao")) == 1
    await jumps(world, at(area, 10))
    assert bao.told(words.watch_ask_morning(name="Bao")) == 1


async def test_the_first_yellow_of_the_year_is_like_an_orange(world, area, bao):
    await enrols(bao)
    await turns(world, area, HeatLevel.YELLOW, lasts=30)
    await jumps(world, at(area, 10, days=1))
    assert await checks(world) == [], "noon was yellow already yesterday"
    async with world.database.transaction() as store:
        await store.session.execute(text("DELETE FROM turning"))
    await jumps(world, at(area, 10, 1))
    assert len(await checks(world)) == 1


async def test_a_later_yellow_asks_nothing(world, area, bao):
    await turned_yellow_before(world, area)
    await enrols(bao)
    await turns(world, area, HeatLevel.YELLOW)
    await jumps(world, at(area, 10))
    assert await checks(world) == []


async def test_walls_stay_hot_so_both_hear_once_a_day_for_three_days(world, area, watched, chloe):
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    await turns(world, area, HeatLevel.NONE)
    for days in range(2, 7):
        await jumps(world, at(area, 10, days=days))
        await jumps(world, at(area, 19, days=days))
    assert watched.told(words.watch_ask_after(name="Bao")) == 3
    assert chloe.told(words.watch_still_hot(names="Bao")) == 3
    assert await told(world) == {}, "nobody is alarmed by a day after"


async def test_a_level_that_is_not_known_any_more_has_not_fallen(world, area, watched, chloe):
    await turns(world, area, HeatLevel.ORANGE, lasts=26)
    await jumps(world, at(area, 10))
    await watched.presses(FINE)
    await jumps(world, at(area, 19))
    assert watched.told(words.watch_ask_evening(name="Bao")) == 1
    await watched.presses(FINE)
    await jumps(world, at(area, 10, days=2))
    assert watched.told(words.watch_ask_morning(name="Bao")) == 1
    assert not watched.told(words.watch_ask_after(name="Bao"))


async def test_a_day_that_is_over_is_not_asked_about(world, area, watched):
    await jumps(world, at(area, 0, 30, days=2))
    await jumps(world, at(area, 9, days=2))
    assert await checks(world) == []


async def test_who_leaves_in_the_middle_of_a_ladder_leaves_nobody_on_the_stairs(
    world, area, watched, chloe, driss
):
    await climbs_to_chloe(world, area, chloe)
    await chloe.says("/stop")
    await chloe.presses(words.account_erase())
    assert driss.sees(silence(at(area, 10))), "the next one is asked"
    await watched.says("/stop")
    await watched.presses(words.account_erase())
    assert driss.sees(words.watch_clear_stop(name="Bao"))


async def test_an_admin_is_told_where_nobody_organises(world, area, bao, admin):
    await enrols(bao)
    await turns(world, area, HeatLevel.RED)
    await jumps(world, at(area, 9))
    await bao.presses(CALL)
    assert admin.sees(words.watch_told_call(name="Bao"))


async def test_an_organiser_who_is_checked_on_is_not_told_about_themselves(world, area):
    elif_ = await world.joins("Elif", "fr", area, role=MemberRole.ORGANISER)
    await enrols(elif_)
    await turns(world, area, HeatLevel.ORANGE)
    for hour, minute in ((10, 0), (10, 45), (12, 0), (12, 20), (14, 0)):
        await jumps(world, at(area, hour, minute))
    assert not elif_.told(words.watch_organisers_do())


WORDS_OF_WEAKNESS = re.compile(
    r"frail|fragil|vulnerab|vulnérab|elder|senior|âgé|aged|isol|lonel|\balone\b|solitaire|"
    r"malad|\bill\b|illness|sick|disab|handicap|invalid|diagnos|medic|médic|health|santé|"
    r"weak|faible|unwell|not_well|danger|tired|fatigu|malaise|worry|inqui",
    re.IGNORECASE,
)


async def test_nothing_in_the_database_says_that_anyone_is_frail_ill_or_alone(
    world, area, watched, chloe, driss, organiser
):
    await climbs_to_chloe(world, area, chloe)
    await chloe.presses(Text(key="nudge-outcome-worrying"))
    await watched.presses(NOW_)
    await watched.presses(CALL)
    await chloe.presses(Text(key="nudge-outcome-again"))
    await jumps(world, at(area, 19))
    await watched.presses(NEED)

    names, values = [], []
    async with world.database.engine.connect() as connection:
        tables = await connection.run_sync(lambda on: inspect(on).get_table_names())
        for table in tables:
            rows = (await connection.execute(text(f'SELECT * FROM "{table}"'))).mappings().all()
            names += [table, *(rows[0].keys() if rows else ())]
            values += [
                f"{table}.{column} = {value}"
                for row in rows
                for column, value in row.items()
                if isinstance(value, str)
            ]
    assert any(each.startswith("checkin.") for each in values)
    assert [each for each in names if WORDS_OF_WEAKNESS.search(each)] == []
    assert [each for each in values if WORDS_OF_WEAKNESS.search(each.partition(" = ")[2])] == []
