# Match af borgere og pladser
matching-done-placed = Forslag pr. { $day }: { $placed-text } af { $citizens ->
    [one] 1 borger
   *[other] { $citizens-text } borgere
} får en plads. Der er { $places ->
    [one] 1 ledig plads
   *[other] { $places-text } ledige pladser
}. Pladserne er tilsammen { $worth-text } point værd.
matching-done-left = Uden plads: { $outbid-text }, hvor andre har pladserne, og { $no-centre-text }, som intet center passer til.
matching-done-path = Tabellerne ligger i { $path }. Det er et forslag; intet er booket.

# Hvad der er i vejen
matching-fault-no-programme = Der er ingen indsats, der hedder { $programme }. Vælg en af dem, der kan matches efter: { $programmes }. Intet er skrevet.
matching-fault-out-there = Der ligger allerede noget i { $path }. Vælg en ny mappe; et forslag bliver aldrig skrevet over. Intet er skrevet.
matching-fault-out-mounted = { $path } er et drev for sig selv, så forslaget kan ikke flyttes derhen på én gang. Vælg en mappe inde i det. Intet er skrevet.

matching-expected-filled = Feltet skal være udfyldt.
matching-expected-pseudonym = Det ligner et CPR-nummer. Brug et pseudonym.
matching-expected-other = Den står der allerede. Hver borger og hvert center har én række.
matching-expected-centre = Skriv et center, der står i tabellen centres.
matching-expected-flag = Skriv true eller false.
matching-expected-date = Skriv en dato som 2014-09-01.
matching-expected-date-or-empty = Skriv en dato som 2014-09-01, eller lad feltet være tomt.
matching-expected-not-before = Kontraktens sidste dag må ikke ligge før den første.
matching-expected-hours = Skriv timer om ugen fra 0 til 168 med højst to decimaler, for eksempel 7.5.
matching-expected-kilometres = Skriv kilometer, 0 eller derover, for eksempel 25.
matching-expected-latitude = Skriv breddegraden fra -90 til 90, for eksempel 55.5059.
matching-expected-longitude = Skriv længdegraden fra -180 til 180, for eksempel 9.7306.
matching-expected-count = Skriv et helt tal på 0 eller derover.
matching-expected-generation = Skriv 1 eller 2.
matching-expected-occupations = Skriv koder efter DISCO-08 med fire cifre og semikolon imellem, for eksempel 5223;9112.
matching-expected-utf8 = Bogstaverne er ikke UTF-8; de ser ud til at være gemt af dansk Excel (Windows-1252). Gem filen som "CSV UTF-8".
matching-expected-cells = Hver række skal have lige så mange felter som første linje. Står der komma eller semikolon i et felt, så sæt feltet i citationstegn.
