"""Running text under a heading of factors, and the factors that cues and causes of any text tell."""

from __future__ import annotations

import re

from loaders.document import Block, Span
from loaders.extract.factors.causes import caused
from loaders.extract.factors.cues import cued
from loaders.extract.factors.members import Cued
from loaders.extract.factors.places import Place
from loaders.extract.factors.sequences import carried
from loaders.extract.factors.speakers import without_opening
from loaders.extract.persons.form import plausible
from loaders.extract.reading import Reading
from loaders.factor_words.words import mentions_factors

POINTS_BACK = re.compile(
    r"(?:detta|dessa|därför|samtidigt|även|vidare|dock|följande|(?:det|den|de)(?=\s+(?:är|var|har|hade|som|kan|kunde|ska|skulle|finns"
    r"|fanns|gör|gjorde|ger|gav|får|fick|blir|blev|tar|tog|kom|kommer|ledde|leder|bero\w+|innebär|innebar|\w+ade|\w+des)(?![^\W_])))"
    r"(?![^\W_])",
    re.IGNORECASE,
)
# What a body has done about the matter: "SKR har tagit fram en skrift om dialog."
HAS_PUBLISHED = re.compile(
    r"(?:[A-ZÅÄÖ][\w:-]*\s+){1,4}?har\s+(?:sedan\s+\d{4}|under\s+\w+\s+år|(?:tagit\s+fram|gett\s+ut|publicerat|samlat)\s[^.]*"
    r"(?:skrift|rapport|handbok|vägledning|publikation|film|material|stöd|utbildning))"
)
JOINS = re.compile(r"[\s,]*(?:och|samt)?[\s,]*")


def by_prose(place: Place, block: Block, only_cues: bool = False) -> bool:
    """Read running text under a factor heading: by cues, else each sentence if all stand by themselves.

    Returns whether cues told factors; behind such text, other text under the heading tells them by cues only.
    """
    reading = place.reading
    sentences = list(reading.sentences(block))
    cues = [cue for sentence in sentences for cue in cued(reading.document.text, sentence)]
    cues += carried(reading.document.text, sentences, assessed=True)
    told = add_told(place, sentences, cues, announced=True)
    words = [reading.text(sentence) for sentence in sentences]
    if told or only_cues or any(map(mentions_factors, words)):
        return told
    for sentence, said in zip(sentences, words, strict=True):
        if POINTS_BACK.match(said):
            break  # what is told from here on is of what stands before it
        if HAS_PUBLISHED.match(said):
            continue
        place.add(without_opening(reading.document.text, sentence), "by-sentence")
    return False


def add_told(place: Place, sentences: list[Span], cues: list[Cued], announced: bool = False) -> bool:
    """Add the factors of cues, and the causes that sentences without a cue tell; return whether there are any.

    A person or a body as such is no cause.
    """
    reading, told = place.reading, bool(cues)
    for cue in cues:
        place.add(cue.span, "by-inline-cue", cue.kind)
    for sentence in sentences:
        if any(sentence.start <= cue.span.start < sentence.end for cue in cues):
            continue
        for cause in caused(reading.document.text, sentence, announced):
            if not _is_who(reading, cause.span):
                place.add(cause.span, "by-inline-cue", cause.kind).basis = "inferred"
                told = True
    return told


def _is_who(reading: Reading, span: Span) -> bool:
    """Whether words speak of a person, or are names of bodies and nothing else: "Region A och B kommun"."""
    if plausible(reading, span) or any(span.start < p.end and p.start < span.end for p in reading.private):
        return True
    names = [name.span for name in reading.names_in(span)]
    starts, ends = [span.start, *(name.end for name in names)], [*(name.start for name in names), span.end]
    return all(JOINS.fullmatch(reading.document.text, *gap) for gap in zip(starts, ends, strict=True))
