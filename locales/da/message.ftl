# Beskeder ud af huset. De siger, at der er noget, aldrig hvad: de kan blive læst over skulderen.
message-greeting = Hej
message-footer =
    Du kan ikke svare på den her besked. Har du brug for hjælp, så ring til den, du plejer at tale med.

    Venlig hilsen
    Holdepunkt

message-sign-link-name = Link til at læse og skrive under
message-sign-link-subject = Der ligger noget til dig at læse
message-sign-link-body =
    Der ligger noget til dig at læse. Du kan skrive under på din telefon eller sige, at du hellere vil tale om det først.

    Åbn dit personlige link:
    { $link }

    Linket er kun til dig og gælder til { $until }. Når du åbner det, sender vi dig en kode.
message-sign-link-sms = Der ligger noget til dig at læse: { $link } Linket er kun til dig og gælder til { $until }. Hilsen Holdepunkt

message-sign-code-name = Kode til et personligt link
message-sign-code-subject = Din kode
message-sign-code-body =
    Din kode er { $code }. Skriv den på den side, du har åben. Den gælder i { $minutes } minutter.

    Har du ikke bedt om en kode, så lad være med at gøre noget. Giv den aldrig til andre.
message-sign-code-sms = Din kode er { $code }. Den gælder i { $minutes } minutter. Giv den ikke til andre. Hilsen Holdepunkt

message-sign-reminder-name = Påmindelse om at skrive under
message-sign-reminder-subject = Der ligger stadig noget til dig
message-sign-reminder-body =
    Der ligger stadig noget til dig at læse. Det haster ikke mere, end at du når at læse det i ro.

    { $link }

    Vil du hellere tale om det først, kan du sige det samme sted.
message-sign-reminder-sms = Der ligger stadig noget til dig at læse: { $link } Vil du hellere tale om det først, kan du sige det samme sted. Hilsen Holdepunkt

message-news-name = Noget nyt at læse
message-news-subject = Du har fået en besked
message-news-body =
    Du har fået en besked. Log ind for at læse den:
    { $link }
message-news-sms = Du har fået en besked. Log ind for at læse den: { $link } Hilsen Holdepunkt

message-absence-name = Nogen er ikke kommet
message-absence-subject = En arbejdsplads har registreret fravær
message-absence-body =
    En arbejdsplads har registreret fravær uden besked. Se, hvem det er, og ring i dag:
    { $link }
message-absence-sms = En arbejdsplads har registreret fravær uden besked. Se mere: { $link } Hilsen Holdepunkt

message-absence-reported-name = Nogen kommer ikke
message-absence-reported-subject = En af dine kommer ikke
message-absence-reported-body =
    En af dem, du er mentor for, har meldt fra. Se hvem, og hvornår:
    { $link }
message-absence-reported-sms = En af dem, du er mentor for, har meldt fra. Se hvem og hvornår: { $link } Hilsen Holdepunkt

message-hearing-name = Spørgsmål med svarfrist
message-hearing-subject = Vi vil gerne høre fra dig
message-hearing-body =
    Vi vil gerne høre din side af noget. Svar senest { $until }. Log ind for at læse og svare:
    { $link }

    Du kan også svare ved at ringe til din sagsbehandler.
message-hearing-sms = Vi vil gerne høre din side af noget. Svar senest { $until }: { $link } Du kan også ringe til din sagsbehandler. Hilsen Holdepunkt

message-phone-link-name = Mentorens link til dagens side
message-phone-link-subject = Dit link til dagens side
message-phone-link-body =
    Her er dit link til siden, hvor du ser, hvem der kommer i dag:
    { $link }

    Linket er kun til dig. Gem det på din telefon.
message-phone-link-sms = Dit link til dagens side: { $link } Det er kun til dig. Gem det på din telefon. Hilsen Holdepunkt

message-meeting-invited-name = Invitation til et møde
message-meeting-invited-subject = Du er inviteret til et møde
message-meeting-invited-body =
    Du er inviteret til et møde { $at }. Se, hvor det er, og hvad I skal tale om:
    { $link }
message-meeting-invited-sms = Du er inviteret til et møde { $at }. Se hvor: { $link } Hilsen Holdepunkt

message-meeting-moved-name = Møde flyttet
message-meeting-moved-subject = Et møde er flyttet
message-meeting-moved-body =
    Et møde, du er inviteret til, er flyttet til { $at }. Se, hvor det er:
    { $link }
message-meeting-moved-sms = Et møde, du er inviteret til, er flyttet til { $at }. Se hvor: { $link } Hilsen Holdepunkt

message-meeting-cancelled-name = Møde aflyst
message-meeting-cancelled-subject = Et møde er aflyst
message-meeting-cancelled-body =
    Mødet { $at } er aflyst. Du skal ikke gøre noget.
message-meeting-cancelled-sms = Mødet { $at } er aflyst. Du skal ikke gøre noget. Hilsen Holdepunkt

message-questions-name = Spørgsmål at svare på
message-questions-subject = Der er et par spørgsmål til dig
message-questions-body =
    Du har et par spørgsmål at svare på. Det tager få minutter, og du kan stoppe og gå videre senere:
    { $link }

    Vil du hellere svare sammen med en eller på papir, så sig det til den, du plejer at tale med.
message-questions-sms = Der er et par spørgsmål til dig. Det tager få minutter: { $link } Hilsen Holdepunkt

message-questions-link-name = Link til spørgsmål at svare på
message-questions-link-subject = Der er et par spørgsmål til dig
message-questions-link-body =
    Du har et par spørgsmål at svare på. Det tager få minutter, og du kan stoppe og gå videre senere:
    { $link }

    Linket er kun til dig og gælder til { $until }. Du får en kode, når du åbner det.
    Vil du hellere svare sammen med en eller på papir, så sig det til den, du plejer at tale med.
message-questions-link-sms = Der er et par spørgsmål til dig. Det tager få minutter: { $link } Linket er kun til dig og gælder til { $until }. Hilsen Holdepunkt

message-task-name = En opgave
message-task-subject = Du har fået en opgave
message-task-body =
    Du har fået en opgave. Se hvilken:
    { $link }
message-task-sms = Du har fået en opgave. Se hvilken: { $link } Hilsen Holdepunkt

message-signal-name = Noget, der kalder
message-signal-subject = Der er noget, du skal se på
message-signal-body =
    Der er noget, du skal se på. Det står på din side for i dag:
    { $link }
message-signal-sms = Der er noget, du skal se på: { $link } Hilsen Holdepunkt

message-acute-call-name = En arbejdsplads har brug for hjælp
message-acute-call-subject = Ring nu: en arbejdsplads har brug for hjælp
message-acute-call-body =
    En arbejdsplads har brug for hjælp nu. Se hvilken, og ring:
    { $link }
message-acute-call-sms = En arbejdsplads har brug for hjælp nu. Se hvilken, og ring: { $link } Hilsen Holdepunkt

# Administratorens side.
message-heading = Beskeder ud af huset
message-lead = Mail og sms, som programmet sender. Du ser, hvad der venter, og hvad der gik galt, men aldrig til hvem eller hvad der står.
message-late = { $minutes ->
    [one] Noget skulle være sendt for et minut siden
   *[other] Noget skulle være sendt for { $minutes-text } minutter siden
}
message-late-what = Der bliver ikke sendt noget lige nu. Vis den, der driver systemet, den her side.
message-dead = { $count ->
    [0] Opgivet
   *[other] Opgivet ({ $count-text })
}
message-dead-none = Intet er opgivet.
message-waiting = { $count ->
    [0] Venter
   *[other] Venter ({ $count-text })
}
message-waiting-none = Intet venter.
message-sent = { $count ->
    [0] Sendt
   *[other] Sendt ({ $count-text })
}
message-sent-none = Der er ikke sendt noget endnu.
message-more = { $count ->
    [one] Og én til.
   *[other] Og { $count-text } til.
}
message-what = Besked
message-whom = Til
message-by = Vej
message-when = Hvornår
message-attempts = Forsøg
message-do = Gør
message-again = Send igen
message-drop = Tag ud
done-message-again = Beskeden bliver sendt igen, til den adresse vi kender i dag.
done-message-dropped = Beskeden er taget ud og bliver ikke sendt.
done-message-quiet = Gemt. Ingen bliver forstyrret i det tidsrum, undtagen når det haster.
message-quiet = Hvornår vi ikke forstyrrer
message-quiet-what = Beskeder i det tidsrum venter, til det er slut. Det, der haster, går igennem: en kode, nogen sidder og venter på, eller en arbejdsplads, der har brug for hjælp nu.
message-quiet-from = Fra klokken
message-quiet-until = Til klokken
message-quiet-set = Gem tidsrummet
message-receiver-citizen = En borger
message-receiver-mentor = En mentor
message-receiver-contact = En kontaktperson i en virksomhed
message-receiver-employee = En medarbejder
message-channel-email = Mail
message-channel-sms = Sms
message-failure-no-address = Vi kender hverken en mailadresse eller et telefonnummer.
message-failure-bad-address = Adressen er forkert skrevet.
message-failure-not-set-up = Vejen ud er ikke sat op.
message-failure-unreachable = Mailserveren eller sms-udbyderen svarede ikke.
message-failure-not-authorised = Mailserveren eller sms-udbyderen kendte os ikke. Nøglen skal måske fornyes.
message-failure-refused = Den blev afvist. Adressen findes måske ikke mere.
message-failure-interrupted = Programmet blev stoppet midt i det, flere gange.
message-failure-too-late = Den ville være kommet for sent til at være til nytte.
message-failure-not-wanted = Det, den handlede om, er klaret.
message-failure-taken-out = Taget ud.
message-failure-unreadable = Indholdet kan ikke læses mere.
citizen-looked-register-message = sendte en besked
citizen-looked-advance-message = sendte en besked igen
citizen-looked-withdraw-message = tog en besked ud, før den blev sendt
