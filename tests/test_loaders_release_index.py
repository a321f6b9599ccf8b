"""The search index of a release: what it holds, and what it must never hold."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pyoxigraph
import pytest


def rows(release: Path, text: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(release / "search" / "index.sqlite") as database:
        return database.execute(text).fetchall()


def test_every_thing_with_a_passage_is_in_the_index(forum_release: Path) -> None:
    """Projects, factors and the rest: whatever a document is the evidence of, and each quotation."""
    store = pyoxigraph.Store.read_only(str(forum_release / "store"))
    text = """PREFIX sg: <https://w3id.org/samgraf/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      SELECT DISTINCT ?thing { ?thing sg:evidence ?passage ; sg:text|rdfs:label ?label
        FILTER NOT EXISTS { ?thing a sg:Participation } }"""
    told = {row["thing"].value for row in store.query(text)}
    passages = {row[0] for row in rows(forum_release, "SELECT iri FROM passage")}
    found = {row[0] for row in rows(forum_release, "SELECT iri FROM thing")}

    assert len(told) > 100
    assert told - found == set()
    assert len(passages) > 200
    shown = {row[0] for row in rows(forum_release, "SELECT p.iri FROM entry e JOIN passage p ON p.id = e.passage")}
    assert len(shown) > 150


def test_the_index_names_no_person(forum_release: Path) -> None:
    """No name and no address of the contacts is in its bytes: it is made of what is masked."""
    contacts = json.loads((forum_release / "private" / "report.json").read_text())["documents"]
    persons = [person for document in contacts for person in document["persons"]]
    content = (forum_release / "search" / "index.sqlite").read_bytes().decode("utf-8", "replace").casefold()

    assert len(persons) > 10 and "region halland" in content
    for person in persons:
        assert person["name"].casefold() not in content
        assert person["email"] is None or person["email"].casefold() not in content


def test_the_index_is_made_of_the_same_rows_each_time(forum_release: Path, tmp_path: Path) -> None:
    """The order of its rows depends on the graph alone, so that hits come in the same order."""
    from loaders.release import index
    from queries import questions

    store = pyoxigraph.Store.read_only(str(forum_release / "store"))
    index.write(tmp_path / "search", store, questions().values())

    for table in ("thing", "entry", "passage", "form"):
        assert rows(tmp_path, f"SELECT * FROM {table}") == rows(forum_release, f"SELECT * FROM {table}")


def test_the_index_is_the_same_however_little_is_in_memory_at_once(
    forum_release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is sorted on disk comes in the same order, and nothing of it is left beside the index."""
    from loaders.release import index
    from queries import questions

    monkeypatch.setattr(index, "AT_ONCE", 50)
    store = pyoxigraph.Store.read_only(str(forum_release / "store"))
    index.write(tmp_path / "search", store, questions().values())

    for table in ("thing", "entry", "passage", "form"):
        assert rows(tmp_path, f"SELECT * FROM {table}") == rows(forum_release, f"SELECT * FROM {table}")
    assert [file.name for file in (tmp_path / "search").iterdir()] == ["index.sqlite"]
