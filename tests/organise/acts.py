"""Each act of organisers as a story: by which way in it is done, and what the journal calls it."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from handlers.kernel.events import WallRefused
from messages import aid, words
from messages.aid.actions import AidJournalAct
from messages.aid.forms import ReopenForForm
from messages.area import LeaveArea
from messages.broadcast.actions import (
    BroadcastAct,
    ConfirmBroadcast,
    RefuseBroadcast,
    RefuseBroadcastForm,
    TryBroadcast,
    WithdrawBroadcast,
)
from messages.cafe import (
    BeginEdition,
    CloseEdition,
    EditionAct,
    EditionForm,
    EditionKind,
    MoveEdition,
)
from messages.form import PersonAnswer, PlaceAnswer
from messages.heat.announcements.actions import CoolPlacesForm, EditCoolPlaces
from messages.heat.checkins.actions import AnswerGoing, ReportCheck, TakeOver, TakeoverAct
from messages.heat.checkins.check_card import VisitOutcome
from messages.heat.cool.actions import (
    AddCoolPlace,
    CoolAct,
    CoolFileForm,
    CoolPlaceForm,
    DropCoolPlaceSurely,
    SendCoolFile,
)
from messages.heat.duty.actions import HandToTown, MissTown
from messages.heat.levels.actions import (
    AskRegion,
    AskThresholds,
    ChooseLevel,
    DecideOverride,
    HeatJournalAct,
    HoldDrill,
    NameRegionForm,
    ThresholdsForm,
)
from messages.heat.levels.level import HeatLevel, HeatSource
from messages.journal import JournalAct
from messages.kit import DropLogo, GiveLogo, KitAct, LogoForm
from messages.organise.actions import (
    BindWall,
    ChangeArea,
    DecideEntry,
    DropOutline,
    EditAreaForm,
    ExportJournal,
    InvitePresent,
    NamePerson,
    NamePersonForm,
    OfferRole,
    OrganiserAct,
    PostInvitation,
    RoleGrant,
    SetAdmission,
    StopInviting,
    TryWall,
    TurnOutlineForm,
    WallLanguage,
    WallObstacle,
    WallTopic,
    WithdrawOffers,
)
from messages.organise.first_card_actions import (
    DeclineFirstCard,
    PublishFirstCard,
    ReconsiderFirstCard,
    SwitchFirstCards,
)
from messages.organise.member_actions import (
    BeginMute,
    BeginRemoval,
    DecideRemoval,
    EndMute,
    LiftRemoval,
    MuteMemberForm,
    RemovalForm,
    RemovalReason,
    ReviewRemoval,
    SetVouching,
)
from messages.organise.report_actions import (
    JudgeReport,
    ReconsiderJudgement,
    ReportJudgement,
    ReportReason,
)
from messages.organise.succession_actions import AnswerAdmin, AskAdmin, StepDown, StopAdmin
from storage.area import Area, MemberRole, Removal
from storage.area import Wall as WallRow
from storage.broadcast import Broadcast
from storage.cafe import CafeEdition
from storage.heat.levels.tables import LevelOverride
from storage.organise import AbuseReport, FirstCard, RoleQuestion
from tests.aid import asks, can_come, closes, offers, request
from tests.broadcast import announces, asks_second, drafts, joins_both, other_area, the_one
from tests.cafe import invites
from tests.heat.cool import PARK, knows, listed
from tests.heat.watch import at, checks, enrols, jumps, pairs, turns
from tests.kit.test_town import SHIELD
from tests.kit.test_town import sent as sent_picture
from tests.organise import brought, code, declares, happens, knocks, reports, rows
from tests.organise.test_outline_file import POLYGON, sent, swapped
from tests.worlds import Neighbour, Wall, World

FETE = date(2027, 5, 28)
CLIMB = ((10, 0), (10, 45), (12, 0), (12, 20), (14, 0))
ZURICH = {
    "town": "geonames:2657896", "town_name": "Zürich", "country": "CH", "lat": 47.37, "lon": 8.54,
    "zone": "Europe/Zurich",
}  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """Belleville, its wall, who organises it, and neighbours; in a story somebody else may act."""

    world: World
    wall: Wall
    organiser: Neighbour
    admin: Neighbour
    bao: Neighbour
    chloe: Neighbour

    @property
    def area(self) -> Area:
        return self.wall.area


Plays = Callable[[Scene], Awaitable[Neighbour | None]]


@dataclass(frozen=True)
class ActStory:
    """What is done, by which way in, and what stands in the journal then."""

    key: str
    act: JournalAct
    plays: Plays
    on_slack: bool


STORIES: dict[str, ActStory] = {}


def by(key: str, act: JournalAct, *, slack: bool = False) -> Callable[[Plays], Plays]:
    """The story of this way in; it gives who acted, when that was not the organiser."""

    def tell(plays: Plays) -> Plays:
        assert key not in STORIES, key
        STORIES[key] = ActStory(key, act, plays, slack)
        return plays

    return tell


# --- roles and the door


@by("/admin", OrganiserAct.ADMIN)
async def _(scene: Scene) -> Neighbour:
    await scene.chloe.says(f"/admin {await code(scene.world)}")
    return scene.chloe


@by("?start=admin_", OrganiserAct.ADMIN)
async def _(scene: Scene) -> Neighbour:
    await scene.chloe.opens(f"admin_{await code(scene.world)}")
    return scene.chloe


@by("?start=org_", OrganiserAct.ORGANISER)
async def _(scene: Scene) -> Neighbour:
    link = await code(scene.world, f"organiser:{scene.area.id}")
    await scene.chloe.opens(f"org_{link}")
    return scene.chloe


@by("ar.out", OrganiserAct.LEFT)
async def _(scene: Scene) -> None:
    await scene.world.joins("Gilles", "fr", scene.area, role=MemberRole.ORGANISER)
    await scene.organiser.forges(LeaveArea(area=scene.area.id, sure=True))


@by("og.name", OrganiserAct.OFFERED)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(OfferRole(area=scene.area.id, grant=RoleGrant.RELAY))


@by("og.nolink", OrganiserAct.WITHDREW)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(WithdrawOffers(area=scene.area.id))


async def _picks(scene: Scene, who: Neighbour) -> None:
    await scene.organiser.forges(NamePerson(area=scene.area.id))
    picked = PersonAnswer(user=who.user, name=who.name)
    await scene.organiser.fills(NamePersonForm, person=picked)


@by("organise.name", OrganiserAct.OFFERED)
async def _(scene: Scene) -> None:
    await _picks(scene, scene.bao)


@by("PersonFoundEvent:organise.name", OrganiserAct.OFFERED)
async def _(scene: Scene) -> None:
    await _picks(scene, await scene.world.arrives("Léa"))


@by("og.adm", OrganiserAct.DOOR_BY_ORGANISERS)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(SetAdmission(area=scene.area.id, by_organisers=True))


@by("og.let", OrganiserAct.ADMITTED)
async def _(scene: Scene) -> None:
    (knocking,) = await knocks(scene.world, scene.wall, scene.chloe)
    await scene.organiser.forges(DecideEntry(request=knocking.id, admit=True))


@by("og.csv", OrganiserAct.EXPORTED)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(ExportJournal(area=scene.area.id))


@by("og.stop", OrganiserAct.LEFT)
async def _(scene: Scene) -> None:
    await _second(scene)
    await scene.organiser.forges(StepDown(area=scene.area.id, sure=True))


@by("og.askadm", OrganiserAct.ASKED_ADMIN)
async def _(scene: Scene) -> Neighbour:
    await scene.admin.forges(AskAdmin(member=scene.organiser.member_id))
    return scene.admin


@by("og.ansadm", OrganiserAct.ADMIN)
async def _(scene: Scene) -> None:
    await STORIES["og.askadm"].plays(scene)
    (question,) = await rows(scene.world, RoleQuestion)
    await scene.organiser.forges(AnswerAdmin(question=question.id, accepts=True))


@by("og.stopadm", OrganiserAct.ADMIN_ENDED)
async def _(scene: Scene) -> Neighbour:
    await STORIES["og.ansadm"].plays(scene)
    await scene.admin.forges(StopAdmin(sure=True))
    return scene.admin


# --- members, one by one


async def _second(scene: Scene) -> Neighbour:
    """Gilles, who organises too."""
    return await scene.world.joins("Gilles", "fr", scene.area, role=MemberRole.ORGANISER)


@by("og.vouch", OrganiserAct.VOUCHED)
async def _(scene: Scene) -> None:
    vouched = SetVouching(area=scene.area.id, member=scene.bao.member_id, given=True)
    await scene.organiser.forges(vouched)


@by("organise.mute", OrganiserAct.MUTED)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(BeginMute(area=scene.area.id, member=scene.bao.member_id))
    await scene.organiser.fills(MuteMemberForm, what=ReportReason.INSULT)


@by("og.unmute", OrganiserAct.UNMUTED)
async def _(scene: Scene) -> None:
    await STORIES["organise.mute"].plays(scene)
    await scene.organiser.forges(EndMute(area=scene.area.id, member=scene.bao.member_id))


async def _proposed(scene: Scene, who: Neighbour) -> Removal:
    await who.forges(BeginRemoval(area=scene.area.id, member=scene.bao.member_id))
    await who.fills(RemovalForm, reason=RemovalReason.AGAIN)
    (removal,) = await rows(scene.world, Removal)
    return removal


@by("organise.removal", OrganiserAct.REMOVAL_PROPOSED)
async def _(scene: Scene) -> None:
    await _second(scene)
    await _proposed(scene, scene.organiser)


@by("og.outyes", OrganiserAct.REMOVAL_OUT)
async def _(scene: Scene) -> None:
    removal = await _proposed(scene, await _second(scene))
    await scene.organiser.forges(DecideRemoval(removal=removal.id, agrees=True))


@by("og.outrev", OrganiserAct.REMOVAL_UPHELD)
async def _(scene: Scene) -> Neighbour:
    await STORIES["og.outyes"].plays(scene)
    await scene.bao.presses(words.organise_appeal())
    (removal,) = await rows(scene.world, Removal)
    await scene.admin.forges(ReviewRemoval(removal=removal.id, lift=False))
    return scene.admin


@by("og.back", OrganiserAct.REMOVAL_LIFTED)
async def _(scene: Scene) -> None:
    await STORIES["og.outyes"].plays(scene)
    (removal,) = await rows(scene.world, Removal)
    await scene.organiser.forges(LiftRemoval(removal=removal.id))


# --- the area


@by("og.open", OrganiserAct.OPENED)
async def _(scene: Scene) -> None:
    await declares(scene.organiser)
    await scene.organiser.presses(words.organise_draft_open())


async def _changes(scene: Scene, **answers: Any) -> None:
    await scene.organiser.forges(ChangeArea(area=scene.area.id))
    await scene.organiser.fills(EditAreaForm, **answers)


@by("organise.edit", OrganiserAct.CHANGED)
async def _(scene: Scene) -> None:
    await _changes(scene, numbers="15, 112")


@by("LocatedEvent:organise.edit", OrganiserAct.CHANGED)
async def _(scene: Scene) -> None:
    scene.world.streets.has("12 rue des Cascades, Paris 20e", 48.872, 2.386)
    await _changes(scene, centre="12 rue des Cascades, Paris 20e")


@by("FileFetchedEvent:organise.edit", OrganiserAct.CHANGED)
async def _(scene: Scene) -> None:
    await _changes(scene, outline=sent(scene.world, json.dumps(POLYGON)))


@by("FileFetchedEvent:organise.turn", OrganiserAct.CHANGED)
async def _(scene: Scene) -> None:
    await _changes(scene, outline=sent(scene.world, json.dumps(swapped(POLYGON))))
    await scene.organiser.fills(TurnOutlineForm, turn="true")


@by("og.round", OrganiserAct.CHANGED)
async def _(scene: Scene) -> None:
    async with scene.world.database.transaction() as store:
        (await store.areas.get_area(scene.area.id)).polygon = POLYGON
    await scene.organiser.forges(DropOutline(area=scene.area.id))


@by("DocumentMadeEvent:kit.logo", KitAct.LOGO)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(GiveLogo(area=scene.area.id))
    await scene.organiser.fills(LogoForm, picture=sent_picture(scene.world, SHIELD))


@by("kt.nologo", KitAct.NO_LOGO)
async def _(scene: Scene) -> None:
    await STORIES["DocumentMadeEvent:kit.logo"].plays(scene)
    await scene.organiser.forges(DropLogo(area=scene.area.id))


# --- walls


@by("WallSeenEvent", OrganiserAct.BOUND)
async def _(scene: Scene) -> None:
    chat = await scene.world.group("Les voisins d’en haut")
    await happens(scene.world, scene.organiser, brought(chat), chat)


@by("WallRefused", OrganiserAct.REFUSED)
async def _(scene: Scene) -> None:
    refused = WallRefused(scene.wall.chat, WallObstacle.RIGHT)
    await happens(scene.world, scene.organiser, refused, scene.wall.chat)


@by("og.bind", OrganiserAct.BOUND)
async def _(scene: Scene) -> None:
    world, chat = scene.world, await scene.world.group("Les voisins d’en haut")
    loose = WallRow(
        platform=world.platform, workspace=world.workspace, chat=chat, title="En haut",
        bound_by=scene.organiser.member_id,
    )  # fmt: skip
    async with world.database.transaction() as store:
        store.session.add(loose)
    await scene.organiser.forges(BindWall(wall=loose.id, area=scene.area.id))


@by("og.post", OrganiserAct.INVITED)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(PostInvitation(wall=scene.wall.id))


@by("og.wlang", OrganiserAct.CHANGED)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(WallLanguage(wall=scene.wall.id, language="en"))


@by("og.wtry", OrganiserAct.TRIED)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(TryWall(wall=scene.wall.id))


async def _in_topic(scene: Scene) -> None:
    async with scene.world.database.transaction() as store:
        (await store.areas.get_wall(scene.wall.id)).topic = "7"


@by("og.wtop", OrganiserAct.CHANGED)
async def _(scene: Scene) -> None:
    await _in_topic(scene)
    await scene.organiser.forges(WallTopic(wall=scene.wall.id))


@by("/ici", OrganiserAct.CHANGED)
async def _(scene: Scene) -> None:
    await _in_topic(scene)
    await scene.organiser.says("/ici", on=scene.wall)


@by("og.crowd", OrganiserAct.GREETED, slack=True)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(InvitePresent(wall=scene.wall.id, sure=True))


@by("og.hush", OrganiserAct.STOPPED)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(StopInviting(wall=scene.wall.id))


# --- what is reported


async def _reported(scene: Scene) -> AbuseReport:
    await invites(scene.chloe)
    await reports(scene.bao, scene.wall)
    (report,) = await rows(scene.world, AbuseReport)
    return report


@by("og.judge", OrganiserAct.HID)
async def _(scene: Scene) -> None:
    report = await _reported(scene)
    await scene.organiser.forges(JudgeReport(report=report.id, judgement=ReportJudgement.HIDDEN))


@by("og.recon", OrganiserAct.LIFTED)
async def _(scene: Scene) -> None:
    await STORIES["og.judge"].plays(scene)
    await scene.chloe.presses(words.organise_appeal())
    (report,) = await rows(scene.world, AbuseReport)
    await scene.organiser.forges(ReconsiderJudgement(report=report.id, lift=True))


# --- first cards


@by("og.firston", OrganiserAct.FIRST_ON)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(SwitchFirstCards(area=scene.area.id, on=True))


async def _first_card(scene: Scene) -> int:
    """Bao's first café waits for a glance."""
    await STORIES["og.firston"].plays(scene)
    await invites(scene.bao)
    (card,) = await rows(scene.world, FirstCard)
    return int(card.id)


@by("og.firstok", OrganiserAct.FIRST_SEEN)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(PublishFirstCard(card=await _first_card(scene)))


@by("og.firstno", OrganiserAct.FIRST_DECLINED)
async def _(scene: Scene) -> None:
    card = await _first_card(scene)
    await scene.organiser.forges(DeclineFirstCard(card=card, why=ReportReason.PRIVATE))


@by("og.firstrec", OrganiserAct.UPHELD)
async def _(scene: Scene) -> None:
    await STORIES["og.firstno"].plays(scene)
    await scene.bao.presses(words.organise_appeal())
    (card,) = await rows(scene.world, FirstCard)
    await scene.organiser.forges(ReconsiderFirstCard(card=card.id, lift=False))


# --- announcements


@by("bc.go", BroadcastAct.ANNOUNCED)
async def _(scene: Scene) -> None:
    await announces(scene.organiser)


@by("bc.try", BroadcastAct.TRIED)
async def _(scene: Scene) -> None:
    await drafts(scene.organiser)
    draft = await the_one(scene.world)
    await scene.organiser.forges(TryBroadcast(broadcast=draft.id))


@by("bc.back", BroadcastAct.WITHDRAWN)
async def _(scene: Scene) -> None:
    await announces(scene.organiser)
    standing = await the_one(scene.world)
    await scene.organiser.forges(WithdrawBroadcast(broadcast=standing.id, sure=True))


async def _asked_about(scene: Scene) -> Broadcast:
    """Gilles announces something in two areas, and a second person is asked."""
    other = await other_area(scene.world)
    await asks_second(await joins_both(scene.world, "Gilles", scene.area, other))
    return await the_one(scene.world)


@by("bc.yes", BroadcastAct.CONFIRMED)
async def _(scene: Scene) -> None:
    asked = await _asked_about(scene)
    await scene.organiser.forges(ConfirmBroadcast(broadcast=asked.id, edition=asked.edition))


@by("broadcast.refuse", BroadcastAct.REFUSED)
async def _(scene: Scene) -> None:
    asked = await _asked_about(scene)
    await scene.organiser.forges(RefuseBroadcast(broadcast=asked.id, edition=asked.edition))
    await scene.organiser.fills(RefuseBroadcastForm, why="C’est déjà passé")


# --- editions


@by("cf.edpub", EditionAct.OPENED)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(BeginEdition(area=scene.area.id, kind=EditionKind.NEIGHBOURS))
    await scene.organiser.fills(EditionForm, day=FETE)
    await scene.organiser.presses(words.cafe_publish())


async def _edition(scene: Scene) -> int:
    await STORIES["cf.edpub"].plays(scene)
    (edition,) = await rows(scene.world, CafeEdition)
    return int(edition.id)


@by("cafe.edition", EditionAct.MOVED)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(MoveEdition(edition=await _edition(scene)))
    await scene.organiser.fills(EditionForm, day=FETE + timedelta(days=1))


@by("cf.edend", EditionAct.CLOSED)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(CloseEdition(edition=await _edition(scene), sure=True))


# --- helping hands


@by("ad.pick", AidJournalAct.CHOSE)
async def _(scene: Scene) -> None:
    await offers(scene.bao)
    await asks(scene.chloe, fitting=1)
    await can_come(scene.bao)
    asked = await request(scene.world)
    await scene.organiser.forges(aid.ChooseHelper(request=asked.id, member=scene.bao.member_id))


@by("ad.pub", AidJournalAct.ASKED)
async def _(scene: Scene) -> None:
    await scene.organiser.says('/aide pour "Mme R." courses aujourd’hui')
    await scene.organiser.presses(words.aid_publish(fitting=0))


@by("aid.again", AidJournalAct.ASKED)
async def _(scene: Scene) -> None:
    await STORIES["ad.pub"].plays(scene)
    await closes(scene.organiser)
    asked = await request(scene.world)
    await scene.organiser.forges(aid.ReopenRequest(request=asked.id))
    await scene.organiser.fills(ReopenForForm, behalf="Mme R.")


# --- the heat


@by("/canicule", HeatJournalAct.SET)
async def _(scene: Scene) -> None:
    await scene.organiser.says("/canicule orange")


@by("ht.to", HeatJournalAct.SET)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(ChooseLevel(area=scene.area.id, level=HeatLevel.ORANGE))


@by("ht.ok", HeatJournalAct.CONFIRMED)
async def _(scene: Scene) -> None:
    await scene.admin.forges(ChooseLevel(area=scene.area.id, level=HeatLevel.ORANGE))
    (proposed,) = await rows(scene.world, LevelOverride)
    await scene.organiser.forges(DecideOverride(override=proposed.id, yes=True))


@by("/exercice", HeatJournalAct.DRILL)
async def _(scene: Scene) -> None:
    await scene.organiser.says("/exercice canicule orange")


@by("ht.hold", HeatJournalAct.DRILL)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(HoldDrill(area=scene.area.id, level=HeatLevel.ORANGE))


@by("WeatherReadEvent:heat.region", HeatJournalAct.REGION)
async def _(scene: Scene) -> Neighbour:
    zurich = await scene.world.declares("Langstrasse", **ZURICH)
    greta = await scene.world.joins("Greta", "en", zurich, role=MemberRole.ORGANISER)
    scene.world.skies.use(HeatSource.METEOALARM)
    scene.world.skies.warns("CH001", "Zürich Stadt", HeatLevel.ORANGE)
    await greta.forges(AskRegion(area=zurich.id))
    await greta.fills(NameRegionForm, name="zürich stadt")
    return greta


@by("heat.threshold", HeatJournalAct.THRESHOLDS)
async def _(scene: Scene) -> Neighbour:
    zurich = await scene.world.declares("Langstrasse", **ZURICH)
    greta = await scene.world.joins("Greta", "en", zurich, role=MemberRole.ORGANISER)
    await greta.forges(AskThresholds(area=zurich.id))
    await greta.fills(ThresholdsForm, night=21, day=36, felt=40)
    return greta


@by("nudge.cool", CoolAct.NAMED)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(EditCoolPlaces(area=scene.area.id))
    await scene.organiser.fills(CoolPlacesForm, places="Parc de Belleville")


@by("cool.place", CoolAct.SAVED)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(AddCoolPlace(area=scene.area.id))
    where = PlaceAnswer(words="48.8722, 2.3822")
    await scene.organiser.fills(CoolPlaceForm, name="Piscine", where=where)


@by("LocatedEvent:cool.place", CoolAct.SAVED)
async def _(scene: Scene) -> None:
    scene.world.streets.has("66 rue des Couronnes, Paris 20e", 48.869, 2.384)
    await scene.organiser.forges(AddCoolPlace(area=scene.area.id))
    await scene.organiser.fills(CoolPlaceForm, name="Piscine", where="66 rue des Couronnes")


@by("co.gone", CoolAct.DROPPED)
async def _(scene: Scene) -> None:
    await knows(scene.world, scene.area, PARK)
    held = (await listed(scene.world, scene.area))[PARK.name]
    await scene.organiser.forges(DropCoolPlaceSurely(place=held.id))


@by("co.take", CoolAct.IMPORTED)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(SendCoolFile(area=scene.area.id))
    table = sent(scene.world, "nom,lat,lon\nParc haut,48.8710,2.3860\n").replace("kml", "csv")
    await scene.organiser.fills(CoolFileForm, places=table)
    await scene.organiser.presses(words.cool_apply())


# --- somebody who gives no answer


async def _silent(scene: Scene) -> int:
    """Bao asked to be checked on and says nothing: buddies, then organisers were told."""
    await enrols(scene.bao)
    await pairs(scene.bao, scene.chloe)
    await turns(scene.world, scene.area, HeatLevel.ORANGE)
    for hour, minute in CLIMB:
        await jumps(scene.world, at(scene.area, hour, minute))
    (check,) = await checks(scene.world)
    return check.id


@by("wt.take", TakeoverAct.TAKEN)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(TakeOver(check=await _silent(scene)))


@by("wt.go", TakeoverAct.TAKEN)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(AnswerGoing(check=await _silent(scene), yes=True))


@by("wt.tell", TakeoverAct.ENDED)
async def _(scene: Scene) -> None:
    found = VisitOutcome.FINE
    await scene.organiser.forges(ReportCheck(check=await _silent(scene), found=found))


@by("du.town", TakeoverAct.TAKEN_BY_TOWN)
async def _(scene: Scene) -> None:
    await scene.organiser.forges(HandToTown(check=await _silent(scene)))


@by("du.miss", TakeoverAct.GIVEN_BACK)
async def _(scene: Scene) -> None:
    await STORIES["du.town"].plays(scene)
    (check,) = await checks(scene.world)
    await scene.organiser.forges(MissTown(check=check.id))
