"""Projects by the capital that their name keeps inside a sentence: "Därefter gick vi igenom Stationsnära i norr".

Swedish writes a capital inside a sentence for proper names alone. A name of common words that is neither a body's, a
place's nor a person's is a project's where its paragraph speaks of bodies and of work that has an end, unless the noun
before it ("rapporten", "seminariet") or its own head says what else it is. One that begins a sentence is one by what
is told of it: that it began, went on or ended, or who has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from loaders.document import Span
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.projects.names_of_words import may_be_title, name_from
from loaders.extract.projects.plausible_names import may_be_name
from loaders.extract.reading import Reading
from loaders.names.lexicon import is_finite

CAPITAL = re.compile(r"(?:(?<=[a-zåäö][ \n])|(?<=\bI[ \n]))(?P<name>[A-ZÅÄÖ])")
# A name stands behind a preposition, a conjunction, an adverb, a verb or a noun for a project: behind another noun
# it is that.
BEHIND = re.compile(
    r"(?<![^\W_])(?:(?P<place>[Ii]|på|till|vid|för|från)|[Gg]enom|[Ii]nom|(?:ramen\sför|(?<!ta\s)del\sav)|kring|bakom|att|som"
    r"|igenom|(?<!samverkan )(?<!samverka )(?<!samverkar )(?<!samarbete )(?<!samarbetar )(?<!tillsammans )(?<!ihop )med"
    r"|igång|så|nu|även|också|sedan|att\s[a-zåäö]+a|(?P<verb>[a-zåäö]+))[ \n]$"
)
# Where little else than a project may stand.
STRONG = re.compile(
    r"(?<![^\W_])(?:(?:[a-zåäö]*grupp|part|delta|ingå|ingick|medverka|samverka|samarbeta|stöd)[a-zåäö]*\s(?:i|till|för)"
    r"|(?:[Aa]rbete|insats)[a-zåäö]*\s(?:i|med|för)|(?:ägare|medsökande|ansl[a-zåäö]+\ssig|(?:gick|gått)\s(?:in|med))\s(?:i|till)"
    r"|(?:(?:[Ss]lut|[Dd]el)?(?:redovisning|rapport)|[Uu]tvärdering|kvar|erfarenhet|lärdom|resultat|uppföljning)[a-zåäö]*\s(?:av|från)"
    r"|[Ii]nom|[Gg]enom|(?:ramen\sför|(?<!ta\s)del\sav)|att\s(?:[a-zåäö]+\soch\s)?(?:leda|driva|starta|äga|samordna|avsluta|genomföra)|i\sgång|[\w-]*projekte[tn]"
    r"|(?:satsning|insats|pilot|förstudi)en|initiativet|försöket|(?:sam)?arbetet)[ \n]$"
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
    r"|medsökande|(?<![^\W_])delta(?:r|gande)|(?<![^\W_])part(?:er|ner)?(?![^\W_])|sökande|ansök|bevilja|(?<![^\W_])driver(?![^\W_])|ihop|tillsammans",
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
    r"(?<![^\W_])(?:säger|sade|sa|besök\w*|träffa\w*|läser|läs|skriver|skrev|menar|anser|tycker|så\skallade)(?![^\W_])"
)
IT = re.compile(r"(?<![^\W_])[Pp]rojekt(?:et|tiden)(?!s?\s+[”\"“A-ZÅÄÖ])(?![^\W_])")
LOOK_ON = 250  # code points behind a sentence
SHORTEST_LINE = 40  # code points of a line that a sentence runs over
MOST_BEFORE = 60  # code points


def kept(reading: Reading, sentence: Span) -> Iterator[Span]:
    """Yield the names of a sentence that only their capital tells."""
    text = reading.document.text
    work, speaks = _spoken_of(reading, reading.section_at(sentence.start))
    near = Span(sentence.start, min(sentence.end + LOOK_ON, len(text)))
    own = [span for span, _ in bodies_in(reading, near)] if work else []
    alone = not (own or any(reading.authorities_in(near)))
    if not work or (alone and not IT.search(text, *near)):
        return
    for capital in CAPITAL.finditer(text, *sentence):
        title = _inside(reading, sentence, capital, speaks, alone)
        if title and not any(body.overlaps(title) for body in own):
            yield title
    first = name_from(reading, sentence.start, sentence.end) if speaks and not alone else None
    begun = first is not None and BEGUN.match(text, first.end, sentence.end)
    good = first is not None and begun and may_be_title(reading, first, speaks, strong=True, placed=False)
    if first is not None and good and may_be_name(reading, first, alone=True):
        yield first


@lru_cache(maxsize=1)  # sentences come section by section
def _spoken_of(reading: Reading, i: int) -> tuple[bool, bool]:
    """Whether a section speaks of work that has an end, and of projects."""
    text, body = reading.document.text, reading.sections[i].body
    return (
        any(WORK.search(text, *block.span) for block in body),
        any(PROJECTS.search(text, *block.span) for block in body),
    )


def _inside(reading: Reading, sentence: Span, capital: re.Match[str], speaks: bool, alone: bool = False) -> Span | None:
    """Return the name that begins with a capital inside a sentence, if what stands before it lets it be one."""
    text = reading.document.text
    start = capital.start("name")
    before = text[max(capital.start() - MOST_BEFORE, sentence.start) : capital.start()]
    line = before.rpartition("\n")
    begins_line = not line[2] and len(line[0].rpartition("\n")[2]) < SHORTEST_LINE
    if begins_line or SAYS.search(before) or OTHER.search(text, sentence.start, start):
        return None
    behind, strong = BEHIND.search(before), STRONG.search(before) is not None
    if not strong and (alone or behind is None or (behind["verb"] and not is_finite(behind["verb"]))):
        return None
    title = name_from(reading, start, sentence.end)
    placed = behind is not None and bool(behind["place"])
    return title if title and may_be_title(reading, title, speaks, strong, placed) else None
