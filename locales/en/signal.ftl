# Early warning: what the rules see, how we know it, and the next step
signal-all = All signals
signal-all-lead = { $count ->
    [0] No signals right now.
    [one] One signal waits for you.
   *[other] { $count } signals wait for you.
}
signal-none-what = We look every day and tell you when there is something.
signal-level-urgent = urgent
signal-level-soon = soon
signal-level-note = worth knowing
signal-group-urgent = Urgent
signal-group-soon = These days
signal-group-note = Worth knowing
signal-group-snoozed = Put off
signal-group-closed = Closed in the last 14 days
signal-is-taken = You are on it
signal-is-snoozed = Put off until { $day }
signal-the-citizen = the citizen
signal-the-mentor = the mentor
signal-why-unannounced-absence = { $ago ->
    [0] Did not come today, and nobody had called.
    [one] Did not come yesterday, and nobody had called.
   *[other] Did not come on { $day }, and nobody had called.
}
signal-source-unannounced-absence = { $days ->
    [one] Noted at the workplace.
   *[other] { $days } days since { $first }. Noted at the workplace.
}
signal-why-absence = Has been away { $days } of the last { $window } days.
signal-source-absence = Last on { $last }. Noted at the workplace.
signal-why-away-clock = { $stands ->
    [agreed] The break is on day { $day } of { $of }. You have agreed on { $back }.
    [late] The { $of } days ended on { $resume_by }. Next time another course begins.
   *[open] The break is on day { $day } of { $of }. Unless { $name } starts again by { $resume_by }, the course begins anew.
}
signal-source-away-clock = The last day at the workplace was { $last_day }.
signal-why-placement-over = The agreed days ended on { $until }. What came of it?
signal-source-placement-over = It has not been noted yet.
signal-why-hearing-due = { $stands ->
    [answered] Has answered the hearing. Read the answer and close the hearing.
    [over] The last day to answer the hearing was { $reply_by }.
   *[near] Can answer the hearing until { $reply_by }.
}
signal-source-hearing-due = The last day is { $reply_by }.
signal-why-grant-ends = { $days ->
    [0] Ends today.
    [one] Ends tomorrow.
   *[other] Ends on { $until }, in { $days } days.
} There is no plan for what comes after.
signal-source-grant-ends = No new place, no referral and no talk about the way on in the last three weeks.
signal-why-hours-under-ladder = The hours are { $percent } percent under what was agreed.
signal-source-hours-under-ladder = { $minutes } hours of { $planned } on the { $days } days that were noted at the workplace.
signal-why-follow-up-overdue = The follow-up should have been by { $due }.
signal-source-follow-up-overdue = { $stands ->
    [untold] A meeting was planned on { $day }. Whether it was held has not been noted.
    [held] You last met on { $day }. It is agreed at intervals of { $interval } days.
   *[never] You have not met since the start on { $day }.
}
signal-why-no-mentor-contact = { $days ->
    [one] Nobody has spoken with { $mentor } for 1 day.
   *[other] Nobody has spoken with { $mentor } for { $days } days.
}
signal-source-no-mentor-contact = { $stands ->
    [met] The last talk was on { $day }.
   *[never] No talk since the start on { $day }.
}
signal-why-agreement-unsigned = { $stands ->
    [sent] The work agreement lacks signatures, { $days } days after the start.
    [draft] The work agreement is written but not sent, { $days } days after the start.
   *[none] There is no work agreement yet, { $days } days after the start.
}
signal-source-agreement-unsigned = Began on { $from }.
signal-why-agreement-not-reviewed = The work agreement has been the same for { $weeks } weeks. Do hours and goals still fit?
signal-source-agreement-not-reviewed = In force since { $since }.
signal-why-course-threshold = { $stands ->
    [planned] The course is on day { $day } and reaches three months on { $reached_on }.
   *[short] The course is on day { $day }. What is agreed ends { $missing } days before the three months.
}
signal-source-course-threshold = { $missing ->
    [one] 1 day at the workplace is missing.
   *[other] { $missing } days at the workplace are missing.
}
signal-why-no-job-effort = Has had nothing that leads to a job for { $weeks } weeks.
signal-source-no-job-effort = Since { $since }: no place, no project, no paid hours and no meeting.
signal-why-personal-mentor-ends = { $days ->
    [0] The personal mentor's time ends today.
    [one] The personal mentor's time ends tomorrow.
   *[other] The personal mentor's time ends on { $until }, in { $days } days.
}
signal-source-personal-mentor-ends = Nobody is granted for the time after.
signal-why-caseworker-changed = Has another caseworker since { $since }. You have not met yet.
signal-source-caseworker-changed = Meet by { $by }.
signal-why-exit-not-discussed = { $stands ->
    [old] It is { $weeks } weeks since you talked about the way on.
   *[never] You have not talked about the way on, { $weeks } weeks into the course.
}
signal-source-exit-not-discussed = { $stands ->
    [old] Last on { $since }.
   *[never] Began on { $since }.
}
signal-why-round-incomplete = { $missing ->
    [one] One answer to the questions of { $on } is missing.
   *[other] { $missing } answers to the questions of { $on } are missing.
}
signal-source-round-incomplete = That was { $days } days ago. You can fill it in together or on paper.
signal-why-mentor-untrained = Has had a citizen for { $weeks } weeks and has been on no mentor course.
signal-source-mentor-untrained = Since { $since }. The job centre sees to the course.
signal-deed-unannounced-absence = Open the page
signal-deed-absence = Open the page
signal-deed-away-clock = Agree on a new start
signal-deed-placement-over = Close the placement
signal-deed-hearing-due = Open the hearing
signal-deed-grant-ends = Make a plan
signal-deed-hours-under-ladder = See the work agreement
signal-deed-follow-up-overdue = Agree on a meeting
signal-deed-no-mentor-contact = Open the page
signal-deed-agreement-unsigned = { $stands ->
    [sent] See who is missing
    [draft] Finish the work agreement
   *[none] Write the work agreement
}
signal-deed-agreement-not-reviewed = Go through the work agreement
signal-deed-course-threshold = See the placement
signal-deed-no-job-effort = Find a step
signal-deed-personal-mentor-ends = See the grant
signal-deed-caseworker-changed = Open the page
signal-deed-exit-not-discussed = Write the way on
signal-deed-round-incomplete = See who is missing
signal-deed-mentor-untrained = Note the course
signal-what-now = The next step
signal-anothers = { $name } has the signal.
signal-take = I take it
signal-answer = Answer
signal-answer-lead = An answer closes the signal. If it is still so in 14 days, it comes back.
signal-answer-words = What did you do?
signal-answer-hint = In short. The citizen can come to read it.
signal-answer-do = Close with the answer
signal-snooze = Put off
signal-snooze-lead = Four weeks at the most. If it becomes more urgent, it comes before.
signal-snooze-until = Until when?
signal-snooze-reason = Why?
signal-snooze-do = Put off
signal-give = Give to a colleague
signal-give-lead = The colleague finds the signal on their page.
signal-give-to = Colleague
signal-give-words = Message to the colleague
signal-give-do = Hand over
signal-steps = What has happened
signal-step-raise = Seen
signal-step-take = { $name } took it
signal-step-answer = { $name } answered
signal-step-snooze = { $name } put it off
signal-step-hand-over = { $name } handed it over
signal-step-escalate = It is more urgent now
signal-step-wake = Woke after it was put off
signal-step-move = Somebody else has the citizen now
signal-step-resolve = Resolved: it is no longer so
signal-step-raise-again = Seen again
done-signal-take = You have the signal.
done-signal-answer = The answer is saved and the signal closed.
done-signal-snooze = The signal is put off.
done-signal-hand-over = The signal is handed over.
signal-on-citizen = Signals
