# Ydelser og to-års-reglen
benefits = Ydelser
benefits-none = Der er ikke skrevet nogen ydelser endnu.
benefits-none-what = Skriv ydelserne med deres dage, så regner Holdepunkt to-års-reglen ud.
benefit-add = Tilføj ydelse
benefit-new = Ny ydelse på { $whose } side
benefit-correct = Ret en ydelse på { $whose } side
benefit-form-lead = Skriv første dag, og sidste dag når ydelsen er slut.
benefit-which = Ydelse
benefit-from = Første dag
benefit-until = Sidste dag
benefit-until-hint = Lad den stå tom, så længe ydelsen fortsætter
benefit-days = Dage
benefit-length = Længde
benefit-source = Kommer fra
benefit-source-typed = Skrevet ind
benefit-source-imported = Hentet fra en fil
benefit-source-transferred = Et andet jobcenter
benefit-counts = Tæller i to-års-reglen
benefit-do = Ret
benefit-edit = Ret
benefit-choice-until = { $name } (til { $day })
benefit-line = { $name }, { $days }
benefit-remove = Fjern ydelsen
benefit-remove-what = Fjern kun en ydelse, der er skrevet ved en fejl. Er den slut, så skriv den sidste dag i stedet.
benefit-remove-why = Hvorfor skal den fjernes?
benefit-remove-hint = Grunden står i loggen, og borgeren kan læse den
done-benefit-registered = Ydelsen er gemt.
done-benefit-removed = Ydelsen er fjernet.
two-years = To-års-reglen
two-years-see = Se to-års-reglen
two-years-heading = To-års-reglen for { $name }
two-years-answer = Svaret
two-years-full = Ja. Den { $day } har { $name } fået kontanthjælp uden afbrydelse siden { $since }. De to år var fulde den { $full_on }.
two-years-under = Ikke endnu. Den { $day } har { $name } fået kontanthjælp uden afbrydelse siden { $since }. De to år er fulde den { $full_on }, hvis ydelsen fortsætter. { $missing ->
    [one] Der mangler én dag.
   *[other] Der mangler { $missing } dage.
}
two-years-not-now = Nej. { $name } fik ikke kontanthjælp den { $day }. Den sidste dag var { $last }.
two-years-never = Nej. Der er ikke skrevet nogen dag med kontanthjælp til og med { $day }.
two-years-pill-full = To år uden afbrydelse, siden { $since }
two-years-pill-under = To år den { $day }
two-years-pill-not-now = Ikke på kontanthjælp i dag
two-years-arithmetic = Sådan er det regnet ud
two-years-step-first = Uret begyndte { $since }: det er den første dag med kontanthjælp, der er skrevet.
two-years-step-restarted = Uret begyndte forfra { $since }, fordi der var { $days ->
    [one] én dag
   *[other] { $days } dage
} uden kontanthjælp: { $period }.
two-years-step-restarted-instead = Uret begyndte forfra { $since }, fordi der var { $days ->
    [one] én dag
   *[other] { $days } dage
} uden kontanthjælp: { $period }. I stedet var der { $instead }.
two-years-step-passed = Til og med { $day } er der { $received ->
    [one] én dag
   *[other] { $received-text } dage
} med kontanthjælp: { $months ->
    [one] én måned
   *[other] { $months } måneder
} og { $days ->
    [one] én dag
   *[other] { $days } dage
}.
two-years-step-full = { $months } måneder efter { $since } er { $full_on }. { $missing ->
    [0] Den dag er kommet.
    [one] Der er én dag til.
   *[other] Der er { $missing } dage til.
}
two-years-step-joined = Perioder, der overlapper eller følger lige efter hinanden, er regnet som én.
two-years-days = { $days ->
    [one] 1 dag
   *[other] { $days-text } dage
}
two-years-parts = Dag for dag
two-years-part = Hvad
two-years-part-counts = Tæller
two-years-part-break = Afbrydelse, uret begynder forfra
two-years-part-no-break = For kort til at afbryde
two-years-instead = I stedet
two-years-picture = Kontanthjælp over tid
two-years-picture-describe = Øverst de dage, der tæller, og afbrydelserne. Nederst andre ydelser. Det samme står i tabellen under billedet.
two-years-lane-counts = Kontanthjælp
two-years-lane-other = Andre ydelser
two-years-full-mark = To år { $day }
two-years-other-day = En anden dag
two-years-day = Hvordan stod det den
two-years-ask = Regn ud
two-years-rule = Reglen
two-years-rule-what = Borgeren skal have fået kontanthjælp uafbrudt i mindst to år. De to år er fulde på samme dato to år efter den første dag.
two-years-rule-note = Én dag uden kontanthjælp afbryder. Andre ydelser tæller ikke med. Reglen står i regelbogen, med datoer og kilder, og kan læses anderledes i kommunen.
