# The kit: sheets to print for neighbours who are not online.

# Choosing a sheet.
kit-title = *The kit of the neighbourhood { $area }*
kit-what = A4 sheets to print, for neighbours who are not online. Which one would you like?
kit-sheet-poster = Tear-off poster
kit-sheet-slips = Letterbox slips
kit-sheet-board = Stairwell board
kit-sheet-directory = Directory to fill in
kit-sheet-errands = Advice: errands and door
kit-sheet-money = Advice: money
kit-sheet-heat = Advice: heat
kit-sheet-lobby = Heatwave: lobby sheet
kit-sheet-flyer = Flyers with the link
kit-about-flyer = Four small flyers a page, with the link to join your neighbours on Palier.
kit-about-board = A board for the lobby or the stairs: everybody writes what they need and what they can do.
kit-about-directory = An empty directory, two pages. Each household fills it in by hand and keeps it at home. I keep none of it.
kit-about-errands = Good habits when somebody does your shopping or rings at your door.
kit-about-money = Simple rules so that money spoils nothing between neighbours.
kit-about-heat = What to do when it is very hot, and when to call for help.
kit-about-lobby = A sheet for the lobby: who would like a knock, on which floor, at what time. To be taken down afterwards.
kit-which-ink = In colour, or saving ink?
kit-ink-colour = In colour
kit-ink-saver = Saving ink
kit-in-language = Print in { $language }
kit-now-in = The sheets will be in { $language }.
kit-for-area = For { $area }
kit-found = I have a filled-in slip
kit-in-private = The kit is prepared in private.
kit-not-yours = This sheet belongs to a neighbourhood you are not in. Type /kit for your own.

# The town hall’s logo.
kit-give-logo = Add the town hall’s logo
kit-change-logo = Change the logo
kit-drop-logo = Remove the logo
kit-logo-title = The logo
kit-logo-picture = Send the logo of the town hall or the association, as a PNG or JPEG picture, with their consent. It will be on the poster, the slips, the board and the lobby sheet of the neighbourhood.
kit-logo-kept = The logo will be on the sheets.
kit-logo-dropped = The logo is no longer on the sheets: its place is left for a stamp.
kit-logo-unread = This file is not a picture that I can print. I need PNG or JPEG.
kit-logo-sized = This picture does not have a good size: each side needs between { $least } and { $most } dots, and the whole picture no more than { $millions } million. A smaller copy will do very well.
kit-logo-gone = This file is no longer available. Please send it again.
kit-logo-silent = I cannot open your picture for now. It is not lost: try again in a moment.

# What I ask.
kit-poster-title = The poster
kit-poster-name = Which first name goes on the poster?
kit-poster-can = What can you do for your neighbours?
kit-poster-when = When can you be reached? For example “in the evening, after 6 pm”.
kit-poster-contact = A number or an e-mail address to print? I do not keep it. Without an answer I leave a line to fill in by hand.
kit-poster-ink = In colour, or saving ink?
kit-slips-title = The slips
kit-slips-name = Which first name shall I print?
kit-slips-back = Where should a filled-in slip go? For example “letterbox Diallo, building B”.
kit-slips-contact = A number that people may also call? I do not keep it.
kit-slips-ink = In colour, or saving ink?
kit-return-title = A filled-in slip
kit-return-code = Which code is printed on the slip? It is five letters or digits.
kit-can-errands = do your shopping
kit-can-medicine = go to the chemist’s
kit-can-post = collect post, water plants
kit-can-company = have a coffee and a chat
kit-can-walk = walk somewhere with you
kit-can-pets = look after a pet
kit-can-repairs = do a small repair
kit-can-phone = help with your phone
kit-can-printing = print a document
kit-can-heat = check in on you when it is hot

# The sheet is ready.
kit-ready = Here is your sheet. Print it on A4, at actual size (100%).
kit-ready-slips = Here are your slips, three to a page. Print on A4, at actual size (100%), and cut along the dashes. Somebody hands one back? Type /slip and its code.
kit-ready-gaps = Here is your sheet. There are letters I cannot print: I left a line to fill in by hand. Read it before you put it up, and print it on A4, at actual size (100%).
kit-ready-slips-gaps = Here are your slips, three to a page. There are letters I cannot print: I left a line to fill in by hand. Print on A4, at actual size (100%), and cut along the dashes. Somebody hands one back? Type /slip and its code.
kit-alt = The sheet as it will be printed.
kit-file-poster = poster
kit-file-slips = slips
kit-file-board = board
kit-file-directory = directory
kit-file-errands = advice-errands
kit-file-money = advice-money
kit-file-heat = advice-heat
kit-file-flyer = flyers
kit-file-lobby = heatwave-lobby

# A filled-in slip comes back.
kit-slip = *A slip from { $area }*
kit-slip-reads = On the slip somebody ticked what they need, with a first name, a floor or a door, and a time.
kit-slip-next = They asked in confidence: photograph none of it. Drop by or call them, then pass their request on.
kit-slip-pass-on = Pass their request on
kit-slip-unknown = I do not know this code. Check the five letters or digits on the slip, then type them again.
kit-slip-elsewhere = This slip comes from a neighbourhood you are not in. Give it to somebody who lives there.
kit-slip-in-private = Slips are dealt with in private.

# What the sheets say.
kit-emergency = Emergency: { $dial-paper }.
kit-no-emergency = Palier is not an emergency service.
kit-scan = Scan to find your neighbours in { $area }
kit-scan-nameless = Scan to find your neighbours
kit-scan-alt = QR code that opens { $shown }
kit-find = In the neighbourhood’s messenger, look for “Palier” and write: { $area }
kit-find-nameless = In the neighbourhood’s messenger, look for “Palier” and write.
kit-print-numbers = Town hall and useful numbers
kit-print-logo = Logo of the town hall for { $area }
kit-print-stamp = Stamp or logo

kit-print-poster = Need a helping hand?
kit-print-poster-lead = Hello! My name is { $name }, I live nearby and I can help. It is free, between neighbours.
kit-print-poster-lead-nameless = Hello! I live nearby and I can help. It is free, between neighbours.
kit-print-poster-can = For example, I can:
kit-print-poster-call = Get in touch
kit-print-poster-by-hand = Phone
kit-print-poster-strip = A helping hand
kit-print-poster-safety = Never a bank card, a code or keys. The amount agreed first, the receipt kept.

kit-print-slips = Need a helping hand?
kit-print-slips-lead = Tick, write, and drop this slip into the letterbox of { $name }. It is free, between neighbours.
kit-print-slips-lead-back = Tick, write, and bring this slip here: { $back }. It is free, between neighbours.
kit-print-slips-lead-nameless = Tick, write, and give this slip back to whoever handed it out. It is free, between neighbours.
kit-print-slips-lead-by-hand = Tick, write, and bring this slip here:
kit-print-slips-name = First name
kit-print-slips-door = Floor, door
kit-print-slips-when = When?
kit-print-slips-call = Or call { $name }:
kit-print-slips-call-nameless = Or call:
kit-print-slips-code = Code for Palier
kit-need-errands = shopping
kit-need-medicine = the chemist’s
kit-need-post = post, plants
kit-need-company = a coffee, a chat
kit-need-walk = a walk with me
kit-need-pets = a pet
kit-need-repairs = a small repair
kit-need-phone = my phone
kit-need-printing = a print-out
kit-need-heat = a hello on hot days

kit-print-flyer = Between neighbours
kit-print-flyer-scan = Scan, and find your neighbours
kit-print-flyer-lead = We meet through Palier, a good neighbour in your messages.
kit-print-flyer-cafe = a coffee close to home
kit-print-flyer-hand = a helping hand
kit-print-flyer-heat = a word when it is too hot
kit-print-flyer-free = Free. Your address is not kept.

kit-print-board = The neighbours’ board
kit-print-board-lead = Write what you need, or what you can do. A first name and a floor are enough.
kit-print-board-needs = I need…
kit-print-board-offers = I can…
kit-print-board-what = What?
kit-print-board-when = When?
kit-print-board-who = Name, floor
kit-print-board-done = Done
kit-print-board-careful = No phone number, no code, no holiday dates here, please: everybody can read them.

kit-print-directory = Our neighbours’ directory
kit-print-directory-lead = To be filled in by hand, with everybody’s consent. One copy for each household, kept at home.
kit-print-directory-who = Name
kit-print-directory-door = Floor, door
kit-print-directory-phone = Phone
kit-print-directory-can = Can help with
kit-print-directory-keep = Keep it at home. Do not put it up, do not photograph it.
kit-print-directory-useful = Useful numbers
kit-print-directory-caretaker = Caretaker
kit-print-directory-town = Town hall
kit-print-directory-pharmacy = Chemist’s
kit-print-directory-doctor = Doctor

kit-print-errands = Errands and the door
kit-print-errands-lead = Good habits, to help and be helped with an easy mind.
kit-print-errands-ask = Somebody shops for you
kit-print-errands-ask-1 = Agree on the list, the time and the amount together.
kit-print-errands-ask-2 = Agree on a word, known to the two of you alone.
kit-print-errands-ask-3 = At the door, ask for that word before you open.
kit-print-errands-ask-4 = The bags may stay on the doormat: you never have to open.
kit-print-errands-word = The word is wrong? Do not open.
kit-print-errands-word-1 = Call your neighbour back on the number you know.
kit-print-errands-word-2 = Somebody insists, or frightens you: call { $dial-police }.
kit-print-errands-do = You do the shopping
kit-print-errands-do-1 = Say your first name and the agreed word before they open.
kit-print-errands-do-2 = Put the bags on the doormat, ring, step back.
kit-print-errands-do-3 = Hand over the receipt and the change.
kit-print-errands-do-4 = Go in only if you are asked in. The first time, come as two.
kit-print-errands-door = A stranger rings
kit-print-errands-door-1 = Keep the chain on, and talk through the door.
kit-print-errands-door-2 = A badge is not enough: call the company on its usual number.

kit-print-money = Money between us
kit-print-money-lead = Plain and simple: help is free, only the shopping is paid back.
kit-print-money-before = Before
kit-print-money-before-1 = Agree on the amount before the shopping.
kit-print-money-before-2 = Put a small sum of cash into an envelope.
kit-print-money-before-3 = Write the sum on the list.
kit-print-money-after = After
kit-print-money-after-1 = The receipt and the change, at once.
kit-print-money-after-2 = Count it together: it is easier for everybody.
kit-print-money-never = Never
kit-print-money-never-1 = Never lend a bank card, not even for five minutes.
kit-print-money-never-2 = Never give a code: not your card’s, not one sent to you.
kit-print-money-never-3 = Never a blank cheque, a hurried transfer, a loan.
kit-print-money-never-4 = Palier is neighbours helping each other for free: whoever asks for money in its name is deceiving you.
kit-print-money-doubt = In doubt?
kit-print-money-doubt-1 = Say no, then talk to somebody you trust.
kit-print-money-doubt-2 = You gave a card or a code away? Call your bank at once.

kit-print-heat = It is very hot
kit-print-heat-lead = Let us look in on each other, morning and evening.
kit-print-heat-self = For yourself
kit-print-heat-self-1 = Drink often, before you are thirsty. Eat enough. No alcohol.
kit-print-heat-self-2 = Wet your face, arms and legs several times a day.
kit-print-heat-self-3 = Spend at least 2 to 3 hours a day in a cool place.
kit-print-heat-self-4 = Shutters and windows: closed by day, open at night.
kit-print-heat-self-5 = No effort in the hot hours, from 11 am to 9 pm.
kit-print-heat-other = For somebody you know
kit-print-heat-other-1 = Ring or call, morning and evening. Did they drink, eat, sleep?
kit-print-heat-other-2 = How hot is it there? 26 °C: take care. 31 °C: a cooler place, today.
kit-print-heat-other-3 = Tired, cramps, a headache? Cool them, let them drink, be back within the hour.
kit-print-heat-call = Call { $dial-doctor } at once
kit-print-heat-call-1 = A fever over 39 °C, a severe headache, vomiting.
kit-print-heat-call-2 = Confused words, convulsions, fainting.
kit-print-heat-call-3 = Skin that is red, hot and dry.
kit-print-heat-call-then = Meanwhile: stay, keep them cool, take off clothes, wet and fan them. Water only if they are fully awake.
kit-print-heat-more = Questions? During a heatwave, { $when }: { $fact-heat-line } (free).
kit-print-heat-register = The town’s { $fact-register }: ask the town hall to be on it.

kit-print-lobby = It will be very hot. Would you like a knock?
kit-print-lobby-lead = At any age, once or every day. A first name is enough. Somebody in the house knocks at the time you choose.
kit-print-lobby-who = First name
kit-print-lobby-floor = Floor
kit-print-lobby-hour = About what time?
kit-print-lobby-knocks = Who knocks?
kit-print-lobby-discreet = Rather keep it private? Tell:
kit-print-lobby-take-down = Take this down and tear it up as soon as the heat is over.
kit-print-cool = Somewhere cool, near here
kit-print-cool-both = , { $address }: { $hours }
kit-print-cool-hours = : { $hours }
kit-print-cool-address = , { $address }
kit-print-cool-more = { $count ->
    [one] and one more place
   *[other] and { $count } more places
}
kit-print-lobby-signs = Nobody answers and you fear they are unwell: call { $dial-doctor }.

# What is typed on the sheets of the documentation.
kit-sample-when = Every day, from 9 am to 8 pm
kit-sample-back = letterbox Diallo, building B
kit-file-edition = poster
kit-print-edition-scan = See the tables, host yours: point at this code.
kit-print-edition-host = A street, a stairwell, a table
kit-print-edition-bring = Everybody brings a little something
kit-print-edition-come = Bring whoever would not come alone
kit-print-edition-free = It is free, among neighbours.
