"""The page at /docs: the addresses for programs, made from the API description, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from api.pages.graph import Label
from api.pages.page import Page, View
from queries import questions

_GROUPS: Final = ("sparql", "questions", "linked data", "search", "files", "catalogue", "operation")


@dataclass(frozen=True, slots=True)
class Operation:
    """An address with a method: what it does, a page that shows it, parameters
    (name, whether it must be given, meaning), media types, faults by status."""

    path: str
    method: str
    summary: Label
    href: str
    parameters: tuple[tuple[str, bool, Label], ...]
    formats: tuple[str, ...]
    faults: tuple[tuple[str, Label], ...]


SWEDISH: Final[Mapping[str, str]] = {
    "A document, its text or a part of it": "Ett dokument, dess text eller en del av det",
    "A file of this or an older release": "En fil i den här eller en äldre utgåva",
    "A named graph": "En namngiven graf",
    "A named graph that GRAPH may read": "En namngiven graf som GRAPH får läsa",
    "A named graph to read as default graph; several are merged": (
        "En namngiven graf att läsa som standardgraf; flera slås ihop"
    ),
    "A node that its Turtle file gives no name": "En nod som dess Turtlefil inte ger något namn",
    "A parameter has a value that it cannot take; `parameter` names it and `reason` says what would do": (
        "En parameter har ett värde som den inte kan ha; `parameter` säger vilken och `reason` vad som går"
    ),
    "A release is open and queries are answered": "En utgåva är öppen och frågor besvaras",
    "A thing: redirects to its page or its data": "En sak: leder vidare till dess sida eller dess data",
    "A vocabulary, whole, or one of its concepts": "En hel vokabulär, eller ett av dess begrepp",
    "An update, or a request to another server": "En ändring, eller en fråga till en annan server",
    "Dumps and tables of the current release": "Hela grafen och tabeller ur den aktuella utgåvan",
    "Graph Store Protocol, reading: ?graph=IRI or ?default": "Graph Store Protocol, läsning: ?graph=IRI eller ?default",
    "In place of Accept, the ending of a file of that format: csv, ttl …; html for a page": (
        "I stället för Accept: filändelsen för formatet, csv, ttl …; html ger en sida"
    ),
    "Language of labels; wins over Accept-Language": "Språk för namn; går före Accept-Language",
    "No SPARQL, or the protocol is broken: line, column and reason": (
        "Inte SPARQL, eller fel mot protokollet: rad, tecken och skäl"
    ),
    "No such format": "Formatet finns inte",
    "No such format, or no territory in the answer": "Formatet finns inte, eller svaret har inget område",
    "Page of the answer, counted from 1; without page and per_page all rows come": (
        "Svarets sida, räknat från 1; utan page och per_page kommer alla rader"
    ),
    "Rows a page": "Rader per sida",
    "SPARQL 1.1; without it, VoID": "SPARQL 1.1; utan den kommer VoID",
    "SPARQL query": "SPARQL-fråga",
    "Search names, statements and quotations: ?q=, of one kind ?kind=, ?page=": (
        "Sök bland namn, utsagor och citat: ?q=, av ett slag ?kind=, ?page="
    ),
    "The answer to a question": "Svaret på en fråga",
    "The catalogue, DCAT-AP 3": "Katalogen, DCAT-AP 3",
    "The catalogue, DCAT-AP 3 (.ttl .jsonld .rdf)": "Katalogen, DCAT-AP 3 (.ttl .jsonld .rdf)",
    "The catalogue, DCAT-AP-SE in RDF/XML, where Swedish harvesters look": (
        "Katalogen, DCAT-AP-SE i RDF/XML, där svenska skördare letar"
    ),
    "The feed of releases": "Flödet av utgåvor",
    "The limits in force": "Gränserna som gäller",
    "The named questions": "De namngivna frågorna",
    "The ontology": "Ontologin",
    "The ontology, if it is of this version": "Ontologin, om den har den här versionen",
    "The process answers": "Processen svarar",
    "The query needs more memory than the limit": "Frågan behöver mer minne än gränsen",
    "The query ran longer than the limit": "Frågan tog längre tid än gränsen",
    "The question, with an ending that names a format if wanted (.csv, .geojson …)": (
        "Frågan, om man vill med en ändelse som anger formatet (.csv, .geojson …)"
    ),
    "The request or the answer is too long": "Frågan eller svaret är för långt",
    "The same as JSON, whatever the Accept": "Detsamma som JSON, vad Accept än säger",
    "The same as RDF Patch": "Detsamma som RDF Patch",
    "The shapes of a catalogue, in Turtle: catalogue, european, swedish": (
        "Formerna för en katalog, i Turtle: catalogue, european, swedish"
    ),
    "The shapes that the graph is validated against": "Formerna som grafen prövas mot",
    "There is no such question, format or page": "Frågan, formatet eller sidan finns inte",
    "Too many queries, or the store is away; Retry-After says when to come back": (
        "För många frågor, eller databasen är borta; Retry-After säger när det går igen"
    ),
    "VoID and service description": "VoID och tjänstebeskrivning",
    "What a kind of problem means": "Vad ett slags problem innebär",
    "What belongs to the dataset, as a link set (RFC 9264)": "Vad som hör till datamängden, som länksamling (RFC 9264)",
    "What changed since the release before it, or ?since=ID": "Vad som har ändrats sedan utgåvan före, eller ?since=ID",
    "What is known of a thing, in RDF or as a table (.ttl .jsonld .nt .rdf .csv)": (
        "Vad som är känt om en sak, i RDF eller som tabell (.ttl .jsonld .nt .rdf .csv)"
    ),
}
"""What the API description says in English, in Swedish."""


async def interface(view: View) -> Page:
    """The page at /docs: the addresses for programs, made from the API description."""
    groups: dict[str, list[Operation]] = {name: [] for name in _GROUPS}
    for path, methods in view.scope["app"].openapi()["paths"].items():
        for method, told in methods.items():
            groups[told["tags"][0]].append(_operation(view, path, method, told))
    return Page("interface.html", view.words("interface"), {"groups": groups, "site_url": view.site.settings.url})


def _operation(view: View, path: str, method: str, told: Mapping[str, Any]) -> Operation:
    question = questions(view.graph.base_iri).get(path.removeprefix("/questions/"))
    if question is not None:
        summary = Label(question.summary[view.spoken], view.spoken)
    else:
        summary = _label(view, told["summary"])
    answers = told["responses"]
    return Operation(
        path,
        method.upper(),
        summary,
        f"{view.site.settings.path_prefix}{path}?lang={view.spoken}" if question else "",
        tuple(
            (one["name"], one.get("required", False), _label(view, one.get("description", "")))
            for one in told.get("parameters", ())
        ),
        tuple(answers["200"].get("content", ())) if len(answers) > 2 else (),
        tuple(
            (status, _label(view, one["description"]))
            for status, one in answers.items()
            if status not in ("200", "422")
        ),
    )


def _label(view: View, text: str) -> Label:
    """A text of the API description in the page's language."""
    return Label(SWEDISH[text], "sv") if view.spoken == "sv" and text in SWEDISH else Label(text, "en")
