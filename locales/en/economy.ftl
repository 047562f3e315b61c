## Economy: what the job centre has earned, and what comes.
nav-economy = Economy
way-on-nav-economy = See what you have earned and what is on its way
nav-economy-section = Economy
nav-soon-earned = Soon earned
way-on-nav-soon-earned = See what your citizens are close to earning
nav-payments = Payment to companies
way-on-nav-payments = The month's payment by the contracts, also as a file
nav-settlements = Settlements
way-on-nav-settlements = See the settlements that are kept
nav-letters = Grant letters
way-on-nav-letters = Write down a grant letter when it comes
economy-title = Economy
economy-lead = { $programme }, { $period }. Computed from everything registered up to { $day }.
economy-none = No grant letter is written down
economy-none-what = Here you see what the job centre has earned in grants and what is on its way.
economy-none-do = Write down the agency's grant letter, and we work out every day what you have earned.
economy-try-reading = Try another reading
economy-make = Make a settlement
economy-earned = Earned
economy-earned-what = { $months ->
    [one] 1 month
   *[other] { $months } months
} and { $results ->
    [one] 1 result
   *[other] { $results } results
}
economy-fixed = Fixed grant
economy-fixed-what = For the whole period
economy-on-account = Paid on account
economy-on-account-what = Settled on { $day }. Balance: { $left }
economy-on-account-none = No settlement is approved yet
economy-soon = Soon earned
economy-soon-what = { $count ->
    [one] 1 citizen, if all goes as agreed
   *[other] { $count } citizens, if all goes as agreed
}
economy-used-up = The frame has been used up since { $day }
economy-reaches = The frame is used up on { $day } if all goes as agreed
economy-reaches-at-pace = At the same pace the frame is used up around { $day }
economy-room = There is room for { $left } more in the frame
economy-frame-is = The frame is { $count } participants at { $each }. { $begun } have begun a course that counts.
economy-expected-what = { $lines ->
    [0] Courses as agreed now earn nothing more.
   *[other] Courses and jobs under way earn { $amount } more if they go as agreed.
}
economy-beyond = { $amount } of it is not paid, since it is above the frame.
economy-at-risk = { $count ->
    [one] One course is
   *[other] { $count } courses are
} too short as agreed. That concerns { $amount }.
economy-at-pace = At the pace of the last half year { $amount } is earned in all.
economy-frame = Frame
economy-frame-limit = Frame { $frame }
economy-frame-alt = Earned { $earned }, expected { $expected }, frame { $frame }
economy-frame-figure = Earned, expected and frame, figure
economy-key-earned = Earned
economy-key-expected = Expected, as agreed
economy-key-beyond = Above the frame
economy-numbers = Show numbers
economy-activity = Activity
economy-result = Result
economy-earned-all = Earned in all
economy-paid = Paid from the frame
economy-total = In all with the fixed grant
economy-months = Month by month
economy-month = Month
economy-soon-none = Nobody is close to anything in the coming weeks
economy-soon-lead = What your citizens are close to earning, and what it takes.
economy-soon-none-own = None of your citizens is on the way to a grant
economy-soon-none-own-what = As soon as one of them is in a course at a company, you can follow it here.
economy-all = All { $count }
economy-later = { $count ->
    [one] One more comes later.
   *[other] { $count } more come later.
}
economy-citizen = Citizen
economy-far = Reached
economy-takes = What it takes
economy-acts = Who can act
economy-on = Earned on
economy-amount = Amount
economy-next-day = Day { $reached } of { $needed }
economy-next-week = Week { $reached } of { $needed }
economy-next-month = Month { $number }
economy-next-until-work = Stays in the job up to { $day }
economy-next-until-education = Stays in education up to { $day }
economy-next-hours-short = { $hours } hours are missing
economy-next-weeks-short = { $weeks ->
    [one] 1 week is missing
   *[other] { $weeks } weeks are missing
}
economy-next-back-by = Must be back by { $day }
economy-next-come-until = Comes up to { $day }
economy-next-days-left = { $days ->
    [one] 1 active day to go
   *[other] { $days } active days to go
}
economy-next-extend = { $days ->
    [one] The agreement ends 1 day too early
   *[other] The agreement ends { $days } days too early
}
economy-next-away = Away, day { $day } of { $limit }
economy-next-hours = Has { $has } of { $needs } hours
economy-next-no-other-support = State education grant and no other public support
economy-next-agreed-short = Extend it if the citizen wishes
economy-next-spare = { $days ->
    [0] There are no days to spare
    [one] There is 1 day to spare
   *[other] There are { $days } days to spare
}
economy-next-unknown = not as agreed now
economy-readings = If the text is read in another way
economy-readings-what = The project description can be understood in several ways. Here is what each would give today.
economy-reading = Reading
economy-lines = Lines
economy-differs = Difference
economy-reading-own = The one we use
economy-reading-same = The same
economy-reading-months-whole-active-months = Whole months of active days
economy-reading-months-calendar-months = Each calendar month with an active day
economy-reading-gap-always = Four weeks always apply
economy-reading-gap-until-minimum = Four weeks apply in the first three months only
economy-reading-result-any-interval = Result after any break or end
economy-reading-result-qualifying-course = Result only after a course that earned the grant
economy-reading-result-course-start = Result already from the course's start
economy-action-plan = Action plan
economy-action-plan-what = To free a member of staff
economy-places = Places
economy-places-what = { $days }
economy-filled = Filled
economy-filled-what = { $filled } of { $full } place-days
economy-filled-how = How it is worked out
economy-filled-by = { $count ->
    [one] 1 citizen of the target group has held a place.
   *[other] { $count } citizens of the target group have held a place.
}
economy-filled-outside = { $count ->
    [0] Everybody who held a place is in the target group.
    [one] 1 citizen outside the target group does not count.
   *[other] { $count } citizens outside the target group do not count.
}
economy-filled-rule = Each day counts by itself. More citizens than places give no more, and a full day never makes up for an empty one.
economy-story-of = Why has { $name } earned it?
economy-story-of-number = Citizen { $number }
economy-story-lead = { $months ->
    [0] No months
    [one] 1 month
   *[other] { $months } months
} and { $results ->
    [0] no result
    [one] 1 result
   *[other] { $results } results
}, { $amount }. From what was registered on { $day }.
economy-line-title = Course, months and result
economy-line-alt = Course, months and result over time, figure. The same days stand in the steps below.
economy-line-stay = { $centre }, { $days ->
    [one] 1 day
   *[other] { $days } days
}
economy-line-gap = day { $days } of { $limit }
economy-key-month = Month earned
economy-key-result = Result
economy-key-next = What comes next
economy-key-gap = Away
economy-steps = Step by step
economy-steps-what = Each sentence has its rule and the place where the rule stands.
economy-steps-none = No days in the period
economy-story-nothing = Nothing is earned yet
economy-story-month = Month { $number }
economy-story-result = Result
economy-story-result-flexi = Result with a flexi-job, without the flexi-job bonus
economy-facts = What is registered
economy-facts-what = The settlement rests on this and on nothing else.
economy-fact = What
economy-fact-where = Where
economy-fact-stay = Active days at a company
economy-fact-resource-course = Resource course
economy-fact-cash-assistance = Cash benefit
economy-fact-jobs = { $weeks ->
    [one] 1 week
   *[other] { $weeks } weeks
} with wages, { $hours } hours in all.
economy-fact-school = { $weeks ->
    [one] 1 whole week
   *[other] { $weeks } whole weeks
} in education on the state education grant.
economy-read-as = Read like this:

## Grant letters
letter-list = Grant letters
letter-lead = The agency's letters: which programme, which days, and how many participants you expected.
letter-none = No grant letter is written down
letter-new = Write down a grant letter
letter-correct = Correct the grant letter
letter-correct-do = Correct
letter-what = Write what stands in the letter. The frame follows from the number of participants.
letter-programme = Programme
letter-reference = Case number
letter-reference-hint = The agency's number as it stands in the letter
letter-received = The letter came
letter-received-on = Came on { $day }
letter-from = Applies from
letter-until = Applies up to and including
letter-days = Days
letter-expected = Expected participants
letter-expected-hint = The number that the frame is worked out from
letter-save = Save the grant letter
done-letter-written = The grant letter is written down
done-letter-corrected = The grant letter is corrected. Settlements that are kept are as they were

## Settlements that are kept
settled-title = Settlements
settled-one = Settlement
settled-lead-list = A kept settlement never changes. It holds what it was made of and can be made again to the øre.
settled-lead-auditor = The settlements that the job centre has handed in to you. See the lines with their evidence, draw a sample, and approve or send back.
settled-none = No settlements are kept
settled-none-what = Make one when you ask for payment on account, or when the period is over.
settled-none-auditor = Nothing has been handed in to you yet
settled-none-auditor-what = When the job centre hands in a settlement, it stands here.
settled-name = { $kind } on { $day }
settled-kind = What is it for?
settled-kind-on-account = On account
settled-kind-last = Final settlement
settled-state = Status
settled-state-made = Made
settled-state-handed-in = With the auditor
settled-state-returned = Sent back
settled-state-approved = Approved and locked
settled-state-discarded = Thrown away
settled-made = Made on { $day } by { $name }
settled-made-head = Made
settled-new = Make a settlement
settled-new-lead = We keep the lines together with what they are worked out from. You can look it through before you hand it in.
settled-letter = Grant letter
settled-as-of = Settled on
settled-as-of-hint = Only what is known on that day counts
settled-corrects = Corrects an earlier one
settled-corrects-hint = Then the differences are shown line by line
settled-make = Keep the settlement
settled-lead = { $participants } of { $expected } expected participants. { $period }. Case { $reference }.
settled-decided = { $state } on { $day } by { $name }.
settled-decided-why = { $state } on { $day } by { $name }: { $reason }
settled-months = { $count ->
    [one] 1 month
   *[other] { $count } months
}
settled-results = { $count ->
    [one] 1 result
   *[other] { $count } results
}
settled-of-frame = Of the frame of { $frame }
settled-with-fixed = With { $fixed } fixed grant
settled-workbook = Download as workbook
settled-paper = Download as PDF
settled-corrected-by = There is a newer settlement that corrects this one.
settled-see-newer = See it
settled-differences = Differences
settled-against = Against
settled-no-differences = No line has changed
settled-became = What happened
settled-became-new = New
settled-became-gone = Gone
settled-became-changed = Changed
settled-before = Before
settled-after = Now
settled-side-month = Month { $number }, { $day }, { $paid }
settled-side-result = Result, { $day }, { $paid }
settled-sample = Sample
settled-lines-shown = { $shown } of { $all } lines
settled-sample-count = Number of lines
settled-sample-seed = Seed
settled-sample-draw = Draw a sample
settled-sample-all = Show all lines
settled-sample-what = The same seed draws the same lines again. Write it in the audit report.
settled-no-lines = There are no lines
settled-no-refusals = No course is without a grant
settled-number = No.
settled-citizen = Citizen
settled-what = What
settled-basis = Basis
settled-basis-from = Basis from
settled-basis-to = Basis to
settled-earned-on = Earned on
settled-amount = Amount
settled-paid = Paid
settled-way = Way
settled-days = Days
settled-from = From
settled-to = To
settled-why = Why
settled-kroner = Kroner
settled-grant-activity = Course
settled-grant-result = Result
settled-decimal = .
settled-why-too-short = Too short: { $active_days } active days of { $needed_days }
settled-why-not-in-target-group = Not in the target group on the first day
settled-why-weeks-short = { $weeks } of { $needed_weeks } weeks
settled-why-hours-short = { $hours } of { $needed_hours } hours
settled-why-other-support = Other public support in { $weeks ->
    [one] 1 week
   *[other] { $weeks } weeks
}
settled-why-starts-after-period = Begins after the period
settled-next = Next step
settled-reason = Reason
settled-step-hand-in = Hand in to the auditor
settled-step-hand-in-what = The auditor sees the lines and their evidence, without names.
settled-step-approve = Approve and lock
settled-step-approve-what = It can't be changed afterwards. A correction is a new settlement.
settled-step-return = Send back
settled-step-return-what = Write what must be corrected. The job centre reads it.
settled-step-discard = Throw away
settled-step-discard-what = Write why it isn't to be used. It stays in the list.
done-settlement-made = The settlement is kept
done-settlement-handed-in = The settlement is handed in to the auditor
done-settlement-approved = The settlement is approved and locked
done-settlement-returned = The settlement is sent back to the job centre
done-settlement-discarded = The settlement is thrown away
done-settlement-remarked = The remark is kept
settled-remarks = Remarks
settled-no-remarks = There are no remarks
settled-remark = Keep the remark
settled-remark-words = New remark
settled-remark-about = About line no.
settled-remark-about-hint = Leave it empty if it concerns the whole
settled-remark-whole = The whole settlement
settled-remark-line = Line { $number }
settled-remark-who = { $name }, { $role }, { $day }
settled-made-by = How it was made
settled-rulebook = The rulebook's fingerprint (SHA-256)
settled-job-centre = Job centre
settled-period = Period
settled-participants = Participants
settled-readings = Readings
settled-tab-totals = Amounts
settled-tab-lines = Lines
settled-tab-refusals = Without a grant
settled-tab-explanation = Explanation
settled-rule = Rule
settled-step = Step
settled-says = Where it stands
settled-file = settlement
settled-foot = Citizens stand with a number. The settlement can be made again from what is kept with it.

## Payment to companies
payments-of = Payment to companies, { $month }
payments-lead = { $companies ->
    [0] No contract gives payment.
    [one] 1 contract, { $sum } in all.
   *[other] { $companies } contracts, { $sum } in all.
}
payments-csv = Download as CSV
payments-xlsx = Download as workbook
payments-months = Choose month
payments-before = The month before
payments-after = The month after
payments-not-over = The month is not over. The amounts can still change.
payments-unpaid = There is no company to pay at: { $centres }.
payments-none = There is nothing to pay in that month
payments-company = Company
payments-centre = Company centre
payments-cvr = CVR number
payments-model = Payment
payments-price = Price per month
payments-place-days = Place-days
payments-hours = Mentor hours
payments-amount = Amount
payments-from = From
payments-to = To
payments-text = Text
payments-reference = Company centre { $month }
payments-sum = In all
payments-how = A month that begins or ends inside a contract is counted day by day. In a cluster the company of the coordinating mentor is paid.
payments-sheet = Payment
payments-file = payment

## På sporet / On the trail
trail-noun-citizen-settlement = what a citizen has earned
trail-noun-company-payments = payment to companies
trail-noun-economy = the job centre's economy
trail-noun-grant-letter = a grant letter
trail-noun-settlement = a settlement
trail-noun-settlement-case = the evidence of a citizen in a settlement
trail-noun-settlement-remark = a remark on a settlement
trail-noun-soon-earned = what a citizen is close to earning
trail-noun-soon-earned-list = what own citizens are close to earning
citizen-looked-read-citizen-settlement = saw what grants the course has earned
citizen-looked-read-settlement-case = saw the days behind a grant
citizen-looked-read-soon-earned = saw what the course is close to earning

## The register against own data
register-title = The agency's figures
register-lead = Bring in the lines that the agency settled from its registers. Then you see where they differ from your own, and why.
register-as-of-hint = The day that the agency settled on
register-lines = Lines
register-lines-hint = The table lines of the agency's settlement, as CSV or a workbook
register-refusals = Refusals
register-refusals-hint = The table refusals, so that we can see the reasons
register-keep = Bring the figures in
done-register-kept = The agency's figures are brought in
register-compare = The agency's figures against your own on { $day }
register-finding = Your own data give { $own }, the registers { $register }. Difference: { $differs }.
register-others = Citizens for whom the figures differ
register-agree = { $count ->
    [one] For 1 citizen with a grant the figures are the same.
   *[other] For { $count } citizens with a grant the figures are the same.
}
register-same = The figures are the same for everybody
register-own = Own data: { $amount }
register-unknown = Not known here
register-why-days = Days
register-why-hours = Hours or weeks
register-why-target-group = Target group
register-why-support = Other support
register-why-period = Begins outside the period
register-how = The reason is that of the side that gives less. Correct the case if something is missing here, or write to the agency with the citizen's number and the days.
register-own-activity = Activity, own data
register-their-activity = Activity, register
register-own-result = Result, own data
register-their-result = Result, register
register-sheet = Differences
register-file = differences
register-tables = Download own data as register tables
register-load = Bring in the agency's figures
settled-name-register = The agency's figures on { $day }
settled-compare = Compare with own data
trail-noun-register-tables = own data as register tables
