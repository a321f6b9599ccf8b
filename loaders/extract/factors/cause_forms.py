"""How sentences tell what helped or hindered the work, without a noun for it: one pattern a form, with its kind."""

from __future__ import annotations

import re

WORK = (
    r"(?:projekt|projektarbete|arbete|samarbete|samverkan|samverkansarbete|partnerskap|process|genomförande|framdrift"
    r"|förankring|samordning|rekrytering|uppföljning|dialog|insats|satsning|pilot|uppdrag|utredning|planprogram)(?:m?et|en|n|t)?"
)
_WHAT = r"(?P<what>[^.;:]{8,110}?)"
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
    r"|(?:(?:En|Den)\s+(?:\w+\s+){0,2}?lärdom(?:en)?|Lärdomen|Erfarenheten|(?:En|Vår|Den)\s+(?:\w+\s+)?erfarenhet(?:en)?)"
    r"(?:\s+(?:från|av|i|efter|för|som)\s+[^.,;:]{1,50}?)?\s+(?:är|var|blev|har\s+varit)\s+(?:också\s+|dock\s+|därför\s+)?)(?P<what>att\s[^.;:]{8,160})$"
)
# "Samarbetet har fungerat tack vare …", of the work; not "Staden växer tack vare inflyttning"
_OUTCOME = (
    r"(?:[^.;:]{0,100}?(?<![^\W_]))?(?:(?i:\w*projekt|samarbet|samverk|arbetet|process|dialog|resultat|kunskap|samsyn|tillit)\w*"
    r"|lyckats|lyckades|fungerat|fungerade|genomförts|genomfördes)(?![^\W_])[^.;:]{0,90}?"
)
CAUSES = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            "framgangsfaktor",
            r"Tack\s+vare\s+(?![^.;:]{2,60}?\s(?:går|kan|slipper|får|finns|är|blir)\s)(?P<what>(?:att\s[^.;:]*?\s(?:fick|får|var|är|hade|har|kunde|kan|gjorde|kom|\w+(?:ade|te))\s)?"
            r"[^.;:]{4,110}?)\s+(?:kunde|har|hade|blev|fick|gick|lyckades|kan)\s",
        ),
        ("framgangsfaktor", rf"{_OUTCOME}\s+tack\s+vare\s+(?P<members>[^.;:]{{8,200}})$"),
        ("framgangsfaktor", rf"Utan\s+{_WHAT}\s+hade\s+(?:{WORK}|vi)\s"),
        ("framgangsfaktor", rf"{_WHAT}\s+(?:har\s+)?underlätta(?:de|t)(?:\s+{WORK}(?![^\W_])|$)"),
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
            "framgangsfaktor",
            r"(?:[^.;:]{0,60}\s)?(?:[Dd]et\s+(?:är|var|blev|har\s+(?:också\s+)?varit)|(?:har|var|är)\s+det)\s+(?:helt\s+|också\s+|allra\s+)?(?:viktigaste|avgörande|bästa)\s+(?:varit\s+)?"
            r"(?:för\s+[^.,;:]{1,60}?\s+)?(?P<what>att\s[^.;:]{8,140})$",
        ),
        ("fallgrop", r"(?:[^.;:]{0,80}\s)?varna(?:r|de|s)\s+(?:[\w-]+\s+){0,3}?för\s+(?P<what>att\s[^.;:]{8,140})$"),
        ("fallgrop", rf"{_WHAT}\s+(?:har\s+lett|ledde)\s+till\s+{_WRONG}(?![^\W_])"),
        (
            "fallgrop",
            rf"(?i:{WORK})\s+(?:pausades|avbröts|försenades|avstannade|stannade\s+av|drog\s+ut\s+på\s+tiden|lades\s+ner"
            r"|tappade\s+fart)(?:\s[^.;:]{1,40}?)?\s+(?:på\s+grund\s+av|eftersom|därför\s+att|när)\s+"
            r"(?P<what>[^.;:]{8,110})$",
        ),
        (
            "fallgrop",
            rf"(?:(?:Risken|Faran|En\s+risk)\s+(?:finns|fanns|kvarstår)|(?:[^.;:]{{0,80}}\s)?{_SEES}(?:en\s+|den\s+)?(?:\w+\s+)?risk(?:en)?)\s+(?:för\s+|i\s+)?(?P<what>att\s[^.;:]{{8,140}})$",
        ),
        (
            "framgangsfaktor",
            rf"(?i:{WORK})\s+(?:fungera\w+\s+bäst|lyckas)\s+(?:när|där)\s+(?P<what>[^.;:]{{8,}})$",
        ),
        (
            "fallgrop",
            r"(?:[^.;:]{0,60}\s)?upplev(?:de|er|t|s)\s+(?:[^.;:]{1,60}?\s)?att\s+(?P<what>[^.;:]{0,60}?(?:saknad?e|hade\s+svårt"
            r"|inte\s+hann|var\s+(?:otydlig|oklar|svår)\w*)(?![^\W_])[^.;:]{0,80})$",
        ),
        ("fallgrop", r"(?P<what>Det\s+(?:saknades|har\s+saknats)\s+[^.;:]{8,140})$"),
    )
)
