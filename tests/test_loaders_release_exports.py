"""The folder of exports and its sums."""

import subprocess
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store

from loaders.release import exports, store


def held() -> Store:
    made = Store()
    store.add(made, [Quad(NamedNode("http://x/s"), NamedNode("http://x/p"), Literal("z"), NamedNode("http://x/g"))])
    return made


def test_every_file_has_its_sum(tmp_path: Path) -> None:
    """In folders too, and `sha256sum --check` reads the list."""
    exports.write(tmp_path / "exports", held())

    folder = tmp_path / "exports"
    listed = {line.split("  ", 1)[1] for line in (folder / "SHA256SUMS").read_text().splitlines()}
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert listed == files - {"SHA256SUMS"}
    assert {"samgraf.nq", "samgraf.ttl.gz"} <= listed
    done = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True)
    assert done.returncode == 0


def test_a_changed_file_no_longer_has_its_sum(tmp_path: Path) -> None:
    """The check that people run finds it."""
    exports.write(tmp_path / "exports", held())
    (tmp_path / "exports" / "samgraf.nt").write_bytes(b"")

    done = subprocess.run(["sha256sum", "--check", "SHA256SUMS"], cwd=tmp_path / "exports", capture_output=True)

    assert done.returncode != 0
