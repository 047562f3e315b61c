# Vacant places: the letter to caseworkers
nav-vacancies = Vacant places
vacancies-lead = { $now ->
    [0] No place is vacant for two weeks or more from today
    [one] One place is vacant for two weeks or more from today
   *[other] { $now } places are vacant for two weeks or more from today
}, { $soon ->
    [0] no more
    [one] one more
   *[other] { $soon } more
} in the next { $weeks } weeks. No citizen is named, so you can send the list on.
vacancies-empty = No place is vacant in the period.
vacancies-empty-what = Look further ahead, or talk with a job consultant about what is coming.
vacancies-weeks = Weeks ahead
vacancies-show = Show
vacancies-text = As text for an e-mail
vacancies-text-lead = Select the text and paste it into an e-mail.
vacancies-text-label = The letter as text
vacancies-download = Download
vacancies-download-txt = Download as text
vacancies-download-html = Download as a page
vacancies-seats = Places
vacancies-now = { $count ->
    [0] None vacant today
    [one] One vacant now
   *[other] { $count } vacant now
}
vacancies-from = from { $day }
vacancies-from-until = from { $day } to { $until }
vacancies-now-until = now and until { $until }
vacancies-now-on = now
vacancies-place = Place { $number }: { $when }
vacancies-tasks = Tasks
vacancies-industries = Industries
vacancies-helps = Can make allowance for
vacancies-hours = Hours
vacancies-hours-of = { $from } to { $until } hours a week
vacancies-hours-from = from { $from } hours a week
vacancies-hours-until = up to { $until } hours a week
vacancies-hours-any = as agreed
vacancies-generation = Generation { $generation }
vacancies-contact = Ask
vacancies-letter-subject = Vacant places in the company centres, { $day }
vacancies-letter-begin = Dear colleague
vacancies-letter-lead = These are the places that are vacant now or will be in the next { $weeks } weeks. If you have a citizen who could use one of them, refer, or call us.
vacancies-letter-end = Kind regards
vacancies-file = vacant-places-{ $day }
