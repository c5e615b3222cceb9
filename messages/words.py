"""Every sentence of the catalogues by name; written by `python -m messages.accessors`."""

# ruff: noqa: E501, D103 - one function per key, as long as its arguments

from messages.model import Filling, Text


def area_first() -> Text:
    return Text(key="area-first")


def form_yes() -> Text:
    return Text(key="form-yes")


def form_no() -> Text:
    return Text(key="form-no")


def form_skip() -> Text:
    return Text(key="form-skip")


def form_keep(*, answer: Filling) -> Text:
    return Text(key="form-keep", args={"answer": answer})


def form_back() -> Text:
    return Text(key="form-back")


def form_cancel() -> Text:
    return Text(key="form-cancel")


def form_done() -> Text:
    return Text(key="form-done")


def form_change() -> Text:
    return Text(key="form-change")


def form_other_day() -> Text:
    return Text(key="form-other-day")


def form_other_hour() -> Text:
    return Text(key="form-other-hour")


def form_step(*, step: Filling, steps: Filling) -> Text:
    return Text(key="form-step", args={"step": step, "steps": steps})


def form_echo(*, answer: Filling) -> Text:
    return Text(key="form-echo", args={"answer": answer})


def form_cancelled() -> Text:
    return Text(key="form-cancelled")


def form_over() -> Text:
    return Text(key="form-over")


def form_point() -> Text:
    return Text(key="form-point")


def form_unread() -> Text:
    return Text(key="form-unread")


def form_empty() -> Text:
    return Text(key="form-empty")


def form_too_long(*, length: Filling, limit: Filling) -> Text:
    return Text(key="form-too-long", args={"length": length, "limit": limit})


def form_not_a_number(*, least: Filling, most: Filling) -> Text:
    return Text(key="form-not-a-number", args={"least": least, "most": most})


def form_out_of_range(*, least: Filling, most: Filling) -> Text:
    return Text(key="form-out-of-range", args={"least": least, "most": most})


def form_not_offered() -> Text:
    return Text(key="form-not-offered")


def form_yes_or_no() -> Text:
    return Text(key="form-yes-or-no")


def form_past() -> Text:
    return Text(key="form-past")


def form_too_far(*, days: Filling) -> Text:
    return Text(key="form-too-far", args={"days": days})


def form_day_unread() -> Text:
    return Text(key="form-day-unread")


def form_hour_unread() -> Text:
    return Text(key="form-hour-unread")


def form_date_unread() -> Text:
    return Text(key="form-date-unread")


def form_date_no_such_day() -> Text:
    return Text(key="form-date-no-such-day")


def form_date_no_such_hour() -> Text:
    return Text(key="form-date-no-such-hour")


def form_date_wrong_weekday() -> Text:
    return Text(key="form-date-wrong-weekday")


def form_date_past() -> Text:
    return Text(key="form-date-past")


def form_date_ambiguous() -> Text:
    return Text(key="form-date-ambiguous")


def form_no_file() -> Text:
    return Text(key="form-no-file")


def form_file_too_large(*, limit: Filling) -> Text:
    return Text(key="form-file-too-large", args={"limit": limit})


def form_send_place() -> Text:
    return Text(key="form-send-place")


def form_words_please() -> Text:
    return Text(key="form-words-please")


def form_wrong() -> Text:
    return Text(key="form-wrong")


def organise_not_yours() -> Text:
    return Text(key="organise-not-yours")


def gone() -> Text:
    return Text(key="gone")


def fault(*, code: Filling) -> Text:
    return Text(key="fault", args={"code": code})


def close() -> Text:
    return Text(key="close")


def back() -> Text:
    return Text(key="back")
