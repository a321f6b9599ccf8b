"""Bodies that do something, or join, in a clause of a passage on one project: those take part in it.

A body does so as the subject of a verb ("sen hängde A på", "A, B och C köper in tillsammans"), as what a cleft
stresses ("det var plancheferna i A som insåg"), as those that a noun for parties enumerates ("dessa – A och B –"),
or as company ("får sällskap av A", "en styrgrupp med en person från A"). Who does what stands by takes no part.
"""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.bodies.actors import Actor
from loaders.extract.parties.bystanders import AUXILIARY, stands_by
from loaders.values.periods import MONTH

BEING = r"(?:är|var|blir|blev|finns|fanns)"
FINITE = (
    rf"(?:{AUXILIARY}|{BEING}|vill|gör|gjorde|går|står|ser|tar|ger|lade|la|bar|växte"
    r"|[a-zåäö]*(?:gick|stod|tog|kom|gav|fick|satt|höll|drev|drog|skrev|bröt|slog|slöt|lät|låg|fann|bjöd)"
    r"|[a-zåäö]{2,}(?:[aeyöå]r|ade|de|te)(?<!över)(?<!eller)(?<!efter)(?<!under)"
    r"(?<!kommuner)(?<!parter)(?<!aktörer))(?![^\W_])"
)
ADVERBS = (
    r"(?:(?i:nu|även|också|dessutom|därtill|redan|sedan|nyligen|länge|bland\s+annat|främst|sig|själva?|gemensamt"
    r"|tillsammans|i\s+dag|idag|numera|just|i\s+stället|tidigt|då|där|här|strax|åter|formellt"
    r"|(?:sedan\s+)?(?:19|20)\d\d(?:\s?[–-]\s?\d{2,4})?)\s+){0,3}"
)
BEGINS = (
    r"(?:.*(?:^|(?:[,;–]|[.:])\s+(?:(?:och|samt|men)\s+)?"
    r"|(?<![^\W_])(?:och|samt|medan|men|att|som|eftersom|när|då)\s+)|)"
)
# What stands before a verb that its subject follows: "och i våras kom också …", "Ett par år senare sällade sig …"
FRONT = (
    r"(?:(?:tack|i|på|under|sedan|sen|efter|vid|inom|från|till|här|där|nu|då|dessutom|därtill|därefter|hittills|samtidigt"
    r"|parallellt|vidare|senare|också|även|genom|via|utöver|förutom|med|ur|redan|tidigt|bakom|bland|förra|nästa|hösten|våren"
    r"|så\s+småningom|efter\s*hand|numera|snart|slutligen|sist|först|dels|tillsammans|därmed|vid\s+sidan|i\s+och\s+med)(?![^\W_]))"
)
SUBJECT = re.compile(
    rf"{BEGINS}{ADVERBS}(?:[\w-]{{4,}}(?:et|en|na)\s+"
    r"|(?:(?:[Ee]n|[Ff]lera|[Nn]ågra|[Tt]vå|[Tt]re|[Ff]yra)\s+)?[\w-]*(?:[a-zåäö](?<!besök)(?<!åhör)(?<!deltag)are|personal|person(?:er)?|representant(?:er)?"
    r"|strateg(?:er)?|loger|chef(?:er)?|ingenjör(?:er)?|tjänste\w+)\s+(?:från|vid|på|hos)\s+)?$",
    re.DOTALL,
)
INVERTED = re.compile(
    rf"{BEGINS}(?i:{FRONT})(?:[^;:]*?)\s(?P<verb>{FINITE})\s+{ADVERBS}(?:vi\s+(?:i|på|vid|hos)\s+)?$", re.DOTALL
)
STRESSED = re.compile(
    rf"{BEGINS}[Dd]et\s+(?:är|var|blir|blev)\s+{ADVERBS}(?:\w+\s+(?:i|på|vid|från|hos)\s+)?$", re.DOTALL
)
ENUMERATED = re.compile(
    r"(?:[Mm]ed\s+sig\s+(?:har|hade|fick)|[Vv]i\s+har\s+med\s+oss)\s+(?:\w+\s+){0,2}$"
    r"|.*(?:delta|medverka|samverka|parter|partner|bakom|tillsammans|gemensam|samarbet).*(?<![^\W_])(?:dessa"
    r"|(?:part(?:er|ner)|kommuner|organisationer|aktörer|myndigheter|deltagar|projektägar)(?:na)?|bolagen|företagen)"
    r"\s*[–:(,]\s*$",
    re.DOTALL | re.IGNORECASE,
)
# "Styrgruppen består av en från A och en från B", "tack till A", "hos oss på A", "på inbjudan av A", "byggdes av A"
COMPANY = re.compile(
    r".*(?:(?:styr|lednings|projekt)grupp\w*[^.;:]*?(?:best(?:år|od|ått)|utgörs|sitter|satt|ingår|ingick)\b[^.;:]*"
    r"|\btack\b[^.;:]*\btill|\boss\s+(?:i|på|vid)|\bsällskap\s+av"
    r"|\b(?:tillsammans|ihop|gemensamt|i\s+(?:nära\s+)?sam\w+)\s+med"
    r"|\b(?:ansl[uö]t|delta|delto|medverka|ingå|ingick)\w*[^.;:]*\b(?:bland\s+dem|däribland)"
    r"|\b(?:pengar(?:na)?|medlen|medel|bidrag(?:et)?|stöd(?:et)?|kronor|kr|resten|beloppet)\b[^.;:]{0,50}?\s(?:går|gick|betala[a-z]*|lämna[a-z]*|utgår|ges|gavs)\s(?:ut\s)?till"
    r"|\binitiativet\s+(?:kom|kommer|togs|väcktes)\s+(?:\w+\s+)?(?:från|av)"
    r"|(?:^|[”\"]|\b(?:som|det|den|projektet|arbetet|satsningen|samarbetet))\s*[^.,;:]{0,40}?"
    r"\b(?!\w*finans|utvärder|följ|gransk|bevilj|antog|antas|beslut|stöd|stött|begär|besök|anlit|köp|kritis|påverk|drabb"
    r"|använd|efter)[a-zåäö]{3,}(?:des|tes|ts|as|rs|vs|gs|ns)\s+(?:\w+\s+)?av)\s+$",
    re.DOTALL | re.IGNORECASE,
)
# "där A och B gemensamt ger kommunerna stöd": what several do together, be it a bystander's
TOGETHER = re.compile(r".*\s(?:gemensamt|tillsammans)\s+(?!\w*finansi|be[tk])", re.DOTALL)
LETS = re.compile(r"(?<![^\W_])(?:låter|lät|låtit)\s+(?:\w+\s+){0,3}$")  # "A har låtit sitt bolag B rita"
FOR_WHAT = re.compile(r",?\s+(?:som|för)\s+")
# What may stand between a subject and its verb: another body that nothing knows, company, a relative clause.
BEHIND = re.compile(
    r"(?:\s+(?:och|samt)\s+[A-ZÅÄÖ][^.,;:()]{2,50}?)?(?:\s+\([^()\n]{1,40}\))?"
    r"(?:\s+(?:tillsammans|ihop|gemensamt|i\s+sam\w+)\s+med\s+[^.;:()]{2,80}?)?(?:,\s+som\s[^,;:]{3,80},)?"
    rf"\s+{ADVERBS}(?:(?P<verb>{FINITE})|för\s+[a-zåäö]+(?=\s*[.,]|$|en|na))"
)
STRESSED_BEHIND = re.compile(r"\s+som\s+")
IS_IN_IT = re.compile(
    rf"\s*{ADVERBS}(?:en\s+av\s+)?(?:\w+\s+){{0,2}}?(?:\w{(3,)}(?:kommun|region)(?:er)?|\w*(?:part|partner|ägare|huvudman|huvudmän|pilot"
    r"|utförare|ledare|nod|motor|värd)(?:en|na|erna|er|s)?|med(?!\s+(?:och\s+)?\w*finansi)|ansvarig\w*|delaktig\w*"
    r"|engagerad\w*|involverad\w*|drivande|ledande|ny\w*\s+(?:i|bland|medlem\w*))(?![^\W_])"
)
# "Med i projektet är A", "Bakom det står B", "Bland deltagarna finns C"
FRONT_IN_IT = re.compile(r"(?:med|bakom)\s|sist\s+(?:in|ut)\s")
LONGEST_FRONT = 24  # code points
GETS = re.compile(
    r"(?:får|fick|har\s+fått|beviljas|beviljades|har\s+beviljats)\s[^.;:]*?(?:miljon\w*|kronor|kr|tkr|mnkr|stöd|medel"
    r"|bidrag|pengar)(?![^\W_])[^.;:]*?\s(?:för\s+att|till)\s"
    r"|(?:sökte|ansökte|söker|har\s+sökt)\s"
)
MEETING = re.compile(
    r"(?<![^\W_])(?<!föregående\s)(?<!förra\s)(?<!senaste\s)\w*(?:mötet?|träff(?:en|ar|arna)?|seminari\w*|konferens\w*|workshop\w*|hearing\w*|invigning\w*"
    r"|remiss\w*|samråd\w*)(?![^\W_])",
    re.IGNORECASE,
)
# What a body does in a project also where a sentence does not say that it speaks of that.
_IT = r"(?:projekt|arbet|satsning|samarbet|initiativ|pilot|insats|partnerskap|styrgrupp|det(?![^\W_])|den(?![^\W_]))"
_WHEN = rf"(?:våras|höstas|somras|vintras|fjol|år|dag|slutet|början|mitten|{MONTH})(?![^\W_])"
JOINS = re.compile(
    r"(?<![^\W_])(?:ansl[uö]t\w*|delta(?:r|git|ga)?|deltog|medverka\w*|ingår|ingick|ingått|sälla\w*|ställ\w*\s+upp|tillkom(?:mit)?"
    r"|(?:är|var|varit|kom|kommit|finns|sitter|blev|blivit|gick|gått|går)\s+(?:[^.;:]{1,120}\s)?med"
    rf"(?=\s*[.,;]|$|\s+(?:under|som|för|från|sedan|redan|efter|\d|hela|i\s+{_WHEN}|i\s+{_IT}))|vara\s+med(?![^\W_])"
    r"|med\s+(?:i|på)\s+(?:\w+)\s+(?:är|finns|var|fanns)|med\s+(?:sig|oss)(?![^\W_])|(?:håll\w*|höll)\s+(?:ihop|samman|i)|st(?:år|od|ått)\s+för"
    r"|skriv\w*\s+(?:under|på)|skrev\s+(?:under|på)|(?:är|var|blir|blev)\s+(?:[^.;:]{1,120}\s)?(?:ny\s+|också\s+|även\s+|nu\s+)*\w*(?:part(?:er|ners?)?|medsökande|delaktiga?|huvudm[aä]n)(?=\s*[.,;]|$|\s+(?:och|sedan|\d|i\s))"
    r"|initiativet|leder|ledde|driver|drev|äger|samordnar|ansvarar|svarar|bemanna\w*|huvudman|projektägare"
    r"|(?:arbetet|försöken|insatserna|aktiviteterna|delarna|del(?:arbets)?paket\w*|delprojekt\w*)\s+(?:sköts|genomförs|görs|utförs|leds|drivs)\s+av)(?![^\W_])"
    rf"(?!\s+(?:också\s+|även\s+)?(?:i|på|av|för|vid)\s+(?!{_IT}|{_WHEN}))(?!\s+som\s+(?:\w*finansi|observat|utvärder|adjunger|rådgiv|bollplank|referens))(?!\s+(?!{_IT}|även|varsin|egen)\w+(?:et|en)(?![^\W_]))",
    re.IGNORECASE,
)
# What is joined there is another work: "I förstudien deltog A och B".
OF_ANOTHER = re.compile(
    r"(?:I|Inom|Till|Under|Vid)\s+(?:(?:den|det)\s+[a-zåäö]+\s+)?[a-zåäö]*"
    r"(?:studien|utredningen|kartläggningen|undersökningen|enkäten|dialogen|referensgruppen|analysen|utvärderingen)(?![^\W_])"
)


def joins(text: str, clause: Span) -> bool:
    """Whether a clause tells of leading or joining something, and of nothing else by name."""
    return JOINS.search(text, *clause) is not None and not OF_ANOTHER.match(text, *clause)


def does(text: str, clause: Span, row: list[Actor]) -> bool:
    """Whether a row of bodies does something in what a clause is about, or joins it."""
    before, end = text[clause.start : row[0].span.start], row[-1].span.end
    if MEETING.search(text, *clause):
        return False
    if STRESSED.match(before) and (behind := STRESSED_BEHIND.match(text, end, clause.end)):
        return not stands_by(text, Span(behind.end(), clause.end))
    if ENUMERATED.match(before) or LETS.search(before):
        return True
    if COMPANY.match(before):
        behind = FOR_WHAT.match(text, end, clause.end)
        return behind is None or not stands_by(text, Span(behind.end(), clause.end))
    if inverted := INVERTED.match(before):
        return _does_inverted(text, clause, inverted, end)
    if not SUBJECT.match(before) or not (behind := BEHIND.match(text, end, clause.end)):
        return False
    verb = behind["verb"] or ""
    if re.fullmatch(BEING, verb):
        return IS_IN_IT.match(text, behind.end(), clause.end) is not None
    if not verb or TOGETHER.match(text[end : behind.end()]):
        return True
    told = Span(behind.start("verb"), clause.end)
    return GETS.match(text, *told) is not None or not stands_by(text, told)


def _does_inverted(text: str, clause: Span, inverted: re.Match[str], end: int) -> bool:
    """Whether a row behind its verb does something: "Under våren mäter A", "I Kusten har A mätt"."""
    rest = Span(end, clause.end)
    if re.fullmatch(BEING, inverted["verb"]):
        first = text[clause.start : clause.start + LONGEST_FRONT].lower()
        return IS_IN_IT.match(text, *rest) is not None or FRONT_IN_IT.match(first) is not None
    if re.fullmatch(AUXILIARY, inverted["verb"]):
        return not stands_by(text, rest)
    return not stands_by(text, rest, text[clause.start + inverted.start("verb") : end])
