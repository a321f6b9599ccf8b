"""Pages of a release of many documents: what is listed stays short, and leads to the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings

FILES = {
    "exports/samgraf.nq": b"",
    "exports/tables/projects.csv": b"",
    "exports/SHA256SUMS": b"",
    **{f"exports/graphs/doc/d{number}.nq": b"" for number in range(300)},
}


@pytest.fixture(scope="module")
def client(write_release: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    data = write_release(tmp_path_factory.mktemp("many") / "var", {}, files=FILES)
    settings = Settings(data=data, metrics_port=0, workers=1)
    with TestClient(create_app(settings), headers={"Accept": "text/html", "Accept-Language": "en"}) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/exports/", "/releases/r1/"])
def test_the_files_of_single_graphs_are_not_listed_one_by_one(client: TestClient, path: str) -> None:
    """A page with a link for each file of each document would be of many megabytes."""
    text = client.get(path).text

    assert "exports/samgraf.nq" in text and "exports/tables/projects.csv" in text
    assert "graphs/doc/d1" not in text and "exports/SHA256SUMS" in text
