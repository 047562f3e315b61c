# Programmets eget arbejde
jobs-heading = Programmets eget arbejde
jobs-lead = Oprydning og eftersyn, som programmet selv sørger for. Går noget galt, prøver det igen lidt efter.
jobs-what = Arbejde
jobs-state = Sådan står det
jobs-last = Sidst gjort
jobs-next = Næste gang
jobs-do = Gør
jobs-name-sweep = Oprydning ved døren
jobs-about-sweep = Sletter gamle sessioner, forsøg på at logge ind og formularer, der blev lagt til side.
jobs-name-mornings = Linket om morgenen
jobs-about-mornings = Sender de mentorer, der har bedt om det, et link til siden for i dag, når nogen er ventet.
jobs-name-drafts = Filer, der ikke blev hentet ind
jobs-about-drafts = Sletter filer, nogen har set på, men ikke hentet ind, efter et døgn.
jobs-name-recent = Senest åbnet
jobs-about-recent = Glemmer, hvad hver enkelt har åbnet, efter 90 dage.
jobs-name-analyse = Databasens overblik
jobs-about-analyse = Lader databasen tælle op, så lister og søgning bliver ved med at være hurtige.
jobs-name-reminders = Påmindelser
jobs-about-reminders = Minder dem, der ikke har skrevet under, om det, og glemmer efter 90 dage, at en besked blev sendt.
jobs-name-verify = Eftersyn
jobs-about-verify = Efterprøver alt det, databasen ikke selv kan holde. Det, der ikke stemmer, står i driftsloggen.
jobs-well = I orden
jobs-running = I gang
jobs-trying = Prøver igen
jobs-dead = Opgivet
jobs-never = Endnu ikke
jobs-next-never = Ikke af sig selv
jobs-next-now = Nu
jobs-failed = { $count ->
    [one] Det gik galt én gang.
   *[other] Det gik galt { $count } gange i træk.
}
jobs-given-up = Det gik galt { $count } gange i træk, og programmet prøver ikke mere af sig selv. Vis den, der driver systemet, hvad der står her, og tryk på Gør det nu, når det er rettet.
jobs-said = Svaret var: { $said }
jobs-again = Gør det nu
jobs-again-busy = Sætter i gang …
jobs-none = Programmet er lige startet.
jobs-none-why = Det tager fat inden for et minut. Vis siden igen om lidt.
done-job-again = Sat i gang. Det sker inden for et minut.
jobs-name-calls = Opkald, der haster
jobs-about-calls = Giver et opkald fra en arbejdsplads videre, når ingen har svaret.
jobs-name-holds = Reserverede pladser
jobs-about-holds = Giver pladser fri, som ingen har aftalt færdigt inden fristen. Borgeren venter igen med de dage, der er gået.
jobs-name-rounds = Spørgsmål om udviklingen
jobs-about-rounds = Stiller spørgsmålene, når det er tid, og minder højst to gange dem, der ikke har svaret.
jobs-name-signals = Tidlig varsling
jobs-about-signals = Ser på alle forløb og rejser de signaler, der skal ses.
