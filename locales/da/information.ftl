# Informationsmøder
nav-meetings = Informationsmøder
meeting-one = Informationsmøde
meetings-lead = Borgerne hører om centrene sammen, vælger to og taler bagefter alene om at begynde.
meetings-empty = Ingen møder endnu.
meetings-empty-what = Planlæg et møde, og invitér borgere, der venter eller ikke er visiteret endnu.
meeting-new = Nyt møde
meeting-edit = Ret mødet
meeting-edit-short = Ret
meeting-day = Dag
meeting-time = Klokken
meeting-time-hint = For eksempel 9.30
meeting-place = Sted
meeting-seats = Pladser i lokalet
meeting-host = Holder mødet
meeting-state = Status
meeting-state-planned = planlagt
meeting-state-held = holdt
meeting-state-cancelled = aflyst
meeting-invited = Inviteret
meeting-came = Kom
meeting-agreed = Start aftalt
meeting-heading = Informationsmøde { $day }
meeting-when = Kl. { $time }, { $place }. { $host } holder mødet.
meeting-room-left = { $left ->
    [0] Alle pladser er brugt.
    [one] Én plads tilbage.
   *[other] { $left } pladser tilbage.
}
meeting-show-room = Vis centrene i lokalet
meeting-print = Gæsteliste til print
meeting-invite = Invitér borgere
meeting-invite-lead = Hvem skal med? De, der venter på en plads, står først.
meeting-invite-do = Invitér
meeting-invite-nobody = Du har ingen at invitere lige nu.
meeting-invite-nobody-what = De borgere, du har, er allerede inviteret eller har en plads.
meeting-invite-1 = Venter på en plads
meeting-invite-2 = På vej gennem et projekt
meeting-invite-3 = Gennemgået i en screening
meeting-invite-4 = Ikke visiteret endnu
meeting-cancel = Aflys mødet
meeting-cancel-hint = Gæsterne kan inviteres til et andet møde. Det kan ikke fortrydes.
meeting-guests = Gæster
meeting-nobody = Ingen er inviteret endnu.
meeting-others = { $count ->
    [one] Én gæst mere. Du ser dine egne borgere, og dem alle, når du holder mødet.
   *[other] { $count } gæster mere. Du ser dine egne borgere, og dem alle, når du holder mødet.
}
meeting-guest = Gæst
meeting-attendance = Kom borgeren?
meeting-attendance-save = Gem, hvem der kom
meeting-attendance-for = Kom { $name }?
came-invited = Ikke noteret
came-came = Kom
came-stayed_away = Kom ikke
came-excused = Meldte afbud
meeting-chosen = Har valgt
meeting-talk = Samtale
meeting-talk-open = Notér samtalen
meeting-talk-held = { $day }
meeting-start = Aftalt start
meeting-refer = Visitér
meeting-book = Find plads
meeting-uninvite = Tag invitationen tilbage
guest-heading = Samtalen med { $name }
guest-lead = Hvad valgte { $name } på mødet, og hvad aftalte I?
guest-came = Kom { $name } til mødet?
guest-first = Første ønske
guest-second = Andet ønske
guest-talk-on = Samtalen blev holdt
guest-start = Starter
guest-start-hint = Den dag, I aftalte
guest-statutory = Samtalen er også den lovpligtige opfølgning
guest-save = Gem samtalen
room-heading = Her er der pladser
room-lead = Vælg to, du gerne vil høre mere om.
room-now = { $count ->
    [0] Ingen ledige lige nu
    [one] Én ledig plads nu
   *[other] { $count } ledige pladser nu
}
room-soon = { $count ->
    [one] én mere fra { $day }
   *[other] { $count } mere, den første { $day }
}
room-tasks = Opgaver
room-helps = Det kan vi tage hensyn til
room-hours = { $from } til { $until } timer om ugen
room-none = Ingen centre har ledige pladser lige nu.
print-heading = Gæsteliste
print-short = Navnene er forkortet, så listen kan ligge fremme.
print-signed = Kom
done-meeting-planned = Mødet er planlagt. Nu kan du invitere.
done-meeting-saved = Mødet er gemt.
done-meeting-cancelled = Mødet er aflyst.
done-meeting-invited = Invitationerne er noteret.
done-meeting-uninvited = Invitationen er taget tilbage.
done-meeting-attended = Det er noteret, hvem der kom.
done-meeting-talked = Samtalen er noteret.
state-planned = planlagt
state-held = holdt
state-cancelled = aflyst
