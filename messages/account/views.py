"""A member's own page and the screens behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo

from messages import dates, words
from messages.account.actions import (
    HOURS,
    AskNewName,
    AskToLeave,
    CarryOn,
    EndPause,
    EraseMe,
    ExportMyData,
    OtherPause,
    OtherQuiet,
    PauseSpan,
    PauseUntilDay,
    QuietChoice,
    SeePause,
    SeeQuiet,
    SetPause,
    SetQuiet,
    ShowConsents,
    ShowMyPage,
    ShowPrivacy,
    SpeakLanguage,
)
from messages.area.actions import ShowMyAreas
from messages.blocks.actions import blocks_row
from messages.cafe.actions import ShowWishes
from messages.catalog import language_names, plain_words
from messages.heat.duty.actions import AnswerDuty
from messages.language import IN_TURN
from messages.link import ShowAccounts
from messages.model import (
    Button,
    LanguageName,
    Message,
    MomentText,
    Reader,
    Rows,
    Text,
    message,
    press_button,
)


@dataclass(frozen=True)
class AccountPage:
    """A member as they see themselves; `areas` are names and how many topics are on."""

    name: str
    language: str
    areas: Sequence[tuple[str, int]]
    waits: Sequence[str]
    quiet: tuple[time, time]
    paused: MomentText | None
    admin: bool = False
    # Which mail box of the town may be told of them on hot days.
    duty_mail: str = ""
    wishes: bool = False


@dataclass(frozen=True)
class RetentionTimes:
    """How long things are kept, in months or days."""

    cafes: int
    links: int
    requests: int
    hours: int
    accounts: int
    journal: int
    knocks: int
    letters: int
    forms: int
    waiting: int
    reports: int
    checks: int
    notice: int


def account_screen(person: AccountPage) -> Message:
    """Everything one can see and change about oneself."""
    lines = [words.account_head(name=person.name)]
    if person.paused:
        lines.append(words.account_paused(moment=person.paused))
    lines += [words.account_area(name=name, on=on) for name, on in person.areas]
    lines += [words.account_waits(town=town) for town in person.waits]
    if not person.areas and not person.waits:
        lines.append(words.account_nowhere())
    if person.admin:
        lines.append(words.account_admin())
    lines += [
        _quiet_words(person.quiet, person.language),
        words.account_language(language=LanguageName(language=person.language)),
        words.account_kept(),
    ]
    if person.duty_mail:
        lines.append(words.duty_account(mail=person.duty_mail))
    pause = (
        press_button(words.account_end_pause(), EndPause())
        if person.paused
        else press_button(words.account_pause(), SeePause())
    )
    languages = _other_languages(person.language)
    rows: Rows = (
        (
            press_button(words.account_areas(), ShowMyAreas()),
            press_button(words.link_accounts(), ShowAccounts()),
        ),
        (press_button(words.account_change_name(), AskNewName()), *languages),
        (press_button(words.account_quiet(), SeeQuiet()), pause),
        (
            press_button(words.account_export(), ExportMyData()),
            press_button(words.account_privacy(), ShowPrivacy()),
        ),
        blocks_row(),
        (
            press_button(words.account_consents(), ShowConsents()),
            press_button(words.account_leave(), AskToLeave()),
        ),
    )
    if person.wishes:
        rows = ((press_button(words.cafe_wish_mine(), ShowWishes()),), *rows)
    if person.duty_mail:
        rows = ((press_button(words.duty_stop(), AnswerDuty(yes=False)),), *rows)
    return message(*lines, rows=rows)


def _other_languages(language: str) -> tuple[Button, ...]:
    return tuple(
        press_button(words.account_speak(language=name), SpeakLanguage(language=each))
        for each, name in language_names().items()
        if each != language
    )


def language_screen(language: str) -> Message:
    """In which language one is written to, and the others."""
    text = words.account_language(language=LanguageName(language=language))
    return message(text, rows=tuple((button,) for button in _other_languages(language)))


def language_question(shown: Message) -> Message:
    """The same, with the question in every language which of them they would like to read."""
    asked = [plain_words(words.account_language_once(), Reader(language=each)) for each in IN_TURN]
    buttons = tuple(
        press_button(words.account_speak(language=name), SpeakLanguage(language=each))
        for each, name in language_names().items()
    )
    line = words.account_language_asked(asked=" / ".join(asked))
    return shown.model_copy(update={"body": (*shown.body, line), "rows": (*shown.rows, buttons)})


def _quiet_words(hours: tuple[time, time], language: str) -> Text:
    start, end = hours
    if start == end:
        return words.account_quiet_never()
    return words.account_quiet_hours(
        start=dates.say_hour(start, language), end=dates.say_hour(end, language)
    )


def quiet_screen(hours: tuple[time, time], language: str) -> Message:
    """Which hours to be left alone in."""

    def label(choice: QuietChoice) -> Text:
        start, end = HOURS[choice]
        if start == end:
            return words.account_quiet_none()
        return words.account_quiet_from(
            start=dates.say_hour(start, language), end=dates.say_hour(end, language)
        )

    presets = tuple(
        (press_button(label(choice), SetQuiet(quiet=choice)),) for choice in QuietChoice
    )
    return message(
        _quiet_words(hours, language),
        words.account_quiet_why(),
        rows=(*presets, (press_button(words.account_quiet_other(), OtherQuiet()),), _back_row()),
    )


def pause_screen(paused: MomentText | None) -> Message:
    """How long to be left alone altogether, or back already."""
    if paused:
        return message(
            words.account_paused(moment=paused),
            words.account_pause_means(),
            rows=((press_button(words.account_end_pause(), EndPause()),), _back_row()),
        )
    spans = tuple(
        (press_button(Text(key=f"account-pause-{span.value}"), SetPause(span=span)),)
        for span in PauseSpan
    )
    return message(
        words.account_pause_ask(),
        words.account_pause_means(),
        rows=(*spans, (press_button(words.account_pause_other(), OtherPause()),), _back_row()),
    )


def pause_days_screen(why: Text, days: Sequence[MomentText]) -> Message:
    """Which of several days was meant by what was typed behind the command."""
    choices = [
        press_button(words.account_pause_until(day=day), PauseUntilDay(day=_iso_day(day)))
        for day in days
    ]
    other = press_button(words.account_pause_other(), OtherPause())
    return message(why, rows=(*((choice,) for choice in choices), (other,), _back_row()))


def _iso_day(moment: MomentText) -> str:
    return moment.at.astimezone(ZoneInfo(moment.zone)).date().isoformat()


def privacy_screen(keeping: RetentionTimes, link: str = "") -> Message:
    """What is kept, how long, and who can see it; with the page that says the same, if any."""
    public = ((Button(label=words.account_privacy_page(), url=link),),) if link else ()
    return message(
        words.account_privacy_head(),
        words.account_privacy_kept(),
        words.account_privacy_sealed(),
        words.account_privacy_aid(requests=keeping.requests, hours=keeping.hours),
        words.account_privacy_never(),
        words.account_privacy_long(
            cafes=keeping.cafes,
            journal=keeping.journal,
            knocks=keeping.knocks,
            letters=keeping.letters,
            forms=keeping.forms,
            waiting=keeping.waiting,
        ),
        words.account_privacy_heat(checks=keeping.checks),
        words.account_privacy_meetings(links=keeping.links),
        words.account_privacy_reports(reports=keeping.reports),
        words.account_privacy_idle(accounts=keeping.accounts, notice=keeping.notice),
        words.account_privacy_seen(),
        words.account_privacy_others(),
        words.account_privacy_rights(),
        rows=(
            (
                press_button(words.account_export(), ExportMyData()),
                press_button(words.account_leave(), AskToLeave()),
            ),
            *public,
            _back_row(),
        ),
    )


def leaving_screen(hangs_on_them: Sequence[tuple[Text, Button]] = ()) -> Message:
    """Leaving for good, or only for a while; what hangs on them alone, and how to hand it over."""
    return message(
        words.account_leave_ask(),
        words.account_leave_means(),
        *(why for why, _ in hangs_on_them),
        rows=(
            *((hand_over,) for _, hand_over in hangs_on_them),
            (press_button(words.account_only_pause(), SeePause()),),
            (press_button(words.account_erase(), EraseMe()),),
            _back_row(),
        ),
    )


def erased_screen() -> Message:
    return message(words.account_erased())


def idle_warning(name: str, until: MomentText) -> Message:
    """Nothing was heard for long: the account ends unless they say a word."""
    stay: tuple[Button, ...] = (press_button(words.account_stay(), ShowMyPage()),)
    return message(words.account_idle(name=name, until=until), rows=(stay,))


def _back_row() -> tuple[Button, ...]:
    return (press_button(words.back(), ShowMyPage()),)


def names_in_public(held: int) -> Message:
    """A command that names somebody stands on a wall: how to take it off, and how to go on."""
    return message(
        words.account_names_in_public(),
        words.account_take_it_off(),
        rows=((press_button(words.account_carry_on(), CarryOn(held=held)),),),
    )


def stands_in_public(command: str) -> Message:
    """A command that is nobody's business stands on a wall."""
    return message(words.account_stands_in_public(command=command), words.account_take_it_off())
