"""The script of the query editor is what its lock file and its source make."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.mark.proof
def test_the_bundle_is_rebuilt_byte_for_byte(root: Path, tmp_path: Path) -> None:
    """npm installs what the lock names, by its hashes, and the build gives the committed files."""
    if shutil.which("npm") is None:
        reason = "there is no npm here; apt-get install npm"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    committed = root / "api" / "editor"
    work = tmp_path / "editor"
    shutil.copytree(committed, work, ignore=shutil.ignore_patterns("node_modules", "bundle"))
    (work / "bundle").mkdir()

    for command in (["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], ["npm", "run", "build"]):
        done = subprocess.run(command, cwd=work, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr

    for name in ("editor.js", "THIRD-PARTY.txt"):
        assert (work / "bundle" / name).read_bytes() == (committed / "bundle" / name).read_bytes(), name
    assert sorted(path.name for path in (committed / "bundle").iterdir()) == ["THIRD-PARTY.txt", "editor.js"]
