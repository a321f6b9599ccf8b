"""Bodies that the reference graph does not know: kept by their printed name, with the kind that its form tells."""

from __future__ import annotations

import re
from functools import cache

from pyoxigraph import NamedNode

from loaders.document import Span
from loaders.extract.bodies.kinds import has_form, is_headline, is_title, kind_of
from loaders.extract.bodies.known_bodies import met
from loaders.extract.bodies.ways_of_working import is_way_of_working
from loaders.extract.persons.form import withheld
from loaders.extract.reading import Reading
from loaders.labels import role_of
from loaders.names.countries import is_country
from loaders.names.gazetteer import gazetteer
from loaders.names.words import BROKEN
from loaders.records import Concept, Node, Ref
from ontology import SCHEME, quads, skos

# What a participants line may hold that is no name.
LONGEST_NAME = 90
NOT_A_NAME = re.compile(
    r"^[\W\d_]*$|.*-$|[^()]*\([^()]*$|(?:.*\s)?(?:en|ett|den|det|de)$|(?:ab|hb|kb)$"
    r"|^(?:m\.?\s?fl|etc|med flera|ej klart|saknas|inga?|summa|delsumma|totalt?|sök|läs|gå"
    r"|dela|skriv|ladda|kontakta|tillbaka|två|tre|fyra|fem|sex|flera|samtliga|alla|denna|detta|dessa)\b",
    re.IGNORECASE,
)

# Classes whose bodies the reference graph holds all of: any other is of another country.
COMPLETE = frozenset({"Region", "CountyAdministrativeBoard", "Municipality"})
ABROAD = re.compile(r"(?:[A-ZÅÄÖ][\w-]+ ){1,2}(?:stad|kommun|Municipality)|Region [A-ZÅÄÖ]\w+")  # "Madrid stad"
CAPITAL = re.compile(r"[^\W\d_]?[A-ZÅÄÖÉÜØ]")  # "eSam" too


def organisation(reading: Reading, span: Span, method: str, kind: tuple[str, str] | None = None) -> Node | Ref | None:
    """Return the body that a stretch names: of the reference graph, one met before, or a new one.

    None where the stretch is no name: empty, too long, a whole sentence, not capitalised, a place's, a person's or a
    role's.
    A name new to the document that may be a person's by its form is taken for one, unless the kind of body is known.
    """
    known = [name for name in reading.names_in(span) if name.span == span]
    if known:
        return known[0].ref if known[0].kind == "organisation" else None
    if reading.is_private(span):
        return None
    words = BROKEN.sub("", reading.text(span))
    if is_country(words) or role_of(words) or (is_title(words.split()[0]) and not has_form(words)):
        return None
    if kind is None and met(reading, words) is None and withheld(reading, span):
        return None
    return named(reading, words, [span], method, kind)


def named(
    reading: Reading, words: str, spans: list[Span], method: str, kind: tuple[str, str] | None = None
) -> Node | Ref | None:
    """Return the body of a name whose stretches are given: a name may go on in the next line of a cell."""
    words = " ".join(words.split()).replace("EU- ", "EU-")
    known = gazetteer().find(words)
    if len(known) == 1 and known[0].span == (0, len(words)):
        return known[0].ref if known[0].kind == "organisation" else None
    if sum(name.kind == "organisation" for name in known) > 1:
        return None
    if NOT_A_NAME.match(words) or len(words) > LONGEST_NAME or not CAPITAL.match(words) or is_headline(words):
        return None
    if node := met(reading, words) or (met(reading, words[:-1]) if words[-1] == "s" else None):
        reading.support(node, spans)
        return node
    class_name, slug = kind or kind_of(words)
    if class_name in COMPLETE:
        if not ABROAD.fullmatch(words):
            return None
        class_name, slug = "Organisation", "ovrig"
    if class_name == "CollaborationPlatform" and is_way_of_working(reading.document.text, words):
        return None
    node = reading.add(class_name, words, spans, method)
    node.add("org:classification", Concept("org-kind", slug))
    if held := levels(slug):
        # A body that municipalities form is of their level, unless it is named for regions.
        level = next((level for level in held if words.casefold().startswith(level)), min(held))
        node.add("sg:level", Concept("level", level))
    return node


@cache
def levels(kind: str) -> tuple[str, ...]:
    """Return the levels of government that a kind of organisation may have, from the scheme's table.

    >>> levels("kommun")
    ('municipality',)
    """
    concept = NamedNode(f"{SCHEME}org-kind/{kind}")
    return tuple(
        quad.object.value.rsplit("/", 1)[1]
        for quad in quads("schemes")
        if quad.subject == concept and quad.predicate == skos("relatedMatch") and isinstance(quad.object, NamedNode)
    )
