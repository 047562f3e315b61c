# Hvad der ikke kunne lade sig gøre, hvorfor, og hvad du gør. Én linje pr. kode; dage står skrevet ud.

# Det, der er skrevet
missing = Feltet er tomt. Udfyld det
too-long = Teksten er for lang. Skriv højst { $longest-text } tegn
control-characters = Teksten indeholder skjulte tegn, der ikke kan gemmes. Skriv den igen i stedet for at kopiere den ind
not-a-time = Skriv klokkeslættet med timer og minutter, for eksempel 9.30
not-a-day = Datoen findes ikke. Skriv dag, måned og år med tal, for eksempel 1 12 2026
day-out-of-reach = Datoen ligger for langt væk. Vælg en dag fra { $from } til { $until }
not-a-number = Skriv et helt tal mellem { $least-text } og { $most-text }
not-hours = Skriv timer om ugen som et tal op til { $most }, for eksempel 12 eller 7,5
not-an-amount = Skriv beløbet i kroner som et tal, for eksempel 4500 eller 4500,50
not-on-the-list = Valget findes ikke på listen. Vælg et fra listen
code-not-in-use = Valget gjaldt ikke den { $day }. Vælg et, der gjaldt den dag
phone-format = Telefonnummeret mangler cifre eller har for mange. Skriv 8 cifre, eller begynd med + og landekode
email-format = E-mailadressen ser ikke rigtig ud. Skriv den som navn@eksempel.dk
postcode-format = Skriv postnummeret med 4 cifre
position-format = Skriv stedet som to tal i Danmark, bredde og længde, for eksempel 55,5121 9,7204
ends-before-it-begins = Slutdatoen { $until } ligger før startdatoen { $from }. Vælg en senere slutdato

# CPR, CVR og P-nummer
cpr-format = CPR-nummeret skal have 10 cifre. Skriv det som ddmmåå-xxxx
cpr-date = De første seks cifre er ikke en dato. Se efter, om to cifre er byttet om
cpr-taken = Borgeren er allerede oprettet her i jobcentret. Søg på CPR-nummeret for at finde borgeren
cvr-format = CVR-nummeret skal have 8 cifre
cvr-checksum = CVR-nummeret findes ikke. Se efter, om to cifre er byttet om
cvr-taken = Virksomheden er allerede oprettet. Søg på CVR-nummeret for at finde den
p-number-format = P-nummeret skal have 10 cifre
p-number-taken = Produktionsenheden er allerede oprettet. Søg på P-nummeret for at finde den

# Centre og aftaler
centre-without-company = Et virksomhedscenter hører til mindst én virksomhed. Vælg en virksomhed
cluster-needs-companies = Model 4 binder flere virksomheder sammen. Vælg mindst to, eller vælg en anden model
cluster-needs-mentor = I en klynge er der en mentor, som koordinerer. Vælg mentoren
contracts-overlap = Centret har allerede en aftale fra { $from } til { $until }. Vælg dage uden for den, eller forlæng den
contract-without-places = En aftale har mindst én plads. Skriv antallet af pladser
place-steps-out-of-order = Det første antal pladser gælder fra aftalens første dag, og de næste skal ligge i rækkefølge inden for aftalen. Ret datoerne
places-in-use = { $placed ->
    [one] Én borger har en plads, som ændringen tager væk, den sidste dag er { $until }. Flyt eller afslut forløbet først, eller vælg en senere dag
   *[other] { $placed-text } borgere har pladser, som ændringen tager væk, den sidste dag er { $until }. Flyt eller afslut forløbene først, eller vælg en senere dag
}
choose-seats = { $count ->
    [one] Én plads skal væk. Vælg den: de ledige er foreslået. Ingen borger mister sin plads
   *[other] { $count-text } pladser skal væk. Vælg dem: de ledige er foreslået. Ingen borger mister sin plads
}
contract-ended = Aftalen sluttede den { $on } og kan ikke ændres. Lav en ny aftale
before-contract = Dagen ligger før aftalen. Vælg en dag fra { $from }
after-contract = Dagen ligger efter aftalen. Vælg en dag til og med { $until }
hours-turned-around = Det mindste antal timer er større end det højeste. Byt dem om
payment-needs-amount = Betalingen mangler et beløb. Skriv beløbet, eller vælg, at der ikke betales

# Virksomheder, der bliver opsøgt
already-approached = En kollega er allerede i gang med virksomheden, siden { $since }. Åbn den opsøgning i stedet for at lave en ny
outreach-state = Opsøgningen er { $state }, så det kan ikke lade sig gøre nu. Åbn den igen, og se, hvad der er sket
not-full-time-persons = Skriv antallet af ansatte på fuld tid som et tal med højst to decimaler, for eksempel 12 eller 12,5
not-two-companies = Vælg to forskellige virksomheder, der begge er i brug
different-cvr = Virksomhederne har hver sit CVR-nummer og er derfor to virksomheder. Ret CVR-nummeret først, hvis det ene er forkert
nothing-changed = Du har ikke ændret noget. Ret det, der er forkert, eller fortryd
seats-to-keep = { $places ->
    [one] Vælg den ene plads, der bliver
   *[other] Vælg de { $places-text } pladser, der bliver
}

# Borgere og visitation
caseworker-missing = Alle borgere har en koordinerende sagsbehandler. Vælg en, der arbejder som sagsbehandler her
already-referred = Borgeren har allerede en visitation i gang, sendt { $since }. Find den på borgerens side
not-referred = Borgeren er ikke visiteret. Bed sagsbehandleren om at visitere, så kan du finde en plads
referral-state = Visitationen er { $state }, så det kan ikke lade sig gøre nu. Åbn borgerens side igen, og se, hvad der er sket
reason-missing = Vælg en grund, så andre kan forstå, hvad der skete
already-prepared = Borgeren er allerede på vej gennem et projekt eller forforløb, siden { $since }. Find opholdet på borgerens vej
preparation-state = Opholdet er { $state }, så det kan ikke lade sig gøre nu. Åbn borgerens vej igen, og se, hvad der er sket
before-preparation = Projektet eller forforløbet begyndte { $from }. Vælg den dag eller en senere
after-preparation = Projektet eller forforløbet er planlagt til { $until }. Vælg den dag eller en før, eller ret planen først
pre-course-too-long = Forforløbet er planlagt til { $days-text } dage. Det bør højst vare { $most-text }. Vælg en tidligere sidste dag, eller skriv, hvorfor det skal vare længere
centre-missing = Vælg det center, borgeren skal være i på dagene
project-closed = Projektet lukkede den { $on }. Vælg et andet
project-in-use = { $citizens ->
    [one] Én borger er stadig i projektet
   *[other] { $citizens-text } borgere er stadig i projektet
}. Gør opholdene færdige først
not-project-lead = Den, der leder projektet, afgør det. Tal med vedkommende, eller bed om at blive sat på som leder
meeting-full = Der er kun plads til { $seats-text } på mødet. Invitér færre, eller sæt flere pladser på mødet
meeting-state = Mødet er { $state }, så det kan ikke lade sig gøre. Åbn mødet igen, og se, hvad der er sket
already-invited = Borgeren er allerede inviteret til mødet
same-centre-twice = Det er det samme center to gange. Vælg et andet, eller lad det andet ønske stå tomt
did-not-come = Samtalen efter mødet er for dem, der kom. Sæt først, at borgeren kom

# Borgeren i fuld figur
benefit-overlaps = Borgeren får allerede den ydelse på nogle af dagene, fra { $from }. Ret den periode, eller vælg andre dage
too-many-choices = Der er valgt for mange. Vælg højst { $most-text }
chosen-twice = Det samme er valgt to gange. Fjern det ene
wanted-and-not = Det samme står både som ønske og som noget, borgeren helst ikke vil. Fjern det ét af stederne
tells-of-health = Teksten fortæller noget om helbred, og arbejdspladsen kan læse den. Skriv, hvad der hjælper, og lad grunden ude
same-citizen = Det er den samme borger to gange. Vælg to forskellige
both-referred = Begge har en visitation i gang. Træk den ene tilbage, før du lægger dem sammen
both-placed = Begge har en plads fra { $from } til { $until }. Ret eller afslut det ene forløb, før du lægger dem sammen
moved-away = Borgeren flyttede til et andet jobcenter den { $on }. Det, der er skrevet her, kan læses, men ikke ændres
transfer-offered = Flytningen er allerede sendt den { $on } og venter på svar. Træk den tilbage, hvis den skal et andet sted hen
transfer-answered = Flytningen er besvaret eller trukket tilbage. Åbn siden igen, og se, hvad der er sket
move-on-offer = Borgeren blev tilbudt et andet jobcenter den { $on }, og svaret er ikke kommet. Træk flytningen tilbage, før du sætter noget nyt i gang
transfer-held-up = Der er sat noget nyt i gang dér, hvor borgeren kommer fra. Ring til dem, og bed dem afslutte det eller trække flytningen tilbage
end-first = Borgeren har noget i gang her: { $placements ->
    [0] ingen forløb
    [one] ét forløb
   *[other] { $placements-text } forløb
} og { $referrals ->
    [0] ingen visitation
    [one] én visitation
   *[other] { $referrals-text } visitationer
}. Afslut det, før borgeren flytter
screening-open = Der er allerede en åben gennemgang af den slags fra { $on }. Luk den, før du åbner en ny
screening-closed = Gennemgangen blev lukket { $on } og kan ikke ændres
review-day-missing = Skriv den dag, sagen skal ses på igen

# Forløb
place-taken = Pladsen er optaget fra { $from } til { $until }. Vælg andre dage eller en anden plads
place-just-taken = En kollega nåede at tage pladsen, mens du skrev. Intet er booket. Vælg en anden plads eller andre dage
place-not-contracted = Ingen aftale holder pladsen hele tiden fra { $from } til { $until }. Vælg kortere tid eller en anden plads
citizen-already-placed = Borgeren har allerede en plads fra { $from } til { $until }. Vælg dage uden for det forløb, eller afslut det først
mentor-not-of-centre = Mentoren hører ikke til dette center. Vælg en af centrets mentorer
placement-state = Forløbet er { $state }, så det kan ikke lade sig gøre nu. Åbn forløbet igen, og se, hvad der er sket
already-begun = Forløbet begyndte den { $on }. Afslut det i stedet, så det bliver skrevet ned, hvad det førte til
ends-outside-placement = Forløbet har dage fra { $from } til { $until }. Vælg en af dem som sidste dag
not-yet = Den { $day } er ikke kommet endnu. Vælg i dag eller en dag før, eller flyt slutdatoen i stedet
outcome-needs-job = Et job skal have både timer om ugen og arbejdsplads. Skriv begge dele

# Filer, der hentes ind
file-too-large = Filen er for stor. Den må højst fylde { $most-text } MB. Del den i flere, eller bed driften hente den ind med kommandoen
file-empty = Der står ingen rækker i filen. Vælg en fil med overskrifter i første række og mindst én række under
file-not-a-sheet = Filen er hverken et regneark eller en tekstfil med kolonner. Gem den som .xlsx eller .csv i Excel, og prøv igen
file-old-or-locked = Filen er et gammelt regneark (.xls) eller har en adgangskode. Gem den som .xlsx uden adgangskode, og prøv igen
file-broken-letters = Æ, ø og å er gået i stykker i linje { $line-text }, ved ”{ $seen }”. Hent filen igen fra det system, den kommer fra, og gem den som ”CSV UTF-8” eller .xlsx. Intet er gemt
file-unknown-letters = Vi kan ikke se, hvordan bogstaverne er skrevet i linje { $line-text }, ved ”{ $seen }”. Gem filen som ”CSV UTF-8” eller .xlsx, og prøv igen. Intet er gemt
file-hostile = Filen er pakket på en måde, som et almindeligt regneark ikke er. Åbn den i Excel, gem den som ny .xlsx, og prøv igen
file-damaged = Filen er beskadiget og kan ikke læses. Gem den igen i Excel, eller hent den på ny
file-too-many-rows = Filen har flere end { $most-text } rækker. Del den i flere filer
file-too-many-columns = Filen har flere end { $most-text } kolonner. Slet dem, der ikke skal bruges
file-cell-too-long = Der er et felt med meget lang tekst i linje { $line-text }. Forkort den, eller se efter, om et anførselstegn mangler
column-missing = Kolonnen ”{ $column }” mangler. Vælg, hvilken kolonne i filen der er den
column-twice = To kolonner er valgt som ”{ $column }”. Vælg kun én
column-unknown = Kolonnen ”{ $column }” findes ikke. Se efter, om den er stavet som i filen
two-digit-year = Årstallet har kun to cifre. Skriv det med fire, for eksempel 24-11-2026
dot-for-comma = Skriv decimaler med komma, for eksempel 12,5
not-yes-or-no = Skriv ja eller nej
failed-formula = Formlen i feltet giver en fejl i Excel. Skriv værdien i stedet
cpr-unknown = Ingen borger her har det CPR-nummer. Opret borgeren først, eller ret nummeret
citizen-gone = Borgeren er flyttet eller lagt sammen med en anden. Tag rækken ud, og se på borgerens side
centre-unknown = Der er intet center med det navn. Skriv navnet, som det står på centrets side
employee-unknown = Ingen med den rolle har det navn eller den e-mailadresse her. Skriv navnet, som det står under Medarbejdere
name-twice = Flere har det navn. Skriv e-mailadressen, eller giv dem navne, der kan kendes fra hinanden
place-unknown = Centret har ingen plads med det nummer. Se numrene på pladstavlen
mentor-missing = Centret har ikke netop én mentor. Skriv navnet på den, borgeren har
row-twice = Det samme står allerede i række { $line-text } i filen. Slet den ene
there-with-other-terms = Det findes her i forvejen med andre oplysninger. En fil ændrer det ikke. Ret det på siden, eller tag rækken ud
days-shared = Dagene ligger oven i en periode, der begynder { $from }. Ret den ene
company-unclear = Flere virksomheder her har det CVR-nummer. Skriv P-nummeret eller den adresse, der står på virksomhedens side
p-number-of-another = P-nummeret hører til en virksomhed med et andet CVR-nummer. Se efter, om to numre er byttet om
import-under-way = En anden fil er ved at blive hentet ind. Vent, til den er færdig, og prøv igen
import-has-faults = { $faults ->
    [one] Én række har fejl, så intet er hentet ind. Ret den i filen, og vælg filen igen
   *[other] { $faults-text } rækker har fejl, så intet er hentet ind. Ret dem i filen, og vælg filen igen
}
# Forløb: pauser, bevillinger, mentorer, ugen og hvad der blev af det
before-referral = Visitationen blev sendt den { $sent }, så forløbet kan ikke begynde før. Vælg den dag eller en senere
already-away = Borgeren er allerede væk fra { $since }. Skriv først, hvornår borgeren er tilbage
not-away = Borgeren er ikke på pause. Åbn forløbet igen, og se, hvad der er sket
interruption-outside = Den sidste dag på arbejdspladsen skal ligge i forløbet. Vælg en dag fra { $from } til { $until }, eller afslut forløbet
interruptions-overlap = Borgeren var også væk fra { $from } til { $until }. Vælg en sidste dag efter det
resumed-too-early = Borgeren var på arbejdspladsen til og med { $last_day }. Vælg en dag efter den
resumed-after-end = Pladsen er aftalt til og med { $until }. Flyt slutdatoen først, eller vælg en dag før
new-course = Borgeren var der sidst den { $last_day }. Forløbet kunne genoptages til og med { $resume_by }, så på dag { $day } begynder et nyt forløb, og månederne tælles forfra. Sæt kryds, hvis det er rigtigt
pause-begun = Pausen begyndte den { $on }. Skriv i stedet, hvornår borgeren er tilbage
ends-while-away = Borgeren var der sidst den { $last_day }. Brug den dag som sidste dag
over-ceiling = Med denne plads er der flere i praktik og løntilskud, end virksomheden må have: højst { $allowed } på fuld tid. Vælg færre timer eller en anden plads, eller skriv, hvorfor det alligevel er i orden
over-length-limit = Gruppen kan få { $weeks } uger, det vil sige til og med { $until }. Du kan godt vælge flere: skriv hvorfor
taster-too-long = Snusepraktik varer højst { $days } dage, her til og med { $until }. Vælg færre dage, eller book et almindeligt forløb
mentor-unchanged = Borgeren har allerede den mentor. Vælg en anden
company-not-of-centre = Virksomheden hører ikke til dette center. Vælg en af centrets virksomheder
mentor-not-of-company = Mentoren arbejder et andet sted. Vælg en mentor fra den virksomhed
not-a-cluster = Centret har kun én virksomhed, så der er ikke andre arbejdspladser at vælge
week-without-centre = Ugen har ingen dag i centret. Sæt mindst én ind
week-overlaps = { $day ->
    [1] To ting ligger på samme tid mandag. Ret tiderne
    [2] To ting ligger på samme tid tirsdag. Ret tiderne
    [3] To ting ligger på samme tid onsdag. Ret tiderne
    [4] To ting ligger på samme tid torsdag. Ret tiderne
    [5] To ting ligger på samme tid fredag. Ret tiderne
    [6] To ting ligger på samme tid lørdag. Ret tiderne
   *[other] To ting ligger på samme tid søndag. Ret tiderne
}
times-turned-around = En tid mangler, eller slut ligger før start. Skriv klokkeslæt som 9 eller 9.30
too-many-centre-days = { $most ->
    [one] Ved siden af et forforløb er der højst én dag om ugen i centret. Vælg færre dage
   *[other] Ved siden af et forforløb er der højst { $most-text } dage om ugen i centret. Vælg færre dage
}
# Opfølgning
follow-up-state = Mødet er { $state ->
    [held] holdt, så det kan ikke flyttes eller aflyses. Føj til referatet i stedet
    [cancelled] aflyst. Planlæg et nyt møde i stedet
   *[other] ikke holdt endnu. Skriv referat, når det er holdt
}
without-citizen = Et møde om borgeren holdes med borgeren. Skriv hvorfor, hvis det ikke kan være anderledes. Borgeren kan læse det
guest-unknown = En af deltagerne hører ikke til borgerens arbejdsplads eller jobcentret. Vælg deltagerne igen
task-over = Opgaven blev løst { $on }, og det kan ikke længere fortrydes. Skriv en ny opgave i stedet

# Arbejdsaftalen
agreement-state = Arbejdsaftalen er { $state ->
    [draft] en kladde
    [sent] sendt til underskrift
    [in_force] i kraft
    [replaced] afløst af en nyere
    [withdrawn] trukket tilbage
   *[ended] slut
}, så det kan ikke lade sig gøre. Se, hvordan den står nu
agreement-incomplete = Der mangler noget i arbejdsaftalen. Siden viser, hvad det er
agreement-open = Der er allerede en ny udgave på vej. Gå til den i stedet
agreement-unchanged = Den nye udgave siger det samme som den, der gælder. Ret noget, eller fjern kladden
signature-not-asked = Den her udgave har ikke brug for din underskrift
already-signed = Der er allerede skrevet under
signed-other = Teksten er blevet ændret, siden du læste den. Læs den nye, og skriv under på den
too-many-goals = Der er for mange mål. Skriv højst { $most-text }, og vælg de vigtigste
step-without-goal = Et delmål skal stå under et mål. Sæt målet øverst
confidentiality-first = Du skal først sige ja til, at det, du hører om borgerne, bliver hos dig
ladder-begins-elsewhere = Det første trin skal begynde den dag, forløbet begynder: { $from }
ladder-out-of-order = Trinnene skal stå i rækkefølge, og kun ét kan begynde { $day }. Ret datoen
ladder-outside-placement = Trinnet fra { $day } ligger efter forløbets sidste dag, { $until }. Vælg en tidligere dag, eller forlæng forløbet først
ladder-without-times = Trinnet fra { $day } har ingen dage. Skriv, hvornår borgeren er der
certificate-early = Beviset kan laves fra { $from }. Kom tilbage til den tid
answer-not-on-scale = Vælg et tal, "Ved ikke" eller "Vil ikke svare"
answers-missing = { $count ->
    [one] Der mangler ét svar. Ved du det ikke, eller vil du ikke svare, så vælg det
   *[other] Der mangler { $count } svar. Ved du det ikke, eller vil du ikke svare, så vælg det
}
asked-later = Der bliver først spurgt den { $on }, når der er gået 13 uger. Kom tilbage til den tid
answered-already = Der blev svaret den { $on }. Svaret står på borgerens side
more-hours-than-time = Der er højst { $most } timer i perioden. Ret timerne eller dagene
hours-twice = Arbejdsgiverens timer fra den dag står her allerede. Slet dem først, hvis de er forkerte

# Fremmøde, fravær, partshøring
before-the-start = Forløbet begyndte den { $from }. Vælg den dag eller en senere
after-the-end = Forløbet sluttede den { $until }. Vælg den dag eller en tidligere
after-the-window = Den { $day } ligger for langt tilbage. Herfra kan du rette dage fra { $from }. Ring til jobcenteret, så skriver de det ned
paused-that-day = Der er aftalt en pause fra { $since }, så dagen tæller ikke med. Er pausen slut, så ring til jobcenteret
no-day-holds = En dag kan højst rumme { $most } timer. Skriv timerne som 2,5 eller 2:30
away-with-hours = Væk og alligevel nogle timer går ikke sammen. Vælg "Her" eller "Gik før tid", eller slet timerne
left-early-with-more = Timerne er flere end aftalt. Vælg "Her" i stedet, så tæller de med
hours-needed = Den { $day } var der ikke aftalt noget. Skriv, hvor mange timer det blev til
nothing-planned = Den { $day } var der ikke aftalt noget, så ingen kan være væk
was-reported = Der er meldt fra for den { $day }. Vælg "Væk, gav besked"
registered-by = { $by } nåede det først for den { $day }: { $mark ->
    [here] kom
    [late] kom senere
    [left_early] gik før tid
    [away_notified] væk, gav besked
    [away_unannounced] væk, ingen besked
    [ill] syg
   *[other] registreret
}. Det står ved magt. Er det forkert, så ret det
just-registered = En anden svarede i samme øjeblik. Hent siden igen, så kan du se, hvad der står
undo-too-late = Det blev svaret den { $on } og kan ikke fortrydes mere. Ret det i stedet, så står begge dele
absence-too-long = Du kan melde fra for højst { $most } dage ad gangen. Ring til os, hvis det bliver længere, så aftaler vi en pause
later-is-one-day = Kommer du senere, gælder det én dag. Vælg samme dag som den sidste
absence-over = Det sluttede den { $on }, så der er ikke noget at tage tilbage
no-placement-now = Du har ikke et forløb at melde fra til lige nu. Ring til os, hvis det er forkert
hearing-open = Der er allerede en partshøring i gang. Luk den først
hearing-without-absence = Der er ingen dage uden besked at høre om
hearing-too-short = Giv tid til at svare: vælg { $from } eller en senere dag
hearing-closed = Partshøringen blev lukket den { $on }
hearing-awaited = Der kan svares til og med { $until }. Vent på svaret, eller vælg "Partshøringen var en fejl"

# At arbejde sammen
stale = En anden har gemt, siden du åbnede siden. Intet af dit er gemt endnu. Se, hvad der er ændret, og vælg
not-found = Det findes ikke, eller det hører til et andet jobcenter. Gå tilbage, og vælg igen
not-allowed = Det kan du ikke i din rolle. Spørg den, der styrer adgange i jobcentret, hvis du mangler det i dit arbejde
state-your-reason = Borgeren hører til en kollega i dit team. Skriv kort, hvorfor du skal se siden. Grunden kan ses af borgeren

# At logge ind
sign-in-failed = Brugernavn og adgangskode passer ikke sammen. Prøv igen
sign-in-paused = { $minutes ->
    [one] Der har været for mange forsøg. Vent ét minut, og prøv igen
   *[other] Der har været for mange forsøg. Vent { $minutes-text } minutter, og prøv igen
}
password-too-short = Adgangskoden er for kort. Brug mindst { $least-text } tegn
login-taken = Brugernavnet er i brug. Vælg et andet

# Indsatser og opgørelser
outside-coverage = { $parameter } har ingen værdi den { $day }. Vælg en dag, som indsatsen dækker
unknown-programme = Der er ingen indsats, der hedder { $programme }. Vælg en fra listen
unknown-job-centre = Der er intet jobcenter, der hedder { $job_centre }. Vælg et fra listen

# Hvor en visitation eller et forløb er
state-sent = sendt
state-accepted = taget af en jobkonsulent
state-placed = afsluttet med en plads
state-handed_back = givet tilbage
state-withdrawn = trukket tilbage
state-reserved = reserveret
state-to_approach = ikke begyndt
state-approached = i gang
state-interested = i gang
state-paused = lagt til side
state-agreed = aftalt
state-ended = afsluttet
too-many-views = Du har allerede { $most } visninger af listen. Fjern en, som du ikke bruger.

# Ved siden af praktikken
intervention-state = Indsatsen er { $state ->
    [needed] kun et behov endnu
    [referred] allerede henvist
    [started] i gang
    [ended] afsluttet
   *[declined] ikke blevet til noget
}. Se, hvordan den står nu, og vælg et skridt, der passer
plan-changed = Planen har ændret sig, siden du så den. Ingen plads er reserveret. Se den nye plan igennem, og prøv igen
settlement-state = Opgørelsen er { $state ->
    [made] lavet
    [handed_in] sendt til revisor
    [returned] sendt tilbage
    [approved] godkendt og låst
   *[other] kasseret
}, så det kan ikke lade sig gøre. Ret tallene i sagerne, og lav en ny opgørelse, der retter den
grant-letter-overlaps = Der er allerede et tilsagn for samme projekt fra { $from } til { $until }. Ret det i stedet
as-of-outside = Vælg en dag fra { $from } til { $until }
register-column = Filen mangler kolonnen { $column }. Hent den fra styrelsen igen med alle kolonner
register-cell = Række { $row }, kolonne { $column }: »{ $found }« kan ikke være rigtigt. Ret cellen, og hent filen ind igen
small-grant-state = Bevillingen er { $state ->
    [granted] givet
    [refused] afslået
    [withdrawn] trukket tilbage
   *[asked] ikke afgjort
}. Den kan ikke ændres
not-your-competence = Det kan du ikke afgøre. Det kan { $who }
nobodys-competence = Ingen her må bevilge det endnu. Bed ledelsen give en medarbejder lov til det
mentor-grant-too-long = Du kan bevilge { $months } måneder ad gangen: højst til { $until }. Forlæng, når det er ved at slutte
mentor-grant-overlaps = Mentoren er allerede bevilget fra { $from } til { $until }. Begynd dagen efter
not-granted-then = Du var ikke bevilget som mentor den { $day }. Vælg en dag i din bevilling
signal-state = Det kan ikke gøres nu: signalet er { $state ->
    [open] åbent
    [taken] taget
    [snoozed] udsat
    [answered] besvaret
   *[other] løst
}
not-a-colleague = Vælg en kollega, der har med borgeren at gøre
call-answered = { $by } har allerede taget opkaldet
call-closed = Opkaldet er afsluttet
message-gone = Beskeden er allerede sendt eller taget ud. Vis siden igen for at se, hvad der er sket.
message-too-late = Beskeden er for gammel til at være til nytte. Tag den ud.
no-way-to-reach = Der er hverken en mailadresse eller et telefonnummer. Skriv det ind først.
nothing-to-answer = Der er ikke mere at svare på her: det er sendt, eller der spørges ikke længere.
link-closed = Linket virker ikke længere.
code-wrong = { $left ->
    [one] Det var ikke koden. Du har ét forsøg endnu
   *[other] Det var ikke koden. Du har { $left } forsøg endnu
}
code-too-often = Koden blev skrevet forkert for mange gange. Bed om et nyt link
pass-over = Siden har stået åben for længe. Bed om en ny kode; det, du læste, er her stadig
reminded-today = Der er allerede sendt en påmindelse i dag. Der går mindst en dag imellem
code-old = Koden er for gammel. Bed om en ny
code-by-phone = Vi kan ikke sende dig en kode. Ring til den, du plejer at tale med, så læser de en kode op for dig
