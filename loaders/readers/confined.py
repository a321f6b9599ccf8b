"""Reading in a process of its own: a file that crashes a library, or eats time or memory, fails alone."""

from __future__ import annotations

import os
import pickle
import resource
import subprocess
import sys
from pathlib import Path

from loaders.errors import SourceError
from loaders.readers.composition import Layout
from loaders.readers.formats import reader_of

SECONDS, SECONDS_FOR_PDF = 60, 300  # a PDF of 300 pages takes 15; the tree of a page takes more the deeper it is
MEMORY = 1 << 30  # bytes of data
RUN = "from loaders.readers.confined import main; main()"
REMEDY = "split the document, or save it anew from the program that made it"


def read(kind: str, content: bytes, path: Path, seconds: float | None = None, memory: int = MEMORY) -> Layout:
    """Read a file as `loaders.readers.formats` does, within limits of time and memory.

    Args:
        kind: the ending of its name.
        content: its bytes.
        path: where it is, for errors.
        seconds: of the clock, after which it is given up; by default what its format may take.
        memory: bytes of data that reading may take (held to on Linux).

    Raises:
        SourceError: it cannot be read, or not within the limits.
    """
    if seconds is None:
        seconds = SECONDS_FOR_PDF if kind == "pdf" else SECONDS
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(place for place in sys.path if place)}
    command = [sys.executable, "-c", RUN, kind, str(path), str(memory)]
    try:
        ended = subprocess.run(command, input=content, capture_output=True, env=environment, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise SourceError(path, f"reading it takes more than {seconds:g} seconds", remedy=REMEDY) from error
    if ended.returncode != 0:
        said = ended.stderr.decode("utf-8", "replace").strip().splitlines()
        how = f"signal {-ended.returncode}" if ended.returncode < 0 else (said[-1] if said else "no word")
        raise SourceError(path, f"the library that reads .{kind} broke down on it ({how})", remedy=REMEDY)
    made = pickle.loads(ended.stdout)
    if isinstance(made, SourceError):
        raise made
    assert isinstance(made, Layout)
    return made


def main() -> None:
    """Read the file on standard input; write what was made of it, or the SourceError, to standard output."""
    kind, path, memory = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    content = sys.stdin.buffer.read()
    made: Layout | SourceError
    try:
        made = reader_of(kind, content, path)(content, path)
    except SourceError as error:
        made = error
    except MemoryError:
        made = SourceError(path, f"reading it takes more than {memory >> 20} MB of memory", remedy=REMEDY)
    sys.stdout.buffer.write(pickle.dumps(made))
    sys.stdout.buffer.flush()
    os._exit(0)  # what a library leaves running or locked is not waited for
