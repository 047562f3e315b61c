# Ønsker og mål holdt op mod det, centrene har
coverage-nav = Dækning
coverage-lead = { $waiting ->
    [0] Ingen borgere i jobcentret venter.
    [one] Én borger i jobcentret venter.
   *[other] { $waiting-text } borgere i jobcentret venter.
} { $free ->
    [0] Ingen pladser er ledige i dag.
    [one] Én plads er ledig i dag.
   *[other] { $free-text } pladser er ledige i dag.
}
coverage-industries = Brancher
coverage-occupations = Stillinger
coverage-what = Ønske eller tilbud
coverage-wanted = Borgere, der ønsker det
coverage-centres = Centre, der har det
coverage-free = Ledige pladser der
coverage-so = Så
coverage-missing = Mangler
coverage-short = For få pladser
coverage-covered = Dækket
coverage-unused = Ledigt, ingen ønsker det
coverage-quiet = Optaget
coverage-sum = { $missing ->
    [0] Intet mangler
    [one] Én mangler
   *[other] { $missing-text } mangler
}, { $unused ->
    [0] intet står ubrugt
    [one] én står ubrugt
   *[other] { $unused-text } står ubrugt
}
coverage-find = Find en virksomhed
coverage-none = Ingen ønsker eller tilbud endnu
coverage-none-what = Skriv borgernes ønsker på deres sider, og hvad centrene tilbyder på centrenes.
coverage-note = Tallene viser borgere, der venter på en plads. De siger ikke, hvem. En borger kan ønske flere ting, og en plads kan tælle i flere rækker.
