# Projekter, forforløb og borgernes ophold i dem
nav-projects = Projekter
projects-lead = Her bliver borgere klar til en plads: i projekter, hvor lederen afgør, hvem der er klar, og i korte forforløb.
projects-lead-mine = De projekter og forforløb, du leder. Du afgør, hvem der er klar til en plads.
projects-empty = Ingen projekter eller forforløb endnu.
projects-empty-what = Opret et, så kan sagsbehandlerne sende borgere til det.
projects-empty-mine = Du leder ikke et projekt endnu.
projects-empty-mine-what = Bed projektlederen eller en jobkonsulent om at sætte dig på som leder.
project-new = Nyt projekt
project-edit = Ret projektet
project-edit-short = Ret projektet
project-name = Navn
project-kind = Slags
project-kind-hint = Et forforløb varer højst fire uger uden en særlig grund
project-lead = Leder
project-lead-hint = Afgør, hvem der er klar til en plads
project-provider = Leverandør
project-provider-hint = Hvis det ikke er kommunen selv
project-asked = På vej ind
project-running = Er der nu
project-closed-on = Lukket { $day }
project-close = Luk projektet
project-close-hint = Nye borgere kan ikke sendes til det. Du kan åbne det igen.
project-reopen = Åbn projektet igen
project-led-by = { $kind }, ledet af { $name }
project-provided-by = Leverandør: { $name }
project-you-lead = Du leder det.
project-who = Hvem er her
project-nobody = Ingen er her lige nu.
project-nobody-what = Når en sagsbehandler sender en borger hertil, står borgeren her med det samme.
project-others = { $count ->
    [one] Én borger mere er her. Du kan se dem, du selv har.
   *[other] { $count } borgere mere er her. Du kan se dem, du selv har.
}
project-figures = { $count ->
    [0] Ingen er her lige nu.
    [one] Én borger er her.
   *[other] { $count } borgere er her.
} I din rolle ser du tal, men ikke hvem.
preparation-name = Navn
preparation-where = Hvor langt
preparation-plan = Plan
preparation-watch = Se på
preparation-do = Gør
preparation-asked-since = Spurgt { $day }, dag { $days }
preparation-wished-from = ønsket fra { $day }
preparation-day-of = Dag { $day } af { $of }
preparation-day = Dag { $day }
preparation-since = siden { $day }
preparation-until = til { $day }
preparation-no-end = uden slutdato
preparation-centre-days = { $days ->
    [one] én dag om ugen på { $centre }
   *[other] { $days } dage om ugen på { $centre }
}
preparation-caseworker = Sagsbehandler { $name }
preparation-over-length = Længere end planlagt: { $reason }
preparation-warning-past-plan = Den planlagte sidste dag er gået
preparation-warning-too-long = Længere end fire uger
preparation-warning-ask-movement = Over otte uger. Sker der noget?
preparation-warning-ends-soon = Slutter snart
preparation-warning-not-begun = Skulle være begyndt
preparation-wanted = Ønsket af { $name } siden { $day }
preparation-wanted-centre = Ønsket af { $name } til { $centre } siden { $day }
preparation-begin = Begynd
preparation-begin-heading = { $name } begynder i { $project }
preparation-begin-lead = Ret dagene, hvis de blev anderledes end ønsket.
preparation-begin-do = Gem, at { $name } er begyndt
preparation-plan-do = Ret planen
preparation-plan-heading = Planen for { $name } i { $project }
preparation-plan-lead = Den første dag bliver stående. Alle omkring borgeren ser den nye plan.
preparation-ready = Klar til en plads
preparation-ready-heading = { $name } er klar til en plads
preparation-ready-lead = Visitationen bliver sendt til jobkonsulenterne med det samme, og opholdet i { $project } slutter i dag.
preparation-ready-do = Send visitationen
preparation-return = Giv tilbage
preparation-return-heading = Giv { $name } tilbage til sagsbehandleren
preparation-return-lead = Opholdet i { $project } slutter i dag, og sagsbehandleren ser din grund.
preparation-return-do = Giv tilbage
preparation-withdraw = Træk tilbage
preparation-withdraw-heading = Træk { $name } tilbage fra { $project }
preparation-withdraw-lead = Opholdet slutter i dag. Bagefter kan du visitere på en anden måde.
preparation-withdraw-do = Træk tilbage
preparation-draw-out = Træk ud til en plads
preparation-draw-out-heading = Træk { $name } ud af { $project }
preparation-draw-out-lead = Opholdet slutter i dag, og du har visitationen. Lederen af projektet og sagsbehandleren ser din grund.
preparation-draw-out-do = Træk ud, og tag visitationen
preparation-draw-out-wanted = Andre vil også gerne have { $name }
preparation-draw-out-wanted-what = Tal med dem, før du trækker borgeren ud.
preparation-reason = Hvorfor?
preparation-reason-hint = Borgeren kan læse det
preparation-from = Første dag
preparation-planned-until = Sidste dag
preparation-planned-until-hint = Et forforløb har altid en sidste dag
preparation-days-in-centre = Dage om ugen i et center ved siden af
preparation-days-in-centre-hint = Højst to dage ved siden af et forforløb
preparation-days-none = Ingen
preparation-centre = Centret
preparation-over-length-reason = Hvorfor mere end fire uger?
preparation-over-length-reason-hint = Kun når et forforløb er længere
preparation-place = Book dage på en plads
preparation-days-a-week = Dage om ugen i centret
preparation-days-a-week-hint = Kun ved dage i centret. Højst to ved siden af et forforløb
preparation-beside = { $kind }: { $place }, { $period }
preparation-beside-held = { $kind }: { $place }, { $period }. Kun reserveret
preparation-beside-end = Afslut dagene for { $name }
preparation-beside-end-do = Afslut dagene
preparation-beside-withdraw = Træk dagene tilbage for { $name }
preparation-beside-withdraw-say = Pladsen bliver ledig. Projektet eller forforløbet går videre som før.
done-preparation-placed = Dagene er booket. De slutter senest sammen med projektet eller forforløbet.
done-preparation-beside-ended = Dagene er afsluttet, og pladsen er ledig.
done-preparation-beside-withdrawn = Dagene er trukket tilbage, og pladsen er ledig igen.
state-asked = spurgt om
state-running = i gang
state-ready = sluttet, fordi borgeren var klar
state-drawn_out = sluttet, fordi en jobkonsulent trak borgeren ud
state-returned = givet tilbage
done-project-registered = Projektet er oprettet.
done-project-saved = Projektet er gemt.
done-project-closed = Projektet er lukket.
done-project-reopened = Projektet er åbent igen.
done-preparation-asked = Borgeren er sendt til projektet. Lederen ser det med det samme.
done-preparation-begun = Borgeren er begyndt.
done-preparation-planned = Planen er rettet.
done-preparation-ready = Visitationen er sendt. Jobkonsulenterne ser den på ventelisten.
done-preparation-returned = Borgeren er givet tilbage til sagsbehandleren.
done-preparation-withdrawn = Opholdet er trukket tilbage. Nu kan du visitere på en anden måde.
done-preparation-drawn-out = Borgeren er trukket ud, og du har visitationen. Nu kan du finde en plads.
# Vejen: hvor borgeren visiteres hen
referral-way = Hvilken vej?
referral-way-unit = Dit team bruger mest den her
referral-way-a = Direkte til en plads
referral-way-a-what = Jobkonsulenterne finder en plads. Den korteste vej, især når du kender borgeren godt. Borgeren kan komme til at vente, hvis der ikke er en ledig plads.
referral-way-b = Gennem et projekt
referral-way-b-what = Borgeren kan begynde med det samme, og projektet afgør, hvornår borgeren er klar. Et ekstra led kan tage lysten, og projekt og jobkonsulent kan komme til at kappes om borgeren.
referral-way-c = Gennem et kort forforløb
referral-way-c-what = To til fire uger, rettet mod centrene. Gør borgeren klar og giver jobkonsulenten overblik. Bliver det længere, falder lysten til at komme videre.
referral-way-none = Der er ingen projekter eller forforløb at sende til. En jobkonsulent eller projektlederen kan oprette et.
referral-stay = Opholdet
referral-stay-lead = Kun for et projekt eller et forforløb
referral-project = Projekt eller forforløb
referral-project-choice = { $name } ({ $kind })
referral-comes-back = { $name } kommer fra et forløb, der sluttede { $day }. Det bliver noteret, at borgeren vender tilbage.

referral-wish-chosen = Har valgt: { $centres }
project-none-yours = Ingen af dine borgere er her lige nu.
project-none-yours-what = { $count ->
    [one] Én borger er her. Du ser kun dem, du selv har.
   *[other] { $count } borgere er her. Du ser kun dem, du selv har.
}
