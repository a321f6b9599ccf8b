"""The report of a document: what is least sure first, beside the text, with corrections that work as they stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pyoxigraph import Store

from loaders import confidence, corrections, curation, preview, sources
from loaders.curation import Curation
from loaders.graphs import Mapped
from loaders.ledger import Ledger
from loaders.release import offers, report, report_pages
from loaders.release.build import build
from loaders.release.recogniser import Loader
from loaders.release.reviewed import CONCLUDED, MERGED, UNMEASURED, Review
from loaders.sources import Source
from loaders.validate import validate
from ontology import sg

TEXT = """Rapport om samverkan <script>alert(1)</script>

Vindros

Sammanfattande beskrivning

Projektet tar fram en metod för samverkan.

Deltagande regioner: Region Halland, Region Skåne

Kontakt: Kim Provnamn, kim.provnamn@regionhalland.se

Framgångsfaktorer

- Bred förankring

Detta säger ingenting som går att läsa ut.
"""


def source(folder: Path, text: str = TEXT, name: str = "prov") -> Source:
    """A document."""
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return Source(name, path, "txt")


def made(one: Source) -> tuple[Review, Mapped]:
    """What a person goes through of a document, and its quads."""
    found = preview.preview(one)
    return report.reviewed(one.slug, found.mapped, found.text, found.findings), found.mapped


def filled_in(turtle: list[str]) -> bytes:
    """A curation.ttl as a person makes it: copied, with who, when and why."""
    signed = "\n".join([offers.PREFIXES, *turtle])
    return signed.replace(offers.WHO, "kim").replace(offers.WHEN, "2026-11-28").replace(offers.WHY, "fel").encode()


def read(one: Source, turtle: list[str]) -> Curation:
    """The corrections in it."""
    return curation.read(replace(one, curation=filled_in(turtle), folder=one.path.parent))


def offered(made: Review, titles: Callable[[str], bool]) -> list[str]:
    """The Turtle of the offers of some titles."""
    items = [item for _, held in made.groups for item in held]
    held = [offer for one in (*items, *made.missed, *made.named) for offer in one.offers]
    return [offer.turtle for offer in held if titles(offer.title.en)]


def test_the_least_sure_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is concluded before what no one has measured, and that before what is known by its share."""
    measured = {method: found for method, found in confidence.cases().items() if method != "by-heading"}
    monkeypatch.setattr(confidence, "cases", lambda: measured)
    titles = [title for title, _ in made(source(tmp_path))[0].groups]

    assert titles[:2] == [CONCLUDED, UNMEASURED]
    shares = [int(found[0]) for title in titles[2:] if (found := re.findall(r"\d+", title.en))]
    assert shares == sorted(shares) and len(shares) == len(titles) - 2 > 0


def test_each_item_leads_to_its_place_in_the_text(tmp_path: Path) -> None:
    """Numbers run in the order of the text, and each stands where its quotation begins."""
    found, _ = made(source(tmp_path))

    items = {item.number: item for _, held in found.groups for item in held}
    text = "".join(part.text for part in found.parts)
    at = {n: sum(len(p.text) for p in found.parts[:i]) for i, part in enumerate(found.parts) for n in part.numbers}
    assert sorted(at) == sorted(items) == list(range(1, len(items) + 1))
    assert [n for n, item in items.items() if not text.startswith(item.quotation, at[n])] == []


def test_what_nothing_was_made_of_is_marked(tmp_path: Path) -> None:
    """In the text, and in a list with its line."""
    found, _ = made(source(tmp_path))

    assert "Detta säger ingenting som går att läsa ut." in [part.text for part in found.parts if part.unread]
    assert {one.text: one.stretch.line for one in found.missed}["Detta säger ingenting som går att läsa ut."] == 17


def test_every_offer_to_take_away_takes_one_thing_away(tmp_path: Path) -> None:
    """Copied as it stands, with who, when and why, it is read, fits, and something is gone."""
    one = source(tmp_path)
    found, mapped = made(one)

    taken = offered(found, lambda title: title == "Take away")

    assert len(taken) > 8
    for turtle in taken:
        corrected = corrections.apply({"prov": mapped}, {"prov": read(one, [turtle])})
        assert corrected.findings == [], turtle
        assert len(corrected.documents["prov"].facts) + len(corrected.documents["prov"].evidence) < len(
            mapped.facts
        ) + len(mapped.evidence), turtle


def test_every_offer_to_change_keeps_the_shapes(root: Path) -> None:
    """On the first document: all of them at once fit, and what they say is valid."""
    (one,) = sources.find([root / "documents" / "regionalt-forum-for-planering-2025"]).sources
    found, mapped = made(one)

    changed = offered(found, lambda title: title.startswith(("Change", "Suggest")))
    corrected = corrections.apply({one.slug: mapped}, {one.slug: read(one, changed)})

    assert len(changed) > 100
    assert corrected.findings == []
    valid = validate(one.slug, corrected.documents[one.slug], corrected.curation)
    assert [finding for finding in valid.findings if finding.severity == "withheld"] == []


def test_a_role_that_is_changed_as_offered_makes_a_release(tmp_path: Path) -> None:
    """The participation keeps its IRI, which names the role that the loader found; no check minds."""
    folder = tmp_path / "documents" / "prov"
    folder.mkdir(parents=True)
    one = source(folder)
    changed = offered(made(one)[0], lambda title: title == "Change role")
    turtle = filled_in(changed).replace(b"<scheme/role/participating-region>", b"<scheme/role/observer>")
    one.path.rename(folder / "source.txt")
    (folder / "curation.ttl").write_bytes(turtle)

    result = build([folder.parent], data=tmp_path / "var", documents_root=folder.parent, jobs=1)

    assert changed
    assert result.path is not None
    query = f"SELECT DISTINCT ?r {{ ?p {sg('role')} ?r }}"
    roles = Store.read_only(str(result.path / "store")).query(query)
    assert {row["r"].value.rpartition("/")[2] for row in roles} == {"observer", "contact-organisation"}


def test_an_offer_to_mask_names_the_stretch(tmp_path: Path) -> None:
    """What nothing was made of may hold a name that was missed."""
    one = source(tmp_path)
    found, _ = made(one)

    masks = read(one, offered(found, lambda title: title == "Mask")).masks

    assert [TEXT[span.start : span.end] for span in masks] == [missed.text for missed in found.missed]


def test_an_offer_to_keep_apart_undoes_a_merge(tmp_path: Path) -> None:
    """A network that two documents name is one by its name alone; the report says so first, and how to part it."""
    loader = Loader()
    text = "Samverkan\n\nMedverkande organisationer: Region Halland, Nätverket Samtalsrum\n"
    two = [source(tmp_path, text, name) for name in ("a", "b")]
    extractions = [loader.extract(one) for one in two]
    curations = {one.slug: Curation() for one in two}

    def things(curations: dict[str, Curation]) -> tuple[set[str], Mapped]:
        resolution = loader.resolve(extractions, curations, Ledger(), "https://w3id.org/samgraf/")
        masks = loader.masks(extractions, curations)
        mapped = [loader.map(one, resolution, masks[one.slug], "0" * 16) for one in extractions]
        paths = {q.subject.value for one in mapped for q in one.facts if "samtalsrum" in q.subject.value}
        return {path for path in paths if "/org/" in path}, mapped[1]

    before, mapped = things(curations)
    found = report.reviewed("b", mapped, text, ())
    apart = offered(found, lambda title: title == "Keep apart")
    after, _ = things({**curations, "b": read(two[1], apart)})

    assert found.groups[0][0] == MERGED
    assert (len(before), len(after)) == (1, 2)


class Seen(HTMLParser):
    """The elements and identifiers of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        held = dict(attrs)
        self.tags.append(tag)
        self.ids += [held["id"] or ""] if "id" in held else []
        self.links += [held["href"] or ""] if "href" in held else []


def test_the_page_runs_no_script_and_leads_nowhere_else(tmp_path: Path) -> None:
    """What a document says is text; each identifier stands once and every link has its end in the page."""
    page = report_pages.document(made(source(tmp_path))[0])
    seen = Seen(page)

    assert "&lt;script&gt;" in page and "script" not in seen.tags
    assert len(seen.ids) == len(set(seen.ids))
    assert {link.removeprefix("#") for link in seen.links} <= set(seen.ids)


def test_the_page_shows_no_person(tmp_path: Path) -> None:
    """It is made of masked text and public graphs."""
    page = report_pages.document(made(source(tmp_path))[0])

    assert "█" in page
    assert not re.search("Provnamn|kim.provnamn", page)


def test_what_is_said_stands_in_both_languages(tmp_path: Path) -> None:
    """Kind, role and method in Swedish and English; the reader chooses."""
    page = report_pages.document(made(source(tmp_path))[0])

    for words in ("Framgångsfaktor", "Success factor", "deltagande region", "participating region", "etikett", "label"):
        assert words.lower() in page.lower()


@pytest.mark.parametrize("text", ["Region Halland", "Vindros\n\nBara text."])
def test_a_document_of_which_little_is_made_has_a_page(text: str, tmp_path: Path) -> None:
    """Nothing found is a report, too."""
    found, mapped = made(source(tmp_path, text))

    assert "".join(part.text for part in found.parts) == text
    assert {quad.predicate for quad in mapped.facts} >= {sg("sha256")}
    assert report_pages.document(found)
