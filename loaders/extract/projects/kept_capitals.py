"""Projects by the capital that their name keeps inside a sentence: "Därefter gick vi igenom Stationsnära i norr".

Swedish writes a capital inside a sentence for proper names alone. A name of common words that is neither a body's, a
place's nor a person's is a project's where its paragraph speaks of bodies and of work that has an end, unless the noun
before it ("rapporten", "seminariet") or its own head says what else it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Span
from loaders.extract.bodies.kinds import has_form
from loaders.extract.bodies.organisations import bodies_in
from loaders.extract.projects.name_ends import LEADS_ON
from loaders.extract.projects.plausible_names import SMALL, is_own, may_be_name, of_other_kind
from loaders.extract.reading import Reading
from loaders.names.lexicon import is_common, is_compound, is_finite

# A name stands behind a preposition, a conjunction, an adverb, a verb or a noun for a project: behind another noun
# it is that.
BEHIND = re.compile(
    r"(?<![^\W_])(?:(?P<place>[Ii]|på|till|vid|för)|[Gg]enom|[Ii]nom|(?:ramen\sför|(?<!ta\s)del\sav)|kring|bakom|att|som"
    r"|igenom|(?<!samverkan )(?<!samverka )(?<!samverkar )(?<!samarbete )(?<!samarbetar )(?<!tillsammans )(?<!ihop )med"
    r"|igång|så|nu|även|också|sedan|(?P<verb>[a-zåäö]+)|att\s[a-zåäö]+a|[\w-]*projekte[tn]"
    r"|(?:satsning|insats|pilot|förstudi)en|initiativet|försöket|(?:sam)?arbetet)[ \n][”\"“«]?$"
)
CAPITAL = re.compile(r"(?:(?<=[a-zåäö][ \n])|(?<=\bI[ \n]))[”\"“«]?(?P<name>[A-ZÅÄÖ])")
CLAUSE = re.compile(r"(?:[^.;:!?()\n,”\"»]|\n(?!\n))*")
WORD = re.compile(r"\S+")
OTHER_PHRASE = re.compile(
    r"(?:våren|sommaren|hösten|vintern|året|åren|[a-zåäö]*(?:tiden|perioden)|en|ett|de[nt]?|sin|sitt|sina|två|tre|fyra"
    r"|hjälp|stöd|medel|start|fokus|syfte|att|[a-zåäö]+(?:projekt|kommun)\w*)(?![^\W_])"
)
ENDS = re.compile(
    r"(?:som|där|sedan|vilke[nt]|vilka|men|samt|när|då|eftersom|medan|nu|redan|också|även|inte|väl|fram|vidare|igen|tillsammans|enligt|den\s\d)(?![^\W_])"
)
AND_CLAUSE = re.compile(r"och\s+(?:[A-ZÅÄÖ]|(?:\w+\s+)?\w*(?:projekt|satsning|kommun|region))")
# "Smart stad" has a word of its own: two capitals may be anybody's.
OWN_WORDS = re.compile(r"[A-ZÅÄÖ][a-zåäö-]+(?:[ \n][\w-]+)*?[ \n](?:[a-zåäö]{3,}|(?:i|på)[ \n][A-ZÅÄÖ])")
# "Gröna kilar mellan Lund, Staffanstorp och Malmö"
BETWEEN = re.compile(r"mellan\s(?:[A-ZÅÄÖ][a-zåäö]+,\s)*[A-ZÅÄÖ][a-zåäö]+\soch\s[A-ZÅÄÖ][a-zåäö]+(?=[.,]|\s[a-zåäö])")
# Compounds that are no dictionary's: places, works and those who live by something.
OF_LAND = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]+(?:älven|ån|sjön|fors|vik(?:en)?|berget|dalen|fjärden|sundet|verken?t?|arna|nära)(?![^\W_])"
)
TAKES_PART = re.compile(
    r"(?<![^\W_])(?:[a-zåäö]*grupp[a-zåäö]*|parte?n?e?r?|delta[a-zåäö]*|ingå[a-zåäö]*|ingick|medverka[a-zåäö]*|samverka[a-zåäö]*"
    r"|samarbeta[a-zåäö]*|[Aa]rbete[a-zåäö]*)\s(?:i|till|för)\s[”\"“«]?$"
)
# What begins, goes on or ends, or is called so.
BEGUN = re.compile(
    r"\s(?:startade[s]?|startar|inleddes|lanserades|avsluta(?:s|des)|stängs|föddes|beviljas|beviljades|koordinera(?:s|des)"
    r"|samordna(?:s|des)|drivs|drevs|leds|leddes|ägs|pågår|pågick|initierades|är\s(?:ett|en)\s(?:av\s)?(?:[a-zåäö-]+\s){0,2}?"
    r"[\w-]*(?:projekt|arbete[nt]?|satsning|initiativ|samarbete|insats))(?![^\W_])|,\s(?:där|som)\s[^.;:]{0,60}?"
    r"(?:huvudman|driver|leder|äger|samordnar|projektet\sheter|satsningen\sheter|arbetet\sheter|fått|beviljats)(?![^\W_])"
)
WORK = re.compile(
    r"projekt|satsning|insats|initiativ|förstudi|(?<![^\W_])pilot|arbete|samverka|samarbet|styrgrupp|referensgrupp"
    r"|medsökande|(?<![^\W_])part(?:er|ner)?(?![^\W_])|sökande|ansök|bevilja|(?<![^\W_])driver(?![^\W_])|ihop|tillsammans",
    re.IGNORECASE,
)
PROJECTS = re.compile(
    r"projekt|satsning|initiativ|förstudi|arbeten|samarbete|styrgrupp|referensgrupp|medsökande", re.IGNORECASE
)
# What is met at, read or planned, and hardly a project.
OTHER = re.compile(
    r"konferens|seminari|mässa|äger\s+rum|av\s+stapeln|inbjudan|föreläs|(?<![^\W_])kurs|utbildning|(?<![^\W_])tema|rubrik"
    r"|(?<![^\W_])bok|utställning|webbinar|(?<![^\W_])dags\s+för|årsmöte|festival|rapporten|strategi|programmet|(?<![^\W_])planen"
)
# Who speaks, is met or is read stands behind these.
SAYS = re.compile(
    r"(?<![^\W_])(?:säger|sade|sa|besök\w*|träffa\w*|läser|läs|skriver|skrev|menar|anser|tycker|kallade)(?![^\W_])"
)
PREPOSITIONS = ("i", "på", "för", "längs", "mot", "vid", "kring", "runt", "till", "om")
LONGEST = 8  # words
SHORTEST_SINGLE = 8  # letters
LOOK_ON = 250  # code points behind a sentence
SHORTEST_LINE = 40  # code points of a line that a sentence runs over
MOST_BEFORE = 60  # code points


def kept(reading: Reading, sentence: Span) -> Iterator[Span]:
    """Yield the names of a sentence that only their capital tells."""
    text = reading.document.text
    about = reading.sections[reading.section_at(sentence.start)].body
    near = Span(sentence.start, min(sentence.end + LOOK_ON, len(text)))
    if not any(WORK.search(text, *block.span) for block in about) or not _has_bodies(reading, near):
        return
    speaks = any(PROJECTS.search(text, *block.span) for block in about)
    for capital in CAPITAL.finditer(text, *sentence):
        start = capital.start("name")
        before = text[max(start - MOST_BEFORE, sentence.start) : start]
        behind = BEHIND.search(before)
        line = before.rpartition("\n")
        begins_line = not line[2] and len(line[0].rpartition("\n")[2]) < SHORTEST_LINE
        if behind is None or begins_line or SAYS.search(before) or (behind["verb"] and not is_finite(behind["verb"])):
            continue
        title = _name(reading, start, sentence.end)
        place = None if TAKES_PART.search(before) else behind["place"]
        if title and not OTHER.search(text, sentence.start, start) and _is_one(reading, title, place, speaks):
            yield title
    first = _name(reading, sentence.start, sentence.end) if speaks else None
    begun = first is not None and BEGUN.match(text, first.end, sentence.end)
    if first and begun and _is_one(reading, first, "", speaks) and may_be_name(reading, first, alone=True):
        yield first


def _is_one(reading: Reading, title: Span, place: str | None, speaks: bool) -> bool:
    """Whether words that keep their capital may be a project's name; one word is a compound that is nobody's."""
    words = reading.text(title)
    parts = words.split()
    if any(name.span.start == title.start for name in reading.names_in(title)) or OF_LAND.match(words):
        return False
    if len(parts) < 2:
        good = speaks and not place and len(words) >= SHORTEST_SINGLE and is_compound(words)
    else:
        # "i Gamla stan", "att Nordforsk deltar"
        good = OWN_WORDS.match(words) is not None and (len(parts) > 2 or not (place or is_finite(parts[-1])))
    of_body = any(has_form(part.capitalize()) for part in parts)
    return good and not of_body and is_own(reading, title) and not of_other_kind(words)


def _has_bodies(reading: Reading, near: Span) -> bool:
    return any(reading.authorities_in(near)) or any(bodies_in(reading, near))


def _name(reading: Reading, start: int, limit: int) -> Span | None:
    """Return the name of common words that begins there, up to a verb, a body, a mark or a preposition behind two."""
    text = reading.document.text
    clause = CLAUSE.match(text, start, limit)
    words = clause.group().replace("\n", " ") if clause else ""
    parts = [*WORD.finditer(words)]
    if not parts or not is_common(parts[0].group()):
        return None
    stop = start + len(words)
    body = min((n.span.start for n in reading.authorities_in(Span(start, stop))), default=stop)
    end = len(parts)
    for i, part in enumerate(parts[1:], 1):
        word, before = part.group(), parts[i - 1].group()
        if start + part.start() >= body or (word[0].isupper() and before not in PREPOSITIONS):
            end = i - 1 if i > 1 and is_finite(before) else i
            break
        behind = words[part.start() :]
        if between := BETWEEN.match(text, start + part.start()):
            return Span(start, between.end())
        verb = (
            is_finite(word)
            and i + 1 < len(parts)
            and not (i == 1 and parts[2].group() in ("i", "på", "för", "mellan", "som"))
        )
        joint = word in SMALL and not (i == 1 and _belongs(behind))
        if i == 1 and word == "som" and _belongs(behind):
            break
        if verb or joint or AND_CLAUSE.match(behind) or ENDS.match(behind):
            end = i
            break
    found = LEADS_ON.sub("", words[: parts[max(end, 1) - 1].end()])
    return Span(start, start + len(found)) if len(found.split()) <= LONGEST else None


def _belongs(words: str) -> bool:
    """Whether a preposition behind a single word, or "som", goes on a name: "Tåg till jobbet"."""
    first, _, rest = words.partition(" ")
    few = len(rest.split()) <= 3 and not re.search(r"[A-ZÅÄÖ0-9]", rest)
    return (first in SMALL or first == "som") and bool(rest) and few and not OTHER_PHRASE.match(rest)
