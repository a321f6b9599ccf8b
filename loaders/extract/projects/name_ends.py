"""Where a name in words ends: before a verb, a body or a mark, else behind its capitalised words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from loaders.document import Kind, Span
from loaders.extract.projects.known_titles import SHORTEST_TITLE, Spelt, titles
from loaders.extract.reading import Reading
from loaders.names.lexicon import is_common, is_english, is_finite, lemma

# A name in words ends before a verb, or before what tells with whom, when or for what.
NAME_END = re.compile(
    r"(?<![^\W_])(?:är|var|har|hade|ska|skall|skulle|kan|kunde|kommer|får|fick|vill|tar|tog|tas|togs|ger|gav|ges|gavs"
    r"|anges|finns|fanns|sker|görs|gjordes|går|gick|syftar|pågår|pågick|startar|bygger|omfattar|handlar|visar|innebär"
    r"|avslutas|utvecklar|utvecklas|prövar|samlar|bidrar|beviljas|avslås|avslogs|finansieras|stöds|genomförs|drivs|drevs|leds|ägs"
    r"|samordnas|koordineras|består|bestod|deltar|deltog|ingår|ingick|medverkar|samverkar|samarbetar|arbetar|utvärderas"
    r"|ledde|löper|löpte|riktar|berör|berörde|vänder|stärker|skapar|ökar|involverar|engagerar|knyter|undersöker"
    r"|undersöks|testar|testas|fortsätter|resulterar|ingår|ställer|står|stod|driver|drev|leder|ansvarar|presenteras"
    r"|(?![a-zåäö]*(?:plats|insats|atlas|palats)(?![^\W_]))[a-zåäö]{2,}(?:[rntdlksgv]as|örs|ggs|ade|ades|ats)|[a-zåäö]+(?:[bdglmnrv]des|[kpst]tes)"
    r"|sitter|satt|möts|möter|kallas|heter|gäller|ligger|håller|höll|växer|når|blir|blev|bör|måste|behöver|behövde"
    r"|kom|drog|föll|fann|slog|skrev|bröt|lät|växte|hjälper|gör|ser|följer|följs|träffas|drar|pågått|väntas|planeras|planerar|söker|sökte|tilldelas|utgår|utgör|lyfter|belyser"
    r"|kartlägger|analyserar|erbjuder|lägger|sätter|samordnar|koordinerar|sträcker|siktar|avser|fokuserar|igång|vidare|nu|just"
    r"|(?:och|samt)\s+att|redan|också|även|tagit|fått|gjort|haft|blivit|varit|gått|kommit|lett|men|samt"
    r"|som\s+(?:[A-ZÅÄÖ][\w-]*|är|har|ska|kan|vill|får|kommer|(?![a-zåäö]*plats(?![^\W_]))[a-zåäö]+(?:as|des|ar|er|ade|te|[iarlt]ts))|för\s+att"
    r"|[a-zåäö]{3,}[aeoå]r(?=\s+(?:man|vi|de)\s)"
    r"|där|ihop\s+med|gemensamt\s+med|mellan(?!\s+[A-ZÅÄÖ]\w+\s+och\s+[A-ZÅÄÖ])|med|inom|under|vid|hos|av|från|till|tillsammans"
    r"|i\s+(?:nära\s+)?sam(?:verkan|arbete)\s+m\w+"
    r"|[a-zåäö]{3,}erar|söks|styrs|hålls|skrivs|sätts|lyfts|sköts|förs|efterträder|efterträdde|liknar"
    r"|genom|utan(?=\s+att(?![^\W_]))|sedan|samtidigt|enligt)(?![^\W_])"
)
LEADS_ON = re.compile(r"(?:\s+(?:och|eller|i|på|om|för|att|som))+$")  # "projektet Kusten och fick ja"
# A name ends with its sentence, or with a mark that begins something else.
STOP = re.compile(r"\s*(?:[.!?,;:()]|$)|\s+[–-]\s|\n\n")
OWN_MARK = re.compile(r"[?!](?=,|[ \n]+[a-zåäö])")  # "projektet Vem äger vattnet? leds av"
STOP_INSIDE = re.compile(r"[.!?,;:]\s|\s[–-]\s|\n")
ARTICLE = re.compile(r"(?:ett?|den|det|som|där|med|i)\s")
# What the sentence that a name stands in may go on with.
GOES_ON = (
    r"(?:är|var|har|leds|leddes|drivs|drevs|ägs|pågår|pågick|samlar|syftar|startade|genomförs|genomfördes|avslutas"
    r"|avslutades|finansieras|samordnas)(?![^\W_])"
)
TELLS = re.compile(rf"[ ]{GOES_ON}")  # "Kusten leds av Region", at the end of a line
SUBTITLE = re.compile(rf"[ ][–-][ ](?P<words>[a-zåäö][^.,;:!?()\n]{{3,50}}?)(?=[.,]|$|\s{GOES_ON})", re.MULTILINE)
# "Mät havet – medborgare samlar data", to the end of its sentence or clause
WHOLE_SUBTITLE = re.compile(r"[ ][–-][ ](?P<words>[a-zåäö](?:[^.,;:!?()\n–]|\n(?!\n)){3,50})(?=[.,;])")
PRESENT = re.compile(r"(?!är$|har$|får$)[a-zåäö]{3,}[aeoå]r")
STAGE = re.compile(r",\s+(?:etapp|fas|del|steg|omgång)\s+(?:\d{1,2}|[IVX]{1,3})(?![^\W_])")  # "Nära till allt, etapp 2"
NUMBER = re.compile(r"^\d+(?:\.\d+)*[.)]?\s+")
VERB = re.compile(r"(?<![^\W_])(?:är|har|hade|ska|kan|kommer|får|fick|vill|\w{2,}(?:des|ades|as))(?![^\W_])")
# A heading that says something is no name: "Samverkan lönar sig för småkommuner".
SAYS = re.compile(
    r"(?<![^\W_])(?:är|ger|gör|lönar[ ]sig|kräver|behöv(?:s|er)|fungera(?:r|de)|måste|bör|kan|ska)(?![^\W_])"
)
# A verb before a noun and the verb of the sentence is the name's own: "projektet Stad möter land pågick".
OWN_VERB = re.compile(
    r"[a-zåäö]+(?:er|ar|år)[ ](?!(?:att|hur|om|vad|när|som|och|nu|inte|också|även|redan|i|på|med|till|för|av|från|under"
    rf"|hela)(?![^\W_]))[a-zåäö]{{3,}}[ ](?={GOES_ON})"
)
# A verb that needs an object or a place is a noun at the end of its sentence: "… för projektet Gröna leder."
NOUN_AT_END = re.compile(
    r"(?:leder|driver|bygger|lägger|ställer|håller|står|går|vänder|knyter|lyfter|ser|drar)(?![^\W_])"
)
# "projektet Steg för steg till skolan", "Mat från åsen": what a name leads to, no body, time or manner
AIM = re.compile(
    r"(?:till|(?P<single>från|vid|med|under|utan))[ ]"
    r"(?![a-zåäö]*(?:kommun|region|nämnd|styrels|förvaltning|myndighet|länsstyrels|verket|bolag|grupp|universitet|högskol|part|utskott|sommar|höst|vinter|vår|jul|påsk|dag|vecka|månad|år(?:et|en)?(?![^\W_])"
    r"|början|start|ledning|hjälp|stöd|fokus|medel|period|tiden|slut))[a-zåäö]{2,}(?P<bare>(?<!en)(?<!et)(?<!an)(?<!na)(?<!n))?(?![\w-])"
)
DEFINITE = re.compile(r"(?:[ae]n|et|na)$")
INFLECTED = re.compile(r"(?<![\w-])(?![a-zåäö]+[ae]nde(?![^\W_]))[a-zåäö]{3,}(?:te|de|[dgklv]s)(?![\w-])")
# "Ports, Tides and Work for life": what an English name may go on with
ENGLISH = re.compile(r"[A-Z][A-Za-z’'-]+(?:,?[ ][A-Za-z’'&-]+){1,14}")
OF_ENGLISH = frozenset({"of", "for", "the", "and", "with", "from", "to", "on", "in", "by"})
LEADS_TO = re.compile(rf"(?: (?:{'|'.join(sorted(OF_ENGLISH))})|,)+$")
GOES_BEHIND = re.compile(
    rf"{STOP.pattern}|\s(?:{NAME_END.pattern}|(?:och|samt|i|som)\s|[a-zåäö]{{2,}}[aidt]t(?:s)?(?![^\W_]))"
)
# "har projektet Cykla över gränsen vuxit": the participle is no part of the name.
INVERTED = re.compile(r"(?<![^\W_])(?:har|hade|att)\s+(?:\w+)?(?:projekt|satsning|förstudi|insats|initiativ)\w*\s+$")
PARTICIPLE = re.compile(
    r"[ ](?!(?:klimat|mat|stat|resultat|lokalt|digitalt)(?![^\W_]))[a-zåäö]{2,}(?:it|[^\W_]at|tt|its|ats|tts)(?=[ ]|$)"
)
# A heading that tells something of a project is no name of it: "Kusten är inne i sitt sista år".
TELLING = re.compile(r"[ ](?:är|var|har|hade|får|fick|blir|blev)[ ]")
# "ska inom ramen för projektet Kusten ta fram …": the infinitive is no part of the name.
AFTER_MODAL = re.compile(
    r"(?<![^\W_])(?:ska|skall|kan|bör|vill|får|kommer\s+att|att(?=\s+(?:inom|i|genom)\s))\s+(?:också\s+|även\s+|därför\s+|nu\s+)?"
    r"(?:(?:inom|i|genom|med)\s+(?:ramen\s+för\s+)?)?(?:\w*projekte[tn]|satsningen|förstudien|insatsen|initiativet|piloten)\s+$"
)
INFINITIVE = re.compile(
    r"[ ](?:ta[ ]fram|utveckla|genomföra|pröva|testa|skapa|stärka|bidra|arbeta|stödja|samordna|samverka"
    r"|samarbeta|leda|driva|undersöka"
    r"|kartlägga|analysera|öka|bygga|fortsätta|sprida|göra|få|ge|vara|bli|samla|erbjuda|underlätta|främja|förbättra|delta|medverka)"
    r"(?![^\W_])"
)
# What a part of a name does not begin with, behind a comma: "Kall vinter, varm skola", but "Kusten, i samarbete med"
NO_PART = re.compile(
    r"(?:och|eller|samt|men|som|där|när|då|dit|vilk\w+|med|utan|i|på|för|av|till|från|om|hos|vid|inom|under|genom|enligt|efter|bland|dels|både"
    r"|nu|också|även|dock|alltså|bl|dvs|ett?|de[nt]?|deras|dess|detta|denna|dessa|att|kallat?|numera|främst|särskilt|framför|inte|liksom|anser|menar|säger|tycker|skriver|berättar)(?![^\W_])"
)
MOST_PARTS = 4  # words of each
MODAL_BEFORE = 60  # code points
LONGEST_TITLE = 8  # words
LONGEST_ALONE = 5  # words
LONGEST_LINE = 80  # code points of a line over the text


def as_said(words: str) -> str:
    """Return words as inside a sentence, where they are all in capitals: "BUSSEN KOMMER" has a verb."""
    return words.capitalize() if words.isupper() else words


def name_at(reading: Reading, span: Span) -> Span | None:
    """Return the name that words begin with, or None where a body stands at once."""
    found = _name_at(reading, span)
    if found and (mark := OWN_MARK.match(reading.document.text, found.end)):
        return Span(found.start, mark.end())
    return found


def in_parts(text: str, name: Span) -> Span | None:
    """Return a name with the parts behind its commas that are made as it is: "En ö, en kust", "Gles, tät, lagom".

    Each has as many words, all small; behind them the sentence, or its verb, goes on.
    """
    own = text[name.start : name.end].split()
    part = re.compile(rf",[ \n](?P<words>[a-zåäö][\w-]*(?:[ \n][a-zåäö][\w-]*){{{len(own) - 1}}})(?![^\W_])")
    end, more = name.end, 0
    while len(own) <= MOST_PARTS and (found := part.match(text, end)):
        words = found["words"].split()
        alike = words[0] == own[0].lower()
        if not alike and (NO_PART.match(words[0]) or is_finite(words[0])):
            break
        end, more = found.end(), more + 1
    behind = re.compile(r"\s+(?:(?:och|som)\s+)?(?P<verb>[a-zåäö]+)").match(text, end)
    goes_on = STOP.match(text, end) or text.startswith("\n", end) or (behind and is_finite(behind["verb"]))
    return Span(name.start, end) if more > (len(own) == 1) and goes_on else None


def _name_at(reading: Reading, span: Span) -> Span | None:
    text = reading.document.text
    words = text[span.start : span.end]
    if spelt := max(_headings(reading).longest_at(text, span.start), titles(reading).longest_at(span.start)):
        return Span(span.start, span.start + spelt)  # a heading, or a form, spells the name out
    line = words.partition("\n")[0]
    behind = text[span.start + len(line) : span.start + len(line) + 2]
    ends = behind == "" or (behind[0] == "\n" and not behind[1:].islower())
    broken = line.endswith("-") or VERB.search(line) or TELLS.search(line) or _inflected(line)
    if ends and len(line.split()) <= LONGEST_ALONE and not broken:
        return Span(span.start, span.start + len(line))  # nothing follows: a line of its own
    behind = behind.lstrip("\n")
    apart = ends and bool(behind) and (behind.isupper() or behind.isdigit())
    if apart and len(line.split()) <= LONGEST_TITLE and not broken and not NAME_END.search(line):
        return Span(span.start, span.start + len(line))  # "Projekt Vatten i Småland och på öarna" over other lines
    if whole := _of_heading(reading, span):
        return whole
    if short := _spelt_out(text, span) or _english(text, span):
        return short
    near = reading.names_in(Span(span.start, span.end + 1))
    others = (name.span for name in near if name.kind == "organisation")
    body = next((other for other in others if other.start > span.start), None)
    cut = _first_end(words)
    if cut and cut.group() == "men" and " " not in words[: cut.start()].strip():  # "Mindre men bättre"
        cut = NAME_END.search(words, cut.end())
    if cut and (aim := _aim(words, cut.start())) and GOES_BEHIND.match(text, span.start + aim):
        cut = NAME_END.search(words, aim)
    if cut and (own := OWN_VERB.match(words, cut.start()) or _closes(text, span, cut)):
        cut = NAME_END.search(words, own.end())
    if INVERTED.search(text, max(span.start - 40, 0), span.start):
        participles = [*PARTICIPLE.finditer(words, 0, cut.start() if cut else len(words))]
        cut = participles[-1] if participles else cut
    if AFTER_MODAL.search(text, max(span.start - MODAL_BEFORE, 0), span.start):
        cut = INFINITIVE.search(words, 0, cut.start() if cut else len(words)) or cut
    if cut and cut.start() > 1 and not (body and body.start < span.start + cut.start()):
        return Span(span.start, span.start + len(LEADS_ON.sub("", words[: cut.start()].rstrip())))
    if body:  # "projektet Öppna data arbetar Boverket": the word before a body is the verb
        before = words[: body.start - span.start].split()[:-1]
        return Span(span.start, span.start + len(" ".join(before))) if before else None
    if STOP.match(text, span.end) and len(words.split()) <= LONGEST_TITLE:
        to_end = WHOLE_SUBTITLE.match(text, span.end)
        more = to_end if to_end and _are_own(reading, Span(*to_end.span("words"))) else SUBTITLE.match(text, span.end)
        goes_on = more and not ARTICLE.match(more["words"]) and (more is to_end or not NAME_END.search(more["words"]))
        return Span(span.start, more.end()) if more and goes_on else span
    capital = re.match(r"[A-ZÅÄÖ][\w-]*(?:[ ](?:[A-ZÅÄÖ0-9][\w.-]*))*", words)
    return Span(span.start, span.start + capital.end()) if capital else None


def _are_own(reading: Reading, words: Span) -> bool:
    """Whether what ends a name in words is but a verb with its subject and object: "medborgare samlar data"."""
    ends = [found.group() for found in NAME_END.finditer(reading.text(words))]
    own = all(PRESENT.fullmatch(end) for end in ends)
    return own and not any(reading.authorities_in(words))


def _first_end(words: str) -> re.Match[str] | None:
    """Return the first word that ends a name, by its form too ("parker fortsatte", "Lyftet stärks"); no "ungas"."""
    ends = (found for found in NAME_END.finditer(words))
    both = (next(ends, None), _inflected(words))
    return min((found for found in both if found), key=lambda found: found.start(), default=None)


def _inflected(words: str) -> re.Match[str] | None:
    """Return the first verb that its form tells."""
    return next((found for found in INFLECTED.finditer(words) if is_finite(found.group())), None)


def _english(text: str, span: Span) -> Span | None:
    """Return a name in English, which goes on over its small words: "Football for life", "Ports, Tides and Work"."""
    run = ENGLISH.match(text, span.start)
    words = run.group().split() if run else []
    if OF_ENGLISH.isdisjoint(words[1:]):
        return None  # before the dictionary of English is read
    last = before = ""
    for word in words:
        plain = word.rstrip(",")
        foreign = len(plain) > 1 and is_english(plain) and (before in OF_ENGLISH or lemma(plain) is None)
        if not (plain in OF_ENGLISH or plain[0].isupper() or foreign):
            break
        before, last = word, f"{last} {word}"
    name = LEADS_TO.sub("", last)
    name = name if "," not in name or " and " in name.rpartition(",")[2] else name.partition(",")[0]
    told = any(word in OF_ENGLISH for word in name.split()[1:]) and is_english(name.split()[0].rstrip(","))
    return Span(span.start, span.start + len(name) - 1) if told else None


def _aim(words: str, at: int) -> int | None:
    """Return where a name ends that goes on with a preposition there: behind one common noun, or behind more words."""
    aim = AIM.match(words, at)
    before = words[:at].split()
    if aim is None:
        return None
    single = len(before) == 1 and is_common(before[0]) and not DEFINITE.search(before[0])
    if (
        aim["bare"] is not None
        and aim.group().startswith("med ")
        and STOP.match(words, aim.end())
        and not DEFINITE.search(before[-1])
    ):
        return aim.end()  # "projektet Skoterspår med sans."
    return aim.end() if aim["bare"] is None and (single or (len(before) > 1 and not aim["single"])) else None


def _of_heading(reading: Reading, span: Span) -> Span | None:
    """Return the words that end a heading, or stand before its bracket: "… av projektet Älvar som förenar (dnr 4)"."""
    section = reading.sections[reading.section_at(span.start)]
    heading = next((h.block for h in section.headings if h.block.span.covers(span)), None)
    if heading is None:
        return None
    words = re.split(r"\s+\(", reading.document.text[span.start : heading.end])[0]
    name = Span(span.start, span.start + len(words))
    ends = [found.group().split()[0] for found in NAME_END.finditer(words.partition(" ")[2])]
    bodies = any(reading.authorities_in(name))
    plain = not (bodies or words.endswith("-") or STOP_INSIDE.search(words)) and len(words.split()) <= LONGEST_TITLE
    return name if plain and all(end == "som" for end in ends) else None


def _closes(text: str, span: Span, cut: re.Match[str]) -> re.Match[str] | None:
    """Return what looks like a verb but ends the sentence as a noun, where the name has a word before it."""
    at = span.start + cut.start()
    found = NOUN_AT_END.match(text, at)
    return (
        NOUN_AT_END.match(cut.string, cut.start()) if found and cut.start() and STOP.match(text, found.end()) else None
    )


def _spelt_out(text: str, span: Span) -> Span | None:
    """Return the words that the short form in brackets abbreviates: "Den attraktiva regionen (DAR)", or it alone."""
    own = re.compile(r"[A-ZÅÄÖ]{2,8}(?=[ ][a-zåäö])").match(text, span.start)
    if own and text.find(f"({own.group()})", 0, span.start) >= 0:
        return Span(*own.span())
    found = re.compile(r"[^()\n]{3,80}?(?=\s\((?P<short>[A-ZÅÄÖ]{2,8})\))").match(text, span.start)
    if found is None:
        return None
    initials = "".join(word[0] for word in re.findall(r"\w+", found.group()))
    return Span(*found.span()) if initials.casefold() == found["short"].casefold() else None


@lru_cache(maxsize=1)  # documents are read one by one
def _headings(reading: Reading) -> Spelt:
    return Spelt((*headings(reading), *single_headings(reading), *_fields(reading)))


def headings(reading: Reading) -> Iterator[str]:
    """Yield the headings of several words, without their numbers; a numbered line, or one over the text, may be one."""
    for line in _over_text(reading):
        if " " in line and not TELLING.search(line):
            yield line
    for section in reading.sections:
        for block in section.body:
            if block.marker[:1].isdigit() and " " in reading.text(block):
                yield reading.text(block)
        for heading in section.headings:
            words = NUMBER.sub("", heading.text)
            if " " in words and not heading.known and not TELLING.search(words):
                yield words


def _fields(reading: Reading) -> Iterator[str]:
    """Yield what fields hold, behind the last comma too: "Ämne: Lägesrapport 3, Gröna leder"."""
    for block in reading.document.blocks:
        held = reading.text(block.pair[1]) if block.pair else ""
        for words in (held, held.rpartition(", ")[2]):
            if (
                " " in words
                and len(words.split()) <= LONGEST_TITLE
                and words[0].isupper()
                and not TELLING.search(words)
            ):
                yield words


def _over_text(reading: Reading) -> Iterator[str]:
    """Yield the lines that stand over the text of a first page."""
    for block in reading.sections[0].body if reading.sections else ():
        lines = reading.text(block).split("\n")
        if block.kind is not Kind.PARAGRAPH or any(len(line) > LONGEST_LINE or line.endswith(".") for line in lines):
            return
        yield from (line.strip() for line in lines)


def single_headings(reading: Reading) -> Iterator[str]:
    """Yield the headings of one word that may be a name, with what keeps it whole."""
    for section in reading.sections:
        for heading in section.titles:
            if " " not in heading.text and len(heading.text) > SHORTEST_TITLE and heading.text[0].isupper():
                yield heading.text
