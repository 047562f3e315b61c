## Økonomi: hvad jobcentret har optjent, og hvad der kommer.
nav-economy = Økonomi
way-on-nav-economy = Se, hvad I har optjent, og hvad der er på vej
nav-economy-section = Økonomi
nav-soon-earned = Snart optjent
way-on-nav-soon-earned = Se, hvad dine borgere er tæt på at udløse
nav-payments = Betaling til virksomheder
way-on-nav-payments = Månedens betaling efter aftalerne, også som fil
nav-settlements = Opgørelser
way-on-nav-settlements = Se de opgørelser, der er gemt
nav-letters = Tilsagn
way-on-nav-letters = Skriv tilsagnet ind, når det kommer
economy-title = Økonomi
economy-lead = { $programme }, { $period }. Regnet på alt, der er registreret til og med { $day }.
economy-none = Der er ikke skrevet noget tilsagn ind
economy-none-what = Her står, hvad jobcentret har optjent af tilskud, og hvad der er på vej.
economy-none-do = Skriv styrelsens tilsagn ind, så regner vi hver dag på, hvad I har optjent.
economy-try-reading = Prøv en anden læsning
economy-make = Lav en opgørelse
economy-earned = Optjent
economy-earned-what = { $months ->
    [one] 1 måned
   *[other] { $months } måneder
} og { $results ->
    [one] 1 resultat
   *[other] { $results } resultater
}
economy-fixed = Fast tilskud
economy-fixed-what = For hele perioden
economy-on-account = Udbetalt a conto
economy-on-account-what = Opgjort pr. { $day }. Til gode: { $left }
economy-on-account-none = Ingen opgørelse er godkendt endnu
economy-soon = Snart optjent
economy-soon-what = { $count ->
    [one] 1 borger, hvis alt går som aftalt
   *[other] { $count } borgere, hvis alt går som aftalt
}
economy-used-up = Rammen er brugt siden { $day }
economy-reaches = Rammen er brugt { $day }, hvis alt går som aftalt
economy-reaches-at-pace = I samme tempo er rammen brugt ca. { $day }
economy-room = Der er plads til { $left } mere i rammen
economy-frame-is = Rammen er { $count } deltagere à { $each }. { $begun } er begyndt i et forløb, der tæller.
economy-expected-what = { $lines ->
    [0] Forløbene, der er aftalt nu, udløser ikke mere.
   *[other] Forløb og job, der er i gang, udløser { $amount } mere, hvis de går som aftalt.
}
economy-beyond = { $amount } af det bliver ikke udbetalt, fordi det er over rammen.
economy-at-risk = { $count ->
    [one] Ét forløb bliver
   *[other] { $count } forløb bliver
} for korte, som de er aftalt. Det drejer sig om { $amount }.
economy-at-pace = I samme tempo som det sidste halve år bliver { $amount } optjent i alt.
economy-frame = Ramme
economy-frame-limit = Ramme { $frame }
economy-frame-alt = Optjent { $earned }, forventet { $expected }, ramme { $frame }
economy-frame-figure = Optjent, forventet og ramme, figur
economy-key-earned = Optjent
economy-key-expected = Forventet, som det er aftalt
economy-key-beyond = Over rammen
economy-numbers = Vis tal
economy-activity = Aktivitet
economy-result = Resultat
economy-earned-all = Optjent i alt
economy-paid = Udbetales af rammen
economy-total = I alt med fast tilskud
economy-months = Måned for måned
economy-month = Måned
economy-soon-none = Ingen er tæt på noget de næste uger
economy-soon-lead = Det, dine borgere er tæt på at udløse, og hvad der skal til.
economy-soon-none-own = Ingen af dine borgere er på vej til et tilskud
economy-soon-none-own-what = Så snart en af dem er i forløb på en virksomhed, kan du følge med her.
economy-all = Alle { $count }
economy-later = { $count ->
    [one] Én til kommer senere.
   *[other] { $count } til kommer senere.
}
economy-citizen = Borger
economy-far = Nået
economy-takes = Hvad der skal til
economy-acts = Hvem kan gøre noget
economy-on = Optjenes
economy-amount = Beløb
economy-next-day = Dag { $reached } af { $needed }
economy-next-week = Uge { $reached } af { $needed }
economy-next-month = Måned { $number }
economy-next-until-work = Bliver i jobbet til og med { $day }
economy-next-until-education = Bliver i uddannelsen til og med { $day }
economy-next-hours-short = Mangler { $hours } timer
economy-next-weeks-short = { $weeks ->
    [one] Mangler 1 uge
   *[other] Mangler { $weeks } uger
}
economy-next-back-by = Skal være tilbage senest { $day }
economy-next-come-until = Kommer til og med { $day }
economy-next-days-left = { $days ->
    [one] 1 aktiv dag endnu
   *[other] { $days } aktive dage endnu
}
economy-next-extend = { $days ->
    [one] Aftalen slutter 1 dag for tidligt
   *[other] Aftalen slutter { $days } dage for tidligt
}
economy-next-away = Væk, dag { $day } af { $limit }
economy-next-hours = Har { $has } af { $needs } timer
economy-next-no-other-support = SU og ingen anden offentlig forsørgelse
economy-next-agreed-short = Forlæng den, hvis borgeren har lyst
economy-next-spare = { $days ->
    [0] Der er ingen dage at give af
    [one] Der er 1 dag at give af
   *[other] Der er { $days } dage at give af
}
economy-next-unknown = ikke som aftalt nu
economy-readings = Hvis teksten læses på en anden måde
economy-readings-what = Projektbeskrivelsen kan forstås på flere måder. Her står, hvad hver af dem ville give i dag.
economy-reading = Læsning
economy-lines = Linjer
economy-differs = Forskel
economy-reading-own = Den, vi bruger
economy-reading-same = Det samme
economy-reading-months-whole-active-months = Hele måneder af aktive dage
economy-reading-months-calendar-months = Hver kalendermåned med en aktiv dag
economy-reading-gap-always = Fire uger gælder altid
economy-reading-gap-until-minimum = Fire uger gælder kun de første tre måneder
economy-reading-result-any-interval = Resultat efter enhver afbrydelse eller slutning
economy-reading-result-qualifying-course = Resultat kun efter et forløb, der gav tilskud
economy-reading-result-course-start = Resultat allerede fra forløbets start
economy-action-plan = Handlingsplan
economy-action-plan-what = Til at frikøbe en medarbejder
economy-places = Pladser
economy-places-what = { $days }
economy-filled = Belægning
economy-filled-what = { $filled } af { $full } pladsdage
economy-filled-how = Sådan er belægningen regnet
economy-filled-by = { $count ->
    [one] 1 borger i målgruppen har haft en plads.
   *[other] { $count } borgere i målgruppen har haft en plads.
}
economy-filled-outside = { $count ->
    [0] Alle, der har haft en plads, er i målgruppen.
    [one] 1 borger uden for målgruppen tæller ikke med.
   *[other] { $count } borgere uden for målgruppen tæller ikke med.
}
economy-filled-rule = Hver dag tæller for sig. Flere borgere end pladser giver ikke mere, og en fyldt dag retter ikke op på en tom.
economy-story-of = Hvorfor har { $name } udløst det?
economy-story-of-number = Borger { $number }
economy-story-lead = { $months ->
    [0] Ingen måneder
    [one] 1 måned
   *[other] { $months } måneder
} og { $results ->
    [0] intet resultat
    [one] 1 resultat
   *[other] { $results } resultater
}, { $amount }. Regnet på det, der var registreret { $day }.
economy-line-title = Forløb, måneder og resultat
economy-line-alt = Forløb, måneder og resultat over tid, figur. De samme dage står i trinene nedenfor.
economy-line-stay = { $centre }, { $days ->
    [one] 1 dag
   *[other] { $days } dage
}
economy-line-gap = dag { $days } af { $limit }
economy-key-month = Måned, der er optjent
economy-key-result = Resultat
economy-key-next = Det næste
economy-key-gap = Væk
economy-steps = Trin for trin
economy-steps-what = Hver sætning har sin regel og det sted, hvor reglen står.
economy-steps-none = Ingen dage i perioden
economy-story-nothing = Der er ikke optjent noget endnu
economy-story-month = Måned { $number }
economy-story-result = Resultat
economy-story-result-flexi = Resultat med fleksjob, uden fleksjobbonus
economy-facts = Det, der er registreret
economy-facts-what = Opgørelsen bygger på dette og ikke på andet.
economy-fact = Hvad
economy-fact-where = Hvor
economy-fact-stay = Aktive dage på virksomhed
economy-fact-resource-course = Ressourceforløb
economy-fact-cash-assistance = Kontanthjælp
economy-fact-jobs = { $weeks ->
    [one] 1 uge
   *[other] { $weeks } uger
} med løn, { $hours } timer i alt.
economy-fact-school = { $weeks ->
    [one] 1 hel uge
   *[other] { $weeks } hele uger
} i uddannelse på SU.
economy-read-as = Læst sådan:

## Tilsagn
letter-list = Tilsagn
letter-lead = Styrelsens breve om tilskud: hvilket projekt, hvilke dage, og hvor mange deltagere I regnede med.
letter-none = Der er ikke skrevet noget tilsagn ind
letter-new = Skriv et tilsagn ind
letter-correct = Ret tilsagnet
letter-correct-do = Ret
letter-what = Skriv det, der står i brevet. Rammen følger af antallet af deltagere.
letter-programme = Projekt
letter-reference = Sagsnummer
letter-reference-hint = Styrelsens nummer, som det står i brevet
letter-received = Brevet kom
letter-received-on = Kom { $day }
letter-from = Gælder fra
letter-until = Gælder til og med
letter-days = Dage
letter-expected = Forventede deltagere
letter-expected-hint = Det antal, rammen er regnet af
letter-save = Gem tilsagnet
done-letter-written = Tilsagnet er skrevet ind
done-letter-corrected = Tilsagnet er rettet. Opgørelser, der er gemt, er som de var

## Opgørelser, der er gemt
settled-title = Opgørelser
settled-one = Opgørelse
settled-lead-list = En gemt opgørelse ændrer sig ikke. Den holder fast i, hvad den er lavet af, og kan laves igen på øren.
settled-lead-auditor = De opgørelser, jobcentret har sendt til dig. Se linjerne med deres grundlag, træk en stikprøve, og godkend eller send tilbage.
settled-none = Der er ingen gemte opgørelser
settled-none-what = Lav en, når I skal bede om a conto, eller når perioden er slut.
settled-none-auditor = Der er ikke sendt noget til dig endnu
settled-none-auditor-what = Når jobcentret sender en opgørelse til revision, står den her.
settled-name = { $kind } pr. { $day }
settled-kind = Hvad er den til?
settled-kind-on-account = A conto
settled-kind-last = Endelig opgørelse
settled-state = Status
settled-state-made = Lavet
settled-state-handed-in = Hos revisor
settled-state-returned = Sendt tilbage
settled-state-approved = Godkendt og låst
settled-state-discarded = Kasseret
settled-made = Lavet { $day } af { $name }
settled-made-head = Lavet
settled-new = Lav en opgørelse
settled-new-lead = Vi gemmer linjerne sammen med det, de er regnet af. Du kan se den igennem, før du sender den til revisor.
settled-letter = Tilsagn
settled-as-of = Opgjort pr.
settled-as-of-hint = Kun det, der er kendt den dag, tæller med
settled-corrects = Retter en tidligere
settled-corrects-hint = Så står forskellene, linje for linje
settled-make = Gem opgørelsen
settled-lead = { $participants } af { $expected } forventede deltagere. { $period }. Sag { $reference }.
settled-decided = { $state } { $day } af { $name }.
settled-decided-why = { $state } { $day } af { $name }: { $reason }
settled-months = { $count ->
    [one] 1 måned
   *[other] { $count } måneder
}
settled-results = { $count ->
    [one] 1 resultat
   *[other] { $count } resultater
}
settled-of-frame = Af rammen på { $frame }
settled-with-fixed = Med { $fixed } i fast tilskud
settled-workbook = Hent som regneark
settled-paper = Hent som PDF
settled-corrected-by = Der er en nyere opgørelse, der retter denne.
settled-see-newer = Se den
settled-differences = Forskelle
settled-against = Mod
settled-no-differences = Ingen linjer er ændret
settled-became = Hvad er der sket
settled-became-new = Ny
settled-became-gone = Væk
settled-became-changed = Ændret
settled-before = Før
settled-after = Nu
settled-side-month = Måned { $number }, { $day }, { $paid }
settled-side-result = Resultat, { $day }, { $paid }
settled-sample = Stikprøve
settled-lines-shown = { $shown } af { $all } linjer
settled-sample-count = Antal linjer
settled-sample-seed = Startnummer
settled-sample-draw = Træk en stikprøve
settled-sample-all = Vis alle linjer
settled-sample-what = Det samme startnummer trækker de samme linjer igen. Skriv det i revisionsprotokollen.
settled-no-lines = Der er ingen linjer
settled-no-refusals = Ingen forløb er uden tilskud
settled-number = Nr.
settled-citizen = Borger
settled-what = Hvad
settled-basis = Grundlag
settled-basis-from = Grundlag fra
settled-basis-to = Grundlag til
settled-earned-on = Optjent
settled-amount = Beløb
settled-paid = Udbetales
settled-way = Vej
settled-days = Dage
settled-from = Fra
settled-to = Til
settled-why = Hvorfor
settled-kroner = Kroner
settled-grant-activity = Forløb
settled-grant-result = Resultat
settled-decimal = ,
settled-why-too-short = For kort: { $active_days } aktive dage af { $needed_days }
settled-why-not-in-target-group = Ikke i målgruppen den første dag
settled-why-weeks-short = { $weeks } af { $needed_weeks } uger
settled-why-hours-short = { $hours } af { $needed_hours } timer
settled-why-other-support = Anden offentlig forsørgelse i { $weeks ->
    [one] 1 uge
   *[other] { $weeks } uger
}
settled-why-starts-after-period = Begynder efter perioden
settled-next = Næste skridt
settled-reason = Begrundelse
settled-step-hand-in = Send til revisor
settled-step-hand-in-what = Revisor kan se linjerne og deres grundlag, uden navne.
settled-step-approve = Godkend og lås
settled-step-approve-what = Den kan ikke ændres bagefter. En rettelse bliver en ny opgørelse.
settled-step-return = Send tilbage
settled-step-return-what = Skriv, hvad der skal rettes. Jobcentret læser det.
settled-step-discard = Kassér
settled-step-discard-what = Skriv, hvorfor den ikke skal bruges. Den bliver stående i listen.
done-settlement-made = Opgørelsen er gemt
done-settlement-handed-in = Opgørelsen er sendt til revisor
done-settlement-approved = Opgørelsen er godkendt og låst
done-settlement-returned = Opgørelsen er sendt tilbage til jobcentret
done-settlement-discarded = Opgørelsen er kasseret
done-settlement-remarked = Bemærkningen er gemt
settled-remarks = Bemærkninger
settled-no-remarks = Der er ingen bemærkninger
settled-remark = Gem bemærkningen
settled-remark-words = Ny bemærkning
settled-remark-about = Om linje nr.
settled-remark-about-hint = Lad den stå tom, hvis det gælder det hele
settled-remark-whole = Hele opgørelsen
settled-remark-line = Linje { $number }
settled-remark-who = { $name }, { $role }, { $day }
settled-made-by = Sådan er den lavet
settled-rulebook = Regelsættets fingeraftryk (SHA-256)
settled-job-centre = Jobcenter
settled-period = Periode
settled-participants = Deltagere
settled-readings = Læsninger
settled-tab-totals = Beløb
settled-tab-lines = Linjer
settled-tab-refusals = Uden tilskud
settled-tab-explanation = Forklaring
settled-rule = Regel
settled-step = Trin
settled-says = Hvor det står
settled-file = opgoerelse
settled-foot = Borgere står med et nummer. Opgørelsen kan laves igen af det, den er gemt med.

## Betaling til virksomheder
payments-of = Betaling til virksomheder, { $month }
payments-lead = { $companies ->
    [0] Ingen aftaler giver betaling.
    [one] 1 aftale, { $sum } i alt.
   *[other] { $companies } aftaler, { $sum } i alt.
}
payments-csv = Hent som CSV
payments-xlsx = Hent som regneark
payments-months = Vælg måned
payments-before = Måneden før
payments-after = Måneden efter
payments-not-over = Måneden er ikke slut. Beløbene kan stadig ændre sig.
payments-unpaid = Der mangler en virksomhed at betale til på: { $centres }.
payments-none = Der er ikke noget at betale i den måned
payments-company = Virksomhed
payments-centre = Virksomhedscenter
payments-cvr = CVR-nummer
payments-model = Betaling
payments-price = Pris pr. måned
payments-place-days = Pladsdage
payments-hours = Mentortimer
payments-amount = Beløb
payments-from = Fra
payments-to = Til
payments-text = Tekst
payments-reference = Virksomhedscenter { $month }
payments-sum = I alt
payments-how = En måned, der begynder eller slutter midt i en aftale, er regnet dag for dag. I en klynge får den virksomhed betalingen, hvor den koordinerende mentor er.
payments-sheet = Betaling
payments-file = betaling

## På sporet / On the trail
trail-noun-citizen-settlement = en borgers optjente tilskud
trail-noun-company-payments = betaling til virksomheder
trail-noun-economy = jobcentrets økonomi
trail-noun-grant-letter = et tilsagn
trail-noun-settlement = en opgørelse
trail-noun-settlement-case = grundlaget for en borger i en opgørelse
trail-noun-settlement-remark = en bemærkning til en opgørelse
trail-noun-soon-earned = hvad en borger er tæt på at udløse
trail-noun-soon-earned-list = hvad egne borgere er tæt på at udløse
citizen-looked-read-citizen-settlement = så, hvad forløbet har udløst af tilskud
citizen-looked-read-settlement-case = så dagene bag et tilskud
citizen-looked-read-soon-earned = så, hvad forløbet er tæt på at udløse

## Registret mod egne data
register-title = Styrelsens tal
register-lead = Hent de linjer ind, som styrelsen har opgjort af registrene. Så ser I, hvor de er anderledes end jeres egne, og hvorfor.
register-as-of-hint = Den dag, styrelsen har opgjort pr.
register-lines = Linjer
register-lines-hint = Tabellen lines fra styrelsens opgørelse, som CSV eller regneark
register-refusals = Afslag
register-refusals-hint = Tabellen refusals, så vi kan se begrundelserne
register-keep = Hent tallene ind
done-register-kept = Styrelsens tal er hentet ind
register-compare = Styrelsens tal mod jeres egne pr. { $day }
register-finding = Jeres egne data giver { $own }, registrene { $register }. Forskel: { $differs }.
register-others = Borgere, hvor tallene er forskellige
register-agree = { $count ->
    [one] For 1 borger med tilskud er tallene ens.
   *[other] For { $count } borgere med tilskud er tallene ens.
}
register-same = Tallene er ens for alle
register-own = Egne data: { $amount }
register-unknown = Kendes ikke hos os
register-why-days = Dage
register-why-hours = Timer eller uger
register-why-target-group = Målgruppe
register-why-support = Anden forsørgelse
register-why-period = Begynder uden for perioden
register-how = Grunden er den, som den side giver, der har fået mindst. Ret sagen, hvis det er jer, der mangler noget, eller skriv til styrelsen med borgerens nummer og dagene.
register-own-activity = Aktivitet, egne data
register-their-activity = Aktivitet, registret
register-own-result = Resultat, egne data
register-their-result = Resultat, registret
register-sheet = Forskelle
register-file = forskelle
register-tables = Hent egne data som registertabeller
register-load = Hent styrelsens tal ind
settled-name-register = Styrelsens tal pr. { $day }
settled-compare = Sammenlign med egne data
trail-noun-register-tables = egne data som registertabeller
