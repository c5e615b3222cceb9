# A neighbourhood's numbers, with nobody in them.
numbers-head = *{ $name } in numbers*
numbers-how = A month appears on the 8th of the next, and never changes again. What makes fewer than five is joined with the months after it. For answers on hot days and time given it also takes five people.
numbers-none = Nothing to show for now.
numbers-none-yet = Nothing has appeared yet. A month appears on the 8th of the next, if there is enough.
numbers-which = Which neighbourhood’s numbers?
numbers-no-area = There is no neighbourhood yet whose numbers could be shown.
numbers-in-private = The numbers are read in private.
numbers-see = See the numbers
numbers-picture = As a picture
numbers-file = As a table (CSV)
numbers-picture-caption = { $area } in numbers
numbers-file-caption = { $area } in numbers, for a spreadsheet

numbers-of-cafes = *Get-togethers that took place*
numbers-of-guests = *Neighbours at get-togethers, each time counted*
numbers-of-met = *Helping hands given*
numbers-of-median = *Time until the first yes (for half of the requests)*
numbers-of-checks = *Answers on hot days*
numbers-of-kits = *Sheets of the kit made*
numbers-of-hours = *Time given, in steps of five hours*

numbers-year = { $year }: { $told }
numbers-both = { $one } · { $other }
numbers-of-month = { $month } { $number }
numbers-of-months = { $first } to { $last } { $number }
numbers-plain = { $count }
numbers-hours = { $count } h
numbers-sum = In all: { $count }.
numbers-sum-between = In all: between { $least } and { $most }.
numbers-sum-least = In all: at least { $count }.
numbers-wait-minutes = ten minutes at most
numbers-wait-hour = an hour at most
numbers-wait-hours = four hours at most
numbers-wait-day = a day at most
numbers-wait-longer = over a day
numbers-month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }

numbers-chart-title = In numbers
numbers-chart-legend = Solid: this year. Hatched: the year before. A wide bar joins several months. No bar: nothing appeared.
numbers-column-area = neighbourhood
numbers-column-measure = what
numbers-column-year = year
numbers-column-first = from month
numbers-column-last = to month
numbers-column-number = how many
