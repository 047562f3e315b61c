# Settlement of grants
settlement-done = Settled as of { $day }: { $citizens } citizens with placements, { $lines } lines and { $refusals } refusals. Earned in activity and result grants: { $earned }. To be paid in all with the fixed grants: { $total }. The tables lie in { $path }
settlement-progress = { $step }: { $percent }%
settlement-step-job-centres = Reading job centres
settlement-step-placements = Reading placements
settlement-step-target-group = Reading target groups
settlement-step-work-weeks = Reading weeks in jobs
settlement-step-education-weeks = Reading weeks in education
settlement-step-benefit-weeks = Reading weeks with benefits
settlement-step-citizens = Settling citizens
settlement-step-writing = Writing lines
settlement-noticed-semicolons = { $table } was read with semicolons between the cells.
settlement-noticed-commas = { $table } was read with commas for decimals in the hours.
settlement-way-work = job or flexi-job
settlement-way-education = ordinary education

# What is in the way
settlement-fault-cell = { $table }, row { $row }, column { $column }: it says "{ $found }". { $expected } Nothing has been written.
settlement-fault-cell-line = { $table }, row { $row } (line { $line }), column { $column }: it says "{ $found }". { $expected } Nothing has been written.
settlement-fault-cell-empty = { $table }, row { $row }, column { $column }: the cell is empty. { $expected } Nothing has been written.
settlement-fault-cell-empty-line = { $table }, row { $row } (line { $line }), column { $column }: the cell is empty. { $expected } Nothing has been written.
settlement-fault-row = { $table }, row { $row } (line { $line }): the number of cells is not right ({ $found }). { $expected } Nothing has been written.
settlement-fault-no-column = { $table } lacks the column { $column }. The file has the columns: { $found }. Correct the name in the first line, or take the extract again. Nothing has been written.
settlement-fault-column-type = { $table }, column { $column } has the type { $found }. { $expected } Nothing has been written.
settlement-fault-no-table = The table { $table } is missing in { $folder }. Put it there as { $table }.csv or { $table }.parquet. Nothing has been written.
settlement-fault-two-tables = The table { $table } is there as CSV and as Parquet, and we don't guess which one holds. Move one of them. Nothing has been written.
settlement-fault-not-a-table = { $table }: the file is { $seen }. Save it as CSV in UTF-8 with commas between the cells, or as Parquet. Nothing has been written.
settlement-fault-out-there = { $path } is there already. Choose another name; we don't write over a settlement.
settlement-fault-too-many-rows = { $table } has { $rows } rows, and a workbook can have 1,048,575 at the most. Choose --format csv or parquet. Nothing has been written.
settlement-fault-no-citizen = { $citizen } has no placement in the register. See whether the pseudonym is written right.
settlement-fault-io = { $path } can't be read or written: { $why }. Nothing has been written.
settlement-fault-unwritable = The table can't be written: { $why }. Nothing has been written.

settlement-expected-date = Write a date as 2014-02-01.
settlement-expected-date-or-empty = Write a date as 2014-02-01, or leave the cell empty.
settlement-expected-monday = Write the week's Monday as a date, for example 2014-02-03.
settlement-expected-hours = Write hours from 0 to 168 with a point and two decimals at the most, for example 7.5.
settlement-expected-count = Write a whole number, 0 or more.
settlement-expected-job-centre = Write the code of a job centre that stands in the table job_centres.
settlement-expected-other-job-centre = The job centre stands there already. Each has one row.
settlement-expected-group = Write resource_course or cash_assistance.
settlement-expected-kind = Write ordinary or flexi.
settlement-expected-filled = The cell must be filled in.
settlement-expected-pseudonym = It looks like a CPR number. Use a pseudonym.
settlement-expected-not-before = The last day can't lie before the first.
settlement-expected-utf8 = The letters are not UTF-8; they seem to be saved by Danish Excel (Windows-1252). Save the file as "CSV UTF-8".
settlement-expected-cells = Each row must have as many cells as the first line. Where there is a decimal comma, write a point.

settlement-seen-workbook = a workbook of Excel
settlement-seen-parquet = a Parquet file, but named .csv
settlement-seen-compressed = compressed
settlement-seen-utf16 = text in UTF-16
settlement-seen-binary = no text
settlement-seen-empty = empty
settlement-seen-not-parquet = not a whole Parquet file

# A citizen's settlement explained
settlement-explain-title = { $citizen }, settled as of { $day }
settlement-explain-readings = Readings: months={ $months }, gap={ $gap }, result_after={ $result_after }
settlement-explain-placements = Placements in the register
settlement-explain-placement = { $from } to { $to }: { $job_centre }
settlement-explain-placement-runs = { $from }, still running: { $job_centre }
settlement-explain-steps = Worked out step by step
settlement-explain-nothing = None of the days lies in the programme's period and is known on the day of the settlement (S1, S9).
settlement-explain-active = { $from } to { $to }: { $days ->
    [one] 1 active day
   *[other] { $days } active days
} in a row (S1; Projektbeskrivelse VCG2: Aktivitets- og resultatafhængigt tilskud)
settlement-explain-gap-holds = Away after { $after }, back { $resumed }: that is day { $days } of { $limit } at the most, so it is the same course (S2; "inden for fire uger")
settlement-explain-gap-long-enough = Away after { $after }, back { $resumed }: that is day { $days } and more than { $limit }, but the course had its months already, so it is the same course (S2, reading gap=until_minimum)
settlement-explain-gap-ends = Away after { $after }, back { $resumed }: that is day { $days } and more than { $limit }, so another course begins (S2; "inden for fire uger")
settlement-explain-course = Course { $number }: { $from } to { $to } (S2)
settlement-explain-target-resource-course = On the course's first day, { $on }, the citizen was in a resource course, since { $since }. The course counts (S5; Projektbeskrivelse VCG2: Målgruppe)
settlement-explain-target-cash-assistance = On the course's first day, { $on }, the citizen had received cash assistance without a break since { $since }; the 24 months were full on { $full_on }. The course counts (S5; Projektbeskrivelse VCG2: Målgruppe)
settlement-explain-target-too-short = On the course's first day, { $on }, the citizen had received cash assistance without a break only since { $since }; the 24 months are not full before { $full_on }. The course doesn't count (S5; Projektbeskrivelse VCG2: Målgruppe)
settlement-explain-target-neither = On the course's first day, { $on }, the citizen was neither in a resource course nor on cash assistance. The course doesn't count (S5; Projektbeskrivelse VCG2: Målgruppe)
settlement-explain-length-enough = { $days } active days are { $months } whole months; there must be at least { $minimum } (S3, S4; "minimum tre måneder")
settlement-explain-length-short = { $days ->
    [one] 1 active day is
   *[other] { $days } active days are
} { $months ->
    [one] 1 whole month
   *[other] { $months } whole months
}; there must be at least { $minimum }. { $missing ->
    [one] 1 day is
   *[other] { $missing } days are
} missing (S3, S4; "minimum tre måneder")
settlement-explain-month = Month { $number } was earned on { $on }, which is active day number { $day_number }. Its basis runs from { $from } to { $on } (S4; "1.500 kr. pr. måned")
settlement-explain-opens = The 13 weeks can begin in the week from Monday { $monday } at the earliest, since a run of active days ended on { $day } (S6; "efter aktivt forløb på en virksomhed")
settlement-explain-opens-by-start = The 13 weeks can begin in the week from Monday { $monday } at the earliest, since a course began on { $day } (S6, reading result_after=course_start)
settlement-explain-window-work-weeks = { $from } to { $to }: in a job in { $weeks } of { $needed } weeks, { $hours } hours in all. Weeks are missing (S6)
settlement-explain-window-work-hours = { $from } to { $to }: in a job in all { $needed } weeks, but { $hours } hours in all; there must be at least { $needed_hours } (S6; "mindst syv timer ugentligt")
settlement-explain-window-education-weeks = { $from } to { $to }: in ordinary education in { $weeks } of { $needed } weeks. Weeks are missing (S6)
settlement-explain-window-education-support = { $from } to { $to }: in ordinary education in all { $needed } weeks, but with other support than the state education grant in { $supported } of them (S6; "uden anden offentlig forsørgelse end SU")
settlement-explain-window-late = { $from } to { $to }: all is there, but the weeks begin after the programme's last day, { $until } (S6; "startet inden projektperiodens udløb")
settlement-explain-result = { $from } to { $to }: result grant by { $way }, to { $job_centre } (S6, S7)
settlement-explain-result-flexi = { $from } to { $to }: result grant by { $way }, to { $job_centre }. With at least one week in a flexi-job, so the job centre can't draw the flexi-job bonus too (S6, S7)
settlement-explain-unearned-too-short = No activity grant for { $from } to { $to } ({ $job_centre }): the course is too short (S4)
settlement-explain-unearned-not-in-target-group = No grant for { $from } to { $to } ({ $job_centre }): the citizen was not in the target group (S5)
settlement-explain-unearned-weeks-short = No result grant. Nearest was { $from } to { $to } ({ $job_centre }), where weeks are missing (S6)
settlement-explain-unearned-hours-short = No result grant. Nearest was { $from } to { $to } ({ $job_centre }), where hours are missing (S6)
settlement-explain-unearned-other-support = No result grant. Nearest was { $from } to { $to } ({ $job_centre }), where there is other support (S6)
settlement-explain-unearned-starts-after-period = No result grant. Nearest was { $from } to { $to } ({ $job_centre }), which begins too late (S6)
settlement-explain-lines = Earned
settlement-explain-line-month = { $on }: { $amount } for month { $number } to { $job_centre } (S4, S7)
settlement-explain-line-result = { $on }: { $amount } for a result to { $job_centre } (S6, S7)
settlement-explain-no-lines = Nothing
settlement-explain-frame = What is paid depends on the job centre's frame and on all its citizens (S8). It stands in the table lines.
