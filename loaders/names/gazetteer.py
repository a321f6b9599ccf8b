"""The names of authorities and territories in a text, from the reference graph.

Names are matched on the text itself, by whole words and with their case, the longest first, so that
"Spannmål" holds no "Spann" and "Region Kalmar län" no territory.
"""

from __future__ import annotations

import re
from functools import cache

from loaders.document import Span
from loaders.names.coordinations import Coordinations
from loaders.names.slips import is_slip
from loaders.names.words import BETWEEN, BROKEN, LEFT_OVER, WORD, Word, titled
from loaders.records import Name, Ref

SHORTEST_SPLIT = 8  # code points of a name that recognition may have split
NUMBERED = re.compile(r":?[ \t]+(?:\d|[lIO](?![^\W_]))")  # behind "Sida": a page, "l" where recognition read 1 so
LONG_NAME = 3  # words
COMMAS_FROM = 5  # words of a name that may hold a comma: "Forskningsrådet för hälsa, arbetsliv och välfärd"
COMMA = re.compile(rf",?(?:{BETWEEN.pattern})")
SHORTEST_NAME = 4  # letters; a shorter one before a number is none
BRANCHED = frozenset({"Organisation", "Company"})  # whose branches bear the short form in names of their own
IN_AREA = re.compile(r"(?<![^\W_])(?:i|inom|från|genom)[ \n]$")  # "i Göteborgsregionen" is a place
LOCAL = re.compile(r" (?P<place>i )?(?!Region(?![^\W_])|Läns|Sverige(?![^\W_]))[A-ZÅÄÖ]\w")
OF_BRANCH = re.compile(r" (?!AB(?![^\W_]))[A-ZÅÄÖ]\w")  # "LRF Jämtland", "LKAB Minerals AB"


class Gazetteer(Coordinations):
    """The names of the reference graph, ready to be found.

    >>> [name.ref.path for name in gazetteer().find("Region Kalmar, Kalmar län")]
    ['id/org/region-kalmar-lan', 'id/lan/08']
    """

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Name]:
        """Return the names in a stretch of text in order, without overlaps."""
        words = self._rejoined(
            text, [self._word(word) for word in WORD.finditer(text, start, len(text) if end is None else end)]
        )
        found: list[Name] = []
        i = 0
        while i < len(words):
            whole = self._whole(text, words, i)
            coordination = self.coordination(text, words, i, start)
            if coordination and (not whole or coordination[0] > i + whole[0]):
                i, names = coordination
                found.extend(names)
            elif whole:
                size, subject = whole
                span = Span(words[i].start, words[i + size - 1].end)
                kind = "territory" if subject.startswith(("id/lan/", "id/place/", "id/kommun/")) else "organisation"
                mended = any(word.repaired for word in words[i : i + size])
                method = "by-ocr-repair" if mended else "by-reference-name"
                found.append(Name(span, Ref(subject), kind, span, method))
                i, more = self.carry_on(text, words, i + size, found[-1])
                if more:
                    found[-1:] = more
            else:
                i += 1
        return self.boards(text, found, start)

    def _rejoined(self, text: str, words: list[Word]) -> list[Word]:
        """Join a word of names that recognition has split: "Trafik verket", "Hudiks valls kommun"."""
        found: list[Word] = []
        for word in words:
            before = found[-1] if found else None
            if (
                before is not None
                and word.text[0].islower()
                and before.text[0].isupper()
                and text[before.end : word.start] == " "
                and (joined := before.text + word.text) in self.repairs
                and len(joined) >= SHORTEST_SPLIT
            ):
                found[-1] = Word(joined, before.start, word.end, True)
            else:
                found.append(word)
        return found

    def _word(self, found: re.Match[str]) -> Word:
        whole = BROKEN.sub("", found.group())
        joined = LEFT_OVER.sub("", whole)
        meant = joined if joined != whole and joined in self.repairs else self.repairs[whole]
        meant = self.slips[whole] if meant == whole and whole not in self.repairs else meant
        return Word(meant, found.start(), found.end(), meant != whole)

    def _whole(self, text: str, words: list[Word], i: int) -> tuple[int, str] | None:
        """Match a full name at word i; a genitive s may end it."""
        keys = {words[i].text, titled(words[i].text), words[i].text.removesuffix("s")}
        fits = (
            (len(form), subject)
            for key in keys
            for form, subject in self.forms.get(key, ())
            if self._matches(text, words, i, form)
        )
        best = max(fits, default=None)
        if best is None or self._local(text, words[i : i + best[0]]):
            return None
        if best[0] > 1:
            return best
        is_page = len(words[i].text) <= SHORTEST_NAME and NUMBERED.match(text, words[i].end)
        kind = self.classes.get(best[1])
        apart = kind == "Company" or (kind in BRANCHED and words[i].text.isupper()) or kind == "AcademicOrganisation"
        in_area = kind == "MunicipalAssociation" and words[i].text.endswith("regionen")
        if in_area and IN_AREA.search(text, max(words[i].start - 12, 0), words[i].start):
            return None
        branch = apart and OF_BRANCH.match(text, words[i].end)
        return None if is_page or branch else best

    def _local(self, text: str, words: list[Word]) -> bool:
        """Whether words are a local body's, for names of such begin with them: "Företagarna Kronoberg"."""
        behind = LOCAL.match(text, words[-1].end)
        name = " ".join(word.text for word in words) if behind else ""
        return behind is not None and any(
            f"{name}{' i' * bool(behind['place'])}" in kind for kind in self.heads.values()
        )

    def _matches(self, text: str, words: list[Word], i: int, form: tuple[str, ...]) -> bool:
        if i + len(form) > len(words):
            return False
        for k, part in enumerate(form):
            word = words[i + k].text
            if word != part and not _stands_for(word, part, k, len(form)):
                return False
            between = COMMA if len(form) >= COMMAS_FROM else BETWEEN
            if k and not between.fullmatch(text, words[i + k - 1].end, words[i + k].start):
                return False
        return True


def _stands_for(word: str, part: str, k: int, size: int) -> bool:
    """Whether a word is the k-th of a name's otherwise than as it is: in capitals, as a title, genitive or in small."""
    if abs(len(word) - len(part)) > 1:
        return False  # most are told apart by this
    in_capitals = word.isupper() and len(word) > 4 and word == part.upper()
    as_title = k > 0 and word == part.capitalize()
    in_genitive = k == size - 1 and word == part + "s"
    in_small = k > 0 and size >= LONG_NAME and word == part.lower()  # "Sveriges kommuner och regioner"
    misspelt = k > 0 and size >= LONG_NAME and is_slip(word, part)  # "Myndigheten för samhällskydd och beredskap"
    return in_capitals or in_genitive or as_title or in_small or misspelt


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer, read once a process."""
    return Gazetteer()
