# Opsøgning af virksomheder
outreach-lead = { $open ->
    [0] Ingen virksomheder er på vej.
    [one] Én virksomhed er på vej.
   *[other] { $open-text } virksomheder er på vej.
} { $late ->
    [0] Intet er over tid.
    [one] Ét næste skridt er over tid.
   *[other] { $late-text } næste skridt er over tid.
}
outreach-new = Ny virksomhed på listen
outreach-new-heading = Opsøg en virksomhed
outreach-new-lead = Skriv, hvem der tager den, og hvad det første skridt er. Så ringer I ikke to til den samme.
outreach-new-do = Sæt på listen
outreach-new-company = Virksomhed
outreach-new-company-hint = Er virksomheden her ikke, så opret den først
outreach-company-missing = Opret en virksomhed
outreach-owner = Hvem tager den
outreach-why = Hvorfor netop den
outreach-why-hint = For eksempel: søger folk til lageret, eller nævnt af en borger
outreach-next-step = Næste skridt
outreach-next-step-hint = For eksempel: ring til butikschefen, eller besøg med tillidsrepræsentanten
outreach-next-on = Senest den
outreach-one = Opsøgning
outreach-all = Alle
outreach-mine = Mine
outreach-show = Vis kun
outreach-late-heading = Over tid
outreach-late-days = { $days ->
    [one] Én dag over tid
   *[other] { $days-text } dage over tid
}
outreach-by = Senest { $day }
outreach-no-next = Intet næste skridt
outreach-none-here = Ingen
outreach-none = Ingen virksomheder er på vej
outreach-none-what = Sæt den første på listen: hvilken virksomhed, hvem tager den, og hvad er det første skridt.
outreach-none-mine = Du har ingen virksomheder på vej
outreach-happened = Hvad er sket?
outreach-happened-do = Gem
outreach-day = Hvilken dag
outreach-note = Notat
outreach-note-hint = Hvad I talte om. Virksomheden kan bede om at læse det
outreach-step = Hvor er I nu?
outreach-see-company = Se virksomheden
outreach-step-hint = Lad den stå tom, hvis I stadig er samme sted
outreach-reason = Hvorfor blev det ikke til noget?
outreach-reason-hint = Kun når virksomheden ikke vil
outreach-history = Hvad der er sket
outreach-no-note = Uden notat
outreach-opened = Begyndt
outreach-closed = Afsluttet
outreach-facts = Om opsøgningen
outreach-how-far = Hvor langt
outreach-agreed-next = De har sagt ja
outreach-agreed-next-what = Lav centret og aftalen om pladser. Når aftalen er gemt, er opsøgningen færdig.
outreach-make-centre = Lav centret
outreach-make-contract = Lav aftalen om { $centre }
outreach-of-company = Opsøgning
outreach-of-company-none = Ingen har opsøgt virksomheden.
outreach-start = Opsøg virksomheden
outreach-open-see = Se opsøgningen
outreach-withdrawn-heading = Blev ikke til noget
outreach-withdrawn-what = Grundene viser, hvad I skal gøre anderledes næste gang.
outreach-withdrawn-when = Hvornår
outreach-withdrawn-why = Hvorfor
outreach-withdrawn-count = Antal
outreach-withdrawn-by = Hvem
outreach-withdrawn-none = Ingen virksomhed har trukket sig.
outreach-state-to-approach = Skal opsøges
outreach-state-approached = Opsøgt
outreach-state-interested = Interesseret
outreach-state-agreed = Aftalt
outreach-state-withdrawn = Blev ikke til noget
outreach-state-paused = Hviler
outreach-step-approach = Vi har talt med dem
outreach-step-interest = De er interesserede
outreach-step-agree = De siger ja
outreach-step-pause = Lad den hvile
outreach-step-resume = Tag den op igen
outreach-step-withdraw = Det bliver ikke til noget
door-heading = Hvem kender virksomheden
door-none = Ingen her kender virksomheden endnu.
door-ask-first = Tal med { $name } først
door-ask-first-what = { $name } har forbindelsen. Virksomheden skal møde én dør, ikke flere.
door-fixed-contact = Fast kontakt for { $centre }
door-outreach-now = Opsøger dem nu, siden { $day }
door-outreach-before = Har opsøgt dem, { $day }
door-signed = Lavede aftalen om { $centre }
door-knows = Kender dem
door-left = arbejder her ikke mere
door-me = dig
door-i-know = Jeg kender dem
door-i-know-how = Hvordan?
door-i-know-how-hint = For eksempel: har haft elever der, eller min bror er mester
door-i-know-do = Skriv mig på
door-forget = Fjern mig
done-outreach-opened = Virksomheden er på listen.
done-outreach-noted = Det er gemt.
done-acquaintance-noted = Du står nu som en, der kender virksomheden.
done-acquaintance-forgotten = Du står ikke længere som en, der kender virksomheden.
outreach-history-none = Her kommer det, I skriver, det nyeste øverst.
outreach-step-same = Samme sted som før
