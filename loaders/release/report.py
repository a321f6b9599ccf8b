"""report.json and report.html: what was found in each document, what was left out, what nothing was made of.

Written from masked texts and public graphs; what concerns the contacts is in private/report.json.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from loaders.findings import Finding
from loaders.graphs import Mapped
from loaders.release.coverage import unread
from loaders.sources import Fault
from ontology import dcterms, rdf, sg, vocabulary

STYLE = """body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;color:#1b1b1b}
body{padding:0 1rem}table{border-collapse:collapse}
td,th{padding:.2rem .8rem .2rem 0;text-align:left;vertical-align:top}
td.n{text-align:right}blockquote{margin:.3rem 0;padding-left:.8rem;border-left:.2rem solid #767676}"""
SEVERITIES = {
    "error": ("fel", "error"),
    "withheld": ("utelämnad", "withheld"),
    "warning": ("varning", "warning"),
}


def document(slug: str, doc: NamedNode, mapped: Mapped, masked: str, findings: Iterable[Finding]) -> dict[str, Any]:
    """Return what the report says of one document, from its quads as validated and its masked text."""
    stretches = unread(masked, [*mapped.facts, *mapped.evidence, *mapped.contacts, *mapped.provenance])
    letters = sum(len(masked[one.span.start : one.span.end]) for one in stretches)
    return {
        "slug": slug,
        "title": title(slug, doc, mapped.facts),
        "found": _kinds(mapped.facts),
        "passages": _kinds(mapped.evidence).get("Passage", 0),
        "mentions": len({q for q in mapped.evidence if q.predicate == sg("mentions")}),
        "kept_private": _kinds(mapped.contacts),
        "code_points": len(masked),
        "unread_code_points": letters,
        "findings": [finding._asdict() for finding in findings],
        "unread": [
            {
                "start": one.span.start,
                "end": one.span.end,
                "line": one.line,
                "mentions": one.mentions,
                "text": masked[one.span.start : one.span.end],
            }
            for one in stretches
        ],
    }


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
    findings: Iterable[Finding],
) -> None:
    """Write report.json and report.html of a release."""
    report = {
        "id": release,
        "documents": list(documents),
        "left_out": [{"slug": fault.slug, "why": fault.error.brief()} for fault in faults],
        "findings": [finding._asdict() for finding in findings],
    }
    write_json(folder / "report.json", report)
    (folder / "report.html").write_text(_page(report), encoding="utf-8")


def findings(folder: Path) -> list[Finding]:
    """Return the findings that the report of a release holds."""
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    held = [*report["findings"], *(one for document in report["documents"] for one in document["findings"])]
    return [Finding(**one) for one in held]


def write_json(path: Path, content: object) -> None:
    """Write JSON as people read it: in UTF-8, indented."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _page(report: Mapping[str, Any]) -> str:
    parts = [
        '<!doctype html><html lang="sv"><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>Samgraf: rapport {escape(report['id'])}</title><style>{STYLE}</style>",
        f"<h1>Rapport · <span lang='en'>Report</span></h1><p>{escape(report['id'])}</p>",
    ]
    if report["left_out"]:
        parts.append("<h2>Utelämnade dokument · <span lang='en'>Documents left out</span></h2><ul>")
        parts += [f"<li lang='en'>{escape(one['slug'])}: {escape(one['why'])}</li>" for one in report["left_out"]]
        parts.append("</ul>")
    parts += _findings(report["findings"])
    for one in report["documents"]:
        parts.append(f"<h2 id='{escape(one['slug'])}'>{escape(one['title'])}</h2>")
        parts.append("<h3>Funnet · <span lang='en'>Found</span></h3><table>")
        parts.append("<tr><th>Slag<th lang='en'>Kind<th>Antal · <span lang='en'>Count</span></tr>")
        parts += [_kind_row(name, count) for name, count in one["found"].items()]
        parts.append("</table>")
        parts += _findings(one["findings"])
        share = 100 * one["unread_code_points"] / max(1, one["code_points"])
        parts.append(f"<h3>Inget utläst · <span lang='en'>Nothing made of</span> ({share:.0f} %)</h3>")
        for stretch in one["unread"]:
            note = " (nämner något · <span lang='en'>names something</span>)" if stretch["mentions"] else ""
            parts.append(f"<p>Rad · <span lang='en'>line</span> {stretch['line']}{note}</p>")
            parts.append(f"<blockquote>{escape(stretch['text'])}</blockquote>")
    return "\n".join([*parts, "</html>", ""])


def _kind_row(name: str, count: int) -> str:
    term = next((t for iri, t in vocabulary().classes.items() if iri.endswith(f"#{name}")), None)
    swedish, english = (term.label.get("sv", name), term.label.get("en", name)) if term else (name, name)
    return f"<tr><td>{escape(swedish)}<td lang='en'>{escape(english)}<td class='n'>{count}</tr>"


def _findings(findings: Sequence[Mapping[str, Any]]) -> list[str]:
    if not findings:
        return []
    rows = []
    for (severity, rule, sv, en), alike in groupby(sorted(findings, key=_kind_of), key=_kind_of):
        swedish, english = SEVERITIES[severity]
        nodes = [f"<li>{escape(finding['node'])}" for finding in alike if finding["node"]]
        listed = f"<details><summary>{len(nodes)}</summary><ul>{''.join(nodes)}</ul></details>" if nodes else ""
        rows.append(
            f"<tr><td>{swedish} · <span lang='en'>{english}</span>"
            f"<td>{escape(sv)}<br><span lang='en'>{escape(en)}</span><td>{escape(rule)}<td>{listed}</tr>"
        )
    return ["<h3>Att se över · <span lang='en'>To look at</span></h3><table>", *rows, "</table>"]


def _kind_of(finding: Mapping[str, Any]) -> tuple[str, str, str, str]:
    """What findings of one kind share, and the report tells once."""
    return finding["severity"], finding["rule"], finding["sv"], finding["en"]
