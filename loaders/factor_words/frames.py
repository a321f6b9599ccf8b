"""What a clause that heads a list announces: "Det vi snubblar på", "Varför lyckades ni?", "Vad tjänar orten på det?".

A frame (a question, a relative clause, "här", "så" or "därför" with a clause) says that what follows is a factor;
what the clause says first of how it went (`polarity`) says of which kind. A clause without a frame announces none,
and neither does one that asks how something is handled, planned or measured.
"""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.factor_words import frame_forms as forms
from loaders.factor_words.of_work import WORK, gives, of_work
from loaders.factor_words.polarity import BENEFIT, DENIED, PITFALL, SUCCESS, Predicate, predicate
from loaders.factor_words.reasons import because, outcome

LONGEST = 14  # words
PASSIVE = re.compile(r"(?:[aer]s|[td]e?s|[ds]es|ats|its)$")  # "har gynnats"
PLANNED = re.compile(
    r"(?<![^\W_])(?:ska|skall|kommer\s+att|planerar|tänker|avser|(?:behöver|måste|bör)(?=\s+$))(?![^\W_])"
)  # "samverkan behöver | bli bättre"
AIM = re.compile(r"för\s+att\s+$")  # "insatser för att | stärka skyddet"
KEEPS = re.compile(r"(?<![^\W_])(?:behåll|för\s+att|om\s+det|(?:gör|får|hjälper)\s)")
OUTCOME = re.compile(r"(?:resultat|framgång|utfall|måluppfyll|genombrott|mål|att\s+(?:vi|det|projekt)|framåt)")
AND = re.compile(r"\s(?:och|eller|samt|respektive)\s")


@lru_cache(maxsize=20_000)  # rule after rule asks of the same heading
def said(words: str, longest: int = LONGEST) -> str | None:
    """Return the factor kind that words in a frame announce, or None.

    >>> said("det vi snubblar på"), said("vad tjänar orten på det"), said("det här fick det att lossna")
    ('fallgrop', 'nytta', 'framgangsfaktor')
    >>> said("så här går vi vidare"), said("hur hanterar ni riskerna"), said("det som togs upp")
    (None, None, None)
    """
    words = forms.ASIDE.sub("", words.strip().rstrip("? "))
    if len(words.split()) > longest or forms.DEGREE.match(words) or _of_both(words):
        return None
    if forms.WARNS.fullmatch(words):
        return PITFALL
    if forms.GETS.fullmatch(words):
        return BENEFIT
    if (shared := forms.SHARED.fullmatch(words)) and (kind := outcome(shared[shared.lastgroup or 0])):
        return kind
    if asks := forms.YES_OR_NO.match(words):
        found = predicate(words, asks.end())
        return kind_of_clause(words, found) if found and found.family in ("fail", "hinder", "gain") else None
    if best := forms.SUPERLATIVE.fullmatch(words):
        return PITFALL if best["bad"] else BENEFIT
    for pattern in (forms.RELATIVE, forms.WHO, forms.ADVERB, forms.OBJECT, forms.OPEN_ENDED, forms.PLAIN):
        if opening := pattern.match(words):
            adverb = opening["adverb"] if pattern is forms.ADVERB else ""
            kind = _told(words[opening.end() :], adverb or "", words, pattern is forms.PLAIN)
            if kind or pattern is not forms.RELATIVE:
                return kind
    return None


def _of_both(words: str) -> bool:
    """Whether words joined by "och" tell of what helped and of what hindered: "vad har hjälpt och vad har stjälpt"."""
    halves = AND.split(words, maxsplit=1)
    found = [each for half in halves if (each := predicate(half))] if len(halves) > 1 else []
    signs = [each.denied == (each.family not in ("fail", "hinder")) for each in found]
    return len(set(signs)) > 1


def _told(clause: str, adverb: str, words: str, plain: bool) -> str | None:
    """Return the kind of what a clause says."""
    clause = forms.THINKS.sub("", clause)
    if forms.WHY.match(adverb) and forms.TOGETHER.search(clause) and not DENIED.search(clause):
        found = predicate(clause)
        return BENEFIT if found is None or found.family in ("gain", "yield") else kind_of_clause(clause, found)
    if kind := because(clause):
        return kind
    found = predicate(clause)
    if found and found.family in ("help", "hinder") and AIM.search(clause[: found.start]):
        found = None
    if (
        forms.NEEDED.search(clause)
        and not forms.APPLY.search(clause)
        and (found is None or found.family not in ("fail", "hinder", "handle"))
    ):
        return None if adverb else SUCCESS
    if (
        found is None
        or (adverb and not _in_adverb(clause, adverb, found))
        or (plain and not forms.PLAIN_REST.fullmatch(clause[found.end :]))
    ):
        return None
    return kind_of_clause(clause, found)


def _in_adverb(clause: str, adverb: str, found: Predicate) -> bool:
    """Whether "så", "här", "hur" or "när" and a clause are a heading, and no sentence or neutral question."""
    said_so = clause[found.start : found.end]
    if forms.WHY.match(adverb):
        return True
    if re.fullmatch(r"f?unge?\w*|funk\w*|kommer|rulla\w*|bär|driv\w*", said_so) and not found.denied:
        return False  # "Så fungerar modellen"
    if adverb in ("här", "där", "då", "dit", "när", "var"):
        return found.family in ("fail", "succeed", "gain", "hinder") and _ends(clause, found)
    return not forms.APPLY.search(clause)


def _ends(clause: str, found: Predicate) -> bool:
    """Whether little stands behind what is said: "här gick det snett", not "här saknades en tydlig ägare"."""
    rest = clause[found.end :].split()
    return len(rest) <= 1 or (rest[0] in ("i", "på", "under", "för", "med", "oss", "er", "vi") and len(rest) <= 4)


def kind_of_clause(clause: str, found: Predicate) -> str | None:
    """Return the kind of a clause by what it says first, whom it says it of, and whether it denies it."""
    before, behind = clause[: found.start], clause[found.end :]
    planned = PLANNED.search(before) and not KEEPS.search(clause)
    if found.family == "handle":
        return None
    if planned and found.family != "fail":
        return None
    if found.family in ("fail", "hinder"):
        return PITFALL if of_work(clause, found) else None
    if found.family == "succeed":
        return PITFALL if found.denied else SUCCESS
    if found.family == "gain":
        return None if found.denied else BENEFIT
    that = clause[found.start : found.end].endswith(" att")  # "gjorde att | arbetet stannade"
    if found.family == "yield" or (found.family == "cause" and not that and gives(before, behind)):
        return BENEFIT if not found.denied and gives(before, behind) else None
    if found.family == "cause":
        return _caused(clause, found)
    if PASSIVE.search(clause[found.start : found.end]) and not clause.endswith((" av", " av att")):
        return None if found.denied else SUCCESS if re.search(rf"(?<![^\W_]){WORK}", before) else BENEFIT
    if re.search(r"(?<![^\W_])(?:vi|ni|du|man|jag)\s", before) and not re.search(
        r"behåll|nöjd|gläd|stolt|uppskatta|bra|bäst|lätt|enkelt|värde|hjälp$|igen$", clause[found.start : found.end]
    ):
        return None  # "det vi hjälper till med"
    if not of_work(clause, found):
        return None
    return PITFALL if found.denied else SUCCESS


def _caused(clause: str, found: Predicate) -> str | None:
    """Return the kind of what brought something about: success by default of what contributes."""
    behind = clause[found.end :]
    then = predicate(behind)
    if then and then.family in ("fail", "hinder", "succeed"):
        return PITFALL if then.denied or then.family != "succeed" else SUCCESS
    contributes = clause[found.start : found.end].startswith("bidr")
    return SUCCESS if OUTCOME.search(behind) or (contributes and not behind.strip().startswith("med")) else None
