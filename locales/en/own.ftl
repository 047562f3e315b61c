# One's own pages: the citizen, the mentor, the company, the personal mentor
own-here = This is where you are
own-here-next = This is where you will be
own-your-mentor = Your mentor is { $name }
own-waiting = You are waiting for a place
own-waiting-since = { $days ->
    [0] You were put forward today.
    [one] You have waited 1 day.
   *[other] You have waited { $days } days.
}
own-waiting-who = { $name } is looking for a place that fits you. Call if you have a wish of your own.
own-waiting-nobody = The job centre is finding somebody to look for a place for you. Call if you have a wish of your own.
own-no-place = You have no place right now
own-no-place-what = Call your caseworker if you want to talk about what comes next.
own-people = Your people
own-mentor-at = Your mentor at { $company }
own-consultant = Your job consultant
own-caseworker = Your caseworker
own-personal-mentor = Your mentor for everything else
own-their-mentor = Mentor at { $company }
own-their-consultant = Job consultant
own-their-caseworker = Caseworker
own-place-later = { $name } begins { $day }
own-place-before = { $name } ended { $day }
own-contact = Your contact in the job centre
own-reached = Answers the phone { $hours }
own-call = Call { $name }
own-substitute = No answer? Call { $name }
own-or-call = You can also call { $name } on { $phone }.
own-road = Your way
own-road-referred = You were put forward
own-road-began = You began at { $company }
own-road-begins = You begin at { $company }
own-road-ended = You ended at { $company }
own-road-over = The agreed days at { $company } have passed
own-road-ends = Agreed up to this day at { $company }
own-looked = Who has looked?
own-looked-nobody = Nobody has looked yet.
own-looked-more = See { $count } more
own-looked-times = { $count } times
own-looked-why = Reason: { $why }
own-looked-what = Each time somebody opens or changes something about you, it is written here. If you wonder about something, call your caseworker.
own-did-read = saw your data
own-did-search = looked for you
own-did-register = wrote something new about you
own-did-correct = corrected your data
own-did-advance = took your case a step further
own-did-close = ended your course
own-did-withdraw = took something back
own-did-export = took your data out
own-is-here = Is here now
own-ends = { $days ->
    [0] Last day today
    [one] Ends tomorrow
   *[other] Ends { $day }
}
own-begins = Begins { $day }
own-ended = Ended { $day }
own-shown-until = You can see this until { $day }.
own-mentored-lead = { $count ->
    [0] Nobody is with you right now.
    [one] One is with you right now.
   *[other] { $count } are with you right now.
}
own-mentored-none = No citizens right now
own-mentored-none-what = When the job centre agrees a course with you, name, phone and days stand here.
own-mentored-sees = You see name, phone, hours and days while the citizen is with you, and for 14 days after. You don't see CPR number, address, benefit or notes from the job centre.
own-help = Do you need help?
own-company-lead = { $company } and { $name }
own-company-none = You have no company centre yet
own-company-none-what = Call the job centre if you would like to receive citizens.
own-places-at = Places at { $centre }
own-place-number = Place { $number }:
own-place-free = Vacant
own-no-places = There are no places in the contract now.
own-mentor = Mentor { $name }
own-contracts = Contracts
own-contract = { $count ->
    [one] Contract for 1 place
   *[other] Contract for { $count } places
}
own-contract-over = Former contract
own-no-contract = There is no contract yet.
own-no-payment = No payment
own-per-place = { $amount } per place a month
own-per-centre = { $amount } a month for the whole centre
own-mentor-hours = { $hours } mentor hours a week for each citizen
own-mentors = Your mentors
own-granted-lead = { $count ->
    [0] You are nobody's mentor right now.
    [one] You are the mentor of one citizen.
   *[other] You are the mentor of { $count } citizens.
}
own-granted-none = No citizens right now
own-granted-none-what = When a caseworker grants you as a mentor, the citizen stands here.
own-granted-no-seat = Has no place at a company right now.
own-people-around = People around { $name }
own-paused = Having a break
own-paused-until = Having a break until { $day }
own-pause = You are having a break. Your place is waiting for you.
own-pause-back = You are having a break and expected back { $day }. Your place is waiting for you.
own-pause-same = If you begin again by { $day }, you go on where you left off.
own-pause-new = When you come back, we begin afresh together. Call when you are ready.
own-week = The week
own-open = They answer the phone { $hours }.
