"""What the loader reaches on annotated documents: no change may lower it below what the project promises."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parent / "bench"
OWN = Path(__file__).parent / "data" / "annotated"
FLOORS = {"organisations": 0.95, "proj titles": 0.9, "participants": 0.9, "factors cued": 0.9}
# Of documents that nothing was mended for: no promise, but what was reached is not to be lost.
FLOORS_UNSEEN = {"organisations": 0.95, "proj titles": 0.84, "participants": 0.8, "factors cued": 0.81}
FLOORS_GENERATED = {"organisations": 0.94, "proj titles": 0.8, "participants": 0.74, "factors cued": 0.85}
FLOORS_EXCERPTS = {"organisations": 0.95, "proj titles": 0.65, "participants": 0.52}
FLOORS_EXCERPTS_UNSEEN = {"organisations": 0.94, "proj titles": 0.6, "participants": 0.48}

FLOORS_PROSE_UNSEEN = {"organisations": 0.93, "proj titles": 0.64, "participants": 0.44, "factors cued": 0.38}
FLOORS_LAYOUT_UNSEEN = {"organisations": 0.92, "proj titles": 0.58, "participants": 0.48, "factors cued": 0.62}


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script that predicts; by its name, so that what the tests of confidence had it read is not read again."""
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("evaluation")


@pytest.mark.parametrize(
    ("folder", "floors"),
    [
        ("documents", FLOORS),
        ("tuned", FLOORS),
        ("held-out", FLOORS),
        ("unseen", FLOORS_UNSEEN),
        ("generated", FLOORS_GENERATED),
        ("excerpts", FLOORS_EXCERPTS),
        ("excerpts-unseen", FLOORS_EXCERPTS_UNSEEN),
        ("prose-unseen", FLOORS_PROSE_UNSEEN),
        ("layout-unseen", FLOORS_LAYOUT_UNSEEN),
    ],
)
def test_the_loader_reaches_what_is_promised(
    folder: str, floors: dict[str, float], bench: ModuleType, shared: Path, tmp_path: Path
) -> None:
    """On documents that the project was not built from, and on its own of other structures."""
    source = shared / "evaluation" / "documents" if folder == "documents" else OWN / folder
    for gold in sorted(source.rglob("*.gold.json")):
        name = gold.name.removesuffix(".gold.json")
        (tmp_path / f"{name}.pred.json").write_text(json.dumps(bench.prediction(bench.document(gold.with_name(name)))))
    command = [sys.executable, str(shared / "evaluation" / "score.py"), str(source), str(tmp_path)]

    subprocess.run([*command, "--json", str(tmp_path / "scores.json")], check=True, capture_output=True)

    micro = json.loads((tmp_path / "scores.json").read_text())["micro"]
    reached = {name: micro[name][2] for name in floors}
    assert {name: score for name, score in reached.items() if score < floors[name]} == {}


@pytest.mark.parametrize(("found", "verdict"), [("Kusten", "right"), ("Skogen", "wrong"), (None, "missing")])
def test_attachment_is_judged_where_the_gold_says_it(found: str | None, verdict: str, bench: ModuleType) -> None:
    """A factor that was not found, or of which the gold does not say it, is not judged; null means no undertaking."""
    factor = {"type": "pitfall", "text": "Oklart mandat", "about": "Kusten"}
    silent = {"type": "pitfall", "text": "Sena besked om medel"}
    gold = {"projects": [{"title": "Kusten"}], "factors": [factor, silent, {**factor, "type": "benefit"}]}
    predicted = {"factors": [{**factor, "about": found}, {**silent, "about": "Skogen"}]}

    assert [each.verdict for each in bench.attached(gold, predicted)] == [verdict]
    general = {"projects": [], "factors": [{**factor, "about": None}]}
    assert [each.verdict for each in bench.attached(general, predicted)] == ["wrong" if found else "right"]
