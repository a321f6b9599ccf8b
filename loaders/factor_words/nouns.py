"""A factor's noun or verb with what stands around it, in headings and labels: "Tre framgångsfaktorer i arbetet".

A label of the scheme may carry modifiers and a tail. Words that mean a factor by themselves (those of the
preferred label) may have any tail; the others ("utmaningar", "effekter") need a word of joint work beside them,
since anything may have challenges.
"""

from __future__ import annotations

import re

from loaders.factor_words.verbs import said
from loaders.factor_words.words import JOINT_WORK, MODIFIER, meaning_of
from loaders.labels import exact

# What may stand behind a noun that means a factor by itself.
TAIL = (
    r"[\s,/:–-]+(?:för|for|i|med|av|från|enligt|kring|längs|vid|hos|inom|under|som|att|på|när|vi|ni|forts\w*|\d|–)"
    r"(?![^\W_]).*"
)
SHAPE = re.compile(
    rf"(?:{MODIFIER}\s+){{0,4}}(?P<noun>\w+)(?:(?:\s+(?:och|samt|&)\s+|\s*/\s*)(?:{MODIFIER}\s+)?"
    rf"(?P<second>\w+))?(?P<tail>{TAIL})?"
)
# What may stand before a noun that means a factor of any matter, and says that it is one of the work's.
PLAIN = (
    r"(?:(?:de|våra|två|tre|fyra|fem|\d+|viktigaste|största|möjliga|vanliga|vanligaste|väntade|förväntade"
    r"|kvarstående|identifierade)\s+)*"
)
# What may stand behind one: where in the work it was met, what is to be done about it.
MET = (
    r"(?:\s+(?:på\s+vägen|(?:i|under|med|för)\s+(?:genomförande|projekt|arbete|samverkan|samarbete|process)\w*"
    r"|(?:som\s+)?(?:vi|ni)\s+(?!står\s+inför).*|som\s+(?:redan\s+)?(?:syns|märks).*"
    r"|att\s+(?:hantera|bevaka|följa|se\s+upp).*|med\s+att\s+(?:\w+\s+){0,2}(?:flera|tillsammans|samordna|samverka).*"
    r"|som\s+(?:\w+\s+){0,3}(?:mött|mötte|upplevt|nämn|lyft)\w*.*))?"
)
OF_WORK = re.compile(rf"{PLAIN}\w+{MET}")
FOR_ANYBODY = re.compile(r"\s+(?:(?:för|hos)\s|med\s+\w+(?:en|et|na)$)")
# "Förutsättningar för ett lyckat projekt", "Nyckeln till framgång", "Viktigt för att lyckas"
TO_SUCCEED = re.compile(
    r"(?:\w+\s+){0,2}(?:förutsättning(?:ar|en)?|nyckeln|viktigt|avgörande|krävs|behövs)\s+(?:för|till)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:lyck\w+|framgång\w*)(?:\s+\w+){0,2}"
)
# "effekter på lång sikt", "risker framåt"
IN_TIME = re.compile(
    r"\s+(?:på\s+(?:både\s+)?(?:kort|lång|sikt)(?![^\W_]).*|framåt|hittills|så\s+(?:här\s+)?långt|i\s+(?:korthet|dag|dagsläget)"
    r"|just\s+nu|efter\s+(?:projektet|projekttiden)|över\s+(?:\w*gräns\w*))$"
)
RISK = "risk"  # too short for what is looked for in sentences


def named(key: str) -> str | None:
    """Return the factor kind that the words of a heading or label name, as they are compared, or None.

    >>> named("kvarstående hinder"), named("förväntad nytta för regionen"), named("utmaningar i länet")
    ('fallgrop', 'nytta', None)
    """
    key = key if said(key) else IN_TIME.sub("", key)
    if found := exact("factor-kind", key):
        return found
    if TO_SUCCEED.fullmatch(key):
        return "framgangsfaktor"
    bare = re.sub(rf"^(?:{MODIFIER}\s+){{1,2}}", "", key)
    if found := said(key) or (exact("factor-kind", bare) if " " in bare else None):
        return found
    match = SHAPE.fullmatch(key)
    meant = (meaning_of(match["noun"]) or (("fallgrop", False) if match["noun"] == RISK else None)) if match else None
    if match is None or meant is None:
        return None
    kind, strong = meant
    if match["second"] and (meaning_of(match["second"]) or ("",))[0] != kind:
        return None
    plain = key != match["noun"] and OF_WORK.fullmatch(key)
    given = kind == "nytta" and (not match["tail"] or FOR_ANYBODY.match(match["tail"]))
    return kind if strong or plain or given or JOINT_WORK.search(key) else None
