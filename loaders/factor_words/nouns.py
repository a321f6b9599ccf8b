"""A factor's noun or verb with what stands around it, in headings and labels: "Tre framgångsfaktorer i arbetet".

A label of the scheme may carry modifiers and a tail. Words that mean a factor by themselves (those of the
preferred label) may have any tail; the others ("utmaningar", "effekter") need a word of joint work beside them,
since anything may have challenges.
"""

from __future__ import annotations

import re

from loaders.factor_words.frames import said
from loaders.factor_words.of_work import WORK
from loaders.factor_words.reasons import because
from loaders.factor_words.words import JOINT_WORK, MODIFIER, STRONG, kind_of_noun, meaning_of
from loaders.labels import exact

# What may stand behind a noun that means a factor by itself.
TAIL = (
    r"[\s,/:–-]+(?:för|for|i|med|av|från|enligt|kring|längs|vid|hos|inom|under|som|att|på|när|vi|ni|forts\w*|\d|–)"
    r"(?![^\W_]).*|,\s+(?:alltså|det\s+vill\s+säga|dvs\.?|eller)\s.*"
)
SHAPE = re.compile(
    rf"(?:{MODIFIER}\s+(?:(?:och|samt)\s+(?={MODIFIER}\s))?){{0,4}}(?P<noun>\w+)(?:(?:\s+(?:och|samt|&)\s+|\s*/\s*)(?:{MODIFIER}\s+)?"
    rf"(?P<second>\w+))?(?P<tail>{TAIL})?"
)
# What may stand before a noun that means a factor of any matter, and says that it is one of the work's.
PLAIN = (
    r"(?:(?:de|våra|några|andra|övriga|två|tre|fyra|fem|\d+|viktigaste|största|främsta|identifierade|upplevda|möjliga|vanliga"
    r"|vanligaste|förväntade|uppnådda|praktiska|juridiska|organisatoriska|oväntade|oförutsedda|återstående|kvarstående"
    r"|kvarvarande|befarade|konkreta|tydliga|centrala|huvudsakliga|återkommande|gemensamma|upplevd|förväntad|uppnådd|identifierad|möjlig|viktig|stor"
    r"|kända|väntade|vanliga|särskilda|potentiella|tänkbara|akuta|pågående|aktuella|nya|inledande|tidiga|resans|"
    + WORK
    + r"s)\s+)*"
)
# Too short, or of too many matters, to look for in sentences
SHORT = {
    "plus": "framgangsfaktor",
    "minus": "fallgrop",
    "fel": "fallgrop",
    "styrkor": "framgangsfaktor",
    "svagheter": "fallgrop",
}
NEUTRAL = frozenset(("resultat", "utfall", "avvikelser", "erfarenheter"))  # "Resultat och nytta"
# What a relative clause tells to have been met, reported or reached: "som rapporterats in", "som dök upp"
HAPPENED = (
    r"(?:(?!kartl|ök|minsk|påverk)\w+(?:ts|des|at|it|tt|[aeidst]de|te)|återkommer|går\s+igen|upprepas|(?:nämn|lyft|rapportera)s|dök|kom|såg|uppstod|finns"
    r"|kan\s+(?:redan\s+)?(?:beläggas|ses|skönjas|märkas))"
)
# What may stand behind one: where in the work it was met, what is to be done about it.
MET = (
    r"(?:\s+(?:på\s+vägen|längs\s+vägen|under\s+vägen"
    r"|(?:i|under|vid|med|kring|för|inför)\s+(?:genomförande|projekt|arbete|arbetssätt|upplägg|modell|metod|samverkan|samarbete|process|uppstart|start|\w*införande|uppskal|utrull|förankring|samordning|etapp)\w*"
    r"|(?:som\s+)?(?:vi|ni)\s+(?!står\s+inför).*|som\s+(?:redan\s+|har\s+)*(?:syns|synts|märks|märkts|nåtts|uppnåtts|uppstått).*"
    r"|att\s+(?:hantera|hålla\s+(?:ett\s+öga|ögonen)|vara\s+(?:uppmärksam|medvet|bered|vaksam|observant)|undvika|känna\s+till|bevaka|beakta|följa|möta|lösa|övervinna|se\s+upp|räkna\s+med|jobba|arbeta|ta\s+höjd)(?![^\W_]).*"
    r"|med\s+att\s+(?:\w+\s+){0,2}(?:flera|ihop|tillsammans|samordna\w*|samverka|samarbeta|dela|gå\s+samman).*"
    r"|som\s+(?!(?:\w+\s+)?(?:rapport|utredning|studie|forskar|regering|riksdag|myndighet|författar|artikel)\w*\s)(?:[\w-]+\s+){1,4}?"
    r"(?:uppger|redovisar|beskriver|ser|såg|lyfter|nämner|pekar\s+på|tar\s+upp|anger|framhåller|upplever)(?:\s+(?:fram|själva?|idag|i\s+dag))*"
    rf"|som\s+(?:[\w-]+\s+){{0,4}}?{HAPPENED}(?:\s+[\w-]+){{0,4}}))?"
)
OF_WORK = re.compile(rf"{PLAIN}\w+(?:\s+(?:och|samt|&)\s+\w+)?{MET}")
# A benefit may be of any sort and for anybody: "Långsiktiga effekter", "Fördelar med modellen", not "Effekter av is".
HARMFUL = re.compile(r"(?<![^\W_])(?:negativa?|oönskade|skadliga)\s")
FOR_ANYBODY = re.compile(
    r"\s+(?:(?:för|hos)\s|(?:av|med)\s+att\s+(?:.*(?:ihop|tillsammans|gemensam|samman)|(?:\w+\s+)?(?:delta|medverka|samverka|samarbeta|vara\s+med|gå\s+med))|med\s+\w+(?:en|et|na)$)"
)
# "Bidrag till miljömålen"
TO_AIMS = re.compile(r"(?:det\s+)?värdet\s+för\s+(?:\w+\s+){0,2}\w+")
# "Främjande omständigheter i arbetet": what they do to it
DOING = re.compile(
    rf"(?:{MODIFIER}\s+)?(?:(?P<helps>främj|gynn|underlätt|stödj|stött|bidrag|möjliggör|pådriv|driv|positiv|gynnsamm)|hindr|hämm|broms|försvår|begräns|stör|fördröj|försen|motverk|negativ)(?:ande|a)\s+"
    r"(?:faktorer|villkor|omständigheter|krafter|inslag|delar|moment|orsaker|förhållanden|erfarenheter)(?:na)?(?P<tail>\s+.+)?"
)
# "Avgörande faktorer för genomförandet"
DECISIVE = re.compile(
    rf"(?:{MODIFIER}\s+){{0,2}}(?:avgörande|betydelsefulla|(?:mest\s+)?(?:bidragande|viktiga))\s+(?:faktorer|omständigheter|förutsättningar)(?:na)?(?P<tail>{MET})"
)
# "effekter på lång sikt", "risker framåt"
IN_TIME = re.compile(
    r"\s+(?:på\s+(?:både\s+)?(?:kort|lång|längre|medellång|sikt)(?![^\W_]).*|framåt|framöver|hittills|så\s+(?:här\s+)?långt|i\s+(?:korthet|urval|dag|dagsläget|nuläget)"
    r"|(?:vid|inför|under|efter|i|från)\s+(?:[\w-]+\s+){0,2}?(?:halvtid\w*|projekttid\w*|avslut\w*|20\d\d|år(?:et|en)?|perioden|\w*omgång\w*|utlysning\w*|etapp\w*|fasen?|försök\w*)(?:\s+20\d\d)?"
    r"|just\s+nu|efter\s+(?:projektets\s+slut|projektet|projekttiden|avslutat\s+projekt)|inför\s+(?:fortsättningen|framtiden|nästa\s+\w+)|över\s+(?:\w*gräns\w*))$"
)


def named(key: str) -> str | None:
    """Return the factor kind that the words of a heading or label name, as they are compared, or None.

    >>> named("kvarstående hinder"), named("förväntad nytta för regionen"), named("utmaningar i länet")
    ('fallgrop', 'nytta', None)
    """
    key = key if said(key) else IN_TIME.sub("", key)
    if found := exact("factor-kind", key):
        return found
    if TO_AIMS.fullmatch(key):
        return "nytta"
    if doing := doing_kind(key):
        return doing
    if (decisive := DECISIVE.fullmatch(key)) and decisive["tail"]:
        return "framgangsfaktor"
    bare = re.sub(rf"^(?:{MODIFIER}\s+){{1,2}}", "", key)
    if found := said(key) or because(key) or (exact("factor-kind", bare) if " " in bare else None):
        return found
    match = SHAPE.fullmatch(key)
    if match is None:
        return None
    first = match["second"] if match["second"] and match["noun"] in NEUTRAL else match["noun"]
    meant = _meant(first)
    if meant is None:
        return None
    kind, strong = meant
    other, also = meaning_of(match["second"]) or ("", False) if match["second"] else meant
    if other != kind:
        return None
    plain = (not match["tail"] and match["second"]) or (key != match["noun"] and OF_WORK.fullmatch(key))
    given = kind == "nytta" and (FOR_ANYBODY.match(match["tail"]) if match["tail"] else not HARMFUL.search(key))
    return kind if strong or also or plain or given or JOINT_WORK.search(key) else None


def _meant(noun: str) -> tuple[str, bool] | None:
    """Return the kind of a noun in any form, and whether it means a factor by itself: "vinsten", "risk"."""
    if meant := meaning_of(noun):
        return meant
    kind = SHORT.get(noun) or kind_of_noun(noun)
    return (kind, STRONG.fullmatch(noun) is not None) if kind else None


def doing_kind(words: str) -> str | None:
    """Return the kind of what does something to the work: "främjande omständigheter i det regionala arbetet"."""
    doing = DOING.fullmatch(words)
    if doing is None or (doing["tail"] and not JOINT_WORK.search(doing["tail"])):
        return None
    return "framgangsfaktor" if doing["helps"] else "fallgrop"
