# Personlige link til at læse og skrive under.
signing-ask = Velkommen
signing-ask-lead = Her ligger noget, som kun du skal læse. Derfor sender vi dig først en kode.
signing-ask-do = Send mig en kode
signing-ask-what = Koden kommer på sms, hvis vi kender dit nummer, og ellers på mail.
signing-trouble = Driller det?
signing-trouble-what = Ring til den, du plejer at tale med. De kan læse en kode op for dig, og I kan også gøre det sammen, når I ses.
signing-code-heading = Velkommen. Skriv din kode
signing-code-lead-sms = { $minutes ->
    [one] Vi har sendt seks tal til din telefon. De gælder i ét minut endnu.
   *[other] Vi har sendt seks tal til din telefon. De gælder i { $minutes } minutter.
}
signing-code-lead-email = { $minutes ->
    [one] Vi har sendt seks tal til din mail. De gælder i ét minut endnu.
   *[other] Vi har sendt seks tal til din mail. De gælder i { $minutes } minutter.
}
signing-code-lead-read = { $minutes ->
    [one] Du har fået seks tal læst op. De gælder i ét minut endnu.
   *[other] Du har fået seks tal læst op. De gælder i { $minutes } minutter.
}
signing-code = Koden
signing-code-hint = Del ikke koden med andre.
signing-code-hint-sms = Sms’en er sendt til nummeret, der ender på { $ends }. Del ikke koden med andre.
signing-code-do = Åbn
signing-code-again = Send en ny kode
signing-not-mine = Er det ikke din telefon?
signing-new-number = Har du fået nyt nummer?
signing-not-mine-what = Ring til den, du plejer at tale med, så retter de nummeret. Du mister ikke noget imens.
signing-closed = Linket virker ikke længere
signing-closed-lead = Det er helt i orden. Et link virker kun en tid og kun én gang.
signing-closed-do = Send mig et nyt link
signing-closed-where = Det kommer dér, hvor vi plejer at skrive til dig.
signing-nothing-lost = Du mister ikke noget
signing-nothing-lost-what = Det, der gjaldt før, gælder stadig.
signing-new = Tak. Se efter på din telefon og i din mail
signing-new-what = Ligger der stadig noget til dig, er et nyt link på vej. Det tager som regel under et minut.
signing-new-again = Du kan bede om et nyt igen i morgen.
signing-read = Læs og skriv under
signing-step = Koden passede
signing-hello = Hej { $name }. Din aftale er klar
signing-hello-lead = Læs den i ro. Det tager et par minutter.
signing-changed = Aftalen er ændret siden
signing-changed-lead = Den, du fik tilsendt, gælder ikke mere. Der er ikke sket noget galt. Bed om et nyt link, så får du den nye, når den er klar.
signing-thanks-title = Tak
signing-thanks = Tak, { $name }
signing-signed = Du har skrevet under
signing-signed-what = Nu mangler kun de andre. Du skal ikke gøre mere.
signing-in-force = Nu er aftalen på plads
signing-in-force-what = Alle har skrevet under.

# Medarbejderens side.
signing-links = Hvem mangler at skrive under?
signing-links-lead = Send et personligt link, mind om det, eller læs en kode op i telefonen. Linket viser intet før koden.
signing-links-go = Send link eller påmindelse
signing-party-citizen = Borgeren
signing-party-company = Virksomheden
signing-party-job-centre = Jobcentret
signing-who = { $name }
signing-who-job-centre = Jobcentret skriver under her i Holdepunkt.
signing-link-works = Link sendt { $made }. Det virker til { $until }.
signing-link-over = Link sendt { $made }. Det virker ikke mere.
signing-link-none = Der er ikke sendt et link endnu.
signing-send-email = Send link på mail
signing-send-sms = Send link på sms
signing-remind = Mind om det nu
signing-read-out = Lav en kode, du kan læse op
signing-read-out-code = Koden er { $code }
signing-read-out-what = Læs den op nu. Den vises kun denne ene gang og gælder i ti minutter.
done-signing-sent = Linket er på vej.
done-signing-reminded = Påmindelsen er på vej.
citizen-looked-read-signing-link = så, hvem der har fået et link til at skrive under
citizen-looked-register-signing-link = sendte et link til at skrive under
citizen-looked-advance-signing-link = åbnede et link til at skrive under
citizen-looked-read-signing-code = læste en kode op
citizen-looked-advance-agreement-reminder = mindede om at skrive under
