"""Headings and introductions that announce success factors, pitfalls or benefits, beyond the labels as they stand.

A label of the scheme may carry modifiers and a tail: "Tre viktiga framgångsfaktorer i arbetet". Words that
mean a factor by themselves (those of the preferred label) may have any tail; the others ("utmaningar",
"effekter") need a word of joint work beside them, since anything may have challenges.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from loaders.labels import LEFTOVER_HYPHEN, exact, normal
from ontology import vocabulary

SHORTEST_NOUN = 5
SHORTEST_MISREAD = 8  # shorter words spoilt are too much like others
BARE = str.maketrans("åäö", "aao")
CONFUSED = str.maketrans("1|!i", "llll")
LONGEST_HEADING = 12  # words
MODIFIER = (
    r"(?:de|den|det|vår|några|flera|fler|exempel\s+på|\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio"
    r"|(?!\w+(?:arna|erna|orna)(?![^\W_]))\w+(?:a|ste|ade|s|[aev]d))"
)
TAIL = (
    r"[\s,/:–-]+(?:för|for|i|med|av|från|enligt|kring|längs|vid|hos|inom|under|som|att|på|när|forts\w*|\d|–)"
    r"(?![^\W_]).*"
)
SHAPE = re.compile(
    rf"(?:{MODIFIER}\s+){{0,4}}(?P<noun>\w+)(?:(?:\s+(?:och|samt|&)\s+|\s*/\s*)(?:{MODIFIER}\s+)?"
    rf"(?P<second>\w+))?(?P<tail>{TAIL})?"
)
# What may stand before a noun that means a factor of any matter, and says that it is one of the work's.
PLAIN = (
    r"(?:(?:de|våra|några|andra|övriga|två|tre|fyra|fem|\d+|viktigaste|största|främsta|identifierade|upplevda|möjliga|vanliga"
    r"|vanligaste|förväntade|uppnådda|praktiska|juridiska|organisatoriska|oväntade|oförutsedda|återstående|kvarstående"
    r"|kvarvarande|befarade|konkreta|tydliga|centrala|huvudsakliga|återkommande|gemensamma|upplevd|förväntad|uppnådd|identifierad|möjlig|viktig|stor)\s+)*"
)
# What may stand behind one: where in the work it was met, and for whom it is a benefit.
MET = (
    r"(?:\s+(?:på\s+vägen|längs\s+vägen|under\s+vägen|under\s+(?:arbetets|projektets|resans)\s+gång|under\s+(?:resan|projekttiden|året)"
    r"|(?:i|under|vid|med|kring)\s+(?:genomförande|projekt|arbete|samverkan|samarbete|process|uppstart|start)\w*"
    r"|som\s+(?:\w+\s+){0,3}(?:mött|mötte|stött|stötte|upplevt|upplevde|sett|såg|haft|identifier|nämn|lyft|framkom|uppst)\w*.*))?"
)
FOR_PARTIES = (
    r"\s+(?:för|hos)\s+(?:de\s+)?(?:\w+\s+)?(?:kommun|region|län|invånar|medborgar|deltaga|part|medlem|målgrupp|organisation"
    r"|verksamhet|myndighet|företag|näringsliv|besökar|resenär|bransch|lantbruk|ungdom|elev|patient|turist|samhället|civilsamhäll|brukar|medarbeta|boende|alla|oss|samverka)\w*(?:\s+och\s+\w+)?"
)
OF_WORK = re.compile(rf"{PLAIN}\w+{MET}")
OF_PARTIES = re.compile(rf"{PLAIN}\w+{FOR_PARTIES}")
# "Förutsättningar för ett lyckat projekt", "Nyckeln till framgång", "Viktigt för att lyckas"
TO_SUCCEED = re.compile(
    r"(?:\w+\s+){0,2}(?:förutsättning(?:ar(?:na)?|en)?|nyck(?:el|eln|lar|larna)|viktigt|avgörande|receptet?|krävs|krävdes|behövs)\s+"
    r"(?:för|till|på|bakom)\s+(?:[\w-]+\s+){0,3}?(?:lyck\w+|framgång\w*|(?:god|gott|goda|bra|fungerande)\s+"
    r"(?:samverk|samarb|process|projekt|partnerskap|dialog|genomför|planeringsproc)\w+)(?:\s+\w+){0,2}"
)
JOINT_WORK = re.compile(
    r"samverk|samarb|samord|projekt|ansökan(?![^\W_])|ansökning|insats|satsning|arbete(?:t|n)?(?![^\W_])|process|partnerskap|gemensam|deltagar|intervju"
    r"|identifier|lyft|nämn|(?<![^\W_])(?:mötte?|stötte?)(?![^\W_])"
)
OF_RESULTS = re.compile(r"(?<![^\W_])(?:resultate[nt]|framgång\w*|lycka\w*|fungera(?:t|de))(?![^\W_])")
# Headings that say it with a verb: "Det som bidrog till framgången", "Vad gjorde skillnad?", "Vad gick snett?".
LEAD_IN = (
    r"(?:allt|följande|det|vad\s+är\s+det\s+som|vad|detta|det\s+här|sådant|saker|faktorer|omständigheter|förhållanden|skäl|några\s+saker|styrkor|svagheter)\s+"
    r"(?:\w+\s+){0,5}?"
)
HINDERS = (
    r"(?:försvåra|hindra|hämma|bromsa|stoppa|fördröj|krångla|ställ\w*\s+till|motverka|begränsa|stjälp)\w*"
    r"|(?:skava|skavde|skaver|svåra?s?t?|utmanande|knepigt|besvärligt|krångligt|tufft|trögt|snett|fel|mindre\s+bra|sämre|dåligt)"
    r"|(?:fungera|funka|lycka)\w*\s+inte|gick\s+inte|inte\s+(?:(?:har|hade)\s+)?(?:fungera|funka|lycka)\w*|(?:tog|tar|tagit|kostade|kostat)\s+(?:lång\s+|för\s+lång\s+|längre\s+|mycket\s+|mest\s+|längst\s+)?(?:tid|kraft|energi)|saknades"
    r"|(?:höll|räckte)\s+inte(?:\s+till)?|(?:höll|håller|hållit)\s+(?:\w+\s+)?tillbaka|(?:satt|sätter|satte)\s+käppar\s+i\s+hjulet"
)
HELPS = (
    r"(?:fungera|funka|underlätta|möjligg|främja|hjälp|stärk|lycka|gynna)\w*|bidra(?:r|git)?|bidrog"
    r"|(?:gör|gjorde|gjort)\s+(?:stor\s+|all\s+)?skillnad|(?:gick|gått|går)\s+(?:så\s+)?bra|(?:varit|var|är)\s+(?:lätt|enkelt|positivt|bra)|framgång\w*|driver\s+på|drev\s+på"
    r"|(?:bety(?:dde|der|tt)|spelat|spelade|spelar)\s+(?:mest|mycket|störst|(?:en\s+)?(?:stor|störst|avgörande)\s+(?:roll|betydelse))"
    r"|(?:gör|gjorde)\s+att\s+(?:\w+\s+){1,4}(?:lyck|funge|fungera|funka)\w*"
    r"|(?:nått|nådde)\s+(?:läng(?:re|st)|(?:så\s+)?långt)|avgörande|(?:stor|avgörande|särskild)\s+(?:betydelse|vikt)"
    r"|driv(?:it|er)\s+(?:\w+\s+)?framåt|drev\s+(?:\w+\s+)?framåt"
)
GIVES = r"(?:gav|ger|gett|givit|vann|vunnit|tjäna\w*)(?:\s+(?:oss|det|samverkan|samarbetet|projektet|arbetet|vi).*)?"
GIVES += r"|(?:fick|får|har\s+fått)\s+\w+\s+ut(?:\s+av.*)?"
SAYS = tuple(
    (kind, re.compile(rf"{LEAD_IN}(?:{verb}){end}"))
    for kind, verb, end in (
        ("fallgrop", HINDERS, r"(?![^\W_]).*"),
        ("framgangsfaktor", HELPS, r"(?![^\W_]).*"),
        ("nytta", GIVES, ""),
    )
)
# "Deltagarna lyfte att samverkan ger" over a list.
WHAT_IT_GIVES = re.compile(
    r"(?<![^\W_])(?:samverkan|samarbetet|projektet|arbetet)\s+(?:ger|gav|har\s+gett|bidrar\s+till|bidrog\s+till|leder\s+till"
    r"|ledde\s+till|har\s+lett\s+till)(?:\s+bland\s+annat)?\s*:?\s*$",
    re.IGNORECASE,
)
# "Fem faktorer är särskilt avgörande för att samverkan ska fungera" over a list.
DECISIVE = re.compile(
    r"(?<![^\W_])(?:faktorer|förutsättningar|saker|delar|punkter)(?![^\W_])[^.;:]*?(?<![^\W_])(?:är|var|har\s+varit)\s+"
    r"(?:\w+\s+)?(?:avgörande|viktiga|viktigast|nödvändiga)\s+för(?![^\W_])"
)
# "Utmaningarna har varit:" over a list
THEY_ARE = re.compile(
    r"(?:(?:de|våra|projektets)\s+)?(?:\w+(?:a|ste)\s+){0,2}?(?P<noun>\w+(?:na|en|et))\s+"
    r"(?:är|var|har\s+varit|blev|bestod\s+av)(?:\s+(?:bland\s+annat|följande|främst|framför\s+allt))?"
)
# "Lärdomar om vad som gick snett"
LEARNT = re.compile(
    r"^(?:lärdomar|erfarenheter|reflektioner|tankar|slutsatser)\s+(?:om|av|kring|från|kopplade\s+till)\s+"
)
# "effekter på lång sikt", "risker framåt"
HANDLED = re.compile(
    r"\s+(?:och|samt|med|/)\s+(?:(?:risk)?hantering\w*|(?:mot)?åtgärder|hur\s+(?:\w+\s+){0,3}(?:hanter|möt|undvik|förebygg)\w*.*)\s*:?\??$",
    re.IGNORECASE,
)
IN_TIME = re.compile(
    r"\s+(?:på\s+(?:både\s+)?(?:kort|lång|längre|medellång|sikt)(?![^\W_]).*|framåt|framöver|hittills|så\s+(?:här\s+)?långt)$"
)
# "Vad ser ni för hinder?", "Vilka nyttor förväntas projektet ge?", "Har ni stött på några hinder?"
ASKED = re.compile(
    r"(?:(?:vilka|vilken|vilket)|(?:vad|har|hade|ser|såg|finns|fanns|mötte)\s+(?:(?:\w+\s+){1,4}?(?:för|på|några|någon|något)\s+)?)\s*"
    r"(?:(?!\w+[aeo]rna\s)\w+(?:a|ste)\s+){0,2}(?P<noun>\w{4,})(?P<asks>\s.*|)"
)
OF_ASKED = re.compile(
    r"(?<![^\W_])(?:ni|vi|man|det|du|finns|fanns|projekt\w*|insats\w*|satsning\w*|samverk\w+|samarb\w+|uppst\w+|identifi\w+|gör|gav|ger|skapar)"
    r"(?![^\W_])"
)
IN_WHAT = re.compile(r"\s(?:för|i|inom|kring|med)\s(?!er|oss|er\s)")
ASKS_ELSE = re.compile(r"(?<![^\W_])(?:åtgärd\w*|lös\w*|undvik\w*|hanter\w*|för\s+att)(?![^\W_])")
LONGEST_SAYING = 8  # words
LONGEST_LEAD = 16  # words of a sentence that a list follows
# "Kusten – vad gjorde att det gick?": what a heading is about stands before its mark, "och" before its verb.
ABOUT = re.compile(
    r"^(?P<about>[^:?!]{2,60}?)(?:\s+[–-]|:)\s+(?=\w)|^(?:\.{2,3}|…)\s*(?=\w)|^(?:och|men|samt|så)\s+", re.IGNORECASE
)
# "Bland hindren nämns särskilt" over a list.
NAMES_THEM = re.compile(
    r"(?:bland|som|följande|exempel\s+på|till|de|några|andra)\s+.*"
    r"(?:nämn|lyft|framhåll|framhölls|pek|identifi|märk|hör|framkom|upplev|finns|återkom)"
)
# "Beskriv möjliga risker", as a form asks
ASKS_FOR = re.compile(r"^(?:beskriv|ange|lista|redogör\s+för|redovisa|nämn|sammanfatta)\s+")
LESSONS = "lessons"
GAVE_LESSONS = re.compile(
    r"(?<![^\W_])(?:ger|gav|gett|givit|fått|drog|dragit)\s+(?:\w+\s+){0,2}lärdomar:?$"
)  # "Året har gett tre lärdomar"
LESSONS_ASKED = re.compile(
    r"(?:vilka|vilken)\s+(?:\w+\s+)?(?:lärdom|erfarenhet)(?:ar|er)?(?![^\W_]).*\?$"
    r"|(?:[\d.]+\s+)?lärdomar\s+(?:inför|till|som)\s.*[^.]$",
    re.IGNORECASE,
)
ACRONYM = re.compile(r"[A-ZÅÄÖ]{2,5}")  # "RISK" over a text is what it is called
LABELLED = re.compile(r"[*_]*(?P<label>[^\W\d_][^:.!?\n*]{2,40}?)[*_]*(?:\s*:|\s+[–-])[*_]*\s+(?=\S)")
SUPERLATIVE = re.compile(
    r"(?:(?:den|det|de|vår|vårt|våra)\s+)?(?:enskilt\s+)?(?:största|viktigaste|främsta|svåraste|tydligaste)\s+(?P<noun>\w+)"
    r"(?:\s+(?:just\s+nu|hittills|framåt|framöver|i\s+(?:projektet|arbetet|samverkan)|under\s+(?:perioden|året)))?"
)
COUNT = re.compile(rf"^(?:{MODIFIER}\s+){{1,2}}(?=saker|faktorer|omständigheter|skäl|förhållanden)")
# "Utvärderingen visar att följande …", "Enligt A är det tre saker som …"
SAYS_THAT = re.compile(
    r"^.*\s(?:att\s(?=följande\s|det\s+som\s)|(?=(?:\w+\s+)?(?:saker|faktorer|omständigheter|förhållanden|skäl)\s+som\s))"
)
SENTENCE = re.compile(r"(?<=[.!?])\s+")
COUNTED = re.compile(r"\s*(?:nr\s*)?\d+$")
BRACKETED = re.compile(r"\(([^()]+)\)")


def factor_kind(text: str) -> str | None:
    """Return the slug of the factor kind that a heading announces, or None; one of two kinds announces none.

    >>> factor_kind("B5. Risker (fallgropar)"), factor_kind("Tre framgångsfaktorer för lyckad samverkan")
    ('fallgrop', 'framgangsfaktor')
    >>> factor_kind("Utmaningar för vattenförsörjningen"), factor_kind("Framgångsfaktorer och fallgropar")
    (None, None)
    """
    if ACRONYM.fullmatch(text.strip()) or labelled(text):
        return None
    inside = BRACKETED.search(text)
    found = exact("factor-kind", text) or (exact("factor-kind", inside[1]) if inside else None) or _misread(text)
    if not found and (before := ABOUT.match(text)):
        return factor_kind(text[before.end() :])
    key = normal(text)
    if found or len(key.split()) > LONGEST_HEADING:
        return found
    if NAMES_THEM.match(key) and text.strip()[-1] not in ".!?":
        return announced(key)
    if HANDLED.search(text):
        return factor_kind(HANDLED.sub("?" if text.rstrip().endswith("?") else "", text))
    key = ASKS_FOR.sub("", LEARNT.sub("", key))
    key = key if said(key) else IN_TIME.sub("", key)
    if text.rstrip().endswith("?") and (found := _asked(key.rstrip("? "))):
        return found
    bare = re.sub(rf"^(?:{MODIFIER}\s+){{1,2}}", "", key)
    if TO_SUCCEED.fullmatch(key.rstrip("? ")):
        return "framgangsfaktor"
    if found := said(key) or (exact("factor-kind", bare) if " " in bare else None):
        return found
    nouns = _nouns()
    match = SHAPE.fullmatch(key)
    if match is None or match["noun"] not in nouns:
        return None
    kind, strong = nouns[match["noun"]]
    other, also = nouns.get(match["second"] or match["noun"], ("", False))
    if other != kind:
        return None
    plain = (not match["tail"] and match["second"]) or (key != match["noun"] and OF_WORK.fullmatch(key))
    given = kind == "nytta" and OF_PARTIES.fullmatch(key)
    return kind if strong or also or plain or given or JOINT_WORK.search(key) else None


def _asked(question: str) -> str | None:
    """Return the kind of factors that a question asks for, of what else they may be only if it asks of the work."""
    found = ASKED.fullmatch(question)
    kind = kind_of_noun(found["noun"]) if found else None
    if found is None or kind is None or ASKS_ELSE.search(found["asks"]):
        return None
    if mentions_factors(found["noun"]) or not found["asks"]:
        return kind
    elsewhere = IN_WHAT.search(found["asks"]) and not JOINT_WORK.search(question)
    return kind if OF_ASKED.search(question) and not elsewhere else None


def heads_lessons(text: str) -> bool:
    """Whether a heading is over what was learnt: "Lärdomar", "Kusten – lärdomar hittills"."""
    before = ABOUT.match(text)
    words = [text, text[before.end() :] if before else text]
    words.append(re.sub(rf"^(?:{MODIFIER}\s+){{1,3}}", "", normal(text)))  # "Sju viktiga lärdomar"
    if GAVE_LESSONS.search(text) or LESSONS_ASKED.match(text):
        return True
    return any(exact("section", each) == LESSONS for each in words)


def said(words: str, longest: int = LONGEST_SAYING) -> str | None:
    """Return the factor kind that is said with a verb, in so many words at most, or None.

    >>> said("det som bidrog mest till resultatet"), said("vad som gick snett"), said("det som togs upp")
    ('framgangsfaktor', 'fallgrop', None)
    """
    short = len(words.split()) <= longest
    found = next((kind for kind, pattern in SAYS if short and pattern.fullmatch(words)), None)
    # Recognition loses diacritics in whole words or none: they are looked for once more without any.
    return found or next((k for k, p in _bare_says() if short and p.fullmatch(words.translate(BARE))), None)


@cache
def _bare_says() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern.pattern.translate(BARE))) for kind, pattern in SAYS)


def label_kind(label: str) -> str | None:
    """Return the factor kind that a label names, numbered or not: "Framgångsfaktor 2"."""
    label = COUNTED.sub("", label)
    return exact("factor-kind", label) or _misread(label) or _superlative(label) or said(normal(label))


def _superlative(label: str) -> str | None:
    """Return the kind of "Största utmaningen", "Vårt viktigaste hinder"."""
    found = SUPERLATIVE.fullmatch(normal(label))
    return kind_of_noun(found["noun"]) if found else None


def labelled(text: str) -> tuple[str, str, int] | None:
    """Return kind, label and where the words begin in "Fallgrop 2: brist på tid", or None."""
    match = LABELLED.match(text)
    kind = label_kind(match["label"]) if match else None
    return (kind, match["label"], match.end()) if match and kind else None


def announced(sentence: str) -> str | None:
    """Return the one factor kind whose nouns stand in a sentence that introduces a list, or None.

    >>> announced("Deltagarna lyfte följande framgångsfaktorer:")
    'framgangsfaktor'
    """
    if WHAT_IT_GIVES.search(sentence):
        return "nytta"
    if DECISIVE.search(sentence.casefold()) and JOINT_WORK.search(sentence.casefold()):
        return "framgangsfaktor"
    if sentence.endswith(":"):  # "Tre saker har försvårat arbetet:"
        last = COUNT.sub("", SAYS_THAT.sub("", normal(SENTENCE.split(sentence)[-1]), count=1))
        if kind := said(last, LONGEST_LEAD):
            return kind
        if (listed := THEY_ARE.fullmatch(last)) and (kind := kind_of_noun(listed["noun"])):
            return kind
    words = re.findall(r"\w+", LEFTOVER_HYPHEN.sub("", sentence.casefold()))
    found = [_nouns()[word] for word in words if word in _nouns()]
    kinds = {kind for kind, _ in found}
    if len(kinds) != 1 or not (any(strong for _, strong in found) or JOINT_WORK.search(sentence.casefold())):
        return None
    return kinds.pop()


def tells_of_work(words: str) -> bool:
    """Whether words speak of joint work or its result, and not of the world: what hinders it there is no factor."""
    return bool(JOINT_WORK.search(words.casefold()) or OF_RESULTS.search(words.casefold()))


def kind_of_noun(word: str) -> str | None:
    """Return the factor kind that a noun means, in the singular or plural: "utmaningen"."""
    word = word.casefold()
    bare = next((word.removesuffix(end) for end in ("en", "et", "na", "n") if word.endswith(end)), word)
    if word == "risk":  # too short for what is looked for in a sentence
        return "fallgrop"
    plural = [bare + end for end in ("ar", "er", "or")]  # the scheme has "stötestenar" for "stötestenen"
    forms = (word, bare, re.sub(r"r(?:et|en)$", "er", word), *plural)  # "hindret"
    return next((_nouns()[form][0] for form in forms if form in _nouns()), None)


def mentions_factors(sentence: str) -> bool:
    """Whether a sentence speaks of factors by their noun: "Följande fallgropar lyftes av deltagarna."."""
    words = re.findall(r"\w+", LEFTOVER_HYPHEN.sub("", sentence.casefold()))
    return any(_nouns().get(word, ("", False))[1] for word in words)


def _misread(text: str) -> str | None:
    """The kind of a label that character recognition spoilt: "Fa1lgropar", "Framgangsfaktorer"."""
    return _folded_labels().get(_folded(normal(text)))


def _folded(word: str) -> str:
    """Return a word with the signs that are mistaken for one another made alike."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\s-]", "", bare.replace("rn", "m").replace("0", "o").translate(CONFUSED))


@cache
def _folded_labels() -> dict[str, str]:
    return {
        _folded(label): slug
        for slug, concept in vocabulary().schemes["factor-kind"].items()
        for label in (concept.pref["sv"], *concept.alt)
        if len(_folded(label)) >= SHORTEST_MISREAD
    }


@cache
def _nouns() -> dict[str, tuple[str, bool]]:
    """Return the one-word labels of the scheme: kind, and whether the word means a factor by itself."""
    nouns: dict[str, tuple[str, bool]] = {}
    for slug, concept in vocabulary().schemes["factor-kind"].items():
        stem = concept.pref["sv"].casefold()[:-1]
        for label in (concept.pref["sv"], *concept.alt):
            word = LEFTOVER_HYPHEN.sub("", label.casefold())
            if re.fullmatch(rf"(?!\w+ivt$)\w{{{SHORTEST_NOUN},}}", word):  # "Positivt" is a label, but no noun
                nouns.setdefault(word, (slug, word.startswith(stem) or "faktor" in word))
    return nouns
