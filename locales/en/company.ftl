# Companies
company-name = Name
company-type = Type
company-type-hint = What is done there, as in the mid-way status of 2010
company-employees = Employees
company-employees-hint = How many work at the place
company-centres = Centres
company-places = Places today
company-places-n = { $places ->
    [0] No places today
    [one] One place today
   *[other] { $places-text } places today
}
company-list-lead = { $companies ->
    [one] One company
   *[other] { $companies-text } companies
}. { $placed ->
    [0] None has places today.
    [one] One has places today.
   *[other] { $placed-text } have places today.
}
company-new = New company
company-new-lead = The company comes first. Then you make a centre on it, and a contract for places.
company-edit = Change company
company-filter-text = Name, town or CVR
company-filter-clear = Show all
company-none = There are no companies here yet
company-none-what = Begin with the first one: name, CVR number and whom you talk with.
company-no-centre = No centre
company-no-centre-yet = The company doesn't belong to a centre yet.
company-no-mentor = No mentor yet. A citizen needs a mentor to get a place here.
company-units = Production units
company-no-unit = No production unit is written down.
company-unit-new = Add a production unit
company-unit-add = Add the unit
company-p-number = P number
company-p-number-hint = 10 digits
company-contacts = Contacts
company-no-contact = No contact yet. Write down whom you call.
company-contact-new = Add a contact
company-contact-add = Add the contact
company-contact-remove = Remove
company-contact-name = The contact's name
company-contact-title = Job title
company-contact-phone = Telephone
company-contact-email = E-mail
company-facts = About the company
company-cvr = CVR number
company-cvr-hint = 8 digits
company-sector = Sector
company-industry = Industry
company-industry-hint = By Statistics Denmark's industries, DB07
company-address = Address
company-street = Street and number
company-postcode = Postcode
company-town = Town
company-position = Place on the map
company-position-hint = Latitude and longitude, for example 55.5121, 9.7204
company-part-who = Who it is
company-part-contact = Whom you talk with
done-contact-removed = The contact is removed.
company-has-places = Has places today
company-has-centre = Has a centre
company-closed = Closed by the company register
company-closed-on = Closed { $day } by the company register
company-listed = Company register, read { $day }: { $says }
company-listed-industry = industry { $code }
company-listed-employees = { $count } employees
company-listed-closed = closed { $day }
