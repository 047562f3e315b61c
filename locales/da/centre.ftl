# Virksomhedscentre
centre-name = Navn
centre-list-lead = { $occupied } af { $places } pladser er optaget i dag.
centre-new = Nyt center
centre-new-lead = Et center holder pladser åbne hele tiden, så en ny borger kan begynde, når en er kommet videre.
centre-edit = Ret center
centre-board = Se på pladstavlen
centre-companies = Virksomheder
centre-companies-hint = Centret hører til én virksomhed eller til flere sammen
centre-company-n = Virksomhed { $n }
centre-part-what = Hvad det er
centre-model = Samarbejde
centre-model-n = Model { $n }: { $name }
centre-programme = Indsats
centre-fixed-contact = Fast kontakt
centre-fixed-contact-hint = Den i jobcentret, virksomheden altid kan ringe til
centre-coordinating-mentor = Mentor, der koordinerer
centre-coordinating-mentor-hint = Kun i en klynge, model 4: den mentor, der samler trådene
centre-coordinates = Koordinerer
centre-generation = Generation
centre-generation-1 = Generation 1
centre-generation-2 = Generation 2
centre-generation-hint = Et nyt center er generation 1
centre-generation-what = Et nyt center er generation 1. Det er generation 2, når det også kan tage borgere, der er længere fra job.
centre-generation-from = Generation { $generation } fra { $from }
centre-generation-change = Skift generation
centre-since = Fra
centre-offer = Det kan centret tilbyde
centre-occupations = Job
centre-occupations-hint = Begynd at skrive, og vælg fra listen, for eksempel 5223
centre-occupation-n = Job { $n }
centre-industries = Brancher
centre-industry-n = Branche { $n }
centre-hours = Timer
centre-hours-from = Mindst
centre-hours-until = Højst
centre-hours-suffix = timer om ugen
centre-hours-both = { $from } til { $until } timer om ugen
centre-hours-least = Mindst { $from } timer om ugen
centre-hours-most = Højst { $until } timer om ugen
centre-accommodations = Hensyn
centre-accommodations-hint = Det, arbejdspladsen kan tage hensyn til
centre-occupied = Optaget i dag
centre-occupied-of = { $occupied } af { $places }
centre-no-places = Ingen pladser
centre-contract = Aftale
centre-contracts = Aftaler
centre-no-contract = Centret har ingen aftale endnu. Aftalen siger, hvor mange pladser virksomheden holder åbne.
centre-places-today = { $places ->
    [one] Én plads i dag
   *[other] { $places-text } pladser i dag
}, { $free ->
    [0] alle er optaget
    [one] én er ledig
   *[other] { $free-text } er ledige
}
centre-places-none = Ingen pladser i dag
centre-places-none-what = Pladserne kommer med en aftale.
centre-call = Ring til virksomheden
centre-no-contact = Ingen kontakt er skrevet op.
centre-no-mentor = Ingen mentor endnu. Tilføj en på virksomhedens side.
centre-fixed = Virksomheden ringer til
centre-fixed-hours = Træffes { $hours }
centre-steps-in = { $name } er vikar
centre-filter = Vis kun
centre-filter-free = Ledige pladser
centre-filter-ending = Aftalen udløber snart
centre-filter-none = Ingen pladser i dag
centre-none = Her er ingen centre endnu
centre-none-what = Vælg en virksomhed, og lav et center på den.
done-centre-registered = Centret er oprettet. Lav nu aftalen om pladser.
centre-free = Ledige
centre-contract-until = Aftalen løber til
centre-find = Center, virksomhed, job eller kontakt
