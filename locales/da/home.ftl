# Siden efter log ind: hvad dagen beder om
home-morning = Godmorgen, { $name }
home-hello = Hej { $name }
home-day = { $weekday } { $day }. { $month }, uge { $week }
home-weekday-1 = Mandag
home-weekday-2 = Tirsdag
home-weekday-3 = Onsdag
home-weekday-4 = Torsdag
home-weekday-5 = Fredag
home-weekday-6 = Lørdag
home-weekday-7 = Søndag
home-to-board = Åbn pladstavlen
home-held = Pladser
home-held-what = optaget i dag
home-free = Ledige pladser
home-see-them = Se dem
home-waiting = Venter på en plads
home-see-waiting = Se ventelisten
home-own = Dine borgere
home-ending = Slutter inden 4 uger
home-next = Det næste skridt
home-see-citizen = Åbn siden
home-untaken = { $count ->
    [one] Én ny visitation
   *[other] { $count } nye visitationer
}
home-untaken-why = { $days ->
    [0] Ingen er gået i gang endnu. Kom i dag.
    [one] Ingen er gået i gang endnu. Længste ventetid er 1 dag.
   *[other] Ingen er gået i gang endnu. Længste ventetid er { $days } dage.
}
home-contract-ends = { $days ->
    [0] Aftalen udløber i dag.
    [one] Aftalen udløber i morgen, { $day }
   *[other] Aftalen udløber { $day }, om { $days } dage.
}
home-renew = Forny aftalen
home-see-contract = Se aftalen
home-empty = { $days ->
    [one] Har stået tom i 1 dag.
   *[other] Har stået tom i { $days } dage.
}
home-nothing = Intet haster lige nu.
home-nothing-what = Ingen forløb slutter de næste fire uger, og ingen plads har stået tom længe.
home-own-wait = { $count ->
    [0] Ingen af dine borgere venter
    [one] Én af dine borgere venter
   *[other] { $count } af dine borgere venter
}
home-see-all = Se alle
home-nobody-waits = Ingen venter på en plads.
home-weeks = { $weeks } uger
home-free-places = { $count ->
    [0] Ingen ledige pladser
    [one] Én ledig plads
   *[other] { $count } ledige pladser
}
home-all-taken = Alle pladser er optaget eller reserveret.
home-doors = Her kan du gå hen
home-lead-administrator = Du styrer medarbejdere og indsatser og kan læse loggen. Du ser ingen sager.
home-lead-activation-staff = Du gør borgere klar til en plads. Herfra kan du se dine projekter, hvem der er i dem, og hvilke pladser der er ledige.
home-lead-auditor = Afregningen er ikke med i denne udgave endnu, så der er intet at efterse. Når den er, står linjerne og bilagene her, kun til læsning.
# Hvad man gør hvert sted, for dem, hvis forside kun er veje videre
way-on-nav-companies = Hvor mentorerne arbejder, og hvem I ringer til.
way-on-nav-centres = Pladserne, og hvad hvert sted kan tilbyde.
way-on-nav-mentors = Opret en mentor, ret telefon og timer, og se, hvor mange borgere de har.
way-on-map-nav = Centre og virksomheder i kommunen.
way-on-nav-people = Telefon, træffetid og vikar for kollegerne.
way-on-nav-programmes = Hvad jobcentret er med i, og hvad der gælder.
way-on-nav-turns = Rækkefølgen på dem, der får nye borgere.
way-on-nav-job-centre = Navnet over tid.
way-on-nav-units = Den vej, hver enhed oftest visiterer ad.
way-on-nav-trail = Hvem der gjorde eller så hvad, og hvorfor.
way-on-nav-imports = Borgere, virksomheder, aftaler og forløb fra Excel eller CSV.
way-on-nav-messages = Mail og sms, som programmet sender: hvad der venter, og hvad der gik galt.
way-on-nav-jobs = Oprydning og eftersyn, som programmet selv sørger for.
way-on-nav-projects = Hvem der er hos dig, og hvem der er klar til en plads.
way-on-nav-vacancies = Hvad der er ledigt nu og de næste uger.
home-lead-urgent = { $count ->
    [0] Intet haster.
    [one] Én ting haster.
   *[other] { $count } ting haster.
}
home-lead-meetings = { $count ->
    [0] Du har ingen møder i dag.
    [one] Du har ét møde i dag.
   *[other] Du har { $count } møder i dag.
}
home-lead-urgent-all = { $count ->
    [0] Intet haster hos nogen.
    [one] Én ting haster.
   *[other] { $count } ting haster hos medarbejderne.
}
home-all-signals = Alle signaler ({ $count })
home-more-signals = { $count ->
    [one] Ét signal mere
   *[other] { $count } signaler mere
}
home-untold = { $count ->
    [one] Ét møde er gået, uden at der er skrevet noget
   *[other] { $count } møder er gået, uden at der er skrevet noget
}
home-untold-why = Blev det holdt? Skriv det, mens du husker det.
home-week = Ugen
home-next-meeting = Næste opfølgning er { $day } kl. { $at }.
home-week-held = { $count ->
    [one] 1 opfølgning holdt
   *[other] { $count } opfølgninger holdt
}
home-week-one = { $name } kl. { $at }
home-week-planned = { $count } opfølgninger
home-week-urgent = { $count ->
    [one] 1 signal haster
   *[other] { $count } signaler haster
}
home-week-tasks = { $count ->
    [one] 1 opgave har frist
   *[other] { $count } opgaver har frist
}
home-tasks = Det har du lovet
home-own-count = { $count ->
    [0] Du har ingen borgere
    [one] Du har én borger
   *[other] Du har { $count } borgere
}
home-longest = { $days ->
    [0] Længst siden i dag.
    [one] Længst: 1 dag.
   *[other] Længst: { $days } dage.
}
home-loads = Hvem har hvad
home-loads-what = Borgere og signaler hos hver medarbejder. Hvem det handler om, ser kun den, der har borgeren.
home-loads-none = Ingen medarbejder har borgere endnu.
home-loads-who = Medarbejder
home-loads-urgent = Haster
home-loads-signals = Signaler
home-loads-taken = I gang
home-loads-oldest = Ældste
home-loads-coordinated = Sager
home-loads-consulted = På virksomhed
home-loads-much = Har meget
home-contracts = Aftaler, der udløber
