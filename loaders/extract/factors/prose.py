"""Running text under a heading of factors, and the factors that cues and causes of any text tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from loaders.document import Block, Span
from loaders.extract.factors.causes import caused
from loaders.extract.factors.cues import by_clauses
from loaders.extract.factors.led import led
from loaders.extract.factors.members import FINITE, REFERS_BACK, Cued, acts, complements, listed
from loaders.extract.factors.of_cooperation import borne
from loaders.extract.factors.places import Place, item
from loaders.extract.factors.sequences import EXISTS, carried, continued
from loaders.extract.factors.smoothing import smoothed, trimmed
from loaders.extract.factors.speakers import without_opening, without_speaker
from loaders.extract.persons.form import plausible
from loaders.extract.reading import Reading
from loaders.factor_words.leads import announced
from loaders.factor_words.of_text import of_the_text
from loaders.factor_words.words import mentions_factors

# What is done about a risk: "Hanteras genom tidiga möten."
HANDLED_BY = re.compile(
    r"(?:(?:det|detta|risken|den)\s+)?(?:hanteras|motverkas|förebyggs|möts|åtgärdas|minskas|åtgärd)(?![^\W_])",
    re.IGNORECASE,
)
# What a body has done about the matter: "SKR har tagit fram en skrift om dialog."
HAS_PUBLISHED = re.compile(
    r"(?:[A-ZÅÄÖ][\w:-]*\s+){1,4}?har\s+(?:sedan\s+\d{4}|under\s+\w+\s+år|(?:tagit\s+fram|gett\s+ut|publicerat|samlat)\s[^.]*"
    r"(?:skrift|rapport|handbok|vägledning|publikation|film|material|stöd|utbildning))"
)
LEAD_IN = re.compile(r"[^\n:]{5,120}:[ \t]*\n\s*")  # "Vi pekar ut fyra:" over the lines of a paragraph
# "Tydligt ledarskap." before what explains it
FRAGMENT = re.compile(r"\S+(?:\s+(?!\w+(?:ar|er|[td]e|[dt]es|as|ts)[.\s])[\w,.]+){0,2}\.")
# "Ett av skälen är att …", "Först och främst var det …", "Svaren: färre resor", under a heading of factors
ONE_OF_THEM = re.compile(
    r"(?:^|(?<=[.!?]\s))(?:(?:Svaren|Svaret|Lära|Lärdom|Slutsats|En\s+sak|Två\s+saker|Det\s+viktigaste)(?:\s[^.:;?!]{2,60})?:\s+(?=\S)|"
    r"(?:(?:Ett|En|Den|Det)\s+(?:\w+\s+){0,3}?(?:skäl|skälen|skälet|orsak|orsaken|anledning|anledningen|förklaring|sådan|sådant|annan|annat)"
    r"\s+(?:är|var|har\s+varit)|Först\s+och\s+främst\s+(?:är|var)\s+det|(?:Därtill|Till\s+detta|Dessutom)\s+(?:kom|kommer))\s+(?:att\s+)?)"
)
JOINS = re.compile(r"[\s,]*(?:och|samt)?[\s,]*")


def is_fragment(words: str, among: str) -> bool:
    """Whether a sentence says nothing by itself among some with verbs: "Lätt fråga.", "Kustkompetens, utan tvekan."."""
    return bool(FRAGMENT.fullmatch(words) and FINITE.search(among) and not FINITE.search(words))


def is_alone(reading: Reading, block: Block) -> bool:
    """Whether a block is one sentence."""
    return len(list(reading.sentences(block))) == 1


def cued_in(reading: Reading, sentence: Span) -> list[Cued]:
    """Return the factors that a sentence names with a cue, adverbs within the cue or not."""
    return next(
        (found for text in _as_printed_and_smooth(reading, sentence) if (found := by_clauses(text, sentence))), []
    )


def caused_in(reading: Reading, sentence: Span, announced: bool) -> list[Cued]:
    """Return the factors that a sentence tells as causes, adverbs within the frame or not."""
    texts = _as_printed_and_smooth(reading, sentence)
    found = next((found for text in texts if (found := caused(text, sentence, announced))), None)
    return found or led_in(reading, sentence)


def _as_printed_and_smooth(reading: Reading, sentence: Span) -> tuple[str, ...]:
    """Return the text, and as it is smoothed where that is another sentence."""
    text, smooth = reading.document.text, smoothed(reading.document.text)
    return (text,) if text[slice(*sentence)] == smooth[slice(*sentence)] else (text, smooth)


def led_in(reading: Reading, sentence: Span) -> list[Cued]:
    """Return the factors that a sentence leads on to as one over a list does."""
    text = reading.document.text
    return led(smoothed(text), without_speaker(text, sentence))


def told_in(place: Place, sentences: list[Span], assessed: bool, before: Span | None) -> list[Cued]:
    """Return the factors that the sentences of a paragraph that no heading announces tell by cues, of joint work."""
    if not sentences:
        return []
    reading, text = place.reading, place.reading.document.text
    whole = Span(before.start if before else sentences[0].start, sentences[-1].end)
    told = [cue for each in sentences for cue in _of_work(place, cued_in(reading, each), each, whole, assessed, True)]
    apart = carried(text, sentences, assessed, before)
    told += _of_work(place, apart, whole, whole, assessed, True)
    return told + continued(text, sentences, told)


def _of_work(place: Place, cues: list[Cued], stretch: Span, passage: Span, announced: bool, named: bool) -> list[Cued]:
    """Return cues that are announced, or told of joint work by what stands around them."""
    if announced or not cues:
        return cues
    about = place.subjects.undertaking(place.index, cues[0].span) is not None
    return borne(place.reading.document.text, cues, stretch, passage, named, about)


def by_sentence(place: Place, block: Block) -> None:
    """Read one sentence under a factor heading: what a cue of its kind tells, the members of an enumeration, or all."""
    sentence = next(iter(place.reading.sentences(block)))
    cues = cued_in(place.reading, sentence) or led_in(place.reading, sentence)
    cues = cues or [c for c in caused_in(place.reading, sentence, True) if c.kind == place.kind]
    if cues:
        add_told(place, [sentence], cues)
        return
    text, stop = place.reading.document.text, block.start + len(place.reading.text(block).rstrip(" ."))
    colon = text.find(": ", block.start, stop)
    members = listed(text, Span(colon + 2, stop)) if colon > 0 else []
    if not members and not any(acts(text[slice(*each)]) for each in listed(text, Span(block.start, stop))):
        members = listed(text, Span(block.start, stop))
    for member in members if len(members) > 1 else [block.span]:
        place.add(member, "by-paragraph")


def by_item(place: Place, block: Block) -> None:
    """Read an item under a factor heading: what a cue of its kind tells in its sentence, else all but who says it."""
    reading = place.reading
    cues = [cue for cue in cued_in(reading, block.span) if cue.kind == place.kind] if is_alone(reading, block) else []
    stop = block.start + len(reading.text(block).rstrip(' .!”"'))
    if cues and cues[-1].span.end == stop:  # behind the cue, not before "… uppfattades som hinder"
        add_told(place, [block.span], cues)
    else:
        text = reading.document.text
        own = without_opening(text, Span(block.start, without_speaker(text, block.span).end))
        item(place, replace(block, start=own.start, end=own.end))


def by_prose(place: Place, block: Block, only_cues: bool = False) -> bool:
    """Read running text under a factor heading: by cues, else each sentence if all stand by themselves.

    Returns whether cues told factors; behind such text, other text under the heading tells them by cues only.
    """
    reading = place.reading
    sentences = [
        each
        for each in _whole(reading, block)
        if not HANDLED_BY.match(said := reading.text(each)) and not of_the_text(said)
    ]
    cues = [cue for sentence in sentences for cue in cued_in(reading, sentence)]
    cues += carried(reading.document.text, sentences, assessed=True, told_of=place.kind)
    cues += continued(reading.document.text, sentences, cues, None if only_cues else place.kind)
    told = add_told(place, sentences, cues, announced=True)
    words = [reading.text(sentence) for sentence in sentences]
    if cues or told or only_cues or any(map(mentions_factors, words)):
        return told
    for sentence, said in zip(sentences, words, strict=True):
        if sentence is sentences[0] and EXISTS.search(said) and announced(f"{said.rstrip('.')}:"):
            continue  # "Samtidigt finns omständigheter som gör arbetet tungt."
        if REFERS_BACK.match(said) and sentence is not sentences[0]:
            break  # what is told from here on is of what stands before it
        if HAS_PUBLISHED.match(said):
            continue
        if is_fragment(said, reading.text(block)):
            continue
        lead = ONE_OF_THEM.search(said)
        whole = without_opening(reading.document.text, sentence)
        what = Span(sentence.start + lead.end(), sentence.end) if lead else whole
        many = lead is not None and ":" in lead.group()
        for member in complements(reading.document.text, what, many, ""):
            place.add(member, "by-sentence")
    return False


def _whole(reading: Reading, block: Block) -> Iterator[Span]:
    """Yield the sentences of a block but for its lead-in; "Kontakt.", without a verb, with the next: "Alla möts."."""
    start: int | None = None
    lead = LEAD_IN.match(reading.document.text, block.start, block.end)
    sentences = list(reading.sentences(replace(block, start=lead.end() if lead else block.start)))
    for sentence, after in zip_longest(sentences, sentences[1:]):
        begin, said = sentence.start if start is None else start, reading.text(sentence)
        explained = sentence is sentences[0] and FRAGMENT.fullmatch(said) and not FINITE.search(said)
        tells = after is not None and FINITE.search(reading.text(after))
        start = begin if " " not in said or (explained and tells) else None
        if start is None:
            yield Span(begin, sentence.end)


def add_told(place: Place, sentences: list[Span], cues: list[Cued], announced: bool = False) -> bool:
    """Add the factors of cues, and the causes that sentences without a cue tell; return whether there are any.

    A person or a body as such is no cause.
    """
    reading, told, smooth = place.reading, bool(cues), smoothed(place.reading.document.text)
    whole = Span(sentences[0].start, sentences[-1].end) if sentences else Span(0, 0)
    for cue in cues:
        place.add(trimmed(smooth, cue.span), "by-inline-cue", cue.kind)
    for sentence in sentences:
        if any(sentence.start <= cue.span.start < sentence.end for cue in cues):
            continue
        for cause in _of_work(place, caused_in(reading, sentence, announced), sentence, whole, announced, False):
            if not _is_who(reading, cause.span):
                place.add(trimmed(smooth, cause.span), "by-inline-cue", cause.kind).basis = "inferred"
                told = True
    return told


def _is_who(reading: Reading, span: Span) -> bool:
    """Whether words speak of a person, or are names of bodies and nothing else: "Region A och B kommun"."""
    if plausible(reading, span) or any(span.start < p.end and p.start < span.end for p in reading.private):
        return True
    names = [name.span for name in reading.names_in(span)]
    starts, ends = [span.start, *(name.end for name in names)], [*(name.start for name in names), span.end]
    return all(JOINS.fullmatch(reading.document.text, *gap) for gap in zip(starts, ends, strict=True))
