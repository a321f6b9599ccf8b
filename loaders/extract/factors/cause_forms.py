"""How sentences tell what helped or hindered the work, without a noun for it: one pattern a form, with its kind."""

from __future__ import annotations

import re

WORK = (
    r"(?:projekt|projektarbete|arbete|samarbete|samverkan|samverkansarbete|partnerskap|process|genomförande|framdrift"
    r"|förankring|samordning|rekrytering|uppföljning|dialog|insats|satsning|pilot|uppdrag|utredning|planprogram)(?:m?et|en|n|t)?"
)
_WHAT = r"(?P<what>[^.;:]{8,110}?)"
_FINITE = r"(?:fick|får|var|är|hade|har|kunde|kan|gjorde|kom|\w+(?:ade|te))"
_TURNED_OUT = r"(?:kunde|har|hade|blev|fick|gick|lyckades|kan)"
_WRONG = (
    r"(?:dubbelarbete|merarbete|förseningar|missförstånd|konflikter|osäkerhet|otydlighet|oklarheter|långa\s+ledtider"
    r"|att\s+(?:arbetet|projektet|processen)\s+(?:försenades|stannade|drog|avstannade))"
)
_STEP = (
    r"(?:datainsamlingen|rekryteringen|upphandlingen|uppstarten|starten|tidplanen|leveransen|spridningen"
    r"|implementeringen)"
)
_HINDERED = r"(?:försena|fördröj|försvåra|bromsa|hindra|hämma)(?:t|r|de|er)"
_SEES = (
    r"(?:pekar|pekade|varnar|varnade|lyfter|lyfte|ser|såg|finns|fanns|framhåller)\s+(?:vi\s+|man\s+|de\s+)?(?:också\s+|även\s+|dock\s+)?"
    r"(?:(?:på|fram|för)\s+)*"
)
LESSON = re.compile(
    r"(?:Som\s+(?:en\s+)?(?:\w+\s+)?lärdom(?:ar)?\s+(?:nämn|lyft|framh|angav|anges)\w*\s+(?:[\w-]+\s+){0,3}?"
    r"|(?:(?:En|Den)\s+(?:\w+\s+){0,2}?lärdom(?:en)?|Lärdomen|En\s+av\s+(?:\w+\s+){1,3}?(?:lärdomar|erfarenheter)(?:na)?|(?:En|Vår|Den)\s+(?:\w+\s+)?erfarenhet(?:en)?)"
    r"(?:\s+(?:från|av|i|efter|för|som)\s+[^.,;:]{1,50}?)?\s+(?:är|var|blev|har\s+varit)\s+(?:också\s+|dock\s+|därför\s+)?)(?P<what>att\s[^.;:]{8,160})$"
)
# "Samarbetet har fungerat tack vare …", of the work; not "Staden växer tack vare inflyttning"
_OUTCOME = (
    r"(?:[^.;:]{0,100}?(?<![^\W_]))?(?:(?i:\w*projekt|samarbet|samverk|arbetet|process|dialog|resultat|kunskap|samsyn|tillit)\w*"
    r"|lyckats|lyckades|fungerat|fungerade|genomförts|genomfördes)(?![^\W_])[^.;:]{0,90}?"
)
# "för att planen kunde antas": what came about by it
_COULD = r"att\s+[^.;:]{2,60}?\s(?:kunde|kunnat|blev)"
CAUSES = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            "framgangsfaktor",
            rf"Tack\s+vare\s+(?!att\s)(?![^.;:]{{2,60}}?\s(?:går|kan|slipper|får|finns|är|blir)\s){_WHAT}\s+{_TURNED_OUT}\s",
        ),
        ("framgangsfaktor", rf"Tack\s+vare\s+(?P<what>att\s[^.;:]*?\s{_FINITE}\s[^.;:]{{4,90}}?)\s+{_TURNED_OUT}\s"),
        ("framgangsfaktor", rf"{_OUTCOME}\s+tack\s+vare\s+(?!att\s)(?P<members>[^.;:]{{8,200}})$"),
        ("framgangsfaktor", rf"{_OUTCOME}\s+tack\s+vare\s+(?P<what>att\s[^.;:]{{8,160}})$"),
        ("framgangsfaktor", rf"Utan\s+{_WHAT}\s+hade\s+(?:{WORK}|vi)\s"),
        ("framgangsfaktor", rf"{_WHAT}\s+(?:har\s+)?underlätta(?:de|t)(?:\s+{WORK}(?![^\W_])|$)"),
        (
            "framgangsfaktor",
            rf"{_WHAT}\s+(?:är|var|(?:har\s+)?varit|visade\s+sig\s+vara)\s+(?:helt\s+)?(?:avgörande|ovärderliga?t?|centrala?t?|kritiska?t?|nödvändiga?t?)\s+för\s+(?:{WORK}"
            rf"|resultate[nt]|framgången|tilliten|utfallet|att\s+lyckas|{_COULD})(?![^\W_])",
        ),
        (
            "framgangsfaktor",
            r"Det\s+(?:är|var|blev|har\s+varit|har\s+också\s+varit)\s+(?:helt\s+|också\s+)?avgörande\s+(?:för\s+[^.,;:]{1,60}?\s+)?"
            r"(?P<what>att\s[^.;:]{8,140})$",
        ),
        (
            "framgangsfaktor",
            rf"{_WHAT}\s+(?:ligger|låg)\s+bakom\s+(?:framgång\w*|resultate[nt]|det\s+goda\s+resultatet)",
        ),
        (
            "framgangsfaktor",
            r"Det\s+(?:allra\s+)?(?:viktigaste|mest\s+avgörande)\s+(?:för|i|när)\s+[^.;:]{3,90}?\s+(?:är|var|har\s+varit)\s+"
            r"(?P<what>att\s[^.;:]{8,140})$",
        ),
        (
            "framgangsfaktor",
            r"(?:[^.;:]{3,80}\s)?(?:lyfter|lyfte|framhåller|framhöll|betonar|betonade|menar|menade|beskriver|anser)\s+(?:också\s+|fram\s+)?"
            r"att\s+(?P<what>[^.;:]{8,140}?),?\s+(?:är|var|har\s+varit)\s+(?:helt\s+)?avgörande$",
        ),
        (
            "fallgrop",
            rf"(?:Det\s+är\s+(?:inte\s+o)?vanligt\s+att\s+)?(?P<what>[^.;:]{{8,200}}?),\s+vilket\s+(?:\w+\s+){{0,3}}?{_HINDERED}"
            rf"\s+(?:{WORK}|{_STEP})(?![^\W_])",
        ),
        (
            "fallgrop",
            rf"{_WHAT}\s+(?:har\s+(?:också\s+|även\s+|dessutom\s+)?)?{_HINDERED}\s+(?:{WORK}|{_STEP})(?![^\W_])",
        ),
        (
            "fallgrop",
            r"(?:[^.;:]{0,40}\s)?(?:har\s+det\s+(?:också\s+)?varit|var\s+det|det\s+var|det\s+(?:har\s+)?(?:också\s+|dock\s+)?varit)\s+"
            r"(?:\w+\s+)?svår(?:t|are)\s+(?P<what>att\s[^.;:]{8,140}?)(?:,\s(?:och|men)\s.*)?$",
        ),
        (
            "framgangsfaktor",
            r"(?:Framgång(?:en|arna)|(?:Det\s+goda\s+|De\s+goda\s+)?[Rr]esultate[nt]?|Att\s+(?:projektet|arbetet|samarbetet|det|vi)\s+(?:lyckades|höll|nådde|kom|gick|blev|fungerade)(?:\s[^.;:]{1,40}?)?)\s+(?:kan\s+)?(?:[^.;:]{0,60}?\s)?"
            r"(?:tillskriv(?:s|as)|förklaras\s+av|bero(?:r|dde)\s+(?:\w+\s+){0,3}?på|förklaras\s+\w+\s+av)"
            r"\s+(?:(?:två|tre|fyra|fem|flera|några)\s+(?:\w+\s+)?(?:faktorer|saker|omständigheter|skäl):\s+)?(?P<members>[^.;:]{8,200})$",
        ),
        (
            "nytta",
            r"(?:Den|Det)\s+(?:största|viktigaste|främsta|tydligaste)\s+(?:vinsten|nyttan|fördelen)(?:,[^,]{3,60},)?\s+"
            r"(?:är|var|har\s+varit)\s+(?P<what>att\s[^.;:]{8,140})$",
        ),
        (
            "framgangsfaktor",
            r"(?P<what>Att\s[^.;:]{8,110}?)\s+(?:är|var|blev|har\s+varit|visade\s+sig\s+vara)\s+(?:helt\s+)?(?:avgörande|ovärderligt|guld\s+värt)[”\"]?$",
        ),
        (
            "framgangsfaktor",
            rf"{_WHAT},?\s+(?:är|var|har\s+varit)\s+(?:en|den\s+viktigaste)\s+(?:(?:viktig|avgörande|nödvändig|grundläggande)\s+)?"
            rf"(?:grund)?förutsättning(?:en)?(?:\s+för\s+(?:(?:en|ett)\s+)?(?:\w+\s+)?(?:{WORK}|att\s+lyckas|framgång|{_COULD}[^.;:]{{0,80}}))?$",
        ),
        (
            "framgangsfaktor",
            r"(?:(?:En|Den)\s+(?:\w+\s+){0,2}?|En\s+av\s+de\s+\w+\s+)(?:grund)?förutsättning(?:en|arna)?\s+för\s+(?!att\s)[^.,;:]{3,60}?"
            r"\s+(?:är|var|har\s+varit)\s+(?P<what>att\s[^.;:]{8,140})$",
        ),
        (
            "fallgrop",
            r"(?:[^.;:]{0,60}\s)?(?:största|främsta|enda|viktigaste)\s+risk(?:en)?\s+(?:är|var)\s+(?P<what>att\s[^.;:]{8,140})$",
        ),
        (
            "fallgrop",
            r"[^.;:]{3,90}?\s(?:avslutades|avbröts|lades\s+ne[dr])\s+(?:i\s+förtid\s+)?(?:på\s+grund\s+av|eftersom|därför)\s+"
            r"(?P<what>[^.;:]{8,120})$",
        ),
        ("fallgrop", rf"{_WHAT}\s+(?:drog|drar|har\s+dragit)\s+(?:\w+\s+)?ne[dr]\s+(?:tempot|takten)$"),
        (
            "framgangsfaktor",
            r"(?:[^.;:]{0,60}\s)?(?:har|var|är)\s+det\s+(?:allra\s+)?(?:viktigaste|avgörande|bästa)\s+(?:varit\s+)?(?P<what>att\s[^.;:]{8,140})$",
        ),
        ("fallgrop", r"(?:[^.;:]{0,80}\s)?varna(?:r|de|s)\s+(?:också\s+|även\s+)?för\s+(?P<what>att\s[^.;:]{8,140})$"),
        (
            "framgangsfaktor",
            r"(?:[^.;:]{0,60}\s)?(?:framhåller|framhöll|betonar|betonade|lyfter|lyfte|pekar|pekade)\s+"
            r"(?:(?:särskilt|också|även|fram|på)\s+)*värdet\s+av\s+(?P<members>[^.;:]{8,160})$",
        ),
        ("fallgrop", rf"{_WHAT}\s+(?:har\s+lett|ledde)\s+till\s+{_WRONG}(?![^\W_])"),
        (
            "fallgrop",
            rf"(?i:{WORK})\s+(?:pausades|avbröts|försenades|avstannade|stannade\s+av|drog\s+ut\s+på\s+tiden|lades\s+ner"
            r"|tappade\s+fart)(?:\s[^.;:]{1,40}?)?\s+(?:på\s+grund\s+av|eftersom|därför\s+att|när)\s+"
            r"(?P<what>[^.;:]{8,110})$",
        ),
        (
            "fallgrop",
            r"(?:[^.;:]{0,60}\s)?upplev(?:de|er|t|s)\s+(?:[^.;:]{1,60}?\s)?att\s+(?P<what>[^.;:]{0,60}?(?:saknad?e|hade\s+svårt"
            r"|inte\s+hann|var\s+(?:otydlig|oklar|svår)\w*)(?![^\W_])[^.;:]{0,80})$",
        ),
        (
            "fallgrop",
            rf"(?:[^.;:]{{0,80}}\s)?{_SEES}(?:en\s+|den\s+)?(?:\w+\s+)?risk(?:en)?\s+(?:för\s+|i\s+)?(?P<what>att\s[^.;:]{{8,140}})$",
        ),
        (
            "framgangsfaktor",
            r"(?:Positivt|Det\s+är\s+(?:också\s+)?positivt|En\s+fördel)(?:\s+(?:är|var)(?:\s+också)?)?\s+(?P<what>att\s[^.;:]{8,140})$",
        ),
        ("framgangsfaktor", rf"(?i:{WORK})\s+fungera(?:r|de)\s+bäst\s+(?:när|där|om)\s+(?P<what>[^.;:]{{8,}})$"),
        ("fallgrop", r"(?P<what>Det\s+(?:saknades|har\s+saknats)\s+[^.;:]{8,140})$"),
        (
            "fallgrop",
            r"[^.;:]{3,80}?\s(?:vittnar\s+om|uppger|upplever|berättar|framhåller|anser|menar|säger)\s+att\s+det\s+(?:är|var)\s+svårt\s+"
            r"(?P<what>att\s[^.;:]{8,140})$",
        ),
        (
            "nytta",
            rf"(?i:{WORK})\s+(?:har\s+lett|ledde|(?:väntas|förväntas|beräknas|bedöms)\s+(?:också\s+|även\s+)?leda)\s+till\s+(?!{_WRONG})"
            r"(?P<members>att\s[^.;:]{8,200})$",
        ),
        (
            "fallgrop",
            r"Det\s+(?:allra\s+)?(?:svåraste|knepigaste|jobbigaste|krångligaste|tuffaste|mest\s+utmanande)(?:\s+(?:i|med|för|under|inom)\s+[^.;:]{2,60}?)?"
            r"\s+(?:är|var|har\s+varit|blev)\s+(?P<what>att\s[^.;:]{8,140})$",
        ),
        (
            "framgangsfaktor",
            r"[^.;:]{3,80}?\shade\s+inte\s+(?:varit\s+möjligt|gått|lyckats|fungerat|blivit\s+av)\s+utan\s+(?P<members>[^.;:]{8,160})$",
        ),
    )
)
