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
list-finding = ”{ $text }”
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
list-views = Visninger
list-view-whole = Hele listen
list-view-shared = (fælles)
list-view-first = listen begynder her
list-view-name = Navn på visningen
list-view-begin = Begynd her, når jeg åbner listen
list-view-share = Del med hele jobcentret
list-view-what = Visningen husker filtre, rækkefølge og kolonner. Det, du har skrevet i søgefeltet, bliver ikke gemt.
list-view-keep = Gem visningen
list-view-prefer = Begynd her
list-view-unprefer = Begynd med hele listen
list-view-remove = Fjern
list-file = Hent
list-file-what = Filen får de linjer og kolonner, du ser nu, på alle sider, højst { $most } linjer. CPR-numre og beskyttede navne kommer ikke med. At du henter den, bliver skrevet i loggen.
list-file-xlsx = Excel
list-file-csv = CSV
done-view-kept = Visningen er gemt.
done-view-removed = Visningen er fjernet.
done-view-preferred = Listen begynder nu med den visning.
done-view-unpreferred = Listen begynder nu med det hele.
