"""The names of authorities and territories in a text, from the reference graph.

Names are matched on the text itself, by whole words and with their case, the longest first, so that
"Spannmål" holds no "Spann" and "Region Kalmar län" no territory. A bare place name ("Kalmar") may be a
county, a municipality or a town: what it is follows from the words beside it (head "Region", tail "län",
coordination), and the head and tail words are the forms with "…" in the scheme org-kind.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from loaders.document import Span
from loaders.ocr import Repairs, loose
from loaders.records import Ref
from ontology import DEFAULT_BASE, SG, dcterms, quads, rdf, sg, skos, vocabulary

# A hyphen at the end of a line is inside the word: "kom-" and "mun" below it.
WORD = re.compile(r"[^\W_]+(?:(?:[’']|-(?:[ \t]*\n[ \t]*)?(?!(?:och|samt|eller)\b))[^\W_]+)*")
BROKEN = re.compile(r"-[ \t]*\n[ \t]*(?=[a-zåäö])|(?<=-)[ \t]*\n[ \t]*")
LEFT_OVER = re.compile(r"(?<=[a-zåäö])-(?=[a-zåäö])")  # of a line's end in another setting: "Trafik-verket"
BETWEEN = re.compile(r"(?:(?<=Kungl)\.|-)?[ \t]+|-?[ \t]*\n[ \t]*|-")
NUMBERED = re.compile(r"[ \t]+\d")  # behind "Sida": a page
SEPARATOR = re.compile(r"\s*,\s+(?:och|samt)\s+|\s*[,;]\s+|\s+(?:och|samt|respektive)\s+|\s*/\s*|\s+&\s+")
# "Länsstyrelsen i A och i B": the preposition may be repeated inside a coordination.
JOINT = re.compile(rf"-?(?:{SEPARATOR.pattern})(?:i\s+)?")
SHORTEST_NAME = 4  # letters; a shorter one before a number is none


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch that names reference things.

    `span` is the name itself; `printed` the whole coordination where words are shared in it ("Region Kalmar"
    of "Region Gotland och Kalmar"), else the same. `kind` is "organisation", "territory" or "place" (a bare
    town name that nothing tells apart).
    """

    span: Span
    ref: Ref
    kind: str
    printed: Span
    method: str = "by-reference-name"


class Word(NamedTuple):
    """A word of a text, whole and mended: `text` is what it stands for."""

    text: str
    start: int
    end: int
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class _Bare:
    """What a bare place name may stand for, by county or municipality code."""

    county: str | None = None
    municipality: str | None = None


class Gazetteer:
    """The names of the reference graph, ready to be found.

    >>> [name.ref.path for name in gazetteer().find("Region Kalmar, Kalmar län")]
    ['id/org/region-kalmar-lan', 'id/lan/08']
    """

    def __init__(self) -> None:
        self.classes: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self.domains: dict[str, list[str]] = defaultdict(list)
        self.region_of: dict[str, str] = {}
        self.board_of: dict[str, str] = {}
        self.municipality_of: dict[str, str] = {}
        self.county_of: dict[str, str] = {}
        self._forms: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self._bare: dict[tuple[str, ...], _Bare] = {}
        self._read_reference()
        self._read_forms()
        for forms in self._forms.values():
            forms.sort(key=lambda form: -len(form[0]))
        self._longest_bare = max(map(len, self._bare), default=0)
        forms_words = (word for forms in self._forms.values() for form, _ in forms for word in form)
        self._repairs = Repairs([*forms_words, *(word for words in self._bare for word in words)])

    def _read_reference(self) -> None:
        names: dict[str, set[str]] = defaultdict(set)
        short: dict[str, set[str]] = defaultdict(set)
        spatial: dict[str, list[str]] = defaultdict(list)
        for quad in quads("reference"):
            if not isinstance(quad.subject, NamedNode):
                continue
            subject = quad.subject.value.removeprefix(DEFAULT_BASE)
            value = quad.object
            if quad.predicate in (skos("prefLabel"), skos("altLabel"), skos("hiddenLabel")):
                if isinstance(value, Literal) and value.language in (None, "sv"):
                    names[subject].add(value.value)
                    if quad.predicate == skos("prefLabel"):
                        self.labels[subject] = value.value
                    elif quad.predicate == skos("altLabel"):
                        short[subject].add(value.value)
            elif quad.predicate == rdf("type") and isinstance(value, NamedNode):
                name = value.value.removeprefix(SG)
                # Region Gotland is both; it is found as the region it is named for.
                if self.classes.get(subject) != "Region":
                    self.classes[subject] = name
            elif quad.predicate == sg("emailDomain") and isinstance(value, Literal):
                self.domains[value.value.lower()].append(subject)
            elif quad.predicate == dcterms("spatial") and isinstance(value, NamedNode):
                spatial[subject].append(value.value.removeprefix(DEFAULT_BASE))
            elif quad.predicate == dcterms("isPartOf") and isinstance(value, NamedNode):
                self.county_of[subject] = value.value.removeprefix(DEFAULT_BASE)
        for subject, places in spatial.items():
            table = {
                "Region": self.region_of,
                "CountyAdministrativeBoard": self.board_of,
                "Municipality": self.municipality_of,
            }.get(self.classes.get(subject, ""))
            for place in places:
                if table is not None and (table is self.municipality_of) == place.startswith("id/kommun/"):
                    table[place] = subject
                if place.startswith("id/kommun/") and self.classes.get(subject) == "Region":
                    self.municipality_of[place] = subject
        here = {body: county for county, body in self.region_of.items()}
        for subject, forms in names.items():
            kind = self.classes.get(subject, "")
            if kind == "County":
                self._add_bare((form for form in forms if not form.endswith(" län")), county=subject)
                forms = {form for form in forms if form.endswith(" län")}
            elif kind == "MunicipalTerritory":
                self._add_bare(forms, municipality=subject)
                continue
            elif kind in ("Border", ""):
                continue
            elif kind == "Region" and subject in here:
                # "Jämtland Härjedalen", "Sörmland": a region's own name for its county.
                own = (form.removeprefix("Region ") for form in (self.labels[subject],) if form.startswith("Region "))
                self._add_bare((form for form in own if not form.endswith(" län")), county=here[subject])
            for form in forms:
                words = tuple(WORD.findall(form))
                if words:
                    self._forms[words[0]].append((words, subject))
                    if form[:1].islower():
                        self._forms[words[0].capitalize()].append(((words[0].capitalize(), *words[1:]), subject))

    def _add_bare(self, forms: Iterable[str], county: str | None = None, municipality: str | None = None) -> None:
        for form in forms:
            words = tuple(WORD.findall(form))
            known = self._bare.get(words, _Bare())
            self._bare[words] = _Bare(county or known.county, municipality or known.municipality)

    def _read_forms(self) -> None:
        """Take head and tail words of names from the scheme org-kind."""
        self.heads: dict[str, list[str]] = defaultdict(list)
        self.tails: dict[str, list[str]] = defaultdict(list)
        for concept in vocabulary().schemes["org-kind"].values():
            for label in concept.hidden:
                if label.startswith("…"):
                    self.tails[concept.slug].append(label.lstrip("… "))
                elif label.endswith("…"):
                    self.heads[concept.slug].append(label.rstrip("… "))
        self._region_head = _ending(self.heads["region"])
        self._board_head = _ending(self.heads["lansstyrelse"])
        # "Tre kommuner – Mora, Orsa och Älvdalen": the noun alone needs a sign between.
        named = "|".join(loose(noun) for noun in ("kommuner", "kommunerna"))
        self._municipality_head = re.compile(
            rf"{_ending(self.heads['kommun']).pattern}|\b(?:{named})\s*[:–-]\s*$", re.IGNORECASE
        )
        self._municipality_tail = _beginning([t for t in self.tails["kommun"] if t])
        # "Region Gotland och Uppsala universitet": the last is a body of another kind.
        own = ("region", "lansstyrelse", "kommun")
        self._body_tail = _beginning([t for kind, tails in self.tails.items() if kind not in own for t in tails if t])
        self._county_tail = re.compile(rf"\s+{loose('län')}(?:s|en|ens)?\b")

    # --- finding -------------------------------------------------------------------------------

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Name]:
        """Return the names in a stretch of text in order, without overlaps."""
        words = [self._word(word) for word in WORD.finditer(text, start, len(text) if end is None else end)]
        found: list[Name] = []
        i = 0
        while i < len(words):
            whole = self._whole(text, words, i)
            coordination = self._coordination(text, words, i, start)
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
                i, more = self._carry_on(text, words, i + size, found[-1])
                if more:
                    found[-1:] = more
            else:
                i += 1
        return self._boards(text, found, start)

    def _boards(self, text: str, names: list[Name], start: int) -> list[Name]:
        """Read "Länsstyrelserna i A län, B län och C län": each county in the enumeration means its board."""
        found: list[Name] = []
        begin, shared = start, False
        for name in names:
            between = text[found[-1].span.end : name.span.start] if found else ""
            county = name.ref.path if name.ref.path in self.board_of else None
            head = self._board_head.search(text[max(start, name.span.start - 60) : name.span.start])
            shared = county is not None and (bool(head) or (shared and JOINT.fullmatch(between) is not None))
            if head and shared:
                begin = name.span.start - len(head.group())
            if shared and county:
                printed = Span(begin, name.span.end)
                found.append(Name(name.span, Ref(self.board_of[county]), "organisation", printed, "by-name-form"))
            else:
                found.append(name)
        return found

    def _word(self, found: re.Match[str]) -> Word:
        whole = BROKEN.sub("", found.group())
        joined = LEFT_OVER.sub("", whole)
        meant = joined if joined != whole and joined in self._repairs else self._repairs[whole]
        return Word(meant, found.start(), found.end(), meant != whole)

    def _whole(self, text: str, words: list[Word], i: int) -> tuple[int, str] | None:
        """Match a full name at word i; a genitive s may end it."""
        keys = {words[i].text, _titled(words[i].text), words[i].text.removesuffix("s")}
        fits = (
            (len(form), subject)
            for key in keys
            for form, subject in self._forms.get(key, ())
            if self._matches(text, words, i, form)
        )
        best = max(fits, default=None)
        is_page = best is not None and best[0] == 1 and len(words[i].text) <= SHORTEST_NAME
        return None if is_page and NUMBERED.match(text, words[i].end) else best

    def _matches(self, text: str, words: list[Word], i: int, form: tuple[str, ...]) -> bool:
        if i + len(form) > len(words):
            return False
        for k, part in enumerate(form):
            word = words[i + k].text
            in_capitals = word.isupper() and len(word) > 4 and word == part.upper()
            as_title = k > 0 and word == part.capitalize()
            in_genitive = k == len(form) - 1 and word == part + "s"
            if word != part and not in_capitals and not in_genitive and not as_title:
                return False
            if k and not BETWEEN.fullmatch(text, words[i + k - 1].end, words[i + k].start):
                return False
        return True

    def _bare_at(self, text: str, words: list[Word], i: int) -> tuple[int, _Bare] | None:
        for size in range(min(self._longest_bare, len(words) - i), 0, -1):
            parts = [word.text for word in words[i : i + size]]
            if any(not BETWEEN.fullmatch(text, words[i + k].end, words[i + k + 1].start) for k in range(size - 1)):
                continue
            for last in (parts[-1], parts[-1].removesuffix("s")):
                if bare := self._bare.get((*parts[:-1], last)):
                    return size, bare
        return None

    def _coordination(self, text: str, words: list[Word], i: int, start: int) -> tuple[int, list[Name]] | None:
        """Match bare place names at word i, coordinated or alone, and read them by head and tail."""
        members: list[tuple[Span, _Bare]] = []
        at: int | None = i
        while at is not None and (bare := self._bare_at(text, words, at)):
            size, meaning = bare
            if any(meaning is known for _, known in members):
                break  # "i Sundsvall, Sundsvalls kommun": the place, then its body
            members.append((Span(words[at].start, words[at + size - 1].end), meaning))
            at = _behind_joint(text, words, at + size)
        if not members:
            return None
        return self._read_members(text, members, words, start)

    def _read_members(
        self, text: str, members: list[tuple[Span, _Bare]], words: list[Word], start: int
    ) -> tuple[int, list[Name]]:
        first, last = members[0][0].start, members[-1][0].end
        before = text[max(start, first - 60) : first]
        head = self._board_head.search(before) or self._region_head.search(before)
        is_board = bool(self._board_head.search(before))
        begin = first - len(before) + head.start() if head else first
        tail = self._county_tail.match(text, last)
        municipal = self._municipality_tail.match(text, last)
        if head is None and (led := self._municipality_head.search(before)):
            begin = first - len(before) + led.start()
            whole = Span(begin, last)
            codes = [(span, bare.municipality) for span, bare in members if bare.municipality]
            bodies = [(span, Ref(self.municipality_of[code])) for span, code in codes]
            end = bisect.bisect_left(words, last, key=lambda word: word.start)
            return end, [Name(span, body, "organisation", whole, "by-name-form") for span, body in bodies]
        end = tail.end() if tail else municipal.end() if municipal else last
        at = bisect.bisect_left(words, end, key=lambda word: word.start)
        names: list[Name] = []
        for n, (span, bare) in enumerate(members):
            whole = Span(begin if head else span.start, end if tail or municipal else span.end)
            single = len(members) == 1
            own = whole if single else Span(span.start, end if n == len(members) - 1 else span.end)
            printed = own if single else Span(begin if head else first, end)
            name = self._read_member(
                own, printed, bare, bool(head), is_board, bool(tail), bool(municipal), len(members)
            )
            if name:
                names.append(name)
        return at, names

    def _read_member(
        self,
        span: Span,
        printed: Span,
        bare: _Bare,
        head: bool,
        board: bool,
        county_tail: bool,
        municipal_tail: bool,
        count: int,
    ) -> Name | None:
        if head and bare.county:
            table = self.board_of if board else self.region_of
            return Name(span, Ref(table[bare.county]), "organisation", printed, "by-name-form")
        if municipal_tail and bare.municipality:
            return Name(span, Ref(self.municipality_of[bare.municipality]), "organisation", printed, "by-name-form")
        one_body = bare.county and self.municipality_of.get(bare.municipality or "") == self.region_of[bare.county]
        if bare.county and (county_tail or count > 1 or not bare.municipality or one_body):
            return Name(span, Ref(bare.county), "territory", printed if county_tail else span)
        if bare.municipality:
            return Name(span, Ref(bare.municipality), "place", span)
        return None

    def _carry_on(self, text: str, words: list[Word], i: int, first: Name) -> tuple[int, list[Name]]:
        """Read bare names coordinated with a full name: "Region X, Y och Z"; the head is shared."""
        kind = self.classes.get(first.ref.path)
        if kind not in ("Region", "CountyAdministrativeBoard") or i >= len(words):
            return i, []
        at = _behind_joint(text, words, i)
        result = self._coordination(text, words, at, first.span.end) if at is not None else None
        if result is None:
            return i, []
        behind, names = result
        if names and self._body_tail.match(text, names[-1].span.end):
            return i, []
        table = self.region_of if kind == "Region" else self.board_of
        counties = [self._county_of_name(text, name) for name in names]
        if self.county(first.ref) in counties or any(
            county is None or name.kind == "organisation" for county, name in zip(counties, names, strict=True)
        ):
            return i, []
        whole = Span(first.span.start, names[-1].span.end)
        carried = [
            Name(name.span, Ref(table[county]), "organisation", whole, "by-name-form")
            for county, name in zip(counties, names, strict=True)
            if county
        ]
        return behind, [replace(first, printed=whole), *carried]

    def _county_of_name(self, text: str, name: Name) -> str | None:
        if name.ref.path.startswith("id/lan/"):
            return name.ref.path
        bare = self._bare.get(tuple(WORD.findall(text[name.span.start : name.span.end])))
        return bare.county if bare else None

    def body_of_place(self, words: str, label: str) -> Ref | None:
        """Return the body that a bare place name stands for under a label that names its kind.

        >>> gazetteer().body_of_place("Halland", "Deltagande regioner:")
        Ref(path='id/org/region-halland')
        """
        bare = self._bare.get(tuple(WORD.findall(words)))
        tables = {"region": self.region_of, "länsstyrelse": self.board_of, "kommun": self.municipality_of}
        for noun, table in tables.items():
            place = (bare.municipality if noun == "kommun" else bare.county) if bare else None
            if place and re.search(rf"{noun}(?:en|er|erna)?(?![^\W_])", label, re.IGNORECASE):
                return Ref(table[place])
        return None

    def organisation_of_domain(self, domain: str) -> Ref | None:
        """Return the organisation that a domain is the own one of, or None where it is shared or unknown."""
        owners = self.domains.get(domain.lower().removeprefix("www."), [])
        return Ref(owners[0]) if len(owners) == 1 else None

    def county(self, ref: Ref) -> str | None:
        """Return the path of the county that a reference thing stands for or works in."""
        if ref.path.startswith("id/lan/"):
            return ref.path
        for table in (self.region_of, self.board_of):
            for place, body in table.items():
                if body == ref.path:
                    return place
        return self.county_of.get(ref.path)


def _behind_joint(text: str, words: list[Word], i: int) -> int | None:
    """Return the index of the word behind the separator after word i - 1, or None where there is none."""
    joint = JOINT.match(text, words[i - 1].end) if 0 < i < len(words) else None
    if joint is None:
        return None
    at = bisect.bisect_left(words, joint.end(), key=lambda word: word.start)
    return at if at < len(words) and words[at].start == joint.end() else None


def _titled(word: str) -> str:
    return word[:1] + word[1:].lower() if word.isupper() and len(word) > 4 else word


def _ending(words: list[str]) -> re.Pattern[str]:
    options = "|".join(loose(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{options})[;:]?\s+$", re.IGNORECASE) if options else re.compile(r"(?!)")


def _beginning(words: list[str]) -> re.Pattern[str]:
    options = "|".join(loose(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\s+(?:{options})s?\b", re.IGNORECASE) if options else re.compile(r"(?!)")


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer, read once a process."""
    return Gazetteer()
