# Helping hands between neighbours.

# The form.
aid-ask-title = Ask for a helping hand
aid-ask-kind = What is it about?
aid-ask-urgency = By when?
aid-ask-behalf = Is it for somebody else, who has agreed? Write their first name or a nickname. For yourself, skip this.
    .slack = Is it for somebody else, who has agreed? Write their first name or a nickname. For yourself, leave this empty.
    .stairwell = Is it for somebody else, who has agreed? Write their first name or a nickname. For yourself, leave this empty.
aid-ask-note = A note for the person who comes? Only they will read it, once you have chosen them. No address here: you give it afterwards.
aid-ask-kind-line = What
aid-ask-urgency-line = By when
aid-ask-behalf-line = For whom
aid-ask-note-line = Note
aid-again-title = Ask again
aid-again-behalf = Who is it for? I erased their name when the request was closed. Write it again, or a nickname, if they still agree.
aid-file-title = The document to print
aid-file-file = Send the document. Only the person who prints it will get it. I forget it when it is done, or after 48 hours.
aid-hour-title = Your arrival time
aid-hour-hour = At what time can you come? Write for example “5:30 pm”.
    .slack = At what time can you come?
aid-day-title = Day and time
aid-day-day = Which day can you come? Choose one, or write for example “Saturday 3 pm”.
    .slack = Which day can you come?
aid-day-hour = At what time? Write for example “3:30 pm”.
    .slack = At what time?
aid-write-title = Your message
aid-write-words = What would you like to say? I pass it on and keep nothing.
aid-address-title = The address, in private
aid-address-address = At which address, with the floor? It is encrypted. Only the person who comes gets it, and I erase it at the end.
aid-contact-title = Your contact
aid-contact-contact = How can you be reached: phone, e-mail? The other person sees it only if they give theirs too. I erase it at the end.
aid-note-title = A note
aid-note-note = What should the person who comes know? Only they will read it.
aid-not_fine-title = What went wrong
aid-not_fine-words = What happened? Only the organisers will read it. You may also skip this.
    .slack = What happened? Only the organisers will read it. You may also leave this empty.
    .stairwell = What happened? Only the organisers will read it. You may also leave this empty.
aid-offer-title = Offer a helping hand
aid-offer-kinds = What could you do, now and then?
aid-offer-slots = When suits you best? Any time, unless you say.
aid-offer-monthly = Just an hour a month, as in L’Heure Civique? I count it for you, then leave you in peace.
aid-offer-kinds-line = What
aid-offer-slots-line = When
aid-offer-monthly-line = An hour a month

aid-kind-errands = Errands
aid-kind-medicine = Fetch medicine
aid-kind-company = Company
aid-kind-elderly = Look in on an older neighbour
aid-kind-escort = Accompany somebody
aid-kind-childcare = Mind a child
aid-kind-print = Print a document
aid-kind-devices = Phone, computer
aid-kind-repairs = Small repairs
aid-kind-fan = Lend a fan
aid-kind-pets = Pets
aid-kind-other = Something else
aid-urgency-now = now
aid-urgency-today = today
aid-urgency-now-on = as soon as possible, { $day }
aid-urgency-today-on = { $day }
aid-urgency-week = this week
aid-urgency-anytime = no hurry
aid-slot-morning = in the morning
aid-slot-afternoon = in the afternoon
aid-slot-evening = in the evening
aid-slot-weekend = at the weekend
aid-soon-now = I’m going now
aid-soon-today = Today, at…
aid-soon-tomorrow = Tomorrow, at…
aid-soon-later = Another day…
aid-ending-done = It is done
aid-ending-not_needed = No longer needed
aid-ending-nobody = Nobody could
aid-spent-half = ½ hour
aid-spent-hour = 1 hour
aid-spent-more = 2 hours

# The card.
aid-label = { $kind } · { $code }
aid-card-head = 🤝 *Helping hand: { $kind }*
aid-card-when = By when: *{ $urgency }*
aid-card-code = Code: { $code }
aid-card-open = Somebody in the neighbourhood is looking for a helping hand. The rest is said in private.
aid-card-can = I can help
aid-card-helped = *Somebody is on it.* Thank you!
aid-card-done = *It is done.* Thank you!
aid-card-over = *It is over:* there is nothing left to do.

# Asking.
aid-which-area = In which neighbourhood?
aid-in-area = { $area }
aid-draft = Here is your request. This is all your neighbours will read:
aid-draft-rest = This is not shown to them:
aid-draft-fitting =
    { $fitting ->
        [0] Nobody has offered this here yet: I show it to the neighbourhood.
        [one] One person offered this. I ask them first, then the neighbourhood.
       *[other] { $fitting } people offered this. I ask a few of them, then the neighbourhood.
    }
aid-draft-known = A child is only left with somebody the team knows, or who came to two cafés: nothing is shown to the neighbourhood.
aid-draft-in-private =
    { $fitting ->
        [0] Nobody can do this here yet: I tell the neighbourhood’s team, and ask anybody who can from then on.
        [one] One person offered this. I ask them first, then I tell the neighbourhood’s team.
       *[other] { $fitting } people offered this. I ask a few of them, then I tell the neighbourhood’s team.
    }
aid-publish =
    { $fitting ->
        [0] Send the request
        [one] Ask this person
       *[other] Ask the neighbours
    }
aid-amend = Change
aid-discard = Discard
aid-discarded = The request is discarded. Nobody has seen it.
aid-behalf = For { $name }, who agreed
aid-note-kept = Only for the person chosen: “{ $note }”
aid-file-kept = Document to print: { $name }
aid-add-file = Attach the document
aid-replace-file = Replace the document
aid-add-note = Add a note
aid-note-added = Noted.
aid-file-added = The document is attached. The person chosen can get it.
aid-published = Off it goes: I’m looking.
aid-published-night = Noted. At this hour I wake nobody: I’ll ask the neighbours from 8:30 am.
aid-searching = I’ll write as soon as somebody answers.
aid-too-many = You already have { $count } requests under way. Close one of them first.
aid-close = Close the request
aid-closing = Why close this request?
aid-closing-helped = The person who was to come will be told at once.
aid-closed-done = It is done: the request is closed. What was confidential is erased.
aid-closed-not_needed = The request is closed. What was confidential is erased.
aid-closed-nobody = The request is closed. I am sorry that nobody could. What was confidential is erased.
aid-closed-silent = Not hearing from you, I closed this request. What was confidential is erased.
aid-closed-gone = I could no longer reach you: this request is closed, and nobody is coming. You may ask again.
aid-reopen = Ask again
aid-reopened = It is open again. What you had written is erased: you can add a note.
aid-once-called = Once you have called for help, I can look for a neighbour too.
aid-new = Ask for a helping hand
aid-new-in = Ask in { $area }
aid-still = Do you still need this helping hand?
aid-still-helped = { $name } was to come. Is it done?
aid-still-yes = Yes, still
aid-still-not-yet = Not yet
aid-still-noted = Noted. I’ll ask you again later.
aid-is-done = It’s done

# The neighbours who can.
aid-ask-you = You offered this: could you lend a hand?
aid-ask-again = This is needed again, and you had said yes. Could you still come?
aid-ask-in = Neighbourhood: { $area }
aid-ask-when = If so, when? They will choose, and I’ll let you know. Until then, please give nothing and do not set out.
aid-not-this = Not this time
aid-not-this-noted = Noted: I won’t mention this one again.
aid-mine-none = Could you? If so, when?
aid-mine-ready = You said: { $moment }. They have not chosen yet.
aid-mine-not-this = You said no. You may change your mind.
aid-mine-thanked = Somebody else is going. Thank you for answering!
aid-ready-noted = Thank you! I passed it on: { $moment }.
aid-ready-wait = *Do not go yet.* I’ll write as soon as they have chosen, either way.
aid-ready-no-more = I can’t any more
aid-ready-line = *{ $name }* can come: { $moment }
aid-ready-choose = Choose one person. The others will be thanked.
aid-choose-one = Who do you choose? The others will be thanked.
aid-choose = Choose { $name }
aid-see = See the request
aid-ready-withdrawn = { $name } can no longer come.
aid-chosen = *It’s you!* Thank you for going.
aid-thanked = Somebody else is going this time. Thank you for answering: it is why nobody is left alone.
aid-over-thanked = It is no longer needed. Thank you for answering!
aid-not-chosen = Nobody chose in time: you are free. Thank you for answering!
aid-ask-waits = { $name } said yes and is waiting for you to choose.
aid-not-yours = This request is not open to you.
aid-not-ready = This person can no longer come. Choose somebody else, or wait a little.
aid-taken = Somebody is on it already. Thank you!
aid-closed-already = This request is over. Thank you!
aid-own = This is your own request.
aid-only-members = This helping hand is given between neighbours. First join the neighbourhood { $area }.
aid-only-trusted = Minding a child is for people the organisers know, or who have been to two cafés. Do come to the next one!
aid-hour-past = That time has passed. Choose one to come.

# Meeting safely.
aid-expecting = *{ $name }* is coming: { $moment }
aid-going = *{ $name }* expects you: { $moment }
aid-somebody = The person
aid-word = Agreed word: *{ $word }*
aid-word-asker = They will say it at the door. If the word is wrong, do not open.
aid-word-helper = Say it at the door before you are asked. Give it to nobody else.
aid-money = If something must be paid: agree on the amount first, and keep the receipt. Never hand over a bank card or its code.
aid-loan = It is a loan: agree together on the day when the fan comes back. Above 35 °C it no longer protects: go somewhere cool instead.
aid-asked-today = You asked for this already today:
aid-child-doubt = You may be speaking of a child. Then I only ask neighbours who are known here.
aid-no-child = It is not about a child
aid-child-ask-again = If it is about a child, close this request and choose “Mind a child”: I will only ask neighbours who are known.
aid-child = First meet with the child and a parent. Agree on the hours and on a number to call.
aid-note-for-you = For you alone: “{ $note }”
aid-added-for-you = The person who expects you added something.
aid-write = Write to { $name }
aid-written = I passed it on.
aid-said = { $name } writes to you, about { $request }:
aid-said-words = “{ $words }”
aid-give-address = Give the address
aid-address-given = You gave the address: { $address }
aid-address-sent = I passed the address on, to this person only.
aid-address-for-you = Address: { $address }
aid-address-discreet = Pass it on to nobody. I erase it when this is over.
aid-share-contact = Give my contact
aid-contact = Reach { $name }: { $contact }
aid-contact-waits = Your contact is noted. { $name } will see it once they give theirs.
aid-contact-wanted = { $name } would like to share contact details with you. Give yours to see them.
aid-contact-noted = Noted.
aid-take-file = Get the document
aid-file-caption = The document to print. Erase it afterwards.
aid-file-gone = This document is no longer available. Ask for it again.
aid-file-silent = I cannot read this document for now. Try again in a moment.
aid-give-up = I can’t go any more
aid-give-up-sure = You can’t go any more? I’ll let them know straight away, and look for somebody else.
aid-give-up-yes = Yes, tell them
aid-gave-up = They know. Thank you for telling me.
aid-stood-down = *Do not go:* you are not expected there any more, and I am looking for somebody else.
aid-lost-helper = *{ $name } cannot come.* I am looking for somebody else.
aid-replace = Find somebody else
aid-replace-sure = Shall I look for somebody other than { $name }? I’ll let them know.
aid-replace-yes = Yes, find somebody
aid-replaced = *Do not go:* I am looking for somebody else. Thank you all the same!
aid-called-off = *Do not go:* it is no longer needed. Thank you!
aid-unreachable = *Do not go:* I can no longer reach the person who asked. The organisers know.
aid-unreachable-ready = I can no longer reach the person who asked. Do not go. Thank you for answering!

# At the end.
aid-after-asker = How did it go with { $name }?
aid-after-helper = How did it go with { $name }?
aid-done-by-helper = { $name } says it is done.
aid-done-by-asker = Noted as done. Thank you!
aid-done-early = *Do not go:* { $name } tells me it is done already. Thank you!
aid-done-early-mine = It was me who did it
aid-went-fine = Fine
aid-went-not-fine = Not fine
aid-went-noted = Good! Thank you for saying so.
aid-not-fine-noted = I passed it on to the organisers, in private.
aid-not-fine-alone = I could not reach anybody on the neighbourhood’s team. If you are in danger, call { $dial-police }.
aid-not-fine-told = { $name } says it did not go well: { $request }.
aid-not-fine-asker = Who asked: { $name }
aid-not-fine-helper = Who helped: { $name }
aid-not-fine-next = Ask each of them how they are, separately. The other person does not know that you read this.
aid-again-yes = I’ll help again
aid-again-pause = Not for now
aid-again-noted = Thank you! I’ll ask you again, but not too often.
aid-took-noted =
    { $minutes ->
        [one] Counted: { $minutes } minute this month. Only you see it.
       *[other] Counted: { $minutes } minutes this month. Only you see it.
    }
aid-weekly-yes = A hello every week
aid-weekly-no = No thank you
aid-weekly-asked = { $name } suggests a hello every week. And you?
aid-weekly-waits = Noted. It begins if the other person would like it too.
aid-weekly-begun = Agreed with { $name }: a hello every week. Either of you may stop at any time.
aid-weekly-refused = Noted. Nothing changes.
aid-hello = It is time to say hello to { $name }. A word, a call, two minutes on the landing.
aid-hello-done = Done
aid-hello-noted = Thank you! Until next week.
aid-hello-said = { $name } says hello:
aid-hello-stop = End these hellos
aid-hello-stopped = They have ended. Thank you for these hellos!
aid-hello-ended = The hellos with { $name } end. Thank you!
aid-list-hello = Hellos with { $name }

# One's requests.
aid-list = *Your requests*
aid-list-none = You have no request under way.
aid-list-helping = *You help*
aid-list-line = { $request }: { $stage }
aid-list-button = Your requests
aid-list-offer = What I offer
aid-list-closed = Ask again: { $request }
aid-no-such-code = I know no request { $code }. Check its five letters and digits.
aid-stage-draft = draft
aid-stage-open = looking
aid-stage-ready =
    { $count ->
        [one] one person can
       *[other] { $count } people can
    }
aid-stage-helped = somebody is going
aid-stage-waiting = you said yes
aid-stage-going = you are expected

# What one offers.
aid-offer = *What you offer*
aid-offer-kind = · { $kind }
aid-offer-slot = · { $slot }
aid-offer-any-time = · any time
aid-offer-on = I may ask you, three times a week at most.
aid-offer-off = *You are not available for now:* I won’t ask you anything.
aid-offer-month =
    { $minutes ->
        [0] This month’s hour is still to be given.
        [one] This month: { $minutes } minute. Only you see this count.
       *[other] This month: { $minutes } minutes. Only you see this count.
    }
aid-go-off = I’m not available
aid-go-on = I’m available
aid-offer-change = Change
aid-offer-stop = Offer nothing more
aid-offer-stopped = Noted: you are no longer offering anything. Thank you for everything!
aid-offer-again = Offer again
aid-offer-kept = Noted, thank you! I’ll write when somebody needs it.
aid-offer-in-private = I’ll answer you in private.
aid-offer-nothing = Tick at least one thing.

# For organisers.
aid-nobody-found = *Nobody has been able to so far.* Can you find somebody, or call?
aid-nobody-chosen = *Somebody can come, and nobody has been chosen yet.* Choose for the person who asks, or call them.
aid-left-alone = *The person who asked can no longer be reached.* Somebody was due to go there. If you can, find out whether the person who asked is all right.
aid-numbers = Useful numbers: { $numbers }
aid-numbers-none = The town hall or its social services may help. Add their numbers in /organise, “Change”.
aid-see-needs = See the requests
aid-needs = *Requests under way: { $area }*
aid-needs-none = { $area }: no request under way.
aid-needs-line = { $request }: { $age }, { $stage }
aid-age =
    { $hours ->
        [0] for less than an hour
        [one] for an hour
       *[other] for { $hours } hours
    }

aid-recheck-note = The request has changed. Does your note still go with it?
