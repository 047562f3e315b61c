# Borgere: lister, søgning, borgerens side
citizen-name = Navn
citizen-cpr = CPR-nummer
citizen-cpr-hint = 10 cifre. Det bliver gemt krypteret, og kun fødselsdatoen vises
citizen-phone = Telefon
citizen-email = E-mail
citizen-address = Adresse
citizen-address-hint = Vej, postnummer og by
citizen-language = Sprog
citizen-group = Målgruppe
citizen-caseworker = Koordinerende sagsbehandler
citizen-caseworker-hint = Alle borgere har én
citizen-consultant = Jobkonsulent
citizen-protected = Navn og adresse er beskyttet
citizen-protected-hint = Så kan kun de, der har borgeren, se navn og adresse
citizen-protected-name = Beskyttet navn
citizen-protected-address = Beskyttet adresse
citizen-is-protected = Navn og adresse er beskyttet
citizen-somebody = borgeren
citizen-yes = Ja
citizen-age = Alder
citizen-years = { $age } år
citizen-stands = Hvor er borgeren
citizen-place = Plads
citizen-hours = Timer
citizen-not-referred = Ikke visiteret
citizen-asks-reason = En kollegas borger. Du skal skrive hvorfor
citizen-new = Opret borger
citizen-new-lead = Borgeren kan se, hvad du skriver her, og hvem der har set det.
citizen-register = Opret borgeren
citizen-edit = Ret oplysninger
citizen-part-who = Hvem
citizen-part-case = Sagen
citizen-list-lead = { $all ->
    [one] Én borger
   *[other] { $all-text } borgere
}, { $waiting ->
    [0] ingen venter
    [one] én venter
   *[other] { $waiting-text } venter
}, { $placed ->
    [0] ingen er i gang
    [one] én er i gang
   *[other] { $placed-text } er i gang
}.
citizen-list-empty = Du har ingen borgere lige nu.
citizen-list-empty-what = Søg efter navn eller CPR-nummer for at finde en borger i dit team.
citizen-search-label = Navn eller CPR-nummer
citizen-found-none = Ingen borger passer til det, du søgte.
citizen-found-none-what = Prøv med begyndelsen af navnet eller hele CPR-nummeret. Du finder dine egne og dit teams borgere. Beskyttede navne findes kun af dem, der har borgeren.
citizen-reason = Hvorfor skal du se siden?
citizen-reason-lead = Borgeren hører til en kollega i dit team. Din grund bliver skrevet i loggen, og borgeren kan læse den.
citizen-reason-why = Grund
citizen-reason-hint = For eksempel: Bente er syg, og borgeren ringer om sin start i morgen
citizen-reason-open = Åbn siden
citizen-reason-holds = Du ser en kollegas borger. Din grund gælder resten af dagen og står ved hvert opslag i loggen.
citizen-circle = Mennesker omkring { $name }
citizen-near-you = { $name } (dig)
citizen-near-substitute = Vikar: { $name }, { $phone }
citizen-near-contact = Fast kontakt i jobcentret
citizen-near-mentor = Mentor på arbejdspladsen
citizen-near-personal-mentor = Personlig mentor
citizen-way = { $whose } vej
citizen-way-empty = Her kommer { $whose } vej til at stå. Den begynder med en visitation.
citizen-way-describe = Tidslinje fra { $from } til { $until } med { $placements ->
    [one] ét forløb
   *[other] { $placements } forløb
} og { $referrals ->
    [one] én visitation
   *[other] { $referrals } visitationer
}. Det samme står i tabellen under billedet.
citizen-way-placements = Forløb
citizen-way-hours-lane = Timer om ugen
citizen-way-hours = { $hours } t
citizen-way-today = i dag
citizen-way-referred = Visiteret { $day }
citizen-way-table = Vis tidslinjen som tabel
citizen-way-table-label = Tidslinjen som tabel
citizen-way-day = Dag
citizen-way-what = Hvad
citizen-way-more = Mere
citizen-key-referred = Visiteret
citizen-key-done = I gang eller overstået
citizen-key-planned = Planlagt
citizen-wish = { $whose } ønsker og behov
citizen-stays = Forløb
citizen-stays-none = Der er ingen forløb endnu.
citizen-facts = Om { $name }
citizen-looked = Hvem har set og skrevet
citizen-looked-lead = Hvert opslag bliver skrevet ned, og { $name } kan se det samme.
citizen-looked-show = { $count ->
    [one] Vis den seneste
   *[other] Vis de seneste { $count }
}
citizen-looked-why = Grund: { $why }
citizen-looked-system = Systemet
citizen-looked-read = så noget om borgeren
citizen-looked-read-citizen = så siden
citizen-looked-read-placement = så et forløb
citizen-looked-read-referral = så en visitation
citizen-looked-search = fandt borgeren med CPR-nummer
citizen-looked-register = oprettede noget
citizen-looked-register-citizen = oprettede borgeren
citizen-looked-register-referral = sendte en visitation
citizen-looked-register-placement = bookede en plads
citizen-looked-correct = rettede noget
citizen-looked-correct-citizen = rettede oplysninger
citizen-looked-correct-placement = ændrede et forløbs slutdato
citizen-looked-advance = førte noget et skridt videre
citizen-looked-advance-referral = førte visitationen et skridt videre
citizen-looked-advance-placement = aftalte forløbet
citizen-looked-close = afsluttede noget
citizen-looked-close-placement = afsluttede forløbet
citizen-looked-withdraw = trak noget tilbage
citizen-looked-withdraw-referral = trak visitationen tilbage
citizen-looked-withdraw-placement = trak forløbet tilbage
citizen-looked-export = hentede oplysninger ud
citizen-looked-sign-in = loggede ind
citizen-looked-sign-out = loggede ud
citizen-next = Næste skridt
citizen-next-refer = Visitér { $name }, så en jobkonsulent kan finde en plads.
citizen-next-not-referred = { $name } er ikke visiteret til en plads lige nu.
citizen-next-moved-on = { $name } er gået videre: { $outcome }.
citizen-next-moved-on-why = Forløbet på { $centre } sluttede { $until }
citizen-next-why-handed-back = Visitationen blev givet tilbage { $day }: { $reason }.
citizen-next-why-withdrawn = Visitationen blev trukket tilbage { $day }: { $reason }.
citizen-next-take = Tag visitationen, så { $name } ved, hvem der finder pladsen.
citizen-next-wait-consultant = { $name } venter på, at en jobkonsulent tager visitationen.
citizen-next-find = Find en plads til { $name }.
citizen-next-wait-place = { $who } leder efter en plads til { $name }.
citizen-next-since = Visiteret { $day }, { $days ->
    [0] i dag
    [one] for én dag siden
   *[other] for { $days } dage siden
}
citizen-next-reserved = { $name } kan begynde { $from }, når starten er aftalt med { $centre }.
citizen-next-reserved-why = Pladsen er holdt til { $until }
citizen-next-coming = { $from } begynder { $name } på { $centre }.
citizen-next-coming-why = { $mentor } er mentor og tager imod.
citizen-next-running = { $name } er på dag { $day } af { $of } på { $centre }.
citizen-next-running-why = Den sidste aftalte dag er { $until }
citizen-next-paused = { $name } er på pause fra { $centre }. { $known ->
    [yes] Vi regner med { $name } igen { $back }.
   *[other] Aftal en dag at begynde igen.
}
citizen-next-paused-why = Pausen er på dag { $day } af { $of }. Til og med { $until } er det samme forløb.
citizen-next-paused-late = Pausen er på dag { $day }. De { $of } dage gik { $until }, så næste gang begynder et nyt forløb.
citizen-next-ending-soon = Forløbet slutter { $until }, så aftal med { $name }, hvad der så skal ske.
citizen-next-ending-soon-why = { $days ->
    [0] Det er i dag.
    [one] Der er én dag til.
   *[other] Der er { $days } dage til.
}
citizen-next-overdue = Skriv, hvad forløbet førte til, eller forlæng det.
citizen-next-overdue-why = Den sidste aftalte dag var { $until }
citizen-next-ended = Forløbet på { $centre } er slut.
citizen-next-ended-why = Den sidste dag var { $until }
citizen-next-withdrawn = Pladsen på { $centre } blev ikke til noget.
citizen-next-withdrawn-why = Den skulle være begyndt { $from }
citizen-since = Siden
citizen-needs = Næste skridt
citizen-next-day = Næste dag
citizen-unit = Enhed
citizen-no-consultant = Ingen jobkonsulent endnu
citizen-found-team = Dine egne og dit teams borgere. Søgningen bliver skrevet i loggen.
citizen-stands-waiting = Venter på en konsulent
citizen-stands-accepted = Venter på en plads
citizen-stands-reserved = Plads på vej
citizen-stands-placed = I gang
citizen-stands-ending = Slutter snart
citizen-stands-overdue = Skal afsluttes
citizen-stands-paused = Pause
citizen-stands-ended = Forløb slut
citizen-stands-none = Ikke visiteret
citizen-needs-waiting = En jobkonsulent tager imod
citizen-needs-accepted = Find en plads
citizen-needs-reserved = Forbered første dag
citizen-needs-placed = Følg op
citizen-needs-ending = Aftal, hvad der kommer efter
citizen-needs-overdue = Afslut forløbet, eller forlæng det
citizen-needs-paused = Pausen er på dag { $days } af 28
citizen-needs-ended = Find næste skridt
citizen-needs-none = Afgør, om et center er vejen
citizen-days = Dage
