# Progression: spørgsmål, svar og det, der kan læses af dem
progression-title = Udvikling
progression-heading = { $whose } udvikling
progression-mine-title = Min udvikling
progression-round = { $kind }, { $day }
progression-round-word = Måling
progression-kind-zero-point = Ved starten
progression-kind-short = Kort
progression-kind-quarter = 13 uger
progression-kind-change = Nyt sted
progression-kind-end = Ved slutningen

# At svare
progression-mine = Mine spørgsmål
progression-about = { $count ->
    [one] Et spørgsmål om { $name }
   *[other] { $count } spørgsmål om { $name }
}
progression-kicker = { $round } · { $time }
progression-under-a-minute = tager under et minut
progression-few-minutes = tager få minutter
progression-six-minutes = tager omkring seks minutter
progression-lead-citizen = Der er ingen rigtige svar. Vælg det, der passer bedst lige nu.
progression-lead-mentor = Tænk på de sidste fire uger. Svar om opgaverne, ikke om helbred. De lyse tal ligger midt imellem to trin.
progression-lead-employee = Svar ud fra det, du selv har set og hørt. De lyse tal ligger midt imellem to trin.
progression-steps = Spørgsmål
progression-step = Spørgsmål { $n }
progression-answered = besvaret
progression-count = { $n } af { $of }
progression-number = { $value }: { $words }
progression-number-over = { $value }: lidt over: { $words }
progression-number-under = { $value }: lidt under: { $words }
progression-dont-know = Ved ikke
progression-prefer-not = Vil ikke svare
progression-yes = Ja
progression-no = Nej
progression-yes-which = Ja: { $which }
progression-hours = Timer om ugen, vi ville betale løn for (kan undlades)
progression-hours-said = { $hours } timer om ugen
progression-which = Hvilken? (kan undlades)
progression-words = Skriv med dine egne ord (kan undlades)
progression-answer-in = Svar på
progression-this-language = Dansk
progression-how = Hvordan er der svaret?
progression-how-together = Vi udfylder det sammen
progression-how-paper = Skrevet ind fra papir
progression-how-was-together = udfyldt sammen
progression-how-was-paper = skrevet ind fra papir
progression-how-was-in = besvaret på { $language }
progression-next = Næste
progression-previous = Forrige
progression-later = Gem og gør det senere
progression-send = Send svarene
progression-read-aloud = Læs op
progression-quiet = Stop oplæsningen
progression-all-at-once = Se alle spørgsmål på én side
progression-one-at-a-time = Et spørgsmål ad gangen
progression-rather-together = Jeg vil hellere svare sammen med { $name }
progression-another = Der er også et andet skema: { $name }
progression-corrects = Du har svaret før. Sender du igen, gælder det nye svar, og det gamle bliver gemt.
progression-way-out = Vælg et tal, Ved ikke eller Vil ikke svare. Det, du har svaret, er gemt.
progression-two = { $one } og { $two }
progression-sees-citizen = { $who } kan se dine svar. { $mentor } kan ikke, før du selv deler dem. Svarene bliver aldrig brugt til at trække i din ydelse.
progression-sees-mentor = { $name } og { $who } kan se dine svar.
progression-answer-again = Du kan rette dem ved at svare igen.
progression-sees-employee = { $name } kan se dine svar på sin side.
done-progression-sent = Tak. Svarene er sendt.
done-progression-kept = Gemt. Du kan gøre det færdigt, når det passer dig.
progression-ask = { $count ->
    [one] Der er et spørgsmål til dig
   *[other] Der er { $count } spørgsmål til dig
}
progression-ask-left = { $count ->
    [0] Du har svaret på det hele. Send det, når du er klar
    [one] Du mangler et spørgsmål. Resten er gemt
   *[other] Du mangler { $count } spørgsmål. Resten er gemt
}
progression-answer-now = Svar nu

# At læse
progression-none-yet = Der er ingen svar endnu. De kommer her, når den første måling er besvaret.
progression-none-yet-own = Her kommer dine svar til at stå, så du kan se, hvad der flytter sig.
progression-lead-first = Den første måling er her. Når der er svaret igen, kan man se, hvad der flytter sig.
progression-lead = Siden { $day }: { $up ->
    [0] intet er rykket to trin frem
    [one] ét område er rykket frem
   *[other] { $up } områder er rykket frem
}{ $small ->
    [0] {""}
    [one] , ét er et lille skridt
   *[other] , { $small } er små skridt
}{ $harder ->
    [0] .
    [one] , og ét er sværere lige nu.
   *[other] , og { $harder } er sværere lige nu.
}
progression-lines = Over tid
progression-lines-own = Sådan har jeg svaret
progression-moved-up = Rykket frem
progression-moved-small = Et lille skridt
progression-moved-same = Som før
progression-moved-small-down = Næsten som før
progression-moved-down = Sværere lige nu
progression-moved-first = Første svar
progression-harder = { $domain } er sværere lige nu
progression-harder-own = Det kan ske for alle. Sig det gerne til dem, du møder, før næste møde.
progression-harder-say = Det kan ske for alle. Tal om det på næste møde: hvad ville gøre det lettere?
progression-see-numbers = Se tallene
progression-numbers = Svar fra 0 til 10
progression-domain = Område
progression-who = Hvem
progression-you = Du
progression-who-mentor = Mentor
progression-who-employee = Jobkonsulent
progression-wheel = Hjulet
progression-wheel-own = Mit hjul
progression-wheel-of = Hjulet: { $from } og { $to }
progression-wheel-what = Borgerens egne svar. Jo længere ude, jo bedre går det. Et område uden tal er ikke tegnet.
progression-further-out = Længere ude er bedre.
progression-from = Fra
progression-to = Til
progression-show-wheel = Vis hjulet
progression-voices = Tre stemmer
progression-voices-lead = Sådan blev der svaret { $day }. Ingen har mere ret end andre.
progression-talk = Tal om det
progression-nearly-same = Næsten det samme.
progression-sees-more-than-you = { $who } ser mere, end du selv gør.
progression-sees-less-than-you = { $who } ser det sværere, end du selv gør.
progression-sees-more = { $who } ser mere, end { $name } selv gør.
progression-sees-less = { $who } ser det sværere, end { $name } selv gør.
progression-share = Vil du dele det?
progression-share-what = { $name } kan ikke se dine svar, før du deler dem. Du bestemmer for hver måling, og du kan tage det tilbage.
progression-is-shared = { $name } kan se dine svar
progression-not-shared = { $name } kan ikke se dine svar
progression-do-share = Del med { $name }
progression-unshare = Del ikke længere
done-progression-shared = Delt.
done-progression-unshared = Det er ikke delt længere.
progression-rounds = Målingerne
progression-form-fill = Udfyld for { $who }
progression-form-correct = Ret svaret fra { $who }
progression-facts = Fakta ved målingerne
progression-facts-what = Regnet ud, ikke spurgt om: de fire uger op til hver måling.
progression-fact-hours = Timer mødt
progression-fact-away = Fravær
progression-fact-paid = Løntimer om ugen
progression-fact-mentor = Mentors timer om ugen
progression-fact-goals = Delmål nået
progression-of = { $a } af { $b }
progression-away-none = intet
progression-away-announced = { $count ->
    [one] 1 dag meldt
   *[other] { $count } dage meldt
}
progression-away-unannounced = { $count ->
    [one] 1 dag uden besked
   *[other] { $count } dage uden besked
}
progression-away-ill = { $count ->
    [one] 1 dag syg
   *[other] { $count } dage syg
}
progression-pdf = Til samtalen (PDF)
progression-file = udvikling
progression-never = Svar om udvikling bruges i samtalen og til at gøre indsatsen bedre. De er aldrig grundlag for en sanktion.

# Delmål
progression-goals = Mål og delmål
progression-goals-own = Mine mål
goal-reached-on = Nået { $day }
goal-reach = Nået
goal-undo = Ikke alligevel
done-goal-reached = Godt gået. Det er skrevet ned.
done-goal-undone = Taget tilbage.

# Hvem mangler
nav-progression = Målinger
progression-board = Målinger, der mangler svar
progression-board-none = Alle har svaret. Her er ikke noget at gøre.
progression-board-lead = { $count ->
    [one] En måling mangler svar
   *[other] { $count } målinger mangler svar
}{ $late ->
    [0] .
    [one] . I en af dem er det din tur.
   *[other] . I { $late } af dem er det din tur.
}
progression-board-citizen = Borger
progression-board-days = Dage siden
progression-respondent-citizen = Borger
progression-respondent-mentor = Mentor
progression-respondent-employee = Jobcenter
progression-stands-answered = Svaret
progression-stands-open = Spurgt
progression-stands-reminded = Mindet om det
progression-stands-task = Mangler: gør det sammen
progression-not-asked = Spørges ikke
progression-board-what = Der bliver mindet om det efter 7 og 14 dage. Efter tre uger er det den koordinerende sagsbehandlers tur: ring, eller udfyld det sammen.
progression-see = Se udviklingen
nav-my-progression = Min udvikling
way-on-nav-progression = Hvem der mangler at svare, og siden hvornår.
way-on-nav-my-progression = Dine svar over tid, dine mål og det, der er sværere lige nu.
progression-moved-head = Rykket
progression-numbers-paper = Svar fra 0 til 10 (?: ved ikke, ×: vil ikke svare)
progression-see-own = Se, hvordan det går
progression-see-of = Se, hvordan det går for { $name }
progression-beside = Hvad borgeren, mentor og jobcentret har svaret over tid, og delmålene.
progression-earlier = { $count ->
    [one] En tidligere måling
   *[other] { $count } tidligere målinger
}
progression-wheel-what-own = Dine egne svar. Jo længere ude, jo bedre går det. Et område uden tal er ikke tegnet.
