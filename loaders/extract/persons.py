"""Persons: found so that they can be kept out of everything public, and tied to what they answer for.

Every stretch that names a person or holds an address or number of one goes to `reading.private`; what the
person is, to `reading.persons`, for the contacts store alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.document import Block, Span
from loaders.extract import person_cues, person_fields
from loaders.extract.addresses import Address, addresses, numbers
from loaders.extract.organisations import has_form, organisation
from loaders.extract.person_addresses import beside, spells
from loaders.extract.person_names import TOKEN, folded, is_surname
from loaders.extract.reading import Reading
from loaders.labels import exact
from loaders.names import gazetteer
from loaders.records import Node, Person, Ref

CONSULTANCY = ("Consultancy", "konsult")
# What may stand between a person and the body they come from: a title, a preposition, a comma or a bracket.
TO_BODY = re.compile(r"\s*[,(|\t–-]?\s*(?:[a-zåäö-]+[ \n]+){0,5}?(?:(?:på|vid|från|i|hos|för|på)\s+|[,(]\s*)?")
SEGMENT_END = re.compile(r"[,;)\n|\t]|\s–\s|\.\s|$")
JOINT = r"[\s\u00a0._-]{0,3}"


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
    names = _longest([*_cued(reading), *(span for span in owners.values() if span)])
    emails = {span: address for address, span in owners.items() if span}
    for name in _distinct(reading, names):
        spans = _occurrences(reading, name, names)
        reading.private.extend(spans)
        address = next((a for s, a in emails.items() if any(o.covers(s) or s.covers(o) for o in spans)), None)
        apart = tuple(s for s in spans if not any(a.span.covers(s) for a in found))
        reading.persons.append(_person(reading, name, apart or spans, address))
    # The domain stays where it is an organisation's own: it tells no person, and is the passage of a role.
    reading.private.extend(Span(a.span.start, a.domain_span.start) if a.own else a.span for a in found)
    reading.private.extend(numbers(text))
    for person in reading.persons:
        reading.private.extend(_alone(reading, person))
    reading.private[:] = _longest(reading.private)
    _organisations(reading)


def _cued(reading: Reading) -> Iterator[Span]:
    yield from person_fields.fields(reading)
    yield from person_fields.signatures(reading)
    yield from person_fields.columns(reading)
    for block in reading.document.blocks:
        yield from person_cues.running(reading, block)
        yield from person_cues.listed(reading, block)


def _longest(spans: list[Span]) -> list[Span]:
    """Return the stretches without those that lie in or overlap a longer one, in order."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start, -s.end)):
        if kept and span.start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return kept


def _distinct(reading: Reading, names: list[Span]) -> Iterator[Span]:
    """Yield the first full name of each person; a genitive or another case is the same person's."""
    seen: set[str] = set()
    for span in names:
        key = folded(reading.text(_nominative(reading, span)))
        if key not in seen and f"{key}s" not in seen:
            seen.add(key)
            yield _nominative(reading, span)


def _nominative(reading: Reading, span: Span) -> Span:
    """Leave out the s of a genitive, where the name without it ends as a surname does or stands in the text."""
    words = reading.text(span)
    last = words.split()[-1]
    bare = words[:-1]
    if (
        last.endswith("s")
        and len(last) > 3
        and (
            re.search(rf"{re.escape(bare)}(?![^\W_])", reading.document.text)
            or (is_surname(last[:-1]) and not is_surname(last[:-1] + "s" + "\0"))
        )
    ):
        return Span(span.start, span.end - 1)
    return span


def _occurrences(reading: Reading, name: Span, names: list[Span]) -> tuple[Span, ...]:
    """Return every stretch of a name: in any case, over line ends, spelt as in an address, in the genitive."""
    words = [m.group() for m in TOKEN.finditer(reading.text(name))]
    spellings = {
        JOINT.join(map(re.escape, words)),
        JOINT.join(re.escape(folded(word).replace(" ", "")) for word in words),
    }
    if len(words) == 1:
        return tuple(span for span in names if reading.text(span).removesuffix("s") == words[0].removesuffix("s")) or (
            name,
        )
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(spellings))})(?:[’']?s)?(?![^\W_])", re.IGNORECASE)
    return tuple(Span(*m.span()) for m in pattern.finditer(reading.document.text)) or (name,)


def _alone(reading: Reading, person: Person) -> Iterator[Span]:
    """Yield a found person's first name or surname where it stands alone with its capital.

    Not where it also is a common word of the text, a name of the reference graph, or part of a longer name.
    """
    text = reading.document.text
    parts = [m["word"] for m in TOKEN.finditer(person.name) if m["word"]]
    for part in {parts[0], parts[-1]} if len(parts) > 1 else ():
        if len(part) < 3 or re.search(rf"(?<![^\W_]){re.escape(part.lower())}(?![^\W_])", text):
            continue
        for found in re.finditer(rf"(?<![^\W_]){re.escape(part)}(?:[’']?s)?(?![^\W_])(?!-\w)", text):
            behind = re.match(r"[ \u00a0]([^\W\d_]+)", text[found.end() : found.end() + 30])
            named = behind and behind[1][0].isupper() and not is_surname(behind[1])
            if not named and not any(n.span.start < found.end() and found.start() < n.span.end for n in reading.names):
                yield Span(*found.span())


# --- bodies ---------------------------------------------------------------------------------------------------


def _person(reading: Reading, name: Span, spans: tuple[Span, ...], address: Address | None) -> Person:
    words = " ".join(reading.text(name).split())
    printed = reading.text(address.span) if address else None
    return Person(words, spans, address.normal if address else None, printed)


def _organisations(reading: Reading) -> None:
    """Give each person the body that the first of their lines names, else the one that the domain tells."""
    for i, person in enumerate(reading.persons):
        block = reading.document.block_at(person.spans[0].start)
        if block is None:
            continue
        own = next((c for c in contacts(reading, block) if c.name in person.spans), None)
        if own is not None and own.organisation is not None:
            reading.persons[i] = replace(person, organisation=own.organisation)


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
    owners: dict[Address, Span | None] = {}
    for address in mail:
        spelt = next((n for n in names if spells(address, reading.text(n))), None)
        before = [n for n in names if n.end <= address.span.start]
        taken = set(owners.values())
        owners[address] = spelt or (before[-1] if before and before[-1] not in taken else None)
    starts = [*(n.start for n in names), *(a.span.start for a, owner in owners.items() if owner is None), stretch.end]
    found = []
    for name in names:
        own = next((a for a, owner in owners.items() if owner == name), None)
        end = min(start for start in starts if start > name.start)
        found.append(_contact(reading, name, own, Span(name.end, end)))
    found += [_contact(reading, None, a, Span(a.span.end, a.span.end)) for a, owner in owners.items() if owner is None]
    return sorted(found, key=lambda contact: contact.name or contact.email or Span(0, 0))


def presenters(reading: Reading, span: Span) -> list[Contact]:
    """Return those whom a stretch names as having given a talk, each with the body that the words say."""
    return contacts(reading, span)


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
    end = block.end
    for following in reading.document.blocks:
        if following.start < block.end:
            continue
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


def _printed_body(reading: Reading, behind: Span) -> tuple[Span | None, Node | Ref | None]:
    """Return the body that is named right behind a person, after a title or preposition at the most."""
    text = reading.document.text
    reach = Span(behind.start, min(behind.end, behind.start + 160))
    for name in reading.names_in(reach):
        if name.kind == "organisation" and TO_BODY.fullmatch(text, behind.start, name.printed.start):
            return name.printed, name.ref
    opening = TO_BODY.match(text, *reach)
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
