"""Persons: found so that they can be kept out of everything public, and tied to what they answer for.

Every stretch that names a person or holds an address or number of one goes to `reading.private`; what the
person is, to `reading.persons`, for the contacts store alone.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass, replace
from functools import cache

from loaders.document import Block, Span, joined
from loaders.extract.bodies.kinds import has_form
from loaders.extract.bodies.organisations import organisation
from loaders.extract.persons import search
from loaders.extract.persons.addresses import Address, addresses, numbers
from loaders.extract.persons.form import cue, names_over
from loaders.extract.persons.index import BROKEN
from loaders.extract.persons.owners import beside, spells
from loaders.extract.reading import Reading
from loaders.labels import exact
from loaders.names.gazetteer import gazetteer
from loaders.records import Node, Person, Ref

CONSULTANCY = ("Consultancy", "konsult")
SEGMENT_END = re.compile(r"[,;)\n|\t]|\s–\s|\.\s|$")


@dataclass(frozen=True, slots=True)
class Contact:
    """One line's contact: the stretches of name and address, and the body they belong to.

    `domain` is the domain of the address where it may be quoted: it is the body's own. `organisation_span` is
    the body's printed name; None where the domain alone tells it.
    """

    name: Span | None
    email: Span | None
    domain: Span | None
    organisation: Node | Ref | None
    organisation_span: Span | None


def extract(reading: Reading) -> None:
    """Find the persons of a document, all stretches that name them, and every address and number."""
    text = reading.document.text
    found = [*addresses(text)]
    owners = {address: beside(reading, address) for address in found}
    named = [*search.cued(reading), *(span for span in owners.values() if span)]
    reading.private.extend(named)
    for name, spans in search.persons(reading, named):
        address = next((a for a, owner in owners.items() if owner and any(s.covers(owner) for s in spans)), None)
        apart = tuple(s for s in spans if not any(a.span.covers(s) for a in found))
        reading.persons.append(_person(reading, name, apart or spans, address))
        reading.private.extend(spans)
    # The domain stays where it is an organisation's own: it tells no person, and is the passage of a role.
    reading.private.extend(Span(a.span.start, a.domain_span.start) if a.own else a.span for a in found)
    reading.private.extend(numbers(text))
    reading.private.extend(search.alone(reading))
    reading.private = [*joined(reading.private, len(text))]  # another list, so that `is_private` asks anew
    _organisations(reading)


# --- bodies ---------------------------------------------------------------------------------------------------


def _person(reading: Reading, name: Span, spans: tuple[Span, ...], address: Address | None) -> Person:
    words = " ".join(BROKEN.sub("", reading.text(name)).split())
    printed = reading.text(address.span) if address else None
    return Person(words, spans, address.normal if address else None, printed)


def _organisations(reading: Reading) -> None:
    """Give each person the body that the first of their lines names, else the one that the domain tells."""
    first = {person.spans[0]: i for i, person in enumerate(reading.persons)}
    blocks = {reading.document.block_at(span.start): None for span in first}
    for block in blocks:
        for contact in contacts(reading, block) if block else []:
            if contact.name in first and contact.organisation is not None:
                i = first[contact.name]
                reading.persons[i] = replace(reading.persons[i], organisation=contact.organisation)


def contacts(reading: Reading, block: Block | Span) -> list[Contact]:
    """Return the contacts that a block or stretch names, in order; fields for address and number under it count.

    An address is the person's whose name it spells, else the last one's before it; without a person it is a
    contact of its own.
    """
    stretch = _with_fields(reading, block)
    mail = list(addresses(reading.document.text, *stretch))
    names = sorted(
        {
            span
            for person in reading.persons
            for span in person.spans
            if stretch.covers(span) and not any(a.span.covers(span) for a in mail)
        }
    )
    owners = _owners(reading, mail, names)
    of_name = {owner: address for address, owner in reversed(owners.items()) if owner is not None}
    starts = sorted([*(n.start for n in names), *(a.span.start for a, o in owners.items() if o is None), stretch.end])
    found = []
    for name in names:
        end = starts[bisect.bisect_right(starts, name.start)]
        found.append(_contact(reading, name, of_name.get(name), Span(name.end, end)))
    found += [_contact(reading, None, a, Span(a.span.end, a.span.end)) for a, owner in owners.items() if owner is None]
    return sorted(found, key=lambda contact: contact.name or contact.email or Span(0, 0))


def _owners(reading: Reading, mail: list[Address], names: list[Span]) -> dict[Address, Span | None]:
    """Return whose each address is: the person's whom it spells, else the last one's before it who has none."""
    owners: dict[Address, Span | None] = {}
    spelt = {address: next((n for n in names if spells(address, reading.text(n))), None) for address in mail}
    ends = [name.end for name in names]
    for address in mail:
        at = bisect.bisect_right(ends, address.span.start)
        before = names[at - 1] if at else None
        owners[address] = spelt[address] or (None if before in owners.values() else before)
    return owners


def give_role(reading: Reading, contact: Contact, undertaking: Node, role: str, method: str) -> None:
    """Give the organisation that a contact is printed with a role by a method, or that of its domain by inference."""
    evidence = contact.organisation_span or contact.domain
    if contact.organisation is None or evidence is None:
        return
    printed = reading.text(contact.organisation_span) if contact.organisation_span else None
    how = (method, "stated") if printed else ("by-domain", "inferred")
    reading.participation(undertaking, contact.organisation, role, [evidence], *how, printed)


def tie(reading: Reading, contact: Contact, thing: Node | Ref) -> None:
    """Tie the person of a contact to an undertaking, event or document, or to the presentation they gave."""
    for i, person in enumerate(reading.persons):
        if contact.name in person.spans:
            if isinstance(thing, Node) and thing.type == "Presentation":
                reading.persons[i] = replace(person, presents=(*person.presents, thing))
            elif thing not in person.contact_of:
                reading.persons[i] = replace(person, contact_of=(*person.contact_of, thing))


def _with_fields(reading: Reading, block: Block | Span) -> Span:
    """Return a stretch with the fields for address and number that follow it ("E-post: …", "Telefon: …")."""
    end, blocks = block.end, reading.document.blocks
    for following in blocks[bisect.bisect_left(blocks, block.end, key=lambda each: each.start) :]:
        label = reading.document.text[following.start : following.value or following.start]
        mail = next(addresses(reading.document.text, following.start, following.end), None)
        if exact("person-cue", label) != "reach" and not (mail and mail.span.start == following.start):
            break
        end = following.end
    return Span(block.start, end)


def _contact(reading: Reading, name: Span | None, address: Address | None, behind: Span) -> Contact:
    """Read one contact; the printed name of the body wins over what the domain tells."""
    domain = address.domain_span if address and address.own else None
    printed, thing = _printed_body(reading, behind) if name else (None, None)
    if thing is None and address is not None:
        thing = gazetteer().organisation_of_domain(address.domain)
        if thing is not None and domain is not None and domain not in reading.domains:
            reading.domains.append(domain)
    return Contact(name, address.span if address else None, domain if thing else None, thing, printed)


@cache
def _to_body() -> re.Pattern[str]:
    """What may stand between a person and the body they come from: a mark, a title, a preposition."""
    words = rf"(?:(?i:{cue('title')})|på|vid|från|i|hos|för|inom|och)"
    return re.compile(rf"\s*[,(|–-]?\s*(?:{words}[,(]?\s+){{0,4}}(?:[,(]\s*)?")


def _printed_body(reading: Reading, behind: Span) -> tuple[Span | None, Node | Ref | None]:
    """Return the body that is named right behind a person, after a title or preposition at the most."""
    text = reading.document.text
    reach = Span(behind.start, min(behind.end, behind.start + 160))
    for name in names_over(reading, reach):
        if (
            reach.covers(name.span)
            and name.kind == "organisation"
            and _to_body().fullmatch(text, behind.start, name.printed.start)
        ):
            return name.printed, name.ref
    opening = _to_body().match(text, *reach)
    start = opening.end() if opening else reach.start
    close = SEGMENT_END.search(text, start, reach.end)
    span = Span(start, close.start() if close else reach.end)
    span = Span(span.start, span.start + len(reading.text(span).rstrip(" .\t")))
    words = " ".join(reading.text(span).split())
    if span.start >= span.end or not words[0].isupper() or "@" in words or span.start == behind.start:
        return None, None
    consultants = any(
        h.section == "consultants" or h.role == "documenter"
        for h in reading.sections[reading.section_at(span.start)].headings
    )
    if not consultants and not has_form(words):
        return None, None
    kind = CONSULTANCY if consultants else None
    thing = organisation(reading, span, "by-heading" if consultants else "by-name-form", kind)
    return (span, thing) if thing is not None else (None, None)
