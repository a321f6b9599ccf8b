"""The recipes of docs/clients.md, run as they stand there, in an environment of their own."""

import re
import shutil
import subprocess
import venv
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"
LOCK = Path(__file__).parent / "tools" / "clients" / "requirements.lock"
ADDRESS = "http://127.0.0.1:8000"
RUN_NOTEBOOK = """import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=300).execute()
print("".join(output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", ())))
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The interpreter of an environment with the clients, from their own lock."""
    folder = tmp_path_factory.mktemp("clients")
    venv.create(folder, with_pip=True)
    python = str(folder / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "-q", "--require-hashes", "-r", str(LOCK)], check=True)
    return python


def recipe(title: str) -> tuple[str, str]:
    """The language and the text of the code under a heading."""
    section = (DOCS / "clients.md").read_text(encoding="utf-8").partition(f"\n## {title}\n")[2]
    found = re.search(r"^```(\w+)\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1], found[2]


def run(command: list[str], text: str, served: str, folder: Path) -> str:
    """What a recipe prints, asked of our server."""
    assert ADDRESS in text
    script = folder / "recipe"
    script.write_text(text.replace(ADDRESS, served), encoding="utf-8")
    done = subprocess.run([*command, str(script)], cwd=folder, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    return done.stdout


def needs(program: str) -> None:
    """Skip where a program is not installed."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")


@pytest.mark.proof
def test_curl(served: str, tmp_path: Path) -> None:
    """An answer as CSV, a page with its links, a map, and a query."""
    needs("curl")
    language, text = recipe("curl")

    printed = run(["sh", "-e"], text, served, tmp_path)

    assert language == "sh"
    assert 'rel="next"' in printed and "Region Kronoberg" in printed
    assert (tmp_path / "partners.csv").read_text(encoding="utf-8").startswith("first,firstLabel,")
    assert '"total":8' in (tmp_path / "page.json").read_text(encoding="utf-8")
    assert '"FeatureCollection"' in (tmp_path / "map.geojson").read_text(encoding="utf-8")


@pytest.mark.proof
@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("pandas", ["Region Halland", "Region Jönköpings län, Region Östergötland"]),
        ("SPARQLWrapper", ["Region Halland – Region Uppsala"]),
        ("rdflib", ["Region Stockholm 2", " triples"]),
    ],
)
def test_python_clients(title: str, expected: list[str], python: str, served: str, tmp_path: Path) -> None:
    """They print what the graph holds."""
    language, text = recipe(title)

    printed = run([python], text, served, tmp_path)

    assert language == "python"
    assert all(words in printed for words in expected), printed


@pytest.mark.proof
def test_r(served: str, tmp_path: Path) -> None:
    """Base R counts the shared partners and asks a query."""
    needs("Rscript")
    language, text = recipe("R")

    printed = run(["Rscript"], text, served, tmp_path)

    assert language == "r"
    assert "Region Stockholm" in printed and re.search(r"projects\n1 +8\b", printed)


@pytest.mark.proof
def test_libreoffice(served: str, tmp_path: Path) -> None:
    """The answer becomes a workbook that keeps its letters."""
    needs("localc")
    _, text = recipe("LibreOffice and Excel")

    run(
        ["sh", "-e"],
        text.replace("soffice", f"soffice -env:UserInstallation=file://{tmp_path}/profile"),
        served,
        tmp_path,
    )

    shutil.unpack_archive(tmp_path / "partners.xlsx", tmp_path / "workbook", "zip")
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "workbook").rglob("*.xml"))
    assert "Region Jönköpings län" in written


@pytest.mark.proof
def test_the_notebook(python: str, served: str, tmp_path: Path) -> None:
    """From plain participations it finds the pairs that the ready answer has."""
    text = (DOCS / "shared-partners.ipynb").read_text(encoding="utf-8")
    notebook = tmp_path / "notebook.ipynb"
    notebook.write_text(text.replace(ADDRESS, served), encoding="utf-8")
    script = tmp_path / "run.py"
    script.write_text(RUN_NOTEBOOK, encoding="utf-8")

    done = subprocess.run([python, str(script), str(notebook)], capture_output=True, text=True, timeout=600)

    assert ADDRESS in text and "8 rows, and the same" in done.stdout, done.stderr
