"""What the columns of answers are called, where the ontology has no word for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ontology import vocabulary

_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "abstract": ("sammanfattning", "summary"),
    "agent": ("aktör", "agent"),
    "agents": ("aktörer", "agents"),
    "alsoTakesPart": ("deltar också", "also takes part"),
    "alternative": ("undertitel", "subtitle"),
    "area": ("område", "area"),
    "assignee": ("uppdragstagare", "assignee"),
    "assignment": ("uppdrag", "assignment"),
    "benefits": ("nyttor", "benefits"),
    "body": ("organ", "body"),
    "call": ("utlysning", "call"),
    "collaborations": ("samverkan", "collaborations"),
    "counties": ("län", "counties"),
    "date": ("datum", "date"),
    "dependent": ("beroende", "dependent"),
    "document": ("dokument", "document"),
    "documents": ("dokument", "documents"),
    "endDate": ("slut", "end"),
    "event": ("händelse", "event"),
    "factors": ("faktorer", "factors"),
    "first": ("den ena", "first"),
    "firstMeetsPartnerIn": ("den ena möter partnern i", "first meets the partner in"),
    "firstProject": ("ena projektet", "first project"),
    "group": ("grupp", "group"),
    "heading": ("rubrik", "heading"),
    "holder": ("vem", "who"),
    "holders": ("vilka", "who"),
    "initiatives": ("initiativ", "initiatives"),
    "issued": ("utgivet", "issued"),
    "issuer": ("utlysare", "issuer"),
    "kind": ("slag", "kind"),
    "language": ("språk", "language"),
    "least": ("lägst", "least"),
    "leastConfidence": ("lägsta säkerhet", "least confidence"),
    "licence": ("licens", "licence"),
    "madeWithAI": ("gjord med AI", "made with AI"),
    "missing": ("saknas", "missing"),
    "most": ("högst", "most"),
    "municipalityBody": ("kommun", "municipality"),
    "named": ("nämnd", "named"),
    "namedOnLines": ("nämnd på raderna", "named on lines"),
    "neighbours": ("grannar", "neighbours"),
    "node": ("nod", "node"),
    "object": ("värde", "value"),
    "organisations": ("organisationer", "organisations"),
    "other": ("den andra", "other"),
    "others": ("andra", "others"),
    "otherUndertaking": ("annat åtagande", "other undertaking"),
    "otherUndertakings": ("andra åtaganden", "other undertakings"),
    "pairsOnlyThroughIt": ("par som bara möts genom den", "pairs only through it"),
    "partners": ("partner", "partners"),
    "partnersWithNoOtherProject": ("partner utan annat projekt", "partners with no other project"),
    "partOf": ("del av", "part of"),
    "pitfallOf": ("fallgrop för", "pitfall of"),
    "pitfallText": ("fallgrop", "pitfall"),
    "pitfalls": ("fallgropar", "pitfalls"),
    "place": ("plats", "place"),
    "plan": ("plan", "plan"),
    "platform": ("plattform", "platform"),
    "position": ("nummer", "number"),
    "predicate": ("relation", "relation"),
    "printedNames": ("namn som tryckta", "names as printed"),
    "presenter": ("presenterat av", "presented by"),
    "projects": ("projekt", "projects"),
    "publisher": ("utgivare", "publisher"),
    "quotation": ("citat", "quotation"),
    "reached": ("nådd", "reached"),
    "reason": ("skäl", "reason"),
    "regionBody": ("region", "region"),
    "relation": ("relation", "relation"),
    "report": ("betänkande", "report"),
    "responsible": ("ansvarig", "responsible"),
    "retracted": ("tillbakadraget", "retracted"),
    "added": ("tillagt", "added"),
    "roles": ("roller", "roles"),
    "second": ("den andra", "second"),
    "secondMeetsPartnerIn": ("den andra möter partnern i", "second meets the partner in"),
    "secondProject": ("andra projektet", "second project"),
    "set": ("samling", "set"),
    "share": ("andel", "share"),
    "short": ("kortform", "short"),
    "size": ("storlek", "size"),
    "source": ("källa", "source"),
    "startDate": ("start", "start"),
    "state": ("stat", "state"),
    "stateBody": ("statligt organ", "state body"),
    "steps": ("steg", "steps"),
    "subject": ("sak", "thing"),
    "subtitle": ("undertitel", "subtitle"),
    "success": ("framgångsfaktor", "success factor"),
    "successFactors": ("framgångsfaktorer", "success factors"),
    "successOf": ("framgångsfaktor för", "success factor of"),
    "successText": ("framgångsfaktor", "success factor"),
    "suggested": ("föreslagen typ", "suggested kind"),
    "supports": ("stöder", "supports"),
    "theme": ("tema", "theme"),
    "themes": ("teman", "themes"),
    "thing": ("sak", "thing"),
    "things": ("saker", "things"),
    "times": ("gånger", "times"),
    "touchesBy": ("möts vid", "touches by"),
    "undertakings": ("åtaganden", "undertakings"),
    "unit": ("enhet", "unit"),
    "value": ("värde", "value"),
    "where": ("var", "where"),
    "wordings": ("ordalydelser", "wordings"),
    "year": ("år", "year"),
}


def column_words(name: str, spoken: str) -> str:
    """What a column is called: by us, by the ontology, or by its own name in words.

    >>> column_words("stateBody", "sv"), column_words("printedName", "sv"), column_words("someThing", "sv")
    ('statligt organ', 'namn som tryckt', 'some thing')
    """
    if name in _WORDS:
        return _WORDS[name][spoken != "sv"]
    terms = vocabulary()
    for kind in (terms.properties, terms.classes):
        for iri, term in kind.items():
            if iri.rpartition("#")[2].casefold() == name.casefold():
                return term.label[spoken].lower()
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
