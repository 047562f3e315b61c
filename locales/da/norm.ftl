# Jobcentrets egne normer for pris og mentortid
norm-nav = Normer
norm-heading = Pris og mentortid
norm-lead = Det, I selv betaler og giver af mentortid. Hver aftale bliver holdt op mod normen fra den dag, den begyndte.
norm-list = Jeres normer
norm-none = Her er ingen normer endnu
norm-none-what = Skriv, hvad I plejer at betale. Så kan I se, hvilke aftaler der afviger.
norm-payment = Hvordan der betales
norm-from = Fra og med
norm-now = Gælder nu
norm-new = Ny norm
norm-set = Gem normen
norm-do = Gør
norm-remove = Fjern
norm-hours-week = { $count ->
    [one] 1 time om ugen
   *[other] { $hours } timer om ugen
}
norm-hours = { $hours } { $minutes ->
    [60] time
   *[other] timer
}
norm-above = { $what } over normen
norm-below = { $what } under normen
norm-both = { $money }, { $hours }
norm-as = Som normen
norm-standing = Aftaler i kraft
norm-standing-none = Ingen aftaler er i kraft i dag.
norm-standing-n = { $contracts ->
    [one] Én aftale
   *[other] { $contracts-text } aftaler
}, { $deviate ->
    [0] ingen afviger
    [one] én afviger
   *[other] { $deviate-text } afviger
}
norm-standing-without = { $contracts ->
    [one] Én begyndte, før der var en norm.
   *[other] { $contracts-text } begyndte, før der var en norm.
}
norm-see-deviating = Se dem, der afviger
done-norm-set = Normen er gemt.
done-norm-removed = Normen er fjernet.
