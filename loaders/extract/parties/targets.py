"""Target groups of an undertaking: "Primära målgrupper är regioner som A och B, myndigheter och …"."""

from __future__ import annotations

from loaders.document import Span
from loaders.extract.bodies.actors import actors
from loaders.extract.forms.labels import labelled
from loaders.extract.parties.participants import listed
from loaders.extract.reading import Reading
from loaders.labels import cues, exact

ROLES = frozenset({"target-primary", "target-secondary"})


def extract(reading: Reading) -> None:
    """Give the actors behind a target cue their role in the undertaking that the section describes."""
    for section, scope in zip(reading.sections, reading.scopes, strict=True):
        if scope.undertaking is None:
            continue
        for block in section.body:
            if block.pair:
                for label, value in labelled(reading, block):
                    role = exact("role", reading.text(label))
                    if role in ROLES:
                        listed(reading, scope.undertaking, role, value, "by-label")
                continue
            for sentence in reading.sentences(block):
                for cue in cues("role", reading.document.text, *sentence):
                    if cue.slug not in ROLES:
                        continue
                    for actor in actors(reading, Span(cue.span.end, sentence.end), scope.undertaking):
                        reading.participation(
                            scope.undertaking,
                            actor.thing,
                            cue.slug,
                            [actor.span],
                            "by-sentence",
                            actor.basis,
                            actor.printed,
                        )
