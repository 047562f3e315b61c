# Search from the top of the page
search-title = Search
search-heading = Search for “{ $text }”
search-hint = Name of a company, centre or mentor, town, street or CVR number
search-do = Search
search-citizens = Search citizens
search-see-places = See places
search-nothing = No company, centre or mentor fits.
search-nothing-citizens = If you are looking for a citizen, choose “Search citizens”. The search is written on the trail.
search-nothing-how = Try fewer letters, or search for the town.
