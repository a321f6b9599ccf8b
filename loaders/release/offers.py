"""Corrections ready to be copied into a curation.ttl: what a person has to fill in stands in capitals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pyoxigraph import NamedNode

from loaders import iris
from loaders.document import Span
from loaders.release.wording import Term, Wording, Words
from ontology import SCHEME, dcterms, org, rdf, sg, skos

WHO, WHEN, WHY = "HANDLE", "YYYY-MM-DD", "WHY"
WHOLE, BODY, OTHER, WORDS = "PROJECT", "ORGANISATION", "OTHER", "THE WORDS"
PREFIXES = """@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix role: <https://w3id.org/samgraf/scheme/role/> .
@prefix sg: <https://w3id.org/samgraf/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SIGNED = f"""  prov:wasAttributedTo <id/agent/{WHO}> ; dcterms:date "{WHEN}"^^xsd:date ; rdfs:comment "{WHY}"@sv ."""
KINDS = {  # what else a factor may be taken for
    "SuccessFactor": "nytta",
    "Benefit": "framgangsfaktor",
    "Pitfall": "framgangsfaktor",
}
CHANGED = (sg("role"), sg("status"), sg("outputKind"), org("classification"), sg("text"), skos("prefLabel"))


class Offer(NamedTuple):
    """One correction: what it does, and its Turtle."""

    title: Words
    turtle: str


def of_node(node: NamedNode, wording: Wording) -> tuple[Offer, ...]:
    """Return how a node is taken away or joined with another, and how what is open to doubt in it is said otherwise."""
    path, values = wording.base, wording.said[node]
    offered = [Offer(Words("Ta bort", "Take away"), _correction(f"sg:retracts {_iri(node, path)}"))]
    if values.get(sg("participant")):
        actor = _triple(node, sg("participant"), NamedNode(f"{path}id/org/{BODY}"), path)
        offered.append(Offer(Words("Ange en annan aktör", "Name another actor"), _correction(actor)))
    if values.get(sg("about")):
        about = _triple(node, sg("about"), _other_project(values[sg("about")], wording), path)
        offered.append(Offer(Words("Säg vad det avser", "Say what it is about"), _correction(about)))
    kind = next((KINDS[name] for name in KINDS if sg(name) in values[rdf("type")]), None)
    changed = next((prop for prop in CHANGED if values.get(prop)), None)
    if kind:
        doubted = _triple(node, sg("suggestedKind"), NamedNode(f"{SCHEME}factor-kind/{kind}"), path)
        offered.append(Offer(Words("Föreslå annat slag", "Suggest another kind"), _correction(doubted)))
    elif changed is not None:
        what = wording.of(changed)
        title = Words(f"Ändra {what.sv}", f"Change {what.en}")
        offered.append(Offer(title, _correction(_triple(node, changed, values[changed][0], path))))
    own = node.value.removeprefix(path)
    if own.startswith("id/") and iris.kind(own) in iris.SHARED:
        other = {"project": WHOLE, "org": BODY}.get(iris.kind(own), OTHER)
        offered.append(_joined(own, f"id/{iris.kind(own)}/{other}"))
    return tuple(offered)


def _other_project(told: Sequence[Term], wording: Wording) -> NamedNode:
    """Return the project of the document that a statement is not about, if it is one."""
    kinds = {sg("Project"), sg("PilotProject")}
    others = [
        node for node, said in wording.said.items() if kinds & set(said.get(rdf("type"), ())) and node not in told
    ]
    return others[0] if len(others) == 1 else NamedNode(f"{wording.base}id/project/{WHOLE}")


def _joined(path: str, other: str) -> Offer:
    same = f"rdf:subject <{path}> ; rdf:predicate owl:sameAs ; rdf:object <{other}>"
    return Offer(Words("För ihop med en annan", "Join with another"), _correction(same))


def of_triple(subject: NamedNode, predicate: NamedNode, value: Term, base_iri: str) -> tuple[Offer, ...]:
    """Return how one triple is taken away."""
    whole = f"sg:retracts [ {_triple(subject, predicate, value, base_iri)} ]"
    return (Offer(Words("Ta bort", "Take away"), _correction(whole)),)


def of_merge(thing: NamedNode, name: str, slug: str, base_iri: str) -> tuple[Offer, ...]:
    """Return how a thing that a document calls by a name is kept apart from that of another document."""
    path = thing.value.removeprefix(base_iri)
    own = f"{path.rpartition('/')[0]}/{iris.slug(name)}-{iris.digest(slug, iris.normalised(name), '1')}"
    apart = f"rdf:subject <{path}> ; rdf:predicate owl:differentFrom ; rdf:object <{own}>"
    return (Offer(Words("Håll isär", "Keep apart"), _correction(apart)),)


def of_namesake(thing: NamedNode, other: NamedNode, base_iri: str) -> tuple[Offer, ...]:
    """Return how a thing and another that has its name are joined: as the plainer of the two."""
    plain, own = (node.value.removeprefix(base_iri) for node in plainer_first(thing, other))
    return (_joined(own, plain)._replace(title=Words("För ihop", "Join")),)


def plainer_first(*things: NamedNode) -> list[NamedNode]:
    """Return things of one name in order: first that whose path its name alone gives, without a digest."""
    return sorted(things, key=lambda node: (len(node.value), node.value))


def of_stretch(slug: str, span: Span, length: int, project: str | None = None) -> tuple[Offer, ...]:
    """Return how what a stretch of the text tells is added: words of it, or the whole; and how it is masked.

    `length` is that of the whole text, `project` the path of the project that the stretch is likely to tell of.
    """
    whole = f"<{project or f'id/project/{WHOLE}'}>"
    place, words = f"<doc/{slug}/text#char={span.start},{span.end};length={length}>", f'oa:exact "{WORDS}"'
    part = (
        f"a sg:Participation ; sg:participationIn {whole} ; sg:participant <id/org/{BODY}> ;\n"
        f"    sg:role role:collaborating-party ; {words}"
    )
    return (
        Offer(Words("Lägg till en deltagare", "Add a participant"), _correction(f"sg:adds [ {part} ]")),
        Offer(
            Words(
                "Lägg till en framgångsfaktor (eller sg:Pitfall, sg:Benefit)",
                "Add a success factor (or sg:Pitfall, sg:Benefit)",
            ),
            _correction(f"sg:adds [ a sg:SuccessFactor ; sg:about {whole} ; sg:evidence {place} ]"),
        ),
        Offer(Words("Lägg till ett projekt", "Add a project"), _correction(f"sg:adds [ a sg:Project ; {words} ]")),
        Offer(Words("Maska", "Mask"), _correction(f"sg:masks {place}")),
    )


def _correction(form: str) -> str:
    return f"[] a sg:Correction ; {form} ;\n{SIGNED}"


def _triple(subject: NamedNode, predicate: NamedNode, value: Term, base_iri: str) -> str:
    words = _iri(value, base_iri) if isinstance(value, NamedNode) else str(value)
    return f"rdf:subject {_iri(subject, base_iri)} ; rdf:predicate {_iri(predicate, base_iri)} ; rdf:object {words}"


def _iri(node: NamedNode, base_iri: str) -> str:
    for prefix, namespace in (("sg", sg("").value), ("dcterms", dcterms("").value), ("rdf", rdf("").value)):
        if node.value.startswith(namespace):
            return f"{prefix}:{node.value.removeprefix(namespace)}"
    return f"<{node.value.removeprefix(base_iri)}>"
