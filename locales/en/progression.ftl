# Progression: questions, answers, and what can be read of them
progression-title = Progress
progression-heading = { $whose } progress
progression-mine-title = My progress
progression-round = { $kind }, { $day }
progression-round-word = Round
progression-kind-zero-point = At the start
progression-kind-short = Short
progression-kind-quarter = 13 weeks
progression-kind-change = New place
progression-kind-end = At the end

# Answering
progression-mine = My questions
progression-about = { $count ->
    [one] One question about { $name }
   *[other] { $count } questions about { $name }
}
progression-kicker = { $round } · { $time }
progression-under-a-minute = takes less than a minute
progression-few-minutes = takes a few minutes
progression-six-minutes = takes about six minutes
progression-lead-citizen = There are no right answers. Choose what fits best just now.
progression-lead-mentor = Think of the last four weeks. Answer about the tasks, not about health. The pale numbers lie between two steps.
progression-lead-employee = Answer from what you have seen and heard yourself. The pale numbers lie between two steps.
progression-steps = Questions
progression-step = Question { $n }
progression-answered = answered
progression-count = { $n } of { $of }
progression-number = { $value }: { $words }
progression-number-over = { $value }: a little over: { $words }
progression-number-under = { $value }: a little under: { $words }
progression-dont-know = Don't know
progression-prefer-not = Prefer not to answer
progression-yes = Yes
progression-no = No
progression-yes-which = Yes: { $which }
progression-hours = Hours a week we would pay wages for (optional)
progression-hours-said = { $hours } hours a week
progression-which = Which? (optional)
progression-words = In your own words (optional)
progression-answer-in = Answer in
progression-this-language = English
progression-how = How was it answered?
progression-how-together = We fill it in together
progression-how-paper = Typed in from paper
progression-how-was-together = filled in together
progression-how-was-paper = typed in from paper
progression-how-was-in = answered in { $language }
progression-next = Next
progression-previous = Back
progression-later = Save and do it later
progression-send = Send the answers
progression-read-aloud = Read aloud
progression-quiet = Stop reading
progression-all-at-once = See all questions on one page
progression-one-at-a-time = One question at a time
progression-rather-together = I would rather answer together with { $name }
progression-another = There is another form too: { $name }
progression-corrects = You have answered before. If you send again, the new answer holds and the old one is kept.
progression-way-out = Choose a number, Don't know or Prefer not to answer. What you have answered is kept.
progression-two = { $one } and { $two }
progression-sees-citizen = { $who } can see your answers. { $mentor } can't until you share them yourself. The answers are never used to cut your benefit.
progression-sees-mentor = { $name } and { $who } can see your answers.
progression-answer-again = You can correct them by answering again.
progression-sees-employee = { $name } can see your answers on their page.
done-progression-sent = Thank you. The answers are sent.
done-progression-kept = Saved. You can finish it when it suits you.
progression-ask = { $count ->
    [one] There is one question for you
   *[other] There are { $count } questions for you
}
progression-ask-left = { $count ->
    [0] You have answered everything. Send it when you are ready
    [one] One question is left. The rest is kept
   *[other] { $count } questions are left. The rest is kept
}
progression-answer-now = Answer now

# Reading
progression-none-yet = There are no answers yet. They come here when the first round is answered.
progression-none-yet-own = Your answers will stand here, so that you can see what moves.
progression-lead-first = The first round is here. When there are answers again, one can see what moves.
progression-lead = Since { $day }: { $up ->
    [0] nothing has moved two steps up
    [one] one area has moved up
   *[other] { $up } areas have moved up
}{ $small ->
    [0] {""}
    [one] , one is a small step
   *[other] , { $small } are small steps
}{ $harder ->
    [0] .
    [one] , and one is harder just now.
   *[other] , and { $harder } are harder just now.
}
progression-lines = Over time
progression-lines-own = How I have answered
progression-moved-up = Moved up
progression-moved-small = A small step
progression-moved-same = As before
progression-moved-small-down = Nearly as before
progression-moved-down = Harder just now
progression-moved-first = First answer
progression-harder = { $domain } is harder just now
progression-harder-own = It can happen to everybody. Do tell those you meet before the next meeting.
progression-harder-say = It can happen to everybody. Talk about it at the next meeting: what would make it easier?
progression-see-numbers = See the numbers
progression-numbers = Answers from 0 to 10
progression-domain = Area
progression-who = Who
progression-you = You
progression-who-mentor = Mentor
progression-who-employee = Job consultant
progression-wheel = The wheel
progression-wheel-own = My wheel
progression-wheel-of = The wheel: { $from } and { $to }
progression-wheel-what = The citizen's own answers. The further out, the better it goes. An area without a number is not drawn.
progression-further-out = Further out is better.
progression-from = From
progression-to = To
progression-show-wheel = Show the wheel
progression-voices = Three voices
progression-voices-lead = This is how it was answered { $day }. Nobody is more right than the others.
progression-talk = Talk about it
progression-nearly-same = Nearly the same.
progression-sees-more-than-you = { $who } sees more than you do yourself.
progression-sees-less-than-you = { $who } sees it as harder than you do yourself.
progression-sees-more = { $who } sees more than { $name } does.
progression-sees-less = { $who } sees it as harder than { $name } does.
progression-share = Do you want to share it?
progression-share-what = { $name } can't see your answers until you share them. You decide for each round, and you can take it back.
progression-is-shared = { $name } can see your answers
progression-not-shared = { $name } can't see your answers
progression-do-share = Share with { $name }
progression-unshare = Stop sharing
done-progression-shared = Shared.
done-progression-unshared = It is no longer shared.
progression-rounds = The rounds
progression-form-fill = Fill in for { $who }
progression-form-correct = Correct the answer of { $who }
progression-facts = Facts of the rounds
progression-facts-what = Computed, not asked: the four weeks up to each round.
progression-fact-hours = Hours attended
progression-fact-away = Absence
progression-fact-paid = Paid hours a week
progression-fact-mentor = Mentor's hours a week
progression-fact-goals = Sub-goals reached
progression-of = { $a } of { $b }
progression-away-none = none
progression-away-announced = { $count ->
    [one] 1 day announced
   *[other] { $count } days announced
}
progression-away-unannounced = { $count ->
    [one] 1 day without word
   *[other] { $count } days without word
}
progression-away-ill = { $count ->
    [one] 1 day ill
   *[other] { $count } days ill
}
progression-pdf = For the talk (PDF)
progression-file = progress
progression-never = Answers about progress are used in the talk and to make the help better. They are never grounds for a sanction.

# Sub-goals
progression-goals = Goals and sub-goals
progression-goals-own = My goals
goal-reached-on = Reached { $day }
goal-reach = Reached
goal-undo = Not after all
done-goal-reached = Well done. It is written down.
done-goal-undone = Taken back.

# Who is missing
nav-progression = Rounds
progression-board = Rounds that lack an answer
progression-board-none = Everybody has answered. There is nothing to do here.
progression-board-lead = { $count ->
    [one] One round lacks an answer
   *[other] { $count } rounds lack an answer
}{ $late ->
    [0] .
    [one] . In one of them it is your move.
   *[other] . In { $late } of them it is your move.
}
progression-board-citizen = Citizen
progression-board-days = Days ago
progression-respondent-citizen = Citizen
progression-respondent-mentor = Mentor
progression-respondent-employee = Job centre
progression-stands-answered = Answered
progression-stands-open = Asked
progression-stands-reminded = Reminded
progression-stands-task = Missing: do it together
progression-not-asked = Not asked
progression-board-what = Reminders go out after 7 and 14 days. After three weeks it is the coordinating caseworker's move: call, or fill it in together.
progression-see = See the progress
nav-my-progression = My progress
way-on-nav-progression = Who has not answered, and since when.
way-on-nav-my-progression = Your answers over time, your goals, and what is harder just now.
progression-moved-head = Moved
progression-numbers-paper = Answers from 0 to 10 (?: don't know, ×: prefer not to answer)
progression-see-own = See how it goes
progression-see-of = See how it goes for { $name }
progression-beside = What the citizen, the mentor and the job centre have answered over time, and the sub-goals.
progression-earlier = { $count ->
    [one] One earlier round
   *[other] { $count } earlier rounds
}
progression-wheel-what-own = Your own answers. The further out, the better it goes. An area without a number is not drawn.
