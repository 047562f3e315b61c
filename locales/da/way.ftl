# Borgerens vej, ventelisten og dagene mellem trinene
way-title = { $whose } vej til en plads
way-lead = Hvert trin med dagene imellem, og hvem der har bolden.
way-step-asked = Sagsbehandleren spurgte
way-step-begun = Begyndte
way-step-ready = Klar til en plads
way-step-sent = Visitation sendt
way-step-accepted = Jobkonsulent tog den
way-step-placed = Fik en plads
way-step-started = Begyndte på pladsen
way-days-since = { $days ->
    [0] samme dag
    [one] én dag efter
   *[other] { $days } dage efter
}
way-days-all = { $days ->
    [0] Alt på samme dag
    [one] Én dag i alt
   *[other] { $days } dage i alt
}
way-through = gennem { $project }
way-open = Vejen nu
way-before = Tidligere veje
way-none = Ingen har visiteret endnu.
way-none-what = Når sagsbehandleren visiterer, står hvert trin her med sin dag.
way-ended = { $state } { $day }: { $reason }
way-comes-back = Vendte tilbage efter et forløb.
way-wanted = Hvem vil gerne have { $name }
way-wanted-none = Ingen har sagt til endnu.
way-wanted-note = { $name }, siden { $day }
way-wanted-centre = { $name } til { $centre }, siden { $day }
way-interest = Sig til, at du gerne vil have { $name }
way-interest-centre = Til hvilket center?
way-interest-any = Et hvilket som helst
way-interest-note = Hvorfor passer det?
way-interest-do = Sig til
way-interest-withdraw = Tag tilbage
way-wishes = Har valgt
way-meeting = Informationsmøde { $day }
way-meeting-invited = inviteret
way-meeting-came = kom
way-meeting-stayed_away = kom ikke
way-meeting-excused = meldte afbud
way-talk = Samtale { $day }
way-start = aftalt start { $day }
way-deadline = Næste samtale
way-deadline-unknown = Ingen samtale registreret
way-deadline-passed = senest { $day }, overskredet
way-deadline-day = senest { $day }
way-facts = Kort fortalt
way-waiting-open = Se vejen
done-interest-noted = Det er noteret, at du gerne vil have borgeren.
done-interest-withdrawn = Din interesse er taget tilbage.
# Ventelisten
nav-way = Visitation
nav-times = Dage mellem trin
waiting-stage = Hvor langt
waiting-move = Hvem har bolden
waiting-deadline = Næste samtale
waiting-deadline-by = Senest { $day }
waiting-deadline-passed = Skulle være holdt { $day }
waiting-deadline-near = Senest { $day }
waiting-deadline-unknown = Ikke registreret
waiting-order = De, der først skal have en samtale, står øverst.
waiting-stage-invited = Inviteret til møde
waiting-stage-talk = Skal tale efter mødet
waiting-stage-start-agreed = Start aftalt
waiting-stage-asked = Spurgt om { $with }
waiting-stage-in-project = I { $with }
waiting-stage-in-pre-course = I { $with }
waiting-stage-sent = Visiteret
waiting-stage-accepted = Taget af { $with }
waiting-stage-figure-asked = Spurgt om et projekt
waiting-stage-figure-in-project = I et projekt
waiting-stage-figure-in-pre-course = I et forforløb
waiting-stage-figure-accepted = Taget af en jobkonsulent
waiting-next-invited = holder mødet
waiting-next-talk = holder samtalen
waiting-next-start-agreed = sender visitationen
waiting-next-asked = tager imod
waiting-next-in-project = siger til, når borgeren er klar
waiting-next-in-pre-course = siger til, når borgeren er klar
waiting-next-sent = tager visitationen
waiting-next-accepted = finder en plads
waiting-mover-any-consultant = En jobkonsulent
waiting-mover-figure-host = Den, der holder mødet
waiting-mover-figure-caseworker = Sagsbehandleren
waiting-mover-figure-lead = Lederen af projektet
waiting-mover-figure-any-consultant = En jobkonsulent
waiting-mover-figure-consultant = Jobkonsulenten
# Dage mellem trin
times-lead = Medianen af dagene mellem hvert trin for dem, der blev visiteret fra { $from } til { $until }. Halvdelen var hurtigere, halvdelen langsommere.
times-all = Alle veje
times-caption = Dage mellem trin, { $model }
times-stretch = Fra og til
times-median = Median
times-n = Antal
times-days = { $days } dage
times-few = færre end 5
times-none = Ingen er visiteret i perioden.
times-none-what = Tallene kommer, når de første visitationer er sendt.
times-of = { $n } visiteret
times-remark = Et tal af færre end fem siger mere om den enkelte end om vejen, så det står her ikke.
times-decimal = ,
way-next-asked = { $name } er på vej ind i { $project }. Lederen tager imod.
way-next-prepared = { $name } er i { $project }. Lederen siger til, når { $name } er klar til en plads.
