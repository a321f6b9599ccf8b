"""The dataset as the catalogue of a release describes it: read once, without the engine."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from api.release import Release
from ontology import PUBLIC_URL_PLACEHOLDER

Term = NamedNode | Literal


class Described:
    """What catalogue.ttl says; empty for a release without one."""

    def __init__(self, path: Path, url: str, base_iri: str) -> None:
        self.url = url
        self.landing = base_iri
        self.dataset = f"{base_iri}catalogue#graph"
        self._said: dict[tuple[str, str], list[Term]] = defaultdict(list)
        if path.is_file():
            text = path.read_text("utf-8").replace(PUBLIC_URL_PLACEHOLDER, url)
            for quad in parse(text, RdfFormat.TURTLE, base_iri=url):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                    self._said[quad.subject.value, quad.predicate.value].append(quad.object)

    def values(self, subject: str, predicate: NamedNode) -> list[str]:
        """The values of a property, IRIs and texts alike."""
        return [term.value for term in self._said.get((subject, predicate.value), ())]

    def value(self, subject: str, predicate: NamedNode) -> str:
        """One value of a property; "" without any."""
        return next(iter(self.values(subject, predicate)), "")

    def texts(self, subject: str, predicate: NamedNode, spoken: str) -> list[str]:
        """The texts of a property in a language, or those without one."""
        held = [term for term in self._said.get((subject, predicate.value), ()) if isinstance(term, Literal)]
        return [term.value for term in held if term.language in (spoken, None)]

    def text(self, subject: str, predicate: NamedNode, spoken: str) -> str:
        """One text of a property in a language; "" without any."""
        return next(iter(self.texts(subject, predicate, spoken)), "")


def described(release: Release, url: str) -> Described:
    """What the catalogue of a release says, with the public address filled in."""
    return _described(release.path / "catalogue.ttl", url, release.base_iri)


_described = lru_cache(maxsize=8)(Described)
