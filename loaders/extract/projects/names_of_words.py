"""Names made of common words: where such a name ends, and whether its words may be a project's title.

"Noder i norr", "Tåg till jobbet", "Medborgarkartan", "Energihamn Syd". The dictionary tells common words from names
of places and bodies, and verbs from what they stand behind.
"""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.bodies.kinds import has_form
from loaders.extract.persons.names import is_first_name
from loaders.extract.projects.name_ends import INFLECTED, LEADS_ON
from loaders.extract.projects.plausible_names import SMALL, is_own, of_other_kind
from loaders.extract.reading import Reading
from loaders.names.lexicon import is_common, is_compound, is_finite, lemma

CLAUSE = re.compile(r"(?:[^.;:!?()\n,”\"»]|\n(?!\n))*")
DASH = re.compile(r"\s[–-](?:\s|$)")
WORD = re.compile(r"\S+")
# What goes on the sentence behind a name.
ENDS = re.compile(
    r"(?:som|där|sedan|vilke[nt]|vilka|men|samt|när|då|eftersom|medan|nu|redan|också|även|inte|väl|fram|vidare|igen|därför"
    r"|tillsammans|enligt|slutligen|dessutom|däremot|den\s\d|i\s\w+\s(?:år|månader|veckor))(?![^\W_])"
)
AND_CLAUSE = re.compile(r"och\s+(?:[A-ZÅÄÖ]|(?:\w+\s+)?\w*(?:projekt|satsning|kommun|region))")
# A phrase behind a single word that tells when or how, and is no part of it.
OTHER_PHRASE = re.compile(
    r"(?:våren|sommaren|hösten|vintern|året|åren|[a-zåäö]*(?:tiden|perioden)|en|ett|de[nt]?|sin|sitt|sina|två|tre|fyra"
    r"|hjälp|stöd|medel|start|fokus|syfte|att|[a-zåäö]+(?:projekt|kommun)\w*)(?![^\W_])"
)
BETWEEN = re.compile(r"mellan\s(?:[A-ZÅÄÖ][a-zåäö]+,\s)*[A-ZÅÄÖ][a-zåäö]+\soch\s[A-ZÅÄÖ][a-zåäö]+(?=[.,]|\s[a-zåäö])")
PREPOSITIONS = ("i", "på", "för", "längs", "mot", "vid", "kring", "runt", "till", "om", "över")
SHAPE = re.compile(r"[A-ZÅÄÖ][a-zåäö-]+(?:[ \n][\w-]+)*?[ \n](?:[a-zåäö]{3,}|(?:i|på)[ \n][A-ZÅÄÖ])")
# "Energihamn Syd", "Lokalbana 2040"
DIRECTED = re.compile(r"(?P<word>[A-ZÅÄÖ][a-zåäö-]{4,})[ \n](?:Nord|Norr|Syd|Söder|Öst|Väst|Mitt|20[2-9]\d)(?![^\W_])")
# Compounds that no dictionary has: places, works, and those who live by something.
OF_LAND = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]+(?:älven|ån|sjön|fors|vik(?:en)?|berget|dalen|fjärden|sundet|verken?t?|arna)(?![^\W_])"
)
GOES_ON = re.compile(r"[ \n][A-ZÅÄÖ]")  # "Regionsamverkan Sydsverige"
LONGEST = 8  # words
SHORTEST_SINGLE = 8  # letters


OF_ONE = re.compile(r"(?:[ae]n|et|na)s$|na$|klivet$")
OF_PLACE = re.compile(r"[A-ZÅÄÖ][a-zåäö]{3,}s [a-zåäö]+a [a-zåäö]{3,}")  # "Ådalens digitala tvilling"
LEAST_OF_PLACE = 3  # words


def name_from(reading: Reading, start: int, limit: int) -> Span | None:
    """Return the name of common words that begins there, up to a verb, a body, a mark or a preposition behind two."""
    text = reading.document.text
    clause = CLAUSE.match(text, start, limit)
    words = DASH.split(clause.group().replace("\n", " "))[0] if clause else ""
    parts = [*WORD.finditer(words)]
    if not parts or not (is_common(parts[0].group()) or OF_PLACE.match(words)):
        return None
    stop = start + len(words)
    body = min((n.span.start for n in reading.authorities_in(Span(start, stop))), default=stop)
    end = len(parts)
    for i, part in enumerate(parts[1:], 1):
        at, word, before = start + part.start(), part.group(), parts[i - 1].group()
        if between := BETWEEN.match(text, at):
            return Span(start, between.end())
        if directed := DIRECTED.match(text, start) if i == 1 else None:
            return Span(*directed.span())
        if at >= body or (word[0].isupper() and before not in PREPOSITIONS):
            end = i - 1 if i > 1 and is_finite(before) else i
            break
        behind = words[part.start() :]
        if i == 1 and word == "som" and _belongs(behind):
            break
        if AND_CLAUSE.match(behind) or ENDS.match(behind) or _parts_clause(parts, i, behind):
            end = i
            break
    found = LEADS_ON.sub("", words[: parts[max(end, 1) - 1].end()])
    return Span(start, start + len(found)) if len(found.split()) <= LONGEST else None


def _parts_clause(parts: list[re.Match[str]], i: int, behind: str) -> bool:
    """Whether a word ends a name: a verb, but not what stands as a noun, or a preposition behind two words."""
    word = parts[i].group()
    if word in SMALL:
        return not (i == 1 and _belongs(behind))
    infinitive = i == 1 and (word in ("ge", "ta", "få", "bli") or (word.endswith("a") and lemma(word) == word))
    is_noun = i + 1 == len(parts) or (i == 1 and parts[2].group() in ("i", "på", "för", "mellan", "som"))
    return (is_finite(word) or infinitive) and (not is_noun or INFLECTED.fullmatch(word) is not None)


def _belongs(words: str) -> bool:
    """Whether a preposition behind a single word, or "som", goes on a name: "Tåg till jobbet"."""
    rest = words.partition(" ")[2]
    few = len(rest.split()) <= 3 and not re.search(r"[A-ZÅÄÖ0-9]", rest)
    return bool(rest) and few and not OTHER_PHRASE.match(rest)


def may_be_title(reading: Reading, title: Span, speaks: bool, strong: bool, placed: bool) -> bool:
    """Whether a name of common words may be a project's.

    Args:
        reading: the document.
        title: the name.
        speaks: its section speaks of projects.
        strong: it stands where little else than a project may ("deltar i X").
        placed: it stands where a place may ("i Gamla stan").
    """
    words = reading.text(title)
    parts = words.split()
    of_place = not is_common(parts[0])
    if of_place and (len(parts) < LEAST_OF_PLACE or is_first_name(parts[0][:-1])):
        return False
    if of_place and reading.document.text.count(words) == 1:
        return False
    if is_compound(parts[0].removesuffix("s")) and OF_ONE.search(parts[0]):
        return False  # "Rakelsystemets användare": of a thing that has a name of its own
    begins = reading.document.text[max(title.start - 2, 0) : title.start] == "I "
    if any(name.span.start == title.start for name in reading.names_in(title)) or OF_LAND.match(words):
        return False
    if len(parts) == 1:
        alone = not GOES_ON.match(reading.document.text, title.end)
        good = speaks and strong and alone and len(words) >= SHORTEST_SINGLE and is_compound(words)
    elif directed := DIRECTED.fullmatch(words):
        good = strong and is_common(directed["word"])
    else:
        # "I Trygg vinter, norrut", but "i Gamla stan" and "i Folkets hus"
        general = begins and not parts[0].endswith("s") and lemma(parts[1]) == parts[1]
        good = SHAPE.match(words) is not None and (strong or not placed or general)
        good = good and not (len(parts) == 2 and is_finite(parts[1]))
    of_body = any(has_form(part.capitalize()) for part in parts) or of_other_kind(words.removesuffix("er"))
    return good and not of_body and is_own(reading, title) and not of_other_kind(words)
