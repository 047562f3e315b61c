# Tidlig varsling: hvad reglerne ser, hvordan vi ved det, og det næste skridt
signal-all = Alle signaler
signal-all-lead = { $count ->
    [0] Ingen signaler lige nu.
    [one] Ét signal venter på dig.
   *[other] { $count } signaler venter på dig.
}
signal-none-what = Vi ser efter hver dag og siger til, når der er noget.
signal-level-urgent = haster
signal-level-soon = snart
signal-level-note = værd at vide
signal-group-urgent = Haster nu
signal-group-soon = I disse dage
signal-group-note = Værd at vide
signal-group-snoozed = Udsat
signal-group-closed = Lukket de seneste 14 dage
signal-is-taken = Du er i gang
signal-is-snoozed = Udsat til { $day }
signal-the-citizen = borgeren
signal-the-mentor = mentoren
signal-why-unannounced-absence = { $ago ->
    [0] Kom ikke i dag, og ingen havde meldt fra.
    [one] Kom ikke i går, og ingen havde meldt fra.
   *[other] Kom ikke { $day }, og ingen havde meldt fra.
}
signal-source-unannounced-absence = { $days ->
    [one] Skrevet på arbejdspladsen.
   *[other] { $days } dage siden { $first }. Skrevet på arbejdspladsen.
}
signal-why-absence = Har været væk { $days } dage af de seneste { $window }.
signal-source-absence = Senest { $last }. Skrevet på arbejdspladsen.
signal-why-away-clock = { $stands ->
    [agreed] Pausen er på dag { $day } af { $of }. I har aftalt { $back }.
    [late] De { $of } dage gik { $resume_by }. Næste gang begynder et nyt forløb.
   *[open] Pausen er på dag { $day } af { $of }. Starter { $name } ikke igen senest { $resume_by }, begynder forløbet forfra.
}
signal-source-away-clock = Sidste dag på arbejdspladsen var { $last_day }.
signal-why-placement-over = De aftalte dage sluttede { $until }. Hvad kom der ud af det?
signal-source-placement-over = Det er ikke skrevet endnu.
signal-why-hearing-due = { $stands ->
    [answered] Har svaret på høringen. Læs svaret, og luk høringen.
    [over] Fristen for at svare på høringen var { $reply_by }.
   *[near] Kan svare på høringen til og med { $reply_by }.
}
signal-source-hearing-due = Fristen er { $reply_by }.
signal-why-grant-ends = { $days ->
    [0] Slutter i dag.
    [one] Slutter i morgen.
   *[other] Slutter { $until }, om { $days } dage.
} Der er ingen plan for tiden efter.
signal-source-grant-ends = Ingen ny plads, ingen visitation og ingen samtale om vejen videre de seneste tre uger.
signal-why-hours-under-ladder = Timerne er { $percent } procent under det aftalte.
signal-source-hours-under-ladder = { $minutes } timer af { $planned } på de { $days } dage, der er skrevet på arbejdspladsen.
signal-why-follow-up-overdue = Opfølgningen skulle have været senest { $due }.
signal-source-follow-up-overdue = { $stands ->
    [untold] Der var aftalt et møde { $day }. Det er ikke skrevet, om det blev holdt.
    [held] Sidst mødtes I { $day }. Det er aftalt med { $interval } dages mellemrum.
   *[never] I har ikke mødtes siden starten { $day }.
}
signal-why-no-mentor-contact = { $days ->
    [one] Ingen har talt med { $mentor } i 1 dag.
   *[other] Ingen har talt med { $mentor } i { $days } dage.
}
signal-source-no-mentor-contact = { $stands ->
    [met] Sidste samtale var { $day }.
   *[never] Ingen samtale siden starten { $day }.
}
signal-why-agreement-unsigned = { $stands ->
    [sent] Arbejdsaftalen mangler underskrifter, { $days } dage efter start.
    [draft] Arbejdsaftalen er skrevet, men ikke sendt, { $days } dage efter start.
   *[none] Der er ingen arbejdsaftale endnu, { $days } dage efter start.
}
signal-source-agreement-unsigned = Begyndte { $from }.
signal-why-agreement-not-reviewed = Arbejdsaftalen har været den samme i { $weeks } uger. Passer timer og mål stadig?
signal-source-agreement-not-reviewed = Gælder siden { $since }.
signal-why-course-threshold = { $stands ->
    [planned] Forløbet er på dag { $day } og når tre måneder { $reached_on }.
   *[short] Forløbet er på dag { $day }. Det aftalte slutter { $missing } dage før de tre måneder.
}
signal-source-course-threshold = { $missing ->
    [one] Der mangler 1 dag på arbejdspladsen.
   *[other] Der mangler { $missing } dage på arbejdspladsen.
}
signal-why-no-job-effort = Har ikke haft noget, der fører til job, i { $weeks } uger.
signal-source-no-job-effort = Siden { $since }: ingen plads, intet projekt, ingen løntimer og intet møde.
signal-why-personal-mentor-ends = { $days ->
    [0] Den personlige mentor slutter i dag.
    [one] Den personlige mentor slutter i morgen.
   *[other] Den personlige mentor slutter { $until }, om { $days } dage.
}
signal-source-personal-mentor-ends = Ingen er bevilget til tiden efter.
signal-why-caseworker-changed = Har ny sagsbehandler siden { $since }. I har ikke mødt hinanden endnu.
signal-source-caseworker-changed = Mød hinanden senest { $by }.
signal-why-exit-not-discussed = { $stands ->
    [old] Det er { $weeks } uger siden, I talte om vejen videre.
   *[never] I har ikke talt om vejen videre, { $weeks } uger inde i forløbet.
}
signal-source-exit-not-discussed = { $stands ->
    [old] Sidst { $since }.
   *[never] Begyndte { $since }.
}
signal-why-round-incomplete = { $missing ->
    [one] Én mangler at svare på spørgsmålene fra { $on }.
   *[other] { $missing } mangler at svare på spørgsmålene fra { $on }.
}
signal-source-round-incomplete = Det er { $days } dage siden. I kan svare sammen eller på papir.
signal-why-mentor-untrained = Har haft en borger i { $weeks } uger og har ikke været på mentorkursus.
signal-source-mentor-untrained = Siden { $since }. Jobcentret sørger for kurset.
signal-deed-unannounced-absence = Åbn siden
signal-deed-absence = Åbn siden
signal-deed-away-clock = Aftal ny start
signal-deed-placement-over = Afslut forløbet
signal-deed-hearing-due = Åbn høringen
signal-deed-grant-ends = Læg en plan
signal-deed-hours-under-ladder = Se arbejdsaftalen
signal-deed-follow-up-overdue = Aftal et møde
signal-deed-no-mentor-contact = Åbn siden
signal-deed-agreement-unsigned = { $stands ->
    [sent] Se, hvem der mangler
    [draft] Gør arbejdsaftalen færdig
   *[none] Skriv arbejdsaftalen
}
signal-deed-agreement-not-reviewed = Gennemgå arbejdsaftalen
signal-deed-course-threshold = Se forløbet
signal-deed-no-job-effort = Find et skridt
signal-deed-personal-mentor-ends = Se bevillingen
signal-deed-caseworker-changed = Åbn siden
signal-deed-exit-not-discussed = Skriv vejen videre
signal-deed-round-incomplete = Se, hvem der mangler
signal-deed-mentor-untrained = Skriv kurset på
signal-what-now = Det næste skridt
signal-anothers = { $name } har signalet.
signal-take = Jeg tager den
signal-answer = Svar
signal-answer-lead = Et svar lukker signalet. Er det stadig sådan om 14 dage, kommer det igen.
signal-answer-words = Hvad gjorde du?
signal-answer-hint = Kort. Borgeren kan få det at se.
signal-answer-do = Luk med svar
signal-snooze = Udsæt
signal-snooze-lead = Højst fire uger. Bliver det mere presserende, kommer det før.
signal-snooze-until = Til hvornår?
signal-snooze-reason = Hvorfor?
signal-snooze-do = Udsæt
signal-give = Giv til en kollega
signal-give-lead = Kollegaen får signalet på sin side.
signal-give-to = Kollega
signal-give-words = Besked til kollegaen
signal-give-do = Giv videre
signal-steps = Hvad der er sket
signal-step-raise = Opdaget
signal-step-take = { $name } tog det
signal-step-answer = { $name } svarede
signal-step-snooze = { $name } udsatte det
signal-step-hand-over = { $name } gav det videre
signal-step-escalate = Det haster mere nu
signal-step-wake = Vågnede efter udsættelsen
signal-step-move = En anden har borgeren nu
signal-step-resolve = Løst: det er ikke længere sådan
signal-step-raise-again = Opdaget igen
done-signal-take = Du har signalet.
done-signal-answer = Svaret er gemt, og signalet er lukket.
done-signal-snooze = Signalet er udsat.
done-signal-hand-over = Signalet er givet videre.
signal-on-citizen = Signaler
