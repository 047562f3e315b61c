# Personal links to read and sign.
signing-ask = Welcome
signing-ask-lead = Here is something for you alone to read. So we first send you a code.
signing-ask-do = Send me a code
signing-ask-what = The code comes as a text message if we know your number, and otherwise by e-mail.
signing-trouble = Any trouble?
signing-trouble-what = Call the person you usually talk to. They can read a code to you, and you can also do it together when you meet.
signing-code-heading = Welcome. Type your code
signing-code-lead-sms = { $minutes ->
    [one] We have sent six digits to your phone. They work for one more minute.
   *[other] We have sent six digits to your phone. They work for { $minutes } minutes.
}
signing-code-lead-email = { $minutes ->
    [one] We have sent six digits to your e-mail. They work for one more minute.
   *[other] We have sent six digits to your e-mail. They work for { $minutes } minutes.
}
signing-code-lead-read = { $minutes ->
    [one] Six digits were read to you. They work for one more minute.
   *[other] Six digits were read to you. They work for { $minutes } minutes.
}
signing-code = The code
signing-code-hint = Don't share the code with others.
signing-code-hint-sms = The text message went to the number that ends in { $ends }. Don't share the code with others.
signing-code-do = Open
signing-code-again = Send a new code
signing-not-mine = Is it not your phone?
signing-new-number = Do you have a new number?
signing-not-mine-what = Call the person you usually talk to, and they will correct the number. You lose nothing meanwhile.
signing-closed = The link no longer works
signing-closed-lead = That is quite all right. A link works for a while only, and only once.
signing-closed-do = Send me a new link
signing-closed-where = It comes where we usually write to you.
signing-nothing-lost = You lose nothing
signing-nothing-lost-what = What held before still holds.
signing-new = Thank you. Look at your phone and in your e-mail
signing-new-what = If there still is something for you, a new link is on its way. It usually takes less than a minute.
signing-new-again = You can ask for a new one again tomorrow.
signing-read = Read and sign
signing-step = The code was right
signing-hello = Hello { $name }. Your agreement is ready
signing-hello-lead = Read it in peace. It takes a few minutes.
signing-changed = The agreement has changed since
signing-changed-lead = The one that you were sent no longer holds. Nothing has gone wrong. Ask for a new link, and you get the new one when it is ready.
signing-thanks-title = Thank you
signing-thanks = Thank you, { $name }
signing-signed = You have signed
signing-signed-what = Now only the others are missing. There is nothing more for you to do.
signing-in-force = Now the agreement is in place
signing-in-force-what = All have signed.

# The employee's page.
signing-links = Who has not signed?
signing-links-lead = Send a personal link, remind them, or read out a code on the telephone. The link shows nothing before the code.
signing-links-go = Send a link or a reminder
signing-party-citizen = The citizen
signing-party-company = The company
signing-party-job-centre = The job centre
signing-who = { $name }
signing-who-job-centre = The job centre signs here in Holdepunkt.
signing-link-works = Link sent { $made }. It works until { $until }.
signing-link-over = Link sent { $made }. It no longer works.
signing-link-none = No link was sent yet.
signing-send-email = Send a link by e-mail
signing-send-sms = Send a link by text message
signing-remind = Remind them now
signing-read-out = Make a code that you can read out
signing-read-out-code = The code is { $code }
signing-read-out-what = Read it out now. It is shown this once only, and works for ten minutes.
done-signing-sent = The link is on its way.
done-signing-reminded = The reminder is on its way.
citizen-looked-read-signing-link = saw who has a link to sign
citizen-looked-register-signing-link = sent a link to sign
citizen-looked-advance-signing-link = opened a link to sign
citizen-looked-read-signing-code = read out a code
citizen-looked-advance-agreement-reminder = reminded somebody to sign
