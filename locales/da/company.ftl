# Virksomheder
company-name = Navn
company-type = Type
company-type-hint = Hvad man laver der, som i midtvejsstatus 2010
company-employees = Ansatte
company-employees-hint = Hvor mange der arbejder på stedet
company-centres = Centre
company-places = Pladser i dag
company-places-n = { $places ->
    [0] Ingen pladser i dag
    [one] Én plads i dag
   *[other] { $places-text } pladser i dag
}
company-list-lead = { $companies ->
    [one] Én virksomhed
   *[other] { $companies-text } virksomheder
}. { $placed ->
    [0] Ingen af dem har pladser i dag.
    [one] Én har pladser i dag.
   *[other] { $placed-text } har pladser i dag.
}
company-new = Ny virksomhed
company-new-lead = Virksomheden kommer først. Bagefter laver du et center på den og en aftale om pladser.
company-edit = Ret virksomhed
company-filter-text = Navn, by eller CVR
company-filter-clear = Vis alle
company-none = Her er ingen virksomheder endnu
company-none-what = Begynd med den første: navn, CVR-nummer og hvem du taler med.
company-no-centre = Intet center
company-no-centre-yet = Virksomheden hører ikke til et center endnu.
company-no-mentor = Ingen mentor endnu. En borger skal have en mentor for at få en plads her.
company-units = Produktionsenheder
company-no-unit = Ingen produktionsenhed er skrevet op.
company-unit-new = Tilføj produktionsenhed
company-unit-add = Tilføj enheden
company-p-number = P-nummer
company-p-number-hint = 10 cifre
company-contacts = Kontakter
company-no-contact = Ingen kontakt endnu. Skriv op, hvem du ringer til.
company-contact-new = Tilføj kontakt
company-contact-add = Tilføj kontakten
company-contact-remove = Fjern
company-contact-name = Kontaktens navn
company-contact-title = Stilling
company-contact-phone = Telefon
company-contact-email = E-mail
company-facts = Om virksomheden
company-cvr = CVR-nummer
company-cvr-hint = 8 cifre
company-sector = Sektor
company-industry = Branche
company-industry-hint = Efter Danmarks Statistiks brancher, DB07
company-address = Adresse
company-street = Vej og nummer
company-postcode = Postnummer
company-town = By
company-position = Sted på kortet
company-position-hint = Bredde og længde, for eksempel 55,5121 9,7204
company-part-who = Hvem det er
company-part-contact = Hvem du taler med
done-contact-removed = Kontakten er fjernet.
company-has-places = Har pladser i dag
company-has-centre = Har et center
company-closed = Lukket i CVR-registeret
company-closed-on = Lukket { $day } efter CVR-registeret
company-listed = CVR-registeret, læst { $day }: { $says }
company-listed-industry = branche { $code }
company-listed-employees = { $count } ansatte
company-listed-closed = lukket { $day }
