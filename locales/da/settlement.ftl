# Opgørelse af tilskud
settlement-done = Opgjort pr. { $day }: { $citizens } borgere med forløb, { $lines } linjer og { $refusals } afslag. Udløst i aktivitets- og resultattilskud: { $earned }. Til udbetaling i alt med fast tilskud: { $total }. Tabellerne ligger i { $path }
settlement-progress = { $step }: { $percent } %
settlement-step-job-centres = Læser jobcentre
settlement-step-placements = Læser forløb
settlement-step-target-group = Læser målgrupper
settlement-step-work-weeks = Læser uger i job
settlement-step-education-weeks = Læser uger i uddannelse
settlement-step-benefit-weeks = Læser uger med ydelser
settlement-step-citizens = Opgør borgere
settlement-step-writing = Skriver linjer
settlement-noticed-semicolons = { $table } er læst med semikolon mellem felterne.
settlement-noticed-commas = { $table } er læst med komma som decimaltegn i timerne.
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
settlement-fault-out-there = { $path } findes allerede. Vælg et andet navn; vi skriver ikke over en opgørelse.
settlement-fault-too-many-rows = { $table } har { $rows } rækker, og et regneark kan højst have 1.048.575. Vælg --format csv eller parquet. Intet er skrevet.
settlement-fault-no-citizen = { $citizen } har ingen forløb i registret. Se efter, om pseudonymet er skrevet rigtigt.
settlement-fault-io = { $path } kan ikke læses eller skrives: { $why }. Intet er skrevet.
settlement-fault-unwritable = Tabellen kan ikke skrives: { $why }. Intet er skrevet.

settlement-expected-date = Skriv en dato som 2014-02-01.
settlement-expected-date-or-empty = Skriv en dato som 2014-02-01, eller lad feltet være tomt.
settlement-expected-monday = Skriv ugens mandag som en dato, for eksempel 2014-02-03.
settlement-expected-hours = Skriv timer fra 0 til 168 med punktum og højst to decimaler, for eksempel 7.5.
settlement-expected-count = Skriv et helt tal på 0 eller derover.
settlement-expected-job-centre = Skriv koden på et jobcenter, der står i tabellen job_centres.
settlement-expected-other-job-centre = Jobcentret står der allerede. Hvert jobcenter har én række.
settlement-expected-group = Skriv resource_course eller cash_assistance.
settlement-expected-kind = Skriv ordinary eller flexi.
settlement-expected-filled = Feltet skal være udfyldt.
settlement-expected-pseudonym = Det ligner et CPR-nummer. Brug et pseudonym.
settlement-expected-not-before = Sidste dag må ikke ligge før første dag.
settlement-expected-utf8 = Bogstaverne er ikke UTF-8; de ser ud til at være gemt af dansk Excel (Windows-1252). Gem filen som "CSV UTF-8".
settlement-expected-cells = Hver række skal have lige så mange felter som første linje. Står der et decimalkomma, så skriv punktum.

settlement-seen-workbook = en Excel-fil
settlement-seen-parquet = en Parquet-fil, men hedder .csv
settlement-seen-compressed = pakket sammen
settlement-seen-utf16 = tekst i UTF-16
settlement-seen-binary = ikke tekst
settlement-seen-empty = tom
settlement-seen-not-parquet = ikke en hel Parquet-fil

# Forklaring af en borgers opgørelse
settlement-explain-title = { $citizen }, opgjort pr. { $day }
settlement-explain-readings = Læsninger: months={ $months }, gap={ $gap }, result_after={ $result_after }
settlement-explain-placements = Forløb i registret
settlement-explain-placement = { $from } til { $to }: { $job_centre }
settlement-explain-placement-runs = { $from } og stadig i gang: { $job_centre }
settlement-explain-steps = Regnet trin for trin
settlement-explain-nothing = Ingen af dagene ligger i projektperioden og er kendt på opgørelsesdagen (S1, S9).
settlement-explain-active = { $from } til { $to }: { $days ->
    [one] 1 aktiv dag
   *[other] { $days } aktive dage
} i træk (S1; Projektbeskrivelse VCG2: Aktivitets- og resultatafhængigt tilskud)
settlement-explain-gap-holds = Pause efter { $after }, genoptaget { $resumed }: det er dag { $days } af højst { $limit }, så det er samme forløb (S2; "inden for fire uger")
settlement-explain-gap-long-enough = Pause efter { $after }, genoptaget { $resumed }: det er dag { $days } og mere end { $limit }, men forløbet havde allerede sine måneder, så det er samme forløb (S2, læsningen gap=until_minimum)
settlement-explain-gap-ends = Pause efter { $after }, genoptaget { $resumed }: det er dag { $days } og mere end { $limit }, så der begynder et nyt forløb (S2; "inden for fire uger")
settlement-explain-course = Forløb { $number }: { $from } til { $to } (S2)
settlement-explain-target-resource-course = På forløbets første dag, { $on }, var borgeren i ressourceforløb, siden { $since }. Forløbet tæller (S5; Projektbeskrivelse VCG2: Målgruppe)
settlement-explain-target-cash-assistance = På forløbets første dag, { $on }, havde borgeren fået kontanthjælp uden afbrydelse siden { $since }; de 24 måneder var fyldt { $full_on }. Forløbet tæller (S5; Projektbeskrivelse VCG2: Målgruppe)
settlement-explain-target-too-short = På forløbets første dag, { $on }, havde borgeren kun fået kontanthjælp uden afbrydelse siden { $since }; de 24 måneder er først fyldt { $full_on }. Forløbet tæller ikke (S5; Projektbeskrivelse VCG2: Målgruppe)
settlement-explain-target-neither = På forløbets første dag, { $on }, var borgeren hverken i ressourceforløb eller på kontanthjælp. Forløbet tæller ikke (S5; Projektbeskrivelse VCG2: Målgruppe)
settlement-explain-length-enough = { $days } aktive dage er { $months } hele måneder; der skal være mindst { $minimum } (S3, S4; "minimum tre måneder")
settlement-explain-length-short = { $days ->
    [one] 1 aktiv dag
   *[other] { $days } aktive dage
} er { $months ->
    [one] 1 hel måned
   *[other] { $months } hele måneder
}; der skal være mindst { $minimum }. Der mangler { $missing ->
    [one] 1 dag
   *[other] { $missing } dage
} (S3, S4; "minimum tre måneder")
settlement-explain-month = Måned { $number } er udløst { $on }, som er aktiv dag nummer { $day_number }. Grundlaget går fra { $from } til { $on } (S4; "1.500 kr. pr. måned")
settlement-explain-opens = De 13 uger kan tidligst begynde i ugen fra mandag { $monday }, fordi en aktiv periode sluttede { $day } (S6; "efter aktivt forløb på en virksomhed")
settlement-explain-opens-by-start = De 13 uger kan tidligst begynde i ugen fra mandag { $monday }, fordi et forløb begyndte { $day } (S6, læsningen result_after=course_start)
settlement-explain-window-work-weeks = { $from } til { $to }: i job i { $weeks } af { $needed } uger, { $hours } timer i alt. Der mangler uger (S6)
settlement-explain-window-work-hours = { $from } til { $to }: i job alle { $needed } uger, men { $hours } timer i alt; der skal være mindst { $needed_hours } (S6; "mindst syv timer ugentligt")
settlement-explain-window-education-weeks = { $from } til { $to }: i ordinær uddannelse i { $weeks } af { $needed } uger. Der mangler uger (S6)
settlement-explain-window-education-support = { $from } til { $to }: i ordinær uddannelse alle { $needed } uger, men med anden forsørgelse end SU i { $supported } af dem (S6; "uden anden offentlig forsørgelse end SU")
settlement-explain-window-late = { $from } til { $to }: alt er opfyldt, men ugerne begynder efter projektperiodens sidste dag, { $until } (S6; "startet inden projektperiodens udløb")
settlement-explain-result = { $from } til { $to }: resultattilskud ved { $way }, til { $job_centre } (S6, S7)
settlement-explain-result-flexi = { $from } til { $to }: resultattilskud ved { $way }, til { $job_centre }. Med mindst én uge i fleksjob, så jobcentret kan ikke også hjemtage fleksjobbonus (S6, S7)
settlement-explain-unearned-too-short = Intet aktivitetstilskud for { $from } til { $to } ({ $job_centre }): forløbet er for kort (S4)
settlement-explain-unearned-not-in-target-group = Intet tilskud for { $from } til { $to } ({ $job_centre }): borgeren var ikke i målgruppen (S5)
settlement-explain-unearned-weeks-short = Intet resultattilskud. Nærmest var { $from } til { $to } ({ $job_centre }), hvor der mangler uger (S6)
settlement-explain-unearned-hours-short = Intet resultattilskud. Nærmest var { $from } til { $to } ({ $job_centre }), hvor der mangler timer (S6)
settlement-explain-unearned-other-support = Intet resultattilskud. Nærmest var { $from } til { $to } ({ $job_centre }), hvor der er anden forsørgelse (S6)
settlement-explain-unearned-starts-after-period = Intet resultattilskud. Nærmest var { $from } til { $to } ({ $job_centre }), som begynder for sent (S6)
settlement-explain-lines = Udløst
settlement-explain-line-month = { $on }: { $amount } for måned { $number } til { $job_centre } (S4, S7)
settlement-explain-line-result = { $on }: { $amount } for resultat til { $job_centre } (S6, S7)
settlement-explain-no-lines = Ingenting
settlement-explain-frame = Hvad der bliver udbetalt, afhænger af jobcentrets ramme og af alle dets borgere (S8). Det står i tabellen lines.
