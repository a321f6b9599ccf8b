"""Calls for proposals, and inquiries with their reports: "KUSTSAM-utredningen lämnade sitt delbetänkande i maj"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from loaders.document import Block, Span
from loaders.extract.reading import Reading
from loaders.labels import class_label, cues, words_for
from loaders.names.gazetteer import gazetteer
from loaders.records import Concept, Node
from loaders.values.dates import Printed, dates

NAMED_INQUIRY = re.compile(r"(?<![^\W_])(?P<name>[A-ZÅÄÖ][^\W_]+)-(?:utredningen|utredning)(?![^\W_])")
ITS_TASK = re.compile(r"Uppdraget\s+(?:innefattar|är|går\s+ut\s+på|avser)\b")
REPORT = re.compile(r"(?<![^\W_])(?P<name>(?:del|slut)betänkande)(?:t|ts)?(?![^\W_])", re.IGNORECASE)


def extract(reading: Reading) -> None:
    """Find the calls, which are made within assignments, and the inquiries."""
    for block in reading.document.blocks:
        for sentence in reading.sentences(block):
            _call(reading, sentence)
            _inquiry(reading, sentence)
    for inquiry in reading.of("Inquiry"):
        _reports(reading, inquiry)


def _call(reading: Reading, sentence: Span) -> None:
    """Read who has had a call: "har Tillväxtverket haft en utlysning"."""
    text = reading.document.text
    for cue in cues("role", text, *sentence):
        word = words_for("CallForProposals").search(text, cue.span.start, sentence.end)
        if cue.slug != "call-issuer" or word is None:
            continue
        names = [n for n in reading.authorities_in(sentence) if n.span.end <= cue.span.start]
        if not names:
            continue
        issuer = names[-1]
        official = gazetteer().labels[issuer.ref.path]
        label = f"{class_label('CallForProposals')}, {official}"
        if any(node.label == label for node in reading.of("CallForProposals")):
            continue
        end = max(cue.span.end, word.end())
        stretch = Span(min(issuer.span.start, cue.span.start), end)
        node = reading.add("CallForProposals", label, [stretch], "by-sentence")
        reading.participation(
            node, issuer.ref, "call-issuer", [stretch], "by-sentence", printed=reading.text(issuer.span)
        )
        assignments = reading.of("GovernmentAssignment")
        within = words_for("GovernmentAssignment").search(text, *sentence)
        if within and len(assignments) == 1:
            node.add("dcterms:isPartOf", assignments[0], [Span(within.start(), end)])


def _inquiry(reading: Reading, sentence: Span) -> None:
    """Read an inquiry by its name: "KUSTSAM-utredningen"; the name is spelt as the text first has it."""
    text = reading.document.text
    for found in NAMED_INQUIRY.finditer(text, *sentence):
        name = found["name"]
        if any((node.label or "").casefold() == name.casefold() for node in reading.of("Inquiry")):
            continue
        first = re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", text, re.IGNORECASE)
        label = first.group() if first else name
        node = reading.add("Inquiry", label, [Span(*found.span())], "by-name-form")
        for block in _blocks_on(reading, name):
            for task in reading.sentences(block):
                if ITS_TASK.match(reading.text(task)) and not node.get("dcterms:abstract"):
                    node.add("dcterms:abstract", reading.literal(reading.text(task)), [task])


def _blocks_on(reading: Reading, name: str) -> Iterator[Block]:
    """Yield the blocks of the sections that speak of something by its name."""
    for section in reading.sections:
        words = " ".join([h.text for h in section.headings] + [reading.text(b) for b in section.body])
        if re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", words, re.IGNORECASE):
            yield from section.body


def _reports(reading: Reading, inquiry: Node) -> None:
    """Find an inquiry's reports in the sections that speak of it, with status and date as the clause says."""
    text = reading.document.text
    for block in _blocks_on(reading, inquiry.label or ""):
        for sentence in reading.sentences(block):
            found = list(REPORT.finditer(text, *sentence))
            for n, report in enumerate(found):
                end = found[n + 1].start() if n + 1 < len(found) else sentence.end
                _report(reading, inquiry, report["name"].lower(), Span(report.start(), end))


def _report(reading: Reading, inquiry: Node, name: str, clause: Span) -> None:
    word = Span(clause.start, clause.start + len(name))
    node = next((o for o in reading.nodes.owned("Output", inquiry) if o.label == name), None)
    if node is None:
        node = reading.add("Output", name, [word], "by-keyword", owner=inquiry)
        node.add("sg:outputKind", Concept("output-kind", "betankande"))
        inquiry.add("sg:develops", node, [word])
    status = next((c for c in cues("status", reading.document.text, *clause)), None)
    if status and not node.get("sg:status"):
        node.add("sg:status", Concept("status", status.slug), [Span(word.start, status.span.end)])
    for date in dates(reading.document.text, clause):
        if not node.get("dcterms:issued"):
            _date(reading, node, date)


def _date(reading: Reading, node: Node, date: Printed) -> None:
    """Say when, from a printed date; a missing year is the last that lies before the document's own date."""
    if date.year is None:
        issued = next(
            (v.object.value for v in reading.metadata if v.prop == "dcterms:issued" and isinstance(v.object, Literal)),
            None,
        )
        node.add("sg:printedDate", Literal(reading.text(date.span)))
        if issued is None:
            return
    value = date.value(None if date.year else issued)
    node.add(
        "dcterms:issued",
        Literal(value, datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date")),
        [date.span],
        "stated" if date.year else "inferred",
    )
