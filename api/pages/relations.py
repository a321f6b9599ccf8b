"""How statements are told: under which question, in which words, and what a kind of thing would have.

A relation is written `prefix:name`, from the other end `^prefix:name`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from api.pages.graph import term_label
from api.shortened import absolute, short
from ontology import vocabulary

QUESTIONS: Final[Mapping[str, str]] = {
    "what": "dcterms:title dcterms:alternative skos:altLabel sg:acronym dcterms:abstract skos:definition "
    "dcterms:description sg:text sg:printedHeading sg:outputKind org:classification sg:level sg:actsAt "
    "sg:status schema:startDate schema:endDate sg:printedDate dcterms:issued dcterms:language sg:budget "
    "sg:programme sg:diaryNumber schema:position schema:value schema:minValue schema:maxValue schema:unitText "
    "sg:measures sg:condition sg:until sg:horizon sg:generatedWithAI sg:role sg:printedName dcterms:license "
    "rdf:subject rdf:predicate rdf:object dcterms:date",
    "doubt": "sg:suggestedKind ^rdf:subject",
    "corrected": "rdfs:comment sg:adds sg:retracts prov:wasAttributedTo ^sg:adds ^prov:wasAttributedTo",
    "who": "^sg:participationIn ^sg:participationIn/other sg:participant sg:participationIn sg:expressedBy "
    "sg:presenterOrganisation sg:responsibleParty dcterms:publisher dcterms:creator org:subOrganizationOf "
    "^org:subOrganizationOf sg:involvesLevel",
    "in": "^sg:participant ^sg:participant/other ^sg:presenterOrganisation ^sg:responsibleParty "
    "^dcterms:creator ^dcterms:publisher",
    "partners": "sg:CoParticipation sg:SharedPartner sg:Bridge ^sg:member ^sg:partner sg:member sg:partner sg:through "
    "sg:throughFirst sg:throughSecond sg:count sg:partnerCount sg:sameLevel",
    "derived": "prov:wasDerivedFrom",
    "where": "dcterms:spatial schema:location sg:neighbourOf sg:overlaps ^dcterms:spatial ^schema:location "
    "^sg:overlaps sg:borderOf sg:borderKind",
    "belongs": "dcterms:isPartOf ^dcterms:isPartOf schema:superEvent ^schema:superEvent sg:inSet ^sg:inSet",
    "theme": "dcat:theme sg:factorTheme sg:about sg:discusses ^sg:discusses ^dcat:theme ^sg:factorTheme",
    "gives": "sg:develops ^sg:develops sg:hasMeasure ^sg:hasMeasure sg:initiative ^sg:initiative ^sg:outputKind",
    "said": "sg:Pitfall sg:SuccessFactor ^sg:about ^sg:expressedBy sg:recursIn",
    "used": "^sg:role ^sg:level ^sg:actsAt ^sg:status ^org:classification ^sg:suggestedKind ^sg:basis ^sg:method",
    "named": "^sg:mentions",
    "elsewhere": "skos:exactMatch skos:closeMatch skos:broadMatch dcterms:identifier skos:notation sg:emailDomain "
    "dcterms:source dcterms:rights",
}
"""The questions in the order of a page, each with the relations that answer it."""
OTHER_ROLE: Final = "/other"
"""Ends a relation by a participation in a role that is no taking part: a target group's, a contact's."""
_SILENT: Final = (
    "rdf:type skos:hiddenLabel skos:prefLabel rdfs:label sg:evidence sg:method sg:basis sg:mergedBecause sg:confidence "
    "sg:hasParticipation sg:coParticipantOf sg:sharesPartnerWith sg:countedIn schema:mentions skos:inScheme "
    "skos:topConceptOf skos:hasTopConcept ^skos:hasTopConcept ^sg:hasParticipation ^sg:coParticipantOf "
    "^sg:sharesPartnerWith ^rdf:predicate ^rdf:object ^prov:wasDerivedFrom ^sg:borderOf ^sg:neighbourOf "
    "^sg:through ^sg:throughFirst ^sg:throughSecond ^sg:involvesLevel ^sg:recursIn ^sg:sameLevel "
    "^schema:mentions ^prov:used ^dcterms:isFormatOf ^void:class "
    "^sh:targetClass ^sh:targetNode ^sh:hasValue ^sh:in ^rdf:first ^rdf:rest ^skos:member ^skos:inScheme "
    "^skos:topConceptOf ^rdfs:isDefinedBy ^oa:hasSource ^foaf:primaryTopic ^prov:entity"
)
SILENT: Final = frozenset(_SILENT.split())
"""Told in another way (the label, the passages, a node in between) or of no use to people."""
JUDGED: Final = frozenset(("dcat:theme", "sg:factorTheme"))
"""Always a judgement, by rule or by a curator: what a thing is named is no evidence for them."""
_SINGLE: Final = (
    "sg:status schema:startDate schema:endDate sg:budget sg:programme sg:diaryNumber sg:horizon sg:until schema:value "
    "schema:minValue schema:maxValue schema:unitText dcterms:issued"
)
SINGLE: Final = frozenset(_SINGLE.split())
"""A thing has one value of these: where documents give several, they disagree."""
EXPECTED: Final[Mapping[str, str]] = {
    "sg:Undertaking": "^sg:participationIn dcat:theme dcterms:spatial schema:startDate schema:endDate sg:budget",
    "sg:Project": "sg:status sg:develops",
    "sg:Output": "sg:status",
    "schema:Event": "schema:startDate schema:location",
    "sg:Statement": "sg:expressedBy",
    "sg:Need": "sg:horizon",
    "sg:Vision": "sg:horizon",
    "sg:Quantity": "dcterms:spatial sg:until sg:condition",
    "sg:PublicOrganisation": "^sg:participant ^sg:expressedBy",
    "sg:CollaborationPlatform": "sg:responsibleParty",
    "sg:SourceDocument": "dcterms:issued dcterms:publisher dcterms:license",
}
"""What a thing of a class would have: where it is missing, the page says that the sources do not tell."""
_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "dcterms:title": ("titel", "title"),
    "dcterms:alternative": ("undertitel", "subtitle"),
    "skos:altLabel": ("kallas också", "also called"),
    "dcterms:abstract": ("sammanfattning", "summary"),
    "skos:definition": ("definition", "definition"),
    "dcterms:description": ("beskrivning", "description"),
    "org:classification": ("typ", "type"),
    "schema:startDate": ("start", "start"),
    "schema:endDate": ("slut", "end"),
    "dcterms:issued": ("utgivet", "issued"),
    "dcterms:language": ("språk", "language"),
    "schema:position": ("nummer", "number"),
    "schema:value": ("värde", "value"),
    "schema:minValue": ("lägst", "at least"),
    "schema:maxValue": ("högst", "at most"),
    "schema:unitText": ("enhet", "unit"),
    "dcterms:license": ("licens", "licence"),
    "^sg:adds": ("tillagt genom rättelsen", "added by the correction"),
    "rdfs:comment": ("kommentar", "comment"),
    "rdf:subject": ("gäller", "concerns"),
    "rdf:predicate": ("egenskap", "property"),
    "rdf:object": ("värde", "value"),
    "dcterms:date": ("datum", "date"),
    "prov:wasAttributedTo": ("gjord av", "made by"),
    "^prov:wasAttributedTo": ("gjorde", "made"),
    "^rdf:subject": ("rättelse eller belagd uppgift", "correction or supported statement"),
    "^sg:participationIn": ("deltagare", "participant"),
    "dcterms:publisher": ("utgivare", "publisher"),
    "dcterms:creator": ("upphovsman", "author"),
    "org:subOrganizationOf": ("del av", "part of"),
    "^org:subOrganizationOf": ("har delen", "has part"),
    "^sg:participant": ("deltar i", "takes part in"),
    "^sg:presenterOrganisation": ("presenterade", "presented"),
    "^sg:responsibleParty": ("ansvarar för", "is responsible for"),
    "^dcterms:creator": ("har skrivit", "has written"),
    "^dcterms:publisher": ("har gett ut", "has published"),
    "^sg:participant/other": ("har en annan roll än deltagare i", "has a role other than participant in"),
    "^sg:participationIn/other": ("målgrupper, kontakter och andra roller", "target groups, contacts and other roles"),
    "sg:Pitfall": ("fallgropar i det den deltar i", "pitfalls of what it takes part in"),
    "sg:SuccessFactor": ("framgångsfaktorer i det den deltar i", "success factors of what it takes part in"),
    "sg:throughFirst": ("den första möter partnern i", "the first meets the partner in"),
    "sg:throughSecond": ("den andra möter partnern i", "the second meets the partner in"),
    "sg:through/own": ("möter själv partnern i", "itself meets the partner in"),
    "sg:through/other": ("den andra möter partnern i", "the other meets the partner in"),
    "sg:count/projects": ("antal projekt", "number of projects"),
    "^sg:member": ("möter", "meets"),
    "sg:CoParticipation": ("deltar tillsammans med", "takes part together with"),
    "sg:SharedPartner": ("delar partner med, genom olika projekt", "shares a partner with, through different projects"),
    "sg:Bridge": ("är en brygga mellan projekt", "is a bridge between projects"),
    "^sg:partner": ("är den gemensamma partnern för", "is the shared partner of"),
    "prov:wasDerivedFrom": ("vilar på deltagandet", "rests on the participation"),
    "dcterms:spatial": ("område", "territory"),
    "schema:location": ("plats", "place"),
    "^dcterms:spatial": ("här finns eller hit syftar", "is here or concerns this place"),
    "^schema:location": ("här hölls", "was held here"),
    "^sg:overlaps": ("överlappas av", "is overlapped by"),
    "dcterms:isPartOf": ("hör till", "is part of"),
    "^dcterms:isPartOf": ("hit hör", "has part"),
    "schema:superEvent": ("del av händelsen", "part of the event"),
    "^schema:superEvent": ("hade delen", "had the part"),
    "^sg:inSet": ("innehåller", "contains"),
    "dcat:theme": ("tema", "theme"),
    "^dcat:theme": ("berör temat", "concerns the theme"),
    "^sg:factorTheme": ("faktor med temat", "factor of the theme"),
    "^sg:discusses": ("behandlas av", "is discussed by"),
    "^sg:develops": ("utvecklas av", "is developed by"),
    "^sg:hasMeasure": ("åtgärd i", "measure of"),
    "^sg:initiative": ("kom ur", "came out of"),
    "^sg:outputKind": ("resultat av slaget", "output of the kind"),
    "^sg:about": ("utsaga om detta", "statement about this"),
    "^sg:expressedBy": ("utsaga", "statement"),
    "^sg:role": ("deltagande i rollen", "participation in the role"),
    "^sg:level": ("hör till nivån", "belongs to the level"),
    "^sg:actsAt": ("verkar på nivån", "acts at the level"),
    "^sg:status": ("har statusen", "has the status"),
    "^org:classification": ("är av typen", "is of the type"),
    "^sg:suggestedKind": ("föreslagen typ för", "suggested kind of"),
    "^sg:basis": ("vilar på grunden", "rests on the basis"),
    "^sg:method": ("hittad med metoden", "found by the method"),
    "^sg:mentions": ("nämns här", "named here"),
    "skos:exactMatch": ("samma sak hos andra", "the same elsewhere"),
    "skos:closeMatch": ("nära motsvarighet", "close match"),
    "skos:broadMatch": ("vidare motsvarighet", "broader match"),
    "dcterms:identifier": ("kod", "code"),
    "skos:notation": ("beteckning", "notation"),
    "dcterms:source": ("källa för registret", "source of the register"),
    "dcterms:rights": ("rättigheter", "rights"),
}
_QUESTION_OF: Final = {relation: name for name, group in QUESTIONS.items() for relation in group.split()}
_ORDER: Final = {relation: place for place, relation in enumerate(_QUESTION_OF)}


def relation_of(predicate: str, inverse: bool = False) -> str:
    """How a predicate is written here.

    >>> relation_of("http://purl.org/dc/terms/title"), relation_of("https://w3id.org/samgraf/ns#about", True)
    ('dcterms:title', '^sg:about')
    """
    return "^" * inverse + short(predicate)


def question_of(relation: str) -> str:
    """The question that a relation answers; "other" if it is under none."""
    return _QUESTION_OF.get(relation, "other")


def order_of(relation: str) -> int:
    """The place of a relation on a page."""
    return _ORDER.get(relation, len(_ORDER))


def words_of(relation: str, spoken: str) -> str:
    """A relation in words."""
    if relation in _WORDS:
        return _WORDS[relation][spoken != "sv"]
    plain = relation.removeprefix("^")
    label = term_label(absolute(plain), spoken)
    return label.text if label else plain


def missing(classes: tuple[str, ...], told: frozenset[str]) -> list[str]:
    """The relations that a thing of these classes would have and that are not told."""
    above = {short(parent) for iri in classes for parent in vocabulary().superclasses(iri)}
    expected = dict.fromkeys(one for name, group in EXPECTED.items() if name in above for one in group.split())
    return [relation for relation in expected if relation not in told]
