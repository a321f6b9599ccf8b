"""The authorities and territories of the reference graph, in tables: what they are called and who belongs where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from loaders.names.slips import Slips
from loaders.names.words import WORD
from loaders.ocr import Repairs, loose
from loaders.records import Ref
from ontology import DEFAULT_BASE, SG, dcterms, quads, rdf, sg, skos, vocabulary

MISSPELT = frozenset({"NationalAgency", "GovernmentOffice"})  # of towns, "Habo" is no slip for "Håbo"
ACTS = r"deltar|deltog|medverkar|medverkade|ingår|ingick"
NAMING = (skos("prefLabel"), skos("altLabel"), skos("hiddenLabel"))


@dataclass(frozen=True, slots=True)
class Bare:
    """What a bare place name may stand for, by county or municipality code."""

    county: str | None = None
    municipality: str | None = None


class Authorities:
    """The reference graph's names, bodies by place, and words that names begin or end with."""

    def __init__(self) -> None:
        self.classes: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self.domains: dict[str, list[str]] = defaultdict(list)
        self.region_of: dict[str, str] = {}
        self.board_of: dict[str, str] = {}
        self.municipality_of: dict[str, str] = {}
        self.county_of: dict[str, str] = {}
        self.forms: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self.bare: dict[tuple[str, ...], Bare] = {}
        self._read_reference()
        self._read_forms()
        for forms in self.forms.values():
            forms.sort(key=lambda form: -len(form[0]))
        self.longest_bare = max(map(len, self.bare), default=0)
        forms_words = (word for forms in self.forms.values() for form, _ in forms for word in form)
        self.slips = Slips(
            form[0]
            for forms in self.forms.values()
            for form, subject in forms
            if len(form) == 1 and self.classes.get(subject) in MISSPELT
        )
        self.repairs = Repairs([*forms_words, *(word for words in self.bare for word in words)])

    def _read_reference(self) -> None:
        names: dict[str, set[str]] = defaultdict(set)
        english: dict[str, str] = {}
        spatial: list[tuple[str, str]] = []
        for quad in quads("reference"):
            assert isinstance(quad.subject, NamedNode)
            subject, value = quad.subject.value.removeprefix(DEFAULT_BASE), quad.object
            if isinstance(value, NamedNode):
                path = value.value.removeprefix(DEFAULT_BASE)
                # Region Gotland is both; it is found as the region it is named for.
                if quad.predicate == rdf("type") and self.classes.get(subject) != "Region":
                    self.classes[subject] = value.value.removeprefix(SG)
                elif quad.predicate == dcterms("spatial"):
                    spatial.append((subject, path))
                elif quad.predicate == dcterms("isPartOf"):
                    self.county_of[subject] = path
            elif isinstance(value, Literal) and quad.predicate == sg("emailDomain"):
                self.domains[value.value.lower()].append(subject)
            elif isinstance(value, Literal) and quad.predicate in NAMING:
                if value.language in (None, "sv"):
                    names[subject].add(value.value)
                    if quad.predicate == skos("prefLabel"):
                        self.labels[subject] = value.value
                elif quad.predicate == skos("prefLabel") and " " in value.value:
                    english[subject] = value.value
        for subject, place in spatial:
            self._add_body(subject, place)
        for subject, form in english.items():
            if self.classes.get(subject) not in (None, "County", "MunicipalTerritory", "Border"):
                names[subject].add(form)
        for subject, forms in names.items():
            self._add_forms(subject, forms)

    def _add_body(self, subject: str, place: str) -> None:
        """Keep which body stands for a county or municipality; Region Gotland stands for both of its own."""
        kind, municipal = self.classes.get(subject), place.startswith("id/kommun/")
        if municipal and kind in ("Municipality", "Region"):
            self.municipality_of[place] = subject
        elif not municipal and kind == "Region":
            self.region_of[place] = subject
        elif not municipal and kind == "CountyAdministrativeBoard":
            self.board_of[place] = subject

    def _add_forms(self, subject: str, forms: set[str]) -> None:
        kind = self.classes.get(subject, "")
        if kind == "MunicipalTerritory":
            self._add_bare(forms, municipality=subject)
        if kind in ("MunicipalTerritory", "Border", ""):
            return
        if kind == "County":
            self._add_bare((form for form in forms if not form.endswith(" län")), county=subject)
            forms = {form for form in forms if form.endswith(" län")}
        elif kind == "Region":
            # "Jämtland Härjedalen", "Sörmland": a region's own name for its county.
            counties = (county for county, body in self.region_of.items() if body == subject)
            label = self.labels[subject]
            if label.startswith("Region ") and not label.endswith(" län"):
                for county in counties:
                    self._add_bare([label.removeprefix("Region ")], county=county)
        for form in forms:
            words = tuple(WORD.findall(form))
            self.forms[words[0]].append((words, subject))
            if form[:1].islower():
                self.forms[words[0].capitalize()].append(((words[0].capitalize(), *words[1:]), subject))

    def _add_bare(self, forms: Iterable[str], county: str | None = None, municipality: str | None = None) -> None:
        for form in forms:
            words = tuple(WORD.findall(form))
            known = self.bare.get(words, Bare())
            self.bare[words] = Bare(county or known.county, municipality or known.municipality)

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
        self.region_head = _ending(self.heads["region"])
        self.board_head = _ending(self.heads["lansstyrelse"])
        # "Tre kommuner – Mora, Orsa och Älvdalen": the noun alone needs a sign between; "ägarkommunerna Mora och Orsa".
        named = "|".join(loose(noun) for noun in ("kommuner", "kommunerna"))
        self.municipality_head = re.compile(
            rf"{_ending(self.heads['kommun']).pattern}|\b\w+kommunerna\s+$|\b(?:{named})\s*[:–-]\s*$", re.IGNORECASE
        )
        # "Kommunerna längs banan – Nyköping, Trosa och Flen –", "Fem inlandskommuner deltog: Åsele, Dorotea": of one
        # alone, only what it does may stand between.
        self.municipalities_somewhere = re.compile(
            r"kommun(?:erna|er)(?![^\W_])(?:\s[^.;:!?()–]{3,60}?)??"
            rf"(?:(?P<acts>\s+(?:{ACTS}))|\s*:|\s+[–-]|\s*,|\s+\(|\s+(?:är|var|däribland|såsom|exempelvis|som\s+till\s+exempel|till\s+exempel))"
            r"(?:\s+(?:däribland|bland\s+annat|även|också))?\s*[”\"(]?\s*$",
            re.IGNORECASE,
        )
        # "sju kommuner har anslutit sig, däribland Mora och Orsa": what stands between is no part of the name.
        self.examples = re.compile(
            r"(?P<noun>kommun|region|länsstyrelse)(?:er|erna|na|r)\b[^.;:!?]{0,60}?[\s,(]"
            r"(?:däribland|(?:bland|inklusive)\s+(?:annat|andra|dem)|bl\.\s?a\.|exempelvis|till\s+exempel|t\.\s?ex\.|såsom)\s+$"
            r"|(?P<subject>kommun|region|länsstyrelse)(?:er|erna|na|r)(?![^\W_])(?:\s+(?:som|i|inom)\s[^.:;!?]{1,90}?)?\s+är\s+$"
            r"|(?P<others>kommun)er(?:na)?\b[^.;:!?]{0,120}\.\s+De\s+(?:andra|övriga)\s+är\s+$",
            re.IGNORECASE,
        )
        self.municipality_tail = _beginning(self.tails["kommun"])
        # "Region Gotland och Uppsala universitet": the last is a body of another kind.
        own = ("region", "lansstyrelse", "kommun")
        self.body_tail = _beginning([t for kind, tails in self.tails.items() if kind not in own for t in tails])
        self.county_tail = re.compile(rf"\s+{loose('län')}(?:s|en|ens)?\b")

    def body_of_place(self, words: str, label: str) -> Ref | None:
        """Return the body that a bare place name stands for under a label that names its kind.

        >>> Authorities().body_of_place("Halland", "Deltagande regioner:")
        Ref(path='id/org/region-halland')
        """
        bare = self.bare.get(tuple(WORD.findall(words)))
        tables = {"region": self.region_of, "länsstyrelse": self.board_of, "kommun": self.municipality_of}
        for noun, table in tables.items():
            place = (bare.municipality if noun == "kommun" else bare.county) if bare else None
            if place and re.search(rf"{noun}(?:en|er|erna)?(?![^\W_])", label, re.IGNORECASE):
                return Ref(table[place])
        return None

    def is_municipality(self, words: str) -> bool:
        """Whether a bare place name stands for a municipality, and for no county besides."""
        bare = self.bare.get(tuple(WORD.findall(words)))
        return bare is not None and bare.municipality is not None and bare.county is None

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


def _ending(words: list[str]) -> re.Pattern[str]:
    options = "|".join(loose(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{options})[;:]?\s+$", re.IGNORECASE)


def _beginning(words: list[str]) -> re.Pattern[str]:
    options = "|".join(loose(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\s+(?:{options})s?\b", re.IGNORECASE)
