# Opgørelse af tilskud
settlement-done-day = Opgjort pr. { $day }.
settlement-done-counts = { $citizens ->
    [one] 1 borger
   *[other] { $citizens-text } borgere
} med praktik, { $lines ->
    [one] 1 linje
   *[other] { $lines-text } linjer
} og { $refusals-text } afslag.
settlement-done-earned = Optjent i aktivitets- og resultattilskud: { $earned }.
settlement-done-total = Til udbetaling i alt med fast tilskud: { $total }.
settlement-done-balance = Udbetalt a conto: { $on_account }. Resten af aktivitets- og resultattilskuddet: { $balance }.
settlement-done-corrected = I forhold til den opgørelse, der bliver rettet: { $new ->
    [one] 1 ny linje
   *[other] { $new-text } nye linjer
}, { $gone-text } faldet bort og { $changed-text } ændret. Forskel i det, der bliver udbetalt: { $paid }.
settlement-done-path = Tabellerne ligger i { $path }
settlement-readings-title = Det ville hver læsning have givet alle jobcentre tilsammen:
settlement-readings-months = Måneder
settlement-readings-gap = Pauser
settlement-readings-result-after = Resultat efter
settlement-readings-lines = Linjer
settlement-readings-total = Til udbetaling
settlement-readings-difference = Forskel
settlement-readings-own = denne opgørelse
settlement-readings-same = ingen
settlement-again-same = Opgørelsen i { $path } er lavet igen, og hver byte er den samme i alle { $count } filer.
settlement-again-differ = Opgørelsen i { $path } er lavet igen og er ikke den samme. Disse filer er anderledes: { $files }.
settlement-again-input = { $file } i registret er ikke den samme fil som dengang.
settlement-again-version = Opgørelsen er lavet af version { $then } og nu igen af version { $now }.

# Hvad der er i vejen med en tidligere opgørelse
settlement-earlier-not-there = { $folder } er ikke en opgørelse: settlement.json mangler. Intet er skrevet.
settlement-earlier-unreadable = { $folder } er ikke en opgørelse, vi kan læse ({ $detail } i settlement.json). Intet er skrevet.
settlement-earlier-other-programme = Opgørelsen i { $folder } er af en anden indsats, { $detail }. Intet er skrevet.
settlement-earlier-not-earlier = Opgørelsen i { $folder } er ikke fra en tidligere dag end denne, { $detail }, så den kan ikke være udbetalt a conto. Intet er skrevet.
settlement-earlier-format = Opgørelsen i { $folder } er skrevet som { $detail }, og den kan ikke læses ind igen. Lav den igen som csv eller parquet. Intet er skrevet.
settlement-earlier-changed = { $detail } i { $folder } er ikke den fil, opgørelsen skrev. Find den uændrede, eller lav opgørelsen igen. Intet er skrevet.
settlement-earlier-other-rulebook = Opgørelsen i { $folder } er lavet efter en anden udgave af regelbogens { $detail }. Brug den version af programmet, der står i settlement.json. Intet er skrevet.
settlement-earlier-needs = Opgørelsen i { $folder } bygger på en tidligere opgørelse. Giv dens mappe med { $detail }. Intet er skrevet.
settlement-earlier-other-settlement = Mappen efter { $detail } er ikke den opgørelse, som den i { $folder } bygger på. Intet er skrevet.

settlement-progress = { $step }: { $percent } %
settlement-step-job-centres = Læser jobcentre
settlement-step-placements = Læser praktikker
settlement-step-target-group = Læser målgrupper
settlement-step-work-weeks = Læser uger i job
settlement-step-education-weeks = Læser uger i uddannelse
settlement-step-benefit-weeks = Læser uger med ydelser
settlement-step-citizens = Opgør borgere
settlement-step-writing = Skriver linjer
settlement-step-lines = Læser den tidligere opgørelses linjer
settlement-step-totals = Læser den tidligere opgørelses totaler
settlement-noticed-semicolons = { $table } er læst med semikolon mellem felterne.
settlement-noticed-commas = { $table } er læst med komma som decimaltegn i timerne.
settlement-noticed-missing = { $table } er ikke i mappen og regnes for tom.
settlement-way-work = job eller fleksjob
settlement-way-education = ordinær uddannelse

# Hvad der er i vejen
settlement-fault-cell = { $table }, række { $row }, kolonnen { $column }: her står "{ $found }". { $expected } Intet er skrevet.
settlement-fault-cell-line = { $table }, række { $row } (linje { $line }), kolonnen { $column }: her står "{ $found }". { $expected } Intet er skrevet.
settlement-fault-cell-empty = { $table }, række { $row }, kolonnen { $column }: feltet er tomt. { $expected } Intet er skrevet.
settlement-fault-cell-empty-line = { $table }, række { $row } (linje { $line }), kolonnen { $column }: feltet er tomt. { $expected } Intet er skrevet.
settlement-fault-row = { $table }, række { $row } (linje { $line }): antallet af felter passer ikke ({ $found }). { $expected } Intet er skrevet.
settlement-fault-no-column = { $table } mangler kolonnen { $column }. Filen har kolonnerne: { $found }. Ret navnet i første linje, eller tag et nyt udtræk. Intet er skrevet.
settlement-fault-column-type = { $table }, kolonnen { $column } har typen { $found }. { $expected } Intet er skrevet.
settlement-fault-no-table = Tabellen { $table } mangler i { $folder }. Læg den der som { $table }.csv eller { $table }.parquet. Intet er skrevet.
settlement-fault-two-tables = Tabellen { $table } ligger både som CSV og som Parquet, og vi gætter ikke på, hvilken der gælder. Flyt den ene. Intet er skrevet.
settlement-fault-not-a-table = { $table }: filen er { $seen }. Gem den som CSV i UTF-8 med komma mellem felterne, eller som Parquet. Intet er skrevet.
settlement-nothing-written = Intet er skrevet.
settlement-fault-no-programme = Der er ingen indsats, der hedder { $programme }. Vælg en af dem, der kan opgøres: { $programmes }. Intet er skrevet.
settlement-fault-programme-terms = Indsatsen { $programme } har ingen satser eller ingen sidste dag at opgøre tilskud efter. Vælg en af dem, der kan opgøres: { $programmes }. Intet er skrevet.
settlement-fault-out-there = Der ligger allerede noget i { $path }. Vælg en ny mappe; en opgørelse bliver aldrig skrevet over. Intet er skrevet.
settlement-fault-endless = { $table }: der er { $seen }, længere end 16 MB. Som regel mangler der et anførselstegn, der slutter et felt. Intet er skrevet.
settlement-fault-out-mounted = { $path } er et drev for sig selv, så opgørelsen kan ikke flyttes derhen på én gang. Vælg en mappe inde i det. Intet er skrevet.
settlement-fault-too-many-rows = { $table } har { $rows } rækker, og et regneark kan højst have 1.048.575. Vælg --format csv eller parquet. Intet er skrevet.
settlement-fault-no-citizen = { $citizen } har ingen praktik i registret. Se efter, om pseudonymet er skrevet rigtigt.
settlement-fault-io = { $path } kan ikke læses eller skrives: { $why }. Intet er skrevet.
settlement-fault-unwritable = Tabellen kan ikke skrives: { $why }. Intet er skrevet.

settlement-expected-date = Skriv en dato som 2014-02-01.
settlement-expected-date-or-empty = Skriv en dato som 2014-02-01, eller lad feltet være tomt.
settlement-expected-monday = Skriv ugens mandag som en dato, for eksempel 2014-02-03.
settlement-expected-hours = Skriv timer fra 0 til 168 med højst to decimaler og intet tusindtegn, for eksempel 7.5.
settlement-expected-count = Skriv et helt tal på 0 eller derover.
settlement-expected-job-centre = Skriv koden på et jobcenter, der står i tabellen job_centres.
settlement-expected-other-job-centre = Jobcentret står der allerede. Hvert jobcenter har én række.
settlement-expected-group = Skriv resource_course eller cash_assistance.
settlement-expected-kind = Skriv ordinary eller flexi.
settlement-expected-filled = Feltet skal være udfyldt.
settlement-expected-pseudonym = Det ligner et CPR-nummer. Brug et pseudonym i stedet, og tag udtrækket igen.
settlement-expected-not-before = Sidste dag må ikke ligge før første dag.
settlement-expected-utf8 = Bogstaverne er ikke UTF-8; de ser ud til at være gemt af dansk Excel (Windows-1252). Gem filen som "CSV UTF-8".
settlement-expected-cells = Hver række skal have lige så mange felter som første linje. Står der et decimalkomma, så skriv punktum. Et anførselstegn skal slutte feltet.

settlement-type-date = Gem kolonnen som datoer (DATE eller TIMESTAMP).
settlement-type-hours = Gem kolonnen som tal (DOUBLE, FLOAT, DECIMAL eller hele tal).
settlement-type-count = Gem kolonnen som hele tal (INT32 eller INT64).
settlement-type-text = Gem kolonnen som tekst (STRING).

settlement-seen-workbook = en Excel-fil
settlement-seen-parquet = en Parquet-fil, men hedder .csv
settlement-seen-compressed = pakket sammen
settlement-seen-utf16 = tekst i UTF-16
settlement-seen-binary = ikke tekst
settlement-seen-empty = tom
settlement-seen-endless = en række uden ende
settlement-seen-not-parquet = ikke en hel Parquet-fil

# Forklaring af en borgers opgørelse
settlement-explain-title = { $citizen }, opgjort pr. { $day }
settlement-explain-readings = Læsninger: måneder: { $months }. Pauser: { $gap }. Resultat efter: { $result_after }.
settlement-explain-placements = Praktikker i registret
settlement-explain-placement = { $from } til { $to }, { $job_centre }
settlement-explain-placement-runs = Fra { $from }, stadig i gang, { $job_centre }
settlement-explain-steps = Regnet ud trin for trin
settlement-explain-nothing = Ingen af dagene ligger i projektperioden og er kendt på opgørelsesdagen (S1, S9).
settlement-explain-step = { $rule }  { $sentence } ({ $cites })
settlement-explain-active = { $from } til { $to }: { $days ->
    [one] 1 aktiv dag.
   *[other] { $days } aktive dage i træk.
}
settlement-explain-gap-holds = Pause efter { $after }, i gang igen { $resumed }. Det er på dag { $days }, og fristen er dag { $limit }, så det er samme forløb.
settlement-explain-gap-long-enough = Pause efter { $after }, i gang igen { $resumed }. Det er på dag { $days }, og fristen er dag { $limit }, men forløbet var allerede langt nok, så det er samme forløb.
settlement-explain-gap-ends = Pause efter { $after }, i gang igen { $resumed }. Det er på dag { $days }, og fristen er dag { $limit }, så der begynder et nyt forløb.
settlement-explain-course = Forløb { $number } går fra { $from } til { $to }.
settlement-explain-target-resource-course = På forløbets første dag, { $on }, var borgeren i ressourceforløb, siden { $since }. Forløbet tæller.
settlement-explain-target-cash-assistance = På forløbets første dag, { $on }, havde borgeren fået kontanthjælp uden afbrydelse siden { $since }. De { $months } måneder var fyldt { $full_on }, så forløbet tæller.
settlement-explain-target-too-short = På forløbets første dag, { $on }, havde borgeren fået kontanthjælp uden afbrydelse siden { $since }. De { $months } måneder er først fyldt { $full_on }, så forløbet tæller ikke.
settlement-explain-target-neither = På forløbets første dag, { $on }, var borgeren hverken i ressourceforløb eller på kontanthjælp. Forløbet tæller ikke.
settlement-explain-length-enough = { $days } aktive dage er { $months ->
    [one] 1 hel måned
   *[other] { $months } hele måneder
}. Der skal være mindst { $minimum }, så forløbet er langt nok.
settlement-explain-length-short = { $days ->
    [one] 1 aktiv dag
   *[other] { $days } aktive dage
} er { $months ->
    [one] 1 hel måned
   *[other] { $months } hele måneder
}. Der skal være mindst { $minimum }, og det er her { $needed } dage. Der mangler { $missing ->
    [one] 1 dag.
   *[other] { $missing } dage.
}
settlement-explain-month = Måned { $number } er optjent { $on }, som er forløbets aktive dag nummer { $day_number }. Grundlaget er { $from } til { $on }.
settlement-explain-opens = De { $weeks } uger i job eller uddannelse kan tidligst begynde i ugen fra mandag { $monday }, fordi borgerens første aktive periode sluttede { $day }.
settlement-explain-opens-by-start = De { $weeks } uger i job eller uddannelse kan tidligst begynde i ugen fra mandag { $monday }, fordi forløbet begyndte { $day }.
settlement-explain-window-work-weeks = { $from } til { $to }: i job i { $weeks } af { $needed } uger, { $hours } timer i alt. Der mangler { $missing ->
    [one] 1 uge.
   *[other] { $missing } uger.
}
settlement-explain-window-work-hours = { $from } til { $to }: i job i alle { $needed } uger med { $hours } timer i alt. Der skal være mindst { $needed_hours }, så der mangler { $missing_hours }.
settlement-explain-window-education-weeks = { $from } til { $to }: i ordinær uddannelse i { $weeks } af { $needed } uger. Der mangler { $missing ->
    [one] 1 uge.
   *[other] { $missing } uger.
}
settlement-explain-window-education-support = { $from } til { $to }: i ordinær uddannelse i alle { $needed } uger, men med anden forsørgelse end SU i { $supported ->
    [one] 1 af dem.
   *[other] { $supported } af dem.
}
settlement-explain-window-late = { $from } til { $to }: alt er opfyldt ved { $way }, men ugerne begynder efter projektets sidste dag, { $until }.
settlement-explain-result = { $from } til { $to }: alle { $needed } uger er opfyldt ved { $way }. Resultatet er optjent { $to } af { $job_centre }.
settlement-explain-result-flexi = { $from } til { $to }: alle { $needed } uger er opfyldt ved { $way }. Resultatet er optjent { $to } af { $job_centre }. Mindst én uge er i fleksjob, så jobcentret kan ikke også hjemtage fleksjobbonus.
settlement-explain-unearned-too-short = Intet aktivitetstilskud til { $job_centre } for { $from } til { $to }: forløbet mangler { $missing ->
    [one] 1 aktiv dag.
   *[other] { $missing } aktive dage.
}
settlement-explain-unearned-not-in-target-group = Intet tilskud til { $job_centre } for { $from } til { $to }: borgeren var ikke i målgruppen, da forløbet begyndte.
settlement-explain-unearned-weeks-short = Intet resultattilskud til { $job_centre }. Nærmest var { $from } til { $to }, hvor der mangler { $missing ->
    [one] 1 uge
   *[other] { $missing } uger
} af { $needed }.
settlement-explain-unearned-hours-short = Intet resultattilskud til { $job_centre }. Nærmest var { $from } til { $to }, hvor der mangler { $missing_hours } timer af { $needed_hours }.
settlement-explain-unearned-other-support = Intet resultattilskud til { $job_centre }. Nærmest var { $from } til { $to }, hvor { $supported ->
    [one] 1 uge
   *[other] { $supported } uger
} har anden forsørgelse end SU.
settlement-explain-unearned-starts-after-period = Intet resultattilskud til { $job_centre }. Nærmest var { $from } til { $to }, som begynder efter projektets sidste dag, { $until }.
settlement-explain-lines = Optjent
settlement-explain-line-month = { $on }: { $amount } for måned { $number } til { $job_centre }.
settlement-explain-line-result = { $on }: { $amount } for resultatet { $from } til { $to }, til { $job_centre }.
settlement-explain-no-lines = Ingenting.
settlement-explain-frame = Hvor meget af det der bliver udbetalt, afhænger af jobcentrets ramme og alle dets borgere (S8). Det står i tabellen lines.

# Hvor det er sagt. Ordene i anførselstegn er projektbeskrivelsens egne.
settlement-cites-activity = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: »aktivt forløb på en virksomhed«
settlement-cites-gap = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: »genoptages på samme eller anden virksomhed inden for fire uger«
settlement-cites-reading-gap = læsningen gap=until_minimum af Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: »Afbrydes forløbet inden tre måneder«
settlement-cites-target = Projektbeskrivelse VCG2, Målgruppe: »modtaget kontanthjælp uafbrudt i minimum 2 år«
settlement-cites-length = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: »i minimum tre måneder«
settlement-cites-month = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: »1.500 kr. pr. måned borgeren er i virksomhedsforløb«
settlement-cites-opens = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: »efter aktivt forløb på en virksomhed«
settlement-cites-reading-course-start = læsningen result_after=course_start af Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: »efter aktivt forløb på en virksomhed«
settlement-cites-reading-qualifying-course = læsningen result_after=qualifying_course af Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: »efter aktivt forløb på en virksomhed«
settlement-cites-work = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: »i job eller fleksjob i minimum 13 uger«
settlement-cites-hours = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: »mindst syv timer ugentligt«
settlement-cites-education = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: »ordinær uddannelse, uden anden offentlig forsørgelse end SU i minimum 13 uger«
settlement-cites-late = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: »startet inden projektperiodens udløb«
settlement-cites-flexi = Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: »ikke hjemtage fleksjobbonus«

# Læsningerne i få ord
settlement-reading-months-whole-active-months = hele måneder af aktive dage
settlement-reading-months-calendar-months = kalendermåneder
settlement-reading-gap-always = fristen gælder altid
settlement-reading-gap-until-minimum = fristen gælder kun de første tre måneder
settlement-reading-result-after-any-interval = enhver aktiv periode
settlement-reading-result-after-qualifying-course = forløb, der er langt nok
settlement-reading-result-after-course-start = forløbets begyndelse
