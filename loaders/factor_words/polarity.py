"""Words that say how work went: families of verbs by their stems, and the one that a clause says first.

The families are those of helping and succeeding, of hindering and failing, of gaining, and of giving. What a word
means for the work, and whether it is denied, is told by the clause ("det som inte gick som tänkt").
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from loaders.factor_words.words import BARE

SUCCESS, PITFALL, BENEFIT = "framgangsfaktor", "fallgrop", "nytta"  # slugs of the scheme
GAP = r"(?:\s+[\w-]+){0,3}?\s+"  # "gick inte riktigt bra"
GO, PAST_GO = r"(?:gå|går|gick|gått)", r"(?:gå|gick|gått)"
BECOME = r"(?:bli|blir|blev|blivit)"
CAME = r"(?:komma|kom|kommit)"  # "Så kommer vi vidare" is a plan
IS = r"(?:är|var|varit|vara|kändes|känts|upplev(?:des|s|ts))"
GIVE = r"(?:ger|gav|gett|givit|ge)"
TAKE = r"(?:ta|tar|tog|tagit)"
GET = r"(?:få|får|fick|fått)"
THE_WORK = r"(?:det|oss|\w*(?:samverk|samarb|arbet|projekt|process|planering|dialog|möte)\w*)"
HOLD = r"(?:hålla|håller|höll|hållit)"
SUCCEED = (
    r"lyck(?:a|as|ades|ats|ad|ade|at)|lyckosam\w*|funk(?:a|ar|ade|at)|fungera(?:r|de|t)?|lossna(?:r|de|t)?",
    rf"{GO}{GAP}(?:bra|bäst|väl|fint|lätt|smidigt|vägen|i\s+mål|i\s+lås|hem|fort|på\s+räls|som\s+.*|över\s+förväntan|enligt\s+plan\w*|åt\s+rätt\s+håll)",
    rf"{PAST_GO}{GAP}(?:framåt|att\s+(?:genomföra|få\s+till))",
    rf"{BECOME}{GAP}(?:av(?=$|\s+med\s)|bra|lyckat|så\s+lyckat|verklighet|verkstad|till\s+något|som\s+.*)",
    rf"{CAME}{GAP}(?:framåt|vidare|igång|i\s+gång|loss|i\s+mål|i\s+hamn|på\s+plats|långt|längre|längst|ända\s+fram|till\s+stånd|överens)",
    rf"{TAKE}{GAP}(?:fart|form)|(?<=det\s)lyft(?:e|er)|rulla(?:r|de|t)?|flyt(?:a|er|it)|flöt|{HOLD}{GAP}(?:ihop|samman|hela\s+vägen|i\s+längden|över\s+tid|måttet)",
    rf"nå(?:r|dde|tt|s|ddes|tts)?{GAP}(?:fram|\w*mål\w*|resultat\w*|läng(?:re|st)|långt|ända\s+fram)",
    r"bär(?:a|)?\s+frukt|bar\s+frukt|burit\s+frukt|(?:rodde|rott|ro){GAP}(?:i\s+land|iland|i\s+hamn)".replace(
        "{GAP}", GAP
    ),
    rf"framgång\w*|{GET}{GAP}(?:genomslag|gehör|upp\s+farten|alla\s+med|fotfäste|snurr\s+på)|(?:höll|hålla)(?=$)|hållit(?=$|\s+tack)|enas|enades|enats|träffade\s+rätt|blomstra\w*|överlev(?:de|er|a|t)|klara(?:r|de|t|s)|(?:stod|står|stått){GAP}pall|{HOLD}{GAP}(?:ut|flytande|liv\s+i)|(?:tog|tar|tagit){GAP}skruv|sl(?:og|år|agit){GAP}väl\s+ut|f[aö]ll(?:er|it)?{GAP}(?:på\s+plats|väl\s+ut|i\s+god\s+jord)"
    rf"|våga(?:r|de|t)|(?:red[de]*|reder){GAP}(?:ut|upp)|växte\s+fram|best(?:år|od|ått)(?=$)|lev(?:er|de|t)\s+(?:vidare|kvar)|lös(?:te|er|t)\s+sig|rådde\s+på|bär\s+sig|bar\s+sig|bar{GAP}åt|klara\s+(?:sig|det|av)|(?<=^det\s)går(?=$)|satt(?=$|\s+som)|(?:fick|fått){GAP}(?:ihop|till\s+det|med\s+\w+)",
)
HELP = (
    r"hjälp(?:er|te|t|a)|underlätta\w*|främja\w*|gynna\w*|möjlig(?:gör|gjor)\w*|stärk(?:er|te|t|a)|stött(?:ar|ade|at)|stöd(?:er|de|ja|jer)",
    r"bädda(?:r|de|t)?\s+för|jämna(?:r|de|t)\s+vägen|röj(?:er|de|t)\s+väg|svetsa\w*|ena(?:r|de|t)\s|inspirera\w*|motivera(?:r|de|t)|avlasta\w*|förenkla\w*|påskynda\w*|smörj\w*",
    rf"vägde{GAP}ty?n?gs?t|fällde\s+avgörandet|rädda(?:r|de|t)|tände|locka(?:r|de|t)|(?:band|bind|bundit|knöt|knyter|knutit){GAP}(?:ihop|samman)|tog{GAP}framåt|vår(?:a|t)?\s+styrk\w+|lyckad\w*|välfunnet",
    r"ta\s+efter|(?:bygga|bygger|byggt|byggde)\s+vidare\s+på",
    r"driv(?:er|it)|drev|bär|bar|burit|smorde|skyndade|snabbade|bana(?:r|de|t)?\s+väg|öppna(?:r|de|t)\s+(?:dörr|upp)\w*",
    rf"(?:skjut\w*|sköt|put+a\w*){GAP}(?:på|framåt)|(?:lyft(?:e|er)?|för(?:a|de|t)){GAP}(?:oss|framåt|projektet|arbetet|samarbetet)",
    rf"(?:gör|göra|gjorde|gjort)(?:\s+(?:stor|störst|all|verklig|tydlig|den\s+största))*\s+skillnad(?:en)?|(?:gör|gjorde|gjort)(?:\s+\w+){{1,3}}?\s+(?:lätt|enkelt|möjligt|smidigt)|(?:gör|gjorde|gjort)\s+{THE_WORK}\s+(?:\w+\s+)?(?:lättare|enklare|bättre|smidigare|roligare|starkare)",
    rf"bety(?:der|tt|dde|da){GAP}(?:mest|mycket|störst|allt)|spela(?:r|de|t)?\s(?:\w+\s){{0,3}}roll|avgjor(?:t|de)|avgörande|utslagsgivande|(?:(?:stor|störst|avgörande|särskild|haft|ha|har|hade)\s+)(?:betydelse|vikt)",
    rf"(?:ligger|låg|legat)\s+bakom|(?:satte|satt|sätter){GAP}fart|{GIVE}{GAP}(?:fart|kraft|energi|skjuts|medvind|framdrift|resultat|stadga|draghjälp|effekt|styrka)",
    rf"{GET}{GAP}fart|uppskatta(?:r|de|t|s|des)?|(?<!hur\s)nöjda?|stolta?|behåll(?:a|er)|medvind|draghjälp|till\s+(?:\w+\s+)?hjälp",
    rf"{IS}{GAP}(?:bra|bäst|lätt|enkelt|positivt|smar\w+|klo[kt]\w*|(?<!mindre\s)genomtänkt\w*|vettig\w*|listig\w*|värdefull\w*|nyckeln?|central\w*|grundläggande|nödvändig\w*|guld\s+värt?|framgångsrik\w*)(?!\s+att\s+(?:veta|ha))",
    r"(?:viktig|central|nödvändig|grundläggande)(?:t|ast|aste|a)?\s+för\s+(?:att\s+(?:det|vi|projekt\w*|man)|resultat\w*|utfallet|projekt\w*|arbetet|samarb\w*|samverk\w*)",
)
CAUSE = (  # of what stands behind them: "det som ledde till förseningar"
    r"bidra(?:r|git|ga)?|bidrog",
    r"(?:le(?:der|dde|tt|da)|orsaka(?:r|de|t)|(?:gör|gjorde|gjort)\s+att)",
)
HINDER = (
    r"(?:för)?hindra\w*|försvåra\w*|hämma\w*|bromsa\w*|stoppa\w*|fördröj\w*|försena\w*|sinka\w*|tyng(?:er|de|t|a)|belasta\w*|motverka\w*",
    r"komplicera\w*|försvaga\w*|underminera\w*|urholka\w*|lamslog|dränera\w*|kväv(?:er|de|t)|avskräck\w*|skräm(?:mer|de|t)|fresta\w*|tär(?:de|t)?\s+på|krångla(?:r|de|t)\s+till|(?:satte|sätter|satt)\s+stopp|irritera\w*|stör(?:de|t)",
    r"begränsa\w*|stjälp\w*|blockera\w*|stör(?:a|de|t|s)?|hota(?:r|de|t)?|riskera\w*|äventyra\w*|fäll(?:a|er|de|t)|bekymra\w*|oroa\w*|grubbla\w*|käppar\s+i\s+hjulet?|stressa\w*|vållar?\w*",
    r"ställ(?:a|er|de|t)(?:\s+\w+){0,2}\s+till|(?:står|stod|stått)\s+(?:\w+\s+)?i\s+vägen|lade?\s+krokben",
    rf"(?:{TAKE}|kosta(?:r|de|t)?|krävde|slukade)(?:\s+(?:\w+\s+)?(?:lång|för\s+lång|längre|längst|mycket|mest|mer|onödigt\s+mycket))?\s+(?:tid|kraft|energi|ork|på\s+krafterna)",
    rf"(?:drog|drar|dragit){GAP}(?:ut\s+på\s+tiden|ne[rd]|tillbaka)|{HOLD}\s(?:\w+\s)?(?:tillbaka|emot)",
)
FAIL = (
    rf"{GO}{GAP}(?:fel|bet|snett|trögt?(?:are|ast)?|tungt|tyngre|illa|sämre|sämst|dåligt|åt\s+skogen|i\s+stå|fast|på\s+(?:(?:en|några|ett\s+par)\s+)?(?:grund|min(?:or|a)|pumpen|tok|nit(?:ar)?|patrull)|i\s+(?:stöpet|väggen|baklås)|bort\s+sig|om\s+intet|överstyr|sönder)",
    r"misslycka?\w*|skar\s+sig|skurit\s+sig|skär\s+sig|hak(?:ar|ade|at)\s+upp|sprack|spruckit|stanna(?:r|de|t)(?:\s+\w+)?\s+(?:av|upp)|(?<=som\s)tog\s+emot|havere\w*|strand(?:ar|ade|at)",
    r"kärva\w*|knaka\w*|krångla\w*|strula\w*|skav(?:a|er|de|t)|gnissla\w*|trassla\w*|tappa(?:r|de|t)|fastna\w*|halta\w*|brast|brister|brustit|svikta\w*|svaja\w*|kantra\w*|krocka\w*",
    r"snubbla\w*|snava\w*|missa(?:r|de|t)|glöm(?:mer|de|t|ma|s)|underskatta\w*|tabba\w*|bomma\w*|felbedöm\w*",
    rf"ångra\w*|svek|sviker|svikit|dröj(?:er|de|t)|vackla\w*|stupa(?:r|de|t)\s+på|(?:kör|körde|kört|bet|biter|bitit|sitter){GAP}fast|lås(?:er|te|t){GAP}sig|väl(?:ter|te|ta)|orkar?\s+inte|inte\s+orkar?|inte\s+(?:gör|gjorde|går|gick)\s+det(?=$)|tveka\w*|(?:gick|blev|kom|var)(?:\s+\w+){{0,2}}\s+för\s+(?:sent|tidigt|fort|snabbt|lite|få|långsamt|många|stor[at]?|dyrt)|(?:hann|hunnit|hinner)(?:\s+\w+){{0,2}}\s+inte|inte\s+(?:hann|hunnit|hinner)",
    r"sakna(?:de|des|ts|t)|brottas|brottades|brottats|slit(?:er|it)\s+med|slet\s+med|kämpa(?:r|de|t)\s+med|(?:stöter|stötte|stött)\s+(?:\w+\s+)?på|rann\s+ut|f[aö]ll(?:er|it)?(?:\s+\w+)?\s+(?:bort|mellan|på(?!\s+plats))",
    rf"{IS}{GAP}(?:svåra?(?:st|re)?|tuff\w*|jobbig\w*|knepig\w*|krånglig\w*|tung\w*|trög\w*|besvärlig\w*|utmanande|dålig\w*|otydlig\w*|oklar\w*|problematisk\w*|frustrerande|sämre|sämst|värst|dum\w*|oklok\w*|onödig\w*|naiv\w*|mindre\s+(?:genomtänkt|klok|smart|lyckad)\w*)",
    rf"(?:låg|ligger|legat)\s+(?:\w+\s+){{0,2}}i\s+fatet|svår(?:t|ast|are|a)?|utmanande|mindre\s+(?:bra|väl|lyckat)|(?:gör|gjorde|gjort)(?:\s+\w+){{1,2}}?\s+svårt|(?:gör|gjorde|gjort)\s+{THE_WORK}\s+(?:\w+\s+)?(?:svårare|sämre|krångligare|trögare|tungt|tyngre|trögt|krångligt|besvärligt|långsamt|långsammare)|krånglig\w*|knepig\w*|trög\w*|besvärlig\w*",
    rf"krokben|gräm(?:er|de|t)|kör(?:de|t)?{GAP}ihop\s+sig|sänk(?:te|er|t|a)(?=\s+(?:oss|proj|arb|sam|det)|$)|(?:tog|tar|tagit|blev|blir){GAP}(?:tvär)?stopp(?:et)?|(?:tog|tar|tagit){GAP}emot(?=$)|gnag(?:er|de|t|ts)|slit(?:er|it)|slet|(?:rann|rinner|runnit){GAP}(?:ut\s+i\s+sanden|iväg)|(?:drog|drar|dragit){GAP}(?:åt\s+(?:olika|fel|skilda)\s+håll|ut)|otakt|motvind|kollapsa\w*|rasa(?:de|r|t)|sordin|grusa(?:de|r|t|des)|sved|svid(?:er|it)"
    rf"|sl(?:og|år|agit){GAP}(?:fel|slint|tillbaka)|utebl(?:ev|ir|ivit)|(?:stod|står|stått){GAP}(?:still|stilla|och\s+stampade)|stampa(?:r|de|t)|seg(?:ade|ar|at|t)|glappa(?:r|de|t)|fallera(?:r|de|t)|kläm(?:mer|de|t)|(?:håller|höll){GAP}vakna|värk(?:er|te|t)|rev\s+upp|vänta(?:r|de|t)\s+för\s+länge|på\s+tok|inte\s+så\s+(?:bra|lyckat|smart|klokt)|motigt|irriter\w+|frustrer\w+",
    r"varna\w*|se\s+upp|akta\s+(?:er|dig|sig|oss)|undvik(?:a|er|as|its?)?|(?:kunde|borde|skulle|hade)(?:\s+(?!kunnat\s+göra\s)\w+){0,5}?\s+(?:bättre|annorlunda)|kan\s+(?:bli|göras)\s+bättre",
    rf"{CAME}{GAP}i\s+vägen|(?:räcker|räckte|räckt|{HOLD}|stämde|hann|hunnit|orkade)\s+(?:\w+\s+)?inte",
)
GAIN = (
    r"vinn(?:er|a|s)|vann|vunnit|tjäna(?:r|de|t|s)?(?!\w)|spara(?:r|de|t|s)?(?:\s+in)?(?!\s+(?:energi|el|vatten|ström))|slipp(?:er|a|it)|slapp|förbättra(?:s|ts|des|t|de)",
    rf"{GET}{GAP}(?:ut|tillbaka|igen)(?=\s+(?:av|på|för|i|genom)|$)|(?:ha|har|hade|haft){GAP}(?:nytta|glädje|igen|fördel\w*|behållning)|(?:dra|drar|dragit|drog){GAP}nytta",
    rf"(?:{BECOME}|{GET}\s+det){GAP}(?:möjligt|bättre|lättare|enklare|tryggare|billigare|snabbare|smidigare|starkare|säkrare|effektivare|rikare)",
    rf"lön(?:a|ar|ade|at)\s+(?:det\s+)?sig|lönt|på\s+köpet|gläd\w*|gläds|gladde?|glada?(?=\s+(?:för|åt|över)|$)|tacka(?:r|de|t)?\s+(?:oss|projekt\w+|samarb\w+)|betala(?:r|de|t)?\s+sig|värt\s+(?:det|mödan|besväret|pengarna)|för\s+pengarna|{GIVE}\s+utdelning",
)
YIELD = (
    r"märk(?:s|er|t|ts|tes|as|a)(?:\s+av)?",
    rf"{GIVE}|resultera(?:r|de|t)|inneburit|innebar|bety(?:tt|dde|der)|tillför(?:a|de|t)?|åstadkom(?:mit)?|uträtta(?:t|de)|medför(?:de|t|a)?|genererat?",
)
HANDLE = (
    r"hantera\w*|lös(?:a|er|te|t|as|es|tes)|följ(?:a|as|s|er|des|ts|de)\s+upp|minska\w*|åtgärda\w*|förebygg\w*|möt(?:a|er|as|s)|bemöt\w*|mät(?:a|er|as|s|s)?|utvärdera\w*|sprid\w*|säkerställ\w*|överbrygga\w*|beräkna\w*|bedöma?s?",
)
FAMILIES = {
    "handle": HANDLE,
    "fail": FAIL,
    "hinder": HINDER,
    "succeed": SUCCEED,
    "help": HELP,
    "gain": GAIN,
    "cause": CAUSE,
    "yield": YIELD,
}
DENIED = re.compile(
    r"(?<![^\W_])(?:inte(?!\s+(?:bara|minst|enbart))|mindre(?=\s+(?:bra|väl|lyck|stolt|nöjd|glad|smidig))|sämre|sämst|dåligt|illa|aldrig|knappast|inget|ingen|inga)(?![^\W_])"
)
NEXT_WORDS = 2


class Predicate(NamedTuple):
    """What a clause says first of how it went: the family, where it stands, whether it is denied."""

    family: str
    start: int
    end: int
    denied: bool


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    groups = "|".join(f"(?P<{name}_>{'|'.join(words)})" for name, words in FAMILIES.items())
    pattern = rf"(?<![^\W_])(?:{groups})(?![^\W_])"
    return re.compile(pattern), re.compile(
        rf"(?!stor[at]?(?![^\W_])){pattern.translate(BARE)}"
    )  # "stort" is no "stört"


def predicate(clause: str, start: int = 0) -> Predicate | None:
    """Return what a clause says first of how it went, or None.

    >>> predicate("vi snubblar på"), predicate("som inte gick som tänkt")
    (Predicate(family='fail', start=3, end=11, denied=False), Predicate(family='succeed', start=4, end=23, denied=True))
    """
    found = next((m for p in _patterns() if (m := p.search(clause, start))), None)
    if found is None or found.lastgroup is None:
        return None
    behind = " ".join(clause[found.end() :].split()[:NEXT_WORDS])
    denied = DENIED.search(clause[start : found.end()]) or DENIED.search(behind)
    return Predicate(found.lastgroup.rstrip("_"), found.start(), found.end(), denied is not None)
