import-fault = Række { $line }, { $column }, ”{ $seen }”: { $why }
import-fault-empty = Række { $line }, { $column }: { $why }
import-report-name = Rækker med fejl
import-report-row = Række
import-report-wrong = Fejl
import-report-fault = { $column }: { $why }
nav-imports = Hent ind
import-lead = Borgere, virksomheder, aftaler, forløb, ydelser og løntimer fra Excel eller CSV. Du ser, hvad filen vil gøre, før noget gemmes.
import-kind = Hvad står der i filen?
import-kind-citizens = Borgere
import-kind-companies = Virksomheder
import-kind-register = Udtræk af CVR-registeret
import-changes = Det bliver ændret
import-changes-more = { $count } ændringer mere står ikke her.
import-changed-what = Hvad
import-changed-before = Her
import-changed-after = I filen
import-changed-name = Produktionsenhedens navn
import-changed-address = Adresse
import-changed-company-name = Virksomhedens navn
import-changed-company-address = Virksomhedens adresse
import-changed-cvr = CVR-nummer
import-changed-industry = Branche
import-changed-employees = Ansatte
import-changed-closed = Lukket
import-changed-unit = Ny produktionsenhed
import-changed-register = Branchekode, kommune eller ansatte i registeret
import-kind-contracts = Aftaler
import-kind-placements = Forløb
import-kind-benefits = Ydelser
import-kind-hours = Løntimer
import-file = Fil
import-file-hint = .xlsx eller .csv med overskrifter i første række, højst { $most } MB
import-look = Se på filen
import-nothing-yet = Der bliver ikke gemt noget endnu.
import-columns-which = Kolonner, filen skal have
import-columns-required = Skal være der
import-columns-others = Kan være der
import-runs = Hentet ind
import-runs-none = Der er ikke hentet noget ind endnu.
import-runs-none-how = Vælg en fil ovenfor.
import-when = Hvornår
import-who = Hvem
import-operator = Driften
import-made = Nye
import-changed = Ændres
import-same = Er her i forvejen
import-wrong = Rækker med fejl
import-columns = hvad er hvad?
import-columns-lead = Over hver liste står overskriften i din fil. Vi har gættet på, hvad kolonnen er. Ret det, der ikke passer, og prøv så filen.
import-columns-missing = Filen mangler: { $columns }. Vælg, hvilken kolonne der er hvad.
import-columns-leave = Bruges ikke
import-try = Prøv filen
import-discard = Smid filen væk
import-working = et øjeblik
import-working-how = Siden ser selv efter, hvor langt den er. Du kan også gå og komme igen.
import-how-far = Se, hvor langt den er
import-step-read = Læser filen: { $done } rækker.
import-step-compare = Sammenligner { $of } rækker med det, der er her.
import-step-write = Gemmer: { $done } af { $of }.
import-tried = det vil filen gøre
import-done = Filen er hentet ind
import-western = Filen er læst som Windows-1252. Se, om ordene er rigtige: { $words }
import-restored = { $count ->
    [one] Ét CPR-nummer manglede et 0 forrest, som Excel har fjernet. Det er sat ind igen.
   *[other] { $count } CPR-numre manglede et 0 forrest, som Excel har fjernet. Det er sat ind igen.
}
import-wrong-rows = { $count ->
    [one] Én række skal rettes
   *[other] { $count } rækker skal rettes
}
import-wrong-how = Hent rækkerne med fejlene ved siden af, ret dem i Excel, og vælg filen igen. Der bliver ikke gemt noget, før alle rækker er i orden.
import-report-xlsx = Hent til Excel
import-report-csv = Hent som CSV
import-column = Kolonne
import-seen = Der står
import-why = Hvad du kan gøre
import-more = Og { $count } fejl mere. De står i filen, du henter.
import-again = Vælg den rettede fil
import-next = Hent en fil mere
import-all-same = Alt i filen er her i forvejen. Der er ikke noget at gemme.
import-run = { $count ->
    [one] Gem én række
   *[other] Gem { $count } rækker
}
done-import-discarded = Filen er smidt væk. Intet er gemt.
