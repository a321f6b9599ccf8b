"""Steps 10 and 11 of a build: what a release says of itself, in the store and as files beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Quad, RdfFormat, Store

import queries
from loaders.findings import Finding
from loaders.release import catalogue, completeness, describe, dumps, exports, published, store, swedish
from loaders.release.addresses import addressed
from loaders.release.period import period


class Said(NamedTuple):
    """graph/description and graph/catalogue, and the files that the latter lists."""

    description: list[Quad]
    listing: list[Quad]
    files: list[published.File]


def describe_in(graph: Store, written: Sequence[Quad], release: str, base_iri: str) -> Said:
    """Add graph/questions, graph/description and graph/catalogue to a store; return the latter two."""
    store.add(graph, describe.question_quads(queries.questions(base_iri).values(), base_iri))
    description = list(describe.description_quads(graph, release, base_iri))
    files = list(published.files())
    listing = catalogue.quads(written, release, base_iri, files, period(graph))
    store.add(graph, (*description, *listing))
    return Said(description, listing, files)


def write(folder: Path, graph: Store, said: Said, base_iri: str, step: dumps.Step = lambda name: None) -> dumps.Counts:
    """Write exports, catalogue and VoID of a release, with the sizes and sums of the files that were written."""
    step("compacting the store")
    graph.optimize()
    graph.flush()
    counts = exports.write(folder / "exports", graph, base_iri, step)
    step("writing the catalogue")
    european = addressed(said.listing, folder / "exports", base_iri, said.files)
    for name, quads in ((catalogue.EUROPEAN, european), (catalogue.SWEDISH, swedish.rendered(european))):
        for form in (RdfFormat.TURTLE, RdfFormat.JSON_LD, RdfFormat.RDF_XML):
            (folder / f"{name}.{form.file_extension}").write_bytes(catalogue.file_of(quads, form))
    places = describe.dump_triples((file.path for file in published.dumps()), base_iri)
    (folder / "void.ttl").write_bytes(catalogue.file_of([*said.description, *places]))
    return counts


def findings(written: Sequence[Quad], counts: dumps.Counts, base_iri: str) -> list[Finding]:
    """Return what those who take the release in should know: what the catalogue and the RDF/XML lack."""
    found = list(completeness.findings(written, base_iri))
    if counts.unfit_for_xml:
        sv = f"{counts.unfit_for_xml} uppgifter har tecken som XML inte kan bära; {dumps.XML} saknar dem."
        en = f"{counts.unfit_for_xml} triples hold characters that XML cannot carry; {dumps.XML} lacks them."
        found.append(Finding("", "warning", "unfit-for-xml", "", sv, en))
    return found
