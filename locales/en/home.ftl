# The page after signing in: what the day asks for
home-morning = Good morning, { $name }
home-hello = Hello { $name }
home-day = { $weekday } { $day } { $month }, week { $week }
home-weekday-1 = Monday
home-weekday-2 = Tuesday
home-weekday-3 = Wednesday
home-weekday-4 = Thursday
home-weekday-5 = Friday
home-weekday-6 = Saturday
home-weekday-7 = Sunday
home-to-board = Open the board
home-held = Places
home-held-what = taken today
home-free = Vacant places
home-see-them = See them
home-waiting = Waiting for a place
home-see-waiting = See the waiting list
home-own = Your citizens
home-ending = Ending within 4 weeks
home-next = The next step
home-see-citizen = Open the page
home-untaken = { $count ->
    [one] One new referral
   *[other] { $count } new referrals
}
home-untaken-why = { $days ->
    [0] Nobody has begun yet. Came today.
    [one] Nobody has begun yet. The longest wait is 1 day.
   *[other] Nobody has begun yet. The longest wait is { $days } days.
}
home-contract-ends = { $days ->
    [0] The contract runs out today.
    [one] The contract runs out tomorrow, { $day }.
   *[other] The contract runs out on { $day }, in { $days } days.
}
home-renew = Renew the contract
home-see-contract = See the contract
home-empty = { $days ->
    [one] Has stood empty for 1 day.
   *[other] Has stood empty for { $days } days.
}
home-nothing = Nothing is urgent right now.
home-nothing-what = No course ends in the next four weeks, and no place has stood empty for long.
home-own-wait = { $count ->
    [0] None of your citizens is waiting
    [one] One of your citizens is waiting
   *[other] { $count } of your citizens are waiting
}
home-see-all = See all
home-nobody-waits = Nobody is waiting for a place.
home-weeks = { $weeks } weeks
home-free-places = { $count ->
    [0] No vacant places
    [one] One vacant place
   *[other] { $count } vacant places
}
home-all-taken = Every place is taken or reserved.
home-doors = Where you can go
home-lead-administrator = You look after staff and programmes and can read the trail. You see no cases.
home-lead-activation-staff = You make citizens ready for a place. From here you see your projects, who is in them, and which places are vacant.
home-lead-auditor = Settlement is not part of this release yet, so there is nothing to audit. Once it is, its lines and evidence stand here, read only.
# What one does in each place, for those whose front page is nothing but ways on
way-on-nav-companies = Where the mentors work, and whom to call.
way-on-nav-centres = The places, and what each centre can offer.
way-on-nav-mentors = Register a mentor, correct telephone and hours, and see how many citizens they have.
way-on-map-nav = Centres and companies in the municipality.
way-on-nav-people = Telephone, hours and substitute of your colleagues.
way-on-nav-programmes = What the job centre takes part in, and what applies.
way-on-nav-turns = The order of those who are given new citizens.
way-on-nav-job-centre = The name over time.
way-on-nav-units = The way that each unit refers by most often.
way-on-nav-trail = Who did or saw what, and why.
way-on-nav-imports = Citizens, companies, contracts and placements from Excel or CSV.
way-on-nav-messages = E-mails and text messages that the program sends: what waits, and what went wrong.
way-on-nav-jobs = Tidying and checks that the program sees to by itself.
way-on-nav-projects = Who is with you, and who is ready for a place.
way-on-nav-vacancies = What is vacant now and in the next weeks.
home-lead-urgent = { $count ->
    [0] Nothing is urgent.
    [one] One thing is urgent.
   *[other] { $count } things are urgent.
}
home-lead-meetings = { $count ->
    [0] You have no meetings today.
    [one] You have one meeting today.
   *[other] You have { $count } meetings today.
}
home-lead-urgent-all = { $count ->
    [0] Nothing is urgent with anybody.
    [one] One thing is urgent.
   *[other] { $count } things are urgent with the staff.
}
home-all-signals = All signals ({ $count })
home-more-signals = { $count ->
    [one] One more signal
   *[other] { $count } more signals
}
home-untold = { $count ->
    [one] One meeting has passed and nothing is noted
   *[other] { $count } meetings have passed and nothing is noted
}
home-untold-why = Was it held? Note it while you remember.
home-week = The week
home-next-meeting = The next follow-up is { $day } at { $at }.
home-week-held = { $count ->
    [one] 1 follow-up held
   *[other] { $count } follow-ups held
}
home-week-one = { $name } at { $at }
home-week-planned = { $count } follow-ups
home-week-urgent = { $count ->
    [one] 1 signal is urgent
   *[other] { $count } signals are urgent
}
home-week-tasks = { $count ->
    [one] 1 task is due
   *[other] { $count } tasks are due
}
home-tasks = What you promised
home-own-count = { $count ->
    [0] You have no citizens
    [one] You have one citizen
   *[other] You have { $count } citizens
}
home-longest = { $days ->
    [0] Longest: since today.
    [one] Longest: 1 day.
   *[other] Longest: { $days } days.
}
home-loads = Who has what
home-loads-what = Citizens and signals with each employee. Whom it is about is seen only by whoever has the citizen.
home-loads-none = No employee has citizens yet.
home-loads-who = Employee
home-loads-urgent = Urgent
home-loads-signals = Signals
home-loads-taken = In hand
home-loads-oldest = Oldest
home-loads-coordinated = Cases
home-loads-consulted = At companies
home-loads-much = Has much
home-contracts = Contracts that run out
