# Follow-ups: meetings about a citizen, what was written and decided, the week on the road
follow-ups = Follow-up
follow-ups-see = See all
follow-ups-heading = { $whose } follow-up
nav-week = My week
way-on-nav-week = Your meetings day by day, in an order you can drive.

follow-up-when = { $day }, { $time }
follow-up-names = { $names } and { $last }
follow-up-with = Taking part: { $names }
follow-up-somebody = somebody who is no longer here
follow-up-heading = Follow-up with { $name }
follow-up-own-one = Meeting about your way
follow-up-kind = Where you meet
follow-up-kind-company = Meeting at the workplace
follow-up-kind-job-centre = Meeting in the job centre
follow-up-kind-phone = Talk on the phone
follow-up-kind-group = Meeting in a group
follow-up-mine-company = Follow-up with { $name }
follow-up-mine-job-centre = Talk with { $name } in the job centre
follow-up-mine-phone = Call { $name }
follow-up-mine-group = Group meeting, { $name } among others
follow-up-mine-today = Meetings today
follow-up-mine-none = You have no meetings today.
follow-up-is-planned = Planned
follow-up-is-unwritten = Minutes missing
follow-up-is-held = Held
follow-up-is-cancelled = Called off

follow-up-due = Next follow-up by { $day }
follow-up-overdue = { $count ->
    [one] Follow-up was due by { $day }, yesterday
   *[other] Follow-up was due by { $day }, { $count-text } days ago
}
follow-up-none-planned = No meeting is planned.
follow-up-none-held = No meeting has been held yet.
follow-up-coming = Planned
follow-up-past = So far

follow-up-new = Plan a meeting
follow-up-new-heading = Plan a meeting with { $name }
follow-up-plan-do = Plan the meeting
follow-up-on = Day
follow-up-from = From
follow-up-until = Until
follow-up-time-hint = For example 9.30
follow-up-place = Place
follow-up-place-hint = So that one can find it. Not needed for a talk on the phone
follow-up-held-by = Who holds the meeting
follow-up-guests = Taking part
follow-up-guests-hint = The citizen is there unless you write why not
follow-up-guest-mentor = { $name }, mentor
follow-up-guest-contact = { $name }, the company
follow-up-guest-employee = { $name }, the job centre
follow-up-colleague = One more colleague
follow-up-without = Why without the citizen
follow-up-without-hint = Only if the citizen is not there. The citizen reads what you write
follow-up-without-citizen = Without the citizen: { $why }
follow-up-without-you = Without you: { $why }
follow-up-without-plain = The citizen is not at the meeting.
follow-up-part-holder = Holds the meeting
follow-up-part-citizen = Citizen
follow-up-part-mentor = Mentor
follow-up-part-contact = The company
follow-up-part-employee = The job centre
done-follow-up-planned = The meeting is planned, and those taking part get an invitation.

follow-up-move = Move
follow-up-move-heading = Move the meeting
follow-up-move-do = Move the meeting
done-follow-up-moved = The meeting is moved, and those taking part are told.
follow-up-cancel = Call off
follow-up-cancel-heading = Call the meeting off
follow-up-cancel-do = Call the meeting off
follow-up-keep = Keep the meeting
follow-up-why-not = Why
follow-up-why-not-hint = Everybody who is invited can read it. Don't write about illness
follow-up-off-because = Called off: { $why }
follow-up-off-over = Called off: the placement is over
done-follow-up-cancelled = The meeting is called off, and those taking part are told.

follow-up-hold = Write minutes
follow-up-hold-heading = Minutes of the meeting
follow-up-hold-lead = Decisions, tasks and the next meeting are saved at once.
follow-up-held-on = Held on
follow-up-minutes = Minutes
follow-up-minutes-hint = The citizen can read them. The workplace can't
follow-up-decisions = Decisions
follow-up-decisions-hint = One on each line
follow-up-tasks = Tasks
follow-up-next = Next meeting
follow-up-next-what = The same place and the same people, with the citizen. Leave the day empty if you agree on it later.
follow-up-next-on = Day
follow-up-hold-do = Save minutes
follow-up-written-by = Written by { $name }, the meeting was held on { $day }
done-follow-up-held = The minutes are saved.
follow-up-add = Add to the minutes
follow-up-add-do = Add
follow-up-more = Addition
follow-up-more-hint = What stands there stays. Your name and the day are put on it
done-follow-up-added = It is added to the minutes.

follow-up-where = Where
follow-up-centre = Company centre
follow-up-to-calendar = Put in calendar
follow-up-see = See the meeting
follow-up-agenda = What to come round to
follow-up-agenda-what = Made from the work agreement, the last meeting, the tasks, attendance and the signals.
follow-up-agenda-by = { $text }, by { $day }
follow-up-agenda-own = { $text } (the citizen's own words)
follow-up-agenda-week = { $week }: { $hours } of { $planned } hours
follow-up-topic-goals = Goals
follow-up-topic-hours = Hours
follow-up-topic-decisions = Decided last time
follow-up-topic-tasks = Tasks that are not done
follow-up-topic-attendance = Attendance of the latest four weeks
follow-up-topic-signals = Keep an eye on
follow-up-step-now = { $hours } since { $day }
follow-up-step-next = { $hours } from { $day }

follow-up-own = Meetings
follow-up-own-none = No meeting with you is planned right now.
follow-up-own-past = Meetings that have been

follow-up-happened-held = Follow-up held
follow-up-happened-planned = Follow-up planned
follow-up-happened-cancelled = Follow-up called off

# The week
week-mine-heading = Week { $week }, { $days }
week-mine-lead = { $count ->
    [0] You have no meetings this week.
    [one] You have one meeting this week.
   *[other] You have { $count-text } meetings this week.
}
week-print = Print
week-pages = Weeks
week-before = The week before
week-this = This week
week-after = The week after
week-day-none = No meetings
week-route = About { $km } km as the crow flies.
week-route-other = The order is the shortest way, about { $km } km as the crow flies. By the clock it is { $clock } km: move a meeting if you can.
week-route-clock = By the clock it is about { $clock } km as the crow flies. The shortest way is { $km } km.
week-order = Order
week-order-route = By the way
week-order-clock = By the clock
week-how = Each day begins in the middle of the municipality and goes to the nearest place that is left. Talks on the phone stand where they fit, or last.

# Tasks
tasks = Tasks
nav-tasks = My tasks
way-on-nav-tasks = What you have promised to do, the oldest first.
task-words = Task
task-doer = Who
task-due-on = By
task-about = Citizen
task-state = Status
task-do = Do
task-find = Find a task
task-list-lead = { $count ->
    [0] You have no open tasks.
    [one] You have one open task. { $late ->
        [0] It is not late.
       *[other] It is late.
    }
   *[other] You have { $count-text } open tasks. { $late ->
        [0] None is late.
        [one] One is late.
       *[other] { $late-text } are late.
    }
}
task-none = You have no tasks.
task-none-what = Tasks come from meetings, or from a colleague.
task-none-here = There are no tasks.
task-open-count = { $count ->
    [one] One open task{ $late ->
        [0] {""}
       *[other] , and it is late
    }
   *[other] { $count-text } open tasks{ $late ->
        [0] {""}
        [one] , one late
       *[other] , { $late-text } late
    }
}
task-is-late = Late
task-is-open = Open
task-is-done = Done
task-due = by { $day }
task-was-done = done { $day }
task-who-employee = The job centre
task-who-citizen = The citizen
task-who-you = You
task-who-mentor = The mentor
task-mark = Done
task-undo = Undo
task-new = New task
task-give = Give the task
task-own = Tasks we agreed on
done-task-given = The task is given.
done-task-done = The task is done. You can undo that for 14 days.
done-task-undone = The task is open again.

# The way out
exit-strategy = Exit strategy
exit-strategy-heading = { $whose } way on
exit-strategy-lead = Where the way leads after the company centre, and by which steps. It is talked about with the citizen again and again.
exit-strategy-holds = This holds now
exit-strategy-none = No strategy is written yet.
exit-strategy-new = Write a strategy
exit-strategy-again = Talked about again
exit-strategy-earlier = Before
exit-strategy-aim = Where does the way lead
exit-strategy-words = In words
exit-strategy-words-hint = The citizen's own, if you can. The citizen reads it
exit-strategy-steps = Steps
exit-strategy-steps-hint = One on each line, in order
exit-strategy-discussed-on = Talked about with the citizen on
exit-strategy-discussed = Talked about with the citizen { $day }
exit-strategy-written = Written { $day }
exit-strategy-written-by = Written { $day } by { $name }
exit-strategy-overdue = Should have been talked about again { $day }: at least every { $days } days
exit-strategy-do = Save the strategy
exit-strategy-own = Your way on
exit-strategy-own-discussed = We talked about it { $day }. You can always say if it should change.
done-exit-strategy-written = The strategy is saved, and the citizen can read it.

# Who has looked at what
citizen-looked-read-follow-up = saw a meeting
citizen-looked-read-follow-ups = saw the follow-ups
citizen-looked-register-follow-up = planned a meeting
citizen-looked-correct-follow-up = moved a meeting or added to minutes
citizen-looked-advance-follow-up = wrote minutes
citizen-looked-withdraw-follow-up = called a meeting off
citizen-looked-read-task = saw a task
citizen-looked-register-task = gave a task
citizen-looked-close-task = did a task
citizen-looked-withdraw-task = opened a task again
citizen-looked-read-exit-strategy = saw the exit strategy
citizen-looked-register-exit-strategy = wrote an exit strategy
