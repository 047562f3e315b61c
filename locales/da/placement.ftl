# Forløb: find plads, book, aftal, forlæng, afslut
placement-place = { $centre }, plads { $number }
placement-stands-reserved = Reserveret på { $centre } fra { $from }
placement-stands-coming = Begynder på { $centre } { $from }
placement-stands-running = I gang på { $centre }
placement-stands-paused = På pause fra { $centre }
placement-stands-ending-soon = På { $centre }, slutter { $until }
placement-stands-overdue = Skulle være sluttet { $until }
placement-stands-ended = Sluttede på { $centre } { $until }
placement-stands-withdrawn = Blev ikke til noget
placement-is-reserved = Reserveret fra { $from }
placement-is-coming = Begynder { $from }
placement-is-running = I gang
placement-is-paused = På pause
placement-is-ending-soon = Slutter { $until }
placement-is-overdue = Skulle være sluttet { $until }
placement-is-ended = Sluttede { $until }
placement-is-withdrawn = Blev ikke til noget
placement-find = Find plads
placement-find-for = Find en plads til { $name }
placement-find-lead = Fra { $period } er der { $count ->
    [0] ingen ledige pladser
    [one] én ledig plads
   *[other] { $count } ledige pladser
}.
placement-free-places = Ledige pladser
placement-free-none = Ingen pladser er ledige hele perioden.
placement-free-none-what = Prøv en kortere periode eller en senere start. Herunder står, hvornår de optagede pladser bliver ledige.
placement-offers = Hvad pladsen kan
placement-takes-hours = { $least } til { $most } timer om ugen
placement-mentors = Mentor: { $names }
placement-vacant = Ledig
placement-vacant-since = Ledig siden { $day }, { $days ->
    [one] én dag
   *[other] { $days } dage
}
placement-vacant-from = Ledig fra { $day }
placement-vacant-until = {", "}til { $day }
placement-choose = Vælg
placement-choose-other = Vælg en anden plads
placement-others = { $count ->
    [one] Én plads er ikke ledig: se hvorfor
   *[other] { $count } pladser er ikke ledige: se hvorfor
}
placement-days = Hvornår?
placement-show = Vis pladser
placement-from = Første dag
placement-until = Sidste dag
placement-hours = Timer om ugen
placement-hours-hint = Ved starten, for eksempel 10 eller 7,5
placement-mentor = Mentor
placement-choice = Hvorfor denne plads
placement-choice-hint = Borgerens eget ønske vejer tungest
placement-agreed = Er starten aftalt?
placement-agreed-yes = Ja, den er aftalt med borgeren og arbejdspladsen
placement-agreed-no = Nej, hold pladsen i { $days } dage, mens vi aftaler
placement-held = Pladsen er reserveret til og med { $until }. Er forløbet ikke aftalt inden da, bliver pladsen ledig, og borgeren venter igen.
placement-book = Book pladsen
placement-book-heading = { $name } på { $place }
placement-heading = { $name } på { $place }
placement-terms = Aftalen
placement-open = Se forløbet
placement-agree-open = Se og aftal
placement-agree = Forløbet er aftalt
placement-agree-say = Når starten er aftalt med { $name } og arbejdspladsen, så sig til her.
placement-move-end = Flyt slutdato
placement-move-lead = { $day } er den sidste aftalte dag for { $name }.
placement-free-until = Til og med { $day } er pladsen ledig.
placement-free-on = Pladsen er ledig derefter.
placement-new-end = Ny sidste dag
placement-move-do = Flyt slutdatoen
placement-withdraw = Træk tilbage
placement-withdraw-heading = Bliver det ikke til noget?
placement-withdraw-say = Pladsen bliver ledig, og { $name } står på ventelisten igen.
placement-end = Afslut forløbet
placement-end-heading = Hvad førte { $whose } forløb til?
placement-ended-on = Sidste dag
placement-ended-on-hint = Den dag, borgeren sidst var der
placement-outcome = Førte til
placement-outcome-ask = Hvad er borgeren gået videre til?
placement-outcome-hours = Timer om ugen i jobbet
placement-outcome-hours-hint = Ved ordinært job, fleksjob og løntilskud
placement-outcome-place = Arbejdsplads eller skole
placement-outcome-place-hint = Ved job: hvor
placement-reason = Hvorfor før tid
placement-reason-hint = Kun hvis det sluttede før den aftalte dag
placement-happened-start = Start på { $centre }
placement-happened-reserved = Plads reserveret på { $centre }
placement-happened-start-more = { $hours } timer om ugen. { $choice }
placement-happened-planned-end = Sidste aftalte dag på { $centre }
placement-happened-end = Slut på { $centre }
placement-happened-withdrawn = Pladsen på { $centre } blev ikke til noget
done-placement-booked = Pladsen er booket.
done-placement-reserved = Pladsen er reserveret.
done-placement-agreed = Forløbet er aftalt.
done-placement-moved = Slutdatoen er flyttet.
done-placement-withdrawn = Forløbet er trukket tilbage, og pladsen er ledig igen.
done-placement-ended = Forløbet er afsluttet.
placement-list = Forløb
placement-list-lead = { $all ->
    [one] Ét forløb
   *[other] { $all-text } forløb
}, { $running ->
    [0] ingen i gang
    [one] ét i gang
   *[other] { $running-text } i gang
}.
placement-list-citizen = Borger
placement-list-from = Første dag
placement-list-until = Sidste dag
placement-list-mentor = Mentor
placement-list-outcome = Hvad der kom ud af det
placement-list-find = Borger, center eller mentor
placement-list-none = Ingen af dine borgere har et forløb endnu
placement-list-none-what = Når en borger får en plads, står forløbet her.
placement-list-running = I gang
placement-list-ending = Slutter snart
placement-list-overdue = Skal afsluttes
placement-list-reserved = Reserveret
placement-list-coming = Begynder senere
placement-list-ended = Slut
placement-kind-taster = Snusepraktik
placement-kind-centre-days = Dage i centret ved siden af et forforløb
placement-kind-placement = Forløb
placement-kind = Hvad slags?
placement-grants = Bevillinger
placement-granted-by = { $name }, { $day }
placement-granted-until = Bevilget til og med { $day }. Længere giver en ny bevilling.
placement-within-limit = Gruppen kan få { $weeks } uger, her til og med { $until }.
placement-beyond-limit = Længere end de { $weeks } uger, som gik til og med { $until }. Grunden står ved bevillingen.
placement-length-reason = Hvorfor så længe
placement-length-reason-hint = Kun når det bliver længere, end gruppen plejer at få
placement-resumes = { $name } er på pause og begynder igen her. Det andet forløb bliver afsluttet på sidste aktive dag.
