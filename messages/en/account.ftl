# What people see and set about themselves.
account-in-private = Your page opens in private.
account-head = *{ $name }*, here is your page.
account-paused = Paused until { $moment }.
account-area =
    { $on ->
        [0] { $name }: no messages.
        [one] { $name }: one topic followed.
       *[other] { $name }: { $on } topics followed.
    }
account-waits = You are waiting for a neighbourhood in { $town }.
account-nowhere = You are in no neighbourhood.
account-admin = You are an administrator of this Palier.
account-quiet-hours = Quiet hours: from { $start } to { $end }. During them I write only in an emergency.
account-quiet-never = Quiet hours: none. I may write at any time.
account-language = Language: { $language }
account-kept = I keep your first name, your choices and your answers. Never your location.
account-speak = { $language }
account-areas = Set your neighbourhoods
account-change-name = Change your name
account-quiet = Choose your quiet hours
account-pause = Take a break
account-end-pause = End the break
account-export = See everything that is kept
account-privacy = Read how it is kept
account-leave = Leave Palier

account-name-title = Your first name
account-name-name = What do your neighbours call you? A first name is enough.

account-quiet-title = Your quiet hours
account-quiet-start = From what time should you be left alone?
account-quiet-end = And until what time?
account-quiet-why = What can wait comes afterwards. An emergency may come at any time.
account-quiet-from = From { $start } to { $end }
account-quiet-none = No quiet hours
account-quiet-other = Choose other hours

account-pause-day = Until tomorrow morning
account-pause-week = One week
account-pause-month = One month
account-pause-other = Choose a date
account-pause-ask = How long would you like to be left alone?
account-pause-means = During a break I announce nothing. What you promised still holds: change it if you need to.

account-until-title = Your break
account-until-day = Until which day? Choose one, or write for example “12 June”.

account-leave-ask = Do you really want to leave Palier?
account-leave-means = Everything I keep about you is erased at once. Get-togethers you host are called off, and your guests are told. This cannot be undone.
account-only-pause = Only take a break
account-erase = Leave Palier and erase everything
account-erased = Done: nothing about you is left here. Thank you for your company. To come back one day, write /start.
account-idle = Hello { $name }. I have not heard from you for a long time. Without a word from you, I will erase your account on { $until }.
account-stay = I am staying

account-privacy-head = *Your data, in plain words*
account-privacy-kept = I keep: your first name, your language, your identifier on the messenger, your neighbourhoods and your topics. Your quiet hours and your breaks. The get-togethers you host and your answers. If your neighbourhood does not exist yet: your town and an approximate zone.
account-privacy-sealed = Encrypted, so unreadable without the key: the address of a get-together at your home, the first name of whoever comes with you, messages that wait and forms in progress. Address and first name are forgotten the day after the get-together.
account-privacy-never = I never keep: your location, the address written to find your neighbourhood, the group’s conversations, anything about health.
account-privacy-long = How long? Get-togethers and answers: { $cafes } months. Messages sent, without their text: { $letters } days. An unfinished form: { $forms } days. A request to come in: { $knocks } days. A place on a waiting list: { $waiting } months. The organisers’ journal: { $journal } months.
account-privacy-idle = If I hear nothing from you for { $accounts } months, I erase your account. I warn you { $notice } days before.
account-privacy-seen = Who sees what? The group sees the first name of whoever invites. Whoever invites sees the first names of those who come. Organisers see the first names of their team and of those who ask to come in. The person who hosts this service has access to its data.
account-privacy-others = Your messenger sees what passes through it. A group there is not end-to-end encrypted. An address written to find a place is put to an address service, without your name.
account-privacy-rights = You can see, change and erase everything here, at any time. The backups of this service are erased a little later.

account-export-caption = Here is everything I keep about you. Open this file with a browser.
account-export-title = What Palier keeps about you
account-export-made = Written on { $moment }.
account-export-data = The same data for a computer (JSON)
account-as-named = { $name }
account-held-member = You
account-held-account = Your messenger accounts
account-held-membership = Your neighbourhoods
account-held-waiting = Towns where you wait for a neighbourhood
account-held-joinrequest = Your requests to come in
account-held-wall = Groups you have linked
account-held-cafe = Get-togethers you host
account-held-answer = Your answers
account-held-letter = Messages for you
account-held-dialog = Your form in progress
account-held-entry = Your acts as an organiser
account-held-draft = The neighbourhood you are declaring
account-held-override = The heat levels you have set
account-field-id = number
account-field-name = name
account-field-language = language
account-field-zone = time zone
account-field-quiet_from = quiet hours, from
account-field-quiet_until = quiet hours, until
account-field-paused_until = paused until
account-field-admin = administers
account-field-joined_at = since
account-field-seen_at = last visit
account-field-warned_at = warning sent on
account-field-member_id = your number
account-field-host_id = your number
account-field-account_id = account number
account-field-area_id = neighbourhood number
account-field-platform = messenger
account-field-workspace = workspace
account-field-user = identifier
account-field-chat = conversation
account-field-preferred = preferred
account-field-blocked_at = blocked on
account-field-role = role
account-field-home = home
account-field-neighbours = neighbouring areas
account-field-cafe = cafés
account-field-aid = helping hands
account-field-heat = heatwave messages
account-field-digest = digest
account-field-town = town code
account-field-town_name = town
account-field-cell = approximate zone
account-field-since = since
account-field-asked_at = asked on
account-field-decided = let in
account-field-kind = kind
account-field-starts_at = begins
account-field-place = place
account-field-address = address
account-field-seats = seats
account-field-note = note
account-field-access = access
account-field-state = state
account-field-outcome = outcome
account-field-created_at = made on
account-field-coming = answer
account-field-guest = together with
account-field-at = on
account-field-body = content
account-field-due_at = to be sent on
account-field-settled_at = sent on
account-field-form = form
account-field-given = answers given
account-field-act = act
