# Virksomheder, der står to gange
merge-duplicates = Dubletter
merge-duplicates-lead = { $pairs ->
    [0] Ingen virksomheder ser ud til at stå to gange.
    [one] Ét par ser ud til at være den samme virksomhed.
   *[other] { $pairs-text } par ser ud til at være den samme virksomhed.
}
merge-none = Ingen dubletter
merge-none-what = Når to virksomheder har samme CVR-nummer og postnummer eller næsten samme navn, står de her.
merge-one = Virksomhed
merge-other = Ligner
merge-why = Hvorfor
merge-why-same-cvr-here = Samme CVR-nummer og postnummer
merge-why-same-cvr-name = Samme CVR-nummer og næsten samme navn
merge-why-same-name = Næsten samme navn og samme postnummer
merge-compare = Sammenlign
merge-heading = Gør to til én
merge-lead = Se efter, at det er den samme virksomhed. Flere steder med samme CVR-nummer må gerne stå hver for sig.
merge-side-by-side = Ved siden af hinanden
merge-stays = Bliver
merge-goes = Går op i den anden
merge-swap = Byt om
merge-warning = Kontakter, P-numre, centre, mentorer, opsøgninger og opgørelser flytter fra { $goes } til { $stays }. Gamle links fører derhen. Det kan ikke gøres om.
merge-do = Gør dem til én
merge-other-cvr = De har hver sit CVR-nummer og kan ikke blive til én. Ret CVR-nummeret først, hvis det ene er forkert.
merge-like = Er det en, der allerede er her?
merge-like-sure = Nej, det er et andet sted. Opret virksomheden
done-company-merged = De to er nu én virksomhed.
