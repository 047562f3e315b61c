# 13 weeks after: what came of it?
aftermath-title = 13 weeks after
aftermath-lead = 13 weeks have passed since the course ended. What came of it?
aftermath-none = There is nothing to answer.
aftermath-none-what = The question comes 13 weeks after a course's last day and is asked once.
aftermath-ended = Last day
aftermath-hours = Paid hours
aftermath-no-hours = None found
aftermath-answer = Answer
aftermath-heading = What came of { $whose } course?
aftermath-one-lead = The last day at { $centre } was { $day }.
aftermath-outcome = Where is the citizen today?
aftermath-do = Save the answer
aftermath-found = On average { $average } hours a week: { $hours } hours in { $weeks } weeks. A result takes { $a_week } hours a week, { $needed } in all.
aftermath-found-enough = On average { $average } hours a week: { $hours } hours in { $weeks } weeks. That is enough for a result, which takes { $a_week } hours a week.
aftermath-found-what = The hours were found in what was typed or imported. Change the answer if it is otherwise.
aftermath-signal = { $count ->
    [one] One course ended 13 weeks ago
   *[other] { $count } courses ended 13 weeks ago
}
aftermath-signal-why = What came of it?
aftermath-told = 13 weeks after: { $outcome }
done-aftermath-answered = The answer is saved.
