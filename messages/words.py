"""Every sentence of the catalogues by name; written by `python -m messages.accessors`."""

# ruff: noqa: E501, D103 - one function per key, as long as its arguments

from messages.model import Filling, Text


def area_first() -> Text:
    return Text(key="area-first")


def cafe_invite_title() -> Text:
    return Text(key="cafe-invite-title")


def cafe_invite_kind() -> Text:
    return Text(key="cafe-invite-kind")


def cafe_invite_day() -> Text:
    return Text(key="cafe-invite-day")


def cafe_invite_hour() -> Text:
    return Text(key="cafe-invite-hour")


def cafe_invite_place() -> Text:
    return Text(key="cafe-invite-place")


def cafe_invite_seats() -> Text:
    return Text(key="cafe-invite-seats")


def cafe_invite_access() -> Text:
    return Text(key="cafe-invite-access")


def cafe_invite_note() -> Text:
    return Text(key="cafe-invite-note")


def cafe_home_title() -> Text:
    return Text(key="cafe-home-title")


def cafe_home_address() -> Text:
    return Text(key="cafe-home-address")


def cafe_guest_title() -> Text:
    return Text(key="cafe-guest-title")


def cafe_guest_name() -> Text:
    return Text(key="cafe-guest-name")


def cafe_kind_home() -> Text:
    return Text(key="cafe-kind-home")


def cafe_kind_cafe() -> Text:
    return Text(key="cafe-kind-cafe")


def cafe_kind_walk() -> Text:
    return Text(key="cafe-kind-walk")


def cafe_kind_garden() -> Text:
    return Text(key="cafe-kind-garden")


def cafe_kind_picnic() -> Text:
    return Text(key="cafe-kind-picnic")


def cafe_kind_other() -> Text:
    return Text(key="cafe-kind-other")


def cafe_access_step_free() -> Text:
    return Text(key="cafe-access-step_free")


def cafe_access_toilets() -> Text:
    return Text(key="cafe-access-toilets")


def cafe_access_seating() -> Text:
    return Text(key="cafe-access-seating")


def cafe_card_head(*, host: Filling, kind: Filling) -> Text:
    return Text(key="cafe-card-head", args={"host": host, "kind": kind})


def cafe_card_head_alone(*, kind: Filling) -> Text:
    return Text(key="cafe-card-head-alone", args={"kind": kind})


def cafe_card_when(*, moment: Filling) -> Text:
    return Text(key="cafe-card-when", args={"moment": moment})


def cafe_card_place(*, place: Filling) -> Text:
    return Text(key="cafe-card-place", args={"place": place})


def cafe_card_access_1(*, first: Filling) -> Text:
    return Text(key="cafe-card-access-1", args={"first": first})


def cafe_card_access_2(*, first: Filling, second: Filling) -> Text:
    return Text(key="cafe-card-access-2", args={"first": first, "second": second})


def cafe_card_access_3(*, first: Filling, second: Filling, third: Filling) -> Text:
    return Text(key="cafe-card-access-3", args={"first": first, "second": second, "third": third})


def cafe_card_note(*, note: Filling) -> Text:
    return Text(key="cafe-card-note", args={"note": note})


def cafe_card_coming(*, seated: int) -> Text:
    return Text(key="cafe-card-coming", args={"seated": seated})


def cafe_card_free(*, free: int) -> Text:
    return Text(key="cafe-card-free", args={"free": free})


def cafe_card_maybe(*, maybe: int) -> Text:
    return Text(key="cafe-card-maybe", args={"maybe": maybe})


def cafe_card_waiting(*, waiting: int) -> Text:
    return Text(key="cafe-card-waiting", args={"waiting": waiting})


def cafe_card_cancelled() -> Text:
    return Text(key="cafe-card-cancelled")


def cafe_card_over(*, seated: int) -> Text:
    return Text(key="cafe-card-over", args={"seated": seated})


def cafe_join() -> Text:
    return Text(key="cafe-join")


def cafe_maybe() -> Text:
    return Text(key="cafe-maybe")


def cafe_decline() -> Text:
    return Text(key="cafe-decline")


def cafe_plus_one() -> Text:
    return Text(key="cafe-plus-one")


def cafe_alone() -> Text:
    return Text(key="cafe-alone")


def cafe_details() -> Text:
    return Text(key="cafe-details")


def cafe_share() -> Text:
    return Text(key="cafe-share")


def cafe_calendar() -> Text:
    return Text(key="cafe-calendar")


def cafe_calendar_caption() -> Text:
    return Text(key="cafe-calendar-caption")


def cafe_file_name() -> Text:
    return Text(key="cafe-file-name")


def cafe_noted_going() -> Text:
    return Text(key="cafe-noted-going")


def cafe_noted_going_unknown() -> Text:
    return Text(key="cafe-noted-going-unknown")


def cafe_noted_maybe() -> Text:
    return Text(key="cafe-noted-maybe")


def cafe_noted_no() -> Text:
    return Text(key="cafe-noted-no")


def cafe_noted_waiting() -> Text:
    return Text(key="cafe-noted-waiting")


def cafe_noted_guest(*, name: Filling) -> Text:
    return Text(key="cafe-noted-guest", args={"name": name})


def cafe_noted_alone() -> Text:
    return Text(key="cafe-noted-alone")


def cafe_no_room_for_guest() -> Text:
    return Text(key="cafe-no-room-for-guest")


def cafe_you_host() -> Text:
    return Text(key="cafe-you-host")


def cafe_over() -> Text:
    return Text(key="cafe-over")


def cafe_cancelled() -> Text:
    return Text(key="cafe-cancelled")


def cafe_not_yours() -> Text:
    return Text(key="cafe-not-yours")


def cafe_kept() -> Text:
    return Text(key="cafe-kept")


def cafe_which_area() -> Text:
    return Text(key="cafe-which-area")


def cafe_preview() -> Text:
    return Text(key="cafe-preview")


def cafe_publish() -> Text:
    return Text(key="cafe-publish")


def cafe_amend() -> Text:
    return Text(key="cafe-amend")


def cafe_discard() -> Text:
    return Text(key="cafe-discard")


def cafe_discarded() -> Text:
    return Text(key="cafe-discarded")


def cafe_add_address() -> Text:
    return Text(key="cafe-add-address")


def cafe_address_kept() -> Text:
    return Text(key="cafe-address-kept")


def cafe_published(*, walls: int) -> Text:
    return Text(key="cafe-published", args={"walls": walls})


def cafe_published_next() -> Text:
    return Text(key="cafe-published-next")


def cafe_too_many(*, count: Filling) -> Text:
    return Text(key="cafe-too-many", args={"count": count})


def cafe_too_few_seats(*, seated: int) -> Text:
    return Text(key="cafe-too-few-seats", args={"seated": seated})


def cafe_updated() -> Text:
    return Text(key="cafe-updated")


def cafe_unchanged() -> Text:
    return Text(key="cafe-unchanged")


def cafe_list_title() -> Text:
    return Text(key="cafe-list-title")


def cafe_list_empty() -> Text:
    return Text(key="cafe-list-empty")


def cafe_list_item(*, moment: Filling, place: Filling) -> Text:
    return Text(key="cafe-list-item", args={"moment": moment, "place": place})


def cafe_list_draft(*, place: Filling) -> Text:
    return Text(key="cafe-list-draft", args={"place": place})


def cafe_list_new() -> Text:
    return Text(key="cafe-list-new")


def cafe_mine_host() -> Text:
    return Text(key="cafe-mine-host")


def cafe_mine_going() -> Text:
    return Text(key="cafe-mine-going")


def cafe_mine_going_guest(*, name: Filling) -> Text:
    return Text(key="cafe-mine-going-guest", args={"name": name})


def cafe_mine_maybe() -> Text:
    return Text(key="cafe-mine-maybe")


def cafe_mine_no() -> Text:
    return Text(key="cafe-mine-no")


def cafe_mine_waiting() -> Text:
    return Text(key="cafe-mine-waiting")


def cafe_mine_offered() -> Text:
    return Text(key="cafe-mine-offered")


def cafe_mine_none() -> Text:
    return Text(key="cafe-mine-none")


def cafe_guests(*, names: Filling) -> Text:
    return Text(key="cafe-guests", args={"names": names})


def cafe_guest_and(*, guest: Filling, name: Filling) -> Text:
    return Text(key="cafe-guest-and", args={"guest": guest, "name": name})


def cafe_address(*, address: Filling) -> Text:
    return Text(key="cafe-address", args={"address": address})


def cafe_join_area(*, area: Filling) -> Text:
    return Text(key="cafe-join-area", args={"area": area})


def cafe_promoted() -> Text:
    return Text(key="cafe-promoted")


def cafe_promoted_change() -> Text:
    return Text(key="cafe-promoted-change")


def cafe_offered(*, until: Filling) -> Text:
    return Text(key="cafe-offered", args={"until": until})


def cafe_offer_take() -> Text:
    return Text(key="cafe-offer-take")


def cafe_offer_leave() -> Text:
    return Text(key="cafe-offer-leave")


def cafe_offer_gone() -> Text:
    return Text(key="cafe-offer-gone")


def cafe_offer_lapsed() -> Text:
    return Text(key="cafe-offer-lapsed")


def cafe_reminder_eve() -> Text:
    return Text(key="cafe-reminder-eve")


def cafe_reminder_soon() -> Text:
    return Text(key="cafe-reminder-soon")


def cafe_reminder_maybe() -> Text:
    return Text(key="cafe-reminder-maybe")


def cafe_still_yes() -> Text:
    return Text(key="cafe-still-yes")


def cafe_still_no() -> Text:
    return Text(key="cafe-still-no")


def cafe_host_eve(*, seated: int) -> Text:
    return Text(key="cafe-host-eve", args={"seated": seated})


def cafe_address_letter(*, address: Filling) -> Text:
    return Text(key="cafe-address-letter", args={"address": address})


def cafe_address_discreet() -> Text:
    return Text(key="cafe-address-discreet")


def cafe_changed(*, host: Filling) -> Text:
    return Text(key="cafe-changed", args={"host": host})


def cafe_changed_still() -> Text:
    return Text(key="cafe-changed-still")


def cafe_called_off() -> Text:
    return Text(key="cafe-called-off")


def cafe_nudge() -> Text:
    return Text(key="cafe-nudge")


def cafe_new() -> Text:
    return Text(key="cafe-new")


def cafe_no_more() -> Text:
    return Text(key="cafe-no-more")


def cafe_call_off() -> Text:
    return Text(key="cafe-call-off")


def cafe_call_off_sure() -> Text:
    return Text(key="cafe-call-off-sure")


def cafe_call_off_yes() -> Text:
    return Text(key="cafe-call-off-yes")


def cafe_call_off_done() -> Text:
    return Text(key="cafe-call-off-done")


def cafe_hand_over() -> Text:
    return Text(key="cafe-hand-over")


def cafe_hand_over_to() -> Text:
    return Text(key="cafe-hand-over-to")


def cafe_hand_over_nobody() -> Text:
    return Text(key="cafe-hand-over-nobody")


def cafe_hand_over_asked(*, name: Filling) -> Text:
    return Text(key="cafe-hand-over-asked", args={"name": name})


def cafe_hand_over_ask(*, host: Filling) -> Text:
    return Text(key="cafe-hand-over-ask", args={"host": host})


def cafe_take_over() -> Text:
    return Text(key="cafe-take-over")


def cafe_take_over_no() -> Text:
    return Text(key="cafe-take-over-no")


def cafe_taken_over() -> Text:
    return Text(key="cafe-taken-over")


def cafe_taken_over_told(*, name: Filling) -> Text:
    return Text(key="cafe-taken-over-told", args={"name": name})


def cafe_take_over_refused(*, name: Filling) -> Text:
    return Text(key="cafe-take-over-refused", args={"name": name})


def cafe_take_over_late() -> Text:
    return Text(key="cafe-take-over-late")


def cafe_new_host(*, name: Filling) -> Text:
    return Text(key="cafe-new-host", args={"name": name})


def cafe_after() -> Text:
    return Text(key="cafe-after")


def cafe_after_held() -> Text:
    return Text(key="cafe-after-held")


def cafe_after_few() -> Text:
    return Text(key="cafe-after-few")


def cafe_after_not_yet() -> Text:
    return Text(key="cafe-after-not_yet")


def cafe_after_thanks_held() -> Text:
    return Text(key="cafe-after-thanks-held")


def cafe_after_thanks_few() -> Text:
    return Text(key="cafe-after-thanks-few")


def cafe_after_thanks_not_yet() -> Text:
    return Text(key="cafe-after-thanks-not_yet")


def cafe_again_week() -> Text:
    return Text(key="cafe-again-week")


def cafe_again_month() -> Text:
    return Text(key="cafe-again-month")


def cafe_again_done() -> Text:
    return Text(key="cafe-again-done")


def cafe_in_area(*, area: Filling) -> Text:
    return Text(key="cafe-in-area", args={"area": area})


def cafe_name(*, name: Filling) -> Text:
    return Text(key="cafe-name", args={"name": name})


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
