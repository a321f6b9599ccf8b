"""What is said of a thing as a table: the query that a page shows, that `/data/….csv` answers."""

from __future__ import annotations

from ontology import PREFIXES

_TEXT = """PREFIX oa: <{oa}>
PREFIX rdfs: <{rdfs}>
PREFIX sg: <{sg}>

SELECT ?direction ?property ?value ?label ?quotation ?line ?passage WHERE {{
  {{ <{iri}> ?property ?value BIND("from" AS ?direction) }} UNION
  {{ ?value ?property <{iri}> BIND("to" AS ?direction) }}
  OPTIONAL {{ ?value rdfs:label ?label FILTER(LANGMATCHES(LANG(?label), "{spoken}")) }}
  OPTIONAL {{
    ?value sg:evidence ?passage .
    ?passage oa:hasSelector/oa:exact ?quotation ; sg:line ?line .
  }}
}}
ORDER BY ?direction ?property ?value ?passage"""


def statements_query(iri: str, spoken: str = "sv") -> str:
    """SPARQL for every statement from or to a thing, with the quotation that a node at the other end rests on."""
    names = {name: PREFIXES[name] for name in ("oa", "rdfs", "sg")}
    return _TEXT.format(iri=iri, spoken=spoken, **names)
