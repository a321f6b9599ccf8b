"""Draws what builds cost: `python tests/bench/slopes.py RESULTS SVG`.

RESULTS are the lines that tests/bench/scale.py adds, one a build. Both axes are logarithmic, so a cost that
grows as the documents do is a line of slope 1; the slope that is written beside a line is that between the
smallest and the largest build.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

WIDTH, HEIGHT, LEFT, BOTTOM, RIGHT, TOP = 760, 460, 60, 50, 250, 30
COLOURS = ("#1b6ca8", "#b8432f", "#3b7d3b", "#7a4b9e", "#8a6d1b", "#444444", "#c2185b")
Line = Callable[[dict[str, Any]], float]
LINES: dict[str, Line] = {
    "processor, s": lambda run: run["cpu_seconds"]["build"],
    "reading, mapping, s": lambda run: sum(run["cpu_seconds"].get(s, 0) for s in ("reading", "resolving", "mapping")),
    "SHACL, s": lambda run: run["cpu_seconds"]["validating"],
    "deriving, checking, s": lambda run: run["cpu_seconds"]["deriving"] + run["cpu_seconds"]["checking"],
    "dumps, tables, search, s": lambda run: sum(s for step, s in run["cpu_seconds"].items() if "writing" in step),
    "peak memory, MB": lambda run: run["peak_mb"],
    "release on disk, MB": lambda run: sum(run["disk"].values()) / 1e6,
}


def drawn(runs: list[dict[str, Any]], title: str) -> str:
    """Return a picture of runs, the smallest first."""
    values = [line(run) for line in LINES.values() for run in runs]
    low, high = math.floor(math.log10(min(filter(None, values)))), math.ceil(math.log10(max(values)))
    first, last = math.floor(math.log10(runs[0]["documents"])), math.ceil(math.log10(runs[-1]["documents"]))

    def x(documents: float) -> float:
        return LEFT + (math.log10(documents) - first) / max(1, last - first) * (WIDTH - LEFT - RIGHT)

    def y(value: float) -> float:
        return HEIGHT - BOTTOM - (math.log10(max(value, 10**low)) - low) / (high - low) * (HEIGHT - BOTTOM - TOP)

    parts = [f'<title>{escape(title)}</title><rect width="100%" height="100%" fill="white"/>']
    parts.append(f'<text x="{LEFT}" y="18">{escape(title)}</text>')
    for power in range(first, last + 1):
        place = x(10**power)
        parts.append(f'<path class="grid" d="M{place:.0f} {TOP}V{HEIGHT - BOTTOM}"/>')
        parts.append(f'<text x="{place:.0f}" y="{HEIGHT - 30}" text-anchor="middle">{10**power:,}</text>')
    for power in range(low, high + 1):
        place = y(10.0**power)
        parts.append(f'<path class="grid" d="M{LEFT} {place:.0f}H{WIDTH - RIGHT}"/>')
        parts.append(f'<text x="{LEFT - 6}" y="{place + 4:.0f}" text-anchor="end">{10.0**power:g}</text>')
    parts.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 10}" text-anchor="middle">documents</text>')
    for number, ((name, line), colour) in enumerate(zip(LINES.items(), COLOURS, strict=True)):
        points = [(x(run["documents"]), y(line(run))) for run in runs]
        parts.append(f'<path fill="none" stroke="{colour}" d="M{"L".join(f"{a:.0f} {b:.0f}" for a, b in points)}"/>')
        parts += [f'<circle cx="{a:.0f}" cy="{b:.0f}" r="3" fill="{colour}"/>' for a, b in points]
        said = f"{name} (slope {slope(runs, line):.2f})"
        place = TOP + 20 * number + 10
        parts.append(f'<circle cx="{WIDTH - RIGHT + 16}" cy="{place - 4}" r="4" fill="{colour}"/>')
        parts.append(f'<text x="{WIDTH - RIGHT + 26}" y="{place}">{escape(said)}</text>')
    style = "text{font:13px sans-serif;fill:#222}.grid{stroke:#ddd}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"><style>{style}</style>'
    return head + "\n".join(parts) + "</svg>\n"


def slope(runs: list[dict[str, Any]], line: Line) -> float:
    """Return the exponent with which a cost grows from the smallest to the largest run."""
    few, many = line(runs[0]), line(runs[-1])
    return math.log(many / few) / math.log(runs[-1]["documents"] / runs[0]["documents"]) if few and many else 0.0


if __name__ == "__main__":
    held = [json.loads(line) for line in Path(sys.argv[1]).read_text().splitlines()]
    held.sort(key=lambda run: run["documents"])
    each = sum(run["bytes"] for run in held) / sum(run["documents"] for run in held)
    Path(sys.argv[2]).write_text(drawn(held, f"One build of documents of {each / 1000:.1f} kB, one process"))
