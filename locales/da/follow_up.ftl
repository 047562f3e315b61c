# Opfølgning: møder om en borger, hvad der blev skrevet og besluttet, ugen på vejen
follow-ups = Opfølgning
follow-ups-see = Se alt
follow-ups-heading = { $whose } opfølgning
nav-week = Min uge
way-on-nav-week = Dine møder dag for dag, i en rækkefølge du kan køre efter.

follow-up-when = { $day } kl. { $time }
follow-up-names = { $names } og { $last }
follow-up-with = Deltagere: { $names }
follow-up-somebody = en, der ikke længere er her
follow-up-heading = Opfølgning med { $name }
follow-up-own-one = Møde om din vej
follow-up-kind = Hvor I mødes
follow-up-kind-company = Møde på arbejdspladsen
follow-up-kind-job-centre = Møde i jobcentret
follow-up-kind-phone = Samtale i telefonen
follow-up-kind-group = Møde i en gruppe
follow-up-mine-company = Opfølgning med { $name }
follow-up-mine-job-centre = Samtale med { $name } i jobcentret
follow-up-mine-phone = Ring til { $name }
follow-up-mine-group = Gruppemøde, blandt andre { $name }
follow-up-mine-today = Møder i dag
follow-up-mine-none = Du har ingen møder i dag.
follow-up-is-planned = Planlagt
follow-up-is-unwritten = Referat mangler
follow-up-is-held = Holdt
follow-up-is-cancelled = Aflyst

follow-up-due = Næste opfølgning senest { $day }
follow-up-overdue = { $count ->
    [one] Opfølgning skulle være holdt senest { $day }, i går
   *[other] Opfølgning skulle være holdt senest { $day }, for { $count-text } dage siden
}
follow-up-none-planned = Der er ikke planlagt et møde.
follow-up-none-held = Der er ikke holdt et møde endnu.
follow-up-coming = Planlagt
follow-up-past = Hidtil

follow-up-new = Planlæg møde
follow-up-new-heading = Planlæg et møde med { $name }
follow-up-plan-do = Planlæg mødet
follow-up-on = Dag
follow-up-from = Fra klokken
follow-up-until = Til klokken
follow-up-time-hint = For eksempel 9.30
follow-up-place = Sted
follow-up-place-hint = Så man kan finde det. Kan undlades for en samtale i telefonen
follow-up-held-by = Hvem holder mødet
follow-up-guests = Deltagere
follow-up-guests-hint = Borgeren er med, medmindre du skriver hvorfor ikke
follow-up-guest-mentor = { $name }, mentor
follow-up-guest-contact = { $name }, virksomheden
follow-up-guest-employee = { $name }, jobcentret
follow-up-colleague = En kollega mere
follow-up-without = Hvorfor uden borgeren
follow-up-without-hint = Kun hvis borgeren ikke er med. Borgeren læser det, du skriver
follow-up-without-citizen = Uden borgeren: { $why }
follow-up-without-you = Uden dig: { $why }
follow-up-without-plain = Borgeren er ikke med til mødet.
follow-up-part-holder = Holder mødet
follow-up-part-citizen = Borger
follow-up-part-mentor = Mentor
follow-up-part-contact = Virksomheden
follow-up-part-employee = Jobcentret
done-follow-up-planned = Mødet er planlagt, og deltagerne får en invitation.

follow-up-move = Flyt
follow-up-move-heading = Flyt mødet
follow-up-move-do = Flyt mødet
done-follow-up-moved = Mødet er flyttet, og deltagerne får besked.
follow-up-cancel = Aflys
follow-up-cancel-heading = Aflys mødet
follow-up-cancel-do = Aflys mødet
follow-up-keep = Behold mødet
follow-up-why-not = Hvorfor
follow-up-why-not-hint = Alle, der er inviteret, kan læse det. Skriv ikke om sygdom
follow-up-off-because = Aflyst: { $why }
follow-up-off-over = Aflyst: Forløbet er slut
done-follow-up-cancelled = Mødet er aflyst, og deltagerne får besked.

follow-up-hold = Skriv referat
follow-up-hold-heading = Referat af mødet
follow-up-hold-lead = Beslutninger, opgaver og næste møde bliver gemt på én gang.
follow-up-held-on = Holdt den
follow-up-minutes = Referat
follow-up-minutes-hint = Borgeren kan læse det. Arbejdspladsen kan ikke
follow-up-decisions = Beslutninger
follow-up-decisions-hint = Én på hver linje
follow-up-tasks = Opgaver
follow-up-next = Næste møde
follow-up-next-what = Samme sted og samme deltagere, med borgeren. Lad dagen være tom, hvis I aftaler det senere.
follow-up-next-on = Dag
follow-up-hold-do = Gem referat
follow-up-written-by = Skrevet af { $name }, mødet blev holdt { $day }
done-follow-up-held = Referatet er gemt.
follow-up-add = Føj til referatet
follow-up-add-do = Føj til
follow-up-more = Tilføjelse
follow-up-more-hint = Det, der står, bliver stående. Dit navn og dagen kommer på
done-follow-up-added = Det er føjet til referatet.

follow-up-where = Hvor
follow-up-centre = Virksomhedscenter
follow-up-to-calendar = Læg i kalender
follow-up-see = Se mødet
follow-up-agenda = Det skal I omkring
follow-up-agenda-what = Samlet af arbejdsaftalen, sidste møde, opgaverne, fremmødet og signalerne.
follow-up-agenda-by = { $text }, senest { $day }
follow-up-agenda-own = { $text } (borgerens egne ord)
follow-up-agenda-week = { $week }: { $hours } af { $planned } timer
follow-up-topic-goals = Mål
follow-up-topic-hours = Timer
follow-up-topic-decisions = Besluttet sidst
follow-up-topic-tasks = Opgaver, der ikke er løst
follow-up-topic-attendance = Fremmøde de seneste fire uger
follow-up-topic-signals = Hold øje med
follow-up-step-now = { $hours } siden { $day }
follow-up-step-next = { $hours } fra { $day }

follow-up-own = Møder
follow-up-own-none = Der er ikke planlagt et møde med dig lige nu.
follow-up-own-past = Møder, der har været

follow-up-happened-held = Opfølgning holdt
follow-up-happened-planned = Opfølgning planlagt
follow-up-happened-cancelled = Opfølgning aflyst

# Ugen
week-mine-heading = Uge { $week }, { $days }
week-mine-lead = { $count ->
    [0] Du har ingen møder i ugen.
    [one] Du har ét møde i ugen.
   *[other] Du har { $count-text } møder i ugen.
}
week-print = Udskriv
week-pages = Uger
week-before = Ugen før
week-this = Denne uge
week-after = Ugen efter
week-day-none = Ingen møder
week-route = Cirka { $km } km i luftlinje.
week-route-other = Rækkefølgen er den korteste vej, cirka { $km } km i luftlinje. Efter klokken er det { $clock } km: flyt et møde, hvis det kan lade sig gøre.
week-route-clock = Efter klokken er det cirka { $clock } km i luftlinje. Den korteste vej er { $km } km.
week-order = Rækkefølge
week-order-route = Efter vejen
week-order-clock = Efter klokken
week-how = Hver dag begynder midt i kommunen og går til det nærmeste sted, der er tilbage. Samtaler i telefonen står, hvor de passer, eller til sidst.

# Opgaver
tasks = Opgaver
nav-tasks = Mine opgaver
way-on-nav-tasks = Det, du har lovet at gøre, det ældste først.
task-words = Opgave
task-doer = Hvem
task-due-on = Senest
task-about = Borger
task-state = Status
task-do = Gør
task-find = Find en opgave
task-list-lead = { $count ->
    [0] Du har ingen åbne opgaver.
    [one] Du har én åben opgave. { $late ->
        [0] Den er ikke forsinket.
       *[other] Den er forsinket.
    }
   *[other] Du har { $count-text } åbne opgaver. { $late ->
        [0] Ingen er forsinket.
        [one] Én er forsinket.
       *[other] { $late-text } er forsinket.
    }
}
task-none = Du har ingen opgaver.
task-none-what = Opgaver kommer fra møder, eller fra en kollega.
task-none-here = Der er ingen opgaver.
task-open-count = { $count ->
    [one] Én åben opgave{ $late ->
        [0] {""}
       *[other] , og den er forsinket
    }
   *[other] { $count-text } åbne opgaver{ $late ->
        [0] {""}
        [one] , én forsinket
       *[other] , { $late-text } forsinket
    }
}
task-is-late = Forsinket
task-is-open = Åben
task-is-done = Løst
task-due = senest { $day }
task-was-done = løst { $day }
task-who-employee = Jobcentret
task-who-citizen = Borgeren
task-who-you = Dig
task-who-mentor = Mentoren
task-mark = Løst
task-undo = Fortryd
task-new = Ny opgave
task-give = Giv opgaven
task-own = Aftalte opgaver
done-task-given = Opgaven er givet.
done-task-done = Opgaven er løst. Du kan fortryde i 14 dage.
done-task-undone = Opgaven er åben igen.

# Udslusning
exit-strategy = Strategi for udplacering
exit-strategy-heading = { $whose } vej videre
exit-strategy-lead = Hvor vejen går hen efter virksomhedscentret, og ad hvilke skridt. Den bliver talt om med borgeren igen og igen.
exit-strategy-holds = Det gælder nu
exit-strategy-none = Der er ikke skrevet en strategi endnu.
exit-strategy-new = Skriv strategi
exit-strategy-again = Talt om igen
exit-strategy-earlier = Før
exit-strategy-aim = Hvor går vejen hen
exit-strategy-words = Med ord
exit-strategy-words-hint = Gerne borgerens egne. Borgeren læser det
exit-strategy-steps = Skridt
exit-strategy-steps-hint = Ét på hver linje, i rækkefølge
exit-strategy-discussed-on = Talt om med borgeren den
exit-strategy-discussed = Talt om med borgeren { $day }
exit-strategy-written = Skrevet { $day }
exit-strategy-written-by = Skrevet { $day } af { $name }
exit-strategy-overdue = Skulle være talt om igen { $day }: det sker mindst hver { $days }. dag
exit-strategy-do = Gem strategi
exit-strategy-own = Din vej videre
exit-strategy-own-discussed = Det talte vi om { $day }. Du kan altid sige til, hvis det skal ændres.
done-exit-strategy-written = Strategien er gemt, og borgeren kan læse den.

# Hvem har set hvad
citizen-looked-read-follow-up = så et møde
citizen-looked-read-follow-ups = så opfølgningen
citizen-looked-register-follow-up = planlagde et møde
citizen-looked-correct-follow-up = flyttede et møde eller føjede til et referat
citizen-looked-advance-follow-up = skrev referat
citizen-looked-withdraw-follow-up = aflyste et møde
citizen-looked-read-task = så en opgave
citizen-looked-register-task = gav en opgave
citizen-looked-close-task = løste en opgave
citizen-looked-withdraw-task = åbnede en opgave igen
citizen-looked-read-exit-strategy = så strategien for udplacering
citizen-looked-register-exit-strategy = skrev en strategi for udplacering
