# Benefits and the two-year test
benefits = Benefits
benefits-none = No benefits have been written yet.
benefits-none-what = Write the benefits with their days, and Holdepunkt works out the two-year test.
benefit-add = Add a benefit
benefit-new = New benefit on { $whose } page
benefit-correct = Correct a benefit on { $whose } page
benefit-form-lead = Write the first day, and the last one when the benefit is over.
benefit-which = Benefit
benefit-from = First day
benefit-until = Last day
benefit-until-hint = Leave it empty while the benefit goes on
benefit-days = Days
benefit-length = Length
benefit-source = Comes from
benefit-source-typed = Typed in
benefit-source-imported = Taken from a file
benefit-source-transferred = Another job centre
benefit-counts = Counts in the two-year test
benefit-do = Correct
benefit-edit = Correct
benefit-choice-until = { $name } (until { $day })
benefit-line = { $name }, { $days }
benefit-remove = Remove the benefit
benefit-remove-what = Only remove a benefit that was written by mistake. If it is over, write its last day instead.
benefit-remove-why = Why should it be removed?
benefit-remove-hint = The reason stands in the log, and the citizen can read it
done-benefit-registered = The benefit is saved.
done-benefit-removed = The benefit is removed.
two-years = The two-year test
two-years-see = See the two-year test
two-years-heading = The two-year test for { $name }
two-years-answer = The answer
two-years-full = Yes. On { $day } { $name } has received cash benefit without a break since { $since }. The two years were full on { $full_on }.
two-years-under = Not yet. On { $day } { $name } has received cash benefit without a break since { $since }. The two years are full on { $full_on } if the benefit goes on. { $missing ->
    [one] One day is missing.
   *[other] { $missing } days are missing.
}
two-years-not-now = No. { $name } did not receive cash benefit on { $day }. The last day was { $last }.
two-years-never = No. No day of cash benefit has been written up to { $day }.
two-years-pill-full = Two years without a break, since { $since }
two-years-pill-under = Two years on { $day }
two-years-pill-not-now = Not on cash benefit today
two-years-arithmetic = How it is worked out
two-years-step-first = The clock began on { $since }: that is the first day of cash benefit that has been written.
two-years-step-restarted = The clock began anew on { $since }, because there { $days ->
    [one] was one day
   *[other] were { $days } days
} without cash benefit: { $period }.
two-years-step-restarted-instead = The clock began anew on { $since }, because there { $days ->
    [one] was one day
   *[other] were { $days } days
} without cash benefit: { $period }. Instead there was { $instead }.
two-years-step-passed = Up to { $day } there { $received ->
    [one] is one day
   *[other] are { $received-text } days
} of cash benefit: { $months ->
    [one] one month
   *[other] { $months } months
} and { $days ->
    [one] one day
   *[other] { $days } days
}.
two-years-step-full = { $months } months after { $since } is { $full_on }. { $missing ->
    [0] That day has come.
    [one] There is one day to go.
   *[other] There are { $missing } days to go.
}
two-years-step-joined = Periods that overlap or follow one another directly are counted as one.
two-years-days = { $days ->
    [one] 1 day
   *[other] { $days-text } days
}
two-years-parts = Day by day
two-years-part = What
two-years-part-counts = Counts
two-years-part-break = A break, the clock begins anew
two-years-part-no-break = Too short to be a break
two-years-instead = Instead
two-years-picture = Cash benefit over time
two-years-picture-describe = Above, the days that count, and the breaks. Below, other benefits. The same stands in the table under the picture.
two-years-lane-counts = Cash benefit
two-years-lane-other = Other benefits
two-years-full-mark = Two years { $day }
two-years-other-day = Another day
two-years-day = How did it stand on
two-years-ask = Work it out
two-years-rule = The rule
two-years-rule-what = The citizen must have received cash benefit without a break for at least two years. The two years are full on the same date two years after the first day.
two-years-rule-note = One day without cash benefit is a break. Other benefits do not count. The rule stands in the rulebook, with dates and sources, and a municipality can read it differently.
