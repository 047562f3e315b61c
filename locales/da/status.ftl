# Status: hvad der er kommet ud af det, talt op fra sagerne
status-heading = Status pr. { $day }
status-lead = { $job_centre } i { $programme }
status-lead-everywhere = { $count ->
    [one] Ét jobcenter i { $programme }
   *[other] { $count } jobcentre i { $programme }
}
status-programme = Indsats
status-day = Talt op til og med
status-show = Vis
status-print = Udskriv
status-download-csv = Hent som CSV
status-download-json = Hent som JSON
status-none = Jobcentret er ikke med i nogen indsats endnu
status-none-how = Når jobcentret bliver tilmeldt en indsats, kommer tallene her.
status-none-everywhere = Ingen jobcentre er med i nogen indsats endnu
status-nothing-yet = Ingen er begyndt endnu
status-nothing-yet-how = Tallene kommer, når de første borgere er begyndt på en plads.
status-table = Vis tal
status-figure = Figur: { $what }

# Nøgletal
status-job-centres = Jobcentre
status-action-plans = Handlingsplaner
status-company-centres = Virksomhedscentre
status-companies = Virksomheder
status-places = Pladser
status-on-companies = på { $count ->
    [one] én virksomhed
   *[other] { $count } virksomheder
}
status-started = Begyndt
status-completed = Afsluttet
status-running = I gang
status-onward = Kommet videre
status-of = af { $number }
status-under-30 = Under 30 år
status-under-30-of = heraf { $count } under 30 år
status-under-30-hidden = under 30 år: skjult
status-running-now = { $count } er i gang
status-number = Antal
status-share = Andel
status-in-all = I alt
status-hidden = skjult
status-hidden-short = •

# Figurer: overskriften er det, tallene viser
status-started-finding = { $count ->
    [one] Ét forløb er begyndt
   *[other] { $count } forløb er begyndt
}
status-started-of-goal = { $count } af { $goal } forløb er begyndt
status-started-more-than-goal = { $count } forløb er begyndt, flere end de { $goal }, der var målet
status-started-what = I alt ved udgangen af hver måned. { $young } af dem var under 30 år, da de begyndte.
status-started-month = Måned
status-started-label = { $count } begyndt
status-goal-label = mål { $count }
status-onward-finding = { $count ->
    [0] Ingen af de { $completed } afsluttede er kommet videre endnu
   *[other] { $count } af { $completed } afsluttede er kommet videre
}
status-onward-none-completed = Ingen forløb er afsluttet endnu
status-onward-none-completed-how = { $running } er i gang.
status-onward-what = { $percent } er gået videre til job, uddannelse eller individuel praktik.
status-onward-young = Af de { $completed } under 30 år er { $count } kommet videre, { $percent }.
status-remark-percent-half = Små tal: 1 procent er lig { $persons } person.
status-remark-percent = Små tal: 1 procent er lig { $persons } personer.
status-remark-person = Små tal: 1 person er lig { $points ->
    [one] ét procentpoint
   *[other] { $points } procentpoint
}.
status-outcome = Udslusning
status-outcome-none = Ingen endnu
status-absences = Pauser og afbrydelser
status-absences-finding = { $resumed ->
    [0] Ingen er kommet tilbage endnu
    [one] Én kom tilbage i tide
   *[other] { $resumed } kom tilbage i tide
}, { $lost ->
    [0] intet forløb er tabt
    [one] ét forløb er tabt
   *[other] { $lost } forløb er tabt
}
status-absences-what = { $count } pauser og afbrydelser i alt. Den, der er tilbage senest 28 dage efter sidste aktive dag, fortsætter samme forløb.
status-absence-paused = På pause nu
status-absence-interrupted = Afbrudt nu
status-absence-resumed = Tilbage i samme forløb
status-absence-lost = Tabt: tilbage er et nyt forløb
status-absence-ended = Praktikken sluttede i stedet
status-absence-reasons = Hvorfor
status-absence-reasons-finding = Oftest: { $reason }
status-absence-reasons-what = Grunden, som den blev skrevet, da pausen begyndte.
status-groups-finding = { $percent } er { $group }
status-groups-finding-equal = De { $count } forløb fordelt på målgrupper
status-groups-what = De { $count } forløb efter borgerens målgruppe.
status-group = Målgruppe
status-companies-finding = { $private } private og { $public } offentlige virksomheder
status-companies-what = { $small } har op til 50 ansatte, { $middle } har 51-100, og { $large } har flere end 100.
status-company-type = Type
status-size = Størrelse
status-sector = Sektor
status-sizes-finding = { $count } af { $all } virksomheder: { $band }
status-sizes-what = Antal ansatte på arbejdspladsen.
status-centres-finding = { $centres ->
    [one] Ét center
   *[other] { $centres } centre
} med { $places ->
    [one] én plads
   *[other] { $places } pladser
}
status-centres-what = Flest har { $band } pladser.
status-band = Pladser i centret
status-band-places = { $band } pladser
status-centres = Centre
status-kinds-heading = Aftalerne
status-kinds-what = Pris og mentortimer i de aftaler, der gælder.
status-kind-payment = Betaling
status-kind-amount = Pr. måned
status-kind-hours = Mentortimer
status-kind-hours-each = { $hours } om ugen pr. borger

# Mål
status-goals = Mål
status-goal = Mål
status-goal-now = Nu
status-goal-at-least = Mindst
status-goal-standing = Vurdering
status-goal-reached = Nået
status-goal-missing = { $count ->
    [one] Én mangler
   *[other] { $count } mangler
}
status-goal-not-counted = Tælles ikke her endnu
status-goal-own = Jobcentrets eget mål
status-goal-source = Kilde
status-open-programme = Se indsatsen

# Sådan er der talt
status-how = Sådan er der talt
status-how-started = Et forløb er begyndt, når borgeren har en aftalt plads og den første dag er nået. En reserveret plads tæller ikke, og det gør et forløb, der aldrig gik i gang, heller ikke.
status-how-completed = Et forløb er afsluttet, når den sidste dag er nået og det er skrevet, hvad det førte til. En borger kan have flere forløb.
status-how-away = En pause eller afbrydelse tæller fra dagen efter sidste aktive dag. Den er tabt, når der er gået mere end 28 dage, eller når borgeren kom senere tilbage.
status-how-age = Alderen er den, borgeren havde den dag, forløbet begyndte.
status-how-centre = Et center tæller, når en aftale med pladser gælder den dag, der er talt op til.
status-how-percent = Andele er regnet af de hele tal og afrundet til én decimal.
status-hidden-heading = Små grupper er skjult
status-hidden-what = Grupper under 5 borgere vises ikke på tværs af jobcentre. Nogle andre tal er skjult, så de små ikke kan regnes ud. Hvert jobcenter ser sine egne tal fuldt ud.
status-each = Jobcentrene
status-each-what = Centre og pladser i hvert jobcenter.
status-has-plan = Lagt
status-no-plan = Mangler

# Kommandolinjen
status-cli-title = Status pr. { $day }: { $programme }
status-cli-everywhere = alle jobcentre
status-cli-goal = mål { $goal }
status-cli-small = Tallene rummer grupper under 5. Brug --suppress, før de gives videre.
