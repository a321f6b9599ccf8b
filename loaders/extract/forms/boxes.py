"""Labels under a line that is the name of a project which another place of the text told: on slides, in catalogues.

Forms are read before lists and running text, which name such projects; a form's own title goes before this.
"""

from __future__ import annotations

from loaders.document import Block, Kind, Span
from loaders.extract.forms.labels import labelled, meaning
from loaders.extract.parties.participants import listed
from loaders.extract.projects.particulars import particular
from loaders.extract.reading import Reading
from loaders.iris import normalised
from loaders.labels import normal
from loaders.layout.lines import lines_of
from loaders.records import Node


def extract(reading: Reading) -> None:
    """Give each label under a project's name to that project, up to the next line that may be a name."""
    named = {normalised(p.label or ""): p for p in reading.of("Project", "PilotProject")}
    for section, scope in zip(reading.sections, reading.scopes, strict=True):
        if scope.undertaking is not None or section.factor:
            continue
        current = named.get(normalised(section.headings[-1].text)) if section.headings else None
        headed = current is not None
        for block in section.body:
            if block.kind is Kind.PARAGRAPH:
                title = lines_of(reading.document, block.span)[0]
                current = named.get(normalised(reading.text(title)), current if headed else None)
            elif block.pair and current is not None:
                _fill(reading, current, block)
        if headed:
            scope.undertaking = current


def _fill(reading: Reading, project: Node, block: Block) -> None:
    for label, value in labelled(reading, block):
        said = meaning(reading.text(label))
        if said and said[1]:
            listed(reading, project, said[0], Span(*value), "by-label", reading.text(label))
        elif said and said[0] != "title":
            particular(reading, project, said[0], Span(*value), normal(reading.text(label)))
