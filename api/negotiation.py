"""Which format, language and content coding an answer takes: RFC 9110, section 12."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from api.errors import NotAcceptable


@dataclass(frozen=True, slots=True)
class Format:
    """A form an answer can take: its name, the media type sent, those understood, the file name's ending.

    Of those understood the first is the one sent; the others count only where the client names them.
    """

    name: str
    content_type: str
    accepted: tuple[str, ...]
    extension: str


HTML = Format("html", "text/html; charset=utf-8", ("text/html", "application/xhtml+xml"), "html")
JSON = Format("json", "application/json", ("application/json",), "json")
# The first of a list is what a client gets that does not say or takes anything.
RESULTS = (
    Format(
        "json",
        "application/sparql-results+json",
        ("application/sparql-results+json", "application/json", "text/json"),
        "json",
    ),
    Format(
        "xml",
        "application/sparql-results+xml",
        ("application/sparql-results+xml", "application/xml", "text/xml"),
        "xml",
    ),
    Format("csv", "text/csv; charset=utf-8", ("text/csv",), "csv"),
    Format("tsv", "text/tab-separated-values; charset=utf-8", ("text/tab-separated-values", "text/tsv"), "tsv"),
)
GRAPHS = (
    Format("turtle", "text/turtle; charset=utf-8", ("text/turtle", "application/x-turtle"), "ttl"),
    Format("ntriples", "application/n-triples", ("application/n-triples", "text/plain"), "nt"),
    Format("jsonld", "application/ld+json", ("application/ld+json", "application/json"), "jsonld"),
    Format("rdfxml", "application/rdf+xml", ("application/rdf+xml", "application/xml", "text/xml"), "rdf"),
    Format("trig", "application/trig", ("application/trig", "application/x-trig"), "trig"),
    Format("nquads", "application/n-quads", ("application/n-quads", "text/x-nquads"), "nq"),
)
Coding = Literal["", "gzip", "zstd"]


@lru_cache(maxsize=256)
def choose(accept: str, formats: tuple[Format, ...]) -> Format:
    """The format the client likes best; of equals, the first of `formats`.

    Raises:
        NotAcceptable: the client takes none of them.

    >>> choose("text/csv;q=0.5, application/*;q=0.9, */*;q=0.1", RESULTS).name
    'json'
    """
    if not accept.strip() or accept.strip() == "*/*":
        return formats[0]
    ranges = _ranges(accept)
    best, best_quality = None, 0.0
    for candidate in formats:
        sent, *others = candidate.accepted
        quality = max(_quality(sent, ranges), *(_quality(other, ranges, exactly=True) for other in others), 0.0)
        if quality > best_quality:
            best, best_quality = candidate, quality
    if best is None:
        available = list(dict.fromkeys(item.content_type.partition(";")[0] for item in formats))
        raise NotAcceptable(
            (f"There is {', '.join(available)}.", f"Det som finns är {', '.join(available)}."), available=available
        )
    return best


def by_extension(extension: str, formats: tuple[Format, ...]) -> Format | None:
    """The format whose file names end so."""
    return next((item for item in formats if item.extension == extension), None)


@lru_cache(maxsize=256)
def _ranges(accept: str) -> tuple[tuple[str, str, float], ...]:
    """(type, subtype, quality) of each range; parameters other than q do not narrow it for us."""
    ranges = []
    for part in accept.lower().split(","):
        media, *parameters = (piece.strip() for piece in part.split(";"))
        main, slash, sub = media.partition("/")
        if not slash:
            continue
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                quality = _number(value)
        ranges.append((main, sub, quality))
    return tuple(ranges)


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def _quality(media_type: str, ranges: tuple[tuple[str, str, float], ...], exactly: bool = False) -> float:
    """The quality that the most specific matching range gives; 0 without any. `exactly`: wildcards do not count."""
    main, _, sub = media_type.partition("/")
    best = (-1, 0.0)
    for range_main, range_sub, quality in ranges:
        if (range_main, range_sub) == (main, sub):
            best = max(best, (2, quality))
        elif exactly:
            continue
        elif (range_main, range_sub) == (main, "*"):
            best = max(best, (1, quality))
        elif (range_main, range_sub) == ("*", "*"):
            best = max(best, (0, quality))
    return best[1]


@lru_cache(maxsize=256)
def coding(accept_encoding: str) -> Coding:
    """The content coding to use; zstd before gzip where the client likes them equally.

    >>> coding("gzip, deflate, br, zstd"), coding("gzip;q=0"), coding("")
    ('zstd', '', '')
    """
    qualities = {"identity": 1e-9}
    for part in accept_encoding.lower().split(","):
        name, _, rest = part.strip().partition(";")
        quality = _number(rest.partition("=")[2]) if rest.strip().startswith("q") else 1.0
        qualities[name.strip()] = quality
    anything = qualities.get("*", 0.0)
    zstd, gzip = qualities.get("zstd", anything), qualities.get("gzip", qualities.get("x-gzip", anything))
    if zstd > 0 and zstd >= gzip:
        return "zstd"
    return "gzip" if gzip > 0 else ""


@lru_cache(maxsize=256)
def language(wanted: str, accept_language: str) -> Literal["sv", "en"]:
    """The language people read here: `wanted` (?lang=) before Accept-Language, Swedish if neither decides.

    >>> language("", "en-GB,en;q=0.9,sv;q=0.5"), language("sv", "en"), language("", "")
    ('en', 'sv', 'sv')
    """
    if wanted in ("sv", "en"):
        return "sv" if wanted == "sv" else "en"
    qualities = {"sv": 0.0, "en": 0.0}
    for part in accept_language.lower().split(","):
        tag, _, rest = part.strip().partition(";")
        quality = _number(rest.partition("=")[2]) if rest else 1.0
        if (main := tag.strip().partition("-")[0]) in qualities:
            qualities[main] = max(qualities[main], quality)
    return "en" if qualities["en"] > qualities["sv"] else "sv"
