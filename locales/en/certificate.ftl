# The certificate at the end of a course
certificate-title = Certificate
certificate-heading = { $whose } certificate
certificate-lead = To look at, keep and print. It is the citizen's own.
certificate-new-lead = Write what was worked on and learned. The suggestions come from the work agreements.
certificate-early-lead = The certificate can be made from { $day }, four weeks before the placement ends.
certificate-none = The certificate isn't made yet. The job centre makes it when the placement ends.
certificate-write = Make the certificate
certificate-rewrite = Change the certificate
certificate-do = Save the certificate
certificate-goals = Sub-goals worked on
certificate-goals-hint = One on each line, eight at most
certificate-tasks = Tasks learned
certificate-tasks-hint = One on each line, eight at most
certificate-quote = The mentor's words
certificate-quote-hint = A sentence or two that the mentor would like to give along
certificate-day = Day on the certificate
certificate-pdf-da = Download as PDF in Danish
certificate-pdf-en = Download as PDF in English
certificate-file = certificate
certificate-goals-title = Sub-goals worked on
certificate-tasks-title = Tasks learned
certificate-worked = has worked at { $place }
certificate-climbed = From { $from } to { $to } hours a week
certificate-hours = { $hours ->
    [1] 1 hour a week
   *[other] { $hours } hours a week
}
certificate-steps = { $count ->
    [one] The hours have risen once.
   *[other] The hours have risen { $count-text } times.
}
certificate-mentor = Mentor, { $place }
certificate-foot = { $place }, { $day }
certificate-from-day = hours a week from
certificate-section = Certificate
certificate-to = See or make the certificate
certificate-mine = See your certificate
done-certificate = The certificate is saved.
