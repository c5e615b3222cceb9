# The town's people on duty: who agrees that they are told, and what is written to them.

# To who asked to be checked on.
duty-question = If you do not answer, may I also write to your town’s people on duty ({ $mail })? They would read your first name, how to reach you, and since when I have had no news. Unless you agree, they know nothing.
duty-changed = Your consent was for { $before } alone: the address has changed.
duty-changed-since = The address has changed: your consent no longer counts.
duty-yes = Yes, tell the town
duty-no = No thanks
duty-stop = No longer tell the town
duty-told-when = Without news of you, I also write to your town’s people on duty ({ $mail }), at the same time as to the organisers: your first name, “{ $reach }”, and since when.
duty-not-told = Your town’s people on duty ({ $mail }) will not be told.
duty-gone = You agreed that { $mail } may be told: your neighbourhood no longer has this address, and I no longer write there.
duty-noted = Noted.
duty-account = Your town’s people on duty ({ $mail }) may be told if you do not answer on a hot day.
duty-consent-title = Telling the town
duty-consent-reach = How can they reach you? For example your address, your floor, your phone. It is encrypted; they alone will read it, and only on that day.
duty-consent-changed = The address of the people on duty has just changed: please read the question again.

# To organisers.
duty-number = The town’s duty number: { $number }
duty-mailed = The town’s people on duty are told by e-mail.
duty-town-takes = The town takes it over
duty-town-taken = The town is taking care of *{ $name }*.
duty-town-comes = The town has been told and is looking after you.
duty-town-took-over = The town has been taking care of *{ $name }* since { $since }.
duty-town-waiting = The town is taking care of it.
duty-town-ask = Ask it how things stand, and tell me here.
duty-town-missing = The town is not coming
duty-town-missed = Noted, the others know: nobody is taking care of *{ $name }* for now. Who takes it over?
duty-town-not-going = The town is not taking care of *{ $name }*: somebody else must go.
duty-town-not-coming = The town is not coming after all.
duty-town-noted = Noted, the others know. Then ask the town how things stand, and tell me here.
duty-mail-refused = The town is *not* told: { $mail } refuses my e-mail. Check the address with /organise; for this person, call.
duty-mail-stuck = The town is *not yet* told: my e-mail to { $mail } is not getting through. I keep trying.
duty-mail-perhaps = The town is *perhaps* told: the server of { $mail } did not confirm my e-mail.
duty-mail-dropped = The town is *not* told: the address of its people on duty, the consent or the sending of e-mails no longer holds.
duty-mail-call-number = For *{ $name }*, call its people on duty: { $number }
duty-mail-call = For *{ $name }*, call the town.

# The e-mail, in plain text.
duty-mail-subject = Heatwave: no news from somebody, { $area } (no. { $number })
duty-mail-why = Neighbourhood { $area }: somebody who asked to be checked on in heatwaves does not answer.
duty-mail-name = Name: { $name }
duty-mail-reach = How to reach them: { $reach }
duty-mail-since = No news since: { $since }
duty-mail-tried =
    { $count ->
        [0] Nobody else could be told.
        [one] One person in the neighbourhood was told; nobody has said yet that they have news.
       *[other] { $count } people in the neighbourhood were told; nobody has said yet that they have news.
    }
duty-mail-agreed = This person agreed that you may be told. Please pass this message on no further than needed.
duty-mail-take-link = If you take it over, say so here: { $link }
duty-mail-take-organisers = If you take it over, tell whoever organises the neighbourhood: they will let me know.
duty-mail-again =
    { $hours ->
        [one] I’ll write again in about an hour, as long as nobody takes it over.
       *[other] I’ll write again about every { $hours } hours, as long as nobody takes it over.
    }
duty-mail-taken = Message no. { $number }: somebody is taking care of it. There is nothing for you to do for now.
duty-mail-answered = Message no. { $number }: the person has answered, and is not well; neighbours were alerted. If you are on your way, ask the neighbourhood’s organisers before you stop.
duty-mail-over = Message no. { $number }: it is over, there is nothing more for you to do. Thank you.
duty-mail-foot = An automatic message of Palier, a neighbours’ tool. Nobody reads replies. It is not an emergency service.

# The page that the e-mail opens.
duty-page-title = The town’s people on duty
duty-page-ask = Message no. { $number }, neighbourhood { $area }: will your service take care of this person?
duty-page-button = Yes, we will
duty-page-done = Noted: the neighbours who are looking for this person know that you are taking care of it. Thank you.
duty-page-taken = Somebody is taking care of it already. Thank you.
duty-page-answered = The person has answered, and is not well; neighbours were alerted. Ask the neighbourhood’s organisers before you stop.
duty-page-not-noted = This is *not* noted. Try again, and if that changes nothing, ring the neighbourhood’s organisers.
duty-page-over = Nothing more is asked of you: it is over. Thank you.
