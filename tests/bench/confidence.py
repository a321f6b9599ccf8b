"""How often each method of the loader is right, judged by annotated documents.

    python tests/bench/confidence.py [--write] [--wrong]

A case is a thing of the document's graph that its annotation can judge: a project; a participation of one that
joins the work, applies or steers; a factor; an organisation that the reference graph does not know. It is right if
the annotation has it, too: a factor under the same kind, a participation in the same project.
The documents and passages are those of `unseen`, `excerpts-unseen`, `prose-unseen` and `layout-unseen`, by
writers who had not seen the loader: nothing was mended for them, so the shares are what a new document may be
expected to give. `--write` renews `loaders/confidence.csv`.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import evaluation

from loaders.confidence import Cases, sure

FILE = evaluation.ROOT / "loaders" / "confidence.csv"
SETS = {folder: evaluation.OWN / folder for folder in ("unseen", "excerpts-unseen", "prose-unseen", "layout-unseen")}
HEAD = ("method", "documents", "right", "judged")
PROJECT, FACTOR = 0.80, 0.85  # least likeness of a title, of a factor's words: those of score.py
FOUND = """
    SELECT DISTINCT ?node ?method ?class ?name ?project ?title WHERE {
      ?node sg:method ?method ; a ?class .
      { ?class rdfs:subClassOf* sg:Organisation . ?node skos:prefLabel ?name }
      UNION { ?class rdfs:subClassOf* sg:Project . ?node dcterms:title ?name }
      UNION { ?class rdfs:subClassOf sg:Factor . ?node sg:text ?name }
      UNION { ?node sg:participationIn ?project ; sg:role ?role ; sg:participant/skos:prefLabel ?name .
              <https://w3id.org/samgraf/scheme/role/takes-part> skos:member ?role .
              ?project a/rdfs:subClassOf* sg:Project ; dcterms:title ?title . FILTER(LANG(?name) = "sv") }
    } ORDER BY ?node
"""


class Case(NamedTuple):
    """One finding and what the annotation says of it."""

    method: str
    right: bool
    document: str
    kind: str
    name: str


def cases(folder: Path) -> Iterator[Case]:
    """Yield the findings in a folder of annotated documents that their annotations judge."""
    for gold in sorted(folder.rglob("*.gold.json")):
        name = gold.name.removesuffix(".gold.json")
        store = evaluation.graph(evaluation.document(gold.with_name(name)))
        judge = _judge(json.loads(gold.read_text(encoding="utf-8")))
        for _, method, kind, words, _, title in evaluation.rows(store, FOUND):
            local = evaluation.local(kind)
            yield Case(method.rpartition("/")[2], judge(local, words, title), name, local, words)


def _judge(gold: dict[str, Any]) -> Callable[[str, str, str], bool]:
    """Return what tells whether an annotation holds a thing: by class, name and, of a participation, project."""
    bodies = {_plain(name): _plain(one["name"]) for one in gold["organisations"] for name in _names(one)}

    def project(title: str) -> dict[str, Any] | None:
        likeness = [max(_likeness(title, name) for name in _titles(one)) for one in gold["projects"]]
        best = max(likeness, default=0)
        return gold["projects"][likeness.index(best)] if best >= PROJECT else None

    def judge(kind: str, words: str, title: str) -> bool:
        if kind in evaluation.FACTOR_TYPES:
            alike = (one for one in gold["factors"] if one["type"] == evaluation.FACTOR_TYPES[kind])
            said = ((one["text"], one.get("text_clean", one["text"])) for one in alike)
            return any(max(_likeness(words, text), _likeness(words, clean)) >= FACTOR for text, clean in said)
        if kind in ("Project", "PilotProject"):
            return project(words) is not None
        body = bodies.get(_plain(words), _plain(words))
        if kind != "Participation":
            return body in bodies.values()
        held = project(title) or {}
        taking_part = [*held.get("participants", ()), *held.get("participants_optional", ())]
        return body in {bodies.get(_plain(name), _plain(name)) for name in taking_part}

    return judge


def _names(body: dict[str, Any]) -> list[str]:
    return [body["name"], *body.get("aliases", ())]


def _titles(project: dict[str, Any]) -> list[str]:
    return [project["title"], project.get("title_as_written", project["title"]), *project.get("title_aliases", ())]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, _plain(one), _plain(other), autojunk=False).ratio()


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(" .;,").casefold()


def counted(found: list[Case]) -> dict[str, Cases]:
    """Return the counts of each method."""
    methods = sorted({case.method for case in found})
    return {
        one: Cases(sum(case.right for case in found if case.method == one), sum(case.method == one for case in found))
        for one in methods
    }


def held() -> dict[tuple[str, str], Cases]:
    """Return the rows of the file by method and set of documents."""
    with FILE.open(encoding="utf-8") as file:
        rows = csv.DictReader(file)
        return {(row["method"], row["documents"]): Cases(int(row["right"]), int(row["judged"])) for row in rows}


def main() -> None:
    """Print the table, and what was wrong; write the file if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="renew loaders/confidence.csv")
    parser.add_argument("--wrong", action="store_true", help="name what was wrong")
    given = parser.parse_args()
    measured: dict[tuple[str, str], Cases] = {}
    for name, folder in SETS.items():
        found = list(cases(folder))
        measured |= {(method, name): row for method, row in counted(found).items()}
        if given.wrong:
            for case in found:
                if not case.right:
                    sys.stdout.write("\t".join((name, case.document, case.method, case.kind, case.name)) + "\n")
    methods = sorted({method for method, _ in measured})
    for method in methods:
        rows = [row for (one, _), row in measured.items() if one == method]
        whole = Cases(sum(row.right for row in rows), sum(row.judged for row in rows))
        sys.stdout.write(f"{method:20} {whole.right:4} of {whole.judged:4}  {sure(whole) or 'unknown'}\n")
    if given.write:
        with FILE.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(HEAD)
            writer.writerows((*key, *row) for key, row in sorted(measured.items()))


if __name__ == "__main__":
    main()
