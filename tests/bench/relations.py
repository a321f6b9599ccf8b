"""The relational questions beside Virtuoso 7, in one run, on the same data, the same answers checked.

    python tests/bench/synthetic.py GRAPH --projects 12500 --derived
    python tests/bench/relations.py GRAPH

Ours are the named questions on derived relations, uncached, through the real server; Virtuoso's are the plain
SPARQL of the same questions, on the same triples without the derived ones, bulk-loaded into a database of its own
in a temporary folder (Debian: virtuoso-opensource-7). Both are asked over HTTP on loopback, one after the other,
question by question. Virtuoso is asked for less than we are: no labels of shared partners, with which it does not
answer in two minutes, and nowhere the names and wordings that ours list in a cell, which it refuses ("Max row length
is exceeded").
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from endpoint import free_port, running  # (a bench is run as a script)

from queries import bind, questions

DATA = "http://example.org/data"
PREFIXES = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX role: <https://w3id.org/samgraf/scheme/role/>
PREFIX schema: <https://schema.org/>
PREFIX sg: <https://w3id.org/samgraf/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
TAKES_PART = "?{0} sg:hasParticipation ?{0}{1} . ?{0}{1} sg:participant ?{1} ; sg:role ?{0}{1}r . \
role:takes-part skos:member ?{0}{1}r ."


def takes_part(project: str, body: str) -> str:
    """The pattern of a body that takes part in a project."""
    return TAKES_PART.format(project, body)


def named(thing: str) -> str:
    """The pattern of a thing's Swedish name, which our release has as rdfs:label too."""
    return f'?{thing} skos:prefLabel ?{thing}Label . FILTER(LANG(?{thing}Label) = "sv")'


class Pair(NamedTuple):
    """A named question and the plain SPARQL of the same; `columns` are compared, as sets of rows."""

    name: str
    columns: tuple[str, ...]
    plain: str


PAIRS = {
    "shared partners": Pair(
        "which-regions-share-partners-across-projects",
        ("first", "second", "partner"),
        f"""SELECT DISTINCT ?first ?second ?partner WHERE {{
  ?first a sg:Region . ?second a sg:Region . {takes_part("p", "first")} {takes_part("p", "partner")}
  {takes_part("q", "partner")} {takes_part("q", "second")}
  FILTER(?p != ?q && ?first != ?partner && ?second != ?partner && STR(?first) < STR(?second))
  FILTER NOT EXISTS {{ {takes_part("z", "first")} {takes_part("z", "second")} }} }}""",
    ),
    "co-participation": Pair(
        "which-regions-meet-in-several-projects",
        ("first", "firstLabel", "second", "secondLabel", "count"),
        f"""SELECT ?first ?firstLabel ?second ?secondLabel (COUNT(DISTINCT ?p) AS ?count) WHERE {{
  ?first a sg:Region . ?second a sg:Region . {takes_part("p", "first")} {takes_part("p", "second")}
  {named("first")} {named("second")} FILTER(STR(?first) < STR(?second))
  }} GROUP BY ?first ?firstLabel ?second ?secondLabel HAVING(COUNT(DISTINCT ?p) > 1)
  ORDER BY DESC(?count) ?firstLabel ?secondLabel""",
    ),
    "bridges": Pair(
        "which-organisations-bridge-projects",
        ("organisation", "organisationLabel", "projects", "partners"),
        f"""SELECT ?organisation ?organisationLabel (COUNT(DISTINCT ?p) AS ?projects)
  (COUNT(DISTINCT ?other) AS ?partners) WHERE {{
  {takes_part("p", "organisation")} {named("organisation")}
  OPTIONAL {{ {takes_part("p", "other")} FILTER(?other != ?organisation) }}
  }} GROUP BY ?organisation ?organisationLabel HAVING(COUNT(DISTINCT ?p) > 1)
  ORDER BY DESC(?projects) DESC(?partners) ?organisationLabel""",
    ),
    "recurring factors": Pair(
        "which-success-factors-recur",
        ("theme", "themeLabel", "collaborations"),
        f"""SELECT ?theme ?themeLabel (COUNT(DISTINCT ?c) AS ?collaborations) WHERE {{
  ?factor a sg:SuccessFactor ; sg:factorTheme ?theme ; sg:about ?c . ?c a sg:Collaboration . {named("theme")}
  }} GROUP BY ?theme ?themeLabel HAVING(COUNT(DISTINCT ?c) > 1) ORDER BY DESC(?collaborations) ?themeLabel""",
    ),
    "level by year": Pair(
        "what-does-each-level-do-year-by-year",
        ("level", "levelLabel", "year", "undertakings"),
        f"""SELECT ?level ?levelLabel ?year (COUNT(DISTINCT ?u) AS ?undertakings) WHERE {{
  ?part sg:participationIn ?u ; sg:role ?role ; sg:participant ?body . ?body sg:level ?level . {named("level")}
  FILTER(?role != role:target-primary && ?role != role:target-secondary)
  ?u schema:startDate ?date . BIND(SUBSTR(STR(?date), 1, 4) AS ?year)
  }} GROUP BY ?level ?levelLabel ?year ORDER BY ?levelLabel ?year""",
    ),
}
LOOKUP = "SELECT ?p ?o WHERE { <https://w3id.org/samgraf/id/project/p7> ?p ?o }"


def rows(answer: bytes, columns: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The values of some columns, row by row."""
    return {tuple(row[name]["value"] for name in columns) for row in json.loads(answer)["results"]["bindings"]}


@contextmanager
def virtuoso(dump: Path, buffers: int) -> Iterator[str]:
    """A Virtuoso of its own with a dump loaded; gives the address of its endpoint."""
    with tempfile.TemporaryDirectory() as name:
        folder, sql, http = Path(name), free_port(), free_port()
        (folder / "virtuoso.ini").write_text(
            f"""[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {dump.parent.resolve()}
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {buffers * 3 // 4}
MaxQueryMem = 2G
ThreadsPerQuery = 4
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
DefaultGraph = {DATA}
"""
        )
        server = subprocess.Popen(["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"], cwd=folder)
        try:
            for _ in range(240):
                if _isql(sql, "status();").returncode == 0:
                    break
                time.sleep(0.5)
            began = time.monotonic()
            load = f"ld_dir('{dump.parent.resolve()}', '{dump.name}', '{DATA}'); rdf_loader_run(); checkpoint;"
            _isql(sql, load).check_returncode()
            print(f"virtuoso loaded in {time.monotonic() - began:.0f} s", flush=True)
            yield f"http://127.0.0.1:{http}/sparql"
        finally:
            server.terminate()
            server.wait(60)


def _isql(port: int, text: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["isql-vt", f"127.0.0.1:{port}", "dba", "dba", f"exec={text}"], capture_output=True)


def timed(url: str, text: str, number: int, seconds: float) -> tuple[float, bytes]:
    """Milliseconds to an answer, and the answer; empty after so many seconds without.

    A number in a comment keeps any cache from knowing the query.
    """
    query = urllib.parse.urlencode({"query": f"{text}\n# {number}"})
    request = urllib.request.Request(f"{url}?{query}", headers={"Accept": "application/sparql-results+json"})
    began = time.perf_counter()
    try:
        with urllib.request.urlopen(request, timeout=seconds) as response:
            answer = response.read()
    except TimeoutError:
        answer = b""
    return (time.perf_counter() - began) * 1000, answer


def counted(text: str) -> str:
    """A question that gives the number of its rows alone: what is left of its time is writing and sending them."""
    head, select, rest = text.partition("SELECT ")
    return f"{head}SELECT (COUNT(*) AS ?rows) WHERE {{ {{ {select}{rest} }} }}"


def main() -> None:
    """Measure, and print a table: median ms of each, of ours without its rows, the ratio, and the rows compared."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="written by synthetic.py --derived")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=120, help="longest wait for an answer")
    parser.add_argument("--buffers", type=int, default=85_000, help="of Virtuoso, 8 kB each")
    given = parser.parse_args()
    code = "from api.serve import run; from api.settings import Settings; run(Settings.from_environment())"
    port = free_port()
    environment = {
        **{"SAMGRAF_DATA": str(given.folder), "SAMGRAF_PORT": str(port), "SAMGRAF_CACHE_MB": "0"},
        **{"SAMGRAF_QUERY_SECONDS": "120", "SAMGRAF_QUERY_MEMORY_MB": "4096", "SAMGRAF_MEMORY_MB": "8192"},
        **{"SAMGRAF_METRICS_PORT": "0", "SAMGRAF_LOG_LEVEL": "warning"},
    }
    with ExitStack() as stack:
        peer = stack.enter_context(virtuoso(given.folder / "graph.nt", given.buffers))
        ours = stack.enter_context(
            running([sys.executable, "-c", code], f"http://127.0.0.1:{port}/sparql", **environment)
        )
        lookup = statistics.median(timed(ours, LOOKUP, -number, given.seconds)[0] for number in range(1, 30))
        print(f"our lookup: {lookup:.2f} ms")
        print("question | rows | ours ms | ours, counted only | virtuoso ms | virtuoso : ours | ours : lookup | target")
        for title, pair in PAIRS.items():
            text = bind(questions()[pair.name], {})
            (mine, answer), (bare, _) = (_median(ours, one, given) for one in (text, counted(text)))
            theirs, peers = _median(peer, PREFIXES + pair.plain, given)
            found = rows(answer, pair.columns)
            if peers and (other := rows(peers, pair.columns)) != found:
                print(f"{title}: {len(found - other)} rows ours alone, {len(other - found)} theirs alone")
            met = theirs >= 10 * mine if theirs > 100 else mine <= 3 * lookup
            print(
                f"{title} | {len(found)} | {mine:.1f} | {bare:.1f} | {theirs:.1f}{'' if peers else ', no answer'} | "
                f"{theirs / mine:.1f} | {mine / lookup:.1f} | {'met' if met else 'missed'}",
                flush=True,
            )


def _median(url: str, text: str, given: argparse.Namespace) -> tuple[float, bytes]:
    """The median of some rounds, and the answer; one round is enough of what does not answer."""
    times = []
    for number in range(given.rounds):
        took, answer = timed(url, text, number, given.seconds)
        times.append(took)
        if not answer:
            break
    return statistics.median(times), answer


if __name__ == "__main__":
    main()
