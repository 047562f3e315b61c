# Attendance: who comes today, and what it became
attendance-heading = Attendance
attendance-who = Who comes today
attendance-lead = { $count ->
    [0] Nobody comes today.
    [one] One comes today. { $here ->
        [0] Nobody is here yet.
       *[other] And is here already.
    }
   *[other] { $count } come today. { $here ->
        [0] Nobody is here yet.
        [one] One is here already.
       *[other] { $here } are here already.
    }
}
attendance-hours = { $hours } { $count ->
    [one] hour
   *[other] hours
}
attendance-hours-word = hours
attendance-times = { $times } · { $hours }
attendance-no-times = Days and times are not agreed yet. We count { $hours } a day
attendance-nothing-agreed = No time agreed for that day
attendance-mark = How did it go?
attendance-mark-here = Here
attendance-mark-late = Came later
attendance-mark-left-early = Left early
attendance-mark-away-notified = Away, told us
attendance-mark-away-unannounced = Away, no word
attendance-mark-ill = Ill
attendance-is-here = { $name } is here
attendance-form-for = Attendance of { $name }
attendance-answer-for = Answer for { $name }
attendance-was-there = { $mark }, { $hours }
attendance-sent = Sent at { $clock }
attendance-by = Written by { $name }
attendance-undo = Undo
attendance-other-hours = Other hours
attendance-other-hours-was = Was it other hours?
attendance-other-hours-for = Other hours for { $name }
attendance-other-hours-say = Tap what it came to.
attendance-another-number = Another number
attendance-correct = Change
attendance-correct-what = What stood before is not deleted. Both can be seen afterwards.
attendance-register = Write attendance
attendance-save = Save
attendance-whole-week = Whole week
attendance-calls = No word? { $contact } will call { $name }. You need do no more.
attendance-told = { $name } has told us: away until { $until }.
attendance-told-later = { $name } comes later today.
attendance-tag-here = Is here
attendance-tag-away = Not coming
attendance-tag-told = Told us
attendance-tag-not-today = Not today
attendance-tag-no-times = No fixed time
attendance-tag-at = At { $clock }
attendance-tag-missing = No answer yet
attendance-tag-now = Expected now
attendance-nobody = Nobody comes today
attendance-nobody-what = So there is nothing to answer. If somebody comes anyway, they stand below.
attendance-others = Not today
attendance-came-anyway = Came anyway
attendance-my-people = Everything about those you mentor
attendance-sees = The citizen and the job centre can see what you answer. You never see why somebody is away.
attendance-back = Back
attendance-day = Day
attendance-day-heading = { $name }, { $day }
attendance-stands = It says: { $mark }, { $hours }. Written by { $by } on { $at }.
attendance-hours-there = Hours it came to
attendance-hours-hint = Only if it was other hours than agreed. For example 2.5 or 2:30
attendance-week-heading = { $name }, week { $week }
attendance-other-weeks = Other weeks
attendance-week-before = The week before
attendance-week-after = The week after
attendance-no-answer = No answer yet
attendance-week-do = Save the week
attendance-week-as-agreed = Save the rest as agreed
attendance-week-as-agreed-what = Every day without an answer on which time was agreed becomes "Here".
attendance-wait-one = 1 answer waits on the phone.
attendance-wait-many = { "{n}" } answers wait on the phone.
attendance-wait-offline = You have no connection right now. The answer is sent by itself once the connection is back and the page is open.
attendance-wait-slow = We could not get through. We try again by ourselves as long as the page is open.
attendance-wait-door = You are signed out. Sign in again and it is sent.
attendance-wait-leave = If you sign out now, it is not sent. Press once more if you want to sign out anyway.
attendance-kept = Kept on the phone. Not sent yet
attendance-sending = Sending
attendance-of = Attendance: { $name }
attendance-mine = My attendance
attendance-weeks = Week by week
attendance-week = Week { $week }, from { $day }
attendance-week-column = Week
attendance-days-column = Days
attendance-planned = Agreed
attendance-actual = Became
attendance-absence = Absence
attendance-absence-none = None
attendance-unannounced = { $count ->
    [one] 1 day without word
   *[other] { $count } days without word
}
attendance-notified = { $count ->
    [one] 1 day with word
   *[other] { $count } days with word
}
attendance-missing = { $count ->
    [one] 1 day without an answer
   *[other] { $count } days without an answer
}
attendance-day-paused = pause
attendance-day-reported = told us
attendance-day-missing = no answer
attendance-none = There are no weeks yet
attendance-spread = Days and times are not agreed for every week. Where they are missing, the hours a week are spread evenly over five days.
attendance-changes = Changed and undone
attendance-change-holds = { $day }: { $mark }, { $hours }. Changed by { $by } on { $at }. This counts
attendance-change-corrected = { $day }: { $mark }, { $hours }. Written by { $by } on { $at }. Changed since
attendance-change-undone = { $day }: { $mark }, { $hours }. Written by { $by } on { $at }. Undone
attendance-see = See every week
attendance-this-week = This week
nav-attendance = Attendance
nav-attendance-what = See who comes, and answer with a tap
done-attendance-noted = The attendance is saved.

# Known phones
nav-phones = Known phones
nav-phones-what = Phones that open the page of today without a password
phone-heading = This phone
phone-what = You can then answer without a password on this phone. It is for this page only, and you can take it back at any time. Do it on your own phone only. If you sign out, the phone is forgotten.
phone-keep = Know this phone
phone-is-known = This phone is known. It opens this page only. Sign in to see the rest.
phone-known = Known phone
phone-says = Since { $since }, last used { $seen }, until { $until }
phone-forget = Forget
phone-morning-what = Would you like a link to this page in the morning?
phone-morning-none = No thanks
phone-morning-do = Save
phone-list-lead = A mentor can ask for a phone to be known. It opens the page of today only. Forget it if it is lost.
phone-none = No phones are known
phone-whose = Who
done-phone-known = The phone is known. Save the page on your start screen, and you are one tap away.
done-phone-forgotten = The phone is forgotten.
done-phone-morning = The link comes in the morning on days when somebody is expected.
done-phone-no-morning = No link will come.
citizen-looked-read-attendance = saw the attendance
citizen-looked-register-attendance = registered attendance
citizen-looked-correct-attendance = corrected attendance
citizen-looked-withdraw-attendance = took back a registration of attendance
