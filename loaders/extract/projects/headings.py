"""Projects that a heading names over running text, labels or lists, and the sections that are about them.

"Projektet Kusten", "Presentation 2: Mat nära", "Ansökan om projektmedel: Kusten", a bare title that its text
comes back to or calls "projektet", or one of several under "Våra projekt" or "De beviljade projekten:". What is
under it, up to the next heading of its rank, is about the project.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.document import Block, Kind, Span
from loaders.extract.bodies.abbreviations import occurrences
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.forms.labels import holds_label, labelled
from loaders.extract.parties.role_phrases import parts
from loaders.extract.persons.form import withheld
from loaders.extract.persons.names import is_persons
from loaders.extract.projects.name_ends import LONGEST_TITLE, NAME_END, VERB, as_said
from loaders.extract.projects.name_forms import NO_NAME
from loaders.extract.projects.names import named
from loaders.extract.projects.page_titles import may_name, of_page
from loaders.extract.projects.particulars import project_titled
from loaders.extract.projects.plausible_names import HEAD_ENDS, of_other_kind
from loaders.extract.reading import Reading
from loaders.labels import exact, words_for
from loaders.layout.headings import Heading
from loaders.layout.sections import Section
from loaders.names.gazetteer import gazetteer
from loaders.records import Node
from loaders.values.dates import dates
from loaders.values.numbers import SUM
from loaders.values.periods import MONTH

PARTY_ROLES = frozenset({"lead", "applicant", "co-applicant", "responsible", "collaborating-party"})
GIVEN = PARTY_ROLES | {"funder"}  # "A beviljar B medel"
PROJECTS = ("Project", "PilotProject")
LONGEST_LISTED = 16  # words of a title in a list
# A programme or policy has "satsningar på …" and "insatser för …": these head a list alone, or in a place or time.
LIST_HEADING = re.compile(
    r"(?:[^–:]{3,40}\s[–-]\s)?(?:(?!(?:för|av|om|till|i|med|från|kring|inom|hos|mellan|att)\s)[\w-]+\s+){0,3}?(?:(?:\w*projekt(?:en)?|förstudier(?:na)?"
    r"|piloter(?:na)?|pilotområden|(?:goda|två|tre|fyra|fem|sex|sju|åtta|pågående|lokala|regionala|fler|våra)\s+exempel"
    r"|samarbeten(?:a)?|(?:två|tre|fyra|fem|sex|sju|åtta|pågående|avslutade)\s+(?:pågående\s+)?arbeten)"
    r"(?:\s+(?:inom|i|som|för|med|från|under|på|att|av|våren|hösten|\d{4}).*)?"
    r"|(?:satsningar(?:na)?|insatser(?:na)?|initiativ(?:en)?)(?:\s+(?:i|som|från|under|våren|hösten|\d{4}).*)?)",
    re.IGNORECASE,
)
# A sum behind a heading: "Kusten (2 100 000 kr)".
SUM_BEHIND = re.compile(rf"\s*\({SUM}\)\s*$")
OF_LIST = re.compile(rf"(?:{LIST_HEADING.pattern})$|(?:läs|mer)\s", re.IGNORECASE)  # "Läs mer om Kusten" is a link
PROJECTS_SPOKEN_OF = re.compile(
    r"(?<![^\W_])(?:\w*projekt(?:en)?|satsningar(?:na)?|insatser(?:na)?|förstudier(?:na)?|piloter(?:na)?|pilotområden)(?![^\W_])",
    re.IGNORECASE,
)
# Words before a title that say that it is a project's.
OF_PROJECT = re.compile(
    r"(?:§\s*\d+\s+)?(?:(?:(?:pilot|del|samverkans)?projekt|pilot|försök|insats|satsning|förstudie)(?:\s+(?:\d{1,2}\.\d{1,2}|\w{1,3}))?"
    r"|projektplan|projektdirektiv"
    r"|(?:projekt)?ansökan(?:\s+om\s+[\w ]+?)?|beslut\s+om\s+(?:stöd|medel|projekt\w*)(?:\s+till)?"
    r"|(?:styrgrupps|projekt(?:grupps)?|partner)möte[^,:]{0,12}|(?:slut|del|läges)rapport)"
    r"(?:\s*[:,]|(?<=\d)\.|\s+[–-]|(?<=\.\d)|(?<=\d)\s(?=\s))\s+(?P<title>(?-i:[a-zåäö]?[A-ZÅÄÖ”\"0-9]).{2,100})",
    re.IGNORECASE,
)
# The group that runs a project, in the title of its minutes: "Styrgruppen för Kusten, möte 3"
_GROUP = (
    r"(?:(?i:styrgrupp|projektgrupp|projektledningsgrupp|partnergrupp)(?i:en|s?möte\w*)?|(?i:partner|projekt)(?i:möte\w*))"
    r"(?:\s+(?:nr\s+)?\d+)?"
)
_NUMBERED = (
    r"(?:,?\s+(?i:möte|nr|den|sammanträde)?\s*\d.*|,?\s+(?i:möte)\w*.*"
    r"|\s+[–-]\s+(?i:[a-zåäö]*(?:anteckningar|protokoll)).*)?"
)
OF_GROUP = re.compile(
    rf"(?:.*?(?<![^\W_]))?{_GROUP}(?:\s+(?:för|i)\s+|\s*[,:]\s+|\s+[–-]\s+|\s+)(?P<title>[A-ZÅÄÖ].{{2,80}}?){_NUMBERED}"
    rf"|(?P<before>[A-ZÅÄÖ].{{2,80}}?)(?:,|:|\s+[–-])\s+(?:(?:minnes)?anteckningar|protokoll)?(?:,|\s+från)?\s*{_GROUP}{_NUMBERED}"
)
DAY = re.compile(rf"(?:den\s+)?\d{{1,2}}\s+(?:{MONTH})(?![^\W_])|\d{{4}}-\d\d|\d{{1,2}}/\d")
# Words before a title that say that something is told of: of a project, if the text does.
TOLD_OF = re.compile(
    r"(?:(?:presentation|exempel|case|rapport|\w*begäran|samtal|pass|session|block|inspel|föredragning|grupp|ärende|bild)\s*\w{0,2}\s*[:–]"
    r"|(?:presentation|exempel|case|arbete|fall|inspel|berättelse|spår|station)\s+\d{1,2}(?:[.:]|\s+[–-]))\s+"
    r"(?P<title>(?-i:[a-zåäö]?[A-ZÅÄÖ”\"0-9]).{2,100})",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"(?:(?:(?:§|Ärende|Punkt)\s*)?\d+(?:\.\d+)*[.)]?|(?i:sid[ae]?)\s*\d+(?:\s+[–-])?|[A-ZÅÄÖ]\.|[A-ZÅÄÖa-zåäö]\)|[IVX]{2,4}[.)])\s+"
)
BEGINS = re.compile(
    r"(?:(?:Projektet|Piloten|Satsningen|Insatsen|Förstudien|Initiativet)|Arbetet\s+(?:har\s+)?(?:be)?driv|I\s+projektet|Bakom\s+projektet|(?:Det\s+här|Detta)\s+(?:är\s+ett\s+)?\w*projekt\w*)(?![^\W_])"
)
SENTENCES = re.compile(r"[.!?]\s+[A-ZÅÄÖ]")  # running text, no title
KIND = re.compile(
    r"\w*(?:projekt|stöd|medel|bidrag|fond(?:en|er|erna)?|program(?:met)?)(?:\s+\d{4})?", re.IGNORECASE
)  # "– PLANERINGSPROJEKT" says what is applied for
SPEAKS = re.compile(
    r"projekt|satsning|insats|samarbete|gemensamma\s+arbete|initiativ|förstudie|(?<![^\W_])pilot|gå(?:r|tt)\s+samman"
    r"|samordnar|samverkar",
    re.IGNORECASE,
)
LEADS = re.compile(r"(?<![^\W_])\w*projekt(?:et|en)?(?![^\W_])", re.IGNORECASE)
# What sections of a report on one project are called.
COMMON = re.compile(
    r"(?:projekt)?(?:organis\w+|läge(?:t|s\w+)?|genomför\w+|styrning\w*|ledning\w*|roller\w*|omfattning\w*|tidplan\w*|ärendet"
    r"|kommunikation\w*|uppföljning\w*|inledning\w*|ekonomi\w*|omvärld\w*|övrig\w*|yttrande\w*|nuläge\w*|start\w*"
    r"|beskrivning\w*|redogörelse\w*|underlag\w*|redovisning\w*|sammanfattning\w*|rapport|bilag\w*|version\w*|utkast|allmänt|historik|avvikelse(?:r|n|rna)?|åtgärd\s+\d+"
    r"|(?:[\w-]+\s+){0,3}(?:villkor|bestämmelser|anvisningar)|transkript|(?:grund)?uppgift\w*|målsättning\w*|verksamhet\w*|avslut\w*|bedömning\w*|motivering\w*|skäl\w*)(?![^\W_])",
    re.IGNORECASE,
)
# What chapters, lists and forms are headed, whatever they are on: "Vanliga skäl till avslag", "ARBETSFÖRDELNING"
OF_CHAPTER = re.compile(
    r"(?:(?:[\w-]+a|våra|några)\s+){0,2}(?:skäl|orsaker|anledningar|krav|kriterier|regler|råd|tips|steg|frågor|svar|datum|tider"
    r"|ledamöter|ersättare|närvarande|frånvarande|adjungerade)(?:(?:en|erna|na)?(?:\s+(?:till|för|om|i|från|av|att|på|vid|inför)\s.*)?)"
    r"|(?:inkomna|antal)\s.*|[^\W_]{4,}(?:fördelning|beskrivning|indelning|ordning|planering|bedömning|uppställning|sammanställning|prövning|hantering"
    r"|analys|instanser|beräkning|kalkyl|budget|modell|tidplan|bakgrund|underskrift|struktur|kommentar(?:er)?|avvikelse(?:r)?)(?:en|na)?",
    re.IGNORECASE,
)
# What is decided and published, and no project: "Deklaration mellan två länder", "EU:s makroregionala strategier"
DECIDED = re.compile(
    r"(?<![^\W_])(?:deklaration|föreskrift|förordning|direktiv|lagstiftning|lagförslag|proposition)\w*"
    r"|(?:strategi(?:er|erna|n)|avtal|avtalet)$"
    r"|^(?:överenskommelse|avtal)\w*|^EU:s\s",
    re.IGNORECASE,
)
# A text that leaves out its subject, which its heading names: "Leds av A", "Ansökan inlämnad till A. Sökande är B"
OMITTED = re.compile(
    r"(?:(?:[Gg]emensamt\s+)?(?i:Leds|Drivs|Ägs|Samordnas|Koordineras|Genomförs|Bedrivs|Startade[s]?|Startar|Påbörjades|Pågår|Pågick|Löper|Avslutas|Avslutades"
    r"|Beviljades|Beviljat|Avslogs|Inleddes|Initierades|Finansieras|Drevs|Leddes|Ägdes|Genomfördes)(?=\s[a-zåäö\d])"
    r"|(?:[Hh]uvuds|[Mm]eds|S)ökande\s+(?:är|var)|Projektägare\s+(?:är|var)|Ägare\s+(?:är|var)"
    r"|Ansökan\s+(?:(?:är|har)\s+)?(?:inlämnad|inskickad|lämnad|lämnats|skickad|skickats|beviljad|beviljades|avslagen|bereds|från|behandlas|inlämnas|lämnas)"
    r"|(?:Ett|En)\s+(?:[\w-]+\s+){0,2}?[\w-]*(?:projekt|samarbete|förstudie|satsning|pilot)\s+(?:mellan|som|där|med|av|från|för|om|i)"
    r"|(?:I\s+samverkan|Tillsammans|Ihop)\s+med\s+[A-ZÅÄÖ])(?![^\W_])"
)
# "Nedan redovisas de projekt som …"
FOLLOW = re.compile(
    r"(?:Nedan|Här|I\s+det\s+följande)\s+(?:redovisas|presenteras|beskrivs|sammanfattas|följer|redovisar|presenterar)"
    r"(?![^\W_])[^.]*\.?$"
)
# "Avslag på ansökan om stöd till Kusten"
APPLIED_FOR = re.compile(
    r"(?:§\s*\d+\s+)?(?:(?:avslag\s+på|yttrande\s+över|beslut\s+om)\s+)?ansökan\s+om\s+(?:\w*stöd|\w*medel|\w*bidrag|"
    r"(?:med)?finansiering)\s+(?:till|för|från)\s+(?:\w*projektet\s+)?(?P<title>(?-i:[A-ZÅÄÖ”\"]).{2,100})",
    re.IGNORECASE,
)
# "Ansökan från A kommun – Kusten"
APPLIED_BY = re.compile(
    r"(?:§\s*\d+\s+)?(?:projekt)?ansökan\s+(?:om\s+[\w ]+?\s+)?(?:från|av)\s+(?P<who>[^:–]{3,80}?)(?:\s+[–-]|[:,])\s+"
    r"(?P<title>(?-i:[A-ZÅÄÖ”\"]).{2,100})",
    re.IGNORECASE,
)
# "Vanliga skäl till avslag", "Särskilda villkor för stöd"
OF_REASONS = re.compile(r"(?:skäl|anledning(?:ar)?|orsak(?:er)?|avslag|villkor|krav|kriterier|misstag)$", re.IGNORECASE)
# "Bred samverkan", "Samverkan och dialog": who is to be asked, in any assignment
WITH_OTHERS = re.compile(
    r"(?:(?:bred|nära|fortsatt|gemensam|ökad|stärkt|fördjupad|god|regional|lokal|nationell|internationell|löpande|samlad"
    r"|annan|övrig)\s+)?(?:samverkan|samarbete|samråd|dialog)(?:\s+(?:och|med|mellan)\s.*)?",
    re.IGNORECASE,
)
# How titles begin, and sentences too: "Hela resan räknas", "Två öar, en plan"
OPENS_TITLE = re.compile(
    r"(?:de[nt]?\s+(?!här|där|nya)\w+[aeå]|hela|en|ett|två|tre|alla|vi|här|nu|när|under|mellan|på)\s+\w", re.IGNORECASE
)
BEHIND_BODY = re.compile(r"(?::|\s[–-])\s+(?=[A-ZÅÄÖ”\"\d])")
ENDS = frozenset({"contact", "furniture", "references", "appendix", "agenda", "participants"})


def extract(reading: Reading) -> None:
    """Give the sections under a heading that names a project their scope."""
    current: Node | None = None
    listing = False
    for section, scope in zip(reading.sections, reading.scopes, strict=True):
        found = _of_section(reading, section) if scope.undertaking is None and section.titles else None
        begins = bool(section.headings) and _heads_list(section)
        # A heading over the next one heads something else: "§ 3 Åtaganden" over "a) Betalning".
        listing = begins or (listing and bool(section.headings) and len(section.titles) <= 1)
        with_sum = bool(section.headings) and SUM_BEHIND.search(section.headings[-1].text) is not None
        if (listing or with_sum) and found is None is scope.undertaking:
            found = _of_list(reading, section)
            listing = found is not None or begins
        listing = listing or _introduces(reading, section)
        if found is not None:
            current = found
        elif scope.undertaking is not None or section.titles or section.kind in ENDS:
            current = None
        if current is not None and scope.undertaking is None:
            scope.undertaking = current
    reading.page = of_page(reading)
    for section, scope in zip(reading.sections, reading.scopes, strict=True) if reading.page else ():
        parties = section.kind == "participants" and section.headings[-1].role is not None  # "Vilka är med?"
        if scope.undertaking is None and (parties or section.kind not in ENDS):
            scope.undertaking, scope.whole = reading.page, True


def of_title(reading: Reading) -> Node | None:
    """Return the project of the whole document: its title's, or as page one says ("Styrgruppsmöte nr 4, Kusten")."""
    if reading.page is not None:
        return reading.page
    for block in reading.document.blocks[:3]:
        for line in re.finditer(r"\S[^\n]*", reading.text(block)):
            words = line.group().rstrip()
            found = (
                None
                if words[-1] == "."
                else _after_words(words) or _of_group(reading, block.start + line.start(), words)
            )
            if found and not exact("section", found["title"] or found["before"]):
                here = Span(*(block.start + line.start() + place for place in found.span(found.lastgroup or "title")))
                told = [p for p in reading.of("Project", "PilotProject") if any(map(here.covers, p.evidence))]
                return told[0] if told else project_titled(reading, here, "by-heading")
    return None


def _of_group(reading: Reading, start: int, line: str) -> re.Match[str] | None:
    """Return the title in a line on the meeting of the group that runs a project."""
    found = OF_GROUP.fullmatch(line)
    at = found.span(found.lastgroup) if found and found.lastgroup else (0, 0)
    return found if found and may_name(reading, Span(start + at[0], start + at[1])) else None


def _after_words(line: str) -> re.Match[str] | None:
    """Return a line's title behind words that say that it is a project's; none where another label follows."""
    found = OF_PROJECT.fullmatch(line)
    if found and SENTENCES.search(found["title"]):
        return None
    if found and DAY.match(found["title"]):
        return None  # "Styrgruppsmöte Kusten, 12 maj 2025"
    return None if found is None or holds_label(found["title"]) or KIND.fullmatch(found["title"]) else found


def _heads_list(section: Section) -> bool:
    """Whether the first of several headings is over those of projects."""
    first = section.headings[0]
    return first.section == "project-list" or (
        len(section.headings) > 1 and LIST_HEADING.fullmatch(NUMBER.sub("", first.text)) is not None
    )


def _introduces(reading: Reading, section: Section) -> bool:
    """Whether the headings behind a section are projects': "De beviljade projekten:" ends it, or heads it alone."""
    if not section.body:
        return section.kind == "project-list"
    if LIST_HEADING.fullmatch(NUMBER.sub("", section.headings[-1].text)) if section.headings else False:
        return not has_party(reading, section.body)  # what is said of all of them
    last = reading.text(section.body[-1]).rpartition("\n")[2]
    return (last.endswith(":") or FOLLOW.match(last) is not None) and PROJECTS_SPOKEN_OF.search(last) is not None


def _of_list(reading: Reading, section: Section) -> Node | None:
    """Return the project of one of several headings that stand for projects, where its text tells of a party."""
    heading = section.headings[-1]
    block, number, granted = heading.block, NUMBER.match(heading.text), SUM_BEHIND.search(heading.text)
    if section.factor or heading.repeated or (heading.known and not granted) or OF_LIST.match(heading.text):
        return None
    end = block.start + granted.start() if granted else block.end
    title = Span(block.start + (number.end() if number else 0), end)
    listed = may_head(reading, title, LONGEST_LISTED, listed=True) and has_party(
        reading, section.body, told=granted is not None
    )
    if not listed or withheld(reading, title):
        return None
    return project_titled(reading, title, "by-list")


def has_party(reading: Reading, body: Sequence[Block], told: bool = False) -> bool:
    """Whether prose or labels tell of a body's part; `told` where naming one is enough."""
    body = [block for block in body if block.kind in (Kind.PARAGRAPH, Kind.LABEL, Kind.ITEM)]
    text = reading.document.text
    labels = (reading.text(label) for block in body for label, _ in labelled(reading, block))
    role = told or any(part.role in GIVEN for block in body for part in parts(text, block.span, []))
    return (role or any(exact("role", label) in GIVEN for label in labels)) and any(
        bodies_in(reading, block.span) or names_party(reading, block) for block in body
    )


def names_party(reading: Reading, block: Block) -> bool:
    """Whether a block names a body that may take part: the Government stands behind all that it tells of."""
    classes = gazetteer().classes
    bodies = (name for name in reading.names_in(block) if name.kind == "organisation")
    return any(classes.get(name.ref.path) != "Government" for name in bodies)


def _of_section(reading: Reading, section: Section) -> Node | None:
    for heading in section.titles[-2:][::-1]:
        if not words_for("Collaboration").match(heading.text) and (project := _named(reading, section, heading)):
            return project
    return None


def _named(reading: Reading, section: Section, heading: Heading) -> Node | None:
    block, own = heading.block, heading.block.span
    for project in reading.of(*PROJECTS):
        if any(map(own.covers, project.evidence)):
            return project
    number = NUMBER.match(heading.text)
    before = number.end() if number else 0
    if found := _after_words(heading.text[before:]):
        return _titled(reading, block, before + found.start("title"), before + found.end("title"))
    if found := APPLIED_FOR.fullmatch(heading.text):
        title = Span(block.start + found.start("title"), block.start + found.end("title"))
        named_thing = any(name.span.start == title.start for name in reading.names_in(block))
        # Bodies, persons and fields of policy are given grants too.
        of_field = of_other_kind(as_said(reading.text(title)))
        none = named_thing or of_field or withheld(reading, title)
        return None if none else project_titled(reading, title, "by-heading")
    if (found := APPLIED_BY.fullmatch(heading.text)) and reading.names_in(block):
        return _titled(reading, block, found.start("title"), found.end("title"))
    told = list(named(reading, block.span))
    if len(told) == 1:
        return told[0]
    is_last = not any(h.block.start > block.start for h in section.titles)
    if told or not section.body or not is_last:
        return None
    found = TOLD_OF.fullmatch(heading.text, before)
    start = found.start("title") if found else _behind_body(reading, block, before)
    title = Span(block.start + start, block.end)
    if not may_head(reading, title) or not _tells_of(reading, section, title, found is not None):
        return None
    # Over the whole text, what is no title of it because it may be a person's name is no project's either.
    first = block.start == reading.document.blocks[0].start
    if is_persons(reading.text(title)) or (first and withheld(reading, title)):
        return None
    return project_titled(reading, title, "by-heading")


def _behind_body(reading: Reading, block: Block, start: int) -> int:
    """Return where a heading goes on behind the body that it begins with: "b) A kommun: Kusten"."""
    ends = [name.span.end for name in reading.names_in(block) if name.span.start == block.start + start]
    behind = BEHIND_BODY.match(reading.document.text, max(ends, default=block.end), block.end)
    return behind.end() - block.start if behind else start


def _titled(reading: Reading, block: Block, start: int, end: int) -> Node | None:
    return project_titled(reading, Span(block.start + start, block.start + end), "by-heading")


def may_head(reading: Reading, title: Span, longest: int = LONGEST_TITLE, listed: bool = False) -> bool:
    """Whether a stretch may be a project's title by its words: no body, label, sentence or name of the document.

    `listed` where it is said that projects follow: then it may begin as a sentence does.
    """
    words = reading.text(title)
    given = [value.object for value in reading.metadata if value.prop == "dcterms:title"]
    if exact("status", words) or not (words[0].isalnum() or words[0] in '”"“«'):
        return False
    is_document = any(getattr(value, "value", "").casefold() == words.casefold() for value in given)
    if is_document or len(words.split()) > longest or words[-1] in (":" if listed else "?:") or LEADS.search(words):
        return False
    labels = [any(exact(scheme, word) for scheme in ("section", "role")) for word in words.split()]
    common = labels[0] or 2 * sum(labels) >= len(labels)  # "Gemensam budget", but "Lärcentrum som mötesplats"
    bodies = any(name.kind == "organisation" or name.span == title for name in reading.names_in(title))  # a place too
    bodies = bodies or any(node.label == words for node in reading.of("CollaborationPlatform"))
    return not (
        common
        or any(day.year for day in dates(reading.document.text, title))
        or bodies
        or COMMON.match(words)
        or OF_CHAPTER.fullmatch(words)
        or WITH_OTHERS.fullmatch(words)
        or DECIDED.search(words)
        or OF_REASONS.search(HEAD_ENDS.split(words)[0])
        or (NO_NAME.match(words) and not (listed and OPENS_TITLE.match(words)))
    )


def _tells_of(reading: Reading, section: Section, title: Span, told: bool) -> bool:
    """Whether a section's text is about a project of its heading's name: it comes back, or "Projektet" begins it.

    A text that names another project itself is about that.
    """
    text = reading.document.text
    prose = [block for block in section.body if block.kind is Kind.PARAGRAPH]
    if not prose:
        return False
    words = reading.text(title)
    back = any(any(occurrences(text, words, block.span)) for block in prose)
    first = next(reading.sentences(prose[0]))
    own = [p for sentence in reading.sentences(prose[0]) for p in named(reading, sentence)]
    roles = {part.role for block in prose for part in parts(text, block.span, [])}
    party = bool(roles & (PARTY_ROLES | {"steering-group"})) and any(names_party(reading, block) for block in prose)
    if back:
        return any("rojekt" in reading.text(block) for block in prose) and party and not NAME_END.match(words)
    if own or VERB.search(as_said(words)):
        return False
    begins = BEGINS.match(text, *first) or (told and SPEAKS.search(text, *prose[0].span))
    return bool(begins) and party
