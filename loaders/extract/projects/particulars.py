"""What a field or a cell says of a project beside who takes part: short name, period, budget, number, status."""

from __future__ import annotations

import re
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from loaders.document import Span
from loaders.extract.bodies.abbreviations import introduced
from loaders.extract.parties.spoken import spoken_of
from loaders.extract.persons.form import withheld
from loaders.extract.persons.names import is_first_name
from loaders.extract.projects.known_titles import titles
from loaders.extract.projects.title_odds import is_likely_title
from loaders.extract.reading import Reading
from loaders.iris import normalised
from loaders.labels import cues, exact
from loaders.layout.first_lines import LED_IN
from loaders.names.words import BROKEN
from loaders.records import Concept, Node
from loaders.values.numbers import SUM, numbers
from loaders.values.periods import period

XSD = "http://www.w3.org/2001/XMLSchema#"
SHORT_NAME = re.compile(r"\s*\((?P<short>[A-ZÅÄÖ0-9][\w-]*[A-ZÅÄÖ][\w-]*(?: \w+)?)\)$")
SHORT_BEHIND = re.compile(
    r"[”\"]?\s+\((?:(?:nedan|hädanefter|fortsättningsvis)\s+)?(?:kalla[dt]|benämn[dt]|förkorta[dt]|nedan)\s+(?:projektet\s+)?"
    r"[”\"]?(?P<short>[A-ZÅÄÖ][\w-]{2,30}(?: [\w-]+){0,2})[”\"]?\)"
)
QUOTES = " \t\n*_”\"“«»'‘’"
LINK = re.compile(r"\s*\[(?P<words>[^\[\]]+)\]\([^()\s]*\)\s*")
NOTE = re.compile(r"\s*\([^()]*\)$")  # "(ifylls av myndigheten)"
ENDS = re.compile(r"^slut|slut(?:datum)?$")
BARE_SUM = re.compile(r"\d{1,3}(?:[  ]\d{3})+|\d{4,}")
# "Kusten, forts.", "Kusten – vilka är med?": what a page says of itself behind a title
PAGE = re.compile(
    r"\s+sid(?:a|an|\.)?\s*[\dlIO]{1,3}(?:\s*\(\d+\))?$|,?\s+\(?forts(?:ättning|\.)?\)?$"
    r"|,\s+(?:dnr\s+)?(?!(?:19|20)\d\d[/-](?:19|20)\d\d)\d{2,}[/:.-][\d/:.-]{3,}$|\s+[–-]+\s+(?:vad|vilk\w+|vem|hur|varför|när|var)\s[^?]*\?$",
    re.IGNORECASE,
)
OF_KIND = re.compile(r"\s+\((?:förstudie|pilot|(?:pilot|för)?projekt|genomförande(?:projekt)?)\)$", re.IGNORECASE)
# "Kusten (dnr RS 2022:177)", "Kusten (2 400 000 kr)"
BRACKETED = re.compile(
    rf"\s+\((?:(?:dnr|diarie\w*|ärende\w*|nr)[.:]?\s+)?(?:[A-ZÅÄÖ]{{1,5}}\s)?(?:\d[\d/:.-]{{3,}}|{SUM})\)$",
    re.IGNORECASE,
)
ASIDE = re.compile(r"\s+\((?P<who>[^()]{2,60})\)")  # "Kusten (Maj Ek)"
TOGETHER = re.compile(
    r"(?:\s+[–-]|,)\s+ett\s+(?:[\w-]+\s+){0,2}?(?:[\w-]*projekt|samarbete)\s+mellan\s+(?=[A-ZÅÄÖ]|[Ll]änsstyrels)"
)
# "[P1] Kusten", "Kusten (2021–2023)"
NUMBERED = re.compile(
    r"\[[A-ZÅÄÖ]{0,3}[ -]?\d{1,3}\]\s+"
    r"|(?:\d{1,2}\.\d{1,2}|[A-ZÅÄÖ][.)])\s+(?=[A-ZÅÄÖ])|P\d{1,2}(?:[.:)]|\s[|–-])\s+(?=\S)"
)
YEARS = re.compile(r"\s+\((?P<years>\d{4}\s*[–-]\s*\d{4})\)$")
CLOSED = re.compile(r"(?P<title>[^”\"“«»\n]{3,120})[”\"»](?=\s*[,(]|\s+[–-]\s)")
# "KUSTENS KRAFT Vad vi vill": what goes on in small letters behind capitals is said of it.
IN_CAPITALS = re.compile(
    r"(?P<title>[A-ZÅÄÖ0-9][A-ZÅÄÖ0-9&,-]*(?: [A-ZÅÄÖ0-9&,-]+){2,})\s+[A-ZÅÄÖ][a-zåäö]+ [a-zåäö]+ "
)
AT_A_PLACE = re.compile(r"(?P<first>[A-ZÅÄÖ][\w-]+) (?:i|på|från|vid|hos) [A-ZÅÄÖ][\w-]+")
NO_PROJECT = re.compile(
    r"^[\W\d_]*$|^\([^()]*\)$|.*\ssom\sovan$"
    r"|^\d[\d .,\u00a0]*(?:kr(?:onor)?|[tmk]kr|mnkr|miljon(?:er)?|euro|SEK)(?![^\W_])"
    r"|^på\s+gång(?![^\W_])|^(?:saknas|ej\s+klart|inget?|se\s+|summa|totalt?)(?![^\W_])|^(?:vad|vem|vilka|vilken|hur|varför|när)$"
    r"|^(?:del|för)?(?:projekt|studie|pilot|insats|satsning)(?:\s+\d+)?$"
    r"|^(?:regionala\s+)?(?:\w*utvecklings|\w*projekt|\w*verksamhets)?(?:medel|bidrag)(?:$|\s+\d{4}(?!\d))"
    r"|^(?:slut|del|läges|års|halvtids)?(?:rapport|redovisning)(?:en)?(?:\s+\d{4})?$"
    r"|^[\w-]*(?:ärende[\w-]*|id|nr|nummer)[\s:]+[\w/:-]*\d[\w/:-]*$"
    r"|^(?:\w*(?:protokoll|anteckningar|utlåtande|skrivelse)|återblick|kallelse|dagordning|föredragningslista|närvarolista)(?:\s+(?:nr\s+)?\d+)?$"
    r"|^(?-i:[A-ZÅÄÖ]{0,6})[ /:.-]*\d{1,6}(?:[/:-]\d+)+$"  # "RUN 2025/0412"
    r"|(?:.*\s)?(?:AB|HB|KB)$|^\w{1,3}\s=\s"
    r"|^(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\s+(?:den\s+)?\d|^\d{4}/\d{3,}/|^(?:miljon|miljard|procent)"
    # What a plan or report numbers: "Åtgärd 2. Plats för vattnet"
    r"|^(?:åtgärd|(?:del)?mål|steg|fråga|punkt|kapitel|bilaga|risk|krav|artikel|(?:fokus|insats)område|prioritering)\s+\d[\d.]*(?:[:)]?\s|$)"
    r"|^(?:prioriterat|strategiskt)\s+område"
    r"|^(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)(?:\s+\d{4})?(?:\s*[–-]+\s*\w+\s+\d{4})?$",
    re.IGNORECASE,
)

KIND_BEFORE = re.compile(r"^(?:Förstudie|Pilot|Genomförande)(?::\s+|\s[–-]\s)(?=[A-ZÅÄÖ])")
SUBTITLE = re.compile(r"\s[–-]\s[a-zåäö].*$")  # "Kusten – stränder för alla" is Kusten where that is a project
QUESTION = re.compile(r"(?:vad|vem|vilka|vilken|hur|varför|när)\s[^?]*\?$", re.IGNORECASE)  # else no title


def project_titled(reading: Reading, span: Span, method: str, label: str | None = None) -> Node | None:
    """Return the project that a stretch names: one met before or a new one; None where it names none.

    `label` is its title where that runs over more stretches than the one that is evidence.
    """
    if method != "by-sentence":
        within = [project for unit, project in reading.units or () if unit.overlaps(span)]
        if within:  # what a unit says beside its title is no other project's
            return within[0] if any(map(span.overlaps, within[0].evidence)) else None
    span = _of_its_line(reading, _quoted(reading, stripped(reading, span)))
    rest = None if label else _together(reading, span)
    title = Span(span.start, rest.start) if rest and rest.start < span.end else span
    years = YEARS.search(reading.text(title))
    place = Span(*(title.start + at for at in years.span("years"))) if years else title
    title = Span(title.start, title.start + years.start()) if years else title
    project = _titled(reading, title, method, label)
    if project is not None and years:
        particular(reading, project, "period", place)
    if project is not None and (short := _short_behind(reading, title)):
        acronym(reading, project, reading.text(short), short)
    if project is not None and rest is not None:
        spoken_of(reading, project, rest)
    return project


def _together(reading: Reading, span: Span) -> Span | None:
    """Return what stands in or behind a title on its line of whose it is: "Kusten – ett samarbete mellan A och B"."""
    text = reading.document.text
    found = TOGETHER.match(text, span.end)
    if found is None:
        return None
    end = text.find("\n", found.end())
    return Span(found.start(), max(span.end, end) if end >= 0 else len(text))


def _short_behind(reading: Reading, title: Span) -> Span | None:
    """Return what brackets behind a title call it from there on: "Kusten i tiden (KUST)", "(nedan kallat Kusten)"."""
    text = reading.document.text
    found = SHORT_BEHIND.match(text, title.end)
    short = introduced(text, title) or (Span(*found.span("short")) if found else None)
    return short if short and not reading.names_in(short) and not reading.is_private(short) else None


def _titled(reading: Reading, span: Span, method: str, label: str | None) -> Node | None:
    words = " ".join(BROKEN.sub("", label or reading.text(span)).split())
    short = SHORT_NAME.search(words)
    title = words[: short.start()] if short else words
    if (
        not words
        or "**" in words
        or NO_PROJECT.match(words)
        or any(exact(scheme, title) for scheme in ("role", "person-cue"))
    ):
        return None  # "Projektägare", "Ledamöter" is a label
    if QUESTION.match(words) and method not in ("by-sentence", "by-table", "by-list"):
        return None
    if (somebody := AT_A_PLACE.fullmatch(title)) and is_first_name(somebody["first"]):  # "Karin i Gävle"
        return None
    bare = KIND_BEFORE.sub("", title)
    names = (title, SUBTITLE.sub("", title))
    if node := next(filter(None, (titles(reading).normally(normalised(name)) for name in names)), None):
        if normalised(title) == normalised(node.label or ""):
            reading.support(node, [span])
        return node
    evidence = Span(span.start, span.end - len(short.group())) if short and not label else span
    if not is_likely_title(reading, title, evidence, method):
        return None
    node = reading.add("Project", title, [evidence], method)
    if bare != title:
        reading.aliases.append((bare, node))
    if short:
        acronym(reading, node, short["short"], span)
    return node


def _quoted(reading: Reading, span: Span) -> Span:
    """Return the words in quotation marks that a stretch begins with: "”Kusten”, paraplyprojekt, dnr 2019-26"."""
    text = reading.document.text
    found = CLOSED.match(text, span.start, span.end) if text[max(span.start - 1, 0)] in '”"“«' else None
    return Span(*found.span("title")) if found else span


def _of_its_line(reading: Reading, span: Span) -> Span:
    """Return a title without what else its line says: "Lägesrapport 3 – Kusten    Sida 1"."""
    words = reading.text(span)
    if capitals := IN_CAPITALS.match(words):
        return Span(span.start, span.start + capitals.end("title"))
    before, page = NUMBERED.match(words) or LED_IN.match(words), PAGE.search(words)
    page = page or OF_KIND.search(words)
    page = page or BRACKETED.search(words)
    for aside in ASIDE.finditer(words):
        who = Span(*(span.start + place for place in aside.span("who")))
        if is_first_name(aside["who"]) or withheld(reading, who):
            page = aside
            break
    start = span.start + (before.end() if before else 0)
    return (
        Span(start, span.start + page.start()) if page and span.start + page.start() > start else Span(start, span.end)
    )


def acronym(reading: Reading, project: Node, words: str, span: Span) -> None:
    """Give a project its short name, by which the text may call it too."""
    if not project.get("sg:acronym") and words != project.label:
        project.add("sg:acronym", Literal(words), [span])
        reading.aliases.append((words, project))


def stripped(reading: Reading, span: Span) -> Span:
    """Return a stretch without quotation marks, emphasis and white space at its ends; of a link its words."""
    words = reading.text(span)
    if link := LINK.fullmatch(words):
        span = Span(span.start + link.start("words"), span.start + link.end("words"))
        words = link["words"]
    left = len(words) - len(words.lstrip(QUOTES))
    return Span(span.start + left, max(span.start + left, span.start + len(words.rstrip(QUOTES))))


def particular(reading: Reading, project: Node, concept: str, span: Span, label: str = "") -> None:
    """Say what a field of a concept of the scheme section holds of a project; `label` tells an end from a start."""
    text, span = reading.document.text, stripped(reading, span)
    note = NOTE.search(text[span.start : span.end])
    plain = Span(span.start, span.start + note.start()) if note else span
    if plain.start >= plain.end:
        return
    if concept == "acronym":
        acronym(reading, project, reading.text(plain), plain)
    elif concept == "period" and (found := period(reading.text(plain))):
        told = (None, found.start) if ENDS.search(label) else found
        for prop, moment in zip(("schema:startDate", "schema:endDate"), told, strict=True):
            if moment is not None and not project.get(prop):
                project.add(prop, Literal(moment.text, datatype=NamedNode(XSD + moment.type)), [plain])
    elif concept == "budget" and not project.get("sg:budget"):
        _budget(reading, project, plain)
    elif concept == "diary-number" and not project.get("sg:diaryNumber"):
        project.add("sg:diaryNumber", Literal(reading.text(plain)), [plain])
    elif concept == "programme" and not project.get("sg:programme"):
        project.add("sg:programme", reading.literal(reading.text(plain)), [plain])
    elif concept == "status" and not project.get("sg:status"):
        slug = exact("status", reading.text(plain)) or next((c.slug for c in cues("status", text, *plain)), None)
        if slug:
            project.add("sg:status", Concept("status", slug), [plain])


def _budget(reading: Reading, project: Node, span: Span) -> None:
    """Say the budget in SEK: a sum with its currency, or a bare number of four digits or more."""
    sums = [(n.value, n.span) for n in numbers(reading.document.text, span) if n.unit == "SEK" and n.value is not None]
    if bare := BARE_SUM.fullmatch(reading.text(span)):
        sums.append((Decimal(re.sub(r"\s", "", bare.group())), span))
    for value, place in sums[:1]:
        project.add("sg:budget", Literal(f"{value.normalize():f}", datatype=NamedNode(XSD + "decimal")), [place])
