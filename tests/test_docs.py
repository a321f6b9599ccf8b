"""What stands beside the program and has to agree with it: redirects at w3id.org, how to cite, how to register."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from fastapi.testclient import TestClient
from pyoxigraph import NamedNode, RdfFormat, parse

from api.app import create_app
from api.settings import Settings
from ontology import DEFAULT_BASE

RULE = re.compile(r"^RewriteRule\s+(\S+)\s+(\S+)\s+\[R=(\d+),L(?:,NE)?\]$")


@pytest.fixture(scope="module")
def rules(root: Path) -> list[tuple[re.Pattern[str], str]]:
    """The redirects in their order: pattern and target."""
    lines = (root / "docs" / "w3id" / ".htaccess").read_text("utf-8").splitlines()
    found = [RULE.match(line) for line in lines if line.startswith("RewriteRule")]
    assert all(found)
    return [(re.compile(rule[1]), rule[2]) for rule in found if rule]


@pytest.fixture(scope="module")
def client(forum_release: Path) -> Iterator[TestClient]:
    """The server with the release of this repository."""
    settings = Settings(data=forum_release.parent.parent, workers=1, metrics_port=0)
    with TestClient(create_app(settings), follow_redirects=False) as client:
        yield client


def redirected(rules: list[tuple[re.Pattern[str], str]], path: str) -> str:
    """Where Apache sends a path below w3id.org/samgraf/: it matches the decoded path, without fragment."""
    for pattern, target in rules:
        if found := pattern.search(unquote(path)):
            return re.sub(r"\$(\d)", lambda group: found[int(group[1])], target)
    raise AssertionError(f"no rule for {path!r}")


def kind_of(path: str) -> str:
    return "/".join(path.split("/")[:2]) if path.startswith("id/") else re.split("[/#]", path)[0]


def test_every_kind_of_iri_is_redirected_to_an_address_that_answers(
    rules: list[tuple[re.Pattern[str], str]], client: TestClient, forum_release: Path
) -> None:
    """One IRI of each kind that the release holds, under the same path of the service."""
    kinds: dict[str, str] = {}
    for quad in parse(path=forum_release / "exports" / "samgraf.nq", format=RdfFormat.N_QUADS):
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            if isinstance(term, NamedNode) and term.value.startswith(DEFAULT_BASE):
                path = term.value.removeprefix(DEFAULT_BASE)
                kinds.setdefault(kind_of(path), path)
    kinds |= {one: one for one in ("", "ns/0.1.0", "shapes/swedish", "scheme/role", "scheme/role/takes-part")}

    assert len(kinds) > 30
    for path in kinds.values():
        below = path.partition("#")[0]
        target = urlsplit(redirected(rules, below))
        assert target.path == f"/{unquote(below)}"
        answer = client.get(target.path, headers={"Accept": "text/turtle, text/html;q=0.5"})
        if answer.status_code == 303:
            answer = client.get(answer.headers["location"])
        assert answer.status_code == 200, path
        assert "samgraf" in answer.text.lower()


def test_what_is_no_iri_of_ours_is_not_redirected(rules: list[tuple[re.Pattern[str], str]]) -> None:
    """w3id.org says that there is nothing, the service is not asked."""
    for path in ("id/", "sparql", "wp-login.php", "ns/0.1", "shapes/other"):
        with pytest.raises(AssertionError, match="no rule"):
            redirected(rules, path)


def test_the_citation_agrees_with_the_package(root: Path) -> None:
    """Version, licence and keywords stand in one way; the author is no person."""
    said = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    package = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]

    assert said["cff-version"] == "1.2.0"
    assert {"message", "title", "authors", "type"} <= said.keys()
    assert (said["version"], said["license"]) == (package["version"], package["license"])
    assert said["keywords"] == package["keywords"]
    assert all(author.keys() == {"name"} for author in said["authors"])


def test_registering_is_told_in_both_languages(root: Path, client: TestClient) -> None:
    """The same steps, and every address that is named answers."""
    swedish, english = (root / "docs" / "harvest.md").read_text("utf-8").split("## English")

    steps = [
        [re.sub(r"\D", "", line[:2]) for line in text.splitlines() if re.match(r"(\d\.|- )", line)]
        for text in (swedish, english)
    ]
    assert steps[0] == steps[1] != []
    for text in (swedish, english):
        paths = set(re.findall(r"https://…(/[a-z./]+[a-z])", text))
        assert {"/datasets/dcat", "/catalogue.rdf"} <= paths
        assert {client.head(path).status_code for path in paths} == {200}
