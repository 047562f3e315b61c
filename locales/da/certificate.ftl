# Beviset ved forløbets slutning
certificate-title = Bevis
certificate-heading = { $whose } bevis
certificate-lead = Det her kan du se, gemme og printe. Det er borgerens eget.
certificate-new-lead = Skriv, hvad der er arbejdet med og lært. Forslagene kommer fra arbejdsaftalerne.
certificate-early-lead = Beviset kan laves fra { $day }, fire uger før forløbet slutter.
certificate-none = Beviset er ikke lavet endnu. Jobcentret laver det, når forløbet slutter.
certificate-write = Lav beviset
certificate-rewrite = Ret beviset
certificate-do = Gem beviset
certificate-goals = Delmål, der er arbejdet med
certificate-goals-hint = Ét på hver linje, højst otte
certificate-tasks = Opgaver, der er lært
certificate-tasks-hint = Én på hver linje, højst otte
certificate-quote = Mentors ord
certificate-quote-hint = En eller to sætninger, som mentor gerne vil give med
certificate-day = Dato på beviset
certificate-pdf-da = Hent som PDF på dansk
certificate-pdf-en = Hent som PDF på engelsk
certificate-file = bevis
certificate-goals-title = Delmål, der er arbejdet med
certificate-tasks-title = Opgaver, der er lært
certificate-worked = har arbejdet hos { $place }
certificate-climbed = Fra { $from } til { $to } timer om ugen
certificate-hours = { $hours ->
    [1] 1 time om ugen
   *[other] { $hours } timer om ugen
}
certificate-steps = { $count ->
    [one] Timerne er steget én gang.
   *[other] Timerne er steget { $count-text } gange.
}
certificate-mentor = Mentor, { $place }
certificate-foot = { $place }, { $day }
certificate-from-day = timer om ugen fra
certificate-section = Bevis
certificate-to = Se eller lav beviset
certificate-mine = Se dit bevis
done-certificate = Beviset er gemt.
