# Map of centres and companies
map-nav = Map
map-lead = { $centres ->
    [0] No centres in view.
    [one] One centre in view,
   *[other] { $centres-text } centres in view,
}{ $centres ->
    [0] {""}
   *[other] {" "}{ $free ->
        [0] no vacant places today.
        [one] one vacant place today.
       *[other] { $free-text } vacant places today.
    }
}
map-areas = Choose an area
map-own = The municipality
map-all = The whole country
map-desc = The numbers on the map are those of the table beside it.
map-table = Centres and companies on the map
map-number = Number on the map
map-name = Centre or company
map-free = Vacant today
map-free-of = { $free } of { $places }
map-places = { $free ->
    [0] none vacant
    [one] one vacant
   *[other] { $free-text } vacant
} of { $places ->
    [one] one place
   *[other] { $places-text } places
}
map-key-free = Has vacant places
map-key-full = All places are taken
map-company = Without a centre
map-closed = No places today
map-near = about
map-about = About: only the postcode is known, so the mark stands in its middle.
map-source = The map contains data from Geodatastyrelsen, DAGI 1:500,000, February 2014. It is simplified and ships with the program.
map-none = There are no companies yet
map-none-here = No companies in view
map-crowded = Map and list show { $shown }, those with vacant places first. There are { $count-text } more. Choose a town to see them.
map-outside = { $count ->
    [one] One is outside the view.
   *[other] { $count-text } are outside the view.
}
map-unplaced = The postcode is not on the map. Write the position on the company:
