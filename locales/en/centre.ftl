# Company centres
centre-name = Name
centre-list-lead = { $occupied } of { $places } places are occupied today.
centre-new = New centre
centre-new-lead = A centre keeps places open all the time, so that a new citizen can begin when another has moved on.
centre-edit = Change centre
centre-board = See on the place board
centre-companies = Companies
centre-companies-hint = The centre belongs to one company or to several together
centre-company-n = Company { $n }
centre-part-what = What it is
centre-model = Co-operation
centre-model-n = Model { $n }: { $name }
centre-programme = Programme
centre-fixed-contact = Fixed contact
centre-fixed-contact-hint = Whom in the job centre the company can always call
centre-coordinating-mentor = Co-ordinating mentor
centre-coordinating-mentor-hint = Only in a cluster, model 4: the mentor who holds the threads
centre-coordinates = Co-ordinates
centre-generation = Generation
centre-generation-1 = Generation 1
centre-generation-2 = Generation 2
centre-generation-hint = A new centre is generation 1
centre-generation-what = A new centre is generation 1. It is generation 2 when it can also take citizens who are further from work.
centre-generation-from = Generation { $generation } from { $from }
centre-generation-change = Change generation
centre-since = From
centre-offer = What the centre can offer
centre-occupations = Jobs
centre-occupations-hint = Begin to write and choose from the list, for example 5223
centre-occupation-n = Job { $n }
centre-industries = Industries
centre-industry-n = Industry { $n }
centre-hours = Hours
centre-hours-from = At least
centre-hours-until = At most
centre-hours-suffix = hours a week
centre-hours-both = { $from } to { $until } hours a week
centre-hours-least = At least { $from } hours a week
centre-hours-most = At most { $until } hours a week
centre-accommodations = Accommodations
centre-accommodations-hint = What the workplace can take into account
centre-occupied = Occupied today
centre-occupied-of = { $occupied } of { $places }
centre-no-places = No places
centre-contract = Contract
centre-contracts = Contracts
centre-no-contract = The centre has no contract yet. The contract says how many places the company keeps open.
centre-places-today = { $places ->
    [one] One place today
   *[other] { $places-text } places today
}, { $free ->
    [0] all are occupied
    [one] one is vacant
   *[other] { $free-text } are vacant
}
centre-places-none = No places today
centre-places-none-what = Places come with a contract.
centre-call = Call the company
centre-no-contact = No contact is written down.
centre-no-mentor = No mentor yet. Add one on the company's page.
centre-fixed = The company calls
centre-fixed-hours = Available { $hours }
centre-steps-in = { $name } steps in
centre-filter = Show only
centre-filter-free = Vacant places
centre-filter-ending = Contract expires soon
centre-filter-none = No places today
centre-none = There are no centres here yet
centre-none-what = Choose a company and make a centre on it.
done-centre-registered = The centre is made. Now make the contract for places.
centre-free = Vacant
centre-contract-until = Contract runs until
centre-find = Centre, company, job or contact
