## Match: den rette plads, og hvorfor.
nav-matches = Match
way-on-nav-matches = Se et forslag til alle, der venter, og hvorfor
match-here = Pladser, der passer
match-heading = Pladser, der passer til { $name }
match-lead = Med start { $day }. Bedst egnede først, og hvorfor.
match-start = Start
match-person-decides = Programmet foreslår og forklarer. I bestemmer.
match-fits = { $count ->
    [0] Ingen centre passer
    [one] 1 center passer
   *[other] { $count } centre passer
}
match-none = Ingen centre passer den dag
match-none-what = Nedenfor står, hvad der skal til, før flere passer.
match-free = { $count ->
    [one] 1 ledig plads
   *[other] { $count } ledige pladser
}
match-points = Vægt { $points }
match-part-wish = ønske
match-part-goal = jobmål
match-part-near = kort vej
match-part-mentor = mentor
match-part-waiting = ventetid
match-part-deadline = frist
match-wish-first = Første ønske
match-wish-second = Andet ønske
match-paper-wishes = Mine to ønsker
match-goal = { $occupation } er jobmålet
match-goal-near = { $offered } ligger tæt på jobmålet { $goal }
match-km = { $km } km
match-km-under = under 1 km
match-mentor-both = Mentor med kursus, der har erfaring med: { $what }
match-mentor-trained = Mentor med kursus
match-mentor-knows = Mentor med erfaring med: { $what }
match-waited = { $weeks ->
    [one] Har ventet 1 uge
   *[other] Har ventet { $weeks } uger
}
match-weeks = { $weeks ->
    [0] Under en uge
    [one] 1 uge
   *[other] { $weeks } uger
}
match-deadline = Frist for tilbud { $day }
match-not-begun = Aftalen begynder først { $day }
match-over = Aftalen sluttede { $day }
match-full = Ingen ledig plads længe nok
match-generation = Kun for borgere uden komplekse problemer (generation 1)
match-hours = Mindst { $hours } timer om ugen
match-accommodation = Kan ikke tilbyde: { $what }
match-distance = { $km } er for langt
match-industry = { $industry } er valgt fra
match-conflict = Centret er udelukket for borgeren
match-record-none = Ingen har været der før
match-record = Før: { $told }
match-record-mentor = { $name }: { $told }
match-record-told = { $begun ->
    [one] 1 forløb
   *[other] { $begun } forløb
}{ $could ->
    [0] {""}
   *[other] {", "}{ $held } af { $could } holdt 13 uger
}{ $over ->
    [0] {""}
   *[other] {", "}{ $jobs } af { $over } endte i job
}
match-changes = Hvad skal der til, før flere passer?
match-change-km = Med { $km } km længere vej passer { $centres ->
    [one] ét center til
   *[other] { $centres } centre til
}
match-change-hours = Med { $hours } timer mere om ugen passer { $centres ->
    [one] ét center til
   *[other] { $centres } centre til
}
match-change-accommodation = Uden hensynet »{ $what }« passer { $centres ->
    [one] ét center til
   *[other] { $centres } centre til
}. Spørg, om stedet alligevel kan
match-change-industry = Hvis { $industry } alligevel kan være noget, passer { $centres ->
    [one] ét center til
   *[other] { $centres } centre til
}
match-change-closed = { $centres ->
    [one] Ét center passer
   *[other] { $centres } centre passer
} ellers, men har ingen plads den dag. Prøv en anden start
match-ruled-out = { $count ->
    [one] 1 center passer ikke
   *[other] { $count } centre passer ikke
}
match-centre = Center
match-homeless = Adressen har intet postnummer
match-homeless-what = Uden det kan vi ikke regne vejen ud.
match-homeless-do = Skriv adressen
match-homeless-list = Mangler adresse
match-map-alt = Kort over området med hjem og centre. De samme steder står i listen.
match-map-home = Omkring hjemmet
match-map-fits = Passer, nummer som i listen
match-map-not = Passer ikke
match-map-what = Hjemmet står midt i postnummeret.
match-reach = Hvad kan borgeren begynde med?
match-start-hours = Timer om ugen
match-start-hours-hint = For eksempel 6 eller 4,5
match-travel = Længste vej, km
match-travel-hint = Så langt vil og kan borgeren rejse
match-reach-save = Gem
match-assumed-hours = Ingen har skrevet, hvor mange timer borgeren kan begynde med. Indtil da udelukker timer ingen.
match-assumed-km = Ingen har skrevet, hvor langt borgeren kan rejse. Vi regner med { $km } km.
match-barred = Centre, der er udelukket
match-barred-none = Ingen
match-bar-new = Udeluk et center
match-bar-centre = Center
match-bar-why = Hvorfor
match-bar-why-hint = For eksempel: familie arbejder der. Bliver gemt krypteret
match-bar = Udeluk
match-unbar = Tag tilbage
done-reach-set = Gemt
done-centre-barred = Centret er udelukket
done-centre-unbarred = Centret kan vælges igen
match-seat-heading = Hvem passer til { $centre }, plads { $number }?
match-lead-seat = Dem, der venter, med start { $day }.
match-seat-taken = Pladsen er ikke ledig længe nok fra den dag.
match-fits-people = { $count ->
    [0] Ingen passer
    [one] 1 passer
   *[other] { $count } passer
}
match-none-people = Ingen af dem, der venter, passer den dag
match-ruled-out-people = { $count ->
    [one] 1 passer ikke
   *[other] { $count } passer ikke
}
match-plan-heading = Forslag til alle, der venter
match-plan-lead = { $waiting ->
    [one] 1 venter
   *[other] { $waiting } venter
}, { $free ->
    [one] 1 plads er ledig
   *[other] { $free } pladser er ledige
} fra { $day }. { $placed ->
    [0] Ingen kan få plads
    [one] 1 kan få plads
   *[other] { $placed } kan få plads
}.
match-plan = Forslaget
match-plan-what = Flest mulige får plads, og derefter det, der passer bedst. Sæt kryds ved dem, I er enige om.
match-plan-none = Der er ikke noget at foreslå den dag
match-plan-none-what = Prøv en anden start, eller se i listen, hvad der mangler.
match-accept = Vælg
match-change = Lås, undgå eller anden start
match-lock = Lås
match-locked = Låst
match-forbid = Ikke dette par
match-other-start = Anden start
match-set-start = Sæt start
match-book = Reservér de valgte
match-book-what = Alle de valgte bliver reserveret på én gang, i 14 dage. Er en plads taget imens, bliver ingen reserveret.
done-plan-chosen = Forslaget er regnet om
done-plan-unchosen = Valget er taget tilbage
done-plan-booked = Pladserne er reserveret i 14 dage
match-left = { $count ->
    [one] 1 får ikke plads
   *[other] { $count } får ikke plads
}
match-waited-head = Ventet
match-outbid = Andre fik pladserne. Det bedste sted ville være { $centre }
match-left-forbidden = Alle steder, der passer, er valgt fra i planen
match-no-centre = Ingen centre passer: { $why }
match-failed-open = ingen plads på { $centres }
match-failed-generation = forkert generation på { $centres }
match-failed-hours = for mange timer på { $centres }
match-failed-accommodation = hensyn mangler på { $centres }
match-failed-distance = for langt til { $centres }
match-failed-industry = fravalgt branche på { $centres }
match-failed-conflict = udelukket fra { $centres }
match-choices = Dine valg, og hvad de koster
match-choices-none = Du har ikke valgt noget om endnu.
match-chosen-lock = { $name } på { $centre }
match-chosen-forbid = { $name } ikke på { $centre }
match-chosen-start = { $name } begynder { $day }
match-cost = { $count ->
    [0] Samme antal får plads; planen passer { $points } dårligere
    [one] 1 færre får plads, vægt { $points }
   *[other] { $count } færre får plads, vægt { $points }
}
match-cost-nothing = Koster ikke de andre noget
match-cost-gone = Kan ikke holdes mere
match-amiss = Et af dine valg kan ikke holdes mere og er ikke med i forslaget.
match-unchoose = Tag tilbage
match-no-longer-waits = En, der ikke venter mere
match-fair = Hvem får plads, og hvor længe har de ventet?
match-fair-what = Den midterste ventetid, som den er på startdagen
match-fair-who = Hvem
match-fair-placed = Får plads
match-fair-left = Får ikke
match-fair-told = { $count } · { $days }
match-fair-all = Alle
match-fair-woman = Kvinder
match-fair-man = Mænd
match-fair-under-30 = Under 30 år
match-fair-from-30 = 30 år og derover
trail-noun-matches = pladser, der passer til en borger
trail-noun-place-matches = hvem der passer til en plads
trail-noun-plan = et forslag til alle, der venter
trail-noun-plan-choice = et valg i et forslag
trail-noun-reach = hvad en borger kan begynde med
trail-noun-barred-centre = et center, der er udelukket
citizen-looked-read-matches = så, hvilke pladser der passer
citizen-looked-register-barred-centre = udelukkede et center
citizen-looked-withdraw-barred-centre = lod et center kunne vælges igen
citizen-looked-correct-reach = skrev, hvad du kan begynde med
citizen-looked-register-plan-choice = valgte noget i et forslag til en plads
citizen-looked-withdraw-plan-choice = tog et valg i et forslag tilbage
match-who-fits = Hvem passer bedst?
