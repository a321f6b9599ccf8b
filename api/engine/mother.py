"""The mother process: holds one release and forks workers from it.

Started by exec, so that it has one thread and no event loop when it forks. Its standard input is a packet
socket to the server:

    from the server   {"fork": n} with the worker's end of a socket pair · {"kill": n}
    to the server     {"ready": true} or {"failed": why} once · {"forked": n, "pid": p} · {"gone": n, "signal": s}

When the server goes, so does she; when she goes, the kernel ends her workers.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
from dataclasses import asdict, dataclass

from pyoxigraph import DefaultGraph, RdfFormat, Store

from api.engine import sandbox, worker


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What the mother is started with, as JSON in her first argument."""

    store: str
    in_memory: bool
    network: bool
    memory_bytes: int
    result_bytes: int
    seconds: float

    def command(self) -> list[str]:
        """The command that starts a mother with this task."""
        return [sys.executable, "-m", "api.engine.mother", json.dumps(asdict(self))]


def main() -> None:
    """Hold the release and fork until the server closes the socket."""
    if sys.argv[1] == "--dump":
        _dump(sys.argv[2], sys.argv[3])
        return
    control = socket.socket(fileno=os.dup(0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    wake, wake_writer = os.pipe()
    os.set_blocking(wake_writer, False)
    signal.set_wakeup_fd(wake_writer, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    task = Task(**json.loads(sys.argv[1]))
    try:
        stores = _load(task.store) if task.in_memory else None
        if stores is None:
            _try_to_open(task.store)
    except (OSError, SyntaxError, ValueError) as error:
        control.send(json.dumps({"failed": str(error)}).encode())
        return
    sandbox.widen_stack()
    gc.collect()
    gc.freeze()
    control.send(json.dumps({"ready": True}).encode())
    _Mother(control, task, stores).run(wake)


def _load(path: str) -> worker.Stores:
    """The release's store in memory, and its default graph alone."""
    return worker.Stores(_loaded(path, RdfFormat.N_QUADS), _loaded(path, RdfFormat.N_TRIPLES))


def _loaded(path: str, format: RdfFormat) -> Store:
    """What a store on disk dumps in this format: N-Triples have the default graph only.

    It comes from a process of its own: a store on disk leaves threads behind, and a process with threads must
    not fork.
    """
    store = Store()
    command = [sys.executable, "-m", "api.engine.mother", "--dump", path, format.file_extension]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as dump:
        store.bulk_load(dump.stdout, format)
    if dump.returncode:
        raise OSError(f"the store at {path} cannot be read")
    return store


def _dump(path: str, extension: str) -> None:
    store = Store.read_only(path)
    if extension == RdfFormat.N_QUADS.file_extension:
        store.dump(sys.stdout.buffer, RdfFormat.N_QUADS)
    else:
        store.dump(sys.stdout.buffer, RdfFormat.N_TRIPLES, from_graph=DefaultGraph())


def _try_to_open(path: str) -> None:
    """Open the store on disk in a child, for the same reason."""
    pid = os.fork()
    if pid == 0:
        try:
            Store.read_only(path)
        except OSError:
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    if status:
        raise OSError(f"the store at {path} cannot be opened")


class _Mother:
    def __init__(self, control: socket.socket, task: Task, stores: worker.Stores | None) -> None:
        self._control = control
        self._task = task
        self._stores = stores
        self._children: dict[int, int] = {}  # number → process id

    def run(self, wake: int) -> None:
        control = self._control.fileno()
        while True:
            ready, _, _ = select.select([control, wake], [], [])
            if wake in ready:
                os.read(wake, 4096)
                self._reap()
            if control in ready and not self._obey():
                break
        for pid in self._children.values():
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        os._exit(0)  # without giving the store's memory back piece by piece

    def _obey(self) -> bool:
        message, handles, _, _ = socket.recv_fds(self._control, 4096, 1)
        if not message:
            return False
        order = json.loads(message)
        if "kill" in order:
            if pid := self._children.get(order["kill"]):
                os.kill(pid, signal.SIGKILL)
        else:
            self._fork(order["fork"], handles[0])
        return True

    def _fork(self, number: int, handle: int) -> None:
        try:
            pid = os.fork()
        except OSError:
            os.close(handle)
            self._tell({"gone": number, "signal": None})
            return
        if pid == 0:
            self._be_worker(handle)
        os.close(handle)
        self._children[number] = pid
        self._tell({"forked": number, "pid": pid})

    def _be_worker(self, handle: int) -> None:
        status = 1
        try:
            sandbox.die_with_parent()
            self._control.close()
            os.close(0)
            # What allocators write on their way out says less than the signal that follows.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            if not self._task.network:
                sandbox.refuse_sockets()
            task = self._task
            stores = self._stores or worker.Stores(Store.read_only(task.store))
            with socket.socket(fileno=handle) as connection, contextlib.suppress(ConnectionError):
                worker.serve(connection, stores, task.memory_bytes, task.result_bytes, task.seconds)
            status = 0
        finally:
            os._exit(status)

    def _reap(self) -> None:
        for number, pid in list(self._children.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                del self._children[number]
                self._tell({"gone": number, "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else None})

    def _tell(self, message: dict[str, object]) -> None:
        with contextlib.suppress(ConnectionError):
            self._control.send(json.dumps(message).encode())


if __name__ == "__main__":
    main()
