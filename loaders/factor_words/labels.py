"""Labels of factors before their words: "Fallgrop 2: brist på tid"."""

from __future__ import annotations

import re

from loaders.factor_words.nouns import named
from loaders.factor_words.polarity import PITFALL, SUCCESS
from loaders.factor_words.words import kind_of_noun, misread
from loaders.labels import exact, normal

LABELLED = re.compile(r"[*_]*(?P<label>[^\W\d_][^:.!?\n*]{2,40}?)[*_]*(?:\s*:|\s+[–-])[*_]*\s+(?=\S)")
SUPERLATIVE = re.compile(
    r"(?:(?:den|det|de|vår|vårt|våra)\s+)?(?:enskilt\s+)?(?:största|viktigaste|främsta|svåraste|tydligaste)\s+(?P<noun>\w+)"
    r"(?:\s+(?:just\s+nu|hittills|framåt|framöver|i\s+(?:projektet|arbetet|samverkan)|under\s+(?:perioden|året)))?"
)
# "Erfarenhet (+)"
SIGNED = re.compile(r"(?i:erfarenhet|lärdom|omdöme|intryck|utfall|synpunkt)\w*\s*\((?P<sign>[+–−-])\)")
COUNTED = re.compile(r"\s*(?:nr\s*)?\d+$")


def label_kind(label: str) -> str | None:
    """Return the factor kind that a label names, numbered or not: "Framgångsfaktor 2"."""
    if signed := SIGNED.fullmatch(label):
        return SUCCESS if signed["sign"] == "+" else PITFALL
    label = COUNTED.sub("", label)
    words = normal(label)
    return exact("factor-kind", label) or misread(label) or _superlative(words) or named(words)


def _superlative(words: str) -> str | None:
    """Return the kind of "största utmaningen", "vårt viktigaste hinder"."""
    found = SUPERLATIVE.fullmatch(words)
    return kind_of_noun(found["noun"]) if found else None


def labelled(text: str) -> tuple[str, str, int] | None:
    """Return kind, label and where the words begin in "Fallgrop 2: brist på tid", or None."""
    match = LABELLED.match(text)
    kind = label_kind(match["label"]) if match else None
    if match is None or kind is None or text.rstrip().endswith("?") or named(normal(text[match.end() :])) == kind:
        return None  # "Nyttan: det här vinner vi" and "Nytta – vad får vi ut av det?" are headings
    return kind, match["label"], match.end()
