"""Who takes part, in running text: the actors beside a phrase or noun for a role, clause by clause.

What a clause denies, or only thinks of, gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.document import Span
from loaders.extract.bodies.abbreviations import occurrences
from loaders.extract.bodies.actors import Actor, actors
from loaders.extract.clauses import clauses, coordinations
from loaders.extract.parties.before import actors_before, antecedent, speaks_of
from loaders.extract.parties.behind import actors_behind, examples
from loaders.extract.parties.bystanders import stands_by
from loaders.extract.parties.doers import does
from loaders.extract.parties.participants import READ_ELSEWHERE, takes_part
from loaders.extract.parties.role_phrases import Part, parts
from loaders.extract.projects.known_titles import called
from loaders.extract.reading import Reading
from loaders.names.gazetteer import gazetteer
from loaders.records import Node, Ref

# "en plattform som A ansvarar för", "ett avtal som staten och A har ingått": of another thing
RELATIVE = re.compile(r",?\s+(?:som|vilk[ae]t?)\s+(?:staten\s+och\s+)?$")
WHICH = re.compile(
    r"[”\"»«’*_]{0,2}(?:\s+\([^()\n]{2,40}\))?,\s+(?:(?:ett|en)\s+(?:[\w-]+\s+)?[\w-]*(?:projekt|samarbete|satsning)\s+)?(?:som|(?P<there>där))\s+(?=[A-ZÅÄÖ])"
)
GRANTS = re.compile(r"bevilja|tilldela")
# "Region A:s projekt X", "Institutet (RISE) och dess projekt X"
OWNS = re.compile(
    r"(?:s?|\)?\s+och\s+(?:dess|deras))\s+(?:[a-zåäö-]+\s+){0,2}?(?:[\w-]*projekt|förstudie|satsning|initiativ)\s+[”\"“«»*_A-ZÅÄÖ]"
)
# "Kusten är kommunens satsning på fiske", "… är A:s och B:s gemensamma projekt"
IS_THEIRS = re.compile(r"[”\"»«*_’]{0,2}(?:\s\([^()\n]{2,40}\))?\s+(?:är|var|blir)\s+$")
THEIR_WORK = re.compile(r"s?\s+(?:[a-zåäö-]+\s+){0,2}?(?:[\w-]*projekt|satsning|initiativ|förstudie)(?![^\W_])")
# "A, som tillsammans med B utvecklar X"
OWN_VERB = re.compile(
    r"som\s+(?:(?:tillsammans|ihop|gemensamt|i\s+sam\w+)\s+med\s+[^,;:()]{2,60}?\s+)?(?:nu\s+|också\s+|även\s+)?(?P<verb>[a-zåäö]{3,}(?:ar|er|ade|de|te))\s"
)
# "A presenterade X, som drivs ihop med B"
DONE_WITH = re.compile(
    r"[”\"»«’*_]{0,2},\s+som\s+(?:nu\s+)?(?:driv|drev|genomför|leds|leddes|ägs|bedriv|utveckla|byggs|tas\s+fram|görs)[a-zåäö]*\s+(?:[\w–-]+\s+){0,3}?"
    r"(?:tillsammans|ihop|gemensamt|i\s+(?:nära\s+)?sam\w+)\s+med\s"
)
TELLS = re.compile(
    r"\s+(?:presentera|berätta|visa|redovisa|beskrev|beskriv|lyft|informera|redogjorde|redogör|demonstrera|rapportera)[a-zåäö]*\s"
    r"[^.;:,]{0,30}$"
)
# "Sist ut var A och deras X", "A med sitt X"
THEIRS = re.compile(r"\s+(?:och|med)\s+(?:sitt|sin|sina|dess|deras)\s+(?:[a-zåäö-]+\s+){0,2}[”\"“]?")
JOINED = re.compile(r"(?:är|var|blir|blev|som)\s+\w+\s+(?:och|samt)\s+$")
# Who stands before a phrase whose object has the role: "A involverar B", "A har fått stöd av B".
SUBJECT = {"collaborating-party": "responsible", "funder": "applicant"}


def spoken_of(reading: Reading, undertaking: Node, sentence: Span) -> bool:
    """Read the parts that a sentence gives actors in the undertaking it is about; tell whether any takes part."""
    text = reading.document.text
    told: list[str] = []
    for clause in clauses(text, sentence):
        names = [span for name in called(undertaking) for span in occurrences(text, name, clause)]
        present = [a for a in actors(reading, clause, undertaking) if not any(name.covers(a.span) for name in names)]
        found = [
            part
            for part in parts(text, clause, [actor.span for actor in present])
            if not any(name.start <= part.span.start and part.span.end <= name.end for name in names)
        ]  # "leder" in "projektet Gröna leder" is no verb
        for actor in present:
            of_theirs = any(THEIRS.fullmatch(text, actor.span.end, name.start) for name in names)
            is_theirs = THEIR_WORK.match(text, actor.span.end, sentence.end) and any(
                IS_THEIRS.fullmatch(text, name.end, actor.span.start) for name in names
            )
            if of_theirs or is_theirs or OWNS.match(text, actor.span.end, sentence.end):
                take_part(reading, undertaking, actor, "responsible")
                told.append("responsible")
        knowledge = any(part.role == "knowledge-provider" for part in found)
        taken: list[Actor] = []
        # "A som part" goes first; what stands behind a phrase is its own; the subject of another is among the rest.
        for part in sorted(found, key=lambda part: (part.label != "" or not part.before, part.before, part.span)):
            if part.role in READ_ELSEWHERE:
                continue
            role = "knowledge-provider" if knowledge and part.role == "collaborating-party" else part.role
            both = JOINED.search(text, clause.start, part.span.start) if taken and not part.label else None
            again = [a for a in taken if both and a.span.end <= both.start()][
                -1:
            ]  # "A är medfinansiär och projektpart"
            for actor, its_role in [(a, role) for a in again] or list(
                _beside(reading, undertaking, sentence, clause, part, role, present, taken)
            ):
                taken.append(actor)
                take_part(reading, undertaking, actor, its_role)
                told.append(its_role)
        if names and (verb := OWN_VERB.match(text, clause.start, names[0].start)):
            own = any(part.span.start >= verb.start("verb") for part in found)
            done = not (own or stands_by(text, Span(verb.start("verb"), names[0].start)))
            for actor in antecedent(reading, undertaking, sentence, clause) if done else ():
                take_part(reading, undertaking, replace(actor, basis="inferred"), "collaborating-party")
                told.append("collaborating-party")
    return not takes_part().isdisjoint(told)


def done_by(reading: Reading, undertaking: Node, sentence: Span) -> bool:
    """Read who did the undertaking, by whatever verb: "förstudien Kusten, som A och B gjorde 2021"; tell if any."""
    text = reading.document.text
    told = False
    for name in [span for words in called(undertaking) for span in occurrences(text, words, sentence)]:
        if DONE_WITH.match(text, name.end, sentence.end):
            told = _by_teller(reading, undertaking, Span(sentence.start, name.start)) or told
        if not (relative := WHICH.match(text, name.end, sentence.end)):
            continue
        clause = Span(relative.end(), sentence.end)
        role = "collaborating-party" if relative["there"] else "responsible"
        for chain in coordinations(text, actors(reading, clause, undertaking))[:1]:
            if does(text, clause, chain):
                for actor in chain:
                    take_part(reading, undertaking, actor, role)
                told = True
    return told


def _by_teller(reading: Reading, undertaking: Node, before: Span) -> bool:
    """Read who tells of what is "done with" others, and so does it: "A presenterade X, som drivs ihop med B"."""
    for chain in coordinations(reading.document.text, actors(reading, before, undertaking)):
        if TELLS.match(reading.document.text, chain[-1].span.end, before.end):
            for actor in chain:
                take_part(reading, undertaking, actor, "responsible")
            return True
    return False


# --- the actors beside them -----------------------------------------------------------------------------------
def _beside(
    reading: Reading,
    undertaking: Node,
    sentence: Span,
    clause: Span,
    part: Part,
    role: str,
    present: list[Actor],
    taken: list[Actor],
) -> Iterator[tuple[Actor, str]]:
    """Yield the actors that a phrase joins to the undertaking, each with its role there."""
    inside = [actor for actor in present if part.span.covers(actor.span) and not _orders(actor)]
    if inside:  # "gick A och B samman"
        yield from ((actor, role) for actor in inside)
        return
    before = actors_before(reading, part, clause, present, taken) if part.before else []
    relative = RELATIVE.search(reading.document.text, sentence.start, before[0].span.start) if before else None
    if relative and not speaks_of(reading, undertaking, sentence.start, relative.start()):
        return
    if part.before and not before:
        before = antecedent(reading, undertaking, sentence, clause)
    has_object = part.label.endswith("…")
    subject = SUBJECT.get(role, "funder" if GRANTS.search(part.label) else role) if has_object else role
    yield from ((actor, subject) for actor in before)
    if before and not has_object:
        yield from ((actor, subject) for actor in examples(reading, part, present))
    if part.behind and (not before or has_object or GRANTS.search(part.label)):
        held = {actor.span for actor in (*before, *taken)}
        behind = [actor for actor in actors_behind(reading, undertaking, part, clause) if actor.span not in held]
        # "samverkan mellan regioner och kommuner" speaks of such actors in general.
        general = part.label.endswith("mellan")
        grants = GRANTS.search(part.label) and not part.label.endswith(" av")  # "Regeringen har beviljat A medel"
        granted = role == "funder" and not has_object and (before or grants)
        yield from (
            (a, "applicant" if granted else _granting(reading, part, a, role))
            for a in behind
            if not general or isinstance(a.thing, Ref) or a.thing.type != "ActorGroup"
        )


def _orders(actor: Actor) -> bool:
    """Whether an actor is the Government, inside a phrase: "fick A i uppdrag av regeringen att …"."""
    return isinstance(actor.thing, Ref) and gazetteer().classes.get(actor.thing.path) == "Government"


def _granting(reading: Reading, part: Part, actor: Actor, role: str) -> str:
    """Return the role of an actor behind a phrase for being granted: "beviljats stöd av A" makes A the funder."""
    between = reading.document.text[part.span.end : actor.span.start]
    return "funder" if role == "applicant" and re.match(r"\s+(?:av|från)\s", between) else role


def take_part(reading: Reading, undertaking: Node, actor: Actor, role: str) -> None:
    """Add a participation; who takes part already gets further evidence, not a second way of taking part."""
    if isinstance(actor.thing, Node) and actor.thing.label == undertaking.label:
        return  # "styrgruppen för GMS" of the project GMS
    for held, node in reading.parts(undertaking, actor.thing).items():
        if {held, role} <= takes_part():
            if node.basis == "inferred" and actor.basis == "stated":
                reading.nodes.remove(node)  # what is said goes before what was inferred
                continue
            reading.support(node, [actor.span])
            return
    reading.participation(undertaking, actor.thing, role, [actor.span], "by-sentence", actor.basis, actor.printed)
