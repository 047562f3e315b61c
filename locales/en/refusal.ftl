# What could not be done, why, and what to do. One line per code; days come written out.

# What was typed
missing = This field is empty. Fill it in
too-long = The text is too long. Write at most { $longest-text } characters
control-characters = The text holds hidden characters that cannot be saved. Type it instead of pasting it
not-a-time = Write the time in hours and minutes, for example 9.30
not-a-day = There is no such date. Write day, month and year as numbers, for example 1 12 2026
day-out-of-reach = The date is too far away. Choose a day from { $from } to { $until }
not-a-number = Write a whole number between { $least-text } and { $most-text }
not-hours = Write hours a week as a number up to { $most }, for example 12 or 7.5
not-an-amount = Write the amount in kroner as a number, for example 4500 or 4500.50
not-on-the-list = That choice is not on the list. Choose one from the list
code-not-in-use = That choice was not in use on { $day }. Choose one that was
phone-format = The telephone number has too few or too many digits. Write 8 digits, or begin with + and the country code
email-format = The e-mail address does not look right. Write it like name@example.com
postcode-format = Write the postcode with 4 digits
position-format = Write the position as two numbers in Denmark, latitude and longitude, for example 55.5121, 9.7204
ends-before-it-begins = The last day, { $until }, is before the first, { $from }. Choose a later last day

# CPR, CVR and P number
cpr-format = A CPR number has 10 digits. Write it as ddmmyy-xxxx
cpr-date = The first six digits are not a date. Check whether two digits are swapped
cpr-taken = The citizen is already registered in this job centre. Search by the CPR number to find them
cvr-format = A CVR number has 8 digits
cvr-checksum = There is no such CVR number. Check whether two digits are swapped
cvr-taken = The company is already registered. Search by the CVR number to find it
p-number-format = A P number has 10 digits
p-number-taken = The production unit is already registered. Search by the P number to find it

# Centres and contracts
centre-without-company = A company centre belongs to at least one company. Choose a company
cluster-needs-companies = Model 4 binds several companies together. Choose at least two, or another model
cluster-needs-mentor = A cluster has a mentor who coordinates. Choose the mentor
contracts-overlap = The centre already has a contract from { $from } to { $until }. Choose days outside it, or extend it
contract-without-places = A contract has at least one place. Write the number of places
place-steps-out-of-order = The first number of places counts from the contract's first day, and the later ones must follow in order inside the contract. Correct the dates
places-in-use = { $placed ->
    [one] One citizen has a place that the change would take away, their last day is { $until }. Move or end the placement first, or choose a later day
   *[other] { $placed-text } citizens have places that the change would take away, the last day is { $until }. Move or end the placements first, or choose a later day
}
choose-seats = { $count ->
    [one] One place goes. Choose it: those that are free are proposed. No citizen loses their place
   *[other] { $count-text } places go. Choose them: those that are free are proposed. No citizen loses their place
}
contract-ended = The contract ended on { $on } and cannot be changed. Make a new contract
before-contract = That day is before the contract. Choose a day from { $from }
after-contract = That day is after the contract. Choose a day up to { $until }
hours-turned-around = The fewest hours are more than the most. Swap them
payment-needs-amount = The payment has no amount. Write the amount, or choose that nothing is paid

# Companies that one reaches out to
already-approached = A colleague is already on the way to the company, since { $since }. Open that outreach instead of making a new one
outreach-state = The outreach is { $state }, so that can not be done now. Open it again, and see what has happened
not-full-time-persons = Write the full-time staff as a number with two decimals at the most, for example 12 or 12.5
not-two-companies = Choose two different companies that are both in use
different-cvr = The companies have different CVR numbers and so are two companies. Correct the CVR number first if one is wrong
nothing-changed = You have changed nothing. Correct what is wrong, or cancel
seats-to-keep = { $places ->
    [one] Choose the one place that stays
   *[other] Choose the { $places-text } places that stay
}

# Citizens and referrals
caseworker-missing = Every citizen has a coordinating caseworker. Choose somebody who works as a caseworker here
already-referred = The citizen already has a referral under way, sent { $since }. Find it on the citizen's page
not-referred = The citizen has not been referred. Ask the caseworker to refer them, then you can find a place
referral-state = The referral is { $state }, so this cannot be done now. Open the citizen's page again to see what has happened
reason-missing = Choose a reason, so that others can understand what happened
already-prepared = The citizen is already on the way through a project or pre-course, since { $since }. Find the stay on the citizen's way
preparation-state = The stay is { $state }, so this is not possible now. Open the citizen's way again and see what has happened
before-preparation = The project or pre-course began { $from }. Choose that day or a later one
after-preparation = The project or pre-course is planned until { $until }. Choose that day or one before, or change the plan first
pre-course-too-long = The pre-course is planned for { $days-text } days. It should take { $most-text } at most. Choose an earlier last day, or write why it has to take longer
centre-missing = Choose the centre where the citizen spends those days
project-closed = The project closed on { $on }. Choose another
project-in-use = { $citizens ->
    [one] One citizen is still in the project
   *[other] { $citizens-text } citizens are still in the project
}. Finish their stays first
not-project-lead = Whoever leads the project decides this. Talk to them, or ask to be made its lead
meeting-full = The meeting has room for { $seats-text } only. Invite fewer, or give the meeting more seats
meeting-state = The meeting is { $state }, so this is not possible. Open the meeting again and see what has happened
already-invited = The citizen is invited to the meeting already
same-centre-twice = That is the same centre twice. Choose another, or leave the second wish empty
did-not-come = The talk after the meeting is for those who came. First mark that the citizen came

# The citizen in full
benefit-overlaps = The citizen gets that benefit on some of these days already, from { $from }. Correct that period, or choose other days
too-many-choices = Too many are chosen. Choose { $most-text } at most
chosen-twice = The same is chosen twice. Remove one of them
wanted-and-not = The same stands both as a wish and as something the citizen would rather not. Remove it from one of them
tells-of-health = The text tells something about health, and the workplace can read it. Write what helps, and leave out why
same-citizen = This is the same citizen twice. Choose two different ones
both-referred = Both have a referral under way. Withdraw one of them before you merge
both-placed = Both have a place from { $from } to { $until }. Correct or end one of the placements before you merge
moved-away = The citizen moved to another job centre on { $on }. What was written here can be read, but not changed
transfer-offered = The move was sent on { $on } already and waits for an answer. Withdraw it if it is to go somewhere else
transfer-answered = The move has been answered or withdrawn. Open the page again to see what has happened
move-on-offer = The citizen was offered to another job centre on { $on }, and no answer has come. Withdraw the move before you begin anything new
transfer-held-up = Something new has begun where the citizen comes from. Call them, and ask them to end it or to withdraw the move
end-first = The citizen has something under way here: { $placements ->
    [0] no placements
    [one] one placement
   *[other] { $placements-text } placements
} and { $referrals ->
    [0] no referral
    [one] one referral
   *[other] { $referrals-text } referrals
}. End it before the citizen moves
screening-open = A review of this kind has been open since { $on }. Close it before you open a new one
screening-closed = The review was closed on { $on } and can't be changed
review-day-missing = Write the day on which the case is to be looked at again

# Placements
place-taken = The place is taken from { $from } to { $until }. Choose other days or another place
place-just-taken = A colleague got the place while you were writing. Nothing has been booked. Choose another place or other days
place-not-contracted = No contract keeps the place all the time from { $from } to { $until }. Choose a shorter time or another place
citizen-already-placed = The citizen already has a place from { $from } to { $until }. Choose days outside that placement, or end it first
mentor-not-of-centre = The mentor does not belong to this centre. Choose one of the centre's mentors
placement-state = The placement is { $state }, so this cannot be done now. Open it again to see what has happened
already-begun = The placement began on { $on }. End it instead, so that what came of it is written down
ends-outside-placement = The placement has days from { $from } to { $until }. Choose one of them as the last day
not-yet = { $day } has not come yet. Choose today or a day before, or move the end date instead
outcome-needs-job = A job needs both hours a week and a workplace. Write both

# Files brought in
file-too-large = The file is too large. It may be at most { $most-text } MB. Split it, or ask operations to bring it in with the command
file-empty = There are no rows in the file. Choose a file with headings in the first row and at least one row below
file-not-a-sheet = The file is neither a workbook nor a text file with columns. Save it as .xlsx or .csv in Excel and try again
file-old-or-locked = The file is an old workbook (.xls) or has a password. Save it as .xlsx without a password and try again
file-broken-letters = Letters such as æ, ø and å are broken in line { $line-text }, at “{ $seen }”. Get the file again from where it comes from, and save it as “CSV UTF-8” or .xlsx. Nothing has been saved
file-unknown-letters = We cannot tell how letters are written in line { $line-text }, at “{ $seen }”. Save the file as “CSV UTF-8” or .xlsx and try again. Nothing has been saved
file-hostile = The file is packed in a way that no ordinary workbook is. Open it in Excel, save it as a new .xlsx, and try again
file-damaged = The file is damaged and cannot be read. Save it again in Excel, or get it anew
file-too-many-rows = The file has more than { $most-text } rows. Split it into several files
file-too-many-columns = The file has more than { $most-text } columns. Delete those that are not needed
file-cell-too-long = A cell in line { $line-text } has a very long text. Shorten it, or look whether a quotation mark is missing
column-missing = The column “{ $column }” is missing. Choose which column of the file it is
column-twice = Two columns are chosen as “{ $column }”. Choose only one
column-unknown = There is no column “{ $column }”. Check that it is spelt as in the file
two-digit-year = The year has only two digits. Write it with four, for example 24-11-2026
dot-for-comma = Write decimals with a comma, for example 12,5
not-yes-or-no = Write yes or no
failed-formula = The formula in this cell fails in Excel. Write the value instead
cpr-unknown = No citizen here has that CPR number. Register the citizen first, or correct the number
citizen-gone = The citizen has moved or was merged with another. Take the row out and look at the citizen's page
centre-unknown = There is no centre of that name. Write the name as it stands on the centre's page
employee-unknown = Nobody in that role has that name or e-mail address here. Write the name as it stands under People
name-twice = Several have that name. Write the e-mail address, or give them names that can be told apart
place-unknown = The centre has no place with that number. See the numbers on the board
mentor-missing = The centre does not have exactly one mentor. Write the name of the citizen's mentor
row-twice = The same stands in row { $line-text } of the file already. Delete one of them
there-with-other-terms = This is here already with other details. A file does not change it. Correct it on its page, or take the row out
days-shared = The days overlap a period that begins on { $from }. Correct one of them
company-unclear = Several companies here have that CVR number. Write the P number, or the address that stands on the company's page
p-number-of-another = The P number belongs to a company with another CVR number. Check whether two numbers are swapped
import-under-way = Another file is being brought in. Wait until it is done and try again
import-has-faults = { $faults ->
    [one] One row has errors, so nothing was brought in. Correct it in the file and choose the file again
   *[other] { $faults-text } rows have errors, so nothing was brought in. Correct them in the file and choose the file again
}
# Courses: days away, grants, mentors, the week and what came of it
before-referral = The referral was sent on { $sent }, so the placement can't begin before. Choose that day or a later one
already-away = The citizen has been away since { $since }. Say first when they are back
not-away = The citizen is not away. Open the placement again and see what has happened
interruption-outside = The last day at the workplace has to be one of the placement's. Choose a day from { $from } to { $until }, or end the placement
interruptions-overlap = The citizen was away from { $from } to { $until } as well. Choose a last day after that
resumed-too-early = The citizen was at the workplace up to { $last_day }. Choose a day after it
resumed-after-end = The place is agreed up to { $until }. Move the end first, or choose a day before
new-course = The citizen was last there on { $last_day }. The course could be resumed up to { $resume_by }, so on day { $day } a new course begins and its months are counted afresh. Tick the box if that is right
pause-begun = The pause began on { $on }. Say instead when the citizen is back
ends-while-away = The citizen was last there on { $last_day }. Use that as the last day
over-ceiling = With this place the company has more people in work placement and wage subsidy than it may: at most { $allowed } full time. Choose fewer hours or another place, or say why it is right anyway
over-length-limit = The group may have { $weeks } weeks, that is up to { $until }. You may choose more: say why
taster-too-long = Taster days are { $days } days at the most, here up to { $until }. Choose fewer days, or book an ordinary placement
mentor-unchanged = That is the mentor already. Choose another
company-not-of-centre = The company is not one of this centre's. Choose one of the centre's companies
mentor-not-of-company = The mentor works somewhere else. Choose a mentor of that company
not-a-cluster = The centre has one company only, so there are no other workplaces to choose
week-without-centre = No day of the week is in the centre. Put in one at least
week-overlaps = { $day ->
    [1] Two things are at the same time on Monday. Mend the times
    [2] Two things are at the same time on Tuesday. Mend the times
    [3] Two things are at the same time on Wednesday. Mend the times
    [4] Two things are at the same time on Thursday. Mend the times
    [5] Two things are at the same time on Friday. Mend the times
    [6] Two things are at the same time on Saturday. Mend the times
   *[other] Two things are at the same time on Sunday. Mend the times
}
times-turned-around = A time is missing, or the end is before the start. Write times like 9 or 9.30
too-many-centre-days = { $most ->
    [one] Beside a pre-course there is one day a week in the centre at the most. Choose fewer days
   *[other] Beside a pre-course there are { $most-text } days a week in the centre at the most. Choose fewer days
}
# Follow-ups
follow-up-state = The meeting is { $state ->
    [held] held, so it can't be moved or called off. Add to the minutes instead
    [cancelled] called off. Plan a new meeting instead
   *[other] not held yet. Write the minutes when it has been
}
without-citizen = A meeting about the citizen is held with the citizen. Write why, if it can't be otherwise. The citizen can read it
guest-unknown = One of those taking part belongs neither to the citizen's workplace nor to the job centre. Choose again
task-over = The task was done on { $on }, and that can no longer be undone. Write a new task instead

# The work agreement
agreement-state = The work agreement is { $state ->
    [draft] a draft
    [sent] sent for signing
    [in_force] in force
    [replaced] replaced by a newer one
    [withdrawn] withdrawn
   *[ended] over
}, so this can't be done. See how it stands now
agreement-incomplete = Something is missing in the work agreement. The page shows what
agreement-open = A new version is on its way already. Go to that one
agreement-unchanged = The new version says the same as the one in force. Change something, or remove the draft
signature-not-asked = This version doesn't need your signature
already-signed = It is signed already
signed-other = The text has changed since you read it. Read the new one and sign that
too-many-goals = There are too many goals. Write { $most-text } at most, and choose the most important
step-without-goal = A step belongs under a goal. Put the goal first
confidentiality-first = First you must say that what you hear about citizens stays with you
ladder-begins-elsewhere = The first step must begin on the day the placement begins: { $from }
ladder-out-of-order = The steps must be in order, and only one can begin on { $day }. Mend the date
ladder-outside-placement = The step from { $day } is after the placement's last day, { $until }. Choose an earlier day, or extend the placement first
ladder-without-times = The step from { $day } has no days. Write when the citizen is there
certificate-early = The certificate can be made from { $from }. Come back then
answer-not-on-scale = Choose a number, "Don't know" or "Prefer not to answer"
answers-missing = { $count ->
    [one] One answer is missing. If you don't know or prefer not to answer, choose that
   *[other] { $count } answers are missing. If you don't know or prefer not to answer, choose that
}
asked-later = It is asked on { $on }, when 13 weeks have passed. Come back then
answered-already = It was answered on { $on }. The answer is on the citizen's page
more-hours-than-time = The period has { $most } hours at the most. Mend the hours or the days
hours-twice = The employer's hours from that day are here already. Remove them first if they are wrong

# Attendance, absence, hearings
before-the-start = The placement began on { $from }. Choose that day or a later one
after-the-end = The placement ended on { $until }. Choose that day or an earlier one
after-the-window = { $day } is too long ago. From here you can change days from { $from }. Call the job centre and they will write it down
paused-that-day = A pause is agreed from { $since }, so the day does not count. If the pause is over, call the job centre
no-day-holds = A day can hold at most { $most } hours. Write the hours as 2.5 or 2:30
away-with-hours = Away and yet some hours do not fit together. Choose "Here" or "Left early", or delete the hours
left-early-with-more = The hours are more than agreed. Choose "Here" instead, and they count
hours-needed = Nothing was agreed for { $day }. Write how many hours it was
nothing-planned = Nothing was agreed for { $day }, so nobody can be away
was-reported = Absence was reported for { $day }. Choose "Away, told us"
registered-by = { $by } was first for { $day }: { $mark ->
    [here] came
    [late] came later
    [left_early] left early
    [away_notified] away, told us
    [away_unannounced] away, no word
    [ill] ill
   *[other] registered
}. That stands. If it is wrong, change it
just-registered = Somebody else answered at the same moment. Load the page again to see what stands
undo-too-late = It was answered on { $on } and can no longer be undone. Change it instead, and both stand
absence-too-long = You can report at most { $most } days at a time. Call us if it takes longer, and we agree on a pause
later-is-one-day = Coming later is about one day. Choose the same day as the last one
absence-over = It ended on { $on }, so there is nothing to take back
no-placement-now = You have no placement to be absent from right now. Call us if that is wrong
hearing-open = A hearing is under way already. Close it first
hearing-without-absence = There are no days without word to ask about
hearing-too-short = Leave time to answer: choose { $from } or a later day
hearing-closed = The hearing was closed on { $on }
hearing-awaited = It can be answered until { $until }. Wait for the answer, or choose "The hearing was a mistake"

# Working together
stale = Somebody else has saved since you opened the page. Nothing of yours is saved yet. See what has changed, and choose
not-found = It is not there, or it belongs to another job centre. Go back and choose again
not-allowed = Your role does not allow this. If you need it in your work, ask whoever manages access in the job centre
state-your-reason = The citizen belongs to a colleague in your team. Write briefly why you need the page. The citizen can see your reason

# Signing in
sign-in-failed = User name and password do not match. Try again
sign-in-paused = { $minutes ->
    [one] There have been too many attempts. Wait one minute and try again
   *[other] There have been too many attempts. Wait { $minutes-text } minutes and try again
}
password-too-short = The password is too short. Use at least { $least-text } characters
login-taken = The user name is in use. Choose another

# Programmes and reports
outside-coverage = { $parameter } has no value on { $day }. Choose a day that the programme covers
unknown-programme = There is no programme called { $programme }. Choose one from the list
unknown-job-centre = There is no job centre called { $job_centre }. Choose one from the list

# Where a referral or a placement is
state-sent = sent
state-accepted = taken by a job consultant
state-placed = closed with a place
state-handed_back = handed back
state-withdrawn = withdrawn
state-reserved = reserved
state-to_approach = not begun
state-approached = under way
state-interested = under way
state-paused = resting
state-agreed = agreed
state-ended = ended
too-many-views = You already keep { $most } views of the list. Remove one that you don’t use.

# Beside the placement
intervention-state = The intervention is { $state ->
    [needed] only a need so far
    [referred] asked for already
    [started] under way
    [ended] over
   *[declined] not going to be
}. See how it stands now and choose a step that fits
plan-changed = The plan has changed since you saw it. No place is held. Look through the new plan and try again
settlement-state = The settlement is { $state ->
    [made] made
    [handed_in] with the auditor
    [returned] sent back
    [approved] approved and locked
   *[other] thrown away
}, so that can't be done. Correct the facts in the cases and make a new settlement that corrects it
grant-letter-overlaps = There is already a grant letter of this programme from { $from } to { $until }. Correct that one instead
as-of-outside = Choose a day from { $from } to { $until }
register-column = The file lacks the column { $column }. Fetch it from the agency again with every column
register-cell = Row { $row }, column { $column }: "{ $found }" can't be right. Correct the cell and bring the file in again
small-grant-state = The grant is { $state ->
    [granted] given
    [refused] refused
    [withdrawn] taken back
   *[asked] not decided
}. It cannot be changed
not-your-competence = You cannot decide this. { $who } can
nobodys-competence = Nobody here may grant it yet. Ask the management to let an employee do it
mentor-grant-too-long = You can grant { $months } months at a time: until { $until } at the latest. Extend it when it is about to end
mentor-grant-overlaps = The mentor is granted from { $from } to { $until } already. Begin the day after
not-granted-then = You were not granted as mentor on { $day }. Choose a day of your grant
signal-state = That can't be done now: the signal is { $state ->
    [open] open
    [taken] taken
    [snoozed] put off
    [answered] answered
   *[other] resolved
}
not-a-colleague = Choose a colleague who has to do with the citizen
call-answered = { $by } has taken the call already
call-closed = The call is closed
message-gone = The message has been sent or taken out already. Show the page again to see what happened.
message-too-late = The message is too old to be of use. Take it out.
no-way-to-reach = There is neither an e-mail address nor a telephone number. Write one down first.
nothing-to-answer = There is nothing more to answer here: it is sent, or nobody asks any longer.
link-closed = The link no longer works.
code-wrong = { $left ->
    [one] That was not the code. You have one more try
   *[other] That was not the code. You have { $left } more tries
}
code-too-often = The code was typed wrongly too many times. Ask for a new link
pass-over = The page was open for too long. Ask for a new code; what you read is still here
reminded-today = A reminder was sent today already. There is at least a day between two
code-old = The code is too old. Ask for a new one
code-by-phone = We can't send you a code. Call the person you usually talk to, and they will read a code to you
