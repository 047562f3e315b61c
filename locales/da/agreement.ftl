# Arbejdsaftalen: læst, skrevet, skrevet under
agreement = Arbejdsaftale
agreement-lead = { $name }, { $centre } og { $job_centre }. { $days }.
agreement-and = { $first } og { $last }
agreement-weekday-1 = mandag
agreement-weekday-2 = tirsdag
agreement-weekday-3 = onsdag
agreement-weekday-4 = torsdag
agreement-weekday-5 = fredag
agreement-weekday-6 = lørdag
agreement-weekday-7 = søndag
agreement-times = { $days } { $time }
agreement-hours = { $count ->
    [1] { $hours } time om ugen
   *[other] { $hours } timer om ugen
}
agreement-paid = Målet er { $hours } med almindelig løn.
agreement-paid-not-yet = Ingen timer med almindelig løn endnu. Vi taler om det undervejs.
agreement-meet-weeks = { $weeks ->
    [1] Vi mødes hver uge
   *[other] Vi mødes hver { $weeks-text }. uge
}
agreement-meet-days = { $days ->
    [1] Vi mødes hver dag
   *[other] Vi mødes hver { $days-text }. dag
}
agreement-step = Fra { $from }: { $hours }. { $times }
agreement-task-from = Fra { $day }: { $task }

# Hvordan en udgave står
agreement-version = Udgave { $number }
agreement-standing-draft = Udgave { $number } er en kladde fra { $day }
agreement-standing-sent = Udgave { $number } er sendt til underskrift { $day }
agreement-standing-in-force = Udgave { $number } gælder fra { $day }
agreement-standing-replaced = Udgave { $number } gjaldt fra { $day } og er afløst
agreement-standing-withdrawn = Udgave { $number } fra { $day } er trukket tilbage
agreement-standing-ended = Udgave { $number } gjaldt fra { $day }. Forløbet er slut

# De fire dele
agreement-heading-goal = Jobønske på længere sigt
agreement-heading-goal-mine = Der vil jeg hen
agreement-heading-goals = Mål for forløbet
agreement-heading-goals-mine = Det vil jeg nå her
agreement-heading-hours = Opgaver og timer
agreement-heading-hours-mine = Mine opgaver og tider
agreement-heading-mentor = Mentors rolle og støtte
agreement-heading-mentor-mine = Det hjælper min mentor med
agreement-heading-own-words = { $whose } egne ord
agreement-heading-own-words-mine = mine ord
agreement-none = Ikke skrevet endnu
agreement-step-of-goal = Delmål:
agreement-now = nu
agreement-tasks-more = Nyt på dette trin
agreement-tasks = Opgaver
agreement-mentor-hours = Mentors tid til borgeren
agreement-considerations = Hensyn på arbejdspladsen
agreement-meetings = Møder
agreement-contact = Hvem kan man ringe til?
agreement-substitute = Intet svar? Så ring til
agreement-new = Nyt
agreement-stair = Timer om ugen, trin for trin
agreement-stair-hours = { $hours } t
agreement-stair-step = Fra { $day }: { $hours }

# Delenes navne, hvor to udgaver står ved siden af hinanden
agreement-part = Del
agreement-part-long-term-goal = Jobønske på længere sigt
agreement-part-goals = Mål og delmål
agreement-part-paid-hours = Timer med almindelig løn
agreement-part-hours = Dage og timer
agreement-part-tasks = Opgaver
agreement-part-mentor-role = Hvad mentor gør
agreement-part-mentor-hours = Mentors tid
agreement-part-considerations = Hensyn på arbejdspladsen
agreement-part-meetings = Møder
agreement-part-contact = Hvem man ringer til
agreement-long-term-goal = Jobønske på længere sigt
agreement-goals = Mål og delmål
agreement-paid-hours = Timer med almindelig løn
agreement-hours-plan = Opgaver og timer
agreement-mentor = Mentors rolle og støtte
agreement-mentor-role = Hvad mentor gør
agreement-changed = Ændret
agreement-respelt = Kun skrivemåden

# Underskrifter
agreement-signatures = Underskrifter
agreement-party-citizen = Borger
agreement-company = Virksomhed
agreement-job-centre = Jobcenter
agreement-you = Dig
agreement-the-citizen = borgeren
agreement-the-company = virksomheden
agreement-the-job-centre = jobcentret
agreement-signed-signed-in = Skrev under { $when }, logget ind
agreement-signed-tablet = Skrev under { $when }, ved bordet
agreement-signed-link = Skrev under { $when }, med link og kode
agreement-signed-on-behalf = På vegne af: { $name } skrev under { $when }. { $reason }
agreement-signed-earlier = Skrev under på udgave { $number }. Ændringen kræver ikke en ny underskrift
agreement-not-asked = Ændringen kræver ikke en underskrift
agreement-not-signed = Har ikke skrevet under
agreement-asked = Mangler at skrive under. Sendt { $day }
agreement-talk-wanted = Vil tale først. Sagde det { $when }
agreement-talk-about = Det handler om: { $words }
agreement-reminded = Sidst påmindet { $day }
agreement-reminded-never = Ikke påmindet endnu

# Hvad jobcentret gør nu
agreement-nothing = Der er ingen arbejdsaftale endnu
agreement-nothing-what = Den bliver lavet af det, I allerede ved: aftalen med virksomheden, borgerens jobmål, det, der hjælper, og den seneste aftale samme sted.
agreement-begin = Lav arbejdsaftalen
agreement-see = Åbn
agreement-print = Udskriv
agreement-amend = Ret aftalen
agreement-edit = Skriv videre
agreement-send = Send til underskrift
agreement-put-in-force = Sæt i kraft
agreement-take-back = Tag tilbage og ret
agreement-discard = Slet kladden
agreement-lacks = { $count ->
    [one] Én ting mangler, før den kan sendes:
   *[other] { $count-text } ting mangler, før den kan sendes:
}
agreement-lacks-long-term-goal = Jobønsket på længere sigt
agreement-lacks-goals = Mindst ét mål for forløbet
agreement-lacks-paid-hours = Målet for timer med løn, eller at der ikke er et endnu
agreement-lacks-hours = Dage og tider
agreement-lacks-tasks = Opgaverne på hvert trin
agreement-lacks-mentor-role = Hvad mentor gør
agreement-lacks-mentor-hours = Mentors tid om ugen
agreement-lacks-contact = Hvem man kan ringe til
agreement-has-own-goals = Borgeren har selv skrevet mål i den.
agreement-signs = Skriver under: { $who }
agreement-signs-nobody = Ændringen kræver ingen nye underskrifter.
agreement-read-tick-staff = Jeg har læst aftalen
agreement-sign-staff = Skriv under for jobcentret
agreement-table = Rundt om bordet
agreement-on-behalf = Skriv under på vegne af
agreement-versions = Udgaver
agreement-compare = Sammenlign
agreement-back = Tilbage til aftalen

# Ens egen side: læs og skriv under
agreement-own-none = Aftalen er ikke klar endnu
agreement-own-none-lead = Jobcentret skriver på den. Du hører fra os, når du kan læse den.
agreement-own-new = Hej { $name }. Der er noget nyt i aftalen
agreement-own-ready = Hej { $name }. Aftalen er klar
agreement-own-ready-lead = Læs den i ro. Det tager to minutter.
agreement-own-mine = Din aftale
agreement-own-theirs = Aftalen med { $whom }
agreement-own-what = Det skriver du under på
agreement-own-draft = Det er vi ved at skrive
agreement-own-agreed = Det har vi aftalt
agreement-own-means = Hvad betyder det?
agreement-own-means-1 = Vi er enige om planen, alle tre.
agreement-own-means-2 = Du kan altid bede om at få den ændret.
agreement-own-means-3 = Passer noget ikke, så sig det, før du skriver under.
agreement-own-who = Hvem har skrevet under?
agreement-own-waits = Tak. Vi venter på de andre.
agreement-own-earlier = Alle udgaver
agreement-own-asked = Læs og skriv under
agreement-own-read = Læs aftalen
agreement-sign = Skriv under
agreement-read-tick = Jeg har læst aftalen eller fået den læst op
agreement-sign-do = Ja, jeg skriver under
agreement-sign-wait = Du må gerne vente til i morgen.
agreement-talk-do = Jeg vil spørge først
agreement-talk-heading = Godt, at du siger til
agreement-talk-lead = Aftalen venter. Hvem vil du tale med?
agreement-talk-call = Ring til
agreement-talk-contact = Jobcentret
agreement-talk-substitute = Hvis der ikke bliver svaret
agreement-talk-mentor = Din mentor
agreement-talk-about-heading = Skriv gerne, hvad det handler om
agreement-talk-words = Det vil jeg tale om
agreement-talk-words-hint = Jobcentret læser det. Virksomheden gør ikke
agreement-talk-tell = Send det til jobcentret

# Teksten er en anden nu
agreement-changed-heading = Aftalen er ændret, siden du læste den
agreement-changed-lead = Intet er skrevet under. Her er det, du læste, ved siden af det, der står nu.
agreement-changed-read = Læs den nye aftale
agreement-compare-heading = Udgave { $from } og { $to }
agreement-compare-from = Fra
agreement-compare-to = Til
agreement-compare-do = Vis
agreement-same = De to siger det samme.
agreement-change-signs = Ændringen skal skrives under af { $who }.
agreement-change-signs-nobody = Ændringen kræver ingen nye underskrifter.

# Rundt om bordet
agreement-table-give = Giv tabletten til { $name }
agreement-table-you = { $name }, det er din tur
agreement-table-lead = Læs aftalen, eller læs den højt for hinanden. Sæt hak, og skriv under.
agreement-table-signs = { $name } skriver under
agreement-table-other = Lad { $name } skrive under nu
agreement-table-end = Stop her, og gå til aftalen
agreement-company-name = Hvem skriver under for virksomheden?
agreement-company-name-hint = Mentor, eller en anden, der må

# På vegne af
agreement-behalf-lead = Brug det kun, når nogen har sagt ja og ikke selv kan skrive under. Grunden kommer til at stå på aftalen.
agreement-behalf-whom = På vegne af hvem?
agreement-behalf-reason = Hvordan blev der sagt ja?
agreement-behalf-reason-hint = Står på aftalen
agreement-behalf-tick = Personen har hørt eller læst præcis den tekst, der står her, og sagt ja
agreement-behalf-do = Skriv under på vegne af

# Skriv aftalen
agreement-edit-heading = Lav arbejdsaftalen
agreement-edit-amend = Ret arbejdsaftalen
agreement-edit-lead = { $name } på { $centre }, { $days }. Det meste er foreslået ud fra det, I allerede ved. Ret det, der ikke passer.
agreement-edit-lead-amend = { $name } på { $centre }, { $days }. Det bliver en ny udgave ved siden af den, der gælder.
agreement-long-term-goal-field = Job eller uddannelse
agreement-long-term-goal-hint = Gerne med borgerens egne ord
agreement-goals-hint = Et mål på hver linje. Et delmål er et lille skridt mod målet ovenover. { $name } kan også selv skrive mål.
agreement-goal-number = Mål { $number }
agreement-goal-step = Delmål
agreement-goal-own = { $whose } egne ord
agreement-goal-add = Tilføj et mål
agreement-paid-hours-field = Mål for timer med almindelig løn
agreement-paid-hours-hint = Timer om ugen
agreement-paid-none = Ikke endnu, vi taler om det undervejs
agreement-hours-suffix = timer
agreement-hours-plan-hint = Skriv klokkeslæt som 9 eller 9.30. Et nyt trin gælder fra sin dag, og ingen skal skrive under igen, når det begynder.
agreement-rung = Trin { $number }
agreement-rung-from = fra { $day }
agreement-rung-begins = Gælder fra
agreement-rung-add = Tilføj et trin
agreement-rung-remove = Fjern trin { $number }
agreement-sum = Regn timerne ud
agreement-from-on = { $day } fra, trin { $number }
agreement-until-on = { $day } til, trin { $number }
agreement-tasks-hint = En opgave på hver linje
agreement-mentor-role-hint = Tager imod, viser til rette, taler med borgeren hver uge …
agreement-mentor-hours-hint = Timer om ugen til borgeren
agreement-meetings-hint = Borger, mentor og jobcenter sammen
agreement-considerations-hint = Et hensyn på hver linje, med ord, arbejdspladsen må læse. Skriv aldrig hvorfor
agreement-contact-hint = Telefon og vikar hentes fra medarbejderen, så de altid er rigtige
agreement-save = Gem kladden
agreement-amend-what = Når du sender den, skriver kun de under, som ændringen gælder.

# Borgerens egne mål
agreement-own-goals-do = Skriv dine egne mål
agreement-own-goals-heading = Hvad vil du gerne nå?
agreement-own-goals-lead = Skriv det, som du ville sige det. Det bliver en del af aftalen, når I alle tre har skrevet under.
agreement-own-goal = Dit mål
agreement-own-goal-number = Mål { $number }
agreement-own-goal-step = Et lille skridt mod målet ovenover
agreement-own-goals-save = Gem mine mål
agreement-own-goals-others = Det står der også

# Linjen på andre sider
agreement-glance-none = Der mangler en arbejdsaftale.
agreement-glance-draft = Den er en kladde og ikke sendt endnu.
agreement-glance-draft-beside = Den gælder. En ny udgave er ved at blive skrevet.
agreement-glance-sent = Sendt til underskrift. Mangler: { $who }
agreement-glance-in-force = Den gælder, og alle har skrevet under.
agreement-missing-heading = Arbejdsaftaler, der mangler
agreement-missing-begun = Begyndte { $day }
agreement-missing-begins = Begynder { $day }
agreement-missing-none = ikke lavet
agreement-missing-draft = kladde
agreement-missing-sent = venter på underskrift

done-agreement-written = Kladden er gemt.
done-agreement-sent = Aftalen er sendt til underskrift.
done-agreement-taken-back = Den er taget tilbage. Du skriver nu i en kopi, og alle får den nye at læse.
done-agreement-discarded = Kladden er slettet.
done-agreement-signed = Tak. Din underskrift er gemt.
done-agreement-signed-next = Tak. Underskriften er gemt. Nu er det den næste.
done-agreement-signed-for = Underskriften er gemt med grunden.
done-agreement-in-force = Nu er aftalen på plads. Den gælder fra i dag.
done-agreement-talk = Vi har sagt det til jobcentret.
done-agreement-talk-told = Jobcentret har fået det, du skrev.
done-agreement-own-goals = Dine mål er gemt. Jobcentret sender aftalen til underskrift, når I har talt om dem.

# Mentor siger ja til fortrolighed
confidentiality = Fortrolighed
confidentiality-heading = Før du møder den første
confidentiality-lead = Du kommer til at kende mennesker, der stoler på dig. Sig ja til det her én gang, så viser vi dig, hvem der kommer.
confidentiality-1 = Det, jeg hører om en borger, bliver hos mig og hos jobcentret.
confidentiality-2 = Jeg fortæller kun kolleger det, de skal vide for at arbejde godt sammen med borgeren.
confidentiality-3 = Jeg skriver ikke om borgeren i mails, beskeder eller på nettet.
confidentiality-4 = Det gælder også, når borgeren er holdt op hos os.
confidentiality-do = Ja, det bliver hos mig
confidentiality-once = Du bliver kun spurgt én gang. Jobcentret kan se, at du har sagt ja, og hvornår.
done-confidentiality = Tak. Her er dem, du er mentor for.

# På papir
agreement-pdf = Hent som PDF
agreement-file = arbejdsaftale
agreement-from = Fra
agreement-hours-head = Timer
agreement-times-head = Dage og tider
agreement-mentor-name = Mentor
agreement-foot = { $standing }
agreement-foot-signed = { $standing }. Underskrevet tekst: { $hash }
agreement-page-of = Side { $page } af { $pages }
