# Citizens: lists, search, the citizen's page
citizen-name = Name
citizen-cpr = CPR number
citizen-cpr-hint = 10 digits. It is stored encrypted, and only the birth date is shown
citizen-phone = Telephone
citizen-email = E-mail
citizen-address = Address
citizen-address-hint = Street, postcode and town
citizen-language = Language
citizen-group = Target group
citizen-caseworker = Coordinating caseworker
citizen-caseworker-hint = Every citizen has one
citizen-consultant = Job consultant
citizen-protected = Name and address are protected
citizen-protected-hint = Then only those who have the citizen can see name and address
citizen-protected-name = Protected name
citizen-protected-address = Protected address
citizen-is-protected = Name and address are protected
citizen-somebody = the citizen
citizen-yes = Yes
citizen-age = Age
citizen-years = { $age } years
citizen-stands = Where they are
citizen-place = Place
citizen-hours = Hours
citizen-not-referred = Not referred
citizen-asks-reason = A colleague's citizen. You will be asked why
citizen-new = Register a citizen
citizen-new-lead = The citizen can see what you write here, and who has seen it.
citizen-register = Register the citizen
citizen-edit = Correct particulars
citizen-part-who = Who
citizen-part-case = The case
citizen-list-lead = { $all ->
    [one] One citizen
   *[other] { $all-text } citizens
}, { $waiting ->
    [0] nobody waits
    [one] one waits
   *[other] { $waiting-text } wait
}, { $placed ->
    [0] nobody is in a place
    [one] one is in a place
   *[other] { $placed-text } are in a place
}.
citizen-list-empty = You have no citizens at present.
citizen-list-empty-what = Search by name or CPR number to find a citizen in your team.
citizen-search-label = Name or CPR number
citizen-found-none = No citizen matches what you looked for.
citizen-found-none-what = Try the beginning of the name or the whole CPR number. You find your own and your team's citizens. Protected names are found only by those who have the citizen.
citizen-reason = Why do you need the page?
citizen-reason-lead = The citizen belongs to a colleague in your team. Your reason is written in the log, and the citizen can read it.
citizen-reason-why = Reason
citizen-reason-hint = For example: Bente is ill, and the citizen calls about starting tomorrow
citizen-reason-open = Open the page
citizen-reason-holds = You are looking at a colleague's citizen. Your reason holds for the rest of the day and stands with every look in the log.
citizen-circle = People around { $name }
citizen-near-you = { $name } (you)
citizen-near-substitute = Substitute: { $name }, { $phone }
citizen-near-contact = Fixed contact in the job centre
citizen-near-mentor = Mentor at the workplace
citizen-near-personal-mentor = Personal mentor
citizen-way = { $whose } way
citizen-way-empty = { $whose } way will stand here. It begins with a referral.
citizen-way-describe = Time line from { $from } to { $until } with { $placements ->
    [one] one placement
   *[other] { $placements } placements
} and { $referrals ->
    [one] one referral
   *[other] { $referrals } referrals
}. The table below the picture says the same.
citizen-way-placements = Placements
citizen-way-hours-lane = Hours a week
citizen-way-hours = { $hours } h
citizen-way-today = today
citizen-way-referred = Referred { $day }
citizen-way-table = Show the time line as a table
citizen-way-table-label = The time line as a table
citizen-way-day = Day
citizen-way-what = What
citizen-way-more = More
citizen-key-referred = Referred
citizen-key-done = Under way or over
citizen-key-planned = Planned
citizen-wish = { $whose } wishes and needs
citizen-stays = Placements
citizen-stays-none = There are no placements yet.
citizen-facts = About { $name }
citizen-looked = Who has looked and written
citizen-looked-lead = Every look is written down, and { $name } can see the same.
citizen-looked-show = { $count ->
    [one] Show the latest
   *[other] Show the latest { $count }
}
citizen-looked-why = Reason: { $why }
citizen-looked-system = The system
citizen-looked-read = saw something about the citizen
citizen-looked-read-citizen = saw the page
citizen-looked-read-placement = saw a placement
citizen-looked-read-referral = saw a referral
citizen-looked-search = found the citizen by CPR number
citizen-looked-register = registered something
citizen-looked-register-citizen = registered the citizen
citizen-looked-register-referral = sent a referral
citizen-looked-register-placement = booked a place
citizen-looked-correct = corrected something
citizen-looked-correct-citizen = corrected particulars
citizen-looked-correct-placement = changed the last day of a placement
citizen-looked-advance = took something a step further
citizen-looked-advance-referral = took the referral a step further
citizen-looked-advance-placement = agreed the placement
citizen-looked-close = ended something
citizen-looked-close-placement = ended the placement
citizen-looked-withdraw = withdrew something
citizen-looked-withdraw-referral = withdrew the referral
citizen-looked-withdraw-placement = withdrew the placement
citizen-looked-export = took information out
citizen-looked-sign-in = signed in
citizen-looked-sign-out = signed out
citizen-next = Next step
citizen-next-refer = Refer { $name }, so that a job consultant can find a place.
citizen-next-not-referred = No referral is under way for { $name }.
citizen-next-moved-on = { $name } has moved on: { $outcome }.
citizen-next-moved-on-why = The placement at { $centre } ended { $until }
citizen-next-why-handed-back = The referral was handed back { $day }: { $reason }.
citizen-next-why-withdrawn = The referral was withdrawn { $day }: { $reason }.
citizen-next-take = Take the referral, so that { $name } knows who finds the place.
citizen-next-wait-consultant = Waiting for a job consultant to take the referral of { $name }.
citizen-next-find = Find a place for { $name }.
citizen-next-wait-place = { $who } is looking for a place for { $name }.
citizen-next-since = Referred { $day }, { $days ->
    [0] today
    [one] one day ago
   *[other] { $days } days ago
}
citizen-next-reserved = Agree the start with { $centre }, so that { $name } can begin { $from }.
citizen-next-reserved-why = The place is reserved until { $until }.
citizen-next-coming = Start at { $centre } for { $name }: { $from }.
citizen-next-coming-why = { $mentor } is the mentor and receives them.
citizen-next-running = Day { $day } of { $of } at { $centre } for { $name }.
citizen-next-running-why = The last agreed day is { $until }.
citizen-next-paused = { $name } is away from { $centre } for a while. { $known ->
    [yes] { $name } is expected back { $back }.
   *[other] Agree on a day to begin again.
}
citizen-next-paused-why = The pause is on day { $day } of { $of }. Up to { $until } it is the same course.
citizen-next-paused-late = The pause is on day { $day }. The { $of } days were over { $until }, so next time a new course begins.
citizen-next-ending-soon = Agree what happens when the placement ends { $until }.
citizen-next-ending-soon-why = { $days ->
    [0] That is today.
    [one] One day left.
   *[other] { $days } days left.
}
citizen-next-overdue = Write what came of the placement, or extend it.
citizen-next-overdue-why = The last agreed day was { $until }.
citizen-next-ended = The placement at { $centre } is over.
citizen-next-ended-why = The last day was { $until }.
citizen-next-withdrawn = The place at { $centre } came to nothing.
citizen-next-withdrawn-why = It should have begun { $from }.
citizen-since = Since
citizen-needs = Next step
citizen-next-day = Next day
citizen-unit = Unit
citizen-no-consultant = No job consultant yet
citizen-found-team = Your own and your team’s citizens. The search is written in the log.
citizen-stands-waiting = Waiting for a consultant
citizen-stands-accepted = Waiting for a place
citizen-stands-reserved = Place on its way
citizen-stands-placed = In a place
citizen-stands-ending = Ends soon
citizen-stands-overdue = To be ended
citizen-stands-paused = Pause
citizen-stands-ended = Course is over
citizen-stands-none = Not referred
citizen-needs-waiting = A job consultant takes over
citizen-needs-accepted = Find a place
citizen-needs-reserved = Prepare the first day
citizen-needs-placed = Follow up
citizen-needs-ending = Agree what comes after
citizen-needs-overdue = End the placement, or extend it
citizen-needs-paused = The pause is on day { $days } of 28
citizen-needs-ended = Find the next step
citizen-needs-none = Decide whether a centre is the way
citizen-days = Days
