"""What a lesson learnt tells: advice is taken for a success factor, what was wanting for a pitfall, by inference."""

from __future__ import annotations

import re

# What went wrong: "Det saknades mandat", "Hindren upptäcktes för sent", "Kartorna ritas på olika sätt"
SHORTFALL = re.compile(
    r"^(?:akta|undvik|se\s+upp|varning)(?![^\W_])|(?<![^\W_])(?:(?<!,\s)inte(?!\s+(?:bara|minst|enbart))|ingen|inget|inga|sakna\w*|brist\w*|otydlig\w*|oklar\w*"
    r"|otillräcklig\w*|svår\w*|trög\w*"
    r"|underskatt\w*|överskatt\w*|missförst\w*|för\s+(?:lite|litet|få|sent?|sena|kort|korta|lång|långa|långt|många|stor|stora|snäv\w*|sällan|dyrt?|dyra)"
    r"|(?:mer|längre)\s+tid\s+än|(?:dubbelt|flera\s+gånger)\s+så\s+(?:lång|mycket|dyr)\w*|borde\s+(?:\w+\s+)?ha|kostade\s+(?:\w+\s+){0,3}?(?:dubbelt|mer|tid|år|halvår|månader|veckor)|drog\s+ut|dragit\s+ut|drar\s+ut|försen\w*|fördröj\w*|dröj(?:er|de|t)|urholka\w*|tappa(?:r|de|t)|krångl\w*|strul\w*"
    r"|problem(?:et|en)?|hinder|hindra(?:de|t|des)|bromsa(?:de|t|des)|försvåra(?:r|de|t|des)|uteblev|uteblivit|avbröts|i\s+otakt|dubbelarbete\w*"
    r"|(?:på\s+|två\s+|tre\s+|fyra\s+)?olika\s+(?:sätt|\w*(?:system|regler|format|mallar|tolkningar|definitioner|tidplaner|språk|begrepp))|olika(?=\s*(?:[.,]|$|i\s)))"
    r"(?![^\W_])",
    re.IGNORECASE,
)
ADVISES = re.compile(
    r"(?<![^\W_])(?:bör|måste|ska|behöver|behövs|krävs|kräver|viktigt|avgörande|lönar|löner)(?![^\W_])", re.IGNORECASE
)
# "Ta med banken från början, annars blir det svårt": an advice begins with its verb
IMPERATIVE = re.compile(
    r"(?:Ta|Låt|Ge|Sätt|Börja|Fråga|Se|Gör|Räkna|Skriv|Ha|Håll|Bjud|Lägg|Var|Avsätt|Utse|Involvera|Planera|Använd|Välj|Våga|Tänk|Bestäm|Samla"
    r"|Följ|Prata|Möt|Dela|Kom|Satsa|Prioritera|Starta|Att)\s"
)
FORBIDS = re.compile(
    r"\s*(?:inte|aldrig)(?![^\W_])(?!\s+(?:vara\s+)?(?:för\s+|så\s+)?(?:rädd|orolig|blyg|tveka))"  # that reassures
)
# A risk or a conflict may be told either way.
EITHER = re.compile(r"(?<![^\W_])(?:risk|konflikt)\w*", re.IGNORECASE)


def lesson_kind(words: str) -> str | None:
    """Return the kind of what is told as a lesson, or None where it may be either.

    >>> lesson_kind("Börja med en gemensam karta"), lesson_kind("Det saknades mandat")
    ('framgangsfaktor', 'fallgrop')
    >>> lesson_kind("Var inte rädd för att fråga")
    'framgangsfaktor'
    >>> lesson_kind("Chefer måste vara med, annars blir det svårt"), lesson_kind("Börja inte för brett")
    ('framgangsfaktor', 'fallgrop')
    """
    wanting, advice = SHORTFALL.search(words), ADVISES.search(words) or IMPERATIVE.match(words)
    if wanting and not (advice and advice.start() < wanting.start()):
        return "fallgrop"
    if advice and FORBIDS.match(words, advice.end()):
        return "fallgrop"
    return None if EITHER.search(words) else "framgangsfaktor"
