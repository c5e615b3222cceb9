# For the people who organise a neighbourhood.
organise-not-yours = This is for the organisers of this neighbourhood.
organise-only = This page is for people who organise a neighbourhood.
organise-in-private = The organisers’ page opens in private.
organise-code-wrong = This code does not work. Ask for another one from the person who gave it to you.
organise-code-how = Write /admin followed by the code, for example “/admin abcd2345”.
    .slack = Write /palier admin followed by the code, for example “/palier admin abcd2345”.
organise-already = You already have this role in this neighbourhood. The link still works for somebody else.

organise-named = { $name }
organise-declare = Declare a neighbourhood
organise-see-demand = See where people wait
organise-open-panel = Open the page
organise-join = Join { $name }

organise-panel = *Organising*
organise-panel-areas =
    { $count ->
        [0] No neighbourhood yet.
        [one] One neighbourhood.
       *[other] { $count } neighbourhoods.
    }
organise-panel-loose =
    { $count ->
        [one] One { $own-group } is waiting to be linked to a neighbourhood.
       *[other] { $count } { $own-groups } are waiting to be linked to a neighbourhood.
    }
organise-bind = Link “{ $title }”

organise-area-head = *{ $name }*, { $town }
organise-members =
    { $count ->
        [0] Nobody has joined yet.
        [one] One person has joined.
       *[other] { $count } people have joined.
    }
organise-walls-count =
    { $count ->
        [0] No { $own-group } linked: cards appear nowhere.
        [one] One { $own-group } linked.
       *[other] { $count } { $own-groups } linked.
    }
organise-door-count =
    { $count ->
        [0] Nobody is waiting at the door.
        [one] One person asks to come in.
       *[other] { $count } people ask to come in.
    }
organise-organisers =
    { $count ->
        [one] One person organises.
       *[other] { $count } people organise.
    }
organise-alone = A neighbourhood needs at least two people to organise it. Name somebody under “See the team”.
organise-see-door = Entry requests ({ $count })
organise-see-needs = Helping hands ({ $count })
organise-see-members = Members ({ $count })
organise-see-walls = See the { $own-groups }
organise-see-link = Invite the neighbours
organise-see-team = See the team
organise-see-journal = See the journal
organise-change = Change
organise-drop-outline = Forget the outline

organise-link-head = A text to forward to your neighbours:
organise-link-post = Post in “{ $title }”
organise-link-posted = I am posting the invitation in “{ $title }”.
organise-link-posted-today = The invitation has already been posted in “{ $title }” today.
organise-link-text = Neighbours of *{ $name }* invite each other to a café. To join in, press the button.

organise-area-title = The neighbourhood
organise-area-name = What is this neighbourhood called?
organise-area-centre = Where is its centre? Share a location, or write an address with its town.
    .slack = Where is its centre? Write an address with its town.
organise-area-radius = How many metres from the centre does it reach? Without an answer: 600.
organise-area-aliases = Do neighbours use other names? Separate them with commas.
organise-area-numbers = Which numbers are useful for helping hands and heatwaves: town hall, social services?
organise-area-duty_number = Which number of the town should be called when somebody does not answer on a hot day? One number, that of its people on duty.
organise-area-duty_mail = Does the town have a mail address for its people on duty? I write there when somebody who agreed to it gives no news.
organise-area-outline = Do you have the neighbourhood’s outline as a GeoJSON file? Send it: it replaces the distance from the centre.
organise-area-name-line = Name
organise-area-centre-line = Centre
organise-area-radius-line = Metres from the centre
organise-area-aliases-line = Other names
organise-area-numbers-line = Useful numbers
organise-area-duty_number-line = Duty number
organise-area-duty_mail-line = Duty e-mail
organise-area-outline-line = Outline

organise-name-empty = This name has no letter or digit. Write the name your neighbours use.
organise-name-taken = There is already a neighbourhood of that name in { $town }. Choose another name.
organise-aliases-many = That is too many names: { $limit } at most.
organise-centre-many = Several towns have that name: { $towns }. Add the postcode.
organise-centre-part = *{ $name }* is now part of *{ $town }*. Add a street or share a location, so that I know where the centre is.
    .slack = *{ $name }* is now part of *{ $town }*. Add a street, so that I know where the centre is.
organise-centre-doubt = Is it { $town }? Write only the postcode and the town, or share a location.
    .slack = Is it { $town }? Write only the postcode and the town.
organise-centre-town = I do not recognise the town. Add its name or its postcode.
organise-centre-unknown = I cannot find this address. Check it, write only the town, or share a location.
    .slack = I cannot find this address. Check it, or write only the town.
organise-centre-silent = The address service is not answering. Share a location, or write only the town.
    .slack = The address service is not answering. Write only the town.
organise-centre-unserved = I have no address service for this country. Share a location, or write only the town.
    .slack = I have no address service for this country. Write only the town.
organise-centre-outside = This point is outside the neighbourhood’s outline. Drop the outline first, or send another.
organise-centre-far = This point is far from { $town }, and I do not know the town at this spot. Please check it.
organise-town-title = The town
organise-town-town = I kept the point. Which town is it in?
organise-town-far = { $town } is far from this point. Which town is it in?

organise-outline-silent = I cannot open your file for now. It is not lost: try again in a moment.
organise-outline-gone = This file is no longer available. Please send it again.
organise-outline-unread = This file is not GeoJSON. Export the outline from a map tool, then send the new file.
organise-outline-kind = I need one outline, of type “Polygon” or “MultiPolygon”, and only one.
organise-outline-ring = The outline is not a closed line of at least four points.
organise-outline-degrees = The outline has a point that is not on the map. Points are written longitude first, then latitude.
organise-outline-points = The outline has { $count } points. { $limit } at most: simplify it.
organise-outline-small = This outline is too small for a neighbourhood: less than { $metres } metres.
organise-outline-large = This outline is too large for a neighbourhood: more than { $kilometres } kilometres.
organise-outline-far = This outline is more than { $kilometres } kilometres from the centre. Check one of them.

organise-turn-title = The outline
organise-turn-turn = In this file, latitude and longitude seem to be swapped: as it stands, the outline is far from the centre. Shall I turn it round?

organise-draft-head = *{ $name }*, { $town }
organise-draft-aliases = Other names: { $aliases }
organise-draft-radius = Up to { $radius } metres from the centre.
organise-draft-outline = Bounded by the outline you sent.
organise-draft-moved = The centre lay outside the outline: I put it in the middle.
organise-draft-language = Language: { $language }
organise-draft-ask = Nothing is open yet. Is this right?
organise-draft-map = See the centre on a map
organise-draft-open = Open the neighbourhood
organise-draft-change = Change
organise-draft-drop = Give this neighbourhood up
organise-draft-dropped = All right, this neighbourhood is not declared.
organise-in-language = In { $language }

organise-opened = *{ $name }* is open.
organise-opened-told =
    { $count ->
        [0] Nobody was waiting in this town yet.
        [one] The person who was waiting in this town is told.
       *[other] The { $count } people who were waiting in this town are told.
    }
organise-how-wall = To link a group or a channel: on Telegram, add me as a member, then make me an administrator; on Slack, write “/invite @Palier” there. That is enough: I will write to you at once.
    .telegram = To link a group or a channel, add me as a member, then make me an administrator. That is enough: I will write to you at once.
    .slack = To link a channel, write “/invite @Palier” there. That is enough: I will write to you at once.
    .stairwell = To link a group, press “Add Palier here” in it. That is enough: I’ll write to you at once.
organise-second = Name a second person soon, to organise with you.
organise-opened-near = Good news: the neighbourhood *{ $name }* has just opened in { $town }. If it is yours, press the button.
organise-changed = *{ $name }* is up to date.

organise-walls =
    { $count ->
        [0] No { $own-group } is linked to this neighbourhood.
        [one] One { $own-group } is linked to this neighbourhood.
       *[other] { $count } { $own-groups } are linked to this neighbourhood.
    }
organise-wall-line = *{ $title }* ({ $language })
organise-wall-settings = Set up “{ $title }”
organise-wall-head = “{ $title }” is linked to *{ $name }*.
organise-bound = “{ $title }” is now linked to *{ $name }*.
organise-wall-language = Cards there are written in: { $language }.
organise-all-rights = I have every right I need.
organise-right-post = I lack a right: *post messages*. Without it, no card appears.
organise-right-pin = I lack a right: *pin messages*. It is of use on hot days.
organise-right-invite = I lack a right: *invite by link*. I need it to let neighbours in.
organise-how-right = To give it, on Telegram: group settings, Administrators, choose me, tick this right. On Slack: add me to the channel again.
organise-choose = Which neighbourhood is “{ $title }” for?
organise-none-yet = No neighbourhood is declared yet. Declare one, then link this { $own-group }.
organise-unbound = Thank you for adding me to “{ $title }”. An organiser of the neighbourhood must still link this { $own-group }: please tell them. Until then, I write nothing there.
organise-wall-closed = I was removed from “{ $title }”. Cards of *{ $name }* no longer appear there.
organise-wall-again = To bring me back, add me to the { $own-group } again.
organise-rights-changed = My rights have changed in “{ $title }”.
organise-wall-refuses = “{ $title }” does not take my cards for now.
organise-wall-takes = “{ $title }” takes my cards again.
organise-refuses-topic = The topic I write in is closed. Reopen it, or choose another one.
organise-refuses-archived = This channel is archived. Nothing is lost: I go on as soon as it is unarchived.
organise-refuses-wrong = The { $own-group } refused my last card, and I cannot tell why. Please look at its settings and at my rights.
organise-refuses-next = I try again regularly. Until then I write to the neighbours concerned in private.
organise-invite-present = Invite those already there
organise-invite-sure = Invite the people already in “{ $title }” to join *{ $name }*?
organise-invite-means = Each of them sees a message with a button, which nobody else sees. Nobody is signed up without pressing it. The messages go out one after another, but not to bots or to people who have joined already. Whoever is offline will not see theirs; you can do it again in a week.
organise-invite-yes = Yes, show the invitation
organise-invite-begun = On its way: I am showing the invitation in “{ $title }”, to one person after another.
organise-invite-stop = Stop inviting
organise-invite-stopped =
    { $count ->
        [0] Stopped in “{ $title }”. Nobody had received the invitation yet.
        [one] Stopped in “{ $title }”. One person had received the invitation.
       *[other] Stopped in “{ $title }”. { $count } people had received the invitation.
    }
organise-invite-unshown = I could not show the invitation to everybody in “{ $title }”: the channel told me no all day. Look at my rights, then start again.
organise-links-open =
    { $count ->
        [one] One link that gives a role waits to be opened.
       *[other] { $count } links that give a role wait to be opened.
    }
organise-links-withdraw = Take back the open links
organise-links-withdrawn =
    { $count ->
        [0] No link was open.
        [one] Taken back: the link gives nothing any more.
       *[other] Taken back: the { $count } links give nothing any more.
    }
organise-invited = Hello! Here the neighbours of *{ $name }* meet with Palier: coffees, helping hands, a word when it is too hot.
organise-invited-means = One button is enough to be one of them. Without it I do not enrol you. Nobody else sees this message.
organise-wall-try = Try again now
organise-wall-tried = Trying again at once.
organise-topic-how = In a Telegram group with topics: write /here in the topic where cards should appear.
organise-topic-chosen = Cards appear in the topic that was chosen. To change it, write /here in another topic.
organise-topic-here = From now on the cards of “{ $title }” appear in this topic.
organise-topic-none = From now on the cards of “{ $title }” appear outside topics, in the group itself.
organise-topic-leave = Stop using this topic
organise-topic-lost = In “{ $title }” the topic that was chosen is closed or deleted. Cards appear in the group itself.
organise-hello = Hello! Here I put up the cafés and helping hands between neighbours of *{ $name }*.
organise-hello-promise = I do not read your conversations and keep nothing of them. To take part, write to me in private.

organise-door =
    { $count ->
        [0] Nobody is waiting at the door.
        [one] One person asks to come in.
       *[other] { $count } people ask to come in.
    }
organise-knock = *{ $name }* asks to come into “{ $title }”, { $moment }.
organise-admit = Let { $name } in
organise-decline = Turn { $name } away
organise-admitted = Done: { $name } comes in.
organise-declined = Done: { $name } is turned away.
organise-decided = Somebody has already answered this request.
organise-door-rest =
    { $count ->
        [one] And one more request after these.
       *[other] And { $count } more requests after these.
    }
organise-door-by-area = Members of the neighbourhood come in at once, merely because they say that they live there.
organise-door-unverified = Nobody verifies their address: put nothing in the { $own-group } that strangers must not read.
organise-door-by-organisers = Organisers decide on each person: nobody comes in unless you agree.
organise-door-inside = Whoever is in the { $own-group } already stays.
organise-door-public = If “{ $title }” is a public channel, everybody in its workspace comes in without asking: make it private.
organise-door-keep = Organisers decide on each person
organise-door-open = Let the area’s members in at once
organise-door-opened = From now on members of the neighbourhood come in at once. Whoever was waiting still is: answer each of them.
organise-asks-to-enter = Somebody of *{ $name }* asks to come into the { $own-group }. They are waiting for your answer.
organise-open-door = See the entry requests

organise-team = The team of *{ $name }*
organise-team-organiser = { $name }: organises
organise-team-relay = { $name }: relay
organise-name-somebody = Name somebody
organise-name-title = One person more
organise-name-person = Who? I will write to them, and they decide.
organise-name-grant = What for?
organise-grant-organiser = To organise with you
organise-grant-relay = To be a relay
organise-name-self = That is you. Choose somebody else.
organise-name-has = { $who } already has this role, or a greater one.
organise-name-asked = I am asking { $who }, and will tell you when they accept.
organise-name-today = { $who } has already been asked today.
organise-name-unreached = I cannot write to this person yet. Pass this on to them:
organise-name-failed = My question did not reach { $who }. Pass this on to them:
organise-name-failed-new = My question did not arrive: I cannot write to the person who was chosen. Pass this on to them:
organise-asked-palier = Hello! I am Palier: I help neighbours meet over a coffee and lend each other a hand.
organise-asked-organiser = { $who } asks you to organise *{ $name }* together.
organise-asked-relay = { $who } asks you to be a relay of *{ $name }*.
organise-asked-free = It is up to you. The button works until { $until }.
organise-team-how = A relay is somebody you know and trust. Name somebody here, or make a link and forward it.
organise-offer-organiser = A link to organise
organise-offer-relay = A link to be a relay
organise-offer-organiser-head = Whoever opens this link organises *{ $name }* with you.
organise-offer-relay-head = Whoever opens this link becomes a relay of *{ $name }*.
organise-offer-once = It works once, until { $until }. Forward this message to that person only. An older link of the same kind no longer works.
organise-offer-organiser-link = Organise { $name }
organise-offer-relay-link = Become a relay of { $name }
organise-now-organiser = Thank you! You now organise *{ $name }*. Write /organise to open your page.
organise-now-relay = Thank you! You are now a relay of *{ $name }*.
organise-joined-organiser = { $who } now organises *{ $name }* with you.
organise-joined-relay = { $who } is now a relay of *{ $name }*.
organise-left =
    { $count ->
        [0] Nobody organises *{ $name }* any more. Somebody must be named.
        [one] Somebody left the team of *{ $name }*. One person remains: name somebody.
       *[other] Somebody left the team of *{ $name }*. { $count } remain.
    }
organise-admin = Welcome! You are now an administrator of this Palier. Start by declaring a neighbourhood.

organise-demand = *Where people wait for a neighbourhood*
organise-demand-none = Nobody is waiting for a neighbourhood at the moment.
organise-demand-town =
    { $count ->
        [one] *{ $town }*: one person
       *[other] *{ $town }*: { $count } people
    }
organise-demand-cell =
    { $count ->
        [one] one of them near { $town }
       *[other] { $count } of them near { $town }
    }

organise-journal = *Journal*: the latest acts
organise-journal-none = The journal is still empty.
organise-journal-line = { $moment }, { $who }: { $act }
organise-newer = Newer
organise-older = Older
organise-journal-export = Export as a table (CSV)
organise-journal-file = The journal of *{ $name }*, twelve months at most. It says who did what: keep it within the team.
organise-journal-files = The journal of all neighbourhoods, twelve months at most. It says who did what: keep it within the team.
organise-journal-line-alone = { $moment }: { $act }
organise-journal-about = { $line } ({ $about })
organise-journal-about-both = { $line } ({ $about }, { $why })
organise-journal-wall = “{ $title }”
organise-journal-cafe = get-together of { $day }
organise-column-when = When
organise-column-area = Neighbourhood
organise-column-who = Who
organise-column-act = What
organise-column-which = On what
organise-column-why = Why
organise-act-tried = tries a { $own-group } again
organise-act-exported = exports the journal
organise-act-heat_outrun = agrees to a heat level too late
organise-act-heat_drill = holds a drill
organise-act-cool_named = writes the cool places of announcements
organise-act-aid_asked = asks for a helping hand for somebody
organise-why-relay = as a relay
organise-why-organiser = to organise
organise-why-unknown = level of the sources
organise-why-none = no heatwave
organise-why-yellow = yellow
organise-why-orange = orange
organise-why-red = red
organise-why-right = a permission is missing
organise-why-topic = the topic is closed
organise-why-archived = it is archived
organise-why-wrong = its settings do not fit
organise-why-money = money
organise-why-insult = hurtful words
organise-why-private = private details
organise-why-danger = danger
organise-why-other = another reason
organise-why-unsafe = somebody put in danger
organise-why-again = after a mute
organise-why-news = news
organise-why-gas = gas
organise-why-fire = fire
organise-why-flood = flood
organise-why-water = tap water
organise-why-storm = storm
organise-nobody = an organiser who left
organise-act-admin = becomes an administrator
organise-act-opened = opens the neighbourhood
organise-act-edition_opened = opens a party or an edition
organise-act-edition_moved = changes the day of a party
organise-act-edition_closed = takes down the card of a party or an edition
organise-act-kit_logo = puts a logo on the sheets
organise-act-kit_no_logo = takes the logo off the sheets
organise-act-changed = changes the neighbourhood
organise-act-duty = changes the town’s people on duty
organise-act-invited = posts the invitation in a { $own-group }
organise-act-bound = links a { $own-group }
organise-act-closed = a { $own-group } is no longer linked
organise-act-refused = a { $own-group } takes no cards any more
organise-act-takes = a { $own-group } takes cards again
organise-act-door_by_organisers = leaves every entry to the organisers
organise-act-door_by_area = lets members of the neighbourhood in at once again
organise-act-admitted = lets somebody in
organise-act-declined = turns somebody away
organise-act-offered = makes a link to name somebody
organise-act-relay = becomes a relay
organise-act-organiser = starts to organise
organise-act-left = leaves the team
organise-act-kept = leaves what was reported
organise-act-hid = hides a reported card
organise-act-muted = mutes somebody for 7 days
organise-act-lifted = takes a decision back
organise-act-upheld = lets a decision stand
organise-act-greeted = invites the people already there
organise-act-stopped = stops inviting the people already there
organise-act-withdrew = takes back the open links
organise-act-broadcast = publishes an announcement
organise-act-broadcast_danger = announces a danger
organise-act-broadcast_asked = asks a second person to agree to an announcement
organise-act-broadcast_confirmed = agrees to an announcement
organise-act-broadcast_refused = does not agree to an announcement
organise-act-broadcast_lapsed = an announcement finds no agreement
organise-act-broadcast_edited = changes an announcement
organise-act-broadcast_withdrawn = takes an announcement back
organise-act-broadcast_tried = tries an announcement among organisers
organise-act-asked_admin = asks somebody to run this Palier
organise-act-admin_ended = runs this Palier no longer
organise-act-vouched = vouches for somebody
organise-act-unvouched = vouches for somebody no longer
organise-act-unmuted = ends a mute
organise-act-removal_proposed = proposes that somebody leaves
organise-act-removal_out = takes somebody out, together with another
organise-act-removal_refused = refuses a removal
organise-act-removal_lapsed = a proposed removal stays unanswered
organise-act-removal_lifted = lets somebody come back
organise-act-removal_upheld = lets a removal stand

organise-mute-title = Mute
organise-mute-what = For which reason? They will read it, without your name.
organise-removal-title = Removal
organise-removal-reason = For which reason? The second organiser and the person concerned will read it, without your name.
organise-removal-note = One more word? Both will read it. No name, address, number or anything personal, please.

organise-report-title = Report
organise-report-what = What is wrong? Your name will be shown to nobody.
organise-report-word = Anything else the neighbourhood’s organisers should know?
organise-trouble-money = A scam, or asking for money
organise-trouble-insult = An insult or hurtful words
organise-trouble-private = Private details shown to all
organise-trouble-danger = Somebody is in danger
organise-trouble-other = Something else
organise-report-choose = Which card do you want to report?
organise-report-none = There is no card to report in your neighbourhoods at the moment.
organise-report-how = For a message in a group: reply “/report” to it.
    .telegram = For a message in a group or channel: reply “/report” to it.
    .slack = For a message in a channel: choose “Report this message” in its menu.
organise-report-card = { $first } ({ $second })
organise-report-message = a message in “{ $title }”
organise-report-gone = a card that is gone
organise-report-elsewhere = I only pass on what appears in a { $own-group } linked to a neighbourhood. This one is not: turn to whoever looks after it.
organise-report-own = This comes from you: you can change it or take it down yourself.
organise-report-already = You have reported it already: the neighbourhood’s organisers know.
organise-report-thanks = Thank you. The organisers of *{ $name }* will look, and I’ll tell you what comes of it. Your name is not shown to them.
organise-report-danger = *If somebody is in danger now: call { $dial-writing }.*
organise-report-money = Pay nothing and give no code away. Nobody will ask you for money in the name of this neighbourhood.

organise-reported = In *{ $name }*, this was reported: { $about }
organise-reported-why = Reason: { $what }
organise-reported-word = They add: “{ $word }”
organise-reported-count =
    { $count ->
        [one] One person reported it.
       *[other] { $count } people reported it.
    }
organise-reported-covered = The card is hidden everywhere until you decide.
organise-reported-card = This is what it says:
organise-reported-link = See the message
organise-judge-leave = Leave it
organise-judge-hide = Hide the card
organise-judge-mute = Mute for 7 days
organise-judge-hide-and-mute = Hide it and mute for 7 days
organise-judge-how = “Mute”: whoever published this can publish nothing in the neighbourhood for 7 days.
organise-judge-own = This report is about you: somebody else of the team must decide.
organise-judged = Done. Those concerned have been told.
organise-judged-already = Somebody has already decided.
organise-see-reports = Reports ({ $count })
organise-reports =
    { $count ->
        [0] No report waits for a decision.
        [one] One report waits for a decision.
       *[other] { $count } reports wait for a decision.
    }
organise-report-line =
    { $count ->
        [one] { $moment }: { $about } (one person)
       *[other] { $moment }: { $about } ({ $count } people)
    }
organise-see-report = { $about }

organise-card-covered = This card is hidden while the neighbourhood’s organisers look at it.
organise-card-hidden = This card was taken down by the neighbourhood’s organisers.
organise-author-covered = Your card is hidden for now in *{ $name }*: { $about }. Neighbours reported it; the organisers will look.
organise-author-hidden = The organisers of *{ $name }* hid your card: { $about }.
organise-author-muted = The organisers of *{ $name }* looked at this: { $about }. You can publish nothing there until { $until }.
organise-author-appeal = If you do not agree, ask them to look again: one button is enough.
organise-author-back = It is settled, in *{ $name }*: { $about }. Everything is as before.
organise-author-upheld = The organisers of *{ $name }* have looked once more. The decision stands: { $about }.
organise-muted = You can publish nothing in this neighbourhood until { $until }. The message I sent you says why.
organise-appeal = Ask them to look again
organise-appeal-sent = It is passed on to the neighbourhood’s team. I’ll tell you what they decide.
organise-appeal-already = You have asked already. I’ll tell you what the team decides.
organise-appeal-asked = Whoever published this asks you to look again.
organise-appeal-about = In *{ $name }*: { $about }
organise-lift = Take it back
organise-uphold = Let it stand
organise-ended-left = You reported: { $about }. The organisers looked, and left it. Thank you for caring.
organise-ended-hidden = You reported: { $about }. The organisers hid it. Thank you.
organise-ended-muted = You reported: { $about }. The organisers took action. Thank you.
organise-act-aid_chose = chooses who gives a helping hand
organise-act-heat_taken = takes over for somebody not heard from
organise-act-heat_taken_by_town = says that the town takes over for somebody not heard from
organise-act-heat_given_back = gives back what was taken over
organise-act-heat_ended = says how it ended for somebody
organise-act-heat_set = sets the heat level
organise-act-heat_proposed = proposes a heat level
organise-act-heat_confirmed = agrees to a heat level
organise-act-heat_declined = declines a heat level
organise-act-heat_region = chooses the weather region
organise-act-cool_saved = writes down a cool place
organise-act-cool_dropped = takes a cool place off
organise-act-cool_imported = takes cool places from a file
organise-act-heat_thresholds = sets the heat thresholds

# The morning digest.
organise-morning-head = *{ $area }*, this morning
organise-morning-checks =
    { $count ->
        [one] Hot days: one person has not answered “How are you?”, or is waiting for somebody.
       *[other] Hot days: { $count } people have not answered “How are you?”, or are waiting for somebody.
    }
organise-morning-needs =
    { $count ->
        [one] One request for a helping hand has found nobody yet.
       *[other] { $count } requests for a helping hand have found nobody yet.
    }
organise-morning-cafe = Get-together at { $hour }: { $place }
organise-morning-cafes =
    { $count ->
        [one] And one more get-together.
       *[other] And { $count } more get-togethers.
    }
organise-morning-look = See the neighbourhood

organise-duty-no-mails = I cannot send e-mails: whoever installed Palier has not set SMTP_URL. Leave the address empty, and note the number.
organise-duty-mail = Duty e-mail: { $mail }
organise-recheck-numbers = The neighbourhood moves to another town. Are these useful numbers still right?

organise-see-first = First cards
organise-first-is-on = In *{ $name }*, the first card of a new neighbour waits for an organiser’s glance.
organise-first-is-off = In *{ $name }*, cards of new neighbours go out at once. That is how it comes.
organise-first-means = If you like, everybody’s first card is shown to you before it goes out; after that nothing waits any more. Relays do not wait, and neither does an urgent need. If nobody looks in time, the card goes out by itself: after a day at most, well before the meeting.
organise-first-on = Look at first cards
organise-first-off = Look at them no more
organise-first-line = { $about }, since { $moment }
organise-first-asked = The first card of a new neighbour in *{ $name }*. This is what everybody would read:
organise-first-changed = The card has changed since you read it.
organise-first-publish = Publish
organise-first-not = Not this one, because…
organise-first-why = Why does this card not go out? Its author will read the reason you press.
organise-first-waits = For your first card in *{ $name }*, an organiser has a look first. It goes out as soon as they have seen it. If nobody looks in time it goes out by itself, { $until } at the latest.
organise-first-out = Your card is out in *{ $name }*.
organise-first-not-out = Your card did not go out in *{ $name }*: it is too late, or you can publish nothing there at the moment. What you wrote is still there.
organise-first-declined = An organiser of *{ $name }* looked at your card and does not publish it. What you wrote is still there: you can change it and hand it in again.
organise-first-appeal = Somebody whose card did not go out in *{ $name }* asks you to look again.
organise-first-upheld = The organisers of *{ $name }* have looked at your card once more. The decision stands.
organise-first-published = It is out.
organise-first-settled = This first card is decided about. There is nothing left to do.
organise-first-unseen = Nobody had looked at this first card: it went out by itself.
organise-first-gone = This card is no longer to be published: its author gave it up, it is too late, or they can publish nothing at the moment.
organise-first-keep-words = No organiser has seen your cards yet: the place and the words of one that is out cannot change. The rest can.
organise-first-no-home = No organiser has seen a card of yours yet: this meeting cannot move to your home yet. Tell whoever asked you.
organise-act-first_on = has first cards looked at
organise-act-first_off = lets first cards go out at once
organise-act-first_seen = publishes somebody’s first card
organise-act-first_declined = does not publish somebody’s first card
organise-act-first_unseen = a first card goes out unseen
