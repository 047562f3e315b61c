# Ved siden af praktikken
support = Indsatser og bevillinger
support-heading = { $whose } indsatser og bevillinger
support-lead = Det, der sker ved siden af praktikken. Virksomheden ser ingenting af det, og jobkonsulenten ser kun, at en indsats er i gang.
support-lead-untold = Du kan se, at der er en indsats, hvordan den står, og hvor længe det varer. Hvad den handler om, ved borgeren og sagsbehandleren.
support-see = Se og ret
support-none = Der er ingen indsatser, bevillinger eller personlig mentor endnu.

support-minutes = { $minutes } min.
support-hours = { $hours ->
    [one] 1 time
   *[other] { $hours } timer
}
support-hours-minutes = { $hours } t. { $minutes } min.

interventions = Parallelle indsatser
interventions-none = Ingen indsatser ved siden af
interventions-none-what = Når { $name } har brug for mere end en plads, skriver sagsbehandleren behovet her. Så kan I se, hvor længe det varer.
intervention-new = Skriv et behov ned
intervention-edit = Ret indsatsen
intervention-lead = Noget, der skal ske ved siden af { $whose } praktik. Borgeren kan læse det hele.
intervention-untold = En indsats
intervention-kind = Slags indsats
intervention-provider = Hvem giver den
intervention-provider-hint = Udfyld, når nogen er spurgt
intervention-owner = Hvem følger den
intervention-owner-is = { $name } følger den
intervention-needed-on = Behovet er set
intervention-referred-on = Henvist
intervention-started-on = Begyndt
intervention-note = Hvad handler det om?
intervention-note-hint = Borgeren læser det. Jobkonsulent, mentor og virksomhed ser det aldrig
intervention-times = Fast tid
intervention-times-hint = Faste tider om ugen. De står i borgerens uge; andre ser kun, at borgeren er optaget
intervention-state-needed = Et behov
intervention-state-referred = Henvist
intervention-state-started = I gang
intervention-state-ended = Afsluttet
intervention-state-declined = Ikke til noget
intervention-needed = Behovet blev set { $day }
intervention-referred = Henvist { $day }
intervention-referred-days = { $days ->
    [0] Henvist samme dag
    [one] Henvist { $day }, efter én dag
   *[other] Henvist { $day }, efter { $days } dage
}
intervention-started = Begyndte { $day }
intervention-started-days = { $days ->
    [0] Begyndte samme dag
    [one] Begyndte { $day }, én dag efter
   *[other] Begyndte { $day }, { $days } dage efter
}
intervention-ended = Sluttede { $day }
intervention-declined = Blev ikke til noget { $day }
intervention-waited = { $days ->
    [0] Venter siden i dag
    [one] Har ventet én dag
   *[other] Har ventet i { $days } dage
}
intervention-step = Næste skridt
intervention-step-which = Hvad er sket?
intervention-step-refer = Henvist til den, der giver indsatsen
intervention-step-start = Begyndt
intervention-step-end = Afsluttet
intervention-step-decline = Den blev ikke til noget
intervention-on = Hvilken dag?
intervention-why = Hvordan sluttede det?
intervention-why-hint = Skriv det, hvis den ikke blev til noget. Borgeren læser det
intervention-no-steps = Indsatsen er slut. Der er ikke flere skridt.
intervention-stretch-to-referral = Fra behov til henvisning
intervention-stretch-to-start = Fra henvisning til start
intervention-stretch-need-to-start = Fra behov til start
intervention-times-lead = Hvor mange dage der går, fra et behov er set, til hjælpen begynder. Behov set fra { $from } til { $until }.
intervention-times-of = { $n } behov
intervention-times-few = Der er færre end fem behov, så tallene vises ikke
intervention-times-kinds = Fra behov til start, efter slags
intervention-times-remark = Medianen er den midterste: halvdelen venter kortere. Slags med færre end fem er udeladt.

grants = Små bevillinger
grants-none = Ingen bevillinger
grants-none-what = Arbejdstøj, sko, transport eller et certifikat: det lille, der skal til, før pladsen kan lade sig gøre.
grant-new = Bed om en bevilling
grant-lead = Noget lille, der gør { $whose } plads mulig.
grant-kind = Hvad
grant-amount = Beløb i kroner
grant-amount-hint = For eksempel 850 eller 850,50
grant-words = Hvad skal det bruges til?
grant-words-hint = Borgeren læser det
grant-at-once = Bevilg det med det samme
grant-mine = Du må bevilge
grant-mine-none = Du har ikke fået lov til at bevilge noget. Ledelsen giver lov under Organisation.
grant-do = Gem
grant-state-asked = Venter på svar
grant-state-granted = Bevilget
grant-state-refused = Afslag
grant-state-withdrawn = Trukket tilbage
grant-asked-by = { $name } bad om det { $day }
grant-granted-by = { $name } bevilgede det { $day }
grant-refused-by = { $name } sagde nej { $day }
grant-withdrawn-by = { $name } trak det tilbage { $day }
grant-because = Fordi: { $reason }
grant-complain = Er du uenig, kan du klage inden { $weeks } uger. Skriv eller ring til jobcentret, så hjælper vi dig.
grant-decide = Afgør
grant-decide-do = Gem svaret
grant-decision = Hvad er svaret?
grant-decision-grant = Ja, det bevilges
grant-decision-refuse = Nej
grant-reason = Hvorfor ikke?
grant-reason-hint = Skriv grunden, når svaret er nej. Borgeren læser den
grant-withdraw = Træk tilbage
grant-nothing-waits = Ingen bevillinger venter på dig
grant-nothing-waits-what = Når nogen beder om noget, som du må bevilge, står det her.
nav-small-grants = Bevillinger til dig

mentor-grants = Personlig mentor
mentor-grants-none = Ingen personlig mentor
mentor-grants-none-what = En personlig mentor hjælper med det, der ligger uden om arbejdet, i højst et halvt år ad gangen.
mentor-grant-new = Bevilg en personlig mentor
mentor-grant-lead = Nogen, der hjælper med det, der ligger uden om { $whose } praktik.
mentor-grant-who = Hvem
mentor-grant-who-hint = Frivillige, eksterne og virksomhedsmentorer oprettes først under Medarbejdere, som personlig mentor
mentor-grant-kind = Hvilken slags mentor?
mentor-grant-kind-consultant = Jobkonsulent
mentor-grant-kind-company-mentor = Virksomhedsmentor
mentor-grant-kind-volunteer = Frivillig
mentor-grant-kind-external = Ekstern mentor
mentor-grant-kind-consultant-what = En jobkonsulent, til en kort og afgrænset opgave
mentor-grant-kind-company-mentor-what = Virksomhedens mentor, med timer ud over det, arbejdspladsen giver alle
mentor-grant-kind-volunteer-what = En fra frivilligkorpset
mentor-grant-kind-external-what = En udefra
mentor-grant-from = Fra
mentor-grant-until = Til og med
mentor-grant-until-hint = Højst seks måneder ad gangen. En forlængelse er en ny bevilling
mentor-grant-hours = Timer om ugen
mentor-grant-hours-hint = For eksempel 2 eller 1,5
mentor-grant-tasks = Hvad hjælper mentoren med?
mentor-grant-tasks-hint = Borgeren og mentoren læser det
mentor-grant-do = Bevilg
mentor-grant-is = Personlig mentor: { $name }
mentor-grant-over = Slut
mentor-grant-end = Afslut
mentor-grant-end-do = Gem sidste dag
mentor-grant-last = Sidste dag
mentor-grant-withdraw = Træk bevillingen tilbage
mentor-grant-withdraw-say = Bevillingen er ikke begyndt endnu.
mentor-log = Dine linjer
mentor-log-write = Skriv i logbogen
mentor-log-on = Hvilken dag?
mentor-log-minutes = Minutter
mentor-log-minutes-hint = For eksempel 45
mentor-log-words = Hvad gjorde I?
mentor-log-words-hint = Borgeren og sagsbehandleren læser det
mentor-log-used = Denne uge: { $used } brugt, { $left } tilbage
mentor-log-over = Denne uge: { $used } brugt, { $left } over det, der er bevilget
mentor-log-remove = Slet linjen
mentor-log-show = { $count ->
    [one] Vis én linje i logbogen
   *[other] Vis { $count } linjer i logbogen
}

nav-competences = Hvem må bevilge
competences-lead = Hvor meget hver medarbejder må bevilge. Ledelsen bestemmer det.
competences-lead-edit = Hvor meget hver medarbejder må bevilge. Vælg et navn for at ændre det.
competences-caption = Medarbejdere og det, de må bevilge
competence-none = Må ikke
competence-no-limit = Uden grænse
competence-up-to = { $kind } til { $amount }
competence-any = { $kind } uden grænse
competence-heading = Hvad må { $name } bevilge?
competence-lead = Sæt hak ved det, medarbejderen må bevilge. Intet beløb betyder ingen grænse.
competence-most = Højst, i kroner
competence-of-person = Må bevilge
competence-of-nobody = Må ikke bevilge noget
nav-intervention-times = Fra behov til start

own-support = Hjælp ved siden af
own-support-who = Kun du og din sagsbehandler ser det hele. Din jobkonsulent ser, at der er noget i gang. Din arbejdsplads ser ingenting.
own-support-mentor = Din personlige mentor
own-granted-log = Skriv i logbogen
own-granted-late = Din tid som personlig mentor for { $name } sluttede { $day }. Mangler der noget i logbogen, kan du skrive det til og med { $until }.
week-disagrees = Ugen har { $week } timer i centret, men arbejdsaftalen siger { $agreed }. Ret den, der er forkert.
week-clashes = { $day }: borgeren er optaget af en indsats, mens der også står noget i ugen.

done-intervention-registered = Behovet er skrevet ned
done-intervention-advanced = Skridtet er gemt
done-grant-asked = Bevillingen er sendt til den, der må give den
done-grant-given = Bevillingen er givet, og borgeren får besked
done-grant-withdrawn = Bevillingen er trukket tilbage
done-grant-decided = Svaret er gemt, og borgeren får besked
done-mentor-granted = Mentoren er bevilget
done-mentor-ended = Bevillingens sidste dag er gemt
done-mentor-withdrawn = Bevillingen er trukket tilbage
done-mentor-logged = Linjen er gemt
done-mentor-log-removed = Linjen er slettet
