"""report.html and the page of each document, by templates that escape what they show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import attrgetter
from typing import Any

import jinja2
from markupsafe import Markup

from loaders.findings import Finding
from loaders.release.offers import PREFIXES
from loaders.release.reviewed import Review


@cache
def _environment() -> jinja2.Environment:
    folder = files("loaders.release").joinpath("html")
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: folder.joinpath(name).read_text(encoding="utf-8")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["style"] = Markup(folder.joinpath("report.css").read_text(encoding="utf-8"))
    return environment


def document(review: Review) -> str:
    """Return the page of one document."""
    template = _environment().get_template("review.html")
    return template.render(review=review, prefixes=PREFIXES, found=_alike(review.findings))


def index(report: Mapping[str, Any], findings: Iterable[Finding]) -> str:
    """Return the page that leads to those of the documents; `report` is what report.json holds."""
    return _environment().get_template("report.html").render(report=report, found=_alike(findings))


def _alike(findings: Iterable[Finding]) -> list[tuple[tuple[str, str, str], list[str]]]:
    """Return findings by severity and words, each with the nodes that it was made on."""
    kind = attrgetter("severity", "sv", "en")
    ordered = sorted(findings, key=lambda one: (kind(one), one.node))
    return [(said, [one.node for one in held if one.node]) for said, held in groupby(ordered, key=kind)]
