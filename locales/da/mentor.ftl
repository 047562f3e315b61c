# Mentorer på arbejdspladsen
mentor-name = Navn
mentor-company = Arbejdsplads
mentor-centres = Centre
mentor-phone = Telefon
mentor-email = E-mail
mentor-language = Sprog i beskeder
mentor-language-hint = Påmindelser og links fra jobcentret er skrevet på det sprog
mentor-hours = Timer som mentor
mentor-hours-hint = Hvor mange timer om ugen mentoren har til opgaven i alt
mentor-hours-suffix = timer om ugen
mentor-hours-n = { $count ->
    [one] 1 time om ugen som mentor
   *[other] { $hours } timer om ugen som mentor
}
mentor-citizens = Borgere nu
mentor-list-lead = { $mentors ->
    [one] Én mentor tager imod borgere.
   *[other] { $mentors-text } mentorer tager imod borgere.
}
mentor-lead = Mentoren er ved siden af borgeren på arbejdspladsen, viser til rette og ringer, når noget driller.
mentor-new = Ny mentor
mentor-edit = Ret mentor
mentor-change = Ret
mentor-left = Er ikke længere mentor
mentor-left-hint = Borgere, der er hos mentoren nu, bliver, til du giver dem en ny
mentor-has-left = Ikke længere mentor
mentor-none = Her er ingen mentorer endnu
mentor-none-what = En borger skal have en mentor på arbejdspladsen for at få en plads.
mentor-has-none = Har ingen borgere nu
mentor-has-some = Har borgere nu
mentor-find = Mentor eller arbejdsplads
mentor-trained-on = Seneste mentorkursus
mentor-trained-hint = Alle mentorer kommer på kursus. Jobcentret sørger for det.
mentor-trained-do = Gem kurset
