# Checking on those who asked for it.

# What it is, and what it is not.
watch-title = *Checking on you*
watch-what = On hot days I ask you how you are. If you do not answer, I tell your buddies, then the organisers.
watch-what-admins = On hot days I ask you how you are. If you do not answer, I tell your buddies, then the people who run this service: nobody organises your neighbourhood yet.
watch-what-buddies = On hot days I ask you how you are. If you do not answer, I tell your buddies and nobody else: nobody organises your neighbourhood yet.
watch-what-nobody = On hot days I can ask you how you are. But for now, *if you do not answer, there is nobody I could tell*: invite a buddy.
watch-not-me = I am not an emergency service and I can fail. In danger, call for help yourself: { $dial-short }.
watch-town = Your town hall keeps a { $fact-register } for heatwaves: sign up there too, I do not replace it.
watch-until = All of this is erased on 15 October.
watch-begin = Check on me
watch-in-private = Let us settle this in private.
watch-open = My settings

# The form.
watch-enrol-title = Checking on you
watch-enrol-hour = At what time in the morning? Unless you say: 10 am on orange days, 9 am on red ones.
watch-enrol-contact = Who should be reached if you do not answer? A first name, a number, and their consent. It is encrypted; your buddies and the organisers see it on that day only.
watch-enrol-access = What should somebody know to get to you? For example “3rd floor, knock hard”. It is encrypted; only the person who comes reads it.
watch-enrol-share = When you answer that you are fine, may I tell your buddies?
watch-enrol-hour-line = In the morning
watch-enrol-contact-line = Whom to reach
watch-enrol-access-line = Getting in
watch-enrol-share-line = Tell the buddies
watch-away-title = Away
watch-away-day = Until which day? I start again the day after.
watch-hour-range = Choose a time between 6 am and noon. In the evening I ask at 5:30 pm on orange days, at 7 pm on red ones.
watch-enrolled = Noted.
watch-changed = Changed.

# Your settings.
watch-on = On hot days I’ll write to you.
watch-paused = Paused: I ask nothing.
watch-away = Away until { $until }: I ask nothing till then.
watch-all-paused = You are taking a break until { $until }: I ask nothing till then.
watch-hour = In the morning: { $hour }
watch-hour-usual = In the morning: 10 am on orange days, 9 am on red ones.
watch-contact = To reach: { $contact }
watch-no-contact = Nobody else to reach.
watch-access = To get there: { $access }
watch-shares = Your buddies know when you answer that you are fine.
watch-shares-not = Your buddies hear of you only when you do not answer, or when you ask.
watch-buddy = Buddy: { $name }
watch-buddy-asked = Buddy: { $name } has not answered yet.
watch-no-buddy = No buddy yet: if you do not answer, I write to the organisers.
watch-no-buddy-admins = No buddy yet: if you do not answer, I write to the people who run this service.
watch-no-buddy-nobody = No buddy yet, and nobody else to write to: *if you do not answer, there is nobody I could tell*.
watch-buddy-of = You are { $name }’s buddy.
watch-offers = You offer to be somebody’s buddy.
watch-change = Change
watch-pause = Pause
watch-resume = Resume
watch-go-away = Away until…
watch-back = I am back
watch-stop = Stop checking on me
watch-stop-sure = I stop and erase everything: your settings, contacts and buddies. Is that right?
watch-stop-yes = Yes, erase it all
watch-stopped = Stopped and erased.
watch-ended-by = { $name } no longer needs me to check on them. There is nothing left for you to do. Thank you!

# Buddies.
watch-invite = Invite a buddy
watch-pick = Choose a buddy
watch-offer = I could be a buddy
watch-offer-stop = No longer offer this
watch-offered = Noted: those who look for a buddy in your neighbourhood will see your first name.
watch-offer-stopped = Noted: your first name is no longer shown.
watch-link = { $name } is looking for a buddy for hot days.
watch-link-how = Forward this message to the person you have in mind. Then it is up to them.
watch-link-open = Be { $name }’s buddy
watch-link-gone = This link no longer works. Ask the person who gave it to you for a new one.
watch-link-own = This is your own link: forward it to somebody else.
watch-pick-head = These neighbours offer to be a buddy. Who shall I ask?
watch-pick-nobody = Nobody offers this in your neighbourhood yet. Invite somebody you know.
watch-pick-one = { $name }
watch-pick-asked = I asked { $name }.
watch-pick-gone = This person no longer offers it. Choose somebody else.
watch-full = Two buddies are enough.
watch-already = This is your buddy already, or I have asked them.
watch-asked = *{ $name }* would like you to be their buddy on hot days.
watch-asked-what = When they do not answer, I ask you to ring or phone, then to knock. You may say no each time, and stop whenever you like.
watch-asked-night = In your quiet hours I write only on red days, if they are not well at all, and until 11 pm on hot days, if you do not mind.
watch-accept = I accept, evenings too
watch-accept-by-day = I accept, but not evenings
watch-refuse = No thank you
watch-agreed = Noted: you are { $name }’s buddy. Thank you!
watch-accepted = { $name } agrees to be your buddy.

# Evenings of hot days.
watch-evenings-ask = On hot days, somebody you help may not answer in the evening. May I then write to you until 11 pm, even in your quiet hours?
watch-evenings-else = If not, I turn to somebody else in the evening. You can change your mind with /checkin.
watch-evenings-yes = Yes, until 11 pm
watch-evenings-no = No, not in the evening
watch-evenings-agreed = On evenings of hot days I may write to you until 11 pm if somebody does not answer.
watch-evenings-refused = In the evening I respect your quiet hours, except on red days.
watch-evenings-asked = You have not said yet whether I may write to you on evenings of hot days: until then I respect your quiet hours.
watch-evenings-noted = Noted.
watch-until-evening = I may write to { $name } until 11 pm on hot days.
watch-until-hour = { $name }: not after { $hour }, except on red days.
watch-until-always = I may write to { $name } at any time.
watch-then-team = In the evening I then write to the organisers, until 11 pm.
watch-then-admins = In the evening I then write to the people who run this service, until 11 pm.
watch-then-nobody = Later in the evening nobody has agreed: I tell them in the morning, except on red days.
watch-plan-head = If you do not answer on the evening of a hot day:
watch-refused = { $name } cannot be your buddy. You may invite somebody else.
watch-declined = Noted. Another time, perhaps!
watch-part = No longer buddies: { $name }
watch-part-sure = No longer be buddies with { $name }? I’ll tell them.
watch-part-yes = Yes, stop
watch-part-done = Done.
watch-parted = { $name } is no longer your buddy. Thank you for what you did together!

# The question, and its five answers.
watch-ask-morning = Good morning { $name }, how are you?
watch-ask-afternoon = { $name }, how are you this afternoon?
watch-ask-evening = Good evening { $name }, how are you?
watch-nobody-to-tell = If you do not answer, there is nobody I can tell: please give news to somebody close to you yourself.
watch-ask-after = Hello { $name }. It is cooler outside now, but homes stay hot. How are you?
watch-remind = { $name }, I have not heard from you yet. One button will do: how do you feel?
watch-say-fine = I am fine
watch-say-call = Tired: call me
watch-say-need = I need something
watch-say-now = Not well at all
watch-say-away = Away until…
watch-said-fine = Thank you, good to hear! Drink often, keep the shutters closed.
watch-said-call = I understand.
watch-said-need = Understood: tell me what you need.
watch-said-away = Noted, you are away. Enjoy your stay!
watch-said-now = Understood.
watch-meanwhile = Meanwhile: the coolest room, lie down, wet your skin, open the door if you can.
watch-passed-to = I wrote to { $names }.
watch-passed-organisers = I wrote to the neighbourhood’s organisers.
watch-passed-asleep = At this hour the neighbourhood’s organisers are asleep: they will read this when they wake up. If it cannot wait, say “Not well at all”: I’ll wake them.
watch-passed-nobody = I find nobody to tell in the neighbourhood: please call somebody close to you yourself.

# After "I am fine", one more button for who likes: 26 °C take care, 31 °C go somewhere cool. Nothing is noted.
watch-warm-ask = And how warm is it at your place? I do not keep the answer.
watch-warm-under26 = Under 26 °C
watch-warm-upto31 = 26 to 31 °C
watch-warm-over31 = Over 31 °C
watch-warm-said-under26 = *Under 26 °C*: good. Close shutters and windows by day, let air in at night, drink often.
watch-warm-said-upto31 = *26 to 31 °C*: take care. Drink, wet your skin, stay in the coolest room. Two or three hours somewhere cool give the body a rest.
watch-warm-said-over31 = *Over 31 °C*: go somewhere cool before 11 am if you can, in the shade. Drink, wet your skin.
watch-warm-said-over31-later = *Over 31 °C*: go somewhere cool, in the shade; tomorrow, before 11 am. Drink, wet your skin.
watch-warm-said-over31-night = *Over 31 °C*: wet cloth, coolest room, or a friend’s cooler home. Open up if it is cooler outside. In the morning, leave before 11 am.
watch-warm-no-fan = Above 35 °C a fan no longer protects.
watch-warm-which = I did not quite understand: touch one of the three answers. I do not keep it.
watch-warm-late = That question is from another day. Now:

# To those who are told.
watch-told-silence = *{ $name }* has not answered my question of { $hour }.
watch-told-do = Ring or phone, then knock at the door.
watch-told-call = *{ $name }* asks for a call.
watch-told-now = *{ $name }* says they are not well at all. Go at once, or call.
watch-told-count =
    { $count ->
        [0] I could tell no buddy.
        [one] I told one person before you.
       *[other] I told { $count } people before you.
    }
watch-goes = { $name } said they would go. I have heard nothing yet.
watch-in-vain = { $who } could not reach *{ $name }*.
watch-organisers-do = Phone, ask the caretaker and the neighbours, then the town hall.
watch-numbers = The town hall: { $numbers }
watch-no-numbers = No town hall number is noted: add it with /organise.
watch-contact-now = Nobody has said yet that they will go to *{ $name }*. Can you reach the contact below?
watch-still-silence = Still no news of *{ $name }* since { $since }.
watch-still-call = *{ $name }* is still waiting for a call since { $since }.
watch-still-now = *{ $name }* has not been well at all since { $since }. I do not know how it ended.
watch-take = I’ll take it over
watch-take-ask = Who takes it over? The others will know.
watch-taken = { $who } has taken over for *{ $name }*.
watch-took-over = You have been looking after *{ $name }* since { $since }.
watch-how-ended = How did it end?
watch-go = I’ll go
watch-call = I’ll call
watch-cannot = I can’t
watch-cannot-noted = Noted, I am asking somebody else.
watch-cannot-last = Noted, but I find nobody else to tell about *{ $name }*.
watch-go-thanks = Thank you! { $name } knows. Tell me afterwards how it went.
watch-door = If nobody opens and you are worried, or if you see a sign of danger: call { $dial-rescue } yourself.
watch-card = What to ask?
watch-comes = { $who } is looking after you and on the way.
watch-calls = { $who } will call you.
watch-somebody-goes = { $who } is looking after { $name }.
watch-not-coming = { $who } is not coming after all.
watch-not-calling = { $who } will not call you after all.
watch-not-going = { $who } is no longer looking after { $name }: somebody else must go.
watch-worried = { $who } is with *{ $name }* and is worried. Stay within reach, offer to go there too.
watch-over = It is settled for { $name }. There is nothing left for you to do. Thank you!
watch-fine = { $name } says: I am fine.
watch-again = You wanted to see { $name } again: this is the moment.
watch-still-hot = It is cooler outside, but homes stay hot for three more days. Please ask after { $names }.
watch-stopped-for = { $who } tells me that you want no more questions: I’ll stop asking. You may resume whenever you like.

# The end, for everybody who was told.
watch-clear-fine = *All clear*: there is news of { $name }, all is well.
watch-clear-again = *All clear*: somebody saw { $name } and will come back.
watch-clear-needs = *All clear*: { $name } was heard from and asks for a helping hand.
watch-clear-away = *All clear*: { $name } is away.
watch-clear-call = *All clear*: { $name } has answered and asks for a call; somebody else has been told.
watch-clear-stop = *All clear*: { $name } would rather have no more visits.
watch-thanks = There is nothing left for you to do. Thank you!

# The end of the season.
watch-notice = On 15 October I erase everything about checking on each other on hot days: requests, contacts, buddies, offers, stairwell captains.
watch-notice-next = There is nothing for you to do now. In spring, write /checkin to start again.

# Who needs somebody, for those who were told.
watch-waiting = Who needs somebody?
watch-waiting-head = *{ $area }*: who needs somebody
watch-waiting-silence = *{ $name }* has not answered since { $since }.
watch-waiting-call = *{ $name }* has been waiting for a call since { $since }.
watch-waiting-now = *{ $name }* has needed somebody since { $since }.
watch-waiting-goes = { $name } is looking after them.
watch-waiting-free = Nobody is looking after them yet.
watch-waiting-go = I’ll look after { $name }
watch-waiting-none = Nobody, as far as I know.
watch-waiting-more =
    { $count ->
        [one] And one more I told you about.
       *[other] And { $count } more I told you about.
    }
watch-waiting-others =
    { $count ->
        [one] No news for now: one person. I’ll tell you if nobody looks after them.
       *[other] No news for now: { $count } people. I’ll tell you if nobody looks after them.
    }
