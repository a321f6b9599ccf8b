"""The command line: one door to the house, and the only module that prints.

Exit status: 0 success, 1 the input is at fault, 2 usage, 3 ours. Standard output holds the answer alone.
What only one command needs is imported by that command: pySHACL alone takes a second to load, and a server
that has its release starts in less.
"""

from __future__ import annotations

import csv
import dataclasses
import difflib
import io
import json
import os
import subprocess
import sys
import traceback
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Annotated, Any, Literal, NoReturn

import typer
from pyoxigraph import RdfFormat, serialize
from typer.core import TyperGroup

import queries
from api import negotiation, plain
from api.engine.ask import ask as run
from api.engine.virtuoso import OWN_GRAPHS
from api.errors import NoRelease, Problem
from api.explanation import UnknownThing, explain, in_store
from api.listening import CannotListen, listening
from api.protocol import SparqlRequest
from api.release import Release
from api.settings import Settings, SettingsError
from api.shortened import absolute
from api.sparql import checked
from loaders.errors import LoaderError
from loaders.findings import Finding
from ontology import PREFIXES

INPUT_FAULT, USAGE, OURS, INTERRUPTED = 1, 2, 3, 130
DOCUMENTS = Path("documents")


class Fault(Exception):
    """What cannot be done as asked, in one sentence; `status` is the exit status."""

    def __init__(self, message: str, status: int = INPUT_FAULT) -> None:
        super().__init__(message)
        self.status = status


class House(TyperGroup):
    """Turns what a command raises into a sentence on standard error and an exit status."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except (Fault, LoaderError) as error:
            _fail(str(error), error.status)
        except SettingsError as error:
            _fail(str(error), USAGE)
        except (CannotListen, queries.ParameterError) as error:
            _fail(str(error), INPUT_FAULT)
        except Problem as problem:
            _fail(_told(problem), INPUT_FAULT if problem.http_status < 500 else OURS)
        except BrokenPipeError:
            # The reader has left (`| head`). What is still held back shall not be tried again at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
        except (typer.Exit, typer.Abort, typer.TyperException):
            raise
        except Exception:  # the edge: whatever is not foreseen is ours
            traceback.print_exc()
            _fail("this is a fault of the program, not of your input; please report it", OURS)


app = typer.Typer(
    cls=House,
    help="A knowledge graph of Swedish regional planning: documents in, a graph people can trust out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Results = Literal["table", "json", "csv", "tsv", "xml", "turtle", "ntriples", "jsonld", "rdfxml", "trig", "nquads"]
Form = typer.Option("--format", help="How the answer is shown.")
FormAsServed = typer.Option("--format", help="How the answer is shown; default: json, a graph as turtle.")
Data = Annotated[Path | None, typer.Option("--data", help="Data folder.", show_default="SAMGRAF_DATA or var")]


@app.command()
def build(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Folders and files; default: documents/")
    ] = None,
    data: Data = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes that read at once.")] = None,
    cluster: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Dask scheduler whose workers read: tcp://HOST:8786.")
    ] = "",
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Make the release current though a faulty document vanishes.")
    ] = False,
    log: Annotated[
        typer.FileTextWrite | None,
        typer.Option("--log", mode="a", help="File for the same in JSON, a line a step and document; added to it."),
    ] = None,
) -> None:
    """Build a release from documents and make it current."""
    from loaders.release.build import build as make

    settings = _settings(data)
    result = make(
        paths or [],
        data=settings.data,
        base_iri=settings.base_iri,
        documents_root=DOCUMENTS,
        jobs=jobs,
        cluster=cluster,
        keep_going=keep_going,
        progress=_say,
        log=log,
    )
    _say_findings(result.findings)
    for path in result.passed_by:
        if path.parent == DOCUMENTS:  # catalogue and ledger, which the build reads by name
            continue
        _say(f"warning: {path}: no document; passed by")
    for fault in result.faults:
        _say(f"left out: {fault.error}")
    if result.kept_for:
        held = ", ".join(result.kept_for)
        _fail(f"the current release stays, for it holds {held}; --keep-going builds one without", result.status)
    if result.path is None:
        _fail("no release was made: the checks found errors", result.status)
    for change in result.changes:
        _say(str(change))
    state = "already there" if result.reused else "built"
    _say(f"{state}: release {result.id}, {len(result.documents)} documents")
    typer.echo(result.path)
    raise typer.Exit(result.status)


@app.command()
def serve(
    data: Data = None,
    host: Annotated[str | None, typer.Option(help="Address.", show_default="SAMGRAF_HOST or 127.0.0.1")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, show_default="SAMGRAF_PORT or 8000")] = None,
) -> None:
    """Serve the current release, building it first if there is none."""
    from api.serve import run as serve_from

    settings = _settings(data, host=host, port=port)
    with listening(settings.host, settings.port) as door:
        settings = dataclasses.replace(settings, port=door.getsockname()[1])
        if not settings.store and not (settings.data / "current" / "manifest.json").is_file():
            _say("there is no release yet; building one")
            _build_apart(settings)
        _say(f"serving on {settings.url}")
        serve_from(settings, door)


@app.command()
def ask(
    name: Annotated[str | None, typer.Argument(help="The question; without it they are listed.")] = None,
    values: Annotated[list[str] | None, typer.Argument(metavar="[KEY=VALUE]...")] = None,
    form: Annotated[Results, Form] = "table",
    lang: Annotated[Literal["sv", "en"], typer.Option(help="Language of titles and concepts.")] = "sv",
    data: Data = None,
) -> None:
    """List the named questions, or answer one."""
    settings = _settings(data)
    if name is None:
        _list(queries.questions(settings.base_iri).values(), form, lang)
        return
    release = _release(settings)
    known = queries.questions(release.base_iri)
    if name not in known:
        near = ", ".join(difflib.get_close_matches(name, known, n=3, cutoff=0.4))
        raise Fault(f"there is no question {name}; " + (f"did you mean {near}?" if near else "samgraf ask lists them"))
    text = queries.bind(known[name], dict(_pair(value) for value in values or ()), lang)
    _answer(settings, release.path / "store", text, form, release.base_iri, brief=True)


@app.command()
def sparql(
    query: Annotated[str, typer.Argument(metavar="TEXT|FILE|-", help="The query, its file, or - to read it.")],
    form: Annotated[Results | None, FormAsServed] = None,
    contacts: Annotated[
        bool, typer.Option("--contacts", help="Ask the private store of persons; for local use alone.")
    ] = False,
    data: Data = None,
) -> None:
    """Run a SPARQL query on the current release."""
    settings = _settings(data)
    release, text = _release(settings), _query_text(query)
    store = release.path / "store"
    if contacts:
        store = release.path / "private" / "store"
        if not store.is_dir():
            raise Fault("this release keeps no contacts")
        _say("what follows may hold personal data; keep it to yourself")
    _answer(settings, store, text, form, release.base_iri)


@app.command()
def extract(
    file: Annotated[Path, typer.Argument(help="A document, or its folder.")],
    form: Annotated[Literal["table", "json", "nquads", "trig", "html"], Form] = "table",
) -> None:
    """Show what the loader finds in one document; no release is made."""
    from loaders import ledger, preview, sources
    from loaders.release import report

    found = sources.find([file])
    for fault in found.faults:
        raise fault.error
    if len(found.sources) != 1:
        raise Fault(f"{file} holds {len(found.sources)} documents; name one")
    made = preview.preview(found.sources[0], ledger.read(DOCUMENTS / "ledger.csv"), _settings().base_iri)
    _say_findings(made.findings)
    if form == "json":
        typer.echo(json.dumps([row._asdict() for row in preview.rows(made.mapped)], ensure_ascii=False, indent=1))
    elif form == "table":
        heads = ("kind", "name", "line", "quotation", "found by")
        cells = [
            (
                row.kind,
                row.name,
                str(row.line or ""),
                "same" if row.quotation == row.name else row.quotation,
                f"{row.method} {row.confidence}".strip(),
            )
            for row in preview.rows(made.mapped)
        ]
        typer.echo("\n".join(plain.columns([heads, *cells])))
    elif form == "html":
        typer.echo(report.page(found.sources[0].slug, made, _settings().base_iri), nl=False)
    else:
        rdf = RdfFormat.N_QUADS if form == "nquads" else RdfFormat.TRIG
        serialize(preview.graphs(made.mapped), _stdout(), format=rdf, prefixes=PREFIXES)


@app.command()
def add(
    file: Annotated[Path, typer.Argument(help="The document; it is copied.")],
    slug: Annotated[
        str | None, typer.Option(help="The new folder's name.", show_default="from the file's name")
    ] = None,
    data: Data = None,
) -> None:
    """Add a document: a new folder in documents/ with an about.ttl filled in from what it says."""
    from loaders import ledger, preview
    from loaders.adding import add as put
    from loaders.release import report

    settings = _settings(data)
    try:
        made = put(file, DOCUMENTS, slug, ledger.read(DOCUMENTS / "ledger.csv"), settings.base_iri)
    except OSError as error:
        raise Fault(f"{DOCUMENTS}: {error.strerror}", OURS) from error
    _say_findings(made.preview.findings)
    page = settings.data / "review" / f"{made.source.slug}.html"
    page.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    page.write_text(report.page(made.source.slug, made.preview, settings.base_iri), encoding="utf-8")
    kinds = Counter(row.kind for row in preview.rows(made.preview.mapped))
    _say("found: " + (", ".join(f"{count} {kind}" for kind, count in kinds.most_common()) or "nothing"))
    _say(f"look at {made.folder / 'about.ttl'}, and in a browser at {page}; then samgraf build")
    typer.echo(made.folder)


@app.command(name="explain")
def explain_(
    thing: Annotated[str, typer.Argument(metavar="IRI", help="An IRI, a prefixed name or a path: id/lan/13")],
    form: Annotated[Literal["table", "json"], Form] = "table",
    data: Data = None,
) -> None:
    """Tell every statement about a thing, with quotation, document, line and how it was found."""
    release = _release(_settings(data))
    try:
        iri = absolute(thing, release.base_iri)
    except ValueError as error:
        raise Fault(f"{thing!r} can be no IRI: {error}") from error
    try:
        told = explain(in_store(release.path / "store"), iri, release.base_iri)
    except UnknownThing as error:
        raise Fault(f"the graph says nothing of {iri}") from error
    if form == "json":
        typer.echo(json.dumps(dataclasses.asdict(told), ensure_ascii=False, indent=1, default=str))
    else:
        typer.echo(plain.explanation(told, release.base_iri))


@app.command()
def check(
    file: Annotated[Path | None, typer.Argument(help="An RDF file; default: the current release.")] = None,
    data: Data = None,
) -> None:
    """Check the current release, or a file: shapes, checks, sums."""
    from loaders import inspection

    settings = _settings(data)
    place = settings.data / "current"
    findings = list(inspection.release(place) if file is None else inspection.file(file, settings.base_iri))
    for finding in findings:
        typer.echo(finding)
    faults = sum(finding.severity != "warning" for finding in findings)
    name = f"release {place.resolve().name}" if file is None else str(file)
    _say(f"{name}: {faults} faults, {len(findings) - faults} warnings")
    raise typer.Exit(0 if not faults else OURS if file is None else INPUT_FAULT)


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the files go.")],
    public_url: Annotated[
        str | None, typer.Option(help="Address of what is published.", show_default="SAMGRAF_PUBLIC_URL")
    ] = None,
    data: Data = None,
) -> None:
    """Copy dumps, tables and catalogue of the current release."""
    from loaders.release.copying import copy

    settings = _settings(data, public_url=public_url)
    if not settings.public_url:
        _say(f"SAMGRAF_PUBLIC_URL is not set: the catalogue says {settings.url}")
    for file in copy(settings.data / "current", folder, settings.url):
        typer.echo(file)


@app.command()
def publish(
    url: Annotated[str, typer.Argument(metavar="URL", help="Its SPARQL endpoint, as SAMGRAF_STORE will name it.")],
    graphs: Annotated[
        str, typer.Option(metavar="URL", help="Its Graph Store; known from URL for common engines.", show_default="")
    ] = "",
    data: Data = None,
) -> None:
    """Load the current release into a store elsewhere, in a dataset of its own."""
    from loaders.graph_store import GraphStore
    from loaders.publish import publish as load

    settings = _settings(data)
    store = GraphStore(url, graphs, settings.store_user, settings.store_password)
    done = load(settings.data / "current", store, _say, OWN_GRAPHS)
    _say(f"release {done.release}: {done.graphs} graphs with {done.triples} triples are there, {done.sent} sent now")
    typer.echo(url)


@app.command()
def network(
    form: Annotated[Literal["table", "json", "csv", "graphml"], Form] = "table",
    data: Data = None,
) -> None:
    """Show the co-operation network: who stands where, its edges (csv) or the whole as GraphML."""
    from loaders import cooperation

    release = _release(_settings(data))
    if form in ("csv", "graphml"):
        held = cooperation.file(release.path, cooperation.EDGES if form == "csv" else cooperation.GRAPHML)
        _stdout().write(held)
        return
    places = cooperation.places(release.path)
    if form == "json":
        said = {"release": release.id, "method": cooperation.METHOD}
        told = {**said, "places": [place._asdict() for place in places]}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    heads = ("organisation", "partners", "meetings", "between", "group", "community")
    rows = [
        (p.name, str(p.partners), str(p.meetings), f"{p.between:.3f}", str(p.group), str(p.community)) for p in places
    ]
    typer.echo("\n".join([*plain.columns([heads, *rows]), "", f"release {release.id}", cooperation.METHOD]))


@app.command()
def prune(
    keep: Annotated[int | None, typer.Option(help="How many of the newest stay; the current one always.")] = None,
    document: Annotated[str | None, typer.Option(metavar="SLUG", help="Remove what holds this document.")] = None,
    data: Data = None,
) -> None:
    """Remove old releases."""
    from loaders.release.prune import holds
    from loaders.release.prune import prune as remove

    if keep is None and document is None:
        raise Fault("say --keep N or --document SLUG", USAGE)
    place = _settings(data).data
    removed = remove(place, keep, document)
    for gone in removed:
        typer.echo(f"{gone.id}\t{gone.bytes}")
        _say(f"removed {gone.id} ({gone.bytes / 1e6:.1f} MB)")
    if document and holds(place / "current", document):
        _say(f"the current release holds {document} and stays; to withdraw it, build without it and prune again")
    elif document and not removed:
        _say(f"no release holds {document}")


def _settings(data: Path | None = None, **given: str | int | None) -> Settings:
    chosen: dict[str, Any] = {name: value for name, value in {"data": data, **given}.items() if value is not None}
    return dataclasses.replace(Settings.from_environment(), **chosen)


def _release(settings: Settings) -> Release:
    """The release that commands answer from, whatever store the server is told to ask."""
    if settings.store:
        _say(f"SAMGRAF_STORE is not asked: this answers from the release in {settings.data}")
    try:
        return Release.open(settings.data / "current")
    except NoRelease as error:
        raise Fault(f"{settings.data}: there is no release that can be read; samgraf build makes one") from error


def _answer(
    settings: Settings, store: Path, text: str, form: Results | None, base_iri: str, brief: bool = False
) -> None:
    known = {one.name: one for one in (*negotiation.RESULTS, *negotiation.GRAPHS)}
    accept = ", ".join(known[form].accepted) if form in known else "*/*"
    look, _, request = checked(SparqlRequest("query", text), accept, base_iri, settings.service_allow)
    if form != "table" or look.form not in ("select", "ask"):
        run(store, request, settings, _stdout())
        return
    whole = io.BytesIO()
    run(store, request, settings, whole)
    typer.echo(plain.table(whole.getvalue(), base_iri, brief))


def _list(found: Iterable[queries.Question], form: Results, language: str) -> None:
    heads = ("name", "title", "parameters")
    rows = [
        (one.name, one.summary[language], {parameter.name: parameter.default for parameter in one.parameters})
        for one in found
    ]
    cells = [
        (name, title, " ".join(f"{key}={value or ''}" for key, value in held.items())) for name, title, held in rows
    ]
    if form == "table":
        typer.echo("\n".join(plain.columns([heads, *cells])))
    elif form == "json":
        listed = {"questions": [dict(zip(heads, row, strict=True)) for row in rows]}
        typer.echo(json.dumps(listed, ensure_ascii=False, indent=1))
    elif form in ("csv", "tsv"):
        csv.writer(sys.stdout, delimiter="," if form == "csv" else "\t").writerows((heads, *cells))
    else:
        raise Fault("the list of questions comes as table, json, csv or tsv", USAGE)


def _pair(value: str) -> tuple[str, str]:
    name, given, text = value.partition("=")
    if not given:
        raise Fault(f"{value!r}: a parameter is given as key=value", USAGE)
    return name, text


def _query_text(query: str) -> str:
    try:
        if query == "-":
            return sys.stdin.read()
        if _names_a_file(query):
            return Path(query).read_text("utf-8")
    except OSError as error:
        raise Fault(f"{query}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Fault(f"{query}: not UTF-8 at byte {error.start}") from error
    return query


def _names_a_file(text: str) -> bool:
    try:
        # A query has a space or bracket in it; a name that ends like a query's file is meant as one.
        return Path(text).is_file() or (text.endswith((".rq", ".sparql")) and "{" not in text)
    except (OSError, ValueError):  # too long or too odd for a name
        return False


def _build_apart(settings: Settings) -> None:
    """Build in a process of its own: what validates stays out of the process that serves."""
    command = [sys.executable, "-m", "samgraf", "build", "--data", str(settings.data)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if not (settings.data / "current" / "manifest.json").is_file():
        raise Fault("there is nothing to serve", done.returncode or OURS)


def _told(problem: Problem) -> str:
    return ": ".join(part for part in (problem.titles[0], problem.detail) if part)


def _stdout() -> IO[bytes]:
    sys.stdout.flush()
    return sys.stdout.buffer


def _say(message: str) -> None:
    typer.echo(plain.one_line(message), err=True)


def _say_findings(findings: Sequence[Finding]) -> None:
    """Say what is out of order in full, and of warnings of one kind the first and their number."""
    seen = Counter(finding.rule for finding in findings if finding.severity == "warning")
    for finding in findings:
        if finding.severity != "warning":
            _say(str(finding))
        elif count := seen.pop(finding.rule, 0):
            _say(f"{finding}{f' and {count - 1} more like it' if count > 1 else ''}")


def _fail(message: str, status: int) -> NoReturn:
    _say(f"samgraf: {message}")
    raise typer.Exit(status)


if __name__ == "__main__":
    app()
