# Forløb over tid: pauser, måneder og de 28 dage
course-heading = Forløbet
course-pause-day = Pausen er på dag { $day } af { $of }
course-same = Genoptages det senest { $until }, er det samme forløb.
course-lost = De { $of } dage gik { $until }. Kommer borgeren igen, begynder et nyt forløb, og månederne tælles forfra.
course-since = Begyndte { $day }
course-active-days = { $days ->
    [one] Én aktiv dag
   *[other] { $days } aktive dage
}
course-months = { $months ->
    [0] Ingen hel måned endnu
    [one] Én hel måned
   *[other] { $months } hele måneder
}
course-reached = Tre måneder nået { $day }
course-reaches = Når tre måneder { $day }, hvis det går som aftalt
course-missing = { $days ->
    [one] Mangler én aktiv dag til tre måneder
   *[other] Mangler { $days } aktive dage til tre måneder
}
course-ran = Sidste aktive dag var { $day }
course-number = Borgerens forløb nummer { $number }
course-none = Snusepraktik og dage i centret ved siden af et forforløb tæller ikke med i et forløb.
course-before = Før det: { $from } til { $until }, { $days ->
    [one] én aktiv dag
   *[other] { $days } aktive dage
}
course-again-same = Begynder borgeren på dag { $day }, er det samme forløb.
course-again-new = Sidste aktive dag var { $last }, så på dag { $day } begynder et nyt forløb.
course-month-mark = { $number } md.
