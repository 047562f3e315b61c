# Ledige pladser: brevet til sagsbehandlerne
nav-vacancies = Ledige pladser
vacancies-lead = { $now ->
    [0] Ingen pladser er ledige mindst to uger fra i dag
    [one] Én plads er ledig mindst to uger fra i dag
   *[other] { $now } pladser er ledige mindst to uger fra i dag
}, { $soon ->
    [0] ingen flere
    [one] én mere
   *[other] { $soon } flere
} de næste { $weeks } uger. Her står ingen borgere, så du kan sende listen videre.
vacancies-empty = Ingen pladser er ledige i perioden.
vacancies-empty-what = Se længere frem, eller tal med en jobkonsulent om, hvad der er på vej.
vacancies-weeks = Uger frem
vacancies-show = Vis
vacancies-text = Som tekst til en mail
vacancies-text-lead = Markér teksten, og sæt den ind i en mail.
vacancies-text-label = Brevet som tekst
vacancies-download = Hent
vacancies-download-txt = Hent som tekst
vacancies-download-html = Hent som side
vacancies-seats = Pladser
vacancies-now = { $count ->
    [0] Ingen ledige i dag
    [one] Én ledig nu
   *[other] { $count } ledige nu
}
vacancies-from = fra { $day }
vacancies-from-until = fra { $day } til { $until }
vacancies-now-until = nu og til { $until }
vacancies-now-on = nu
vacancies-place = Plads { $number }: { $when }
vacancies-tasks = Opgaver
vacancies-industries = Brancher
vacancies-helps = Kan tage hensyn til
vacancies-hours = Timer
vacancies-hours-of = { $from } til { $until } timer om ugen
vacancies-hours-from = fra { $from } timer om ugen
vacancies-hours-until = op til { $until } timer om ugen
vacancies-hours-any = efter aftale
vacancies-generation = Generation { $generation }
vacancies-contact = Spørg
vacancies-letter-subject = Ledige pladser i virksomhedscentrene, { $day }
vacancies-letter-begin = Kære kollega
vacancies-letter-lead = Her er de pladser, der er ledige nu eller bliver det de næste { $weeks } uger. Har du en borger, der kunne bruge en af dem, så visitér, eller ring til os.
vacancies-letter-end = Venlig hilsen
vacancies-file = ledige-pladser-{ $day }
