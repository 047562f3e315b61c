# Opkald fra en arbejdsplads, der haster
call-button = Ring nu – det haster
call-title = Det haster
call-heading = Har I brug for os nu, med { $name }?
call-lead = Tryk, så får din kontakt i jobcentret besked med det samme. Svarer ingen inden for få minutter, går det videre til den næste. Du kan også ringe selv.
call-words = Hvad sker der?
call-words-hint = Et par ord er nok. Kun den, der svarer, ser dem.
call-ring = Giv jobcentret besked nu
call-phone = Ring selv
call-whom-contact = Jeres kontakt i jobcentret
call-whom-substitute = Træder til, når kontakten er væk
call-whom-main = Hovednummer
call-rung = { $name } fik besked { $at }
call-is-ringing = Vi har givet besked. Nogen ringer til dig.
call-has-answered = { $name } har taget den og ringer til dig.
call-danger = Er nogen i fare, så ring 112.
call-back = Tilbage
call-from = { $centre } har brug for hjælp nu
call-banner = { $name } gav besked { $at }.
call-banner-about = { $name } gav besked { $at }. Det handler om { $citizen }
call-answer = Jeg tager den
call-go-on = Gå til opkaldet
call-called-at = { $name } gav besked { $at }.
call-about = Det handler om
call-outcome = Hvad blev I enige om?
call-outcome-hint = Kort. Det bliver på sagen.
call-close = Afslut opkaldet
call-times-title = Når en arbejdsplads har brug for os
call-times = { $count ->
    [one] Ét opkald på 13 uger blev besvaret efter { $median }.
   *[other] Halvdelen af { $count } opkald på 13 uger blev besvaret inden for { $median }, ni af ti inden for { $p90 }.
}
call-times-none = Ingen arbejdsplads har haft brug for hurtig hjælp de seneste 13 uger.
call-times-unanswered = { $count ->
    [one] Ét opkald er ikke besvaret.
   *[other] { $count } opkald er ikke besvaret.
}
call-times-how = Tiden fra knappen bliver trykket, til nogen i jobcentret har taget opkaldet.
call-minutes = { $count ->
    [one] 1 minut
   *[other] { $count } minutter
}
call-under-a-minute = et minut
done-call-made = Din kontakt har fået besked.
done-call-answered = Opkaldet er dit. Ring til arbejdspladsen.
done-call-closed = Opkaldet er afsluttet.
