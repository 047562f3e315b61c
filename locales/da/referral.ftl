# Visitation og venteliste
referral-new = Visitér
referral-new-name = Visitér { $name } til en plads
referral-new-lead = Jobkonsulenterne ser visitationen på ventelisten med det samme, og en af dem tager den.
referral-wish = Ønsker og behov
referral-wish-hint = Hvad skal jobkonsulenten vide for at finde den rigtige plads? Skriv, hvad borgeren gerne vil, og hvad der skal til. Skriv ikke om helbred eller baggrund
referral-send = Send visitationen
referral-accept = Tag visitationen
referral-hand-back = Giv tilbage
referral-hand-back-lead = { $name } har ventet { $days ->
    [0] siden i dag
    [one] én dag
   *[other] { $days } dage
}. Sagsbehandleren får visitationen igen og kan se din grund.
referral-hand-back-do = Giv visitationen tilbage
referral-withdraw = Træk tilbage
referral-withdraw-lead = { $name } har ventet { $days ->
    [0] siden i dag
    [one] én dag
   *[other] { $days } dage
}. Når du trækker visitationen tilbage, er der ingen, der leder efter en plads.
referral-withdraw-do = Træk visitationen tilbage
referral-reason = Hvorfor?
referral-reason-hint = Borgeren kan læse det
referral-stands-sent = Venter på en jobkonsulent{ $days ->
    [0] {""}
   *[other] , dag { $days }
}
referral-stands-accepted = Venter på en plads{ $days ->
    [0] {""}
   *[other] , dag { $days }
}
referral-happened-sent = Visiteret
referral-happened-accepted = En jobkonsulent tog visitationen
referral-happened-handed-back = Visitationen blev givet tilbage
referral-happened-withdrawn = Visitationen blev trukket tilbage
done-referral-sent = Visitationen er sendt.
done-referral-accepted = Du har taget visitationen. Nu kan du finde en plads.
done-referral-handed-back = Visitationen er givet tilbage.
done-referral-withdrawn = Visitationen er trukket tilbage.
waiting-none = Ingen venter på en plads.
waiting-lead = { $count ->
    [one] Én borger er på vej til en plads
   *[other] { $count } borgere er på vej til en plads
}, den længste ventetid er { $longest ->
    [0] under en dag
    [one] én dag
   *[other] { $longest } dage
}.
waiting-figures = I din rolle ser du ventetiden, men ikke hvem der venter.
waiting-empty = Ingen venter på en plads lige nu.
waiting-empty-what = Når en sagsbehandler visiterer en borger, står borgeren her med det samme.
waiting-caption = Borgere, der venter på en plads, længst ventende først
waiting-days = Dage ventet
waiting-since = siden { $day }
waiting-wish = Ønsker og behov
waiting-stands = Hvor er visitationen
waiting-for-consultant = Ingen jobkonsulent endnu
waiting-for-place = { $name } leder efter en plads
waiting-for-place-figure = En jobkonsulent leder efter en plads
waiting-caseworker = Sagsbehandler { $name }
waiting-do = Gør
