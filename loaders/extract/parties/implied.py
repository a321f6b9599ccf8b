"""Bodies that a sentence tells of with a project though no phrase gives them a role: inferred to take part.

The sentence speaks of the project or its work; the bodies are its subject, or stand behind "av", "med" or
"mellan". Where it speaks of money, reports, audiences, comparisons, visits, opinions or commissions, nobody is
inferred from it; nor is one in the genitive, nor one by a person's name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.document import Span
from loaders.extract.bodies.actors import Actor, actors
from loaders.extract.clauses import clauses, coordinations
from loaders.extract.parties.acting import acts
from loaders.extract.parties.spoken import take_part
from loaders.extract.projects.known_titles import called
from loaders.extract.projects.name_forms import MEANT
from loaders.extract.projects.names import meant
from loaders.extract.reading import Reading
from loaders.names.gazetteer import gazetteer
from loaders.records import Node, Ref

OF_ITS_WORK = re.compile(
    r"(?<![^\W_])(?:\w*projekt\w*|arbetet|samarbetet|samverkan|partnerskap\w*|förstudien|arbetssätt\w*|ta(?:r|git)\s+fram"
    r"|tog\s+fram|prova[rt]?|prövat?)(?![^\W_])",
    re.IGNORECASE,
)
# What a clause may tell of bodies that do not take part.
TOLD_OF_OTHERS = re.compile(
    r"(?<![^\W_])(?:säger|sade|berättar|menar|anser|skriver|konstaterar|tycker|uppger|betonar|påpekar|kritiserar|hoppas"
    r"|intresse\w*|jämför\w*|inspirer\w*|erfarenheter\w*|likhet|liknande|exempel\w*|del\s+av|grund\s+i|redovisa\w*|överlämna\w*"
    r"|\w*rapport\w*|presenter\w*|publicer\w*|sprid\w*|riktar|vänder|målgrupp\w*|remiss\w*|yttra\w*|synpunkter\w*|konferens\w*"
    r"|kontakt\w*|hört\s+av\s+sig|infört|ställ\w*\s+sig\s+positiv\w*|bygger\s+vidare|ser\s+positivt|seminari\w*|\w*workshop\w*|\w*träff\w*|mötet?|besök\w*|uppdrag\w*|anlita\w*|upphandla\w*|konsult\w*|utvärder\w*|följer|följ[dt]?s|följdes|följts?|granska\w*"
    r"|\w*finansi\w*|bevilja\w*|stöd\w*|medel|pengar|bidrag|miljoner|kronor|kr|dialog\w*|samråd\w*|frågor|inbjud\w+"
    r"|\w*intervju\w*|\w*enkät\w*|angränsa\w*|överenskommelse\w*|ingått(?!\s+i(?![^\W_]))|i\s+linje\s+med|invånare|mottagare|anmäl\w*|avslag|beslutat?|beslutade|beslutar|tidningen|enligt|artikel\w*)(?![^\W_])",
    re.IGNORECASE,
)
# What a sentence may tell of bodies that are not in something together.
OF_OTHERS = re.compile(
    r"(?<![^\W_])(?:säger|berätta\w*|menar|anser|tycker|betona\w*|enligt|presentera\w*|informera\w*|redovisa\w*|redogj?or\w*"
    r"|redogör|inled\w*|välkomna\w*|deltagar\w*|remiss\w*|yttra\w*|utred\w*|regeringen|uppdrag|bevilja\w*|\w*finansi\w*|fördela\w*|miljoner|kronor|kr|beslut\w*)(?![^\W_])",
    re.IGNORECASE,
)
# The word before bodies that are an aim, a place or a source.
ELSEWHERE = re.compile(
    r"(?<![^\W_])(?:till|för|hos|vid|åt|mot|om|kring|liksom|såsom|som|i|inom|på|över|från|genom|utanför|nära|exempelvis|än)"
    r"\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
FROM_THEM = re.compile(
    r"(?<![^\W_])(?:deltagar\w*|representant\w*|företrädare|partner\w*|parter\w*|medarbetare)(?![^\W_])", re.IGNORECASE
)
WHERE = re.compile(r"[”\"]?,\s+där\s+(?=[A-ZÅÄÖ])")
WE = re.compile(r"(?<![^\W_])[Vv]i\s+(?:i|på|vid|från)\s+[A-ZÅÄÖ]")
BEGUN = re.compile(
    r"(?<![^\W_])(?:utveckla[tr]|utvecklade|starta[tr]|startade|lansera[tr]|lanserade|inlett|inledde|igång)\s+[”\"]?"
)
FEWEST_TOGETHER = 2  # bodies
OURSELVES = re.compile(r"(?<![^\W_])[Vv]i\s+(?:i|på|vid|från)\s+$")  # "Vi i Lunds kommun vill starta …"
TOGETHER = re.compile(r"(?<![^\W_])(?:gemensamt|tillsammans)(?![^\W_])")
FROM = re.compile(r"(?:från|för)\s+(?:\w+\s+)?$")


def implied_parties(reading: Reading, project: Node, sentence: Span, opening: bool = False, own: bool = False) -> None:
    """Infer that the bodies of a sentence take part in the project it speaks of.

    `own` where it stands under a heading that is the project's name: then it needs no word for the work, but the
    bodies must be its subject; among the first sentences (`opening`), two bodies or more in one row are enough.
    """
    text = reading.document.text
    named = MEANT.match(text, *sentence)
    where = _where(text, project, sentence)
    spoken = OF_ITS_WORK.search(text, *sentence) or WE.search(text, *sentence) or _begun(text, project, sentence)
    about = bool(named or where or spoken)
    if not (about or opening or own):
        return
    told = [span for node in reading.nodes.owned("Participation", project) for span in node.evidence]
    for clause in clauses(text, sentence):
        if where and not clause.start <= where <= clause.end:
            continue
        words = _without_name(reading.text(clause), project)
        plain = not TOLD_OF_OTHERS.search(words) or bool(where and TOGETHER.search(words))
        for chain in coordinations(text, actors(reading, clause, project)):
            alone = own and acts(text, clause, chain)
            together = opening and len(chain) >= FEWEST_TOGETHER
            if not ((about and plain) or ((alone or together) and not OF_OTHERS.search(words))):
                continue
            start = chain[0].span.start
            behind = meant(named).end if named and meant(named).end <= start else clause.start
            before = _without_name(text[behind:start], project)
            elsewhere = ELSEWHERE.search(before) and not (FROM.search(before) and FROM_THEM.search(before))
            elsewhere = elsewhere and not OURSELVES.search(before) and not alone
            if elsewhere or any(private.end <= start <= private.end + 3 for private in reading.private):
                continue
            for actor in chain:
                if actor.span not in told and _named(actor) and not _is_genitive(reading, actor):
                    take_part(reading, project, replace(actor, basis="inferred"), "collaborating-party")


def _without_name(words: str, project: Node) -> str:
    """Leave out the project's own name: one of "miljoner" speaks of no money."""
    for name in called(project):
        words = words.replace(name, "")
    return words


def _begun(text: str, project: Node, sentence: Span) -> bool:
    """Whether a sentence tells of having begun or made the project: "har A och B utvecklat Kusten"."""
    return any(
        text.startswith(name, found.end()) for found in BEGUN.finditer(text, *sentence) for name in called(project)
    )


def _where(text: str, project: Node, sentence: Span) -> int | None:
    """Return where "där" stands right behind the project's name: "Ett exempel är Kusten, där A och B kartlägger …"."""
    found = WHERE.search(text, *sentence)
    named = found and any(text[sentence.start : found.start()].endswith(name) for name in called(project))
    return found.end() if found and named and not OF_ITS_WORK.search(text, *sentence) else None


def _named(actor: Actor) -> bool:
    """Whether it is one body; the Government decides on projects and takes part in none that is told only so."""
    if isinstance(actor.thing, Ref):
        return gazetteer().classes.get(actor.thing.path) != "Government"
    return actor.thing.type != "ActorGroup"


def _is_genitive(reading: Reading, actor: Actor) -> bool:
    """Whether a name is printed in the genitive: "Boverkets projekt"."""
    name = gazetteer().labels.get(actor.thing.path, "") if isinstance(actor.thing, Ref) else actor.thing.label or ""
    follows = reading.document.text[actor.span.end : actor.span.end + 2]
    # "Borås" of "Borås kommun" ends so itself
    words = reading.text(actor.span)
    inside = words.endswith("s") and not name.endswith("s") and not f"{name} ".startswith(f"{words} ")
    return inside or re.match(r"s(?![^\W_])", follows) is not None
