# Placements: find a place, book, agree, extend, end
placement-place = { $centre }, place { $number }
placement-stands-reserved = Reserved at { $centre } from { $from }
placement-stands-coming = Begins at { $centre } { $from }
placement-stands-running = At { $centre }
placement-stands-paused = Away from { $centre } for a while
placement-stands-ending-soon = At { $centre }, ends { $until }
placement-stands-overdue = Should have ended { $until }
placement-stands-ended = Ended at { $centre } { $until }
placement-stands-withdrawn = Came to nothing
placement-is-reserved = Reserved from { $from }
placement-is-coming = Begins { $from }
placement-is-running = Under way
placement-is-paused = Paused
placement-is-ending-soon = Ends { $until }
placement-is-overdue = Should have ended { $until }
placement-is-ended = Ended { $until }
placement-is-withdrawn = Came to nothing
placement-find = Find a place
placement-find-for = Find a place for { $name }
placement-find-lead = From { $period } there { $count ->
    [0] is no free place
    [one] is one free place
   *[other] are { $count } free places
}.
placement-free-places = Free places
placement-free-none = No place is free for the whole period.
placement-free-none-what = Try a shorter period or a later start. Below you can see when the taken places become free.
placement-offers = What the place can do
placement-takes-hours = { $least } to { $most } hours a week
placement-mentors = Mentor: { $names }
placement-vacant = Free
placement-vacant-since = Free since { $day }, { $days ->
    [one] one day
   *[other] { $days } days
}
placement-vacant-from = Free from { $day }
placement-vacant-until = {", "}until { $day }
placement-choose = Choose
placement-choose-other = Choose another place
placement-others = { $count ->
    [one] One place is not free: see why
   *[other] { $count } places are not free: see why
}
placement-days = When?
placement-show = Show places
placement-from = First day
placement-until = Last day
placement-hours = Hours a week
placement-hours-hint = At the start, for example 10 or 7.5
placement-mentor = Mentor
placement-choice = Why this place
placement-choice-hint = The citizen's own wish weighs most
placement-agreed = Is the start agreed?
placement-agreed-yes = Yes, with the citizen and the workplace
placement-agreed-no = No, hold the place for { $days } days while we agree
placement-held = The place is reserved until { $until }. If the start isn't agreed by then, the place is free again and the citizen waits again.
placement-book = Book the place
placement-book-heading = { $name } at { $place }
placement-heading = { $name } at { $place }
placement-terms = The agreement
placement-open = See the placement
placement-agree-open = See and agree
placement-agree = The placement is agreed
placement-agree-say = When the start is agreed with { $name } and the workplace, say so here.
placement-move-end = Move the last day
placement-move-lead = The last agreed day of { $name } is { $day }.
placement-free-until = The place is free up to { $day }.
placement-free-on = The place is free after that.
placement-new-end = New last day
placement-move-do = Move the last day
placement-withdraw = Withdraw
placement-withdraw-heading = Will it come to nothing?
placement-withdraw-say = The place becomes free, and { $name } stands on the waiting list again.
placement-end = End the placement
placement-end-heading = What came of { $whose } placement?
placement-ended-on = Last day
placement-ended-on-hint = The day the citizen was last there
placement-outcome = Led to
placement-outcome-ask = What has the citizen gone on to?
placement-outcome-hours = Hours a week in the job
placement-outcome-hours-hint = For an ordinary, flexi- or wage-subsidised job
placement-outcome-place = Workplace or school
placement-outcome-place-hint = For a job: where
placement-reason = Why early
placement-reason-hint = Only if it ended before the agreed day
placement-happened-start = Start at { $centre }
placement-happened-reserved = Place reserved at { $centre }
placement-happened-start-more = { $hours } hours a week. { $choice }
placement-happened-planned-end = Last agreed day at { $centre }
placement-happened-end = End at { $centre }
placement-happened-withdrawn = The place at { $centre } came to nothing
done-placement-booked = The place is booked.
done-placement-reserved = The place is reserved.
done-placement-agreed = The placement is agreed.
done-placement-moved = The last day is moved.
done-placement-withdrawn = The placement is withdrawn, and the place is free again.
done-placement-ended = The placement is ended.
placement-list = Placements
placement-list-lead = { $all ->
    [one] One placement
   *[other] { $all-text } placements
}, { $running ->
    [0] none under way
    [one] one under way
   *[other] { $running-text } under way
}.
placement-list-citizen = Citizen
placement-list-from = First day
placement-list-until = Last day
placement-list-mentor = Mentor
placement-list-outcome = What came of it
placement-list-find = Citizen, centre or mentor
placement-list-none = None of your citizens has a placement yet
placement-list-none-what = When a citizen gets a place, the placement stands here.
placement-list-running = Under way
placement-list-ending = Ends soon
placement-list-overdue = To be ended
placement-list-reserved = Reserved
placement-list-coming = Begins later
placement-list-ended = Over
placement-kind-taster = Taster days
placement-kind-centre-days = Days in the centre beside a pre-course
placement-kind-placement = Placement
placement-kind = What kind?
placement-grants = Grants
placement-granted-by = { $name }, { $day }
placement-granted-until = Granted up to { $day }. Longer makes another grant.
placement-within-limit = The group may have { $weeks } weeks, here up to { $until }.
placement-beyond-limit = Longer than the { $weeks } weeks, which ended { $until }. The reason stands with the grant.
placement-length-reason = Why so long
placement-length-reason-hint = Only when it is longer than the group usually gets
placement-resumes = { $name } is away and begins again here. The other placement is ended on its last active day.
