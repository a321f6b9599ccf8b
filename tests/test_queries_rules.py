"""What the rules derive."""

import itertools
import random
from collections import defaultdict

import pyoxigraph
import pytest

import ontology
from queries import rules

BASE = ontology.DEFAULT_BASE
PREFIXES = f"""@prefix role: <{ontology.SCHEME}role/> .
@prefix sg: <{ontology.SG}> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
"""
ASK = f"""PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sg: <{ontology.SG}>
"""


def derived(turtle: str, base_iri: str = BASE) -> pyoxigraph.Store:
    """A store with the ontology, the roles, what is given and what the rules make of it."""
    store = pyoxigraph.Store()
    for name in ("ontology", "schemes"):
        store.extend(pyoxigraph.Quad(*quad.triple) for quad in ontology.quads(name, base_iri))
    store.load(PREFIXES + turtle, format=pyoxigraph.RdfFormat.TURTLE, base_iri=base_iri)
    for rule in rules(base_iri):
        store.extend([pyoxigraph.Quad(*triple) for triple in store.query(rule.text)])
    return store


def project(name: str, *parts: str, kind: str = "Project") -> str:
    """A project with its participations, each "organisation" or "organisation/role"."""
    text = f"<id/project/{name}> a sg:{kind} .\n"
    for part in parts:
        who, _, role = part.partition("/")
        node = f"<id/participation/project-{name}--{who}--{role or 'lead'}>"
        text += f"<id/project/{name}> sg:hasParticipation {node} .\n"
        text += f"{node} a sg:Participation ; sg:role role:{role or 'lead'} ; sg:participant <id/org/{who}> .\n"
        text += f"<id/org/{who}> a sg:Organisation .\n"
    return text


def answers(store: pyoxigraph.Store, query: str) -> set[tuple[str, ...]]:
    rows = store.query(ASK + query)
    return {tuple(term.value.rpartition("/id/")[2] if term else "" for term in row) for row in rows}


def test_two_in_one_project_meet() -> None:
    """A meeting has both members, its project, the count and the participations it rests on."""
    store = derived(project("p", "b", "a"))

    found = answers(
        store,
        """SELECT ?node ?m ?p ?n ?d { ?node a sg:CoParticipation ; sg:member ?m ; sg:through ?p ;
        sg:count ?n ; prov:wasDerivedFrom ?d }""",
    )

    parts = {f"participation/project-p--{who}--lead" for who in "ab"}
    assert found == {("coparticipation/a--b", f"org/{who}", "project/p", "1", part) for who in "ab" for part in parts}


@pytest.mark.parametrize("role", ["contact-organisation", "target-primary", "funder", "observer", "reference-group"])
def test_other_roles_do_not_count(role: str) -> None:
    """Contact, target group and the like make nobody a partner."""
    store = derived(project("p", "a", f"b/{role}") + project("q", "a", f"c/{role}"))

    assert answers(store, "SELECT ?node { ?node a sg:CoParticipation }") == set()


def test_two_roles_in_one_project_count_once() -> None:
    """An organisation that leads and takes part is one partner in one project, and no bridge."""
    store = derived(project("p", "a", "a/applicant", "b"))

    assert answers(store, "SELECT ?node ?n { ?node sg:count ?n }") == {("coparticipation/a--b", "1")}


def test_only_projects_count() -> None:
    """A collaboration connects nobody here; a kind of project does."""
    store = derived(project("p", "a", "b", kind="Collaboration") + project("q", "c", "d", kind="PilotProject"))

    assert answers(store, "SELECT ?node { ?node a sg:CoParticipation }") == {("coparticipation/c--d",)}


def test_unnamed_groups_do_not_count() -> None:
    """The same word in two projects is two groups, and no partner."""
    group = project("p", "a", "kommuner").replace(
        "<id/org/kommuner> a sg:Organisation", "<id/org/kommuner> a sg:ActorGroup"
    )

    assert answers(derived(group), "SELECT ?node { ?node a sg:CoParticipation }") == set()


def test_a_bridge_needs_two_projects() -> None:
    """Whoever is in two projects is a bridge, with both."""
    store = derived(project("p", "a", "b") + project("q", "a"))

    found = answers(store, "SELECT ?node ?m ?p ?n { ?node a sg:Bridge ; sg:member ?m ; sg:through ?p ; sg:count ?n }")

    assert found == {("bridge/a", "org/a", f"project/{name}", "2") for name in "pq"}


def test_a_partner_is_shared_through_two_projects() -> None:
    """The node says who meets the partner where: first is whose IRI sorts first."""
    store = derived(project("p", "z", "m") + project("q", "a", "m"))

    found = answers(
        store,
        """SELECT ?node ?m ?first ?second {
        ?node a sg:SharedPartner ; sg:partner ?m ; sg:throughFirst ?first ; sg:throughSecond ?second }""",
    )

    assert found == {("shared-partner/a--z--m", "org/m", "project/q", "project/p")}
    assert answers(store, "SELECT ?a ?b { ?a sg:sharesPartnerWith ?b }") == {("org/a", "org/z"), ("org/z", "org/a")}
    assert len(answers(store, "SELECT ?d { ?node a sg:SharedPartner ; prov:wasDerivedFrom ?d }")) == 4


def test_one_project_shares_no_partner() -> None:
    """Three in one project, even in the same two, have no partner through different projects but where two differ."""
    assert answers(derived(project("p", "a", "b", "m")), "SELECT ?node { ?node a sg:SharedPartner }") == set()


def test_those_who_meet_may_also_share() -> None:
    """Two that meet in one project share a partner of it whom one of them meets elsewhere too."""
    store = derived(project("p", "a", "b", "m") + project("q", "a", "m"))

    assert answers(store, "SELECT ?node { ?node a sg:SharedPartner }") == {
        ("shared-partner/a--b--m",),
        ("shared-partner/b--m--a",),
    }


def test_a_hub_links_regions_alone() -> None:
    """Of pairs whose partner meets more than ten others, those of regions are kept, with one project a side."""
    others = [f"o{number}" for number in range(11)]
    projects = "".join(project(f"p{one}", "hub", one) for one in (*others, "a", "b"))
    regions = "".join(f"<id/org/{one}> a sg:Region . " for one in "ab")

    store = derived(projects + project("q", "hub", "a") + regions)

    assert answers(
        store, "SELECT ?node ?one ?other { ?node a sg:SharedPartner ; sg:throughFirst ?one ; sg:throughSecond ?other }"
    ) == {("shared-partner/a--b--hub", "project/pa", "project/pb")}


def test_a_shared_partner_names_two_projects_that_differ() -> None:
    """Where one project is common to both pairs, the other stands for one of them."""
    store = derived(project("p", "a", "b", "m") + project("q", "b", "m"))

    node = f"{{ ?node sg:partner <{BASE}id/org/m> ; "
    found = answers(store, f"SELECT ?one ?other {node} sg:throughFirst ?one ; sg:throughSecond ?other }}")

    assert found == {("project/p", "project/q")}
    assert len(answers(store, f"SELECT ?d {node} prov:wasDerivedFrom ?d }}")) == 4


def test_derived_nodes_stand_under_the_publishers_base() -> None:
    """Their IRIs follow those of their members, whatever the base is."""
    store = derived(project("p", "a", "m") + project("q", "b", "m"), "https://graf.example/bas/")

    nodes = {row[0].value for row in store.query(ASK + "SELECT ?node { ?node sg:member ?m }")}

    assert nodes == {
        f"https://graf.example/bas/id/{node}"
        for node in ("coparticipation/a--m", "coparticipation/b--m", "bridge/m", "shared-partner/a--b--m")
    }


def test_an_undertaking_joins_the_levels_of_those_who_have_a_part() -> None:
    """A funder counts, a target group does not; each level once."""
    levels = "".join(
        f"<id/org/{who}> sg:level <{ontology.SCHEME}level/{level}> .\n"
        for who, level in (("a", "region"), ("b", "region"), ("c", "state"), ("d", "municipality"))
    )
    parts = project("p", "a", "b", "c/funder", "d/target-primary")
    turned = "".join(
        f"<id/participation/project-p--{who}> sg:participationIn <id/project/p> .\n"
        for who in ("a--lead", "b--lead", "c--funder", "d--target-primary")
    )

    found = answers(derived(parts + turned + levels), "SELECT ?u ?level { ?u sg:involvesLevel ?level }")

    joined = {(undertaking, level.rpartition("/")[2]) for undertaking, level in found}
    assert joined == {("project/p", "region"), ("project/p", "state")}


def test_a_theme_recurs_in_two_things() -> None:
    """Factors of one theme about two things; two about one are no recurrence."""
    themes = f"{ontology.SCHEME}factor-theme/"
    factors = "".join(
        f"<id/factor/{number}> sg:factorTheme <{themes}{theme}> ; sg:about <id/collaboration/{about}> .\n"
        for number, (theme, about) in enumerate((("dialog", "x"), ("dialog", "y"), ("metod", "x"), ("metod", "x")))
    )

    found = answers(derived(factors), "SELECT ?theme ?thing { ?theme sg:recursIn ?thing }")

    assert {(theme.rpartition("/")[2], thing) for theme, thing in found} == {
        ("dialog", "collaboration/x"),
        ("dialog", "collaboration/y"),
    }


def test_factors_of_one_kind_recur_over_collaborations() -> None:
    """A theme and a kind in two collaborations have a node, with both and the factors; projects do not count."""
    themes = f"{ontology.SCHEME}factor-theme/"
    said = (
        *(("SuccessFactor", "dialog", "collaboration/x"), ("SuccessFactor", "dialog", "collaboration/y")),
        *(("Pitfall", "dialog", "collaboration/y"), ("Pitfall", "dialog", "project/p")),
        *(("SuccessFactor", "metod", "collaboration/x"), ("SuccessFactor", "metod", "collaboration/x")),
    )
    factors = "".join(f"<id/collaboration/{name}> a sg:Collaboration .\n" for name in "xy") + "".join(
        f"<id/factor/{number}> a sg:{kind} ; sg:factorTheme <{themes}{theme}> ; sg:about <id/{about}> .\n"
        for number, (kind, theme, about) in enumerate(said)
    )

    found = answers(
        derived(factors),
        """SELECT ?node ?c ?n ?f { ?node a sg:Recurrence ; sg:through ?c ; sg:count ?n ; prov:wasDerivedFrom ?f ;
        <http://purl.org/dc/terms/subject> ?theme ; <http://purl.org/dc/terms/type> sg:SuccessFactor }""",
    )

    assert found == {
        ("recurrence/dialog--successfactor", f"collaboration/{name}", "2", f"factor/{number}")
        for name in "xy"
        for number in (0, 1)
    }
    assert len(answers(derived(factors), "SELECT ?node { ?node a sg:Recurrence }")) == 1


def test_undertakings_are_counted_in_their_levels_years() -> None:
    """The start says the year, else the first document that names the undertaking, else none does."""
    level = f"{ontology.SCHEME}level/region"
    text = f"<id/org/a> sg:level <{level}> .\n"
    for name in ("started", "named", "both", "undated"):
        text += f"<id/participation/{name}> sg:participationIn <id/project/{name}> ; sg:participant <id/org/a> ; "
        text += f"sg:role role:lead . <id/project/{name}> a sg:Project .\n"
    text += """@prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <id/project/started> schema:startDate "2019"^^xsd:gYear . <id/project/both> schema:startDate "2019-05-01" .
        <doc/x> schema:mentions <id/project/named> , <id/project/both> ; dcterms:issued "2022-03-01"^^xsd:date .
        <doc/y> schema:mentions <id/project/named> ; dcterms:issued "2021"^^xsd:gYear ."""

    found = answers(
        derived(text),
        """SELECT ?node ?n ?year ?u { ?node a sg:LevelYear ; sg:count ?n . ?u sg:countedIn ?node
        OPTIONAL { ?node <http://purl.org/dc/terms/date> ?year } }""",
    )

    assert found == {
        ("level-year/region--2019", "2", "2019", "project/started"),
        ("level-year/region--2019", "2", "2019", "project/both"),
        ("level-year/region--2021", "1", "2021", "project/named"),
        ("level-year/region--undated", "1", "", "project/undated"),
    }


def test_two_of_one_level_meet_at_it() -> None:
    """Two regions have a level in common, a region and a state body none."""
    levels = "".join(
        f"<id/org/{who}> sg:level <{ontology.SCHEME}level/{level}> .\n"
        for who, level in (("a", "region"), ("b", "region"), ("c", "state"))
    )

    found = answers(derived(project("p", "a", "b", "c") + levels), "SELECT ?node ?level { ?node sg:sameLevel ?level }")

    assert [(node, level.rpartition("/")[2]) for node, level in found] == [("coparticipation/a--b", "region")]


def test_a_bridge_counts_whom_it_meets() -> None:
    """Each other organisation once, and none where nobody else takes part."""
    store = derived(
        project("p", "a", "b", "c") + project("q", "a", "b") + project("r", "alone") + project("s", "alone")
    )

    found = answers(store, "SELECT ?node ?n { ?node sg:partnerCount ?n }")

    assert found == {("bridge/a", "2"), ("bridge/b", "2"), ("bridge/alone", "0")}


def test_neighbours_touch_by_land_or_lake() -> None:
    """A point in common makes no neighbours; the others are so in both directions."""
    borders = "".join(
        f"<id/border/1-{other}> a sg:Border ; sg:borderOf <id/lan/1> , <id/lan/{other}> ; "
        f"sg:borderKind <{ontology.SCHEME}border-kind/{kind}> .\n"
        for other, kind in (("2", "land"), ("3", "lake"), ("4", "point"))
    )

    found = answers(derived(borders), "SELECT ?a ?b { ?a sg:neighbourOf ?b }")

    assert found == {("lan/1", "lan/2"), ("lan/2", "lan/1"), ("lan/1", "lan/3"), ("lan/3", "lan/1")}


def test_a_label_is_swedish_where_there_is_one() -> None:
    """One label a thing: Swedish, else the first language; a document's is its title; concepts keep theirs."""
    store = derived("""<id/org/a> skos:prefLabel "A"@en , "Å"@sv . <id/org/b> skos:prefLabel "Be"@fi , "B"@de .
        <doc/d> a sg:SourceDocument ; dcterms:title "Titel"@sv .""")

    found = answers(
        store,
        f'SELECT ?s ?l {{ ?s rdfs:label ?l FILTER(REGEX(STR(?s), "^{BASE}(id|doc)/")) }}',
    )

    assert {label for _, label in found} == {"Å", "B", "Titel"}
    assert answers(store, f"SELECT ?l {{ <{ontology.SCHEME}role/lead> rdfs:label ?l }}") == set()


@pytest.mark.parametrize("seed", range(5))
def test_derived_nodes_equal_the_definition(seed: int) -> None:
    """On random projects the rules find exactly what a plain search of all triples of organisations finds."""
    dice = random.Random(seed)
    who = [f"o{number}" for number in range(8)]
    projects = {f"p{number}": set(dice.sample(who, dice.randint(1, 4))) for number in range(9)}
    together: dict[frozenset[str], set[str]] = defaultdict(set)
    for name, members in projects.items():
        for pair in itertools.combinations(members, 2):
            together[frozenset(pair)].add(name)
    shared = {
        (f"shared-partner/{first}--{second}--{partner}",)
        for first, second in itertools.combinations(sorted(who), 2)
        for partner in who
        if partner not in (first, second)
        and any(
            one != other
            for one in together.get(frozenset((first, partner)), ())
            for other in together.get(frozenset((second, partner)), ())
        )
    }

    store = derived("".join(project(name, *sorted(members)) for name, members in projects.items()))

    assert answers(store, "SELECT ?node ?n { ?node a sg:CoParticipation ; sg:count ?n }") == {
        (f"coparticipation/{'--'.join(sorted(pair))}", str(len(names))) for pair, names in together.items()
    }
    assert answers(store, "SELECT ?node { ?node a sg:SharedPartner }") == shared
    assert answers(store, "SELECT ?node ?n { ?node a sg:Bridge ; sg:count ?n }") == {
        (f"bridge/{one}", str(count))
        for one in who
        if (count := sum(one in members for members in projects.values())) > 1
    }
