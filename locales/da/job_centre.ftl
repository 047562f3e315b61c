# Jobcentrets navn over tid
job-centre-name-see = Jobcentrets navn
job-centre-name = Jobcentrets navn
job-centre-name-lead = Skifter jobcentret navn, så skriv det nye med den dag, det gælder fra. Tal for en tidligere dag viser det gamle navn.
job-centre-name-new = Nyt navn
job-centre-name-from = Gælder fra
job-centre-name-founded = Fra begyndelsen
job-centre-name-history = Navne over tid
job-centre-name-do = Gem navnet
done-job-centre-named = Navnet er gemt.
nav-turns = Tager imod nye
nav-duplicates = Oprettet to gange
nav-job-centre = Jobcentrets navn
