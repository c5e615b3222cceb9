# The members of a neighbourhood, as its organisers see them.
member-list =
    { $count ->
        [0] *{ $name }*: nobody has joined yet.
        [one] *{ $name }*: one person has joined.
       *[other] *{ $name }*: { $count } people have joined.
    }
member-list-how = Press a name to vouch for somebody, to mute them, or to propose that they leave the neighbourhood.
member-named = { $who }
member-before = Page before
member-after = Next page
member-head = *{ $who }*, neighbourhood *{ $name }*
member-role-member = A member of the neighbourhood.
member-role-relay = A relay: somebody trusted.
member-role-organiser = Organises the neighbourhood.
member-since = In the neighbourhood since { $since }.
member-muted = Can publish nothing until { $until }, but reads everything.
member-proposed = It is proposed that they leave the neighbourhood; an answer is awaited.
member-vouch = Vouch for them
member-unvouch = Vouch no longer
member-mute = Mute for 7 days
member-unmute = End the mute
member-vouched = Done: { $who } is a relay now.
member-unvouched = Done: { $who } is no relay any more.
member-now-vouched = Somebody who organises *{ $name }* vouches for you: you are now a relay of the neighbourhood.
member-no-longer = You are no relay of *{ $name }* any more. You are still a member.
member-mute-done = Done: { $who } publishes nothing here until { $until }, and knows why.
member-mute-ended = Done: { $who } may publish again.
member-unmuted = You are no longer muted in *{ $name }*: you may publish there again.
member-whole = how you behaved in the neighbourhood
member-gone = They are no longer in the neighbourhood.
member-yourself = That is you. Choose somebody else.
member-organises = { $who } organises the neighbourhood with you: this button is not for that.
