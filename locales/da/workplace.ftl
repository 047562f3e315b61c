# Mentorskifte, arbejdspladser i en klynge og ugen
workplace-mentor-new = Skift mentor
workplace-mentor-heading = Ny mentor til { $name }
workplace-mentor-lead = { $name } er mentor nu og kan se borgeren 14 dage endnu efter skiftet.
workplace-mentor-do = Skift mentor
workplace-no-other = Der er ingen anden mentor på centret.
workplace-no-other-what = Opret en mentor på centret først, så kan du skifte.
workplace-to-centre = Se centret
workplace-from = Fra
workplace-why = Hvorfor
workplace-why-hint = Kort, for eksempel: Jytte er på barsel
workplace-new = Skift arbejdsplads
workplace-heading = Ny arbejdsplads til { $name }
workplace-lead = Centret er en klynge: borgeren kan prøve flere af virksomhederne. Begge mentorer kan se borgeren, mens det er deres.
workplace-company = Virksomhed
workplace-mentor-hint = Vælger du ingen, er det forløbets egen mentor
workplace-do = Gem arbejdspladsen
workplace-list = Arbejdspladser
workplace-line = { $company } fra { $day }
workplace-former = Mentor før: { $name }, { $from } til { $until }
done-workplace-mentor = Mentoren er skiftet.
done-workplace-set = Arbejdspladsen er gemt.
week-new = Ugen
week-heading = { $whose } uge
week-heading-plain = Ugens aftaler
week-lead = Dage i centret og andre tilbud ved siden af. Mentoren ser, hvornår borgeren er i et andet tilbud, men ikke hvilket.
week-from = Gælder fra
week-day = Dag
week-time-from = Fra kl.
week-time-until = Til kl.
week-what = Hvad
week-provider = Hos hvem
week-none = –
week-do = Gem ugen
week-edit = Lav eller ret ugen
week-since = Gælder fra { $day }. { $days ->
    [one] Én dag i centret
   *[other] { $days } dage i centret
}, { $hours } timer om ugen.
week-empty = Der er ikke lavet en uge. Gør det, når dage i centret går sammen med andre tilbud.
week-another-offer = Andet tilbud
done-week-set = Ugen er gemt.
week-time = Tid
