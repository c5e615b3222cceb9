# A neighbourhood, and this Palier, never hang on one person.
team-still-there = I have not heard of you for two weeks, and in *{ $name }* something waits for an answer. Do you still organise it?
team-here = Yes, I am here
team-hand-over = Hand over
team-stop = Stop organising
team-welcome-back = Thank you, that is noted.
team-stop-sure = Stop organising *{ $name }*? You stay a member. The others on the team will be told.
team-stop-yes = Yes, I stop
team-stopped = Done: you no longer organise *{ $name }*. Thank you for everything.
team-stop-last = Nobody else organises *{ $name }*. Name somebody here first.
team-silent = { $who } organises *{ $name }* and has not answered for two weeks. Nothing is taken away. Have a look at what waits, and perhaps name one more person.
team-alone = You are the only one who organises *{ $name }*. If you cannot any more, everything stops: name somebody with you. I remind you each month.
team-nobody = Nobody organises *{ $name }* any more. Name somebody; until then, what waits for an answer comes to you.
team-admins = Running this Palier
team-admins-list =
    { $count ->
        [one] *Running this Palier*: one person.
       *[other] *Running this Palier*: { $count } people.
    }
team-admin-named = { $who }
team-admins-alone = There is only you. Name somebody: choose among those who organise, the longest-serving first.
team-admins-choose = To name one more: choose among those who organise.
team-admins-nobody = Nobody else organises a neighbourhood yet. Name somebody on a neighbourhood’s team first.
team-admin-ask = Ask { $who }
team-admin-asked-done = { $who } is asked. I’ll tell you their answer. Until then, nothing changes.
team-admin-offer = { $who } asks you to run this Palier: you could then do what organisers can, in every neighbourhood. Would you like to?
team-admin-wanted = Nobody runs this Palier any more. You have organised a neighbourhood for long: would you take it on? Everything goes on meanwhile; without an answer, I ask the next person.
team-admin-yes = Yes, I take it on
team-admin-no = No thanks
team-admin-now = Thank you! You run this Palier now.
team-admin-declined = Noted, thank you for answering.
team-admin-over = It is no longer open: somebody took it on, or it was taken back.
team-admin-accepted = { $who } runs this Palier now.
team-admin-refused = { $who } would rather not run this Palier. Ask somebody else.
team-admin-stop = Stop running it
team-admin-stop-sure = Stop running this Palier? Your roles in neighbourhoods stay the same.
team-admin-stopped = Done: you no longer run this Palier. Thank you for everything.
team-admin-last = You are the only one who runs this Palier. Name somebody here first; once they say yes, you can stop.
team-leaving-admin = You are the only one who runs this Palier. Hand over first, if you can. If not, I shall ask those who organise, one after the other.
team-leaving-areas = Nobody else organises this neighbourhood: { $names }. Name somebody first, if you can.
