"""The wordings around a name inside a sentence that tell it to be a project's: `words` is the name."""

from __future__ import annotations

import re

from loaders.extract.projects.name_forms import A_PROJECT, FURTHER, QUOTED

NOUN = r"(?:[\w-]*projekt|satsning|förstudie|insats|initiativ|pilot|försök)"
WORDS = rf"[A-ZÅÄÖ][\w&-]*{FURTHER}{{0,9}}"
NAME = rf"(?P<words>{WORDS}?)"
# "X, ett avslutat projekt", "X, som är ett samarbete mellan A", "X, kommunens projekt för", "X, Region A:s satsning på"
TOLD_BEHIND = re.compile(
    rf",\s+(?:som\s+(?:är|var)\s+)?{A_PROJECT}(?![^\W_])|,\s+(?:det|den)\s+{NOUN}\s+som(?![^\W_])"
    rf"|,\s+(?:vårt|vår|deras|kommunens|regionens|länets|[A-ZÅÄÖ][^.,;:()\n]{{2,50}}s)\s+(?:[a-zåäö]+\s+){{0,2}}{NOUN}"
    r"\s+(?:för|om|som|där|kring|med|på|mot|i)(?![^\W_])"
)
# "I dag är X ett samarbete mellan"
SAID_OF = re.compile(
    rf"(?<![^\W_])(?:är|var|blir|blev)\s+{NAME}\s+(?:(?:nu|också|alltså|numera)\s+)?ett\s+(?:[a-zåäö-]+\s+){{0,2}}"
    r"(?:[\w-]*projekt|samarbete\s+mellan)(?![^\W_])"
)
WHAT_CAME = r"(?:erfarenhet\w*|lärdom\w*|resultat\w*|metod\w*|modell\w*|slutrapport\w*|slutkonferens\w*|kunskap\w*)"
TAKES_PART = (
    r"(?:(?:delta(?:r|git)?|deltog|ingå(?:r|tt)?|ingick|medverka(?:r|t|de)?|fortsätt\w*|fortsatte|går\s+vidare|(?:är|var)\s+med"
    r"|engagera\w+|partner|part|parter|tas\s+om\s+hand|används|användes|prövas|prövades|testas|testades)(?:\s+\w+){0,2}?\s+i)"
)
LED_TO = re.compile(
    rf"(?<![^\W_])(?i:(?P<part>{TAKES_PART})|(?:bärs|bars|(?:lär|inspir)\w+)\s+(?:[a-zåäö]+\s+){{0,3}}?av|bygg\w+\s+(?:vidare\s+)?på"
    rf"|{WHAT_CAME}\s+(?:[a-zåäö]+\s+){{0,3}}?(?:från|i|av)|(?:hämta\w*|kommer|kom)\s+(?:[a-zåäö]+\s+)?från"
    r"|(?:fortsättning|uppfölj)\w*\s+(?:på|av|till)|efterföljare\s+till|komplettera\w*|efterträd\w+|avlös\w+|jämför\w*\s+med|samordna\w*\s+med|inom(?:\s+ramen\s+för)?"
    rf"|(?:störst|viktigast|först|nyast|äldst|senast)[^.,;:]{{0,40}}?\s(?:är|var))\s+(?:{QUOTED}|(?P<words>{WORDS}))"
)
# What stands behind such a name: its years, who does it, or those who lead it.
LED = r"(?:leds|leddes|letts|drivs|drevs|drivits|genomförs|genomfördes|samordnas|samordnades|koordineras|koordinerades)"
DOES = (
    r"(?:driver|drev|drivit|leder|ledde|lett|genomför|genomförde|genomfört|avslutade|avslutat|startade|startat|samordnar"
    r"|samordnade|gör|gjorde|prövar|prövade|testar|testade|undersöker|mäter|bygger|utvecklar|utvecklade|samarbetar|samverkar)"
)
DONE = re.compile(
    rf"[”\"]?(?:\s+\([^()]{{4,20}}\))?,?\s(?:som|där|vilket)\s+(?:(?:nu|också|även|sedan\s+\d{{4}})\s+)?(?:{LED}\s+(?:[\w-]+\s+){{0,3}}?av\s+(?P<by>[A-ZÅÄÖ])"
    rf"|(?P<parties>[A-ZÅÄÖ][^.;:]{{3,160}}?)\s(?:[a-zåäö]+\s+){{0,3}}?{DOES}(?![^\W_]))"
)
# The next sentence calls what stands before it a project, or says so.
NEXT_CALLS = re.compile(
    r"[ \n](?:(?:Bakom|I|Genom|Inom|Med)\s+(?:det\s+(?:här\s+)?)?)?"
    r"(?:[Pp]rojektet|[Ss]atsningen|[Ii]nitiativet|[Ff]örstudien|[Ss]amarbetet)(?![^\W_])"
    r"|[ \n][A-ZÅÄÖ][^.!?\n]{5,150}\s(?:parter?|partner|partners|deltar|medverkar|ingår|med)"
    r"\s+i\s+(?:projektet|satsningen)(?![^\W_])"
)
# "Det ska X ta reda på. Bakom projektet står"
WANTED = re.compile(
    rf"(?<![^\W_])(?:[Dd]et|[Dd]etta|[Nn]u|[Hh]är)\s+(?:ska|vill|försöker)\s+{NAME}\s+"
    r"(?:ta\s+reda|undersöka|svara|ändra|pröva|prova|testa|lösa|bidra|se\s+till)(?![^\W_])"
)
# What is done with a project, in a sentence that the next goes on from: "Nu drar X igång. Projektet …"
DONE_WITH = re.compile(
    r"(?<![^\W_])(?:drar|drog|driver|drev|driv(?:s|it)|drevs|starta[r]?|startade[s]?|startat|inleder|inledde[s]?|lanserar|lanserade[s]?"
    r"|genomför(?:s|de|des|t)?|medfinansiera[r]?|finansiera[r]?|presenterade[s]?|presentera[rs]?|berättade\s+om|redogjorde\s+för"
    r"|informerade\s+om|bevilja[rs]?|avslutade[s]?|arbeta[rt]\s+med|utveckla(?:r|t|de)|leder|ledde|samordnar)(?![^\W_])"
)
# "X har beviljats 2 miljoner kronor. Projektet …"
GRANTED_TO = re.compile(
    rf"{NAME}\s+(?:får|fick|beviljas|beviljades|tilldelas|tilldelades)\s+\d[^.]{{0,30}}\s(?:kr|kronor|mnkr|miljoner)(?![^\W_])"
)
# "Nytt projekt i höst: X"
ANNOUNCED = re.compile(
    r"(?<![^\W_])(?i:nytt|kommande|nästa|syster|annat|liknande|angränsande)\s?(?:\w+\s+)?(?:projekt|satsning|förstudie)"
    rf"(?:\s[a-zåäö0-9][^.:;\n]{{1,40}})?:\s+(?:{QUOTED}|(?P<words>{WORDS}))(?=\s*(?:[.,(\n]|\s[–-]\s|$))"
)
