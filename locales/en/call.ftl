# Urgent calls from a workplace
call-button = Call now – it is urgent
call-title = It is urgent
call-heading = Do you need us now, with { $name }?
call-lead = Press, and your contact in the job centre is told at once. If nobody answers within a few minutes, it goes on to the next. You can also phone yourself.
call-words = What is happening?
call-words-hint = A few words are enough. Only whoever answers sees them.
call-ring = Tell the job centre now
call-phone = Phone yourself
call-whom-contact = Your contact in the job centre
call-whom-substitute = Steps in when the contact is away
call-whom-main = Main number
call-rung = { $name } was told at { $at }
call-is-ringing = We have passed it on. Somebody will call you.
call-has-answered = { $name } has taken it and will call you.
call-danger = If somebody is in danger, call 112.
call-back = Back
call-from = { $centre } needs help now
call-banner = { $name } called at { $at }.
call-banner-about = { $name } called at { $at }. It is about { $citizen }
call-answer = I take it
call-go-on = Go to the call
call-called-at = { $name } called at { $at }.
call-about = It is about
call-outcome = What did you agree on?
call-outcome-hint = In short. It stays on the case.
call-close = Close the call
call-times-title = When a workplace needs us
call-times = { $count ->
    [one] One call in 13 weeks was answered after { $median }.
   *[other] Half of { $count } calls in 13 weeks were answered within { $median }, nine of ten within { $p90 }.
}
call-times-none = No workplace has needed quick help in the last 13 weeks.
call-times-unanswered = { $count ->
    [one] One call is not answered.
   *[other] { $count } calls are not answered.
}
call-times-how = The time from the button being pressed until somebody in the job centre has taken the call.
call-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
call-under-a-minute = a minute
done-call-made = Your contact has been told.
done-call-answered = The call is yours. Phone the workplace.
done-call-closed = The call is closed.
