# Hot days: what each of us can do, and the card for whoever looks in on somebody.

nudge-not-today = Not today

# The card: signs of danger first, then eight questions. At most 350 characters a message.
nudge-card-signs = *Do not wait*: fainting, confused words, trouble speaking, a fever of 39 °C, convulsions, vomiting, violent headache, skin dry, red or very pale.
nudge-card-onward = See the questions
nudge-card-signs-again = See the signs again
nudge-card-head = *What to ask*
nudge-card-1 = 1. How do you feel?
nudge-card-2 = 2. Did you sleep?
nudge-card-3 = 3. Drunk what? Water in reach?
nudge-card-4 = 4. Eaten?
nudge-card-5 = 5. The thermometer? 26 °C: take care. 31 °C: somewhere cooler today. Shutters closed, windows open at night?
nudge-card-6 = 6. Cooled down: shower, wet cloth?
nudge-card-7 = 7. Who comes by today? Need anything?
nudge-card-8 = 8. (For you) Answers sensibly, stands, speaks as usual?
nudge-card-meanwhile = *Meanwhile*: stay, in the coolest place. Take off clothes, wet the skin, fan. Something to drink only if fully awake.
nudge-card-not-me = I never call for you.
nudge-outcome-fine = All is well
nudge-outcome-again = Again this evening
nudge-outcome-needs = Needs something
nudge-outcome-worrying = Worrying
nudge-outcome-silent = No answer
nudge-outcome-away = Away
nudge-outcome-refuses = Does not want this
nudge-said-fine = Thank you for going. I keep “all is well” and nothing else, for seven days.
nudge-said-again = Thank you. Go or call again this evening: indoors, that is the hottest time.
nudge-said-needs = Thank you. Tell me what is needed: I ask the neighbours.
nudge-said-worrying = Thank you. At the first grave sign, call 15 or 112.
nudge-said-silent = Ring, knock, telephone, ask next door. A good reason to think they are in and unwell? Call 15, 18 or 112.
nudge-said-away = Noted, thank you.
nudge-said-refuses = That is their right: do not insist. A hello is always possible.
nudge-numbers = Useful numbers: { $numbers }

# Nicknames, for oneself alone.
nudge-nickname-title = A nickname
nudge-nickname-name = Whom do you want to keep in mind? A nickname will do, “Mrs R., 3rd” for example. Nobody else sees it, and I erase it on 15 October.

# Cool places, written by organisers.
nudge-cool-title = Cool places
nudge-cool-places = Where can people cool down? For example: “library, church, cinema”. Without an answer I announce no place.
