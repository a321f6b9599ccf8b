"""The house itself: what is packaged, locked, documented and kept out."""

from __future__ import annotations

import ast
import importlib.metadata
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pyoxigraph
import pytest

from api.settings import Settings

PACKAGES = ("api", "loaders", "ontology", "queries")


@pytest.fixture(scope="module")
def tracked(root: Path) -> list[Path]:
    """Every file of the project, the new ones too."""
    listed = _run(["git", "ls-files", "-co", "--exclude-standard", "-z"], root).split("\0")
    files = [root / name for name in listed if name and (root / name).is_file()]
    assert len(files) > 20
    return files


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it would be installed."""
    folder = tmp_path_factory.mktemp("wheel")
    _run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], root)
    return next(folder.glob("*.whl"))


def test_readme_names_every_setting_with_its_default_and_help(root: Path) -> None:
    """The table of settings in the README is that of the code, row by row."""
    readme = (root / "README.md").read_text("utf-8")

    rows = [f"| `{name}` | {f'`{default}`' if default else ''} | {help} |" for name, default, help in Settings.table()]

    assert len(rows) > 10
    assert [row for row in rows if row not in readme] == []


def test_links_of_the_documents_lead_somewhere(root: Path, tracked: list[Path]) -> None:
    """Each relative link in a Markdown file names a file of the project."""
    pages = [path for path in tracked if path.suffix == ".md"]

    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))]

    assert links
    assert [link for page, link in links if not (page.parent / link).exists()] == []


def test_wheel_holds_every_file_of_the_packages(root: Path, wheel: Path, tracked: list[Path]) -> None:
    """Each file of the packages is in the wheel: code, Turtle, queries, contexts, templates."""
    there = {path.relative_to(root).as_posix() for path in tracked}
    expected = {name for name in there if name.split("/")[0] in PACKAGES}

    held = set(zipfile.ZipFile(wheel).namelist())

    assert {".py", ".ttl", ".rq", ".jsonld"} <= {Path(name).suffix for name in expected}
    assert expected - held == set()


def test_wheel_holds_code_and_its_data_alone(wheel: Path) -> None:
    """No document, test or release is packaged: sources hold personal data."""
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert {top for top in tops if not top.endswith(".dist-info")} == {*PACKAGES, "samgraf.py"}


def test_source_archive_leaves_the_sources_out(root: Path, tmp_path: Path) -> None:
    """The sdist holds about.ttl of a document, never the document."""
    _run([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)], root)

    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        names = archive.getnames()
    assert any(name.endswith("/about.ttl") for name in names)
    assert [name for name in names if Path(name).stem == "source"] == []


def test_installed_wheel_finds_its_data(wheel: Path, tmp_path: Path) -> None:
    """In an empty folder, with the wheel alone, ontology and questions are read."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = (
        "import ontology, queries;"
        "print(ontology.__file__); print(queries.__file__);"
        "print(len(ontology.quads('ontology')), len(queries.questions()))"
    )

    *places, counts = _run([sys.executable, "-c", code], tmp_path, PYTHONPATH=str(tmp_path / "site")).splitlines()

    assert all(place.startswith(str(tmp_path)) for place in places)
    assert all(int(count) >= 20 for count in counts.split())


def test_no_other_distribution_owns_our_names() -> None:
    """Our packages have plain names; no installed distribution may bring one of the same name."""
    owners = importlib.metadata.packages_distributions()

    others = {name: owners[name] for name in (*PACKAGES, "samgraf") if set(owners.get(name, ())) - {"samgraf"}}

    assert owners["pyoxigraph"] == ["pyoxigraph"]
    assert others == {}


def test_layers_hold(root: Path) -> None:
    """No package imports one that stands above or beside it."""
    lint = Path(sys.executable).with_name("lint-imports")

    answer = _run([str(lint), "--no-cache"], root)

    assert re.search(r"Contracts: (\d+) kept, 0 broken", answer)


def test_command_line_stands_on_top(root: Path) -> None:
    """No package imports samgraf.py: it is the door, not a part of a room."""
    modules = [path for name in PACKAGES for path in (root / name).rglob("*.py")]

    importing = [
        path for path in modules if re.search(r"^\s*(from|import) samgraf\b", path.read_text("utf-8"), re.MULTILINE)
    ]

    assert len(modules) > 20
    assert importing == []


def test_no_index_is_to_take_the_wheel(root: Path) -> None:
    """The classifier that indexes refuse is there: plain package names are no one's to publish."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]

    assert "Private :: Do Not Upload" in project["classifiers"]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_lock_pins_each_package_by_version_and_hash(root: Path, name: str) -> None:
    """A lock file holds names, versions, markers and hashes, and nothing else: no address to fetch from."""
    lines = (root / name).read_text("utf-8").replace("\\\n", "").splitlines()

    odd = [
        line
        for line in lines
        if not re.fullmatch(r"[a-z0-9.\-]+==\S+( ; [^@]+?)?\s+(--hash=sha256:[0-9a-f]{64}\s*)+", line)
    ]

    assert len(lines) > 20
    assert odd == []


def test_locks_hold_what_the_project_asks_for(root: Path) -> None:
    """Each dependency is locked, and the tests run with the versions that the program runs with."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    run, test = (_pins(root / name) for name in ("requirements.lock", "requirements-test.lock"))

    asked = {_name(line) for line in (*project["project"]["dependencies"], *project["dependency-groups"]["build"])}
    asked_for_tests = {_name(line) for line in project["dependency-groups"]["test"]}

    assert asked - run.keys() == set()
    assert asked_for_tests - test.keys() == set()
    assert run.items() - test.items() == set()


def test_what_is_imported_is_declared_and_the_reverse(root: Path) -> None:
    """Each module of others that our code imports is of a declared dependency, and each dependency is used."""
    owners = importlib.metadata.packages_distributions()
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    extras = (line for lines in project["optional-dependencies"].values() for line in lines)
    declared = {_name(line) for line in (*project["dependencies"], *extras)}

    files = [root / "samgraf.py", *(path for name in PACKAGES for path in (root / name).rglob("*.py"))]
    modules = {module for path in files for module in _imported(path)} - sys.stdlib_module_names
    used = {owners[module][0].lower() for module in modules - {*PACKAGES, "samgraf"}}

    taken_by_uvicorn = {"httptools", "uvloop"}
    assert used - {"starlette"} <= declared, "fastapi brings starlette; the others are missing"
    assert declared - used == taken_by_uvicorn


def test_what_the_tests_import_is_declared(root: Path) -> None:
    """Each module of others that a test imports is of a declared dependency, of the tests or of the program."""
    owners = importlib.metadata.packages_distributions()
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    lines = (*project["project"]["dependencies"], *project["dependency-groups"]["test"])
    files = [path for path in (root / "tests").rglob("*.py") if "tools" not in path.parts]

    modules = {module for path in files for module in _imported(path)} - sys.stdlib_module_names
    used = {owners[module][0].lower() for module in modules & owners.keys()} - {"samgraf", "starlette"}

    assert "pytest" in used
    assert used - {_name(line) for line in lines} == set()


def test_no_machine_path_or_index_address_in_the_project(root: Path, tracked: list[Path]) -> None:
    """Nothing names a folder of somebody's machine or the place where packages were fetched."""
    folders = "|".join(("wo[r]k/", "ro[o]t/", "ho[m]e/[a-z]", "Us[e]rs/", "op[t]/", "t[m]p/"))
    pattern = re.compile(rf"""(?<![\w.}})/~-])/({folders})|files\.pytho[n]hosted|py[p]i\.org/simple""")

    found = [
        f"{path.relative_to(root)}: {match.group()}"
        for path in tracked
        if (match := pattern.search(path.read_bytes().decode("utf-8", "replace")))
    ]

    assert found == []


def test_first_document_is_as_given(root: Path, shared: Path) -> None:
    """The source in the repository is the given one, byte for byte."""
    slug = "regionalt-forum-for-planering-2025"

    ours = (root / "documents" / slug / "source.txt").read_bytes()

    assert ours == (shared / "documents" / f"{slug}.txt").read_bytes()


def test_hand_written_turtle_of_the_documents_parses(tracked: list[Path], root: Path) -> None:
    """about.ttl, curation.ttl and catalogue.ttl are well-formed and say something."""
    files = [path for path in tracked if path.suffix == ".ttl" and path.is_relative_to(root / "documents")]

    counts = [len(list(pyoxigraph.parse(path=str(path), base_iri="https://w3id.org/samgraf/"))) for path in files]

    assert len(files) >= 2
    assert all(counts)


def test_tests_are_no_package(tracked: list[Path], root: Path) -> None:
    """With --import-mode=importlib, an __init__.py under tests would shadow our packages."""
    assert [path for path in tracked if path.name == "__init__.py" and path.is_relative_to(root / "tests")] == []


def _pins(path: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9.\-]+)==(\S+)", path.read_text("utf-8"), flags=re.MULTILINE))


def _imported(path: Path) -> set[str]:
    """The top-level names of the modules that a file imports, in functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module.partition(".")[0])
    return found


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9.\-]", requirement)[0].lower()


def _run(command: list[str], folder: Path, **environment: str) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout
