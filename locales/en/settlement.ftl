# Settlement of grants
settlement-done-day = Settled as of { $day }.
settlement-done-counts = { $citizens ->
    [one] 1 citizen
   *[other] { $citizens-text } citizens
} with placements, { $lines ->
    [one] 1 line
   *[other] { $lines-text } lines
} and { $refusals ->
    [one] 1 refusal
   *[other] { $refusals-text } refusals
}.
settlement-done-earned = Earned in activity and result grants: { $earned }.
settlement-done-total = To be paid in all with the fixed grants: { $total }.
settlement-done-balance = Paid on account: { $on_account }. What is left of the activity and result grants: { $balance }.
settlement-done-corrected = Against the settlement that is corrected: { $new ->
    [one] 1 new line
   *[other] { $new-text } new lines
}, { $gone-text } gone and { $changed-text } changed. Difference in what is paid: { $paid }.
settlement-done-path = The tables lie in { $path }
settlement-readings-title = What each reading would have given to all job centres together:
settlement-readings-months = Months
settlement-readings-gap = Gaps
settlement-readings-result-after = Result after
settlement-readings-lines = Lines
settlement-readings-total = To be paid
settlement-readings-difference = Difference
settlement-readings-own = this settlement
settlement-readings-same = none
settlement-again-same = The settlement in { $path } was made again, and every byte is the same in all { $count } files.
settlement-again-differ = The settlement in { $path } was made again and is not the same. These files differ: { $files }.
settlement-again-input = { $file } in the register is not the file that it was then.
settlement-again-version = The settlement was made by version { $then }, and now again by version { $now }.

# What is wrong with an earlier settlement
settlement-earlier-not-there = { $folder } is no settlement: settlement.json is missing. Nothing has been written.
settlement-earlier-unreadable = { $folder } is no settlement that we can read ({ $detail } in settlement.json). Nothing has been written.
settlement-earlier-other-programme = The settlement in { $folder } is of another programme, { $detail }. Nothing has been written.
settlement-earlier-not-earlier = The settlement in { $folder } is not of an earlier day than this one, { $detail }, so it can't have been paid on account. Nothing has been written.
settlement-earlier-format = The settlement in { $folder } is written as { $detail }, which can't be read back. Make it again as csv or parquet. Nothing has been written.
settlement-earlier-changed = { $detail } in { $folder } is not the file that the settlement wrote. Find the unchanged one, or make the settlement again. Nothing has been written.
settlement-earlier-other-rulebook = The settlement in { $folder } was made by another edition of the rulebook's { $detail }. Use the version of the program that stands in settlement.json. Nothing has been written.
settlement-earlier-needs = The settlement in { $folder } builds on an earlier one. Give its folder with { $detail }. Nothing has been written.
settlement-earlier-other-settlement = The folder after { $detail } is not the settlement that the one in { $folder } builds on. Nothing has been written.

settlement-progress = { $step }: { $percent }%
settlement-step-job-centres = Reading job centres
settlement-step-placements = Reading placements
settlement-step-target-group = Reading target groups
settlement-step-work-weeks = Reading weeks in jobs
settlement-step-education-weeks = Reading weeks in education
settlement-step-benefit-weeks = Reading weeks with benefits
settlement-step-citizens = Settling citizens
settlement-step-writing = Writing lines
settlement-step-lines = Reading the earlier settlement's lines
settlement-step-totals = Reading the earlier settlement's totals
settlement-noticed-semicolons = { $table } was read with semicolons between the cells.
settlement-noticed-commas = { $table } was read with commas for decimals in the hours.
settlement-noticed-missing = { $table } is not in the folder and counts as empty.
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
settlement-nothing-written = Nothing has been written.
settlement-fault-no-programme = There is no programme called { $programme }. Choose one of those that can be settled: { $programmes }. Nothing has been written.
settlement-fault-programme-terms = The programme { $programme } has no rates or no last day to settle grants by. Choose one of those that can be settled: { $programmes }. Nothing has been written.
settlement-fault-out-there = There is something in { $path } already. Choose a new folder; a settlement is never written over. Nothing has been written.
settlement-fault-endless = { $table }: there is { $seen }, longer than 16 MB. Most often a quotation mark that ends a cell is missing. Nothing has been written.
settlement-fault-out-mounted = { $path } is a drive of its own, so the settlement can't be moved there in one step. Choose a folder inside it. Nothing has been written.
settlement-fault-too-many-rows = { $table } has { $rows } rows, and a workbook can have 1,048,575 at the most. Choose --format csv or parquet. Nothing has been written.
settlement-fault-no-citizen = { $citizen } has no placement in the register. See whether the pseudonym is written right.
settlement-fault-io = { $path } can't be read or written: { $why }. Nothing has been written.
settlement-fault-unwritable = The table can't be written: { $why }. Nothing has been written.

settlement-expected-date = Write a date as 2014-02-01.
settlement-expected-date-or-empty = Write a date as 2014-02-01, or leave the cell empty.
settlement-expected-monday = Write the week's Monday as a date, for example 2014-02-03.
settlement-expected-hours = Write hours from 0 to 168 with two decimals at the most and no sign for thousands, for example 7.5.
settlement-expected-count = Write a whole number, 0 or more.
settlement-expected-job-centre = Write the code of a job centre that stands in the table job_centres.
settlement-expected-other-job-centre = The job centre stands there already. Each has one row.
settlement-expected-group = Write resource_course or cash_assistance.
settlement-expected-kind = Write ordinary or flexi.
settlement-expected-filled = The cell must be filled in.
settlement-expected-pseudonym = It looks like a CPR number. Use a pseudonym instead, and take the extract again.
settlement-expected-not-before = The last day can't lie before the first.
settlement-expected-utf8 = The letters are not UTF-8; they seem to be saved by Danish Excel (Windows-1252). Save the file as "CSV UTF-8".
settlement-expected-cells = Each row must have as many cells as the first line. Where there is a decimal comma, write a point. A quotation mark must end its cell.

settlement-type-date = Save the column as dates (DATE or TIMESTAMP).
settlement-type-hours = Save the column as numbers (DOUBLE, FLOAT, DECIMAL or whole numbers).
settlement-type-count = Save the column as whole numbers (INT32 or INT64).
settlement-type-text = Save the column as text (STRING).

settlement-seen-workbook = a workbook of Excel
settlement-seen-parquet = a Parquet file, but named .csv
settlement-seen-compressed = compressed
settlement-seen-utf16 = text in UTF-16
settlement-seen-binary = no text
settlement-seen-empty = empty
settlement-seen-endless = a row without an end
settlement-seen-not-parquet = not a whole Parquet file

# A citizen's settlement explained
settlement-explain-title = { $citizen }, settled as of { $day }
settlement-explain-readings = Readings: months: { $months }. Gaps: { $gap }. Result after: { $result_after }.
settlement-explain-placements = Placements in the register
settlement-explain-placement = { $from } to { $to }, { $job_centre }
settlement-explain-placement-runs = From { $from }, still running, { $job_centre }
settlement-explain-steps = Worked out step by step
settlement-explain-nothing = None of the days lies in the programme's period and is known on the day of the settlement (S1, S9).
settlement-explain-step = { $rule }  { $sentence } ({ $cites })
settlement-explain-active = { $from } to { $to }: { $days ->
    [one] 1 active day.
   *[other] { $days } active days in a row.
}
settlement-explain-gap-holds = Away after { $after }, back on { $resumed }. That is day { $days }, and the limit is day { $limit }, so it is the same course.
settlement-explain-gap-long-enough = Away after { $after }, back on { $resumed }. That is day { $days }, and the limit is day { $limit }, but the course was long enough already, so it is the same course.
settlement-explain-gap-ends = Away after { $after }, back on { $resumed }. That is day { $days }, and the limit is day { $limit }, so another course begins.
settlement-explain-course = Course { $number } runs from { $from } to { $to }.
settlement-explain-target-resource-course = On the course's first day, { $on }, the citizen was in a resource course, since { $since }. The course counts.
settlement-explain-target-cash-assistance = On the course's first day, { $on }, the citizen had received cash assistance without a break since { $since }. The { $months } months were full on { $full_on }, so the course counts.
settlement-explain-target-too-short = On the course's first day, { $on }, the citizen had received cash assistance without a break since { $since }. The { $months } months are not full before { $full_on }, so the course doesn't count.
settlement-explain-target-neither = On the course's first day, { $on }, the citizen was neither in a resource course nor on cash assistance. The course doesn't count.
settlement-explain-length-enough = { $days } active days are { $months ->
    [one] 1 whole month
   *[other] { $months } whole months
}. There must be at least { $minimum }, so the course is long enough.
settlement-explain-length-short = { $days ->
    [one] 1 active day is
   *[other] { $days } active days are
} { $months ->
    [one] 1 whole month
   *[other] { $months } whole months
}. There must be at least { $minimum }, which are { $needed } days here. { $missing ->
    [one] 1 day is missing.
   *[other] { $missing } days are missing.
}
settlement-explain-month = Month { $number } was earned on { $on }, which is active day number { $day_number } of the course. Its basis is { $from } to { $on }.
settlement-explain-opens = The { $weeks } weeks in a job or education can begin in the week from Monday { $monday } at the earliest, since the citizen's first run of active days ended on { $day }.
settlement-explain-opens-by-start = The { $weeks } weeks in a job or education can begin in the week from Monday { $monday } at the earliest, since the course began on { $day }.
settlement-explain-window-work-weeks = { $from } to { $to }: in a job in { $weeks } of { $needed } weeks, { $hours } hours in all. { $missing ->
    [one] 1 week is missing.
   *[other] { $missing } weeks are missing.
}
settlement-explain-window-work-hours = { $from } to { $to }: in a job in all { $needed } weeks, with { $hours } hours in all. There must be at least { $needed_hours }, so { $missing_hours } are missing.
settlement-explain-window-education-weeks = { $from } to { $to }: in ordinary education in { $weeks } of { $needed } weeks. { $missing ->
    [one] 1 week is missing.
   *[other] { $missing } weeks are missing.
}
settlement-explain-window-education-support = { $from } to { $to }: in ordinary education in all { $needed } weeks, but with other support than the state education grant in { $supported ->
    [one] 1 of them.
   *[other] { $supported } of them.
}
settlement-explain-window-late = { $from } to { $to }: all is there by { $way }, but the weeks begin after the programme's last day, { $until }.
settlement-explain-result = { $from } to { $to }: all { $needed } weeks are there by { $way }. The result was earned on { $to } by { $job_centre }.
settlement-explain-result-flexi = { $from } to { $to }: all { $needed } weeks are there by { $way }. The result was earned on { $to } by { $job_centre }. At least one week is in a flexi-job, so the job centre can't draw the flexi-job bonus too.
settlement-explain-unearned-too-short = No activity grant to { $job_centre } for { $from } to { $to }: the course lacks { $missing ->
    [one] 1 active day.
   *[other] { $missing } active days.
}
settlement-explain-unearned-not-in-target-group = No grant to { $job_centre } for { $from } to { $to }: the citizen was not in the target group when the course began.
settlement-explain-unearned-weeks-short = No result grant to { $job_centre }. Nearest was { $from } to { $to }, which lacks { $missing ->
    [one] 1 week
   *[other] { $missing } weeks
} of { $needed }.
settlement-explain-unearned-hours-short = No result grant to { $job_centre }. Nearest was { $from } to { $to }, which lacks { $missing_hours } hours of { $needed_hours }.
settlement-explain-unearned-other-support = No result grant to { $job_centre }. Nearest was { $from } to { $to }, in which { $supported ->
    [one] 1 week has
   *[other] { $supported } weeks have
} other support than the state education grant.
settlement-explain-unearned-starts-after-period = No result grant to { $job_centre }. Nearest was { $from } to { $to }, which begins after the programme's last day, { $until }.
settlement-explain-lines = Earned
settlement-explain-line-month = { $on }: { $amount } for month { $number } to { $job_centre }.
settlement-explain-line-result = { $on }: { $amount } for the result { $from } to { $to }, to { $job_centre }.
settlement-explain-no-lines = Nothing.
settlement-explain-frame = How much of it is paid depends on the job centre's frame and on all its citizens (S8). It stands in the table lines.

# Where it is said. The words in quotation marks are the project description's own.
settlement-cites-activity = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: “aktivt forløb på en virksomhed”
settlement-cites-gap = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: “genoptages på samme eller anden virksomhed inden for fire uger”
settlement-cites-reading-gap = reading gap=until_minimum of Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: “Afbrydes forløbet inden tre måneder”
settlement-cites-target = Projektbeskrivelse VCG2, Målgruppe: “modtaget kontanthjælp uafbrudt i minimum 2 år”
settlement-cites-length = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: “i minimum tre måneder”
settlement-cites-month = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: “1.500 kr. pr. måned borgeren er i virksomhedsforløb”
settlement-cites-opens = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: “efter aktivt forløb på en virksomhed”
settlement-cites-reading-course-start = reading result_after=course_start of Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: “efter aktivt forløb på en virksomhed”
settlement-cites-reading-qualifying-course = reading result_after=qualifying_course of Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: “efter aktivt forløb på en virksomhed”
settlement-cites-work = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: “i job eller fleksjob i minimum 13 uger”
settlement-cites-hours = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: “mindst syv timer ugentligt”
settlement-cites-education = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: “ordinær uddannelse, uden anden offentlig forsørgelse end SU i minimum 13 uger”
settlement-cites-late = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: “startet inden projektperiodens udløb”
settlement-cites-flexi = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: “ikke hjemtage fleksjobbonus”

# The readings in a few words
settlement-reading-months-whole-active-months = whole months of active days
settlement-reading-months-calendar-months = calendar months
settlement-reading-gap-always = the limit always holds
settlement-reading-gap-until-minimum = the limit holds in the first three months only
settlement-reading-result-after-any-interval = any run of active days
settlement-reading-result-after-qualifying-course = a course that is long enough
settlement-reading-result-after-course-start = the course's first day
