"""The server's settings: one table, each row with its name, its default and what it is for.

Each is read from the environment as `SAMGRAF_<NAME>`, or from the file that `SAMGRAF_SETTINGS` names, which wins; an
empty value means the default.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

PREFIX = "SAMGRAF_"


class SettingsError(ValueError):
    """A setting cannot be used; the message names it, its value and what is allowed."""


def _help(text: str) -> Mapping[str, str]:
    return {"help": text}


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the server is told; immutable.

    >>> Settings.from_environment({"SAMGRAF_PORT": "9000"}).url
    'http://127.0.0.1:9000/'
    """

    data: Path = field(default=Path("var"), metadata=_help("data folder: releases and caches"))
    host: str = field(default="127.0.0.1", metadata=_help("address the server listens on"))
    port: int = field(default=8000, metadata=_help("port the server listens on"))
    public_url: str = field(default="", metadata=_help("address the world sees; empty: http://HOST:PORT"))
    base_iri: str = field(
        default="https://w3id.org/samgraf/",
        metadata=_help("what IRIs of things, documents and graphs begin with"),
    )
    store: str = field(
        default="", metadata=_help("a remote SPARQL endpoint to ask in place of the release's own store")
    )
    store_user: str = field(default="", metadata=_help("user name at STORE"))
    store_password: str = field(default="", repr=False, metadata=_help("password at STORE"))
    engine: Literal["auto", "memory", "disk"] = field(
        default="auto",
        metadata=_help("where the graph is read from: memory (faster), disk, or auto (memory if it fits MEMORY_MB)"),
    )
    memory_mb: int = field(
        default=2048, metadata=_help("memory that copies of the graph may take, all processes together")
    )
    workers: int = field(
        default_factory=_cores,
        metadata=_help("queries that may run at length side by side; the cores, if not set"),
    )
    query_seconds: float = field(default=20.0, metadata=_help("longest time a query may run"))
    query_memory_mb: int = field(default=512, metadata=_help("most memory a query may take"))
    result_mb: int = field(default=512, metadata=_help("largest answer sent"))
    query_bytes: int = field(default=1_048_576, metadata=_help("longest request text accepted"))
    cache_mb: int = field(default=256, metadata=_help("memory for answers kept; 0 keeps none"))
    service_allow: tuple[str, ...] = field(
        default=(), metadata=_help("endpoints that SERVICE may ask, comma-separated; empty: none")
    )
    trusted_proxies: tuple[str, ...] = field(
        default=(), metadata=_help("addresses or networks whose X-Forwarded-For is believed, comma-separated")
    )
    metrics_port: int = field(default=9464, metadata=_help("port of the Prometheus metrics on 127.0.0.1; 0: none"))
    settings: str = field(
        default="",
        metadata=_help("file of more settings, NAME=value a line; SIGHUP has STORE and its user read again from it"),
    )
    log_level: Literal["debug", "info", "warning", "error"] = field(
        default="info", metadata=_help("least serious message logged")
    )

    def __post_init__(self) -> None:
        for name in ("workers", "query_memory_mb", "result_mb", "query_bytes", "query_seconds"):
            if getattr(self, name) <= 0:
                raise SettingsError(f"{PREFIX}{name.upper()} is {getattr(self, name)}: it must be above 0")
        for name in ("port", "metrics_port"):
            if not 0 <= getattr(self, name) <= 65535:
                raise SettingsError(f"{PREFIX}{name.upper()} is {getattr(self, name)}: a port is 0 to 65535")
        if self.port == self.metrics_port != 0:
            raise SettingsError(f"{PREFIX}METRICS_PORT is {self.port}, as PORT is: the metrics need one of their own")
        for name in ("memory_mb", "cache_mb"):
            if getattr(self, name) < 0:
                raise SettingsError(f"{PREFIX}{name.upper()} is {getattr(self, name)}: it must be 0 or more")
        for name in ("public_url", "base_iri", "store"):
            value = getattr(self, name)
            if "@" in urlsplit(value).netloc:
                raise SettingsError(
                    f"{PREFIX}{name.upper()} holds a user name: STORE_USER and STORE_PASSWORD are for it"
                )
            if value and not (urlsplit(value).scheme in ("http", "https") and urlsplit(value).netloc):
                raise SettingsError(f"{PREFIX}{name.upper()} is {value!r}: an http(s) address is needed")
        if not self.base_iri.endswith(("/", "#")):
            raise SettingsError(f"{PREFIX}BASE_IRI is {self.base_iri!r}: it must end in / or #")
        for proxy in self.trusted_proxies:
            try:
                ipaddress.ip_network(proxy, strict=False)
            except ValueError as error:
                raise SettingsError(
                    f"{PREFIX}TRUSTED_PROXIES holds {proxy!r}: an address or network is needed"
                ) from error

    @property
    def url(self) -> str:
        """The public address with a closing `/`."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/") + "/"

    @cached_property
    def path_prefix(self) -> str:
        """The path that the public address has before ours, without a closing `/`: `""` or `"/graf"`."""
        return urlsplit(self.url).path.rstrip("/")

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """Read the table from the environment, and from the file that SETTINGS there names.

        Raises:
            SettingsError: a value does not have the kind its row asks for, or the file cannot be read.
        """
        given = {}
        if file := environ.get(f"{PREFIX}SETTINGS", "").strip():
            environ = {**environ, **_of_file(Path(file))}
        for row in fields(cls):
            name = PREFIX + row.name.upper()
            if text := environ.get(name, "").strip():
                given[row.name] = _read(name, text, str(row.type))
        return cls(**given)

    def with_store_of(self, other: Settings) -> Settings:
        """These, but asking the store that others name: what may change while the server runs."""
        return replace(self, store=other.store, store_user=other.store_user, store_password=other.store_password)

    @classmethod
    def table(cls) -> list[tuple[str, str, str]]:
        """(name, default, help) of each setting, for help texts and the README."""
        return [(PREFIX + row.name.upper(), _shown(row), row.metadata["help"]) for row in fields(cls)]


def _of_file(path: Path) -> dict[str, str]:
    """The lines NAME=value of a file, as systemd and podman have them: without quotes, comments and empty lines."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{PREFIX}SETTINGS is {str(path)!r}: it cannot be read ({error})") from error
    given = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip()[0] in "#;":
            continue
        name, parted, value = (part.strip() for part in line.partition("="))
        if not parted:
            raise SettingsError(f"{path}, line {number}: NAME=value is needed")
        quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
        given[name] = value[1:-1] if quoted else value
    return given


def _shown(row: Any) -> str:
    if row.name == "workers":
        return "cores"
    return "" if row.default == () else str(row.default)


def _read(name: str, text: str, kind: str) -> Any:
    if kind == "Path":
        return Path(text)
    if kind.startswith("tuple"):
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if kind.startswith("Literal"):
        allowed = [part.strip(" \"'") for part in kind.removeprefix("Literal[").rstrip("]").split(",")]
        if text.lower() not in allowed:
            raise SettingsError(f"{name} is {text!r}: one of {', '.join(allowed)} is needed")
        return text.lower()
    if kind in ("int", "float"):
        try:
            return int(text) if kind == "int" else float(text)
        except ValueError as error:
            raise SettingsError(f"{name} is {text!r}: a number is needed") from error
    return text
