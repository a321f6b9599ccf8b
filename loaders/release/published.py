"""What a release publishes: its files and services, as a catalogue and a listing describe them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from loaders.release import network, tabulated
from loaders.release.dumps import DUMPS, JSON, MERGE, QUADS, TRIG, TURTLE, XML


class Form(NamedTuple):
    """A file format: its code in the EU's list of file types, its media type, its name."""

    code: str
    media_type: str
    name: str


class File(NamedTuple):
    """A file below exports/: title and description by language; `packed` is "", "gzip" or "zstd"."""

    path: str
    form: Form
    title: dict[str, str]
    description: dict[str, str]
    packed: str = ""


class Service(NamedTuple):
    """A service: its name in documents/catalogue.ttl, its path, what it answers with, what it keeps to."""

    name: str
    path: str
    form: Form
    description: dict[str, str]
    standards: tuple[str, ...]


FORMS = {
    QUADS: Form("RDF_N_QUADS", "application/n-quads", "N-Quads"),
    TRIG: Form("RDF_TRIG", "application/trig", "TriG"),
    MERGE: Form("RDF_N_TRIPLES", "application/n-triples", "N-Triples"),
    TURTLE: Form("RDF_TURTLE", "text/turtle", "Turtle"),
    XML: Form("RDF_XML", "application/rdf+xml", "RDF/XML"),
    JSON: Form("JSON_LD", "application/ld+json", "JSON-LD"),
}
TABLES, WORKBOOK = "tables", "samgraf.xlsx"
CSV = Form("CSV", "text/csv", "CSV")
PARQUET = Form("OCTET", "application/vnd.apache.parquet", "Parquet")  # the EU's list has no term of its own for it
DRAWN = {
    WORKBOOK: (
        Form("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
        {"sv": "Alla tabeller i en arbetsbok", "en": "All tables in one workbook"},
        {
            "sv": "En flik för varje tabell och en som förklarar dem; alla celler är text.",
            "en": "A sheet for each table and one that explains them; all cells are text.",
        },
    ),
    network.GEOJSON: (
        Form("GEOJSON", "application/geo+json", "GeoJSON"),
        {"sv": "Områden med antal, karta", "en": "Territories with counts, map"},
        {
            "sv": "Län, kommuner och andra områden med hur mycket som sägs om dem; länen med gränser.",
            "en": "Counties, municipalities and other areas with how much is said of them; counties with outlines.",
        },
    ),
    network.GRAPHML: (
        Form("XML", "application/xml", "GraphML"),
        {"sv": "Samverkan, nätverk", "en": "Co-operation, network"},
        {
            "sv": "Organisationer som deltar i samma projekt, som GraphML för nätverksprogram.",
            "en": "Organisations that take part in the same projects, as GraphML for network programs.",
        },
    ),
}
PACKED = {"": "", "gzip": ".gz", "zstd": ".zst"}
SPARQL = "https://www.w3.org/TR/sparql11-"
SERVICES = (
    Service(
        "sparql",
        "sparql",
        Form("JSON", "application/sparql-results+json", "SPARQL"),
        {
            "sv": "SPARQL 1.1 över hela grafen, endast läsning.",
            "en": "SPARQL 1.1 over the whole graph, read only.",
        },
        (f"{SPARQL}protocol/", f"{SPARQL}query/", f"{SPARQL}service-description/"),
    ),
    Service(
        "questions",
        "questions",
        Form("JSON", "application/json", "REST"),
        {
            "sv": "Färdiga frågor med parametrar, besvarade som CSV, JSON, GeoJSON eller sida.",
            "en": "Ready-made questions with parameters, answered as CSV, JSON, GeoJSON or a page.",
        },
        ("https://spec.openapis.org/oas/v3.1.0",),
    ),
)


def dumps() -> Iterator[File]:
    """Yield the dumps with their packed copies."""
    graphs = {
        "sv": "De namngivna graferna, en eller flera för varje källdokument.",
        "en": "The named graphs, one or more for each source document.",
    }
    merge = {
        "sv": "Alla uppgifter i en graf, var och en en gång.",
        "en": "All statements in one graph, each once.",
    }
    for name in DUMPS:
        for packed, ending in PACKED.items():
            form = FORMS[name]
            said = f"{form.name} ({packed})" if packed else form.name
            title = {"sv": f"Hela grafen, {said}", "en": f"Whole graph, {said}"}
            yield File(name + ending, form, title, graphs if name in (QUADS, TRIG) else merge, packed)


def tables() -> Iterator[File]:
    """Yield the tables, and what is drawn from them."""
    for table in tabulated.tables():
        for form, ending in ((CSV, "csv"), (PARQUET, "parquet")):
            title = {"sv": f"{table.title['sv']}, {form.name}", "en": f"{table.title['en']}, {form.name}"}
            yield File(f"{TABLES}/{table.name}.{ending}", form, title, dict(table.description))
    for name, (form, title, description) in DRAWN.items():
        yield File(f"{TABLES}/{name}", form, title, description)


def files() -> Iterator[File]:
    """Yield every file that the catalogue lists."""
    yield from dumps()
    yield from tables()
