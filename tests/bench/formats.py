"""What is lost when the annotated documents come as Word files, PDFs and web pages.

    python tests/bench/formats.py [FOLDER …]

Each NAME.txt is written as a .docx with headings, lists, tables and line breaks as its text has them, and that saved
as .pdf and .html by LibreOffice (`soffice`; only .docx is scored where it is missing). All are scored as
tests/bench/evaluation.py scores the text, beside it. Columns that a text aligns by spaces are not aligned in the
letters of a Word file, so some of its tables are lost to anyone.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import evaluation
from docx import Document

FORMATS = ("txt", "docx", "pdf", "html")
ITEM = re.compile(r"[-*•–]\s+(.*)")
HEADING = re.compile(r"#+\s+(.*)")
LONGEST_HEADING = 70


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a text is made of: the style of a Word file, "table" for rows, and the words."""
    for part in re.split(r"\n[ \t]*\n", text):
        lines = [line.rstrip() for line in part.split("\n") if line.strip()]
        whole = lines[0].strip() if len(lines) == 1 else ""
        if whole and len(whole) < LONGEST_HEADING and whole[-1] not in ".:,;" and ":" not in whole and "|" not in whole:
            yield "Heading 2", whole
            continue
        held: list[tuple[str, str]] = []
        for line in lines:
            if line.count("|") > 1 or "\t" in line.strip():
                held.append(("table", line.strip().strip("|")))
            elif found := HEADING.fullmatch(line.strip()):
                held.append(("Heading 2", found[1]))
            elif found := ITEM.fullmatch(line.strip()):
                held.append(("List Bullet", found[1]))
            else:
                held.append(("Normal", line))
        joined: list[tuple[str, str]] = []
        for style, words in held:
            if joined and joined[-1][0] == style in ("table", "Normal"):
                joined[-1] = style, f"{joined[-1][1]}\n{words}"
            else:
                joined.append((style, words))
        yield from joined


def write_docx(text: str, path: Path) -> None:
    """Write a text as a Word file."""
    made = Document()
    for style, words in pieces(text):
        if style != "table":
            made.add_paragraph(words, style)
            continue
        rows = [re.split(r"[|\t]", line) for line in words.split("\n") if not re.fullmatch(r"[-:| \t]*", line)]
        table = made.add_table(len(rows), max(map(len, rows)), "Table Grid")
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, said in zip(row.cells, cells, strict=False):
                cell.text = said.strip()
    made.save(str(path))


def score(gold: list[Path], folder: Path, kind: str) -> str:
    """Return the line of micro-averages of what is read of the documents in a format."""
    with tempfile.TemporaryDirectory() as predictions, tempfile.TemporaryDirectory() as golds:
        for path in gold:
            name = path.name.removesuffix(".gold.json")
            shutil.copy(path, golds)
            found = evaluation.prediction(folder / f"{name}.{kind}")
            (Path(predictions) / f"{name}.pred.json").write_text(json.dumps(found), encoding="utf-8")
        command = [sys.executable, str(evaluation.shared() / "evaluation" / "score.py"), golds, predictions]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return next(line for line in told.splitlines() if line.startswith("micro"))


def main() -> None:
    """Print a line a format."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    folders = parser.parse_args().folders or [evaluation.OWN / "tuned", evaluation.OWN / "held-out"]
    found = (path for folder in folders for path in sorted(folder.rglob("*.gold.json")))
    gold = [path for path in found if path.with_name(path.name.replace(".gold.json", ".txt")).exists()]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for path in gold:
            text = path.with_name(path.name.replace(".gold.json", ".txt"))
            shutil.copy(text, folder)
            write_docx(text.read_text(encoding="utf-8"), folder / f"{text.stem}.docx")
        office = shutil.which("soffice")
        for kind in ("pdf", "html") if office else ():
            command = [str(office), "--headless", "--convert-to", kind, "--outdir", made]
            subprocess.run([*command, *map(str, sorted(folder.glob("*.docx")))], check=True, capture_output=True)
        for kind in FORMATS if office else FORMATS[:2]:
            print(f"{kind:5} {score(gold, folder, kind)}", flush=True)


if __name__ == "__main__":
    main()
