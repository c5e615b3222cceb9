"""Who is still there, who is alone, who takes over."""

from __future__ import annotations

from collections.abc import Sequence

from messages import words
from messages.model import Button, Message, Text, message, press_button
from messages.organise.actions import ShowArea, ShowPanel, ShowTeam
from messages.organise.shown_facts import back_button
from messages.organise.succession_actions import (
    AnswerAdmin,
    AnswerSilence,
    AskAdmin,
    ShowAdmins,
    StepDown,
    StillThere,
    StopAdmin,
)


def still_there_question(question: int, key: int, name: str) -> Message:
    """To an organiser of whom nothing was heard while something waited."""
    here, hand = (AnswerSilence(question=question, answer=each) for each in StillThere)
    return message(
        words.team_still_there(name=name),
        rows=(
            (press_button(words.team_here(), here),),
            (press_button(words.team_hand_over(), hand),),
            (press_button(words.team_stop(), StepDown(area=key)),),
        ),
    )


def silent_notice(key: int, name: str, who: str) -> Message:
    """To the others of the team: one of them does not answer."""
    return message(
        words.team_silent(who=who, name=name),
        rows=(
            (press_button(words.organise_open_panel(), ShowArea(area=key)),),
            (press_button(words.organise_see_team(), ShowTeam(area=key)),),
        ),
    )


def alone_notice(key: int, name: str) -> Message:
    """To the only organiser of an area, once a month."""
    row = (press_button(words.organise_see_team(), ShowTeam(area=key)),)
    return message(words.team_alone(name=name), rows=(row,))


def nobody_notice(key: int, name: str) -> Message:
    """To admins: an area has no organiser."""
    row = (press_button(words.organise_see_team(), ShowTeam(area=key)),)
    return message(words.team_nobody(name=name), rows=(row,))


def step_down_screen(key: int, name: str) -> Message:
    return message(
        words.team_stop_sure(name=name),
        rows=(
            (press_button(words.team_stop_yes(), StepDown(area=key, sure=True)),),
            back_button(ShowTeam(area=key)),
        ),
    )


def stepped_down(name: str) -> Message:
    return message(words.team_stopped(name=name))


def admins_screen(names: Sequence[str], others: Sequence[tuple[int, str]]) -> Message:
    """Who runs the instance, and who could be asked to, given as (member, name)."""
    alone = len(names) < 2
    lines = [words.team_admins_list(count=len(names))]
    lines += [words.team_admin_named(who=name) for name in names]
    if not others:
        lines.append(words.team_admins_nobody())
    else:
        lines.append(words.team_admins_alone() if alone else words.team_admins_choose())
    rows: list[tuple[Button, ...]] = [
        (press_button(words.team_admin_ask(who=name), AskAdmin(member=member)),)
        for member, name in others
    ]
    rows.append((press_button(words.team_admin_stop(), StopAdmin()),))
    return message(*lines, rows=(*rows, back_button(ShowPanel())))


def admin_offer(question: int, who: str) -> Message:
    """To an organiser, by an admin."""
    return message(words.team_admin_offer(who=who), rows=_answers(question))


def admin_wanted(question: int) -> Message:
    """To an organiser, where nobody runs the instance."""
    return message(words.team_admin_wanted(), rows=_answers(question))


def _answers(question: int) -> tuple[tuple[Button, ...], ...]:
    yes, no = (AnswerAdmin(question=question, accepts=each) for each in (True, False))
    return (
        (press_button(words.team_admin_yes(), yes),),
        (press_button(words.team_admin_no(), no),),
    )


def admin_now_screen() -> Message:
    row = (press_button(words.organise_open_panel(), ShowPanel()),)
    return message(words.team_admin_now(), rows=(row,))


def admin_answered_screen() -> Message:
    return message(words.team_admin_declined())


def admin_accepted_notice(who: str) -> Message:
    """To the admins there were: whoever wants may stop now."""
    row = (press_button(words.team_admins(), ShowAdmins()),)
    return message(words.team_admin_accepted(who=who), rows=(row,))


def admin_refused_notice(who: str) -> Message:
    row = (press_button(words.team_admins(), ShowAdmins()),)
    return message(words.team_admin_refused(who=who), rows=(row,))


def stop_admin_screen() -> Message:
    return message(
        words.team_admin_stop_sure(),
        rows=(
            (press_button(words.team_stop_yes(), StopAdmin(sure=True)),),
            back_button(ShowAdmins()),
        ),
    )


def admin_stopped_screen() -> Message:
    return message(words.team_admin_stopped())


def what_hangs_on_them(*, last_admin: bool, alone_in: str) -> list[tuple[Text, Button]]:
    """For who is about to leave for good: what nobody else looks after, and where to hand it on."""
    lines: list[tuple[Text, Button]] = []
    if last_admin:
        lines.append((words.team_leaving_admin(), press_button(words.team_admins(), ShowAdmins())))
    if alone_in:
        panel = press_button(words.organise_open_panel(), ShowPanel())
        lines.append((words.team_leaving_areas(names=alone_in), panel))
    return lines
