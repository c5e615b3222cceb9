"""What Palier promises about data, as the tables make it: in the talk and on a page."""

from __future__ import annotations

from handlers.account.feature import account
from handlers.kernel.events import CommandEvent
from handlers.kernel.interaction import Interaction
from handlers.kernel.replies import MoveToPrivate, Reply, Say, Show
from messages import words
from messages.account import views as screens
from messages.account.actions import ShowPrivacy
from messages.account.privacy_page import PrivacyPage
from messages.model import Message
from storage.aid import GivenHour, HelpRequest
from storage.area import JoinRequest, WaitingEntry
from storage.cafe import LINKS_LAST, Cafe
from storage.dialog import FormDialog
from storage.heat.checkins.queries import CheckIn
from storage.leaving import NOTICE
from storage.organise import AbuseReport, JournalEntry
from storage.outbox import OutboxMessage
from storage.people import Member
from storage.retention import Table


@account.command(
    "privacy", impersonal=True, private_only=MoveToPrivate("privacy", words.account_in_private())
)
async def show_privacy_page(command: CommandEvent, turn: Interaction) -> Reply:
    return Say(_promises_here(turn))


@account.on_start_link("privacy")
async def open_privacy_link(command: CommandEvent, turn: Interaction) -> Reply:
    return Say(_promises_here(turn))


@account.on_press(ShowPrivacy)
async def see_privacy(action: ShowPrivacy, turn: Interaction) -> Reply:
    return Show(_promises_here(turn))


def _promises_here(turn: Interaction) -> Message:
    page = turn.find_setting(PrivacyPage)
    return privacy_promises(page.url if page else "")


def privacy_promises(page: str = "") -> Message:
    """The promises as the tables make them, and where they stand for everybody to read."""
    return screens.privacy_screen(
        screens.RetentionTimes(
            cafes=_months_kept(Cafe),
            links=LINKS_LAST.days,
            requests=_days_kept(HelpRequest),
            hours=_months_kept(GivenHour),
            accounts=_months_kept(Member),
            journal=_months_kept(JournalEntry),
            waiting=_months_kept(WaitingEntry),
            reports=_months_kept(AbuseReport),
            knocks=_days_kept(JoinRequest),
            checks=_days_kept(CheckIn),
            letters=_days_kept(OutboxMessage),
            forms=_days_kept(FormDialog),
            notice=NOTICE.days,
        ),
        page,
    )


def _days_kept(table: type[Table]) -> int:
    return table.retention.keep.days if table.retention.keep else 0


def _months_kept(table: type[Table]) -> int:
    return round(_days_kept(table) * 12 / 365.25)
