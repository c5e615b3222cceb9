"""What each table is for, and which of its columns tell something about somebody."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProcessingPurpose(StrEnum):
    """Why something is kept, as the register of processing lists it."""

    ACCOUNT = "account"
    AREA = "area"
    CAFE = "cafe"
    AID = "aid"
    CHECK = "check"
    HEAT = "heat"
    APART = "apart"
    ANNOUNCE = "announce"
    ORGANISE = "organise"
    DELIVERY = "delivery"
    KIT = "kit"
    WEATHER = "weather"
    RUNNING = "running"


@dataclass(frozen=True)
class ProcessingEntry:
    """A table's place in the register: every column is `personal` or not, and none is left out."""

    purpose: ProcessingPurpose
    personal: tuple[str, ...]
    other: tuple[str, ...]


def _entry(purpose: ProcessingPurpose, personal: str, other: str = "") -> ProcessingEntry:
    return ProcessingEntry(purpose, tuple(personal.split()), tuple(other.split()))


_P = ProcessingPurpose

PROCESSING = {
    "account": _entry(
        _P.ACCOUNT, "member_id platform workspace user called chat preferred blocked_at", "id"
    ),
    "dialog": _entry(
        _P.ACCOUNT, "account_id form given interrupted", "asking message shown touched_at"
    ),
    "heldcommand": _entry(_P.ACCOUNT, "member_id name words said_at", "id"),
    "member": _entry(
        _P.ACCOUNT,
        (
            "name language zone quiet_from quiet_until paused_until admin joined_at seen_at "
            "meetings warned_at evenings"
        ),
        "id language_doubt",
    ),
    "pendingupdate": _entry(_P.ACCOUNT, "person raw taken_at", "bot number"),
    "receipt": _entry(_P.ACCOUNT, "received_at account_id reply due_at", "name"),
    "shownbuttons": _entry(_P.ACCOUNT, "platform workspace chat member_id buttons shown_at", ""),
    "alias": _entry(_P.AREA, "", "id area_id name folded"),
    "area": _entry(
        _P.AREA,
        "duty_number duty_mail",
        (
            "id code name town town_name country lat lon radius polygon language zone numbers "
            "organisers_admit glance_first declared_at closed_at"
        ),
    ),
    "draft": _entry(
        _P.AREA,
        "member_id name aliases town town_name zone language drafted_at",
        "id country lat lon radius polygon moved",
    ),
    "joinrequest": _entry(_P.AREA, "wall_id user member_id asked_at decided", "id organisers_told"),
    "membership": _entry(
        _P.AREA,
        (
            "member_id area_id role home neighbours cafe aid heat broadcast digest joined_at "
            "asked_in on_wall glanced"
        ),
        "",
    ),
    "waiting": _entry(_P.AREA, "member_id town town_name cell home since", ""),
    "wall": _entry(
        _P.AREA,
        "area_id platform title language bound_by closed_at",
        "id workspace chat topic join_link may_post may_pin may_invite refuses",
    ),
    "answer": _entry(_P.CAFE, "cafe_id member_id coming guest at offered_until", ""),
    "cafe": _entry(
        _P.CAFE,
        (
            "code area_id host_id kind starts_at place address seats note access state "
            "outcome came heir_id created_at"
        ),
        "id revision nudged",
    ),
    "calendar": _entry(_P.CAFE, "member_id secret_print created_at"),
    "edition": _entry(
        _P.CAFE, "", "id code area_id kind year first_on last_on opened_at closed_at"
    ),
    "gathering": _entry(
        _P.CAFE,
        "area_id first_at second_at chosen_at state captain_id cafe_id made_at",
        "id step_at",
    ),
    "recurring": _entry(
        _P.CAFE,
        (
            "area_id host_id cafe_id kind place address seats note access rhythm first_on "
            "hour next_on ask_at asked"
        ),
        "id due_at",
    ),
    "wish": _entry(
        _P.CAFE,
        (
            "area_id member_id times made_at ask_at asked rests_until gathering_id can said_at "
            "passed"
        ),
        "id",
    ),
    "approach": _entry(
        _P.AID, "request_id member_id standing asked_at answered_at comes_at helped_at contact", ""
    ),
    "hello": _entry(
        _P.AID, "area_id asker_id helper_id asker_agrees helper_agrees asked_at due_at", "id"
    ),
    "helper": _entry(_P.AID, "member_id kinds slots on_duty monthly offered_at", ""),
    "hour": _entry(_P.AID, "member_id request_id minutes at", "id"),
    "offer": _entry(_P.AID, "area_id kind member_id on_duty asked_at rests_until", ""),
    "question": _entry(_P.AID, "request_id member_id at", "id"),
    "request": _entry(
        _P.AID,
        (
            "code area_id asker_id helper_id kind urgency day proxied behalf note address "
            "contact word file_ref file_name file_at state reason comes_at created_at opened_at "
            "closed_at"
        ),
        "id step step_at asks_at unanswered",
    ),
    "buddy": _entry(_P.CHECK, "member_id buddy_id since agreed_at", "id"),
    "buddyoffer": _entry(_P.CHECK, "member_id since", ""),
    "checkin": _entry(
        _P.CHECK,
        (
            "member_id area_id on moment cause asked_at called_at going_id taken_at "
            "taken_via answered again_at outcome ended_at"
        ),
        "id pace step step_at next_at",
    ),
    "dutymail": _entry(
        _P.CHECK,
        "check_id mail",
        (
            "id area_id code says said_for said_at next_at attempts tried_at sent_at "
            "failing_since warned_at unsure"
        ),
    ),
    "enrolment": _entry(
        _P.CHECK,
        (
            "member_id code hour contact access share duty_mail duty_asked duty_reach paused "
            "away_until asks_from since"
        ),
        "",
    ),
    "told": _entry(_P.CHECK, "check_id member_id cannot", "step"),
    "captain": _entry(_P.HEAT, "member_id area_id label named since", "id"),
    "doorcount": _entry(_P.HEAT, "", "area_id on doors captains said said_by at"),
    "doorstold": _entry(_P.HEAT, "member_id on area_id doors until", ""),
    "nickname": _entry(_P.HEAT, "member_id name since", "id"),
    "nudge": _entry(_P.HEAT, "member_id on area_id answer level at", ""),
    "override": _entry(
        _P.HEAT,
        "area_id level set_by set_at confirmed_by starts_at ends_at agreed_below",
        "id department",
    ),
    "visit": _entry(_P.HEAT, "member_id area_id on outcome at", "id"),
    "willing": _entry(_P.HEAT, "member_id since", ""),
    "block": _entry(_P.APART, "member_id other_id called warn since"),
    "broadcast": _entry(
        _P.ANNOUNCE,
        (
            "author_id proposer_id kind text proposed drafted_at asked_at published_at edited_at "
            "withdrawn_at"
        ),
        "id edition ended_at",
    ),
    "broadcastarea": _entry(_P.ANNOUNCE, "", "id broadcast_id area_id counted_on told_up_to"),
    "entry": _entry(_P.ORGANISE, "area_id member_id act on why at by_person", "id"),
    "firstcard": _entry(
        _P.ORGANISE,
        "area_id member_id kind asked_at why appeal",
        "id key shown widen_at out_at",
    ),
    "mute": _entry(_P.ORGANISE, "member_id area_id until", ""),
    "number": _entry(_P.ORGANISE, "", "area_id month measure amount since due_at"),
    "onetimecode": _entry(_P.ORGANISE, "grants", "digest expires_at"),
    "removal": _entry(
        _P.ORGANISE,
        "area_id member_id proposed_by decided_by reason note state appeal since",
        "id",
    ),
    "report": _entry(
        _P.ORGANISE,
        "area_id wall_id subject link author_id by_id what word at judged appeal",
        "id card",
    ),
    "rolequestion": _entry(_P.ORGANISE, "what area_id member_id by_id asked_at answer", "id"),
    "saidtext": _entry(_P.ORGANISE, "cafe_id member_id prints newcomer at"),
    "card": _entry(
        _P.DELIVERY, "area_id author_id body hung_at", "name instead live version dirty_at"
    ),
    "confidentialmessage": _entry(
        _P.DELIVERY,
        "platform workspace chat message language purpose owner_id reader_id until ended_at",
        "id letter_id subject",
    ),
    "letter": _entry(
        _P.DELIVERY,
        "member_id platform workspace chat subject body once_about settled_at",
        (
            "id place errand language zone priority once_subject once_act once_occurrence "
            "due_at expires_at attempts failure"
        ),
    ),
    "posting": _entry(
        _P.DELIVERY,
        "",
        (
            "card platform workspace chat topic language zone message version due_at gone "
            "pinned refused"
        ),
    ),
    "arealogo": _entry(_P.KIT, "", "area_id content given_at"),
    "printcount": _entry(_P.KIT, "", "area_id sheet count"),
    "slip": _entry(_P.KIT, "code area_id member_id printed_at", ""),
    "announcement": _entry(_P.WEATHER, "", "area_id on moment told_up_to begun_at done_at"),
    "bulletin": _entry(_P.WEATHER, "", "source place on level issued_at until url service read_at"),
    "coolplace": _entry(
        _P.WEATHER,
        "",
        "id area_id outer_id name address hours note lat lon shady imported changed_at",
    ),
    "coolplaceimport": _entry(
        _P.WEATHER, "area_id member_id read_at", "id platform ref columns places unread"
    ),
    "coolplaces": _entry(_P.WEATHER, "", "area_id places"),
    "episode": _entry(
        _P.WEATHER, "", "id area_id began_at hot_at worst shown visits lost ended_at thanked_at"
    ),
    "forecast": _entry(_P.WEATHER, "", "spot on low high felt night day read_at"),
    "lookup": _entry(_P.WEATHER, "", "id source place at silence today tomorrow"),
    "region": _entry(_P.WEATHER, "", "area_id feed code name"),
    "threshold": _entry(_P.WEATHER, "", "area_id night day felt"),
    "turning": _entry(_P.WEATHER, "", "id area_id on level source at"),
    "watch": _entry(
        _P.WEATHER,
        "",
        (
            "source place asked_at read_at next_at failures failing_since told_at mark "
            "changed_at issued_at holds_until"
        ),
    ),
    "carrier": _entry(_P.RUNNING, "", "token holder until"),
    "databaseidentity": _entry(_P.RUNNING, "", "number name probe created_at"),
    "installation": _entry(_P.RUNNING, "", "platform workspace name token installed_at"),
    "quarantineditem": _entry(_P.RUNNING, "", "kind key reason since attempts held"),
    "run": _entry(_P.RUNNING, "", "job due"),
}
"""Every table there is; a test names what is missing."""
