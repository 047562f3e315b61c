## Matching: the right place, and why.
nav-matches = Matching
way-on-nav-matches = See a proposal for everyone who waits, and why
match-here = Places that fit
match-heading = Places that fit { $name }
match-lead = Starting on { $day }. The best first, and why.
match-start = Start
match-person-decides = The program proposes and explains. You decide.
match-fits = { $count ->
    [0] No centre fits
    [one] 1 centre fits
   *[other] { $count } centres fit
}
match-none = No centre fits on that day
match-none-what = Below you see what it takes before more fit.
match-free = { $count ->
    [one] 1 free place
   *[other] { $count } free places
}
match-points = Weight { $points }
match-part-wish = wish
match-part-goal = job goal
match-part-near = short way
match-part-mentor = mentor
match-part-waiting = waiting
match-part-deadline = deadline
match-wish-first = First wish
match-wish-second = Second wish
match-paper-wishes = My two wishes
match-goal = { $occupation } is the job goal
match-goal-near = { $offered } is close to the job goal { $goal }
match-km = { $km } km
match-km-under = under 1 km
match-mentor-both = Trained mentor with experience of: { $what }
match-mentor-trained = Trained mentor
match-mentor-knows = Mentor with experience of: { $what }
match-waited = { $weeks ->
    [one] Has waited 1 week
   *[other] Has waited { $weeks } weeks
}
match-weeks = { $weeks ->
    [0] Under a week
    [one] 1 week
   *[other] { $weeks } weeks
}
match-deadline = Deadline for an offer { $day }
match-not-begun = The contract only begins on { $day }
match-over = The contract ended on { $day }
match-full = No place is free long enough
match-generation = Only for citizens without complex problems (generation 1)
match-hours = At least { $hours } hours a week
match-accommodation = Can't offer: { $what }
match-distance = { $km } is too far
match-industry = { $industry } was ruled out
match-conflict = The centre is barred for the citizen
match-record-none = Nobody has been there before
match-record = Before: { $told }
match-record-mentor = { $name }: { $told }
match-record-told = { $begun ->
    [one] 1 course
   *[other] { $begun } courses
}{ $could ->
    [0] {""}
   *[other] {", "}{ $held } of { $could } held 13 weeks
}{ $over ->
    [0] {""}
   *[other] {", "}{ $jobs } of { $over } ended in a job
}
match-changes = What would it take for more to fit?
match-change-km = With { $km } km further { $centres ->
    [one] one centre more fits
   *[other] { $centres } centres more fit
}
match-change-hours = With { $hours } hours a week more { $centres ->
    [one] one centre more fits
   *[other] { $centres } centres more fit
}
match-change-accommodation = Without the accommodation "{ $what }" { $centres ->
    [one] one centre more fits
   *[other] { $centres } centres more fit
}. Ask whether the workplace can offer it after all
match-change-industry = If { $industry } is possible after all, { $centres ->
    [one] one centre more fits
   *[other] { $centres } centres more fit
}
match-change-closed = { $centres ->
    [one] One centre fits
   *[other] { $centres } centres fit
} otherwise, but have no place on that day. Try another start
match-ruled-out = { $count ->
    [one] 1 centre doesn't fit
   *[other] { $count } centres don't fit
}
match-centre = Centre
match-homeless = The address has no postcode
match-homeless-what = Without it we can't work out the way.
match-homeless-do = Write the address
match-homeless-list = Without an address
match-map-alt = Map of the area with home and centres. The same places stand in the list.
match-map-home = Around the home
match-map-fits = Fits, number as in the list
match-map-not = Doesn't fit
match-map-what = The home stands in the middle of the postcode.
match-reach = What can the citizen begin with?
match-start-hours = Hours a week
match-start-hours-hint = For example 6 or 4.5
match-travel = Longest way, km
match-travel-hint = As far as the citizen will and can travel
match-reach-save = Save
match-assumed-hours = Nobody has written how many hours the citizen can begin with. Until then hours rule nothing out.
match-assumed-km = Nobody has written how far the citizen can travel. We take it to be { $km } km.
match-barred = Barred centres
match-barred-none = None
match-bar-new = Bar a centre
match-bar-centre = Centre
match-bar-why = Why
match-bar-why-hint = For example: family works there. Is kept encrypted
match-bar = Bar
match-unbar = Take back
done-reach-set = Saved
done-centre-barred = The centre is barred
done-centre-unbarred = The centre can be chosen again
match-seat-heading = Who fits { $centre }, place { $number }?
match-lead-seat = Those who wait, starting on { $day }.
match-seat-taken = The place is not free long enough from that day.
match-fits-people = { $count ->
    [0] Nobody fits
    [one] 1 fits
   *[other] { $count } fit
}
match-none-people = None of those who wait fits on that day
match-ruled-out-people = { $count ->
    [one] 1 doesn't fit
   *[other] { $count } don't fit
}
match-plan-heading = A proposal for everyone who waits
match-plan-lead = { $waiting ->
    [one] 1 waits
   *[other] { $waiting } wait
}, { $free ->
    [one] 1 place is free
   *[other] { $free } places are free
} from { $day }. { $placed ->
    [0] Nobody can get a place
    [one] 1 can get a place
   *[other] { $placed } can get a place
}.
match-plan = The proposal
match-plan-what = As many as possible get a place, and then what fits best. Tick those you agree on.
match-plan-none = There is nothing to propose on that day
match-plan-none-what = Try another start, or see in the list what is missing.
match-accept = Choose
match-change = Lock, avoid or another start
match-lock = Lock
match-locked = Locked
match-forbid = Not this pair
match-other-start = Another start
match-set-start = Set start
match-book = Hold the chosen
match-book-what = All the chosen are held at once, for 14 days. If a place was taken meanwhile, none is held.
done-plan-chosen = The proposal is worked out anew
done-plan-unchosen = The choice is taken back
done-plan-booked = The places are held for 14 days
match-left = { $count ->
    [one] 1 gets no place
   *[other] { $count } get no place
}
match-waited-head = Waited
match-outbid = Others got the places. The best one would be { $centre }
match-left-forbidden = Every place that fits is ruled out in the plan
match-no-centre = No centre fits: { $why }
match-failed-open = no place at { $centres }
match-failed-generation = wrong generation at { $centres }
match-failed-hours = too many hours at { $centres }
match-failed-accommodation = accommodations missing at { $centres }
match-failed-distance = too far to { $centres }
match-failed-industry = industry ruled out at { $centres }
match-failed-conflict = barred from { $centres }
match-choices = Your choices and what they cost
match-choices-none = You haven't chosen anything yet.
match-chosen-lock = { $name } at { $centre }
match-chosen-forbid = { $name } not at { $centre }
match-chosen-start = { $name } begins on { $day }
match-cost = { $count ->
    [0] As many get a place; the plan fits { $points } less well
    [one] 1 fewer gets a place, weight { $points }
   *[other] { $count } fewer get a place, weight { $points }
}
match-cost-nothing = Costs the others nothing
match-cost-gone = Can't be kept any more
match-amiss = One of your choices can't be kept any more and is not in the proposal.
match-unchoose = Take back
match-no-longer-waits = Somebody who no longer waits
match-fair = Who gets a place, and how long have they waited?
match-fair-what = The median wait as it is on the start date
match-fair-who = Who
match-fair-placed = Placed
match-fair-left = Not
match-fair-told = { $count } · { $days }
match-fair-all = Everybody
match-fair-woman = Women
match-fair-man = Men
match-fair-under-30 = Under 30
match-fair-from-30 = 30 and older
trail-noun-matches = places that fit a citizen
trail-noun-place-matches = who fits a place
trail-noun-plan = a proposal for everyone who waits
trail-noun-plan-choice = a choice in a proposal
trail-noun-reach = what a citizen can begin with
trail-noun-barred-centre = a barred centre
citizen-looked-read-matches = saw which places fit
citizen-looked-register-barred-centre = barred a centre
citizen-looked-withdraw-barred-centre = let a centre be chosen again
citizen-looked-correct-reach = wrote what you can begin with
citizen-looked-register-plan-choice = chose something in a proposal for a place
citizen-looked-withdraw-plan-choice = took a choice in a proposal back
match-who-fits = Who fits best?
