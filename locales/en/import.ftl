import-fault = Row { $line }, { $column }, “{ $seen }”: { $why }
import-fault-empty = Row { $line }, { $column }: { $why }
import-report-name = Rows with errors
import-report-row = Row
import-report-wrong = Error
import-report-fault = { $column }: { $why }
nav-imports = Bring in
import-lead = Citizens, companies, contracts, placements, benefits and paid hours from Excel or CSV. You see what the file would do before anything is saved.
import-kind = What stands in the file?
import-kind-citizens = Citizens
import-kind-companies = Companies
import-kind-register = Extract of the company register
import-changes = What changes
import-changes-more = { $count } more changes are not shown here.
import-changed-what = What
import-changed-before = Here
import-changed-after = In the file
import-changed-name = The production unit's name
import-changed-address = Address
import-changed-company-name = The company's name
import-changed-company-address = The company's address
import-changed-cvr = CVR number
import-changed-industry = Industry
import-changed-employees = Employees
import-changed-closed = Closed
import-changed-unit = New production unit
import-changed-register = Industry code, municipality or employees in the register
import-kind-contracts = Contracts
import-kind-placements = Placements
import-kind-benefits = Benefits
import-kind-hours = Paid hours
import-file = File
import-file-hint = .xlsx or .csv with headings in the first row, at most { $most } MB
import-look = Look at the file
import-nothing-yet = Nothing is saved yet.
import-columns-which = Columns that the file has
import-columns-required = Must be there
import-columns-others = May be there
import-runs = Brought in
import-runs-none = Nothing has been brought in yet.
import-runs-none-how = Choose a file above.
import-when = When
import-who = Who
import-operator = Operations
import-made = New
import-changed = Changing
import-same = Here already
import-wrong = Rows with errors
import-columns = what is what?
import-columns-lead = Above each list stands the heading in your file. We have guessed what the column is. Change what does not fit, and then try the file.
import-columns-missing = The file lacks: { $columns }. Choose which column is which.
import-columns-leave = Not used
import-try = Try the file
import-discard = Throw the file away
import-working = a moment
import-working-how = The page looks by itself how far it is. You can also leave and come back.
import-how-far = See how far it is
import-step-read = Reading the file: { $done } rows.
import-step-compare = Comparing { $of } rows with what is here.
import-step-write = Saving: { $done } of { $of }.
import-tried = this is what the file would do
import-done = The file has been brought in
import-western = The file was read as Windows-1252. Look whether the words are right: { $words }
import-restored = { $count ->
    [one] One CPR number lacked a 0 in front that Excel had removed. It has been put back.
   *[other] { $count } CPR numbers lacked a 0 in front that Excel had removed. It has been put back.
}
import-wrong-rows = { $count ->
    [one] One row to correct
   *[other] { $count } rows to correct
}
import-wrong-how = Download the rows with the errors beside them, correct them in Excel, and choose the file again. Nothing is saved until every row is in order.
import-report-xlsx = Download for Excel
import-report-csv = Download as CSV
import-column = Column
import-seen = It says
import-why = What you can do
import-more = And { $count } more errors. They stand in the file that you download.
import-again = Choose the corrected file
import-next = Bring in another file
import-all-same = Everything in the file is here already. There is nothing to save.
import-run = { $count ->
    [one] Save one row
   *[other] Save { $count } rows
}
done-import-discarded = The file has been thrown away. Nothing was saved.
