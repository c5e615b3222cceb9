# Heat: today's and tomorrow's level, who gives it, what organisers may set.

heat-head = *Heat: { $area }*
heat-today = Today: { $level }
heat-tomorrow = Tomorrow: { $level }
heat-same = likewise.

# Only official levels bear these names.
heat-official-none = no heatwave warning.
heat-official-yellow = *yellow heatwave warning* (vigilance jaune canicule).
heat-official-orange = *heatwave alert* (orange warning, vigilance orange).
heat-official-red = *extreme heatwave alert* (red warning, vigilance rouge).
# Without their colour, where there is no room.
heat-official-orange-brief = *heatwave alert*.
heat-official-red-brief = *extreme heatwave alert*.
heat-abroad-none = no heat warning.
heat-abroad-yellow = *yellow heat warning*.
heat-abroad-orange = *orange heat warning*.
heat-abroad-red = *red heat warning*.
# What temperatures alone suggest.
heat-indicative-none = no hot weather in sight (unofficial).
heat-indicative-yellow = *hot weather possible* (unofficial).
heat-indicative-orange = *very hot weather possible* (unofficial).
heat-indicative-red = *exceptional heat possible* (unofficial).
heat-set-none = level green.
heat-set-yellow = *level yellow*.
heat-set-orange = *level orange*.
heat-set-red = *level red*.
heat-unknown-silent = *unknown*. { $source }: no answer, or none I can read. This does not mean green.
heat-unknown-later = not published yet.
heat-unknown-season = not watched at this time of year. I look from { $fact-season-first } to { $fact-season-last }.
heat-unknown-nobody = unknown. Nobody tells me the level here.

heat-colour-none = green
heat-colour-yellow = yellow
heat-colour-orange = orange
heat-colour-red = red
heat-colour-unknown = unknown
heat-source-organiser = an organiser
heat-source-vigilance = Météo-France
heat-source-meteoalarm = MeteoAlarm
heat-source-openmeteo = Open-Meteo
heat-source-nobody = nobody
heat-somebody = an organiser

heat-set-by = Set by { $name } until { $until }.
heat-set-by-two = Set by { $name }, agreed by { $other }, until { $until }.
heat-credit = { $source }, published { $issued }.
heat-credit-meteoalarm = { $service }, published { $issued }, by MeteoAlarm. There may be a delay: the latest is at https://meteoalarm.org
heat-credit-indicative = Forecast by Open-Meteo, not official.
heat-service-unnamed = National weather service
heat-lowered = Lower than the official level. { $source }: { $level }
heat-read = My copy: { $age }.
heat-age-minutes =
    { $count ->
        [0] read just now
        [one] read a minute ago
       *[other] read { $count } minutes ago
    }
heat-age-hours =
    { $count ->
        [one] read an hour ago
       *[other] read { $count } hours ago
    }

heat-days = *The days ahead, as forecast*
heat-day = { $day }: { $low } to { $high } °C
heat-limits = Thresholds of the { $fact-department } ({ $department }): { $night } °C at night and { $day } °C by day, averaged over three days.
heat-limits-here = Thresholds of the neighbourhood: { $night } °C at night and { $day } °C by day, averaged over three days, or { $felt } °C felt.
heat-picture = See a picture
heat-picture-caption = Temperatures forecast: { $area }
heat-picture-none = I have no recent forecast for { $area }. Try again later.
heat-page = The official page
heat-elsewhere = Heat: { $area }
heat-look = See the level

# The picture.
heat-chart-title = Temperatures forecast
heat-chart-day = day limit { $degrees } °C
heat-chart-night = night limit { $degrees } °C
heat-chart-mean = Limits are averages over three days.
heat-chart-legend = Highest on top, lowest below
heat-chart-source = Forecast: Open-Meteo (unofficial)

# What organisers may do.
heat-manage = Level and cool places
heat-manage-head = *Level and cool places: { $area }*
heat-manage-how = Above the official level, what you set counts at once; below it, it takes two of you. Under your name, for three days at most, green for one.
heat-choose-none = Green
heat-choose-yellow = Yellow
heat-choose-orange = Orange
heat-choose-red = Red
heat-auto = Follow the sources
heat-history = Sources consulted
heat-in-area = For { $area }
heat-which = For which neighbourhood? { $asked }
heat-asked-none = Level green
heat-asked-yellow = Level yellow
heat-asked-orange = Level orange
heat-asked-red = Level red
heat-asked-unknown = Back to the sources
heat-done = It is set.
heat-followed = The level follows the sources again.
heat-how = Write for example: /heat orange, /heat end, or /heat auto to follow the sources.
heat-how-department = Write for example: /heat orange, /heat orange 34, /heat end, or /heat auto to follow the sources.
heat-no-place = I find no neighbourhood of yours by that name. Write for example: /heat orange.
heat-no-place-department = I find neither a département nor a neighbourhood of yours by that name. Write for example: /heat orange 34.
heat-again = Set it again
heat-set-ends = { $asked } for { $where }: what you set ends { $until }.
heat-set-ends-how = After that I follow the sources again. If the heat goes on, you can set it again.
heat-set-ended = { $asked } for { $where }: what you had set is over. I follow the sources again.
heat-no-area = No neighbourhood is open in that département.
heat-only = Only organisers set the level. To see it: /heat.

# For several neighbourhoods it takes two.
heat-whole-department = { $department } ({ $code })
heat-proposed = { $name } asks you to agree. { $asked } for { $where }, until { $until }.
heat-proposed-auto = { $name } asks you to agree. { $asked } for { $where }.
heat-proposed-areas =
    { $count ->
        [one] One neighbourhood is concerned. Your agreement is enough.
       *[other] { $count } neighbourhoods are concerned. Your agreement is enough.
    }
heat-proposed-below = The official level is { $level }: this would be lower, and everybody would read both.
heat-waits-below = The official level is { $level }: going lower takes two people.
heat-agree = I agree
heat-disagree = No
heat-waits = { $asked } for { $where }: I have asked a second person to agree.
heat-waits-for =
    { $count ->
        [one] One person can agree. Unless they do by tomorrow, nothing changes.
       *[other] { $count } people can agree. Unless one does by tomorrow, nothing changes.
    }
heat-alone = This needs a second person’s agreement, and I know nobody else. Name somebody: /organise.
heat-not-alone = Somebody other than you has to agree.
heat-settled = That has been decided already.
heat-outrun = { $asked } for { $where }: since that was asked, the official level has risen to { $level }. Nothing changes. To go lower all the same, ask again.
heat-agreed = { $asked } for { $where }: { $name } agrees, it is done.
heat-refused = { $asked } for { $where }: { $name } does not agree, nothing changes.

# The region, outside France.
heat-region-title = The weather region
heat-region-name = Under which name do your country’s warnings list your region? Write it as MeteoAlarm does.
heat-region-ask = Choose the weather region
heat-region-found = Weather region, from the map: { $names }.
heat-region-chosen = Weather region: { $name }.
heat-region-missing = No weather region is chosen: on a day of warnings I may not know whether they are for you.
heat-region-done = Weather region: { $name }.
heat-region-unknown = That name is not on today’s list. Check it, or try again on a day with warnings.
heat-region-near = That name is not on the list. Perhaps: { $names }?
heat-region-silent = MeteoAlarm does not answer. Try again in an hour.

# Thresholds, where no authority has any.
heat-threshold-title = The heat thresholds
heat-threshold-ask = Heat thresholds
heat-threshold-night = From how many degrees is a night too hot, averaged over three days?
heat-threshold-day = From how many degrees is a day too hot, averaged over three days?
heat-threshold-felt = Humid air feels hotter: from how many degrees felt?
heat-threshold-order = The day’s threshold must be higher than the night’s.
heat-threshold-department = Here the département’s official thresholds count.
heat-threshold-done = These thresholds count from now on.

# What was asked, and what came.
heat-log = *Sources consulted*
heat-log-none = No source has been consulted about this neighbourhood yet.
heat-log-line = { $moment } · { $source }: { $said }
heat-log-said = today { $today }, tomorrow { $tomorrow }
heat-silence-timeout = no answer in time
heat-silence-refused = service unreachable
heat-silence-denied = key refused
heat-silence-limited = asked too often
heat-silence-large = answer far too long
heat-silence-broken = answer unreadable
heat-silence-stale = answer out of date
heat-silence-elsewhere = answer about another place
heat-silence-empty = answer empty
heat-silent = I have not been able to read { $source } since { $since }.
heat-silent-next = A level I do not know is not green: I announce nothing until I know more. You can set it yourself, for example: /heat orange.
