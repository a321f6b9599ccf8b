"""report.json, report.html and a page for each document: what was found, what was left out, what nothing was made of.

Written from masked texts and public graphs; what concerns the contacts is in private/report.json.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from loaders.findings import Finding
from loaders.graphs import Mapped
from loaders.preview import Preview
from loaders.release import report_pages
from loaders.release.elsewhere import Elsewhere
from loaders.release.review import review
from loaders.release.reviewed import Review
from loaders.sources import Fault
from ontology import DEFAULT_BASE, dcterms, rdf, sg


def document(
    folder: Path,
    slug: str,
    mapped: Mapped,
    masked: str,
    findings: Sequence[Finding],
    base_iri: str,
    curated: Sequence[Quad] = (),
    elsewhere: Elsewhere | None = None,
) -> dict[str, Any]:
    """Write the page of one document, from its quads as validated and its masked text; return what it says in brief."""
    made = reviewed(slug, mapped, masked, findings, base_iri, curated, elsewhere)
    pages = folder / "report"
    pages.mkdir(exist_ok=True)
    (pages / f"{slug}.html").write_text(report_pages.document(made), encoding="utf-8")
    return {
        "slug": slug,
        "title": made.title,
        "found": _kinds(mapped.facts),
        "unsure": made.unsure,
        "passages": _kinds(mapped.evidence).get("Passage", 0),
        "mentions": len({q for q in mapped.evidence if q.predicate == sg("mentions")}),
        "kept_private": _kinds(mapped.contacts),
        "code_points": len(masked),
        "unread_code_points": sum(len(one.text) for one in made.missed),
        "findings": [finding._asdict() for finding in findings],
        "unread": [
            {
                "start": one.stretch.span.start,
                "end": one.stretch.span.end,
                "line": one.stretch.line,
                "mentions": one.stretch.mentions,
                "text": one.text,
            }
            for one in made.missed
        ],
    }


def reviewed(
    slug: str,
    mapped: Mapped,
    masked: str,
    findings: Sequence[Finding],
    base_iri: str = DEFAULT_BASE,
    curated: Sequence[Quad] = (),
    elsewhere: Elsewhere | None = None,
) -> Review:
    """Return what a person goes through of one document."""
    name = title(slug, NamedNode(f"{base_iri}doc/{slug}"), mapped.facts)
    return review(slug, name, mapped, masked, findings, base_iri, curated, elsewhere)


def page(slug: str, made: Preview, base_iri: str = DEFAULT_BASE) -> str:
    """Return the page of a document that is in no release yet."""
    return report_pages.document(reviewed(slug, made.mapped, made.text, made.findings, base_iri, made.curated))


def title(slug: str, doc: NamedNode, facts: Iterable[Quad]) -> str:
    """Return a document's title, or its slug where it has none."""
    return next((q.object.value for q in facts if _titles(q, doc) and isinstance(q.object, Literal)), slug)


def _titles(quad: Quad, doc: NamedNode) -> bool:
    return quad.subject == doc and quad.predicate == dcterms("title")


def _kinds(quads: Iterable[Quad]) -> dict[str, int]:
    """Count the nodes by the local name of their class."""
    typed = {(q.subject, q.object) for q in quads if q.predicate == rdf("type")}
    names = Counter(str(kind.value).replace("#", "/").rpartition("/")[2] for _, kind in typed)  # type: ignore[union-attr]
    return dict(sorted(names.items()))


def write(
    folder: Path,
    release: str,
    documents: Sequence[Mapping[str, Any]],
    faults: Iterable[Fault],
    findings: Sequence[Finding],
) -> None:
    """Write report.json and report.html of a release."""
    report = {
        "id": release,
        "documents": list(documents),
        "left_out": [{"slug": fault.slug, "why": fault.error.brief()} for fault in faults],
        "findings": [finding._asdict() for finding in findings],
    }
    write_json(folder / "report.json", report)
    (folder / "report.html").write_text(report_pages.index(report, findings), encoding="utf-8")


def findings(folder: Path) -> list[Finding]:
    """Return the findings that the report of a release holds."""
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    held = [*report["findings"], *(one for document in report["documents"] for one in document["findings"])]
    return [Finding(**one) for one in held]


def write_json(path: Path, content: object) -> None:
    """Write JSON as people read it: in UTF-8, indented."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
