"""loaders.confidence: how sure a method is, is measured or not said."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest
from pyoxigraph import Literal

from loaders import confidence, preview
from loaders.confidence import Cases, sure
from loaders.sources import Source
from ontology import SCHEME, sg, xsd

BENCH = Path(__file__).parent / "bench"
DRIFT = 0.05  # documents are added and the loader is mended; beyond this the file has to be measured anew
TEXT = (
    "Vindros\n\nSammanfattande beskrivning\n\nProjektet provar.\n\n"
    "Deltagande regioner: Region Halland, Region Skåne\n\nFramgångsfaktorer\n\n1. Tid\n2. Mod\n"
)


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script that measures."""
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("confidence")


def test_of_thirty_right_cases_nine_in_ten_are_sure_and_of_fewer_nothing() -> None:
    """The share is what is likely at least: no number of right cases makes a method certain."""
    told = [sure(cases) for cases in (Cases(29, 29), Cases(30, 30), Cases(15, 30), Cases(0, 30), Cases(3000, 3000))]

    assert told[0] is None
    assert [float(one) for one in told[1:] if one is not None] == [0.88, 0.33, 0.0, 0.99]


def test_each_thing_found_says_how_sure_its_method_is_where_that_was_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thing found by a measured method has its confidence; one found by another has none."""
    monkeypatch.setattr(confidence, "cases", lambda: {"by-label": Cases(57, 60), "by-numbered-list": Cases(9, 9)})
    path = tmp_path / "prov.txt"
    path.write_text(TEXT, encoding="utf-8")

    facts = preview.preview(Source("prov", path, "txt")).mapped.facts

    methods = {quad.subject: quad.object.value for quad in facts if quad.predicate == sg("method")}
    told = {methods[quad.subject]: quad.object for quad in facts if quad.predicate == sg("confidence")}
    assert f"{SCHEME}method/by-numbered-list" in methods.values()
    assert told == {f"{SCHEME}method/by-label": Literal("0.86", datatype=xsd("decimal"))}


def drifted(bench: ModuleType, documents: str) -> dict[str, str]:
    """What the file says of methods against what a set of documents shows today, where they part."""
    held = bench.held()
    today = {key: row for key, row in held.items() if key[1] != documents}
    today |= {(one, documents): row for one, row in bench.counted(list(bench.cases(bench.SETS[documents]))).items()}
    parted = {}
    for method in {method for method, _ in held}:
        said, now = sure(whole(held, method)), sure(whole(today, method))
        if said is not None and (now is None or abs(float(said - now)) > DRIFT):
            parted[method] = f"{said} in the file, {now} today: run tests/bench/confidence.py --write"
    return parted


def whole(rows: dict[tuple[str, str], Cases], method: str) -> Cases:
    """The counts of a method over all sets."""
    own = [row for (one, _), row in rows.items() if one == method]
    return Cases(sum(row.right for row in own), sum(row.judged for row in own))


def test_what_is_said_of_methods_holds_on_documents_that_nothing_was_mended_for(bench: ModuleType) -> None:
    """The file is measured, not written: a loader that errs more has to say so."""
    assert [drifted(bench, documents) for documents in bench.SETS] == [{} for _ in bench.SETS]


def test_a_wrong_finding_is_counted_as_wrong(bench: ModuleType, tmp_path: Path) -> None:
    """What the annotation lacks lowers the share: a participant, a factor of another kind, a project."""
    (tmp_path / "prov.txt").write_text(TEXT, encoding="utf-8")
    gold = """{"organisations": [{"name": "Region Halland"}],
               "projects": [{"title": "Vindros", "participants": ["Region Halland"]}],
               "factors": [{"type": "pitfall", "text": "Tid"}, {"type": "success_factor", "text": "Mod"}]}"""
    (tmp_path / "prov.gold.json").write_text(gold, encoding="utf-8")

    judged = {(case.kind, case.name): case.right for case in bench.cases(tmp_path)}

    assert judged[("Participation", "Region Halland")]
    assert not judged[("Participation", "Region Skåne")]
    assert judged[("SuccessFactor", "Mod")]
    assert not judged[("SuccessFactor", "Tid")]
