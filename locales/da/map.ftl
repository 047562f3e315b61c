# Kort over centre og virksomheder
map-nav = Kort
map-lead = { $centres ->
    [0] Ingen centre i udsnittet.
    [one] Ét center i udsnittet,
   *[other] { $centres-text } centre i udsnittet,
}{ $centres ->
    [0] {""}
   *[other] {" "}{ $free ->
        [0] ingen ledige pladser i dag.
        [one] én ledig plads i dag.
       *[other] { $free-text } ledige pladser i dag.
    }
}
map-areas = Vælg udsnit
map-own = Kommunen
map-all = Hele landet
map-desc = Tallene på kortet er de samme som i tabellen ved siden af.
map-table = Centre og virksomheder på kortet
map-number = Nummer på kortet
map-name = Center eller virksomhed
map-free = Ledige i dag
map-free-of = { $free } af { $places }
map-places = { $free ->
    [0] ingen ledige
    [one] én ledig
   *[other] { $free-text } ledige
} af { $places ->
    [one] én plads
   *[other] { $places-text } pladser
}
map-key-free = Har ledige pladser
map-key-full = Alle pladser er optaget
map-company = Uden center
map-closed = Ingen pladser i dag
map-near = cirka
map-about = Cirka: vi kender kun postnummeret, så mærket står midt i det.
map-source = Kortet indeholder data fra Geodatastyrelsen, DAGI 1:500.000, februar 2014. Det er forenklet og følger med programmet.
map-none = Her er ingen virksomheder endnu
map-none-here = Ingen virksomheder i udsnittet
map-crowded = Kort og liste viser { $shown }, dem med ledige pladser først. Der er { $count-text } mere. Vælg en by for at se dem.
map-outside = { $count ->
    [one] Én ligger uden for udsnittet.
   *[other] { $count-text } ligger uden for udsnittet.
}
map-unplaced = Postnummeret findes ikke på kortet. Skriv stedet på virksomheden:
