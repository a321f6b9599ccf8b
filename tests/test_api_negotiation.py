"""api.negotiation: formats, codings and languages by what the client says it likes."""

from __future__ import annotations

import pytest

from api.errors import NotAcceptable
from api.negotiation import GRAPHS, HTML, RESULTS, choose, coding, language


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("text/*", "csv"),  # JSON would be sent as application/sparql-results+json
        ("text/json", "json"),
        ("application/sparql-results+json;q=0, */*", "xml"),
        ("text/csv, application/sparql-results+json", "json"),
        ("text/csv;q=1.0, application/sparql-results+json;q=0.9", "csv"),
        ("application/sparql-results+xml; charset=utf-8", "xml"),
        ("application/*;q=0.5, application/sparql-results+json;q=0.1, application/json;q=0.1", "xml"),
        ("*/*;q=0.8, application/sparql-results+json;q=0, application/json;q=0, text/json;q=0", "xml"),
        ("TEXT/CSV", "csv"),
        ("nonsense, text/csv", "csv"),
        ("text/csv;q=nonsense, */*;q=0.1", "json"),
        # Jena, Comunica, a browser
        (
            "text/tab-separated-values;q=0.8,application/sparql-results+json,application/sparql-results+xml;q=0.9",
            "json",
        ),
        ("application/sparql-results+json;q=1.0,application/sparql-results+xml;q=0.7,text/turtle;q=0.6", "json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "json"),
    ],
)
def test_formats_of_results(accept: str, name: str) -> None:
    """Quality first, then specificity, then our order."""
    assert choose(accept, RESULTS).name == name


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("*/*", "turtle"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
        ("application/ld+json", "jsonld"),
        ("text/n3, application/rdf+xml;q=0.8", "rdfxml"),
    ],
)
def test_formats_of_graphs_with_a_page(accept: str, name: str) -> None:
    """A browser gets the page, a program the data."""
    assert choose(accept, (*GRAPHS, HTML)).name == name


@pytest.mark.parametrize("accept", ["image/png", "text/csv;q=0", "application/sparql-results+json;q=0.0, image/*"])
def test_nothing_that_is_liked(accept: str) -> None:
    """What the client does not take is not sent."""
    with pytest.raises(NotAcceptable):
        choose(accept, RESULTS)


@pytest.mark.parametrize(
    ("accept_encoding", "expected"),
    [
        ("", ""),
        ("gzip", "gzip"),
        ("zstd", "zstd"),
        ("br", ""),
        ("*", "zstd"),
        ("gzip;q=1.0, zstd;q=0.5", "gzip"),
        ("gzip;q=0, *;q=0", ""),
        ("identity", ""),
        ("x-gzip", "gzip"),
    ],
)
def test_codings(accept_encoding: str, expected: str) -> None:
    """gzip and zstd where the client takes them."""
    assert coding(accept_encoding) == expected


@pytest.mark.parametrize(
    ("wanted", "header", "expected"),
    [
        ("", "", "sv"),
        ("", "en", "en"),
        ("", "de, en;q=0.5", "en"),
        ("", "sv-SE, en;q=0.9", "sv"),
        ("en", "sv", "en"),
        ("fr", "en", "en"),
        ("", "*", "sv"),
    ],
)
def test_languages(wanted: str, header: str, expected: str) -> None:
    """?lang= wins over Accept-Language; Swedish where neither decides."""
    assert language(wanted, header) == expected
