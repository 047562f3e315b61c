# The work agreement: read, written, signed
agreement = Work agreement
agreement-lead = { $name }, { $centre } and { $job_centre }. { $days }.
agreement-and = { $first } and { $last }
agreement-weekday-1 = Monday
agreement-weekday-2 = Tuesday
agreement-weekday-3 = Wednesday
agreement-weekday-4 = Thursday
agreement-weekday-5 = Friday
agreement-weekday-6 = Saturday
agreement-weekday-7 = Sunday
agreement-times = { $days } { $time }
agreement-hours = { $count ->
    [1] { $hours } hour a week
   *[other] { $hours } hours a week
}
agreement-paid = The goal is { $hours } with ordinary wages.
agreement-paid-not-yet = No hours with ordinary wages yet. We talk about it as we go.
agreement-meet-weeks = { $weeks ->
    [1] We meet every week
   *[other] We meet every { $weeks-text } weeks
}
agreement-meet-days = { $days ->
    [1] We meet every day
   *[other] We meet every { $days-text } days
}
agreement-step = From { $from }: { $hours }. { $times }
agreement-task-from = From { $day }: { $task }

# How a version stands
agreement-version = Version { $number }
agreement-standing-draft = Version { $number } is a draft of { $day }
agreement-standing-sent = Version { $number } was sent to be signed on { $day }
agreement-standing-in-force = Version { $number } is in force since { $day }
agreement-standing-replaced = Version { $number } was in force from { $day } and has been replaced
agreement-standing-withdrawn = Version { $number } of { $day } was taken back
agreement-standing-ended = Version { $number } was in force from { $day }. The placement is over

# The four parts
agreement-heading-goal = Job wish in the longer run
agreement-heading-goal-mine = Where I want to go
agreement-heading-goals = Goals for this placement
agreement-heading-goals-mine = What I want to reach here
agreement-heading-hours = Tasks and hours
agreement-heading-hours-mine = My tasks and times
agreement-heading-mentor = The mentor's role and support
agreement-heading-mentor-mine = What my mentor helps with
agreement-heading-own-words = { $whose } own words
agreement-heading-own-words-mine = my words
agreement-none = Not written yet
agreement-step-of-goal = Step:
agreement-now = now
agreement-tasks-more = New on this step
agreement-tasks = Tasks
agreement-mentor-hours = The mentor's time for the citizen
agreement-considerations = Considerations at the workplace
agreement-meetings = Meetings
agreement-contact = Whom can one call?
agreement-substitute = No answer? Then call
agreement-new = New
agreement-stair = Hours a week, step by step
agreement-stair-hours = { $hours } h
agreement-stair-step = From { $day }: { $hours }

# The parts' names, where two versions stand side by side
agreement-part = Part
agreement-part-long-term-goal = Job wish in the longer run
agreement-part-goals = Goals and steps
agreement-part-paid-hours = Hours with ordinary wages
agreement-part-hours = Days and hours
agreement-part-tasks = Tasks
agreement-part-mentor-role = What the mentor does
agreement-part-mentor-hours = The mentor's time
agreement-part-considerations = Considerations at the workplace
agreement-part-meetings = Meetings
agreement-part-contact = Whom one calls
agreement-long-term-goal = Job wish in the longer run
agreement-goals = Goals and steps
agreement-paid-hours = Hours with ordinary wages
agreement-hours-plan = Tasks and hours
agreement-mentor = The mentor's role and support
agreement-mentor-role = What the mentor does
agreement-changed = Changed
agreement-respelt = Spelling only

# Signatures
agreement-signatures = Signatures
agreement-party-citizen = Citizen
agreement-company = Company
agreement-job-centre = Job centre
agreement-you = You
agreement-the-citizen = the citizen
agreement-the-company = the company
agreement-the-job-centre = the job centre
agreement-signed-signed-in = Signed { $when }, signed in
agreement-signed-tablet = Signed { $when }, at the table
agreement-signed-link = Signed { $when }, with a link and a code
agreement-signed-on-behalf = On their behalf: { $name } signed { $when }. { $reason }
agreement-signed-earlier = Signed version { $number }. The change needs no new signature
agreement-not-asked = The change needs no signature
agreement-not-signed = Has not signed
agreement-asked = Has not signed yet. Sent { $day }
agreement-talk-wanted = Wants to talk first. Said so { $when }
agreement-talk-about = It is about: { $words }
agreement-reminded = Last reminded { $day }
agreement-reminded-never = Not reminded yet

# What the job centre does now
agreement-nothing = There is no work agreement yet
agreement-nothing-what = It is made from what you know already: the contract with the company, the citizen's job goals, what helps, and the latest agreement at the same place.
agreement-begin = Make the work agreement
agreement-see = Open
agreement-print = Print
agreement-amend = Change the agreement
agreement-edit = Go on writing
agreement-send = Send to be signed
agreement-put-in-force = Put in force
agreement-take-back = Take back and change
agreement-discard = Delete the draft
agreement-lacks = { $count ->
    [one] One thing is missing before it can be sent:
   *[other] { $count-text } things are missing before it can be sent:
}
agreement-lacks-long-term-goal = The job wish in the longer run
agreement-lacks-goals = At least one goal for this placement
agreement-lacks-paid-hours = The goal for paid hours, or that there is none yet
agreement-lacks-hours = Days and times
agreement-lacks-tasks = The tasks of each step
agreement-lacks-mentor-role = What the mentor does
agreement-lacks-mentor-hours = The mentor's time a week
agreement-lacks-contact = Whom one can call
agreement-has-own-goals = The citizen has written goals of their own in it.
agreement-signs = To sign: { $who }
agreement-signs-nobody = The change needs no new signatures.
agreement-read-tick-staff = I have read the agreement
agreement-sign-staff = Sign for the job centre
agreement-table = Around the table
agreement-on-behalf = Sign on behalf of somebody
agreement-versions = Versions
agreement-compare = Compare
agreement-back = Back to the agreement

# One's own page: read and sign
agreement-own-none = The agreement is not ready yet
agreement-own-none-lead = The job centre is writing it. You will hear from us when you can read it.
agreement-own-new = Hello { $name }. There is something new in the agreement
agreement-own-ready = Hello { $name }. The agreement is ready
agreement-own-ready-lead = Take your time to read it. It takes two minutes.
agreement-own-mine = Your agreement
agreement-own-theirs = The agreement with { $whom }
agreement-own-what = This is what you sign
agreement-own-draft = This is what we are writing
agreement-own-agreed = This is what we have agreed
agreement-own-means = What does it mean?
agreement-own-means-1 = All three of us agree on the plan.
agreement-own-means-2 = You can always ask to have it changed.
agreement-own-means-3 = If something doesn't fit, say so before you sign.
agreement-own-who = Who has signed?
agreement-own-waits = Thank you. We are waiting for the others.
agreement-own-earlier = All versions
agreement-own-asked = Read and sign
agreement-own-read = Read the agreement
agreement-sign = Sign
agreement-read-tick = I have read the agreement or had it read to me
agreement-sign-do = Yes, I sign
agreement-sign-wait = You may wait until tomorrow.
agreement-talk-do = I want to ask first
agreement-talk-heading = Good that you say so
agreement-talk-lead = The agreement waits. Whom would you like to talk to?
agreement-talk-call = Call
agreement-talk-contact = The job centre
agreement-talk-substitute = If nobody answers
agreement-talk-mentor = Your mentor
agreement-talk-about-heading = If you like, write what it is about
agreement-talk-words = This is what I want to talk about
agreement-talk-words-hint = The job centre reads it. The company doesn't
agreement-talk-tell = Send it to the job centre

# The text is another now
agreement-changed-heading = The agreement has changed since you read it
agreement-changed-lead = Nothing has been signed. Here is what you read, beside what it says now.
agreement-changed-read = Read the new agreement
agreement-compare-heading = Versions { $from } and { $to }
agreement-compare-from = From
agreement-compare-to = To
agreement-compare-do = Show
agreement-same = The two say the same.
agreement-change-signs = The change must be signed by { $who }.
agreement-change-signs-nobody = The change needs no new signatures.

# Around the table
agreement-table-give = Give the tablet to { $name }
agreement-table-you = { $name }, it is your turn
agreement-table-lead = Read the agreement, or read it aloud to each other. Tick the box and sign.
agreement-table-signs = { $name } signs
agreement-table-other = Let { $name } sign now
agreement-table-end = Stop here and go to the agreement
agreement-company-name = Who signs for the company?
agreement-company-name-hint = The mentor, or somebody else who may

# On behalf
agreement-behalf-lead = Only when somebody has said yes and can't sign themselves. The reason will stand on the agreement.
agreement-behalf-whom = On behalf of whom?
agreement-behalf-reason = How did they say yes?
agreement-behalf-reason-hint = Stands on the agreement
agreement-behalf-tick = They have heard or read exactly the text that stands here, and said yes
agreement-behalf-do = Sign on their behalf

# Write the agreement
agreement-edit-heading = Make the work agreement
agreement-edit-amend = Change the work agreement
agreement-edit-lead = { $name } at { $centre }, { $days }. Most of it is proposed from what you know already. Change what doesn't fit.
agreement-edit-lead-amend = { $name } at { $centre }, { $days }. It becomes a new version beside the one in force.
agreement-long-term-goal-field = Job or education
agreement-long-term-goal-hint = In the citizen's own words, if you can
agreement-goals-hint = One goal a line. A step is a small stride towards the goal above it. { $name } can write goals too.
agreement-goal-number = Goal { $number }
agreement-goal-step = Step
agreement-goal-own = { $whose } own words
agreement-goal-add = Add a goal
agreement-paid-hours-field = Goal for hours with ordinary wages
agreement-paid-hours-hint = Hours a week
agreement-paid-none = Not yet, we talk about it as we go
agreement-hours-suffix = hours
agreement-hours-plan-hint = Write times as 9 or 9.30. A new step holds from its day, and nobody signs again when it begins.
agreement-rung = Step { $number }
agreement-rung-from = from { $day }
agreement-rung-begins = Holds from
agreement-rung-add = Add a step
agreement-rung-remove = Remove step { $number }
agreement-sum = Work out the hours
agreement-from-on = { $day } from, step { $number }
agreement-until-on = { $day } until, step { $number }
agreement-tasks-hint = One task a line
agreement-mentor-role-hint = Welcomes, shows how, talks with the citizen every week …
agreement-mentor-hours-hint = Hours a week for the citizen
agreement-meetings-hint = Citizen, mentor and job centre together
agreement-considerations-hint = One consideration a line, in words that the workplace may read. Never why
agreement-contact-hint = Telephone and substitute come from the employee, so that they are always right
agreement-save = Save the draft
agreement-amend-what = When you send it, only those sign whom the change concerns.

# The citizen's own goals
agreement-own-goals-do = Write your own goals
agreement-own-goals-heading = What would you like to reach?
agreement-own-goals-lead = Write it as you would say it. It becomes part of the agreement when all three of you have signed.
agreement-own-goal = Your goal
agreement-own-goal-number = Goal { $number }
agreement-own-goal-step = A small step towards the goal above
agreement-own-goals-save = Save my goals
agreement-own-goals-others = It also says

# The line on other pages
agreement-glance-none = There is no work agreement.
agreement-glance-draft = It is a draft and has not been sent.
agreement-glance-draft-beside = It is in force. A new version is being written.
agreement-glance-sent = Sent to be signed. Missing: { $who }
agreement-glance-in-force = It is in force, and everybody has signed.
agreement-missing-heading = Work agreements that are missing
agreement-missing-begun = Began { $day }
agreement-missing-begins = Begins { $day }
agreement-missing-none = not made
agreement-missing-draft = draft
agreement-missing-sent = waits for signatures

done-agreement-written = The draft is saved.
done-agreement-sent = The agreement has been sent to be signed.
done-agreement-taken-back = It has been taken back. You now write in a copy, and everybody gets the new one to read.
done-agreement-discarded = The draft is deleted.
done-agreement-signed = Thank you. Your signature is saved.
done-agreement-signed-next = Thank you. The signature is saved. Now the next one.
done-agreement-signed-for = The signature is saved with its reason.
done-agreement-in-force = The agreement is in place. It is in force from today.
done-agreement-talk = We have told the job centre.
done-agreement-talk-told = The job centre has what you wrote.
done-agreement-own-goals = Your goals are saved. The job centre sends the agreement to be signed when you have talked about them.

# A mentor says yes to confidentiality
confidentiality = Confidentiality
confidentiality-heading = Before you meet the first one
confidentiality-lead = You will get to know people who trust you. Say yes to this once, and we show you who is coming.
confidentiality-1 = What I hear about a citizen stays with me and the job centre.
confidentiality-2 = I tell colleagues only what they must know to work well with the citizen.
confidentiality-3 = I don't write about the citizen in mails, messages or on the net.
confidentiality-4 = This holds also when the citizen has left us.
confidentiality-do = Yes, it stays with me
confidentiality-once = You are asked only once. The job centre can see that you said yes, and when.
done-confidentiality = Thank you. Here are those you are the mentor of.

# On paper
agreement-pdf = Download as PDF
agreement-file = work-agreement
agreement-from = From
agreement-hours-head = Hours
agreement-times-head = Days and times
agreement-mentor-name = Mentor
agreement-foot = { $standing }
agreement-foot-signed = { $standing }. Text that was signed: { $hash }
agreement-page-of = Page { $page } of { $pages }
