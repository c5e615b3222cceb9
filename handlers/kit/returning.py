"""A filled-in slip comes back: whoever found it passes on what stands there."""

from __future__ import annotations

from handlers.kernel import Ask, Come, Command, Menu, Refused, Reply, Say, Turn
from handlers.kit.feature import kit
from messages import kit as screens
from messages import words
from messages.kit import Found, Return
from storage.kit import LENGTH, fold_code


@kit.command("papier", menu=Menu.PRIVATE, discreet=True, en="slip")
async def come_back(command: Command, turn: Turn) -> Reply:
    if not turn.scene.private:
        code = fold_code(command.words)[:LENGTH]
        payload = f"papier_{code}" if code.isascii() else "papier_"
        return Come(payload, words.kit_slip_in_private())
    return await _look_up(command.words, turn)


@kit.started("papier_")
async def came(command: Command, turn: Turn) -> Reply:
    return await _look_up(command.words, turn)


@kit.pressed(Found)
async def ask_code(_: Found, turn: Turn) -> Reply:
    await turn.home()
    return Ask(Return)


@kit.submitted(Return)
async def read_code(form: Return, turn: Turn) -> Reply:
    return await _look_up(form.code, turn)


async def _look_up(typed: str, turn: Turn) -> Reply:
    """The slip's area, for those who belong to it or answer for it; without a code it is asked."""
    await turn.home()
    if not fold_code(typed):
        return Ask(Return)
    slip = await turn.store.kit.slip(typed)
    if slip is None:
        raise Refused(words.kit_slip_unknown(), field="code")
    mine = {area.id for _, area in await turn.areas()}
    if slip.area_id not in mine and not await turn.organises(slip.area_id):
        raise Refused(words.kit_slip_elsewhere(), field="code")
    area = await turn.store.areas.get(slip.area_id)
    return Say(screens.slip(area.id, area.name))
