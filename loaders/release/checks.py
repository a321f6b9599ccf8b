"""Checks of the whole graph, on the default graph of the store before it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, QuerySolutions, Store

from loaders.errors import BrokenPromise
from loaders.findings import Finding, Severity
from ontology import DEFAULT_BASE
from queries import Check

ROWS = 100  # as many faults of one check as a person can use; the last row says that there are more

# What may stand once over the merge, though two documents have said it: one title, one label a language.
SINGLES = """PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?node ?property WHERE {
  VALUES ?property { dcterms:title skos:prefLabel }
  ?node ?property ?one, ?other .
  FILTER (STR(?one) < STR(?other) && LANG(?one) = LANG(?other))
  FILTER (STRSTARTS(STR(?node), "%sid/") || STRSTARTS(STR(?node), "%sdoc/"))
}
GROUP BY ?node ?property
ORDER BY ?node ?property"""


def check(store: Store, checks: Iterable[Check], base_iri: str = DEFAULT_BASE) -> Iterator[Finding]:
    """Run the checks on the default graph, and count titles and labels; yield one finding a faulty row.

    Raises:
        BrokenPromise: a check is no SELECT.
    """
    for one in checks:
        severity: Severity = "error" if one.severity == "error" else "warning"
        yield from _rows(store, one.text, one.name, severity, one.summary["sv"], one.summary["en"])
    yield from _rows(
        store,
        SINGLES % (base_iri, base_iri),
        "one-title-and-label",
        "error",
        "En sak har flera titlar eller namn på samma språk.",
        "A thing has several titles or labels in one language.",
    )


def _rows(store: Store, text: str, rule: str, severity: Severity, sv: str, en: str) -> Iterator[Finding]:
    rows = store.query(text)
    if not isinstance(rows, QuerySolutions):
        raise BrokenPromise(f"check {rule}: a check is a SELECT")
    for number, row in enumerate(rows):
        if number == ROWS:
            yield Finding(
                "", severity, rule, "", f"{sv} Fler än {ROWS} rader.", f"{en} More than {ROWS} rows."
            )
            return
        terms = [row[variable] for variable in rows.variables]
        nodes = [term.value for term in terms if isinstance(term, NamedNode)]
        # IRIs alone are shown: a value may be the very thing that must not be.
        shown = f" ({', '.join(nodes[1:])})" if len(nodes) > 1 else ""
        yield Finding("", severity, rule, nodes[0] if nodes else "", sv + shown, en + shown)
