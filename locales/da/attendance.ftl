# Fremmøde: hvem kommer i dag, og hvad det blev til
attendance-heading = Fremmøde
attendance-who = Hvem kommer i dag
attendance-lead = { $count ->
    [0] Ingen kommer i dag.
    [one] En kommer i dag. { $here ->
        [0] Ingen er her endnu.
       *[other] Og er her allerede.
    }
   *[other] { $count } kommer i dag. { $here ->
        [0] Ingen er her endnu.
        [one] En er her allerede.
       *[other] { $here } er her allerede.
    }
}
attendance-hours = { $hours } { $count ->
    [one] time
   *[other] timer
}
attendance-hours-word = timer
attendance-times = Kl. { $times } · { $hours }
attendance-no-times = Dage og tider er ikke aftalt endnu. Vi regner med { $hours } om dagen
attendance-nothing-agreed = Ingen tid aftalt den dag
attendance-mark = Hvordan gik det?
attendance-mark-here = Her
attendance-mark-late = Kom senere
attendance-mark-left-early = Gik før tid
attendance-mark-away-notified = Væk, gav besked
attendance-mark-away-unannounced = Væk, ingen besked
attendance-mark-ill = Syg
attendance-is-here = { $name } er her
attendance-form-for = Fremmøde for { $name }
attendance-answer-for = Svar for { $name }
attendance-was-there = { $mark }, { $hours }
attendance-sent = Sendt kl. { $clock }
attendance-by = Skrevet af { $name }
attendance-undo = Fortryd
attendance-other-hours = Andre timer
attendance-other-hours-was = Blev det andre timer?
attendance-other-hours-for = Andre timer for { $name }
attendance-other-hours-say = Tryk på det, det blev til.
attendance-another-number = Et andet tal
attendance-correct = Ret
attendance-correct-what = Det, der stod før, bliver ikke slettet. Begge dele kan ses bagefter.
attendance-register = Skriv fremmøde
attendance-save = Gem
attendance-whole-week = Hele ugen
attendance-calls = Ingen besked? Så ringer { $contact } til { $name }. Du skal ikke gøre mere.
attendance-told = { $name } har meldt fra til og med { $until }.
attendance-told-later = { $name } kommer senere i dag.
attendance-tag-here = Er her
attendance-tag-away = Kommer ikke
attendance-tag-told = Har meldt fra
attendance-tag-not-today = Ikke i dag
attendance-tag-no-times = Ingen fast tid
attendance-tag-at = Kl. { $clock }
attendance-tag-missing = Mangler svar
attendance-tag-now = Ventes nu
attendance-nobody = Ingen kommer i dag
attendance-nobody-what = Så er der ikke noget at svare på. Kommer der nogen alligevel, står de herunder.
attendance-others = Ikke i dag
attendance-came-anyway = Kom alligevel
attendance-my-people = Alt om dem, du er mentor for
attendance-sees = Det, du svarer, kan borgeren og jobcenteret se. Du ser aldrig, hvorfor nogen er væk.
attendance-back = Tilbage
attendance-day = Dag
attendance-day-heading = { $name }, { $day }
attendance-stands = Der står: { $mark }, { $hours }. Skrevet af { $by } { $at }.
attendance-hours-there = Timer, det blev til
attendance-hours-hint = Skriv kun, hvis det blev andre timer end aftalt. For eksempel 2,5 eller 2:30
attendance-week-heading = { $name }, uge { $week }
attendance-other-weeks = Andre uger
attendance-week-before = Ugen før
attendance-week-after = Ugen efter
attendance-no-answer = Intet svar endnu
attendance-week-do = Gem ugen
attendance-week-as-agreed = Gem resten som aftalt
attendance-week-as-agreed-what = Alle dage uden svar, hvor der var aftalt tid, bliver til "Her".
attendance-wait-one = 1 svar venter på telefonen.
attendance-wait-many = { "{n}" } svar venter på telefonen.
attendance-wait-offline = Du har ikke net lige nu. Svaret bliver sendt af sig selv, når nettet er tilbage og siden er åben.
attendance-wait-slow = Vi kunne ikke nå frem. Vi prøver igen af os selv, så længe siden er åben.
attendance-wait-door = Du er logget ud. Log ind igen, så bliver det sendt.
attendance-wait-leave = Logger du ud nu, bliver det ikke sendt. Tryk én gang til, hvis du vil logge ud alligevel.
attendance-kept = Gemt på telefonen. Ikke sendt endnu
attendance-sending = Sender
attendance-of = Fremmøde: { $name }
attendance-mine = Mit fremmøde
attendance-weeks = Uge for uge
attendance-week = Uge { $week }, fra { $day }
attendance-week-column = Uge
attendance-days-column = Dage
attendance-planned = Aftalt
attendance-actual = Blev til
attendance-absence = Fravær
attendance-absence-none = Intet
attendance-unannounced = { $count ->
    [one] 1 dag uden besked
   *[other] { $count } dage uden besked
}
attendance-notified = { $count ->
    [one] 1 dag med besked
   *[other] { $count } dage med besked
}
attendance-missing = { $count ->
    [one] 1 dag uden svar
   *[other] { $count } dage uden svar
}
attendance-day-paused = pause
attendance-day-reported = har meldt fra
attendance-day-missing = intet svar
attendance-none = Der er ingen uger endnu
attendance-spread = Dage og tider er ikke aftalt for alle uger. Hvor de mangler, er timerne om ugen fordelt jævnt på fem dage.
attendance-changes = Rettet og fortrudt
attendance-change-holds = { $day }: { $mark }, { $hours }. Rettet af { $by } { $at }. Det gælder
attendance-change-corrected = { $day }: { $mark }, { $hours }. Skrevet af { $by } { $at }. Rettet siden
attendance-change-undone = { $day }: { $mark }, { $hours }. Skrevet af { $by } { $at }. Fortrudt
attendance-see = Se alle uger
attendance-this-week = Denne uge
nav-attendance = Fremmøde
nav-attendance-what = Se, hvem der kommer, og svar med et tryk
done-attendance-noted = Fremmødet er gemt.

# Kendte telefoner
nav-phones = Kendte telefoner
nav-phones-what = Telefoner, der åbner siden for i dag uden adgangskode
phone-heading = Denne telefon
phone-what = Så kan du svare uden adgangskode på denne telefon. Det gælder kun siden her, og du kan tage det tilbage når som helst. Gør det kun på din egen telefon. Logger du ud, bliver telefonen glemt.
phone-keep = Kend denne telefon
phone-is-known = Denne telefon er kendt. Den åbner kun siden her. Log ind for at se resten.
phone-known = Kendt telefon
phone-says = Siden { $since }, sidst brugt { $seen }, gælder til { $until }
phone-forget = Glem
phone-morning-what = Vil du have et link til siden om morgenen?
phone-morning-none = Nej tak
phone-morning-do = Gem
phone-list-lead = En mentor kan bede om, at telefonen er kendt. Den åbner kun siden for i dag. Glem den, hvis den er væk.
phone-none = Ingen telefoner er kendt
phone-whose = Hvem
done-phone-known = Telefonen er kendt. Gem siden på startskærmen, så er du ét tryk fra den.
done-phone-forgotten = Telefonen er glemt.
done-phone-morning = Linket kommer om morgenen på dage, hvor nogen er ventet.
done-phone-no-morning = Der kommer ikke noget link.
citizen-looked-read-attendance = så fremmødet
citizen-looked-register-attendance = registrerede fremmøde
citizen-looked-correct-attendance = rettede fremmøde
citizen-looked-withdraw-attendance = fortrød en registrering af fremmøde
