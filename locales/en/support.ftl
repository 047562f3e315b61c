# Beside the placement
support = Interventions and grants
support-heading = { $whose } interventions and grants
support-lead = What goes on beside the placement. The company sees none of it, and the job consultant sees only that an intervention is under way.
support-lead-untold = You can see that there is an intervention, how it stands and how long it takes. What it is about is known to the citizen and the caseworker.
support-see = See and change
support-none = There are no interventions, grants or personal mentor yet.

support-minutes = { $minutes } min
support-hours = { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}
support-hours-minutes = { $hours } h { $minutes } min

interventions = Parallel interventions
interventions-none = No interventions beside the placement
interventions-none-what = When { $name } needs more than a place, the caseworker writes the need down here. Then you can see how long it takes.
intervention-new = Write down a need
intervention-edit = Change the intervention
intervention-lead = Something that has to happen beside { $whose } placement. The citizen can read all of it.
intervention-untold = An intervention
intervention-kind = Kind of intervention
intervention-provider = Who gives it
intervention-provider-hint = Fill it in when somebody has been asked
intervention-owner = Who follows it
intervention-owner-is = { $name } follows it
intervention-needed-on = The need was seen
intervention-referred-on = Referred
intervention-started-on = Begun
intervention-note = What is it about?
intervention-note-hint = The citizen reads it. Job consultant, mentor and company never see it
intervention-times = Fixed time
intervention-times-hint = Fixed times in the week. They stand in the citizen’s week; others see only that the citizen is busy
intervention-state-needed = A need
intervention-state-referred = Referred
intervention-state-started = Under way
intervention-state-ended = Over
intervention-state-declined = Came to nothing
intervention-needed = The need was seen on { $day }
intervention-referred = Referred on { $day }
intervention-referred-days = { $days ->
    [0] Referred the same day
    [one] Referred on { $day }, after one day
   *[other] Referred on { $day }, after { $days } days
}
intervention-started = Began on { $day }
intervention-started-days = { $days ->
    [0] Began the same day
    [one] Began on { $day }, one day later
   *[other] Began on { $day }, { $days } days later
}
intervention-ended = Ended on { $day }
intervention-declined = Came to nothing on { $day }
intervention-waited = { $days ->
    [0] Waits since today
    [one] Has waited one day
   *[other] Has waited { $days } days
}
intervention-step = Next step
intervention-step-which = What has happened?
intervention-step-refer = Referred to whoever gives it
intervention-step-start = Begun
intervention-step-end = Over
intervention-step-decline = It came to nothing
intervention-on = On which day?
intervention-why = How did it end?
intervention-why-hint = Write it if it came to nothing. The citizen reads it
intervention-no-steps = The intervention is over. There are no more steps.
intervention-stretch-to-referral = From need to referral
intervention-stretch-to-start = From referral to start
intervention-stretch-need-to-start = From need to start
intervention-times-lead = How many days pass from a need is seen until the help begins. Needs seen from { $from } to { $until }.
intervention-times-of = { $n } needs
intervention-times-few = There are fewer than five needs, so the figures are not shown
intervention-times-kinds = From need to start, by kind
intervention-times-remark = The median is the middle one: half wait shorter. Kinds with fewer than five are left out.

grants = Small grants
grants-none = No grants
grants-none-what = Work clothes, shoes, transport or a certificate: the small thing that makes the place possible.
grant-new = Ask for a grant
grant-lead = Something small that makes { $whose } place possible.
grant-kind = What
grant-amount = Amount in kroner
grant-amount-hint = For example 850 or 850,50
grant-words = What is it for?
grant-words-hint = The citizen reads it
grant-at-once = Grant it at once
grant-mine = You may grant
grant-mine-none = You have not been allowed to grant anything. The management allows it under Organisation.
grant-do = Save
grant-state-asked = Waits for an answer
grant-state-granted = Granted
grant-state-refused = Refused
grant-state-withdrawn = Taken back
grant-asked-by = { $name } asked on { $day }
grant-granted-by = { $name } granted it on { $day }
grant-refused-by = { $name } said no on { $day }
grant-withdrawn-by = { $name } took it back on { $day }
grant-because = Because: { $reason }
grant-complain = If you disagree, you can complain within { $weeks } weeks. Write to the job centre or call, and we will help you.
grant-decide = Decide
grant-decide-do = Save the answer
grant-decision = What is the answer?
grant-decision-grant = Yes, it is granted
grant-decision-refuse = No
grant-reason = Why not?
grant-reason-hint = Write why, when the answer is no. The citizen reads it
grant-withdraw = Take back
grant-nothing-waits = No grants wait for you
grant-nothing-waits-what = When somebody asks for something that you may grant, it stands here.
nav-small-grants = Grants for you

mentor-grants = Personal mentor
mentor-grants-none = No personal mentor
mentor-grants-none-what = A personal mentor helps with what lies around the work, for half a year at a time at most.
mentor-grant-new = Grant a personal mentor
mentor-grant-lead = Somebody who helps with what lies around { $whose } placement.
mentor-grant-who = Who
mentor-grant-who-hint = Volunteers, people from outside and company mentors are first registered under Staff, as a personal mentor
mentor-grant-kind = What kind of mentor?
mentor-grant-kind-consultant = Job consultant
mentor-grant-kind-company-mentor = Company mentor
mentor-grant-kind-volunteer = Volunteer
mentor-grant-kind-external = External mentor
mentor-grant-kind-consultant-what = A job consultant, for a short task that stands alone
mentor-grant-kind-company-mentor-what = The company’s mentor, with hours beyond what the workplace gives everybody
mentor-grant-kind-volunteer-what = Somebody of the volunteer corps
mentor-grant-kind-external-what = Somebody from outside
mentor-grant-from = From
mentor-grant-until = Until and with
mentor-grant-until-hint = Six months at a time at most. An extension is a new grant
mentor-grant-hours = Hours a week
mentor-grant-hours-hint = For example 2 or 1.5
mentor-grant-tasks = What does the mentor help with?
mentor-grant-tasks-hint = The citizen and the mentor read it
mentor-grant-do = Grant
mentor-grant-is = Personal mentor: { $name }
mentor-grant-over = Over
mentor-grant-end = End
mentor-grant-end-do = Save the last day
mentor-grant-last = Last day
mentor-grant-withdraw = Take the grant back
mentor-grant-withdraw-say = The grant has not begun yet.
mentor-log = Your lines
mentor-log-write = Write in the log
mentor-log-on = On which day?
mentor-log-minutes = Minutes
mentor-log-minutes-hint = For example 45
mentor-log-words = What did you do?
mentor-log-words-hint = The citizen and the caseworker read it
mentor-log-used = This week: { $used } used, { $left } left
mentor-log-over = This week: { $used } used, { $left } more than granted
mentor-log-remove = Delete the line
mentor-log-show = { $count ->
    [one] Show one line of the log
   *[other] Show { $count } lines of the log
}

nav-competences = Who may grant
competences-lead = How much each employee may grant. The management decides it.
competences-lead-edit = How much each employee may grant. Choose a name to change it.
competences-caption = Employees and what they may grant
competence-none = May not
competence-no-limit = No limit
competence-up-to = { $kind } up to { $amount }
competence-any = { $kind } without a limit
competence-heading = What may { $name } grant?
competence-lead = Tick what the employee may grant. No amount means no limit.
competence-most = At most, in kroner
competence-of-person = May grant
competence-of-nobody = May grant nothing
nav-intervention-times = From need to start

own-support = Help beside the work
own-support-who = Only you and your caseworker see all of it. Your job consultant sees that something is under way. Your workplace sees nothing.
own-support-mentor = Your personal mentor
own-granted-log = Write in the log
own-granted-late = Your time as personal mentor of { $name } ended { $day }. If something is missing in the log, you can write it until { $until }.
week-disagrees = The week has { $week } hours in the centre, but the work agreement says { $agreed }. Mend the one that is wrong.
week-clashes = { $day }: the citizen is busy with an intervention while something else stands in the week.

done-intervention-registered = The need is written down
done-intervention-advanced = The step is saved
done-grant-asked = The grant is sent to whoever may give it
done-grant-given = The grant is given, and the citizen is told
done-grant-withdrawn = The grant is taken back
done-grant-decided = The answer is saved, and the citizen is told
done-mentor-granted = The mentor is granted
done-mentor-ended = The grant’s last day is saved
done-mentor-withdrawn = The grant is taken back
done-mentor-logged = The line is saved
done-mentor-log-removed = The line is deleted
