# The reasonableness requirement: how many a workplace can take
staffing-heading = Reasonableness
staffing-heading-of = How many can { $company } take?
staffing-lead = Citizens in placement, wage subsidy and utility work must not be too many beside the ordinary staff.
staffing-see = See the arithmetic
staffing-none = Nobody has stated the staff yet
staffing-none-what = Ask the employer and the employee representative for the numbers before the first citizen begins.
staffing-whole = The whole company
staffing-passed = Too many
staffing-old = Statement too old
staffing-fits = There is room
staffing-used-of = { $used } of { $allowed ->
    [one] 1 full-time place
   *[other] { $allowed-text } full-time places
} in use
staffing-step-average = Ordinary full-time staff on average in the last four months: ({ $a } + { $b } + { $c } + { $d }) : 4 = { $average }.
staffing-step-small = Of the first { $until }: { $staff } : { $each }, rounded down, gives { $gives }.
staffing-step-large = Beyond { $until }: { $staff } : { $each }, rounded down, gives { $gives }.
staffing-step-least = There may always be { $least }.
staffing-step-placed = { $citizens ->
    [0] No citizens are placed here today.
    [one] One citizen is here { $hours } hours a week. { $hours } : { $full } = { $placed } full time, rounded up.
   *[other] { $citizens-text } citizens are here { $hours } hours a week together. { $hours } : { $full } = { $placed } full time, rounded up.
}
staffing-step-others = Others in wage subsidy, utility work or placements by other job centres: { $others } full time.
staffing-verdict-left = There is room for { $left } full time, that is { $hours } hours a week.
staffing-verdict-full = There is no room for more.
staffing-verdict-passed = There are { $over } full time too many.
staffing-several-units = The company has several P numbers. Citizens' places are not tied to one of them, so all citizens are counted here.
staffing-new = Write a new statement
staffing-new-lead = The numbers come from the employer. Count part-time and seasonal staff as fractions of full time. Don't count staff with a public subsidy or under 18.
staffing-unit = Production unit
staffing-unit-hint = The requirement holds for each P number. Leave it empty if the numbers are for the whole company
staffing-stated-on = Stated
staffing-month-1 = Latest month
staffing-month-2 = The month before
staffing-month-3 = Two months before
staffing-month-4 = Three months before
staffing-month-hint = Full-time staff, for example 12 or 12.5
staffing-others = Others who count
staffing-others-hint = In wage subsidy, utility work or placements by other job centres, full time
staffing-says = The employee representative
staffing-says-hint = Both employer and representative must say so in writing before a citizen begins
staffing-says-agrees = Agrees
staffing-says-disagrees = Does not agree
staffing-says-nobody = There is none
staffing-representative = The representative's name
staffing-save = Save the statement
staffing-rule = The rule
staffing-rule-what = One for every 5 ordinary employees up to 50, but always at least one. Beyond that one for every 10. Everybody is counted as full-time persons, and ordinary staff is the average of the last four months.
staffing-rule-source = Order on active employment effort, section 65. The rounding is our reading.
staffing-history = Earlier statements
staffing-warn-not-stated = Nobody has stated how many citizens the company can take. Get numbers from employer and employee representative before the citizen begins.
staffing-warn-old = The statement of staff is from { $day } and says nothing of the last four months. Ask for new numbers.
staffing-warn-disagrees = The employee representative does not agree that there is room for more.
staffing-warn-passed = There may be { $allowed } full time in placement and wage subsidy at the most. With this place there are { $used }.
done-staffing-noted = The statement is saved.
staffing-over-reason = Why are more all right?
staffing-over-reason-hint = Only needed if the company gets more than it may. The reason is written in the log
