"""Projects of matters in minutes and lists of decisions: "§ 22 Projektmedel till Kusten", "§ 24 Avslag för Kusten".

What is granted, refused or reported is a project where the text under the heading tells who applies, gets or runs it.
"""

from __future__ import annotations

import re

from loaders.document import Block, Span
from loaders.extract.persons.form import withheld
from loaders.extract.projects.headings import has_party, may_head
from loaders.extract.projects.particulars import project_titled
from loaders.extract.reading import Reading
from loaders.records import Node

KIND = (
    r"(?:projekt|utvecklings|utrednings)?(?:medel|stöd|bidrag|stödet|medlen)|(?:med)?finansiering|avslag|förlängning(?:\s+av\s+\w*tid(?:en)?)?|ansökan"
    r"|(?:läges|del|slut|projekt)rapport|(?:slut|del)redovisning|återrapportering|uppföljning"
)
MATTER = re.compile(
    rf"(?:(?:§|ärende|punkt)\s*\d+[.:]?\s+|\d+(?:\.\d+)*[.)]?\s+)(?:(?:beslut|ansökan|förslag|fråga)\s+om\s+)?(?:\w+\s+)?(?:{KIND})"
    r"(?:\s+(?:till|för|av|från|om|på|avseende|gällande|rörande))?(?:\s*[:–-])?\s+"
    r"(?:(?:projekt|förstudi|insats|satsning)(?:et|en)?\s+)?(?P<title>(?-i:[A-ZÅÄÖ”\"]).{2,100})",
    re.IGNORECASE,
)
SIGN = re.compile(r"(?:§|ärende|punkt)\s*\d+[.:]?", re.IGNORECASE)  # alone on the line over the matter
# "Stöd till regional utveckling: Kusten"
OF_KIND = re.compile(
    rf"(?:{KIND})\s+(?:till|för|från|om|inom)\s[^:]{{3,60}}:\s+(?P<title>[A-ZÅÄÖ”\"].{{2,100}})", re.IGNORECASE
)
LONGEST = 12  # words


def extract(reading: Reading) -> None:
    """Give the sections of each matter that is a project's their scope."""
    current: Node | None = None
    for i, (section, scope) in enumerate(zip(reading.sections, reading.scopes, strict=True)):
        under = len(section.titles) > 1 and SIGN.fullmatch(section.titles[0].text) is not None
        heading = section.titles[under] if section.titles else None
        free = heading if scope.undertaking is None else None
        found = (MATTER.fullmatch(free.text) or (under and OF_KIND.fullmatch(free.text))) if free else None
        if heading and found:
            start = heading.block.start
            title = Span(start + found.start("title"), start + found.end("title"))
            current = _project(reading, i, title, listed=found.re is OF_KIND)
        elif section.titles:
            current = None
        if current is not None and scope.undertaking is None:
            scope.undertaking = current


def _project(reading: Reading, i: int, title: Span, listed: bool) -> Node | None:
    told = (
        may_head(reading, title, LONGEST, listed)
        and not withheld(reading, title)
        and has_party(reading, _text(reading, i))
    )
    return project_titled(reading, title, "by-heading") if told else None


def _text(reading: Reading, i: int) -> list[Block]:
    """Return what stands under a heading, up to the next that names a thing."""
    body = list(reading.sections[i].body)
    for section in reading.sections[i + 1 :]:
        if section.titles:
            break
        body += section.body
    return body
