"""Bodies that a sentence tells of with a project though no phrase gives them a role: inferred to take part.

The sentence speaks of the project or its work; the bodies are its subject, or stand behind "av", "med" or
"mellan". Where it speaks of money, reports, audiences, comparisons, visits, opinions or commissions, nobody is
inferred from it; nor is one in the genitive, nor one by a person's name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.document import Span
from loaders.extract.bodies.abbreviations import occurrences
from loaders.extract.bodies.actors import Actor, actors
from loaders.extract.bodies.own_voice import WE
from loaders.extract.bodies.pointing import pointed_at
from loaders.extract.clauses import VERB, clauses, coordinations
from loaders.extract.parties.before import speaks_of
from loaders.extract.parties.bystanders import stands_by
from loaders.extract.parties.doers import does, joins
from loaders.extract.parties.spoken import RELATIVE, take_part
from loaders.extract.projects.known_titles import called
from loaders.extract.projects.name_forms import MEANT
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
    r"(?<![^\W_])(?:säger|sade|berättar|anser|tycker|intresse\w*|jämför\w*|erfarenheter\w*|liknande|exempel\w*|del\s+av"
    r"|information\w*|informera\w*|redovisa\w*|\w*rapport\w*|presenter\w*|publicer\w*|sprid\w*|riktar|vänder|målgrupp\w*|remiss\w*|kontakt\w*"
    r"|hört\s+av\s+sig|ställ\w*\s+sig\s+positiv\w*|bygger\s+vidare|seminari\w*|\w*workshop\w*|\w*träff\w*|mötet?|besök\w*"
    r"|uppdrag\w*|anlita\w*|upphandla\w*|konsult\w*|utvärder\w*|följer|följts?|granska\w*|bevaka\w*|belys\w*"
    r"|\w*finansi\w*|bevilja\w*|stöd\w*|(?:ut)?betal\w*|rekvir\w*|medel|pengar|bidrag|miljoner|kronor|kr|dialog\w*|samråd\w*|frågor|\w*intervju\w*|\w*enkät\w*|överenskommelse\w*"
    r"|ingått(?!\s+i(?![^\W_]))|i\s+linje\s+med|invånare|anmäl\w*|beslutat?|beslutar|enligt"
    r"|\w*tillstånd\w*|bygglov\w*|dispens\w*|rådgiva\w*|bollplank|observatör\w*)(?![^\W_])",
    re.IGNORECASE,
)
# What a sentence may tell of bodies that are not in something together.
OF_OTHERS = re.compile(
    r"(?<![^\W_])(?:säger|berätta\w*|tycker|enligt|presentera\w*|redovisa\w*|inled\w*|välkomna\w*|deltagar\w*|yttra\w*"
    r"|utred\w*|regeringen|uppdrag|bevilja\w*|\w*finansi\w*|miljoner|kronor|kr|beslut\w*)(?![^\W_])",
    re.IGNORECASE,
)
# The word before bodies that are an aim, a place or a source.
ELSEWHERE = re.compile(
    r"(?<![^\W_])(?:till|för|hos|vid|åt|mot|om|liksom|som|i|inom|på|över|från|genom)"
    r"\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
# "Regeringen uppdrar åt A att …", "A får i uppdrag att …": who is to do what is told behind it
ORDERS = re.compile(r".*(?<![^\W_])(?:uppdra(?:r|git)\s+åt|(?:ger|gav|gett)(?:\s+\w+)?)\s+", re.DOTALL)
TASK = re.compile(
    r"(?:\s+\([^()\n]{1,60}\))?(?:\s+(?:får|fick|ges|gavs|har\s+fått)(?:\s+\w+)?(?=\s+i\s+uppdrag))?"
    r"(?P<task>\s+i\s+uppdrag(?:\s+av\s+regeringen)?)?\s+att\s+(?:under\s+[\d–-]+\s+)?"
    r"(?!(?:fördela|analysera|undersöka|utreda|redogöra|ta\s+fram\s+(?:förslag|underlag))(?![^\W_]))"
)
WHERE = re.compile(r"[”\"»«’*_]{0,2},\s+där\s+(?=[A-ZÅÄÖ])")
THROUGH = re.compile(r"(?:Genom|Med|Inom|I)\s")
FEWEST_TOGETHER = 2  # bodies


def implied_parties(
    reading: Reading, project: Node, sentence: Span, opening: bool = False, own: bool = True, inside: bool = True
) -> None:
    """Infer that the bodies of a sentence take part in the project it speaks of.

    They do something in it, or the sentence speaks of its work; among the first sentences under its name (`opening`)
    two bodies or more in one row are enough. Where not all that is told is of the project (`own`) they must join it.
    """
    text = reading.document.text
    named = MEANT.match(text, *sentence)
    where = _where(text, project, sentence)
    about = bool(named or where or OF_ITS_WORK.search(text, *sentence))
    for clause in clauses(text, sentence):
        if where and not clause.start <= where <= clause.end:
            continue
        # "A, som granskar projektet, var nöjd": a subject alone is told of behind it.
        told = Span(clause.start, clause.end if VERB.search(text, *clause) else sentence.end)
        words = _without_name(reading.text(told), project)
        plain = not TOLD_OF_OTHERS.search(words)
        names = [span for name in called(project) for span in occurrences(text, name, clause)]
        present = [a for a in actors(reading, clause, project) if not any(name.overlaps(a.span) for name in names)]
        chains = coordinations(text, present)
        for chain in (*chains, *pointed_at(reading, clause, project)):
            # "Genom X ska vi öva", but "vi delar erfarenheter med X"
            ours = all(WE.fullmatch(reading.text(a.span)) for a in chain) and not THROUGH.match(text, *clause)
            alone = does(text, told, chain) and ((own and not ours) or joins(text, told))
            relative = RELATIVE.search(text, sentence.start, chain[0].span.start)
            alone = alone and not (relative and not speaks_of(reading, project, sentence.start, relative.start()))
            alone = alone or (bool(names) and _is_to_do(text, told, chain))
            together = opening and len(chain) >= FEWEST_TOGETHER
            if not ((inside and about and plain and not ours) or alone or (together and not OF_OTHERS.search(words))):
                continue
            start = chain[0].span.start
            behind = named.end("words") if named else clause.start
            before = _without_name(text[behind:start], project)
            elsewhere = ELSEWHERE.search(before) and not alone
            if elsewhere or any(private.end <= start <= private.end + 3 for private in reading.private):
                continue
            for actor in chain:
                known = any(actor.span in node.evidence for node in reading.parts(project, actor.thing).values())
                if _named(actor) and not known:
                    take_part(reading, project, replace(actor, basis="inferred"), "collaborating-party")


def _is_to_do(text: str, told: Span, chain: list[Actor]) -> bool:
    """Whether a row of bodies has the task to do something in what a clause names, and not to pay or look at it."""
    row = [actor for actor in chain if _named(actor)] or chain  # "Regeringen uppdrar åt A"
    task = TASK.match(text, row[-1].span.end, told.end)
    if not task or not (task["task"] or ORDERS.fullmatch(text, told.start, row[0].span.start)):
        return False
    return not stands_by(text, Span(task.end(), told.end))


def _without_name(words: str, project: Node) -> str:
    """Leave out the project's own name: one of "miljoner" speaks of no money."""
    for name in called(project):
        words = words.replace(name, "")
    return words


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
