"""The last look for persons in what is public."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from faker.providers.person.sv_SE import Provider as Swedish
from pyoxigraph import Literal, NamedNode, Quad

from loaders.release.build import build
from loaders.release.privacy import People, leaks

BASE = "https://w3id.org/samgraf/"


@pytest.fixture
def people() -> People:
    """Two persons of one document: one with a full name and an address, one with a single name."""
    known = People()
    known.add("plan", "Vera Åkesson-Ek", "Vera.Ek@exempel.example")
    known.add("plan", "Molly", None)
    return known


@pytest.mark.parametrize(
    "text",
    [
        "Sagt av Vera Åkesson-Ek i dag",
        "VERA ÅKESSON-EK",
        "Vera  Åkesson-Eks kollega",
        "skriv till vera.ek@exempel.example",
        "skriv till vera.ek@ exempel.example",
    ],
)
def test_a_person_is_found_however_written(people: People, text: str) -> None:
    """Case, genitive, white space and a broken address hide nobody."""
    assert people.named_in(text, "plan") == "error"


@pytest.mark.parametrize(
    "text",
    ["Vera sade", "Åkesson-Ek", "exempel.example", "molly", "mollys", "veranda åkesson-ek", "Vera ████ Åkesson-Ek"],
)
def test_parts_of_names_and_domains_are_no_person(people: People, text: str) -> None:
    """A first name alone, a domain, a longer word or names on both sides of a masked one name nobody."""
    assert not people.named_in(text, "plan")


def test_a_single_name_is_looked_for_in_its_own_document(people: People) -> None:
    """It may be a common word, so it is a warning; a full name is looked for everywhere."""
    assert people.named_in("Molly sade", "plan") == "warning"
    assert not people.named_in("Molly sade", "annan")
    assert people.named_in("Vera Åkesson-Ek", "annan")


def test_leaks_are_found_in_literals_addresses_and_texts_alike(people: People) -> None:
    """Each finding says where, without the name; the catalogue's function address is let be."""
    address = NamedNode("mailto:vera.ek@exempel.example")
    quads = [
        Quad(
            NamedNode("http://x/1"),
            NamedNode("http://x/p"),
            Literal("Vera Åkesson-Ek"),
            NamedNode(f"{BASE}graph/doc/a"),
        ),
        Quad(
            NamedNode("http://x/2"),
            NamedNode("http://x/p"),
            Literal("Molly"),
            NamedNode(f"{BASE}graph/doc/plan/evidence"),
        ),
        Quad(NamedNode("http://x/3"), NamedNode("http://x/p"), Literal("Molly"), NamedNode(f"{BASE}graph/doc/a")),
        Quad(NamedNode("http://x/4"), NamedNode("http://x/p"), address, NamedNode(f"{BASE}graph/curation")),
        Quad(NamedNode("http://x/5"), NamedNode("http://x/p"), address, NamedNode(f"{BASE}graph/catalogue")),
    ]

    found = list(leaks(people, quads, {"plan": "Rad ett\nMolly\n", "annan": "Molly\n"}))

    assert [finding.node for finding in found] == ["http://x/1", "http://x/2", "http://x/4", f"{BASE}doc/plan/text"]
    assert [finding.severity for finding in found] == ["error", "warning", "error", "warning"]
    assert "line 2" in found[3].en
    assert not any(word in str(found) for word in ("Vera", "Molly"))


# Not what the loader goes by: common first names before words that end as only surnames do.
ENDS = "sson|ström|gren|[kq]vist|stedt|dahl|sköld|lund|berg"
NAMED = re.compile(rf"\b(?:{'|'.join(Swedish.first_names)})[ \u00a0]+[A-ZÅÄÖ]\w*(?:{ENDS})\b")
TEXTS = sorted((Path(__file__).parent / "data" / "persons").glob("*.txt"))


def told(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file that is given out, as text; what is packed or Parquet holds the same as its neighbour."""
    for path in sorted(one for one in folder.rglob("*") if one.is_file() and "private" not in one.parts):
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                yield from ((f"{path.name}/{name}", book.read(name).decode()) for name in book.namelist())
        elif path.suffix not in (".gz", ".zst", ".parquet") and "store" not in path.parts:
            yield path.relative_to(folder).as_posix(), path.read_bytes().decode("utf-8", "replace")


@pytest.mark.proof
def test_no_name_of_other_documents_is_in_anything_that_is_given_out(tmp_path: Path) -> None:
    """Minutes, letters, forms and more with persons of their own: neither those marked nor what looks like a name."""
    private: set[str] = set()
    for path in TEXTS:
        parts = re.split("[⟦⟧]", path.read_text("utf-8"))
        (tmp_path / path.name).write_text("".join(parts), "utf-8")
        private |= {" ".join(part.split()) for part in parts[1::2]}
    full = {name for name in private if " " in name or "@" in name}
    assert len(full) > 60
    assert any(NAMED.search((tmp_path / path.name).read_text("utf-8")) for path in TEXTS)

    release = build([tmp_path / path.name for path in TEXTS], data=tmp_path / "var", documents_root=tmp_path / "none")

    assert release.path is not None
    files = dict(told(release.path))
    assert len(files) > 60
    for name, text in files.items():
        assert [one for one in full if one in text] == [], name
        assert NAMED.findall(text) == [], name
