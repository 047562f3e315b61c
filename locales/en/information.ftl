# Information meetings
nav-meetings = Information meetings
meeting-one = Information meeting
meetings-lead = Citizens hear of the centres together, choose two, and talk alone afterwards about beginning.
meetings-empty = No meetings yet.
meetings-empty-what = Plan a meeting and invite citizens who wait or haven't been referred yet.
meeting-new = New meeting
meeting-edit = Change the meeting
meeting-edit-short = Change
meeting-day = Day
meeting-time = At
meeting-time-hint = For example 9.30
meeting-place = Place
meeting-seats = Seats in the room
meeting-host = Holds the meeting
meeting-state = Status
meeting-state-planned = planned
meeting-state-held = held
meeting-state-cancelled = cancelled
meeting-invited = Invited
meeting-came = Came
meeting-agreed = Start agreed
meeting-heading = Information meeting { $day }
meeting-when = At { $time }, { $place }. { $host } holds the meeting.
meeting-room-left = { $left ->
    [0] Every seat is taken.
    [one] One seat left.
   *[other] { $left } seats left.
}
meeting-show-room = Show the centres to the room
meeting-print = Guest list to print
meeting-invite = Invite citizens
meeting-invite-lead = Who should come? Those who wait for a place stand first.
meeting-invite-do = Invite
meeting-invite-nobody = You have nobody to invite at present.
meeting-invite-nobody-what = Your citizens are invited already, or have a place.
meeting-invite-1 = Waits for a place
meeting-invite-2 = On the way through a project
meeting-invite-3 = Looked at in a screening
meeting-invite-4 = Not referred yet
meeting-cancel = Cancel the meeting
meeting-cancel-hint = Its guests can be invited to another one. This can't be undone.
meeting-guests = Guests
meeting-nobody = Nobody is invited yet.
meeting-others = { $count ->
    [one] One more guest. You see your own citizens, and everybody when you hold the meeting.
   *[other] { $count } more guests. You see your own citizens, and everybody when you hold the meeting.
}
meeting-guest = Guest
meeting-attendance = Did the citizen come?
meeting-attendance-save = Save who came
meeting-attendance-for = Did { $name } come?
came-invited = Not noted
came-came = Came
came-stayed_away = Did not come
came-excused = Sent apologies
meeting-chosen = Has chosen
meeting-talk = Talk
meeting-talk-open = Note the talk
meeting-talk-held = { $day }
meeting-start = Start agreed
meeting-refer = Refer
meeting-book = Find a place
meeting-uninvite = Take the invitation back
guest-heading = The talk with { $name }
guest-lead = What did { $name } choose at the meeting, and what did you agree?
guest-came = Did { $name } come to the meeting?
guest-first = First wish
guest-second = Second wish
guest-talk-on = The talk was held
guest-start = Starts
guest-start-hint = The day you agreed on
guest-statutory = The talk is also the follow-up that the law asks for
guest-save = Save the talk
room-heading = Here are the places
room-lead = Choose two that you would like to hear more of.
room-now = { $count ->
    [0] None vacant at present
    [one] One vacant place now
   *[other] { $count } vacant places now
}
room-soon = { $count ->
    [one] one more from { $day }
   *[other] { $count } more, the first { $day }
}
room-tasks = Tasks
room-helps = What we can make allowance for
room-hours = { $from } to { $until } hours a week
room-none = No centre has a vacant place at present.
print-heading = Guest list
print-short = Names are shortened, so that the list can lie about.
print-signed = Came
done-meeting-planned = The meeting is planned. Now you can invite.
done-meeting-saved = The meeting is saved.
done-meeting-cancelled = The meeting is cancelled.
done-meeting-invited = The invitations are noted.
done-meeting-uninvited = The invitation is taken back.
done-meeting-attended = It is noted who came.
done-meeting-talked = The talk is noted.
state-planned = planned
state-held = held
state-cancelled = cancelled
