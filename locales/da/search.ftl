# Søgning fra toppen af siden
search-title = Søg
search-heading = Søgning efter “{ $text }”
search-hint = Navn på virksomhed, center eller mentor, by, gade eller CVR-nummer
search-do = Søg
search-citizens = Søg i borgere
search-see-places = Se pladser
search-nothing = Ingen virksomheder, centre eller mentorer passer.
search-nothing-citizens = Leder du efter en borger, så vælg “Søg i borgere”. Søgningen bliver skrevet i loggen.
search-nothing-how = Prøv med færre bogstaver, eller søg efter byen.
