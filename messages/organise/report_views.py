"""Reporting, judging what was reported, and what everybody concerned is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messages import words
from messages.model import (
    Action,
    Button,
    Confidence,
    ConfidencePurpose,
    Message,
    MomentText,
    Rows,
    Text,
    looked_at,
    message,
    press_button,
)
from messages.organise.actions import ShowArea
from messages.organise.report_actions import (
    AppealJudgement,
    JudgeReport,
    ReconsiderJudgement,
    ReportJudgement,
    ReportReason,
    ShowReport,
    ShowReports,
)
from messages.organise.shown_facts import back_button


@dataclass(frozen=True)
class ReportedThing:
    """One thing that was reported, as organisers see it; never who reported it."""

    report: int
    area: int
    name: str
    about: Text
    what: Sequence[ReportReason]
    said: Sequence[str]
    count: int
    card: Sequence[Text]
    covered: bool
    link: str
    author: bool

    @property
    def confidence(self) -> Confidence:
        """Who wrote the card, and what others think of it."""
        return Confidence(purpose=ConfidencePurpose.REVIEW, subject=self.report)


def choose_card_screen(cards: Sequence[tuple[Text, Action]]) -> Message:
    """Which card of one's areas is wrong, and how to report what is none."""
    head = words.organise_report_choose() if cards else words.organise_report_none()
    rows = tuple((press_button(label, action),) for label, action in cards)
    return message(head, words.organise_report_how(), rows=rows)


def report_thanks(name: str, what: ReportReason, rows: Rows = ()) -> Message:
    """To whoever reported, with what helps at once."""
    lines = [words.organise_report_thanks(name=name)]
    if what is ReportReason.DANGER:
        lines.insert(0, words.organise_report_danger())
    if what is ReportReason.MONEY:
        lines.append(words.organise_report_money())
    return message(*lines, rows=rows)


def report_notice(seen: ReportedThing, *first: Text) -> Message:
    """To who judges it: what is wrong, the way there, what can be done."""
    lines = [
        *first,
        words.organise_reported(about=seen.about, name=seen.name),
        *_why_words(seen.what),
    ]
    lines += [words.organise_reported_word(word=each) for each in seen.said]
    if seen.count > 1:
        lines.append(words.organise_reported_count(count=seen.count))
    if seen.covered:
        lines.append(words.organise_reported_covered())
    if seen.card:
        lines += [words.organise_reported_card(), *seen.card]
    rows = [
        *_link_row(seen),
        (_judge_button(seen, words.organise_judge_leave(), ReportJudgement.LEFT),),
    ]
    if seen.card:
        rows.append((_judge_button(seen, words.organise_judge_hide(), ReportJudgement.HIDDEN),))
    if seen.author:
        lines.append(words.organise_judge_how())
        mute = words.organise_judge_hide_and_mute if seen.card else words.organise_judge_mute
        rows.append((_judge_button(seen, mute(), ReportJudgement.MUTED),))
    return message(
        *lines, rows=(*rows, back_button(ShowReports(area=seen.area))), confidence=seen.confidence
    )


def judged_notice(seen: ReportedThing) -> Message:
    """To who might have judged it: somebody has, and there is nothing left to press."""
    lines = (
        words.organise_judged_already(),
        words.organise_reported(about=seen.about, name=seen.name),
    )
    return message(
        *lines, rows=(back_button(ShowReports(area=seen.area)),), confidence=seen.confidence
    )


def appeal_notice(seen: ReportedThing) -> Message:
    """To who judges: the author asks them to look once more at what was decided."""
    lines = [
        words.organise_appeal_asked(),
        words.organise_appeal_about(about=seen.about, name=seen.name),
        *_why_words(seen.what),
        *seen.card,
    ]
    lift, uphold = (ReconsiderJudgement(report=seen.report, lift=each) for each in (True, False))
    rows = (
        *_link_row(seen),
        (press_button(words.organise_lift(), lift), press_button(words.organise_uphold(), uphold)),
        back_button(ShowReports(area=seen.area)),
    )
    return message(*lines, rows=rows, confidence=seen.confidence)


def _link_row(seen: ReportedThing) -> list[tuple[Button, ...]]:
    return [(Button(label=words.organise_reported_link(), url=seen.link),)] if seen.link else []


def _judge_button(seen: ReportedThing, label: Text, judgement: ReportJudgement) -> Button:
    return press_button(label, JudgeReport(report=seen.report, judgement=judgement))


def _why_words(what: Sequence[ReportReason]) -> list[Text]:
    return [
        words.organise_reported_why(what=Text(key=f"organise-trouble-{reason.value}"))
        for reason in what
    ]


def reports_screen(
    key: int, waiting: Sequence[tuple[int, Text, int, datetime]], *, zone: str
) -> Message:
    """What waits to be judged in an area, oldest first: (report, about, how many, since)."""
    lines = [words.organise_reports(count=len(waiting))]
    rows: list[tuple[Button, ...]] = []
    for report, about, count, since in waiting:
        moment = MomentText(at=since, zone=zone)
        lines.append(words.organise_report_line(about=about, count=count, moment=moment))
        rows.append(
            (press_button(words.organise_see_report(about=about), ShowReport(report=report)),)
        )
    return message(*lines, rows=(*rows, back_button(ShowArea(area=key))), confidence=looked_at(key))


def covered_message() -> Message:
    """What a card shows while organisers look at it."""
    return message(words.organise_card_covered())


def hidden_message() -> Message:
    """What a card shows that organisers took down."""
    return message(words.organise_card_hidden())


def covered_letter(report: int, about: Text, name: str, what: Sequence[ReportReason]) -> Message:
    """To the author of a card that three neighbours reported."""
    return _to_author(report, words.organise_author_covered(about=about, name=name), what)


def hidden_letter(report: int, about: Text, name: str, what: Sequence[ReportReason]) -> Message:
    """To the author of a card that organisers took down."""
    return _to_author(report, words.organise_author_hidden(about=about, name=name), what)


def muted_letter(
    report: int,
    about: Text,
    name: str,
    what: Sequence[ReportReason],
    until: MomentText,
    *,
    hidden: bool,
) -> Message:
    """To an author who may publish nothing for a while; `hidden` when their card is, too."""
    first = [words.organise_author_hidden(about=about, name=name)] if hidden else []
    text = words.organise_author_muted(about=about, name=name, until=until)
    return _to_author(report, text, what, *first)


def _to_author(report: int, text: Text, what: Sequence[ReportReason], *first: Text) -> Message:
    rows = ((press_button(words.organise_appeal(), AppealJudgement(report=report)),),)
    return message(*first, text, *_why_words(what), words.organise_author_appeal(), rows=rows)


def back_letter(about: Text, name: str) -> Message:
    """To the author: everything is as it was."""
    return message(words.organise_author_back(about=about, name=name))


def upheld_letter(about: Text, name: str) -> Message:
    """To the author: they looked once more, and it stays."""
    return message(words.organise_author_upheld(about=about, name=name))


def report_ended(about: Text, judgement: ReportJudgement) -> Message:
    """To whoever reported it: what became of it."""
    return message(Text(key=f"organise-ended-{judgement.value}", args={"about": about}))
