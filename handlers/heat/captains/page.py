"""One's page as a captain: become one, change, be named or not, stop by one press."""

from __future__ import annotations

from handlers.heat.feature import heat
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Ask, Refused, Reply, Say, Show
from messages import words
from messages.heat.captains import views as screens
from messages.heat.captains.actions import (
    LONGEST_LABEL,
    BecomeCaptain,
    EndCaptaincy,
    NameCaptain,
    OfferCaptainHelp,
    OnPlate,
    PlateForm,
    ShowCaptain,
    StairwellForm,
    fold_label,
    may_name_somebody,
    names_somebody,
)
from messages.heat.levels.level import HeatDay, HeatLevel
from messages.model import ConfidencePurpose, Message, Text, message
from messages.personal_data import find_reveals
from storage.area import Area
from storage.heat import today_in
from storage.heat.captains import StairwellCaptain
from storage.outbox import DedupKey, Priority
from storage.people import Member

HELP = "help"
"""What a letter to a captain says: somebody would help."""


@heat.on_press(ShowCaptain)
async def show_captain(press: ShowCaptain, turn: Interaction) -> Reply:
    require_private(turn)
    return Show(await captain_view(turn))


def require_private(turn: Interaction) -> None:
    """A stairwell is no matter for a wall."""
    if not turn.scene.private:
        raise Refused(words.captain_in_private())


async def captain_view(turn: Interaction, *first: Text) -> Message:
    """One's page, or what captains are; who has moved away is none any more."""
    captain = await turn.store.captains.captain_of(turn.member.id)
    if captain is None:
        return screens.captain_intro(*first)
    areas = {area.id: (held, area) for held, area in await turn.own_areas()}
    held, area = areas.get(captain.area_id, (None, None))
    if held is None or area is None or not held.home:
        await end_captaincy_of(turn.member.id, turn)
        return screens.captain_intro(words.captain_moved())
    return screens.captain_page(
        captain.label,
        *first,
        named=captain.named,
        hot_day=await hot_day(area, turn),
        heat_off=0 if held.heat else area.id,
    )


async def hot_day(area: Area, context: JobContext) -> int:
    """The day, where doors are counted that day; 0 where it is not so hot."""
    sky = await context.store.heat.load_snapshot(context.now)
    hot = sky.state_of(area, HeatDay.TODAY).level >= HeatLevel.ORANGE
    return today_in(area, context.now).toordinal() if hot else 0


@heat.on_press(BecomeCaptain)
async def ask_stairwell(press: BecomeCaptain, turn: Interaction) -> Reply:
    require_private(turn)
    await turn.home_area()
    return Ask(StairwellForm)


@heat.on_form(StairwellForm)
async def keep_stairwell(form: StairwellForm, turn: Interaction) -> Reply:
    """What may be somebody's name is asked about before it stands anywhere."""
    await turn.home_area()
    _require_label(form.label, turn)
    if may_name_somebody(form.label):
        doubt = words.captain_plate_doubt(label=form.label)
        return Ask(PlateForm, {"label": form.label}, why=doubt)
    return await _become_captain(form.label, turn)


@heat.on_form(PlateForm)
async def keep_what_a_sign_says(form: PlateForm, turn: Interaction) -> Reply:
    """Only what everybody reads there is kept."""
    if form.read is OnPlate.NO:
        return Ask(StairwellForm, why=words.captain_no_name())
    _require_label(form.label, turn)
    if find_reveals(form.label, stairwell=True) or len(form.label) > LONGEST_LABEL:
        raise Refused(words.gone())
    return await _become_captain(form.label, turn)


def _require_label(label: str, turn: Interaction) -> None:
    folded = fold_label(label)
    if len(folded) < 2:
        raise Refused(words.captain_no_label(), field="label")
    if names_somebody(label) or folded == fold_label(turn.member.name):
        raise Refused(words.captain_no_name(), field="label")


async def _become_captain(label: str, turn: Interaction) -> Reply:
    """One captain for each stairwell: who comes second is told so, not of whom."""
    area, folded = await turn.home_area(), fold_label(label)
    for other, _ in await turn.store.captains.captains_in(area.id, lock=True):
        if other.member_id != turn.member.id and fold_label(other.label) == folded:
            return Say(screens.label_taken(label, other.id, area.id))
    captain = await turn.store.captains.captain_of(turn.member.id, lock=True)
    if captain and captain.area_id == area.id:
        captain.label = label
    else:
        await end_captaincy_of(turn.member.id, turn)
        captain = StairwellCaptain(
            member_id=turn.member.id, area_id=area.id, label=label, since=turn.now
        )
        await turn.store.captains.save_captain(captain)
    return Say(await captain_view(turn, words.captain_became()))


@heat.on_press(NameCaptain)
async def name_captain(press: NameCaptain, turn: Interaction) -> Reply:
    require_private(turn)
    captain = await own_captaincy(turn)
    captain.named = press.yes
    return Show(await captain_view(turn))


async def own_captaincy(turn: Interaction) -> StairwellCaptain:
    """What they are captain of, locked; a button may be older than that, or forged."""
    captain = await turn.store.captains.captain_of(turn.member.id, lock=True)
    if captain is None:
        raise Refused(words.captain_not())
    return captain


@heat.on_press(EndCaptaincy)
async def stop_being_captain(press: EndCaptaincy, turn: Interaction) -> Reply:
    await end_captaincy_of(turn.member.id, turn)
    return Show(screens.captain_stopped())


async def end_captaincy_of(member_id: int, context: JobContext) -> None:
    """They are captain of nothing, and no screen says any more of what they were."""
    await context.store.captains.end_captaincy(member_id)
    await context.end_confidence(ConfidencePurpose.CAPTAIN, 0, to=member_id)


@heat.on_press(OfferCaptainHelp)
async def offer_help(press: OfferCaptainHelp, turn: Interaction) -> Reply:
    """The captain reads who would help; who helps does not read who is captain."""
    captain = await turn.store.captains.captain_by_id(press.captain)
    area = await turn.home_area()
    if captain is None or captain.area_id != area.id or captain.member_id == turn.member.id:
        raise Refused(words.captain_help_gone())
    if not await turn.store.captains.captains_among([captain.member_id]):
        raise Refused(words.captain_help_gone())
    if await turn.store.blocks.is_blocked(captain.member_id, turn.member.id):
        # It is as if the captain had not answered: they never need to.
        return Say(message(words.captain_help_passed()))
    told = await turn.notify_member(
        await turn.store.people.get_member(captain.member_id),
        screens.help_offered(turn.member.name, captain.label),
        once=DedupKey(captain.key_subject, HELP, about=str(turn.member.id)),
        priority=Priority.HEAT,
    )
    if not told:
        raise Refused(words.captain_help_gone())
    return Say(message(words.captain_help_passed()))


# --- who leaves, moves or turns out to be somebody else


@heat.on_stand_down
async def end_captaincy_on_leaving(
    member: Member, area_id: int | None, context: JobContext
) -> None:
    """Who has left the area is no captain there; who only rests still is."""
    captain = await context.store.captains.captain_of(member.id)
    if captain and captain.area_id == area_id:
        await end_captaincy_of(member.id, context)


@heat.on_home_change
async def end_captaincy_on_moving(member: Member, context: JobContext) -> None:
    """A stairwell is one's own as long as one lives in its area."""
    captains = context.store.captains
    if await captains.captain_of(member.id) and not await captains.captains_among([member.id]):
        await end_captaincy_of(member.id, context)
        await context.notify_member(member, message(words.captain_moved()), priority=Priority.HEAT)


@heat.on_merge
async def settle_captaincy_on_merge(kept: Member, gone: Member, context: JobContext) -> None:
    """One person is captain of one stairwell where they live, that of whoever stays."""
    captains = context.store.captains
    theirs = await captains.captain_of(gone.id)
    homes = [tie.area_id for tie, _ in await context.store.areas.memberships(kept.id) if tie.home]
    moved = theirs and homes and theirs.area_id not in homes
    if await captains.captain_of(kept.id) or moved:
        await end_captaincy_of(gone.id, context)
    for twin in await captains.told_by_both(kept.id, gone.id):
        # One person is one captain of the sum, whoever of the two told.
        await captains.count_one_captain_less(twin.area_id, twin.on)
