# 13 uger efter: hvad blev der af det?
aftermath-title = 13 uger efter
aftermath-lead = Der er gået 13 uger, siden forløbet sluttede. Hvad blev der af det?
aftermath-none = Der er ikke noget at svare på.
aftermath-none-what = Spørgsmålet kommer 13 uger efter et forløbs sidste dag og bliver stillet én gang.
aftermath-ended = Sidste dag
aftermath-hours = Timer med løn
aftermath-no-hours = Ingen fundet
aftermath-answer = Svar
aftermath-heading = Hvad blev der af { $whose } forløb?
aftermath-one-lead = Sidste dag på { $centre } var { $day }.
aftermath-outcome = Hvor er borgeren i dag?
aftermath-do = Gem svaret
aftermath-found = I gennemsnit { $average } timer om ugen: { $hours } timer på { $weeks } uger. Et resultat kræver { $a_week } timer om ugen, { $needed } i alt.
aftermath-found-enough = I gennemsnit { $average } timer om ugen: { $hours } timer på { $weeks } uger. Det er nok til et resultat, som kræver { $a_week } timer om ugen.
aftermath-found-what = Timerne er fundet i det, der er skrevet eller hentet ind. Ret svaret, hvis det er anderledes.
aftermath-signal = { $count ->
    [one] Ét forløb sluttede for 13 uger siden
   *[other] { $count } forløb sluttede for 13 uger siden
}
aftermath-signal-why = Hvad blev der af det?
aftermath-told = 13 uger efter: { $outcome }
done-aftermath-answered = Svaret er gemt.
