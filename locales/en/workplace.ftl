# Another mentor, workplaces in a cluster, the week
workplace-mentor-new = Change mentor
workplace-mentor-heading = A new mentor for { $name }
workplace-mentor-lead = { $name } is the mentor now and sees the citizen for 14 days after the change.
workplace-mentor-do = Change mentor
workplace-no-other = The centre has no other mentor.
workplace-no-other-what = Register a mentor at the centre first, then you can change.
workplace-to-centre = See the centre
workplace-from = From
workplace-why = Why
workplace-why-hint = Briefly, for example: Jytte is on parental leave
workplace-new = Change workplace
workplace-heading = A new workplace for { $name }
workplace-lead = The centre is a cluster: the citizen can try several of its companies. Both mentors see the citizen while it is theirs.
workplace-company = Company
workplace-mentor-hint = If you choose none, it is the placement's own mentor
workplace-do = Save the workplace
workplace-list = Workplaces
workplace-line = { $company } from { $day }
workplace-former = Mentor before: { $name }, { $from } to { $until }
done-workplace-mentor = The mentor is changed.
done-workplace-set = The workplace is saved.
week-new = The week
week-heading = { $whose } week
week-heading-plain = The week's appointments
week-lead = Days in the centre and other offers beside them. The mentor sees when the citizen is at another offer, but not which.
week-from = Holds from
week-day = Day
week-time-from = From
week-time-until = Until
week-what = What
week-provider = With whom
week-none = –
week-do = Save the week
week-edit = Make or change the week
week-since = Holds from { $day }. { $days ->
    [one] One day in the centre
   *[other] { $days } days in the centre
}, { $hours } hours a week.
week-empty = There is no week yet. Make one when days in the centre go together with other offers.
week-another-offer = Another offer
done-week-set = The week is saved.
week-time = Time
