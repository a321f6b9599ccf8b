"""Looks for the persons of the documents in everything public: the last door before a release is shown.

Only the build can do this, for only the build knows the names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from loaders.findings import Finding, Severity
from loaders.masking import MASK
from ontology import DEFAULT_BASE

# What is masked counts as a word: else those on both sides of it would stand side by side.
WORD = re.compile(rf"[^\W_]+(?:[-’'][^\W_]+)*|{MASK}+")
RULE = "personal-data"


@dataclass
class People:
    """The names and addresses to look for.

    A name of several words is looked for everywhere in any case and in the genitive. A single word may be a
    common word too, so it is looked for as written and in the document where it was met, and is a warning.
    """

    full: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))
    short: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    addresses: set[str] = field(default_factory=set)

    def add(self, slug: str, name: str, email: str | None) -> None:
        """Note a person met in a document."""
        words = WORD.findall(name)
        if len(words) > 1:
            folded = tuple(word.casefold() for word in words)
            self.full[folded[0]].add(folded)
        elif words:
            self.short[slug].add(words[0])
        if email:
            self.addresses.add(_closed(email))

    def named_in(self, text: str, slug: str) -> Severity | None:
        """Return how bad it is that a text of a document names one of them, or None where it does not."""
        words = WORD.findall(text)
        folded = [word.casefold() for word in words]
        for i, word in enumerate(folded):
            for name in self.full.get(word, ()):
                last = folded[i + len(name) - 1 : i + len(name)]
                if tuple(folded[i : i + len(name) - 1]) == name[:-1] and last and last[0] in _forms(name[-1]):
                    return "error"
        if self._addressed_in(text):
            return "error"
        return None if self.short.get(slug, set()).isdisjoint(words) else "warning"

    def _addressed_in(self, text: str) -> bool:
        return "@" in text and any(address in _closed(text) for address in self.addresses)


def _closed(text: str) -> str:
    """Return a text without case and white space: an address may be printed with a space in it."""
    return "".join(text.casefold().split())


def _forms(word: str) -> tuple[str, ...]:
    return word, f"{word}s", f"{word}’s", f"{word}'s"


def leaks(
    people: People, quads: Iterable[Quad], texts: Mapping[str, str], base_iri: str = DEFAULT_BASE
) -> Iterator[Finding]:
    """Yield where a person of the contacts is named in a public quad or text, without repeating the name.

    The catalogue is left out: the address of the publisher's function may be somebody's contact address.
    """
    catalogue, stem = NamedNode(f"{base_iri}graph/catalogue"), f"{base_iri}graph/doc/"
    for quad in quads:
        value = quad.object
        if quad.graph_name == catalogue or not isinstance(value, Literal | NamedNode):
            continue
        graph = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
        slug = graph.removeprefix(stem).partition("/")[0] if graph.startswith(stem) else ""
        words = value.value if isinstance(value, Literal) or "@" in value.value else ""
        severity = people.named_in(words, slug) if words else None
        if severity:
            yield _leak(slug, severity, str(quad.subject).strip("<>"), quad.predicate.value)
    for slug, text in texts.items():
        for number, line in enumerate(text.split("\n"), 1):
            severity = people.named_in(line, slug)
            if severity:
                yield _leak(slug, severity, f"{base_iri}doc/{slug}/text", f"line {number}")


def _leak(slug: str, severity: Severity, node: str, place: str) -> Finding:
    return Finding(
        slug,
        severity,
        RULE,
        node,
        f"En person ur kontakterna nämns öppet ({place}); maskera stället i curation.ttl.",
        f"A person of the contacts is named in public ({place}); mask the stretch in curation.ttl.",
    )
