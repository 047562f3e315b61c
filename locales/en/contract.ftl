# Contracts with companies
contract-one = Contract
contract-heading = Contract on { $centre }
contract-new = New contract
contract-new-lead = One contract on { $centre } keeps the places open all the time. No new one is made for each citizen.
contract-renew = Renew the contract
contract-renew-lead = The old contract is in force { $period }. The new one begins when the old one ends. Choose an earlier day, and the old one ends the day before.
contract-see = See the contract
contract-save = Save the contract
contract-change = Change number of places
contract-change-do = Change the number
contract-change-from = From which day
contract-change-from-hint = A day of the contract. What is agreed from a later day stays
contract-change-places-hint = As many places as the company keeps open from that day
contract-end = End the contract
contract-end-do = End the contract
contract-end-reason = Why it ends
contract-end-warning = A contract that was ended can't be opened again. No citizen may have a place after the last day.
contract-ended-day = Last day
contract-ended-day-hint = The last day on which the company keeps the places open
contract-part-places = Places and mentor
contract-places = Places
contract-places-field = Number of places
contract-places-hint = As many places as the company keeps open all the time
contract-places-occupied = { $places ->
    [one] One place
   *[other] { $places-text } places
}, { $occupied ->
    [0] none occupied today
    [one] one occupied today
   *[other] { $occupied-text } occupied today
}
contract-mentor-hours = The mentor's time
contract-mentor-hours-hint = Hours a week for each citizen, for example 2 or 2.5
contract-mentor-hours-suffix = hours a week
contract-mentor-hours-n = { $count ->
    [one] The mentor has 1 hour a week for each citizen.
   *[other] The mentor has { $hours } hours a week for each citizen.
}
contract-period = Period
contract-from = First day
contract-until = Last day
contract-until-hint = Leave it empty if the contract goes on
contract-signed-on = Signed
contract-payment = Payment
contract-payment-how = How it is paid
contract-amount = Amount a month
contract-amount-hint = For example 1700 or 1700,50. Leave it empty if nothing is paid
contract-amount-suffix = DKK
contract-pays-nothing = Nothing is paid for the places
contract-pays-per-centre = { $amount } a month, however many citizens there are
contract-pays-per-place = { $places ->
    [0] No places, nothing to pay
    [one] { $amount } a month for one place
   *[other] { $places-text } places × { $amount } = { $sum } a month
}
contract-terms = Terms
contract-between = With
contract-renews = Replaces
contract-renews-old = The earlier contract
contract-renewed-by = Replaced by
contract-renewed-by-new = The new contract
contract-standing = How it stands
contract-none = No contract
contract-coming = Begins { $from }
contract-running = In force
contract-running-until = In force until { $until }
contract-ending-soon = { $days ->
    [0] Expires today
    [one] Expires tomorrow
   *[other] Expires in { $days-text } days
}
contract-ending = Ends { $until }
contract-ended-on = Ended { $until }
contract-now = As it is now
contract-today = today
contract-stair = Places over time
contract-stair-table = Show numbers
contract-stair-from = From
contract-next = Next step
contract-next-ends = { $days ->
    [0] The contract expires today.
    [one] The contract expires tomorrow.
   *[other] The contract expires in { $days-text } days.
}
contract-next-ended = The contract has run out and the places are closed.
contract-next-occupied = { $citizens ->
    [one] One citizen is there today.
   *[other] { $citizens-text } citizens are there today.
}
done-contract-signed = The contract is saved, and the places are on the place board.
done-contract-renewed = The contract is renewed.
contract-seats = Places no.
contract-seats-from = from { $day }: { $numbers }
contract-seats-gone = Which places go?
contract-seats-gone-hint = Only when there are fewer. Those that are free stand first
contract-seat-free = Place { $number }, free
contract-seat-taken = Place { $number }, somebody has it until { $day }
done-contract-changed = The number of places is changed.
done-contract-ended = The contract is ended.

# All contracts, corrections and the section of generation 2
contract-list = Contracts
contract-list-centre = Centre
contract-list-lead = { $contracts ->
    [0] No contracts are in force.
    [one] One contract is in force
   *[other] { $contracts-text } contracts are in force
}{ $contracts ->
    [0] {""}
   *[other] {" "}with { $places ->
        [one] one place.
       *[other] { $places-text } places.
    }
}
contract-list-none = There are no contracts yet
contract-list-none-what = A contract belongs to a centre. Open the centre, and make the contract from there.
contract-list-no-hits = No contracts match
contract-show-open = In force and coming
contract-show-ending = Ending soon
contract-show-deviating = Off the norm
contract-show-section = Lack the section on generation 2
contract-show-ended = Ended
contract-norm = Against the norm
contract-section = Generation 2
contract-section-yes = The contract has the section on citizens with complex problems
contract-section-no = Without the section on citizens with complex problems
contract-section-lacks = Lacks the section on generation 2
contract-complex-section = The contract has the section on citizens with complex problems
contract-complex-section-hint = A centre of generation 2 must have it, so that mentor and colleagues know what they say yes to
contract-correct = Correct a mistake
contract-correct-lead = For slips in what was signed. New terms are made with a new contract, and the number of places is changed on its own.
contract-correct-why = What was wrong?
contract-correct-why-hint = At least five characters. It stands in the trail with your name
contract-correct-do = Correct the contract
done-contract-corrected = The contract has been corrected.
