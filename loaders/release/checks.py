"""Checks of the whole graph, on the default graph of the store before it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, QuerySolutions, Store

from loaders.errors import BrokenPromise
from loaders.findings import Finding, Severity
from loaders.release.elsewhere import Elsewhere
from loaders.release.remedies import remedy
from ontology import DEFAULT_BASE
from queries import Check

ROWS = 100  # as many faults of one check as a person can use; the last row says that there are more


def check(store: Store, checks: Iterable[Check], base_iri: str = DEFAULT_BASE) -> Iterator[Finding]:
    """Run the checks on the default graph; yield one finding a faulty row, with its remedy where one is known.

    Raises:
        BrokenPromise: a check is no SELECT.
    """
    elsewhere = Elsewhere(store, base_iri)
    for one in checks:
        severity: Severity = "error" if one.severity == "error" else "warning"
        yield from _rows(elsewhere, one.text, one.name, severity, one.summary["sv"], one.summary["en"])


def _rows(elsewhere: Elsewhere, text: str, rule: str, severity: Severity, sv: str, en: str) -> Iterator[Finding]:
    rows = elsewhere.store.query(text)
    if not isinstance(rows, QuerySolutions):
        raise BrokenPromise(f"check {rule}: a check is a SELECT")
    for number, row in enumerate(rows):
        if number == ROWS:
            yield Finding("", severity, rule, "", f"{sv} Fler än {ROWS} rader.", f"{en} More than {ROWS} rows.")
            return
        terms = [row[variable] for variable in rows.variables]
        nodes = [term.value for term in terms if isinstance(term, NamedNode)]
        node = nodes[0] if nodes else ""
        if told := remedy(rule, row, elsewhere):
            yield Finding("", severity, rule, node, f"{sv} {told.sv}", f"{en} {told.en}")
            continue
        # IRIs alone are shown: a value may be the very thing that must not be.
        shown = f" ({', '.join(nodes[1:])})" if len(nodes) > 1 else ""
        yield Finding("", severity, rule, node, sv + shown, en + shown)
