# Companies that stand twice
merge-duplicates = Duplicates
merge-duplicates-lead = { $pairs ->
    [0] No companies seem to stand twice.
    [one] One pair seems to be the same company.
   *[other] { $pairs-text } pairs seem to be the same company.
}
merge-none = No duplicates
merge-none-what = When two companies have the same CVR number and postcode or nearly the same name, they stand here.
merge-one = Company
merge-other = Looks like
merge-why = Why
merge-why-same-cvr-here = Same CVR number and postcode
merge-why-same-cvr-name = Same CVR number and nearly the same name
merge-why-same-name = Nearly the same name and same postcode
merge-compare = Compare
merge-heading = Make one of two
merge-lead = Make sure that it is the same company. Several places with one CVR number may well stand apart.
merge-side-by-side = Side by side
merge-stays = Stays
merge-goes = Goes into the other
merge-swap = Swap
merge-warning = Contacts, P numbers, centres, mentors, outreach and statements move from { $goes } to { $stays }. Old links lead there. It can not be undone.
merge-do = Make them one
merge-other-cvr = They have different CVR numbers and can not become one. Correct the CVR number first if one is wrong.
merge-like = Is it one that is here already?
merge-like-sure = No, it is another place. Register the company
done-company-merged = The two are now one company.
