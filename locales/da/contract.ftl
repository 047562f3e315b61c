# Aftaler med virksomheder
contract-one = Aftale
contract-heading = Aftale om { $centre }
contract-new = Ny aftale
contract-new-lead = Én aftale om { $centre } holder pladserne åbne hele tiden. Der skal ikke laves en ny for hver borger.
contract-renew = Forny aftalen
contract-renew-lead = Den gamle aftale gælder { $period }. Den nye begynder, når den gamle slutter. Vælger du en tidligere dag, slutter den gamle dagen før.
contract-see = Se aftalen
contract-save = Gem aftalen
contract-change = Skift antal pladser
contract-change-do = Skift antallet
contract-change-from = Fra hvilken dag
contract-change-from-hint = En dag i aftalen. Det, der er aftalt fra en senere dag, bliver stående
contract-change-places-hint = Så mange pladser virksomheden holder åbne fra den dag
contract-end = Afslut aftalen
contract-end-do = Afslut aftalen
contract-end-reason = Hvorfor den slutter
contract-end-warning = En afsluttet aftale kan ikke åbnes igen. Ingen borger må have en plads efter den sidste dag.
contract-ended-day = Sidste dag
contract-ended-day-hint = Den sidste dag, virksomheden holder pladserne åbne
contract-part-places = Pladser og mentor
contract-places = Pladser
contract-places-field = Antal pladser
contract-places-hint = Så mange pladser virksomheden holder åbne hele tiden
contract-places-occupied = { $places ->
    [one] Én plads
   *[other] { $places-text } pladser
}, { $occupied ->
    [0] ingen optaget i dag
    [one] én optaget i dag
   *[other] { $occupied-text } optaget i dag
}
contract-mentor-hours = Mentorens tid
contract-mentor-hours-hint = Timer om ugen til hver borger, for eksempel 2 eller 2,5
contract-mentor-hours-suffix = timer om ugen
contract-mentor-hours-n = { $count ->
    [one] Mentoren har 1 time om ugen til hver borger.
   *[other] Mentoren har { $hours } timer om ugen til hver borger.
}
contract-period = Periode
contract-from = Første dag
contract-until = Sidste dag
contract-until-hint = Lad den stå tom, hvis aftalen løber videre
contract-signed-on = Underskrevet
contract-payment = Betaling
contract-payment-how = Hvordan der betales
contract-amount = Beløb om måneden
contract-amount-hint = For eksempel 1700 eller 1700,50. Lad det stå tomt, hvis der ikke betales
contract-amount-suffix = kr.
contract-pays-nothing = Der betales ikke for pladserne
contract-pays-per-centre = { $amount } om måneden, uanset hvor mange borgere der er
contract-pays-per-place = { $places ->
    [0] Ingen pladser, intet at betale
    [one] { $amount } om måneden for én plads
   *[other] { $places-text } pladser × { $amount } = { $sum } om måneden
}
contract-terms = Vilkår
contract-between = Med
contract-renews = Afløser
contract-renews-old = Den tidligere aftale
contract-renewed-by = Afløst af
contract-renewed-by-new = Den nye aftale
contract-standing = Hvordan den står
contract-none = Ingen aftale
contract-coming = Begynder { $from }
contract-running = I kraft
contract-running-until = I kraft til { $until }
contract-ending-soon = { $days ->
    [0] Udløber i dag
    [one] Udløber i morgen
   *[other] Udløber om { $days-text } dage
}
contract-ending = Slutter { $until }
contract-ended-on = Sluttede { $until }
contract-now = Som det er nu
contract-today = i dag
contract-stair = Pladser over tid
contract-stair-table = Vis tal
contract-stair-from = Fra
contract-next = Næste skridt
contract-next-ends = { $days ->
    [0] Aftalen udløber i dag.
    [one] Aftalen udløber i morgen.
   *[other] Aftalen udløber om { $days-text } dage.
}
contract-next-ended = Aftalen er løbet ud, og pladserne er lukket.
contract-next-occupied = { $citizens ->
    [one] Én borger er der i dag.
   *[other] { $citizens-text } borgere er der i dag.
}
done-contract-signed = Aftalen er gemt, og pladserne er på pladstavlen.
done-contract-renewed = Aftalen er fornyet.
contract-seats = Pladser nr.
contract-seats-from = fra { $day }: { $numbers }
contract-seats-gone = Hvilke pladser skal væk?
contract-seats-gone-hint = Kun når der bliver færre. De ledige står øverst
contract-seat-free = Plads { $number }, ledig
contract-seat-taken = Plads { $number }, nogen har den til { $day }
done-contract-changed = Antallet af pladser er ændret.
done-contract-ended = Aftalen er afsluttet.

# Alle aftaler, rettelser og afsnittet om generation 2
contract-list = Aftaler
contract-list-centre = Center
contract-list-lead = { $contracts ->
    [0] Ingen aftaler er i kraft.
    [one] Én aftale er i kraft
   *[other] { $contracts-text } aftaler er i kraft
}{ $contracts ->
    [0] {""}
   *[other] {" "}med { $places ->
        [one] én plads.
       *[other] { $places-text } pladser.
    }
}
contract-list-none = Her er ingen aftaler endnu
contract-list-none-what = En aftale hører til et center. Åbn centret, og lav aftalen derfra.
contract-list-no-hits = Ingen aftaler passer
contract-show-open = I kraft og på vej
contract-show-ending = Udløber snart
contract-show-deviating = Afviger fra normen
contract-show-section = Mangler afsnit om generation 2
contract-show-ended = Sluttet
contract-norm = Mod normen
contract-section = Generation 2
contract-section-yes = Aftalen har afsnittet om borgere med komplekse problemer
contract-section-no = Uden afsnittet om borgere med komplekse problemer
contract-section-lacks = Mangler afsnit om generation 2
contract-complex-section = Aftalen har afsnittet om borgere med komplekse problemer
contract-complex-section-hint = Et center af generation 2 skal have det, så mentor og kolleger ved, hvad de siger ja til
contract-correct = Ret en fejl
contract-correct-lead = Til slåfejl i det, der er underskrevet. Nye vilkår laver du med en ny aftale, og antallet af pladser skifter du for sig.
contract-correct-why = Hvad var forkert?
contract-correct-why-hint = Mindst fem tegn. Det står i loggen sammen med dit navn
contract-correct-do = Ret aftalen
done-contract-corrected = Aftalen er rettet.
