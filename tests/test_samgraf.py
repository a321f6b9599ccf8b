"""samgraf: what each command answers, and how it fails."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pyoxigraph
import pytest
from typer.testing import CliRunner, Result

from samgraf import app

BASE = "https://w3id.org/samgraf/"
PLAN = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX sg: <https://w3id.org/samgraf/ns#>

<doc/plan> a sg:SourceDocument ; dcterms:title "Planen"@sv .
<id/org/nord> skos:prefLabel "Region Nord"@sv .
"""


@pytest.fixture
def data(tmp_path: Path, write_release: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a small release; the settings of the machine are out of the way."""
    for name in [name for name in os.environ if name.startswith("SAMGRAF_")]:
        monkeypatch.delenv(name)
    return write_release(tmp_path / "var", {"doc/plan": PLAN}, files={"note.txt": b"as built"})


def run(*arguments: object, stdin: str | None = None) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


@pytest.mark.parametrize(
    "command", ["build", "serve", "ask", "sparql", "extract", "explain", "check", "export", "network", "add", "prune"]
)
def test_each_command_says_what_it_does(command: str) -> None:
    """--help of every command of the contract that is there."""
    done = run(command, "--help")

    assert done.exit_code == 0
    assert "Usage" in done.stdout


def test_unknown_command_is_a_usage_error() -> None:
    """A word that is no command exits with 2."""
    assert run("bulid").exit_code == 2


def test_a_syntax_error_is_told_once(data: Path) -> None:
    """What the parser says stands in one sentence, with its place; the input is at fault."""
    done = run("sparql", "SELECT {", "--data", data)

    assert done.exit_code == 1
    assert done.stderr.count("column 9") == 1


def test_a_remote_store_is_not_asked_in_silence(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line answers from the release on this machine, and says so where the server asks another store."""
    monkeypatch.setenv("SAMGRAF_STORE", "http://127.0.0.1:9/sparql")

    done = run("sparql", "ASK {}", "--data", data)

    assert done.exit_code == 0
    assert "SAMGRAF_STORE is not asked" in done.stderr


def test_ask_lists_the_questions_by_name() -> None:
    """Without a name, every question is listed with its title and defaults."""
    done = run("ask", "--format", "json")

    listed = json.loads(done.stdout)["questions"]
    assert len(listed) >= 20
    assert all(question["title"] for question in listed)


def test_ask_answers_a_question_of_the_release(data: Path) -> None:
    """A question is answered as CSV on standard output, and nothing else is there."""
    done = run("ask", "which-regions-take-part-in-no-project", "--format", "csv", "--data", data)

    assert done.exit_code == 0
    assert done.stdout.splitlines()[0].replace(",", "").isidentifier()


def test_ask_for_an_unknown_question_names_near_ones(data: Path) -> None:
    """A misspelt name exits with 1 and says what was perhaps meant."""
    done = run("ask", "which-regions-take-part-in-no-projects", "--data", data)

    assert done.exit_code == 1
    assert "did you mean which-regions-take-part-in-no-project" in done.stderr
    assert done.stdout == ""


def test_ask_with_an_unknown_parameter_names_those_there_are(data: Path) -> None:
    """A parameter that the question does not have exits with 1."""
    done = run("ask", "which-regions-take-part-in-no-project", "nonsense=1", "--data", data)

    assert done.exit_code == 1
    assert "nonsense" in done.stderr


def test_ask_with_a_parameter_that_is_no_pair_is_a_usage_error(data: Path) -> None:
    """A value without its name exits with 2."""
    done = run("ask", "which-regions-take-part-in-no-project", "halland", "--data", data)

    assert done.exit_code == 2
    assert "key=value" in done.stderr


def test_sparql_answers_in_json_unless_told_otherwise(data: Path) -> None:
    """The text of a query gives SPARQL JSON."""
    done = run("sparql", "SELECT ?name { ?s <http://purl.org/dc/terms/title> ?name }", "--data", data)

    assert done.exit_code == 0
    assert json.loads(done.stdout)["results"]["bindings"][0]["name"]["value"] == "Planen"


def test_sparql_reads_a_file_and_standard_input(data: Path, tmp_path: Path) -> None:
    """A query's file and - mean the same as its text."""
    text = "ASK { ?s ?p ?o }"
    file = tmp_path / "query.rq"
    file.write_text(text)

    answers = [
        run("sparql", file, "--data", data).stdout,
        run("sparql", "-", "--data", data, stdin=text).stdout,
        run("sparql", text, "--data", data).stdout,
    ]

    assert len(set(answers)) == 1
    assert json.loads(answers[0])["boolean"] is True


def test_sparql_gives_a_graph_as_turtle(data: Path) -> None:
    """A CONSTRUCT without a format gives Turtle."""
    done = run("sparql", "CONSTRUCT WHERE { ?s <http://purl.org/dc/terms/title> ?o }", "--data", data)

    assert len(list(pyoxigraph.parse(done.stdout, format=pyoxigraph.RdfFormat.TURTLE))) == 1


def test_sparql_that_is_no_query_says_where(data: Path) -> None:
    """A syntax error exits with 1 and names line and column, without a traceback."""
    done = run("sparql", "SELECT ?s WHERE {\n ?s ?p }", "--data", data)

    assert done.exit_code == 1
    assert "line 2" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_sparql_in_a_format_that_its_answer_cannot_take_is_refused(data: Path) -> None:
    """A graph as CSV exits with 1 and says what there is."""
    done = run("sparql", "CONSTRUCT WHERE { ?s ?p ?o }", "--format", "csv", "--data", data)

    assert done.exit_code == 1
    assert "text/turtle" in done.stderr


def test_sparql_cannot_write(data: Path) -> None:
    """An update exits with 1 and changes nothing."""
    done = run("sparql", "DELETE WHERE { ?s ?p ?o }", "--data", data)

    assert done.exit_code == 1
    assert json.loads(run("sparql", "ASK { ?s ?p ?o }", "--data", data).stdout)["boolean"] is True


def test_sparql_file_that_is_missing_is_named(data: Path) -> None:
    """A name that ends like a query's file is meant as one."""
    done = run("sparql", "nowhere.rq", "--data", data)

    assert done.exit_code == 1
    assert "nowhere.rq: No such file" in done.stderr


def test_contacts_of_a_release_without_any_are_not_there(data: Path) -> None:
    """--contacts where none are kept exits with 1."""
    done = run("sparql", "ASK {}", "--contacts", "--data", data)

    assert done.exit_code == 1
    assert "no contacts" in done.stderr


@pytest.mark.parametrize("arguments", [["ask", "x"], ["sparql", "ASK {}"], ["explain", "id/org/nord"], ["check"]])
def test_without_a_release_each_reader_says_how_to_make_one(arguments: list[str], tmp_path: Path) -> None:
    """No release: exit 1, and the command that makes one is named."""
    done = run(*arguments, "--data", tmp_path)

    assert done.exit_code == 1
    assert "samgraf build" in done.stderr


def test_explain_tells_what_is_said_of_a_thing(data: Path) -> None:
    """A thing is named by its path; what is said of it is shown with the graph's own words."""
    done = run("explain", "id/org/nord", "--data", data)

    assert done.exit_code == 0
    assert "Region Nord" in done.stdout
    assert f"{BASE}id/org/nord" in done.stdout


def test_explain_of_an_unknown_thing_fails(data: Path) -> None:
    """A thing of which the graph says nothing exits with 1 and is named in full."""
    done = run("explain", "id/org/syd", "--data", data)

    assert done.exit_code == 1
    assert f"{BASE}id/org/syd" in done.stderr


def test_check_finds_a_file_changed_since_the_build(data: Path) -> None:
    """A release whose file is not what the manifest says exits with 3 and names the file."""
    before = run("check", "--data", data)
    (data / "current" / "note.txt").write_text("as changed")

    after = run("check", "--data", data)

    assert "note.txt" not in before.stdout
    assert "note.txt was changed" in after.stdout
    assert after.exit_code == 3


def test_check_of_a_file_names_the_shape_that_it_breaks(data: Path, tmp_path: Path) -> None:
    """A node that breaks a must-shape exits with 1 and is named with the rule."""
    file = tmp_path / "own.ttl"
    file.write_text(f"<{BASE}id/participation/p> a <{BASE}ns#Participation> .")

    done = run("check", file)

    assert done.exit_code == 1
    assert "id/participation/p" in done.stdout
    assert "Participation" in done.stdout


def test_check_of_a_broken_file_names_the_line(tmp_path: Path) -> None:
    """Turtle that is none exits with 1 and the line."""
    file = tmp_path / "broken.ttl"
    file.write_text("@prefix a: <http://a/> .\na:b a:c .\n")

    done = run("check", file)

    assert done.exit_code == 1
    assert "line 2" in done.stderr


@pytest.mark.parametrize("name", ["missing.ttl", "note.txt"])
def test_check_of_what_is_no_rdf_file_is_refused(name: str, tmp_path: Path) -> None:
    """A missing file and one of another kind exit with 1."""
    (tmp_path / "note.txt").write_text("x")

    done = run("check", tmp_path / name)

    assert done.exit_code == 1
    assert name in done.stderr


def test_extract_of_a_missing_file_names_it(tmp_path: Path) -> None:
    """A path that is not there exits with 1."""
    done = run("extract", tmp_path / "nowhere.txt")

    assert done.exit_code == 1
    assert "nowhere.txt does not exist" in done.stderr


def test_network_shows_places_edges_and_graph(forum_release: Path) -> None:
    """A table for people, JSON with the same measures, and the exported files byte by byte."""
    data, tables = data_of(forum_release), forum_release / "exports" / "tables"

    table, places, edges, graph = (
        run("network", "--format", form, "--data", data) for form in ("table", "json", "csv", "graphml")
    )

    told = json.loads(places.stdout)
    said = told["places"]
    assert said and told["release"] == forum_release.name
    *rows, _, release, method = table.stdout.splitlines()
    assert len(rows) == len(said) + 2
    assert (release, method) == (f"release {forum_release.name}", told["method"])
    assert edges.stdout_bytes == (tables / "cooperation.csv").read_bytes()
    assert graph.stdout_bytes == (tables / "cooperation.graphml").read_bytes()


def test_network_of_a_release_without_one_is_the_inputs_fault(data: Path) -> None:
    """Older releases have no tables; how to get them is said."""
    done = run("network", "--data", data)

    assert done.exit_code == 1
    assert "samgraf build" in done.stderr


def test_export_lists_what_it_copied(data: Path, tmp_path: Path) -> None:
    """Each file copied is named on standard output; the address is that of the option."""
    done = run("export", tmp_path / "out", "--public-url", "https://graf.example", "--data", data)

    assert done.exit_code == 0
    assert done.stdout.splitlines() == [str(tmp_path / "out" / "void.ttl")]
    assert "https://graf.example/sparql" in (tmp_path / "out" / "void.ttl").read_text()


def test_prune_without_saying_what_is_a_usage_error(data: Path) -> None:
    """prune alone removes nothing and exits with 2."""
    done = run("prune", "--data", data)

    assert done.exit_code == 2
    assert (data / "current" / "manifest.json").is_file()


def test_prune_keeps_the_current_release(data: Path) -> None:
    """The current release stays, however few are to be kept."""
    done = run("prune", "--keep", 1, "--data", data)

    assert done.exit_code == 0
    assert (data / "current" / "manifest.json").is_file()


def test_setting_that_cannot_be_used_is_named(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting of the wrong kind exits with 2 and says which."""
    monkeypatch.setenv("SAMGRAF_PORT", "http")

    done = run("sparql", "ASK {}", "--data", data)

    assert done.exit_code == 2
    assert "SAMGRAF_PORT" in done.stderr


def test_port_in_use_is_told_before_anything_is_built(tmp_path: Path) -> None:
    """serve on a taken port exits with 1 and builds nothing."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        done = run("serve", "--port", port, "--data", tmp_path / "var")

    assert done.exit_code == 1
    assert f"127.0.0.1:{port}" in done.stderr
    assert not (tmp_path / "var").exists()


def test_address_that_is_none_is_told() -> None:
    """serve on a host that does not exist exits with 1."""
    done = run("serve", "--host", "no.such.host.invalid")

    assert done.exit_code == 1
    assert "no.such.host.invalid" in done.stderr


def test_reader_that_leaves_early_is_no_fault(data: Path) -> None:
    """`samgraf … | head -1`: no traceback, nothing on standard error."""
    query = "SELECT * { VALUES ?a { " + "1 " * 200 + "} VALUES ?b { " + "2 " * 200 + "} }"
    with subprocess.Popen(
        [sys.executable, "-m", "samgraf", "sparql", query, "--format", "csv", "--data", str(data)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()

    assert said == b""


def test_server_answers_from_the_release(data: Path) -> None:
    """serve opens the current release and answers at /sparql until it is told to stop."""
    with served(data) as url:
        answer = httpx.get(f"{url}sparql", params={"query": "ASK { ?s ?p ?o }"})

    assert answer.json()["boolean"] is True


@contextmanager
def served(data: Path) -> Iterator[str]:
    """A server on a free port, and its address; it ends with the block, by SIGTERM, in good order."""
    command = [sys.executable, "-m", "samgraf", "serve", "--port", "0", "--data", str(data)]
    environment = {**os.environ, "SAMGRAF_METRICS_PORT": "0"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr is not None
        said = []
        for line in process.stderr:
            said.append(line)
            if line.startswith("serving on "):
                break
        address = said[-1].removeprefix("serving on ").strip()
        try:
            _wait(address)
            yield address
        finally:
            process.terminate()
            process.communicate(timeout=20)
    assert process.returncode in (0, -15)


def _wait(address: str) -> None:
    for _ in range(200):
        try:
            if httpx.get(f"{address}health/ready").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise AssertionError("the server is not ready after ten seconds")


def test_readme_shows_real_answers(root: Path, forum_release: Path) -> None:
    """Each console example of the README is what the command answers from the documents of this repository."""
    examples = re.findall(r"```console\n\$ samgraf (.+)\n([^`]+)```", (root / "README.md").read_text("utf-8"))

    answers = [run(*command.split(), "--data", data_of(forum_release)).stdout for command, _ in examples]

    assert len(examples) == 2
    assert answers == [answer for _, answer in examples]


def test_readme_names_every_command(root: Path) -> None:
    """The table of commands in the README is that of the program."""
    readme = (root / "README.md").read_text("utf-8")

    commands = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}

    assert commands == set(re.findall(r"^\| `samgraf (\w+)", readme, re.MULTILINE))


def test_part_of_a_region_in_a_project_is_explained(forum_release: Path) -> None:
    """The printed name, the quotation and its place are told, as the document prints them."""
    iri = "id/participation/project-spelplan--region-kalmar-lan--participating-region"

    told = json.loads(run("explain", iri, "--format", "json", "--data", data_of(forum_release)).stdout)

    (printed,) = [item for item in told["statements"] if item["predicate"].endswith("#printedName")]
    (support,) = printed["support"]
    assert printed["label"] == support["quotation"] == "Region Kalmar"
    assert support["line"] == 167


def test_contacts_are_answered_to_those_who_ask_for_them_alone(forum_release: Path) -> None:
    """--contacts asks the private store; without it the same query finds no person."""
    query = "SELECT ?name { GRAPH ?g { ?person a <http://xmlns.com/foaf/0.1/Person> ; ?p ?name } }"

    public = run("sparql", query, "--format", "csv", "--data", data_of(forum_release))
    private = run("sparql", query, "--format", "csv", "--contacts", "--data", data_of(forum_release))

    assert public.stdout.splitlines() == ["name"]
    assert len(private.stdout.splitlines()) > 5
    assert "personal data" in private.stderr


def test_extract_shows_quads_without_persons(root: Path) -> None:
    """The N-Quads of a document load, and hold no person and no address."""
    done = run("extract", root / "documents" / "regionalt-forum-for-planering-2025", "--format", "nquads")

    quads = list(pyoxigraph.parse(done.stdout, format=pyoxigraph.RdfFormat.N_QUADS))
    assert len(quads) > 1000
    assert not re.search(r"foaf/0\.1/Person|mailto:|\w@\w", done.stdout)


def test_check_passes_what_was_just_built(forum_release: Path) -> None:
    """A release as built has no fault; warnings are no fault."""
    done = run("check", "--data", data_of(forum_release))

    assert done.exit_code == 0, done.stdout
    assert " 0 faults" in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "picture.txt"),
        ("empty.txt", b"", "empty.txt"),
        ("mixed.txt", "Håbo ".encode() + b"\xff\xfe\xe5\x81", "mixed.txt"),
    ],
)
def test_build_of_what_cannot_be_read_names_it_and_makes_nothing(
    name: str, content: bytes, said: str, tmp_path: Path
) -> None:
    """A file that is no text, an empty one, one in no encoding: exit 1, one sentence, no release."""
    (tmp_path / name).write_bytes(content)

    done = run("build", tmp_path / name, "--data", tmp_path / "var")

    assert done.exit_code == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "var" / "current").exists()


def test_build_of_a_missing_folder_names_it(tmp_path: Path) -> None:
    """A path that is not there exits with 1."""
    done = run("build", tmp_path / "nowhere", "--data", tmp_path / "var")

    assert done.exit_code == 1
    assert "nowhere" in done.stderr


def test_build_into_what_is_no_folder_is_the_callers_to_change(tmp_path: Path) -> None:
    """A data folder that cannot be made exits with 1 and names it."""
    (tmp_path / "file").write_text("in the way")

    done = run("build", tmp_path, "--data", tmp_path / "file" / "var")

    assert done.exit_code == 1
    assert "file" in done.stderr
    assert "Traceback" not in done.stderr


def data_of(release: Path) -> Path:
    """The data folder that holds a release."""
    return release.parent.parent
