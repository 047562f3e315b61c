# Referral and waiting list
referral-new = Refer
referral-new-name = Refer { $name } to a place
referral-new-lead = The job consultants see the referral on the waiting list at once, and one of them takes it.
referral-wish = Wishes and needs
referral-wish-hint = What should the job consultant know to find the right place? Write what the citizen would like and what is needed. Do not write about health or background
referral-send = Send the referral
referral-accept = Take the referral
referral-hand-back = Hand back
referral-hand-back-lead = { $name } has waited { $days ->
    [0] since today
    [one] one day
   *[other] { $days } days
}. The caseworker gets the referral back and can see your reason.
referral-hand-back-do = Hand the referral back
referral-withdraw = Withdraw
referral-withdraw-lead = { $name } has waited { $days ->
    [0] since today
    [one] one day
   *[other] { $days } days
}. When you withdraw the referral, nobody looks for a place.
referral-withdraw-do = Withdraw the referral
referral-reason = Why?
referral-reason-hint = The citizen can read it
referral-stands-sent = Waiting for a job consultant{ $days ->
    [0] {""}
   *[other] , day { $days }
}
referral-stands-accepted = Waiting for a place{ $days ->
    [0] {""}
   *[other] , day { $days }
}
referral-happened-sent = Referred
referral-happened-accepted = A job consultant took the referral
referral-happened-handed-back = The referral was handed back
referral-happened-withdrawn = The referral was withdrawn
done-referral-sent = The referral is sent.
done-referral-accepted = You have taken the referral. Now you can find a place.
done-referral-handed-back = The referral is handed back.
done-referral-withdrawn = The referral is withdrawn.
waiting-none = Nobody is waiting for a place.
waiting-lead = { $count ->
    [one] One citizen is on the way to a place
   *[other] { $count } citizens are on the way to a place
}, the longest wait is { $longest ->
    [0] less than a day
    [one] one day
   *[other] { $longest } days
}.
waiting-figures = In your role you see how long people wait, not who they are.
waiting-empty = Nobody is waiting for a place at present.
waiting-empty-what = When a caseworker refers a citizen, they stand here at once.
waiting-caption = Citizens waiting for a place, longest waiting first
waiting-days = Days waited
waiting-since = since { $day }
waiting-wish = Wishes and needs
waiting-stands = Where the referral is
waiting-for-consultant = No job consultant yet
waiting-for-place = { $name } is looking for a place
waiting-for-place-figure = A job consultant is looking for a place
waiting-caseworker = Caseworker { $name }
waiting-do = Do
