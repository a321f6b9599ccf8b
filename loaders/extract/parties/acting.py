"""Whether bodies are the subject of a clause and do something in it, as those do who take part in what it is about."""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.bodies.actors import Actor

# The subject of a clause: at its beginning or behind "och", or behind a verb that a place, time or adverb precedes.
FINITE = (
    r"(?:har|hade|ska|skall|gör|höll|[a-zåäö]+(?:[aeyöå]r|ade|de|te)(?<!över)(?<!eller)(?<!efter)(?<!under))(?![^\W_])"
)
ACTS = re.compile(rf"(?:\s+(?:och|samt)\s+[A-ZÅÄÖ][^.,;:()]{{2,50}}?)?\s+(?:\([^()\n]{{1,40}}\)\s+)?(?P<verb>{FINITE})")
OPENS_CLAUSE = re.compile(r"(?:.*(?:,|(?<![^\W_])(?:och|samt|där|att))\s+)?(?:[\w-]{4,}(?:et|en|na)\s+)?$", re.DOTALL)
INVERTED = re.compile(
    r"(?:I|På|Under|Sedan|Efter|Vid|Inom|Från|Till|Här|Där|Nu)\s(?:.*\s)?"
    rf"(?P<verb>{FINITE})\s+$",
    re.DOTALL,
)
LETS = re.compile(r"(?<![^\W_])(?:låter|lät|låtit)\s+(?:\w+\s+){0,3}$")  # "A har låtit sitt bolag B kartlägga …"
# What is told of who only stands by, gives, gets or thinks.
STANDS_BY = re.compile(
    r"(?:(?:har|hade|ska|skall)\s+(?:nyligen\s+)?)?(?:säg|sa[dg]|berätta|anser|skriv|skrev|tyck|presenter|besök|följ|utvärder|granska"
    r"|\w*finansier|bevilja|stöd|stött|ge[rt]?t?\s|gav|få[rt]t?\s|hör|samråd|be[rt]t?\s|vänta|beslut|ställ\w*\s+sig)",
    re.IGNORECASE,
)


def acts(text: str, clause: Span, chain: list[Actor]) -> bool:
    """Whether bodies do what a clause tells: "Under våren mäter A och B", "… och A ritar husen"."""
    before = text[clause.start : chain[0].span.start]
    if LETS.search(before):
        return True
    if inverted := INVERTED.match(before):
        return STANDS_BY.match(before, inverted.start("verb")) is None
    behind = ACTS.match(text, chain[-1].span.end, clause.end) if OPENS_CLAUSE.match(before) else None
    return behind is not None and not (behind["verb"] and STANDS_BY.match(text, behind.start("verb")))
