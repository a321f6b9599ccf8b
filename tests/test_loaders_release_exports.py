"""The folder of exports and its sums."""

import gzip
import subprocess
import zipfile
from pathlib import Path

import zstandard
from pyarrow import parquet
from pyoxigraph import Literal, NamedNode, Quad, Store

from loaders.release import exports, store
from ontology import foaf, vcard


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


def test_no_public_file_names_a_person_of_the_contacts(forum_release: Path) -> None:
    """Every name and address that the private store holds is looked for in every byte that is published."""
    private = Store.read_only(str(forum_release / "private" / "store"))
    names = {q.object.value for q in private.quads_for_pattern(None, foaf("name"), None, None)}
    boxes = {q.object.value.removeprefix("mailto:") for q in private.quads_for_pattern(None, vcard("hasEmail"), None)}
    secrets = [secret.casefold() for secret in names | boxes]
    files = [path for path in forum_release.rglob("*") if path.is_file() and _is_public(path, forum_release)]

    found = set()
    for path in files:
        text = _text(path).casefold()
        found |= {(path.name, number) for number, secret in enumerate(secrets) if secret in text}

    assert len(names) > 5
    assert len(boxes) > 3
    assert len(files) > 50
    assert found == set()


def test_the_search_for_persons_finds_one(tmp_path: Path) -> None:
    """Packed files are unpacked for it; else the test before this one would prove nothing."""
    (tmp_path / "a.gz").write_bytes(gzip.compress(b"Anna Ek"))
    (tmp_path / "a.zst").write_bytes(zstandard.compress(b"Anna Ek"))
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sheet", "Anna Ek")

    assert all("Anna Ek" in _text(path) for path in sorted(tmp_path.iterdir()))


def _is_public(path: Path, release: Path) -> bool:
    return path.relative_to(release).parts[0] not in ("private", "store")


def _text(path: Path) -> str:
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    elif path.suffix == ".zst":
        content = zstandard.decompress(content)
    elif path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    elif path.suffix == ".parquet":
        content = repr(parquet.read_table(path).to_pylist()).encode()
    return content.decode("utf-8", "replace" if path.suffix == ".sqlite" else "strict")
