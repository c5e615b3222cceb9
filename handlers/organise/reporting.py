"""Saying in private that something on a wall is wrong; three neighbours hide a card."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from handlers.kernel.events import CommandEvent, JobTick, PointedMessage
from handlers.kernel.feature import CommandMenu
from handlers.kernel.interaction import Interaction, JobContext
from handlers.kernel.replies import Ask, Notice, Refused, Reply, Say
from handlers.organise.feature import organise
from messages import words
from messages.blocks.actions import block_row
from messages.model import Action, Message, Rows, Text, from_base36, to_base36
from messages.organise import report_views as screens
from messages.organise.report_actions import ComplainForm, PointAtCard, ReportReason
from messages.organise.report_views import ReportedThing
from storage.area import Area
from storage.errors import RowMissing
from storage.organise import AbuseReport, unsaid_for
from storage.outbox import Card, DedupKey, Priority, occurrence_of
from storage.people import Member

HIDING = 3
"""How many neighbours hide a card by reporting it, until organisers have looked."""

SHOWN = 10
UNSAID = timedelta(days=2)
"""How long what was pointed at waits for its reason."""

AGAIN = "sig_"
NAMING = "cafe:"
"""How cards are named that say by first name who invites."""

WHOLE = "member:"
"""How the subject of a judgement about somebody begins that is about none of their messages."""


class ReportAct(StrEnum):
    """What letters say of a report: the last two are where an appeal ended."""

    TOLD = "told"
    COVERED = "covered"
    JUDGED = "judged"
    ENDED = "ended"
    APPEAL = "appeal"
    LIFTED = "lifted"
    UPHELD = "upheld"


@organise.command(
    "signaler",
    menu=CommandMenu.PRIVATE | CommandMenu.GROUP,
    discreet=True,
    impersonal=True,
)
async def signaler_command(command: CommandEvent, turn: Interaction) -> Reply:
    """The message pointed at; without one, a choice among the cards of one's areas."""
    if command.at:
        return await _complaint_form(await _pointed_report(command.at, turn), turn)
    return Say(screens.choose_card_screen(await _reportable_cards(turn)))


async def _pointed_report(at: PointedMessage, turn: Interaction) -> AbuseReport:
    """A message on a wall: a card's copy is the card, whichever wall it hangs on."""
    account, chat = turn.account, turn.scene.chat
    platform, workspace = account.platform, account.workspace
    wall = await turn.store.areas.find_wall(platform, workspace, chat)
    if wall is None or wall.area_id is None or wall.closed_at:
        raise Refused(words.organise_report_elsewhere())
    report = AbuseReport(
        area_id=wall.area_id,
        wall_id=wall.id,
        subject=f"{platform}/{workspace}/{chat}/{at.message}",
        link=at.link,
        by_id=turn.member.id,
        at=turn.now,
    )
    card = await turn.store.outbox.card_of_message(platform, workspace, chat, at.message)
    if card:
        report.subject, report.card, report.author_id = card.name, True, card.author_id
    elif at.author:
        known = await turn.store.people.member_by_account(platform, workspace, at.author)
        report.author_id = known[0].id if known else None
    return report


async def _reportable_cards(turn: Interaction) -> list[tuple[Text, Action]]:
    """Others' cards in one's areas, newest first."""
    mine = [area.id for _, area in await turn.own_areas()]
    found: list[tuple[Text, Action]] = []
    for card in await turn.store.outbox.live_cards_in(mine, SHOWN):
        kind, _, key = card.name.partition(":")
        if card.author_id == turn.member.id or card.instead or not key.isdecimal():
            continue
        label, *more = card_words(card)
        if more:
            label = words.organise_report_card(first=label, second=more[0])
        found.append((label, PointAtCard(kind=kind, key=int(key))))
    return found


@organise.on_press(PointAtCard)
async def point_at_card(action: PointAtCard, turn: Interaction) -> Reply:
    card = await turn.store.outbox.get_card(f"{action.kind}:{action.key}")
    mine = [area.id for _, area in await turn.own_areas()]
    if card is None or not card.live or card.area_id not in mine:
        raise RowMissing("Card", action.key)
    report = AbuseReport(
        area_id=card.area_id,
        subject=card.name,
        card=True,
        author_id=card.author_id,
        by_id=turn.member.id,
        at=turn.now,
    )
    return await _complaint_form(report, turn)


@organise.on_start_link(AGAIN)
async def ask_again(command: CommandEvent, turn: Interaction) -> Reply:
    """Whoever could not be written to when they pointed is asked once they have come."""
    try:
        report = await turn.store.organisation.get_report(from_base36(command.words))
    except ValueError:
        raise Refused(words.gone()) from None
    return await _complaint_form(_own_report(report, turn), turn)


async def _complaint_form(report: AbuseReport, turn: Interaction) -> Reply:
    if report.author_id == turn.member.id:
        raise Refused(words.organise_report_own())
    kept = await turn.store.organisation.record_pointed(report)
    if kept.what:
        raise Refused(_is_known_already(kept))
    return Ask(ComplainForm, {"report": kept.id}, again=f"{AGAIN}{to_base36(kept.id)}")


@organise.on_form(ComplainForm)
async def take_complaint(form: ComplainForm, turn: Interaction) -> Reply:
    """Keep what is wrong, tell those who answer for the area, hide what three reported."""
    told = _own_report(await turn.store.organisation.get_report(form.report, lock=True), turn)
    if told.what:
        return Notice(_is_known_already(told))
    card = await turn.store.outbox.get_card(told.subject, lock=True)
    if told.card and card is None:
        raise RowMissing("Card", told.subject)
    told.what, told.word, told.at = form.what.value, form.word or None, turn.now
    await turn.store.session.flush()
    area = await turn.store.areas.get_area(told.area_id)
    against = await turn.store.organisation.neighbours_against(told.subject, area.id)
    if card and card.instead is None and against >= HIDING:
        await turn.store.outbox.hide_card(
            card.name, screens.covered_message().model_dump_json(), turn.now
        )
        seen = await report_sight(told, area, turn)
        message = screens.covered_letter(told.id, seen.about, area.name, seen.what)
        await tell_author(told, message, turn, once=report_key(told, ReportAct.COVERED))
    seen = await report_sight(told, area, turn)
    once = review_key(seen, ReportAct.TOLD, occurrence_of(told.id))
    await update_judges(
        told, screens.report_notice(seen), turn, once=once, anew=seen.count <= HIDING
    )
    return Say(screens.report_thanks(area.name, form.what, await _way_apart(told, turn)))


async def _way_apart(report: AbuseReport, turn: Interaction) -> Rows:
    """The way to have nothing more to do with the author of a card, where it names them.

    A request for help does not: its author is not told by a button either.
    """
    author = report.author_id
    if not (author and report.card and report.subject.startswith(NAMING)):
        return ()
    known = await turn.acquaintances_of(turn.member)
    return (block_row(author, known[author]),) if author in known else ()


def _own_report(report: AbuseReport, turn: Interaction) -> AbuseReport:
    """The report, for who pointed at it; buttons and links can be forged."""
    if report.by_id != turn.member.id:
        raise Refused(words.gone())
    return report


def _is_known_already(report: AbuseReport) -> Text:
    return words.organise_judged_already() if report.judged else words.organise_report_already()


@organise.every(hours=1, when=unsaid_for(UNSAID))
async def drop_unsaid(_: JobTick, context: JobContext) -> None:
    await context.store.organisation.delete_pointed(context.now - UNSAID)


# --- what others of this capability show and tell


def card_words(card: Card) -> tuple[Text, ...]:
    """What a card says, covered or not."""
    return Message.model_validate_json(card.body).body


async def what_was_reported(report: AbuseReport, context: JobContext) -> Text:
    """What was reported, in a few words."""
    if report.card:
        card = await context.store.outbox.get_card(report.subject)
        return card_words(card)[0] if card else words.organise_report_gone()
    if report.subject.startswith(WHOLE):
        return words.member_whole()
    walls = await context.store.organisation.walls_by_id(
        {report.wall_id} if report.wall_id else set()
    )
    return words.organise_report_message(title="".join(wall.title for wall in walls.values()))


async def report_sight(report: AbuseReport, area: Area, context: JobContext) -> ReportedThing:
    """What its judges see: every open report of the thing, or all when it was judged before."""
    organisation = context.store.organisation
    told = await organisation.open_reports_on(report.subject) or await organisation.reports_on(
        report.subject
    )
    card = await context.store.outbox.get_card(report.subject) if report.card else None
    return ReportedThing(
        report=told[0].id if told else report.id,
        area=area.id,
        name=area.name,
        about=await what_was_reported(report, context),
        what=[ReportReason(fromkey) for fromkey in dict.fromkeys(report.what for report in told)],
        said=[report.word for report in told if report.word],
        count=len(told),
        card=card_words(card) if card else (),
        covered=bool(card and card.instead),
        link=next((report.link for report in told if report.link), ""),
        author=report.author_id is not None,
    )


async def judges_of(report: AbuseReport, context: JobContext) -> list[Member]:
    """Who decides: those who answer for the area, without the author while there is another."""
    team = await context.responsible_members(report.area_id)
    others = [member for member in team if member.id != report.author_id] or [
        admin
        for admin in await context.store.organisation.list_admins()
        if admin.id != report.author_id
    ]
    return others or team


def report_key(report: AbuseReport, act: ReportAct, which: str = "") -> DedupKey:
    """The key of a letter about a report."""
    return DedupKey(report.key_subject, act, which)


def review_key(seen: ReportedThing, act: ReportAct, which: str = "") -> DedupKey:
    """The key of a letter to those who judge a thing: one thing, however often it is reported."""
    return DedupKey(AbuseReport.key_subject_of(seen.report), act, which)


async def update_judges(
    report: AbuseReport,
    message: Message,
    context: JobContext,
    *,
    once: DedupKey,
    anew: bool = False,
    over: bool = False,
    but: int | None = None,
) -> None:
    """What each judge has before them comes to say this; without one as `update_told` says it."""
    for member in await judges_of(report, context):
        if member.id != but:
            await context.update_told(
                member, message, once=once, priority=Priority.AID, anew=anew, over=over
            )


async def tell_judges(
    report: AbuseReport, message: Message, context: JobContext, *, once: DedupKey
) -> None:
    for member in await judges_of(report, context):
        await context.notify_member(member, message, once=once, priority=Priority.AID)


async def tell_author(
    report: AbuseReport, message: Message, context: JobContext, *, once: DedupKey
) -> None:
    """A word to whoever published it, if Palier knows them."""
    for member in (await context.store.people.members_by_id({report.author_id})).values():
        await context.notify_member(member, message, once=once, priority=Priority.AID)
