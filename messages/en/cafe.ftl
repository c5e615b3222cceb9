# Small cafés between neighbours.

# The form.
cafe-invite-title = Invite to a café
cafe-invite-kind = What kind of get-together?
cafe-invite-day = Which day? Choose one, or write for example “Saturday 3 pm”.
cafe-invite-hour = At what time?
cafe-invite-place = Where do we meet? At your home, give only the street corner: the address is asked for separately.
cafe-invite-seats = How many seats, not counting you?
cafe-invite-access = So that everyone can come, tick what is true:
cafe-invite-note = Anything to add? For example what everyone brings.
cafe-home-title = The address, privately
cafe-home-address = What is the exact address? It is encrypted, never shown on the card, and sent only to those who come, 24 hours before.
cafe-guest-title = Bring somebody
cafe-guest-name = What is the name of the person coming with you? A first name is enough; it is forgotten after the café.

cafe-kind-home = Coffee at home
cafe-kind-cafe = Coffee in a café
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
        [0] Nobody has answered yet. Be the first!
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
cafe-plus-one = The two of us
cafe-alone = I come without them
cafe-details = Details
cafe-share = Share
cafe-calendar = Add to calendar
cafe-calendar-caption = Here it is for your calendar.

# Answers in passing.
cafe-noted-going = Noted, you are coming. See you soon!
cafe-noted-going-unknown = Noted, you are coming. To get the reminder, tap “Details”, then “Start”.
cafe-noted-maybe = Noted: maybe.
cafe-noted-no = Noted. Another time!
cafe-noted-waiting = It is full. You are on the waiting list: I will write as soon as a seat is free.
cafe-noted-guest = Noted: you are coming with { $name }.
cafe-noted-alone = Noted: you are coming without your guest.
cafe-no-room-for-guest = There are not enough seats left for two.
cafe-you-host = You are the host: your seat is already taken.
cafe-over = This get-together is over.
cafe-cancelled = This get-together has been called off.
cafe-not-yours = Only the host can do that.
cafe-kept = Noted, you are still coming.

# Preparing and publishing.
cafe-which-area = In which neighbourhood are you inviting?
cafe-preview = This is what your neighbours will see:
cafe-publish = Publish
cafe-amend = Change
cafe-discard = Throw this draft away
cafe-discarded = The draft is gone. Nothing was published.
cafe-add-address = Give the address
cafe-address-kept = The address is kept privately.
cafe-published =
    { $walls ->
        [0] Published! Neighbours who follow cafés are told.
        [one] Published on the neighbourhood’s wall!
       *[other] Published on { $walls } walls of the neighbourhood!
    }
cafe-published-next = I will write to you the day before. You can share the invitation around you.
cafe-too-many = You already have { $count } invitations under way. Finish one before making another.
cafe-too-few-seats =
    { $seated ->
        [one] One person already has a seat: keep at least one.
       *[other] { $seated } people already have a seat: keep at least { $seated }.
    }
cafe-updated = Changed. Everyone who answered is told.
cafe-unchanged = Nothing has changed.

# Your cafés.
cafe-list-title = *Coming cafés*
cafe-list-empty = No café is planned for now. How about starting the first one with /cafe?
cafe-list-item = { $moment } · { $place }
cafe-list-draft = Draft: { $place }
cafe-list-new = Invite to a café
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
cafe-promoted = A seat became free: you are coming to the café!
cafe-promoted-change = Can’t make it? Say so, and the seat goes to somebody else.
cafe-offered = A seat became free for today. It is kept for you until { $until }.
cafe-offer-take = I take the seat
cafe-offer-leave = I leave it
cafe-offer-gone = This seat went to somebody else.
cafe-offer-lapsed = Without an answer from you, the seat went to somebody else. You are welcome next time.
cafe-reminder-eve = It is tomorrow! Are you still coming?
cafe-reminder-soon = It is soon: see you in a while!
cafe-reminder-maybe = It is tomorrow, and you were not sure. Are you coming?
cafe-still-yes = Yes, I’m coming
cafe-still-no = No, after all
cafe-host-eve =
    { $seated ->
        [0] It is tomorrow. Nobody has said they are coming so far: two is already a meeting.
        [one] It is tomorrow. One person is coming.
       *[other] It is tomorrow. { $seated } people are coming.
    }
cafe-address-letter = The address for tomorrow, for you alone: { $address }
cafe-address-discreet = Please do not pass it on: only those who come are given it.
cafe-changed = { $host } changed the invitation. Here it is, up to date:
cafe-changed-still = Are you still coming?
cafe-called-off = The get-together has been called off. There is nothing you need to do.
cafe-nudge = There is room left: two is already a meeting.
cafe-new = A new invitation in your neighbourhood:

# Being the host.
cafe-call-off = Call it off
cafe-call-off-sure = Call this get-together off? Everyone who answered will be told.
cafe-call-off-yes = Yes, call it off
cafe-call-off-done = The get-together is called off. Everyone is told.
cafe-hand-over = Hand over
cafe-hand-over-to = Who takes over? They will have to accept.
cafe-hand-over-nobody = Nobody has said they are coming yet: there is nobody to hand over to.
cafe-hand-over-asked = { $name } has been asked. You remain the host until they answer.
cafe-hand-over-ask = { $host } asks you to host in their place. Do you accept?
cafe-take-over = I accept
cafe-take-over-no = No, thank you
cafe-taken-over = You are the host now. Thank you!
cafe-taken-over-told = { $name } is now hosting in your place.
cafe-take-over-refused = { $name } cannot take over. You remain the host.
cafe-take-over-late = This offer no longer stands.
cafe-new-host = { $name } is now hosting this get-together.

# The morning after.
cafe-after = Yesterday was your get-together. Did it take place?
cafe-after-held = Yes, it did
cafe-after-few = We were few
cafe-after-not_yet = Not yet
cafe-after-thanks-held = Thank you for bringing your neighbours together! Again?
cafe-after-thanks-few = Never a failure: a first meeting calls for a second. Again?
cafe-after-thanks-not_yet = Another time, then. Shall we pick a new date?
cafe-again-week = Next week
cafe-again-month = Next month
cafe-again-done = It is on again, and published!
cafe-in-area = { $area }
cafe-name = { $name }
