# What organisers announce to the neighbourhood.

# The questions.
broadcast-new-title = Announce
broadcast-new-text = What would you like to announce? Say what, where and when. You will see it before it leaves.
    .slack = What would you like to announce?
broadcast-new-kind = Is it a danger? Without an answer: news.
broadcast-edit-title = Change the text
broadcast-edit-text = What is the new text?
broadcast-refuse-title = Say why not
broadcast-refuse-why = Why not? Whoever wrote the announcement will read your reason.

broadcast-kind-news = No, it is news
broadcast-kind-gas = Danger: gas
broadcast-kind-fire = Danger: fire
broadcast-kind-flood = Danger: flood
broadcast-kind-water = Danger: tap water
broadcast-kind-storm = Danger: storm
broadcast-kind-danger = Another danger

broadcast-what-gas = gas leak
broadcast-what-fire = fire
broadcast-what-flood = flood
broadcast-what-water = tap water
broadcast-what-storm = storm
broadcast-what-danger = read what follows

# What neighbours read.
broadcast-head = 📣 *The organisers announce* · { $area }
broadcast-head-danger = ⚠️ *Danger: { $what }* · the organisers of { $area }
broadcast-posted = { $moment }
broadcast-text = { $text }
broadcast-edited = Text changed: { $moment }
broadcast-why = You are reading this because you follow announcements ({ $area }).
broadcast-withdrawn = The organisers have taken this announcement back.
broadcast-over = This announcement is over.

# The preview.
broadcast-preview = *This is what your neighbours will read.* Nothing has left yet.
broadcast-preview-change = *This is what the announcement will become everywhere,* also for those who have read it.
broadcast-for = For: { $areas }
broadcast-for-many =
    { $count ->
        [one] For one neighbourhood
       *[other] For { $count } neighbourhoods
    }
broadcast-readers =
    { $count ->
        [one] One person will read it, in a { $own-group } or in private.
       *[other] { $count } people will read it, in a { $own-group } or in private.
    }
broadcast-readers-few = Fewer than five people will read it.
broadcast-no-wall = No { $own-group } is linked: everybody reads it in private.
broadcast-wall = Shown in “{ $title }” ({ $platform })
broadcast-walls-more =
    { $count ->
        [one] and in one more { $own-group }
       *[other] and in { $count } more { $own-groups }
    }
broadcast-doubt-phone = ⚠️ It holds a phone number. Leave it only if it is a service’s, never a person’s.
broadcast-doubt-email = ⚠️ It holds an email address. Leave it only if it is a service’s, never a person’s.
broadcast-doubt-address = ⚠️ It holds an address. Leave it only if it is a public place, never somebody’s home.
broadcast-second-needed = It concerns several neighbourhoods: a second person reads all of it and has to agree.
broadcast-danger-how = A danger leaves at once, even in quiet hours. The other organisers hear of it, and the journal keeps it.
broadcast-send = Publish
broadcast-send-sure = Yes, it is public: go on
broadcast-ask = Ask for agreement
broadcast-change = Change it everywhere
broadcast-amend = Change the text
broadcast-drop = Give it up
broadcast-try = Try it among organisers
broadcast-where = Choose neighbourhoods
broadcast-choose-areas = For which neighbourhoods? Press one to add it or take it off.
broadcast-area-on = ☐ { $area }
broadcast-area-off = ☑ { $area }
broadcast-everywhere = All my neighbourhoods
broadcast-page-before = Previous page
broadcast-page-after = Next page
broadcast-last-area = It needs one neighbourhood at least.

# The second person.
broadcast-asked = I have asked a second person to agree. Without an answer before { $until }, nothing leaves.
broadcast-unask = Stop asking
broadcast-unasked = The request is taken back. The text is kept.
broadcast-review = *{ $name }* would like to announce this. Do you agree? Please answer before { $until }.
broadcast-review-change = *{ $name }* would like to change an announcement. It would become this. Do you agree? Please answer before { $until }.
broadcast-confirm = Agree and publish
broadcast-refuse = No, and say why
broadcast-nobody-else = This needs a second person’s agreement, and nobody else organises these neighbourhoods. Name somebody: /organise. The text is kept.
broadcast-not-alone = Somebody other than you has to agree.
broadcast-settled = This request waits for no answer any more.
broadcast-text-changed = The text has changed since: please read it again.
broadcast-author-gone = Whoever wrote this announcement no longer organises all of these neighbourhoods: it does not leave.
broadcast-agreed = *{ $name }* has agreed.
broadcast-disagreed = *{ $name }* does not agree: nothing has left.
broadcast-reason = The reason: “{ $why }”
broadcast-refusal-sent = Noted: nothing leaves, and your reason is passed on.
broadcast-lapsed = Nobody answered in time: nothing has left. The text is kept.
broadcast-again = Take it up again

# Afterwards.
broadcast-sent = It is published.
broadcast-changed = It is changed everywhere.
broadcast-dropped = It is given up, nothing has left.
broadcast-kept-as-is = The announcement stays as it was.
broadcast-tried = The drill went to the organisers, and to nobody else.
broadcast-tried-wall = What the { $own-group } would show:
broadcast-tried-private = What those outside the { $own-group } would read in private:
broadcast-warned = *{ $name }* has just announced a danger to the whole neighbourhood. If it is a mistake, take it back.
broadcast-withdraw = Take it back everywhere
broadcast-withdraw-sure = *Take this announcement back everywhere?* Who has not read it yet will not; elsewhere it will say that you took it back.
broadcast-withdraw-yes = Yes, take it back
broadcast-withdrawn-done = The announcement is taken back everywhere.
broadcast-today-already = An announcement has left today already ({ $area }). Change that one, or wait until tomorrow. A danger may always leave.
broadcast-change-waits = Another change is waiting for an answer already.
broadcast-list = *Announcements*
broadcast-list-none = No announcement stands at the moment.
broadcast-new = New announcement
broadcast-see = Announcement: { $moment }
broadcast-see-waiting = Waits for a yes: { $moment }
broadcast-see-draft = Draft: { $moment }
broadcast-open = Announce
broadcast-in-private = Announcements are written in private.
