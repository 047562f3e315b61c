# Ens egne sider: borgeren, mentoren, virksomheden, den personlige mentor
own-here = Her er du nu
own-here-next = Her skal du være
own-your-mentor = Din mentor er { $name }
own-waiting = Du venter på en plads
own-waiting-since = { $days ->
    [0] Du blev meldt til i dag.
    [one] Du har ventet 1 dag.
   *[other] Du har ventet { $days } dage.
}
own-waiting-who = { $name } leder efter en plads, der passer til dig. Ring, hvis du selv har et ønske.
own-waiting-nobody = Jobcentret finder en person, der leder efter en plads til dig. Ring, hvis du selv har et ønske.
own-no-place = Du har ikke en plads lige nu
own-no-place-what = Ring til din sagsbehandler, hvis du vil tale om, hvad der skal ske.
own-people = Dine folk
own-mentor-at = Din mentor hos { $company }
own-consultant = Din jobkonsulent
own-caseworker = Din sagsbehandler
own-personal-mentor = Din mentor til alt det andet
own-their-mentor = Mentor hos { $company }
own-their-consultant = Jobkonsulent
own-their-caseworker = Sagsbehandler
own-place-later = { $name } begynder { $day }
own-place-before = { $name } sluttede { $day }
own-contact = Din kontakt i jobcentret
own-reached = Tager telefonen { $hours }
own-call = Ring til { $name }
own-substitute = Intet svar? Så ring til { $name }
own-or-call = Du kan også ringe til { $name } på { $phone }.
own-road = Din vej
own-road-referred = Du blev meldt til
own-road-began = Du begyndte hos { $company }
own-road-begins = Du begynder hos { $company }
own-road-ended = Du sluttede hos { $company }
own-road-over = De aftalte dage hos { $company } er gået
own-road-ends = Aftalt til og med denne dag hos { $company }
own-looked = Hvem har kigget?
own-looked-nobody = Ingen har kigget endnu.
own-looked-more = Se { $count } mere
own-looked-times = { $count } gange
own-looked-why = Grund: { $why }
own-looked-what = Hver gang nogen åbner eller ændrer noget om dig, bliver det skrevet her. Undrer du dig over noget, så ring til din sagsbehandler.
own-did-read = så dine oplysninger
own-did-search = søgte efter dig
own-did-register = skrev noget nyt om dig
own-did-correct = rettede dine oplysninger
own-did-advance = førte din sag et skridt videre
own-did-close = afsluttede dit forløb
own-did-withdraw = trak noget tilbage
own-did-export = hentede dine oplysninger ud
own-is-here = Er her nu
own-ends = { $days ->
    [0] Sidste dag i dag
    [one] Slutter i morgen
   *[other] Slutter { $day }
}
own-begins = Begynder { $day }
own-ended = Sluttede { $day }
own-shown-until = Du kan se det her til og med { $day }.
own-mentored-lead = { $count ->
    [0] Ingen er hos dig lige nu.
    [one] Én borger er hos dig lige nu.
   *[other] { $count } borgere er hos dig lige nu.
}
own-mentored-none = Ingen borgere lige nu
own-mentored-none-what = Når jobcentret aftaler et forløb hos jer, står navn, telefon og dage her.
own-mentored-sees = Du ser navn, telefon, timer og dage, mens borgeren er hos jer, og 14 dage efter. Du ser ikke CPR-nummer, adresse, ydelse eller noter fra jobcentret.
own-help = Har du brug for hjælp?
own-company-lead = { $company } og { $name }
own-company-none = I har ikke et virksomhedscenter endnu
own-company-none-what = Ring til jobcentret, hvis I vil tage imod borgere.
own-places-at = Pladser på { $centre }
own-place-number = Plads { $number }:
own-place-free = Ledig
own-no-places = Der er ingen pladser i aftalen nu.
own-mentor = Mentor { $name }
own-contracts = Aftaler
own-contract = { $count ->
    [one] Aftale om 1 plads
   *[other] Aftale om { $count } pladser
}
own-contract-over = Tidligere aftale
own-no-contract = Der er ingen aftale endnu.
own-no-payment = Ingen betaling
own-per-place = { $amount } for hver plads om måneden
own-per-centre = { $amount } om måneden for hele centret
own-mentor-hours = { $hours } mentortimer om ugen for hver borger
own-mentors = Jeres mentorer
own-granted-lead = { $count ->
    [0] Du er ikke mentor for nogen lige nu.
    [one] Du er mentor for én borger.
   *[other] Du er mentor for { $count } borgere.
}
own-granted-none = Ingen borgere lige nu
own-granted-none-what = Når en sagsbehandler bevilger dig som mentor, står borgeren her.
own-granted-no-seat = Har ikke en plads i en virksomhed lige nu.
own-people-around = Mennesker omkring { $name }
own-paused = Holder pause
own-paused-until = Holder pause til { $day }
own-pause = Du holder pause lige nu. Din plads venter på dig.
own-pause-back = Du holder pause og er ventet igen { $day }. Din plads venter på dig.
own-pause-same = Begynder du igen senest { $day }, fortsætter du, hvor du slap.
own-pause-new = Når du kommer igen, begynder vi forfra sammen. Ring, når du er klar.
own-week = Ugen
own-open = De tager telefonen { $hours }.
