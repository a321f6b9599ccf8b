"""What tests share: where the project is, and the folder with material that is no part of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of outside material (registers, official shapes, marked documents), no part of the project.

    SAMGRAF_SHARED names it; else it is looked for beside the checkout. A test that needs it is skipped where
    there is none, but fails where the environment says that this is a CI.
    """
    folder = Path(os.environ.get("SAMGRAF_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        reason = "the folder of outside material is not there; SAMGRAF_SHARED names it"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder
