# The program's own work
jobs-heading = The program's own work
jobs-lead = Tidying and checks that the program sees to by itself. When something fails, it tries again a little later.
jobs-what = Work
jobs-state = How it stands
jobs-last = Last done
jobs-next = Next time
jobs-do = Do
jobs-name-sweep = Tidying at the door
jobs-about-sweep = Deletes old sessions, attempts to sign in, and forms that were put aside.
jobs-name-mornings = The link in the morning
jobs-about-mornings = Sends mentors who asked for it a link to the page of today when somebody is expected.
jobs-name-drafts = Files that were not brought in
jobs-about-drafts = Deletes files that somebody looked at and did not bring in, after a day.
jobs-name-recent = Recently opened
jobs-about-recent = Forgets what each person opened, after 90 days.
jobs-name-analyse = The database's overview
jobs-about-analyse = Lets the database count, so that lists and search stay fast.
jobs-name-reminders = Reminders
jobs-about-reminders = Reminds those who have not signed, and forgets after 90 days that a message was sent.
jobs-name-verify = Check
jobs-about-verify = Checks everything that the database can't hold by itself. What does not add up stands in the operating log.
jobs-well = In order
jobs-running = Under way
jobs-trying = Trying again
jobs-dead = Given up
jobs-never = Not yet
jobs-next-never = Not by itself
jobs-next-now = Now
jobs-failed = { $count ->
    [one] It failed once.
   *[other] It failed { $count } times in a row.
}
jobs-given-up = It failed { $count } times in a row, and the program no longer tries by itself. Show this to whoever runs the system, and press Do it now when it is put right.
jobs-said = The answer was: { $said }
jobs-again = Do it now
jobs-again-busy = Starting …
jobs-none = The program has just started.
jobs-none-why = It sets to work within a minute. Show the page again in a moment.
done-job-again = Started. It happens within a minute.
jobs-name-calls = Urgent calls
jobs-about-calls = Passes a call from a workplace on when nobody has answered.
jobs-name-holds = Held places
jobs-about-holds = Frees places that nobody agreed to in time. The citizen waits again, with the days that have passed.
jobs-name-rounds = Questions about progress
jobs-about-rounds = Asks the questions when it is time, and reminds those who have not answered, twice at most.
jobs-name-signals = Early warning
jobs-about-signals = Looks at every placement and raises the signals that should be seen.
