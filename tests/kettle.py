"""A capability of the tests' own: one kettle on the wall, which anybody may put on or off."""

from dataclasses import replace

from handlers.kernel.events import CommandEvent, JobTick
from handlers.kernel.feature import Feature
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Notice, Refused, Reply, Say, Show
from messages import words
from messages.model import Action, Message, Topic, message, press_button
from storage.outbox import DedupKey, Priority
from storage.people import Account

kettle = Feature("kettle")


class Switch(Action, tag="kettle.switch"):
    on: bool


class Pour(Action, tag="kettle.pour"):
    cup: int


def card(cups: int) -> Message:
    rows = (
        (
            press_button(words.form_yes(), Switch(on=True)),
            press_button(words.form_no(), Switch(on=False)),
        ),
        (press_button(words.form_skip(), Pour(cup=cups)),),
    )
    return message(words.form_step(step=str(cups), steps="9"), rows=rows)


@kettle.command("kettle")
async def fill(command: CommandEvent, turn: Interaction) -> Reply:
    """Hang the kettle; with a word, tell everybody so under the name of that word."""
    area = await turn.home_area()
    await turn.publish_card(area, "kettle:1", card(0))
    return Say(message(words.form_done(), rows=((press_button(words.close(), Pour(cup=0)),),)))


kettle.commands[-1] = replace(kettle.commands[-1], aliases={"en": "teapot"})


@kettle.command("whistle")
async def whistle(command: CommandEvent, turn: Interaction) -> Reply:
    """Promise everybody in the area a line; urgent when it is written with an exclamation mark."""
    area = await turn.home_area()
    urgent = command.words.endswith("!")
    for member in await turn.store.areas.topic_audience(area, Topic.CAFE):
        await turn.notify_member(
            member,
            message(words.form_echo(answer=command.words)),
            once=DedupKey("kettle", "whistle", command.words),
            priority=Priority.DANGER if urgent else Priority.CAFE,
            topic=Topic.CAFE,
        )
    return None


@kettle.on_press(Switch)
async def switch(press: Switch, turn: Interaction) -> Reply:
    await turn.redraw_card("kettle:1", card(int(press.on)))
    return Notice(words.form_yes() if press.on else words.form_no())


@kettle.on_press(Pour)
async def pour(press: Pour, turn: Interaction) -> Reply:
    """Empty kettles pour nothing, cups 6 and 7 are broken, cup 8 belongs to nobody any more."""
    match press.cup:
        case 7:
            raise RuntimeError("secret words of a stack trace")
        case 6:
            turn.store.session.add(Account(member_id=6, platform="x", user="words of a statement"))
            await turn.store.session.flush()
        case 8:
            await turn.store.areas.get_area(8)
    if turn.scene.private:
        return Show(message(words.form_cancelled()))
    turn.record_act("pour", by=turn.member)
    raise Refused(words.form_empty())


@kettle.every(minutes=5)
async def sing(tick: JobTick, context: JobContext) -> None:
    await context.redraw_card("kettle:1", card(5))
