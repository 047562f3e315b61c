# Pladstavlen: hvem er hvor og hvornår
board-lead = { $held } af { $kept } pladser er optaget i dag. { $free ->
    [0] Ingen er ledige.
    [one] Én kan besættes nu.
   *[other] { $free } kan besættes nu.
}
board-print = Udskriv
board-to-waiting = Se ventelisten
board-only = Vis kun
board-chip-running = I gang
board-chip-paused = På pause
board-chip-ending-soon = Slutter inden 4 uger
board-chip-overdue = Mangler afslutning
board-chip-coming = Aftalt
board-chip-reserved = Reserveret
board-chip-free = Ledig
board-filter-centre = Center
board-all-centres = Alle centre
board-mine = Mine centre
board-filter-occupation = Arbejde
board-all-occupations = Alt arbejde
board-filter-town = By
board-all-towns = Alle byer
board-filter-hours = Timer
board-all-hours = Alle timetal
board-show = Vis
board-zoom = Hvor meget tid
board-zoom-day = Dag
board-zoom-week = Uge
board-zoom-month = Måned
board-zoom-quarter = Kvartal
board-period = Periode
board-earlier = Tidligere
board-later = Senere
board-go-today = I dag
board-today = i dag
board-week = Uge
board-quarter = { $number }. kvt.
board-weekday-1 = ma
board-weekday-2 = ti
board-weekday-3 = on
board-weekday-4 = to
board-weekday-5 = fr
board-weekday-6 = lø
board-weekday-7 = sø
board-caption = Pladstavle fra { $from } til { $until }. Én række for hver plads, tiden går fra venstre mod højre.
board-corner = Center og plads
board-place = plads
board-of = af
board-generation = gen. { $number }
board-mentor = Mentor { $name }
board-mentors = Mentor { $name } og { $others } til
board-no-mentor = Ingen mentor endnu
board-dots = { $held } af { $kept } pladser optaget
board-hours = { $hours } t
board-from = fra { $day }
board-until = til { $day }
board-ends = slutter { $day }
board-ended = sluttede { $day }
board-since = Siden { $day }
board-free-since = Ledig siden { $day }
board-free-from = Ledig fra { $day }
board-was-free = Stod ledig { $period }
board-contract-ended = Aftalen udløb { $day }
board-contract-ends = Aftalen udløber { $day }
board-contract-began = Aftalen begyndte { $day }
board-contract-begins = Aftalen begynder { $day }
board-no-contract = Ingen aftale
board-find = Find borger
board-find-to = {" "}til { $centre }, plads { $number }
board-taken = Optaget
board-held = Reserveret
board-former = Tidligere borger
board-free-place = Ledig plads
board-then = Derefter { $name }
board-comes = Fra { $day }: { $name }
board-days = { $days ->
    [one] 1 dag
   *[other] { $days } dage
}
board-in-days = { $days ->
    [0] i dag
    [one] i morgen
   *[other] om { $days } dage
}
board-is-running = i gang
board-is-paused = på pause
board-day-of = dag { $day } af { $of }
board-is-ending-soon = slutter snart
board-is-overdue = mangler afslutning
board-is-coming = aftalt
board-is-reserved = reserveret
board-is-was = afsluttet
board-is-free = ledig
board-is-off = uden aftale
board-occupancy = Belægning
board-occupancy-how = optaget af pladser, stiplet: reserveret
board-status = Status
board-mentor-word = Mentor
board-kept = Aftale
board-week-running = I gang, uge { $week } af { $of }
board-week-ending-soon = Slutter snart, uge { $week } af { $of }
board-standing-running = I gang
board-standing-paused = På pause
board-standing-ending-soon = Slutter snart
board-standing-overdue = De aftalte dage er forbi
board-standing-coming = Aftalt, ikke begyndt
board-standing-reserved = Pladsen er reserveret
board-standing-ended = Afsluttet
board-standing-withdrawn = Trukket tilbage
board-close = Luk
board-open-citizen = Åbn borgerens side
board-asks-why = Borgeren er en kollegas. Siden spørger, hvorfor du åbner den.
board-not-yours = Borgeren hører til en kollega. Ring til kollegaen, hvis du skal vide mere.
board-open-placement = Forlæng, afslut eller ret
board-none-yet = Der er ingen pladser endnu.
board-none-yet-how = En plads opstår, når en virksomhed får en aftale om et virksomhedscenter.
board-none-yet-company = Opret virksomheden
board-none-yet-centre = Opret centret, og sæt virksomheden på
board-none-yet-contract = Skriv aftalen på centrets side. Så står pladserne her.
board-no-hits = Ingen pladser passer.
board-show-all = Vis alle pladser

fill-title = Find borger til en plads
fill-heading = Find borger til { $centre }, plads { $number }
fill-free-from = Pladsen er ledig fra { $from }.
fill-free-until = Pladsen er ledig fra { $from } til { $until }.
fill-never-free = Pladsen er ikke ledig længere. Vælg en anden på tavlen.
fill-waiting = { $count ->
    [0] Ingen venter
    [one] Én borger venter
   *[other] { $count } borgere venter
}
fill-nobody = Ingen venter på en plads lige nu.
fill-nobody-how = Når en sagsbehandler visiterer en borger, står borgeren her.
fill-name = Navn
fill-wish = Ønsker
fill-group = Målgruppe
fill-days = Dage ventet
fill-do = Gør
fill-place = Giv pladsen
fill-caseworker = Sagsbehandler { $name }
fill-the-place = Pladsen
fill-open-centre = Se centret
fill-work = Arbejde
fill-can = Kan tilbyde
fill-hours-between = { $from } til { $until } timer om ugen
fill-hours-from = mindst { $from } timer om ugen
fill-hours-until = højst { $until } timer om ugen
board-held-of = { $held } af { $kept } optaget

# Side to af firs: hvor der er flere centre, end en side kan vise.
board-page-of = Side { $page } af { $pages }
