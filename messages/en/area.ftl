# The neighbourhood: arriving, subscribing, the group's door.

area-first = First tell me where you live: write your postcode or your neighbourhood.
area-join-first = That is for members of the neighbourhood *{ $area }*. Join it with one button, and I go on.
area-join = Join { $area }
area-here = This is the neighbourhood *{ $area }*. Is it yours?

# Arriving.
area-hello = Hello! This is *Palier*, like a good neighbour on your landing. I help you meet your neighbours at a café, lend each other a hand, and look in on each other when it is too hot.
area-kept = I keep the name shown here, your language and your neighbourhood. I never keep the address or the location used to find it.
area-where = *Where do you live?* Write your postcode, your town or your neighbourhood.
area-where-second = *Which neighbourhood would you like to add?* Write a postcode, a town or a neighbourhood.
area-ways = You can also share a location or write an address. An address service looks it up, then it is forgotten.
    .slack = You can also write an address. An address service looks it up, then it is forgotten.
area-ask = Find a neighbourhood
area-list = See the list
area-find-title = Find a neighbourhood
area-find-where = Which place are you looking for? Write a postcode, a town, a neighbourhood or an address. You can also share a location. Neither the address nor the location is kept.
    .slack = Which place are you looking for? Write a postcode, a town, a neighbourhood or an address. The address is not kept.
area-not-found = I could not find this place. Write a postcode, a town or a neighbourhood, for example “94260”.
area-wider = That is larger than a town. Which town or village is it? The postcode is enough.
area-street-alone = I could not find this address. Add the postcode or the town.
area-street-unknown = I could not find this exact address.
area-silent = The address service is not answering at the moment. Write your postcode or share your location.
    .slack = The address service is not answering at the moment. Write your postcode or your town.
area-unserved = I have no address service for this country. Write your postcode or your town, or share your location.
    .slack = I have no address service for this country. Write your postcode or your town.
area-point-nowhere = I do not recognise the town at this spot. Write its name or its postcode.
area-no-areas = No neighbourhood is open yet. Write your town and I will let you know.

# Proposing an area.
area-is-it = *{ $area }* ({ $town }): is this the neighbourhood?
area-is-it-repaired = I did not find exactly this name. Is it *{ $area }* ({ $town })?
area-point-in = This place is in *{ $area }* ({ $town }). Is this the neighbourhood?
area-point-near = This place is right next to *{ $area }* ({ $town }). Is this your neighbourhood?
area-which = Which is your neighbourhood?
area-which-near = This place is very close to these neighbourhoods. Which one is yours?
area-which-repaired = I did not find exactly this name. Is it one of these neighbourhoods?
area-yes = Yes, I live in { $area }
area-yes-add = Yes, add { $area }
area-no = No, another place
area-pick = { $area } ({ $town })
area-none-of-these = None of these
area-more-areas = See more neighbourhoods
area-which-town = Several towns have this name. Which one is right?
area-town-is-it = Is this the town?
area-several-places = You mention several places. Which one is right?
area-which-city = In which city is this arrondissement?
area-code-elsewhere = This postcode and this name do not go together.
area-which-of-these = Which of these towns is right?
area-lives-there = Is that where you live?
area-now-part-of = *{ $name }* is now part of *{ $town }*.
area-unmapped = *{ $place }*: I cannot look places up there yet. Ask whoever organises your neighbourhood for its invitation link.
area-town-repaired = I did not find exactly this name. Is it one of these towns?
area-town-pick = { $town } ({ $department })
area-town-abroad = { $town } ({ $country })
area-town-near = { $town } ({ $country }, near { $city })
area-more-towns = See more towns
area-another-town = Another town
area-narrow = There are more. Add the département or the postcode.
area-which-arrondissement = { $town } is a large city. Write your arrondissement or its postcode, for example “{ $example }”.
area-whole-town = Wait for all of { $town }
area-offer = *{ $place }*: should anything change?
area-offer-move = I live there now
area-offer-add = Add this neighbourhood
area-offer-no = Change nothing

# Waiting.
area-not-open = Your neighbourhood is not open yet in *{ $town }*.
area-waiting =
    { $count ->
        [0] Nobody is waiting in { $town } yet.
        [one] You are the first to wait in { $town }.
       *[other] { $count } neighbours are waiting in { $town }, you included.
    }
area-will-tell = I will let you know as soon as a neighbourhood opens there.
area-flyer = Do you know other neighbours? With a flyer and its link they can wait with you.
area-flyer-get = Get a flyer to share
area-flyer-for = Get a flyer ({ $town })
area-list-in = See neighbourhoods in { $town }
area-elsewhere = Look elsewhere
area-stop-waiting = Stop waiting
area-stop-waiting-in = Stop waiting in { $town }
area-waits-no-more = Done: you are no longer waiting in { $town }.

# Joining.
area-joined = Done: welcome to the neighbourhood *{ $area }*!
area-joined-by-link = Welcome to the neighbourhood *{ $area }* ({ $town })! The link you followed signs you up here.
area-added = Done: *{ $area }* ({ $town }) is added to your neighbourhoods.
area-already = You are already in this neighbourhood.
area-not-mine = This is not my neighbourhood
area-link-over = This link no longer leads to an open neighbourhood.
area-closed = The neighbourhood { $area } is closed.
area-moved-from = You have left { $area }.
area-kept-organising = You also keep { $area }, where you have a role.
area-people =
    { $count ->
        [0] Nobody has signed up here yet.
        [one] You are the first person signed up here.
       *[other] You are { $count } neighbours signed up here.
    }
area-choose-topics = You choose what you receive:
area-topic-cafe = cafés
area-topic-aid = helping hands
area-topic-heat = heatwave messages
area-topic-broadcast = announcements
area-topic-digest = the morning digest
area-topic-on = { $topic }: yes
area-topic-off = { $topic }: no
area-topic-get = Follow { $topic }
area-topic-stop = Mute { $topic }
area-topic-is-on = Noted: you now follow { $topic } ({ $area }).
area-topic-is-off = Noted: you no longer follow { $topic } ({ $area }).
area-can = Invite neighbours: /cafe. Upcoming cafés: /cafes. A helping hand: /aid, or /offer to give one. Sheets to print: /kit. The heat: /heat. Your neighbourhoods: /area. Your settings: /me.
    .slack = Invite neighbours: /cafe. Upcoming cafés: /cafes. A helping hand: /aid, or /offer to give one. Sheets to print: /kit. The heat: /heat. Your neighbourhoods: /area. Your settings: /palier me.
area-invite = Invite to a café
area-cafes = See the cafés
area-ask-hand = Ask for a hand
area-offer-hand = Offer a hand

# The group's door.
area-door = Join “{ $title }”
area-door-plain = Join the neighbourhood’s { $own-group }
area-door-asked = You have asked to come in. You will get an invitation.
area-door-hello = Welcome! You live in { $area }: I am letting you into the { $own-group } “{ $title }”.
area-door-opens = I am letting you into the { $own-group } “{ $title }”.
area-door-question = Hello! You are asking to join a neighbourhood’s { $own-group }. Tell me your neighbourhood. If it is the { $own-group }’s, I will let you in.
area-door-other = This { $own-group } belongs to the neighbourhood { $area }. As far as I know, you live in { $own }. Have you moved, or would you like to add a neighbourhood?
area-door-pending = Otherwise an organiser will look at your request.
area-door-waits = In the neighbourhood { $area }, organisers decide on each person. They have been told and will see your request.
area-door-question-organisers = Hello! You are asking to join a neighbourhood’s { $own-group }. Tell me your neighbourhood. The { $own-group }’s organisers will then decide.
area-door-organisers = Either way, an organiser will look at your request.
area-door-answered = An organiser has already answered your request. Write to them if that is a mistake.

# One's areas.
area-mine = See your neighbourhoods
area-nothing-yet = You have no neighbourhood yet.
area-home = *{ $area }* ({ $town }), where you live
area-second = *{ $area }* ({ $town }), a neighbourhood you added
area-open = Open { $area }
area-move = I have moved
area-add = Add a neighbourhood
area-beside = Nearby neighbourhoods: { $names }
area-neighbours-get = Include nearby neighbourhoods
area-neighbours-stop = Mute nearby neighbourhoods
area-make-home = This is where I live
area-leave = Leave this neighbourhood
area-leave-sure = Leave *{ $area }*? You will receive nothing more from it.
area-leave-yes = Yes, leave { $area }
area-left = Done: you have left { $area }.
area-last-organiser = Nobody else organises { $area }. Hand over first, with /organise.
area-come = Let us carry on in private.

# Once a year.
area-still = One question a year: do you still live in *{ $area }*?
area-still-yes = Yes, still here
area-still-no = I have moved
area-still-thanks = Thank you! Nothing changes.

# Help.
area-help = *Palier* brings together the neighbours of one neighbourhood.
area-help-more = To be checked on when it is hot: /checkin. Somewhere cool: /cool. To pause: /pause. To leave: /stop. What is kept: /privacy.
    .slack = To be checked on when it is hot: /checkin. Somewhere cool: /cool. To pause: /pause. To leave: /stop. What is kept: /palier privacy.
area-no-emergency = Palier is not an emergency service. In danger, call { $dial-writing }.
