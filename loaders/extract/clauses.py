"""The clauses of a sentence that say something as a fact, and the coordinations of names in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.document import Span
from loaders.extract.bodies.actors import Actor
from loaders.extract.parties.acting import FINITE

CLAUSE = re.compile(
    r";|,?\s+(?:medan|men|varav|eftersom|därför\s+att|på\s+grund\s+av|trots\s+att)(?![^\W_])|,\s+(?=(?:på\s+uppdrag\s+av|som|där|vilk[ae]t?|i\s+vilk[ae]t?|av\s+vilka|för\s+vilk[ae]t?)\s)"
    r"|,?(?:\s+(?:samt|och))?\s+att\s+(?=(?:bevilja|avslå|bifalla|godkänna|tillstyrka|avstyrka|tilldela|ge|stödja|medfinansiera|ställa)\s)"
    rf"|,\s+och\s+(?=[^,;]{{1,40}}?\s(?:är|{FINITE})\s)"
)
DENIED = re.compile(
    r"(?<![^\W_])(?:inte|ej|aldrig|varken|(?<!sedan\s)tidigare(?!\s+\w*projekt)|avböj\w*|stå(?:r|tt)?\s+utanför|stod\s+utanför|avstå\w*|avstod|tacka\w*\s+nej"
    r"|(?:lämna\w*\s+(?:projektet|samarbetet)|avsluta\w*\s+(?:sin\s+medverkan|sitt\s+deltagande))|hoppa\w*\s+av|dr(?:og|ar|agit)\s+sig\s+ur|utträ\w+|(?:[Ii]nget|[Ii]nga|[Ee]tt\s+(?:liknande|motsvarande))\s+(?:eget\s+|egna\s+)?\w*projekt(?!et|,)"
    r"|(?:driver|drev|leder|har)\s+ett\s+(?:eget|annat)\s+\w*projekt(?!,\s|et))(?![^\W_])"
)
MARKED = re.compile(r"(?<![^\s(])(?:\*{1,2}|_|[”\"“«»‘’])[^”\"“«»*_\n]{2,90}(?:[”\"»«*_]|’(?![^\W_]))")
THOUGHT_OF = re.compile(
    r"(?<![^\W_])(?:skulle|gärna|kan\s+komma\s+att|kunde|bör|borde|föreslås|önskar|hoppas|överväger"
    r"|diskuterar|vill\s+(?:gå\s+med|ansluta|delta|medverka)\w*|(?<!på\s)inbjud\w+|bj[uö]d\w*\s+in|tillfråga\w+)(?![^\W_])"
)
LEFT = re.compile(
    r"\s*(?:har\s+)?(?:sedan\s+|senare\s+|nu\s+)?(?:lämna(?:de|t)|avsluta(?:de|t)|sluta(?:de|t)|hoppa(?:de|t)\s+av|dr(?:og|agit)\s+sig|valde\s+att\s+lämna"
    r"|är\s+inte\s+längre)(?![^\W_])"
)
RELATIVE = re.compile(r"(?:som|där|vilk[ae]t?|i\s+vilk[ae]t?)\s")
VERB = re.compile(
    r"(?<![^\W_])(?:är|var|har|hade|ska|vill|kan|får|fick|leder|ledde|driver|drev|ingår|ingick|pågår|pågick|äger|deltog|står|stod|söker|sökte"
    r"|genomför\w*|[a-zåäö]{3,}(?:ar|as|des|ade|ades|ats))(?![^\W_])"
)
ASKED = re.compile(r"\s(?:vad|hur)\s")  # "A utforskar hur gårdar skulle kunna värmas": only that is thought of
IN_BRACKETS = re.compile(r"\s*\([^()]{1,60}\)")
# "A och drönarföretaget B", "med fastighetsägarna A och B"
OF_KIND = re.compile(
    r"(?<![^\W_])[a-zåäö-]*(?:företag|bolag|förening|ägar|kommun|institut|organisation|stiftelse|klubb|myndighet|kooperativ|rederi|åkeri|bank|hamn"
    r"|byrå|koncern|operatör|producent|entreprenör|leverantör|handlar|bruk|fabrik|center|skol|universitet|nätverk|lag|förbund|hotell|muse)"
    r"(?:et|en|n|na|erna|arna)\s+$"
)
# "Förutom A är B med": no coordination
PREDICATE = re.compile(r"^\s(?:är|var|har|deltar|deltog|ingår|ingick|medverkar|leder|driver|äger|fick|får|blev|kom)\s")
LONGEST_GAP = 12  # code points between two names of one coordination, without what stands in brackets


def clauses(text: str, sentence: Span) -> Iterator[Span]:
    """Yield the clauses of a sentence; what one denies, or only thinks of, is left out."""
    cuts = [cut.span() for cut in CLAUSE.finditer(text, *sentence)]
    starts, ends = [sentence.start, *(end for _, end in cuts)], [*(start for start, _ in cuts), sentence.end]
    found = [Span(*both) for both in zip(starts, ends, strict=True)]
    for clause, behind in zip(found, [*found[1:], None], strict=True):
        if not (_is_denied(text, clause) or (behind and _denied_behind(text, clause, behind))):
            yield clause


def _is_denied(text: str, clause: Span) -> bool:
    denied = DENIED.search(text, *clause)
    if denied and (
        marked := [found.span() for found in MARKED.finditer(text, *clause)]
    ):  # "projektet ”Kartan ljuger inte”"
        denied = next(
            (d for d in DENIED.finditer(text, *clause) if not any(a <= d.start() < b for a, b in marked)), None
        )
    return denied is not None or _thought_of(text, clause)


def _denied_behind(text: str, clause: Span, relative: Span) -> bool:
    """Whether a relative clause parts a subject from a verb that is denied: "A, som ingick förra året, deltar inte"."""
    if LEFT.match(text, *relative):
        return True  # "A var med från början men lämnade projektet"
    if VERB.search(text, *clause) or not RELATIVE.match(text, *relative):
        return False
    comma = text.find(", ", *relative)
    return comma > 0 and _is_denied(text, Span(comma, relative.end))


def _thought_of(text: str, clause: Span) -> bool:
    """Whether a clause tells of what may be; what it asks ("hur gårdar skulle kunna värmas") is done."""
    asked = ASKED.search(text, *clause)
    return THOUGHT_OF.search(text, clause.start, asked.start() if asked else clause.end) is not None


def coordinations(text: str, found: Iterable[Actor]) -> list[list[Actor]]:
    """Group actors, in order, into those that follow on one another: "A, B (C) och D"."""
    groups: list[list[Actor]] = []
    for actor in found:
        between = text[groups[-1][-1].span.end : actor.span.start] if groups else ""
        if (
            groups
            and gap(text, groups[-1][-1].span.end, actor.span.start) <= LONGEST_GAP
            and not PREDICATE.search(between)
        ):
            groups[-1].append(actor)
        else:
            groups.append([actor])
    return groups


def gap(text: str, start: int, end: int) -> int:
    """Return the code points between two names, without what stands in brackets and a noun for the second's kind."""
    return len(OF_KIND.sub("", IN_BRACKETS.sub("", text[start:end]))) if end > start else 0
