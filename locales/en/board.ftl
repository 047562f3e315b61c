# The board of places: who is where and when
board-lead = { $held } of { $kept } places are taken today. { $free ->
    [0] None is vacant.
    [one] One can be filled now.
   *[other] { $free } can be filled now.
}
board-print = Print
board-to-waiting = See the waiting list
board-only = Show only
board-chip-running = In progress
board-chip-paused = Paused
board-chip-ending-soon = Ends within 4 weeks
board-chip-overdue = Needs closing
board-chip-coming = Agreed
board-chip-reserved = Reserved
board-chip-free = Vacant
board-filter-centre = Centre
board-all-centres = All centres
board-mine = My centres
board-filter-occupation = Work
board-all-occupations = All work
board-filter-town = Town
board-all-towns = All towns
board-filter-hours = Hours
board-all-hours = Any hours
board-show = Show
board-zoom = How much time
board-zoom-day = Day
board-zoom-week = Week
board-zoom-month = Month
board-zoom-quarter = Quarter
board-period = Period
board-earlier = Earlier
board-later = Later
board-go-today = Today
board-today = today
board-week = Week
board-quarter = Q{ $number }
board-weekday-1 = Mo
board-weekday-2 = Tu
board-weekday-3 = We
board-weekday-4 = Th
board-weekday-5 = Fr
board-weekday-6 = Sa
board-weekday-7 = Su
board-caption = Board of places from { $from } to { $until }. One row per place, time runs from left to right.
board-corner = Centre and place
board-place = place
board-of = of
board-generation = gen. { $number }
board-mentor = Mentor { $name }
board-mentors = Mentor { $name } and { $others } more
board-no-mentor = No mentor yet
board-dots = { $held } of { $kept } places taken
board-hours = { $hours } h
board-from = from { $day }
board-until = until { $day }
board-ends = ends { $day }
board-ended = ended { $day }
board-since = Since { $day }
board-free-since = Vacant since { $day }
board-free-from = Vacant from { $day }
board-was-free = Was vacant { $period }
board-contract-ended = The contract ran out on { $day }
board-contract-ends = The contract runs out on { $day }
board-contract-began = The contract began on { $day }
board-contract-begins = The contract begins on { $day }
board-no-contract = No contract
board-find = Find a citizen
board-find-to = {" "}for { $centre }, place { $number }
board-taken = Taken
board-held = Reserved
board-former = Former citizen
board-free-place = Vacant place
board-then = Then { $name }
board-comes = From { $day }: { $name }
board-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
board-in-days = { $days ->
    [0] today
    [one] tomorrow
   *[other] in { $days } days
}
board-is-running = in progress
board-is-paused = paused
board-day-of = day { $day } of { $of }
board-is-ending-soon = ends soon
board-is-overdue = needs closing
board-is-coming = agreed
board-is-reserved = reserved
board-is-was = over
board-is-free = vacant
board-is-off = without a contract
board-occupancy = Occupancy
board-occupancy-how = taken of places, dashed: reserved
board-status = Status
board-mentor-word = Mentor
board-kept = Contract
board-week-running = In progress, week { $week } of { $of }
board-week-ending-soon = Ends soon, week { $week } of { $of }
board-standing-running = In progress
board-standing-paused = Paused
board-standing-ending-soon = Ends soon
board-standing-overdue = The agreed days are over
board-standing-coming = Agreed, not begun
board-standing-reserved = The place is reserved
board-standing-ended = Over
board-standing-withdrawn = Taken back
board-close = Close
board-open-citizen = Open the citizen's page
board-asks-why = This is a colleague's citizen. The page asks why you open it.
board-not-yours = This citizen belongs to a colleague. Call them if you need to know more.
board-open-placement = Extend, end or change
board-none-yet = There are no places yet.
board-none-yet-how = A place comes into being when a company signs a contract for a company centre.
board-none-yet-company = Register the company
board-none-yet-centre = Make the centre, and put the company on it
board-none-yet-contract = Write the contract on the centre's page. Then its places stand here.
board-no-hits = No place fits.
board-show-all = Show all places

fill-title = Find a citizen for a place
fill-heading = Find a citizen for { $centre }, place { $number }
fill-free-from = The place is vacant from { $from }.
fill-free-until = The place is vacant from { $from } until { $until }.
fill-never-free = The place is no longer vacant. Choose another on the board.
fill-waiting = { $count ->
    [0] Nobody is waiting
    [one] One citizen is waiting
   *[other] { $count } citizens are waiting
}
fill-nobody = Nobody is waiting for a place right now.
fill-nobody-how = When a caseworker refers a citizen, the citizen stands here.
fill-name = Name
fill-wish = Wishes
fill-group = Target group
fill-days = Days waited
fill-do = Do
fill-place = Give the place
fill-caseworker = Caseworker { $name }
fill-the-place = The place
fill-open-centre = See the centre
fill-work = Work
fill-can = Can offer
fill-hours-between = { $from } to { $until } hours a week
fill-hours-from = at least { $from } hours a week
fill-hours-until = at most { $until } hours a week
board-held-of = { $held } of { $kept } taken

# Where there are more centres than a page shows.
board-page-of = Page { $page } of { $pages }
