"""What organisers press and fill in, and what the journal calls their acts."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from messages import words
from messages.form import (
    ChoiceField,
    CountField,
    FileField,
    FileReference,
    Form,
    HiddenField,
    LineField,
    MailField,
    OutlivedAnswers,
    PersonAnswer,
    PersonField,
    PhoneField,
    PlaceAnswer,
    PlaceField,
    YesNoField,
)
from messages.journal import JournalAct
from messages.model import Action

OUTLINE_BYTES = 500_000
TOWN_S = ("numbers", "duty_number", "duty_mail")
"""What is a town's: in another one it has to be asked anew."""

MAIL_MOST = 80
"""Characters of a town's mail box: what is asked about it has to be short."""

EVERYWHERE = 0
"""No area's key: the journal of all of them, for admins."""


class WallRight(StrEnum):
    """What Palier needs to be allowed to do on a wall."""

    POST = "post"
    PIN = "pin"
    INVITE = "invite"


class WallObstacle(StrEnum):
    """Why a wall takes no cards although Palier is there."""

    RIGHT = "right"
    TOPIC = "topic"
    ARCHIVED = "archived"
    WRONG = "wrong"


class RoleGrant(StrEnum):
    """What an organiser may hand to somebody by a link that works once."""

    RELAY = "relay"
    ORGANISER = "organiser"


class OrganiserAct(JournalAct):
    """What the journal knows organisers to do."""

    ADMIN = "admin"
    OPENED = "opened"
    CHANGED = "changed"
    DUTY = "duty"
    BOUND = "bound"
    INVITED = "invited"
    CLOSED = "closed"
    REFUSED = "refused"
    TAKES = "takes"
    DOOR_BY_ORGANISERS = "door_by_organisers"
    DOOR_BY_AREA = "door_by_area"
    ADMITTED = "admitted"
    DECLINED = "declined"
    OFFERED = "offered"
    RELAY = "relay"
    ORGANISER = "organiser"
    LEFT = "left"
    KEPT = "kept"
    HID = "hid"
    MUTED = "muted"
    LIFTED = "lifted"
    UPHELD = "upheld"
    GREETED = "greeted"
    STOPPED = "stopped"
    WITHDREW = "withdrew"
    FIRST_ON = "first_on"
    FIRST_OFF = "first_off"
    FIRST_SEEN = "first_seen"
    FIRST_DECLINED = "first_declined"
    FIRST_UNSEEN = "first_unseen"
    VOUCHED = "vouched"
    UNVOUCHED = "unvouched"
    UNMUTED = "unmuted"
    REMOVAL_PROPOSED = "removal_proposed"
    REMOVAL_OUT = "removal_out"
    REMOVAL_REFUSED = "removal_refused"
    REMOVAL_LAPSED = "removal_lapsed"
    REMOVAL_LIFTED = "removal_lifted"
    REMOVAL_UPHELD = "removal_upheld"
    ASKED_ADMIN = "asked_admin"
    ADMIN_ENDED = "admin_ended"
    TRIED = "tried"
    EXPORTED = "exported"


class WallAct(StrEnum):
    """What is told once about a wall: who was asked for, and each of them the invitation."""

    LISTED = "listed"
    INVITED = "invited"
    UNSHOWN = "unshown"

    @staticmethod
    def invitation_of(user: str, area: int) -> str:
        """Which invitation it is: to another area the same person is invited anew."""
        return f"{area}:{user}"


class DeclareForm(Form, tag="organise.area"):
    name: Annotated[str, LineField(60, public=True, names_house=True)]
    centre: Annotated[PlaceAnswer, PlaceField()]
    radius: Annotated[int, CountField(200, 3000, usual=(300, 600, 1000))] = 600
    aliases: Annotated[str, LineField(200, public=True, names_house=True)] = ""
    outline: Annotated[FileReference | None, FileField(OUTLINE_BYTES)] = None


class RedraftForm(DeclareForm, tag="organise.redraft", stem="organise-area", lined=True):
    draft: Annotated[int, HiddenField()]


class NameTownForm(Form, tag="organise.town"):
    draft: Annotated[int, HiddenField()]
    town: Annotated[str, LineField(80)]


class EditAreaForm(Form, tag="organise.edit", stem="organise-area", lined=True):
    area: Annotated[int, HiddenField()]
    sure: Annotated[int, HiddenField()] = 0
    name: Annotated[str, LineField(60, public=True, names_house=True)]
    centre: Annotated[PlaceAnswer | None, PlaceField()] = None
    radius: Annotated[int, CountField(200, 3000, usual=(300, 600, 1000))] = 600
    aliases: Annotated[str, LineField(200, public=True, names_house=True)] = ""
    numbers: Annotated[str, LineField(200)] = ""
    duty_number: Annotated[str, PhoneField(40)] = ""
    duty_mail: Annotated[str, MailField(MAIL_MOST)] = ""
    outline: Annotated[FileReference | None, FileField(OUTLINE_BYTES)] = None

    def outlived(self, before: Form) -> OutlivedAnswers | None:
        """Numbers are those of a town, and so are its people on duty."""
        if not isinstance(before, EditAreaForm) or self.centre == before.centre:
            return None
        still = [name for name in TOWN_S if getattr(self, name) == getattr(before, name) != ""]
        if not still:
            return None
        return OutlivedAnswers(tuple(still), ("centre",), words.organise_recheck_numbers())


class NamePersonForm(Form, tag="organise.name"):
    area: Annotated[int, HiddenField()]
    person: Annotated[PersonAnswer, PersonField()]
    grant: Annotated[RoleGrant, ChoiceField(RoleGrant, "organise-grant")] = RoleGrant.ORGANISER


class TurnOutlineForm(Form, tag="organise.turn"):
    """Whether an outline whose two axes changed places is turned round; `filled` came with it."""

    tag_of_form: Annotated[str, HiddenField()]
    filled: Annotated[str, HiddenField()]
    turn: Annotated[bool, YesNoField()]


class ShowPanel(Action, tag="og.all"):
    pass


class ShowArea(Action, tag="og.area"):
    area: int


class BeginDeclaring(Action, tag="og.new"):
    pass


class OpenArea(Action, tag="og.open"):
    draft: int


class AmendDraft(Action, tag="og.draft"):
    draft: int


class DropDraft(Action, tag="og.drop"):
    draft: int


class DraftLanguage(Action, tag="og.dlang"):
    draft: int
    language: str


class ChangeArea(Action, tag="og.edit"):
    area: int


class DropOutline(Action, tag="og.round"):
    area: int


class ShowInvitation(Action, tag="og.link"):
    area: int


class PostInvitation(Action, tag="og.post"):
    wall: int


class ShowWalls(Action, tag="og.walls"):
    area: int


class ShowWall(Action, tag="og.wall"):
    wall: int


class BindWall(Action, tag="og.bind"):
    wall: int
    area: int


class TryWall(Action, tag="og.wtry"):
    wall: int


class InvitePresent(Action, tag="og.crowd"):
    """Show each of those who are on a wall already, alone, a button to join the area."""

    wall: int
    sure: bool


class StopInviting(Action, tag="og.hush"):
    """Show the invitation to nobody more of those who are on a wall."""

    wall: int


class WithdrawOffers(Action, tag="og.nolink"):
    """Links that give a role in the area give it no more."""

    area: int


class WallTopic(Action, tag="og.wtop"):
    """Cards hang in no topic of their own any more."""

    wall: int


class WallLanguage(Action, tag="og.wlang"):
    wall: int
    language: str


class ShowDoor(Action, tag="og.door"):
    area: int


class SetAdmission(Action, tag="og.adm"):
    """Whether organisers let everybody in, or members of the area come in by themselves."""

    area: int
    by_organisers: bool


class DecideEntry(Action, tag="og.let"):
    request: int
    admit: bool


class ShowTeam(Action, tag="og.team"):
    area: int


class NamePerson(Action, tag="og.pick"):
    area: int


class OfferRole(Action, tag="og.name"):
    area: int
    grant: RoleGrant


class ShowDemand(Action, tag="og.need"):
    pass


class ShowJournal(Action, tag="og.log"):
    """The acts of an area, a page at a time."""

    area: int
    page: int = 0


class ExportJournal(Action, tag="og.csv"):
    area: int
