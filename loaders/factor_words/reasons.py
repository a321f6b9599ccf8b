"""Reasons that are announced for an outcome: "skäl till att samarbetet höll", "förseningarna berodde på"."""

from __future__ import annotations

import re

from loaders.factor_words.polarity import DENIED, PITFALL, SUCCESS, predicate

BAD_OUTCOME = re.compile(
    r"(?<![^\W_])(?:försen|avvikelser|problem|hinder|konflikt|misslyck|avslag|avhopp|merkostnad|fördyr|dubbelarbet|missförstånd|irritation|stopp|bakslag|motgång|oro|frustration|haveri|förlus|kris(?!hant|bered))"
)
# "Förseningarna berodde på", "Enligt henne hängde framgången på"
DEPENDS = (
    r"(?:bero(?:r|dde)?|förklara(?:s|des)|bottna(?:r|de)|tillskriv(?:s|as)|hänge?r|hängde|vila(?:r|de)|grunda(?:s|des)"
    r")"
)
BECAUSE = re.compile(
    rf"(?:att\s+)?(?P<what>.+?)\s+(?:kan\s+)?{DEPENDS}(?:\s+[\w-]+){{0,3}}?(?:\s+(?:på|av|i|med)(?:\s+att)?)?"
)
DEPENDED = re.compile(rf"(?:.*\s)?{DEPENDS}\s+(?P<what>.+?)\s+(?:på|av|i)(?:\s+att)?")
# "Så här förklarar hon att det gick vägen", "Skälet till att projektet stannade av", "Nyckeln till ett gott samarbete"
CAUSES = (
    r"(?:skäl(?:et|en)?|orsak(?:en|er|erna)?|anledning(?:en|ar|arna)?|förklaring(?:en|ar|arna)?|bakgrund(?:en)?|hemlighet(?:en)?|recept(?:et)?"
    r"|nyck(?:el|eln|lar|larna)|förutsättning(?:en|ar|arna)?|faktorer(?:na)?|krav|grund(?:en)?|vägen|kriteri(?:er|erna|um|et)|villkor(?:en|et)?|avgörande|viktigt|viktigast|bidragande|krävs|krävdes|behövs|behöver)"
)
EXPLAINS = re.compile(
    rf"(?:.*(?<![^\W_]))?(?:(?:saker|faktorer|ting|omständigheter)\s+förklara(?:r|de)|förklara(?:r|de)\s+(?:\w+\s+)?(?:att|varför)|{CAUSES}\s+(?:till|bakom|för|på)(?:\s+att)?)\s+(?P<what>.+?)(?:\s+(?:var|är|har\s+varit))?"
)
# "Fem nycklar till en levande dialog"
OPENS = re.compile(
    r"(?:[\w-]+\s+){0,3}(?:nyck(?:el|eln|lar|larna)|nyckelfaktorer|pusselbitar(?:na)?|receptet?|hemligheten?|byggstenar(?:na)?)\s+(?:till|bakom|för|i)\s+"
    r"(?P<what>(?:[\w-]+\s+){0,4}(?P<work>\w*(?:samverk|samarb|process|projekt|partnerskap|dialog|genomförand|samråd|nätverk|planering|arbetet|resultat)\w*)?.*)"
)
GOOD_WORK = re.compile(
    r"(?:god[at]?|gott|bra|lyckad\w*|lyckat|fungerande|väl\s+fungerande|hållbart?|framgångsrik\w*|starkt?|bättre)\s+(?:[\w-]+\s+){0,2}?"
    r"\w*(?:samverk|samarb|process|projekt|partnerskap|dialog|genomför|resultat|samråd|nätverk|planeringsproc|möte|ledning)\w*"
)
GOOD_OUTCOME = re.compile(
    rf"(?<![^\W_])(?:resultat|utfall)(?:et|en)(?![^\W_])|framgång|måluppfyll|genombrott|genomslag|{GOOD_WORK.pattern}"
)


def reason(words: str) -> str | None:
    """Return the kind of the reasons that are announced for an outcome: "att det gick vägen beror på"."""
    if kind := because(words):
        return kind
    found = [pattern.fullmatch(words) for pattern in (BECAUSE, DEPENDED)]
    return next((kind for each in found if each and (kind := outcome(each["what"]))), None)


def because(words: str) -> str | None:
    """Return the kind of the reasons that a noun announces: "skäl till att samarbetet höll"."""
    if opens := OPENS.fullmatch(words):  # what opens the way is good, whatever it is of the work
        return SUCCESS if opens["work"] or outcome(opens["what"]) == SUCCESS else None
    found = EXPLAINS.fullmatch(words)
    return outcome(found["what"]) if found else None


def outcome(what: str) -> str | None:
    """Return the kind of what led to an outcome, by whether that was good."""
    if kind := because(what):
        return kind
    if BAD_OUTCOME.search(what):
        return PITFALL
    then = predicate(what)
    if then and then.family in ("fail", "hinder", "succeed"):
        return PITFALL if then.denied or then.family != "succeed" else SUCCESS
    return SUCCESS if GOOD_OUTCOME.search(what) and not DENIED.search(what) else None
