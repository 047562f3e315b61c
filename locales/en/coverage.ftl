# Wishes and goals beside what the centres have
coverage-nav = Coverage
coverage-lead = { $waiting ->
    [0] No citizens of the job centre wait.
    [one] One citizen of the job centre waits.
   *[other] { $waiting-text } citizens of the job centre wait.
} { $free ->
    [0] No places are vacant today.
    [one] One place is vacant today.
   *[other] { $free-text } places are vacant today.
}
coverage-industries = Industries
coverage-occupations = Occupations
coverage-what = Wish or offer
coverage-wanted = Citizens who want it
coverage-centres = Centres that have it
coverage-free = Vacant places there
coverage-so = So
coverage-missing = Missing
coverage-short = Too few places
coverage-covered = Covered
coverage-unused = Vacant, nobody wants it
coverage-quiet = Taken
coverage-sum = { $missing ->
    [0] nothing is missing
    [one] one is missing
   *[other] { $missing-text } are missing
}, { $unused ->
    [0] nothing stands unused
    [one] one stands unused
   *[other] { $unused-text } stand unused
}
coverage-find = Find a company
coverage-none = No wishes or offers yet
coverage-none-what = Write citizens' wishes on their pages, and what centres offer on theirs.
coverage-note = The figures show citizens who wait for a place. They don't say who. A citizen may wish for several things, and a place may count in several rows.
