# At svare bag et personligt link: uden at logge ind.
answering-thanks = Tak for dine svar
answering-thanks-what = De er sendt, og du skal ikke gøre mere.
answering-thanks-next = Vil du rette noget, så sig det til den, du plejer at tale med.
answering-kept = Det, du har svaret, er gemt. Du kan lukke siden nu og gå videre senere med det samme link.

# Jobcentrets side: send et link, eller læs en kode op.
answering-link = Send et link til spørgsmålene
answering-link-lead = Det er til { $name } og åbner målingen: { $round }. Linket viser intet før en kode, og det lukker, når der er svaret.
answering-link-go = Send et link i stedet
answering-link-board = Send link
answering-link-no-way = Der er hverken en mailadresse eller et telefonnummer. Skriv det ind først, eller svar sammen.
done-answering-sent = Linket er på vej.
citizen-looked-read-answering-link = så, om der er sendt et link til spørgsmål
citizen-looked-register-answering-link = sendte et link til spørgsmål
citizen-looked-advance-answering-link = åbnede et link til spørgsmål
citizen-looked-read-answering-code = læste en kode op
