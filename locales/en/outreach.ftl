# Reaching out to companies
outreach-lead = { $open ->
    [0] No companies are on the way.
    [one] One company is on the way.
   *[other] { $open-text } companies are on the way.
} { $late ->
    [0] Nothing is late.
    [one] One next step is late.
   *[other] { $late-text } next steps are late.
}
outreach-new = New company on the list
outreach-new-heading = Reach out to a company
outreach-new-lead = Write who takes it and what the first step is. Then two of you don't ring the same company.
outreach-new-do = Put on the list
outreach-new-company = Company
outreach-new-company-hint = If the company is not here, register it first
outreach-company-missing = Register a company
outreach-owner = Who takes it
outreach-why = Why this one
outreach-why-hint = For example: looks for people for the warehouse, or named by a citizen
outreach-next-step = Next step
outreach-next-step-hint = For example: ring the shop manager, or visit with the employee representative
outreach-next-on = By
outreach-one = Outreach
outreach-all = All
outreach-mine = Mine
outreach-show = Show only
outreach-late-heading = Late
outreach-late-days = { $days ->
    [one] One day late
   *[other] { $days-text } days late
}
outreach-by = By { $day }
outreach-no-next = No next step
outreach-none-here = None
outreach-none = No companies are on the way
outreach-none-what = Put the first one on the list: which company, who takes it, and what the first step is.
outreach-none-mine = You have no companies on the way
outreach-happened = What has happened?
outreach-happened-do = Save
outreach-day = On which day
outreach-note = Note
outreach-note-hint = What you talked about. The company may ask to read it
outreach-step = Where are you now?
outreach-see-company = See the company
outreach-step-hint = Leave it empty if you are still in the same place
outreach-reason = Why did it come to nothing?
outreach-reason-hint = Only when the company doesn't want to
outreach-history = What has happened
outreach-no-note = No note
outreach-opened = Begun
outreach-closed = Closed
outreach-facts = About the outreach
outreach-how-far = How far
outreach-agreed-next = They have said yes
outreach-agreed-next-what = Make the centre and the contract of places. When the contract is saved, the outreach is done.
outreach-make-centre = Make the centre
outreach-make-contract = Make the contract for { $centre }
outreach-of-company = Outreach
outreach-of-company-none = Nobody has reached out to the company.
outreach-start = Reach out to the company
outreach-open-see = See the outreach
outreach-withdrawn-heading = Came to nothing
outreach-withdrawn-what = The reasons show what to do differently next time.
outreach-withdrawn-when = When
outreach-withdrawn-why = Why
outreach-withdrawn-count = Number
outreach-withdrawn-by = Who
outreach-withdrawn-none = No company has withdrawn.
outreach-state-to-approach = To approach
outreach-state-approached = Approached
outreach-state-interested = Interested
outreach-state-agreed = Agreed
outreach-state-withdrawn = Came to nothing
outreach-state-paused = Resting
outreach-step-approach = We have talked with them
outreach-step-interest = They are interested
outreach-step-agree = They say yes
outreach-step-pause = Let it rest
outreach-step-resume = Take it up again
outreach-step-withdraw = It comes to nothing
door-heading = Who knows the company
door-none = Nobody here knows the company yet.
door-ask-first = Talk with { $name } first
door-ask-first-what = { $name } has the connection. The company should meet one door, not several.
door-fixed-contact = Fixed contact for { $centre }
door-outreach-now = Is reaching out to them, since { $day }
door-outreach-before = Has reached out to them, { $day }
door-signed = Made the contract for { $centre }
door-knows = Knows them
door-left = no longer works here
door-me = you
door-i-know = I know them
door-i-know-how = How?
door-i-know-how-hint = For example: has had trainees there, or my brother is the foreman
door-i-know-do = Add me
door-forget = Remove me
done-outreach-opened = The company is on the list.
done-outreach-noted = Saved.
done-acquaintance-noted = You now stand as somebody who knows the company.
done-acquaintance-forgotten = You no longer stand as somebody who knows the company.
outreach-history-none = What you write comes here, the newest first.
outreach-step-same = The same place as before
