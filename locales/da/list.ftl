# Lister: filtre, orden, kolonner, visninger
list-find = Find
list-filters = Filtre
list-from = Fra
list-until = Til
list-from-day = fra { $day }
list-until-day = til { $day }
list-filter-is = { $filter }: { $value }
list-any = { $filter }: alle
list-show = Vis
list-order = Rækkefølge
list-order-up = { $column }, stigende
list-order-down = { $column }, faldende
list-narrowed = Listen er indsnævret til:
list-finding = “{ $text }”
list-remove = fjern
list-remove-one = Fjern { $filter }
list-whole = Vis hele listen
list-no-hits = Ingen passer
list-no-hits-filters = Fjern et filter, så kommer der flere frem.
list-no-hits-find = Prøv med begyndelsen af ordet, eller fjern søgningen.
list-showing = { $all ->
    [0] Ingen
    [one] Én i alt
   *[other] { $all-text } i alt
}
list-showing-of = { $from-text }–{ $until-text } af { $all-text }
list-showing-over = Over { $all-text } i alt
list-pages = Sider
list-previous = Forrige
list-next = Næste
list-columns = Kolonner
list-columns-which = Vis disse kolonner
list-columns-show = Vis kolonnerne
list-size = Linjer på en side
