"""Factors in sentences that no cue, cause or heading tells apart, but that read like those that tell factors.

What rules find stands; of the other sentences of running text and lists, those are taken whose words were learnt to
tell factors, and only where joint work is spoken of around them.
"""

from __future__ import annotations

import re

from loaders.document import Kind, Span, Stretches
from loaders.extract.factors.called import FURTHER_BACK
from loaders.extract.factors.led import LONGEST_SENTENCE, NEARBY
from loaders.extract.factors.members import FINITE
from loaders.extract.factors.places import CLASSES, Place
from loaders.extract.factors.prose import cued_in
from loaders.extract.factors.smoothing import smoothed, trimmed
from loaders.extract.factors.speakers import without_opening, without_speaker
from loaders.extract.factors.subjects import Subjects
from loaders.factor_words.of_text import of_the_text
from loaders.factor_words.words import kind_of_noun, mentions_factors, tells_of_work
from loaders.learnt.bounds import behind, within
from loaders.learnt.wording import likeness

LIKELY = 0.6  # least likeness; tests/bench/learn_factors.py shows what others give
SURE = 0.85  # of a denial, or where a noun for factors tells of something else: "En styrka i orten är kusten"
FEWEST_WORDS = 4
PITFALL = "fallgrop"
CAUSE = re.compile(r"(?<![^\W_])(?:orsak|anledning|skäl)(?:en|et|er|erna)?\s+(?:till|bakom)(?![^\W_])", re.IGNORECASE)
NOUN = re.compile(r"[^\W\d_]{4,}")
DENIED = re.compile(r"(?<![^\W_])(?:inte|ingen|inget|inga|varken|aldrig)(?![^\W_])", re.IGNORECASE)


def add_learnt(subjects: Subjects, silent: frozenset[str]) -> None:
    """Add the factors that sentences of sections tell which hold none so far, but for sections of silent kinds."""
    reading, text = subjects.reading, subjects.reading.document.text
    known = Stretches(span for node in reading.of(*CLASSES.values()) for span in node.evidence)
    for index, section in enumerate(reading.sections):
        if section.kind in silent or section.factor:
            continue  # under a heading of factors, rules have read all
        heading, before, listed = section.headings[-1].text if section.headings else "", "", False
        for block in section.body:
            listed = before.endswith(":") or (listed and block.kind is Kind.ITEM)  # as what leads in the list says
            sentences = [] if block.kind is Kind.ROW else list(reading.sentences(block))
            runs = block.kind in (Kind.PARAGRAPH, Kind.ITEM) and block.value is None and not listed
            for sentence in sentences:
                piece = sentence if runs else None
                while piece is not None and not known.overlap(piece):
                    said, is_rest = reading.text(piece), piece != sentence
                    kind, share = likeness(said, before, heading, block.kind is Kind.ITEM, is_rest)
                    if share < _least(said) or not _tells(subjects, piece, said, kind):
                        break
                    piece = behind(text, without_speaker(text, piece), _add(Place(subjects, index), kind, piece))
                before = reading.text(sentence)


def _least(said: str) -> float:
    """Return how likely what reads like a factor must be one."""
    return SURE if DENIED.search(said) or any(map(kind_of_noun, NOUN.findall(said))) else LIKELY


def _tells(subjects: Subjects, sentence: Span, said: str, kind: str) -> bool:
    """Whether a sentence may tell a factor: no question or lead-in, nothing on the text or on persons.

    It has a verb; what a cue, a cause or a noun for factors tells has been weighed, and left. A denial tells no
    success.
    """
    whole = said[-1] not in "?:" and len(said.split()) >= FEWEST_WORDS and len(said) <= LONGEST_SENTENCE
    whole = whole and not of_the_text(said)
    denied = kind != PITFALL and DENIED.search(said) is not None
    weighed = mentions_factors(said) or cued_in(subjects.reading, sentence) or CAUSE.search(said)
    left = denied or weighed or subjects.reading.is_private(sentence)
    return whole and FINITE.search(said) is not None and not left


def _add(place: Place, kind: str, sentence: Span) -> Span:
    text = place.reading.document.text
    said = within(text, without_opening(text, without_speaker(text, sentence)))
    around = text[max(sentence.start - FURTHER_BACK, 0) : sentence.end + NEARBY]
    if tells_of_work(around):
        place.add(trimmed(smoothed(text), said), "by-learnt-wording", kind).basis = "inferred"
    return said
