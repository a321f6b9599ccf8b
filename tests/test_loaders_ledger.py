"""The ledger of slugs."""

from pathlib import Path

import pytest

from loaders import ledger
from loaders.errors import LedgerError
from loaders.ledger import Ledger, Row


def test_a_ledger_survives_writing_and_reading(tmp_path: Path) -> None:
    """Quotes, commas and diacritics in a title come back as they were."""
    held = Ledger((Row("project/a", "plan", 'Å, "ä" och ö'), Row("project/b", "plan", "B")))

    ledger.write(tmp_path / "ledger.csv", held)

    assert ledger.read(tmp_path / "ledger.csv") == held
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.csv"]


def test_a_missing_ledger_is_empty(tmp_path: Path) -> None:
    """The first build has none."""
    assert ledger.read(tmp_path / "ledger.csv") == Ledger()


def test_new_rows_never_take_a_slug_that_is_held() -> None:
    """An IRI once published stays with its thing."""
    held = Ledger((Row("project/a", "plan", "A"),))

    more = held.with_rows([Row("project/a", "annan", "A"), Row("project/b", "annan", "B")])

    assert more.holder("project/a") == Row("project/a", "plan", "A")
    assert more.holder("project/b") == Row("project/b", "annan", "B")
    assert more.holder("project/c") is None


def test_no_words_of_a_withdrawn_document_are_kept() -> None:
    """Its slugs stay taken, and are known again should it come back; those of others keep their titles."""
    held = Ledger((Row("project/a", "plan", "Årets  Å"), Row("project/b", "annan", "B")))

    kept = held.without_words_of(lambda document: document == "plan")

    row, other = kept.rows
    assert other.title == "B" and "Å" not in row.title
    assert row.is_of("plan", "årets Å") and not row.is_of("plan", "Årets Ö") and not row.is_of("annan", "Årets Å")
    assert kept.without_words_of(lambda document: True).holder("project/a") == row


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"slug,title\n", "line 1: the columns"),
        (b"slug,document,title\nproject/a,plan\n", "line 2: a row has"),
        (b"slug,document,title\nproject/a,plan,A\nproject/a,annan,A\n", "line 3: project/a is held twice"),
        (b"slug,document,title\nproject/a,plan,\xff\n", "not UTF-8"),
        (b'slug,document,title\nproject/a,plan,"A\n', "line 2"),
    ],
)
def test_a_broken_ledger_is_refused_with_its_line(tmp_path: Path, content: bytes, words: str) -> None:
    """Without the ledger published IRIs could change hands, so it is never guessed at."""
    (tmp_path / "ledger.csv").write_bytes(content)

    with pytest.raises(LedgerError, match=words):
        ledger.read(tmp_path / "ledger.csv")
