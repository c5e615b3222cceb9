# Hot days: what each of us can do, and the card for whoever looks in on somebody.

nudge-not-today = Not today

# The card: signs of danger first, then eight questions. At most 350 characters a message.
nudge-card-signs = *Do not wait*: faint or unconscious, confused, trouble speaking, fever above 39 °C, convulsions, repeated vomiting, severe headache, hot red or very pale dry skin.
nudge-card-onward = See the questions
nudge-card-signs-again = See the signs again
nudge-card-head = *What to ask*
nudge-card-1 = 1. How do you feel?
nudge-card-2 = 2. Did you sleep?
nudge-card-3 = 3. What have you drunk? Water in reach?
nudge-card-4 = 4. Have you eaten?
nudge-card-5 = 5. The thermometer? 26 °C: take care. 31 °C: somewhere cooler today. Shutters closed, windows open at night?
nudge-card-6 = 6. Cooled down: shower, wet cloth?
nudge-card-7 = 7. Who comes by today? Need anything?
nudge-card-8 = 8. (For you) Answers sensibly, stands, speaks as usual?
nudge-card-meanwhile = *Meanwhile*: stay, keep them cool. Take off clothes, wet and fan them. A drink only if they are fully awake.
nudge-card-not-me = I cannot call for help: you must.
nudge-outcome-fine = All is well
nudge-outcome-again = Go again this evening
nudge-outcome-needs = Needs something
nudge-outcome-worrying = Worrying
nudge-outcome-silent = No answer
nudge-outcome-away = Away
nudge-outcome-refuses = Would rather not
nudge-said-fine = Thank you for going. I keep “all is well” and nothing else, for seven days.
nudge-said-again = Thank you. Go or call again this evening: indoors, that is the hottest time.
nudge-said-needs = Thank you. Tell me what is needed: I’ll ask the neighbours.
nudge-said-worrying = Thank you. At the first serious sign, call { $dial-doctor }.
nudge-said-silent = Ring, knock, telephone, ask next door. A good reason to think they are in and unwell? Call { $dial-rescue }.
nudge-said-away = Noted, thank you.
nudge-said-refuses = That is their right: do not insist. A hello is always possible.
nudge-numbers = Useful numbers: { $numbers }

# Nicknames, for oneself alone.
nudge-nickname-title = A nickname
nudge-nickname-name = Who would you like to keep in mind? A nickname will do, “Mrs R., 3rd” for example. Nobody else sees it, and I erase it on 15 October.

# Cool places, written by organisers.
nudge-cool-title = Cool places
nudge-cool-places = Where can people cool down? For example: “library, church, cinema”. Without an answer I announce no place.

# What is announced: at most 350 characters, one idea a line, a single act.
nudge-tomorrow = *{ $area }*, tomorrow: { $level }
nudge-today = *{ $area }*, today: { $level }
nudge-also = *{ $area }*: { $level }
nudge-set-by = Set by { $name }
nudge-credit = { $service }, { $issued }.
nudge-credit-latest = Latest: meteoalarm.org
nudge-official = Official: { $level }.
nudge-official-there = Official ({ $areas }): { $level }.
nudge-set-by-team = Set by the team
nudge-cool = Cool places: { $places }
nudge-home = Drink, wet your skin, close the shutters; tonight, let air in.
nudge-night = Tonight: { $low } °C at the coolest.
nudge-faint = Faint, confused, feverish? Call { $dial-doctor }.
nudge-first = First heat: bodies are not ready for it.
nudge-info = Advice: { $fact-heat-line }, { $when }.
nudge-info-short = Advice: { $fact-heat-line }.
nudge-info-by-day = by day
nudge-info-hours = { $opens } to { $closes }

nudge-prepare = Let us get ready for hot days in *{ $area }*.
nudge-prepare-who = Near you, who would be glad of a hello on such days?
nudge-prepare-register = The town hall keeps a { $fact-register }: sign up, and they phone you during heatwaves.
nudge-prepare-cafe = Best of all: get to know each other first, over coffee.
nudge-prepare-invite = Invite to a café

# The first evening on which one gets ready: numbers for who organises, a café for who lacks a buddy.
nudge-preseason-nobody = Nobody has asked me to check on them yet.
nudge-preseason-few = One or two people have asked me to check on them.
nudge-preseason-asked = { $asked } people have asked me to check on them. Without a buddy: { $none }; without a second one: { $one }.
nudge-preseason-area-nobody = *{ $area }*: nobody to check on yet.
nudge-preseason-area-few = *{ $area }*: one or two people to check on.
nudge-preseason-area-asked = *{ $area }*: { $asked } asked; no buddy: { $none }; no second one: { $one }.
nudge-preseason-one-or-two = 1 or 2
nudge-preseason-some = some
nudge-preseason-nearly-all = nearly all
nudge-preseason-nearly-all-others = nearly all the others
nudge-preseason-more = Before the hot days, your other neighbourhoods:
nudge-preseason-alone = You have no buddy yet, nobody I could alert if you don’t answer.
nudge-preseason-second = You have one buddy. A second one can take over.
nudge-preseason-meet = Meet somebody at a café
nudge-preseason-find = Find a buddy

nudge-yellow-act = One thing to do: say hello to somebody in your building or street.
nudge-yellow-tip = One tip: drink before you are thirsty.

nudge-eve-who = Who will you look in on tomorrow? Ring or call.
nudge-checked = On that day I check on you.
nudge-checked-today = Today I check on you.
nudge-today-who = And you, who will you look in on?
nudge-thanks =
    { $count ->
        [0] A hello counts today: thank you to whoever rings or calls.
        [one] One person is looking in on somebody: thank you.
       *[other] { $count } people are looking in on somebody: thank you.
    }
nudge-waiting =
    { $count ->
        [0] Nobody is waiting for a visit or a hand.
        [one] One person is still waiting for somebody.
       *[other] { $count } people are still waiting for somebody.
    }

nudge-red-inside = Stay in from 11 am to 6 pm. Over 31 °C at home? Go somewhere cool before 11.
nudge-red-cafes = Cafés by phone.
nudge-red-who = Check on somebody.
nudge-red-morning = Drink, wet your skin, close everything.
nudge-red-noon = Under 31 °C at home: stay in, drink, wet your skin. Over: go somewhere cool, in the shade.
nudge-red-evening = Indoors, evenings are hottest: stay somewhere cool, drink, wet your skin; tonight, let air in.

nudge-how = This evening: how did your visit, or your call, go?
nudge-how-kept = I keep only your answer, for seven days, and never who it is about.

nudge-clear = *{ $area }*: the hot days are over.
nudge-clear-thanks =
    { $count ->
        [0] Thank you all for your care.
        [one] Thank you: one visit or call.
       *[other] Thank you: { $count } visits and calls.
    }
nudge-clear-walls = Walls stay hot for a few days: keep airing at night.
nudge-clear-cafe = A café to meet again?
nudge-ended-unknown = *{ $area }*: the alert has ended. Nobody gives me the level any more.
nudge-ended-unknown-care = That is not green: if it is still hot, drink, keep the shutters closed, check on somebody.

nudge-counts-looking =
    { $count ->
        [0] Nobody has said yet that they will look in on somebody.
        [one] One person is looking in on somebody.
       *[other] { $count } people are looking in on somebody.
    }
nudge-counts-rest = Away: { $away }. In need of a visit: { $need }.
nudge-counts-silent =
    { $count ->
        [0] Every member I asked to look in on somebody has answered.
        [one] Members I asked to look in on somebody: one has not answered.
       *[other] Members I asked to look in on somebody: { $count } have not answered.
    }
nudge-counts-checks = “How are you?”: { $begun }. Answered: { $answered }. Unanswered: { $silent }. Alerts passed on: { $passed }.

nudge-wall-day = { $day }: { $level }
nudge-wall-days = { $day } and the day after: { $level }
nudge-wall-orange = One thing to do: ring or call somebody, morning and evening.
nudge-wall-over = The hot days are over. Thank you for your visits and calls.
nudge-wall-lost = I do not know the level any more. That is not green.

# What people answer.
nudge-knock = I’ll knock
nudge-call = I’ll call
nudge-away = I’m away
nudge-need = I need somebody
nudge-noted-knock = Thank you! Noted: you’ll look in on somebody.
nudge-noted-call = Thank you! Noted: you’ll call somebody.
nudge-noted-away = Thank you for saying so. Safe travels, and drink plenty of water too.
nudge-noted-need = Understood.
nudge-noted-not_today = Noted: nothing more that day, unless the level rises.
nudge-over = That day is over. Today’s level: /heat.
nudge-mine = You keep in mind: { $names }
nudge-card-open = Open the check card
nudge-nicknames = Your nicknames
nudge-need-how = No danger? Ask for a helping hand, or write /checkin so that somebody checks on you on hot days.
nudge-need-checked = No danger? Ask for a helping hand. I check on you already.
nudge-need-escort = Ask for somebody to go along
nudge-need-fan = Ask to borrow a fan
nudge-need-aid = Ask for a hand

nudge-nicknames-head = *Your nicknames*
nudge-nicknames-promise = Who do you look in on? Nobody else sees this list: it is encrypted, and erased on 15 October.
nudge-nickname-add = Add a nickname
nudge-nickname-drop = Erase { $name }
nudge-nickname-full = Ten nicknames are the most I keep. Erase one first.

nudge-willing-yes = I’d look in on somebody
nudge-willing-no = Stop looking in
nudge-willing-is = Thank you! I’ll write the evening before the first hot days and before yellow days.
nudge-willing-is-not = Noted: I won’t write to you about yellow days any more.

# What organisers write and try.
nudge-cool-edit = Cool places in one line
nudge-cool-done = Noted, and the card follows.
nudge-drill-mark = *DRILL*, not an alert.
nudge-drill-members = What neighbours would read:
nudge-drill-asked = What somebody who asked to be checked on would read:
nudge-drill-buddy = What the buddy of { $name } would read:
nudge-drill-you = What you would read:
nudge-drill-told = What everybody who was told would read:
nudge-drill-button = This is a drill: nothing is noted, nobody is told.
nudge-drill-open = Hold a drill
nudge-drill-what = A drill: I show the team of *{ $area }*, and nobody else, the messages of such a day. Each is marked as a drill. Of which level?
nudge-drill-how = Write for example: /drill heat orange, or /drill heat red.
nudge-drill-only = Only organisers of a neighbourhood hold a drill.
nudge-drill-alert = No drill now: a real alert is on in { $area }, and one would be mistaken for the other. Try again once it is over.
nudge-drill-done =
    { $count ->
        [one] The drill begins in { $area }: one organiser gets it. The level does not change.
       *[other] The drill begins in { $area }: { $count } organisers get it. The level does not change.
    }

# A café on a hot day.
nudge-guard = { $kind }, { $moment }: { $level }
nudge-guard-orange = It will be hot at that hour. Would you like to move it to 9 am, to 8 pm, or to a cool place?
nudge-guard-orange-late = It will be hot at that hour. Would you like to move it to 8 pm, or to a cool place?
nudge-guard-red = From 11 am to 6 pm it will be too hot outside. Would you like to hold it by phone instead?
nudge-guard-morning = At 9 am
nudge-guard-evening = At 8 pm
nudge-guard-cool = In a cool place
nudge-guard-phone = On the phone
nudge-guard-keep = Leave it as it is
nudge-guard-kept = All right, nothing changes.
nudge-guard-old = That message is an old one: nothing was moved. Here is your get-together as it stands now.
nudge-guard-place = On the phone, everybody at home

# Nothing more to read: that day, or at all.
nudge-noted-spared = Noted: nothing more today, but for an alert for tomorrow.
nudge-spared-checked = Tomorrow I ask how you are again, if it is still hot.
nudge-spared-called = Somebody has been told for you, as you asked. If all is well, say so under the question.
nudge-stopped = Noted: I no longer announce the heat.
nudge-stopped-checked = On hot days I still ask how you are, and you still read the alerts.
nudge-stopped-buddy = You are still the buddy of { $names }: I write to you if they do not answer.
nudge-stopped-organiser = As an organiser you still read the alerts and the numbers.
nudge-stopped-back = Hear it again ({ $area })
