# Answering behind a personal link, without signing in.
answering-thanks = Thank you for your answers
answering-thanks-what = They are sent. There is nothing more to do.
answering-thanks-next = If you want to change something, tell the person you usually talk to.
answering-kept = What you answered is kept. You can close this page now and go on later with the same link.

# The job centre's page: send a link, or read out a code.
answering-link = Send a link to the questions
answering-link-lead = It is for { $name } and opens the round: { $round }. The link shows nothing before a code, and it closes when the answers are sent.
answering-link-go = Send a link instead
answering-link-board = Send a link
answering-link-no-way = There is neither an e-mail address nor a telephone number. Write it down first, or answer together.
done-answering-sent = The link is on its way.
citizen-looked-read-answering-link = saw whether a link to questions was sent
citizen-looked-register-answering-link = sent a link to questions
citizen-looked-advance-answering-link = opened a link to questions
citizen-looked-read-answering-code = read out a code
