"""The extractors in the order in which they run, one module a kind of thing: each may use what others found."""

from __future__ import annotations

from loaders.extract import areas, assignments, commissions, mentions, outputs, quantities, themes
from loaders.extract.bodies import bodies
from loaders.extract.bodies import learnt as learnt_bodies
from loaders.extract.events import agenda, collaborations, title_page
from loaders.extract.factors import factors
from loaders.extract.forms import boxes, forms
from loaders.extract.parties import learnt as learnt_parties
from loaders.extract.parties import members, party_lists, running, targets
from loaders.extract.persons import persons
from loaders.extract.projects import (
    granted,
    headed,
    headings,
    learnt,
    lists,
    matters,
    opened,
    projects,
    tables,
    units,
)
from loaders.extract.statements import plans, statements

EXTRACTORS = (
    persons,
    title_page,
    bodies,
    learnt_bodies,
    party_lists,
    agenda,
    assignments,
    commissions,
    projects,
    headings,
    matters,
    units,
    headed,
    forms,
    tables,
    granted,
    collaborations,
    lists,
    opened,
    units,
    learnt,
    boxes,
    members,
    running,
    targets,
    learnt_parties,
    areas,
    outputs,
    factors,
    statements,
    plans,
    quantities,
    themes,
    mentions,
)
