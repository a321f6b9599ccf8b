"""Dumps and their sums."""

import hashlib
from pathlib import Path

from pyoxigraph import CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, RdfFormat, Store, parse, serialize

from loaders.release import exports, store

S, P = NamedNode("http://x/s"), NamedNode("http://x/p")
G, H = NamedNode("http://x/g"), NamedNode("http://x/h")
QUADS = [
    Quad(S, P, Literal("två\n“rader”\t\\ och \u0001", language="sv"), H),
    Quad(S, P, Literal("z"), G),
    Quad(S, P, Literal("a"), G),
    Quad(S, P, Literal("a"), H),
]


def held() -> Store:
    made = Store()
    store.add(made, QUADS)
    return made


def test_the_dump_is_the_canonical_form_of_the_named_graphs(tmp_path: Path) -> None:
    """RDFC-1.0 of a dataset without blank nodes is its sorted N-Quads."""
    counts = exports.write(tmp_path / "exports", held())

    canonical = Dataset(QUADS)
    canonical.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted(bytes(serialize(canonical, format=RdfFormat.N_QUADS)).splitlines(keepends=True))
    assert (tmp_path / "exports" / "samgraf.nq").read_bytes() == b"".join(lines)
    assert counts == (4, 3)


def test_the_merge_holds_each_triple_once(tmp_path: Path) -> None:
    """N-Triples of the default graph: what stands in two graphs is one line."""
    exports.write(tmp_path / "exports", held())

    lines = (tmp_path / "exports" / "samgraf.nt").read_bytes()
    assert {quad.triple for quad in parse(lines, RdfFormat.N_TRIPLES)} == {quad.triple for quad in QUADS}
    assert len(lines.splitlines()) == 3


def test_what_is_in_the_default_graph_alone_is_in_no_quad_dump(tmp_path: Path) -> None:
    """Graphs are listed positively."""
    made = held()
    made.add(Quad(S, P, Literal("lös")))

    exports.write(tmp_path / "exports", made)

    assert "lös" not in (tmp_path / "exports" / "samgraf.nq").read_text()


def test_the_sums_are_those_of_the_files(tmp_path: Path) -> None:
    """`sha256sum --check` would read them."""
    exports.write(tmp_path / "exports", held())

    lines = (tmp_path / "exports" / "SHA256SUMS").read_text().splitlines()
    assert lines == [
        f"{hashlib.sha256((tmp_path / 'exports' / name).read_bytes()).hexdigest()}  {name}"
        for name in ("samgraf.nq", "samgraf.nt")
    ]
