"""Every sentence of the catalogues by name; written by `python -m messages.accessors`."""

from messages.model import Filling, Text


def account_in_private() -> Text:
    return Text(key="account-in-private")


def account_head(*, name: Filling) -> Text:
    return Text(key="account-head", args={"name": name})


def account_paused(*, moment: Filling) -> Text:
    return Text(key="account-paused", args={"moment": moment})


def account_area(*, name: Filling, on: int) -> Text:
    return Text(key="account-area", args={"name": name, "on": on})


def account_waits(*, town: Filling) -> Text:
    return Text(key="account-waits", args={"town": town})


def account_nowhere() -> Text:
    return Text(key="account-nowhere")


def account_admin() -> Text:
    return Text(key="account-admin")


def account_quiet_hours(*, end: Filling, start: Filling) -> Text:
    return Text(key="account-quiet-hours", args={"end": end, "start": start})


def account_quiet_never() -> Text:
    return Text(key="account-quiet-never")


def account_language(*, language: Filling) -> Text:
    return Text(key="account-language", args={"language": language})


def account_kept() -> Text:
    return Text(key="account-kept")


def account_speak(*, language: Filling) -> Text:
    return Text(key="account-speak", args={"language": language})


def account_areas() -> Text:
    return Text(key="account-areas")


def account_change_name() -> Text:
    return Text(key="account-change-name")


def account_quiet() -> Text:
    return Text(key="account-quiet")


def account_pause() -> Text:
    return Text(key="account-pause")


def account_end_pause() -> Text:
    return Text(key="account-end-pause")


def account_export() -> Text:
    return Text(key="account-export")


def account_privacy() -> Text:
    return Text(key="account-privacy")


def account_leave() -> Text:
    return Text(key="account-leave")


def account_name_title() -> Text:
    return Text(key="account-name-title")


def account_name_name() -> Text:
    return Text(key="account-name-name")


def account_quiet_title() -> Text:
    return Text(key="account-quiet-title")


def account_quiet_start() -> Text:
    return Text(key="account-quiet-start")


def account_quiet_end() -> Text:
    return Text(key="account-quiet-end")


def account_quiet_why() -> Text:
    return Text(key="account-quiet-why")


def account_quiet_from(*, end: Filling, start: Filling) -> Text:
    return Text(key="account-quiet-from", args={"end": end, "start": start})


def account_quiet_none() -> Text:
    return Text(key="account-quiet-none")


def account_quiet_other() -> Text:
    return Text(key="account-quiet-other")


def account_pause_day() -> Text:
    return Text(key="account-pause-day")


def account_pause_week() -> Text:
    return Text(key="account-pause-week")


def account_pause_month() -> Text:
    return Text(key="account-pause-month")


def account_pause_other() -> Text:
    return Text(key="account-pause-other")


def account_pause_ask() -> Text:
    return Text(key="account-pause-ask")


def account_pause_means() -> Text:
    return Text(key="account-pause-means")


def account_until_title() -> Text:
    return Text(key="account-until-title")


def account_until_day() -> Text:
    return Text(key="account-until-day")


def account_leave_ask() -> Text:
    return Text(key="account-leave-ask")


def account_leave_means() -> Text:
    return Text(key="account-leave-means")


def account_only_pause() -> Text:
    return Text(key="account-only-pause")


def account_erase() -> Text:
    return Text(key="account-erase")


def account_erased() -> Text:
    return Text(key="account-erased")


def account_idle(*, name: Filling, until: Filling) -> Text:
    return Text(key="account-idle", args={"name": name, "until": until})


def account_stay() -> Text:
    return Text(key="account-stay")


def account_privacy_head() -> Text:
    return Text(key="account-privacy-head")


def account_privacy_kept() -> Text:
    return Text(key="account-privacy-kept")


def account_privacy_sealed() -> Text:
    return Text(key="account-privacy-sealed")


def account_privacy_aid(*, hours: Filling, requests: Filling) -> Text:
    return Text(key="account-privacy-aid", args={"hours": hours, "requests": requests})


def account_privacy_never() -> Text:
    return Text(key="account-privacy-never")


def account_privacy_long(*, cafes: Filling, forms: Filling, journal: Filling, knocks: Filling, letters: Filling, waiting: Filling) -> Text:
    return Text(key="account-privacy-long", args={"cafes": cafes, "forms": forms, "journal": journal, "knocks": knocks, "letters": letters, "waiting": waiting})


def account_privacy_meetings(*, links: Filling) -> Text:
    return Text(key="account-privacy-meetings", args={"links": links})


def account_privacy_reports(*, reports: Filling) -> Text:
    return Text(key="account-privacy-reports", args={"reports": reports})


def account_privacy_idle(*, accounts: Filling, notice: Filling) -> Text:
    return Text(key="account-privacy-idle", args={"accounts": accounts, "notice": notice})


def account_privacy_seen() -> Text:
    return Text(key="account-privacy-seen")


def account_privacy_others() -> Text:
    return Text(key="account-privacy-others")


def account_privacy_rights() -> Text:
    return Text(key="account-privacy-rights")


def account_export_caption() -> Text:
    return Text(key="account-export-caption")


def account_export_title() -> Text:
    return Text(key="account-export-title")


def account_export_made(*, moment: Filling) -> Text:
    return Text(key="account-export-made", args={"moment": moment})


def account_export_data() -> Text:
    return Text(key="account-export-data")


def account_as_named(*, name: Filling) -> Text:
    return Text(key="account-as-named", args={"name": name})


def account_held_member() -> Text:
    return Text(key="account-held-member")


def account_held_account() -> Text:
    return Text(key="account-held-account")


def account_held_membership() -> Text:
    return Text(key="account-held-membership")


def account_held_waiting() -> Text:
    return Text(key="account-held-waiting")


def account_held_joinrequest() -> Text:
    return Text(key="account-held-joinrequest")


def account_held_wall() -> Text:
    return Text(key="account-held-wall")


def account_held_cafe() -> Text:
    return Text(key="account-held-cafe")


def account_held_request() -> Text:
    return Text(key="account-held-request")


def account_held_approach() -> Text:
    return Text(key="account-held-approach")


def account_held_question() -> Text:
    return Text(key="account-held-question")


def account_held_helper() -> Text:
    return Text(key="account-held-helper")


def account_held_offer() -> Text:
    return Text(key="account-held-offer")


def account_held_hour() -> Text:
    return Text(key="account-held-hour")


def account_held_hello() -> Text:
    return Text(key="account-held-hello")


def account_held_answer() -> Text:
    return Text(key="account-held-answer")


def account_held_letter() -> Text:
    return Text(key="account-held-letter")


def account_held_dialog() -> Text:
    return Text(key="account-held-dialog")


def account_held_receipt() -> Text:
    return Text(key="account-held-receipt")


def account_held_entry() -> Text:
    return Text(key="account-held-entry")


def account_held_card() -> Text:
    return Text(key="account-held-card")


def account_held_report() -> Text:
    return Text(key="account-held-report")


def account_held_mute() -> Text:
    return Text(key="account-held-mute")


def account_held_draft() -> Text:
    return Text(key="account-held-draft")


def account_held_slip() -> Text:
    return Text(key="account-held-slip")


def account_held_override() -> Text:
    return Text(key="account-held-override")


def account_held_nudge() -> Text:
    return Text(key="account-held-nudge")


def account_held_visit() -> Text:
    return Text(key="account-held-visit")


def account_held_nickname() -> Text:
    return Text(key="account-held-nickname")


def account_held_willing() -> Text:
    return Text(key="account-held-willing")


def account_held_enrolment() -> Text:
    return Text(key="account-held-enrolment")


def account_held_buddy() -> Text:
    return Text(key="account-held-buddy")


def account_held_buddyoffer() -> Text:
    return Text(key="account-held-buddyoffer")


def account_held_checkin() -> Text:
    return Text(key="account-held-checkin")


def account_held_confidentialmessage() -> Text:
    return Text(key="account-held-confidentialmessage")


def account_held_told() -> Text:
    return Text(key="account-held-told")


def account_field_id() -> Text:
    return Text(key="account-field-id")


def account_field_name() -> Text:
    return Text(key="account-field-name")


def account_field_language() -> Text:
    return Text(key="account-field-language")


def account_field_zone() -> Text:
    return Text(key="account-field-zone")


def account_field_quiet_from() -> Text:
    return Text(key="account-field-quiet_from")


def account_field_quiet_until() -> Text:
    return Text(key="account-field-quiet_until")


def account_field_paused_until() -> Text:
    return Text(key="account-field-paused_until")


def account_field_admin() -> Text:
    return Text(key="account-field-admin")


def account_field_joined_at() -> Text:
    return Text(key="account-field-joined_at")


def account_field_seen_at() -> Text:
    return Text(key="account-field-seen_at")


def account_field_warned_at() -> Text:
    return Text(key="account-field-warned_at")


def account_field_member_id() -> Text:
    return Text(key="account-field-member_id")


def account_field_host_id() -> Text:
    return Text(key="account-field-host_id")


def account_field_account_id() -> Text:
    return Text(key="account-field-account_id")


def account_field_area_id() -> Text:
    return Text(key="account-field-area_id")


def account_field_platform() -> Text:
    return Text(key="account-field-platform")


def account_field_workspace() -> Text:
    return Text(key="account-field-workspace")


def account_field_user() -> Text:
    return Text(key="account-field-user")


def account_field_called() -> Text:
    return Text(key="account-field-called")


def account_field_chat() -> Text:
    return Text(key="account-field-chat")


def account_field_preferred() -> Text:
    return Text(key="account-field-preferred")


def account_field_blocked_at() -> Text:
    return Text(key="account-field-blocked_at")


def account_field_role() -> Text:
    return Text(key="account-field-role")


def account_field_home() -> Text:
    return Text(key="account-field-home")


def account_field_neighbours() -> Text:
    return Text(key="account-field-neighbours")


def account_field_cafe() -> Text:
    return Text(key="account-field-cafe")


def account_field_aid() -> Text:
    return Text(key="account-field-aid")


def account_field_heat() -> Text:
    return Text(key="account-field-heat")


def account_field_digest() -> Text:
    return Text(key="account-field-digest")


def account_field_town() -> Text:
    return Text(key="account-field-town")


def account_field_town_name() -> Text:
    return Text(key="account-field-town_name")


def account_field_cell() -> Text:
    return Text(key="account-field-cell")


def account_field_since() -> Text:
    return Text(key="account-field-since")


def account_field_asked_at() -> Text:
    return Text(key="account-field-asked_at")


def account_field_decided() -> Text:
    return Text(key="account-field-decided")


def account_field_kind() -> Text:
    return Text(key="account-field-kind")


def account_field_starts_at() -> Text:
    return Text(key="account-field-starts_at")


def account_field_place() -> Text:
    return Text(key="account-field-place")


def account_field_address() -> Text:
    return Text(key="account-field-address")


def account_field_seats() -> Text:
    return Text(key="account-field-seats")


def account_field_note() -> Text:
    return Text(key="account-field-note")


def account_field_access() -> Text:
    return Text(key="account-field-access")


def account_field_state() -> Text:
    return Text(key="account-field-state")


def account_field_outcome() -> Text:
    return Text(key="account-field-outcome")


def account_field_created_at() -> Text:
    return Text(key="account-field-created_at")


def account_field_coming() -> Text:
    return Text(key="account-field-coming")


def account_field_guest() -> Text:
    return Text(key="account-field-guest")


def account_field_at() -> Text:
    return Text(key="account-field-at")


def account_field_body() -> Text:
    return Text(key="account-field-body")


def account_field_due_at() -> Text:
    return Text(key="account-field-due_at")


def account_field_settled_at() -> Text:
    return Text(key="account-field-settled_at")


def account_field_form() -> Text:
    return Text(key="account-field-form")


def account_field_given() -> Text:
    return Text(key="account-field-given")


def account_field_act() -> Text:
    return Text(key="account-field-act")


def account_names_in_public() -> Text:
    return Text(key="account-names-in-public")


def account_stands_in_public(*, command: Filling) -> Text:
    return Text(key="account-stands-in-public", args={"command": command})


def account_take_it_off() -> Text:
    return Text(key="account-take-it-off")


def account_carry_on() -> Text:
    return Text(key="account-carry-on")


def account_held_heldcommand() -> Text:
    return Text(key="account-held-heldcommand")


def aid_ask_title() -> Text:
    return Text(key="aid-ask-title")


def aid_ask_kind() -> Text:
    return Text(key="aid-ask-kind")


def aid_ask_urgency() -> Text:
    return Text(key="aid-ask-urgency")


def aid_ask_behalf() -> Text:
    return Text(key="aid-ask-behalf")


def aid_ask_note() -> Text:
    return Text(key="aid-ask-note")


def aid_again_title() -> Text:
    return Text(key="aid-again-title")


def aid_again_behalf() -> Text:
    return Text(key="aid-again-behalf")


def aid_file_title() -> Text:
    return Text(key="aid-file-title")


def aid_file_file() -> Text:
    return Text(key="aid-file-file")


def aid_hour_title() -> Text:
    return Text(key="aid-hour-title")


def aid_hour_hour() -> Text:
    return Text(key="aid-hour-hour")


def aid_day_title() -> Text:
    return Text(key="aid-day-title")


def aid_day_day() -> Text:
    return Text(key="aid-day-day")


def aid_day_hour() -> Text:
    return Text(key="aid-day-hour")


def aid_write_title() -> Text:
    return Text(key="aid-write-title")


def aid_write_words() -> Text:
    return Text(key="aid-write-words")


def aid_address_title() -> Text:
    return Text(key="aid-address-title")


def aid_address_address() -> Text:
    return Text(key="aid-address-address")


def aid_contact_title() -> Text:
    return Text(key="aid-contact-title")


def aid_contact_contact() -> Text:
    return Text(key="aid-contact-contact")


def aid_note_title() -> Text:
    return Text(key="aid-note-title")


def aid_note_note() -> Text:
    return Text(key="aid-note-note")


def aid_not_fine_title() -> Text:
    return Text(key="aid-not_fine-title")


def aid_not_fine_words() -> Text:
    return Text(key="aid-not_fine-words")


def aid_offer_title() -> Text:
    return Text(key="aid-offer-title")


def aid_offer_kinds() -> Text:
    return Text(key="aid-offer-kinds")


def aid_offer_slots() -> Text:
    return Text(key="aid-offer-slots")


def aid_offer_monthly() -> Text:
    return Text(key="aid-offer-monthly")


def aid_kind_errands() -> Text:
    return Text(key="aid-kind-errands")


def aid_kind_medicine() -> Text:
    return Text(key="aid-kind-medicine")


def aid_kind_company() -> Text:
    return Text(key="aid-kind-company")


def aid_kind_elderly() -> Text:
    return Text(key="aid-kind-elderly")


def aid_kind_childcare() -> Text:
    return Text(key="aid-kind-childcare")


def aid_kind_print() -> Text:
    return Text(key="aid-kind-print")


def aid_kind_devices() -> Text:
    return Text(key="aid-kind-devices")


def aid_kind_repairs() -> Text:
    return Text(key="aid-kind-repairs")


def aid_kind_pets() -> Text:
    return Text(key="aid-kind-pets")


def aid_kind_other() -> Text:
    return Text(key="aid-kind-other")


def aid_urgency_now() -> Text:
    return Text(key="aid-urgency-now")


def aid_urgency_today() -> Text:
    return Text(key="aid-urgency-today")


def aid_urgency_now_on(*, day: Filling) -> Text:
    return Text(key="aid-urgency-now-on", args={"day": day})


def aid_urgency_today_on(*, day: Filling) -> Text:
    return Text(key="aid-urgency-today-on", args={"day": day})


def aid_urgency_week() -> Text:
    return Text(key="aid-urgency-week")


def aid_urgency_anytime() -> Text:
    return Text(key="aid-urgency-anytime")


def aid_slot_morning() -> Text:
    return Text(key="aid-slot-morning")


def aid_slot_afternoon() -> Text:
    return Text(key="aid-slot-afternoon")


def aid_slot_evening() -> Text:
    return Text(key="aid-slot-evening")


def aid_slot_weekend() -> Text:
    return Text(key="aid-slot-weekend")


def aid_soon_now() -> Text:
    return Text(key="aid-soon-now")


def aid_soon_today() -> Text:
    return Text(key="aid-soon-today")


def aid_soon_tomorrow() -> Text:
    return Text(key="aid-soon-tomorrow")


def aid_soon_later() -> Text:
    return Text(key="aid-soon-later")


def aid_ending_done() -> Text:
    return Text(key="aid-ending-done")


def aid_ending_not_needed() -> Text:
    return Text(key="aid-ending-not_needed")


def aid_ending_nobody() -> Text:
    return Text(key="aid-ending-nobody")


def aid_spent_half() -> Text:
    return Text(key="aid-spent-half")


def aid_spent_hour() -> Text:
    return Text(key="aid-spent-hour")


def aid_spent_more() -> Text:
    return Text(key="aid-spent-more")


def aid_label(*, code: Filling, kind: Filling) -> Text:
    return Text(key="aid-label", args={"code": code, "kind": kind})


def aid_card_head(*, kind: Filling) -> Text:
    return Text(key="aid-card-head", args={"kind": kind})


def aid_card_when(*, urgency: Filling) -> Text:
    return Text(key="aid-card-when", args={"urgency": urgency})


def aid_card_code(*, code: Filling) -> Text:
    return Text(key="aid-card-code", args={"code": code})


def aid_card_open() -> Text:
    return Text(key="aid-card-open")


def aid_card_can() -> Text:
    return Text(key="aid-card-can")


def aid_card_helped() -> Text:
    return Text(key="aid-card-helped")


def aid_card_done() -> Text:
    return Text(key="aid-card-done")


def aid_card_over() -> Text:
    return Text(key="aid-card-over")


def aid_which_area() -> Text:
    return Text(key="aid-which-area")


def aid_in_area(*, area: Filling) -> Text:
    return Text(key="aid-in-area", args={"area": area})


def aid_draft() -> Text:
    return Text(key="aid-draft")


def aid_draft_fitting(*, fitting: int) -> Text:
    return Text(key="aid-draft-fitting", args={"fitting": fitting})


def aid_publish(*, fitting: int) -> Text:
    return Text(key="aid-publish", args={"fitting": fitting})


def aid_amend() -> Text:
    return Text(key="aid-amend")


def aid_discard() -> Text:
    return Text(key="aid-discard")


def aid_discarded() -> Text:
    return Text(key="aid-discarded")


def aid_behalf(*, name: Filling) -> Text:
    return Text(key="aid-behalf", args={"name": name})


def aid_note_kept(*, note: Filling) -> Text:
    return Text(key="aid-note-kept", args={"note": note})


def aid_file_kept(*, name: Filling) -> Text:
    return Text(key="aid-file-kept", args={"name": name})


def aid_add_file() -> Text:
    return Text(key="aid-add-file")


def aid_add_note() -> Text:
    return Text(key="aid-add-note")


def aid_note_added() -> Text:
    return Text(key="aid-note-added")


def aid_file_added() -> Text:
    return Text(key="aid-file-added")


def aid_published() -> Text:
    return Text(key="aid-published")


def aid_published_night() -> Text:
    return Text(key="aid-published-night")


def aid_searching() -> Text:
    return Text(key="aid-searching")


def aid_too_many(*, count: Filling) -> Text:
    return Text(key="aid-too-many", args={"count": count})


def aid_close() -> Text:
    return Text(key="aid-close")


def aid_closing() -> Text:
    return Text(key="aid-closing")


def aid_closing_helped() -> Text:
    return Text(key="aid-closing-helped")


def aid_closed_done() -> Text:
    return Text(key="aid-closed-done")


def aid_closed_not_needed() -> Text:
    return Text(key="aid-closed-not_needed")


def aid_closed_nobody() -> Text:
    return Text(key="aid-closed-nobody")


def aid_closed_silent() -> Text:
    return Text(key="aid-closed-silent")


def aid_closed_gone() -> Text:
    return Text(key="aid-closed-gone")


def aid_reopen() -> Text:
    return Text(key="aid-reopen")


def aid_reopened() -> Text:
    return Text(key="aid-reopened")


def aid_once_called() -> Text:
    return Text(key="aid-once-called")


def aid_new() -> Text:
    return Text(key="aid-new")


def aid_new_in(*, area: Filling) -> Text:
    return Text(key="aid-new-in", args={"area": area})


def aid_still() -> Text:
    return Text(key="aid-still")


def aid_still_helped(*, name: Filling) -> Text:
    return Text(key="aid-still-helped", args={"name": name})


def aid_still_yes() -> Text:
    return Text(key="aid-still-yes")


def aid_still_not_yet() -> Text:
    return Text(key="aid-still-not-yet")


def aid_still_noted() -> Text:
    return Text(key="aid-still-noted")


def aid_is_done() -> Text:
    return Text(key="aid-is-done")


def aid_ask_you() -> Text:
    return Text(key="aid-ask-you")


def aid_ask_again() -> Text:
    return Text(key="aid-ask-again")


def aid_ask_in(*, area: Filling) -> Text:
    return Text(key="aid-ask-in", args={"area": area})


def aid_ask_when() -> Text:
    return Text(key="aid-ask-when")


def aid_not_this() -> Text:
    return Text(key="aid-not-this")


def aid_not_this_noted() -> Text:
    return Text(key="aid-not-this-noted")


def aid_mine_none() -> Text:
    return Text(key="aid-mine-none")


def aid_mine_ready(*, moment: Filling) -> Text:
    return Text(key="aid-mine-ready", args={"moment": moment})


def aid_mine_not_this() -> Text:
    return Text(key="aid-mine-not-this")


def aid_mine_thanked() -> Text:
    return Text(key="aid-mine-thanked")


def aid_ready_noted(*, moment: Filling) -> Text:
    return Text(key="aid-ready-noted", args={"moment": moment})


def aid_ready_wait() -> Text:
    return Text(key="aid-ready-wait")


def aid_ready_no_more() -> Text:
    return Text(key="aid-ready-no-more")


def aid_ready_line(*, moment: Filling, name: Filling) -> Text:
    return Text(key="aid-ready-line", args={"moment": moment, "name": name})


def aid_ready_choose() -> Text:
    return Text(key="aid-ready-choose")


def aid_choose_one() -> Text:
    return Text(key="aid-choose-one")


def aid_choose(*, name: Filling) -> Text:
    return Text(key="aid-choose", args={"name": name})


def aid_see() -> Text:
    return Text(key="aid-see")


def aid_ready_withdrawn(*, name: Filling) -> Text:
    return Text(key="aid-ready-withdrawn", args={"name": name})


def aid_chosen() -> Text:
    return Text(key="aid-chosen")


def aid_thanked() -> Text:
    return Text(key="aid-thanked")


def aid_over_thanked() -> Text:
    return Text(key="aid-over-thanked")


def aid_not_chosen() -> Text:
    return Text(key="aid-not-chosen")


def aid_ask_waits(*, name: Filling) -> Text:
    return Text(key="aid-ask-waits", args={"name": name})


def aid_not_yours() -> Text:
    return Text(key="aid-not-yours")


def aid_not_ready() -> Text:
    return Text(key="aid-not-ready")


def aid_taken() -> Text:
    return Text(key="aid-taken")


def aid_closed_already() -> Text:
    return Text(key="aid-closed-already")


def aid_own() -> Text:
    return Text(key="aid-own")


def aid_only_members(*, area: Filling) -> Text:
    return Text(key="aid-only-members", args={"area": area})


def aid_only_trusted() -> Text:
    return Text(key="aid-only-trusted")


def aid_hour_past() -> Text:
    return Text(key="aid-hour-past")


def aid_expecting(*, moment: Filling, name: Filling) -> Text:
    return Text(key="aid-expecting", args={"moment": moment, "name": name})


def aid_going(*, moment: Filling, name: Filling) -> Text:
    return Text(key="aid-going", args={"moment": moment, "name": name})


def aid_somebody() -> Text:
    return Text(key="aid-somebody")


def aid_word(*, word: Filling) -> Text:
    return Text(key="aid-word", args={"word": word})


def aid_word_asker() -> Text:
    return Text(key="aid-word-asker")


def aid_word_helper() -> Text:
    return Text(key="aid-word-helper")


def aid_money() -> Text:
    return Text(key="aid-money")


def aid_child() -> Text:
    return Text(key="aid-child")


def aid_note_for_you(*, note: Filling) -> Text:
    return Text(key="aid-note-for-you", args={"note": note})


def aid_added_for_you() -> Text:
    return Text(key="aid-added-for-you")


def aid_write(*, name: Filling) -> Text:
    return Text(key="aid-write", args={"name": name})


def aid_written() -> Text:
    return Text(key="aid-written")


def aid_said(*, name: Filling, request: Filling) -> Text:
    return Text(key="aid-said", args={"name": name, "request": request})


def aid_said_words(*, words: Filling) -> Text:
    return Text(key="aid-said-words", args={"words": words})


def aid_give_address() -> Text:
    return Text(key="aid-give-address")


def aid_address_given(*, address: Filling) -> Text:
    return Text(key="aid-address-given", args={"address": address})


def aid_address_sent() -> Text:
    return Text(key="aid-address-sent")


def aid_address_for_you(*, address: Filling) -> Text:
    return Text(key="aid-address-for-you", args={"address": address})


def aid_address_discreet() -> Text:
    return Text(key="aid-address-discreet")


def aid_share_contact() -> Text:
    return Text(key="aid-share-contact")


def aid_contact(*, contact: Filling, name: Filling) -> Text:
    return Text(key="aid-contact", args={"contact": contact, "name": name})


def aid_contact_waits(*, name: Filling) -> Text:
    return Text(key="aid-contact-waits", args={"name": name})


def aid_contact_wanted(*, name: Filling) -> Text:
    return Text(key="aid-contact-wanted", args={"name": name})


def aid_contact_noted() -> Text:
    return Text(key="aid-contact-noted")


def aid_take_file() -> Text:
    return Text(key="aid-take-file")


def aid_file_caption() -> Text:
    return Text(key="aid-file-caption")


def aid_file_gone() -> Text:
    return Text(key="aid-file-gone")


def aid_file_silent() -> Text:
    return Text(key="aid-file-silent")


def aid_give_up() -> Text:
    return Text(key="aid-give-up")


def aid_give_up_sure() -> Text:
    return Text(key="aid-give-up-sure")


def aid_give_up_yes() -> Text:
    return Text(key="aid-give-up-yes")


def aid_gave_up() -> Text:
    return Text(key="aid-gave-up")


def aid_lost_helper(*, name: Filling) -> Text:
    return Text(key="aid-lost-helper", args={"name": name})


def aid_replace() -> Text:
    return Text(key="aid-replace")


def aid_replace_sure(*, name: Filling) -> Text:
    return Text(key="aid-replace-sure", args={"name": name})


def aid_replace_yes() -> Text:
    return Text(key="aid-replace-yes")


def aid_replaced() -> Text:
    return Text(key="aid-replaced")


def aid_called_off() -> Text:
    return Text(key="aid-called-off")


def aid_unreachable() -> Text:
    return Text(key="aid-unreachable")


def aid_unreachable_ready() -> Text:
    return Text(key="aid-unreachable-ready")


def aid_after_asker(*, name: Filling) -> Text:
    return Text(key="aid-after-asker", args={"name": name})


def aid_after_helper(*, name: Filling) -> Text:
    return Text(key="aid-after-helper", args={"name": name})


def aid_done_by_helper(*, name: Filling) -> Text:
    return Text(key="aid-done-by-helper", args={"name": name})


def aid_done_by_asker() -> Text:
    return Text(key="aid-done-by-asker")


def aid_went_fine() -> Text:
    return Text(key="aid-went-fine")


def aid_went_not_fine() -> Text:
    return Text(key="aid-went-not-fine")


def aid_went_noted() -> Text:
    return Text(key="aid-went-noted")


def aid_not_fine_noted() -> Text:
    return Text(key="aid-not-fine-noted")


def aid_not_fine_alone() -> Text:
    return Text(key="aid-not-fine-alone")


def aid_not_fine_told(*, name: Filling, request: Filling) -> Text:
    return Text(key="aid-not-fine-told", args={"name": name, "request": request})


def aid_not_fine_next() -> Text:
    return Text(key="aid-not-fine-next")


def aid_again_yes() -> Text:
    return Text(key="aid-again-yes")


def aid_again_pause() -> Text:
    return Text(key="aid-again-pause")


def aid_again_noted() -> Text:
    return Text(key="aid-again-noted")


def aid_took_noted(*, minutes: int) -> Text:
    return Text(key="aid-took-noted", args={"minutes": minutes})


def aid_weekly_yes() -> Text:
    return Text(key="aid-weekly-yes")


def aid_weekly_no() -> Text:
    return Text(key="aid-weekly-no")


def aid_weekly_asked(*, name: Filling) -> Text:
    return Text(key="aid-weekly-asked", args={"name": name})


def aid_weekly_waits() -> Text:
    return Text(key="aid-weekly-waits")


def aid_weekly_begun(*, name: Filling) -> Text:
    return Text(key="aid-weekly-begun", args={"name": name})


def aid_weekly_refused() -> Text:
    return Text(key="aid-weekly-refused")


def aid_hello(*, name: Filling) -> Text:
    return Text(key="aid-hello", args={"name": name})


def aid_hello_done() -> Text:
    return Text(key="aid-hello-done")


def aid_hello_noted() -> Text:
    return Text(key="aid-hello-noted")


def aid_hello_said(*, name: Filling) -> Text:
    return Text(key="aid-hello-said", args={"name": name})


def aid_hello_stop() -> Text:
    return Text(key="aid-hello-stop")


def aid_hello_stopped() -> Text:
    return Text(key="aid-hello-stopped")


def aid_hello_ended(*, name: Filling) -> Text:
    return Text(key="aid-hello-ended", args={"name": name})


def aid_list_hello(*, name: Filling) -> Text:
    return Text(key="aid-list-hello", args={"name": name})


def aid_list() -> Text:
    return Text(key="aid-list")


def aid_list_none() -> Text:
    return Text(key="aid-list-none")


def aid_list_helping() -> Text:
    return Text(key="aid-list-helping")


def aid_list_line(*, request: Filling, stage: Filling) -> Text:
    return Text(key="aid-list-line", args={"request": request, "stage": stage})


def aid_list_button() -> Text:
    return Text(key="aid-list-button")


def aid_list_offer() -> Text:
    return Text(key="aid-list-offer")


def aid_list_closed(*, request: Filling) -> Text:
    return Text(key="aid-list-closed", args={"request": request})


def aid_no_such_code(*, code: Filling) -> Text:
    return Text(key="aid-no-such-code", args={"code": code})


def aid_stage_draft() -> Text:
    return Text(key="aid-stage-draft")


def aid_stage_open() -> Text:
    return Text(key="aid-stage-open")


def aid_stage_ready(*, count: int) -> Text:
    return Text(key="aid-stage-ready", args={"count": count})


def aid_stage_helped() -> Text:
    return Text(key="aid-stage-helped")


def aid_stage_waiting() -> Text:
    return Text(key="aid-stage-waiting")


def aid_stage_going() -> Text:
    return Text(key="aid-stage-going")


def aid_offer() -> Text:
    return Text(key="aid-offer")


def aid_offer_kind(*, kind: Filling) -> Text:
    return Text(key="aid-offer-kind", args={"kind": kind})


def aid_offer_slot(*, slot: Filling) -> Text:
    return Text(key="aid-offer-slot", args={"slot": slot})


def aid_offer_any_time() -> Text:
    return Text(key="aid-offer-any-time")


def aid_offer_on() -> Text:
    return Text(key="aid-offer-on")


def aid_offer_off() -> Text:
    return Text(key="aid-offer-off")


def aid_offer_month(*, minutes: int) -> Text:
    return Text(key="aid-offer-month", args={"minutes": minutes})


def aid_go_off() -> Text:
    return Text(key="aid-go-off")


def aid_go_on() -> Text:
    return Text(key="aid-go-on")


def aid_offer_change() -> Text:
    return Text(key="aid-offer-change")


def aid_offer_stop() -> Text:
    return Text(key="aid-offer-stop")


def aid_offer_stopped() -> Text:
    return Text(key="aid-offer-stopped")


def aid_offer_again() -> Text:
    return Text(key="aid-offer-again")


def aid_offer_kept() -> Text:
    return Text(key="aid-offer-kept")


def aid_offer_in_private() -> Text:
    return Text(key="aid-offer-in-private")


def aid_offer_nothing() -> Text:
    return Text(key="aid-offer-nothing")


def aid_nobody_found() -> Text:
    return Text(key="aid-nobody-found")


def aid_nobody_chosen() -> Text:
    return Text(key="aid-nobody-chosen")


def aid_left_alone() -> Text:
    return Text(key="aid-left-alone")


def aid_numbers(*, numbers: Filling) -> Text:
    return Text(key="aid-numbers", args={"numbers": numbers})


def aid_numbers_none() -> Text:
    return Text(key="aid-numbers-none")


def aid_see_needs() -> Text:
    return Text(key="aid-see-needs")


def aid_needs(*, area: Filling) -> Text:
    return Text(key="aid-needs", args={"area": area})


def aid_needs_none(*, area: Filling) -> Text:
    return Text(key="aid-needs-none", args={"area": area})


def aid_needs_line(*, age: Filling, request: Filling, stage: Filling) -> Text:
    return Text(key="aid-needs-line", args={"age": age, "request": request, "stage": stage})


def aid_age(*, hours: int) -> Text:
    return Text(key="aid-age", args={"hours": hours})


def area_first() -> Text:
    return Text(key="area-first")


def area_hello() -> Text:
    return Text(key="area-hello")


def area_kept() -> Text:
    return Text(key="area-kept")


def area_where() -> Text:
    return Text(key="area-where")


def area_where_second() -> Text:
    return Text(key="area-where-second")


def area_ways() -> Text:
    return Text(key="area-ways")


def area_ask() -> Text:
    return Text(key="area-ask")


def area_list() -> Text:
    return Text(key="area-list")


def area_find_title() -> Text:
    return Text(key="area-find-title")


def area_find_where() -> Text:
    return Text(key="area-find-where")


def area_not_found() -> Text:
    return Text(key="area-not-found")


def area_street_alone() -> Text:
    return Text(key="area-street-alone")


def area_street_unknown() -> Text:
    return Text(key="area-street-unknown")


def area_silent() -> Text:
    return Text(key="area-silent")


def area_point_nowhere() -> Text:
    return Text(key="area-point-nowhere")


def area_unread() -> Text:
    return Text(key="area-unread")


def area_no_areas() -> Text:
    return Text(key="area-no-areas")


def area_is_it(*, area: Filling, town: Filling) -> Text:
    return Text(key="area-is-it", args={"area": area, "town": town})


def area_is_it_repaired(*, area: Filling, town: Filling) -> Text:
    return Text(key="area-is-it-repaired", args={"area": area, "town": town})


def area_point_in(*, area: Filling, town: Filling) -> Text:
    return Text(key="area-point-in", args={"area": area, "town": town})


def area_point_near(*, area: Filling, town: Filling) -> Text:
    return Text(key="area-point-near", args={"area": area, "town": town})


def area_which() -> Text:
    return Text(key="area-which")


def area_which_near() -> Text:
    return Text(key="area-which-near")


def area_which_repaired() -> Text:
    return Text(key="area-which-repaired")


def area_yes(*, area: Filling) -> Text:
    return Text(key="area-yes", args={"area": area})


def area_yes_add(*, area: Filling) -> Text:
    return Text(key="area-yes-add", args={"area": area})


def area_no() -> Text:
    return Text(key="area-no")


def area_pick(*, area: Filling, town: Filling) -> Text:
    return Text(key="area-pick", args={"area": area, "town": town})


def area_none_of_these() -> Text:
    return Text(key="area-none-of-these")


def area_more_areas() -> Text:
    return Text(key="area-more-areas")


def area_which_town() -> Text:
    return Text(key="area-which-town")


def area_town_is_it() -> Text:
    return Text(key="area-town-is-it")


def area_town_repaired() -> Text:
    return Text(key="area-town-repaired")


def area_town_pick(*, department: Filling, town: Filling) -> Text:
    return Text(key="area-town-pick", args={"department": department, "town": town})


def area_more_towns() -> Text:
    return Text(key="area-more-towns")


def area_another_town() -> Text:
    return Text(key="area-another-town")


def area_narrow() -> Text:
    return Text(key="area-narrow")


def area_which_arrondissement(*, example: Filling, town: Filling) -> Text:
    return Text(key="area-which-arrondissement", args={"example": example, "town": town})


def area_whole_town(*, town: Filling) -> Text:
    return Text(key="area-whole-town", args={"town": town})


def area_offer(*, place: Filling) -> Text:
    return Text(key="area-offer", args={"place": place})


def area_offer_move() -> Text:
    return Text(key="area-offer-move")


def area_offer_add() -> Text:
    return Text(key="area-offer-add")


def area_offer_no() -> Text:
    return Text(key="area-offer-no")


def area_not_open(*, town: Filling) -> Text:
    return Text(key="area-not-open", args={"town": town})


def area_waiting(*, count: int, town: Filling) -> Text:
    return Text(key="area-waiting", args={"count": count, "town": town})


def area_will_tell() -> Text:
    return Text(key="area-will-tell")


def area_list_in(*, town: Filling) -> Text:
    return Text(key="area-list-in", args={"town": town})


def area_elsewhere() -> Text:
    return Text(key="area-elsewhere")


def area_stop_waiting() -> Text:
    return Text(key="area-stop-waiting")


def area_stop_waiting_in(*, town: Filling) -> Text:
    return Text(key="area-stop-waiting-in", args={"town": town})


def area_waits_no_more(*, town: Filling) -> Text:
    return Text(key="area-waits-no-more", args={"town": town})


def area_joined(*, area: Filling) -> Text:
    return Text(key="area-joined", args={"area": area})


def area_joined_by_link(*, area: Filling, town: Filling) -> Text:
    return Text(key="area-joined-by-link", args={"area": area, "town": town})


def area_added(*, area: Filling, town: Filling) -> Text:
    return Text(key="area-added", args={"area": area, "town": town})


def area_already() -> Text:
    return Text(key="area-already")


def area_not_mine() -> Text:
    return Text(key="area-not-mine")


def area_link_over() -> Text:
    return Text(key="area-link-over")


def area_closed(*, area: Filling) -> Text:
    return Text(key="area-closed", args={"area": area})


def area_moved_from(*, area: Filling) -> Text:
    return Text(key="area-moved-from", args={"area": area})


def area_kept_organising(*, area: Filling) -> Text:
    return Text(key="area-kept-organising", args={"area": area})


def area_people(*, count: int) -> Text:
    return Text(key="area-people", args={"count": count})


def area_choose_topics() -> Text:
    return Text(key="area-choose-topics")


def area_topic_cafe() -> Text:
    return Text(key="area-topic-cafe")


def area_topic_aid() -> Text:
    return Text(key="area-topic-aid")


def area_topic_heat() -> Text:
    return Text(key="area-topic-heat")


def area_topic_digest() -> Text:
    return Text(key="area-topic-digest")


def area_topic_on(*, topic: Filling) -> Text:
    return Text(key="area-topic-on", args={"topic": topic})


def area_topic_off(*, topic: Filling) -> Text:
    return Text(key="area-topic-off", args={"topic": topic})


def area_topic_get(*, topic: Filling) -> Text:
    return Text(key="area-topic-get", args={"topic": topic})


def area_topic_stop(*, topic: Filling) -> Text:
    return Text(key="area-topic-stop", args={"topic": topic})


def area_topic_is_on(*, area: Filling, topic: Filling) -> Text:
    return Text(key="area-topic-is-on", args={"area": area, "topic": topic})


def area_topic_is_off(*, area: Filling, topic: Filling) -> Text:
    return Text(key="area-topic-is-off", args={"area": area, "topic": topic})


def area_can() -> Text:
    return Text(key="area-can")


def area_invite() -> Text:
    return Text(key="area-invite")


def area_cafes() -> Text:
    return Text(key="area-cafes")


def area_ask_hand() -> Text:
    return Text(key="area-ask-hand")


def area_offer_hand() -> Text:
    return Text(key="area-offer-hand")


def area_door(*, title: Filling) -> Text:
    return Text(key="area-door", args={"title": title})


def area_door_plain() -> Text:
    return Text(key="area-door-plain")


def area_door_asked() -> Text:
    return Text(key="area-door-asked")


def area_door_hello(*, area: Filling, title: Filling) -> Text:
    return Text(key="area-door-hello", args={"area": area, "title": title})


def area_door_opens(*, title: Filling) -> Text:
    return Text(key="area-door-opens", args={"title": title})


def area_door_question() -> Text:
    return Text(key="area-door-question")


def area_door_other(*, area: Filling, own: Filling) -> Text:
    return Text(key="area-door-other", args={"area": area, "own": own})


def area_door_pending() -> Text:
    return Text(key="area-door-pending")


def area_door_waits(*, area: Filling) -> Text:
    return Text(key="area-door-waits", args={"area": area})


def area_door_question_organisers() -> Text:
    return Text(key="area-door-question-organisers")


def area_door_organisers() -> Text:
    return Text(key="area-door-organisers")


def area_door_answered() -> Text:
    return Text(key="area-door-answered")


def area_mine() -> Text:
    return Text(key="area-mine")


def area_nothing_yet() -> Text:
    return Text(key="area-nothing-yet")


def area_home(*, area: Filling, town: Filling) -> Text:
    return Text(key="area-home", args={"area": area, "town": town})


def area_second(*, area: Filling, town: Filling) -> Text:
    return Text(key="area-second", args={"area": area, "town": town})


def area_open(*, area: Filling) -> Text:
    return Text(key="area-open", args={"area": area})


def area_move() -> Text:
    return Text(key="area-move")


def area_add() -> Text:
    return Text(key="area-add")


def area_beside(*, names: Filling) -> Text:
    return Text(key="area-beside", args={"names": names})


def area_neighbours_get() -> Text:
    return Text(key="area-neighbours-get")


def area_neighbours_stop() -> Text:
    return Text(key="area-neighbours-stop")


def area_make_home() -> Text:
    return Text(key="area-make-home")


def area_leave() -> Text:
    return Text(key="area-leave")


def area_leave_sure(*, area: Filling) -> Text:
    return Text(key="area-leave-sure", args={"area": area})


def area_leave_yes(*, area: Filling) -> Text:
    return Text(key="area-leave-yes", args={"area": area})


def area_left(*, area: Filling) -> Text:
    return Text(key="area-left", args={"area": area})


def area_last_organiser(*, area: Filling) -> Text:
    return Text(key="area-last-organiser", args={"area": area})


def area_come() -> Text:
    return Text(key="area-come")


def area_pointer() -> Text:
    return Text(key="area-pointer")


def area_still(*, area: Filling) -> Text:
    return Text(key="area-still", args={"area": area})


def area_still_yes() -> Text:
    return Text(key="area-still-yes")


def area_still_no() -> Text:
    return Text(key="area-still-no")


def area_still_thanks() -> Text:
    return Text(key="area-still-thanks")


def area_help() -> Text:
    return Text(key="area-help")


def area_help_more() -> Text:
    return Text(key="area-help-more")


def area_no_emergency() -> Text:
    return Text(key="area-no-emergency")


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


def cafe_covered() -> Text:
    return Text(key="cafe-covered")


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


def cafe_hangs_nowhere() -> Text:
    return Text(key="cafe-hangs-nowhere")


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


def check_good(*, said: Filling) -> Text:
    return Text(key="check-good", args={"said": said})


def check_wrong(*, said: Filling) -> Text:
    return Text(key="check-wrong", args={"said": said})


def check_database() -> Text:
    return Text(key="check-database")


def check_database_silent() -> Text:
    return Text(key="check-database-silent")


def check_no_token() -> Text:
    return Text(key="check-no-token")


def check_token(*, bot: Filling) -> Text:
    return Text(key="check-token", args={"bot": bot})


def check_token_refused() -> Text:
    return Text(key="check-token-refused")


def check_telegram_silent() -> Text:
    return Text(key="check-telegram-silent")


def check_no_groups() -> Text:
    return Text(key="check-no-groups")


def check_no_inline() -> Text:
    return Text(key="check-no-inline")


def check_webhook_wrong() -> Text:
    return Text(key="check-webhook-wrong")


def check_wall(*, area: Filling, wall: Filling) -> Text:
    return Text(key="check-wall", args={"area": area, "wall": wall})


def check_wall_gone(*, area: Filling, wall: Filling) -> Text:
    return Text(key="check-wall-gone", args={"area": area, "wall": wall})


def check_wall_mute(*, area: Filling, wall: Filling) -> Text:
    return Text(key="check-wall-mute", args={"area": area, "wall": wall})


def check_wall_rights(*, area: Filling, wall: Filling) -> Text:
    return Text(key="check-wall-rights", args={"area": area, "wall": wall})


def check_addresses() -> Text:
    return Text(key="check-addresses")


def check_addresses_silent() -> Text:
    return Text(key="check-addresses-silent")


def check_addresses_off() -> Text:
    return Text(key="check-addresses-off")


def check_heat(*, source: Filling) -> Text:
    return Text(key="check-heat", args={"source": source})


def check_heat_denied(*, source: Filling) -> Text:
    return Text(key="check-heat-denied", args={"source": source})


def check_heat_silent(*, source: Filling, why: Filling) -> Text:
    return Text(key="check-heat-silent", args={"source": source, "why": why})


def check_heat_no_key() -> Text:
    return Text(key="check-heat-no-key")


def check_heat_off() -> Text:
    return Text(key="check-heat-off")


def check_key_wrong() -> Text:
    return Text(key="check-key-wrong")


def check_database_new() -> Text:
    return Text(key="check-database-new")


def check_nothing_aside() -> Text:
    return Text(key="check-nothing-aside")


def check_aside(*, attempts: int, key: Filling, kind: Filling, reason: Filling, since: Filling) -> Text:
    return Text(key="check-aside", args={"attempts": attempts, "key": key, "kind": kind, "reason": reason, "since": since})


def check_aside_letter() -> Text:
    return Text(key="check-aside-letter")


def check_aside_card() -> Text:
    return Text(key="check-aside-card")


def check_aside_update() -> Text:
    return Text(key="check-aside-update")


def check_aside_payload() -> Text:
    return Text(key="check-aside-payload")


def check_aside_job() -> Text:
    return Text(key="check-aside-job")


def check_aside_presence() -> Text:
    return Text(key="check-aside-presence")


def check_aside_more(*, count: int) -> Text:
    return Text(key="check-aside-more", args={"count": count})


def check_aside_retried(*, count: int) -> Text:
    return Text(key="check-aside-retried", args={"count": count})


def check_unreadable(*, count: int) -> Text:
    return Text(key="check-unreadable", args={"count": count})


def check_sealed_forgotten(*, count: int, table: Filling) -> Text:
    return Text(key="check-sealed-forgotten", args={"count": count, "table": table})


def check_sealed_forgotten_all() -> Text:
    return Text(key="check-sealed-forgotten-all")


def check_sealed_nothing_forgotten() -> Text:
    return Text(key="check-sealed-nothing-forgotten")


def command_help() -> Text:
    return Text(key="command-help")


def command_cafe() -> Text:
    return Text(key="command-cafe")


def command_cafes() -> Text:
    return Text(key="command-cafes")


def command_canicule() -> Text:
    return Text(key="command-canicule")


def command_quartier() -> Text:
    return Text(key="command-quartier")


def command_moi() -> Text:
    return Text(key="command-moi")


def command_pause() -> Text:
    return Text(key="command-pause")


def command_stop() -> Text:
    return Text(key="command-stop")


def command_orga() -> Text:
    return Text(key="command-orga")


def command_lier() -> Text:
    return Text(key="command-lier")


def command_aide() -> Text:
    return Text(key="command-aide")


def command_aides() -> Text:
    return Text(key="command-aides")


def command_proposer() -> Text:
    return Text(key="command-proposer")


def command_signaler() -> Text:
    return Text(key="command-signaler")


def command_kit() -> Text:
    return Text(key="command-kit")


def command_papier() -> Text:
    return Text(key="command-papier")


def command_veiller() -> Text:
    return Text(key="command-veiller")


def command_exercice() -> Text:
    return Text(key="command-exercice")


def danger_call() -> Text:
    return Text(key="danger-call")


def danger_not_me() -> Text:
    return Text(key="danger-not-me")


def danger_france_all() -> Text:
    return Text(key="danger-france-all")


def danger_france_doctor() -> Text:
    return Text(key="danger-france-doctor")


def danger_france_police() -> Text:
    return Text(key="danger-france-police")


def danger_france_rescue() -> Text:
    return Text(key="danger-france-rescue")


def danger_france_writing() -> Text:
    return Text(key="danger-france-writing")


def danger_france_short() -> Text:
    return Text(key="danger-france-short")


def danger_france_paper() -> Text:
    return Text(key="danger-france-paper")


def danger_abroad_all() -> Text:
    return Text(key="danger-abroad-all")


def danger_abroad_doctor() -> Text:
    return Text(key="danger-abroad-doctor")


def danger_abroad_police() -> Text:
    return Text(key="danger-abroad-police")


def danger_abroad_rescue() -> Text:
    return Text(key="danger-abroad-rescue")


def danger_abroad_writing() -> Text:
    return Text(key="danger-abroad-writing")


def danger_abroad_short() -> Text:
    return Text(key="danger-abroad-short")


def danger_abroad_paper() -> Text:
    return Text(key="danger-abroad-paper")


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


def form_step(*, step: Filling, steps: Filling) -> Text:
    return Text(key="form-step", args={"step": step, "steps": steps})


def form_echo(*, answer: Filling) -> Text:
    return Text(key="form-echo", args={"answer": answer})


def form_cancelled() -> Text:
    return Text(key="form-cancelled")


def form_over() -> Text:
    return Text(key="form-over")


def form_here() -> Text:
    return Text(key="form-here")


def form_unseen() -> Text:
    return Text(key="form-unseen")


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


def form_reveals_phone() -> Text:
    return Text(key="form-reveals-phone")


def form_reveals_account() -> Text:
    return Text(key="form-reveals-account")


def form_reveals_wallet() -> Text:
    return Text(key="form-reveals-wallet")


def form_reveals_code() -> Text:
    return Text(key="form-reveals-code")


def form_reveals_email() -> Text:
    return Text(key="form-reveals-email")


def form_reveals_dwelling() -> Text:
    return Text(key="form-reveals-dwelling")


def form_reveals_address() -> Text:
    return Text(key="form-reveals-address")


def heat_head(*, area: Filling) -> Text:
    return Text(key="heat-head", args={"area": area})


def heat_today(*, level: Filling) -> Text:
    return Text(key="heat-today", args={"level": level})


def heat_tomorrow(*, level: Filling) -> Text:
    return Text(key="heat-tomorrow", args={"level": level})


def heat_official_none() -> Text:
    return Text(key="heat-official-none")


def heat_official_yellow() -> Text:
    return Text(key="heat-official-yellow")


def heat_official_orange() -> Text:
    return Text(key="heat-official-orange")


def heat_official_red() -> Text:
    return Text(key="heat-official-red")


def heat_abroad_none() -> Text:
    return Text(key="heat-abroad-none")


def heat_abroad_yellow() -> Text:
    return Text(key="heat-abroad-yellow")


def heat_abroad_orange() -> Text:
    return Text(key="heat-abroad-orange")


def heat_abroad_red() -> Text:
    return Text(key="heat-abroad-red")


def heat_indicative_none() -> Text:
    return Text(key="heat-indicative-none")


def heat_indicative_yellow() -> Text:
    return Text(key="heat-indicative-yellow")


def heat_indicative_orange() -> Text:
    return Text(key="heat-indicative-orange")


def heat_indicative_red() -> Text:
    return Text(key="heat-indicative-red")


def heat_set_none() -> Text:
    return Text(key="heat-set-none")


def heat_set_yellow() -> Text:
    return Text(key="heat-set-yellow")


def heat_set_orange() -> Text:
    return Text(key="heat-set-orange")


def heat_set_red() -> Text:
    return Text(key="heat-set-red")


def heat_unknown_silent(*, source: Filling) -> Text:
    return Text(key="heat-unknown-silent", args={"source": source})


def heat_unknown_later() -> Text:
    return Text(key="heat-unknown-later")


def heat_unknown_season() -> Text:
    return Text(key="heat-unknown-season")


def heat_unknown_nobody() -> Text:
    return Text(key="heat-unknown-nobody")


def heat_colour_none() -> Text:
    return Text(key="heat-colour-none")


def heat_colour_yellow() -> Text:
    return Text(key="heat-colour-yellow")


def heat_colour_orange() -> Text:
    return Text(key="heat-colour-orange")


def heat_colour_red() -> Text:
    return Text(key="heat-colour-red")


def heat_colour_unknown() -> Text:
    return Text(key="heat-colour-unknown")


def heat_source_organiser() -> Text:
    return Text(key="heat-source-organiser")


def heat_source_vigilance() -> Text:
    return Text(key="heat-source-vigilance")


def heat_source_meteoalarm() -> Text:
    return Text(key="heat-source-meteoalarm")


def heat_source_openmeteo() -> Text:
    return Text(key="heat-source-openmeteo")


def heat_source_nobody() -> Text:
    return Text(key="heat-source-nobody")


def heat_somebody() -> Text:
    return Text(key="heat-somebody")


def heat_set_by(*, name: Filling, until: Filling) -> Text:
    return Text(key="heat-set-by", args={"name": name, "until": until})


def heat_issued(*, age: Filling, issued: Filling, source: Filling) -> Text:
    return Text(key="heat-issued", args={"age": age, "issued": issued, "source": source})


def heat_worked_out(*, age: Filling) -> Text:
    return Text(key="heat-worked-out", args={"age": age})


def heat_age_minutes(*, count: int) -> Text:
    return Text(key="heat-age-minutes", args={"count": count})


def heat_age_hours(*, count: int) -> Text:
    return Text(key="heat-age-hours", args={"count": count})


def heat_days() -> Text:
    return Text(key="heat-days")


def heat_day(*, day: Filling, high: Filling, low: Filling) -> Text:
    return Text(key="heat-day", args={"day": day, "high": high, "low": low})


def heat_limits(*, day: Filling, department: Filling, night: Filling) -> Text:
    return Text(key="heat-limits", args={"day": day, "department": department, "night": night})


def heat_picture() -> Text:
    return Text(key="heat-picture")


def heat_picture_caption(*, area: Filling) -> Text:
    return Text(key="heat-picture-caption", args={"area": area})


def heat_picture_none(*, area: Filling) -> Text:
    return Text(key="heat-picture-none", args={"area": area})


def heat_page() -> Text:
    return Text(key="heat-page")


def heat_elsewhere(*, area: Filling) -> Text:
    return Text(key="heat-elsewhere", args={"area": area})


def heat_look() -> Text:
    return Text(key="heat-look")


def heat_chart_title() -> Text:
    return Text(key="heat-chart-title")


def heat_chart_day(*, degrees: Filling) -> Text:
    return Text(key="heat-chart-day", args={"degrees": degrees})


def heat_chart_night(*, degrees: Filling) -> Text:
    return Text(key="heat-chart-night", args={"degrees": degrees})


def heat_chart_mean() -> Text:
    return Text(key="heat-chart-mean")


def heat_chart_legend() -> Text:
    return Text(key="heat-chart-legend")


def heat_chart_source() -> Text:
    return Text(key="heat-chart-source")


def heat_manage() -> Text:
    return Text(key="heat-manage")


def heat_manage_head(*, area: Filling) -> Text:
    return Text(key="heat-manage-head", args={"area": area})


def heat_manage_how() -> Text:
    return Text(key="heat-manage-how")


def heat_choose_none() -> Text:
    return Text(key="heat-choose-none")


def heat_choose_yellow() -> Text:
    return Text(key="heat-choose-yellow")


def heat_choose_orange() -> Text:
    return Text(key="heat-choose-orange")


def heat_choose_red() -> Text:
    return Text(key="heat-choose-red")


def heat_auto() -> Text:
    return Text(key="heat-auto")


def heat_history() -> Text:
    return Text(key="heat-history")


def heat_in_area(*, area: Filling) -> Text:
    return Text(key="heat-in-area", args={"area": area})


def heat_which(*, asked: Filling) -> Text:
    return Text(key="heat-which", args={"asked": asked})


def heat_asked_none() -> Text:
    return Text(key="heat-asked-none")


def heat_asked_yellow() -> Text:
    return Text(key="heat-asked-yellow")


def heat_asked_orange() -> Text:
    return Text(key="heat-asked-orange")


def heat_asked_red() -> Text:
    return Text(key="heat-asked-red")


def heat_asked_unknown() -> Text:
    return Text(key="heat-asked-unknown")


def heat_done() -> Text:
    return Text(key="heat-done")


def heat_followed() -> Text:
    return Text(key="heat-followed")


def heat_how() -> Text:
    return Text(key="heat-how")


def heat_no_place() -> Text:
    return Text(key="heat-no-place")


def heat_no_area() -> Text:
    return Text(key="heat-no-area")


def heat_only() -> Text:
    return Text(key="heat-only")


def heat_whole_department(*, code: Filling, department: Filling) -> Text:
    return Text(key="heat-whole-department", args={"code": code, "department": department})


def heat_proposed(*, asked: Filling, name: Filling, until: Filling, where: Filling) -> Text:
    return Text(key="heat-proposed", args={"asked": asked, "name": name, "until": until, "where": where})


def heat_proposed_auto(*, asked: Filling, name: Filling, where: Filling) -> Text:
    return Text(key="heat-proposed-auto", args={"asked": asked, "name": name, "where": where})


def heat_proposed_areas(*, count: int) -> Text:
    return Text(key="heat-proposed-areas", args={"count": count})


def heat_agree() -> Text:
    return Text(key="heat-agree")


def heat_disagree() -> Text:
    return Text(key="heat-disagree")


def heat_waits(*, asked: Filling, where: Filling) -> Text:
    return Text(key="heat-waits", args={"asked": asked, "where": where})


def heat_waits_for(*, count: int) -> Text:
    return Text(key="heat-waits-for", args={"count": count})


def heat_alone() -> Text:
    return Text(key="heat-alone")


def heat_not_alone() -> Text:
    return Text(key="heat-not-alone")


def heat_settled() -> Text:
    return Text(key="heat-settled")


def heat_agreed(*, asked: Filling, name: Filling, where: Filling) -> Text:
    return Text(key="heat-agreed", args={"asked": asked, "name": name, "where": where})


def heat_refused(*, asked: Filling, name: Filling, where: Filling) -> Text:
    return Text(key="heat-refused", args={"asked": asked, "name": name, "where": where})


def heat_region_title() -> Text:
    return Text(key="heat-region-title")


def heat_region_name() -> Text:
    return Text(key="heat-region-name")


def heat_region_ask() -> Text:
    return Text(key="heat-region-ask")


def heat_region_chosen(*, name: Filling) -> Text:
    return Text(key="heat-region-chosen", args={"name": name})


def heat_region_missing() -> Text:
    return Text(key="heat-region-missing")


def heat_region_done(*, name: Filling) -> Text:
    return Text(key="heat-region-done", args={"name": name})


def heat_region_unknown() -> Text:
    return Text(key="heat-region-unknown")


def heat_region_near(*, names: Filling) -> Text:
    return Text(key="heat-region-near", args={"names": names})


def heat_region_silent() -> Text:
    return Text(key="heat-region-silent")


def heat_log() -> Text:
    return Text(key="heat-log")


def heat_log_none() -> Text:
    return Text(key="heat-log-none")


def heat_log_line(*, moment: Filling, said: Filling, source: Filling) -> Text:
    return Text(key="heat-log-line", args={"moment": moment, "said": said, "source": source})


def heat_log_said(*, today: Filling, tomorrow: Filling) -> Text:
    return Text(key="heat-log-said", args={"today": today, "tomorrow": tomorrow})


def heat_silence_timeout() -> Text:
    return Text(key="heat-silence-timeout")


def heat_silence_refused() -> Text:
    return Text(key="heat-silence-refused")


def heat_silence_denied() -> Text:
    return Text(key="heat-silence-denied")


def heat_silence_limited() -> Text:
    return Text(key="heat-silence-limited")


def heat_silence_large() -> Text:
    return Text(key="heat-silence-large")


def heat_silence_broken() -> Text:
    return Text(key="heat-silence-broken")


def heat_silence_stale() -> Text:
    return Text(key="heat-silence-stale")


def heat_silence_empty() -> Text:
    return Text(key="heat-silence-empty")


def heat_silent(*, since: Filling, source: Filling) -> Text:
    return Text(key="heat-silent", args={"since": since, "source": source})


def heat_silent_next() -> Text:
    return Text(key="heat-silent-next")


def kit_title(*, area: Filling) -> Text:
    return Text(key="kit-title", args={"area": area})


def kit_what() -> Text:
    return Text(key="kit-what")


def kit_sheet_poster() -> Text:
    return Text(key="kit-sheet-poster")


def kit_sheet_slips() -> Text:
    return Text(key="kit-sheet-slips")


def kit_sheet_board() -> Text:
    return Text(key="kit-sheet-board")


def kit_sheet_directory() -> Text:
    return Text(key="kit-sheet-directory")


def kit_sheet_errands() -> Text:
    return Text(key="kit-sheet-errands")


def kit_sheet_money() -> Text:
    return Text(key="kit-sheet-money")


def kit_sheet_heat() -> Text:
    return Text(key="kit-sheet-heat")


def kit_sheet_lobby() -> Text:
    return Text(key="kit-sheet-lobby")


def kit_about_board() -> Text:
    return Text(key="kit-about-board")


def kit_about_directory() -> Text:
    return Text(key="kit-about-directory")


def kit_about_errands() -> Text:
    return Text(key="kit-about-errands")


def kit_about_money() -> Text:
    return Text(key="kit-about-money")


def kit_about_heat() -> Text:
    return Text(key="kit-about-heat")


def kit_about_lobby() -> Text:
    return Text(key="kit-about-lobby")


def kit_which_ink() -> Text:
    return Text(key="kit-which-ink")


def kit_ink_colour() -> Text:
    return Text(key="kit-ink-colour")


def kit_ink_saver() -> Text:
    return Text(key="kit-ink-saver")


def kit_in_language(*, language: Filling) -> Text:
    return Text(key="kit-in-language", args={"language": language})


def kit_now_in(*, language: Filling) -> Text:
    return Text(key="kit-now-in", args={"language": language})


def kit_for_area(*, area: Filling) -> Text:
    return Text(key="kit-for-area", args={"area": area})


def kit_found() -> Text:
    return Text(key="kit-found")


def kit_in_private() -> Text:
    return Text(key="kit-in-private")


def kit_not_yours() -> Text:
    return Text(key="kit-not-yours")


def kit_poster_title() -> Text:
    return Text(key="kit-poster-title")


def kit_poster_name() -> Text:
    return Text(key="kit-poster-name")


def kit_poster_can() -> Text:
    return Text(key="kit-poster-can")


def kit_poster_when() -> Text:
    return Text(key="kit-poster-when")


def kit_poster_contact() -> Text:
    return Text(key="kit-poster-contact")


def kit_poster_ink() -> Text:
    return Text(key="kit-poster-ink")


def kit_slips_title() -> Text:
    return Text(key="kit-slips-title")


def kit_slips_name() -> Text:
    return Text(key="kit-slips-name")


def kit_slips_back() -> Text:
    return Text(key="kit-slips-back")


def kit_slips_contact() -> Text:
    return Text(key="kit-slips-contact")


def kit_slips_ink() -> Text:
    return Text(key="kit-slips-ink")


def kit_return_title() -> Text:
    return Text(key="kit-return-title")


def kit_return_code() -> Text:
    return Text(key="kit-return-code")


def kit_can_errands() -> Text:
    return Text(key="kit-can-errands")


def kit_can_medicine() -> Text:
    return Text(key="kit-can-medicine")


def kit_can_post() -> Text:
    return Text(key="kit-can-post")


def kit_can_company() -> Text:
    return Text(key="kit-can-company")


def kit_can_walk() -> Text:
    return Text(key="kit-can-walk")


def kit_can_pets() -> Text:
    return Text(key="kit-can-pets")


def kit_can_repairs() -> Text:
    return Text(key="kit-can-repairs")


def kit_can_phone() -> Text:
    return Text(key="kit-can-phone")


def kit_can_printing() -> Text:
    return Text(key="kit-can-printing")


def kit_can_heat() -> Text:
    return Text(key="kit-can-heat")


def kit_ready() -> Text:
    return Text(key="kit-ready")


def kit_ready_slips() -> Text:
    return Text(key="kit-ready-slips")


def kit_ready_gaps() -> Text:
    return Text(key="kit-ready-gaps")


def kit_alt() -> Text:
    return Text(key="kit-alt")


def kit_file_poster() -> Text:
    return Text(key="kit-file-poster")


def kit_file_slips() -> Text:
    return Text(key="kit-file-slips")


def kit_file_board() -> Text:
    return Text(key="kit-file-board")


def kit_file_directory() -> Text:
    return Text(key="kit-file-directory")


def kit_file_errands() -> Text:
    return Text(key="kit-file-errands")


def kit_file_money() -> Text:
    return Text(key="kit-file-money")


def kit_file_heat() -> Text:
    return Text(key="kit-file-heat")


def kit_file_lobby() -> Text:
    return Text(key="kit-file-lobby")


def kit_slip(*, area: Filling) -> Text:
    return Text(key="kit-slip", args={"area": area})


def kit_slip_reads() -> Text:
    return Text(key="kit-slip-reads")


def kit_slip_next() -> Text:
    return Text(key="kit-slip-next")


def kit_slip_pass_on() -> Text:
    return Text(key="kit-slip-pass-on")


def kit_slip_unknown() -> Text:
    return Text(key="kit-slip-unknown")


def kit_slip_elsewhere() -> Text:
    return Text(key="kit-slip-elsewhere")


def kit_slip_in_private() -> Text:
    return Text(key="kit-slip-in-private")


def kit_emergency() -> Text:
    return Text(key="kit-emergency")


def kit_no_emergency() -> Text:
    return Text(key="kit-no-emergency")


def kit_scan(*, area: Filling) -> Text:
    return Text(key="kit-scan", args={"area": area})


def kit_scan_alt(*, shown: Filling) -> Text:
    return Text(key="kit-scan-alt", args={"shown": shown})


def kit_find(*, area: Filling) -> Text:
    return Text(key="kit-find", args={"area": area})


def kit_print_poster() -> Text:
    return Text(key="kit-print-poster")


def kit_print_poster_lead(*, name: Filling) -> Text:
    return Text(key="kit-print-poster-lead", args={"name": name})


def kit_print_poster_lead_nameless() -> Text:
    return Text(key="kit-print-poster-lead-nameless")


def kit_print_poster_can() -> Text:
    return Text(key="kit-print-poster-can")


def kit_print_poster_call() -> Text:
    return Text(key="kit-print-poster-call")


def kit_print_poster_by_hand() -> Text:
    return Text(key="kit-print-poster-by-hand")


def kit_print_poster_strip() -> Text:
    return Text(key="kit-print-poster-strip")


def kit_print_poster_safety() -> Text:
    return Text(key="kit-print-poster-safety")


def kit_print_slips() -> Text:
    return Text(key="kit-print-slips")


def kit_print_slips_lead(*, name: Filling) -> Text:
    return Text(key="kit-print-slips-lead", args={"name": name})


def kit_print_slips_lead_back(*, back: Filling) -> Text:
    return Text(key="kit-print-slips-lead-back", args={"back": back})


def kit_print_slips_lead_nameless() -> Text:
    return Text(key="kit-print-slips-lead-nameless")


def kit_print_slips_name() -> Text:
    return Text(key="kit-print-slips-name")


def kit_print_slips_door() -> Text:
    return Text(key="kit-print-slips-door")


def kit_print_slips_when() -> Text:
    return Text(key="kit-print-slips-when")


def kit_print_slips_call(*, name: Filling) -> Text:
    return Text(key="kit-print-slips-call", args={"name": name})


def kit_print_slips_call_nameless() -> Text:
    return Text(key="kit-print-slips-call-nameless")


def kit_print_slips_code() -> Text:
    return Text(key="kit-print-slips-code")


def kit_need_errands() -> Text:
    return Text(key="kit-need-errands")


def kit_need_medicine() -> Text:
    return Text(key="kit-need-medicine")


def kit_need_post() -> Text:
    return Text(key="kit-need-post")


def kit_need_company() -> Text:
    return Text(key="kit-need-company")


def kit_need_walk() -> Text:
    return Text(key="kit-need-walk")


def kit_need_pets() -> Text:
    return Text(key="kit-need-pets")


def kit_need_repairs() -> Text:
    return Text(key="kit-need-repairs")


def kit_need_phone() -> Text:
    return Text(key="kit-need-phone")


def kit_need_printing() -> Text:
    return Text(key="kit-need-printing")


def kit_need_heat() -> Text:
    return Text(key="kit-need-heat")


def kit_print_board() -> Text:
    return Text(key="kit-print-board")


def kit_print_board_lead() -> Text:
    return Text(key="kit-print-board-lead")


def kit_print_board_needs() -> Text:
    return Text(key="kit-print-board-needs")


def kit_print_board_offers() -> Text:
    return Text(key="kit-print-board-offers")


def kit_print_board_what() -> Text:
    return Text(key="kit-print-board-what")


def kit_print_board_when() -> Text:
    return Text(key="kit-print-board-when")


def kit_print_board_who() -> Text:
    return Text(key="kit-print-board-who")


def kit_print_board_done() -> Text:
    return Text(key="kit-print-board-done")


def kit_print_board_careful() -> Text:
    return Text(key="kit-print-board-careful")


def kit_print_directory() -> Text:
    return Text(key="kit-print-directory")


def kit_print_directory_lead() -> Text:
    return Text(key="kit-print-directory-lead")


def kit_print_directory_who() -> Text:
    return Text(key="kit-print-directory-who")


def kit_print_directory_door() -> Text:
    return Text(key="kit-print-directory-door")


def kit_print_directory_phone() -> Text:
    return Text(key="kit-print-directory-phone")


def kit_print_directory_can() -> Text:
    return Text(key="kit-print-directory-can")


def kit_print_directory_keep() -> Text:
    return Text(key="kit-print-directory-keep")


def kit_print_directory_useful() -> Text:
    return Text(key="kit-print-directory-useful")


def kit_print_directory_caretaker() -> Text:
    return Text(key="kit-print-directory-caretaker")


def kit_print_directory_town() -> Text:
    return Text(key="kit-print-directory-town")


def kit_print_directory_pharmacy() -> Text:
    return Text(key="kit-print-directory-pharmacy")


def kit_print_directory_doctor() -> Text:
    return Text(key="kit-print-directory-doctor")


def kit_print_errands() -> Text:
    return Text(key="kit-print-errands")


def kit_print_errands_lead() -> Text:
    return Text(key="kit-print-errands-lead")


def kit_print_errands_ask() -> Text:
    return Text(key="kit-print-errands-ask")


def kit_print_errands_ask_1() -> Text:
    return Text(key="kit-print-errands-ask-1")


def kit_print_errands_ask_2() -> Text:
    return Text(key="kit-print-errands-ask-2")


def kit_print_errands_ask_3() -> Text:
    return Text(key="kit-print-errands-ask-3")


def kit_print_errands_ask_4() -> Text:
    return Text(key="kit-print-errands-ask-4")


def kit_print_errands_word() -> Text:
    return Text(key="kit-print-errands-word")


def kit_print_errands_word_1() -> Text:
    return Text(key="kit-print-errands-word-1")


def kit_print_errands_word_2() -> Text:
    return Text(key="kit-print-errands-word-2")


def kit_print_errands_do() -> Text:
    return Text(key="kit-print-errands-do")


def kit_print_errands_do_1() -> Text:
    return Text(key="kit-print-errands-do-1")


def kit_print_errands_do_2() -> Text:
    return Text(key="kit-print-errands-do-2")


def kit_print_errands_do_3() -> Text:
    return Text(key="kit-print-errands-do-3")


def kit_print_errands_do_4() -> Text:
    return Text(key="kit-print-errands-do-4")


def kit_print_errands_door() -> Text:
    return Text(key="kit-print-errands-door")


def kit_print_errands_door_1() -> Text:
    return Text(key="kit-print-errands-door-1")


def kit_print_errands_door_2() -> Text:
    return Text(key="kit-print-errands-door-2")


def kit_print_money() -> Text:
    return Text(key="kit-print-money")


def kit_print_money_lead() -> Text:
    return Text(key="kit-print-money-lead")


def kit_print_money_before() -> Text:
    return Text(key="kit-print-money-before")


def kit_print_money_before_1() -> Text:
    return Text(key="kit-print-money-before-1")


def kit_print_money_before_2() -> Text:
    return Text(key="kit-print-money-before-2")


def kit_print_money_before_3() -> Text:
    return Text(key="kit-print-money-before-3")


def kit_print_money_after() -> Text:
    return Text(key="kit-print-money-after")


def kit_print_money_after_1() -> Text:
    return Text(key="kit-print-money-after-1")


def kit_print_money_after_2() -> Text:
    return Text(key="kit-print-money-after-2")


def kit_print_money_never() -> Text:
    return Text(key="kit-print-money-never")


def kit_print_money_never_1() -> Text:
    return Text(key="kit-print-money-never-1")


def kit_print_money_never_2() -> Text:
    return Text(key="kit-print-money-never-2")


def kit_print_money_never_3() -> Text:
    return Text(key="kit-print-money-never-3")


def kit_print_money_never_4() -> Text:
    return Text(key="kit-print-money-never-4")


def kit_print_money_doubt() -> Text:
    return Text(key="kit-print-money-doubt")


def kit_print_money_doubt_1() -> Text:
    return Text(key="kit-print-money-doubt-1")


def kit_print_money_doubt_2() -> Text:
    return Text(key="kit-print-money-doubt-2")


def kit_print_heat() -> Text:
    return Text(key="kit-print-heat")


def kit_print_heat_lead() -> Text:
    return Text(key="kit-print-heat-lead")


def kit_print_heat_self() -> Text:
    return Text(key="kit-print-heat-self")


def kit_print_heat_self_1() -> Text:
    return Text(key="kit-print-heat-self-1")


def kit_print_heat_self_2() -> Text:
    return Text(key="kit-print-heat-self-2")


def kit_print_heat_self_3() -> Text:
    return Text(key="kit-print-heat-self-3")


def kit_print_heat_self_4() -> Text:
    return Text(key="kit-print-heat-self-4")


def kit_print_heat_self_5() -> Text:
    return Text(key="kit-print-heat-self-5")


def kit_print_heat_other() -> Text:
    return Text(key="kit-print-heat-other")


def kit_print_heat_other_1() -> Text:
    return Text(key="kit-print-heat-other-1")


def kit_print_heat_other_2() -> Text:
    return Text(key="kit-print-heat-other-2")


def kit_print_heat_other_3() -> Text:
    return Text(key="kit-print-heat-other-3")


def kit_print_heat_call() -> Text:
    return Text(key="kit-print-heat-call")


def kit_print_heat_call_1() -> Text:
    return Text(key="kit-print-heat-call-1")


def kit_print_heat_call_2() -> Text:
    return Text(key="kit-print-heat-call-2")


def kit_print_heat_call_3() -> Text:
    return Text(key="kit-print-heat-call-3")


def kit_print_heat_call_then() -> Text:
    return Text(key="kit-print-heat-call-then")


def kit_print_heat_more(*, when: Filling) -> Text:
    return Text(key="kit-print-heat-more", args={"when": when})


def kit_print_lobby() -> Text:
    return Text(key="kit-print-lobby")


def kit_print_lobby_lead() -> Text:
    return Text(key="kit-print-lobby-lead")


def kit_print_lobby_who() -> Text:
    return Text(key="kit-print-lobby-who")


def kit_print_lobby_floor() -> Text:
    return Text(key="kit-print-lobby-floor")


def kit_print_lobby_hour() -> Text:
    return Text(key="kit-print-lobby-hour")


def kit_print_lobby_knocks() -> Text:
    return Text(key="kit-print-lobby-knocks")


def kit_print_lobby_discreet() -> Text:
    return Text(key="kit-print-lobby-discreet")


def kit_print_lobby_take_down() -> Text:
    return Text(key="kit-print-lobby-take-down")


def kit_print_lobby_signs() -> Text:
    return Text(key="kit-print-lobby-signs")


def link_title() -> Text:
    return Text(key="link-title")


def link_first(*, platform: Filling) -> Text:
    return Text(key="link-first", args={"platform": platform})


def link_then(*, platform: Filling) -> Text:
    return Text(key="link-then", args={"platform": platform})


def link_new() -> Text:
    return Text(key="link-new")


def link_code(*, code: Filling) -> Text:
    return Text(key="link-code", args={"code": code})


def link_code_how(*, code: Filling, until: Filling) -> Text:
    return Text(key="link-code-how", args={"code": code, "until": until})


def link_code_warning() -> Text:
    return Text(key="link-code-warning")


def link_sure(*, name: Filling, platform: Filling) -> Text:
    return Text(key="link-sure", args={"name": name, "platform": platform})


def link_sure_warning() -> Text:
    return Text(key="link-sure-warning")


def link_yes() -> Text:
    return Text(key="link-yes")


def link_done() -> Text:
    return Text(key="link-done")


def link_wrong() -> Text:
    return Text(key="link-wrong")


def link_same() -> Text:
    return Text(key="link-same")


def link_prefer(*, platform: Filling) -> Text:
    return Text(key="link-prefer", args={"platform": platform})


def link_preferred(*, platform: Filling) -> Text:
    return Text(key="link-preferred", args={"platform": platform})


def link_part(*, platform: Filling) -> Text:
    return Text(key="link-part", args={"platform": platform})


def link_part_sure(*, platform: Filling) -> Text:
    return Text(key="link-part-sure", args={"platform": platform})


def link_part_yes() -> Text:
    return Text(key="link-part-yes")


def link_parted(*, platform: Filling) -> Text:
    return Text(key="link-parted", args={"platform": platform})


def link_in_private() -> Text:
    return Text(key="link-in-private")


def link_on_telegram() -> Text:
    return Text(key="link-on-telegram")


def link_on_slack() -> Text:
    return Text(key="link-on-slack")


def link_on_stairwell() -> Text:
    return Text(key="link-on-stairwell")


def link_on_neutral() -> Text:
    return Text(key="link-on-neutral")


def link_accounts() -> Text:
    return Text(key="link-accounts")


def link_account(*, account: Filling, called: Filling) -> Text:
    return Text(key="link-account", args={"account": account, "called": called})


def link_account_in(*, platform: Filling, workspace: Filling) -> Text:
    return Text(key="link-account-in", args={"platform": platform, "workspace": workspace})


def link_account_number(*, account: Filling, number: Filling) -> Text:
    return Text(key="link-account-number", args={"account": account, "number": number})


def nudge_not_today() -> Text:
    return Text(key="nudge-not-today")


def nudge_card_signs() -> Text:
    return Text(key="nudge-card-signs")


def nudge_card_onward() -> Text:
    return Text(key="nudge-card-onward")


def nudge_card_signs_again() -> Text:
    return Text(key="nudge-card-signs-again")


def nudge_card_head() -> Text:
    return Text(key="nudge-card-head")


def nudge_card_1() -> Text:
    return Text(key="nudge-card-1")


def nudge_card_2() -> Text:
    return Text(key="nudge-card-2")


def nudge_card_3() -> Text:
    return Text(key="nudge-card-3")


def nudge_card_4() -> Text:
    return Text(key="nudge-card-4")


def nudge_card_5() -> Text:
    return Text(key="nudge-card-5")


def nudge_card_6() -> Text:
    return Text(key="nudge-card-6")


def nudge_card_7() -> Text:
    return Text(key="nudge-card-7")


def nudge_card_8() -> Text:
    return Text(key="nudge-card-8")


def nudge_card_meanwhile() -> Text:
    return Text(key="nudge-card-meanwhile")


def nudge_card_not_me() -> Text:
    return Text(key="nudge-card-not-me")


def nudge_outcome_fine() -> Text:
    return Text(key="nudge-outcome-fine")


def nudge_outcome_again() -> Text:
    return Text(key="nudge-outcome-again")


def nudge_outcome_needs() -> Text:
    return Text(key="nudge-outcome-needs")


def nudge_outcome_worrying() -> Text:
    return Text(key="nudge-outcome-worrying")


def nudge_outcome_silent() -> Text:
    return Text(key="nudge-outcome-silent")


def nudge_outcome_away() -> Text:
    return Text(key="nudge-outcome-away")


def nudge_outcome_refuses() -> Text:
    return Text(key="nudge-outcome-refuses")


def nudge_said_fine() -> Text:
    return Text(key="nudge-said-fine")


def nudge_said_again() -> Text:
    return Text(key="nudge-said-again")


def nudge_said_needs() -> Text:
    return Text(key="nudge-said-needs")


def nudge_said_worrying() -> Text:
    return Text(key="nudge-said-worrying")


def nudge_said_silent() -> Text:
    return Text(key="nudge-said-silent")


def nudge_said_away() -> Text:
    return Text(key="nudge-said-away")


def nudge_said_refuses() -> Text:
    return Text(key="nudge-said-refuses")


def nudge_numbers(*, numbers: Filling) -> Text:
    return Text(key="nudge-numbers", args={"numbers": numbers})


def nudge_nickname_title() -> Text:
    return Text(key="nudge-nickname-title")


def nudge_nickname_name() -> Text:
    return Text(key="nudge-nickname-name")


def nudge_cool_title() -> Text:
    return Text(key="nudge-cool-title")


def nudge_cool_places() -> Text:
    return Text(key="nudge-cool-places")


def nudge_tomorrow(*, area: Filling, level: Filling) -> Text:
    return Text(key="nudge-tomorrow", args={"area": area, "level": level})


def nudge_today(*, area: Filling, level: Filling) -> Text:
    return Text(key="nudge-today", args={"area": area, "level": level})


def nudge_set_by(*, name: Filling) -> Text:
    return Text(key="nudge-set-by", args={"name": name})


def nudge_cool(*, places: Filling) -> Text:
    return Text(key="nudge-cool", args={"places": places})


def nudge_home() -> Text:
    return Text(key="nudge-home")


def nudge_faint() -> Text:
    return Text(key="nudge-faint")


def nudge_first() -> Text:
    return Text(key="nudge-first")


def nudge_info(*, when: Filling) -> Text:
    return Text(key="nudge-info", args={"when": when})


def nudge_info_by_day() -> Text:
    return Text(key="nudge-info-by-day")


def nudge_info_hours(*, closes: Filling, opens: Filling) -> Text:
    return Text(key="nudge-info-hours", args={"closes": closes, "opens": opens})


def nudge_prepare(*, area: Filling) -> Text:
    return Text(key="nudge-prepare", args={"area": area})


def nudge_prepare_who() -> Text:
    return Text(key="nudge-prepare-who")


def nudge_prepare_register() -> Text:
    return Text(key="nudge-prepare-register")


def nudge_prepare_cafe() -> Text:
    return Text(key="nudge-prepare-cafe")


def nudge_prepare_invite() -> Text:
    return Text(key="nudge-prepare-invite")


def nudge_yellow_act() -> Text:
    return Text(key="nudge-yellow-act")


def nudge_yellow_tip() -> Text:
    return Text(key="nudge-yellow-tip")


def nudge_eve_who() -> Text:
    return Text(key="nudge-eve-who")


def nudge_today_who() -> Text:
    return Text(key="nudge-today-who")


def nudge_thanks(*, count: int) -> Text:
    return Text(key="nudge-thanks", args={"count": count})


def nudge_waiting(*, count: int) -> Text:
    return Text(key="nudge-waiting", args={"count": count})


def nudge_red_all() -> Text:
    return Text(key="nudge-red-all")


def nudge_red_inside() -> Text:
    return Text(key="nudge-red-inside")


def nudge_red_who() -> Text:
    return Text(key="nudge-red-who")


def nudge_red_morning() -> Text:
    return Text(key="nudge-red-morning")


def nudge_red_noon() -> Text:
    return Text(key="nudge-red-noon")


def nudge_red_evening() -> Text:
    return Text(key="nudge-red-evening")


def nudge_how() -> Text:
    return Text(key="nudge-how")


def nudge_how_kept() -> Text:
    return Text(key="nudge-how-kept")


def nudge_clear(*, area: Filling) -> Text:
    return Text(key="nudge-clear", args={"area": area})


def nudge_clear_thanks(*, count: int) -> Text:
    return Text(key="nudge-clear-thanks", args={"count": count})


def nudge_clear_walls() -> Text:
    return Text(key="nudge-clear-walls")


def nudge_clear_cafe() -> Text:
    return Text(key="nudge-clear-cafe")


def nudge_ended_unknown(*, area: Filling) -> Text:
    return Text(key="nudge-ended-unknown", args={"area": area})


def nudge_ended_unknown_care() -> Text:
    return Text(key="nudge-ended-unknown-care")


def nudge_counts_looking(*, count: int) -> Text:
    return Text(key="nudge-counts-looking", args={"count": count})


def nudge_counts_rest(*, away: Filling, need: Filling) -> Text:
    return Text(key="nudge-counts-rest", args={"away": away, "need": need})


def nudge_counts_silent(*, count: int) -> Text:
    return Text(key="nudge-counts-silent", args={"count": count})


def nudge_counts_checks(*, answered: Filling, begun: Filling, passed: Filling, silent: Filling) -> Text:
    return Text(key="nudge-counts-checks", args={"answered": answered, "begun": begun, "passed": passed, "silent": silent})


def nudge_wall_day(*, day: Filling, level: Filling) -> Text:
    return Text(key="nudge-wall-day", args={"day": day, "level": level})


def nudge_wall_days(*, day: Filling, level: Filling) -> Text:
    return Text(key="nudge-wall-days", args={"day": day, "level": level})


def nudge_wall_orange() -> Text:
    return Text(key="nudge-wall-orange")


def nudge_wall_over() -> Text:
    return Text(key="nudge-wall-over")


def nudge_wall_lost() -> Text:
    return Text(key="nudge-wall-lost")


def nudge_knock() -> Text:
    return Text(key="nudge-knock")


def nudge_call() -> Text:
    return Text(key="nudge-call")


def nudge_away() -> Text:
    return Text(key="nudge-away")


def nudge_need() -> Text:
    return Text(key="nudge-need")


def nudge_noted_knock() -> Text:
    return Text(key="nudge-noted-knock")


def nudge_noted_call() -> Text:
    return Text(key="nudge-noted-call")


def nudge_noted_away() -> Text:
    return Text(key="nudge-noted-away")


def nudge_noted_need() -> Text:
    return Text(key="nudge-noted-need")


def nudge_noted_not_today() -> Text:
    return Text(key="nudge-noted-not_today")


def nudge_over() -> Text:
    return Text(key="nudge-over")


def nudge_mine(*, names: Filling) -> Text:
    return Text(key="nudge-mine", args={"names": names})


def nudge_card_open() -> Text:
    return Text(key="nudge-card-open")


def nudge_nicknames() -> Text:
    return Text(key="nudge-nicknames")


def nudge_need_how() -> Text:
    return Text(key="nudge-need-how")


def nudge_need_aid() -> Text:
    return Text(key="nudge-need-aid")


def nudge_nicknames_head() -> Text:
    return Text(key="nudge-nicknames-head")


def nudge_nicknames_promise() -> Text:
    return Text(key="nudge-nicknames-promise")


def nudge_nickname_add() -> Text:
    return Text(key="nudge-nickname-add")


def nudge_nickname_drop(*, name: Filling) -> Text:
    return Text(key="nudge-nickname-drop", args={"name": name})


def nudge_nickname_full() -> Text:
    return Text(key="nudge-nickname-full")


def nudge_willing_yes() -> Text:
    return Text(key="nudge-willing-yes")


def nudge_willing_no() -> Text:
    return Text(key="nudge-willing-no")


def nudge_willing_is() -> Text:
    return Text(key="nudge-willing-is")


def nudge_willing_is_not() -> Text:
    return Text(key="nudge-willing-is-not")


def nudge_cool_edit() -> Text:
    return Text(key="nudge-cool-edit")


def nudge_cool_done() -> Text:
    return Text(key="nudge-cool-done")


def nudge_drill_mark() -> Text:
    return Text(key="nudge-drill-mark")


def nudge_drill_members() -> Text:
    return Text(key="nudge-drill-members")


def nudge_drill_asked() -> Text:
    return Text(key="nudge-drill-asked")


def nudge_drill_buddy(*, name: Filling) -> Text:
    return Text(key="nudge-drill-buddy", args={"name": name})


def nudge_drill_you() -> Text:
    return Text(key="nudge-drill-you")


def nudge_drill_told() -> Text:
    return Text(key="nudge-drill-told")


def nudge_drill_button() -> Text:
    return Text(key="nudge-drill-button")


def nudge_drill_how() -> Text:
    return Text(key="nudge-drill-how")


def nudge_drill_only() -> Text:
    return Text(key="nudge-drill-only")


def nudge_drill_done(*, area: Filling, count: int) -> Text:
    return Text(key="nudge-drill-done", args={"area": area, "count": count})


def nudge_guard(*, kind: Filling, level: Filling, moment: Filling) -> Text:
    return Text(key="nudge-guard", args={"kind": kind, "level": level, "moment": moment})


def nudge_guard_orange() -> Text:
    return Text(key="nudge-guard-orange")


def nudge_guard_red() -> Text:
    return Text(key="nudge-guard-red")


def nudge_guard_morning() -> Text:
    return Text(key="nudge-guard-morning")


def nudge_guard_evening() -> Text:
    return Text(key="nudge-guard-evening")


def nudge_guard_cool() -> Text:
    return Text(key="nudge-guard-cool")


def nudge_guard_phone() -> Text:
    return Text(key="nudge-guard-phone")


def nudge_guard_keep() -> Text:
    return Text(key="nudge-guard-keep")


def nudge_guard_kept() -> Text:
    return Text(key="nudge-guard-kept")


def nudge_guard_place() -> Text:
    return Text(key="nudge-guard-place")


def organise_not_yours() -> Text:
    return Text(key="organise-not-yours")


def organise_only() -> Text:
    return Text(key="organise-only")


def organise_in_private() -> Text:
    return Text(key="organise-in-private")


def organise_code_wrong() -> Text:
    return Text(key="organise-code-wrong")


def organise_code_how() -> Text:
    return Text(key="organise-code-how")


def organise_already() -> Text:
    return Text(key="organise-already")


def organise_named(*, name: Filling) -> Text:
    return Text(key="organise-named", args={"name": name})


def organise_declare() -> Text:
    return Text(key="organise-declare")


def organise_see_demand() -> Text:
    return Text(key="organise-see-demand")


def organise_open_panel() -> Text:
    return Text(key="organise-open-panel")


def organise_join(*, name: Filling) -> Text:
    return Text(key="organise-join", args={"name": name})


def organise_panel() -> Text:
    return Text(key="organise-panel")


def organise_panel_areas(*, count: int) -> Text:
    return Text(key="organise-panel-areas", args={"count": count})


def organise_panel_loose(*, count: int) -> Text:
    return Text(key="organise-panel-loose", args={"count": count})


def organise_bind(*, title: Filling) -> Text:
    return Text(key="organise-bind", args={"title": title})


def organise_area_head(*, name: Filling, town: Filling) -> Text:
    return Text(key="organise-area-head", args={"name": name, "town": town})


def organise_members(*, count: int) -> Text:
    return Text(key="organise-members", args={"count": count})


def organise_walls_count(*, count: int) -> Text:
    return Text(key="organise-walls-count", args={"count": count})


def organise_sheets(*, count: int) -> Text:
    return Text(key="organise-sheets", args={"count": count})


def organise_door_count(*, count: int) -> Text:
    return Text(key="organise-door-count", args={"count": count})


def organise_organisers(*, count: int) -> Text:
    return Text(key="organise-organisers", args={"count": count})


def organise_alone() -> Text:
    return Text(key="organise-alone")


def organise_see_door(*, count: Filling) -> Text:
    return Text(key="organise-see-door", args={"count": count})


def organise_see_needs(*, count: Filling) -> Text:
    return Text(key="organise-see-needs", args={"count": count})


def organise_see_walls() -> Text:
    return Text(key="organise-see-walls")


def organise_see_link() -> Text:
    return Text(key="organise-see-link")


def organise_see_team() -> Text:
    return Text(key="organise-see-team")


def organise_see_journal() -> Text:
    return Text(key="organise-see-journal")


def organise_change() -> Text:
    return Text(key="organise-change")


def organise_drop_outline() -> Text:
    return Text(key="organise-drop-outline")


def organise_link_head() -> Text:
    return Text(key="organise-link-head")


def organise_link_text(*, name: Filling) -> Text:
    return Text(key="organise-link-text", args={"name": name})


def organise_area_title() -> Text:
    return Text(key="organise-area-title")


def organise_area_name() -> Text:
    return Text(key="organise-area-name")


def organise_area_centre() -> Text:
    return Text(key="organise-area-centre")


def organise_area_radius() -> Text:
    return Text(key="organise-area-radius")


def organise_area_aliases() -> Text:
    return Text(key="organise-area-aliases")


def organise_area_numbers() -> Text:
    return Text(key="organise-area-numbers")


def organise_area_outline() -> Text:
    return Text(key="organise-area-outline")


def organise_name_empty() -> Text:
    return Text(key="organise-name-empty")


def organise_name_taken(*, town: Filling) -> Text:
    return Text(key="organise-name-taken", args={"town": town})


def organise_aliases_many(*, limit: Filling) -> Text:
    return Text(key="organise-aliases-many", args={"limit": limit})


def organise_centre_many(*, towns: Filling) -> Text:
    return Text(key="organise-centre-many", args={"towns": towns})


def organise_centre_town() -> Text:
    return Text(key="organise-centre-town")


def organise_centre_unknown() -> Text:
    return Text(key="organise-centre-unknown")


def organise_centre_silent() -> Text:
    return Text(key="organise-centre-silent")


def organise_centre_abroad() -> Text:
    return Text(key="organise-centre-abroad")


def organise_town(*, department: Filling, name: Filling) -> Text:
    return Text(key="organise-town", args={"department": department, "name": name})


def organise_outline_unread() -> Text:
    return Text(key="organise-outline-unread")


def organise_outline_kind() -> Text:
    return Text(key="organise-outline-kind")


def organise_outline_ring() -> Text:
    return Text(key="organise-outline-ring")


def organise_outline_degrees() -> Text:
    return Text(key="organise-outline-degrees")


def organise_outline_points(*, count: Filling, limit: Filling) -> Text:
    return Text(key="organise-outline-points", args={"count": count, "limit": limit})


def organise_outline_small(*, metres: Filling) -> Text:
    return Text(key="organise-outline-small", args={"metres": metres})


def organise_outline_large(*, kilometres: Filling) -> Text:
    return Text(key="organise-outline-large", args={"kilometres": kilometres})


def organise_outline_far(*, kilometres: Filling) -> Text:
    return Text(key="organise-outline-far", args={"kilometres": kilometres})


def organise_draft_head(*, name: Filling, town: Filling) -> Text:
    return Text(key="organise-draft-head", args={"name": name, "town": town})


def organise_draft_aliases(*, aliases: Filling) -> Text:
    return Text(key="organise-draft-aliases", args={"aliases": aliases})


def organise_draft_radius(*, radius: Filling) -> Text:
    return Text(key="organise-draft-radius", args={"radius": radius})


def organise_draft_outline() -> Text:
    return Text(key="organise-draft-outline")


def organise_draft_moved() -> Text:
    return Text(key="organise-draft-moved")


def organise_draft_language(*, language: Filling) -> Text:
    return Text(key="organise-draft-language", args={"language": language})


def organise_draft_ask() -> Text:
    return Text(key="organise-draft-ask")


def organise_draft_map() -> Text:
    return Text(key="organise-draft-map")


def organise_draft_open() -> Text:
    return Text(key="organise-draft-open")


def organise_draft_change() -> Text:
    return Text(key="organise-draft-change")


def organise_draft_drop() -> Text:
    return Text(key="organise-draft-drop")


def organise_draft_dropped() -> Text:
    return Text(key="organise-draft-dropped")


def organise_in_language(*, language: Filling) -> Text:
    return Text(key="organise-in-language", args={"language": language})


def organise_opened(*, name: Filling) -> Text:
    return Text(key="organise-opened", args={"name": name})


def organise_opened_told(*, count: int) -> Text:
    return Text(key="organise-opened-told", args={"count": count})


def organise_how_wall() -> Text:
    return Text(key="organise-how-wall")


def organise_second() -> Text:
    return Text(key="organise-second")


def organise_opened_near(*, name: Filling, town: Filling) -> Text:
    return Text(key="organise-opened-near", args={"name": name, "town": town})


def organise_changed(*, name: Filling) -> Text:
    return Text(key="organise-changed", args={"name": name})


def organise_walls(*, count: int) -> Text:
    return Text(key="organise-walls", args={"count": count})


def organise_wall_line(*, language: Filling, title: Filling) -> Text:
    return Text(key="organise-wall-line", args={"language": language, "title": title})


def organise_wall_settings(*, title: Filling) -> Text:
    return Text(key="organise-wall-settings", args={"title": title})


def organise_wall_head(*, name: Filling, title: Filling) -> Text:
    return Text(key="organise-wall-head", args={"name": name, "title": title})


def organise_bound(*, name: Filling, title: Filling) -> Text:
    return Text(key="organise-bound", args={"name": name, "title": title})


def organise_wall_language(*, language: Filling) -> Text:
    return Text(key="organise-wall-language", args={"language": language})


def organise_all_rights() -> Text:
    return Text(key="organise-all-rights")


def organise_right_post() -> Text:
    return Text(key="organise-right-post")


def organise_right_pin() -> Text:
    return Text(key="organise-right-pin")


def organise_right_invite() -> Text:
    return Text(key="organise-right-invite")


def organise_how_right() -> Text:
    return Text(key="organise-how-right")


def organise_choose(*, title: Filling) -> Text:
    return Text(key="organise-choose", args={"title": title})


def organise_none_yet() -> Text:
    return Text(key="organise-none-yet")


def organise_unbound(*, title: Filling) -> Text:
    return Text(key="organise-unbound", args={"title": title})


def organise_wall_closed(*, name: Filling, title: Filling) -> Text:
    return Text(key="organise-wall-closed", args={"name": name, "title": title})


def organise_wall_again() -> Text:
    return Text(key="organise-wall-again")


def organise_rights_changed(*, title: Filling) -> Text:
    return Text(key="organise-rights-changed", args={"title": title})


def organise_wall_refuses(*, title: Filling) -> Text:
    return Text(key="organise-wall-refuses", args={"title": title})


def organise_wall_takes(*, title: Filling) -> Text:
    return Text(key="organise-wall-takes", args={"title": title})


def organise_refuses_topic() -> Text:
    return Text(key="organise-refuses-topic")


def organise_refuses_archived() -> Text:
    return Text(key="organise-refuses-archived")


def organise_refuses_wrong() -> Text:
    return Text(key="organise-refuses-wrong")


def organise_refuses_next() -> Text:
    return Text(key="organise-refuses-next")


def organise_wall_try() -> Text:
    return Text(key="organise-wall-try")


def organise_wall_tried() -> Text:
    return Text(key="organise-wall-tried")


def organise_topic_how() -> Text:
    return Text(key="organise-topic-how")


def organise_topic_chosen() -> Text:
    return Text(key="organise-topic-chosen")


def organise_topic_here(*, title: Filling) -> Text:
    return Text(key="organise-topic-here", args={"title": title})


def organise_topic_none(*, title: Filling) -> Text:
    return Text(key="organise-topic-none", args={"title": title})


def organise_topic_leave() -> Text:
    return Text(key="organise-topic-leave")


def organise_topic_lost(*, title: Filling) -> Text:
    return Text(key="organise-topic-lost", args={"title": title})


def organise_hello(*, name: Filling) -> Text:
    return Text(key="organise-hello", args={"name": name})


def organise_hello_promise() -> Text:
    return Text(key="organise-hello-promise")


def organise_door(*, count: int) -> Text:
    return Text(key="organise-door", args={"count": count})


def organise_knock(*, moment: Filling, name: Filling, title: Filling) -> Text:
    return Text(key="organise-knock", args={"moment": moment, "name": name, "title": title})


def organise_admit(*, name: Filling) -> Text:
    return Text(key="organise-admit", args={"name": name})


def organise_decline(*, name: Filling) -> Text:
    return Text(key="organise-decline", args={"name": name})


def organise_admitted(*, name: Filling) -> Text:
    return Text(key="organise-admitted", args={"name": name})


def organise_declined(*, name: Filling) -> Text:
    return Text(key="organise-declined", args={"name": name})


def organise_decided() -> Text:
    return Text(key="organise-decided")


def organise_door_rest(*, count: int) -> Text:
    return Text(key="organise-door-rest", args={"count": count})


def organise_door_by_area() -> Text:
    return Text(key="organise-door-by-area")


def organise_door_unverified() -> Text:
    return Text(key="organise-door-unverified")


def organise_door_by_organisers() -> Text:
    return Text(key="organise-door-by-organisers")


def organise_door_inside() -> Text:
    return Text(key="organise-door-inside")


def organise_door_public(*, title: Filling) -> Text:
    return Text(key="organise-door-public", args={"title": title})


def organise_door_keep() -> Text:
    return Text(key="organise-door-keep")


def organise_door_open() -> Text:
    return Text(key="organise-door-open")


def organise_door_opened() -> Text:
    return Text(key="organise-door-opened")


def organise_asks_to_enter(*, name: Filling) -> Text:
    return Text(key="organise-asks-to-enter", args={"name": name})


def organise_open_door() -> Text:
    return Text(key="organise-open-door")


def organise_team(*, name: Filling) -> Text:
    return Text(key="organise-team", args={"name": name})


def organise_team_organiser(*, name: Filling) -> Text:
    return Text(key="organise-team-organiser", args={"name": name})


def organise_team_relay(*, name: Filling) -> Text:
    return Text(key="organise-team-relay", args={"name": name})


def organise_team_how() -> Text:
    return Text(key="organise-team-how")


def organise_offer_organiser() -> Text:
    return Text(key="organise-offer-organiser")


def organise_offer_relay() -> Text:
    return Text(key="organise-offer-relay")


def organise_offer_organiser_head(*, name: Filling) -> Text:
    return Text(key="organise-offer-organiser-head", args={"name": name})


def organise_offer_relay_head(*, name: Filling) -> Text:
    return Text(key="organise-offer-relay-head", args={"name": name})


def organise_offer_once(*, until: Filling) -> Text:
    return Text(key="organise-offer-once", args={"until": until})


def organise_offer_organiser_link(*, name: Filling) -> Text:
    return Text(key="organise-offer-organiser-link", args={"name": name})


def organise_offer_relay_link(*, name: Filling) -> Text:
    return Text(key="organise-offer-relay-link", args={"name": name})


def organise_now_organiser(*, name: Filling) -> Text:
    return Text(key="organise-now-organiser", args={"name": name})


def organise_now_relay(*, name: Filling) -> Text:
    return Text(key="organise-now-relay", args={"name": name})


def organise_joined_organiser(*, name: Filling, who: Filling) -> Text:
    return Text(key="organise-joined-organiser", args={"name": name, "who": who})


def organise_joined_relay(*, name: Filling, who: Filling) -> Text:
    return Text(key="organise-joined-relay", args={"name": name, "who": who})


def organise_left(*, count: int, name: Filling) -> Text:
    return Text(key="organise-left", args={"count": count, "name": name})


def organise_admin() -> Text:
    return Text(key="organise-admin")


def organise_demand() -> Text:
    return Text(key="organise-demand")


def organise_demand_none() -> Text:
    return Text(key="organise-demand-none")


def organise_demand_town(*, count: int, town: Filling) -> Text:
    return Text(key="organise-demand-town", args={"count": count, "town": town})


def organise_demand_cell(*, count: int, town: Filling) -> Text:
    return Text(key="organise-demand-cell", args={"count": count, "town": town})


def organise_journal() -> Text:
    return Text(key="organise-journal")


def organise_journal_none() -> Text:
    return Text(key="organise-journal-none")


def organise_journal_line(*, act: Filling, moment: Filling, who: Filling) -> Text:
    return Text(key="organise-journal-line", args={"act": act, "moment": moment, "who": who})


def organise_nobody() -> Text:
    return Text(key="organise-nobody")


def organise_act_admin() -> Text:
    return Text(key="organise-act-admin")


def organise_act_opened() -> Text:
    return Text(key="organise-act-opened")


def organise_act_changed() -> Text:
    return Text(key="organise-act-changed")


def organise_act_bound() -> Text:
    return Text(key="organise-act-bound")


def organise_act_closed() -> Text:
    return Text(key="organise-act-closed")


def organise_act_refused() -> Text:
    return Text(key="organise-act-refused")


def organise_act_takes() -> Text:
    return Text(key="organise-act-takes")


def organise_act_door_by_organisers() -> Text:
    return Text(key="organise-act-door_by_organisers")


def organise_act_door_by_area() -> Text:
    return Text(key="organise-act-door_by_area")


def organise_act_admitted() -> Text:
    return Text(key="organise-act-admitted")


def organise_act_declined() -> Text:
    return Text(key="organise-act-declined")


def organise_act_offered() -> Text:
    return Text(key="organise-act-offered")


def organise_act_relay() -> Text:
    return Text(key="organise-act-relay")


def organise_act_organiser() -> Text:
    return Text(key="organise-act-organiser")


def organise_act_left() -> Text:
    return Text(key="organise-act-left")


def organise_act_kept() -> Text:
    return Text(key="organise-act-kept")


def organise_act_hid() -> Text:
    return Text(key="organise-act-hid")


def organise_act_muted() -> Text:
    return Text(key="organise-act-muted")


def organise_act_lifted() -> Text:
    return Text(key="organise-act-lifted")


def organise_act_upheld() -> Text:
    return Text(key="organise-act-upheld")


def organise_report_title() -> Text:
    return Text(key="organise-report-title")


def organise_report_what() -> Text:
    return Text(key="organise-report-what")


def organise_report_word() -> Text:
    return Text(key="organise-report-word")


def organise_trouble_money() -> Text:
    return Text(key="organise-trouble-money")


def organise_trouble_insult() -> Text:
    return Text(key="organise-trouble-insult")


def organise_trouble_private() -> Text:
    return Text(key="organise-trouble-private")


def organise_trouble_danger() -> Text:
    return Text(key="organise-trouble-danger")


def organise_trouble_other() -> Text:
    return Text(key="organise-trouble-other")


def organise_report_choose() -> Text:
    return Text(key="organise-report-choose")


def organise_report_none() -> Text:
    return Text(key="organise-report-none")


def organise_report_how() -> Text:
    return Text(key="organise-report-how")


def organise_report_card(*, first: Filling, second: Filling) -> Text:
    return Text(key="organise-report-card", args={"first": first, "second": second})


def organise_report_message(*, title: Filling) -> Text:
    return Text(key="organise-report-message", args={"title": title})


def organise_report_gone() -> Text:
    return Text(key="organise-report-gone")


def organise_report_elsewhere() -> Text:
    return Text(key="organise-report-elsewhere")


def organise_report_own() -> Text:
    return Text(key="organise-report-own")


def organise_report_already() -> Text:
    return Text(key="organise-report-already")


def organise_report_thanks(*, name: Filling) -> Text:
    return Text(key="organise-report-thanks", args={"name": name})


def organise_report_danger() -> Text:
    return Text(key="organise-report-danger")


def organise_report_money() -> Text:
    return Text(key="organise-report-money")


def organise_reported(*, about: Filling, name: Filling) -> Text:
    return Text(key="organise-reported", args={"about": about, "name": name})


def organise_reported_why(*, what: Filling) -> Text:
    return Text(key="organise-reported-why", args={"what": what})


def organise_reported_word(*, word: Filling) -> Text:
    return Text(key="organise-reported-word", args={"word": word})


def organise_reported_count(*, count: int) -> Text:
    return Text(key="organise-reported-count", args={"count": count})


def organise_reported_covered() -> Text:
    return Text(key="organise-reported-covered")


def organise_reported_card() -> Text:
    return Text(key="organise-reported-card")


def organise_reported_link() -> Text:
    return Text(key="organise-reported-link")


def organise_judge_leave() -> Text:
    return Text(key="organise-judge-leave")


def organise_judge_hide() -> Text:
    return Text(key="organise-judge-hide")


def organise_judge_mute() -> Text:
    return Text(key="organise-judge-mute")


def organise_judge_hide_and_mute() -> Text:
    return Text(key="organise-judge-hide-and-mute")


def organise_judge_how() -> Text:
    return Text(key="organise-judge-how")


def organise_judge_own() -> Text:
    return Text(key="organise-judge-own")


def organise_judged() -> Text:
    return Text(key="organise-judged")


def organise_judged_already() -> Text:
    return Text(key="organise-judged-already")


def organise_see_reports(*, count: Filling) -> Text:
    return Text(key="organise-see-reports", args={"count": count})


def organise_reports(*, count: int) -> Text:
    return Text(key="organise-reports", args={"count": count})


def organise_report_line(*, about: Filling, count: int, moment: Filling) -> Text:
    return Text(key="organise-report-line", args={"about": about, "count": count, "moment": moment})


def organise_see_report(*, about: Filling) -> Text:
    return Text(key="organise-see-report", args={"about": about})


def organise_card_covered() -> Text:
    return Text(key="organise-card-covered")


def organise_card_hidden() -> Text:
    return Text(key="organise-card-hidden")


def organise_author_covered(*, about: Filling, name: Filling) -> Text:
    return Text(key="organise-author-covered", args={"about": about, "name": name})


def organise_author_hidden(*, about: Filling, name: Filling) -> Text:
    return Text(key="organise-author-hidden", args={"about": about, "name": name})


def organise_author_muted(*, about: Filling, name: Filling, until: Filling) -> Text:
    return Text(key="organise-author-muted", args={"about": about, "name": name, "until": until})


def organise_author_appeal() -> Text:
    return Text(key="organise-author-appeal")


def organise_author_back(*, about: Filling, name: Filling) -> Text:
    return Text(key="organise-author-back", args={"about": about, "name": name})


def organise_author_upheld(*, about: Filling, name: Filling) -> Text:
    return Text(key="organise-author-upheld", args={"about": about, "name": name})


def organise_muted(*, until: Filling) -> Text:
    return Text(key="organise-muted", args={"until": until})


def organise_appeal() -> Text:
    return Text(key="organise-appeal")


def organise_appeal_sent() -> Text:
    return Text(key="organise-appeal-sent")


def organise_appeal_already() -> Text:
    return Text(key="organise-appeal-already")


def organise_appeal_asked() -> Text:
    return Text(key="organise-appeal-asked")


def organise_appeal_about(*, about: Filling, name: Filling) -> Text:
    return Text(key="organise-appeal-about", args={"about": about, "name": name})


def organise_lift() -> Text:
    return Text(key="organise-lift")


def organise_uphold() -> Text:
    return Text(key="organise-uphold")


def organise_ended_left(*, about: Filling) -> Text:
    return Text(key="organise-ended-left", args={"about": about})


def organise_ended_hidden(*, about: Filling) -> Text:
    return Text(key="organise-ended-hidden", args={"about": about})


def organise_ended_muted(*, about: Filling) -> Text:
    return Text(key="organise-ended-muted", args={"about": about})


def organise_act_aid_chose() -> Text:
    return Text(key="organise-act-aid_chose")


def organise_act_heat_set() -> Text:
    return Text(key="organise-act-heat_set")


def organise_act_heat_proposed() -> Text:
    return Text(key="organise-act-heat_proposed")


def organise_act_heat_confirmed() -> Text:
    return Text(key="organise-act-heat_confirmed")


def organise_act_heat_declined() -> Text:
    return Text(key="organise-act-heat_declined")


def organise_act_heat_region() -> Text:
    return Text(key="organise-act-heat_region")


def organise_morning_head(*, area: Filling) -> Text:
    return Text(key="organise-morning-head", args={"area": area})


def organise_morning_checks(*, count: int) -> Text:
    return Text(key="organise-morning-checks", args={"count": count})


def organise_morning_needs(*, count: int) -> Text:
    return Text(key="organise-morning-needs", args={"count": count})


def organise_morning_cafe(*, hour: Filling, place: Filling) -> Text:
    return Text(key="organise-morning-cafe", args={"hour": hour, "place": place})


def organise_morning_cafes(*, count: int) -> Text:
    return Text(key="organise-morning-cafes", args={"count": count})


def organise_morning_look() -> Text:
    return Text(key="organise-morning-look")


def too_many_actions(*, count: Filling) -> Text:
    return Text(key="too-many-actions", args={"count": count})


def gone() -> Text:
    return Text(key="gone")


def fault(*, code: Filling) -> Text:
    return Text(key="fault", args={"code": code})


def database_away() -> Text:
    return Text(key="database-away")


def close() -> Text:
    return Text(key="close")


def back() -> Text:
    return Text(key="back")


def confidence_taken_away() -> Text:
    return Text(key="confidence-taken-away")


def reply_delayed() -> Text:
    return Text(key="reply-delayed")


def reply_document_lost() -> Text:
    return Text(key="reply-document-lost")


def reply_go_on() -> Text:
    return Text(key="reply-go-on")


def slack_send() -> Text:
    return Text(key="slack-send")


def slack_close() -> Text:
    return Text(key="slack-close")


def slack_working_title() -> Text:
    return Text(key="slack-working-title")


def slack_working() -> Text:
    return Text(key="slack-working")


def slack_done_title() -> Text:
    return Text(key="slack-done-title")


def slack_done() -> Text:
    return Text(key="slack-done")


def slack_open_form() -> Text:
    return Text(key="slack-open-form")


def slack_form_waits(*, title: Filling) -> Text:
    return Text(key="slack-form-waits", args={"title": title})


def slack_form_ready(*, title: Filling) -> Text:
    return Text(key="slack-form-ready", args={"title": title})


def slack_too_slow() -> Text:
    return Text(key="slack-too-slow")


def slack_in_private() -> Text:
    return Text(key="slack-in-private")


def slack_forward() -> Text:
    return Text(key="slack-forward")


def slack_home_back() -> Text:
    return Text(key="slack-home-back")


def slack_home_start() -> Text:
    return Text(key="slack-home-start")


def slack_home_welcome() -> Text:
    return Text(key="slack-home-welcome")


def slack_home_kept() -> Text:
    return Text(key="slack-home-kept")


def slack_share() -> Text:
    return Text(key="slack-share")


def slack_share_title() -> Text:
    return Text(key="slack-share-title")


def slack_share_card() -> Text:
    return Text(key="slack-share-card")


def slack_share_where() -> Text:
    return Text(key="slack-share-where")


def slack_share_first_invite() -> Text:
    return Text(key="slack-share-first-invite")


def slack_share_gone() -> Text:
    return Text(key="slack-share-gone")


def slack_shared() -> Text:
    return Text(key="slack-shared")


def slack_shortcut_cafe() -> Text:
    return Text(key="slack-shortcut-cafe")


def slack_shortcut_cafe_about() -> Text:
    return Text(key="slack-shortcut-cafe-about")


def slack_shortcut_aide() -> Text:
    return Text(key="slack-shortcut-aide")


def slack_shortcut_aide_about() -> Text:
    return Text(key="slack-shortcut-aide-about")


def slack_shortcut_signaler() -> Text:
    return Text(key="slack-shortcut-signaler")


def slack_shortcut_signaler_about() -> Text:
    return Text(key="slack-shortcut-signaler-about")


def slack_command_palier() -> Text:
    return Text(key="slack-command-palier")


def slack_command_hint() -> Text:
    return Text(key="slack-command-hint")


def slack_about() -> Text:
    return Text(key="slack-about")


def slack_about_long() -> Text:
    return Text(key="slack-about-long")


def slack_first_admin(*, code: Filling) -> Text:
    return Text(key="slack-first-admin", args={"code": code})


def slack_installed() -> Text:
    return Text(key="slack-installed")


def slack_not_installed() -> Text:
    return Text(key="slack-not-installed")


def slack_check_token(*, workspace: Filling) -> Text:
    return Text(key="slack-check-token", args={"workspace": workspace})


def slack_check_token_refused() -> Text:
    return Text(key="slack-check-token-refused")


def slack_check_silent() -> Text:
    return Text(key="slack-check-silent")


def slack_check_scopes(*, scopes: Filling) -> Text:
    return Text(key="slack-check-scopes", args={"scopes": scopes})


def slack_check_wall(*, area: Filling, wall: Filling) -> Text:
    return Text(key="slack-check-wall", args={"area": area, "wall": wall})


def slack_check_wall_gone(*, area: Filling, wall: Filling) -> Text:
    return Text(key="slack-check-wall-gone", args={"area": area, "wall": wall})


def stairwell_taken_off() -> Text:
    return Text(key="stairwell-taken-off")


def stairwell_title() -> Text:
    return Text(key="stairwell-title")


def stairwell_tagline() -> Text:
    return Text(key="stairwell-tagline")


def stairwell_language() -> Text:
    return Text(key="stairwell-language")


def stairwell_tabs() -> Text:
    return Text(key="stairwell-tabs")


def stairwell_unread() -> Text:
    return Text(key="stairwell-unread")


def stairwell_lost() -> Text:
    return Text(key="stairwell-lost")


def stairwell_failed() -> Text:
    return Text(key="stairwell-failed")


def stairwell_no_script() -> Text:
    return Text(key="stairwell-no-script")


def stairwell_open(*, url: Filling) -> Text:
    return Text(key="stairwell-open", args={"url": url})


def stairwell_no_port(*, first: Filling) -> Text:
    return Text(key="stairwell-no-port", args={"first": first})


def stairwell_next_port(*, port: Filling, wanted: Filling) -> Text:
    return Text(key="stairwell-next-port", args={"port": port, "wanted": wanted})


def stairwell_token() -> Text:
    return Text(key="stairwell-token")


def stairwell_clock() -> Text:
    return Text(key="stairwell-clock")


def stairwell_clock_move() -> Text:
    return Text(key="stairwell-clock-move")


def stairwell_clock_hour() -> Text:
    return Text(key="stairwell-clock-hour")


def stairwell_clock_evening() -> Text:
    return Text(key="stairwell-clock-evening")


def stairwell_clock_morning() -> Text:
    return Text(key="stairwell-clock-morning")


def stairwell_clock_until() -> Text:
    return Text(key="stairwell-clock-until")


def stairwell_clock_go() -> Text:
    return Text(key="stairwell-clock-go")


def stairwell_clock_past() -> Text:
    return Text(key="stairwell-clock-past")


def stairwell_heat() -> Text:
    return Text(key="stairwell-heat")


def stairwell_heat_short() -> Text:
    return Text(key="stairwell-heat-short")


def stairwell_heat_today() -> Text:
    return Text(key="stairwell-heat-today")


def stairwell_heat_tomorrow() -> Text:
    return Text(key="stairwell-heat-tomorrow")


def stairwell_organises() -> Text:
    return Text(key="stairwell-organises")


def stairwell_reads() -> Text:
    return Text(key="stairwell-reads")


def stairwell_enlarge() -> Text:
    return Text(key="stairwell-enlarge")


def stairwell_edited() -> Text:
    return Text(key="stairwell-edited")


def stairwell_pinned() -> Text:
    return Text(key="stairwell-pinned")


def stairwell_download() -> Text:
    return Text(key="stairwell-download")


def stairwell_guarded() -> Text:
    return Text(key="stairwell-guarded")


def stairwell_card_changed() -> Text:
    return Text(key="stairwell-card-changed")


def stairwell_newcomer() -> Text:
    return Text(key="stairwell-newcomer")


def stairwell_start() -> Text:
    return Text(key="stairwell-start")


def stairwell_more() -> Text:
    return Text(key="stairwell-more")


def stairwell_commands() -> Text:
    return Text(key="stairwell-commands")


def stairwell_points() -> Text:
    return Text(key="stairwell-points")


def stairwell_point_inside() -> Text:
    return Text(key="stairwell-point-inside")


def stairwell_point_edge() -> Text:
    return Text(key="stairwell-point-edge")


def stairwell_point_town() -> Text:
    return Text(key="stairwell-point-town")


def stairwell_point_sea() -> Text:
    return Text(key="stairwell-point-sea")


def stairwell_point_other() -> Text:
    return Text(key="stairwell-point-other")


def stairwell_point_share() -> Text:
    return Text(key="stairwell-point-share")


def stairwell_lat() -> Text:
    return Text(key="stairwell-lat")


def stairwell_lon() -> Text:
    return Text(key="stairwell-lon")


def stairwell_things() -> Text:
    return Text(key="stairwell-things")


def stairwell_sticker() -> Text:
    return Text(key="stairwell-sticker")


def stairwell_photo() -> Text:
    return Text(key="stairwell-photo")


def stairwell_voice() -> Text:
    return Text(key="stairwell-voice")


def stairwell_write() -> Text:
    return Text(key="stairwell-write")


def stairwell_send() -> Text:
    return Text(key="stairwell-send")


def stairwell_wall() -> Text:
    return Text(key="stairwell-wall")


def stairwell_chat() -> Text:
    return Text(key="stairwell-chat")


def stairwell_write_wall() -> Text:
    return Text(key="stairwell-write-wall")


def stairwell_as() -> Text:
    return Text(key="stairwell-as")


def stairwell_knock() -> Text:
    return Text(key="stairwell-knock")


def stairwell_search() -> Text:
    return Text(key="stairwell-search")


def stairwell_search_go() -> Text:
    return Text(key="stairwell-search-go")


def stairwell_choose_card() -> Text:
    return Text(key="stairwell-choose-card")


def stairwell_palier_put_in() -> Text:
    return Text(key="stairwell-palier-put-in")


def stairwell_palier_take_out() -> Text:
    return Text(key="stairwell-palier-take-out")


def stairwell_nothing_to_share() -> Text:
    return Text(key="stairwell-nothing-to-share")


def stairwell_elsewhere_title() -> Text:
    return Text(key="stairwell-elsewhere-title")


def stairwell_shared_point(*, point: Filling) -> Text:
    return Text(key="stairwell-shared-point", args={"point": point})


def stairwell_sent_sticker() -> Text:
    return Text(key="stairwell-sent-sticker")


def stairwell_sent_photo() -> Text:
    return Text(key="stairwell-sent-photo")


def stairwell_sent_voice() -> Text:
    return Text(key="stairwell-sent-voice")


def stairwell_form_sent(*, title: Filling) -> Text:
    return Text(key="stairwell-form-sent", args={"title": title})


def stairwell_shared_card() -> Text:
    return Text(key="stairwell-shared-card")


def stairwell_knocks() -> Text:
    return Text(key="stairwell-knocks")


def stairwell_palier_in() -> Text:
    return Text(key="stairwell-palier-in")


def stairwell_palier_out() -> Text:
    return Text(key="stairwell-palier-out")


def stairwell_form_send() -> Text:
    return Text(key="stairwell-form-send")


def stairwell_form_optional() -> Text:
    return Text(key="stairwell-form-optional")


def stairwell_form_calendar() -> Text:
    return Text(key="stairwell-form-calendar")


def stairwell_form_clock() -> Text:
    return Text(key="stairwell-form-clock")


def stairwell_form_points() -> Text:
    return Text(key="stairwell-form-points")


def stairwell_form_quick() -> Text:
    return Text(key="stairwell-form-quick")


def stairwell_form_kept(*, name: Filling) -> Text:
    return Text(key="stairwell-form-kept", args={"name": name})


def stairwell_form_echo(*, answer: Filling) -> Text:
    return Text(key="stairwell-form-echo", args={"answer": answer})


def stairwell_seed_place() -> Text:
    return Text(key="stairwell-seed-place")


def stairwell_seed_note() -> Text:
    return Text(key="stairwell-seed-note")


def telegram_come() -> Text:
    return Text(key="telegram-come")


def telegram_unsigned() -> Text:
    return Text(key="telegram-unsigned")


def telegram_open() -> Text:
    return Text(key="telegram-open")


def telegram_place_noted() -> Text:
    return Text(key="telegram-place-noted")


def telegram_first_admin(*, code: Filling, link: Filling) -> Text:
    return Text(key="telegram-first-admin", args={"code": code, "link": link})


def telegram_description() -> Text:
    return Text(key="telegram-description")


def telegram_short() -> Text:
    return Text(key="telegram-short")


def watch_title() -> Text:
    return Text(key="watch-title")


def watch_what() -> Text:
    return Text(key="watch-what")


def watch_not_me() -> Text:
    return Text(key="watch-not-me")


def watch_town() -> Text:
    return Text(key="watch-town")


def watch_until() -> Text:
    return Text(key="watch-until")


def watch_begin() -> Text:
    return Text(key="watch-begin")


def watch_in_private() -> Text:
    return Text(key="watch-in-private")


def watch_open() -> Text:
    return Text(key="watch-open")


def watch_enrol_title() -> Text:
    return Text(key="watch-enrol-title")


def watch_enrol_hour() -> Text:
    return Text(key="watch-enrol-hour")


def watch_enrol_contact() -> Text:
    return Text(key="watch-enrol-contact")


def watch_enrol_access() -> Text:
    return Text(key="watch-enrol-access")


def watch_enrol_share() -> Text:
    return Text(key="watch-enrol-share")


def watch_away_title() -> Text:
    return Text(key="watch-away-title")


def watch_away_day() -> Text:
    return Text(key="watch-away-day")


def watch_hour_range() -> Text:
    return Text(key="watch-hour-range")


def watch_enrolled() -> Text:
    return Text(key="watch-enrolled")


def watch_changed() -> Text:
    return Text(key="watch-changed")


def watch_on() -> Text:
    return Text(key="watch-on")


def watch_paused() -> Text:
    return Text(key="watch-paused")


def watch_away(*, until: Filling) -> Text:
    return Text(key="watch-away", args={"until": until})


def watch_all_paused(*, until: Filling) -> Text:
    return Text(key="watch-all-paused", args={"until": until})


def watch_hour(*, hour: Filling) -> Text:
    return Text(key="watch-hour", args={"hour": hour})


def watch_hour_usual() -> Text:
    return Text(key="watch-hour-usual")


def watch_contact(*, contact: Filling) -> Text:
    return Text(key="watch-contact", args={"contact": contact})


def watch_no_contact() -> Text:
    return Text(key="watch-no-contact")


def watch_access(*, access: Filling) -> Text:
    return Text(key="watch-access", args={"access": access})


def watch_shares() -> Text:
    return Text(key="watch-shares")


def watch_shares_not() -> Text:
    return Text(key="watch-shares-not")


def watch_buddy(*, name: Filling) -> Text:
    return Text(key="watch-buddy", args={"name": name})


def watch_buddy_asked(*, name: Filling) -> Text:
    return Text(key="watch-buddy-asked", args={"name": name})


def watch_no_buddy() -> Text:
    return Text(key="watch-no-buddy")


def watch_buddy_of(*, name: Filling) -> Text:
    return Text(key="watch-buddy-of", args={"name": name})


def watch_offers() -> Text:
    return Text(key="watch-offers")


def watch_change() -> Text:
    return Text(key="watch-change")


def watch_pause() -> Text:
    return Text(key="watch-pause")


def watch_resume() -> Text:
    return Text(key="watch-resume")


def watch_go_away() -> Text:
    return Text(key="watch-go-away")


def watch_back() -> Text:
    return Text(key="watch-back")


def watch_stop() -> Text:
    return Text(key="watch-stop")


def watch_stop_sure() -> Text:
    return Text(key="watch-stop-sure")


def watch_stop_yes() -> Text:
    return Text(key="watch-stop-yes")


def watch_stopped() -> Text:
    return Text(key="watch-stopped")


def watch_ended_by(*, name: Filling) -> Text:
    return Text(key="watch-ended-by", args={"name": name})


def watch_invite() -> Text:
    return Text(key="watch-invite")


def watch_pick() -> Text:
    return Text(key="watch-pick")


def watch_offer() -> Text:
    return Text(key="watch-offer")


def watch_offer_stop() -> Text:
    return Text(key="watch-offer-stop")


def watch_offered() -> Text:
    return Text(key="watch-offered")


def watch_offer_stopped() -> Text:
    return Text(key="watch-offer-stopped")


def watch_link(*, name: Filling) -> Text:
    return Text(key="watch-link", args={"name": name})


def watch_link_how() -> Text:
    return Text(key="watch-link-how")


def watch_link_open(*, name: Filling) -> Text:
    return Text(key="watch-link-open", args={"name": name})


def watch_link_gone() -> Text:
    return Text(key="watch-link-gone")


def watch_link_own() -> Text:
    return Text(key="watch-link-own")


def watch_pick_head() -> Text:
    return Text(key="watch-pick-head")


def watch_pick_nobody() -> Text:
    return Text(key="watch-pick-nobody")


def watch_pick_one(*, name: Filling) -> Text:
    return Text(key="watch-pick-one", args={"name": name})


def watch_pick_asked(*, name: Filling) -> Text:
    return Text(key="watch-pick-asked", args={"name": name})


def watch_pick_gone() -> Text:
    return Text(key="watch-pick-gone")


def watch_full() -> Text:
    return Text(key="watch-full")


def watch_already() -> Text:
    return Text(key="watch-already")


def watch_asked(*, name: Filling) -> Text:
    return Text(key="watch-asked", args={"name": name})


def watch_asked_what() -> Text:
    return Text(key="watch-asked-what")


def watch_asked_night() -> Text:
    return Text(key="watch-asked-night")


def watch_accept() -> Text:
    return Text(key="watch-accept")


def watch_refuse() -> Text:
    return Text(key="watch-refuse")


def watch_agreed(*, name: Filling) -> Text:
    return Text(key="watch-agreed", args={"name": name})


def watch_accepted(*, name: Filling) -> Text:
    return Text(key="watch-accepted", args={"name": name})


def watch_refused(*, name: Filling) -> Text:
    return Text(key="watch-refused", args={"name": name})


def watch_declined() -> Text:
    return Text(key="watch-declined")


def watch_part(*, name: Filling) -> Text:
    return Text(key="watch-part", args={"name": name})


def watch_part_sure(*, name: Filling) -> Text:
    return Text(key="watch-part-sure", args={"name": name})


def watch_part_yes() -> Text:
    return Text(key="watch-part-yes")


def watch_part_done() -> Text:
    return Text(key="watch-part-done")


def watch_parted(*, name: Filling) -> Text:
    return Text(key="watch-parted", args={"name": name})


def watch_ask_morning(*, name: Filling) -> Text:
    return Text(key="watch-ask-morning", args={"name": name})


def watch_ask_afternoon(*, name: Filling) -> Text:
    return Text(key="watch-ask-afternoon", args={"name": name})


def watch_ask_evening(*, name: Filling) -> Text:
    return Text(key="watch-ask-evening", args={"name": name})


def watch_ask_after(*, name: Filling) -> Text:
    return Text(key="watch-ask-after", args={"name": name})


def watch_remind(*, name: Filling) -> Text:
    return Text(key="watch-remind", args={"name": name})


def watch_say_fine() -> Text:
    return Text(key="watch-say-fine")


def watch_say_call() -> Text:
    return Text(key="watch-say-call")


def watch_say_need() -> Text:
    return Text(key="watch-say-need")


def watch_say_now() -> Text:
    return Text(key="watch-say-now")


def watch_say_away() -> Text:
    return Text(key="watch-say-away")


def watch_said_fine() -> Text:
    return Text(key="watch-said-fine")


def watch_said_call() -> Text:
    return Text(key="watch-said-call")


def watch_said_need() -> Text:
    return Text(key="watch-said-need")


def watch_said_away() -> Text:
    return Text(key="watch-said-away")


def watch_said_now() -> Text:
    return Text(key="watch-said-now")


def watch_meanwhile() -> Text:
    return Text(key="watch-meanwhile")


def watch_passed_to(*, names: Filling) -> Text:
    return Text(key="watch-passed-to", args={"names": names})


def watch_passed_organisers() -> Text:
    return Text(key="watch-passed-organisers")


def watch_passed_morning() -> Text:
    return Text(key="watch-passed-morning")


def watch_passed_asleep() -> Text:
    return Text(key="watch-passed-asleep")


def watch_passed_nobody() -> Text:
    return Text(key="watch-passed-nobody")


def watch_told_silence(*, hour: Filling, name: Filling) -> Text:
    return Text(key="watch-told-silence", args={"hour": hour, "name": name})


def watch_told_do() -> Text:
    return Text(key="watch-told-do")


def watch_told_call(*, name: Filling) -> Text:
    return Text(key="watch-told-call", args={"name": name})


def watch_told_now(*, name: Filling) -> Text:
    return Text(key="watch-told-now", args={"name": name})


def watch_told_count(*, count: int) -> Text:
    return Text(key="watch-told-count", args={"count": count})


def watch_goes(*, name: Filling) -> Text:
    return Text(key="watch-goes", args={"name": name})


def watch_in_vain(*, name: Filling, who: Filling) -> Text:
    return Text(key="watch-in-vain", args={"name": name, "who": who})


def watch_organisers_do() -> Text:
    return Text(key="watch-organisers-do")


def watch_numbers(*, numbers: Filling) -> Text:
    return Text(key="watch-numbers", args={"numbers": numbers})


def watch_no_numbers() -> Text:
    return Text(key="watch-no-numbers")


def watch_contact_now(*, name: Filling) -> Text:
    return Text(key="watch-contact-now", args={"name": name})


def watch_go() -> Text:
    return Text(key="watch-go")


def watch_call() -> Text:
    return Text(key="watch-call")


def watch_cannot() -> Text:
    return Text(key="watch-cannot")


def watch_cannot_noted() -> Text:
    return Text(key="watch-cannot-noted")


def watch_go_thanks(*, name: Filling) -> Text:
    return Text(key="watch-go-thanks", args={"name": name})


def watch_door() -> Text:
    return Text(key="watch-door")


def watch_card() -> Text:
    return Text(key="watch-card")


def watch_comes(*, who: Filling) -> Text:
    return Text(key="watch-comes", args={"who": who})


def watch_calls(*, who: Filling) -> Text:
    return Text(key="watch-calls", args={"who": who})


def watch_somebody_goes(*, name: Filling, who: Filling) -> Text:
    return Text(key="watch-somebody-goes", args={"name": name, "who": who})


def watch_not_coming(*, who: Filling) -> Text:
    return Text(key="watch-not-coming", args={"who": who})


def watch_not_calling(*, who: Filling) -> Text:
    return Text(key="watch-not-calling", args={"who": who})


def watch_not_going(*, name: Filling, who: Filling) -> Text:
    return Text(key="watch-not-going", args={"name": name, "who": who})


def watch_worried(*, name: Filling, who: Filling) -> Text:
    return Text(key="watch-worried", args={"name": name, "who": who})


def watch_over(*, name: Filling) -> Text:
    return Text(key="watch-over", args={"name": name})


def watch_fine(*, name: Filling) -> Text:
    return Text(key="watch-fine", args={"name": name})


def watch_again(*, name: Filling) -> Text:
    return Text(key="watch-again", args={"name": name})


def watch_still_hot(*, names: Filling) -> Text:
    return Text(key="watch-still-hot", args={"names": names})


def watch_stopped_for(*, who: Filling) -> Text:
    return Text(key="watch-stopped-for", args={"who": who})


def watch_clear_fine(*, name: Filling) -> Text:
    return Text(key="watch-clear-fine", args={"name": name})


def watch_clear_again(*, name: Filling) -> Text:
    return Text(key="watch-clear-again", args={"name": name})


def watch_clear_needs(*, name: Filling) -> Text:
    return Text(key="watch-clear-needs", args={"name": name})


def watch_clear_away(*, name: Filling) -> Text:
    return Text(key="watch-clear-away", args={"name": name})


def watch_clear_call(*, name: Filling) -> Text:
    return Text(key="watch-clear-call", args={"name": name})


def watch_clear_stop(*, name: Filling) -> Text:
    return Text(key="watch-clear-stop", args={"name": name})


def watch_thanks() -> Text:
    return Text(key="watch-thanks")


def watch_notice() -> Text:
    return Text(key="watch-notice")


def watch_notice_next() -> Text:
    return Text(key="watch-notice-next")


def watch_waiting() -> Text:
    return Text(key="watch-waiting")


def watch_waiting_head(*, area: Filling) -> Text:
    return Text(key="watch-waiting-head", args={"area": area})


def watch_waiting_silence(*, name: Filling, since: Filling) -> Text:
    return Text(key="watch-waiting-silence", args={"name": name, "since": since})


def watch_waiting_call(*, name: Filling, since: Filling) -> Text:
    return Text(key="watch-waiting-call", args={"name": name, "since": since})


def watch_waiting_now(*, name: Filling, since: Filling) -> Text:
    return Text(key="watch-waiting-now", args={"name": name, "since": since})


def watch_waiting_goes(*, name: Filling) -> Text:
    return Text(key="watch-waiting-goes", args={"name": name})


def watch_waiting_free() -> Text:
    return Text(key="watch-waiting-free")


def watch_waiting_go(*, name: Filling) -> Text:
    return Text(key="watch-waiting-go", args={"name": name})


def watch_waiting_none() -> Text:
    return Text(key="watch-waiting-none")


def watch_waiting_more(*, count: int) -> Text:
    return Text(key="watch-waiting-more", args={"count": count})


def watch_waiting_others(*, count: int) -> Text:
    return Text(key="watch-waiting-others", args={"count": count})
