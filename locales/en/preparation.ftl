# Projects, pre-courses and citizens' stays in them
nav-projects = Projects
projects-lead = Here citizens are made ready for a place: projects whose lead decides who is ready, and short pre-courses.
projects-lead-mine = The projects and pre-courses that you lead. You decide who is ready for a place.
projects-empty = No projects or pre-courses yet.
projects-empty-what = Make one, and caseworkers can send citizens to it.
projects-empty-mine = You don't lead a project yet.
projects-empty-mine-what = Ask the project lead or a job consultant to make you the lead of one.
project-new = New project
project-edit = Change the project
project-edit-short = Edit the project
project-name = Name
project-kind = Kind
project-kind-hint = A pre-course takes four weeks at most, unless there is a reason
project-lead = Lead
project-lead-hint = Decides who is ready for a place
project-provider = Provider
project-provider-hint = If it isn't the municipality itself
project-asked = On the way in
project-running = There now
project-closed-on = Closed { $day }
project-close = Close the project
project-close-hint = No new citizens can be sent to it. You can open it again.
project-reopen = Open the project again
project-led-by = { $kind }, led by { $name }
project-provided-by = Provider: { $name }
project-you-lead = You lead it.
project-who = Who is here
project-nobody = Nobody is here at present.
project-nobody-what = When a caseworker sends a citizen here, the citizen is listed at once.
project-others = { $count ->
    [one] One more citizen is here. You see those who are yours.
   *[other] { $count } more citizens are here. You see those who are yours.
}
project-figures = { $count ->
    [0] Nobody is here at present.
    [one] One citizen is here.
   *[other] { $count } citizens are here.
} In your role you see figures, but not who.
preparation-name = Name
preparation-where = How far
preparation-plan = Plan
preparation-watch = Look at
preparation-do = Do
preparation-asked-since = Asked { $day }, day { $days }
preparation-wished-from = wished from { $day }
preparation-day-of = Day { $day } of { $of }
preparation-day = Day { $day }
preparation-since = since { $day }
preparation-until = until { $day }
preparation-no-end = no end date
preparation-centre-days = { $days ->
    [one] one day a week at { $centre }
   *[other] { $days } days a week at { $centre }
}
preparation-caseworker = Caseworker { $name }
preparation-over-length = Longer than planned: { $reason }
preparation-warning-past-plan = The planned last day has passed
preparation-warning-too-long = Longer than four weeks
preparation-warning-ask-movement = More than eight weeks. Does anything move?
preparation-warning-ends-soon = Ends soon
preparation-warning-not-begun = Should have begun
preparation-wanted = Wanted by { $name } since { $day }
preparation-wanted-centre = Wanted by { $name } for { $centre } since { $day }
preparation-begin = Begin
preparation-begin-heading = { $name } begins in { $project }
preparation-begin-lead = Change the days if they came out different from what was wished.
preparation-begin-do = Save that { $name } has begun
preparation-plan-do = Change the plan
preparation-plan-heading = The plan for { $name } in { $project }
preparation-plan-lead = The first day stays. Everybody around the citizen sees the new plan.
preparation-ready = Ready for a place
preparation-ready-heading = { $name } is ready for a place
preparation-ready-lead = The referral goes to the job consultants at once, and the stay in { $project } ends today.
preparation-ready-do = Send the referral
preparation-return = Hand back
preparation-return-heading = Hand { $name } back to the caseworker
preparation-return-lead = The stay in { $project } ends today, and the caseworker sees your reason.
preparation-return-do = Hand back
preparation-withdraw = Withdraw
preparation-withdraw-heading = Withdraw { $name } from { $project }
preparation-withdraw-lead = The stay ends today. After that you can refer another way.
preparation-withdraw-do = Withdraw
preparation-draw-out = Draw out to a place
preparation-draw-out-heading = Draw { $name } out of { $project }
preparation-draw-out-lead = The stay ends today, and the referral is yours. The project's lead and the caseworker see your reason.
preparation-draw-out-do = Draw out and take the referral
preparation-draw-out-wanted = Others would like to have { $name } too
preparation-draw-out-wanted-what = Talk to them before you draw the citizen out.
preparation-reason = Why?
preparation-reason-hint = The citizen can read it
preparation-from = First day
preparation-planned-until = Last day
preparation-planned-until-hint = A pre-course always has a last day
preparation-days-in-centre = Days a week in a centre beside it
preparation-days-in-centre-hint = At most two days beside a pre-course
preparation-days-none = None
preparation-centre = The centre
preparation-over-length-reason = Why more than four weeks?
preparation-over-length-reason-hint = Only when a pre-course is longer
preparation-place = Book days at a place
preparation-days-a-week = Days a week in the centre
preparation-days-a-week-hint = Only for days in the centre. Two at most beside a pre-course
preparation-beside = { $kind }: { $place }, { $period }
preparation-beside-held = { $kind }: { $place }, { $period }. Only held
preparation-beside-end = End the days of { $name }
preparation-beside-end-do = End the days
preparation-beside-withdraw = Take the days of { $name } back
preparation-beside-withdraw-say = The place becomes free. The project or pre-course goes on as before.
done-preparation-placed = The days are booked. They end with the project or pre-course at the latest.
done-preparation-beside-ended = The days are over, and the place is free.
done-preparation-beside-withdrawn = The days are taken back, and the place is free again.
state-asked = asked for
state-running = under way
state-ready = over, as the citizen was ready
state-drawn_out = over, as a job consultant drew the citizen out
state-returned = handed back
done-project-registered = The project is made.
done-project-saved = The project is saved.
done-project-closed = The project is closed.
done-project-reopened = The project is open again.
done-preparation-asked = The citizen is sent to the project. Its lead sees it at once.
done-preparation-begun = The citizen has begun.
done-preparation-planned = The plan is changed.
done-preparation-ready = The referral is sent. The job consultants see it on the waiting list.
done-preparation-returned = The citizen is handed back to the caseworker.
done-preparation-withdrawn = The stay is withdrawn. Now you can refer another way.
done-preparation-drawn-out = The citizen is drawn out, and the referral is yours. Now you can find a place.
# The way: where the citizen is referred
referral-way = Which way?
referral-way-unit = Your team mostly uses this one
referral-way-a = Straight to a place
referral-way-a-what = The job consultants find a place. The shortest way, above all when you know the citizen well. The citizen may have to wait if no place is vacant.
referral-way-b = Through a project
referral-way-b-what = The citizen can begin at once, and the project decides when the citizen is ready. One more stop can wear motivation down, and project and job consultant may come to compete for the citizen.
referral-way-c = Through a short pre-course
referral-way-c-what = Two to four weeks, aimed at the centres. It makes the citizen ready and gives the job consultant an overview. If it grows longer, the wish to move on fades.
referral-way-none = There is no project or pre-course to send to. A job consultant or the project lead can make one.
referral-stay = The stay
referral-stay-lead = Only for a project or a pre-course
referral-project = Project or pre-course
referral-project-choice = { $name } ({ $kind })
referral-comes-back = { $name } comes from a placement that ended { $day }. It is noted that the citizen comes back.

referral-wish-chosen = Has chosen: { $centres }
project-none-yours = None of your citizens is here right now.
project-none-yours-what = { $count ->
    [one] One citizen is here. You see only those you have yourself.
   *[other] { $count } citizens are here. You see only those you have yourself.
}
