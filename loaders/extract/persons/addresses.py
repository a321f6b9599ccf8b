"""E-mail addresses, telephone numbers and personal identity numbers, as texts print them.

An address may be broken by OCR or a line end ("@region uppsala.se", "@region-\\nhalland.se") and its sign
written out ("(at)"); where it ends is told by the domains of the reference graph, else by its dots.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.document import Span
from loaders.extract.persons.names import is_first_name
from loaders.names.gazetteer import gazetteer

AT = re.compile(
    r"(?P<local>(?<![\w.+-])[^\W_](?:[\w.+'-]{0,64}[\w+-])?)"
    r"(?P<at>[ \u00a0]?(?:@|[(\[{<]\s?(?:at|a|snabel-a|snabela)\s?[)\]}>])[ \u00a0]?)(?=[^\W_])",
    re.IGNORECASE,
)
# What may stand between two parts of a broken domain.
BREAK = r"(?:[ \u00a0]|-?[ \t]*\n[ \t]*)"
LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
WHOLE = re.compile(rf"{LABEL}(?:\.{LABEL})*\.[a-zåäö]{{2,}}(?![\w-])", re.IGNORECASE)
BROKEN = re.compile(rf"{LABEL}(?:{BREAK}?\.{BREAK}?{LABEL}|{BREAK}{LABEL}(?=[\w-]*{BREAK}?\.))*", re.IGNORECASE)
LONGEST_DOMAIN = 70
SPACE = re.compile(r"-?\s*\n\s*|\s+")
# The local part broken behind its first name: "anna. lind@", "anna .lind@".
FIRST_HALF = re.compile(r"(?<![\w.@])(?P<first>[a-zåäöéü-]{2,})(?:\. | \.|\.\n)$")

DIGITS = r"\d(?:[ \u00a0]?[-–/]?[ \u00a0]?\d){5,9}"
GROUPS = r"\d{2,3}(?:[ \u00a0-]?\d{2,3}){1,3}"
TELEPHONE = re.compile(
    rf"(?<![\w+/.,:-])(?<!\d[ \u00a0])(?:(?:\+|00)[1-9]\d{{0,2}}[ \u00a0-]?(?:\(0\)[ \u00a0]?)?{DIGITS}"
    rf"|0[1-9]\d{{0,2}}[ \u00a0]?[-–/][ \u00a0]?(?:{GROUPS}|\d{{5,8}})"
    rf"|\(0[1-9]\d{{0,2}}\)[ \u00a0]?{GROUPS}|07\d(?:[ \u00a0-]?\d){{7}}|0[1-9]\d?[ \u00a0]{GROUPS})(?![\w-])"
)
IDENTITY = re.compile(
    r"(?<![\w/.,-])(?:(?:19|20)\d\d|\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
    r"[ ]?(?P<sign>[-+–]?)[ ]?\d{4}(?![\w/-])"
)


@dataclass(frozen=True, slots=True)
class Address:
    """An e-mail address: as printed, its local part, the domain as printed, and both normalised.

    `own` is true where the domain is an organisation's own in the reference graph.
    """

    span: Span
    local: str
    domain_span: Span
    domain: str
    own: bool

    @property
    def normal(self) -> str:
        """The address as a mail program takes it."""
        return f"{self.local}@{self.domain}"


def addresses(text: str, start: int = 0, end: int | None = None) -> Iterator[Address]:
    """Yield the e-mail addresses of a stretch, in order.

    >>> [a.normal for a in addresses("maj.ek@region uppsala.se")]
    ['maj.ek@regionuppsala.se']
    """
    limit = len(text) if end is None else end
    for found in AT.finditer(text, start, limit):
        domain = _domain(text, found.end(), limit)
        if domain is None:
            continue
        begin, local = found.start("local"), found["local"]
        half = FIRST_HALF.search(text, max(start, begin - 30), begin)
        if half and is_first_name(half["first"]):
            begin, local = half.start(), f"{half['first']}.{local}"
        name = SPACE.sub("", text[domain.start : domain.end]).lower()
        yield Address(Span(begin, domain.end), local.lower(), domain, name, name in gazetteer().domains)


def _domain(text: str, start: int, limit: int) -> Span | None:
    """Return the stretch of the domain that begins at an offset; None where there is none."""
    limit = min(limit, start + LONGEST_DOMAIN)
    broken = BROKEN.match(text, start, limit)
    # The longest stretch that is a known domain when its breaks are closed.
    for dot in sorted(re.finditer(r"\.\s?[a-zåäö]{2,}", text[start:limit], re.IGNORECASE), key=lambda m: -m.end()):
        end = start + dot.end()
        words = SPACE.sub("", text[start:end]).lower()
        if (
            words in gazetteer().domains
            and (broken is None or end <= broken.end())
            and not text[end : end + 1].isalnum()
        ):
            return Span(start, end)
    whole = WHOLE.match(text, start, limit)
    if whole:
        return Span(start, whole.end())
    if broken and "." in broken.group():
        return Span(start, _last_label(text, start, broken.end()))
    # No dot at all: what stands up to the next space is masked with the address, if nothing parts them.
    bare = re.compile(LABEL).match(text, start, limit)
    return Span(start, bare.end()) if bare and re.search(r"[^\s@]@$", text[max(0, start - 2) : start]) else None


def _last_label(text: str, start: int, end: int) -> int:
    """Return where the top label of a broken domain ends: the first short one behind a dot."""
    top = re.compile(r"\.\s*(?:se|com|org|net|eu|nu|no|fi|dk|gov|io|example)(?![\w-])", re.IGNORECASE).search(
        text, start, end
    )
    return top.end() if top else end


def numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield telephone numbers and personal identity numbers, in order; a date or case number is neither.

    >>> [*numbers("Tel. 070-123 45 67, dnr 2025-10-08")]
    [Span(start=5, end=18)]
    """
    limit = len(text) if end is None else end
    found = [Span(*match.span()) for match in TELEPHONE.finditer(text, start, limit)]
    found += [
        Span(*match.span())
        for match in IDENTITY.finditer(text, start, limit)
        if _checked(match.group()) or _labelled(text, match.start())
    ]
    return iter(sorted(found))


def _checked(number: str) -> bool:
    """Whether the check digit of a personal identity number is right (Luhn over its last ten digits)."""
    digits = [int(char) for char in number if char.isdigit()][-10:]
    doubled = [digit * 2 if i % 2 == 0 else digit for i, digit in enumerate(digits)]
    return sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0


def _labelled(text: str, start: int) -> bool:
    return bool(
        re.search(
            r"(?:person(?:nummer|nr|\.nr)|pers\.?\s?nr|född)\W{0,4}$", text[max(0, start - 20) : start], re.IGNORECASE
        )
    )
