# Søgning fra toppen af siden
search-title = Søg
search-heading = Søgning efter “{ $text }”
search-hint = Navn på virksomhed, center eller mentor, by, gade eller CVR-nummer
search-do = Søg
search-see-places = Se pladser
search-nothing = Intet passer til det, du søgte.
search-nothing-citizens = Prøv med begyndelsen af ordet, eller med færre ord. Du finder dine egne og dit teams borgere; beskyttede navne findes kun af dem, der har borgeren.
search-nothing-how = Prøv med færre bogstaver, eller søg efter byen.
search-hint-citizens = Navn eller CPR-nummer på en borger, eller navn på virksomhed, center, mentor eller kollega. Du finder dine egne og dit teams borgere, og søgningen bliver skrevet i loggen.
search-see-contract = Se aftalen
recent-title = Senest åbnet
recent-lead = De sidste ti borgere, virksomheder og centre, du har åbnet i denne rolle.
recent-none = Du har ikke åbnet noget endnu.
recent-none-what = Når du åbner en borger, en virksomhed eller et center, finder du tilbage hertil.
recent-citizen = Borger
recent-company = Virksomhed
recent-centre = Center
