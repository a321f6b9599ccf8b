"""api.http: who asks, and which validators match."""

from __future__ import annotations

import pytest

from api.client import client_address
from api.http import header, matches


def scope(peer: str, *forwarded: str) -> dict[str, object]:
    return {"client": (peer, 1234), "headers": [(b"x-forwarded-for", value.encode()) for value in forwarded]}


@pytest.mark.parametrize(
    ("peer", "forwarded", "trusted", "expected"),
    [
        ("203.0.113.9", (), (), "203.0.113.9"),
        ("203.0.113.9", ("198.51.100.1",), (), "203.0.113.9"),
        ("203.0.113.9", ("198.51.100.1",), ("10.0.0.0/8",), "203.0.113.9"),
        ("10.0.0.2", ("198.51.100.1",), ("10.0.0.0/8",), "198.51.100.1"),
        ("10.0.0.2", ("1.1.1.1, 198.51.100.1, 10.0.0.3",), ("10.0.0.0/8",), "198.51.100.1"),
        ("10.0.0.2", ("1.1.1.1", "198.51.100.1"), ("10.0.0.2",), "198.51.100.1"),
        ("10.0.0.2", ("nonsense",), ("10.0.0.2",), "nonsense"),
        ("10.0.0.2", (), ("10.0.0.2",), "10.0.0.2"),
        ("2001:db8::1", ("198.51.100.1",), ("2001:db8::/32",), "198.51.100.1"),
    ],
)
def test_who_asks(peer: str, forwarded: tuple[str, ...], trusted: tuple[str, ...], expected: str) -> None:
    """X-Forwarded-For is believed of trusted proxies alone, from the right."""
    assert client_address(scope(peer, *forwarded), trusted) == expected


@pytest.mark.parametrize(
    ("held", "expected"),
    [('"a"', True), ('W/"a"', True), ('"b", "a"', True), ('"b"', False), ("", False), ("*", True), ("a", False)],
)
def test_validators(held: str, expected: bool) -> None:
    """Any of the validators held may match, weak ones as well."""
    assert matches(held, b'"a"') is expected


def test_headers_of_one_name_are_joined() -> None:
    """Two lines of a header are one list."""
    asked = {"headers": [(b"accept", b"text/csv"), (b"x", b"y"), (b"accept", b"text/turtle")]}

    assert header(asked, b"accept") == "text/csv,text/turtle"
