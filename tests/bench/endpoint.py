"""The endpoint beside its peers, in one go, on the same data, the same answers checked.

    python tests/bench/synthetic.py GRAPH --projects 12500
    python tests/bench/endpoint.py GRAPH --oxigraph oxigraph --rdflib-endpoint rdflib-endpoint

wrk sends the requests. Each is a text of its own (a number in a comment), so that "uncached" means it; the
"repeated" rows ask the same few texts again and again. Rows of servers that were not given are left out.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

ROOT = Path(__file__).resolve().parents[2]
PREFIXES = (
    "PREFIX sg: <https://w3id.org/samgraf/ns#>\nPREFIX id: <https://w3id.org/samgraf/id/>\n"
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
)
# "%d" becomes a number that differs from request to request.
QUERIES = {
    "lookup": "SELECT ?p ?o WHERE { <https://w3id.org/samgraf/id/project/p%d> ?p ?o }",
    "partners": """SELECT ?partner (COUNT(DISTINCT ?project) AS ?n) WHERE {
  ?project sg:hasParticipation/sg:participant <https://w3id.org/samgraf/id/org/region-halland> , ?partner .
} GROUP BY ?partner ORDER BY DESC(?n) ?partner LIMIT 20 #%d""",
    "top actors": """SELECT ?body (COUNT(?part) AS ?n) WHERE { ?part sg:participant ?body }
GROUP BY ?body ORDER BY DESC(?n) ?body LIMIT 20 #%d""",
    "factors by status": """SELECT ?status ?theme (COUNT(?factor) AS ?n) WHERE {
  ?factor sg:about ?project ; sg:factorTheme ?theme . ?project sg:status ?status .
} GROUP BY ?status ?theme ORDER BY DESC(?n) ?status ?theme LIMIT 20 #%d""",
}
HEAVY = ("partners", "top actors", "factors by status")


@contextmanager
def running(command: list[str], url: str, **environment: str) -> Iterator[str]:
    """A server in a process of its own, up to its first answer."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(1200):
            try:
                ask(url, "ASK {}")
                break
            except (urllib.error.URLError, OSError):
                time.sleep(0.25)
        yield url
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def ask(url: str, query: str) -> bytes:
    """The answer in JSON."""
    request = urllib.request.Request(
        f"{url}?{urllib.parse.urlencode({'query': query})}", headers={"Accept": "application/sparql-results+json"}
    )
    with urllib.request.urlopen(request, timeout=120) as response:
        content: bytes = response.read()
        return content


def rows(answer: bytes) -> list[str]:
    """The solutions, in an order of their own."""
    solutions = parse_query_results(answer, QueryResultsFormat.JSON)
    assert isinstance(solutions, QuerySolutions)
    names = sorted(variable.value for variable in solutions.variables)
    return sorted(str([str(solution[name]) for name in names]) for solution in solutions)


def measure(url: str, query: str, connections: int, seconds: int, projects: int) -> dict[str, float]:
    """Requests a second and latencies in ms, by wrk."""
    path = urllib.parse.urlparse(url).path
    text = urllib.parse.quote(PREFIXES + query).replace("%25d", "NUMBER")
    script = f"""
local text, n = "{path}?query={text.replace("%", "%%")}", 0
text = text:gsub("%%%%", "%%")
local accept = {{["Accept"] = "application/sparql-results+json"}}
request = function()
  n = (n * 7919 + 104729) % {projects}
  return wrk.format("GET", (text:gsub("NUMBER", n)), accept)
end
"""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as lua:
        lua.write(script)
        lua.flush()
        command = [
            "wrk",
            "-t1",
            f"-c{connections}",
            f"-d{seconds}",
            "--timeout",
            "60",
            "--latency",
            "-s",
            lua.name,
            url,
        ]
        report = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", report)
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", report)
    result = {"per_second": float(rate.group(1)) if rate else 0.0, "failed": float(failed.group(1)) if failed else 0}
    for share in ("50", "99"):
        found = re.search(rf"{share}%\s+([\d.]+)(us|ms|s|m)\b", report)
        if found:
            result[f"p{share}"] = float(found.group(1)) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}[found.group(2)]
    return result


STREAM = "SELECT ?s ?p ?o ?n WHERE { VALUES ?n { 1 2 } ?s ?p ?o } LIMIT 1000000"


def stream(url: str) -> dict[str, float]:
    """Rows a second in the client's hands, and how much the processes behind the port grew meanwhile, in MB."""
    processes = behind(urllib.parse.urlparse(url).port or 0)
    before = {pid: megabytes(pid, "VmRSS") for pid in processes}
    for pid in processes:
        Path(f"/proc/{pid}/clear_refs").write_text("5")  # forget the peak so far
    request = urllib.request.Request(
        f"{url}?{urllib.parse.urlencode({'query': STREAM})}", headers={"Accept": "text/tab-separated-values"}
    )
    began, lines = time.perf_counter(), -1  # the head is no row
    with urllib.request.urlopen(request, timeout=300) as response:
        while piece := response.read(1 << 20):
            lines += piece.count(b"\n")
    seconds = time.perf_counter() - began
    grown = sum(megabytes(pid, "VmHWM") - before[pid] for pid in processes)
    return {"rows": lines, "per_second": round(lines / seconds), "grown_mb": round(grown)}


def behind(port: int) -> list[int]:
    """The process that listens on a port, and all below it."""
    listening = subprocess.run(["ss", "-ltnpH", f"sport = :{port}"], capture_output=True, text=True, check=True).stdout
    found = [int(pid) for pid in re.findall(r"pid=(\d+)", listening)[:1]]
    for pid in found:
        for thread in Path(f"/proc/{pid}/task").iterdir():
            found += [int(child) for child in (thread / "children").read_text().split()]
    return found


def megabytes(pid: int, field: str) -> float:
    """A line of a process's status."""
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return int(lines[field].split()[0]) / 1024


def main() -> None:
    """Start the servers in turn, measure, print a line of JSON for each number and the ratios at the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="written by synthetic.py")
    parser.add_argument("--oxigraph", help="the native server's command")
    parser.add_argument("--rdflib-endpoint", help="rdflib-endpoint's command")
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 8, 64])
    parser.add_argument("--rounds", type=int, default=2, help="the servers take turns so often; the best counts")
    given = parser.parse_args()
    release = (given.folder / "current").resolve()
    projects = int(release.name.rpartition("-")[2])
    best: dict[tuple[str, str, int], dict[str, float]] = {}
    with ExitStack() as stack:
        servers = _start(stack, given, release)
        answers = {name: {query: rows(ask(url, PREFIXES + text % 7)) for query, text in QUERIES.items()}
                   for name, url in servers.items() if name != "samgraf, repeated"}  # fmt: skip
        for name, found in answers.items():
            assert found == answers["samgraf"], f"{name} answers otherwise"
        for _ in range(given.rounds):
            for query, text in QUERIES.items():
                for connections in given.connections:
                    for name, url in servers.items():
                        if name == "rdflib-endpoint" and query in HEAVY and connections > 1:
                            continue  # it takes seconds for each
                        number = 5 if name == "samgraf, repeated" else projects
                        result = measure(url, text, connections, given.seconds, number)
                        key = (name, query, connections)
                        if result["per_second"] >= best.get(key, {"per_second": -1.0})["per_second"]:
                            best[key] = result
        streamed = {name: stream(url) for name, url in servers.items() if name in ("samgraf", "oxigraph")}
    for name, result in streamed.items():
        ratio = round(result["per_second"] / streamed["oxigraph"]["per_second"], 2) if "oxigraph" in streamed else None
        print(json.dumps({"server": name, "query": "a million rows", **result, "x_oxigraph": ratio}))
    for (name, query, connections), result in sorted(best.items(), key=lambda item: item[0][1:] + item[0][:1]):
        ratios = {
            f"x_{peer}": round(result["per_second"] / best[peer, query, connections]["per_second"], 2)
            for peer in ("oxigraph", "rdflib-endpoint")
            if name.startswith("samgraf") and best.get((peer, query, connections), {}).get("per_second")
        }
        print(json.dumps({"server": name, "query": query, "connections": connections, **result, **ratios}))


def _start(stack: ExitStack, given: argparse.Namespace, release: Path) -> dict[str, str]:
    def serve(command: list[str], path: str, port: int, **environment: str) -> str:
        return stack.enter_context(running(command, f"http://127.0.0.1:{port}{path}", **environment))

    code = "from api.serve import run; from api.settings import Settings; run(Settings.from_environment())"
    servers = {}
    for name, cache in (("samgraf", "0"), ("samgraf, repeated", "256")):
        port = free_port()
        servers[name] = serve(
            [sys.executable, "-c", code], "/sparql", port,
            SAMGRAF_DATA=str(given.folder), SAMGRAF_PORT=str(port), SAMGRAF_CACHE_MB=cache,
            SAMGRAF_ENGINE="memory", SAMGRAF_METRICS_PORT="0", SAMGRAF_LOG_LEVEL="warning",
        )  # fmt: skip
    if given.oxigraph:
        port = free_port()
        command = [given.oxigraph, "serve-read-only", "--location", str(release / "store")]
        servers["oxigraph"] = serve([*command, "--bind", f"127.0.0.1:{port}"], "/query", port)
    if given.rdflib_endpoint:
        port = free_port()
        command = [given.rdflib_endpoint, "serve", str(given.folder / "graph.nt"), "--port", str(port)]
        servers["rdflib-endpoint"] = serve(command, "/", port)
    return servers


if __name__ == "__main__":
    main()
