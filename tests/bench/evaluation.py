"""How well the loader reads documents that it was not built from: predictions from its graph, scored.

    python tests/bench/evaluation.py [FOLDER …] [--errors]

FOLDER holds NAME.txt, or NAME with the ending of another kind that is read, beside NAME.gold.json; without one,
the evaluation documents of the folder of outside material and the project's own under `tests/data/annotated` are
taken. The scores are those of `score.py` in that outside folder (SAMGRAF_SHARED, or `../shared` beside the checkout).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from attachment import Attached, attached
from pyoxigraph import Quad, QuerySolutions, Store

from loaders.preview import preview
from loaders.sources import KINDS as ENDINGS
from loaders.sources import Source
from ontology import DEFAULT_BASE, quads

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "tests" / "data" / "annotated"
FOLDERS = (
    *("tuned", "held-out", "excerpts"),
    *("unseen", "generated", "excerpts-unseen", "prose-unseen", "layout-unseen"),
)
PREFIXES = """
    PREFIX sg: <https://w3id.org/samgraf/ns#> PREFIX schema: <https://schema.org/>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dcterms: <http://purl.org/dc/terms/>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
ORGANISATIONS = """
    SELECT DISTINCT ?name ?class WHERE {
      { ?document schema:mentions ?body } UNION { ?participation sg:participant ?body }
      ?body a ?class ; skos:prefLabel ?name . ?class rdfs:subClassOf* sg:Organisation .
      FILTER (LANG(?name) = "sv" && ?class != sg:Government) } ORDER BY ?name
"""  # the Government is no body that the gold asks for
PROJECTS = """
    SELECT DISTINCT ?project ?title ?name WHERE {
      ?project a/rdfs:subClassOf* sg:Project ; dcterms:title ?title .
      OPTIONAL {
        ?project sg:hasParticipation ?participation .
        ?participation sg:participant ?body ; sg:role ?role .
        <https://w3id.org/samgraf/scheme/role/takes-part> skos:member ?role .
        ?body a/rdfs:subClassOf* sg:Organisation ; skos:prefLabel ?name . FILTER (LANG(?name) = "sv") } }
    ORDER BY ?project ?name
"""
FACTORS = """
    SELECT ?class ?text ?about WHERE {
      ?factor a ?class ; sg:text ?text ; sg:about ?subject . ?class rdfs:subClassOf sg:Factor .
      OPTIONAL { ?subject a/rdfs:subClassOf* sg:Undertaking ; dcterms:title ?about } } ORDER BY ?text
"""
KINDS = {
    "Region": "region",
    "CountyAdministrativeBoard": "county_board",
    "Municipality": "municipality",
    "NationalAgency": "agency",
    "GovernmentOffice": "agency",
    "CollaborationPlatform": "network",
    "MunicipalAssociation": "network",
}
FACTOR_TYPES = {"SuccessFactor": "success_factor", "Pitfall": "pitfall", "Benefit": "benefit"}


@cache
def known() -> tuple[Quad, ...]:
    """Return the graphs that a document's own stands beside in a release, as one default graph."""
    return tuple(Quad(*quad.triple) for name in ("ontology", "schemes", "reference") for quad in quads(name))


@cache
def facts(path: Path) -> tuple[Quad, ...]:
    """Return what the loader puts into the public graph of one document, as quads of the default graph."""
    made = preview(Source(path.stem.lower().replace("_", "-"), path, path.suffix[1:]))
    return tuple(Quad(*quad.triple) for quad in made.mapped.facts)


def graph(path: Path) -> Store:
    """Return the public graph of one document among those that it stands beside."""
    store = Store()
    store.extend(known())
    store.extend(facts(path))
    return store


def prediction(path: Path) -> dict[str, list[dict[str, object]]]:
    """Return what the loader finds in one document, in the form of the gold."""
    store = graph(path)
    projects: dict[str, dict[str, object]] = {}
    for project, title, name in rows(store, PROJECTS):
        found = projects.setdefault(project, {"title": title, "participants": []})
        if name:
            found["participants"].append(name)  # type: ignore[attr-defined]  # a list
    return {
        "organisations": [
            {"name": name, "kind": KINDS.get(local(kind), "other")} for name, kind in rows(store, ORGANISATIONS)
        ],
        "projects": list(projects.values()),
        "factors": [
            {"type": FACTOR_TYPES[local(kind)], "text": text, "about": about or None}
            for kind, text, about in rows(store, FACTORS)
        ],
    }


def rows(store: Store, query: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a query as plain strings; what is unbound is empty."""
    solutions = store.query(PREFIXES + query, base_iri=DEFAULT_BASE)
    assert isinstance(solutions, QuerySolutions)
    for solution in solutions:
        yield tuple(getattr(value, "value", "") if value is not None else "" for value in solution)


def local(iri: str) -> str:
    """Return an IRI's local name."""
    return iri.rpartition("#")[2]


def shared() -> Path:
    """Return the folder of outside material."""
    return Path(os.environ.get("SAMGRAF_SHARED") or ROOT.parent / "shared")


def document(stem: Path) -> Path:
    """Return the document that a gold is of: the file of that name with an ending that is read."""
    files = (stem.with_name(f"{stem.name}.{ending}") for ending in ("txt", *sorted(ENDINGS)))
    return next(file for file in files if file.exists())


def score(folder: Path, errors: bool = False) -> str:
    """Predict every document of a folder and return the table of scores, and how factors were attached."""
    judged: list[tuple[str, Attached]] = []
    with tempfile.TemporaryDirectory() as predictions:
        for gold in sorted(folder.rglob("*.gold.json")):
            name = gold.name.removesuffix(".gold.json")
            found = prediction(document(gold.with_name(name)))
            judged += [(name, each) for each in attached(json.loads(gold.read_text(encoding="utf-8")), found)]
            (Path(predictions) / f"{name}.pred.json").write_text(json.dumps(found), encoding="utf-8")
        command = [sys.executable, str(shared() / "evaluation" / "score.py"), str(folder), predictions]
        command += ["--errors"] if errors else []
        table = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    verdicts = Counter(each.verdict for _, each in judged)
    table += f"attached: {verdicts['right']} right of {len(judged)} factors, {verdicts['wrong']} to something else, "
    table += f"{verdicts['missing']} to nothing\n"
    wrong = [(name, each) for name, each in judged if errors and each.verdict != "right"]
    return table + "".join(f"{n}\tabout {e.verdict}\t{e.text[:50]}: {e.found} for {e.about}\n" for n, e in wrong)


def main() -> None:
    """Print one table a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true", help="name what was missed and what was wrong")
    given = parser.parse_args()
    for folder in given.folders or [
        shared() / "evaluation" / "documents",
        *(OWN / each for each in FOLDERS),
    ]:
        sys.stdout.write(f"{folder.name}\n{score(folder, given.errors)}\n")


if __name__ == "__main__":
    main()
