# Small cafés between neighbours.

# The form.
cafe-invite-title = Invite to a café
cafe-invite-kind = What kind of get-together?
cafe-invite-day = Which day? Choose one, or write for example “Saturday 3 pm”.
    .slack = Which day?
cafe-invite-hour = At what time? Write for example “3:30 pm”.
    .slack = At what time?
cafe-invite-place = Where will you meet? If it is at your home, write only the street corner. You give the address afterwards, in private.
cafe-invite-seats = How many seats, not counting you? Without an answer: 6.
cafe-invite-access = So that everyone can come, tick whatever is true:
cafe-invite-note = Anything to add? For example, what everyone brings.
cafe-invite-kind-line = Kind
cafe-invite-day-line = Day
cafe-invite-hour-line = Time
cafe-invite-place-line = Place
cafe-invite-seats-line = Seats
cafe-invite-access-line = On the spot
cafe-invite-note-line = Note
cafe-home-title = The address, in private
cafe-home-address = What is the exact address? It is encrypted and never shown on the card. Only those who come receive it, 24 hours before.
cafe-guest-title = Bring somebody along
cafe-guest-name = What is the name of the person coming with you? A first name is enough. It is forgotten after the get-together.

cafe-kind-home = Coffee at home
cafe-kind-cafe = Coffee at the bistro
cafe-kind-walk = A walk
cafe-kind-garden = Gardening tips
cafe-kind-picnic = A picnic
cafe-kind-other = Something else
cafe-access-step_free = no steps
cafe-access-toilets = toilets
cafe-access-seating = somewhere to sit

# The card.
cafe-card-head = ☕ *{ $kind }* with { $host }
cafe-card-head-alone = ☕ *{ $kind }*
cafe-card-when = *{ $moment }*
cafe-card-place = Place: { $place }
cafe-card-access-1 = There: { $first }
cafe-card-access-2 = There: { $first }, { $second }
cafe-card-access-3 = There: { $first }, { $second }, { $third }
cafe-card-note = { $note }
cafe-card-coming =
    { $seated ->
        [0] Nobody has said they are coming yet. How about you?
        [one] One person is coming.
       *[other] { $seated } people are coming.
    }
cafe-card-free =
    { $free ->
        [0] Full: there is a waiting list.
        [one] One seat left.
       *[other] { $free } seats left.
    }
cafe-card-maybe =
    { $maybe ->
        [one] One person is not sure yet.
       *[other] { $maybe } people are not sure yet.
    }
cafe-card-waiting =
    { $waiting ->
        [one] One person is waiting for a seat.
       *[other] { $waiting } people are waiting for a seat.
    }
cafe-card-cancelled = *Called off.* This get-together will not take place.
cafe-card-over =
    { $seated ->
        [0] This is over.
        [one] This is over. One person had said they would come.
       *[other] This is over. { $seated } people had said they would come.
    }
cafe-join = I’m coming
cafe-maybe = Maybe
cafe-decline = I can’t
cafe-plus-one = Two of us are coming
cafe-alone = I’m coming without them
cafe-details = See the details
cafe-share = Share
cafe-calendar = Add to calendar
cafe-calendar-caption = Here is the get-together, for your calendar.

# A calendar that keeps itself up to date, at a secret address.
cafe-feed = My cafés in my calendar
cafe-feed-title = *Your cafés in your calendar*
cafe-feed-name = My cafés with neighbours
cafe-feed-why = Your calendar can follow your cafés by itself: those you come to, perhaps or surely, and your own. What changes or is called off changes there too. It needs a secret address that is yours alone. A home’s address never stands there.
cafe-feed-since = Your calendar has had its address since { $moment }. I do not keep it: if you no longer have it, take a new one, and the old one will open nothing.
cafe-feed-on = Give me an address
cafe-feed-new = A new address
cafe-feed-off = Stop following my cafés
cafe-feed-address = Here is the address to give to your calendar:
cafe-feed-link = { $link }
cafe-feed-how = In Google Calendar: “Other calendars”, “From URL”. On an iPhone: Calendar, “Add Subscription Calendar”. In Outlook: “Add calendar”, “Subscribe from web”. From then on it looks when it likes, sometimes only once a day.
cafe-feed-secret = Whoever has this address reads where you go: give it to nobody. I will not say it again, but you can take a new one whenever you like.
cafe-feed-ended = This address opens nothing any more. Delete the subscription in your calendar too.
cafe-feed-in-private = This address is given in private only. Write /cafes to me in private.
cafe-feed-no-address = This Palier has no public address, so I cannot serve a calendar. “Add to calendar”, on each café, works.

# Answers in passing.
cafe-noted-going = Noted, you are coming. See you soon!
cafe-noted-going-unknown = Noted, you are coming. To get the reminder, press “See the details”, then “Start”.
    .slack = Noted, you are coming. To get the reminder, press “See the details”.
cafe-noted-maybe = Noted: maybe.
cafe-noted-no = Noted. Another time!
cafe-noted-waiting = It is full. You are on the waiting list. I’ll write as soon as a seat is free.
cafe-noted-guest = Noted: you are coming with { $name }.
cafe-noted-alone = Noted: you are coming without them.
cafe-no-room-for-guest = There are not enough seats left for two.
cafe-you-host = You are the host: you are already expected.
cafe-over = This get-together is over.
cafe-covered = The neighbourhood’s organisers are looking at this invitation. It may come back.
cafe-cancelled = This get-together is called off.
cafe-not-yours = Only the host can do that.
cafe-kept = Noted, you are still coming.

# Preparing and publishing.
cafe-which-area = Which neighbourhood are you inviting?
cafe-preview = This is what your neighbours will see:
cafe-publish = Publish
cafe-amend = Change
cafe-publish-change = Publish the change
cafe-discard = Throw this draft away
cafe-discarded = The draft is gone. Nothing was published.
cafe-add-address = Give the address
cafe-change-address = Change the address
cafe-address-kept = The address is kept private.
cafe-published =
    { $walls ->
        [0] It is on its way! Neighbours who follow cafés are being told.
        [one] It is on its way! The card goes to the neighbourhood’s { $own-group }. If it cannot appear there, I’ll tell you and invite neighbours in private.
       *[other] It is on its way! The card goes to { $walls } { $own-groups } of the neighbourhood. If it cannot appear anywhere, I’ll tell you and invite neighbours in private.
    }
cafe-hangs-nowhere = The neighbourhood’s { $own-group } does not take your card for now. I have written in private to the neighbours who follow cafés, and the organisers have been told. The card will appear as soon as possible.
cafe-published-next = I’ll write to you the day before. You can share the invitation with people you know.
cafe-too-many = You already have { $count } invitations in progress. Wait until one is over, or call one off.
cafe-too-few-seats =
    { $seated ->
        [one] One person already has a seat: keep at least one.
       *[other] { $seated } people already have a seat: keep at least { $seated }.
    }
cafe-updated = Changed. Those who are coming have been told.
cafe-unchanged = Nothing has changed.

# Your cafés.
cafe-list-title = *Upcoming cafés*
cafe-list-empty = No café is planned for now. Would you like to start the first one?
cafe-list-item = { $moment } · { $place }
cafe-list-draft = Draft: { $place }
cafe-list-new = Invite to a café

# Meeting somebody: where there is a seat, else invite, or ask for a café without giving one's name.
cafe-meet-free = *{ $area }*: there is a seat at these cafés.
cafe-meet-none = *{ $area }*: no café with a free seat for now. Invite to one yourself, or ask for one.
cafe-meet-ask = Ask for a café
cafe-meet-note = For neighbours to get to know each other.
cafe-wish = Somebody in *{ $area }* would like a café, to meet their neighbours.
cafe-wish-passed = I passed it on to the people who organise, without your name. They read this wish once a week at most.
cafe-wish-nobody = I find nobody to ask. Invite to a café yourself: an hour and a place are enough.
cafe-mine-host = You are the host.
cafe-mine-going = Your answer: you are coming.
cafe-mine-going-guest = Your answer: you are coming with { $name }.
cafe-mine-maybe = Your answer: maybe.
cafe-mine-no = Your answer: you can’t come.
cafe-mine-waiting = Your answer: you are waiting for a seat.
cafe-mine-offered = A seat is kept for you.
cafe-mine-none = You have not answered yet.
cafe-guests = Coming: { $names }
cafe-address = Address: { $address }
cafe-join-area = Join the neighbourhood { $area }

# Letters to guests.
cafe-promoted = A seat has come free: you are coming!
cafe-promoted-change = Can’t make it? Say so, and the seat goes to somebody else.
cafe-offered = A seat has come free for today. It is kept for you until { $until }.
cafe-offer-take = I take the seat
cafe-offer-leave = Let the seat go
cafe-offer-gone = This seat went to somebody else.
cafe-offer-lapsed = You did not answer, so the seat went to somebody else. Another time!
cafe-reminder-eve = It’s tomorrow! Are you still coming?
cafe-reminder-soon = It starts soon: see you there!
cafe-reminder-maybe = It’s tomorrow, and you were not sure. Are you coming?
cafe-still-yes = Yes, I’m coming
cafe-still-no = I can’t come after all
cafe-host-eve =
    { $seated ->
        [0] It’s tomorrow. Nobody has said they are coming yet: two people already make a get-together.
        [one] It’s tomorrow. One person is coming.
       *[other] It’s tomorrow. { $seated } people are coming.
    }
cafe-address-letter = The address for tomorrow, for you alone: { $address }
cafe-address-discreet = Please do not pass it on: only those who come receive it.
cafe-changed = { $host } has changed the invitation. Here it is, up to date:
cafe-changed-still = Are you still coming?
cafe-called-off = The get-together is called off. There is nothing you need to do.
cafe-nudge = There are seats left: two people already make a get-together.
cafe-wall-soon = Today at { $hour }, { $place }: { $free ->
    [1] one seat is
   *[other] { $free } seats are
} left.
cafe-wall-soon-full = Today at { $hour }: every seat is taken.
cafe-wall-soon-moved = The get-together is on { $moment }, { $place }.
cafe-wall-soon-over = The { $hour } get-together is over.
cafe-wall-soon-off = The { $hour } get-together is called off.
cafe-new = A new invitation in your neighbourhood:

# Being the host.
cafe-call-off = Call the get-together off
cafe-call-off-sure = Call this get-together off? Everyone who answered will be told.
cafe-call-off-yes = Yes, call it off
cafe-call-off-done = The get-together is called off. Everyone has been told.
cafe-hand-over = Hand over to somebody
cafe-hand-over-to = Who takes over? They will have to accept.
cafe-hand-over-nobody = Nobody has said they are coming yet: there is nobody to hand over to.
cafe-hand-over-asked = { $name } has been asked. You remain the host until they answer.
cafe-hand-over-ask = { $host } asks you to host in their place. Do you accept?
cafe-take-over = I accept
cafe-take-over-no = No, thank you
cafe-taken-over = You are the host now. Thank you!
cafe-taken-over-told = { $name } is now hosting in your place.
cafe-take-over-refused = { $name } cannot take over. You remain the host.
cafe-take-over-declined = Noted: you are still coming, without being the host.
cafe-take-over-late = This offer no longer stands.
cafe-new-host = { $name } is now the host.

# The morning after.
cafe-after = Your get-together was planned for yesterday. Did it take place?
cafe-after-held = Yes, it took place
cafe-after-few = Yes, but we were few
cafe-after-not_yet = No, not yet
cafe-after-thanks-held = Thank you for bringing your neighbours together! Shall we do it again?
cafe-after-thanks-few = Thank you! A first get-together, even a small one, leads to another. Shall we do it again?
cafe-after-thanks-not_yet = Another time, then. Shall we choose a new date?
cafe-again-week = Again next week
cafe-again-month = Again next month
cafe-again-done = It is on again, and published!
cafe-in-area = { $area }
cafe-name = { $name }

# What may have changed with the place.
cafe-recheck-home = The place has changed. Is it still at your home? If not, choose another kind.
cafe-recheck-home-access = The place has changed. Is it still at your home? If not, choose another kind. Say what is true there, too.
cafe-recheck-place = The kind has changed. Is the place still right?
cafe-recheck-place-access = The kind has changed. Is the place still right, and what is true there?
cafe-recheck-access = The place has changed. What is true there now?
cafe-recheck-host = You are the host now. Until now it was at the former host’s home: say where you meet.
cafe-host-eve-address = The address is missing: without it your guests will not find the way.

# What comes back.
cafe-card-rhythm = { $rhythm }
cafe-weekday-1 = Monday
cafe-weekday-2 = Tuesday
cafe-weekday-3 = Wednesday
cafe-weekday-4 = Thursday
cafe-weekday-5 = Friday
cafe-weekday-6 = Saturday
cafe-weekday-7 = Sunday
cafe-ordinal-1 = first
cafe-ordinal-2 = second
cafe-ordinal-3 = third
cafe-ordinal-4 = fourth
cafe-rhythm-weekly = Every { $weekday }
cafe-rhythm-fortnightly = Every other { $weekday }
cafe-rhythm-monthly = Every { $ordinal } { $weekday } of the month
cafe-rhythm-last = Every last { $weekday } of the month
cafe-recurring = Make it a habit
cafe-recurring-how = How often shall this get-together come back? Each time I publish the invitation in good time and write to you.
cafe-recurring-set = Noted: it comes back.
cafe-recurring-head = Your regular get-together: *{ $place }*
cafe-recurring-next = Then: { $moment }.
cafe-recurring-own = Changing or calling off one of them leaves the others as they are.
cafe-recurring-stop = End these get-togethers
cafe-recurring-stopped = Noted: it has ended.
cafe-recurring-stopped-after = Noted: it has ended. The one that is published takes place.
cafe-recurring-gone = This get-together comes back no more. To take it up again, invite to a café, then touch “{ cafe-recurring }”.
cafe-recurring-item = Regular: { $place }
cafe-recurring-goes-on = The next ones take place as planned.
cafe-recurring-out = Your get-together is back: the invitation is published.
cafe-recurring-ask = Your regular get-together “{ $place }” is still going. Shall it go on?
cafe-recurring-keep = Yes, it goes on
cafe-recurring-kept = Thank you! I shall ask again in three months.
cafe-recurring-ended = Your regular get-together “{ $place }” has ended. To take it up again, invite to a café, then touch “{ cafe-recurring }”.

# Feeling like a coffee: kept to oneself until others feel like it at the same times.
cafe-wish-title = I’d like a coffee
cafe-wish-times = When would suit you? Tick all that would. Nobody else sees it.
cafe-wish-no-time = Tick at least one time of the week.
cafe-time-week_morning = weekday mornings
cafe-time-week_afternoon = weekday afternoons
cafe-time-week_evening = weekday evenings
cafe-time-weekend_morning = weekend mornings
cafe-time-weekend_afternoon = weekend afternoons
cafe-time-weekend_evening = weekend evenings
cafe-wish-where = In which neighbourhood would you like a coffee?
cafe-wish-noted = Noted. Once other neighbours would like one at the same times, I’ll propose two dates to you.
cafe-wish-in = In *{ $area }*:
cafe-wish-time = – { $time }
cafe-wish-alone = Nobody sees your wish, not even the organisers.
cafe-wish-muffled = You receive nothing about cafés in this neighbourhood. As long as that is so, I propose no date to you.
cafe-wish-head = *Your wishes for a coffee*
cafe-wish-none = You have no wish for a coffee waiting.
cafe-wish-mine = My coffee wishes
cafe-wish-change = Change the times
cafe-wish-change-in = Change: { $area }
cafe-wish-end = No longer wish for it
cafe-wish-end-in = End: { $area }
cafe-wish-ended = Forgotten. You can say it again whenever you like.
cafe-wish-keep = Keep my wish
cafe-wish-kept = Kept. I’ll write to you once others would like one at the same times.
cafe-wish-gone = This wish is no longer there. To say it again, write “I’d like a coffee”.
cafe-wish-left = Your wish for a coffee in *{ $area }* is no longer noted. To say one elsewhere, write “I’d like a coffee”.
cafe-wish-still = Two months ago you felt like a coffee with neighbours. Do you still?
cafe-wish-ends = Without an answer within two weeks, I forget it.
cafe-wish-stays = Your wish stays noted, unless you would rather I forgot it.
cafe-slots = Several neighbours in *{ $area }* would like a coffee too. Two moments are possible:
cafe-slots-moment = – *{ $moment }*
cafe-slots-until = Tell me when you can, until { $until }. Your answer stays between us. If it comes about, whoever invites reads your first name once you confirm.
cafe-slots-change = You can change your mind until the date is found, and until { $until } at the latest.
cafe-slots-only = { $moment }
cafe-slots-both = Both suit me
cafe-slots-neither = Neither of them
cafe-slots-noted-first = Noted: the first moment suits you.
cafe-slots-noted-second = Noted: the second moment suits you.
cafe-slots-noted-both = Noted: both moments suit you.
cafe-slots-noted-neither = Noted: neither of them suits you.
cafe-slots-over = There is nothing left to choose: the date is found, or it could not come about.
cafe-lead = Several neighbours in *{ $area }* can make { $moment }, as you can. Would you invite them?
cafe-lead-how = All it takes is to choose the place, better a public one: a café, a park. The rest follows as for any café.
cafe-lead-until = If it is not for you, I ask somebody else and tell nobody. I wait for your answer until { $until }.
cafe-lead-yes = Yes, I’ll invite
cafe-lead-no = Rather somebody else
cafe-lead-declined = Understood. Nobody will know, and you are still among those who can come.
cafe-lead-gone = There is nothing left to decide. You can invite to a café whenever you like.
cafe-lead-passed-on = The invitation is not published yet: I ask somebody else, so that the date holds.
cafe-lead-draft-stays = Your draft stays yours.
cafe-out-of-wishes = The coffee you wished for is coming about!
cafe-out-kept = A seat is kept for you until { $until }. Do you take it?
cafe-out-without = A café came out of wishes like yours. That moment did not suit you, or I had no answer from you: it takes place without you, unless you can come after all.
cafe-few = This time too few neighbours could make the same moment: no café for now.
cafe-nobody-leads = This time nobody could invite: no café for now. Would you, perhaps?

# Editions: one card for all the tables.
cafe-editions = *{ $area }*: one card can gather all the tables of its streets and stairwells.
cafe-edition-summer = Summer coffees
cafe-edition-neighbours = Neighbours’ Day
cafe-edition-open = Open: { $edition }
cafe-edition-title = Neighbours’ Day
cafe-edition-on = *{ $day }*
cafe-edition-day = On which day? Usually it is the last Friday of May.
cafe-edition-days = *{ $first } – { $last }*
cafe-edition-head = 🎉 *{ $edition }* in { $area }
cafe-edition-invites = Every street and stairwell can host its table. Here they are:
cafe-edition-no-table = Every street and stairwell can host its table. The next one could be yours.
cafe-edition-table =
    { $seated ->
        [0] – *{ $moment }* · { $place }
        [one] – *{ $moment }* · { $place } · one person is coming
       *[other] – *{ $moment }* · { $place } · { $seated } people are coming
    }
cafe-edition-note = “{ $note }”
cafe-edition-more =
    { $count ->
        [one] One more table: press “{ cafe-edition-see }”.
       *[other] { $count } more tables: press “{ cafe-edition-see }”.
    }
cafe-edition-host = Host a table
cafe-edition-see = See the tables
cafe-edition-before = Earlier tables
cafe-edition-after = Later tables
cafe-edition-poster = Print the poster
cafe-edition-published = It is on! The card gathers the tables as they are announced.
cafe-edition-move = Change the day
cafe-edition-moved = { $edition }: the date has changed. Here is the new one: { $day }
cafe-edition-table-stays = Your table stays on { $moment } ({ $place }). To move it, press “{ cafe-details }”, then “{ cafe-amend }”.
cafe-edition-close = Take the card down
cafe-edition-close-sure = Take this card down? The tables that are announced keep theirs and take place.
cafe-edition-close-yes = Yes, take it down
cafe-edition-closed = This card gathers no more tables. Those that are announced take place.
cafe-edition-over =
    { $count ->
        [0] It is over. See you next year!
        [one] It is over: one table was held. See you next year!
       *[other] It is over: { $count } tables were held. See you next year!
    }
cafe-edition-gone = This card is no longer there. The next cafés are in /cafes.
cafe-said-again = These words have gone out several times today. Say it otherwise, or wait until tomorrow. A get-together can also come back by itself.
cafe-said-told = In *{ $name }*, nearly the same text was handed in several times in a day. The last time I stopped it: have a look at the cards that are out.
cafe-editions-see = Summer and Neighbours’ Day
