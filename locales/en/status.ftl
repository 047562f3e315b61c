# Status: what has come of it, counted from the cases
status-heading = Status as of { $day }
status-lead = { $job_centre } in { $programme }
status-lead-everywhere = { $count ->
    [one] One job centre in { $programme }
   *[other] { $count } job centres in { $programme }
}
status-programme = Programme
status-day = Counted up to and including
status-show = Show
status-print = Print
status-download-csv = Get as CSV
status-download-json = Get as JSON
status-none = The job centre takes no part in a programme yet
status-none-how = When the job centre joins a programme, its figures come here.
status-none-everywhere = No job centre takes part in a programme yet
status-nothing-yet = Nobody has started yet
status-nothing-yet-how = The figures come when the first citizens have started at a place.
status-table = Show the figures
status-figure = Figure: { $what }

# Key figures
status-job-centres = Job centres
status-action-plans = Action plans
status-company-centres = Company centres
status-companies = Companies
status-places = Places
status-on-companies = on { $count ->
    [one] one company
   *[other] { $count } companies
}
status-started = Started
status-completed = Completed
status-running = Under way
status-onward = Moved on
status-of = of { $number }
status-under-30 = Under 30
status-under-30-of = { $count } of them under 30
status-under-30-hidden = under 30: not shown
status-running-now = { $count } under way
status-number = Number
status-share = Share
status-in-all = In all
status-hidden = not shown
status-hidden-short = •

# Figures: the headline is what they show
status-started-finding = { $count ->
    [one] One course has started
   *[other] { $count } courses have started
}
status-started-of-goal = { $count } of { $goal } courses have started
status-started-more-than-goal = { $count } courses have started, more than the { $goal } aimed for
status-started-what = In all at the end of each month. { $young } of them were under 30 when they started.
status-started-month = Month
status-started-label = { $count } started
status-goal-label = goal { $count }
status-onward-finding = { $count ->
    [0] None of the { $completed } completed has moved on yet
   *[other] { $count } of { $completed } completed have moved on
}
status-onward-none-completed = No course is completed yet
status-onward-none-completed-how = { $running } under way.
status-onward-what = { $percent } have gone on to a job, education or an individual placement.
status-onward-young = Of the { $completed } under 30, { $count } have moved on, { $percent }.
status-remark-percent-half = Small numbers: 1 percent equals { $persons } person.
status-remark-percent = Small numbers: 1 percent equals { $persons } persons.
status-remark-person = Small numbers: 1 person equals { $points ->
    [one] one percentage point
   *[other] { $points } percentage points
}.
status-outcome = Outcome
status-outcome-none = None yet
status-absences = Pauses and interruptions
status-absences-finding = { $resumed ->
    [0] Nobody is back yet
    [one] One was back in time
   *[other] { $resumed } were back in time
}, { $lost ->
    [0] no course is lost
    [one] one course is lost
   *[other] { $lost } courses are lost
}
status-absences-what = { $count } pauses and interruptions in all. Whoever is back within 28 days after the last active day goes on in the same course.
status-absence-paused = On a pause now
status-absence-interrupted = Interrupted now
status-absence-resumed = Back in the same course
status-absence-lost = Lost: whoever comes back begins a new course
status-absence-ended = The placement ended instead
status-absence-reasons = Why
status-absence-reasons-finding = Most often: { $reason }
status-absence-reasons-what = The reason as it was written when the pause began.
status-groups-finding = { $percent } are { $group }
status-groups-finding-equal = The { $count } courses by target group
status-groups-what = The { $count } courses by the citizen's target group.
status-group = Target group
status-companies-finding = { $private } private and { $public } public companies
status-companies-what = { $small } have up to 50 employees, { $middle } have 51-100, and { $large } have more than 100.
status-company-type = Type
status-size = Size
status-sector = Sector
status-sizes-finding = { $count } of { $all } companies: { $band }
status-sizes-what = Number of employees at the workplace.
status-centres-finding = { $centres ->
    [one] One centre
   *[other] { $centres } centres
} with { $places ->
    [one] one place
   *[other] { $places } places
}
status-centres-what = Most have { $band } places.
status-band = Places in the centre
status-band-places = { $band } places
status-centres = Centres
status-kinds-heading = The contracts
status-kinds-what = Price and mentor hours in the contracts in force.
status-kind-payment = Payment
status-kind-amount = A month
status-kind-hours = Mentor hours
status-kind-hours-each = { $hours } a week per citizen

# Goals
status-goals = Goals
status-goal = Goal
status-goal-now = Now
status-goal-at-least = At least
status-goal-standing = How it stands
status-goal-reached = Reached
status-goal-missing = { $count ->
    [one] One to go
   *[other] { $count } to go
}
status-goal-not-counted = Not counted here yet
status-goal-own = The job centre's own goal
status-goal-source = Source
status-open-programme = See the programme

# How it is counted
status-how = How it is counted
status-how-started = A course has started when the citizen has an agreed place and the first day has come. A reserved place does not count, and neither does a course that never began.
status-how-completed = A course is completed when the last day has come and what it led to is written. A citizen can have several courses.
status-how-away = A pause or an interruption counts from the day after the last active day. The course is lost once more than 28 days have passed, or when the citizen came back later.
status-how-age = Age is the citizen's on the day the course began.
status-how-centre = A centre counts when a contract with places is in force on the day counted up to.
status-how-percent = Shares are computed from the whole numbers and rounded to one decimal.
status-hidden-heading = Small groups are not shown
status-hidden-what = Groups of fewer than 5 citizens are not shown across job centres. Some other figures are left out so that the small ones can't be computed. Each job centre sees its own figures in full.
status-each = The job centres
status-each-what = Centres and places in each job centre.
status-has-plan = Made
status-no-plan = Missing

# The command line
status-cli-title = Status as of { $day }: { $programme }
status-cli-everywhere = all job centres
status-cli-goal = goal { $goal }
status-cli-small = The figures hold groups under 5. Use --suppress before passing them on.
