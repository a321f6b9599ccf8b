"""Bodies that no form tells, but the short form in brackets behind the name and the noun in it for what they are.

"International Organization for Migration (IOM)" has its initials behind it, "Östersjöstaternas råd (CBSS)" a short
form of another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Span

SHORT = re.compile(r"[ \n]\((?P<short>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö -]{0,6}[A-ZÅÄÖ])\)")
WORD = re.compile(r"[^\W\d_]+(?:-[a-zåäö]+)*")  # "Privat-Offentlig" is two, what a line's end left ("Sam-verkan") one
SMALL = frozenset({"för", "och", "i", "på", "for", "of", "and", "the", "on", "in"})  # a short form may leave them out
NOUN = re.compile(
    r"(?<![\w-])(?:(?i:\w*(?:(?<!om)råd(?:et)?|grupp(?:en)?|förbund(?:et)?|nätverk(?:et)?|kommittén?|institut(?:et)?|förening(?:en)?"
    r"|delegation(?:en)?|organisation(?:en)?|byrån?|sällskap(?:et)?|akademin?|akademien|samverkan))"
    r"|Organi[sz]ation|Council|Agency|Committee|Association|Institute|Network|Federation|Alliance|Union|Board"
    r"|Authority)(?![\w-])"
)
NO_BODY = re.compile(r"(?:projekt|program|insats|satsning|strategi|plan|modell)\w*[ \n](?:”|\")?$")
LONGEST = 8  # words
LONG_COMPOUND = 20  # letters of a word that a short form may abbreviate alone: "Ingenjörsvetenskapsakademien (IVA)"
ROYAL = re.compile(r"Kungl(?:\.|iga)[ \n]$")
MOST_INSIDE = 1  # letters of a compound, beside its first


def spelt_out(text: str, within: Span) -> Iterator[tuple[Span, Span]]:
    """Yield names of bodies in a stretch that a short form stands behind, with that form.

    >>> text = "stöd till Östersjöstaternas råd (CBSS) och Agenda 2030"
    >>> [text[name.start : name.end] for name, _ in spelt_out(text, Span(0, len(text)))]
    ['Östersjöstaternas råd']
    """
    for short in SHORT.finditer(text, within.start, within.end):
        sentence = max(text.rfind(mark, within.start, short.start()) for mark in (". ", ", ", ": ", "(", "\n\n"))
        words = list(WORD.finditer(text, max(sentence + 1, within.start), short.start()))[-LONGEST:]
        letters = [char for char in short["short"].casefold() if char.isalpha()]
        own = _with_initials(words, letters) or _before_noun(words)
        if not own:
            continue
        royal = ROYAL.search(text, within.start, own[0].start())
        name = Span(royal.start() if royal else own[0].start(), short.start())
        if NOUN.search(text, *name) and not NO_BODY.search(text, within.start, name.start):
            yield name, Span(*short.span("short"))


def _with_initials(words: list[re.Match[str]], letters: list[str]) -> list[re.Match[str]]:
    """Return the last words whose initials the letters are."""
    large = [word for word in words if word.group() not in SMALL]
    for from_all in (words, large):
        for own in (from_all[-n:] for n in range(2, len(letters) + 1)):
            if own and own[0].group()[0].isupper() and _abbreviate(own, letters, MOST_INSIDE):
                return own
    compound = words and len(words[-1].group()) >= LONG_COMPOUND and words[-1].group()[0].isupper()
    return words[-1:] if compound and _abbreviate(words[-1:], letters, len(letters)) else []


def _abbreviate(words: list[re.Match[str]], letters: list[str], most: int) -> bool:
    """Whether letters are the initials of words, with more of the last where it is a compound: "FSUM"."""
    initials = [word.group()[0].casefold() for word in words]
    rest = letters[len(initials) :]
    inside = iter(words[-1].group()[1:].casefold())
    return letters[: len(initials)] == initials and len(rest) <= most and all(c in inside for c in rest)


def _before_noun(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the last two words, where they are a genitive name and a noun for bodies: "Östersjöstaternas råd"."""
    own = words[-2:]
    fits = len(own) > 1 and own[0].group()[0].isupper() and NOUN.fullmatch(own[1].group())
    return own if fits and own[0].group().endswith("s") else []
