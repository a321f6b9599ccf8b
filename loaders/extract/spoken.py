"""Who takes part, in running text: the actors beside a phrase or noun for a role, clause by clause.

What a clause denies, or only thinks of, gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.document import Span
from loaders.extract.abbreviations import occurrences
from loaders.extract.actors import Actor, actors
from loaders.extract.clauses import LONGEST_GAP, clauses, gap
from loaders.extract.name_ends import called
from loaders.extract.participants import READ_ELSEWHERE, takes_part
from loaders.extract.reading import Reading
from loaders.extract.role_phrases import GIVES, Part, parts
from loaders.extract.told_bodies import named_before, named_here, named_last
from loaders.names import gazetteer
from loaders.records import Concept, Node, Ref

# Where the actors behind a phrase end: something new begins.
BEHIND_END = re.compile(
    r",?\s+(?:för\s+att|som|vilket|vilken|vilka|där|och\s+att|arbeta\w*|utveckl\w+|tar|ta|ska|vill|kommer|utifrån)"
    r"(?![^\W_])|[:;]"
)
OPENING = re.compile(
    r"\s*:?\s*(?:(?:bland\s+annat|bland\s+andra|bl\.?\s?a\.?|både|såväl|dels|även|också|främst|framför\s+allt|två|tre|fyra|fem"
    r"|följande|de|den|det|parterna|myndigheterna|aktörerna|organisationerna|partnerna|regionerna|kommunerna|länsstyrelserna"
    r"|numera|nu|idag|i\s+dag|dessutom|därutöver|därtill|gemensamt|bolagen|bolaget"
    r"|(?:tjänstepersoner|tjänstemän|representanter|företrädare|medarbetare|deltagare)\s+(?:från|för))[ \n:]+)*"
)
# A member of an enumeration that nothing else knows: "Boverket, Cykelvännerna i norr, Eda kommun".
UNKNOWN_MEMBER = re.compile(r"(?:,\s+[A-ZÅÄÖ][^,.;:()\n]{2,60}){1,3}(?:,\s+(?:och\s+|samt\s+)?|\s+(?:och|samt)\s+)")
# "Femton kommuner deltar, däribland A, B och C": examples of those who were told of.
EXAMPLES = re.compile(
    r"[^.;:()]{0,60}?[\s,](?:däribland|liksom|inklusive|exempelvis|till\s+exempel|bland\s+(?:dem|annat|andra)|bl\.\s?a\.)\s+"
)
AND = re.compile(r"\s+(?:och|samt)\s")
ACTS = re.compile(r"(?:deltar|deltog|medverkar|medverkade)(?!\s+(?:i|på|vid)(?![^\W_]))", re.IGNORECASE)
TOGETHER_WITH = re.compile(r"(?:tillsammans|ihop|gemensamt|sam\w+)\s+med$", re.IGNORECASE)
FIRST_GAP = 5  # code points between a phrase, with what may open an enumeration, and its first name
COMITATIVE = re.compile(r"(?<![^\W_])med(?![^\W_])")  # "av A med B som partner": B alone
# Actors behind such a word are no subject: "enligt A", "hos A".
OBLIQUE = re.compile(
    r"(?<![^\W_])(?:enligt|hos|utöver|förutom|likt|utanför|efter|(?<!ledaren\s)(?<!ledare\s)(?<!personer\s)(?<!planeraren\s)vid"
    r"|(?:chef|direktör|ordförande|strateg|handläggare|minister|råd)\w*\s+(?:på|för|i|hos))\s+$",
    re.IGNORECASE,
)
RELATIVE = re.compile(r",?\s+(?:som|vilk[ae]t?)\s+$")  # "en plattform som A ansvarar för": of another thing
BEFORE_THAT = re.compile(r".*(?=,?\s+som\s+[A-ZÅÄÖ])", re.DOTALL)
OF_PROJECT = re.compile(
    r"\s*(?:i\s+|för\s+)?(?:också\s+|även\s+)?(?:i\s+|för\s+)?(?:projektet|arbetet|samarbetet|satsningen)(?![^\W_])"
)
GRANTS = re.compile(r"bevilja|tilldela")
OWNS = re.compile(r"s?\s+(?:nya\s+|gemensamma\s+)?(?:[\w-]*projekt|förstudie)\s+[”\"“A-ZÅÄÖ]")  # "Region A:s projekt X"
# Who stands before a phrase whose object has the role: "A involverar B", "A har fått stöd av B".
SUBJECT = {"collaborating-party": "responsible", "funder": "applicant"}


def spoken_of(reading: Reading, undertaking: Node, sentence: Span) -> None:
    """Read the parts that a sentence gives actors in the undertaking it is about."""
    text = reading.document.text
    for clause in clauses(text, sentence):
        present = actors(reading, clause, undertaking)
        names = [span for name in called(undertaking) for span in occurrences(text, name, clause)]
        found = [
            part
            for part in parts(text, clause, [actor.span for actor in present])
            if not any(name.start <= part.span.start and part.span.end <= name.end for name in names)
        ]  # "leder" in "projektet Gröna leder" is no verb
        for actor in present:
            if OWNS.match(text, actor.span.end, sentence.end):
                take_part(reading, undertaking, actor, "responsible")
        knowledge = any(part.role == "knowledge-provider" for part in found)
        taken: list[Actor] = []
        # "A som part" goes first; what stands behind a phrase is its own; the subject of another is among the rest.
        for part in sorted(found, key=lambda part: (part.label != "" or not part.before, part.before, part.span)):
            if part.role in READ_ELSEWHERE:
                continue
            role = "knowledge-provider" if knowledge and part.role == "collaborating-party" else part.role
            for actor, its_role in _beside(reading, undertaking, sentence, clause, part, role, present, taken):
                taken.append(actor)
                take_part(reading, undertaking, actor, its_role)


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
    inside = [actor for actor in present if part.span.covers(actor.span)]
    if inside:  # "gick A och B samman"
        # "Regeringen ger A 2 miljoner kronor" begins with who gives, "… ger A i uppdrag att leda" with who orders.
        giver = "commissioner" if "uppdrag" in part.label else "funder"
        yield from ((a, giver if a.span.start == part.span.start and GIVES.match(part.label) else role) for a in inside)
        return
    before = _before(reading, part, clause, present, taken) if part.before else []
    if before and _of_the_project(reading, undertaking, sentence.start, part.span.start):
        before = []
    relative = RELATIVE.search(reading.document.text, sentence.start, before[0].span.start) if before else None
    if relative and not _speaks_of(reading, undertaking, sentence.start, relative.start()):
        return
    if part.before and not before:
        before = _antecedent(reading, undertaking, sentence, clause) or _told_by_verb(
            reading, undertaking, part, sentence, clause
        )
    has_object = part.label.endswith("…")
    subject = SUBJECT.get(role, "funder" if GRANTS.search(part.label) else role) if has_object else role
    yield from ((actor, subject) for actor in before)
    if before and not has_object:
        yield from ((actor, subject) for actor in _examples(reading, part, present))
    if part.behind and (not before or has_object or GRANTS.search(part.label)):
        held = {actor.span for actor in (*before, *taken)}
        behind = [actor for actor in _behind(reading, undertaking, part, clause) if actor.span not in held]
        # "samverkan mellan regioner och kommuner" speaks of such actors in general.
        general = part.label.endswith("mellan")
        granted = before and role == "funder" and not has_object
        yield from (
            (a, "applicant" if granted else _granting(reading, part, a, role))
            for a in behind
            if not general or isinstance(a.thing, Ref) or a.thing.type != "ActorGroup"
        )


def _examples(reading: Reading, part: Part, present: list[Actor]) -> list[Actor]:
    """Return the coordination behind a phrase that gives examples of those before it."""
    found = EXAMPLES.match(reading.document.text, part.span.end)
    kept: list[Actor] = []
    end = found.end() if found else 0
    for actor in present if found else ():
        between = gap(reading.document.text, end, actor.span.start)
        if actor.span.start >= end and between <= (LONGEST_GAP if kept else 0):
            kept.append(actor)
            end = actor.span.end
    return kept


def _granting(reading: Reading, part: Part, actor: Actor, role: str) -> str:
    """Return the role of an actor behind a phrase for being granted: "beviljats stöd av A" makes A the funder."""
    between = reading.document.text[part.span.end : actor.span.start]
    return "funder" if role == "applicant" and re.match(r"\s+(?:av|från)\s", between) else role


def _before(reading: Reading, part: Part, clause: Span, present: list[Actor], taken: Iterable[Actor]) -> list[Actor]:
    """Return the coordination that stands nearest before a phrase and is not another's."""
    text = reading.document.text
    held = {actor.span for actor in taken}
    free = [actor for actor in present if actor.span.end <= part.span.start and actor.span not in held]
    if part.label == "()":  # "Region A (projektägare)": that one alone
        return [actor for actor in free if not text[actor.span.end : part.span.start - 1].strip()]
    kept: list[Actor] = []
    start = part.span.start
    for actor in reversed(free):
        alone = not part.label and COMITATIVE.search(text, actor.span.end, start)
        if kept and (alone or gap(text, actor.span.end, start) > LONGEST_GAP):
            break
        kept.insert(0, actor)
        start = min(start, actor.span.start)
    return [] if OBLIQUE.search(text, clause.start, start) else kept


def _behind(reading: Reading, undertaking: Node, part: Part, clause: Span) -> list[Actor]:
    """Return the coordination that begins right behind a phrase; a gap ends it."""
    text = reading.document.text
    if not part.label and AND.match(text, part.span.end, clause.end):
        return []  # "dialogen mellan projektledningen och A"
    opening = OPENING.match(text, part.span.end, clause.end)
    start = opening.end() if opening else part.span.end
    if (instance := EXAMPLES.match(text, part.span.end, clause.end)) and not actors(
        reading, Span(part.span.end, instance.end()), undertaking
    ):
        start = max(start, instance.end())
    stop = BEHIND_END.search(text, start, clause.end)
    stretch = Span(start, stop.start() if stop else clause.end)
    kept: list[Actor] = []
    end = start
    met = [*_placed(reading, stretch, _kind_of_places(reading, part, clause)), *actors(reading, stretch, undertaking)]
    for actor in sorted(met, key=lambda actor: actor.span):
        between = text[end : actor.span.start]
        if gap(text, end, actor.span.start) > (LONGEST_GAP if kept else FIRST_GAP) and not (
            kept and UNKNOWN_MEMBER.fullmatch(between)
        ):
            break
        kept.append(actor)
        end = max(end, actor.span.end)
    if not kept and part.names_body and (own := named_here(reading, start, stretch.end)):
        kept.append(Actor(own[0], own[1], reading.text(own[0]), "stated", "by-name-form"))
    if len(kept) > 1 and (last := named_last(reading, end, stretch.end)):
        kept.append(Actor(last[0], last[1], reading.text(last[0]), "stated", "by-name-form"))
    return kept


def _kind_of_places(reading: Reading, part: Part, clause: Span) -> str:
    """Return the words that tell what bare places stand for behind a phrase: places act for their municipality.

    "Sedan i våras deltar även Sorsele", "Kungsörs kommun vill tillsammans med Arboga".
    """
    words = reading.text(part.span)
    beside = any(
        name.kind == "organisation" and gazetteer().classes.get(name.ref.path) == "Municipality"
        for name in reading.names_in(clause)
    )
    return "kommuner" if ACTS.match(words) or (beside and TOGETHER_WITH.search(words)) else words


def _placed(reading: Reading, span: Span, label: str) -> list[Actor]:
    """Return the bodies that bare places mean behind words for their kind: "Medverkande kommuner är Tierp och Heby"."""
    found = []
    for name in reading.names_in(span):
        words = reading.text(name.span)
        body = gazetteer().body_of_place(words, label) if name.kind != "organisation" else None
        if body is not None:
            found.append(Actor(name.span, body, words, "stated", "by-name-form"))
    return found


def _told_by_verb(reading: Reading, undertaking: Node, part: Part, sentence: Span, clause: Span) -> list[Actor]:
    """Return the body that nothing but what it does in the project tells: "… och Nordkraft deltar i projektet"."""
    text = reading.document.text
    relative = BEFORE_THAT.match(text, sentence.start, part.span.start)
    about = OF_PROJECT.match(text, part.span.end, clause.end) or OF_PROJECT.search(text, *part.span)
    if not about and not (relative and _speaks_of(reading, undertaking, sentence.start, relative.end())):
        return []
    found = named_before(reading, clause.start, part.span.start)
    if found is None or found[0].start < clause.start:
        return []
    return [Actor(found[0], found[1], reading.text(found[0]), "stated", "by-name-form")]


def _antecedent(reading: Reading, undertaking: Node, sentence: Span, clause: Span) -> list[Actor]:
    """Return who "som" stands for: the coordination that ends where the relative clause begins."""
    text = reading.document.text
    if not re.match(r"(?:som|vilka)\s", text[clause.start : clause.end]):
        return []
    kept: list[Actor] = []
    start = clause.start
    for actor in reversed(actors(reading, Span(sentence.start, clause.start), undertaking)):
        if gap(text, actor.span.end, start) > (LONGEST_GAP if kept else 2):
            break
        kept.insert(0, actor)
        start = min(start, actor.span.start)
    return kept


def _speaks_of(reading: Reading, undertaking: Node, start: int, end: int) -> bool:
    """Whether the words before a relative clause end with the undertaking itself."""
    words = reading.document.text[start:end].rstrip(' ,\n”"')
    label = undertaking.label or ""
    return bool(label and words.endswith(label)) or bool(
        re.search(r"(?:projekt(?:et|en)?|satsning(?:en)?|insats(?:en)?)$", words)
    )


def _of_the_project(reading: Reading, undertaking: Node, start: int, end: int) -> bool:
    """Whether the undertaking itself is the subject of a phrase: "A berättar om projektet X som beviljas …"."""
    som = re.compile(r".*(?=,?\s+som\s+$)", re.DOTALL).match(reading.document.text, start, end)
    return som is not None and _speaks_of(reading, undertaking, start, som.end())


def take_part(reading: Reading, undertaking: Node, actor: Actor, role: str) -> None:
    """Add a participation; who takes part already gets further evidence, not a second way of taking part."""
    for node in reading.of("Participation"):
        if node.owner is undertaking and actor.thing in node.get("sg:participant"):
            if node.basis == "inferred" and actor.basis == "stated" and role in takes_part():
                reading.nodes.remove(node)  # what is said goes before what was inferred
                continue
            held = {given.slug for given in node.get("sg:role") if isinstance(given, Concept)}
            if held & takes_part() and role in takes_part():
                if actor.span not in node.evidence:
                    node.evidence.append(actor.span)
                return
    reading.participation(undertaking, actor.thing, role, [actor.span], "by-sentence", actor.basis, actor.printed)
