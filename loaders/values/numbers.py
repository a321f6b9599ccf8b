"""Numbers with a unit as Swedish texts print them: "upp till 25 000 jobb", "30 %", "6,4 miljoner kronor".

A number of a year, date, law, page, road or version is none; nor is a span of time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from loaders.document import Span
from loaders.values.dates import MONTHS

NUMERALS = {
    word: n
    for n, word in enumerate(("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"), 2)
}
AT_MOST = ("upp till", "högst", "maximalt", "max", "mindre än", "färre än")
AT_LEAST = ("minst", "åtminstone", "mer än", "fler än", "över", "drygt")
ABOUT = ("cirka", "ca", "omkring", "ungefär", "nära", "nästan", "knappt")
SCALES = {
    "tusen": 10**3,
    "miljon": 10**6,
    "miljoner": 10**6,
    "miljard": 10**9,
    "miljarder": 10**9,
    "mnkr": 10**6,
    "mkr": 10**6,
    "mdkr": 10**9,
    "tkr": 10**3,
}
CURRENCY = ("mnkr", "mkr", "mdkr", "tkr")
DIGITS = r"(?:[1-9]\d{0,2}(?:[ \u00a0]\d{3})+|\d+)(?:,\d+)?"
NUMBER = re.compile(
    rf"(?<![\w§/:.,+–-])(?:(?P<bound>{'|'.join((*AT_MOST, *AT_LEAST, *ABOUT))})\s+)?"
    rf"(?P<number>{DIGITS}|{'|'.join(NUMERALS)})(?:\s?[–-]\s?(?P<upto>{DIGITS}))?(?![\w/:–-]|[.,]\d)",
    re.IGNORECASE,
)
# A sum of money in crowns or euros, within other patterns.
SUM = (
    r"(?:\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d+(?:[,.]\d+)?)\s?"
    r"(?:kr(?:onor)?|tkr|[Mm]kr|mnkr|[Mm]iljon(?:er)?(?:\s+(?:kr(?:onor)?|euro))?|tusen\s+kr(?:onor)?|M?SEK|euro|EUR)(?![^\W_])"
)
PERCENT = re.compile(r"\s?(?:%|procent(?:en)?(?![^\W_]))")
SCALE = re.compile(rf"\s(?P<scale>{'|'.join(SCALES)})(?![^\W_])", re.IGNORECASE)
MONEY = re.compile(r"\s?(?P<money>kronor|kr|SEK|euro|EUR)(?![^\W_])", re.IGNORECASE)
SYMBOL = re.compile(r"\s?(?P<unit>[kMGT]?Wh?|km|mil|ton|hektar|ha|m²|kvadratmeter)(?![^\W_])")
# A noun in the plural, perhaps behind one adjective: "nya jobb", "projektansökningar".
COUNTED = re.compile(
    r"\s+(?P<unit>(?:[a-zåäö]{2,}a\s+)?[a-zåäö-]*(?:[a-zåäö]{2}(?:[aeo]r|are)|jobb|projekt|företag|hushåll"
    r"|möten|verk|platser))(?![^\W_])"
)
NO_NOUN = re.compile(
    rf"\s+(?:{'|'.join(MONTHS)}|eller|under|över|efter|per|(?:sekund|minut|timm|dag|veck|måna)\w*|[\w-]*år)(?![^\W_])"
)
ORDINAL = re.compile(
    r"(?<![^\W_])(?:sid(?:an|a)?|nr|nummer|artikel|kapitel|kap|punkt|steg|etapp|version|bilaga|tabell|figur"
    r"|väg|linje|omgång|paragraf|dnr|tel|telefon|år|den|agenda|zon|nivå|fas|del|kl|klockan)\.?\s*$",
    re.IGNORECASE,
)
BEFORE = 20  # code points before a number that may say so


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed: `span` with its bound and unit, `counted` the unit's words, where they say what is counted.

    `unit` is "%", "SEK", "EUR" or as printed; one of `value`, `minimum` and `maximum` is set, or both bounds.
    """

    span: Span
    unit: str
    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    counted: Span | None = None


def numbers(text: str, span: Span) -> Iterator[Number]:
    """Yield the numbers with a unit in a stretch of text.

    >>> text = "upp till 25 000 jobb, 30 % och minst två parter; Agenda 2030, 30 juni"
    >>> [(number.unit, number.value, number.maximum) for number in numbers(text, Span(0, len(text)))]
    [('jobb', None, Decimal('25000')), ('%', Decimal('30'), None), ('parter', None, None)]
    """
    for found in NUMBER.finditer(text, *span):
        if (
            ORDINAL.search(text, max(span.start, found.start("number") - BEFORE), found.start("number"))
            and not found["bound"]
        ):
            continue
        unit = _unit(text, found, span.end)
        if unit is not None:
            yield unit


def _unit(text: str, found: re.Match[str], end: int) -> Number | None:
    number, written = _read(found["number"]), found["number"].casefold() in NUMERALS
    bound = " ".join((found["bound"] or "").casefold().split())
    if percent := PERCENT.match(text, found.end(), end):
        return _bounded(found, bound, number, Decimal(1), Span(found.start(), percent.end()), "%")
    scale = SCALE.match(text, found.end(), end)
    word = scale["scale"].casefold() if scale else ""
    times, at = Decimal(SCALES.get(word, 1)), scale.end() if scale else found.end()
    money = MONEY.match(text, at, end)
    if money or word in CURRENCY:
        unit = "EUR" if money and money["money"].casefold().startswith("eu") else "SEK"
        return _bounded(found, bound, number, times, Span(found.start(), money.end() if money else at), unit)
    if (written and (not bound or bound == "över")) or (bound == "" and _is_year(found["number"])):
        return None
    noun = SYMBOL.match(text, at, end) or (None if NO_NOUN.match(text, at, end) else COUNTED.match(text, at, end))
    if noun is None:
        return None
    counted = Span(*noun.span("unit"))
    return _bounded(found, bound, number, times, Span(found.start(), noun.end()), noun["unit"], counted)


def _bounded(
    found: re.Match[str],
    bound: str,
    number: Decimal,
    scale: Decimal,
    span: Span,
    unit: str,
    counted: Span | None = None,
) -> Number:
    if found["upto"]:
        return Number(span, unit, None, number * scale, _read(found["upto"]) * scale, counted)
    if bound in AT_MOST:
        return Number(span, unit, None, None, number * scale, counted)
    if bound in AT_LEAST:
        return Number(span, unit, None, number * scale, None, counted)
    return Number(span, unit, number * scale, None, None, counted)


def _read(printed: str) -> Decimal:
    word = NUMERALS.get(printed.casefold())
    return Decimal(word) if word else Decimal(re.sub(r"\s", "", printed).replace(",", "."))


def _is_year(printed: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", printed) is not None
