"""Projects by the marks around their name: "Region A deltar i ”Kusten”", "*Kusten* drivs av A", "Nu startar »Kusten«".

Marks set off a name, but also what is said, read, shown or met at. Whose name it is tells the noun right before it;
where none stands there, the sentence must say that it is a project, or put it beside bodies and what these do with
one, or the next sentence goes on with "projektet".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from loaders.document import Span
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.projects.name_forms import NOUN
from loaders.extract.projects.plausible_names import of_other_kind
from loaders.extract.reading import Reading
from loaders.labels import words_for
from loaders.names.lexicon import is_finite, lemma

MARKED = re.compile(
    r"(?<![^\s(\[–-])(?P<open>\*{1,2}|_|[”\"“«»‘’])(?P<name>[A-ZÅÄÖ0-9](?:[^”\"“«»*_\n]|\n(?!\n)){1,90}?)"
    r"(?:(?<=[^\s.,;:])(?:\*{1,2}|_|[”\"»«])|(?<=[^\s.,;:])’)(?![^\W_])"
)
LONGEST = 10  # words
# What the noun before a name may be, for the name to be a project's.
OF_PROJECT = re.compile(
    r"(?<![^\W_])(?:[\w-]*projekt(?:e[tn])?s?|[\w-]*(?:satsning|insats|förstudie|pilot|studie)(?:en|er|erna)?"
    r"|[\w-]*(?:initiativ|samarbete|arbete|försök)(?:e?t|en|n|na)?|samverkan)$",
    re.IGNORECASE,
)
# A noun that a name may follow: of another thing, if it is no project's.
DEFINITE = re.compile(r"[a-zåäö-]{3,}(?:en|et|an|na|n|t)$")
NO_NOUN = re.compile(
    r"(?:sedan|redan|även|mellan|medan|utan|innan|dessutom|också|igen|genom|inom|kallat|kallad|namnet|benämningen|benämnt"
    r"|tillsammans|nämligen|annat|ut|nyligen|slutligen|just|gemensamt|bland|men|än|om|ett|ramen|när|att|igång|i\s+gång|gång"
    r"|kan|han|hon|den|man|vän|sin|min|vilken|vilket|inlett|startat|lett|drivit|ägt|fått|sökt|beviljats|haft|gjort)$",
    re.IGNORECASE,
)
# What is said, read, shown, met at or stands over something.
OTHER = re.compile(
    r"(?<![^\W_])(?:säg(?:er|a|s)|sade|skriv\w*|skrev|ropa\w*|fråga(?:r|de)?|svara\w*|läs\w*|lyder|löd|citat\w*|ord(?:et|en)?|uttryck\w*"
    r"|(?!under\s)[\w-]*rubrik\w*|[\w-]*tema\w*|motto\w*|slagord\w*|paroll\w*|devis\w*|\w*konferens\w*|\w*seminari\w*|\w*föreläs\w*|\w*utställning\w*"
    r"|\w*bok(?:en)?|\w*böcker|\w*rapport(?:en|er)?|\w*kurs(?:en)?|\w*film(?:en)?|\w*artikel\w*|\w*pris(?:et)?|kampanj\w*|\w*webbinari\w*"
    r"|titeln|frågan|handlingsplan\w*)(?![^\W_])",
    re.IGNORECASE,
)
OF_IT = re.compile(r"(?:[Uu]nder\s+rubriken|(?:rapport|seminari|konferens|artikel)\w*\s+(?:för|från|av|om))\s*$")
SAID = re.compile(
    r"\s*,?\s*(?:säger|sade|menar|berättar|anser|skriver|skrev|konstaterar|tycker|svarar|undrar|löd)(?![^\W_])"
)
# What tells a project in the sentence.
A_PROJECT = re.compile(
    r"(?<![^\W_])(?:(?:[Ee]tt|[Ee]n|[Vv]årt|[Vv]år|[Vv]åra|[Dd]eras|[Tt]vå|[Tt]re|[Ff]yra|[Ff]lera|[Öö]vriga|[Aa]ndra|[Ff]öljande|[A-ZÅÄÖ][\w-]*s|pågående|nya)\s+(?:[\w-]+\s+){0,3}?[\w-]*"
    r"(?:projekt|satsning|förstudie|initiativ|samarbete|pilot|försök)(?:en|er|et|erna)?"
    r"|[\w-]*(?:projekten|satsningarna|initiativen|piloterna|förstudierna))(?![^\W_])"
)
# What bodies do with a project, or are in it.
WORK = re.compile(
    r"(?<![^\W_])(?:driv(?:er|s|it|its|a)|drev|drevs|led(?:er|s|de|des|a)|lett|letts|äg(?:er|s|de|des|t|a)|[\w-]*ägare|huvudm[aä]n\w*"
    r"|samordn\w*|koordin\w*|delta(?:r|git|ga|s)?|deltog|deltagare|medverka\w*|ingå(?:r|tt)?|ingick|samarbet\w*|samverka\w*|samlar?|samlade"
    r"|start(?:ar|ade|at|a|ades)|inle(?:der|dde|tt|da|ds|ddes)|initier\w*|lansera\w*|avsluta(?:s|r|de|des|ts|t)|igång|i\s+gång|pågå(?:r|tt)?|pågick"
    r"|genomför\w*|bedriv\w*|bedrev\w*|ansvar\w*|håller\s+i|höll\s+i|st(?:år|od|ått)\s+bakom|[Bb]akom|initiativ\w*|bevilja\w*|tilldela\w*"
    r"|få(?:r|tt)|fick|söke[rt]|sökte|sökt|sökande|[\w-]*ansök\w*|[\w-]*medel|stöd|bidrag|pengar|kronor|kr|miljoner|samman|part(?:er|ner|ners)?"
    r"|med\s+i|gick\s+in|gått\s+in|går\s+in|vill|ska|försök(?:er|te)|prövar|prövade|testar|arbeta(?:r|de|t)|arbetet|sker|kan|kunnat|svarar|framåt|fortsätter|löper|ligger|handlar\s+om|syftar|går\s+ut\s+på)(?![^\W_])",
    re.IGNORECASE,
)
NEXT = re.compile(
    r"\s+(?:[–-]\s+)?(?:(?:Bakom|I|Inom|Till|Genom|Med\s+i)\s+)?(?:[\w-]*[Pp]rojektet|[\w-]*[Ss]atsningen|[Ss]amarbetet|[Ii]nitiativet|[Pp]iloten|[Ff]örstudien"
    r"|[A-ZÅÄÖ]\w*(?:\s+[a-zåäö]+){1,2}\s+projektet(?!\s+[”\"A-ZÅÄÖ]))(?![^\W_])"
)
IS_A = re.compile(
    r",?\s+(?:(?:som\s+)?(?:är|var)\s+)?(?:en|ett)\s+(?P<what>(?:[\w-]+\s+){0,2}?[\w-]+)(?=\s+(?:som|för|på|i|om|där|med)\s|[.,])"
)  # "är en plattform som"
NAMED_SO = re.compile(
    r"(?<![^\W_])(?:het(?:er|a|te)|kalla[a-zåäö]*|döpt[a-zåäö]*(?:\s+till)?|namnet|benämning(?:en)?)\s*$"
)
NOUN_OF_ONE = re.compile(rf"(?<![^\W_])(?:{NOUN}|[\w-]*projekt|satsning|initiativ|samarbete|förstudie)(?![^\W_])")
LOOK_ON = 60  # code points of the next sentence
LOOK_BACK = 200  # code points of the sentences before, in its paragraph


def marked(reading: Reading, sentence: Span) -> Iterator[Span]:
    """Yield the names of a sentence in marks that the words around them tell to be projects'."""
    text = reading.document.text
    for found in MARKED.finditer(text, *sentence):
        title = Span(*found.span("name"))
        before, behind = text[sentence.start : found.start()], text[found.end() : sentence.end]
        if not _is_none(reading, title, before, behind) and _is_project(reading, sentence, title, before, behind):
            yield title


def _is_none(reading: Reading, title: Span, before: str, behind: str) -> bool:
    """Whether marks set off something else: what is said, a body, a place, or what the noun before it tells."""
    words = reading.text(title)
    alone = not before.strip(" –-") and (behind[:1] == "\n" or not behind.strip(" .:"))  # a line of its own
    if alone or len(words.split()) > LONGEST:
        return True
    if SAID.match(behind) and before != "För ":
        return True
    if any(name.span.covers(title) for name in reading.names_in(title)):
        return True
    noun = before.split()[-1] if before.split() else ""
    if OF_PROJECT.search(noun):
        return False
    told = IS_A.match(behind)
    if told and words_for("CollaborationPlatform").search(told["what"]):
        return True
    if of_other_kind(words) or (OTHER.search(before) and not OF_IT.search(before)):
        return True
    return _is_noun(noun if noun != before.strip() else noun.casefold())


@lru_cache(maxsize=10_000)
def _is_noun(word: str) -> bool:
    """Whether a word before a name is a noun that tells what it is: "handboken", "priset"."""
    if not word.isalpha() or not word.islower() or NO_NOUN.match(word) or is_finite(word):
        return False
    form = lemma(word)
    return DEFINITE.match(word) is not None and form != word


def _is_project(reading: Reading, sentence: Span, title: Span, before: str, behind: str) -> bool:
    text = reading.document.text
    if OF_PROJECT.search(before.rstrip()) or A_PROJECT.search(before) or A_PROJECT.search(behind):
        return True
    if NEXT.match(text, sentence.end, min(sentence.end + LOOK_ON, len(text))):
        return True
    block = reading.document.block_at(title.start)
    last = min(sentence.end + LOOK_ON, block.end) if block else sentence.end
    told = Span(max(block.start, sentence.start - LOOK_BACK), last) if block else sentence
    if NAMED_SO.search(before) and NOUN_OF_ONE.search(text, *told):
        return True
    if not (WORK.search(before) or WORK.search(behind)):
        return False
    return any(reading.authorities_in(told)) or any(bodies_in(reading, told))
