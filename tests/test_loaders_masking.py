"""Masking: which stretches of which text, over all documents, and that offsets hold."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from loaders.curation import Curation, Place
from loaders.document import Span, joined
from loaders.masking import MASK, mask, masks
from loaders.records import Person
from loaders.release.privacy import People


@dataclass
class Extracted:
    """What masking asks of a document."""

    slug: str
    text: str
    private: list[Span] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)


def masked(*documents: Extracted, curations: dict[str, Curation] | None = None) -> list[str]:
    """The masked texts."""
    found = masks(documents, curations or {})
    return [mask(document.text, found[document.slug]) for document in documents]


def known(name: str) -> Extracted:
    """Another document, in which a person was met."""
    return Extracted("annat", name, [Span(0, len(name))], [Person(name, (Span(0, len(name)),))])


def test_mask_keeps_length_and_line_feeds() -> None:
    """Each code point becomes a block, an astral one too; line feeds stay."""
    assert mask("a Ymer\nGranat🌲 b", [Span(2, 14)]) == f"a {MASK * 4}\n{MASK * 7} b"


def test_stretches_beyond_the_text_are_clipped() -> None:
    """A curator's stretch may reach too far; an empty one masks nothing."""
    assert mask("abc", [Span(1, 99), Span(0, 0)]) == f"a{MASK * 2}"


def test_full_name_is_masked_where_another_document_names_it() -> None:
    """Whole words, in any case, in the genitive, over a line end, with the surname first; not in a longer word."""
    text = "Ymer Granats kort; YMER GRANAT; Ymer\nGranat; Granat, Ymer; ymer.granat; Ymer Granatsson; Ymer."

    (_, out) = masked(known("Ymer Granat"), Extracted("prov", text))

    assert out.replace(MASK, "") == " kort; ; \n; ; ; Ymer Granatsson; Ymer."


def test_name_over_an_empty_line_is_none() -> None:
    """Two paragraphs do not make a name."""
    (_, out) = masked(known("Ymer Granat"), Extracted("prov", "Ymer\n\nGranat"))

    assert MASK not in out


def test_middle_names_may_be_left_out() -> None:
    """Who is met with three names is masked with the first and the last."""
    (_, out) = masked(known("Ymer Bo Granat"), Extracted("prov", "Ymer Granat och Bo Granat"))

    assert out == f"{MASK * 11} och Bo Granat"


def test_single_word_is_masked_in_its_own_document_alone() -> None:
    """A first name alone is a common word elsewhere."""
    own = Extracted("eget", "Hälsar Sten.", [Span(7, 11)], [Person("Sten", (Span(7, 11),))])

    assert masked(own, Extracted("prov", "Sten och grus")) == [f"Hälsar {MASK * 4}.", "Sten och grus"]


def test_curator_masks_a_stretch() -> None:
    """What the search missed is masked by one line in curation.ttl."""
    document = Extracted("prov", "av Qx Zy")

    assert masked(document, curations={"prov": Curation((Place(Span(3, 8), None, masked=True),))}) == [f"av {MASK * 5}"]


def test_time_grows_with_the_text_not_with_the_names() -> None:
    """Ten times the names in the same text take hardly longer: a lookup a word, not a search a name."""
    text = "Region Skåne planerar med kommunerna i länet. " * 4000

    def seconds(count: int) -> float:
        people = [Person(f"Ymer{i} Granat{i}", ()) for i in range(count)]
        documents = [Extracted("prov", text, persons=people)]
        start = time.process_time()  # the processor's, whatever else the machine does
        masks(documents, {})
        return time.process_time() - start

    seconds(10)
    assert seconds(2000) < 10 * seconds(200) + 0.5


@given(
    st.text(alphabet="ab\n🌲å ", max_size=60),
    st.lists(st.tuples(st.integers(-5, 70), st.integers(-5, 70)), max_size=6),
)
def test_offsets_hold(text: str, pairs: list[tuple[int, int]]) -> None:
    """Same length, same line feeds; what no stretch holds is as it was, what one holds is a block."""
    spans = [Span(*pair) for pair in pairs]
    out = mask(text, spans)

    assert len(out) == len(text)
    for i, (before, after) in enumerate(zip(text, out, strict=True)):
        inside = any(span.start <= i < span.end for span in spans)
        assert after == (MASK if inside and before != "\n" else before)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=8))
def test_joined_stretches_are_in_order_and_apart(pairs: list[tuple[int, int]]) -> None:
    """They cover the same places, none overlaps the next, none is empty."""
    spans = [Span(*pair) for pair in pairs]
    found = joined(spans, 40)

    assert {i for s in found for i in range(*s)} == {i for s in spans for i in range(*s) if i < 40}
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(s.start < s.end for s in found)


GAPS = st.sampled_from([" ", "\n", ", ", ". ", " – ", "-", ".", "/", "  "])


@given(
    st.lists(
        st.tuples(GAPS, st.sampled_from(["Ymer", "Granat", "GRANAT", "Granats", "granat", "och", "(S)"])), max_size=12
    )
)
def test_release_check_finds_nothing_that_masking_knew(pieces: list[tuple[str, str]]) -> None:
    """The last door of a build looks for full names word by word; none is left where masking has been."""
    text = "Ymer" + "".join(gap + word for gap, word in pieces)
    people = People()
    people.add("annat", "Ymer Granat", None)

    (_, out) = masked(known("Ymer Granat"), Extracted("prov", text))

    # A masked word parts two others as any word does.
    assert not any(people.named_in(line, "prov") for line in out.replace(MASK, "x").split("\n"))
