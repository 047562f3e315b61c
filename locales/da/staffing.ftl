# Rimelighedskravet: hvor mange en arbejdsplads kan tage
staffing-heading = Rimelighed
staffing-heading-of = Hvor mange kan { $company } tage?
staffing-lead = Borgere i praktik, løntilskud og nytteindsats må ikke fylde for meget i forhold til de ordinært ansatte.
staffing-see = Se regnestykket
staffing-none = Ingen har opgjort de ansatte endnu
staffing-none-what = Bed arbejdsgiveren og tillidsrepræsentanten om tallene, før den første borger begynder.
staffing-whole = Hele virksomheden
staffing-passed = For mange
staffing-old = For gammel opgørelse
staffing-fits = Der er plads
staffing-used-of = { $used } af { $allowed ->
    [one] 1 fuldtidsplads
   *[other] { $allowed-text } fuldtidspladser
} er i brug
staffing-step-average = Ordinært ansatte på fuld tid i gennemsnit de seneste fire måneder: ({ $a } + { $b } + { $c } + { $d }) : 4 = { $average }.
staffing-step-small = Af de første { $until }: { $staff } : { $each }, rundet ned, giver { $gives }.
staffing-step-large = Ud over { $until }: { $staff } : { $each }, rundet ned, giver { $gives }.
staffing-step-least = Der må altid være { $least }.
staffing-step-placed = { $citizens ->
    [0] Ingen borgere er placeret her i dag.
    [one] Én borger er her { $hours } timer om ugen. { $hours } : { $full } = { $placed } på fuld tid, rundet op.
   *[other] { $citizens-text } borgere er her { $hours } timer om ugen til sammen. { $hours } : { $full } = { $placed } på fuld tid, rundet op.
}
staffing-step-others = Andre i løntilskud, nytteindsats eller praktik fra andre jobcentre: { $others } på fuld tid.
staffing-verdict-left = Der er plads til { $left } på fuld tid, det er { $hours } timer om ugen.
staffing-verdict-full = Der er ikke plads til flere.
staffing-verdict-passed = Der er { $over } på fuld tid for meget.
staffing-several-units = Virksomheden har flere P-numre. Borgernes pladser er ikke knyttet til et af dem, så alle borgere er talt med her.
staffing-new = Skriv en ny opgørelse
staffing-new-lead = Tallene kommer fra arbejdsgiveren. Tæl deltid og sæson med som brøkdele af fuld tid. Tæl ikke ansatte med offentligt tilskud eller under 18 år med.
staffing-unit = Produktionsenhed
staffing-unit-hint = Kravet gælder for det enkelte P-nummer. Lad den stå tom, hvis tallene er for hele virksomheden
staffing-stated-on = Opgjort
staffing-month-1 = Seneste måned
staffing-month-2 = Måneden før
staffing-month-3 = To måneder før
staffing-month-4 = Tre måneder før
staffing-month-hint = Ansatte på fuld tid, for eksempel 12 eller 12,5
staffing-others = Andre, der tæller med
staffing-others-hint = I løntilskud, nytteindsats eller praktik fra andre jobcentre, på fuld tid
staffing-says = Tillidsrepræsentanten
staffing-says-hint = Både arbejdsgiver og tillidsrepræsentant skal sige det skriftligt, før en borger begynder
staffing-says-agrees = Er enig
staffing-says-disagrees = Er ikke enig
staffing-says-nobody = Der er ingen
staffing-representative = Tillidsrepræsentantens navn
staffing-save = Gem opgørelsen
staffing-rule = Reglen
staffing-rule-what = Én for hver 5 ordinært ansatte op til 50, men altid mindst én. Derudover én for hver 10. Alle bliver talt som fuldtidspersoner, og de ordinært ansatte er gennemsnittet af de seneste fire måneder.
staffing-rule-source = Bekendtgørelse om en aktiv beskæftigelsesindsats, § 65. Afrundingen er vores læsning.
staffing-history = Tidligere opgørelser
staffing-warn-not-stated = Ingen har opgjort, hvor mange borgere virksomheden kan tage. Få tal fra arbejdsgiver og tillidsrepræsentant, før borgeren begynder.
staffing-warn-old = Opgørelsen af de ansatte er fra { $day } og siger ikke noget om de seneste fire måneder. Bed om nye tal.
staffing-warn-disagrees = Tillidsrepræsentanten er ikke enig i, at der er plads til flere.
staffing-warn-passed = Der må højst være { $allowed } på fuld tid i praktik og løntilskud. Med denne plads er der { $used }.
done-staffing-noted = Opgørelsen er gemt.
staffing-over-reason = Hvorfor er det i orden med flere?
staffing-over-reason-hint = Skriv det kun, hvis virksomheden får flere, end den må. Begrundelsen bliver skrevet i loggen
