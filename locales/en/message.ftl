# Messages out of the house. They say that there is something, never what: they may be read over a shoulder.
message-greeting = Hello
message-footer =
    You can't answer this message. If you need help, call the person you usually talk to.

    Kind regards
    Holdepunkt

message-sign-link-name = Link to read and sign
message-sign-link-subject = There is something for you to read
message-sign-link-body =
    There is something for you to read. You can sign on your phone, or say that you would rather talk about it first.

    Open your personal link:
    { $link }

    The link is for you alone and works until { $until }. When you open it, we send you a code.
message-sign-link-sms = There is something for you to read: { $link } The link is for you alone and works until { $until }. Regards, Holdepunkt

message-sign-code-name = Code for a personal link
message-sign-code-subject = Your code
message-sign-code-body =
    Your code is { $code }. Type it on the page that you have open. It works for { $minutes } minutes.

    If you didn't ask for a code, you need not do anything. Never give it to others.
message-sign-code-sms = Your code is { $code }. It works for { $minutes } minutes. Don't give it to others. Regards, Holdepunkt

message-sign-reminder-name = Reminder to sign
message-sign-reminder-subject = There is still something for you
message-sign-reminder-body =
    There is still something for you to read. There is time to read it in peace.

    { $link }

    If you would rather talk about it first, you can say so in the same place.
message-sign-reminder-sms = There is still something for you to read: { $link } If you would rather talk about it first, you can say so there. Regards, Holdepunkt

message-news-name = Something new to read
message-news-subject = You have a message
message-news-body =
    You have a message. Sign in to read it:
    { $link }
message-news-sms = You have a message. Sign in to read it: { $link } Regards, Holdepunkt

message-absence-name = Somebody did not come
message-absence-subject = A workplace has registered an absence
message-absence-body =
    A workplace has registered an absence without notice. See who it is, and call today:
    { $link }
message-absence-sms = A workplace has registered an absence without notice. See more: { $link } Regards, Holdepunkt

message-absence-reported-name = Somebody is not coming
message-absence-reported-subject = One of your people is not coming
message-absence-reported-body =
    One of those you are mentor for has said that they are not coming. See who, and when:
    { $link }
message-absence-reported-sms = One of those you are mentor for is not coming. See who and when: { $link } Regards, Holdepunkt

message-hearing-name = Question with a deadline
message-hearing-subject = We would like to hear from you
message-hearing-body =
    We would like to hear your side of something. Answer by { $until }. Sign in to read and answer:
    { $link }

    You can also answer by calling your caseworker.
message-hearing-sms = We would like to hear your side of something. Answer by { $until }: { $link } You can also call your caseworker. Regards, Holdepunkt

message-phone-link-name = The mentor's link to today's page
message-phone-link-subject = Your link to today's page
message-phone-link-body =
    Here is your link to the page where you see who comes today:
    { $link }

    The link is for you alone. Keep it on your phone.
message-phone-link-sms = Your link to today's page: { $link } It is for you alone. Keep it on your phone. Regards, Holdepunkt

message-meeting-invited-name = Invitation to a meeting
message-meeting-invited-subject = You are invited to a meeting
message-meeting-invited-body =
    You are invited to a meeting: { $at }. See where it is and what it is about:
    { $link }
message-meeting-invited-sms = You are invited to a meeting: { $at }. See where: { $link } Regards, Holdepunkt

message-meeting-moved-name = Meeting moved
message-meeting-moved-subject = A meeting has been moved
message-meeting-moved-body =
    A meeting you are invited to has been moved to { $at }. See where it is:
    { $link }
message-meeting-moved-sms = A meeting you are invited to has been moved to { $at }. See where: { $link } Regards, Holdepunkt

message-meeting-cancelled-name = Meeting cancelled
message-meeting-cancelled-subject = A meeting is cancelled
message-meeting-cancelled-body =
    The meeting on { $at } is cancelled. You need not do anything.
message-meeting-cancelled-sms = The meeting on { $at } is cancelled. You need not do anything. Regards, Holdepunkt

message-questions-name = Questions to answer
message-questions-subject = There are a few questions for you
message-questions-body =
    You have a few questions to answer. It takes a few minutes, and you can stop and go on later:
    { $link }

    If you would rather answer together with somebody or on paper, tell the person you usually talk to.
message-questions-sms = There are a few questions for you. It takes a few minutes: { $link } Regards, Holdepunkt

message-questions-link-name = Link to questions to answer
message-questions-link-subject = There are a few questions for you
message-questions-link-body =
    You have a few questions to answer. It takes a few minutes, and you can stop and go on later:
    { $link }

    The link is for you alone and works until { $until }. You get a code when you open it.
    If you would rather answer together with somebody or on paper, tell the person you usually talk to.
message-questions-link-sms = There are a few questions for you. It takes a few minutes: { $link } The link is for you alone and works until { $until }. Regards, Holdepunkt

message-task-name = A task
message-task-subject = You have a task
message-task-body =
    You have a task. See which:
    { $link }
message-task-sms = You have a task. See which: { $link } Regards, Holdepunkt

message-signal-name = Something that calls
message-signal-subject = There is something for you to look at
message-signal-body =
    There is something for you to look at. It stands on your page for today:
    { $link }
message-signal-sms = There is something for you to look at: { $link } Regards, Holdepunkt

message-acute-call-name = A workplace needs help
message-acute-call-subject = Call now: a workplace needs help
message-acute-call-body =
    A workplace needs help now. See which, and call:
    { $link }
message-acute-call-sms = A workplace needs help now. See which, and call: { $link } Regards, Holdepunkt

# The administrator's page.
message-heading = Messages out of the house
message-lead = E-mails and text messages that the program sends. You see what waits and what went wrong, but never to whom or what they say.
message-late = { $minutes ->
    [one] Something should have been sent a minute ago
   *[other] Something should have been sent { $minutes-text } minutes ago
}
message-late-what = Nothing is being sent just now. Show this page to whoever runs the system.
message-dead = { $count ->
    [0] Given up
   *[other] Given up ({ $count-text })
}
message-dead-none = Nothing was given up.
message-waiting = { $count ->
    [0] Waiting
   *[other] Waiting ({ $count-text })
}
message-waiting-none = Nothing waits.
message-sent = { $count ->
    [0] Sent
   *[other] Sent ({ $count-text })
}
message-sent-none = Nothing was sent yet.
message-more = { $count ->
    [one] And one more.
   *[other] And { $count-text } more.
}
message-what = Message
message-whom = To
message-by = By
message-when = When
message-attempts = Attempts
message-do = Do
message-again = Send again
message-drop = Take out
done-message-again = The message is sent again, to the address that we know today.
done-message-dropped = The message was taken out and will not be sent.
done-message-quiet = Saved. Nobody is disturbed in those hours, except when it is urgent.
message-quiet = When we disturb nobody
message-quiet-what = Messages in those hours wait until they are over. What is urgent goes through: a code that somebody sits and waits for, or a workplace that needs help now.
message-quiet-from = From
message-quiet-until = Until
message-quiet-set = Save the hours
message-receiver-citizen = A citizen
message-receiver-mentor = A mentor
message-receiver-contact = A company's contact
message-receiver-employee = An employee
message-channel-email = E-mail
message-channel-sms = Text message
message-failure-no-address = We know neither an e-mail address nor a telephone number.
message-failure-bad-address = The address is written wrongly.
message-failure-not-set-up = The way out is not set up.
message-failure-unreachable = The mail server or the SMS provider did not answer.
message-failure-not-authorised = The mail server or the SMS provider did not know us. The key may have to be renewed.
message-failure-refused = It was refused. The address may no longer exist.
message-failure-interrupted = The program was stopped in the middle, several times.
message-failure-too-late = It would have come too late to be of use.
message-failure-not-wanted = What it was about is settled.
message-failure-taken-out = Taken out.
message-failure-unreadable = Its content can no longer be read.
citizen-looked-register-message = sent a message
citizen-looked-advance-message = sent a message again
citizen-looked-withdraw-message = took out a message before it was sent
