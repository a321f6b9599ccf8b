"""What tells a thing that several documents may name: its name in some form, and what supports that."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from pyoxigraph import Literal

from loaders import iris, likeness
from loaders.extract.parties.participants import takes_part
from loaders.records import Concept, Node, Ref

ENOUGH_BY_NAME = frozenset({"org", "inquiry", "place"})
# What supports a title, in the order in which it is told as the reason.
BODY, NUMBER, OTHER = "by-same-participants", "by-same-identifier", "by-same-title"
# Forms of a name under which a thing is met, by the method that tells it; "" is the name itself.
FORMS: dict[str, Callable[[str], str]] = {
    "": iris.normalised,
    "by-spelling": likeness.spelling,
    "by-ocr-repair": likeness.recognised,
}


class Key(NamedTuple):
    """What tells a thing beside its title, and the method that rests on it."""

    value: str
    method: str


class Met(NamedTuple):
    """A record under resolution: where it stands, what it is called, and what tells it beside that."""

    document: str
    type: str
    label: str
    number: int
    keys: frozenset[Key]
    years: tuple[str, str] | None
    names: frozenset[str]

    @property
    def slug(self) -> str:
        """The path that its name alone gives."""
        return f"id/{self.type}/{iris.slug(self.label)}"

    @property
    def own(self) -> str:
        """The path that its document and number give beside its name."""
        return f"{self.slug}-{iris.digest(self.document, iris.normalised(self.label), str(self.number))}"


def support(met: Met, known: Collection[Key]) -> str | None:
    """Return the method that tells a record to be the thing of its name with these keys; None where none does."""
    if met.type in ENOUGH_BY_NAME:
        return OTHER
    shared = {key.method for key in met.keys.intersection(known)}
    return next((method for method in (NUMBER, BODY, OTHER) if method in shared), None)


def years_of(node: Node) -> tuple[str, str] | None:
    """Return the years in which an undertaking begins and ends, where both are told."""
    begun, ended = _told(node, "schema:startDate"), _told(node, "schema:endDate")
    return (begun[0][:4], ended[0][:4]) if begun and ended else None


def keys_of(node: Node, parts: Sequence[Node]) -> Iterator[Key]:
    """Yield what tells a thing beside its title: who takes part (`parts`), what it is part of, its number."""
    if node.type == "CallForProposals":
        # Its title is made of its issuer, who has many calls: only what it is part of tells it.
        for whole in node.get("dcterms:isPartOf"):
            if isinstance(whole, Node):
                yield Key(iris.normalised(whole.label or ""), OTHER)
        return
    for part in parts:
        if _ties(part):
            for agent in part.get("sg:participant"):
                if isinstance(agent, Ref):
                    yield Key(agent.path, BODY)
                elif isinstance(agent, Node) and iris.type_of(agent.type) == "org":
                    yield Key("org:" + likeness.spelling(agent.label or ""), BODY)
    yield from (Key(f"number {value}", NUMBER) for value in _told(node, "sg:diaryNumber"))
    yield from (Key(f"acronym {value}", OTHER) for value in _told(node, "sg:acronym"))
    if iris.type_of(node.type) == "event":  # an undertaking may begin in January like any other
        yield from (Key(f"day {value}", OTHER) for value in _told(node, "schema:startDate"))


def _told(node: Node, prop: str) -> list[str]:
    return [value.value for value in node.get(prop) if isinstance(value, Literal)]


def _ties(part: Node) -> bool:
    """Whether a participation helps to tell an undertaking: a funder or observer is in too many."""
    return any(
        isinstance(role, Concept)
        and (role.slug in takes_part() or role.slug == "contact-organisation" or role.slug == "assignee")
        for role in part.get("sg:role")
    )
