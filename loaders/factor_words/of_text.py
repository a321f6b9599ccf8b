"""Sentences under a heading of factors that tell of the text: "Punkterna har sammanställts av gruppen."."""

from __future__ import annotations

import re

from loaders.factor_words.words import kind_of_noun

# What says where the factors are from, or that they are to be told: "Effekterna utvärderas först under 2027."
OF_THE_TEXT = re.compile(
    r"(?:(?:Punkterna|Listan|Sammanställningen|Bilden|Avsnittet|Uppgifterna|Svaren|Redovisningen|Texten|Tabellen|Bedömningen|Frågan|Materialet|Här|Nedan)(?![^\W_])"
    r"(?=[^.]*\s(?:bygger|grundar|sammanställ|redovisa|delas|fylls|gjord|hämta|ordna|rangord|kommer\s+från|diskutera|behandla|besvara|beskriv|presentera|lista|följer|framgår))"
    r"|(?:Inga|Ingen|Inget)\s+(?:\w+a\s+)?(?P<none>\w{4,})\s+(?:har|hade|kunde|finns|fanns|identifiera|framk)"
    r"|Redovisas|Fylls\s+i|Sammanställs|(?P<noun>[A-ZÅÄÖ]\w+(?:na|en|et|an))\s+(?:ska\s+|kommer\s+att\s+)?(?:utvärdera|mät|redovisa|analysera|följ|diskutera|behandla|sammanställ|beskriv|rangordna)(?:e?s)(?![^\W_]))"
)


def of_the_text(words: str) -> bool:
    """Whether a sentence tells of the text or what will be told in it: "Punkterna har sammanställts av gruppen."."""
    found = OF_THE_TEXT.match(words)
    return found is not None and all(kind_of_noun(noun) is not None for noun in found.groupdict().values() if noun)
