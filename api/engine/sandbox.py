"""What a worker may not do: open sockets, outlive its mother, take more memory than its share.

The first two are Linux's; elsewhere they are skipped and the refusal of SERVICE by its text stands alone.
"""

from __future__ import annotations

import ctypes
import errno
import logging
import platform
import resource
import signal
import struct
import sys

logger = logging.getLogger(__name__)

STACK_BYTES = 64 << 20  # the parser recurses; the room is only taken when used
_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_SECCOMP_MODE_FILTER = 2
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_LOAD, _JUMP_EQUAL, _RETURN = 0x20, 0x15, 0x06
# machine: (audit architecture, numbers of socket, io_uring_setup)
_CALLS = {"x86_64": (0xC000003E, 41, 425), "aarch64": (0xC00000B7, 198, 425)}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def widen_stack() -> None:
    """Let this process's stack, and those of its children, grow to STACK_BYTES."""
    _, hard = resource.getrlimit(resource.RLIMIT_STACK)
    wanted = STACK_BYTES if hard == resource.RLIM_INFINITY else min(STACK_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_STACK, (wanted, hard))


def die_with_parent() -> None:
    """Have the kernel end this process when the one that forked it ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def refuse_sockets() -> bool:
    """Take from this process, for good, the power to open a socket; False where the system cannot."""
    calls = _CALLS.get(platform.machine())
    if sys.platform != "linux" or calls is None:
        return False
    architecture, *numbers = calls
    rules = [(_LOAD, 0, 0, 4), (_JUMP_EQUAL, 0, len(numbers) + 2, architecture), (_LOAD, 0, 0, 0)]
    rules += [(_JUMP_EQUAL, len(numbers) - i, 0, number) for i, number in enumerate(numbers)]
    rules += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *rule) for rule in rules))
    program = _Program(len(rules), ctypes.addressof(code))
    kernel = ctypes.CDLL(None, use_errno=True)
    if kernel.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 and (
        kernel.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0
    ):
        return True
    logger.warning("workers keep their sockets: %s", errno.errorcode.get(ctypes.get_errno(), "unknown error"))
    return False


def data_bytes() -> int:
    """Private memory this process has asked for, in bytes: what `limit_memory` counts; 0 where unknown."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            for line in status:
                if line.startswith("VmData:"):
                    return int(line.split()[1]) << 10
    except OSError:
        pass
    return 0


def limit_memory(extra_bytes: int) -> None:
    """Let this process ask for `extra_bytes` more than it has now; beyond, it is ended by its allocator."""
    used = data_bytes()
    if used:
        resource.setrlimit(resource.RLIMIT_DATA, (used + extra_bytes, used + extra_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
