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
home-asks = { $count ->
    [0] Nothing is waiting for you right now.
    [one] One thing is waiting for you.
   *[other] { $count } things are waiting for you.
}
home-to-board = Open the board
home-held = Places
home-held-what = taken today
home-free = Vacant places
home-see-them = See them
home-waiting = Waiting for a place
home-own-waiting = Your citizens who wait
home-see-waiting = See the waiting list
home-own = Your citizens
home-ending = Ending within 4 weeks
home-next = The next step
home-urgent = Urgent now
home-soon = Ending soon
home-later = Places and contracts
home-is-urgent = urgent
home-is-soon = ends soon
home-a-citizen = A citizen
home-overdue = The agreed days ended on { $day }. Write what came of it.
home-overdue-seen = The agreed days ended on { $day }. What came of it is not written yet.
home-close = End the course
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
home-ends = { $days ->
    [0] Ends today.
    [one] Ends tomorrow, { $day }.
   *[other] Ends { $day }, in { $days } days.
} What comes next?
home-plan = Make a plan
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
home-see-place = See the place
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
home-lead-mentor-coordinator = You look after the mentors. From here you see who they are, where they work, and which centres they belong to.
home-lead-administrator = You look after staff and programmes and can read the trail. You see no cases.
home-lead-activation-staff = You make citizens ready for a place. From here you see your projects, who is in them, and which places are vacant.
home-lead-auditor = Settlement is not part of this release yet, so there is nothing to audit. Once it is, its lines and evidence stand here, read only.
home-away = Can be resumed in the same course up to { $day }
home-away-late = The 28 days were over { $day }. Next time a new course begins
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
