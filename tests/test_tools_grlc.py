"""A stock grlc, installed from its own lock, serves the folder of questions from our endpoint."""

import subprocess
import venv
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from queries import questions

QUESTIONS = questions()
LOCK = Path(__file__).parent / "tools" / "grlc" / "requirements.lock"
SERVE = """from grlc.server import app
app.run(host="127.0.0.1", port={port})"""


@pytest.fixture(scope="module")
def grlc(
    tmp_path_factory: pytest.TempPathFactory,
    served: str,
    free_port: Callable[[], int],
    wait_for: Callable[[str, subprocess.Popen[bytes]], None],
) -> Iterator[str]:
    """A stock grlc with our files in one folder, as it wants local ones; gives the address of its API."""
    folder = tmp_path_factory.mktemp("grlc")
    venv.create(folder / "env", with_pip=True)
    python = str(folder / "env" / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "-q", "--require-hashes", "-r", str(LOCK)], check=True)
    (folder / "queries").mkdir()
    for question in QUESTIONS.values():
        source = Path(__file__).parent.parent / "queries" / question.path
        (folder / "queries" / f"{question.name}.rq").symlink_to(source)
    port = free_port()
    (folder / "config.ini").write_text(
        f"[defaults]\nsparql_endpoint = {served}/sparql\nserver_name = 127.0.0.1:{port}\n"
        f"[local]\nlocal_sparql_dir = {folder / 'queries'}\n"
    )
    server = subprocess.Popen(
        [python, "-c", SERVE.format(port=port)], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/", server)
        yield f"http://127.0.0.1:{port}/api-local"
    finally:
        server.terminate()
        server.wait()


@pytest.mark.proof
def test_grlc_describes_every_question(grlc: str) -> None:
    """Its OpenAPI has a path for each question, with our summary."""
    paths = httpx.get(f"{grlc}/swagger", timeout=60).json()["paths"]

    told = {path.strip("/"): next(iter(methods.values()))["summary"] for path, methods in paths.items()}

    assert told == {name: question.summary["en"] for name, question in QUESTIONS.items()}


@pytest.mark.proof
@pytest.mark.parametrize("name", QUESTIONS)
def test_grlc_answers_every_question(name: str, grlc: str) -> None:
    """With the defaults of its parameters each question has rows."""
    question = QUESTIONS[name]
    given = {parameter.name: parameter.default for parameter in question.parameters if parameter.default}
    accept = "text/turtle" if question.form == "CONSTRUCT" else "text/csv"

    answer = httpx.get(f"{grlc}/{name}", params=given, headers={"Accept": accept}, timeout=60)

    assert answer.status_code == 200
    assert len(answer.text.strip().splitlines()) > 1


@pytest.mark.proof
def test_grlc_binds_a_parameter(grlc: str) -> None:
    """A value that is given narrows the answer to what it names."""
    stockholm = "https://w3id.org/samgraf/id/org/region-stockholm"

    answer = httpx.get(
        f"{grlc}/which-regions-take-part-in-which-project",
        params={"region": stockholm},
        headers={"Accept": "text/csv"},
        timeout=60,
    )

    rows = answer.text.strip().splitlines()[1:]
    assert len(rows) == 2 and all(stockholm in row for row in rows)
