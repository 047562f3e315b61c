# The job centre's name over time
job-centre-name-see = The job centre's name
job-centre-name = The job centre's name
job-centre-name-lead = If the job centre changes its name, write the new one with the day from which it applies. Figures for an earlier day show the old name.
job-centre-name-new = New name
job-centre-name-from = Applies from
job-centre-name-founded = From the beginning
job-centre-name-history = Names over time
job-centre-name-do = Save the name
done-job-centre-named = The name is saved.
nav-turns = Meeting new citizens
nav-duplicates = Registered twice
nav-job-centre = Job centre name
