# Matching citizens and places
matching-done-placed = Proposal for { $day }: { $placed-text } of { $citizens ->
    [one] 1 citizen
   *[other] { $citizens-text } citizens
} get a place. { $places ->
    [one] 1 place is
   *[other] { $places-text } places are
} free. Their places are worth { $worth-text } points together.
matching-done-left = Without a place: { $outbid-text } where others have the places, and { $no-centre-text } whom no centre fits.
matching-done-path = The tables are in { $path }. It is a proposal; nothing has been booked.

# What is in the way
matching-fault-no-programme = There is no programme called { $programme }. Choose one of those that have points for a match: { $programmes }. Nothing has been written.
matching-fault-out-there = There is something in { $path } already. Choose a new folder; a proposal is never written over. Nothing has been written.
matching-fault-out-mounted = { $path } is a drive of its own, so the proposal can't be moved there in one step. Choose a folder inside it. Nothing has been written.

matching-expected-filled = The cell must be filled in.
matching-expected-pseudonym = It looks like a CPR number. Use a pseudonym.
matching-expected-other = It stands there already. Each citizen and each centre has one row.
matching-expected-centre = Write a centre that stands in the table centres.
matching-expected-flag = Write true or false.
matching-expected-date = Write a date as 2014-09-01.
matching-expected-date-or-empty = Write a date as 2014-09-01, or leave the cell empty.
matching-expected-not-before = The contract's last day can't lie before the first.
matching-expected-hours = Write hours a week from 0 to 168 with two decimals at the most, for example 7.5.
matching-expected-kilometres = Write kilometres, 0 or more, for example 25.
matching-expected-latitude = Write the latitude from -90 to 90, for example 55.5059.
matching-expected-longitude = Write the longitude from -180 to 180, for example 9.7306.
matching-expected-count = Write a whole number, 0 or more.
matching-expected-generation = Write 1 or 2.
matching-expected-occupations = Write codes of DISCO-08 with four digits and semicolons between, for example 5223;9112.
matching-expected-utf8 = The letters are not UTF-8; they seem to be saved by Danish Excel (Windows-1252). Save the file as "CSV UTF-8".
matching-expected-cells = Each row must have as many cells as the first line. Where a cell has a comma or a semicolon in it, put the cell in quotation marks.
