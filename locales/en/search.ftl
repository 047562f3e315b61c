# Search from the top of the page
search-title = Search
search-heading = Search for “{ $text }”
search-hint = Name of a company, centre or mentor, town, street or CVR number
search-do = Search
search-see-places = See places
search-nothing = Nothing matches what you looked for.
search-nothing-citizens = Try the beginning of the word, or fewer words. You find your own and your team’s citizens; protected names are found only by those who have the citizen.
search-nothing-how = Try fewer letters, or search for the town.
search-hint-citizens = Name or CPR number of a citizen, or name of a company, centre, mentor or colleague. You find your own and your team’s citizens, and the search is written in the log.
search-see-contract = See the contract
recent-title = Recently opened
recent-lead = The last ten citizens, companies and centres that you opened in this role.
recent-none = You have not opened anything yet.
recent-none-what = When you open a citizen, a company or a centre, you find your way back from here.
recent-citizen = Citizen
recent-company = Company
recent-centre = Centre
