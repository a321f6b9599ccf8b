"""The locked dependencies: each pinned by a hash, none with a known vulnerability."""

import json
import re
import subprocess
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = sorted([*ROOT.glob("requirements*.lock"), *ROOT.glob("tests/tools/*/requirements.lock")])
VULNERABLE = "jinja2==2.10"  # known to be: an audit that finds nothing in it has not looked


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: str(lock.relative_to(ROOT)))
def test_every_dependency_is_pinned_by_a_hash(lock: Path) -> None:
    """What is installed is what was looked at when it was locked."""
    requirements = re.split(r"\n(?=\S)", lock.read_text().replace("\\\n", "").strip())

    assert requirements
    assert [line for line in requirements if "==" not in line or "--hash=sha256:" not in line] == []


@pytest.mark.proof
def test_no_dependency_has_a_known_vulnerability(tmp_path: Path) -> None:
    """pip-audit, of its own lock, asks the package index for advisories on what the program and its tests need."""
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    tool = ROOT / "tests" / "tools" / "audit" / "requirements.lock"
    subprocess.run([python, "-m", "pip", "install", "-q", "--require-hashes", "-r", tool], check=True)

    def audited(lock: Path) -> dict[str, list[str]]:
        command = [python, "-m", "pip_audit", "--disable-pip", "--no-deps", "--format", "json", "-r", lock]
        report = subprocess.run(command, capture_output=True, text=True, check=False)
        found = json.loads(report.stdout)["dependencies"] if report.stdout.startswith("{") else []
        return {one["name"]: [flaw["id"] for flaw in one["vulns"]] for one in found if "vulns" in one}

    control = tmp_path / "control.lock"
    control.write_text(VULNERABLE + "\n")
    if not audited(control).get("jinja2"):
        pytest.skip("no advisories are to be had here: the package index gives none")
    for lock in (ROOT / "requirements.lock", ROOT / "requirements-test.lock"):
        known = audited(lock)
        assert known, "nothing was audited"
        assert {name: flaws for name, flaws in known.items() if flaws} == {}
