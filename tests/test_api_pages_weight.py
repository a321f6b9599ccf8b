"""However large the graph, a page stays light: what is long is paged."""

import subprocess
import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings

POPULAR = """PREFIX sg: <https://w3id.org/samgraf/ns#> PREFIX dcat: <http://www.w3.org/ns/dcat#>
SELECT ?kind ?thing (COUNT(*) AS ?n) WHERE {
  { ?thing a ?kind . ?x ?p ?thing } UNION
  { VALUES ?kind { sg:role sg:factorTheme sg:status dcat:theme } ?x ?kind ?thing }
  FILTER(STRSTARTS(STR(?kind), STR(sg:)) || ?kind = dcat:theme)
} GROUP BY ?kind ?thing ORDER BY DESC(?n) LIMIT 40"""
LISTS = ("Undertaking", "Statement", "Organisation", "Participation", "Project", "CoParticipation")


@pytest.mark.parametrize("projects", [150, pytest.param(12_500, marks=pytest.mark.proof)])
def test_no_page_is_heavy(root: Path, tmp_path: Path, projects: int) -> None:
    """The things that most statements point to, the lists and the front page are under 300 kB, unpacked."""
    command = [sys.executable, "tests/bench/synthetic.py", str(tmp_path), "--projects", str(projects)]
    subprocess.run([*command, *(["--derived"] if projects < 1000 else [])], cwd=root, check=True, timeout=400)
    settings = Settings(data=tmp_path, metrics_port=0, workers=1, query_seconds=120)
    browser = {"Accept": "text/html"}

    with TestClient(create_app(settings), follow_redirects=True) as client:
        rows = client.get("/sparql", params={"query": POPULAR}, headers={"Accept": "text/csv"}).text.splitlines()[1:]
        things = [row.split(",")[1].removeprefix("https://w3id.org/samgraf") for row in rows]
        pages = ["/", *(f"/things/{name}" for name in LISTS), *things]
        weights = {page: len(client.get(page, headers=browser).content) for page in pages}

    assert len(weights) > 30
    assert {page: weight for page, weight in weights.items() if weight >= 300_000} == {}
    assert min(weights.values()) > 1000
