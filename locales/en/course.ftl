# Courses over time: pauses, months and the 28 days
course-heading = The course
course-pause-day = The pause is on day { $day } of { $of }
course-same = Resumed by { $until }, it is the same course.
course-lost = The { $of } days were over { $until }. When the citizen comes back, a new course begins and its months are counted afresh.
course-since = Began { $day }
course-active-days = { $days ->
    [one] One active day
   *[other] { $days } active days
}
course-months = { $months ->
    [0] No whole month yet
    [one] One whole month
   *[other] { $months } whole months
}
course-reached = Three months reached { $day }
course-reaches = Reaches three months { $day } if it goes as agreed
course-missing = { $days ->
    [one] One active day short of three months
   *[other] { $days } active days short of three months
}
course-ran = The last active day was { $day }
course-number = The citizen's course number { $number }
course-none = Taster days, and days in the centre beside a pre-course, do not count in a course.
course-before = Before it: { $from } to { $until }, { $days ->
    [one] one active day
   *[other] { $days } active days
}
course-again-same = If the citizen begins on day { $day }, it is the same course.
course-again-new = The last active day was { $last }, so on day { $day } a new course begins.
course-month-mark = { $number } mo.
