"""What the loader reaches on annotated documents: no change may lower it below what the project promises."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

OWN = Path(__file__).parent / "data" / "annotated"
FLOORS = {"organisations": 0.95, "proj titles": 0.9, "participants": 0.9, "factors cued": 0.9}


def predict(folder: Path, target: Path) -> None:
    """Write the prediction of every document of a folder, as the bench makes it."""
    path = Path(__file__).parent / "bench" / "evaluation.py"
    spec = importlib.util.spec_from_file_location("evaluation", path)
    assert spec is not None and spec.loader is not None
    evaluation = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(evaluation)
    for gold in sorted(folder.rglob("*.gold.json")):
        name = gold.name.removesuffix(".gold.json")
        (target / f"{name}.pred.json").write_text(json.dumps(evaluation.prediction(gold.with_name(f"{name}.txt"))))


@pytest.mark.parametrize("folder", ["documents", "annotated"])
def test_the_loader_reaches_what_is_promised(folder: str, shared: Path, tmp_path: Path) -> None:
    """On documents that the project was not built from, and on its own of other structures."""
    source = shared / "evaluation" / "documents" if folder == "documents" else OWN
    predict(source, tmp_path)
    command = [sys.executable, str(shared / "evaluation" / "score.py"), str(source), str(tmp_path)]

    subprocess.run([*command, "--json", str(tmp_path / "scores.json")], check=True, capture_output=True)

    micro = json.loads((tmp_path / "scores.json").read_text())["micro"]
    reached = {name: micro[name][2] for name in FLOORS}
    assert {name: score for name, score in reached.items() if score < FLOORS[name]} == {}
