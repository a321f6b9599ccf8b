"""Questions of forms and meetings that ask for factors: "Vad ser ni för hinder?"."""

from __future__ import annotations

import re

from loaders.factor_words.polarity import BENEFIT
from loaders.factor_words.words import JOINT_WORK, kind_of_noun, mentions_factors
from loaders.labels import exact

# "Vad ser ni för hinder?", "Vilka nyttor förväntas projektet ge?", "Har ni stött på några hinder?"
ASKS_FOR = re.compile(
    r"(?:(?:vilka|vilken|vilket)|(?:vad|har|hade|ser|såg|finns|fanns|mötte)\s+(?:(?:\w+\s+){1,4}?(?:för|på|några|någon|något)\s+)?)\s*"
)
QUALIFIES = re.compile(r"(?!\w+[aeo]rna$)\w+(?:a|ste)")
FURTHEST = 2  # words before the noun
OF_ASKED = re.compile(
    r"(?<![^\W_])(?:återstår|kvarstår|ni|vi|man|det|du|finns|fanns|projekt\w*|insats\w*|satsning\w*|samverk\w+|samarb\w+|uppst\w+|identifi\w+|målgrupp\w*|deltag\w*|part\w*|kommun\w*|gör|gav|ger|skapar"
    r"|(?:för)?vänta[st]|förutse[sr]?|räkna[rs]?|märk\w*|syns|upplev\w+)(?![^\W_])"
)
# "Vad blir nyttan för oss?", "Vilka är riskerna?"
IS_ASKED = re.compile(
    r"(?:(?:vad|vilken|vilket|vilka)\s+(?:är|var|blir|blev)\s+(?:\w+\s+){0,2}?|vad\s+(?:säger|tycker|berättar|svarar|menar)\s+.{3,40}\s+om\s+)(?P<noun>\w*(?:nyttan|nyttorna|vinsterna|vinsten|fördelarna|hindren|hindret|riskerna"
    r"|risken|effekterna|faktorerna|faktorn|groparna|gropen|svårigheterna|mervärdet))(?:\s.*)?"
)
# "Var i processen uppstod problemen?"
AROSE = re.compile(
    r"(?:var|när|hur)(?![^\W_])(?:\s+[\w-]+){0,4}?\s+(?:uppst(?:od|år|ått)|märk(?:s|tes)|syns|syntes|finns|fanns|ligger|låg|visade\s+sig|ser\s+\w+)\s+(?P<noun>\w{5,}(?:en|et|na))(?:\s.*)?"
)
IN_WHAT = re.compile(r"(?<!jämfört)\s(?:för|i|inom|kring|med)\s(?!er|oss|er\s|att\s)")
AVOIDED = re.compile(r"\s(?:bör|ska|kan|borde)\s+(?:\w+\s+)?undvika(?![^\W_])")  # "Vilka fallgropar bör andra undvika?"
ASKS_ELSE = re.compile(r"(?<![^\W_])(?:åtgärd\w*|lös\w*|undvik\w*|hanter\w*|för\s+att)(?![^\W_])")


def asked_kind(question: str) -> str | None:
    """Return the kind of factors that a question asks for, of what else they may be only if it asks of the work."""
    if (plain := IS_ASKED.fullmatch(question)) and (kind := kind_of_noun(plain["noun"])):
        return kind
    if (arose := AROSE.fullmatch(question)) and (kind := kind_of_noun(arose["noun"])):
        return kind
    opens = ASKS_FOR.match(question)
    told, kind, asks = _noun(question[opens.end() :].split()) if opens else ("", None, "")
    if kind is None or ASKS_ELSE.search(AVOIDED.sub("", asks)):
        return None
    if mentions_factors(told) or not asks:
        return kind
    elsewhere = kind != BENEFIT and IN_WHAT.search(asks) and not JOINT_WORK.search(question)
    return kind if OF_ASKED.search(question) and not elsewhere else None


def _noun(words: list[str]) -> tuple[str, str | None, str]:
    """Return the first noun for factors, its kind, and what is asked of it: "största riskerna | ser ni"."""
    for n, word in enumerate(words[: FURTHEST + 1]):
        if kind := kind_of_noun(word) or exact("factor-kind", " ".join(words[: n + 1])):
            return word, kind, "".join(f" {each}" for each in words[n + 1 :])
        if not QUALIFIES.fullmatch(word):
            break
    return "", None, ""
