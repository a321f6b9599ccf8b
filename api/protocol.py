"""The SPARQL 1.1 Protocol: an HTTP request in, what it asks for out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote_plus

from api.errors import BadRequest, MethodNotAllowed, TooLong, UnsupportedMedia

METHODS = ("GET", "HEAD", "POST", "QUERY", "OPTIONS")
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"


@dataclass(frozen=True, slots=True)
class SparqlRequest:
    """A query or update operation. `operation` "none": no text was sent, the service description is wanted.

    The graph IRIs are None where the request names none, so that the query's own FROM counts. `format` is what
    the parameter of that name says (a file name's ending), for clients that cannot set Accept; "" without.
    """

    operation: str
    text: str = ""
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    format: str = ""


def read(method: str, query_string: bytes, content_type: str, body: bytes, limit: int) -> SparqlRequest:
    """Read an operation as section 2 of the protocol says; unknown parameters are ignored.

    Args:
        method: the HTTP method, upper case.
        query_string: what follows `?`, as sent.
        content_type: of the body, with its parameters; "" for none.
        body: all of it.
        limit: longest text in bytes.

    Raises:
        BadRequest: parameters missing, repeated or mixed; bytes that are no UTF-8.
        MethodNotAllowed: a method the endpoint does not have.
        TooLong: more than `limit` bytes.
        UnsupportedMedia: a body of another kind than the protocol's three.

    >>> read("GET", b"query=ASK%20%7B%7D", "", b"", 1000)
    SparqlRequest(operation='query', text='ASK {}', default_graphs=None, named_graphs=None, format='')
    """
    if method not in METHODS:
        raise MethodNotAllowed(
            (f"{method} is not one of the methods here.", f"{method} är ingen av metoderna här."),
            {"Allow": ", ".join(METHODS)},
        )
    if len(query_string) > limit:
        raise TooLong(("Send a long query by POST.", "Skicka en lång fråga med POST."), part="url", limit=limit)
    parameters = _decoded(query_string)
    if method in ("GET", "HEAD"):
        if "update" in parameters:
            raise BadRequest(
                ("An update is sent by POST, never by GET.", "En uppdatering skickas med POST, aldrig med GET.")
            )
        return _operation("query", parameters) if "query" in parameters else SparqlRequest("none")
    if len(body) > limit:
        raise TooLong((f"A request has at most {limit} bytes.", f"Ett anrop får ha högst {limit} byte."), limit=limit)
    media_type = content_type.partition(";")[0].strip().lower()
    if media_type == FORM:
        form = _decoded(body)
        for name, values in parameters.items():
            form[name] = form.get(name, []) + values
        names = [name for name in ("query", "update") if name in form]
        if len(names) != 1:
            raise BadRequest(
                (
                    "The form needs one of the fields query and update.",
                    "Formuläret behöver ett av fälten query och update.",
                )
            )
        return _operation(names[0], form)
    if media_type in (QUERY, UPDATE):
        name = "query" if media_type == QUERY else "update"
        if "query" in parameters or "update" in parameters:
            raise BadRequest(
                (
                    "The text stands in the body and in the URL; one of them is enough.",
                    "Texten står både i anropets kropp och i adressen; ett av dem räcker.",
                )
            )
        _refuse_charset(content_type)
        parameters[name] = [_utf8(body)]
        return _operation(name, parameters)
    if not media_type:
        raise UnsupportedMedia(
            (
                f"The request has no Content-Type; send {QUERY} or {FORM}.",
                f"Anropet saknar Content-Type; skicka {QUERY} eller {FORM}.",
            )
        )
    raise UnsupportedMedia(
        (
            f"{media_type} is not read here; send {QUERY} or {FORM}.",
            f"{media_type} läses inte här; skicka {QUERY} eller {FORM}.",
        )
    )


def _operation(name: str, parameters: Mapping[str, list[str]]) -> SparqlRequest:
    texts = parameters[name]
    if len(texts) != 1:
        raise BadRequest(
            (
                f"{name} is given {len(texts)} times; once is right.",
                f"{name} anges {len(texts)} gånger; en gång är rätt.",
            )
        )
    prefix = "" if name == "query" else "using-"
    default = parameters.get(f"{prefix}default-graph-uri" if name == "query" else "using-graph-uri")
    named = parameters.get(f"{prefix}named-graph-uri")
    chosen = parameters.get("format", [""])[0]
    if default is None and named is None:
        return SparqlRequest(name, texts[0], format=chosen)
    return SparqlRequest(name, texts[0], tuple(default or ()), tuple(named or ()), chosen)


def _decoded(form: bytes) -> dict[str, list[str]]:
    if not form:
        return {}
    parameters: dict[str, list[str]] = {}
    try:
        if form.startswith(b"query=") and b"&" not in form:  # as most requests are
            return {"query": [unquote_plus(form[6:].decode("utf-8"), errors="strict")]}
        for name, value in parse_qsl(form.decode("utf-8"), keep_blank_values=True, errors="strict"):
            parameters.setdefault(name, []).append(value)
    except UnicodeDecodeError as error:
        raise BadRequest(("The parameters are not UTF-8.", "Parametrarna är inte UTF-8.")) from error
    return parameters


def _refuse_charset(content_type: str) -> None:
    for parameter in content_type.lower().split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip(" \"'") not in ("utf-8", "utf8", "us-ascii"):
            raise UnsupportedMedia(
                (
                    f"The text is sent in UTF-8, not in {value.strip()}.",
                    f"Texten skickas i UTF-8, inte i {value.strip()}.",
                )
            )


def _utf8(body: bytes) -> str:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequest(("The body is not UTF-8.", "Anropets kropp är inte UTF-8.")) from error
    if "\0" in text:
        raise BadRequest(
            (
                "The body holds a null; it is not UTF-8 text.",
                "Anropets kropp har ett nolltecken; den är ingen text i UTF-8.",
            )
        )
    return text.removeprefix("\ufeff")
