"""How a line of a list parts into a project's title and who answers for it.

"Title, Body", "Title (Body and Body)", "Title – Body in co-operation with Body", "Title från Body", "Title. Sökande:
Body. Medsökande: Body", "Body, Title". A comma may stand in the title: only what is known as a body is taken for one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.document import Block, Span
from loaders.extract.bodies.actors import Actor, actors
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.persons.form import OF_PLACES, plausible
from loaders.extract.reading import Reading
from loaders.labels import exact
from loaders.values.numbers import SUM

WITH = r"(?:,?\s*(?:i\s+(?:nära\s+)?(?:samverkan|samarbete)\s+med|tillsammans\s+med|ihop\s+med|med)\s+)"
BEFORE = re.compile(rf"\s*(?:(?:,|\s[–-]|:|\()\s*(?:[a-zåäö]+\s+av\s+)?|\s(?:från|av)\s+|{WITH})$")
NOTE = r"(?:\s*\((?P<note>[^()]{1,40})\))?"
# "Kusten (Eda kommun), 640 000 kr"
BRACKET = re.compile(rf"\s*\((?P<who>[^()]+)\)(?:[,:]?\s+(?:[–-]\s+)?{SUM})?\s*[.;]?\s*$")
BEHIND_COMMA = re.compile(
    r".*\S,\s+(?P<name>[A-ZÅÄÖ][\w&.-]*(?: (?:i |för |of )?(?:[A-ZÅÄÖ][\w&.-]*|län)){0,5})"
    rf"(?:,\s+{SUM})?\.?",
    re.DOTALL,
)
GRANTED = r"(?P<granted>(?:beviljas|beviljades|tilldelas|tilldelades|får|fick|(?:har\s+)?beviljats|(?:har\s+)?fått))"
SUM_BEHIND = rf"(?:(?:\s+{GRANTED}\s(?:[^.;\d]{{0,40}}\s)?|[,:]?\s+(?:[–-]\s+)?\(?)(?:\d+\s*%\s+av\s+)?{SUM})?"
BEHIND = re.compile(rf"{NOTE}(?:\s+i\s+[A-ZÅÄÖ]\w+)?{SUM_BEHIND}\s*\)?\s*[.;]?\s*$")
BETWEEN = re.compile(rf"{NOTE}\s*(?:(?P<with>{WITH})|(?:,|;|/|&|\+|och|samt)?\s*(?:och|samt)?\s*)")
AT_ONCE = re.compile("")
# The title of a line that begins with its bodies: no sum, and no sentence.
WITH_SUM = rf"(?:[,:]?\s+(?:[–-]\s+)?{SUM}(?:\s+\([^()]{{1,30}}\))?)"
BEFORE_TITLE = re.compile(
    r"\s*(?:[,:]|\s[–-])\s+(?:[a-zåäö][a-zåäö ]{2,30},\s+)?"
    rf"(?P<title>[A-ZÅÄÖ”\"“](?:[^.;:\n]|\.(?=\S)){{3,110}}?){WITH_SUM}?\.?\s*$"
)
IN_BRACKETS = re.compile(rf"\s+\((?P<title>[^()\n]{{5,110}})\){WITH_SUM}\.?\s*$")  # "A kommun (bro), 90 000 kr"
ABOUT = re.compile(r"\s+[–-]\s+(?:om|en|ett|där|som)\s")  # "Kusten – om sälar. Sökande: A"
LABEL = re.compile(r"(?:(?:[.;,]|\s[–-])\s+|[ \t]*\n[ \t]*)(?P<label>[A-ZÅÄÖa-zåäö][\w /]{2,30}):\s+")
LAST_SUM = re.compile(rf"[,:]?\s+\(?{SUM}\)?\.?\s*$")
NAME = re.compile(
    r"[A-ZÅÄÖ][\w&.-]*(?: (?:i |för |of )?[A-ZÅÄÖ][\w&.-]*){0,5}"
    r"(?:(?<=s) \w+(?:förening|klubb|sällskap|stiftelse|museum))?"
)


# "Eda IF, Kusten, 90 000 kr": who it is only its place before the title tells
OF_UNKNOWN = re.compile(rf"(?P<who>{NAME.pattern}),\s+(?P<title>[A-ZÅÄÖ”\"“][^.,;:\n]{{3,110}}?){WITH_SUM}\.?")


class Line(NamedTuple):
    """A line of a list: the title, and stretches of bodies with the role that words beside them tell, if any."""

    title: Span
    parties: tuple[tuple[str | None, Span], ...]


def labelled(reading: Reading, item: Block) -> Line:
    """Part "Kusten: Eda IF tillsammans med Eda kommun, 90 000 kr": what stands behind the colon are bodies."""
    text = reading.document.text
    assert item.value is not None
    given = LAST_SUM.search(text, item.value, item.end)
    end = given.start() if given else item.end
    joint = re.compile(WITH).search(text, item.value, end)
    first = Span(item.value, joint.start() if joint else end)
    others = (("collaborating-party", Span(joint.end(), end)),) if joint else ()
    title = Span(item.start, item.start + len(text[item.start : item.value].rstrip(" \t:")))
    known = bodies_in(reading, first) or any(reading.authorities_in(first))
    if not known and (plausible(reading, first) or not NAME.fullmatch(text, *first)):
        return Line(title, others)
    return Line(title, ((None, first), *others))


def parted(reading: Reading, item: Block | Span) -> Line:
    """Part a line into a title and the bodies at its end; all of it is title where none stands there."""
    return _by_labels(reading, item) or parted_by_bodies(reading, item)


def _by_labels(reading: Reading, item: Block | Span) -> Line | None:
    """Part "Title. Sökande: A. Medsökande: B, C"."""
    found = [
        (exact("role", label["label"]), label) for label in LABEL.finditer(reading.document.text, item.start, item.end)
    ]
    labels = [(role, label) for role, label in found if role]
    if not labels:
        return None
    starts = [label.start() for _, label in found]
    parties = tuple(
        (role, Span(label.end(), next((s for s in starts if s > label.start()), item.end))) for role, label in labels
    )
    before = by_first(reading, Span(item.start, labels[0][1].start()))  # "A kommun, Kusten, 90 000 kr. Medsökande: B"
    if before.parties:
        return Line(before.title, (*before.parties, *parties))
    if parted_line := OF_UNKNOWN.fullmatch(reading.document.text, item.start, labels[0][1].start()):
        who = Span(*parted_line.span("who"))
        first = () if plausible(reading, who) else ((None, who),)
        return Line(Span(*parted_line.span("title")), (*first, *parties))
    about = ABOUT.search(reading.document.text, item.start, labels[0][1].start())
    return Line(Span(item.start, about.start() if about else labels[0][1].start()), parties)


def parted_by_bodies(reading: Reading, item: Block | Span, whole: bool = False) -> Line:
    """Part a line before the bodies that end it; `whole` where all of it may be bodies."""
    text = reading.document.text
    met = [
        a for a in actors(reading, Span(item.start, item.end), reading.subject) if a.basis == "stated" and _is_body(a)
    ]
    bracket = BRACKET.search(text, item.start, item.end)
    if bracket and any(Span(*bracket.span("who")).covers(actor.span) for actor in met):
        return Line(Span(item.start, bracket.start()), ((None, Span(*bracket.span("who"))),))
    start = item.end
    parties: list[tuple[str | None, Span]] = []
    for actor in reversed(met):
        gap = (BEHIND if start == item.end else BETWEEN).fullmatch(text, actor.span.end, start)
        if gap is None:
            break
        if parties and gap["with"]:
            parties = [(role or "collaborating-party", span) for role, span in parties]
        granted = "applicant" if gap.groupdict().get("granted") else None
        parties.append((exact("role", gap["note"] or "") or granted, actor.span))
        start = min(start, actor.span.start)
    if whole and start == item.start:
        return Line(Span(start, start), tuple(reversed(parties)))
    joint = BEFORE.search(text, item.start, start) if parties else None
    if joint is None or joint.start() == item.start:
        return Line(Span(item.start, item.end), ())
    return Line(Span(item.start, joint.start()), tuple(reversed(parties)))


def by_comma(reading: Reading, title: Span) -> Line:
    """Part a line whose body only its place tells, behind the last comma.

    A place is none. What may be a person's name is none either, and no part of the title.
    """
    found = BEHIND_COMMA.fullmatch(reading.document.text, *title)
    name = Span(*found.span("name")) if found else None
    if name is None or _is_place(reading, name):
        return Line(title, ())
    before = reading.text(Span(title.start, name.start)).rstrip(" ,\n")
    parties = () if plausible(reading, name) else ((None, name),)
    return Line(Span(title.start, title.start + len(before)), parties)


def _is_place(reading: Reading, name: Span) -> bool:
    """Whether words are those of a place or hold a body's name; a place may stand behind a body's own words."""
    known = reading.names_in(name)
    return any(each.kind == "organisation" or each.span.start == name.start for each in known) or (
        bool(known) and reading.text(name).split()[0].casefold() in OF_PLACES
    )


def by_first(reading: Reading, item: Block | Span) -> Line:
    """Part a line that begins with its bodies: "Orsa kommun och Mora kommun: Title", "Region A, Title"."""
    text = reading.document.text
    parties: list[tuple[str | None, Span]] = []
    end = item.start
    for actor in actors(reading, Span(item.start, item.end), reading.subject):
        if (
            actor.basis != "stated"
            or not _is_body(actor)
            or not (BETWEEN if parties else AT_ONCE).fullmatch(text, end, actor.span.start)
        ):
            break
        parties.append((None, actor.span))
        end = actor.span.end
    found = (BEFORE_TITLE.match(text, end, item.end) or IN_BRACKETS.match(text, end, item.end)) if parties else None
    if found is None or exact("role", found["title"]):
        return Line(Span(item.start, item.end), ())
    return Line(Span(found.start("title"), found.end("title")), tuple(parties))


def _is_body(actor: Actor) -> bool:
    return getattr(actor.thing, "type", "") != "ActorGroup"
