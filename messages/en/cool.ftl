# Where it is cool: what anybody asks, and nobody keeps where they are.
cool-find = Where is it cool?
cool-find-title = Somewhere cool
cool-find-where = Where are you? Share your location, or write a street. I keep neither.
    .slack = Where are you? Write a street or an address. I do not keep it.
cool-in-private = I answer in private: where you are is your own business.
cool-none = Nobody has noted a cool place here yet. At home: shutters closed, wet skin, the least hot room.
cool-too-far = I know of no cool place within { $kilometres } km of there.
cool-street-unknown = I could not find this street. Add the town, or share your location.
    .slack = I could not find this street. Add the town.
cool-from-middle = The address service does not answer. From the middle of *{ $area }*:
cool-head-open = *Open now*, nearest first:
cool-head-later = Nothing is open at the moment. *Later today*:
cool-head-unknown = I do not know the hours. *Nearest first*:
cool-head-closed = Everything is closed for today. *Next*:
cool-place-line = { $number }. { $name }: about { $minutes } min on foot, { $when }
cool-place-line-address = { $number }. { $name }, { $address }: about { $minutes } min on foot, { $when }
cool-then = { $first }. { $then }
cool-until = until { $hour }
cool-always = day and night
cool-opens = opens at { $hour }
cool-opens-day = opens { $moment }
cool-unknown = hours not known
cool-shady = The way there is in the shade.
cool-way = At a slow pace. Take water, walk in the shade.
cool-forgotten = I have not kept where you are.
cool-map-you = You
cool-map-place = { $name }: about { $minutes } min on foot
cool-map-metres = { $metres } m
cool-map-title = Somewhere cool, { $area }
cool-map-plain = No streets are drawn. North is at the top.

# Opening hours, in brief.
cool-hours-unknown = hours not known
cool-hours-closed = closed
cool-hours-days = { $first }-{ $last } { $spans }
cool-hours-day = { $day } { $spans }
cool-hours-span = { $opens }–{ $closes }
cool-also = { $first }, { $then }
cool-day-0 = Mon
cool-day-1 = Tue
cool-day-2 = Wed
cool-day-3 = Thu
cool-day-4 = Fri
cool-day-5 = Sat
cool-day-6 = Sun
cool-every-day = every day { $spans }

# The list, for organisers.
cool-list-open = List of cool places
cool-list-head = *Cool places of { $area }*
cool-list-none = None so far. Add a library, a church, a park, or send your town’s file.
cool-list-count = { $count ->
    [one] One place. Press it to change it.
   *[other] { $count } places. Press one to change it.
}
cool-list-add = Add a place
cool-list-import = Send a file
cool-list-name = { $name }
cool-list-more = The next ones
cool-list-full = The list is full: { $most } places at most. Take one off first.
cool-shown-name = *{ $name }*
cool-shown-line = { $said }
cool-shown-hours = Hours: { $hours }
cool-shown-unknown = Hours not known.
cool-shown-imported = It comes from a file: sending it again may change it.
cool-change = Change
cool-drop = Take off the list
cool-drop-sure = Take { $name } off the list?
cool-drop-yes = Yes, take it off the list
cool-recheck = The place has moved. Are the hours, the note and the shade still right?
cool-saved = Noted.
cool-dropped = Taken off the list.

cool-place-title = A cool place
cool-place-name = What is this place called? For example “Elsa Triolet library”.
cool-place-name-line = Name
cool-place-where = Where is it? Write the address, or share the location of the place.
    .slack = Where is it? Write the address of the place.
cool-place-where-line = Address
cool-place-hours = When is it open? For example “Mon-Fri 9am-12pm and 2pm-7pm, Sat 10am-6pm”, “every day 6pm-1am” or “day and night”.
cool-place-hours-line = Hours
cool-place-note = Anything useful? For example “free, benches, water”. Everybody can read it.
cool-place-note-line = Note
cool-place-shady = Does one walk there in the shade?
cool-place-shady-line = Way in the shade
cool-hours-unread = I am not sure about these hours. Write for example “Mon-Fri 9am-7pm, Sat 10am-6pm” or “day and night”.
cool-place-far = That is more than { $kilometres } km from { $area }. Check the address.
cool-place-unfound = I could not find this address. Add the town, or share the location of the place.
    .slack = I could not find this address. Add the town, or write its coordinates, for example “48.8566, 2.3522”.
cool-place-silent = The address service does not answer. Share the location of the place, or write its coordinates, for example “48.8566, 2.3522”.
    .slack = The address service does not answer. Write the coordinates of the place, for example “48.8566, 2.3522”.

# A town’s file.
cool-file-title = A file of places
cool-file-places = Send your town’s file: GeoJSON or CSV. I show you what I read in it before I change anything.
cool-file-gone = This file is not there any more. Send it again.
cool-file-silent = I cannot open your file at the moment. It is not lost: try again in a while.
cool-file-large = This file is larger than { $megabytes } MB. Keep your town alone in it.
cool-file-empty = This file is empty, or has a line of headings alone.
cool-file-workbook = This is a workbook and not text. Save it as CSV, then send it.
cool-file-binary = This is not text. Send a GeoJSON or a CSV file.
cool-file-broken = This GeoJSON file is damaged or cut off. Download it again.
cool-file-table = I cannot read this table: line { $line }.
cool-file-columns = I find neither a name nor a point in these columns: { $columns }.
cool-file-no-name = Which column has the names of the places? There are: { $columns }.
cool-file-no-point = No column says where the places are. There are: { $columns }.
cool-file-no-column = There is no column “{ $named }”. There are: { $columns }.
cool-file-nothing = Nothing to add to *{ $area }*: see what I read.
cool-file-many = This file has { $count } places near { $area }, and the list holds { $most }. Keep your neighbourhood alone in it.
cool-read-head = *{ $area }*: { $count ->
    [0] I read no place
    [one] I read one place
   *[other] I read { $count } places
} in this file.
cool-read-columns = Columns: { $columns }
cool-read-column = { $role } = { $column }
cool-role-outer_id = identifier
cool-role-name = name
cool-role-address = address
cool-role-hours = hours
cool-role-note = note
cool-role-point = point
cool-role-lat = latitude
cool-role-lon = longitude
cool-role-shade = shade
cool-role-always = day and night
cool-role-day-0 = Monday
cool-role-day-1 = Tuesday
cool-role-day-2 = Wednesday
cool-role-day-3 = Thursday
cool-role-day-4 = Friday
cool-role-day-5 = Saturday
cool-role-day-6 = Sunday
cool-read-geometry = point = what the file draws
cool-read-swapped = Latitude and longitude had changed places: I put them right.
cool-read-new = { $count ->
    [one] New: { $names }
   *[other] { $count } new: { $names }
}
cool-read-changed = { $count ->
    [one] Changed: { $names }
   *[other] { $count } changed: { $names }
}
cool-read-same = { $count ->
    [one] One place is as before.
   *[other] { $count } places are as before.
}
cool-read-gone = { $count ->
    [one] Not in it any more: { $names }
   *[other] { $count } are not in it any more: { $names }
}
cool-read-far = { $count ->
    [one] One place is too far from the neighbourhood: left out.
   *[other] { $count } places are too far from the neighbourhood: left out.
}
cool-names = { $names }
cool-read-more = { $names } and { $count } more
cool-read-lines = { $count ->
    [one] One line to look at:
   *[other] { $count } lines to look at:
}
cool-read-rest = … and { $count } more.
cool-at-line = Line { $number }
cool-at-place = Place { $number }
cool-line-no-name = { $where }: no name. Left out.
cool-line-no-point = { $where }: no point. Left out.
cool-line-bad-point = { $where }: the point is not in degrees. Left out.
cool-line-broken = { $where }: more cells than columns. Left out.
cool-line-swapped = { $where }: latitude and longitude seem to have changed places. Left out.
cool-line-twice = { $where }: the same as { $other }. Left out.
cool-line-hours = { $where }: hours not understood, kept as a note.
cool-apply = Update the list
cool-apply-keep = Update, and keep these
cool-apply-drop = Update, and take these off
cool-columns-change = Other columns
cool-columns-read = Read the file like this
cool-import-cancel = Change nothing
cool-import-cancelled = Nothing has changed.
cool-imported = The list is up to date: { $new } new, { $changed } changed, { $dropped } taken off.
cool-columns-title = The columns of the file
cool-columns-name = Which column has the name?
cool-columns-name-line = Name
cool-columns-address = Which column has the address?
cool-columns-address-line = Address
cool-columns-hours = Which column has the hours?
cool-columns-hours-line = Hours
cool-columns-note = Which column has the note?
cool-columns-note-line = Note
cool-columns-point = Which column has the point, “latitude, longitude”?
cool-columns-point-line = Point
cool-columns-lat = Which column has the latitude?
cool-columns-lat-line = Latitude
cool-columns-lon = Which column has the longitude?
cool-columns-lon-line = Longitude

# The command “palier places import”.
cool-cli-no-areas = There is no neighbourhood yet: open one first, with /organise.
cool-cli-area-none = No neighbourhood is called “{ $name }”. There are: { $areas }.
cool-cli-area-many = Several neighbourhoods are called “{ $name }”. Write one of these numbers: { $areas }.
cool-cli-area-number = { $number } ({ $name }, { $town })
cool-cli-column = Write columns like this: --column name=Nom. You can name: { $roles }.
cool-cli-sure = Update the list? [y/N]
cool-cli-add-yes = Nothing has changed. To update without a question, add --yes; what is not in the file any more is taken off with --remove-gone only.
