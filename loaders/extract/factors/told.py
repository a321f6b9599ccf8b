"""Factors that a sentence tells with an outcome and its reason, a warning, a mistake of those at work, or a gain.

"Mycket av framgången bottnar i att alla kom", "Projektet tappade fart när medlen dröjde", "Akta er för att börja
för brett", "Vi underskattade hur lång tid det tar", "Samarbetet har stärkt regionens röst".
"""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.factors.members import Cued, kept_factors, listed
from loaders.extract.factors.speakers import behind_saying_that
from loaders.factor_words.of_work import PRESENT, WORK
from loaders.factor_words.polarity import BENEFIT, PITFALL, SUCCESS, predicate
from loaders.factor_words.reasons import CAUSES, DEPENDS, outcome
from loaders.factor_words.words import tells_of_work

# "Mycket av framgången bottnar i att …", "Att det har gått vägen beror enligt A på att …"
DEPENDING = re.compile(
    rf"(?P<outcome>[^.;:]{{4,140}}?)\s+(?:kan\s+(?:[^.,;:]{{1,40}}?\s)?)?(?:tillskriv(?:s|as)\s+|{DEPENDS}(?:\s+[^.;:]{{1,80}}?)??\s+(?:på|av|i|(?<=förklaras\s)med)\s+)"
    r"(?P<what>(?:att\s)?[^.;:]{8,200})$"
)
# "Projektet tappade fart när medlen dröjde", "Samarbetet höll eftersom alla fick bestämma"
SINCE = re.compile(
    r"(?P<outcome>[^.;:,]{6,100}?),?\s+(?:när|sedan(?!\s+\d)|eftersom|därför\s+att|på\s+grund\s+av(?:\s+att)?)\s+(?P<what>[^.;:]{8,160})$"
)
OF_WORK = re.compile(
    rf"(?:(?i:{WORK})|[Vv]i|[Aa]rbetsgruppen|[Tt]ids?planen|[Bb]udgeten)(?![^\W_])|\s(?:stötte|stött)\s+(?:\w+\s+)?på\s+(?:\w+\s+)?(?:problem|hinder|motstånd|svårigheter)"
)
# "För att modellen ska fungera krävs att någon har ansvaret"
NEEDS = re.compile(
    r"För\s+att\s+(?P<outcome>[^.;:,]{4,90}?),?\s+(?:krävs|krävdes|behövs|behövdes|förutsätts)\s+(?:det\s+)?(?P<what>(?:att\s)?[^.;:]{8,160})$"
)
# "Breda grupper var en förutsättning för att parterna kom överens", "Tack vare tålamodet kom arbetet i gång"
WAS_CAUSE = re.compile(
    rf"(?P<what>[^.;:]{{6,140}}?),?\s+(?:är|var|blev|har\s+varit|visade\s+sig\s+vara)\s+(?P<outcome>(?:(?:en|ett|den|det|de)\s+)?(?:\w+(?:ig|igt|a|ande|ste)\s+)?(?:grund)?{CAUSES}\s[^.;:]{{4,90}})$"
)
# What is needed against something is no pitfall: "För att stoppa brotten krävs …"
NEED = re.compile(
    r"(?<![^\W_])(?:krävs|krävdes|kräver|krävde|behöv\w+|förut\w+|viktig\w*|avgörande|krav|nyck\w+|villkor\w*|vägen|grund\w*)(?![^\W_])"
)
# "Utan den tidiga dialogen hade våtmarken knappast blivit av"
WITHOUT = re.compile(
    r"Utan\s+(?P<what>[^.;:,]{8,110}?)\s+hade\s+[^.;:]{2,80}?\s(?:inte|knappast|aldrig|ingen|inget|inga)(?![^\W_])"
)
# "Akta er för att börja för brett", "Man ska passa sig för att lova för mycket"
WARNING = re.compile(
    r"(?:(?:[Mm]an|[Aa]ndra|[Vv]i|[Nn]i)\s+(?:ska|bör|får|måste)\s+)?(?i:(?:akta|passa)\s+(?:er|dig|sig|oss)|se\s+upp|undvika?|var\s+försiktiga?)"
    r"(?:\s+(?:för|med))?\s+(?P<what>(?:att\s)?[^.;:]{8,110}?)(?:,\s+(?:för|så|eftersom|då|annars)\s.*)?$"
)
# "Det visade sig svårt att …", "Där har det hjälpt att …", "Parterna hade svårt att …"
IT_THAT = re.compile(
    rf"(?P<said>(?:[^.;:,]{{1,60}}\s)?(?:[Dd]et|(?i:{WORK}|vi|parterna|kommunerna))\s[^.,;:]{{2,60}}?|[^.;:,]{{4,60}}?\sdet)\s+(?P<what>att\s[^.;:]{{8,140}})$"
)
WAS = re.compile(r"(?!.*(?:gör|gjor|hindra|blivit)).*(?<![^\W_])(?:har|hade|var|blev|\w+[dt]e)(?![^\W_])")
FILLS = re.compile(r"(?:\s+(?:det|oss|mycket|starkt|arbetet|projektet|dock|däremot|bekymmer|problem))*")
# "Projektet hade inte gått att genomföra utan byalagen", "Resultatet av samarbetet är att fler söker"
NOT_WITHOUT = re.compile(
    rf"(?:[^.;:]{{0,60}}?(?<![^\W_]))?(?i:{WORK}(?:\s+[\w-]+){{0,4}}?|det|vi)\s+hade\s+(?:inte|aldrig|knappast)\s+(?:\w+\s+){{1,4}}?utan\s+(?P<what>[^.;:]{{8,160}})$"
)
RESULT_IS = re.compile(
    rf"(?:Resultatet|Effekten|Följden|Ett\s+resultat|En\s+(?:\w+\s+)?(?:effekt|följd))\s+av\s+(?:\w+\s+){{0,2}}?(?i:{WORK})\s+(?:\w+\s+){{0,2}}?(?:är|var|blev|har\s+blivit)"
    r"\s+(?P<many>att\s[^.;:]{8,200})$"
)
# "Länsstyrelsen fäster vikt vid att föreningen sköter ängen"
WEIGHS = re.compile(
    r"[^.;:]{2,60}?\s(?:fäst(?:er|e)?|lägger|lade|lagt)\s+(?:\w+\s+){0,2}?vikt\s+vid\s+(?P<what>att\s[^.;:]{8,160})$"
)
# What only they do who tell of their own work and its faults.
MISTAKE = (
    r"(?:underskattade|missbedömde|felbedömde|försummade|glömde(?:\s+bort)?\s+att|missade\s+att|räknade\s+inte\s+med"
    r"|tog\s+inte\s+höjd\s+för|lovade\s+för\s+mycket)"
)
WHO = r"(?:vi|man|projektet|projektledningen|styrgruppen|parterna|partnerna|kommunerna|\w+gruppen)"
ERRED = re.compile(
    rf"(?P<what>(?:{WHO}\s+(?:\w+\s+)?{MISTAKE}|(?:(?:tyvärr|dessutom|däremot|också|även|i\s+början)\s+)?{MISTAKE}\s+{WHO})(?![^\W_])[^.;:]{{0,140}})$",
    re.IGNORECASE,
)
# "Bristen på gemensamma begrepp ledde till att …"
LACK = re.compile(
    r"(?P<what>(?:(?:Den|Det|De)\s+)?(?:\w+\s+)?(?:[Bb]rist(?:en)?|[Aa]vsaknad(?:en)?|[Ff]rånvaro(?:n)?|[Oo]tydlig\w*|[Oo]klar\w*|[Ss]ena|[Åå]terkommande\s+byten)\s[^.;:,]{4,90}?)\s+"
    r"(?:ledde\s+till|gjorde|medförde|innebar|skapade|har\s+lett\s+till|har\s+gjort)\s"
)
GAINED = r"(?:stärkt|ökat|minskat|förbättrat|förenklat|underlättat|kortat|sparat|halverat)"
# "Samarbetet har stärkt regionens röst"
WORK_GAVE = re.compile(
    rf"(?P<what>(?i:samverkan|samarbetet|projektet|satsningen|insatsen|arbetssättet|modellen|metoden|partnerskapet|nätverket)\s+har\s+(?:\w+\s+)?{GAINED}\s+(?!problem|konflikt|försening|merarbete)[^.;:]{{8,140}})$"
)
# "På sikt väntas satsningen bidra till fler besök", "För lantbrukarna har våtmarkerna inneburit säkrare vatten"
EXPECTED = re.compile(
    r"(?:[^.;:,]{1,50}\s)?(?:väntas|förväntas|beräknas|bedöms)\s+(?:samverkan|samarbetet|projektet|arbetet|satsningen|insatsen|programmet)\s+"
    r"(?:också\s+|även\s+|bland\s+annat\s+)*(?:bidra\s+till|leda\s+till|ge|resultera\s+i)\s+(?P<many>[^.;:]{8,160})$"
)
FOR_THEM = re.compile(
    r"För\s+(?:\w+\s+){0,2}?\w+(?:na|en|et)\s+har\s+[^.,;:]{3,50}?\s+(?:inneburit|betytt|gett)\s+(?P<what>[^.;:]{8,140})$"
)
# "Tack vare projektet går det fler bussar": what comes of the work itself
THANKS = re.compile(
    rf"Tack\s+vare\s+(?:(?:den|det)\s+\w+\s+)?(?i:{WORK})\s+(?P<what>(?:går|kan|slipper|får|har|finns|är|blir)"
    r"\s[^.;:]{8,160})$"
)
SAVED = re.compile(
    r"(?P<what>(?:[^.;:]{1,80}\s)?(?:har\s+)?(?:sparade|sparat|sparar|slapp|sluppit|slipper)\s+(?:(?:\w+\s+){0,3}(?:\w+na|vi|man)\s+)?[^.;:]{6,120})$"
)
SAVERS = re.compile(
    r"(?<![^\W_])(?:kommunerna|parterna|vi|företagen|invånarna|regionen|regionerna|deltagarna)(?![^\W_])", re.I
)
EASIER = re.compile(
    r"(?:[^.;:]{0,80}\s)?(?P<what>[Dd]et\s+(?:har\s+(?:också\s+|dessutom\s+)?blivit|blir|blev)\s+(?:\w+\s+)?(?:lättare|enklare|billigare|tryggare|smidigare)\s+[^.;:]{8,120})$"
)
AIMED = re.compile(
    r"(?<![^\W_])(?:mål(?:et|en)?|syftet?|tanken|avsikten|ska|skulle|vill|hoppas)(?![^\W_])", re.IGNORECASE
)
ALWAYS = (
    (SUCCESS, WITHOUT),
    (SUCCESS, WEIGHS),
    (SUCCESS, NOT_WITHOUT),
    (BENEFIT, RESULT_IS),
    (PITFALL, WARNING),
    (PITFALL, ERRED),
    (PITFALL, LACK),
    (BENEFIT, WORK_GAVE),
    (BENEFIT, EXPECTED),
    (BENEFIT, FOR_THEM),
    (BENEFIT, SAVED),
    (BENEFIT, EASIER),
)


def told(text: str, start: int, stop: int) -> list[Cued]:
    """Return the factors that a stretch of one sentence tells by an outcome, a warning, a mistake or a gain."""
    for pattern in (DEPENDING, NEEDS, WAS_CAUSE):
        found = pattern.match(text, start, stop)
        needed = found and "förutsättning" in found["outcome"] and tells_of_work(found["outcome"])
        kind = SUCCESS if needed else outcome(found["outcome"].casefold()) if found else None
        if found and kind and (kind == SUCCESS or not NEED.search(found.group())):
            what = Span(behind_saying_that(text, *found.span("what")), found.end("what"))
            return kept_factors(kind, text, listed(text, what))
    if (since := SINCE.match(text, start, stop)) and (kind := _went(since["outcome"])):
        return kept_factors(kind, text, [Span(*since.span("what"))])
    if (it := IT_THAT.match(text, start, stop)) and (kind := _of_it(" ".join(it["said"].casefold().split()))):
        return kept_factors(kind, text, [Span(*it.span("what"))])
    for kind, pattern in ALWAYS:
        found = pattern.match(text, start, stop)
        if found is None or (kind == BENEFIT and pattern is not EXPECTED and AIMED.search(text, start, stop)):
            continue
        if pattern is SAVED and not SAVERS.search(text, start, stop):
            continue
        if pattern is EASIER:  # its "det" does not point back
            return [Cued(kind, Span(*found.span("what")))]
        if "many" in pattern.groupindex:
            return kept_factors(kind, text, listed(text, Span(*found.span("many"))))
        return kept_factors(kind, text, [Span(*found.span("what"))])
    return []


def _went(words: str) -> str | None:
    """Return the kind of what led to how the work went, of a main clause on the work."""
    found = predicate(words.casefold()) if OF_WORK.search(words) else None
    if found is None or found.family not in ("fail", "succeed") or PRESENT.search(words[found.start :].split()[0]):
        return None  # "Samverkan fungerar bäst när …" is no tale of how it went
    return PITFALL if found.family == "fail" or found.denied else SUCCESS


def _of_it(words: str) -> str | None:
    """Return the kind of what "det" points on to, by what is said to have helped or been hard."""
    found = predicate(words) if WAS.match(words) else None
    if found is None or found.denied or not FILLS.fullmatch(words, found.end):
        return None
    return {"help": SUCCESS, "hinder": PITFALL, "fail": PITFALL}.get(found.family)
