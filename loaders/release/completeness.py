"""What documents/catalogue.ttl must say before a portal can take the catalogue in, and does not say yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from loaders.findings import Finding, Severity
from loaders.release.listing import Listing, Term
from ontology import DEFAULT_BASE, Namespace, dcat, dcterms, foaf, vcard

RULE = "catalogue"
UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
NUMBER = r"[0-9]{10}"
EXAMPLE = re.compile(r"exempel|example|5560000000", re.IGNORECASE)


class Demand(NamedTuple):
    """One value that a thing must have: whose text matches `form`, in Swedish and English if `texts`."""

    predicate: NamedNode
    sv: str
    en: str
    form: str = ""
    texts: bool = False


TITLE = Demand(dcterms("title"), "titel på svenska och engelska", "a title in Swedish and English", texts=True)
SAID = Demand(dcterms("description"), "beskrivning på svenska och engelska", "a description in both", texts=True)
IDENTIFIER = Demand(dcterms("identifier"), "UUID som aldrig ändras", "a UUID that never changes", UUID)
PUBLISHER = Demand(dcterms("publisher"), "utgivare", "a publisher")
CONTACT = Demand(dcat("contactPoint"), "kontakt", "a contact point")
CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"
OF_CATALOGUE = (TITLE, SAID, PUBLISHER, Demand(dcterms("license"), "licens, alltid CC0", "a licence, always CC0", CC0))
OF_DATASET = (
    *(TITLE, SAID, PUBLISHER, IDENTIFIER, CONTACT),
    Demand(dcterms("license"), "licens", "a licence"),
    Demand(dcterms("issued"), "datum för första utgivning", "the date of first publication"),
    Demand(dcterms("accessRights"), "åtkomsträttigheter", "access rights"),
    Demand(dcterms("spatial"), "område", "a place"),
    Demand(dcat("keyword"), "nyckelord", "keywords", texts=True),
    Demand(dcat("theme"), "tema ur EU:s lista", "a theme of the EU's list", ".*/authority/data-theme/[A-Z]{4}"),
)
OF_SERVICE = (TITLE, IDENTIFIER)
OF_PUBLISHER = (
    Demand(foaf("name"), "namn", "a name"),
    Demand(dcterms("identifier"), "organisationsnummer, tio siffror", "an organisation number, ten digits", NUMBER),
    Demand(
        dcterms("type"),
        "slag ur purl.org/adms/publishertype",
        "a kind of purl.org/adms/publishertype",
        "http://purl.org/adms/publishertype/.+",
    ),
)
OF_CONTACT = (
    Demand(vcard("fn"), "namn på en funktion", "the name of a function"),
    Demand(vcard("hasEmail"), "funktionsbrevlåda", "the mailbox of a function", "mailto:.+@.+"),
)


def findings(
    written: Sequence[Quad], base_iri: str = DEFAULT_BASE, severity: Severity = "warning"
) -> Iterator[Finding]:
    """Yield what the hand-written catalogue lacks, as findings of a severity, and whether it is the example.

    An example value is a warning whatever the severity: a catalogue with one can be tried, not published.
    """
    if not is_described(written, base_iri):
        yield _finding("warning", "", "documents/catalogue.ttl saknas", "documents/catalogue.ttl is missing")
        return
    listing, node = Listing(written), Namespace(f"{base_iri}catalogue#")
    wanted: list[tuple[NamedNode, Sequence[Demand]]] = [
        (node("catalogue"), OF_CATALOGUE),
        (node("graph"), OF_DATASET),
        (node("sparql"), OF_SERVICE),
        (node("questions"), OF_SERVICE),
        *((one, OF_PUBLISHER) for one in _named(written, dcterms("publisher"))),
        *((one, OF_CONTACT) for one in _named(written, dcat("contactPoint"))),
    ]
    for subject, demands in wanted:
        for demand in demands:
            if not _met(demand, listing.of(subject, demand.predicate)):
                sv = f"documents/catalogue.ttl saknar {demand.sv}"
                yield _finding(severity, subject.value, sv, f"documents/catalogue.ttl lacks {demand.en}")
    if is_example(written):
        sv = "Utgivaren är ännu exempelvärdet; skriv er egen i documents/catalogue.ttl innan något ges ut."
        en = "The publisher is still the example value; write your own in documents/catalogue.ttl before publishing."
        yield Finding("", "warning", RULE, "", sv, en)


def is_described(listed: Iterable[Quad], base_iri: str = DEFAULT_BASE) -> bool:
    """Tell whether anything is said of the catalogue itself: a release without catalogue.ttl lists its files alone."""
    return any(quad.subject == NamedNode(f"{base_iri}catalogue#catalogue") for quad in listed)


def is_example(written: Iterable[Quad]) -> bool:
    """Tell whether the publisher is still the example value."""
    return any(EXAMPLE.search(one.value) for one in _named(written, dcterms("publisher")))


def _met(demand: Demand, values: Iterable[Term]) -> bool:
    fit = [value for value in values if not demand.form or re.fullmatch(demand.form, value.value)]
    if demand.texts:
        return {"sv", "en"} <= {value.language for value in fit if isinstance(value, Literal)}
    return bool(fit)


def _named(written: Iterable[Quad], predicate: NamedNode) -> list[NamedNode]:
    named = (quad.object for quad in written if quad.predicate == predicate)
    return list(dict.fromkeys(term for term in named if isinstance(term, NamedNode)))


def _finding(severity: Severity, node: str, sv: str, en: str) -> Finding:
    return Finding("", severity, RULE, node, f"{sv}; portaler behöver det.", f"{en}; portals need it.")
