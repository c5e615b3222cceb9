"""A filled-in slip comes back: whoever found it passes on what stands there."""

from __future__ import annotations

from handlers.kernel.events import CommandEvent
from handlers.kernel.feature import CommandMenu
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import Ask, MoveToPrivate, Refused, Reply, Say
from handlers.kit.feature import kit
from messages import kit as screens
from messages import words
from messages.kit import FoundSlip, ReturnSlipForm
from storage.kit import LENGTH, fold_code


def _with_its_code(command: CommandEvent) -> MoveToPrivate:
    """The way into private takes along the code that was typed."""
    code = fold_code(command.words)[:LENGTH]
    payload = f"papier_{code}" if code.isascii() else "papier_"
    return MoveToPrivate(payload, words.kit_slip_in_private())


@kit.command("papier", menu=CommandMenu.PRIVATE, discreet=True, private_only=_with_its_code)
async def papier_command(command: CommandEvent, turn: Interaction) -> Reply:
    return await _look_up_slip(command.words, turn)


@kit.on_start_link("papier_")
async def open_papier_link(command: CommandEvent, turn: Interaction) -> Reply:
    return await _look_up_slip(command.words, turn)


@kit.on_press(FoundSlip)
async def ask_code(_: FoundSlip, turn: Interaction) -> Reply:
    await turn.home_area()
    return Ask(ReturnSlipForm)


@kit.on_form(ReturnSlipForm)
async def read_code(form: ReturnSlipForm, turn: Interaction) -> Reply:
    return await _look_up_slip(form.code, turn)


async def _look_up_slip(typed: str, turn: Interaction) -> Reply:
    """The slip's area, for those who belong to it or answer for it; without a code it is asked."""
    await turn.home_area()
    if not fold_code(typed):
        return Ask(ReturnSlipForm)
    slip = await turn.store.kit.slip_by_code(typed)
    if slip is None:
        raise Refused(words.kit_slip_unknown(), field="code")
    mine = {area.id for _, area in await turn.own_areas()}
    if slip.area_id not in mine and not await turn.organises_area(slip.area_id):
        raise Refused(words.kit_slip_elsewhere(), field="code")
    area = await turn.store.areas.get_area(slip.area_id)
    return Say(screens.slip_screen(area.id, area.name))
