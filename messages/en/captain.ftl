# Stairwell captains: one person per stairwell or street, by their own wish.

captain-open = Stairwell captain
captain-title = *Stairwell captain*
captain-what = One person per stairwell or street, by their own wish: on orange and red days they knock on doors and say hello.
captain-kept = I ask for no name and no door, only for a number. I keep only the neighbourhood’s total. Your stairwell is erased on 15 October.
captain-begin = Become a captain
captain-stairwell-title = Your stairwell
captain-stairwell-label = Which stairwell, or which street? For example “12 Lilac Street, stairwell B”. No neighbour’s name, no floor, no door, no code.
captain-no-name = That is somebody’s name: give the stairwell or the street alone.
captain-plate-doubt = “{ $label }” might be a neighbour’s name, and I show none.
captain-plate-title = What stands there
captain-plate-read = Is this name written there, in the street or at the entrance, for everybody to read?
captain-on-plate-yes = Yes, it is written there
captain-on-plate-no = No, I will give another name
captain-no-label = I read no word there: give the stairwell or the street, “12 Lilac Street” for example.
captain-of = You are the captain: “{ $label }”.
captain-named = Those who organise see this stairwell, with your first name.
captain-unnamed = Those who organise see this stairwell, without your first name.
captain-asked = On orange and red days I ask how many doors you tried, under a message that you get anyway.
captain-heat-off = Your messages about the heat are off: I will ask you nothing.
captain-heat-on = Get them again
captain-show-name = Show my first name
captain-hide-name = Stop showing my first name
captain-other = Another stairwell
captain-stop = Stop being captain
captain-stopped = Done, and erased. Thank you for your stairwell!
captain-moved = You no longer live in that stairwell’s neighbourhood: it is erased. Thank you!
captain-became = Noted, thank you!
captain-not = You are not the captain of a stairwell at the moment. To become one: /heat.
captain-in-private = This is settled in private: write /heat to me.
captain-taken = “{ $label }” has a captain already. Thank you for offering!
captain-taken-how = It is easier with two. I can tell them your first name, and that you would help.
captain-offer-help = Offer my help
captain-help = { $name } would like to help you: “{ $label }”.
captain-help-how = Say hello when you meet, and share the doors between you.
captain-help-passed = Passed on, with your first name.
captain-help-gone = That stairwell has no captain any more: you can be the one.

# How many doors?
captain-doors-open = How many doors tried?
captain-doors-ask = How many doors did you try today?
captain-doors-ask-yesterday = How many doors did you try yesterday?
captain-doors-kept = I add this number to the neighbourhood’s total, which nobody reads if fewer than three captains answer. I forget yours at noon the day after.
captain-doors-number = { $count }
captain-doors-other = Another number
captain-doors-title = Doors
captain-doors-doors = How many doors did you try? A number is enough.
captain-doors-counted =
    { $count ->
        [0] Thank you! Noted: no door.
        [one] Thank you! Noted: one door.
       *[other] Thank you! Noted: { $count } doors.
    }
captain-doors-more = I tried some more
captain-doors-undo = That was the wrong number
captain-doors-known = You told me about that day already: I added nothing.
captain-doors-over = That day is over, I no longer count its doors. Thank you!

# What those who organise read.
captain-list-open = Stairwell captains
captain-list-head = *{ $area }*: stairwell captains
captain-list-count =
    { $count ->
        [0] None for now. Anybody can become one under /heat.
        [one] One person:
       *[other] { $count } people:
    }
captain-list-one = “{ $label }”
captain-list-named = That is { $name }.
captain-list-more =
    { $count ->
        [one] And one person more, whom this list does not show.
       *[other] And { $count } people more, whom this list does not show.
    }
captain-list-promise = A first name stands here only where that person wanted it.
captain-counts = Doors tried: { $count }.
captain-counts-yesterday = Doors, yesterday: { $count }.
captain-counts-few = Doors: no number given.
captain-clear =
    { $count ->
        [one] Thanks to the stairwell captains, for one door tried.
       *[other] Thanks to the stairwell captains, for { $count } doors tried.
    }
captain-clear-more = Thanks to the stairwell captains, for more than { $count } doors tried.
captain-clear-some = Thanks to the stairwell captains, for the doors tried.
