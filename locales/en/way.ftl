# The citizen's way, the waiting list and the days between the steps
way-title = { $whose } way to a place
way-lead = Each step with the days between, and whose move it is.
way-step-asked = The caseworker asked
way-step-begun = Began
way-step-ready = Ready for a place
way-step-sent = Referral sent
way-step-accepted = Taken by a job consultant
way-step-placed = Got a place
way-step-started = Began at the place
way-days-since = { $days ->
    [0] the same day
    [one] one day later
   *[other] { $days } days later
}
way-days-all = { $days ->
    [0] All on the same day
    [one] One day in all
   *[other] { $days } days in all
}
way-through = through { $project }
way-open = The way now
way-before = Earlier ways
way-none = Nobody has referred yet.
way-none-what = When the caseworker refers, each step is listed here with its day.
way-ended = { $state } { $day }: { $reason }
way-comes-back = Came back after a placement.
way-wanted = Who would like to have { $name }
way-wanted-none = Nobody has said so yet.
way-wanted-note = { $name }, since { $day }
way-wanted-centre = { $name } for { $centre }, since { $day }
way-interest = Say that you would like to have { $name }
way-interest-centre = For which centre?
way-interest-any = Any of them
way-interest-note = Why does it fit?
way-interest-do = Say so
way-interest-withdraw = Take back
way-wishes = Has chosen
way-meeting = Information meeting { $day }
way-meeting-invited = invited
way-meeting-came = came
way-meeting-stayed_away = did not come
way-meeting-excused = sent apologies
way-talk = Talk { $day }
way-start = start agreed { $day }
way-deadline = Next talk
way-deadline-unknown = No talk on record
way-deadline-passed = by { $day }, passed
way-deadline-day = by { $day }
way-facts = In short
way-waiting-open = See the way
done-interest-noted = It is noted that you would like to have the citizen.
done-interest-withdrawn = Your interest is taken back.
# The waiting list
nav-way = Referral
nav-times = Days between steps
waiting-stage = How far
waiting-move = Whose move
waiting-deadline = Next talk
waiting-deadline-by = By { $day }
waiting-deadline-passed = Was due { $day }
waiting-deadline-near = By { $day }
waiting-deadline-unknown = Not on record
waiting-order = Those who are due a talk first stand at the top.
waiting-stage-invited = Invited to a meeting
waiting-stage-talk = To talk after the meeting
waiting-stage-start-agreed = Start agreed
waiting-stage-asked = Asked for { $with }
waiting-stage-in-project = In { $with }
waiting-stage-in-pre-course = In { $with }
waiting-stage-sent = Referred
waiting-stage-accepted = Taken by { $with }
waiting-stage-figure-asked = Asked for a project
waiting-stage-figure-in-project = In a project
waiting-stage-figure-in-pre-course = In a pre-course
waiting-stage-figure-accepted = Taken by a job consultant
waiting-next-invited = holds the meeting
waiting-next-talk = has the talk
waiting-next-start-agreed = sends the referral
waiting-next-asked = takes the citizen in
waiting-next-in-project = says when the citizen is ready
waiting-next-in-pre-course = says when the citizen is ready
waiting-next-sent = takes the referral
waiting-next-accepted = finds a place
waiting-mover-any-consultant = A job consultant
waiting-mover-figure-host = Whoever holds the meeting
waiting-mover-figure-caseworker = The caseworker
waiting-mover-figure-lead = The project's lead
waiting-mover-figure-any-consultant = A job consultant
waiting-mover-figure-consultant = The job consultant
# Days between steps
times-lead = The median of the days between the steps for those referred from { $from } to { $until }. Half were quicker, half slower.
times-all = Every way
times-caption = Days between steps, { $model }
times-stretch = From and to
times-median = Median
times-n = Number
times-days = { $days } days
times-few = fewer than 5
times-none = Nobody was referred in the period.
times-none-what = The figures come when the first referrals are sent.
times-of = { $n } referred
times-remark = A figure of fewer than five says more of one person than of the way, so it is left out.
times-decimal = .
way-next-asked = { $name } is on the way into { $project }. Its lead takes { $name } in.
way-next-prepared = { $name } is in { $project }. Its lead says when { $name } is ready for a place.
