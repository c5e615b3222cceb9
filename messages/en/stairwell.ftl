# The stairwell: the page to try Palier on, and what those who live there say.
stairwell-taken-off = (message taken off: it is not for the whole group)

stairwell-title = Palier, in the stairwell
stairwell-tagline = Try it: five neighbours, their walls, a clock. Nothing is kept.
stairwell-language = Language of the page
stairwell-tabs = Doors and walls
stairwell-skip = Skip to the doors and walls
stairwell-unread = something new
stairwell-lost = The page has lost Palier and is looking for it. What you write is kept.
stairwell-restarted = Palier has started afresh. Open the form again: what you had written will be in it.
stairwell-failed = That did not work. Try again.
stairwell-no-script = This page needs JavaScript.
stairwell-open = The stairwell is open: { $url }
stairwell-no-port = No port is free from { $first } on. Choose another with PORT.
stairwell-next-port = Port { $wanted } is taken: the stairwell opens on port { $port }.
stairwell-token = The stairwell is for trying Palier without a token: remove TELEGRAM_BOT_TOKEN, or start the real bot.

stairwell-clock = The neighbourhood’s clock
stairwell-clock-move = Settings
stairwell-clock-half = + 30 min
stairwell-clock-hour = + 1 hour
stairwell-clock-evening = 18:00
stairwell-clock-morning = Tomorrow 8:30
stairwell-clock-until = Move on to
stairwell-clock-go = Go
stairwell-clock-moving = The clock is moving on
stairwell-clock-told = On the way, Palier wrote: { $sent }.
stairwell-clock-quiet = Nothing to write on the way.
stairwell-sent-at = { $hour } { $whom }
stairwell-clock-past = The clock only moves forward, by a month at most.

stairwell-heat = The heat according to the official map (you choose)
stairwell-heat-short = Heat
stairwell-heat-today = today
stairwell-heat-tomorrow = tomorrow
stairwell-heat-set = Set
stairwell-heat-told =
    { $count ->
        [one] Set. Palier has just written one message.
       *[other] Set. Palier has just written { $count } messages, on the walls and at people’s doors.
    }
stairwell-heat-noted = Set, and Palier knows. For what it announces, move the clock on (on the eve of an alert: 18:00); or ask it: /heat.

stairwell-steps = The first minute
stairwell-step-invite = At Simone’s, write /cafe, then publish.
stairwell-step-answer = On the wall, answer: there, you play Bao.
stairwell-step-clock = Move the clock on: tomorrow 8:30.
stairwell-step-aid = At Simone’s, ask for a hand: /aid.
stairwell-steps-done = That is the tour! Also try /kit, /organise at Maryam’s, or red tomorrow: while Simone is silent, Palier turns to Bao, then Grace.
stairwell-step-go = Take me there
stairwell-steps-hide = Hide the first minute

stairwell-behind = Under the hood
stairwell-behind-tagline = What each act stored in the database, and sent: numbers, not a word.
stairwell-behind-empty = Do something on the page: it will appear here.
stairwell-behind-nothing = Nothing stored, nothing sent.
stairwell-behind-close = Close “Under the hood”
stairwell-row-added = added
stairwell-row-changed = changed
stairwell-row-removed = removed
stairwell-post-added = sent
stairwell-post-changed = redrawn

stairwell-organises = organiser
stairwell-reads = { $whom }’s language
stairwell-enlarge = Enlarge { $whom }
stairwell-edited = edited
stairwell-pinned = Pinned
stairwell-download = Download
stairwell-guarded = Keep this to yourself
stairwell-card-changed = A card has changed on the wall.
stairwell-newcomer = This person has just moved in: Palier does not know them yet.
stairwell-start = Start
stairwell-more = { $whom }’s commands, places and things to send
stairwell-commands = Commands
stairwell-points = Share a place
stairwell-point-inside = In the neighbourhood
stairwell-point-edge = At its edge
stairwell-point-town = In Versailles
stairwell-point-sea = Out at sea
stairwell-point-other = a chosen point
stairwell-point-share = Share
stairwell-lat = Latitude
stairwell-lon = Longitude
stairwell-things = Send
stairwell-sticker = A sticker
stairwell-photo = A photo
stairwell-voice = A voice message
stairwell-write = Write to Palier
stairwell-write-as = Write to Palier, as { $whom }
stairwell-send-as = Send, as { $whom }

stairwell-wall = wall
stairwell-chat = another chat
stairwell-write-wall = Write here
stairwell-write-on = Write on { $whom }
stairwell-send-on = Send on { $whom }
stairwell-on = on { $whom }
stairwell-as = I am
stairwell-knock = Ask to come in
stairwell-search = Find a café to share
stairwell-search-go = Search
stairwell-choose-card = Which card do you want to share?
stairwell-palier-put-in = Add Palier here
stairwell-palier-take-out = Take Palier out
stairwell-nothing-to-share = Nothing to share for now: cafés at home stay in the neighbourhood.
stairwell-elsewhere-title = The choir

stairwell-shared-point = Place shared: { $point }
stairwell-sent-sticker = Sticker sent
stairwell-sent-photo = Photo sent
stairwell-sent-voice = Voice message sent
stairwell-form-sent = Answers sent: { $title }
stairwell-shared-card = shares a card
stairwell-knocks = asks to come in
stairwell-palier-in = adds Palier
stairwell-palier-out = takes Palier out

stairwell-form-send = Send
stairwell-form-optional = optional
stairwell-form-calendar = or in the calendar
stairwell-form-clock = or on the clock
stairwell-form-points = or a shared place
stairwell-form-quick = Quick answers
stairwell-form-kept = File already received: { $name }
stairwell-form-echo = I understood: { $answer }. If that is right, send it.

stairwell-cool-library = Neighbourhood library
stairwell-cool-library-address = 2 place des Œillets
stairwell-cool-church = Saint Eligius church
stairwell-cool-church-address = 9 rue Longue
stairwell-cool-park = Springs park
stairwell-cool-park-address = Allée des Tilleuls
stairwell-seed-numbers = Town hall: 01 99 00 12 34. Neighbours’ phone line: 01 99 00 56 78
stairwell-seed-wall = Les Œillets · { $language }
stairwell-seed-place = Le Petit Zinc
