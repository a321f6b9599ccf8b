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
from loaders.extract.projects.plausible_names import SMALL, is_own, of_other_kind
from loaders.extract.reading import Reading
from loaders.names.lexicon import is_common, is_finite

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
    r"(?:som|där|vilke[nt]|vilka|men|samt|när|då|eftersom|medan|nu|redan|också|även|inte|väl|fram|vidare|igen|tillsammans|enligt)(?![^\W_])"
)
AND_CLAUSE = re.compile(r"och\s+(?:[A-ZÅÄÖ]|(?:\w+\s+)?\w*(?:projekt|satsning|kommun|region))")
# "Smart stad" has a word of its own: two capitals may be anybody's.
OWN_WORDS = re.compile(r"[A-ZÅÄÖ][a-zåäö-]+(?:[ \n][\w-]+)*?[ \n](?:[a-zåäö]{3,}|(?:i|på)[ \n][A-ZÅÄÖ])")
WORK = re.compile(
    r"projekt|satsning|insats|initiativ|förstudi|(?<![^\W_])pilot|arbete|samverka|samarbet|styrgrupp|referensgrupp"
    r"|medsökande|(?<![^\W_])part(?:er|ner)?(?![^\W_])|sökande|ansök|bevilja|(?<![^\W_])driver(?![^\W_])|ihop|tillsammans",
    re.IGNORECASE,
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
    for capital in CAPITAL.finditer(text, *sentence):
        start = capital.start("name")
        before = text[max(start - MOST_BEFORE, sentence.start) : start]
        behind = BEHIND.search(before)
        line = before.rpartition("\n")
        begins_line = not line[2] and len(line[0].rpartition("\n")[2]) < SHORTEST_LINE
        if behind is None or begins_line or SAYS.search(before) or (behind["verb"] and not is_finite(behind["verb"])):
            continue
        title = _name(reading, start, sentence.end)
        if title is None or OTHER.search(text, sentence.start, start):
            continue
        words = reading.text(title)
        parts = words.split()
        few = len(parts) < 3 and (behind["place"] or is_finite(parts[-1]))  # "i Gamla stan", "att Nordforsk deltar"
        good = OWN_WORDS.match(words) and not few and not any(has_form(part.capitalize()) for part in parts)
        if good and is_own(reading, title) and not of_other_kind(words):
            yield title


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
    body = min((n.span.start for n in reading.names_in(Span(start, start + len(words)))), default=start + len(words))
    end = len(parts)
    for i, part in enumerate(parts[1:], 1):
        word, before = part.group(), parts[i - 1].group()
        if start + part.start() >= body or (word[0].isupper() and before not in PREPOSITIONS):
            end = i - 1 if i > 1 and is_finite(before) else i
            break
        behind = words[part.start() :]
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
